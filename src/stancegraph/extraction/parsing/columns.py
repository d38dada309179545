"""Pages in two columns, as scanning leaves them: read column by column, told in place.

Old records come as lines that hold a line of the left column and one of the right. They are
put in order, read as any text, and what is found is given the offsets of the page again.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from stancegraph.records.article import Article, Block, BlockKind
from stancegraph.records.factsheet import FactSheet, Span

_LINE = re.compile(r"[^\r\n\f]+")
_GAP = re.compile(r"(?<=\S)\s{3,}(?=\S)")
_LEAST_LINES = 12
_SHARE = 0.3
"""Least number and share of the longer lines with a gap that make a text one of two columns."""
_LONG = 60
_SIDE = 14
"""Characters that each side of a gap must have, or it is a list or a masthead."""
_LONGEST_HEAD = 200
_FAR = 30
"""Columns of indentation from which a line is the right column's alone."""
_PAGE_HEAD = re.compile(
    r"\s*(?:\d{1,5}\s+\S.*\b(?:Session|Meetings?|Records)\b.*|.*\b(?:meeting|session)\b[^.]*\s\d{1,5}"
    r"|[A-Z]{1,2}/[A-Z0-9./]+|\d{1,5}|Page\s+\d+)\s*",
    re.I,
)
_BEGINS = re.compile(r"\d{1,3}\.\s|(?:M(?:r|rs|s|me|lle)\.?|The)\s[^:\n]{2,60}\([^:\n]*\)[^:\n]*:")
_NUMBER = re.compile(r"(\d{1,3})\.\s")
_NARROW = frozenset("iIjlftr.,:;'’‘-()[]| ")
_WIDE = frozenset("mwMW—")
_S = TypeVar("_S", bound=Span)


@dataclass(frozen=True, slots=True)
class Straightened:
    """An article in reading order, and where each of its characters stands on the page."""

    article: Article
    places: Sequence[int]

    def restored(self, sheet: FactSheet) -> FactSheet:
        """The sheet with the offsets of the page."""
        return sheet.model_copy(
            update={
                "statements": tuple(
                    statement.model_copy(
                        update={
                            "passages": tuple(map(self._placed, statement.passages)),
                            "positions": tuple(map(self._placed, statement.positions)),
                        }
                    )
                    for statement in sheet.statements
                ),
                "roll_calls": tuple(
                    call.model_copy(
                        update={
                            "passages": tuple(map(self._placed, call.passages)),
                            "votes": tuple(
                                vote.model_copy(
                                    update={"passages": tuple(map(self._placed, vote.passages))}
                                )
                                for vote in call.votes
                            ),
                        }
                    )
                    for call in sheet.roll_calls
                ),
            }
        )

    def _placed(self, span: _S) -> _S:
        """A stretch as the shortest one of the page that holds all of it."""
        if span.start is None or span.end is None:
            return span
        covered = self.places[span.start : span.end]
        return span.model_copy(update={"start": min(covered), "end": max(covered) + 1})


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a page: the stretches of its two columns, either of which may be empty."""

    left: tuple[int, int] | None
    right: tuple[int, int] | None


def straightened(article: Article) -> Straightened | None:
    """The article in reading order; None for a text that is not in two columns."""
    text = article.text
    lines = [match.span() for match in _LINE.finditer(text)]
    gaps = [_gap(text, line) for line in lines]
    long = sum(end - start >= _LONG for start, end in lines)
    with_gap = [i for i, gap in enumerate(gaps) if gap is not None]
    if len(with_gap) < _LEAST_LINES or len(with_gap) < _SHARE * long:
        return None
    first, last = with_gap[0], with_gap[-1]
    while last + 1 < len(lines) and text.count("\n", lines[last][1], lines[last + 1][0]) == 1:
        last += 1
    pages = list(_pages(text, lines[first : last + 1], gaps[first : last + 1]))
    begin, end = lines[first][0], lines[last][1]
    out = _Out(text)
    out.copy(0, begin)
    blocks = [block for block in article.blocks if block.end <= begin]
    for column in _ordered(text, pages):
        blocks += out.paragraphs(column)
    shift = len(out.places) - end
    out.copy(end, len(text))
    blocks += [
        replace(block, start=block.start + shift, end=block.end + shift)
        for block in article.blocks
        if block.start >= end
    ]
    straight = Article(article.document, "".join(out.pieces), tuple(blocks))
    return Straightened(straight, out.places)


class _Out:
    """The text in reading order as it grows."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.pieces: list[str] = []
        self.places: list[int] = []

    def copy(self, start: int, end: int) -> None:
        """Add a stretch of the page."""
        self.pieces.append(self._text[start:end])
        self.places.extend(range(start, end))

    def paragraphs(self, column: Iterable[tuple[int, int]]) -> Iterator[Block]:
        """Add the lines of a column, and yield a block for each paragraph."""
        begin = len(self.places)
        for start, end in column:
            shown = self._text[start:end]
            if len(self.places) > begin and _BEGINS.match(shown):
                yield Block(BlockKind.PARAGRAPH, begin, len(self.places))
                self._add("\n\n")
                begin = len(self.places)
            elif len(self.places) > begin:
                self._join(shown)
            self.copy(start, end)
        if len(self.places) > begin:
            yield Block(BlockKind.PARAGRAPH, begin, len(self.places))
            self._add("\n\n")

    def _join(self, following: str) -> None:
        """Go on to the next line of a paragraph; a word broken at the end becomes whole."""
        if self.pieces[-1].endswith("-") and following[:1].islower():
            self.pieces[-1] = self.pieces[-1][:-1]
            self.places.pop()
        else:
            self._add(" ")

    def _add(self, sign: str) -> None:
        place = self.places[-1] if self.places else 0
        self.pieces.append(sign)
        self.places.extend([place] * len(sign))


def _gap(text: str, line: tuple[int, int]) -> tuple[int, int] | None:
    """The gap in a line that shows two columns of prose."""
    start, end = line
    for match in _GAP.finditer(text, start, end):
        left, right = text[start : match.start()].strip(), text[match.end() : end].strip()
        if len(left) < _SIDE or len(right) < _SIDE or "...." in left:
            continue
        if any(c.islower() for c in left) and any(c.islower() for c in right):
            return match.span()
    return None


def _pages(
    text: str, lines: Sequence[tuple[int, int]], gaps: Sequence[tuple[int, int] | None]
) -> Iterator[list[_Row]]:
    """The rows of each page; page heads are left out."""
    full = [
        _width(text[start : gap[0]].strip())
        for (start, _), gap in zip(lines, gaps, strict=True)
        if gap is not None
    ]
    width = statistics.quantiles(full, n=4)[2]
    page: list[_Row] = []
    for (start, end), gap in zip(lines, gaps, strict=True):
        shown = text[start:end]
        if not shown.strip():
            continue
        if (
            len(shown) < _LONGEST_HEAD
            and _PAGE_HEAD.fullmatch(shown)
            and (gap is None or len(shown.split()) < _SIDE)
        ):
            if page:
                yield page
            page = []
            continue
        page.append(_row(text, start, end, page[-1] if page else None, width))
    if page:
        yield page


def _row(text: str, start: int, end: int, above: _Row | None, width: float) -> _Row:
    gap = next(_GAP.finditer(text, start, end), None)
    indent = len(text[start:end]) - len(text[start:end].lstrip())
    left = start + indent
    right = start + len(text[start:end].rstrip())
    if gap is not None:
        return _Row((left, gap.start()), (gap.end(), right))
    if indent >= _FAR:
        return _Row(None, (left, right))
    if _width(text[left:right]) <= 1.25 * width:
        is_right = above is not None and _goes_on_right(text, above)
        return _Row(None, (left, right)) if is_right else _Row((left, right), None)
    spaces = list(re.finditer(r"\s+", text[left:right]))
    best = min(spaces, key=lambda m: _miss(text, left, left + m.start(), width), default=None)
    if best is None:
        return _Row((left, right), None)
    return _Row((left, left + best.start()), (left + best.end(), right))


def _goes_on_right(text: str, above: _Row) -> bool:
    """True where the left column has come to an end and the right one has not."""
    if above.right is None:
        return False
    left_ended = above.left is None or text[above.left[1] - 1] in ".:"
    return left_ended and text[above.right[1] - 1] not in ".:"


def _miss(text: str, start: int, end: int, width: float) -> float:
    """How far from the edge of the column a line would end; a broken word ends there."""
    miss = abs(_width(text[start:end]) - width)
    return miss - 4 if text[end - 1] == "-" else miss


def _width(shown: str) -> float:
    """The breadth of printed letters, in letters of middling breadth."""
    return sum(
        0.55 if c in _NARROW else 1.5 if c in _WIDE else 1.3 if c.isupper() else 1 for c in shown
    )


def _ordered(text: str, pages: Sequence[list[_Row]]) -> Iterator[list[tuple[int, int]]]:
    """The columns in reading order: page by page, unless the numbers of paragraphs run through."""
    lefts = [[row.left for row in page if row.left is not None] for page in pages]
    rights = [[row.right for row in page if row.right is not None] for page in pages]
    if len(pages) > 1 and _runs_through(text, lefts, rights):
        yield [line for column in lefts for line in column]
        yield [line for column in rights for line in column]
        return
    yield [line for both in zip(lefts, rights, strict=True) for column in both for line in column]


def _runs_through(
    text: str, lefts: Sequence[list[tuple[int, int]]], rights: Sequence[list[tuple[int, int]]]
) -> bool:
    """True where the left column goes on behind a page head before the right one is read."""
    left = [number for column in lefts for number in _numbers(text, column)]
    right = [number for column in rights for number in _numbers(text, column)]
    return bool(left and right) and left == sorted(left) and max(left) < min(right)


def _numbers(text: str, column: Iterable[tuple[int, int]]) -> Iterator[int]:
    for start, end in column:
        if match := _NUMBER.match(text, start, end):
            yield int(match[1])
