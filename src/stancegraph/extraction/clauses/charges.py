"""Charges and those who answer them: "accused Peru of fraud, a charge *it* denies"."""

from __future__ import annotations

from stancegraph.extraction.parsing.parse import Sentence, Token

_ACCUSING = frozenset("accuse blame charge suspect".split())
_CHARGES = frozenset("accusation allegation assertion charge claim something".split())
_ANSWERING = frozenset("contest deny dismiss dispute refute reject".split())


def accused_by(sentence: Sentence, pronoun: Token) -> Token | None:
    """Who is accused by the verb above where "it" denies the charge; None elsewhere.

    Whoever accuses does not deny his own charge, so that the pronoun means the other.
    """
    verb = sentence.head(pronoun)
    charge = sentence.head(verb)
    is_answer = verb.lemma in _ANSWERING and verb.dep == "relcl" and charge.i < verb.i
    if pronoun.pos != "PRON" or not is_answer:
        return None
    which = sentence.child(verb, "dobj")  # "accused Peru of fraud, which it denies"
    if charge.lemma not in _CHARGES and (which is None or which.lemma != "which"):
        return None
    for above in sentence.ancestors(charge):
        if above.lemma in _ACCUSING:
            return sentence.child(above, "dobj", "nsubjpass")
    return None
