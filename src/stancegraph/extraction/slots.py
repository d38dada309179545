"""Filling the slots of a frame: which phrase of a sentence is the object, the clause, "to X"."""

from __future__ import annotations

from stancegraph.extraction.clauses import SUBJECTS, is_passive, subject_of
from stancegraph.extraction.parse import Sentence, Token

_COMMANDING = frozenset({"tell", "ask", "order", "advise"})
"""Verbs that demand something with "to" only: "told them to go", not "told them that"."""
_SPEAKING = frozenset("comment say elaborate answer respond speak give discuss name".split())
_IDLE = {"decline": _SPEAKING, "refuse": _SPEAKING}
"""What somebody declines to do who only keeps silent."""
_TIMES = frozenset("time year month week day decade hour minute example instance now".split())
"""Nouns that make "for" and "over" speak of a time: "for years"."""
_RELATIVE = frozenset({"that", "which", "who", "whom"})
VERBAL = frozenset({"VERB", "AUX"})


def fill(sentence: Sentence, token: Token, slots: tuple[str, ...]) -> tuple[str, tuple[Token, ...]]:
    """The first slot of a cue that something fills, and the heads of the phrases in it."""
    for slot in slots:
        found = slot_of(sentence, token, slot)
        if found:
            return slot, found
    return "", ()


def slot_of(sentence: Sentence, token: Token, slot: str) -> tuple[Token, ...]:
    """The heads of the phrases in one slot of a cue; empty when there is none."""
    if slot in ("self", "before"):
        return (token,)
    if slot == "subject":
        return subject_slot(sentence, token)
    if slot == "dobj":
        return object_slot(sentence, token)
    if slot in ("clause", "pcomp"):
        return _clause(sentence, token, gerund=slot == "pcomp")
    return _after(sentence, token, slot.removeprefix("prep:"))


def has_to(sentence: Sentence, verb: Token) -> bool:
    """True for an infinitive with "to"."""
    return any(child.text.lower() == "to" for child in sentence.children(verb, "aux"))


def subject_slot(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """What a verb says something about."""
    own = sentence.child(token, *SUBJECTS)
    if own is not None:
        if own.lemma in _RELATIVE and token.dep == "relcl":
            if own.lemma == "which" and own.i > 0 and sentence.tokens[own.i - 1].text == ",":
                return ()  # ", which" may point to the whole clause before
            return (sentence.head(token),)
        return (own,)
    if token.dep == "conj":
        return subject_slot(sentence, sentence.head(token))
    if token.dep in ("acl", "relcl"):
        return (sentence.head(token),)
    found = subject_of(sentence, token)
    return (found.noun,) if found else ()


def object_slot(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """What a verb is done to, in active and passive clauses alike."""
    found = sentence.child(token, "dobj", "nsubjpass")
    if found is not None:
        if found.lemma in _RELATIVE and token.dep == "relcl":
            return (sentence.head(token),)
        return (found,)
    if is_passive(sentence, token) and token.dep in ("acl", "relcl"):
        return (sentence.head(token),)
    if token.dep == "conj" and is_passive(sentence, sentence.head(token)):
        return object_slot(sentence, sentence.head(token))
    if token.dep == "conj" and sentence.child(token, "auxpass") is not None:
        return subject_slot(sentence, sentence.head(token))
    # "opposed Peru using the base": the parser hangs the whole clause on the verb
    for child in sentence.children(token, "ccomp", "advcl"):
        if child.tag == "VBG" and sentence.child(child, "nsubj") and child.i > token.i:
            return (child,)
    return ()


def _clause(sentence: Sentence, token: Token, *, gerund: bool) -> tuple[Token, ...]:
    is_verb = token.pos in VERBAL
    deps = ("xcomp", "ccomp", "pcomp") if is_verb else ("acl", "xcomp")
    for child in sentence.children(token, *deps):
        if child.i < token.i or (child.dep == "acl" and child.tag == "VBN"):
            continue
        if gerund and child.tag != "VBG":
            continue
        if token.lemma in _COMMANDING and not has_to(sentence, child):
            continue
        if child.lemma in _IDLE.get(token.lemma, ()):
            continue
        return (child,)
    if not is_verb or gerund:
        return ()
    for child in sentence.children(token, "advcl"):
        if child.i > token.i and has_to(sentence, child):
            return (child,)
    dobj = sentence.child(token, "dobj")
    for child in sentence.children(dobj, "acl", "relcl") if dobj is not None else ():
        if has_to(sentence, child) and token.lemma in (*_COMMANDING, "urge", "press", "invite"):
            return (child,)
    return ()


def _after(sentence: Sentence, token: Token, word: str) -> tuple[Token, ...]:
    """What follows a preposition of the cue, of its object, or of the verb that carries it."""
    hosts = [token]
    if token.pos in VERBAL:
        hosts += sentence.children(token, "dobj", "advmod", "prt", "acomp")
        hosts += [child for child in sentence.children(token, "prep") if child.lemma == "out"]
    elif token.dep in ("dobj", "attr", "acomp", "nsubjpass", "oprd", "pobj"):
        hosts.append(sentence.head(token))
    for host in hosts:
        for prep in sentence.children(host, "prep", "prt", "agent", "dative"):
            if prep.lemma != word or prep.i < token.i:
                continue
            found = sentence.children(prep, "pobj", "pcomp")
            if found and found[0].lemma not in _TIMES:
                return tuple(found)
    return ()


def has_complement(sentence: Sentence, token: Token, words: frozenset[str]) -> bool:
    """True when one of the words is the cue's object, its preposition, or behind one."""
    for child in sentence.children(token, "dobj", "nsubjpass", "attr"):
        if child.text.lower() in words:
            return True
        if any(one.lemma in words for one in sentence.conjuncts(child)):
            return True
    if is_passive(sentence, token) and token.dep in ("acl", "relcl"):
        return sentence.head(token).lemma in words
    for prep in sentence.children(token, "prep", "agent"):
        if prep.lemma in words:
            return True
        if any(pobj.lemma in words for pobj in sentence.children(prep, "pobj")):
            return True
    return False
