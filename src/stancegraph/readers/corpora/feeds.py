"""Feeds: RSS and Atom files, whose entries hold a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from stancegraph.errors import SourceError
from stancegraph.readers.corpora.limits import refuse_many
from stancegraph.readers.corpora.member import Item, Member, Told, failed
from stancegraph.readers.files import load

MAX_FEED = 100_000_000
"""Bytes of one feed."""
_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_TEXTS = ("encoded", "content", "description", "summary")
"""Elements that hold the text of an entry, the fullest first."""
_DATES = ("published", "pubdate", "date", "updated")
_BREAKS = frozenset(
    "address article blockquote br div dd dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table td "
    "th tr ul".split()
)
_UNREAD = frozenset("script style template".split())


def is_feed(path: Path) -> bool:
    """Whether an XML file is a feed, by its root."""
    try:
        with path.open("rb") as file:
            return bool(_ROOT.search(file.read(2000)))
    except OSError:
        return False


def entries(path: Path) -> Iterator[Item]:
    """Yield the entries of a feed that have a text, the others as skips.

    Raises SourceError for what is no XML, and for a document type, which may name entities.
    """
    at = str(path)
    data = load(path, limit=MAX_FEED).data
    feed = _Feed(at)
    for number, entry in enumerate(feed.read(data), 1):
        refuse_many(number, at)
        place = f"{at} entry {number}"
        try:
            yield _member(entry, feed.title, number, place)
        except SourceError as error:
            yield failed(error, place)


def _member(entry: dict[str, str], publisher: str, number: int, place: str) -> Member:
    body = next((text for name in _TEXTS if (text := paragraphs(entry.get(name, "")))), "")
    if not body:
        raise SourceError("the entry has no text", at=place, hint="save the page that it links to")
    title = " ".join(paragraphs(entry.get("title", "")).split())
    text = f"{title}\n\n{body}\n" if title and not body.startswith(title) else f"{body}\n"
    given = {
        "title": title,
        "date": next((entry[name] for name in _DATES if entry.get(name)), None),
        "publisher": entry.get("source") or publisher,
        "url": entry.get("link"),
        "language": entry.get("language"),
    }
    told, notes = Told.of(given, place)
    name = " ".join((entry.get("guid") or entry.get("id") or "").split())[:200]
    return Member(name or f"entry {number}", place, text.encode(), told, "text", notes)


class _Feed:
    """Collects entries while the parser goes through the file."""

    def __init__(self, at: str) -> None:
        self.title = ""
        self._at = at
        self._done: list[dict[str, str]] = []
        self._entry: dict[str, str] | None = None
        self._path: list[str] = []
        self._text: list[str] = []
        self._depth = 0

    def read(self, data: bytes) -> list[dict[str, str]]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise SourceError(
                f"this is no XML: {error}", at=self._at, hint="download the feed again"
            ) from error
        return self._done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2].casefold()
        self._path.append(tag)
        if self._depth:  # markup within the text of an entry, in Atom written as elements
            self._text.append(f"<{tag}>")
            self._depth += 1
        elif tag in ("item", "entry"):
            self._entry = {}
        elif self._entry is not None and tag == "link" and attributes.get("href"):
            if attributes.get("rel", "alternate") == "alternate":
                self._entry.setdefault("link", attributes["href"])
        elif self._entry is not None and tag in _TEXTS:
            self._depth, self._text[:] = 1, []
        else:
            self._text.clear()

    def _end(self, name: str) -> None:
        tag = self._path.pop()
        if self._depth > 1:
            self._text.append(f"</{tag}>")
            self._depth -= 1
            return
        text = "".join(self._text).strip()
        self._text.clear()
        self._depth = 0
        if tag in ("item", "entry") and self._entry is not None:
            self._done.append(self._entry)
            self._entry = None
        elif self._entry is not None and text:
            nested = self._path and self._path[-1] not in ("item", "entry")
            self._entry.setdefault("source" if nested and tag == "title" else tag, text)
        elif tag == "title" and self._path and self._path[-1] in ("channel", "feed"):
            self.title = text

    def _refuse(self, *_: object) -> NoReturn:
        raise SourceError(
            "the XML declares a document type", at=self._at, hint="remove the DOCTYPE"
        )


def paragraphs(markup: str) -> str:
    """The text of a piece of HTML, a blank line between its paragraphs; scripts are no text."""
    reader = _Paragraphs()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(part.split()) for part in "".join(reader.parts).split("\x00"))
    return "\n\n".join(line for line in lines if line)


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _UNREAD:
            self._unread += 1
        elif tag in _BREAKS:
            self.parts.append("\x00")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag in _BREAKS:
            self.parts.append("\x00")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.parts.append(data.replace("\x00", " "))
