"""Words that must stand around a cue, or must not."""

from __future__ import annotations

from stancegraph.extraction.clauses import is_passive
from stancegraph.extraction.parsing.parse import Sentence, Token

_AMOUNTS = frozenset(
    "all both bulk dozen half hundred majority many most much number part portion rest some third "
    "thousand".split()
)


def has_complement(sentence: Sentence, token: Token, words: frozenset[str]) -> bool:
    """True when one of the words is the cue's object, its preposition, or behind one."""
    for child in sentence.children(token, "dobj", "nsubjpass", "attr"):
        if child.text.lower() in words:
            return True
        if any(one.lemma in words for one in sentence.conjuncts(child)):
            return True
        for prep in sentence.children(child, "prep"):  # "greeted the plan with dismay"
            found = sentence.children(prep, "pobj") if prep.lemma == "with" else []
            if child.dep == "dobj" and any(pobj.lemma in words for pobj in found):
                return True
            some = sentence.children(prep, "pobj") if prep.lemma == "of" else []
            if child.lemma in _AMOUNTS and any(pobj.lemma in words for pobj in some):
                return True  # "withdrew some of its troops"
    if is_passive(sentence, token) and token.dep in ("acl", "relcl"):
        return sentence.head(token).lemma in words
    for prep in sentence.children(token, "prep", "agent"):
        if prep.lemma in words:
            return True
        below = sentence.children(prep, "pobj")
        for gerund in sentence.children(prep, "pcomp"):  # "contribute to deepening the *crisis*"
            below = [*below, *sentence.children(gerund, "dobj")]
        if any(noun.lemma in words for noun in below):
            return True
    return False
