"""Articles from web pages, friendly and otherwise."""

from __future__ import annotations

import socket
import sys

import pytest

from stancegraph.errors import MissingExtra, SourceError
from stancegraph.readers import read
from stancegraph.readers.markup import MAX_ATTRIBUTES, MAX_TAGS
from stancegraph.records import PartialDate
from stancegraph.records.article import BlockKind

TITLE = "Two regions differ over fishing quotas"
FIRST = (
    "Iceland and the Faroe Islands on Monday rejected the new quotas for mackerel, which they "
    "said had been set without asking the states along the coast."
)
SECOND = (
    "Ireland defended the quotas. “They protect the stock,” its minister said in Cork, & added "
    "that talks would go on through the summer."
)


def page(body: str = f"<p>{FIRST}</p><p>{SECOND.replace('&', '&amp;')}</p>", head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='en-IE'><head><meta charset='utf-8'><title>{TITLE}</title>"
        "<meta property='og:site_name' content='Harbour News'>"
        f"<link rel='canonical' href='https://example.org/quotas'>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/sea'>Sea</a></nav>"
        f"<article><h1>{TITLE}</h1>{body}</article>"
        "<footer><p>Copyright 2021 Harbour News. All rights reserved.</p></footer></body></html>"
    )


DATED = "<meta property='article:published_time' content='2021-05-03T23:30:00+01:00'>"


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a page was read with the help of the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def blocks(article) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks]


def test_the_text_is_headline_and_paragraphs(save):
    article = read(save("quotas.html", page()))
    assert article.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
    assert blocks(article) == [TITLE, FIRST, SECOND]
    assert article.blocks[0].kind == BlockKind.HEADLINE


def test_the_page_tells_what_it_is(save):
    document = read(save("quotas.html", page(head=DATED))).document
    assert document.label == TITLE
    assert document.publisher == "Harbour News"
    assert document.date == PartialDate("2021-05-03")
    assert document.language == "en"
    assert document.url == "https://example.org/quotas"
    assert document.name == "quotas.html"


@pytest.mark.parametrize(
    "head",
    [
        DATED,
        "<meta name='DC.date.issued' content='2021-05-03'>",
        '<script type="application/ld+json">{"datePublished": "2021-05-03T10:00Z"}</script>',
        "<meta itemprop='datePublished' content='2021-05-03'>",
    ],
)
def test_the_date_comes_from_the_metadata(save, head):
    assert read(save("quotas.html", page(head=head))).document.date == PartialDate("2021-05-03")


@pytest.mark.parametrize("head", ["", "<meta name='date' content='2021-02-30'>"])
def test_no_date_is_guessed(save, head):
    path = save("quotas.html", page(head=head))
    assert read(path).document.date is None
    assert read(path, date=PartialDate("2021")).document.date == PartialDate("2021")


def test_an_address_that_is_none_of_the_web_is_left_out(save):
    text = page().replace("https://example.org/quotas", "javascript:alert(1)")
    assert read(save("quotas.html", text)).document.url is None


def test_a_page_without_the_suffix_is_known_by_its_beginning(save):
    assert blocks(read(save("quotas.txt", page()))) == [TITLE, FIRST, SECOND]


def test_two_readings_are_equal(save):
    path = save("quotas.html", page(head=DATED))
    assert read(path) == read(path)


def test_scripts_and_styles_are_no_text(save):
    body = f"<script>document.write('Peru')</script><p>{FIRST}</p><style>p {{}}</style><p>{SECOND}"
    article = read(save("quotas.html", page(body)))
    assert blocks(article) == [TITLE, FIRST, SECOND]


def test_marks_that_look_like_code_are_text_when_escaped(save):
    body = f"<p>{FIRST}</p><p>The leaflet said &lt;script&gt;alert(1)&lt;/script&gt;. {SECOND}</p>"
    assert "<script>alert(1)</script>" in read(save("quotas.html", page(body))).text


@pytest.mark.parametrize("written", ["\u200f", "&rlm;", "&#8207;", "&#x200F;"])
def test_right_to_left_marks_survive(save, written):
    body = f"<p>{FIRST} The motto was {written}abc{written} for all.</p><p>{SECOND}</p>"
    assert "motto was \u200fabc\u200f for all" in read(save("quotas.html", page(body))).text


def test_control_characters_survive(save):
    body = f"<p>{FIRST} A bell \x07 rang, \x1b[0m it is said.</p><p>{SECOND}</p>"
    assert "A bell \x07 rang, \x1b[0m it" in read(save("quotas.html", page(body))).text


@pytest.mark.parametrize("charset", ["windows-1252", "utf-8", "utf-16"])
def test_the_charset_of_the_page_is_respected(save, charset):
    text = page().replace("utf-8", charset)
    assert blocks(read(save("quotas.html", text.encode(charset)))) == [TITLE, FIRST, SECOND]


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (page().replace("utf-8", "hex").encode(), "charset 'hex', which is not read"),
        (page().replace("utf-8", "utf-99").encode(), "charset 'utf-99', which is not read"),
        (page().encode("windows-1252"), r"byte \d+ \(0x93\) is not UTF-8"),
        (page().replace("utf-8", "shift_jis").encode() + b"\xff", "not shift_jis"),
        (b"<html><body></body></html>", "no article"),
        (b"<html>", "no page|no article"),
        (b"<!doctype html>" + b"<div>" * 100_000, "no article|no page"),
        (b"<html>" + b"<i>x</i>" * (MAX_TAGS + 1), "more than 100,000 tags"),
        (
            b"<html><p " + b" ".join(b"a%d" % i for i in range(3 * MAX_ATTRIBUTES)) + b">x",
            "more than 1,000 attributes",
        ),
    ],
)
def test_what_is_no_readable_page_is_refused(save, data, complaint):
    with pytest.raises(SourceError, match=complaint) as caught:
        read(save("quotas.html", data))
    assert caught.value.hint


def test_an_entity_bomb_stays_small(save):
    entities = "".join(
        f"<!ENTITY e{i} '{f'&e{i - 1};' * 10 if i else 'ha' * 10}'>" for i in range(10)
    )
    text = page(f"<p>{FIRST} &e9;</p><p>{SECOND}</p>")
    bomb = text.replace("<!DOCTYPE html>", f"<?xml version='1.0'?><!DOCTYPE html [{entities}]>")
    article = read(save("quotas.html", bomb))
    assert blocks(article) == [TITLE, f"{FIRST} &e9;", SECOND]


def test_an_outside_entity_is_not_fetched(save, tmp_path):
    (tmp_path / "secret").write_text("the secret")
    text = page(f"<p>{FIRST} &x;</p><p>{SECOND}</p>").replace(
        "<!DOCTYPE html>", f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file://{tmp_path}/secret'>]>"
    )
    assert "the secret" not in read(save("quotas.html", text)).text


def test_without_the_extractor_the_extra_is_named(save, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtra, match="trafilatura") as caught:
        read(save("quotas.html", page()))
    assert "stancegraph[html]" in str(caught.value)
