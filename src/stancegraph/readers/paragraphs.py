"""Text → paragraphs, as offsets: blank lines, single line ends, and lines broken at a width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]
"""`text[start:end]`, in code points."""

_LINE = re.compile("[^\r\n\f\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\r\n\f\u2028\u2029]")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_NEW = re.compile(r"(?:[•*▪●·#>]|[-–—]\s|\(?\d{1,3}[.)]\s|[\"“«])")
_WIDEST_WRAP = 120
"""Longer lines are paragraphs; no editor breaks lines later than this."""
_MARKUP = re.compile(r"(?:#{1,6}|[•*▪●·-])\s+")


def paragraphs(text: str) -> Iterator[Span]:
    """Yield each paragraph without the white space around it, in reading order.

    A blank line ends a paragraph. So does a line end, unless the line was broken at a width or
    goes on in lower case; such a paragraph contains line ends.
    """
    groups = list(_groups(text))
    width = _wrap_width(text, groups)
    for group in groups:
        start = 0
        for i in range(1, len(group) + 1):
            if i == len(group) or not _goes_on(text, group[i - 1], group[i], width):
                yield _bare(text, (group[start][0], group[i - 1][1]))
                start = i


def _groups(text: str) -> Iterator[list[Span]]:
    """Lines that stand together, each without trailing white space."""
    group: list[Span] = []
    last = 0
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        between = text[last : match.start()]
        if group and len(_BREAK.findall(between)) > 1:
            yield group
            group = []
        last = match.start() + len(line.rstrip())
        group.append((match.start(), last))
    if group:
        yield group


def _wrap_width(text: str, groups: Iterable[list[Span]]) -> int | None:
    """The width at which lines were broken, or none where each line is a paragraph."""
    inner = [span for group in groups for span in group[:-1]]
    lengths = sorted(end - start for group in groups for start, end in group)
    if not inner:
        return None
    width = lengths[int(0.95 * len(lengths))]  # a long address or two does not count
    ended = sum(bool(_ENDED.search(text[slice(*span)])) for span in inner)
    return width if width <= _WIDEST_WRAP and ended <= len(inner) / 2 else None


def _goes_on(text: str, line: Span, following: Span, width: int | None) -> bool:
    """Whether a paragraph goes on from one line to the next."""
    one, two = text[slice(*line)], text[slice(*following)]
    indented = len(two) - len(two.lstrip())
    bare = two.lstrip()
    if bare[0].islower() and not _ENDED.search(one):
        return True
    if width is None or indented > len(one) - len(one.lstrip()):
        return False
    if _NEW.match(bare) and _ENDED.search(one):
        return False
    # A line was broken where the next word would not have fitted.
    return len(one) + 1 + len(bare.split(maxsplit=1)[0]) > width


def _bare(text: str, span: Span) -> Span:
    start, end = span
    start += len(text[start:end]) - len(text[start:end].lstrip())
    markup = _MARKUP.match(text, start, end)
    if markup and markup.end() < end:
        start = markup.end()
    return start, end
