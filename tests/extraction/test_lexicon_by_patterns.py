"""The lexicon's examples read without a model: what only a full parse finds stays a small share."""

from __future__ import annotations

from stancegraph.extraction import extract
from stancegraph.extraction.lexicon import lexicon
from stancegraph.extraction.parsing.pattern_backend import PatternParser

from .conftest import article, found_in

FOUND_WITHOUT_A_MODEL = 0.96


def test_patterns_find_nearly_all_that_the_examples_say(gazetteer):
    parser = PatternParser()
    frames = list(lexicon().all_frames())
    missed = []
    for frame in frames:
        sheet = extract(article(frame.example, None, False), gazetteer, parser=parser)
        holder, polarity, words = frame.finds
        if not any(
            (one.holder, one.polarity) == (holder, polarity) and words.lower() in one.target.lower()
            for one in found_in(sheet)
        ):
            missed.append(frame.example)
    assert len(missed) <= (1 - FOUND_WITHOUT_A_MODEL) * len(frames), missed
