"""Labels kept apart: in a column beside lines, and above or below marks."""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places no less than `gap` apart, in the same order, as near as can be to those wanted.

    Neighbours that are too near form a block around the mean of what they want (isotonic
    regression); if all fit, places stay from `low` to `high`.
    """
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    high = max(high, low + gap * (len(order) - 1))
    blocks: list[list[float]] = []  # sum of wanted places less the room before, count
    for place, at in enumerate(order):
        top = min(max(wanted[at], low + gap * place), high - gap * (len(order) - 1 - place))
        blocks.append([top - gap * place, 1.0])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            total, count = blocks.pop()
            blocks[-1][0] += total
            blocks[-1][1] += count
    places = [total / count for total, count in blocks for _ in range(int(count))]
    found = [0.0] * len(wanted)
    for place, at in enumerate(order):
        found[at] = places[place] + gap * place
    return found


def overlaps(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def free(candidates: Sequence[Box], taken: Sequence[Box]) -> Box | None:
    """The first box that overlaps none of those taken."""
    for box in candidates:
        if not any(overlaps(box, other) for other in taken):
            return box
    return None
