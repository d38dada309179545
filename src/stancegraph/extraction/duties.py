"""Demands that a speaker makes by words of duty: "must", "have to", "let us", "it is time to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.extraction.clauses import OBLIGATION, subject_of
from stancegraph.extraction.endings import what_ends
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.passages import is_first_person
from stancegraph.extraction.slots import VERBAL, has_to

_REMARKING = frozenset(
    "say tell note recall mention stress emphasise emphasize admit confess add ask remember "
    "explain begin conclude look point highlight reiterate repeat state underline underscore thank "
    "wonder read interpret construe misread misinterpret concern like lose prefer refer surprise "
    "suffice".split()
)
"""Verbs of "I must say", "let us recall" and "must not be lost on us", which demand nothing."""
_VAGUE = frozenset({"it", "more", "much", "so", "that", "this"})
_PRESENT = frozenset({"VBZ", "VBP", "VB"})
_WISHES = frozenset({"like", "love", "wish"})
_MEANS = frozenset("act collaborate cooperate do join strive try unite use work".split())
"""Verbs that only lead up to what is to be done: "must work together *to end hunger*"."""
_OBLIGATIONS = frozenset({"duty", "obligation", "responsibility"})
_ORDERS = frozenset("cease end free halt honour lift release respect return stop withdraw".split())
_POLITE = frozenset({"grateful", "glad", "happy", "pleased", "thankful", "honest", "frank"})
_PLACES = frozenset({"opportunity", "occasion", "moment", "chance", "time"})


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
        cue = _cue(sentence, verb)
        if cue is None or _only_remarks(sentence, verb) or _is_in_passing(sentence, verb, cue):
            continue
        subject = _subject(sentence, verb, cue)
        nobody = subject is not None and any(
            det.lemma == "no" for det in sentence.children(subject, "det")
        )
        for one in _with_further(sentence, verb):
            if sentence.child(one, "expl") is not None:
                yield from _to_exist(sentence, cue, one)
                continue
            if _shares_object(sentence, one):
                continue
            aim = _aim(sentence, one)
            undone = sentence.child(cue, "nsubj") if _is_to_be_done(sentence, one) else None
            if undone is not None:
                yield Duty(cue, one, None, (undone,), one.lemma in lexicon.ends)
                continue
            ended = what_ends(sentence, aim, lexicon)
            yield Duty(cue, one, subject, tuple(ended) or (aim,), bool(ended) != nobody)


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
        denied = sentence.child(verb, "neg") is not None or any(
            det.lemma == "no" for det in sentence.children(noun, "det")
        )
        yield Duty(cue, verb, None, (noun,), denied)


def _only_remarks(sentence: Sentence, verb: Token) -> bool:
    """True for "must say", "should not fail to mention", "must do more"."""
    below = sentence.children(verb, "xcomp") if verb.lemma == "fail" else []
    if any(one.lemma in _REMARKING for one in (verb, *below)):
        return True
    if verb.lemma == "forget" and sentence.child(verb, "ccomp") is not None:
        return True
    dobj = sentence.child(verb, "dobj")
    if verb.lemma in ("do", "step") and dobj is not None and dobj.lemma in _VAGUE:
        return _aim(sentence, verb) is verb
    concern = (one for prep in sentence.children(verb, "prep") for one in sentence.children(prep))
    if verb.lemma == "be" and any(one.lemma == "concern" for one in concern):
        return True
    told = sentence.head(verb)
    return verb.dep == "ccomp" and told.lemma == "tell" and told.tag == "VBN"


def _is_in_passing(sentence: Sentence, verb: Token, cue: Token) -> bool:
    """True for "a week that should suffice", "should it fail", "we should be grateful"."""
    above = sentence.head(verb)
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    if verb.dep == "relcl" or (verb.dep in ("acl", "ccomp") and above.pos == "NOUN"):
        return cue.dep == "aux"
    if cue.dep == "aux" and subject is not None and cue.i < subject.i:
        return True
    if cue.text.lower() == "shall" and subject is not None and is_first_person(subject):
        return True  # a plan
    return any(one.lemma in _POLITE for one in sentence.children(verb, "acomp"))


def _with_further(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The verb and the verbs that share its word of duty: "must act and *share* the costs"."""
    yield verb
    for other in sentence.conjuncts(verb):
        is_like = other.i > verb.i and other.pos in VERBAL and other.tag == verb.tag
        if is_like and sentence.child(other, "nsubj", "nsubjpass", "aux", "expl") is None:
            yield other


def _cue(sentence: Sentence, verb: Token) -> Token | None:
    """The word that makes a verb a duty; None when nothing does."""
    if verb.pos not in VERBAL:
        return None
    auxes = sentence.children(verb, "aux")
    for aux in auxes:
        if aux.text.lower() in OBLIGATION:
            is_inference = any(one.lemma == "have" for one in auxes)  # "must have known"
            return None if is_inference else aux
    head = sentence.head(verb)
    if verb.dep in ("ccomp", "xcomp") and head.lemma == "let" and head.tag == "VB":
        us = sentence.child(verb, "nsubj") or sentence.child(head, "dobj")
        return head if us is not None and us.text.lower() in ("us", "'s", "’s") else None
    if verb.dep == "conj" and head.lemma == "let" and verb.tag == "VB":
        return None
    if verb.dep == "ROOT" and verb.tag == "VB" and verb.lemma in _ORDERS:
        return verb if sentence.child(verb, "nsubj", "nsubjpass", "aux") is None else None
    if not has_to(sentence, verb):
        return None
    if verb.dep == "acl" and head.lemma in _OBLIGATIONS and head.dep in ("dobj", "attr"):
        return head if sentence.head(head).lemma in ("have", "be") else None
    is_ours = head.lemma == "be" and any(one.text == "up" for one in sentence.children(head))
    if is_ours and verb.dep in ("xcomp", "advcl", "ccomp"):
        return head
    if verb.dep == "xcomp" and head.lemma in ("need", "have") and head.tag in _PRESENT:
        is_lacking = head.dep == "relcl" or any(
            one.lemma in ("not", "yet") for one in sentence.children(head)
        )
        return None if is_lacking else head
    if verb.dep in ("acl", "relcl", "advcl", "xcomp", "ccomp"):
        if head.lemma == "time" and sentence.head(head).lemma == "be":
            return head
        if head.lemma in _WISHES and _has_would(sentence, head):
            other = sentence.child(head, "dobj") or sentence.child(verb, "nsubj")
            return head if other is not None and other.i < verb.i else None
    return None


def _has_would(sentence: Sentence, verb: Token) -> bool:
    return any(aux.text.lower() in ("would", "'d", "’d") for aux in sentence.children(verb, "aux"))


def _subject(sentence: Sentence, verb: Token, cue: Token) -> Token | None:
    """Whose duty it is."""
    own = sentence.child(verb, "nsubj", "nsubjpass")
    if own is None and cue.lemma in _WISHES:
        own = sentence.child(cue, "dobj")
    if own is None and verb.dep in ("conj", "xcomp"):
        found = subject_of(sentence, verb)
        own = found.noun if found else None
    return own


def _aim(sentence: Sentence, verb: Token) -> Token:
    """What is to be done in the end: "use this chance *to rebuild trust*"."""
    dobj = sentence.child(verb, "dobj")
    is_chance = verb.lemma in ("take", "seize") and dobj is not None and dobj.lemma in _PLACES
    if verb.lemma not in _MEANS and not is_chance:
        return verb
    for host in (verb, dobj):
        for child in sentence.children(host, "xcomp", "advcl", "acl") if host else ():
            if child.i > verb.i and has_to(sentence, child):
                return child
    return verb
