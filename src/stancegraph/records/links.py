"""Which statements, events and coalitions of several reports are one: inferred, never asserted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from stancegraph.records.base import As, Property, Record
from stancegraph.records.values import Decided, LinkKind


class Link(Record):
    """One of several reports of one thing, and the report that stands for all of them.

    Each of them has a link, the one that stands for them too; what only one report tells of has
    none. A link is no node of the graph but one triple, by the property of its kind.
    """

    table = "links"
    classes = ()
    properties: ClassVar[Mapping[LinkKind, Property]] = {
        LinkKind.STATEMENT: Property("sg:sameStatement", As.LINK),
        LinkKind.EVENT: Property("sg:sameEvent", As.LINK),
        LinkKind.COALITION: Property("sg:sameCoalition", As.LINK),
    }

    kind: LinkKind
    item: str
    """A statement, event or coalition as one document tells of it."""
    same_as: str
    """That of the earliest document; of one day the first by its identifier."""
    score: float | None = None
    """The likeness that holds it there (0 to 1); none of the first, and where a person said so."""
    decided: Decided | None = None

    @staticmethod
    def identify(item: str) -> str:
        """The identifier of the link of a statement, event or coalition."""
        return f"link/{item}"
