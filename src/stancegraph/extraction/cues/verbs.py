"""Verbs of stance and effect: "they *oppose* the plan", "the plan *undermines* peace"."""

from __future__ import annotations

from stancegraph.extraction.clauses import is_passive
from stancegraph.extraction.cues.match import Match
from stancegraph.extraction.lexicon import Frame, Kind
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.slots import VERBAL, fill, slot_of
from stancegraph.records.values import Polarity

STATIVE = frozenset({"commit", "concern", "determine", "oppose", "worry"})
"""Verbs whose passive is a state of mind: "is opposed to"."""


def verb_match(sentence: Sentence, token: Token, frame: Frame) -> Match | None:
    """Match "opposed the plan", "the plan undermines peace", "they defame us"."""
    if token.pos not in VERBAL or token.dep in ("amod", "compound"):
        return None
    if token.lemma in STATIVE and sentence.child(token, "nsubjpass") is not None:
        return None
    if token.dep == "acl" and frame.recorded:
        return None  # "the treaty signed by Chad" only says which treaty
    is_benefit = frame.kind is Kind.EFFECT and frame.polarity is Polarity.SUPPORT
    if token.dep == "relcl" and is_benefit:
        return None  # "a way that helps" praises nothing
    is_effect = frame.kind is Kind.EFFECT and frame.targets[0] == "subject"
    is_victim = is_passive(sentence, token) and not is_benefit
    if is_effect and (is_victim or (token.dep == "acl" and token.tag == "VB")):
        return None  # what "was sabotaged" is the victim; "an attempt to undermine" names one
    words = {child.text.lower() for child in sentence.children(token)}
    if frame.adverbs and not words & frame.adverbs:
        return None
    if frame.particle is not None and frame.particle not in words:
        return None
    slot, targets = fill(sentence, token, frame.targets)
    if not targets:
        return None
    if frame.other_subject and sentence.child(targets[0], "nsubj", "nsubjpass") is None:
        return None
    addressee = _addressee(sentence, token, frame, targets)
    must_be_addressed = any("prep:" in one for one in frame.addressee) and slot == "clause"
    if must_be_addressed and addressee is None:
        return None
    return Match(frame, token, token, targets, slot, addressee)


def _addressee(
    sentence: Sentence, token: Token, frame: Frame, targets: tuple[Token, ...]
) -> Token | None:
    """Who is asked, thanked or blamed."""
    for slot in frame.addressee:
        found = slot_of(sentence, token, slot)
        if found and found[0] not in targets:
            return found[0]
    if frame.addressee and targets[0].pos in VERBAL:
        return sentence.child(targets[0], "nsubj", "nsubjpass")
    return None
