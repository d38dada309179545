"""The clauses of a report's sentence: who, by which verb, with how much of the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.extraction.bulletins.heads import SEPARATORS, Form, Head, Heads
from stancegraph.extraction.bulletins.pieces import Line
from stancegraph.extraction.bulletins.speakers import Speakers

_MARKS = frozenset(",;:.—–()")
_ASIDES = frozenset(
    "and with but while though although if as in along together supported opposed joined at".split()
)
_LONGEST_ASIDE = 12
"""Pieces of what may stand between a verb and its object."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its speakers; what it is about lies from piece `begin` to before `end`."""

    speakers: Speakers
    verb: int
    """Number of the verb's piece."""
    lemma: str
    begin: int
    end: int
    form: Form = Form.FINITE
    negated: bool = False
    friendly: bool = True
    """An echo: whether those named agree with what was said."""


def clauses(line: Line, before: Speakers | None = None) -> Iterator[Clause]:
    """Yield the clauses of a sentence in reading order; `before` is who "he" may be."""
    heads = list(Heads(line, before))
    for n, head in enumerate(heads):
        later = (one.speakers for one in heads[n + 1 :] if one.speakers is not None)
        whos = head.speakers or next(later, None)
        if whos is None:
            continue
        begin, end = _complement(line, heads, n)
        while end > begin and (line.low(end - 1) in _MARKS or line.low(end - 1) in SEPARATORS):
            end -= 1
        yield Clause(
            whos, head.verb.place, head.verb.lemma, begin, end, head.form, head.verb.negated,
            head.friendly,
        )  # fmt: skip


def _complement(line: Line, heads: list[Head], n: int) -> tuple[int, int]:
    """Where what a verb is about begins and ends."""
    head = heads[n]
    if head.form is Form.PASSIVE:
        return head.start, head.verb.place
    end = _next_start(line, heads, n)
    behind = head.verb.end
    if line.low(behind) == ":":
        return behind + 1, end
    if line.low(behind) != "," or head.form is Form.ECHO:
        return behind, end
    resumed = _behind_aside(line, behind, end)
    if resumed is not None:
        return resumed, end
    if head.form is Form.PARTICIPLE and not _shares(line, heads, n):
        return behind, behind  # "with A opposing, the text was adopted"
    while end <= behind and n + 1 < len(heads) and line.low(heads[n + 1].verb.end) == ",":
        n += 1  # "A proposed, and B opposed, a text"
        behind = heads[n].verb.end
        end = _next_start(line, heads, n)
    if end <= behind and _shares(line, heads, n):  # "with A opposing, and B supporting, a text"
        return heads[n + 1].verb.end, _next_start(line, heads, n + 1)
    return behind + (line.low(behind) == ","), end


def _shares(line: Line, heads: list[Head], n: int) -> bool:
    """True for "A opposing" in "with A opposing, and B supporting the review"."""
    after = heads[n + 1] if n + 1 < len(heads) else None
    is_pair = after is not None and after.form is heads[n].form is Form.PARTICIPLE
    return is_pair and after is not None and after.start <= heads[n].verb.end


def _behind_aside(line: Line, comma: int, end: int) -> int | None:
    """Where the object goes on in "proposed, and delegates agreed, to delete it"."""
    if line.low(comma + 1) not in _ASIDES:
        return None
    last = min(end, comma + _LONGEST_ASIDE)
    close = next((k for k in range(comma + 2, last) if line.low(k) == ","), None)
    if close is None or line.low(close + 1) not in ("to", "that", "for"):
        return None
    return close + 1


def _next_start(line: Line, heads: list[Head], n: int) -> int:
    after = next((one for one in heads[n + 1 :] if one.form is not Form.NESTED), None)
    if after is None:
        return len(line)
    return after.verb.place if after.form is Form.PASSIVE else after.start
