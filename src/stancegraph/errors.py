"""Every error that stancegraph raises on purpose.

StancegraphError
├── UsageError            a wrong option or argument                      exit 2
│   ├── UnknownFormat     a format that is not written or not read
│   ├── UnknownQuery      no named query of that name
│   ├── QuerySyntaxError  SPARQL that does not parse
│   ├── QueryRefused      SERVICE, an update, or over a limit
│   └── MissingExtra      an optional dependency is not installed
├── SourceError           a source could not be read                      exit 3
│   ├── FactSheetError    a fact sheet that breaks its schema
│   ├── EvidenceMismatch  text[start:end] is not what the evidence says
│   ├── DuplicateId       two different records under one identifier
│   └── NameRefused       a name that stands for no actor, or for several
│       ├── UnknownCountry
│       └── AmbiguousName
└── GraphError            a graph that cannot be opened or written        exit 1
    └── QueryTimeout      a query that did not end by its deadline

A message says what is wrong, where, and what to do.
"""

from __future__ import annotations

from typing import ClassVar


class StancegraphError(Exception):
    """The root of all; `exit_code` is what the command line ends with."""

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, *, at: str | None = None, hint: str | None = None) -> None:
        self.what, self.at, self.hint = what, at, hint
        super().__init__(what)

    def __reduce__(self) -> tuple[object, ...]:
        """So that an error comes whole out of a worker process, whatever its class takes."""
        return _restored, (type(self), self.what, self.at, self.hint)

    def __str__(self) -> str:
        where = f"{self.at}: " if self.at else ""
        what_to_do = f"\n  {self.hint}" if self.hint else ""
        return f"{where}{self.what}{what_to_do}"


def _restored(
    kind: type[StancegraphError], what: str, at: str | None, hint: str | None
) -> StancegraphError:
    error = kind.__new__(kind)
    StancegraphError.__init__(error, what, at=at, hint=hint)
    return error


class UsageError(StancegraphError):
    """The caller asked for something that does not exist or cannot be combined."""

    exit_code = 2


class UnknownFormat(UsageError):
    """A format that is not read or written here."""


class UnknownQuery(UsageError):
    """There is no named query of that name."""


class QuerySyntaxError(UsageError):
    """The SPARQL text does not parse."""


class QueryRefused(UsageError):
    """The query does what this tool never does: reach the network, write, or pass a limit."""


class MissingExtra(UsageError):
    """An optional dependency is needed and absent."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(
            f"this needs the package {package}, which is not installed",
            hint=f"install it with: pip install 'stancegraph[{extra}]'",
        )


class SourceError(StancegraphError):
    """A source is missing, unreadable, too large or not what its name says."""

    exit_code = 3


class FactSheetError(SourceError):
    """A fact sheet breaks its schema."""


class EvidenceMismatch(SourceError):
    """The text between two offsets is not the text that the evidence quotes."""


class DuplicateId(SourceError):
    """Two different records claim one identifier."""


class NameRefused(SourceError):
    """A name stands for no known actor, or for more than one."""


class UnknownCountry(NameRefused):
    """No actor bears this name."""

    def __init__(self, name: str, *, at: str | None = None, near: tuple[str, ...] = ()) -> None:
        hint = "add it to a names file: --names my.csv"
        if near:
            hint = f"did you mean {' or '.join(near)}? Otherwise {hint}"
        super().__init__(f"unknown country or group: {name!r}", at=at, hint=hint)


class AmbiguousName(NameRefused):
    """Several actors bear this name."""


class GraphError(StancegraphError):
    """A directory is no graph, is half a graph, or was written by a newer version."""


class QueryTimeout(GraphError):
    """A query did not end by its deadline."""
