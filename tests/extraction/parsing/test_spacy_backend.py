from __future__ import annotations

import pytest

from stancegraph.errors import MissingExtra
from stancegraph.extraction.parsing.parse import Token
from stancegraph.extraction.parsing.repair import repaired
from stancegraph.extraction.parsing.spacy_backend import SpacyParser


def test_the_model_tells_its_name_version_and_hash(parser):
    info = parser.info
    assert info.name.startswith("en_core_web_sm")
    assert info.official is True
    assert len(info.sha256) == 64
    assert info.sha256 in str(info)


def test_a_model_that_is_not_installed_is_a_missing_extra():
    with pytest.raises(MissingExtra, match="no-such-model"):
        SpacyParser.load("no-such-model")


def test_offsets_count_from_the_passages_place(parser):
    text = "Peru agreed.  Chile did not."
    sentences = parser.parse(text, 50)
    assert [(s.start, s.end) for s in sentences] == [(50, 62), (64, 78)]
    assert [t.text for t in sentences[1].tokens] == ["Chile", "did", "not", "."]
    assert all(text[t.start - 50 : t.end - 50] == t.text for s in sentences for t in s.tokens)


def test_passages_come_back_in_order(parser):
    parsed = list(parser.parse_all([("Peru agreed.", 0), ("", 20), ("Chile left.", 40)]))
    assert [[s.start for s in sentences] for sentences in parsed] == [[0], [], [40]]


def test_a_compound_verb_is_one_word(parser):
    [sentence] = parser.parse("Benin co-sponsored the draft.")
    verb = sentence.tokens[1]
    assert (verb.text, verb.lemma) == ("co-sponsored", "co-sponsor")


def test_a_subject_hung_on_the_object_before_it_is_moved_to_its_verb():
    rows = [
        ("Chile", "PROPN", "NNP", "nsubj", 1),
        ("refused", "VERB", "VBD", "ROOT", 1),
        ("it", "PRON", "PRP", "dobj", 1),
        ("and", "CCONJ", "CC", "cc", 2),
        ("Peru", "PROPN", "NNP", "conj", 2),
        ("agreed", "VERB", "VBD", "conj", 1),
    ]
    tokens = tuple(
        Token(i, text, text.lower(), pos, tag, dep, head, i * 10, i * 10 + len(text))
        for i, (text, pos, tag, dep, head) in enumerate(rows)
    )
    peru = repaired(tokens)[4]
    assert (peru.dep, peru.head) == ("nsubj", 5)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Peru's President Ana Ruiz Monday condemned the raid.", "Ruiz"),
        ("Following talks between Chad and Mali, the court of Niger has condemned it.", "court"),
        ("As Peru threatened new tariffs, Chile, Chad and Mali condemned it.", "Chile"),
    ],
)
def test_a_subject_that_was_hung_elsewhere_comes_back(parser, text, subject):
    [sentence] = parser.parse(text)
    verb = next(token for token in sentence.tokens if token.text == "condemned")
    assert sentence.child(verb, "nsubj").text == subject
