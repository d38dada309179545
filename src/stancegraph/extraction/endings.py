"""Demands for the end of something: whoever asks for it opposes what should end."""

from __future__ import annotations

from stancegraph.extraction.cues import Match
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.slots import VERBAL
from stancegraph.records.values import Act, Polarity

_FIGHTING = frozenset("act campaign fight mobilise mobilize rally rise speak struggle vote".split())
_FOUGHT = frozenset("condemn confront counter defeat denounce deplore fight overcome".split())
_FLIPPING = frozenset({Act.CALL_FOR, Act.ENDORSE, Act.COMMIT})


def ended_by(sentence: Sentence, match: Match, lexicon: Lexicon) -> tuple[Token, ...]:
    """The heads of what should end, when that is all that a supporting cue is about."""
    if match.frame.act not in _FLIPPING or match.frame.polarity is not Polarity.SUPPORT:
        return ()
    found: list[Token] = []
    for target in match.targets:
        ended = what_ends(sentence, target, lexicon)
        owners = [sentence.child(one, "poss") for one in ended]
        is_own = match.frame.act is Act.COMMIT and any(o and o.tag == "PRP$" for o in owners)
        if not ended or is_own:  # "ready to withdraw its troops" opposes no troops
            return ()
        found += ended
    return tuple(found)


def ended_further(
    sentence: Sentence, match: Match, lexicon: Lexicon
) -> dict[Token, tuple[Token, ...]]:
    """Coordinated verbs of ending and what they end: "to pay their debts and *drop the case*"."""
    if match.frame.act not in _FLIPPING:
        return {}
    found: dict[Token, tuple[Token, ...]] = {}
    for target in match.targets:
        for verb in sentence.conjuncts(target) if target.pos in VERBAL else ():
            if verb.i > target.i and verb.pos in VERBAL:
                ended = what_ends(sentence, verb, lexicon)
                if ended:
                    found[verb] = tuple(ended)
    return found


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


def _fought(sentence: Sentence, verb: Token) -> list[Token]:
    """What one should "rally against" or "wage war on"."""
    if verb.lemma in _FOUGHT:
        found = sentence.child(verb, "dobj", "nsubjpass")
        if found is not None:
            return [found]
    if verb.lemma not in _FIGHTING:
        return []
    against = (c for c in sentence.children(verb, "prep") if c.lemma == "against")
    prep = next(against, None)
    return sentence.children(prep, "pobj", "pcomp") if prep is not None else []


def _ended_by_verb(sentence: Sentence, verb: Token, lexicon: Lexicon) -> list[Token]:
    if sentence.child(verb, "neg") is not None:
        return [verb]
    if verb.lemma not in lexicon.ends:
        return _fought(sentence, verb)
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
