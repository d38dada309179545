"""Readers: the outside world → articles, fact sheets and drafts of data; one file a kind."""

from __future__ import annotations

from pathlib import Path

from stancegraph.errors import UnknownFormat
from stancegraph.readers.articles import READERS, read_article, reader_of
from stancegraph.readers.factsheet import Sheet, read_sheet
from stancegraph.readers.files import load
from stancegraph.records import PartialDate
from stancegraph.records.article import Article

__all__ = ["READERS", "Sheet", "read"]


def read(
    path: str | Path, *, reader: str | None = None, date: PartialDate | None = None
) -> Article | Sheet:
    """The article or fact sheet in a file.

    The reader follows from the suffix and the first bytes unless it is named. `date` fills in
    for a document that does not say its own.
    Raises SourceError for a file that cannot be read, UnknownFormat for one that no reader
    takes, MissingExtra where HTML is read without its extra.
    """
    if reader is not None and reader not in READERS:
        from stancegraph.readers.datasets import FORMATS  # brings polars, which articles do without

        raise UnknownFormat(
            f"there is no reader {reader!r}",
            hint=f"the readers are {', '.join((*READERS, *FORMATS))}",
        )
    source = load(path)
    name = reader or reader_of(source)
    if name == "factsheet":
        return read_sheet(source, Path(path).parent, date=date)
    return read_article(source, name, date=date)
