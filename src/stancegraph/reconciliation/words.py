"""Which words of a passage tell what is said."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import polars as pl
import yaml

STEM = 6
"""Letters by which words are told apart: `criticise` and `criticism` are one."""


def meaning(text: pl.Expr) -> pl.Expr:
    """The words of a text that tell what is said, by their first letters, each once."""
    words = text.str.to_lowercase().str.extract_all(r"\p{L}{3,}")
    told = pl.element().filter(~pl.element().is_in(_empty())).str.slice(0, STEM)
    return words.list.eval(told).list.unique().list.sort()


def names(text: pl.Expr) -> pl.Expr:
    """The words of a text that begin with a capital and name who or what, each once."""
    words = text.str.extract_all(r"\b\p{Lu}\p{L}{2,}")
    told = pl.element().str.to_lowercase()
    told = told.filter(~told.is_in(_empty())).str.slice(0, STEM)
    return words.list.eval(told).list.unique().list.sort()


def content_words(text: str) -> set[str]:
    """`meaning` of one text."""
    words = re.findall(r"[^\W\d_]{3,}", text.lower())
    return {word[:STEM] for word in words if word not in _empty()}


@cache
def _empty() -> list[str]:
    text = (files(__package__) / "empty_words.yaml").read_text(encoding="utf-8")
    return sorted({word for words in yaml.safe_load(text).values() for word in words.split()})
