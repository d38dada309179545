"""Whose words a quotation is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stancegraph.extraction.clauses import SUBJECTS
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import Passage, Voice
from stancegraph.extraction.quotes import Quotation
from stancegraph.records.values import Tier

_REACH = 3
"""Characters from a colon within which the quotation that it announces begins."""
_ALONE = frozenset({"ROOT", "dep", "nsubj", "npadvmod", "ccomp", "parataxis", "intj", "meta"})


def give_quotes(passage: Passage, carried: Voice | None) -> None:
    """Give each full quotation of a passage its speaker.

    `carried` is who spoke last in the passages before; a passage that is nothing but quotation
    goes on in that voice.
    """
    for quote in passage.quotes:
        voice = _speaker(passage, quote, carried) if quote.is_full else None
        if voice is not None:
            passage.quoted[quote.start] = voice


def _speaker(passage: Passage, quote: Quotation, carried: Voice | None) -> Voice | None:
    """The speaker in the quotation's own sentences, beside them, or carried on."""
    touched = [
        k for k, s in enumerate(passage.sentences) if s.start < quote.end and s.end > quote.start
    ]
    if not touched:
        return None
    inside = [
        start
        for k in touched
        for start in passage.speech
        if passage.sentences[k].start <= start < passage.sentences[k].end
    ]
    if inside:
        nearest = min(inside, key=lambda start: (_distance(start, quote), start))
        return replace(passage.speech[nearest], quoted=True)
    if quote.start in passage.announced:
        return replace(passage.announced[quote.start], quoted=True)
    if any(_has_verb_outside(passage, passage.sentences[k]) for k in touched):
        return None
    chosen = _beside(passage, quote, touched)
    if chosen is None and touched[0] == 0:
        chosen = carried
    return replace(chosen, quoted=True, tier=Tier.CARRIED) if chosen is not None else None


def announcing(passage: Passage, sentence: Sentence) -> Iterator[tuple[Quotation, Token]]:
    """Yield each full quotation behind a colon, with the noun of whoever it is of.

    That is the subject before the colon ("The minister was clear: …"), or the noun alone.
    """
    for colon in sentence.tokens:
        if colon.text != ":" or passage.quote_at(colon.start) is not None:
            continue
        quote = next((q for q in passage.quotes if 0 < q.start - colon.start <= _REACH), None)
        before = sentence.tokens[: colon.i]
        if quote is None or not quote.is_full:
            continue
        subjects = [t for t in before if t.dep in SUBJECTS and sentence.head(t).i < colon.i]
        if not subjects and not any(t.pos in ("VERB", "AUX") for t in before):
            subjects = [t for t in before if t.pos in ("NOUN", "PROPN") and t.dep in _ALONE]
        noun = min(subjects, key=lambda t: (len(list(sentence.ancestors(t))), t.i), default=None)
        if noun is not None:
            yield quote, noun


def _beside(passage: Passage, quote: Quotation, touched: list[int]) -> Voice | None:
    """The speaker of the quotation before, or of the sentence before or behind."""
    for start, voice in reversed(passage.quoted.items()):
        if start < quote.start:
            return voice
    before = passage.said[touched[0] - 1] if touched[0] > 0 else None
    behind = passage.said[touched[-1] + 1 : touched[-1] + 2]
    return before or next(iter(behind), None)


def _has_verb_outside(passage: Passage, sentence: Sentence) -> bool:
    return any(
        token.pos == "VERB" and not any(quote.covers(token.start) for quote in passage.quotes)
        for token in sentence.tokens
    )


def _distance(place: int, quote: Quotation) -> int:
    return quote.start - place if place < quote.start else place - quote.end
