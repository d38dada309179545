"""Small corrections of a parse where statistical parsers err in one known way."""

from __future__ import annotations

from dataclasses import replace

from stancegraph.extraction.parse import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def repaired(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with wrong attachments put right.

    "X refused the offer and Peru backed it": Peru is what backed it, not part of the offer.
    """
    fixed = list(tokens)
    for noun in tokens:
        if noun.dep != "conj" or noun.pos != "PROPN" or noun.i + 1 >= len(tokens):
            continue
        verb = tokens[noun.i + 1]
        if verb.tag not in _FINITE or verb.pos not in ("VERB", "AUX"):
            continue
        if verb.dep != "conj" or verb.head >= noun.i or verb.i == noun.head:
            continue
        if any(t.head == verb.i and t.dep in ("nsubj", "nsubjpass") for t in tokens):
            continue
        if tokens[noun.head].i > verb.head:  # the noun hangs below the first verb's object
            fixed[noun.i] = replace(noun, head=verb.i, dep="nsubj")
    return tuple(fixed)
