"""Clauses: who is the subject of a verb, is it negated, is it asserted at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.records.values import Modality

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
OBLIGATION = frozenset({"must", "should", "shall", "ought"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_OBJECT_CONTROL = frozenset(
    "urge ask tell call invite encourage press push request order advise allow enable help force "
    "compel want expect authorise authorize permit get make let accuse blame criticise criticize "
    "condemn praise thank oppose commend slam denounce prevent stop bar".split()
)
"""Verbs whose object, not subject, does what their complement says."""
_DONE = frozenset(
    "effort decision move vote letter statement resolution agreement step campaign attempt honour"
    " honor pleasure privilege".split()
)
"""Nouns whose infinitive is carried out: "efforts to defame", "a decision to ban"."""
_SPOKEN = frozenset("statement letter declaration communique communiqué note message".split())
_SERVES = frozenset("sign co-sign write send vote speak issue join unite intervene".split())
_FELT = frozenset(
    "commit concern determine oppose annoy appal appall dismay shock outrage trouble alarm anger "
    "disappoint frustrate worry satisfy delight please dissatisfy disturb encourage".split()
)
"""Verbs whose passive is a state of mind: whoever "is dismayed by" something holds it."""
_NEVER_PASSIVE = frozenset({"stand", "abide", "side", "come", "go", "rally"})
_NEGATIVE = frozenset({"never", "neither", "nor", "hardly", "nobody", "nothing", "none"})
_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "providing", "lest"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The noun that does what a verb says, and the verb whose clause it stands in."""

    noun: Token
    verb: Token
    inherited: bool = False


def subject_of(sentence: Sentence, verb: Token) -> Subject | None:
    """The agent of a verb: its own subject, or the one it shares with the clause above."""
    return _subject(sentence, verb, set())


def _subject(sentence: Sentence, verb: Token, seen: set[int]) -> Subject | None:
    if verb.i in seen:
        return None
    seen.add(verb.i)
    passive = is_passive(sentence, verb)
    felt = sentence.child(verb, "nsubjpass") if verb.lemma in _FELT else None
    if felt is not None:
        return Subject(_antecedent(sentence, felt, verb), verb)
    if passive:
        agent = passive_agent(sentence, verb)
        if agent is not None:
            return Subject(agent, verb)
        if verb.lemma not in _FELT:
            return None
    subjects = [c for c in sentence.children(verb, *SUBJECTS) if c.lemma != "neither"]
    # of two, the first is a dateline or the like: "KABUL, Afghanistan — The group rejected"
    own = next((c for c in reversed(subjects) if c.i < verb.i), None) or next(iter(subjects), None)
    if own is not None:
        return Subject(_antecedent(sentence, own, verb), verb)
    return _from_above(sentence, verb, seen)


def _from_above(sentence: Sentence, verb: Token, seen: set[int]) -> Subject | None:
    head = sentence.head(verb)
    if head.i == verb.i:
        return _listed_before(sentence, verb)
    if verb.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN", "PRON"):
        if verb.tag == "VBG" and head.lemma in _SPOKEN and head.dep == "dobj":
            # "issued a statement condemning": those who issued it condemn
            above = _subject(sentence, sentence.head(head), seen)
            return Subject(above.noun, above.verb, inherited=True) if above else None
        if verb.tag == "VBG" or verb.dep == "relcl":
            return Subject(head, verb, inherited=True)
        # "efforts to defame", "accused of plotting": whoever makes the effort
        carrier = sentence.head(head)
        owner = sentence.child(head, "poss")
        for by in sentence.children(head, "prep"):
            if owner is None and by.lemma in ("by", "from"):
                owner = sentence.child(by, "pobj")  # "the decision by Canberra to leave"
        if owner is not None:
            return Subject(owner, verb, inherited=True)
        return _subject(sentence, carrier, seen) if carrier.i != head.i else None
    if verb.dep in ("xcomp", "ccomp", "advcl", "pcomp", "prep") or head.dep in ("prep", "agent"):
        carrier = head
        if head.pos in ("ADP", "SCONJ"):
            carrier = sentence.head(head)
        controller = _controller(sentence, carrier, verb)
        if controller is not None:
            return Subject(controller, verb, inherited=True)
        if carrier.pos in ("VERB", "AUX"):
            above = _subject(sentence, carrier, seen)
            return Subject(above.noun, above.verb, inherited=True) if above else None
        if carrier.pos in ("NOUN", "PROPN") and verb.dep == "pcomp":
            return _subject(sentence, sentence.head(carrier), seen)
        if carrier.pos == "ADJ" or carrier.lemma == "short":  # "stopped short of endorsing"
            return _subject(sentence, sentence.head(carrier), seen)
        return None
    if verb.dep == "conj":
        above = _subject(sentence, head, seen)
        return Subject(above.noun, above.verb, inherited=True) if above else None
    return None


def _listed_before(sentence: Sentence, verb: Token) -> Subject | None:
    """The subject of the first in "we back it, demand more and call for talks".

    Parsers hang the first verb of such a list on a later one, as if it were its content.
    """
    for first in sentence.children(verb, "ccomp"):
        own = sentence.child(first, *SUBJECTS)
        if first.i < verb.i and own is not None and sentence.tokens[verb.i - 1].text == ",":
            return Subject(own, first, inherited=True)
    return None


def _controller(sentence: Sentence, carrier: Token, verb: Token) -> Token | None:
    if carrier.lemma not in _OBJECT_CONTROL or verb.dep == "advcl":
        return None
    found = sentence.child(carrier, "dobj", "dative")
    if found is None and carrier.lemma == "call":
        prep = next(
            (c for c in sentence.children(carrier, "prep") if c.lemma in ("on", "upon")), None
        )
        found = sentence.child(prep, "pobj") if prep is not None else None
    return found if found is not None and found.i < verb.i else None


def _antecedent(sentence: Sentence, noun: Token, verb: Token) -> Token:
    if noun.lemma in _RELATIVE and verb.dep == "relcl":
        return sentence.head(verb)
    return noun


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """True for "was condemned (by)" and for "condemned by" after a noun."""
    if verb.lemma in _NEVER_PASSIVE:
        return False  # "has stood by its ally"
    if sentence.child(verb, "nsubjpass", "auxpass", "agent") is not None:
        return True
    is_reduced = verb.dep in ("acl", "relcl", "advcl") and sentence.child(verb, *SUBJECTS) is None
    return verb.tag == "VBN" and is_reduced and sentence.child(verb, "aux") is None


def passive_agent(sentence: Sentence, verb: Token) -> Token | None:
    """The noun behind "by"."""
    for agent in sentence.children(verb, "agent"):
        return sentence.child(agent, "pobj", "pcomp")
    for prep in sentence.children(verb, "prep"):
        if prep.lemma in ("by", "between"):
            return sentence.child(prep, "pobj")
        said = sentence.child(prep, "pobj")
        if prep.lemma == "in" and said is not None and said.lemma in ("statement", "letter"):
            # "was condemned in a joint statement by Egypt and Greece"
            for author in sentence.children(said, "prep", "agent"):
                if author.lemma in ("by", "from"):
                    return sentence.child(author, "pobj")
    return None


def is_negated(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """True under "not", "never", "no", "refuse to"; two of them cancel out."""
    count = int(any(not _is_not_only(sentence, neg) for neg in sentence.children(verb, "neg")))
    around = sentence.children(verb, "advmod", "preconj", "nsubj")
    count += sum(child.lemma in _NEGATIVE for child in around)
    for deps in (("dobj", "attr"), SUBJECTS):
        noun = sentence.child(verb, *deps)
        dets = sentence.children(noun, "det") if noun is not None else []
        count += any(det.lemma == "no" for det in dets)
    head = sentence.head(verb)
    if verb.dep == "xcomp":
        count += int(head.lemma in lexicon.refusing) + int(sentence.child(head, "neg") is not None)
    elif verb.dep == "pcomp":
        count += int(head.lemma == "without")
        count += int(head.lemma == "of" and sentence.head(head).lemma == "short")
    elif verb.dep == "conj" and sentence.child(verb, *SUBJECTS, "aux") is None:
        count += _shares_negation(sentence, head, verb)
    return count % 2 == 1


def _is_not_only(sentence: Sentence, neg: Token) -> bool:
    """True for "not only", which denies nothing."""
    following = sentence.tokens[neg.i + 1 : neg.i + 2]
    return bool(following) and following[0].lemma in ("only", "just", "merely")


def _shares_negation(sentence: Sentence, first: Token, verb: Token) -> bool:
    """True in "did not condemn or reject" and "nor"; "refused and rejected" shares nothing."""
    joined = {cc.lemma for cc in sentence.children(first, "cc") if cc.i < verb.i}
    if "nor" in joined:
        return True
    has_not = sentence.child(first, "neg") is not None and sentence.child(first, "aux") is not None
    return has_not and "or" in joined


def is_firm_refusal(sentence: Sentence, verb: Token) -> bool:
    """True for "cannot", "will not", "refuses to": a refusal rather than mere abstention."""
    head = sentence.head(verb)
    if verb.dep == "xcomp" and head.lemma == "refuse":
        return True
    return any(
        c.text.lower() in ("can", "ca", "could", "will", "wo", "would")
        for c in sentence.children(verb, "aux")
    )


def modality(
    sentence: Sentence, verb: Token, lexicon: Lexicon, *, own: bool = False, told: bool = False
) -> Modality | None:
    """Whether a clause is asserted; None when it takes no position (question, plan, request).

    `own` is True when the stance is the subject's: what it should do it has not done. `told` is
    True where a record retells what the subject said, so that "would" stands for "will".
    """
    if sentence.tokens[-1].text == "?" or any(t.text == "?" for t in sentence.tokens[-2:]):
        return None
    if _is_purpose_of_noun(sentence, verb):
        return None
    found = Modality.ASSERTED
    for token in _upward(sentence, verb):
        auxes = {c.text.lower() for c in sentence.children(token, "aux")}
        marks = {c.text.lower() for c in sentence.children(token, "mark", "advmod")}
        if own and auxes & OBLIGATION and not _is_own_future(sentence, token):
            return None
        above = sentence.head(token)
        if marks & _CONDITIONS or (token.dep == "ccomp" and above.text.lower() in _CONDITIONS):
            found = Modality.CONDITIONAL
        is_future = _is_told_future(sentence, token, auxes, lexicon, told=told)
        is_polite = auxes & lexicon.hypothetical == {"would"} and _is_polite(sentence, token)
        if auxes & lexicon.hypothetical and not (is_future or is_polite):
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


def is_circumstance(sentence: Sentence, verb: Token) -> bool:
    """True for "when it is unjust", "so that it can help": a case, not a claim."""
    marks = {one.lemma for one in sentence.children(verb, "mark", "advmod")}
    return verb.dep == "advcl" and bool(
        marks & {"when", "whenever", "so", "until", "once", "where"}
    )


def is_purpose(sentence: Sentence, verb: Token) -> bool:
    """True for "met to support the plan": an aim, unless words or a signature serve it."""
    if verb.dep != "advcl" or not any(c.text == "to" for c in sentence.children(verb, "aux")):
        return False
    return sentence.head(verb).lemma not in _SERVES


def is_done(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """False for "to arrest" and "let them arrest": an aim, unless it was decided on."""
    first = sentence.first_conjunct(verb)
    if first.dep == "pcomp" and sentence.head(first).lemma in ("from", "without", "before"):
        return False  # "barred others from arming it"
    if first.tag != "VB":
        return True
    if first.dep == "xcomp" and sentence.head(first).lemma in lexicon.deciding:
        return True
    auxes = {child.text.lower() for child in sentence.children(first, "aux")}
    return bool(auxes) and "to" not in auxes


def _is_own_future(sentence: Sentence, verb: Token) -> bool:
    """True for "I shall" and "we shall", which only tell what is to come."""
    subject = sentence.child(verb, "nsubj")
    auxes = {c.text.lower() for c in sentence.children(verb, "aux")}
    return "shall" in auxes and subject is not None and subject.text.lower() in ("i", "we")


def _is_polite(sentence: Sentence, verb: Token) -> bool:
    """True for "I would like to thank" and "we would urge", on no condition."""
    subject = sentence.child(verb, "nsubj")
    if subject is None or subject.text.lower() not in ("i", "we"):
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
    if told and any(
        mark.lemma in _CONDITIONS
        for clause in sentence.children(verb, "advcl")
        for mark in sentence.children(clause, "mark")
    ):
        return False  # "if it rained, he would"
    return "would" in auxes or ("could" in auxes and sentence.child(verb, "neg") is not None)


def _is_purpose_of_noun(sentence: Sentence, verb: Token) -> bool:
    """True for "no right to criticise", "a plan to ban": named, not done."""
    if verb.dep != "acl" or not any(c.lemma == "to" for c in sentence.children(verb, "aux")):
        return False
    return sentence.head(verb).lemma not in _DONE


def _upward(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The verb and the verbs above it up to the one that governs its clause."""
    yield verb
    token = verb
    while token.head != token.i and token.dep in ("xcomp", "conj", "advcl", "pcomp", "prep"):
        if token.dep == "advcl" and not any(c.dep == "mark" for c in sentence.children(token)):
            return
        token = sentence.head(token)
        yield token
