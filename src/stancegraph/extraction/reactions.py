"""Reactions told from the other side: "the plan drew praise from Peru", "despite protests"."""

from __future__ import annotations

from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.targets.slots import VERBAL, object_slot, subject_slot

_CONTAINERS = frozenset(
    "chorus expression gesture letter message note outpouring show sign statement storm voice vote "
    "wave word".split()
)
"""Nouns of "statements of condemnation", which stand for what they hold."""
_GIVEN = frozenset("approval backing blessing consent endorsement support".split())
"""What something has "of" those who give it."""
FELT = frozenset("alarm anger dismay fury indignation outrage unease".split())
"""What something causes "in" and "among" those who feel it."""
_COMING = frozenset({"come", "emerge", "pour"})
_IN_SPITE = frozenset("after against amid amidst despite following notwithstanding over".split())
_STOPPING = frozenset("block delay stall halt derail doom hamper sink scupper thwart kill".split())
"""What opposition does to a plan."""
_DONE = frozenset({"pass", "proceed", "go", "continue", "succeed", "happen", "stand"})
_FACE = frozenset({"face", "spite"})
"""Nouns of "in the face of", "in spite of"."""


def outer(sentence: Sentence, noun: Token) -> Token:
    """The noun that carries a reaction: "*statements* of condemnation", else the noun itself."""
    of = sentence.head(noun)
    container = sentence.head(of)
    is_held = noun.dep == "pobj" and of.lemma == "of" and container.lemma in _CONTAINERS
    return container if is_held and sentence.child(noun, "det") is None else noun


def reacted_to(
    sentence: Sentence, noun: Token, carrier: Token, drawing: frozenset[str]
) -> tuple[Token, ...]:
    """What drew a reaction: "*the plan* drew praise", "*the plan* was met with anger"."""
    if noun.dep == "pobj" and carrier.lemma in ("with", "under"):
        verb = sentence.head(carrier)
        is_met = verb.lemma in ("meet", "greet", "come", "hit", "slap", "punish")
        return (object_slot(sentence, verb) or subject_slot(sentence, verb)) if is_met else ()
    if noun.dep == "pobj":
        return _done_in_spite(sentence, carrier)
    if noun.dep == "nsubj" and carrier.lemma in _STOPPING:
        return object_slot(sentence, carrier)  # "opposition from Peru blocked *the plan*"
    if noun.dep not in ("dobj", "nsubjpass") or carrier.lemma not in drawing:
        return ()
    if carrier.dep == "advcl":  # "imposed tariffs, drawing a rebuke": the tariffs drew it
        return object_slot(sentence, sentence.head(carrier))
    return subject_slot(sentence, carrier)


def _done_in_spite(sentence: Sentence, prep: Token) -> tuple[Token, ...]:
    """What was done "despite opposition from Peru", "over Peru's objections"."""
    if prep.lemma == "of" and sentence.head(prep).lemma in _FACE:
        prep = sentence.head(sentence.head(prep))
    elif prep.lemma not in _IN_SPITE:
        return ()
    verb = sentence.head(prep)
    if verb.pos not in VERBAL:
        return ()
    done = object_slot(sentence, verb)
    if not done and verb.lemma in _DONE and sentence.child(verb, "prep", "xcomp") is prep:
        done = subject_slot(sentence, verb)  # "the plan passed despite opposition from Peru"
    for further in sentence.children(verb, "prep") if not done and verb.lemma == "go" else ():
        if further.lemma == "with":  # "went ahead with the plan"
            done = tuple(sentence.children(further, "pobj"))
    return done


def is_backed(sentence: Sentence, noun: Token, carrier: Token, drawing: frozenset[str]) -> bool:
    """True for "has the backing of Peru", which is Peru's."""
    return noun.lemma in _GIVEN and noun.dep in ("dobj", "nsubjpass") and carrier.lemma in drawing


def source_of(
    sentence: Sentence, said: Token, noun: Token, carrier: Token, drawing: frozenset[str]
) -> Token | None:
    """Who is behind "drew praise from Peru" and "opposition by Chile to the plan".

    `said` is the noun of stance, `noun` the one that carries it, mostly the same.
    """
    hosts = [said, noun]
    is_drawn = noun.dep in ("dobj", "nsubjpass") and carrier.lemma in drawing
    if is_drawn or (noun.dep == "nsubj" and carrier.lemma in _COMING):
        hosts.append(carrier)
    words = {"from", "by"}
    if is_backed(sentence, noun, carrier, drawing):
        words.add("of")
    if is_drawn and noun.lemma in FELT:
        words |= {"in", "among"}
    for host in hosts:
        for prep in sentence.children(host, "prep", "agent"):
            if prep.lemma in words and prep.i > noun.i:
                return sentence.child(prep, "pobj")
    return None
