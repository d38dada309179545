"""Demands that a speaker makes by words of duty: "must", "have to", "let us", "it is time to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.extraction.clauses import subject_of
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.speaking.duty_aims import ASKING, FURTHERING, aim_of, ensured, furthered
from stancegraph.extraction.speaking.obligations import (
    CONDEMNING,
    WISHES,
    is_in_passing,
    obligation,
    only_remarks,
)
from stancegraph.extraction.targets.endings import what_ends
from stancegraph.extraction.targets.slots import VERBAL, slot_of

_SPARED = frozenset({"spared", "lost", "wasted"})
"""What is not to be done with effort or time where something is wanted."""
_SHUT_OUT = frozenset("abandon deny deprive exclude forget ignore leave neglect".split())
"""What should happen to nobody: "no child should be *left* behind"."""
_HARMING = frozenset(
    "abandon compromise damage deny endanger erode forget harm hinder ignore impede infringe "
    "jeopardise jeopardize neglect sacrifice threaten undermine violate weaken".split()
)
"""What should not be done to something that is wanted: "the code must not be *weakened*"."""
_LASTING = frozenset("continue endure prevail reign succeed survive triumph".split())
"""Verbs of "dialogue must *prevail*" and "impunity must not *prevail*", about their subject."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that a speaker says has to be done or has to end."""

    cue: Token
    verb: Token
    subject: Token | None
    targets: tuple[Token, ...]
    against: bool
    """True when the targets are what has to end."""


def duties(sentence: Sentence, lexicon: Lexicon) -> Iterator[Duty]:
    """Yield the duties of a sentence."""
    for verb in sentence.tokens:
        cue = obligation(sentence, verb)
        if cue is None or only_remarks(sentence, verb) or is_in_passing(sentence, verb, cue):
            continue
        subject = _subject(sentence, verb, cue)
        for one in _with_further(sentence, verb):
            if sentence.child(one, "expl") is not None:
                yield from _to_exist(sentence, cue, one)
            elif not _shares_object(sentence, one):
                yield from _to_be_done(sentence, cue, one, subject, lexicon)


def _to_be_done(
    sentence: Sentence, cue: Token, verb: Token, subject: Token | None, lexicon: Lexicon
) -> Iterator[Duty]:
    """What a verb under a word of duty is about."""
    nobody = subject is not None and _is_denied(sentence, subject)
    if nobody and verb.text.lower() in _SPARED:
        for aim in ensured(sentence, verb):  # "no effort should be spared to VERB"
            ended = what_ends(sentence, aim, lexicon)
            yield Duty(cue, verb, None, tuple(ended) or (aim,), bool(ended))
        return
    lasting = _lasting(sentence, verb, subject)
    if lasting is not None:
        against = nobody or sentence.child(verb, "neg") is not None
        yield Duty(cue, verb, None, (lasting,), against)
        return
    aim = aim_of(sentence, verb)
    ended = what_ends(sentence, aim, lexicon)
    if not ended and _says_nothing_more(sentence, aim, lexicon):
        return
    undone = sentence.child(cue, "nsubj") if _is_to_be_done(sentence, verb) else None
    if undone is not None:
        against = verb.lemma in lexicon.ends or verb.lemma in CONDEMNING
        yield Duty(cue, verb, None, (undone,), against)
        return
    shared = _shared_subject(sentence, verb)
    if shared is not None and not ended:  # "is fair and should be *respected*": it should
        yield Duty(cue, verb, None, (shared,), sentence.child(verb, "neg") is not None)
        return
    if verb.lemma in ASKING:
        asked = (*slot_of(sentence, verb, "prep:on"), *slot_of(sentence, verb, "dobj"))
        subject = next((who for who in asked if who is not aim), subject)
    told = sentence.child(verb, "nsubjpass")
    if told is not None and verb.lemma in _HARMING and _is_barred(sentence, verb, nobody=nobody):
        yield Duty(cue, verb, None, (told,), False)
        return
    is_short = told is not None and (_stands_alone(sentence, told) or _is_furthered(sentence, verb))
    if told is not None and is_short and not ended:
        yield Duty(cue, verb, None, (told,), nobody)  # "the reefs must be *protected*"
        return
    against = nobody and not (told is not None and verb.lemma in _SHUT_OUT)
    wanted = (None if nobody else furthered(sentence, aim)) or aim
    yield Duty(cue, verb, subject, tuple(ended) or (wanted,), bool(ended) != against)


def _stands_alone(sentence: Sentence, noun: Token) -> bool:
    """True for "it" and "this"; what is done to "those responsible" is the matter itself."""
    return noun.pos == "PRON" and sentence.child(noun, "amod", "acl", "relcl") is None


def _is_barred(sentence: Sentence, verb: Token, *, nobody: bool) -> bool:
    return sentence.child(verb, "neg") is not None and not nobody


def _is_furthered(sentence: Sentence, verb: Token) -> bool:
    """True for "must be protected", but not for "must be provided to support the fund"."""
    return verb.lemma in FURTHERING and sentence.child(verb, "advcl", "xcomp") is None


def _is_denied(sentence: Sentence, noun: Token) -> bool:
    return any(det.lemma == "no" for det in sentence.children(noun, "det"))


def _lasting(sentence: Sentence, verb: Token, subject: Token | None) -> Token | None:
    """What must prevail, or must not."""
    if verb.lemma not in _LASTING or subject is None or subject.pos not in ("NOUN", "PROPN"):
        return None
    behind = ("dobj", "xcomp", "ccomp", "prep", "advcl", "acomp", "conj")
    return subject if sentence.child(verb, *behind) is None else None


def _shares_object(sentence: Sentence, verb: Token) -> bool:
    """True for the first verb of "must *protect* and promote the reefs": the last says it all."""
    further = [other for other in sentence.children(verb, "conj") if other.pos in VERBAL]
    own = {"dobj", "prep", "xcomp", "ccomp", "advcl", "attr", "acomp", "dative", "prt", "nsubjpass"}
    if not further or any(child.dep in own for child in sentence.children(verb)):
        return False
    is_next = all(
        token.dep in ("cc", "advmod") for token in sentence.tokens[verb.i + 1 : further[0].i]
    )
    return is_next and sentence.child(further[0], "dobj") is not None


def _is_to_be_done(sentence: Sentence, verb: Token) -> bool:
    """True for "the crisis needs *to be ended*", which is about the crisis."""
    preps = (prep for prep in sentence.children(verb, "prep") if prep.lemma != "for")
    is_passive = verb.dep == "xcomp" and sentence.child(verb, "auxpass") is not None
    return is_passive and not any(preps)


def _to_exist(sentence: Sentence, cue: Token, verb: Token) -> Iterator[Duty]:
    """What "there must be", or must not."""
    noun = sentence.child(verb, "attr")
    if noun is not None:
        denied = sentence.child(verb, "neg") is not None or _is_denied(sentence, noun)
        yield Duty(cue, verb, None, (noun,), denied)


def _says_nothing_more(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """True for "we must act" and "must not fail", which name no matter."""
    if verb.pos not in VERBAL or verb.lemma in lexicon.ends:
        return False
    if sentence.child(verb, "nsubjpass", "auxpass") is not None:
        return False
    behind = (child for child in sentence.children(verb) if child.i > verb.i)
    return all(child.dep in ("punct", "advmod", "cc", "conj", "npadvmod") for child in behind)


def _with_further(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The verb and the verbs that share its word of duty: "must act and *share* the costs"."""
    yield verb
    for other in sentence.conjuncts(verb):
        is_like = other.i > verb.i and other.pos in VERBAL and other.tag == verb.tag == "VB"
        if is_like and sentence.child(other, "nsubj", "nsubjpass", "aux", "expl") is None:
            yield other


def _subject(sentence: Sentence, verb: Token, cue: Token) -> Token | None:
    """Whose duty it is."""
    own = sentence.child(verb, "nsubj", "nsubjpass")
    if own is None and cue.lemma in WISHES:
        own = sentence.child(cue, "dobj")
    if own is None and verb.dep in ("conj", "xcomp"):
        found = subject_of(sentence, verb)
        own = found.noun if found else None
    return own


def _shared_subject(sentence: Sentence, verb: Token) -> Token | None:
    """What should be done to it, where a passive shares the subject of the verb before."""
    if verb.dep != "conj" or sentence.child(verb, "auxpass") is None:
        return None
    if sentence.child(verb, "nsubj", "nsubjpass") is not None:
        return None
    first = sentence.first_conjunct(verb)
    return sentence.child(first, "nsubj", "nsubjpass", "csubj")
