"""Words of duty: which word of a sentence makes a verb something that has to be done."""

from __future__ import annotations

from stancegraph.extraction.clauses import OBLIGATION, is_circumstance, opinion_holder
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import is_first_person
from stancegraph.extraction.speaking.duty_aims import aim_of
from stancegraph.extraction.targets.slots import VERBAL, has_to

_REMARKING = frozenset(
    "say tell note recall mention stress emphasise emphasize admit confess add remember "
    "explain begin conclude look point highlight reiterate repeat state underline underscore thank "
    "wonder read interpret construe misread misinterpret concern like lose prefer refer surprise "
    "suffice bear comfort admit understand realise realize imagine".split()
)
"""Verbs of "I must say", "let us recall" and "must not be lost on us", which demand nothing."""
_AWARE = frozenset({"aware", "conscious", "mindful"})
_VAGUE = frozenset({"it", "more", "much", "so", "that", "this"})
_FINITE = frozenset({"VBZ", "VBP", "VB", "VBD"})
WISHES = frozenset({"like", "love", "wish"})
_OBLIGATIONS = frozenset({"duty", "obligation", "responsibility"})
_ENDURING = frozenset({"continue", "endure", "persist"})
_WRONGS = frozenset(
    "aggression amnesty compromise concession discrimination exception hierarchy impunity "
    "interference normalisation normalization occupation terrorism tolerance violence".split()
)
"""What there "can be no" of, because it should not be."""
_ORDERS = frozenset("cease end free halt honour lift release respect return stop withdraw".split())
_MISSING = frozenset("forget ignore neglect overlook underestimate".split())
_POLITE = frozenset(
    "candid clear frank glad grateful happy honest pleased realistic thankful".split()
)
CONDEMNING = frozenset("avoid condemn deplore denounce regret reject resist".split())
"""Verbs whose object nobody wants: "is to be condemned"."""
_JUDGING = CONDEMNING | frozenset("applaud commend encourage hope praise welcome".split())


def obligation(sentence: Sentence, verb: Token) -> Token | None:
    """The word that makes a verb a duty; None when nothing does.

    A past "had to" is one where a record retells what somebody said; the caller knows that.
    """
    if verb.pos not in VERBAL:
        return None
    auxes = sentence.children(verb, "aux")
    for aux in auxes:
        if aux.text.lower() in OBLIGATION:
            is_inference = any(one.lemma == "have" for one in auxes)  # "must have known"
            return None if is_inference else aux
        if aux.text.lower() == "may" and _is_forbidden(sentence, verb):
            return aux
        if aux.text.lower() in ("can", "ca") and _is_impossible(sentence, verb):
            return aux
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
        owing = sentence.head(head)
        is_denied = sentence.child(owing, "neg") is not None  # "is not our duty alone to pay"
        return head if owing.lemma in ("have", "be") and not is_denied else None
    is_ours = head.lemma == "be" and any(one.text == "up" for one in sentence.children(head))
    if is_ours and verb.dep in ("xcomp", "advcl", "ccomp"):
        return head
    if verb.dep == "xcomp" and head.lemma == "be" and head.tag in ("VBZ", "VBP"):
        # "is to be condemned"; what only "is to be held" is a plan
        is_judged = sentence.child(verb, "auxpass") is not None and verb.lemma in _JUDGING
        return head if is_judged else None
    if verb.dep == "xcomp" and head.lemma in ("need", "have") and head.tag in _FINITE:
        is_lacking = head.dep == "relcl" or any(
            one.lemma in ("not", "yet", "long", "longer") for one in sentence.children(head)
        )
        return None if is_lacking else head
    if verb.dep in ("acl", "relcl", "advcl", "xcomp", "ccomp"):
        if head.lemma == "time" and sentence.head(head).lemma in ("be", "come"):
            return head
        subject = sentence.child(head, "nsubj")
        is_hour = subject is not None and subject.lemma in ("hour", "moment", "time")
        if head.lemma == "come" and is_hour:
            return head
        if head.lemma in WISHES and _has_would(sentence, head):
            other = sentence.child(head, "dobj") or sentence.child(verb, "nsubj")
            return head if other is not None and other.i < verb.i else None
    return None


def _is_impossible(sentence: Sentence, verb: Token) -> bool:
    """True for "the siege cannot continue" and "there can be no impunity", which must not be."""
    if sentence.child(verb, "neg") is not None:
        bare = sentence.child(verb, "dobj", "xcomp", "ccomp", "prep", "acomp", "advcl") is None
        return verb.lemma in _ENDURING and bare
    noun = sentence.child(verb, "attr") if sentence.child(verb, "expl") is not None else None
    if noun is None or noun.lemma not in _WRONGS:
        return False
    return any(det.lemma == "no" for det in sentence.children(noun, "det"))


def _is_forbidden(sentence: Sentence, verb: Token) -> bool:
    """True for "no terms may be imposed", where nobody is allowed to."""
    subject = sentence.child(verb, "nsubjpass")
    dets = sentence.children(subject, "det") if subject is not None else []
    return any(det.lemma == "no" for det in dets)


def only_remarks(sentence: Sentence, verb: Token) -> bool:
    """True for "must say", "should not fail to mention", "must do more"."""
    below = sentence.children(verb, "xcomp") if verb.lemma == "fail" else []
    if any(one.lemma in _REMARKING for one in (verb, *below)):
        return True
    if verb.lemma == "ask" and sentence.child(verb, "xcomp") is None:
        return True  # "we must ask ourselves whether"
    minded = (one for prep in sentence.children(verb, "prep") for one in sentence.children(prep))
    if verb.lemma in ("bear", "keep") and any(one.lemma == "mind" for one in minded):
        return True
    if verb.lemma in _MISSING and sentence.child(verb, "neg") is not None:
        return True  # "must not forget how", and what "must not be ignored" is read elsewhere
    dobj = sentence.child(verb, "dobj")
    if verb.lemma in ("do", "step") and dobj is not None and dobj.lemma in _VAGUE:
        return aim_of(sentence, verb) is verb
    concern = (one for prep in sentence.children(verb, "prep") for one in sentence.children(prep))
    if verb.lemma == "be" and any(one.lemma == "concern" for one in concern):
        return True
    if verb.lemma == "be" and any(one.lemma in _AWARE for one in sentence.children(verb, "acomp")):
        return True
    told = sentence.head(verb)
    return verb.dep == "ccomp" and told.lemma == "tell" and told.tag == "VBN"


def is_in_passing(sentence: Sentence, verb: Token, cue: Token) -> bool:
    """True for "a week that should suffice", "should it fail", "we should be grateful"."""
    first = sentence.first_conjunct(verb)
    above = sentence.head(first)
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    if cue.lemma == "time" and is_circumstance(sentence, sentence.head(cue)):
        return True  # "noticed only when it is time to vote"
    paired = sentence.tokens[cue.i - 2] if cue.i > 1 else cue
    is_paired = paired.tag == "MD" and sentence.tokens[cue.i - 1].dep == "cc"
    if is_paired and paired.dep in ("relcl", "pcomp"):
        first = paired  # "the best that we can and should give", whose head is "can"
    is_within_noun = first.dep in ("acl", "ccomp") and above.pos == "NOUN"
    if first.dep == "relcl" or (is_within_noun and opinion_holder(sentence, first) is None):
        return cue.dep in ("aux", "ROOT", "xcomp")
    if any(one.tag in ("WP", "WRB") for one in sentence.children(first)):
        return True  # "what we can and should do"
    if first.dep == "ccomp" and cue.text.lower() == "should" and _is_judged(sentence, above):
        return opinion_holder(sentence, first) is None  # "it is our belief that it should"
    if cue.dep == "aux" and subject is not None and cue.i < subject.i:
        return True
    if cue.text.lower() == "shall" and subject is not None and is_first_person(subject):
        return True  # a plan
    return any(one.lemma in _POLITE for one in sentence.children(verb, "acomp"))


def _is_judged(sentence: Sentence, verb: Token) -> bool:
    """True for "it is an irony that this *should* be so", which asks for nothing."""
    said = sentence.child(verb, "acomp", "attr")
    return verb.lemma in ("be", "seem", "remain") and said is not None


def _has_would(sentence: Sentence, verb: Token) -> bool:
    return any(aux.text.lower() in ("would", "'d", "’d") for aux in sentence.children(verb, "aux"))
