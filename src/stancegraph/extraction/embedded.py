"""What is only spoken of: acts in an accusation, a promise, or another's demand."""

from __future__ import annotations

from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.records.values import Act

_BELIEFS = frozenset({"verb:believe:clause", "quality:convinced:clause"})
_ALLEGED = frozenset(
    "accusation allegation charge claim fear idea possibility prospect report rumor rumour "
    "suggestion suspicion".split()
)
_UNDERTAKINGS = frozenset(
    f"verb:{verb}:clause" for verb in ("agree", "offer", "opt", "pledge", "promise", "vow")
)
"""Frames that announce an act, which says what it is about: "agreed to *bar Peru*"."""


def is_alleged(sentence: Sentence, verb: Token) -> bool:
    """True for "rejected accusations of backing the rebels": what is only said of somebody."""
    of = sentence.head(verb)
    noun = sentence.head(of)
    return verb.dep == "pcomp" and of.lemma in ("of", "about") and noun.lemma in _ALLEGED


def is_named(one: Candidate, found: list[Candidate]) -> bool:
    """True for the sanctions of one that another speaks of: "vetoed *their sanctions on Peru*"."""
    return (
        one.act is Act.SANCTION
        and one.rule.startswith("noun:")
        and any(
            other.target.start <= one.place < other.target.end
            for other in found
            if not other.who.same_actor(one.who)
        )
    )


def only_frames(one: Candidate, found: list[Candidate]) -> bool:
    """True for the belief or promise around a stance: "we believe that *the ban is unjust*"."""
    target = one.target
    inside = [o for o in found if o is not one and target.start <= o.place < target.end]
    if one.rule in _UNDERTAKINGS:
        return any(o.who.same_actor(one.who) and o.modality is one.modality for o in inside)
    return one.rule in _BELIEFS and bool(inside)
