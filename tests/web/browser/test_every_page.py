"""Every kind of page, wide and narrow, light and dark, on paper, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

AXE = """async (rules) => {
  const only = rules ? {runOnly: {type: "rule", values: rules}} : {};
  const found = await axe.run(document, {...only, resultTypes: ["violations"], preload: false});
  return found.violations
    .filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`);
}"""
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""What may be wrong in the dark only."""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PAPER, INK = (
    f"getComputedStyle(document.documentElement).{name}" for name in ("backgroundColor", "color")
)
QUIET = "getComputedStyle(document.documentElement).getPropertyValue('--quiet')"
TOOLS = "header nav, .find, .facets, .behind, .pager, .lens, .slider, .offered"
"""What paper has no use for."""


@pytest.fixture(scope="module")
def shown(visit: Callable[..., Any], request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page of the kind, wide and light; one for all tests that look at it."""
    graph, kind = request.param
    with visit(graph, reduced_motion="reduce") as window:
        window.see(kind)
        yield window.page


def test_nothing_stands_in_anyones_way(shown: Any, axe: str) -> None:
    shown.emulate_media(media="screen", color_scheme="light")
    shown.evaluate(axe)
    assert shown.evaluate(AXE) == []


def test_nothing_stands_in_anyones_way_in_the_dark(shown: Any, axe: str) -> None:
    shown.emulate_media(media="screen", color_scheme="dark")
    assert shown.evaluate(PAPER) == "rgb(20, 25, 31)"
    shown.evaluate(axe)
    assert shown.evaluate(AXE, OF_COLOURS) == []


def test_paper_shows_what_is_to_be_read(shown: Any) -> None:
    shown.emulate_media(media="print", color_scheme="dark")
    assert shown.evaluate(PAPER) == "rgb(255, 255, 255)"
    assert shown.evaluate(INK) == "rgb(0, 0, 0)"
    assert shown.evaluate(QUIET) == "#55606e"
    assert shown.locator("h1").is_visible()
    assert [one.inner_text() for one in shown.locator(TOOLS).all() if one.is_visible()] == []


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_has_to_be_scrolled_sideways(shown: Any, width: int) -> None:
    shown.emulate_media(media="screen")
    shown.set_viewport_size({"width": width, "height": 740})
    assert shown.evaluate(SIDEWAYS) <= 0


def test_pages_are_there_without_scripts(visit: Callable[..., Any], place: tuple[str, str]) -> None:
    graph, kind = place
    with visit(graph, scripts=False, width=360) as window:
        window.see(kind)
        assert window.page.locator("h1").is_visible()
        assert window.page.evaluate(SIDEWAYS) <= 0
