"""Which reader reads what."""

from __future__ import annotations

from pathlib import Path

from stancegraph.errors import UnknownFormat
from stancegraph.readers.files import Source
from stancegraph.readers.languages import without_foreign
from stancegraph.records import PartialDate
from stancegraph.records.article import Article

READERS = ("factsheet", "html", "text")
"""The names of the readers."""

_SUFFIXES = {
    ".htm": "html",
    ".html": "html",
    ".json": "factsheet",
    ".md": "text",
    ".shtml": "html",
    ".text": "text",
    ".txt": "text",
    ".xhtml": "html",
    ".yaml": "factsheet",
    ".yml": "factsheet",
}
_PAGE = (b"<!doctype html", b"<html")


def reader_of(source: Source) -> str:
    """The name of the reader for a file, by its suffix and how it begins.

    Raises UnknownFormat where neither says.
    """
    suffix = Path(source.name).suffix
    name = _SUFFIXES.get(suffix.casefold())
    if name in (None, "text") and _is_page(source.data):
        return "html"
    if name is None:
        raise UnknownFormat(
            f"no reader is known for {suffix or 'a file without a suffix'}",
            at=source.at,
            hint=f"name one with --reader: {', '.join(READERS)}",
        )
    return name


def read_article(source: Source, reader: str, *, date: PartialDate | None = None) -> Article:
    """The article in a file by the reader `html` or `text`, its paragraphs in English as blocks."""
    if reader == "html":
        from stancegraph.readers.html import read_html

        return without_foreign(read_html(source, date=date))
    from stancegraph.readers.text import read_text

    return without_foreign(read_text(source, date=date))


def _is_page(data: bytes) -> bool:
    return data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE)
