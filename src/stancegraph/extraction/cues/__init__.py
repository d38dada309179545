"""Matching the lexicon's frames against a sentence."""

from __future__ import annotations

from stancegraph.extraction.cues.finder import CueFinder
from stancegraph.extraction.cues.match import Match

__all__ = ["CueFinder", "Match"]
