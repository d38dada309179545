"""Whether a clause is asserted, conditional, or takes no position at all."""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.clauses.aims import is_purpose_of_noun
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.records.values import Modality

OBLIGATION = frozenset({"must", "should", "shall", "ought"})
_CONDITIONS_OF_TIME = frozenset({"once", "perhaps", "till", "until"})
_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "providing", "lest"})


def modality(
    sentence: Sentence, verb: Token, lexicon: Lexicon, *, own: bool = False, told: bool = False
) -> Modality | None:
    """Whether a clause is asserted; None when it takes no position (question, plan, request).

    `own` is True when the stance is the subject's: what it should do it has not done. `told` is
    True where a record retells what the subject said, so that "would" stands for "will".
    """
    if sentence.tokens[-1].text == "?" or any(t.text == "?" for t in sentence.tokens[-2:]):
        return None
    if is_purpose_of_noun(sentence, verb):
        return None
    found = Modality.ASSERTED
    for token in _upward(sentence, verb):
        auxes = {c.text.lower() for c in sentence.children(token, "aux")}
        marks = {c.text.lower() for c in sentence.children(token, "mark", "advmod")}
        if own and auxes & OBLIGATION and not _is_own_future(sentence, token):
            return None
        above = sentence.head(token)
        is_awaited = token.i == verb.i or token.lemma not in lexicon.ends
        if marks & _CONDITIONS_OF_TIME and token.dep == "advcl" and is_awaited:
            found = Modality.CONDITIONAL  # "until they agree", but they do "until they stop" it
        if marks & _CONDITIONS or (token.dep == "ccomp" and above.text.lower() in _CONDITIONS):
            found = Modality.CONDITIONAL
        is_future = _is_told_future(sentence, token, auxes, lexicon, told=told)
        is_polite = auxes & lexicon.hypothetical == {"would"} and _is_polite(sentence, token)
        is_joined = token.i != verb.i and _has_own_subject(sentence, verb, token)
        if auxes & lexicon.hypothetical and not (is_future or is_polite or is_joined):
            found = Modality.CONDITIONAL
        is_below = sentence.first_conjunct(verb).dep in (
            "xcomp",
            "pcomp",
        )  # "is looking into banning"
        is_aim = own and token.i != verb.i and token.lemma in lexicon.intending and is_below
        if is_aim and not _is_performed(sentence, token):
            return None
        if token.dep in ("ccomp", "advcl") and token.i != verb.i:
            break
    return found


def _is_own_future(sentence: Sentence, verb: Token) -> bool:
    """True for "I shall" and "we shall", which only tell what is to come."""
    subject = sentence.child(verb, "nsubj")
    auxes = {c.text.lower() for c in sentence.children(verb, "aux")}
    return "shall" in auxes and subject is not None and subject.text.lower() in ("i", "we")


def _is_polite(sentence: Sentence, verb: Token) -> bool:
    """True for "I would like to thank" and "we would urge", on no condition."""
    subject = sentence.child(verb, "nsubj")
    is_liked = verb.lemma in ("like", "wish") and sentence.child(verb, "xcomp") is not None
    if subject is None or not (is_liked or subject.text.lower() in ("i", "we")):
        return False
    for clause in sentence.children(verb, "advcl"):
        first = min(sentence.subtree(clause), key=lambda one: one.i)
        if first.lemma in _CONDITIONS or first.text.lower() in ("should", "were", "had"):
            return False
    return sentence.child(verb, "neg") is None


def _is_performed(sentence: Sentence, verb: Token) -> bool:
    """True for "I want to" and "we wish to", with which a speaker does what he names."""
    subject = sentence.child(verb, "nsubj")
    is_own = subject is not None and subject.text.lower() in ("i", "we")
    return is_own and verb.lemma in ("want", "wish") and sentence.child(verb, "neg") is None


def _is_told_future(
    sentence: Sentence, verb: Token, auxes: set[str], lexicon: Lexicon, *, told: bool
) -> bool:
    """True for "said it would not accept": "will" as the past tense tells it."""
    first = sentence.first_conjunct(verb)
    head = sentence.head(first)
    if not told and (first.dep != "ccomp" or head.lemma not in lexicon.speech):
        return False
    if any(
        mark.lemma in _CONDITIONS
        for clause in sentence.children(verb, "advcl")
        for mark in sentence.children(clause, "mark")
    ):
        return False  # "if it rained, he would"
    return "would" in auxes or ("could" in auxes and sentence.child(verb, "neg") is not None)


def _has_own_subject(sentence: Sentence, verb: Token, first: Token) -> bool:
    """True for "(it may rain) but talks *must go on*", of which "may" says nothing."""
    return (
        verb.dep == "conj"
        and verb.head == first.i
        and sentence.child(verb, "nsubj", "nsubjpass") is not None
        and sentence.child(verb, "aux") is not None
    )


def _stands_alone(sentence: Sentence, verb: Token) -> bool:
    """True for "(would fail,) while Peru *abstained*": a past clause of somebody else."""
    subject = sentence.child(verb, "nsubj")
    return verb.tag == "VBD" and subject is not None and subject.pos in ("PROPN", "NOUN")


def _upward(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The verb and the verbs above it up to the one that governs its clause."""
    yield verb
    token = verb
    while token.head != token.i and token.dep in ("xcomp", "conj", "advcl", "pcomp", "prep"):
        if token.dep == "advcl" and not any(c.dep == "mark" for c in sentence.children(token)):
            return
        if token.dep == "advcl" and _stands_alone(sentence, token):
            return
        token = sentence.head(token)
        yield token
