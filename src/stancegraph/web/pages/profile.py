"""What a node's page says of the node itself: its record, field by field, with links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from stancegraph.records import As, Record
from stancegraph.web.pages.addresses import page_of
from stancegraph.web.pages.catalogue import Catalogue
from stancegraph.web.pages.claims import Link
from stancegraph.web.pages.text import words

_CALLED = {
    "un_status": "standing with the UN",
    "m49": "UN M49 code",
    "matches": "same as",
    "size_min": "at least",
    "size_max": "at most",
    "size_text": "size as claimed",
    "sha256": "SHA-256",
    "url": "web address",
    "reported_by": "reported by",
    "on_behalf_of": "on behalf of",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record with its values: links to nodes, or texts."""

    name: str
    values: tuple[Link | str, ...]


def fields(catalogue: Catalogue, record: Record, leave_out: Iterable[str] = ()) -> list[Field]:
    """The fields of a record that have a value, in the order of its model."""
    left_out = {"id", "label", *leave_out}
    found = []
    for name, _, mapped in type(record).mapped():
        value = getattr(record, name)
        if name in left_out or value in (None, (), ""):
            continue
        values = value if isinstance(value, tuple) else (value,)
        left_out.add(name)
        found.append(
            Field(
                _CALLED.get(name, words(name)),
                tuple(_shown(catalogue, one, mapped.form) for one in values),
            )
        )
    return found


def _shown(catalogue: Catalogue, value: Any, form: As) -> Link | str:
    if form is As.LINK:
        return Link(value, catalogue.label(value), page_of(value))
    if form is As.IRI:
        return Link("", value, value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    return words(str(value)) if form is As.TERM else str(value)


def data(record: Record) -> Mapping[str, Any]:
    """A record as JSON."""
    return record.model_dump(mode="json", exclude_none=True)
