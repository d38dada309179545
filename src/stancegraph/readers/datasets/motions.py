"""What a roll call was about: the whole text, or only a paragraph, an amendment or procedure."""

from __future__ import annotations

from functools import cache

import polars as pl

from stancegraph.readers.knowledge import knowledge

WHOLE = "whole text"
_LONGEST_TITLE = 160


@cache
def _patterns() -> tuple[tuple[str, str], ...]:
    entries = knowledge("motions")["motions"]
    return tuple((entry["motion"], f"(?is){entry['pattern']}") for entry in entries)


def kind_of_motion(words: pl.Expr) -> pl.Expr:
    """The kind of motion that a description tells, `whole text` where nothing says otherwise."""
    kind = pl.lit(WHOLE)
    for motion, pattern in reversed(_patterns()):
        kind = pl.when(words.str.contains(pattern)).then(pl.lit(motion)).otherwise(kind)
    return kind


def title(words: pl.Expr) -> pl.Expr:
    """A description cut to the length of a title, at a word."""
    plain = words.str.replace_all(r"\s+", " ").str.strip_chars()
    short = plain.str.extract(rf"^(.{{1,{_LONGEST_TITLE}}})(?: |$)", 1).fill_null(
        plain.str.slice(0, _LONGEST_TITLE)
    )
    long = plain.str.len_chars() > short.str.len_chars()
    return pl.when(long).then(short + "…").otherwise(short)
