"""What passes through the pipes of a reader: a question to it, frames of the answer from it."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, fields

from stancegraph.errors import (
    GraphError,
    QueryRefused,
    QuerySyntaxError,
    StancegraphError,
    UnknownFormat,
    UsageError,
)

LENGTH = struct.Struct("!I")
HEAD = struct.Struct("!cI")
"""Before the bytes of a frame: its kind and how many they are."""
READY, BEGUN, DATA, ENDED, FAILED = b"R", b"B", b"D", b"E", b"F"

_ERRORS = {
    kind.__name__: kind
    for kind in (GraphError, QueryRefused, QuerySyntaxError, UnknownFormat, UsageError)
}


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the graphs that it asks, and the forms in which its answer is wanted."""

    text: str
    rows: str | None = "json"
    """Form of the answer to SELECT or ASK, of `formats.ROWS`; None: such an answer is refused."""
    graph: str | None = "json"
    """Form of the answer to CONSTRUCT or DESCRIBE, of `formats.GRAPHS`."""
    derived: bool = False
    """Whether the default graph holds also what was inferred."""
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    """Graphs of the dataset; with none of either, those that the query names, or all."""
    address: str | None = None
    """Where it was asked, to which relative IRIs relate; without it there may be none."""

    def encoded(self, seconds: float) -> bytes:
        """The question with the seconds that remain, for the pipe."""
        values = [getattr(self, name) for name in _FIELDS]
        data = json.dumps([seconds, *values]).encode()
        return LENGTH.pack(len(data)) + data


_FIELDS = [field.name for field in fields(Question)]


def decoded(data: bytes) -> tuple[Question, float]:
    """The question and its seconds."""
    seconds, *values = json.loads(data)
    values = [tuple(value) if isinstance(value, list) else value for value in values]
    return Question(*values), seconds


def frame(kind: bytes, data: bytes = b"") -> bytes:
    """A frame for the pipe."""
    return HEAD.pack(kind, len(data)) + data


def failed(error: StancegraphError) -> bytes:
    """The frame of an error."""
    told = {"kind": type(error).__name__, "what": error.what, "at": error.at, "hint": error.hint}
    return frame(FAILED, json.dumps(told).encode())


def error(data: bytes) -> StancegraphError:
    """The error that a frame tells of."""
    told = json.loads(data)
    return _ERRORS[told["kind"]](told["what"], at=told["at"], hint=told["hint"])
