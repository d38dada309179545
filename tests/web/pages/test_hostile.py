"""What documents say is shown as text on every page, whatever it is."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

PAGES = [
    "/",
    "/search?q=script",
    "/positions",
    "/countries",
    "/coalitions",
    "/persons",
    "/issues",
    "/events",
    "/roll-calls",
    "/statements",
    "/documents",
    "/country/PAK",
    "/bloc/b",
    "/organ/o",
    "/person/p",
    "/coalition/c",
    "/issue/i",
    "/event/e",
    "/roll-call/r",
    "/statement/s",
    "/position/0",
    "/position/0/PAK",
    "/document/d",
    "/evidence/e",
    "/attribution/a",
    "/membership/m",
    "/run/r",
    "/coding/c",
    "/compare?a=coalition/c&b=bloc/b",
    "/network",
    "/matrix",
    "/downloads",
    "/about",
    "/query",
    "/query?query=SELECT+*+WHERE+{?s+?p+?o}",
    "/query?query=DESCRIBE+<https://w3id.org/stancegraph/id/document/d>",
]
_ALLOWED = {
    "a", "abbr", "article", "blockquote", "body", "button", "caption", "code", "dd", "details",
    "div", "dl", "dt", "em", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "head",
    "header", "html", "img", "input", "label", "li", "link", "main", "mark", "meta", "nav", "ol",
    "option", "p", "pre", "progress", "q", "section", "select", "span", "strong", "summary",
    "table", "tbody", "td", "textarea", "th", "thead", "title", "tr", "ul",
}  # fmt: skip


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("input", "link", "meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("path", PAGES)
def test_hostile_text_is_text(hostile: Any, path: str) -> None:
    answer = hostile.get(path)
    assert answer.status == 200, answer.text[:500]
    page = answer.text
    found = _Tags()
    found.feed(page)
    assert found.open == []
    assert found.tags - {"script"} <= _ALLOWED
    assert not [name for name in found.attributes if name.startswith("on") or name == "style"]
    assert not re.search(r"<script(?! type=\"module\" src=\"/static/[\w-]+\.js\"></script>)", page)
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", page)


@pytest.mark.parametrize("path", ["/country/PAK", "/issue/i", "/statement/s", "/document/d"])
def test_it_is_shown_all_the_same(hostile: Any, path: str) -> None:
    shown = unescape(hostile.get(path).text)
    assert "<script>alert(1)</script>\" onload='x' & {{ 7*7 }} \\x07\\x1b[31m\\u202e" in shown


@pytest.mark.parametrize("form", ["json", "csv", "ttl", "rq"])
@pytest.mark.parametrize("path", ["/country/PAK", "/issue/i", "/statement/s", "/document/d"])
def test_twins_of_hostile_pages_are_whole(hostile: Any, path: str, form: str) -> None:
    answer = hostile.get(f"{path}.{form}")
    assert answer.status == 200
    assert "text/html" not in answer.headers["content-type"]
