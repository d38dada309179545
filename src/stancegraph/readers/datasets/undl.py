"""Voting data of the UN Digital Library, General Assembly and Security Council, as CSV.

A row a state: `undl_id, ms_code, ms_name, ms_vote, date, session, resolution, draft, …, title,
subjects, vote_note, total_yes, total_no, total_abstentions, total_non_voting`. `ms_vote` is Y, N,
A, and X, NV or nothing for a state that did not vote. Vintages differ: some lack `vote_note`, and
the table of the Security Council has `description` and no `session`. The library records votes on
adopted texts as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from stancegraph.readers.datasets.csvtable import ROW, CsvTable, header, read_csv
from stancegraph.readers.datasets.dataset import Format, VoteDraft
from stancegraph.readers.datasets.motions import WHOLE, title
from stancegraph.readers.datasets.rows import Rows
from stancegraph.readers.files import DataFile
from stancegraph.readers.knowledge import knowledge
from stancegraph.readers.skips import Skip
from stancegraph.records import PartialDate
from stancegraph.records.values import Choice

CHOICES = {
    "y": Choice.IN_FAVOUR,
    "yes": Choice.IN_FAVOUR,
    "n": Choice.AGAINST,
    "no": Choice.AGAINST,
    "a": Choice.ABSTAINING,
    "x": Choice.ABSENT,
    "nv": Choice.ABSENT,
}
"""Codes of the library; a state that took no part has none, or one of two."""
TOTALS = {
    "yes": "total_yes",
    "no": "total_no",
    "abstain": "total_abstentions",
    "absent": "total_non_voting",
}
_NEEDED = ("undl_id", "ms_name", "ms_vote")
_OF_CALL = ("date", "session", "resolution", "draft", "meeting", "title", "subjects", "vote_note")
_OPTIONAL = ("ms_code", "description", *_OF_CALL, *TOTALS.values())


def knows(file: DataFile) -> bool:
    """Whether a file is such a table, by its header."""
    return set(header(file)).issuperset(_NEEDED)


def draft(files: Sequence[DataFile], date: PartialDate | None = None) -> VoteDraft:
    """The votes of a table; `date` is that of rows without one."""
    (file,) = files
    rows = Rows(file, read_csv(file, _NEEDED), _OPTIONAL)
    rows.frame = rows.frame.with_columns(
        call=pl.col("undl_id").str.strip_chars().str.replace(r"\.0*$", ""),
        title=pl.when(pl.col("title") == "").then("description").otherwise("title"),
    )
    rows.drop(pl.col("call") == "", "the row names no vote", "write its undl_id")
    with_organ(rows)
    rows.dates("date")
    rows.choices("ms_vote", CHOICES, blank=Choice.ABSENT)
    calls, skips = described(rows.frame, file, date)
    votes = rows.frame.select("call", "choice", ROW, name="ms_name", code="ms_code")
    return VoteDraft(file, calls, votes, (*rows.skips, *skips))


def described(
    rows: pl.DataFrame, file: DataFile, date: PartialDate | None
) -> tuple[pl.DataFrame, list[Skip]]:
    """The roll calls of `VoteDraft.calls` from rows that repeat what is said of each.

    Rows have `call`, `row`, `organ`, the columns of the library's table as text, and `date` as a
    date. The first row of a roll call counts; what others say otherwise is told, and so are totals
    that are no numbers. Without `session` it is that of the symbol.
    """
    told = [*_OF_CALL, *TOTALS.values()]
    first = rows.group_by("call", maintain_order=True).agg(
        pl.col("organ", *told, ROW).first(), n=pl.struct(told).n_unique()
    )
    of_calls = Rows(file, CsvTable(first, ()))
    of_calls.note(
        pl.col("n") > 1,
        "rows of one vote say different things of it; its first row counts",
        "make date, symbols, title and totals the same in all rows of the vote",
    )
    numbers = {
        name: pl.col(column).str.strip_chars().cast(pl.Int64, strict=False)
        for name, column in TOTALS.items()
    }
    plain = title(pl.col("title"))
    calls = of_calls.frame = first.with_columns(
        resolution=pl.coalesce(_filled("resolution"), _filled("draft")),
        date=pl.col("date").fill_null(str(date)) if date else pl.col("date"),
        title=pl.when(plain != "").then(plain),
        note=(pl.lit(" (") + _filled("vote_note") + pl.lit(")")).fill_null(""),
        issues=pl.col("subjects").str.split("|").list.eval(_stripped()).list.unique().list.sort(),
        **numbers,
    )
    for name, column in TOTALS.items():
        odd = pl.col(name).is_null() & (pl.col(column).str.strip_chars() != "")
        of_calls.note(odd, f"{column} is no number", "write a number or nothing")
    return (
        calls.select(
            "call",
            "organ",
            "date",
            "resolution",
            "title",
            "issues",
            *TOTALS,
            session=pl.coalesce(
                _filled("session").str.replace(r"\.0*$", ""),
                pl.col("resolution").str.extract(r"^A/RES/(\d+)/", 1),
            ),
            record="call",
            motion=pl.concat_str(
                pl.lit(WHOLE),
                (pl.lit(" of ") + pl.col("resolution")).fill_null(""),
                (pl.lit(": ") + pl.col("title")).fill_null(""),
                "note",
            ),
            whole=pl.col("resolution").is_not_null(),
        ),
        of_calls.skips,
    )


def organ() -> pl.Expr:
    """The organ that voted, by the symbol of the resolution, else of draft or meeting; or null."""
    names = ("resolution", "draft", "meeting")
    symbol = pl.coalesce(_filled(name) for name in names).str.to_uppercase()
    organ = pl.lit(None, pl.String)
    for entry in reversed(knowledge("symbols")["prefixes"]):
        fits = symbol.str.starts_with(entry["prefix"])
        organ = pl.when(fits).then(pl.lit(entry["organ"])).otherwise(organ)
    return organ


def _filled(name: str) -> pl.Expr:
    text = pl.col(name).str.strip_chars()
    return pl.when(text != "").then(text)


def _stripped() -> pl.Expr:
    text = pl.element().str.strip_chars()
    return text.filter(text != "")


def with_organ(rows: Rows) -> None:
    """Add `organ`, and drop the votes of which no symbol tells it."""
    rows.frame = rows.frame.with_columns(organ=organ())
    rows.drop(
        pl.col("organ").is_null(),
        "no symbol of a resolution, draft or meeting tells which organ voted",
        "write the symbol, such as A/RES/74/168 or S/RES/2462 (2019)",
    )


FORMAT = Format("undl", knows, draft)
