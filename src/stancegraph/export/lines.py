"""Position lines: JSON Lines, one object a position, as gold files and scorers read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

import polars as pl

from stancegraph.export.flat import actor_keys, keyed, wide_positions
from stancegraph.export.view import Counts, Options, View
from stancegraph.records import Coalition, Document, Evidence, Position
from stancegraph.tables import Tables

_FIELDS = (
    "doc",
    "holder",
    "members",
    "spokesperson",
    "speaker",
    "polarity",
    "act",
    "target",
    "target_actor",
    "according_to",
    "basis",
    "modality",
    "tier",
    "start",
    "end",
    "cue",
    "rule",
    "event",
    "statement",
)
# What json.dumps leaves raw and str.splitlines would take for the end of a line.
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


def position_lines(tables: Tables) -> Iterator[dict[str, Any]]:
    """Yield each asserted position as a line, by document, start and identifier.

    A vote that several passages tell of has a line for each of them.
    `doc` is the file name without suffix; `members` are the keys of the known members of a
    coalition; `event` is the label of the event or roll call; `statement` is an identifier;
    `start` and `end` are null where the evidence is no passage.
    """
    names = tables[Document]["name"]
    stems = dict(zip(tables[Document]["id"], (PurePath(n).stem for n in names), strict=True))
    frame = (
        wide_positions(tables, derived=False)
        .with_columns(
            doc=pl.col("document").replace_strict(stems, default=None, return_dtype=pl.String),
            target=pl.col("target_text"),
            event=pl.col("event_label"),
        )
        .join(_told_again(tables), on="id", how="left")
        .with_columns(
            start=pl.coalesce("again_start", "start"), end=pl.coalesce("again_end", "end")
        )
        .join(_members(tables), on="holder_id", how="left")
        .with_columns(pl.col("members").fill_null(pl.lit([], pl.List(pl.String))))
        .sort("doc", "start", "id", nulls_last=True)
    )
    yield from frame.select(_FIELDS).iter_rows(named=True)


def write_lines(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write position lines in UTF-8; every line is one JSON object."""
    count = 0
    for line in position_lines(view.tables):
        text = json.dumps(line, ensure_ascii=False).translate(_LINE_ENDS)
        stream.write(text.encode() + b"\n")
        count += 1
    return {"positions": count}


def _told_again(tables: Tables) -> pl.DataFrame:
    """The passages of the positions that have more than one: `id`, `again_start`, `again_end`."""
    return (
        tables[Position]
        .filter(pl.col("evidence").list.len() > 1)
        .select("id", "evidence")
        .explode("evidence", empty_as_null=False, keep_nulls=False)
        .join(
            tables[Evidence].select(evidence="id", again_start="start", again_end="end"),
            on="evidence",
            how="left",
        )
        .drop("evidence")
    )


def _members(tables: Tables) -> pl.DataFrame:
    members = (
        tables[Coalition]
        .select("members", holder_id="id")
        .explode("members", empty_as_null=False, keep_nulls=False)
    )
    return (
        keyed(members, "members", actor_keys(tables))
        .group_by("holder_id")
        .agg(pl.col("members").sort())
    )
