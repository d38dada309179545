"""A document of a corpus → an article or a fact sheet, as it would be if it were given alone."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from stancegraph.errors import FactSheetError, SourceError, UnknownFormat
from stancegraph.readers.articles import READERS, read_article, reader_of
from stancegraph.readers.corpora.member import Member
from stancegraph.readers.factsheet import Sheet, parse_sheet
from stancegraph.readers.files import Source, decode, refuse_binary
from stancegraph.records import PartialDate
from stancegraph.records.article import Article


def read_member(
    member: Member, *, reader: str | None = None, date: PartialDate | None = None
) -> Article | Sheet:
    """What a document of a corpus holds; `date` is that of documents that no one dates.

    Raises SourceError where it cannot be read, UnknownFormat where no reader takes it.
    """
    refuse_binary(member.data, member.at)
    if not member.data.strip():
        raise SourceError("the document is empty", at=member.at, hint="leave it out")
    name = PurePosixPath(member.name).name if member.reader is None else member.name
    source = Source(name, member.at, member.data, hashlib.sha256(member.data).hexdigest())
    chosen = member.reader or _named(reader) or reader_of(source)
    if chosen == "factsheet":
        return _sheet(source)
    article = read_article(source, chosen, date=member.told.date or date)
    return member.told.fill(article, member.name)


def _named(reader: str | None) -> str | None:
    if reader is not None and reader not in READERS:
        raise UnknownFormat(
            f"tables for {reader} are not read from archives", hint="unpack it, and give the files"
        )
    return reader


def _sheet(source: Source) -> Sheet:
    """A sheet in an archive stands for itself: no file beside it or on the disk is looked at."""
    sheet = parse_sheet(decode(source), source.at, json=source.name.casefold().endswith(".json"))
    if sheet.document.path is not None:
        raise FactSheetError(
            "a fact sheet in an archive cannot name a text",
            at=source.at,
            hint="unpack the archive, and give the folder",
        )
    return Sheet(sheet, source.sha256, source.name, None)
