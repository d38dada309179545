"""Demands that a speaker makes by words of duty: "must", "have to", "let us", "it is time to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.extraction.clauses import OBLIGATION, is_circumstance, subject_of
from stancegraph.extraction.endings import what_ends
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.passages import is_first_person
from stancegraph.extraction.slots import VERBAL, has_to, slot_of

_REMARKING = frozenset(
    "say tell note recall mention stress emphasise emphasize admit confess add remember "
    "explain begin conclude look point highlight reiterate repeat state underline underscore thank "
    "wonder read interpret construe misread misinterpret concern like lose prefer refer surprise "
    "suffice bear comfort admit".split()
)
"""Verbs of "I must say", "let us recall" and "must not be lost on us", which demand nothing."""
_VAGUE = frozenset({"it", "more", "much", "so", "that", "this"})
_PRESENT = frozenset({"VBZ", "VBP", "VB"})
_WISHES = frozenset({"like", "love", "wish"})
_SPARED = frozenset({"spared", "lost", "wasted"})
"""What is not to be done with effort or time where something is wanted."""
_MEANS = frozenset("act collaborate cooperate do join strive try unite use work".split())
"""Verbs that only lead up to what is to be done: "must work together *to end hunger*"."""
_ASKING = frozenset({"ask", "call", "demand", "insist", "press", "request", "urge"})
_FURTHERING = frozenset(
    "accelerate achieve adopt advance build champion create deepen defend deliver develop "
    "encourage enhance ensure establish expand find foster guarantee implement improve increase "
    "intensify maintain mobilise mobilize preserve promote protect provide pursue reinforce "
    "safeguard secure strengthen support uphold".split()
)
"""Verbs whose object is what is wanted: "must strengthen *the treaty*"."""
_LEADING = frozenset("allow culminate lead result strive".split())
_OBLIGATIONS = frozenset({"duty", "obligation", "responsibility"})
_ORDERS = frozenset("cease end free halt honour lift release respect return stop withdraw".split())
_CONDEMNING = frozenset("avoid condemn deplore denounce regret reject resist".split())
_JUDGING = _CONDEMNING | frozenset("applaud commend encourage hope praise welcome".split())
_POLITE = frozenset({"grateful", "glad", "happy", "pleased", "thankful", "honest", "frank"})
_PLACES = frozenset({"opportunity", "occasion", "moment", "chance", "time"})


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that a speaker says has to be done or has to end."""

    cue: Token
    verb: Token
    subject: Token | None
    targets: tuple[Token, ...]
    against: bool
    """True when the targets are what has to end."""


def duties(sentence: Sentence, lexicon: Lexicon) -> Iterator[Duty]:
    """Yield the duties of a sentence."""
    for verb in sentence.tokens:
        cue = _cue(sentence, verb)
        if cue is None or _only_remarks(sentence, verb) or _is_in_passing(sentence, verb, cue):
            continue
        subject = _subject(sentence, verb, cue)
        nobody = subject is not None and any(
            det.lemma == "no" for det in sentence.children(subject, "det")
        )
        for one in _with_further(sentence, verb):
            if sentence.child(one, "expl") is not None:
                yield from _to_exist(sentence, cue, one)
                continue
            if _shares_object(sentence, one):
                continue
            if nobody and one.text.lower() in _SPARED:
                for aim in _ensured(sentence, one):  # "no effort should be spared to VERB"
                    ended = what_ends(sentence, aim, lexicon)
                    yield Duty(cue, one, None, tuple(ended) or (aim,), bool(ended))
                continue
            aim = _aim(sentence, one)
            if _says_nothing_more(sentence, aim, lexicon):
                continue
            undone = sentence.child(cue, "nsubj") if _is_to_be_done(sentence, one) else None
            if undone is not None:
                against = one.lemma in lexicon.ends or one.lemma in _CONDEMNING
                yield Duty(cue, one, None, (undone,), against)
                continue
            ended = what_ends(sentence, aim, lexicon)
            shared = _shared_subject(sentence, one)
            if shared is not None and not ended:  # "is fair and should be *respected*": it should
                yield Duty(cue, one, None, (shared,), sentence.child(one, "neg") is not None)
                continue
            if one.lemma in _ASKING:
                asked = (*slot_of(sentence, one, "prep:on"), *slot_of(sentence, one, "dobj"))
                subject = next((who for who in asked if who is not aim), subject)
            told = sentence.child(one, "nsubjpass")
            if told is not None and told.pos == "PRON" and not ended:
                yield Duty(cue, one, None, (told,), False)  # what "it" means should be kept
                continue
            furthered = _furthered(sentence, aim) if not nobody else None
            wanted = furthered or aim
            yield Duty(cue, one, subject, tuple(ended) or (wanted,), bool(ended) != nobody)


def _ensured(sentence: Sentence, verb: Token) -> list[Token]:
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


def _shares_object(sentence: Sentence, verb: Token) -> bool:
    """True for the first verb of "must *protect* and promote the reefs": the last says it all."""
    further = [other for other in sentence.children(verb, "conj") if other.pos in VERBAL]
    own = {"dobj", "prep", "xcomp", "ccomp", "advcl", "attr", "acomp", "dative", "prt", "nsubjpass"}
    if not further or any(child.dep in own for child in sentence.children(verb)):
        return False
    is_next = all(
        token.dep in ("cc", "advmod") for token in sentence.tokens[verb.i + 1 : further[0].i]
    )
    return is_next and sentence.child(further[0], "dobj") is not None


def _is_to_be_done(sentence: Sentence, verb: Token) -> bool:
    """True for "the crisis needs *to be ended*", which is about the crisis."""
    preps = (prep for prep in sentence.children(verb, "prep") if prep.lemma != "for")
    is_passive = verb.dep == "xcomp" and sentence.child(verb, "auxpass") is not None
    return is_passive and not any(preps)


def _to_exist(sentence: Sentence, cue: Token, verb: Token) -> Iterator[Duty]:
    """What "there must be", or must not."""
    noun = sentence.child(verb, "attr")
    if noun is not None:
        denied = sentence.child(verb, "neg") is not None or any(
            det.lemma == "no" for det in sentence.children(noun, "det")
        )
        yield Duty(cue, verb, None, (noun,), denied)


def _only_remarks(sentence: Sentence, verb: Token) -> bool:
    """True for "must say", "should not fail to mention", "must do more"."""
    below = sentence.children(verb, "xcomp") if verb.lemma == "fail" else []
    if any(one.lemma in _REMARKING for one in (verb, *below)):
        return True
    if verb.lemma == "ask" and sentence.child(verb, "xcomp") is None:
        return True  # "we must ask ourselves whether"
    minded = (one for prep in sentence.children(verb, "prep") for one in sentence.children(prep))
    if verb.lemma in ("bear", "keep") and any(one.lemma == "mind" for one in minded):
        return True
    if verb.lemma == "forget" and sentence.child(verb, "ccomp") is not None:
        return True
    dobj = sentence.child(verb, "dobj")
    if verb.lemma in ("do", "step") and dobj is not None and dobj.lemma in _VAGUE:
        return _aim(sentence, verb) is verb
    concern = (one for prep in sentence.children(verb, "prep") for one in sentence.children(prep))
    if verb.lemma == "be" and any(one.lemma == "concern" for one in concern):
        return True
    told = sentence.head(verb)
    return verb.dep == "ccomp" and told.lemma == "tell" and told.tag == "VBN"


def _is_in_passing(sentence: Sentence, verb: Token, cue: Token) -> bool:
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
    if first.dep == "relcl" or (first.dep in ("acl", "ccomp") and above.pos == "NOUN"):
        return cue.dep in ("aux", "ROOT", "xcomp")
    if any(one.tag in ("WP", "WRB") for one in sentence.children(first)):
        return True  # "what we can and should do"
    if first.dep == "ccomp" and cue.text.lower() == "should" and _is_judged(sentence, above):
        return True
    if cue.dep == "aux" and subject is not None and cue.i < subject.i:
        return True
    if cue.text.lower() == "shall" and subject is not None and is_first_person(subject):
        return True  # a plan
    return any(one.lemma in _POLITE for one in sentence.children(verb, "acomp"))


def _says_nothing_more(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """True for "we must act" and "must not fail", which name no matter."""
    if verb.pos not in VERBAL or verb.lemma in lexicon.ends:
        return False
    if sentence.child(verb, "nsubjpass", "auxpass") is not None:
        return False
    behind = (child for child in sentence.children(verb) if child.i > verb.i)
    return all(child.dep in ("punct", "advmod", "cc", "conj", "npadvmod") for child in behind)


def _is_judged(sentence: Sentence, verb: Token) -> bool:
    """True for "it is an irony that this *should* be so", which asks for nothing."""
    said = sentence.child(verb, "acomp", "attr")
    return verb.lemma in ("be", "seem", "remain") and said is not None


def _with_further(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The verb and the verbs that share its word of duty: "must act and *share* the costs"."""
    yield verb
    for other in sentence.conjuncts(verb):
        is_like = other.i > verb.i and other.pos in VERBAL and other.tag == verb.tag == "VB"
        if is_like and sentence.child(other, "nsubj", "nsubjpass", "aux", "expl") is None:
            yield other


def _cue(sentence: Sentence, verb: Token) -> Token | None:
    """The word that makes a verb a duty; None when nothing does."""
    if verb.pos not in VERBAL:
        return None
    auxes = sentence.children(verb, "aux")
    for aux in auxes:
        if aux.text.lower() in OBLIGATION:
            is_inference = any(one.lemma == "have" for one in auxes)  # "must have known"
            return None if is_inference else aux
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
        return head if sentence.head(head).lemma in ("have", "be") else None
    is_ours = head.lemma == "be" and any(one.text == "up" for one in sentence.children(head))
    if is_ours and verb.dep in ("xcomp", "advcl", "ccomp"):
        return head
    if verb.dep == "xcomp" and head.lemma == "be" and head.tag in ("VBZ", "VBP"):
        # "is to be condemned"; what only "is to be held" is a plan
        is_judged = sentence.child(verb, "auxpass") is not None and verb.lemma in _JUDGING
        return head if is_judged else None
    if verb.dep == "xcomp" and head.lemma in ("need", "have") and head.tag in _PRESENT:
        is_lacking = head.dep == "relcl" or any(
            one.lemma in ("not", "yet", "long", "longer") for one in sentence.children(head)
        )
        return None if is_lacking else head
    if verb.dep in ("acl", "relcl", "advcl", "xcomp", "ccomp"):
        if head.lemma == "time" and sentence.head(head).lemma in ("be", "come"):
            return head
        subject = sentence.child(head, "nsubj")
        if head.lemma == "come" and subject is not None and subject.lemma == "time":
            return head
        if head.lemma in _WISHES and _has_would(sentence, head):
            other = sentence.child(head, "dobj") or sentence.child(verb, "nsubj")
            return head if other is not None and other.i < verb.i else None
    return None


def _has_would(sentence: Sentence, verb: Token) -> bool:
    return any(aux.text.lower() in ("would", "'d", "’d") for aux in sentence.children(verb, "aux"))


def _subject(sentence: Sentence, verb: Token, cue: Token) -> Token | None:
    """Whose duty it is."""
    own = sentence.child(verb, "nsubj", "nsubjpass")
    if own is None and cue.lemma in _WISHES:
        own = sentence.child(cue, "dobj")
    if own is None and verb.dep in ("conj", "xcomp"):
        found = subject_of(sentence, verb)
        own = found.noun if found else None
    return own


def _furthered(sentence: Sentence, verb: Token) -> Token | None:
    """What a verb that only furthers it wants: "strengthen *the treaty*", "lead to *a truce*"."""
    if verb.lemma in _FURTHERING:
        return sentence.child(verb, "dobj")
    if verb.lemma not in _LEADING:
        return None
    for prep in sentence.children(verb, "prep"):
        noun = sentence.child(prep, "pobj")
        if prep.lemma in ("in", "to", "for", "towards", "toward") and noun is not None:
            return noun if noun.pos == "NOUN" else None
    return None


def _shared_subject(sentence: Sentence, verb: Token) -> Token | None:
    """What should be done to it, where a passive shares the subject of the verb before."""
    if verb.dep != "conj" or sentence.child(verb, "auxpass") is None:
        return None
    if sentence.child(verb, "nsubj", "nsubjpass") is not None:
        return None
    first = sentence.first_conjunct(verb)
    return sentence.child(first, "nsubj", "nsubjpass", "csubj")


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


def _aim(sentence: Sentence, verb: Token) -> Token:
    """What is to be done in the end: "use this chance *to rebuild trust*"."""
    if verb.lemma in _ASKING:  # "must urge them to leave", "must call for a truce"
        return _asked(sentence, verb)
    dobj = sentence.child(verb, "dobj")
    is_chance = verb.lemma in ("take", "seize") and dobj is not None and dobj.lemma in _PLACES
    if verb.lemma not in _MEANS and not is_chance:
        return verb
    for host in (verb, dobj):
        for child in sentence.children(host, "xcomp", "advcl", "acl") if host else ():
            if child.i > verb.i and has_to(sentence, child):
                return child
    return verb
