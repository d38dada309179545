"""What is done, said or planned, told from those who do it, and names that stand for it."""

from __future__ import annotations

from stancegraph.extraction.parsing.parse import Sentence, Token

_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ness", "ing", "ship")
_BODIES = frozenset(
    "administration alliance association audience being coalition commission congregation "
    "corporation delegation department detachment establishment faction federation foundation "
    "garrison government institution king leadership legation membership mission nation "
    "opposition organisation organization parliament population readership regiment session "
    "station".split()
)
"""Nouns with such an ending for people, not for what they do."""
_THINGS = frozenset(
    "act appeal approach arrest attack ban bid bill bombing call claim coup crackdown deal demand "
    "denial draft embargo failure idea law measure move offer pact plan plea policy project "
    "proposal raid refusal remark report request resolution response role ruling silence stance "
    "step strategy strike tariff text threat visit vote war withdrawal work".split()
)
_NAMING = frozenset("call term dub consider describe label see deem brand regard view".split())


def is_thing(noun: Token) -> bool:
    """True for a noun of an act or text, which can be blamed but not addressed."""
    if noun.pos == "PROPN" or noun.lemma in _BODIES:
        return False
    return noun.lemma in _THINGS or noun.lemma.endswith(_ENDINGS)


def named_as(sentence: Sentence, verb: Token) -> Token | None:
    """The slander of "what it calls *slander*" and "what it describes as *slander*"."""
    asked = any(one.tag == "WP" for one in sentence.children(verb))
    if not asked or verb.lemma not in _NAMING:
        return None
    said = sentence.child(verb, "oprd", "attr")
    for prep in sentence.children(verb, "prep"):
        if said is None and prep.lemma == "as":
            said = sentence.child(prep, "pobj")
    return said
