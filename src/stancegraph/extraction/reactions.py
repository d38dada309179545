"""Reactions told from the other side: "the plan drew praise from Peru"."""

from __future__ import annotations

from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.slots import object_slot, subject_slot


def reacted_to(
    sentence: Sentence, noun: Token, carrier: Token, drawing: frozenset[str]
) -> tuple[Token, ...]:
    """What drew a reaction: "*the plan* drew praise", "*the plan* was met with anger"."""
    if noun.dep == "pobj" and carrier.lemma in ("with", "under"):
        verb = sentence.head(carrier)
        is_met = verb.lemma in ("meet", "greet", "come")
        return (object_slot(sentence, verb) or subject_slot(sentence, verb)) if is_met else ()
    if noun.dep not in ("dobj", "nsubjpass") or carrier.lemma not in drawing:
        return ()
    if carrier.dep == "advcl":  # "imposed tariffs, drawing a rebuke": the tariffs drew it
        return object_slot(sentence, sentence.head(carrier))
    return subject_slot(sentence, carrier)


def source_of(
    sentence: Sentence, noun: Token, carrier: Token, drawing: frozenset[str]
) -> Token | None:
    """Who is behind "drew praise from Peru" and "opposition by Chile to the plan"."""
    hosts = [noun]
    if noun.dep in ("dobj", "nsubjpass") and carrier.lemma in drawing:
        hosts.append(carrier)
    for host in hosts:
        for prep in sentence.children(host, "prep", "agent"):
            if prep.lemma in ("from", "by") and prep.i > noun.i:
                return sentence.child(prep, "pobj")
    return None
