"""What a duty is for: the end that a verb serves, the thing that it furthers or asks for."""

from __future__ import annotations

from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.targets.slots import has_to, slot_of

_MEANS = frozenset(
    "act collaborate compel cooperate do force join move oblige persuade pressure proceed strive "
    "try unite use work".split()
)
"""Verbs that only lead up to what is to be done: "must work together *to end hunger*"."""
ASKING = frozenset({"ask", "call", "demand", "insist", "press", "request", "urge"})
FURTHERING = frozenset(
    "accelerate achieve adopt advance boost broaden build champion consolidate create deepen "
    "defend deliver develop embrace encourage enhance ensure establish expand find foster "
    "guarantee implement improve increase intensify maintain mobilise mobilize preserve promote "
    "protect provide pursue reinforce safeguard scale secure strengthen support uphold".split()
)
"""Verbs whose object is what is wanted: "must strengthen *the treaty*"."""
_LEADING = frozenset("allow culminate lead result strive".split())
_BELOW = ("xcomp", "ccomp", "advcl", "acl", "relcl")
_POWERS = frozenset({"disposal", "means", "might", "power"})
"""Nouns of "do everything in our power *to end it*"."""
_EFFORTS = frozenset({"best", "effort", "everything", "utmost"})
_PLACES = frozenset({"opportunity", "occasion", "moment", "chance", "time"})


def aim_of(sentence: Sentence, verb: Token) -> Token:
    """What is to be done in the end: "use this chance *to rebuild trust*"."""
    if verb.lemma in ASKING:  # "must urge them to leave", "must call for a truce"
        return _asked(sentence, verb)
    dobj = sentence.child(verb, "dobj")
    is_chance = verb.lemma in ("take", "seize") and dobj is not None and dobj.lemma in _PLACES
    is_effort = dobj is not None and dobj.lemma in _EFFORTS  # "spare no effort *to end it*"
    if verb.lemma not in _MEANS and not is_chance and not is_effort:
        return verb
    powers = [one for prep in sentence.children(verb, "prep") for one in sentence.children(prep)]
    for host in (verb, dobj, *(one for one in powers if one.lemma in _POWERS)):
        for child in sentence.children(host, *_BELOW) if host else ():
            if child.i > verb.i and has_to(sentence, child):
                return child
    return verb


def _asked(sentence: Sentence, verb: Token) -> Token:
    """What is to be asked for: the clause, what stands behind "for", or the object."""
    clause = slot_of(sentence, verb, "clause")
    if clause:
        return clause[0]
    for prep in sentence.children(verb, "prep"):
        noun = sentence.child(prep, "pobj")
        if prep.lemma == "for" and noun is not None:
            return noun
    return sentence.child(verb, "dobj") or verb


def ensured(sentence: Sentence, verb: Token) -> list[Token]:
    """The clauses behind "no effort should be spared to" and "in ensuring that"."""
    for prep in (verb, *sentence.children(verb, "prep")):
        for below in sentence.children(prep, "pcomp", "xcomp", "advcl"):
            that = sentence.child(below, "ccomp")
            if below.lemma not in ("ensure", "see") or that is None:
                return [below]
            subjects = (
                sentence.child(one, "nsubj", "nsubjpass") or one for one in sentence.conjuncts(that)
            )
            return list(subjects)
    return []


def furthered(sentence: Sentence, verb: Token) -> Token | None:
    """What a verb that only furthers it wants: "strengthen *the treaty*", "lead to *a truce*"."""
    if verb.lemma in FURTHERING:
        return sentence.child(verb, "dobj")
    if verb.lemma not in _LEADING:
        return None
    for prep in sentence.children(verb, "prep"):
        noun = sentence.child(prep, "pobj")
        if prep.lemma in ("in", "to", "for", "towards", "toward") and noun is not None:
            return noun if noun.pos == "NOUN" else None
    return None
