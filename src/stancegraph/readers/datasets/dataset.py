"""What every reader of data files offers: how it knows its files, and what it drafts from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from stancegraph.readers.files import DataFile
from stancegraph.readers.skips import Skip
from stancegraph.records import PartialDate
from stancegraph.records.values import Act

if TYPE_CHECKING:
    import polars as pl


class Draft(Protocol):
    """What a dataset says, as columns, with names as printed."""

    @property
    def skips(self) -> tuple[Skip, ...]:
        """What was noticed while reading."""
        ...

    @property
    def unit(self) -> str:
        """What the numbers in skips count: rows, records, lists."""
        ...


@dataclass(frozen=True, slots=True)
class VoteDraft:
    """Recorded votes as columns.

    `calls`, a row a roll call: `call` (key within the draft), `organ` (a name), `session`,
    `record` (number of the vote), `date` (a partial date), `resolution` (symbol), `motion`,
    `whole` (the motion is the whole text), `title`, `issues` (list of labels), `yes`, `no`,
    `abstain`, `absent` (as announced; null where the source does not say).
    `votes`, a row a vote: `call`, `name`, `code` (as printed, null where blank), `choice` (a value
    of `values.Choice`), `row` (1-based data row of `file`).
    """

    file: DataFile
    """Where the votes stand; `votes.row` counts its rows."""
    calls: pl.DataFrame
    votes: pl.DataFrame
    skips: tuple[Skip, ...] = ()
    act: Act | None = None
    """The act of every vote where it is more than the choice itself: a veto."""
    partial: bool = False
    """Whether only some votes of each roll call are listed, so that no total follows."""
    unit: str = "row"


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of data file."""

    name: str
    """Its reader, as `--reader` and `--dry-run` call it."""
    knows: Callable[[DataFile], bool]
    """Whether a file is of this kind, by its name and first bytes."""
    draft: Callable[[Sequence[DataFile], PartialDate | None], Draft]
    """The draft of the files of one dataset; the second argument is the date of sources that do
    not say their own."""
    together: bool = False
    """Whether the files of this kind that are given at once are one dataset."""
    companions: Callable[[DataFile], Iterable[DataFile]] = field(default=lambda file: ())
    """Further files that one names, such as the table beside a mapping."""
    arranged: Callable[[Sequence[DataFile]], Sequence[DataFile]] = field(
        default=lambda files: files
    )
    """The files of one dataset, that from which the positions come first; raises SourceError
    where one is missing."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Data files that are read together."""

    kind: str
    """The name of its format."""
    files: tuple[DataFile, ...]
    """At least one; the first is the document that the positions are read from."""
