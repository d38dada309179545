"""Colours stand out, also for the colour-blind, and nothing is told by colour alone."""

import sys
from itertools import combinations

import pytest

from stancegraph.errors import MissingExtra
from stancegraph.plots import style


def test_contrast_is_that_of_the_guidelines():
    assert style.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert style.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colour", [style.INK, style.QUIET])
def test_text_stands_out_from_the_paper(colour):
    assert style.contrast(colour, style.PAPER) >= 4.5


@pytest.mark.parametrize("colour", [style.SUPPORT, style.OPPOSE, style.NEUTRAL])
def test_signs_stand_out_from_the_paper(colour):
    assert style.contrast(colour, style.PAPER) >= 3


@pytest.mark.parametrize("colour", [colour for colour, _ in style.LINES])
def test_lines_stand_out_from_the_paper(colour):
    assert style.contrast(colour, style.PAPER) >= 3


def test_nothing_is_told_by_colour_alone():
    shapes = [shape for _, shape in style.GROUPS]
    assert len(set(shapes)) == len(shapes)
    dashes = [tuple(dash) for _, dash in style.LINES]
    assert len(set(dashes)) == len(dashes)
    signs = [tuple(dash) for dash in style.SIGN_DASHES.values()]
    assert len(set(signs)) == len(signs)


def test_support_and_opposition_differ_also_without_red_and_green():
    """Simulated by the matrices of Viénot, Brettel & Mollon (1999) in linear RGB."""
    protan = ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1))
    deutan = ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1))
    colours = [style.SUPPORT, style.OPPOSE, style.NEUTRAL]
    for matrix in (protan, deutan):
        seen = [_seen(colour, matrix) for colour in colours]
        for one, other in combinations(seen, 2):
            assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 0.1


def _seen(colour, matrix):
    rgb = [(int(colour[at : at + 2], 16) / 255) ** 2.2 for at in (1, 3, 5)]
    return [sum(m * c for m, c in zip(line, rgb, strict=True)) for line in matrix]


def test_a_missing_package_is_named_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingExtra, match=r"altair[\s\S]*pip install 'stancegraph\[plots\]'"):
        style.altair()
