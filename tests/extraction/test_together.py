"""Many documents whose passages are parsed together are read as each would be alone."""

from __future__ import annotations

import pytest

from stancegraph.extraction import extract, extract_all, together

from ..general_news import report

REPORTS = [
    report(["Kenya condemned the raid.", "Its envoy said that the raid was unjust."], 1),
    report(["Rain fell on the hills.", "Nobody was hurt."], 2),
    report(["The foreign minister of Norway praised the truce.", "He urged Oman to keep it."], 3),
]


@pytest.mark.parametrize("most", [1, 300, 100_000])
def test_documents_read_together_say_what_each_says_alone(gazetteer, parser, monkeypatch, most):
    monkeypatch.setattr(together, "_TOGETHER", most)
    alone = [extract(one, gazetteer, parser=parser) for one in REPORTS]
    assert list(extract_all(REPORTS, gazetteer, parser=parser)) == alone
    assert [bool(one.statements) for one in alone] == [True, False, True]


class Failing:
    """A parser that fails on one passage."""

    def __init__(self, parser, at):
        self._parser, self._at = parser, at
        self.info = parser.info

    def parse_all(self, passages):
        for text, offset in passages:
            if self._at in text:
                raise ValueError("too odd to parse")
            yield self._parser.parse(text, offset)


def test_a_document_that_fails_leaves_its_error_and_stops_no_other(gazetteer, parser):
    found = list(extract_all(REPORTS, gazetteer, parser=Failing(parser, "Kenya condemned")))
    assert isinstance(found[0], ValueError)
    assert found[1:] == [extract(one, gazetteer, parser=parser) for one in REPORTS[1:]]


def test_a_genre_that_is_none_is_refused(gazetteer, parser):
    with pytest.raises(ValueError, match="sermon"):
        list(extract_all(REPORTS, gazetteer, parser=parser, genre="sermon"))
