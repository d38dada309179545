"""Verbs of stance and effect: "they *oppose* the plan", "the plan *undermines* peace"."""

from __future__ import annotations

from stancegraph.extraction.clauses import SUBJECTS, is_passive
from stancegraph.extraction.cues.match import Match
from stancegraph.extraction.lexicon import Frame, Kind
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.targets.slots import VERBAL, fill, slot_of, subject_slot
from stancegraph.extraction.targets.things import is_thing
from stancegraph.records.values import Act, Polarity

STATIVE = frozenset({"commit", "concern", "determine", "oppose", "worry"})
"""Verbs whose passive is a state of mind: "is opposed to"."""
_CALLED_ON = frozenset({"on", "upon"})
"""Prepositions that parsers take for particles: "to call *on* all of them to stop"."""
_ARMED = frozenset(
    "faction fighter force group insurgent militant militia rebel separatist".split()
)
"""Nouns of "Gabon-backed rebels"; of "the Gabon-backed plan" it may be no more than a name."""


def verb_match(sentence: Sentence, token: Token, frame: Frame) -> Match | None:
    """Match "opposed the plan", "the plan undermines peace", "they defame us"."""
    if frame.targets[0] == "bearer":
        return _backed(sentence, token, frame)
    if token.dep == "amod" and frame.targets[0] == "dobj" and frame.kind is Kind.VERB:
        return _participle(sentence, token, frame)
    if token.pos not in VERBAL or token.dep in ("amod", "compound"):
        return None
    if token.lemma in STATIVE and sentence.child(token, "nsubjpass") is not None:
        return None
    if token.dep == "acl" and (frame.recorded or frame.act is Act.SIGN or token.lemma == "adopt"):
        return None  # "the treaty signed by Chad" only says which treaty
    if token.lemma == "call" and frame.particle is None and _is_other_call(sentence, token):
        return None
    if token.dep == "relcl" and token.lemma == "agree" and _is_told_by_the_way(sentence, token):
        return None  # nor does "the deal in which they agreed on quotas"
    is_benefit = frame.kind is Kind.EFFECT and frame.polarity is Polarity.SUPPORT
    if token.dep == "relcl" and is_benefit:
        return None  # "a way that helps" praises nothing
    is_effect = frame.kind is Kind.EFFECT and frame.targets[0] == "subject"
    is_victim = is_passive(sentence, token) and not is_benefit
    if is_effect and (is_victim or (token.dep == "acl" and token.tag == "VB")):
        return None  # what "was sabotaged" is the victim; "an attempt to undermine" names one
    if frame.felt:
        return _felt(sentence, token, frame)
    words = {child.text.lower() for child in sentence.children(token)}
    if frame.adverbs and not words & frame.adverbs:
        return None
    if frame.particle is not None and frame.particle not in words:
        return None
    if frame.kind is Kind.EFFECT and _is_besides(sentence, token):
        return None
    if token.lemma == "want" and token.tag in ("VBN", "VBD") and _is_bare(sentence, token):
        return None  # "handed over wanted smugglers"
    slot, targets = fill(sentence, token, frame.targets)
    thing = sentence.child(token, "dobj", "nsubjpass") if slot.startswith("prep:") else None
    if thing is not None and "dobj" in frame.targets and is_thing(thing):
        slot, targets = "dobj", (thing,)  # "slammed the call for talks", "the ban for its haste"
    if slot == "prep:for" and token.lemma == "call" and sentence.child(token, "dobj") is not None:
        return None  # "called the remarks absurd for what they hide"
    is_due = slot == "clause" and token.lemma == "deserve" and targets
    if is_due and sentence.child(targets[0], "auxpass") is not None:
        targets = subject_slot(sentence, token)  # "the plan deserves to be heard"
    if not targets:
        return None
    seen = sentence.child(targets[0], "dobj", "ccomp") if targets[0].lemma == "see" else None
    if slot == "clause" and seen is not None and _is_to_see(sentence, targets[0]):
        targets = (seen,)  # "wants to see an end to the raids"
    elif frame.other_subject and sentence.child(targets[0], "nsubj", "nsubjpass") is None:
        return None
    addressee = _addressee(sentence, token, frame, targets)
    must_be_addressed = any("prep:" in one for one in frame.addressee) and slot == "clause"
    if must_be_addressed and addressee is None:
        return None
    return Match(frame, token, token, targets, slot, addressee)


def _is_to_see(sentence: Sentence, verb: Token) -> bool:
    """True for "to see an end to it", but not for "to see it as an end"."""
    return verb.tag == "VB" and all(one.lemma != "as" for one in sentence.children(verb, "prep"))


def _is_besides(sentence: Sentence, verb: Token) -> bool:
    """True for "instead of undermining it", "without working together", "resources needed"."""
    if verb.dep == "acl" and verb.tag == "VBN" and sentence.child(verb, "aux", "auxpass") is None:
        return True
    prep = sentence.head(verb)
    return verb.dep == "pcomp" and prep.lemma in ("without", "of", "than", "besides")


def _is_bare(sentence: Sentence, verb: Token) -> bool:
    first = sentence.first_conjunct(verb)
    return all(sentence.child(one, *SUBJECTS, "aux") is None for one in (verb, first))


def _participle(sentence: Sentence, token: Token, frame: Frame) -> Match | None:
    """Match "answered, *opposing* interference", read as if it were "opposing interference"."""
    noun = sentence.head(token)
    clause = sentence.head(noun)
    is_set_off = token.tag == "VBG" and token.i > 0 and sentence.tokens[token.i - 1].text == ","
    if not is_set_off or noun.dep != "dobj" or clause.pos not in VERBAL or clause.i > token.i:
        return None
    if frame.complements or frame.adverbs or frame.particle or frame.only_negated:
        return None
    return Match(frame, token, clause, (noun,), "dobj")


def _backed(sentence: Sentence, token: Token, frame: Frame) -> Match | None:
    """Match "the *Gabon-backed* front", named by whoever stands behind it."""
    bearer = sentence.head(token)
    before = sentence.tokens[max(token.i - 2, 0) : token.i]
    if token.dep != "amod" or len(before) < 2 or before[1].text not in ("-", "‑"):
        return None
    if bearer.pos != "PROPN" and bearer.lemma not in _ARMED:
        return None
    return Match(frame, token, token, (bearer,), "bearer", holder=before[0])


def _felt(sentence: Sentence, token: Token, frame: Frame) -> Match | None:
    """Match "the visit *angered* them": what a thing does to those who take the stance."""
    if is_passive(sentence, token):
        return None  # "they were angered by": a state of mind
    holder = sentence.child(token, "dobj", "npadvmod")
    targets = subject_slot(sentence, token)
    if holder is None or not targets or holder.i < token.i:
        return None
    return Match(frame, token, token, targets, "subject", holder=holder)


def _is_other_call(sentence: Sentence, verb: Token) -> bool:
    """True for "called in the envoy" and "called it a slap in the face", which ask for nothing."""
    following = [token.lemma for token in sentence.tokens[verb.i + 1 : verb.i + 2]]
    other = [one for one in sentence.children(verb, "prt", "oprd") if one.lemma not in _CALLED_ON]
    return following == ["in"] or bool(other)


def _is_told_by_the_way(sentence: Sentence, verb: Token) -> bool:
    """True for a relative clause about something else than its subject."""
    subject = sentence.child(verb, "nsubj")
    return subject is not None and subject.lemma not in ("who", "which", "that")


def _addressee(
    sentence: Sentence, token: Token, frame: Frame, targets: tuple[Token, ...]
) -> Token | None:
    """Who is asked, thanked or blamed."""
    for slot in frame.addressee:
        found = slot_of(sentence, token, slot)
        if found and found[0] not in targets:
            return found[0]
    if frame.addressee and targets[0].pos in VERBAL:
        return sentence.child(targets[0], "nsubj", "nsubjpass")
    if frame.addressee:
        called = sentence.child(token, "ccomp")  # "hold *them* responsible"
        return sentence.child(called, "nsubj") if called is not None else None
    return None
