"""A bag of records, one dictionary a kind, in which identifiers are unique."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from stancegraph.errors import DuplicateId
from stancegraph.records.base import Record

R = TypeVar("R", bound=Record)


class Collection:
    """Records of every kind, by identifier.

    Adding an equal record again changes nothing; a different record under a taken identifier
    raises DuplicateId, unless the kind is shared: then their lists are united.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._kinds: dict[type[Record], dict[str, Record]] = {}
        for record in records:
            self.add(record)

    def add(self, record: R, *, at: str | None = None) -> R:
        """Keep a record and return it, or the one that it was united with."""
        kind = self._kinds.setdefault(type(record), {})
        known = kind.get(record.id)
        if known is not None and known != record:
            record = _united(known, record, at)  # type: ignore[assignment]  # same class, by the key
        kind[record.id] = record
        return record

    def add_new(self, record: Record, what: str, *, at: str, hint: str) -> None:
        """Keep a record whose identifier nothing has yet; raises DuplicateId with `what` if not."""
        if self.get(type(record), record.id) is not None:
            raise DuplicateId(what, at=at, hint=hint)
        self.add(record)

    def get(self, kind: type[R], identifier: str) -> R | None:
        """The record of that kind and identifier, if there is one."""
        return self._kinds.get(kind, {}).get(identifier)  # type: ignore[return-value]  # keyed by class

    def of(self, kind: type[R]) -> Iterator[R]:
        """The records of one kind, by identifier."""
        for _, record in sorted(self._kinds.get(kind, {}).items()):
            yield record  # type: ignore[misc]  # the dictionary is keyed by class

    def kinds(self) -> Iterator[type[Record]]:
        """The kinds present, by name of table."""
        yield from sorted(self._kinds, key=lambda kind: kind.table)

    def __len__(self) -> int:
        return sum(len(kind) for kind in self._kinds.values())


def _united(known: Record, new: Record, at: str | None) -> Record:
    changes = {}
    for name in type(known).model_fields:
        ours, theirs = getattr(known, name), getattr(new, name)
        if ours == theirs:
            continue
        if not (known.shared and isinstance(ours, tuple)):
            raise DuplicateId(
                f"two different entries under {known.id}: {name} is {ours!r} and {theirs!r}",
                at=at,
                hint="give the entries different words or spans, or remove one",
            )
        changes[name] = tuple(sorted({*ours, *theirs}))
    return known.model_copy(update=changes)
