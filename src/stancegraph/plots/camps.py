"""Camps and kinds of actors in pictures: each a colour and a shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stancegraph.plots import style
from stancegraph.plots.text import shortened

NO_CAMP, OTHER = "in no camp", "other"
_LIMIT = 160


@dataclass(frozen=True, slots=True)
class Groups:
    """The group of each node, and the groups of a legend with fill and shape."""

    own: tuple[str, ...]
    names: tuple[str, ...]
    fills: tuple[str, ...]
    shapes: tuple[str, ...]

    @classmethod
    def of(cls, own: Sequence[str]) -> Groups:
        """Groups by name; those beyond the eight that can be told apart are `other`."""
        names = sorted(set(own) - {NO_CAMP}, key=place)
        shown = names[: len(style.GROUPS)]
        marks = dict(zip(shown, style.GROUPS, strict=False))
        told = tuple(name if name in marks or name == NO_CAMP else OTHER for name in own)
        for name in (OTHER, NO_CAMP):
            if name in told:
                marks.setdefault(name, style.NO_GROUP)
        fills, shapes = zip(*marks.values(), strict=True)
        return cls(told, tuple(marks), fills, shapes)

    def encoded(self, title: str) -> dict[str, Any]:
        """Encodings of the field `group` by fill and shape, with one legend for both."""
        alt = style.altair()
        names = list(self.names)
        legend = alt.Legend(title=title, symbolStrokeWidth=1)
        fills = alt.Scale(domain=names, range=list(self.fills))
        shapes = alt.Scale(domain=names, range=list(self.shapes))
        return {
            "fill": alt.Fill("group:N", legend=legend, scale=fills),
            "shape": alt.Shape("group:N", legend=legend, scale=shapes),
        }


def place(name: str) -> tuple[bool, int, str]:
    """Sorts camps by number, those in none last."""
    return name == NO_CAMP, len(name), name


def camp(camps: Mapping[Any, object] | None, key: str) -> str:
    """The name of a node's camp as it is shown."""
    found = (camps or {}).get(key)
    if found is None:
        return NO_CAMP
    return shortened(found if isinstance(found, str) else f"camp {found}", _LIMIT, 12)


def kind(node: Mapping[str, Any]) -> str:
    """The kind of a node as it is shown: country, bloc, issue."""
    return shortened(node.get("kind") or "actor", _LIMIT, 12)
