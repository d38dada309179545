"""The tables of a Discourse Network Analyzer project, read without running anything in them."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from stancegraph.errors import SourceError
from stancegraph.readers.files import DataFile

_TABLES = (
    "DOCUMENTS STATEMENTS STATEMENTTYPES VARIABLES ENTITIES CODERS DATABOOLEAN DATAINTEGER "
    "DATASHORTTEXT DATALONGTEXT ATTRIBUTEVARIABLES ATTRIBUTEVALUES"
).split()
_MOST_ROWS = 5_000_000
"""Rows of one table that are read; a project of twenty years of coding has some ten thousand."""
_LONGEST = 100_000_000
"""Bytes of one value."""
_HINT = "open it in Discourse Network Analyzer 3 and save it again"
_ASTRAL = "\U00010000"


@dataclass(frozen=True)
class Paper:
    """A document of the project."""

    id: int
    title: str
    text: str
    seconds: int
    """Its date, in seconds since 1970."""
    fields: dict[str, str]
    """Coder, author, source, section, type and notes."""

    def span(self, start: int, stop: int) -> tuple[int, int] | None:
        """Offsets in UTF-16 units as offsets in code points; None where they lie outside."""
        first, last = self._point(start), self._point(stop)
        if not 0 <= first < last <= len(self.text) or not self.text[first:last].strip():
            return None
        return first, last

    def _point(self, unit: int) -> int:
        """A sign outside the basic plane takes two units."""
        return unit - bisect_right(self._astral, unit - 1)

    @cached_property
    def _astral(self) -> list[int]:
        """The second unit of each sign that takes two."""
        places = [n for n, sign in enumerate(self.text) if sign >= _ASTRAL]
        return [place + before + 1 for before, place in enumerate(places)]


@dataclass(frozen=True, slots=True)
class Entity:
    """A value of a variable, such as an organisation, with its attributes."""

    id: int
    variable: str
    value: str
    attributes: dict[str, str]
    parent: str
    """The wider value that it is a child of, or nothing."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded statement: its type, its place, and the value of each variable."""

    id: int
    type: str
    paper: int
    start: int
    stop: int
    coder: str
    values: dict[str, str | int | bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    """What a project file holds."""

    papers: dict[int, Paper]
    entities: list[Entity]
    coded: list[Coded]


def open_project(file: DataFile) -> Project:
    """The project in a file.

    Raises SourceError for a database that is damaged or of an older version of the program.
    """
    with _opened(file) as database:
        try:
            return _Reader(database, file).project()
        except (sqlite3.Error, TypeError, ValueError) as error:
            raise SourceError(f"the project is damaged: {error}", at=file.at, hint=_HINT) from error


@contextmanager
def _opened(file: DataFile) -> Iterator[sqlite3.Connection]:
    """The database in memory, where no file beside it can be touched and nothing can be written."""
    data = file.read()
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA trusted_schema = OFF")
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        try:
            database.deserialize(data)
            database.execute("PRAGMA query_only = ON")
            database.execute("PRAGMA cell_size_check = ON")
            # A view would run a query, a virtual table code; neither has a page of its own.
            real = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
            tables = {name for (name,) in database.execute(real)}
        except sqlite3.Error as error:
            raise SourceError(f"this is no database: {error}", at=file.at, hint=_HINT) from error
        missing = [name for name in _TABLES if name not in tables]
        if missing:
            raise SourceError(f"the project has no table {missing[0]}", at=file.at, hint=_HINT)
        yield database


class _Reader:
    def __init__(self, database: sqlite3.Connection, file: DataFile) -> None:
        self._database, self._file = database, file

    def _rows(self, name: str, *columns: str) -> list[tuple[int | str | None, ...]]:
        """The rows of a table in the order of their numbers; the names are ours."""
        query = f"SELECT {', '.join(columns)} FROM {name} ORDER BY ID LIMIT {_MOST_ROWS + 1}"  # noqa: S608  # constants of this module
        rows = self._database.execute(query).fetchall()
        if len(rows) > _MOST_ROWS:
            raise SourceError(f"the table {name} is too long", at=self._file.at, hint="split it")
        return rows

    def _named(self, name: str, column: str) -> dict[int, str]:
        return {int(key or 0): str(text) for key, text in self._rows(name, "ID", column)}

    def project(self) -> Project:
        coders = self._named("CODERS", "Name")
        papers = {}
        columns = ("ID", "Title", "Text", "Date", "Coder", "Author", "Source", "Section", "Type")
        for row in self._rows("DOCUMENTS", *columns, "Notes"):
            key, title, text, seconds, coder, *told = row
            names = ("author", "source", "section", "type", "notes")
            fields = dict(zip(names, (str(one or "") for one in told), strict=True))
            paper = Paper(
                id=int(key or 0),
                title=" ".join(str(title).split()) or f"document {key}",
                text=str(text),
                seconds=int(seconds or 0),
                fields={"coder": coders.get(int(coder or 0), ""), **fields},
            )
            papers[paper.id] = paper
        entities = self._entities()
        return Project(papers, entities, self._coded(coders, entities))

    def _entities(self) -> list[Entity]:
        variables = self._named("VARIABLES", "Variable")
        names = self._named("ATTRIBUTEVARIABLES", "AttributeVariable")
        attributes: dict[int, dict[str, str]] = {}
        for _, entity, variable, value in self._rows(
            "ATTRIBUTEVALUES", "ID", "EntityId", "AttributeVariableId", "AttributeValue"
        ):
            if value:
                told = attributes.setdefault(int(entity or 0), {})
                told[names.get(int(variable or 0), "")] = str(value)
        rows = self._rows("ENTITIES", "ID", "VariableId", "Value", "ChildOf")
        values = {int(key or 0): " ".join(str(value).split()) for key, _, value, _ in rows}
        return [
            Entity(
                int(key or 0),
                variables.get(int(variable or 0), ""),
                values[int(key or 0)],
                attributes.get(int(key or 0), {}),
                values.get(int(parent or 0), ""),
            )
            for key, variable, _, parent in rows
        ]

    def _coded(self, coders: dict[int, str], entities: list[Entity]) -> list[Coded]:
        types = self._named("STATEMENTTYPES", "Label")
        variables = self._named("VARIABLES", "Variable")
        columns = ("ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder")
        found = {
            int(key or 0): Coded(
                int(key or 0),
                types.get(int(kind or 0), ""),
                int(paper or 0),
                int(start or 0),
                int(stop or 0),
                coders.get(int(coder or 0), ""),
            )
            for key, kind, paper, start, stop, coder in self._rows("STATEMENTS", *columns)
        }
        values = {entity.id: entity.value for entity in entities}
        sources: dict[str, tuple[str, Callable[[Any], str | int | bool]]] = {
            "DATASHORTTEXT": ("Entity", lambda one: values.get(int(one or 0), "")),
            "DATALONGTEXT": ("Value", lambda one: str(one or "")),
            "DATABOOLEAN": ("Value", bool),
            "DATAINTEGER": ("Value", int),
        }
        for name, (column, read) in sources.items():
            for _, statement, variable, value in self._rows(
                name, "ID", "StatementId", "VariableId", column
            ):
                coded = found.get(int(statement or 0))
                if coded is not None:
                    coded.values[variables.get(int(variable or 0), "")] = read(value)
        return list(found.values())
