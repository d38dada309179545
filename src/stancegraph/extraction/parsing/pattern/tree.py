"""Chunks of a sentence, and its arcs while they are being made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Chunk:
    """A group of words; `head` is the word that the rest of it hangs on.

    Kinds: NP, VG, P preposition, SUB subordinator, REL relative or question word, CC, BREAK
    (comma, dash, bracket), QUOTE, ADJ, ADV, MARK (other).
    """

    kind: str
    start: int
    end: int
    head: int
    form: str = ""
    """Of a verb group: fin, inf, ing, part, base."""
    passive: bool = False
    verb: str = ""
    """Lemma of the main verb, or of the noun."""
    host: int = -1
    """Chunk that this one hangs on, -1 before it is known."""


class Tree:
    """Heads and labels under construction; -1 is "not yet"."""

    def __init__(self, size: int) -> None:
        self.heads = [-1] * size
        self.deps = [""] * size

    def set(self, i: int, head: int, dep: str) -> None:
        """Hang a word on another; a word that hangs already stays."""
        if i != head and self.heads[i] < 0:
            self.heads[i] = head
            self.deps[i] = dep
