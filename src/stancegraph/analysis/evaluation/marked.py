"""Judged positions as HTML: passages marked in a paragraph, and the rows that stand below it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from stancegraph.analysis.evaluation.judging import Judged, Verdict
from stancegraph.analysis.evaluation.lines import Line
from stancegraph.readers.paragraphs import paragraphs
from stancegraph.records.values import Polarity

LOOKS = {"missed": "−", "extra": "+", "wrong": "≠", "matched": "=", "member": "⊂"}
"""How a passage looks, with its sign; where passages overlap the first of these is shown."""

_LOOK = {
    Verdict.MATCHED: "matched",
    Verdict.WRONG_TARGET: "wrong",
    Verdict.WRONG_POLARITY: "wrong",
    Verdict.WRONG_HOLDER: "wrong",
    Verdict.MISSED: "missed",
    Verdict.NOT_A_POSITION: "extra",
    Verdict.MEMBER: "member",
}
_VERB = {
    Polarity.SUPPORT: "supports",
    Polarity.OPPOSE: "opposes",
    Polarity.NEUTRAL: "is neutral on",
}
# Signs that no page may hold, and those that turn the direction of what follows.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A judged position with its number in the document and the anchor of its row."""

    number: int
    anchor: str
    judged: Judged

    @property
    def look(self) -> str:
        """The class that it is shown in."""
        return _LOOK[self.judged.verdict]

    @property
    def passages(self) -> set[tuple[int, int]]:
        """The passages of both sides."""
        lines = (self.judged.gold, self.judged.system)
        return {line.passage for line in lines if line and line.passage}


def clean(text: str) -> str:
    """Text from outside as HTML text: escaped, without signs that a page must not hold."""
    return escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))


def items(judged: Sequence[Judged], anchor: str) -> list[Item]:
    """The judged positions of a document with their numbers."""
    return [Item(n, f"{anchor}-{n}", one) for n, one in enumerate(judged, 1)]


def paragraphs_of(text: str, numbered: Sequence[Item]) -> Iterator[tuple[str, list[Item]]]:
    """Yield each paragraph as HTML with its passages marked, and the items that begin in it."""
    spans = list(paragraphs(text))
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    begun: dict[int, list[Item]] = defaultdict(list)
    over: dict[int, list[Item]] = defaultdict(list)
    for one in numbered:
        begun[min(bisect_right(ends, one.judged.passage[0]), len(spans) - 1)].append(one)
        touched = {
            n
            for start, end in one.passages
            for n in range(bisect_right(ends, start), bisect_left(starts, end))
        }
        for n in touched:
            over[n].append(one)
    for n, (start, end) in enumerate(spans):
        yield "".join(_marked(text, start, end, over[n])), begun[n]


def _marked(text: str, start: int, end: int, here: Sequence[Item]) -> Iterator[str]:
    """The stretches between the ends of passages, each in one look, with numbers at the ends."""
    begins, ends, numbers = defaultdict(list), defaultdict(list), defaultdict(list)
    for one in here:
        for a, b in one.passages:
            if a < end and b > start:
                begins[max(a, start)].append(one)
                ends[min(b, end)].append(one)
        numbers[max(b for _, b in one.passages)].append(one)
    over: Counter[str] = Counter()
    for a, b in pairwise(sorted({start, end, *begins, *ends})):
        over.update(one.look for one in begins[a])
        shown = clean(text[a:b])
        look = next((name for name in LOOKS if over[name]), None)
        yield f'<mark class="{look}">{shown}</mark>' if look else shown
        if numbers[b]:
            yield f"<sup>{' '.join(_references(numbers[b]))}</sup>"
        over.subtract(one.look for one in ends[b])


def _references(ending: Sequence[Item]) -> Iterator[str]:
    """Links to the rows; neighbours of one look share one."""
    first = last = ending[0]
    for one in [*ending[1:], None]:
        if one and one.number == last.number + 1 and one.look == last.look:
            last = one
            continue
        numbers = str(first.number) if first is last else f"{first.number}–{last.number}"
        yield f'<a href="#{first.anchor}">{LOOKS[first.look]}{numbers}</a>'
        if one:
            first = last = one


def row(item: Item) -> str:
    """One row: the verdict, what gold has, what the system has."""
    judged = item.judged
    gold, system = judged.gold, judged.system
    return (
        f'<li class="{item.look}" id="{item.anchor}">'
        f'<span class="verdict">{item.number} {LOOKS[item.look]} {judged.verdict}</span>'
        f'<div><span class="side">Gold</span>{_position(gold, judged.verdict)}</div>'
        f'<div><span class="side">System</span>{_position(system, judged.verdict)}</div></li>\n'
    )


def _position(line: Line | None, verdict: Verdict) -> str:
    if line is None:
        return '<span class="nothing">nothing</span>'
    holder = _framed(clean(line.holder), verdict is Verdict.WRONG_HOLDER)
    polarity = _framed(_VERB[line.polarity], verdict is Verdict.WRONG_POLARITY)
    target = f"<q>{clean(line.target)}</q>" if line.target else "something unnamed"
    if line.target_actor:
        target += f" (of {clean(line.target_actor)})"
    target = _framed(target, verdict is Verdict.WRONG_TARGET)
    return f"<b>{holder}</b> {polarity} {target}{_details(line)}"


def _framed(html: str, differs: bool) -> str:
    return f'<span class="differs">{html}</span>' if differs else html


def _details(line: Line) -> str:
    """Who says so and how it is known; for the system also the words and the rule."""
    known = [
        ("according to", line.according_to),
        ("speaker", line.speaker),
        ("with", ", ".join(line.members)),
        ("basis", line.basis),
        ("tier", line.tier),
        ("words", line.cue),
        ("rule", line.rule),
    ]
    shown = "; ".join(f"{name} {clean(value)}" for name, value in known if value)
    if not line.passage:
        shown = "; ".join(filter(None, [shown, "no passage"]))
    return f"<br><small>{shown}</small>" if shown else ""
