"""Corrections of a parse in which a verb hangs too low: it goes on with the clause above."""

from __future__ import annotations

from dataclasses import replace

from stancegraph.extraction.parsing.parse import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_SAYING = frozenset(
    "accuse add argue call caution claim condemn demand denounce describe dub emphasise emphasize "
    "express insist label note reiterate reject say state stress term underline urge voice "
    "warn".split()
)
"""Verbs of ", urging them to stop", which go on with what was said."""
_LOW = frozenset({"acl", "advcl", "relcl", "xcomp"})
"""Clauses that such a participle is seldom part of."""


def raise_verbs(fixed: list[Token]) -> None:
    """Put right verbs that were joined to a clause below theirs."""
    with_subject = {token.head for token in fixed if token.dep in _SUBJECTS}
    with_to = {token.head for token in fixed if token.dep == "aux" and token.lemma == "to"}
    for verb in list(fixed):
        if verb.dep == "conj" and verb.tag in ("VBD", "VBZ") and verb.i not in with_subject:
            _raise_finite(fixed, verb, with_to)
        elif verb.dep == "advcl" and verb.tag == "VBG" and verb.lemma in _SAYING:
            _raise_participle(fixed, verb)


def _raise_finite(fixed: list[Token], verb: Token, with_to: set[int]) -> None:
    """Put right "urged them not to fight *and called* for talks": no infinitive goes on so."""
    first = fixed[verb.head]
    if first.tag != "VB" or first.i not in with_to or first.i > verb.i:
        return
    above = _above(fixed, first, (verb.tag,))
    if above is not None:
        fixed[verb.i] = replace(verb, head=above.i)


def _raise_participle(fixed: list[Token], verb: Token) -> None:
    """Put right "rejected claims that they should pay, *urging* them to stop"."""
    clause = fixed[verb.head]
    if verb.i == 0 or fixed[verb.i - 1].text != "," or clause.i > verb.i:
        return
    if clause.dep not in _LOW:
        return
    above = _above(fixed, clause, ("VBD", "VBZ", "VBP"))
    if above is not None and above.lemma != "be":
        fixed[verb.i] = replace(verb, head=above.i)


def _above(fixed: list[Token], token: Token, tags: tuple[str, ...]) -> Token | None:
    """The nearest verb above with one of the tags that is no relative clause."""
    steps = 0
    while token.head != token.i and steps < len(fixed):
        token, steps = fixed[token.head], steps + 1
        if token.tag in tags and token.pos == "VERB" and token.dep not in ("relcl", "acl"):
            return token
    return None
