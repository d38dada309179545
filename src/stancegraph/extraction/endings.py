"""Demands for the end of something: whoever asks for it opposes what should end."""

from __future__ import annotations

from stancegraph.extraction.cues import Match
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.slots import VERBAL
from stancegraph.records.values import Act, Polarity

_FLIPPING = frozenset({Act.CALL_FOR, Act.ENDORSE, Act.COMMIT})


def ended_by(sentence: Sentence, match: Match, lexicon: Lexicon) -> tuple[Token, ...]:
    """The heads of what should end, when that is all that a supporting cue is about."""
    if match.frame.act not in _FLIPPING or match.frame.polarity is not Polarity.SUPPORT:
        return ()
    found: list[Token] = []
    for target in match.targets:
        ended = what_ends(sentence, target, lexicon)
        if not ended:
            return ()
        found += ended
    return tuple(found)


def what_ends(sentence: Sentence, target: Token, lexicon: Lexicon) -> list[Token]:
    """The heads of what a verb or noun of ending wants ended; empty when it is about no end."""
    if target.pos in VERBAL:
        return _ended_by_verb(sentence, target, lexicon)
    if target.lemma not in lexicon.end_nouns:
        return []
    above = [prep for prep in sentence.children(sentence.head(target), "prep") if prep.i > target.i]
    for prep in (*sentence.children(target, "prep"), *above):
        if prep.lemma in ("to", "of", "on", "in"):
            below = sentence.children(prep, "pobj", "pcomp")
            if below:
                return below
    return []


def _ended_by_verb(sentence: Sentence, verb: Token, lexicon: Lexicon) -> list[Token]:
    if sentence.child(verb, "neg") is not None:
        return [verb]
    if verb.lemma not in lexicon.ends:
        return []
    found = sentence.child(verb, "dobj", "nsubjpass")
    if found is not None and found.lemma not in ("itself", "themselves"):
        return [found]
    clauses = sentence.children(verb, "xcomp", "pcomp")
    if clauses:
        return clauses[:1]
    for prep in sentence.children(verb, "prep"):
        below = sentence.children(prep, "pobj", "pcomp")
        if below:
            return below
    return []
