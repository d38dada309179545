"""Filling the slots of a frame: which phrase of a sentence is the object, the clause, "to X"."""

from __future__ import annotations

from itertools import pairwise

from stancegraph.extraction.clauses import SUBJECTS, is_passive, subject_of
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.targets.things import named_as

_COMMANDING = frozenset({"tell", "ask", "order", "advise", "warn", "offer"})
"""Verbs that demand something with "to" only: "told them to go", not "told them that"."""
_SPEAKING = frozenset(
    "answer comment confirm disclose discuss elaborate give identify name respond reveal say speak "
    "specify talk".split()
)
_MEETING = frozenset("meet hold discuss talk visit attend continue speak consider resign".split())
_PHONING = frozenset(
    "apologise apologize assure ask brief congratulate convey discuss explain express greet inform "
    "invite offer reassure say tell thank update wish".split()
)
_IDLE = {"decline": _SPEAKING, "refuse": _SPEAKING, "agree": _MEETING, "call": _PHONING}
"""What somebody declines to do who only keeps silent, or agrees to do who only meets."""
_FINDING = frozenset({"find", "hold", "declare", "pronounce"})
_TIMES = frozenset(
    "time year month week day decade hour minute example instance now monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
"""Nouns that make "for" and "over" speak of a time: "for years"."""
_RELATIVE = frozenset({"that", "which", "who", "whom"})
_COMPLEMENTS = frozenset("acomp advcl attr ccomp dative dobj nsubjpass oprd prep prt xcomp".split())
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
    if slot == "wish":
        return _wished(sentence, token)
    if slot == "after":
        return _event_before(sentence, token)
    if slot in ("clause", "pcomp"):
        return _clause(sentence, token, gerund=slot == "pcomp")
    return _after(sentence, token, slot.removeprefix("prep:"))


def _wished(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The clause of "insisted that all sanctions be lifted", "insists they must leave"."""
    for child in sentence.children(token, "ccomp"):
        auxes = {aux.text.lower() for aux in sentence.children(child, "aux", "auxpass")}
        own = sentence.child(child, "nsubj")
        is_wish = child.tag == "VBP" and own is not None and own.tag in ("NN", "NNP")
        is_bare = (child.tag == "VB" or is_wish) and not auxes & {
            "to",
            "will",
            "would",
            "can",
            "could",
            "may",
        }
        if child.i > token.i and (is_bare or "be" in auxes or auxes & {"should", "must"}):
            return (child,)
    return ()


def _event_before(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """What a reaction follows: "lodged a protest after missiles fell", "in response to them"."""
    for host in (token, sentence.head(token)):
        for child in sentence.children(host, "advcl", "prep"):
            answered = _answered(sentence, child) if child.i > token.i else ()
            if answered:
                return answered
            if child.i > token.i and child.dep == "prep" and child.lemma in ("after", "following"):
                return tuple(sentence.children(child, "pobj", "pcomp"))
            marks = {mark.text.lower() for mark in sentence.children(child, "mark", "prep")}
            if child.i > token.i and child.dep == "advcl" and "after" in marks:
                return (child,)
    return ()


def _answered(sentence: Sentence, prep: Token) -> tuple[Token, ...]:
    """What stands behind "in response to" and "in reaction to"."""
    answer = sentence.child(prep, "pobj") if prep.lemma == "in" else None
    if answer is None or answer.lemma not in ("response", "reaction"):
        return ()
    tos = [to for to in sentence.children(answer, "prep") if to.lemma == "to"]
    return tuple(noun for to in tos for noun in sentence.children(to, "pobj"))


def has_to(sentence: Sentence, verb: Token) -> bool:
    """True for an infinitive with "to"."""
    return any(child.text.lower() == "to" for child in sentence.children(verb, "aux"))


def shares_object(sentence: Sentence, verb: Token) -> bool:
    """True for a verb whose object stands behind the last: "*training* and arming them"."""
    if any(child.dep in _COMPLEMENTS for child in sentence.children(verb)):
        return False
    if verb.pos not in VERBAL and not _is_bare_gerund(sentence, verb):
        return False
    before = verb
    for other in sentence.conjuncts(verb):
        if other.i <= verb.i or other.pos not in VERBAL:
            continue
        between = sentence.tokens[before.i + 1 : other.i]
        if any(one.dep not in ("cc", "advmod", "punct") for one in between):
            return False
        if any(child.dep in _COMPLEMENTS for child in sentence.children(other)):
            return True
        before = other
    return False


def _is_bare_gerund(sentence: Sentence, noun: Token) -> bool:
    """True for the "training" of "training and arming the rebels", taken for a noun."""
    is_gerund = noun.tag == "NN" and noun.text.lower().endswith("ing")
    return is_gerund and sentence.child(noun, "det", "poss", "amod", "compound") is None


def subject_slot(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """What a verb says something about."""
    own = sentence.child(token, *SUBJECTS)
    if own is not None:
        if own.lemma in _RELATIVE and token.dep == "relcl":
            if own.lemma == "which" and own.i > 0 and sentence.tokens[own.i - 1].text == ",":
                return ()  # ", which" may point to the whole clause before
            return (_described(sentence, sentence.head(token)),)
        return (own,)
    if token.dep == "conj":
        return subject_slot(sentence, sentence.head(token))
    if token.dep in ("acl", "relcl"):
        return (sentence.head(token),)
    found = subject_of(sentence, token)
    return (found.noun,) if found else ()


def _described(sentence: Sentence, noun: Token) -> Token:
    """What "the sales are an issue that hurts us" and "Chad, a state that hurts us" speak of."""
    above = sentence.head(noun)
    if noun.dep == "attr" and above.lemma == "be":
        subject = sentence.child(above, "nsubj")
        is_named = subject is not None and subject.pos in ("NOUN", "PROPN")
        return subject if subject is not None and is_named else noun
    return above if noun.dep == "appos" and above.pos == "PROPN" else noun


def object_slot(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """What a verb is done to, in active and passive clauses alike."""
    found = sentence.child(token, "dobj", "nsubjpass")
    if found is not None:
        if found.lemma in _RELATIVE and token.dep == "relcl":
            return (sentence.head(token),)
        return (found,)
    if is_passive(sentence, token) and token.dep in ("acl", "relcl"):
        return (sentence.head(token),)
    if token.dep == "advcl" and token.tag == "VBN" and is_passive(sentence, token):
        above = sentence.child(sentence.head(token), "nsubj", "nsubjpass")
        return (above,) if above is not None else ()  # "*backed by Peru*, the plan passed"
    if token.dep == "conj" and is_passive(sentence, sentence.head(token)):
        return object_slot(sentence, sentence.head(token))
    if token.dep == "conj" and sentence.child(token, "auxpass") is not None:
        return subject_slot(sentence, sentence.head(token))
    has_had = token.tag == "VBN" and sentence.child(token, "aux") is not None
    is_told = token.tag in ("VBD", "VBZ", "VBP") or has_had
    is_finite = sentence.child(token, "nsubj") is not None and is_told
    has_clause = sentence.child(token, "xcomp", "ccomp") is not None
    if token.dep in ("acl", "relcl") and is_finite and not has_clause:
        return (sentence.head(token),)  # "a charge that Peru denied", "a step Chile opposes"
    for child in sentence.children(token, "ccomp") if token.lemma in _FINDING else ():
        judged = sentence.child(child, "nsubj")
        if child.pos == "ADJ" and judged is not None:
            return (judged,)  # "found Peru guilty", "held Peru liable"
    for child in sentence.children(token, "ccomp", "pcomp"):
        what = named_as(sentence, child)
        if what is not None:
            return (what,)  # "denounced what it called slander"
    shared = _shared_object(sentence, token)
    if shared is not None:
        return (shared,)
    # "opposed Peru using the base": the parser hangs the whole clause on the verb
    for child in sentence.children(token, "ccomp", "advcl"):
        if child.tag == "VBG" and sentence.child(child, "nsubj") and child.i > token.i:
            return (child,)
    return ()


def _shared_object(sentence: Sentence, verb: Token) -> Token | None:
    """The object of "Peru backed, and Chile opposed, *the plan*"."""
    following = [one.text for one in sentence.tokens[verb.i + 1 : verb.i + 2]]
    for other in sentence.children(verb, "conj") if following == [","] else ():
        noun = sentence.child(other, "dobj")
        own = sentence.child(other, "nsubj")
        after = [one.text for one in sentence.tokens[other.i + 1 : other.i + 2]]
        if own is not None and noun is not None and after == [","]:
            return noun
    return None


def _clause(sentence: Sentence, token: Token, *, gerund: bool) -> tuple[Token, ...]:
    is_verb = token.pos in VERBAL
    deps = ("xcomp", "ccomp", "pcomp") if is_verb else ("acl", "xcomp")
    if token.pos == "ADJ":
        deps = ("acl", "xcomp", "ccomp")  # "disappointed that the text was late"
    for child in sentence.children(token, *deps):
        if child.i < token.i or (child.dep == "acl" and child.tag == "VBN"):
            continue
        if gerund and child.tag != "VBG":
            continue
        if token.lemma in _COMMANDING and not has_to(sentence, child):
            continue
        if _is_idle(sentence, token, child):
            continue
        return (child,)
    if not is_verb or gerund:
        return ()
    for child in sentence.children(token, "advcl"):
        is_idle = _is_idle(sentence, token, child) or _is_in_order_to(sentence, child)
        if child.i > token.i and has_to(sentence, child) and not is_idle:
            return (child,)
    for prep in sentence.children(token, "prep"):
        # "noted with concern that papers had closed"
        mood = sentence.child(prep, "pobj") if prep.lemma == "with" else None
        for child in sentence.children(mood, "acl") if mood is not None else ():
            if any(mark.lemma == "that" for mark in sentence.children(child, "mark")):
                return (child,)
    dobj = sentence.child(token, "dobj")
    for child in sentence.children(dobj, "acl", "relcl") if dobj is not None else ():
        if has_to(sentence, child) and token.lemma in (*_COMMANDING, "urge", "press", "invite"):
            return (child,)
    return ()


def _is_idle(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """True for "declined to comment", "agreed to meet", "called his colleague to thank him"."""
    following = sentence.tokens[verb.i + 1 : verb.i + 2]
    if verb.lemma == "call" and following and following[0].lemma in ("on", "upon"):
        return False
    return clause.lemma in _IDLE.get(verb.lemma, ())


def _is_in_order_to(sentence: Sentence, clause: Token) -> bool:
    """True for "so as to help" and "in order to help": why, not what."""
    first = min(sentence.subtree(clause), key=lambda one: one.i)
    before = sentence.tokens[max(first.i - 2, 0) : first.i + 3]
    words = [one.text.lower() for one in before]
    return "order" in words or ("so", "as") in pairwise(words)


def _after(sentence: Sentence, token: Token, word: str) -> tuple[Token, ...]:
    """What follows a preposition of the cue, of its object, or of the verb that carries it."""
    hosts = [token]
    if token.pos in VERBAL:
        hosts += sentence.children(token, "dobj", "advmod", "prt", "acomp", "oprd")
        hosts += [one for one in sentence.children(token, "ccomp") if one.pos == "ADJ"]
        hosts += [child for child in sentence.children(token, "prep") if child.lemma == "out"]
        hosts += [  # "held Peru *responsible* for", "found Peru *guilty* of"
            child for child in sentence.children(token, "ccomp", "advcl") if child.pos == "ADJ"
        ]
    else:
        first = sentence.first_conjunct(token)  # "voiced dismay and opposition to it"
        if first.dep in ("dobj", "attr", "acomp", "nsubjpass", "oprd", "pobj"):
            hosts.append(sentence.head(first))
    for host in hosts:
        for prep in sentence.children(host, "prep", "prt", "agent", "dative"):
            led = sentence.children(prep, "pobj") if prep.i < token.i else []
            is_asked = bool(led) and led[0].lemma == "which"
            if word not in (prep.lemma, prep.text.lower()) or (prep.i < token.i and not is_asked):
                continue
            found = sentence.children(prep, "pobj", "pcomp") or _shared(sentence, prep)
            found = [named_as(sentence, one) or one for one in found]
            if found and found[0].lemma == "which" and prep.i < token.i:
                before = [one for one in sentence.tokens[: prep.i] if one.dep == "dobj"]
                return tuple(before[-1:])  # "hold *drills*, to which Peru objects"
            if found and found[0].lemma.lower() not in _TIMES:
                return (*found, *_repeated(sentence, host, prep))
    return ()


def _shared(sentence: Sentence, prep: Token) -> list[Token]:
    """The object of "support *for* and solidarity with Peru"."""
    following = sentence.tokens[prep.i + 1 : prep.i + 4]
    if len(following) < 3 or following[0].dep != "cc":
        return []
    for later in following[2:]:
        if later.dep == "prep":
            return sentence.children(later, "pobj")
    return []


def _repeated(sentence: Sentence, host: Token, first: Token) -> list[Token]:
    """The further objects of "grateful for the visit, for the aid and for the advice"."""
    preps = [*sentence.children(host, "prep"), *sentence.children(first, "conj")]
    if host.pos == "ADJ":
        preps += sentence.children(sentence.head(host), "prep")
    more = []
    for prep in sorted(set(preps), key=lambda one: one.i):
        if prep.i > first.i and prep.lemma == first.lemma:
            if sentence.tokens[prep.i - 1].lemma in (",", "and"):
                more += sentence.children(prep, "pobj")
            more += [
                p for c in sentence.children(prep, "conj") for p in sentence.children(c, "pobj")
            ]
    return more
