"""Position lines about an invented lake treaty, with as little typing as can be."""

from collections.abc import Callable

import pytest

from stancegraph.analysis.evaluation import Line


def make_line(
    holder: str = "KEN",
    polarity: str = "support",
    target: str | None = "lake treaty",
    **more: object,
) -> Line:
    """A position in the first sentence of the document `lake`, unless more is said."""
    given = {"doc": "lake", "start": 0, "end": 100, **more}
    return Line.model_validate({"holder": holder, "polarity": polarity, "target": target, **given})


@pytest.fixture(scope="session")
def line() -> Callable[..., Line]:
    """Makes a line: `line("PER", "oppose", "dam", start=40, end=90)`."""
    return make_line
