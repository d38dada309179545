"""Matching the lexicon's frames against a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.extraction.clauses import is_passive
from stancegraph.extraction.lexicon import Frame, Kind, Lexicon
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.reactions import reacted_to, source_of
from stancegraph.extraction.slots import (
    VERBAL,
    fill,
    has_complement,
    has_to,
    object_slot,
    slot_of,
    subject_slot,
)
from stancegraph.records.values import Act, Polarity

_COPULAS = frozenset("be remain become seem constitute represent stay feel stand".split())
_REMARKING = frozenset(
    "point note say remember recall stress emphasise emphasize mention understand know see".split()
)
"""Verbs of "it is important to point out", which calls for nothing."""
_STATIVE = frozenset({"commit", "concern", "determine", "oppose", "worry"})
"""Verbs whose passive is a state of mind: "is opposed to"."""
_UNREAL = frozenset(
    "possible potential threatened planned proposed future likely alleged supposed eventual".split()
)
"""Adjectives of what is not there (yet): "possible sanctions"."""
_OWNERS = ("poss", "compound", "nmod", "amod")
_AFTER_IN = frozenset("favour favor support solidarity protest opposition retaliation".split())
"""Nouns of "spoke in support of", "left in protest at"."""


@dataclass(frozen=True, slots=True)
class Match:
    """A cue in a clause. `targets` are heads of phrases in the sentence."""

    frame: Frame
    cue: Token
    clause: Token
    """The verb whose subject takes the stance, and which negation and modality hang on."""
    targets: tuple[Token, ...]
    slot: str
    addressee: Token | None = None
    owner: Token | None = None
    """Who owns a noun of stance ("*Chile's* support for"), where no verb carries it."""


class CueFinder:
    """Finds all cues of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """Yield each cue once, in reading order; the first frame of a word that fits wins.

        Frames that speak of different slots of the same word ("cannot erase") all count.
        """
        found = list(self._all(sentence))
        carried = {
            (one.clause.i, sentence.first_conjunct(one.cue).i)
            for one in found
            if one.frame.kind is Kind.NOUN and one.owner is None
        }
        cues = {one.cue.i for one in found}
        for one in found:
            # "stressed the need for X" is about X, not about the need
            is_carrier = one.frame.kind is Kind.VERB and one.slot == "dobj"
            is_refusal = one.slot == "clause" and one.cue.lemma in self._lexicon.refusing
            if is_refusal and one.targets[0].i in cues:
                continue  # "refused to condemn" is about what was not condemned
            if is_carrier and any((one.clause.i, target.i) in carried for target in one.targets):
                continue
            yield one

    def _all(self, sentence: Sentence) -> Iterator[Match]:
        for token in sentence.tokens:
            frames = self._lexicon.frames.get(token.lemma, ())
            if token.text.lower() != token.lemma:
                frames += self._lexicon.frames.get(token.text.lower(), ())
            taken: set[tuple[Kind, str | bool]] = set()
            for frame in frames:
                key = (frame.kind, frame.only_negated and frame.targets[0])
                match = None if key in taken else self._match(sentence, token, frame)
                if match is not None:
                    taken.add(key)
                    yield match

    def _match(self, sentence: Sentence, token: Token, frame: Frame) -> Match | None:
        if frame.kind is Kind.NOUN:
            return self._noun(sentence, token, frame)
        if frame.complements and not has_complement(sentence, token, frame.complements):
            return None
        if frame.without and has_complement(sentence, token, frame.without):
            return None
        if frame.kind is Kind.QUALITY:
            return self._quality(sentence, token, frame)
        return self._verb(sentence, token, frame)

    def _verb(self, sentence: Sentence, token: Token, frame: Frame) -> Match | None:
        if token.pos not in VERBAL or token.dep in ("amod", "compound"):
            return None
        if token.lemma in _STATIVE and sentence.child(token, "nsubjpass") is not None:
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

    def _noun(self, sentence: Sentence, token: Token, frame: Frame) -> Match | None:
        if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
            return None
        if any(one.lemma in _UNREAL for one in sentence.children(token, "amod")):
            return None
        first = sentence.first_conjunct(token)
        carrier = sentence.head(first)
        slot, targets = fill(sentence, token, frame.targets)
        if not targets and "clause" in frame.targets and first.dep == "dobj":
            slot, targets = "clause", _purpose(sentence, carrier, token)
        is_light = carrier.lemma in (frame.light or self._lexicon.light)
        is_drawn = not targets and carrier.lemma in self._lexicon.drawing
        if is_light and not is_drawn and first.dep in ("dobj", "nsubjpass", "oprd", "xcomp"):
            return Match(frame, token, carrier, targets, slot) if targets else None
        source = source_of(sentence, first, carrier, self._lexicon.drawing)
        if source is not None and frame.owned:
            targets = targets or reacted_to(sentence, first, carrier, self._lexicon.drawing)
            return Match(frame, token, token, targets, "from", owner=source) if targets else None
        owner = sentence.child(token, *_OWNERS)
        if first.dep == "pobj" and carrier.lemma == "under" and frame.act is Act.SANCTION:
            # "is under American sanctions"
            targets, slot = subject_slot(sentence, sentence.head(carrier)), "subject"
        elif first.dep == "pobj" and carrier.lemma == "in" and frame.word in _AFTER_IN:
            verb = sentence.head(carrier)
            if verb.pos == "NOUN":  # "recalled its envoys for talks in protest at the raid"
                verb = next((up for up in sentence.ancestors(verb) if up.pos in VERBAL), verb)
            if targets and verb.pos in VERBAL:
                return Match(frame, token, verb, targets, slot)
        elif carrier.lemma in ("with", "as") and not frame.light:
            return None
        if not targets or owner is None or not frame.owned:
            return None
        return Match(frame, token, token, targets, slot, owner=owner)

    def _quality(self, sentence: Sentence, token: Token, frame: Frame) -> Match | None:
        first = sentence.first_conjunct(token)
        head = sentence.head(first)
        if frame.targets[0] != "subject":
            return _state_of_mind(sentence, token, frame, first, head)
        if frame.polarity is Polarity.SUPPORT and self._is_spoilt(sentence, token):
            return None
        if frame.own_words and frame.polarity is Polarity.OPPOSE and first.dep == "amod":
            verb = sentence.head(head)
            if head.dep == "attr" and verb.lemma in _COPULAS:  # "is a sad example"
                return _predicate(sentence, token, frame, verb)
        if first.dep in ("acomp", "attr", "dobj") and head.lemma in _COPULAS:
            return _predicate(sentence, token, frame, head)
        if frame.own_words and first.dep in ("nsubj", "pobj") and frame.targets == ("subject",):
            named = _named_by(sentence, first, head)
            if named is not None:
                return Match(frame, token, named[0], (named[1],), "subject")
        if first.dep == "pobj" and _is_one_of(sentence, head):
            return _predicate(sentence, token, frame, sentence.head(sentence.head(head)))
        if token.pos == "VERB" and is_passive(sentence, token) and token.dep != "acl":
            subject = object_slot(sentence, token)
            return Match(frame, token, token, subject, "subject") if subject else None
        return self._called(sentence, token, frame, first, head)

    def _says_it_alone(self, noun: Token) -> bool:
        """True for a noun that is a cue by itself, whatever its adjectives: "a cruel mockery"."""
        frames = self._lexicon.frames.get(noun.lemma, ())
        plain = (one for one in frames if not (one.complements or one.own_words))
        return any(one.kind is Kind.QUALITY for one in plain)

    def _is_spoilt(self, sentence: Sentence, noun: Token) -> bool:
        """True for the noun of "a *sad* example", whose adjective says the contrary."""
        return noun.pos == "NOUN" and any(
            frame.kind is Kind.QUALITY and frame.polarity is Polarity.OPPOSE
            for quality in sentence.children(noun, "amod")
            for frame in self._lexicon.frames.get(quality.lemma, ())
        )

    def _called(
        self, sentence: Sentence, token: Token, frame: Frame, first: Token, head: Token
    ) -> Match | None:
        """Match "called the plan unacceptable", "described it as a threat"."""
        calling = self._lexicon.calling
        if first.dep == "amod" and head.pos == "NOUN" and first.i > head.i:
            # "called the ruling 'illegal and invalid'", read as if it were one phrase
            verb = sentence.head(head)
            is_called = verb.lemma in calling and head.dep == "dobj"
            return Match(frame, token, verb, (head,), "called") if is_called else None
        if first.dep == "amod" and head.pos == "NOUN":
            # "is a grave provocation", "called it an illegal act": the noun is what is said
            if frame.polarity is not Polarity.OPPOSE and frame.act is not Act.PRAISE:
                return None
            if self._says_it_alone(head):
                return None
            first = sentence.first_conjunct(head)
            head = sentence.head(first)
            if first.dep == "attr" and head.lemma in _COPULAS:
                return _predicate(sentence, token, frame, head)
            if first.dep not in ("oprd", "pobj", "attr", "ccomp"):
                return None
        if head.pos == "ADP" and head.lemma == "as":
            # "described the decision to leave *as* a mistake", read as "leave as a mistake"
            above = list(sentence.ancestors(head))
            head = next((up for up in above if up.lemma in calling), above[0])
        if head.lemma not in calling or head.i > token.i:
            return None
        objects = _called_object(sentence, first, head)
        return Match(frame, token, head, objects, "called") if objects else None


def _called_object(sentence: Sentence, first: Token, verb: Token) -> tuple[Token, ...]:
    """What a verb of calling gives the quality to."""
    if first.dep == "advcl" and not any(c.text == "as" for c in sentence.children(first)):
        return ()
    inner = sentence.child(first, "nsubj")
    if inner is not None and inner.lemma == "it":
        # "found it regrettable that few had answered"
        said = sentence.children(first, "ccomp", "advcl") + sentence.children(verb, "ccomp")
        for one in said:
            if one.i > first.i and any(c.lemma == "that" for c in sentence.children(one, "mark")):
                return (one,)
    objects = (inner,) if inner is not None else object_slot(sentence, verb)
    objects = tuple(one for one in objects if one.i != first.i)
    if not objects and first.dep in ("oprd", "dobj"):
        # "called the appeal hypocritical", read as one phrase
        objects = tuple(sentence.children(first, "compound", "nmod"))[-1:]
    return objects


def _named_by(sentence: Sentence, noun: Token, head: Token) -> tuple[Token, Token] | None:
    """The verb and target of "the greatest danger is war", "one of the dangers is war"."""
    subject = noun
    if noun.dep == "pobj":
        subject = sentence.head(head)
        if head.lemma != "of" or subject.lemma != "one":
            return None
    verb = sentence.head(subject)
    what = sentence.child(verb, "attr")
    if subject.dep != "nsubj" or verb.lemma != "be" or what is None or noun.pos != "NOUN":
        return None
    return (verb, what) if what.pos in ("NOUN", "PROPN") else None


def _is_one_of(sentence: Sentence, of: Token) -> bool:
    """True for the preposition of "is one *of* the gravest threats"."""
    one = sentence.head(of)
    verb = sentence.head(one)
    return of.lemma == "of" and one.dep == "attr" and one.lemma == "one" and verb.lemma in _COPULAS


def _predicate(sentence: Sentence, token: Token, frame: Frame, verb: Token) -> Match | None:
    """Match "the plan is unacceptable" and "it is necessary to talk"."""
    subject = subject_slot(sentence, verb)
    if not subject or subject[0].dep == "expl" or subject[0].lemma == "there":
        return None
    if subject[0].lemma == "it":
        said = _said_of_it(sentence, token, verb)
        if said is not None:
            return Match(frame, token, verb, (said,), "clause")
        if sentence.child(verb, "xcomp", "ccomp", "csubj") is not None:
            return None
    return Match(frame, token, verb, subject, "subject")


def _said_of_it(sentence: Sentence, token: Token, verb: Token) -> Token | None:
    """The clause that "it" stands for in "it is necessary to resume the talks"."""
    for host in (verb, token):
        for child in sentence.children(host, "xcomp", "ccomp", "csubj", "advcl", "acl"):
            opens = {c.lemma for c in sentence.children(child, "aux", "mark")}
            if child.i > token.i and child.lemma not in _REMARKING and opens & {"to", "that"}:
                return child
    return None


def _state_of_mind(
    sentence: Sentence, token: Token, frame: Frame, first: Token, head: Token
) -> Match | None:
    """Match "is wary of", "stands ready to", "is opposed to"."""
    is_participle = token.tag == "VBN" and (
        token.lemma in _STATIVE or sentence.child(token, "auxpass") is not None
    )
    predicate = ("acomp", "attr", "prep", "oprd", "xcomp")
    if not is_participle and not (first.dep in predicate and head.lemma in _COPULAS):
        return None
    slot, targets = fill(sentence, token, frame.targets)
    if token.pos == "ADP":  # "is against the merger"
        targets = tuple(sentence.children(token, "pobj", "pcomp"))
    if not targets:
        return None
    carries = token.pos in VERBAL and first.dep not in predicate
    return Match(frame, token, token if carries else head, targets, slot)


def _purpose(sentence: Sentence, carrier: Token, noun: Token) -> tuple[Token, ...]:
    """The clause of "voiced readiness to talk" where it hangs on the verb."""
    found = [
        child
        for child in sentence.children(carrier, "advcl", "xcomp")
        if child.i > noun.i and has_to(sentence, child)
    ]
    return tuple(found[:1])


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
