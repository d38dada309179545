from __future__ import annotations

import pytest

from stancegraph.extraction.parsing.spacy_words import Words
from stancegraph.resources import shipped

TEXTS = [
    "There are reports that the envoys were meeting, and there is no doubt of it.",
    "Chile's minister said he had done what he could; but Peru is having second thoughts.",
    "The draft that Kenya co-sponsored was adopted, while Chad had voted against it.",
    "Having left, the delegation was asked whether it was leaving for good.",
]


@pytest.fixture(scope="module")
def pipeline(parser):
    spacy = pytest.importorskip("spacy")
    return spacy.load(parser.info.name, exclude=["ner", "senter"])


def both(pipeline, text):
    """Forms as `Words` gives them, and as the whole pipeline does."""
    words = Words(pipeline)
    parsed = next(pipeline.pipe([text], disable=words.remembered))
    whole = pipeline(text)
    expected = [token.pos_ for token in whole], [token.lemma_.lower() for token in whole]
    return words.forms(parsed), expected


@pytest.mark.parametrize("text", TEXTS)
def test_remembered_words_are_what_the_whole_pipeline_gives(pipeline, text):
    found, (parts, lemmas) = both(pipeline, text)
    assert [pos for *_, pos, _ in found] == parts
    assert [lemma for *_, lemma in found] == lemmas


def test_a_whole_article_reads_the_same(pipeline):
    text = shipped("examples/third-committee-2019/article.txt").read_text(encoding="utf-8")
    found, (parts, _) = both(pipeline, text)
    assert [pos for *_, pos, _ in found] == parts


def test_a_pipeline_of_another_make_is_asked_for_every_word(pipeline):
    spacy = pytest.importorskip("spacy")
    other = spacy.blank("en")
    words = Words(other)
    assert words.remembered == []
    assert words.forms(other("Peru agreed.")) == [
        (word, "", "", "", "") for word in ("Peru", "agreed", ".")
    ]
