"""Project files of the Discourse Network Analyzer, version 3: an SQLite database.

A coded statement with an actor, a concept and a qualifier becomes a statement and a position. The
actor is the organisation; where the coder gave none, the person. Organisations and persons that are
no states or groups of states are bodies and persons of the project alone. The concept is the issue;
a boolean qualifier is agreement or disagreement, an integer one agrees above zero and disagrees
below. Statements of other types are coded passages. Every variable of every statement, every
attribute of a person, organisation or concept and every field of a document is kept as a coding, so
that the networks of the project can be computed from the tables.

Offsets count UTF-16 units in the file and code points here. The file is opened for reading only;
nothing in it is run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from stancegraph.errors import SourceError
from stancegraph.readers.datasets.coded import (
    CODINGS,
    DOCUMENTS,
    ISSUES,
    PASSAGES,
    POSITIONS,
    STATEMENTS,
    CodedDraft,
    table,
)
from stancegraph.readers.datasets.dataset import Format
from stancegraph.readers.datasets.project import Coded, Entity, Paper, Project, open_project
from stancegraph.readers.files import DataFile
from stancegraph.readers.skips import Skip
from stancegraph.records import Evidence, PartialDate
from stancegraph.records.identifiers import document_id, mint

_ACTOR = ("organization", "organisation", "actor")
_PERSON = "person"
_CONCEPT = ("concept", "category", "claim")
_QUALIFIER = ("agreement", "qualifier", "position")


def knows(file: DataFile) -> bool:
    """Whether a file has the suffix of a project file."""
    return file.suffix == ".dna"


def draft(files: Sequence[DataFile], date: PartialDate | None) -> CodedDraft:
    """The project in a file; its documents have dates of their own."""
    (file,) = files
    rows = _Rows(file, open_project(file))
    rows.read()
    return CodedDraft(
        file=file,
        documents=table(DOCUMENTS, rows.documents),
        statements=table(STATEMENTS, rows.statements),
        positions=table(POSITIONS, rows.positions),
        issues=table(ISSUES, list(rows.concepts.values())),
        passages=table(PASSAGES, rows.passages),
        codings=table(CODINGS, rows.codings),
        bodies=True,
        skips=tuple(rows.skips()),
        unit="statement",
    )


@dataclass(slots=True)
class _Rows:
    """The rows of the draft while the project is read."""

    file: DataFile
    project: Project
    documents: list[dict[str, object]] = field(default_factory=list)
    statements: list[dict[str, object]] = field(default_factory=list)
    positions: list[dict[str, object]] = field(default_factory=list)
    concepts: dict[str, dict[str, Any]] = field(default_factory=dict)
    passages: list[dict[str, object]] = field(default_factory=list)
    codings: list[dict[str, object]] = field(default_factory=list)
    odd: dict[tuple[str, str, bool], list[int]] = field(default_factory=dict)

    def read(self) -> None:
        for paper in self.project.papers.values():
            self._paper(paper)
        for entity in self.project.entities:
            self._entity(entity)
        for coded in self.project.coded:
            self._coded(coded)

    def skips(self) -> Iterator[Skip]:
        """Yield what was left out, and statements that are passages only."""
        for (what, hint, kept), rows in sorted(self.odd.items()):
            yield Skip.of(self.file.name, what, rows, hint=hint, kept=kept)

    def _identify(self, paper: Paper) -> str:
        """A document of the project is told by the project and its number in it."""
        return document_id(hashlib.sha256(f"{self.file.sha256} {paper.id}".encode()).hexdigest())

    def _issue(self, concept: str) -> str:
        return mint("issue", self.file.sha256, concept)

    def _paper(self, paper: Paper) -> None:
        identifier = self._identify(paper)
        self.documents.append(
            {
                "id": identifier,
                "label": paper.title,
                "name": self.file.name,
                "sha256": hashlib.sha256(paper.text.encode()).hexdigest(),
                "date": _moment(paper.seconds).date().isoformat(),
                "text": paper.text,
            }
        )
        moment = _moment(paper.seconds).time()
        time = {} if moment == moment.min else {"time": moment.isoformat()}
        for variable, value in (paper.fields | time).items():
            self._code("document", identifier, variable, value)

    def _entity(self, entity: Entity) -> None:
        """The attributes of a value, said of what the value is."""
        kinds = {**dict.fromkeys(_ACTOR, "actor"), _PERSON: "person"}
        kinds |= dict.fromkeys(_CONCEPT, "issue")
        kind = kinds.get(entity.variable.casefold())
        attributes = dict(entity.attributes)
        if kind == "issue" and entity.value:
            issue = self._issue(entity.value)
            wider = [self._issue(entity.parent)] if entity.parent else []
            # The same concept may be a value of statements of several types.
            known = self.concepts.setdefault(issue, {"id": issue, "label": entity.value})
            known["broader"] = sorted({*known.get("broader", []), *wider})
        elif entity.parent:
            attributes["child of"] = entity.parent
        for variable, value in attributes.items():
            if kind is None or not entity.value:
                what = f"an attribute of a value of {entity.variable!r}, which is no node"
                self._tell(what, "it stays in the project file", entity.id, kept=False)
                continue
            about = self._issue(entity.value) if kind == "issue" else entity.value
            self._code(kind, about, variable, value)

    def _coded(self, coded: Coded) -> None:
        paper = self.project.papers.get(coded.paper)
        if paper is None:
            self._tell("a statement without its document", "repair it", coded.id, kept=False)
            return
        span = paper.span(coded.start, coded.stop)
        if span is None:
            what = "the span of a statement lies outside its document"
            self._tell(what, "code it again", coded.id, kept=False)
            return
        document = self._identify(paper)
        values = {variable.casefold(): value for variable, value in coded.values.items()}
        actor = next((str(values[one]) for one in _ACTOR if values.get(one)), None)
        person = str(values[_PERSON]) if values.get(_PERSON) else None
        concept = next((str(values[one]) for one in _CONCEPT if values.get(one)), None)
        qualifier = _qualifier(coded)
        if concept is None or qualifier is None or not (actor or person):
            evidence = Evidence.passage(document, paper.text, *span)
            self.passages.append({"document": document, "start": span[0], "end": span[1]})
            self._keep("evidence", evidence.id, coded)
            what = f"a statement of the type {coded.type!r} has no actor, concept and qualifier"
            self._tell(what, "it is kept as a coded passage", coded.id, kept=True)
            return
        key = str(coded.id)
        date = _moment(paper.seconds).date().isoformat()
        self.statements.append(
            {
                "key": key,
                "document": document,
                "kind": "remark",
                "label": f"{actor or person}: {concept}, {date}",
                "speakers": [actor] if actor else [],
                "person": person,
                "date": date,
                "start": span[0],
                "end": span[1],
            }
        )
        self.positions.append(
            {
                "statement": key,
                "holder": actor,
                "polarity": _polarity(qualifier),
                "target_text": concept,
                "issue": self._issue(concept),
                "basis": "stated",
                "modality": "asserted",
                "tier": "table",
            }
        )
        self._keep("statement", key, coded)

    def _keep(self, kind: str, about: str, coded: Coded) -> None:
        self._code(kind, about, "statement type", coded.type)
        self._code(kind, about, "statement id", coded.id)
        if coded.coder:
            self._code(kind, about, "coder", coded.coder)
        for variable, value in coded.values.items():
            self._code(kind, about, variable, value)

    def _code(self, kind: str, about: str, variable: str, value: str | int | bool) -> None:
        """Keep a value that is not empty."""
        if value == "":
            return
        number = None if isinstance(value, str) else int(value)
        text = str(value).lower() if isinstance(value, bool) else str(value)
        self.codings.append(
            {"kind": kind, "about": about, "variable": variable, "value": text, "number": number}
        )

    def _tell(self, what: str, hint: str, number: int, *, kept: bool) -> None:
        self.odd.setdefault((what, hint, kept), []).append(number)


def _qualifier(coded: Coded) -> bool | int | None:
    """The variable that says how the actor stands: of the usual names, else the only one."""
    numbers = {name: one for name, one in coded.values.items() if not isinstance(one, str)}
    for name, value in numbers.items():
        if name.casefold() in _QUALIFIER:
            return value
    return next(iter(numbers.values())) if len(numbers) == 1 else None


def _polarity(qualifier: bool | int) -> str:
    if isinstance(qualifier, bool):
        return "support" if qualifier else "oppose"
    return "support" if qualifier > 0 else "oppose" if qualifier < 0 else "neutral"


def _moment(seconds: int) -> datetime:
    """When a document is from; the program counts seconds since 1970 in universal time."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise SourceError(
            f"a document has the impossible date {seconds}", hint="correct it in the program"
        ) from error


FORMAT = Format("dna", knows, draft)
