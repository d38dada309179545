"""MARCXML, the exchange format of libraries: records of fields, fields of coded parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from stancegraph.errors import SourceError
from stancegraph.readers.files import DataFile

NAMESPACE = b"http://www.loc.gov/MARC21/slim"


@dataclass(slots=True)
class MarcRecord:
    """One record; a field is a list of (code, text), under its tag in order."""

    number: int
    """Place in the file, counted from 1."""
    controls: dict[str, str] = field(default_factory=dict)
    """Control fields by their tags; 001 is the number under which the library keeps the record."""
    fields: dict[str, list[list[tuple[str, str]]]] = field(default_factory=dict)

    def parts(self, tag: str, code: str) -> list[str]:
        """Every part of that code in the fields of that tag, in order, without empty ones."""
        return [
            text for one in self.fields.get(tag, []) for own, text in one if own == code and text
        ]

    def first(self, tag: str, code: str) -> str | None:
        """The first of `parts`."""
        return next(iter(self.parts(tag, code)), None)


def knows_marc(file: DataFile) -> bool:
    """Whether a file is MARCXML, by its namespace."""
    return NAMESPACE in file.head and file.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def marc_records(file: DataFile) -> Iterator[MarcRecord]:
    """Yield the records of a file.

    Raises SourceError for what is no XML, and for a document type, which MARCXML has not and which
    could name entities.
    """
    yield from _Reader(file).records()


class _Reader:
    """Collects the records while the parser goes through the file."""

    def __init__(self, file: DataFile) -> None:
        self._file = file
        self._done: list[MarcRecord] = []
        self._record: MarcRecord | None = None
        self._tag = self._code = ""
        self._text: list[str] | None = None

    def records(self) -> list[MarcRecord]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(self._file.read(), True)
        except expat.ExpatError as error:
            raise SourceError(
                f"this is no XML: {error}", at=self._file.at, hint="download the file again"
            ) from error
        return self._done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "record":
                self._record = MarcRecord(len(self._done) + 1)
            case "datafield" if self._record:
                self._tag = attributes.get("tag", "")
                self._record.fields.setdefault(self._tag, []).append([])
            case "controlfield":
                self._tag, self._text = attributes.get("tag", ""), []
            case "subfield":
                self._code, self._text = attributes.get("code", ""), []

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        text = " ".join("".join(self._text or ()).split())
        match name.rpartition(" ")[2]:
            case "record" if self._record:
                self._done.append(self._record)
                self._record = None
            case "controlfield" if self._record:
                self._record.controls[self._tag] = text
                self._text = None
            case "subfield" if self._record and self._tag in self._record.fields:
                self._record.fields[self._tag][-1].append((self._code, text))
                self._text = None

    def _refuse(self, *_: object) -> NoReturn:
        raise SourceError(
            "the XML declares a document type", at=self._file.at, hint="remove the DOCTYPE"
        )
