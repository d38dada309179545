"""A document with its text, cut into blocks of content; what extraction reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stancegraph.records.sources import Document


class BlockKind(StrEnum):
    """What a stretch of content is."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of content, `text[start:end]`; what no block covers is boilerplate."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Foreign:
    """A paragraph `text[start:end]` in a language that is not read (its ISO 639 code)."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Article:
    """A document, its stored text, and its content in reading order.

    Blocks do not overlap; their offsets count code points in `text`.
    """

    document: Document
    text: str
    blocks: tuple[Block, ...]
    foreign: tuple[Foreign, ...] = ()

    @property
    def day(self) -> date | None:
        """The last day that the document may be of; None where it has no date."""
        when = self.document.date
        return when.latest if when is not None else None
