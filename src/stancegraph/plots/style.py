"""Colours, shapes, dashes and frames: what all pictures share.

Colours are of Okabe and Ito (2008), which people with any common kind of colour vision tell apart.
Nothing is told by colour alone: signs differ by dash, groups and bases by shape as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from stancegraph.errors import MissingExtra
from stancegraph.plots.text import BOLD, FONT, clean, wrapped

if TYPE_CHECKING:
    from types import ModuleType

    from stancegraph.analysis.made import Made

INK, QUIET, FAINT, PAPER = "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"
SUPPORT, OPPOSE, NEUTRAL = "#0072b2", "#d55e00", "#767676"
NO_DATA = "#e6e6e6"

SIGN_COLOURS = {1: SUPPORT, -1: OPPOSE, 0: NEUTRAL}
SIGN_DASHES = {1: [1, 0], -1: [6, 4], 0: [1.5, 3]}

GROUPS = (
    ("#009e73", "circle"),
    ("#cc79a7", "square"),
    ("#f0e442", "triangle-up"),
    ("#56b4e9", "diamond"),
    ("#e69f00", "triangle-down"),
    ("#8c6bb1", "cross"),
    ("#ffffff", "triangle-right"),
    ("#333333", "triangle-left"),
)
"""Fill and shape of each group; blue and vermilion stay for support and opposition."""
NO_GROUP = ("#bdbdbd", "circle")

LINES = (
    ("#0072b2", [1, 0]),
    ("#d55e00", [8, 4]),
    ("#007a5a", [2, 3]),
    ("#a6507f", [10, 3, 2, 3]),
    ("#1a1a1a", [4, 2]),
    ("#8a5a00", [14, 4]),
    ("#3b7fa8", [1, 2]),
    ("#767676", [6, 2, 1, 2, 1, 2]),
)
"""Colour and dash of each line; all have a contrast of 3 and more on white."""

TITLE, SUBTITLE, CAPTION, LABEL = 18, 12, 10, 10
"""Sizes of the fonts in pixels."""


def altair() -> ModuleType:
    """The package altair; raises MissingExtra with the command that installs it."""
    try:
        import altair
    except ImportError as error:
        raise MissingExtra("altair", "plots") from error
    return altair


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def rows(records: Sequence[Mapping[str, object]]) -> Any:
    """Records as data of a chart, of any number, kept in it."""
    return altair().InlineData(values=[dict(record) for record in records])


def pixels(width: float, height: float, x: str = "x", y: str = "y") -> dict[str, Any]:
    """Encodings of two fields in pixels from the upper left corner, without axes."""
    alt = altair()
    across = alt.Scale(domain=[0, width], range=[0, width], nice=False, zero=False)
    down = alt.Scale(domain=[0, height], range=[0, height], nice=False, zero=False)
    return {
        "x": alt.X(f"{x}:Q", scale=across, axis=None),
        "y": alt.Y(f"{y}:Q", scale=down, axis=None),
    }


def framed(
    chart: Any,
    *,
    width: float,
    title: str,
    subtitle: str,
    notes: Sequence[str],
    source: str | None,
    made: Made | None,
) -> Any:
    """A chart with its title above and below it what must be known to read it and how it was made.

    `width` is that of the chart, to which all lines are wrapped.
    """
    alt = altair()
    notes = [
        *notes,
        *([f"Source: {source}"] if source else []),
        *([f"How it was made: {made}; {made.software}"] if made is not None else []),
    ]
    told = [line for note in notes for line in wrapped(note, width, CAPTION)]
    foot = alt.TitleParams(
        text=told or [""], orient="bottom", anchor="start", frame="bounds", offset=14,
        color=QUIET, font=FONT, fontSize=CAPTION, fontWeight="normal", lineHeight=14,
    )  # fmt: skip
    head = alt.TitleParams(
        text=wrapped(title, width, TITLE * BOLD), subtitle=wrapped(subtitle, width, SUBTITLE),
        anchor="start", offset=14, color=INK, font=FONT, fontSize=TITLE, fontWeight="bold",
        subtitleColor=QUIET, subtitleFont=FONT, subtitleFontSize=SUBTITLE, subtitlePadding=6,
    )  # fmt: skip
    return (
        alt.vconcat(chart.properties(title=foot))
        .properties(title=head, background=PAPER, padding=20, description=clean(title))
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK, titleColor=INK, labelFontSize=11, titleFontSize=12, gridColor="#ececec",
            domainColor=QUIET, tickColor=QUIET, titleFontWeight="normal", labelFont=FONT,
        )
        .configure_legend(
            labelColor=INK, titleColor=INK, labelFontSize=12, titleFontSize=12, symbolSize=120,
            labelLimit=240, titleLimit=240, titleFontWeight="bold", rowPadding=4,
        )
    )  # fmt: skip
