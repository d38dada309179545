"""Which reader reads what."""

from __future__ import annotations

import pytest

from stancegraph.errors import UnknownFormat
from stancegraph.readers import READERS, Sheet, read
from stancegraph.records.article import Article

TEXT = "Kenya and Uganda agreed on Friday to reopen the border post that had been shut in March.\n"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", TEXT, Article),
        ("A.TXT", TEXT, Article),
        ("a.md", TEXT, Article),
        ("a.yaml", "document: {title: A brief}", Sheet),
        ("a.yml", "document: {title: A brief}", Sheet),
        ("a.json", '{"document": {"title": "A brief"}}', Sheet),
    ],
)
def test_the_suffix_names_the_reader(save, name, content, kind):
    assert isinstance(read(save(name, content)), kind)


def test_a_reader_may_be_named(save):
    assert isinstance(read(save("a.dat", TEXT), reader="text"), Article)
    assert isinstance(read(save("b.dat", "document: {title: B}"), reader="factsheet"), Sheet)


def test_an_unknown_kind_of_file_is_refused_with_the_readers(save):
    with pytest.raises(UnknownFormat, match=r"\.dat") as caught:
        read(save("a.dat", TEXT))
    for name in READERS:
        assert name in str(caught.value)
    with pytest.raises(UnknownFormat, match="without a suffix"):
        read(save("article", TEXT))


def test_an_unknown_reader_is_refused_with_the_readers(save):
    with pytest.raises(UnknownFormat, match="no reader 'pdf'") as caught:
        read(save("a.txt", TEXT), reader="pdf")
    assert "factsheet, html, text" in str(caught.value)
