"""Finds the subject of each finite verb among the chunks before (or behind) it."""

from __future__ import annotations

from stancegraph.extraction.parsing.pattern.lexicon import lexicon
from stancegraph.extraction.parsing.pattern.tree import Chunk

_LIMIT = 60
"""How many chunks back a subject is looked for; keeps the time linear."""


class Subjects:
    """Subject chunk of every finite verb group, and the coordinated noun phrases in subjects."""

    def __init__(self, chunks: list[Chunk], low: list[str]) -> None:
        self.chunks, self.low = chunks, low
        self.of: dict[int, int] = {}
        """Verb group → subject chunk; the first of a coordination."""
        self.inverted: set[int] = set()
        self._say = lexicon().sets["say"]
        for c, chunk in enumerate(chunks):
            if chunk.kind == "VG" and chunk.form == "fin":
                found = self._find(c)
                if found is None:
                    found = self._behind(c)
                    if found is not None:
                        self.inverted.add(c)
                if found is not None and found not in self.of.values():
                    self.of[c] = found
        self.verb_of = {subject: verb for verb, subject in self.of.items()}

    def _kind(self, j: int) -> str:
        return self.chunks[j].kind if 0 <= j < len(self.chunks) else ""

    def _is_say(self, j: int) -> bool:
        return self._kind(j) == "VG" and self.chunks[j].verb in self._say

    def _behind(self, c: int) -> int | None:
        """'"…," said the envoy': the noun phrase after a verb of saying, or after "there is"."""
        chunk = self.chunks[c]
        if chunk.verb not in self._say or chunk.passive:
            return None
        j = c - 1
        while self._kind(j) == "ADV":
            j -= 1
        if self._kind(j) in {"BREAK", "QUOTE", "MARK"} and self._kind(c + 1) == "NP":
            if self._kind(j) == "BREAK" and self._kind(j - 1) != "QUOTE" and self._says_more(c + 1):
                return None
            return c + 1
        return None

    def _says_more(self, j: int) -> bool:
        """Whether a clause follows the noun phrase, which then is no subject behind its verb."""
        while self._kind(j + 1) in {"P", "NP", "BREAK"} and j < len(self.chunks):
            j += 1
        return self._kind(j + 1) in {"VG", "SUB"}

    def _find(self, c: int) -> int | None:
        j = c - 1
        while self._kind(j) in {"ADV", "QUOTE"}:
            j -= 1
        floor = max(-1, c - _LIMIT)
        while j > floor:
            kind = self._kind(j)
            if kind == "REL":
                return j
            if kind == "NP":
                step = self._noun_phrase(j)
                if isinstance(step, tuple):
                    return step[0]
                j = step
            elif kind == "VG" and self.chunks[j].form in {"ing", "part", "inf"}:
                j = self._over_nonfinite(j)
            elif kind == "VG":
                over = self._over_finite(j)
                if isinstance(over, tuple):
                    return over[0]
                j = over
            elif kind == "BREAK":
                j = self._over_parenthesis(j)
            elif kind in {"ADV", "QUOTE"}:
                j -= 1
            else:
                return None
        return None

    def _noun_phrase(self, j: int) -> tuple[int | None] | int:
        """A one-tuple with the answer, or where to look next."""
        before = j - 1
        while self._kind(before) in {"ADV", "QUOTE"}:
            before -= 1
        kind = self._kind(before)
        if kind == "P":
            if self._kind(before - 1) == "P":
                before -= 1
            further = before - 1
            while self._kind(further) in {"ADV", "QUOTE"}:
                further -= 1
            if self._marks_clause(before) and self._finite_before(before):
                return (j,)
            if self._kind(further) in {"NP", "VG"}:
                return further
            if self._kind(further) == "ADJ":
                return (None,)
            return (j,) if self._marks_clause(before) else (None,)
        if kind == "CC":
            return self._coordinated(j, before)
        if kind == "VG":
            group = self.chunks[before]
            if group.form in {"ing", "part", "inf"} and not (
                group.form == "part" and group.passive
            ):
                return before
            if group.form == "fin" and not self._is_say(before):
                over = self._over_finite(before)
                if not isinstance(over, tuple) and self._kind(over) in {"NP", "BREAK"}:
                    return over
        return (j,)

    def _finite_before(self, p: int) -> bool:
        """Whether the clause before the preposition has its finite verb already."""
        for k in range(p - 1, max(-1, p - 15), -1):
            kind = self._kind(k)
            if kind == "VG" and self.chunks[k].form == "fin":
                return True
            if kind in {"BREAK", "SUB", "REL"}:
                return False
        return False

    def _marks_clause(self, p: int) -> bool:
        """Whether the preposition can open a clause, as in "after China voted"."""
        return self.low[self.chunks[p].head] in lexicon().sets["subordinators"]

    def _coordinated(self, j: int, cc: int) -> tuple[int | None] | int:
        first = cc - 1
        if self._kind(first) == "BREAK":
            first -= 1
            if not (self._kind(first) == "NP" and self._kind(first - 1) == "BREAK"):
                return (j,)  # ", and" joins two clauses where no list goes before
        if self._kind(first) != "NP" or self.low[self.chunks[cc].head] in {"but", "yet"}:
            return (j,)
        while self._listed(first):
            first -= 2
        before = first - 1
        while self._kind(before) in {"ADV", "QUOTE"}:
            before -= 1
        kind = self._kind(before)
        if kind == "VG" and not self._is_say(before):
            return (j,)
        if kind == "P" and not self._marks_clause(before):
            owner = before - 1
            if self._kind(owner) == "NP" and not self._governed(owner):
                return owner
            return (j,)
        return (first,)

    def _listed(self, j: int) -> bool:
        """Whether an item of the same list stands before a comma, not a fronted phrase."""
        if self._kind(j - 1) != "BREAK" or self._kind(j - 2) != "NP":
            return False
        if self.low[self.chunks[j - 1].head] != ",":
            return False
        return not (self._kind(j - 3) == "P" and self._kind(j - 4) in {"", "BREAK", "CC", "ADV"})

    def _governed(self, j: int) -> bool:
        """Whether a verb stands before the noun phrase, which then is its object."""
        while self._kind(j) == "NP" and self._kind(j - 1) == "P" and self._kind(j - 2) == "NP":
            j -= 2
        return self._kind(j - 1) == "VG" and not self._is_say(j - 1)

    def _over_nonfinite(self, j: int) -> int:
        before = j - 1
        while self._kind(before) in {"ADV", "QUOTE"}:
            before -= 1
        if self._kind(before) in {"NP", "VG"}:
            return before
        if self._kind(before) == "P" and self._kind(before - 1) in {"NP", "VG"}:
            return before - 1
        if self._kind(before) == "CC":
            return before - 1
        return -1

    def _over_finite(self, j: int) -> tuple[int | None] | int:
        """Past a relative clause to its noun; a question clause is the subject itself."""
        subject = self.of.get(j)
        if subject is None:
            if self._kind(j - 1) == "CC":
                return j - 2
            return (None,)
        start = subject
        if self._kind(subject) != "REL" and self._kind(subject - 1) == "REL":
            start = subject - 1
        if self._kind(start) != "REL":
            return (None,)
        word = self.low[self.chunks[start].start]
        before = start - 1
        if self._kind(before) == "P":
            before -= 1
        if self._kind(before) == "BREAK":
            before -= 1
        if self._kind(before) == "NP":
            return before
        return (j,) if word in lexicon().sets["subject_questions"] else (None,)

    def _over_parenthesis(self, j: int) -> int:
        """From a closing comma to what stands before the opening one."""
        m = j - 1
        while m >= max(0, j - 20) and self._kind(m) != "BREAK":
            m -= 1
        if m <= 0 or self._kind(m) != "BREAK" or self._kind(m - 1) not in {"NP", "VG"}:
            return -1
        inner = range(m + 1, j)
        finite = [k for k in inner if self._kind(k) == "VG" and self.chunks[k].form == "fin"]
        first = self._kind(m + 1)
        if first == "P" and self._kind(m + 2) == "REL":
            first = "REL"
        if first in {"NP", "P", "ADV", "ADJ"} and not finite:
            return m - 1 if self._kind(m - 1) == "NP" else -1
        if first == "REL" or (first == "VG" and self.chunks[m + 1].form in {"ing", "part"}):
            return m - 1
        if first == "BREAK":
            return m - 1
        return -1
