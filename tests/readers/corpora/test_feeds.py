"""Entries of RSS and Atom files."""

from __future__ import annotations

from pathlib import Path

import pytest

from stancegraph.errors import SourceError
from stancegraph.readers.corpora import Member, documents, kind_of
from stancegraph.readers.corpora.feeds import paragraphs
from stancegraph.readers.skips import Skip
from stancegraph.records import PartialDate

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example Wire</title><link>https://example.org/</link>
<item><title>Lake plan praised</title><link>https://example.org/1</link><guid>wire-1</guid>
<pubDate>Tue, 05 Mar 2024 09:00:00 GMT</pubDate>
<description>Kenya spoke.</description>
<content:encoded><![CDATA[<p>Kenya welcomed the <b>plan</b>.</p><script>x()</script><p>Peru &amp; Chile did not.</p>]]></content:encoded></item>
<item><title>Pictures</title><link>https://example.org/2</link></item>
</channel></rss>
"""  # noqa: E501  # an entry is one line
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Archive</title>
<entry><title>Letter on lakes</title><id>urn:letter:1</id><updated>2024-02-01T00:00:00Z</updated>
<link rel="self" href="https://example.org/feed"/><link href="https://example.org/letter"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Chad signed.</p><p>Mali did not.</p></div></content>
</entry></feed>
"""  # noqa: E501  # an entry is one line


def read(path: Path, text: str) -> tuple[list[Member], list[Skip]]:
    path.write_text(text, encoding="utf-8")
    kind = kind_of(path)
    assert kind == "feed"
    items = list(documents(path, kind))
    members = [one for one in items if isinstance(one, Member)]
    return members, [one for one in items if isinstance(one, Skip)]


@pytest.mark.parametrize("name", ["wire.rss", "wire.xml"])
def test_an_item_is_a_document(tmp_path: Path, name: str) -> None:
    (member,), (skip,) = read(tmp_path / name, RSS)
    assert member.data.decode() == (
        "Lake plan praised\n\nKenya welcomed the plan.\n\nPeru & Chile did not.\n"
    )
    assert (member.name, member.at) == ("wire-1", f"{tmp_path / name} entry 1")
    told = member.told
    assert (told.title, told.publisher) == ("Lake plan praised", "Example Wire")
    assert (told.date, told.url) == (PartialDate("2024-03-05"), "https://example.org/1")
    assert (skip.at, skip.what) == (f"{tmp_path / name} entry 2", "the entry has no text")


def test_an_entry_of_atom_is_a_document(tmp_path: Path) -> None:
    (member,), _ = read(tmp_path / "letters.atom", ATOM)
    assert member.data.decode() == "Letter on lakes\n\nChad signed.\n\nMali did not.\n"
    told = member.told
    assert (member.name, told.url) == ("urn:letter:1", "https://example.org/letter")
    assert (told.publisher, told.date) == ("Example Archive", PartialDate("2024-02-01"))


def test_entities_are_not_defined_by_a_feed(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "Peru agreed.">]><rss><channel><item>'
    with pytest.raises(SourceError, match="document type"):
        read(tmp_path / "a.rss", f"{bomb}<description>&a;</description></item></channel></rss>")


def test_what_is_no_xml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no XML"):
        read(tmp_path / "a.rss", "<rss><channel>")


def test_xml_of_another_kind_is_no_feed(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<letters><letter/></letters>", encoding="utf-8")
    assert kind_of(path) is None


def test_markup_gives_its_paragraphs_and_nothing_of_scripts() -> None:
    markup = "One<br>two <i>three</i><style>p{}</style><ul><li>four<li>five</ul>\n six"
    assert paragraphs(markup) == "One\n\ntwo three\n\nfour\n\nfive\n\nsix"
