"""A document of a corpus, and what the corpus says about it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from stancegraph.errors import StancegraphError
from stancegraph.readers.skips import Skip, quoted
from stancegraph.records import Document, PartialDate
from stancegraph.records.article import Article, Foreign
from stancegraph.records.sources import WEB_ADDRESS

ENGLISH = "en"
_LONGEST = 1_000
"""Characters of a title, publisher or address; what is longer is none."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a corpus says about a document; it holds where the document does not say its own."""

    title: str | None = None
    date: PartialDate | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None

    @classmethod
    def of(cls, given: Mapping[str, object], at: str) -> tuple[Told, tuple[Skip, ...]]:
        """What the fields of a row tell, and a note for each that is not what it should be."""
        notes = []
        values: dict[str, object] = {}
        for name in ("title", "date", "publisher", "url", "language"):
            written = _line(given.get(name))
            if written is None:
                continue
            value = _CONVERTED[name](written) if name in _CONVERTED else written
            if value is None:
                what = f"the {name} {quoted(written)} is not used: it is no {_EXPECTED[name]}"
                notes.append(Skip.of(at, what, (), kept=True))
            values[name] = value
        return cls(**values), tuple(notes)  # type: ignore[arg-type]  # each is of its field's kind

    @property
    def key(self) -> str:
        """All of it as text, empty where nothing is told."""
        told = {name: str(value) for name in self.__slots__ if (value := getattr(self, name))}
        return json.dumps(told, sort_keys=True) if told else ""

    def fill(self, article: Article, name: str) -> Article:
        """The article with what its text does not say, known by the name that it has in the corpus.

        Where the corpus says that a text is in another language, and the text is not plainly in
        English, no paragraph is left to read.
        """
        document = article.document
        new: dict[str, object] = {"name": name}
        if document.label == document.name:
            new["label"] = self.title or name
        for field in ("publisher", "url", "language"):
            if getattr(document, field) is None:
                new[field] = getattr(self, field)
        foreign = article.foreign
        blocks = article.blocks
        if document.language is None and self.language not in (None, ENGLISH):
            foreign += tuple(Foreign(one.start, one.end, str(self.language)) for one in blocks)
            blocks = ()
        filled = Document.model_validate({**document.model_dump(), **new})
        return replace(article, document=filled, blocks=blocks, foreign=foreign)


@dataclass(frozen=True, slots=True)
class Member:
    """One document of a corpus."""

    name: str
    """Its path inside the corpus, or what else it is called there."""
    at: str
    """Its place, as messages tell it: `news.zip!march/a.txt`, `news.jsonl row 17`."""
    data: bytes
    told: Told = Told()
    reader: str | None = None
    """Its kind where the corpus says so; else its name tells."""
    notes: tuple[Skip, ...] = ()


Item = Member | Skip
"""A document, or what is in its place where it cannot be read."""


def failed(error: StancegraphError, at: str) -> Skip:
    """An error as what is left out: one line of it, at the place of the document."""
    return Skip(at, error.what, (), 1, hint=error.hint, unit="document")


def _line(value: object) -> str | None:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if value is None or isinstance(value, list | dict | bytes):
        return None
    text = "".join(c for c in " ".join(str(value).split()) if not "\ud800" <= c <= "\udfff")
    return text if text and len(text) <= _LONGEST else None


def _date(text: str) -> PartialDate | None:
    """`2019`, `2019-10`, `2019-10-30`, a time after it, or the date of a mail header."""
    match = re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])", text)
    try:
        day = match[0] if match else parsedate_to_datetime(text).date().isoformat()
        return PartialDate(day)
    except (ValueError, TypeError, OverflowError):
        return None


def _url(text: str) -> str | None:
    return text if re.fullmatch(WEB_ADDRESS, text) else None


def _language(text: str) -> str | None:
    """The ISO 639 code of `en`, `en-GB`, `eng` or `English`."""
    code = re.split(r"[-_]", text)[0].casefold()
    if re.fullmatch(r"[a-z]{2}", code):
        return code
    import pycountry  # takes a while to load, and most corpora give codes

    try:
        found = pycountry.languages.lookup(code)
    except LookupError:
        return None
    return getattr(found, "alpha_2", None) or str(found.alpha_3)


_CONVERTED = {"date": _date, "url": _url, "language": _language}
_EXPECTED = {
    "date": "date such as 2019-10-30",
    "url": "web address",
    "language": "language",
}
