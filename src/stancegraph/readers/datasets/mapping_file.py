"""The mapping file of a table of coded positions: its fields, and reading it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, ValidationError, model_validator

from stancegraph.errors import SourceError
from stancegraph.readers.complaints import complaints
from stancegraph.readers.files import DataFile, Source, decode
from stancegraph.readers.outline import read_yaml
from stancegraph.records import PartialDate
from stancegraph.records.factsheet import Described, Entry, Name, Prose
from stancegraph.records.values import Act, Basis, Modality, Polarity, StatementKind

_SHOWN = 10
"""Faults that are shown at once."""


class Columns(Entry):
    """Which column holds which field."""

    holder: Name | None = None
    polarity: Name | None = None
    target: Name | None = None
    target_actor: Name | None = None
    act: Name | None = None
    basis: Name | None = None
    modality: Name | None = None
    kind: Name | None = None
    date: Name | None = None
    issue: Name | None = None
    person: Name | None = None
    addressed_to: Name | None = None


class Values(Entry):
    """What the cells of a column mean; a cell that means null is no position."""

    polarity: dict[str, Polarity | None] | None = None
    act: dict[str, Act | None] | None = None
    basis: dict[str, Basis] | None = None
    modality: dict[str, Modality] | None = None
    kind: dict[str, StatementKind] | None = None


class Fixed(Entry):
    """What is the same in every row."""

    holder: Name | None = None
    polarity: Polarity | None = None
    target: Prose | None = None
    target_actor: Name | None = None
    act: Act | None = None
    basis: Basis | None = None
    modality: Modality | None = None
    kind: StatementKind | None = None
    date: PartialDate | None = None
    issue: Name | None = None


class Mapping(Entry):
    """How a table is read."""

    table: str = Field(min_length=1, max_length=300)
    """Its file name, beside the mapping."""
    delimiter: Literal[",", ";", "\t", "|"] | None = None
    """What separates the cells; without it the header tells."""
    document: Described = Described()
    columns: Columns
    values: Values = Values()
    fixed: Fixed = Fixed()
    bodies: bool = False
    keep: tuple[Name, ...] = Field(default=(), max_length=500)

    @model_validator(mode="after")
    def _whole(self) -> Mapping:
        for name in ("holder", "polarity", "target"):
            if getattr(self.columns, name) is None and getattr(self.fixed, name) is None:
                raise ValueError(f"no {name}: name its column, or give it under `fixed`")
        for name in Fixed.model_fields:
            if getattr(self.columns, name) is not None and getattr(self.fixed, name) is not None:
                raise ValueError(f"{name} is given twice: as a column and under `fixed`")
        for name in Values.model_fields:
            if getattr(self.values, name) is not None and getattr(self.columns, name) is None:
                raise ValueError(f"values of {name}, but no column of it under `columns`")
        return self


def parse(file: DataFile) -> Mapping:
    """The mapping in a file.

    Raises SourceError with line, field, value and what is allowed.
    """
    text = decode(Source(file.name, file.at, file.read(), file.sha256))
    outline = read_yaml(text, file.at)
    try:
        return Mapping.model_validate(outline.value)
    except ValidationError as error:
        faults = complaints(error, outline, Mapping)
        raise SourceError("\n  ".join(faults[:_SHOWN]), at=file.at) from error
