"""Whether a clause is denied, and how firmly."""

from __future__ import annotations

from stancegraph.extraction.clauses.subjects import SUBJECTS
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token

_NEGATIVE = frozenset({"never", "neither", "nor", "hardly", "nobody", "nothing", "none"})


def is_negated(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """True under "not", "never", "no", "refuse to"; two of them cancel out."""
    count = int(any(not _is_not_only(sentence, neg) for neg in sentence.children(verb, "neg")))
    count += any(_is_no_longer(sentence, one) for one in sentence.children(verb, "advmod"))
    around = sentence.children(verb, "advmod", "preconj", "nsubj")
    count += sum(child.lemma in _NEGATIVE for child in around)
    for deps in (("dobj", "attr"), SUBJECTS):
        noun = sentence.child(verb, *deps)
        dets = sentence.children(noun, "det", "preconj") if noun is not None else []
        count += any(det.lemma in ("no", "neither") for det in dets)
    for said in sentence.children(verb, "acomp", "attr"):  # "is neither free nor fair"
        count += any(one.lemma == "neither" for one in sentence.children(said, "preconj", "cc"))
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


def _is_no_longer(sentence: Sentence, adverb: Token) -> bool:
    """True for the "longer" of "can no longer accept"."""
    is_longer = adverb.text.lower() == "longer" and adverb.i > 0
    return is_longer and sentence.tokens[adverb.i - 1].text.lower() == "no"


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


def will_not(sentence: Sentence, verb: Token) -> bool:
    """True for "will not" and "would never": what somebody could not do he may have wanted."""
    auxes = {aux.text.lower() for aux in sentence.children(verb, "aux")}
    return bool(auxes & {"will", "wo", "would"})
