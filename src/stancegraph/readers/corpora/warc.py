"""Web archives (WARC): the pages that were answered with HTML. The reader is warcio."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stancegraph.errors import MissingExtra, SourceError
from stancegraph.readers.corpora.limits import MEMBER, refuse_large, refuse_many, unpacked
from stancegraph.readers.corpora.member import Item, Member, Told, failed
from stancegraph.readers.skips import Skip

_PAGES = ("text/html", "application/xhtml+xml")


def pages(path: Path) -> Iterator[Item]:
    """Yield the HTML pages of a web archive; a note tells how many other answers it holds.

    Raises SourceError where it is damaged or unpacks to too much, MissingExtra without warcio.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise MissingExtra("warcio", "warc") from error

    at, others = str(path), 0
    try:
        with unpacked(path) as stream:
            records = ArchiveIterator(stream)
            records.INC_RECORD = ""  # what it would print about a wrong length, a note says
            for number, record in enumerate(records, 1):
                refuse_many(number, at)
                if record.rec_type != "response":
                    continue
                if _is_page(record):
                    yield _page(record, at)
                else:
                    others += 1
            wrong = records.err_count
    except SourceError:
        raise
    except Exception as error:  # the reader meets what is no header with any error of Python
        raise _damaged(error, at) from error
    if wrong:
        yield Skip(at, "the length of a record is wrong", (), wrong, dropped=False)
    if others:
        what = "an answer is no page that was found, and is not read"
        yield Skip(at, what, (), others, dropped=False)


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") or "") if headers else ""
    found = headers is not None and headers.get_statuscode() == "200"
    return found and kind.partition(";")[0].strip().casefold() in _PAGES


def _page(record: Any, at: str) -> Item:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    place = f"{at}!{address}"
    try:
        data = record.content_stream().read(MEMBER + 1)
        refuse_large(len(data), place)
        if getattr(record.raw_stream, "limit", 0) > 0 and not _encoded(record):
            raise SourceError("the page is cut off", at=place, hint="download the archive again")
    except SourceError as error:
        return failed(error, place)
    told, notes = Told.of({"url": address}, place)
    return Member(address[:500] or "page", place, data, told, "html", notes)


def _encoded(record: Any) -> bool:
    """Whether the end of a page need not be the end of its record."""
    names = ("Content-Encoding", "Transfer-Encoding")
    return any(record.http_headers.get_header(name) for name in names)


def _damaged(error: Exception, at: str) -> SourceError:
    reason = str(error).strip().partition("\n")[0]
    return SourceError(
        f"the web archive is damaged: {reason}", at=at, hint="download the file again"
    )
