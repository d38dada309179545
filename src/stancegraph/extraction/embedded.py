"""What is only spoken of: acts in an accusation, a promise, or another's demand."""

from __future__ import annotations

from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.lexicon import Frame
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.records.values import Act, Polarity, Tier

_BELIEFS = frozenset({"belief", "quality:convinced:clause", "verb:believe:clause"})
_DEFENDING = frozenset({"verb:stand:prep:by", "verb:defend:dobj", "verb:justify:dobj"})
"""Frames by which somebody stands by what he did."""
_ALLEGED = frozenset(
    "accusation allegation charge claim fear idea possibility prospect report rumor rumour "
    "suggestion suspicion".split()
)
_PREVENTING = frozenset("bar block deter hinder keep prevent stop".split())
_SHUNNING = frozenset("avoid delay oppose postpone reject resist".split())
_HOPING = frozenset({"expect", "hope"})
_ASKED = frozenset("appeal call demand insistence proposal recommendation request".split())
_DENYING = frozenset({"deny", "refute", "disprove"})
_ANSWERING = _DENYING | {"contest", "dismiss", "dispute", "rebuff", "reject"}
_UNDERTAKINGS = frozenset(
    f"verb:{verb}:clause" for verb in ("agree", "offer", "opt", "pledge", "promise", "vow")
)
"""Frames that announce an act, which says what it is about: "agreed to *bar Peru*"."""


def is_alleged(sentence: Sentence, verb: Token) -> bool:
    """True for "rejected accusations of backing the rebels": what is only said of somebody."""
    of = sentence.head(verb)
    noun = sentence.head(of)
    if verb.dep in ("ccomp", "xcomp") and of.lemma in _DENYING and of.i < verb.i:
        return True  # "denied that it backs the rebels"
    marks = {one.lemma for one in sentence.children(verb, "mark")}
    if (
        verb.dep in ("acl", "ccomp")
        and of.lemma in _ALLEGED
        and of.pos == "NOUN"
        and "that" in marks
    ):
        return sentence.head(of).lemma in _ANSWERING  # "rejected claims that it backs them"
    return verb.dep == "pcomp" and of.lemma in ("of", "about") and noun.lemma in _ALLEGED


def is_kept_from(sentence: Sentence, verb: Token) -> bool:
    """True for "a veto kept the council from adopting it": what somebody could not do."""
    prep = sentence.head(verb)
    if verb.tag == "VBG" and verb.dep in ("xcomp", "ccomp", "dobj"):
        return prep.lemma in _SHUNNING  # "rejected signing the pact"
    return verb.dep == "pcomp" and prep.lemma == "from" and sentence.head(prep).lemma in _PREVENTING


def is_hoped(sentence: Sentence, verb: Token) -> bool:
    """True for "they hoped Peru would agree", "its demand that Peru ease the ban": not done."""
    first = sentence.first_conjunct(verb)
    above = sentence.head(first)
    if sentence.child(first, "nsubj", "nsubjpass") is None:
        return False
    is_wish = first.dep == "ccomp" and above.lemma in _HOPING
    asked = first.dep in ("acl", "ccomp") and above.pos == "NOUN" and above.lemma in _ASKED
    return is_wish or (asked and first.tag == "VB")


def is_planned(sentence: Sentence, frame: Frame, verb: Token) -> bool:
    """True for "will sign the pact" and "are to sign it", which is still to come."""
    if frame.act is not Act.SIGN:
        return False
    auxes = {one.text.lower() for one in sentence.children(verb, "aux")}
    above = sentence.head(verb)
    is_to_come = verb.dep == "xcomp" and above.lemma == "be" and "to" in auxes
    return is_to_come or bool(auxes & {"will", "'ll", "’ll"})


def only_leads(one: Candidate, found: list[Candidate]) -> bool:
    """True for the summons of "summoned the envoy to condemn the raid", and for two readings.

    Whoever supports a thing by a verb does not reject it by an adjective ("recognised the
    unilateral act"), nor does "their support" belong to whoever calls it illegal.
    """
    if one.rule == "verb:summon:dobj":
        return any(
            o.who.same_actor(one.who) and o.start == one.start and o.place > one.place
            for o in found
            if o.polarity is one.polarity and o.rule != one.rule
        )
    if one.rule.startswith("verb:") and one.tier is not Tier.CARRIED:
        # "stands by its decision to reject the boat" says it once
        defended = (o for o in found if o.polarity is Polarity.SUPPORT and o.rule in _DEFENDING)
        return any(
            o.who.same_actor(one.who) and o.target.start < one.place < o.target.end
            for o in defended
            if o.rule != one.rule
        )
    if one.rule == "loaded":
        return any(_is_opposite(one, o) and o.rule.startswith("verb:") for o in found)
    if one.tier is Tier.PRONOUN and one.rule.startswith("noun:"):
        return any(_is_opposite(one, o) and o.rule == "loaded" for o in found)
    return False


def _is_opposite(one: Candidate, other: Candidate) -> bool:
    return (
        other.who.same_actor(one.who)
        and {one.polarity, other.polarity} == {Polarity.SUPPORT, Polarity.OPPOSE}
        and other.target.start < one.target.end
        and one.target.start < other.target.end
    )


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
    if one.rule not in _BELIEFS:
        return False
    # "we believe that the ban, which hurts all, is unjust" names the ban alone
    same = (o for o in found if o is not one and o.target.start == target.start)
    return bool(inside) or any(o.place > one.place for o in same)
