"""Clauses that name an aim or a case, of which nobody says that it is so."""

from __future__ import annotations

from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token

_DONE = frozenset(
    "effort decision move vote letter statement resolution agreement step campaign attempt honour"
    " honor pleasure privilege opportunity occasion battle bid drive fight push struggle".split()
)
"""Nouns whose infinitive is carried out: "efforts to defame", "a decision to ban"."""
_SERVES = frozenset(
    "sign co-sign write send vote speak issue join unite intervene call phone telephone summon "
    "release publish lodge file submit deliver convey".split()
)


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


def is_purpose_of_noun(sentence: Sentence, verb: Token) -> bool:
    """True for "no right to criticise", "a plan to ban": named, not done."""
    if verb.dep != "acl" or not any(c.lemma == "to" for c in sentence.children(verb, "aux")):
        return False
    return sentence.head(verb).lemma not in _DONE


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
