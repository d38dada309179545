"""Vetoes in the Security Council: a row a draft, with the permanent members that voted against it.

Two vintages: the names in `member_veto1` to `member_veto3`, or a column of 0 and 1 for each
permanent member. Where a file has both and they differ, the names count and the rows are reported.
Dates are written month first, as the column `month` confirms, or as ISO dates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as day

import polars as pl

from stancegraph.readers.datasets.csvtable import ROW, header, read_csv
from stancegraph.readers.datasets.dataset import Format, VoteDraft
from stancegraph.readers.files import DataFile
from stancegraph.readers.skips import Skip
from stancegraph.records import PartialDate
from stancegraph.records.values import Act, Choice

_NAMED = ("member_veto1", "member_veto2", "member_veto3")
_FLAGS = ("China", "France", "Russia", "USSR", "USA", "UK")
_ORGAN = "UN Security Council"
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MEETING = re.compile(r"S/PV\.\d+")
_CALLS = {
    **dict.fromkeys("call organ session record date resolution motion".split(), pl.String()),
    "whole": pl.Boolean(),
    "title": pl.String(),
    "issues": pl.List(pl.String()),
    **dict.fromkeys("yes no abstain absent".split(), pl.Int64()),
    "url": pl.String(),
    "row": pl.Int64(),
}
_VOTES = {**dict.fromkeys("call name code choice".split(), pl.String()), "row": pl.Int64()}


def knows(file: DataFile) -> bool:
    """Whether a file is a table of vetoes, by its header."""
    columns = set(header(file))
    flagged = len(columns & set(_FLAGS)) >= 3 and "vet" in file.name.casefold()
    return {"date", "draft"} <= columns and (_NAMED[0] in columns or flagged)


def draft(files: Sequence[DataFile], date: PartialDate | None) -> VoteDraft:
    """The vetoes of a file, each a vote against in a roll call of its own draft."""
    (file,) = files
    table = read_csv(file, ("date", "draft"))
    frame = table.frame.with_columns(pl.col(pl.String).str.strip_chars())
    calls: list[dict[str, object]] = []
    votes: list[dict[str, object]] = []
    odd: dict[str, list[int]] = {}
    seen: dict[str, int] = {}
    for cells in frame.iter_rows(named=True):
        row = int(cells[ROW])
        when = _date(cells["date"], cells.get("month"))
        if when is None:
            odd.setdefault(f"{cells['date']!r} is no date", []).append(row)
        members, agree = _members(cells)
        if not agree:
            odd.setdefault("the names of the vetoes differ from the flags", []).append(row)
        if not members:
            odd.setdefault("a veto of nobody", []).append(row)
            continue
        meeting = cells.get("meeting_record") or None
        symbol = None if _MEETING.match(cells["draft"]) else cells["draft"] or None
        agenda = cells.get("agenda_item") or None
        record = "/".join(filter(None, (when or cells["date"], meeting, symbol or agenda)))
        seen[record] = seen.get(record, 0) + 1
        if seen[record] > 1:
            record = f"{record}/{seen[record]}"
        whole = symbol is not None and "preliminary question" not in (agenda or "")
        calls.append(
            {
                "call": record,
                "organ": _ORGAN,
                "record": record,
                "date": when,
                "resolution": symbol,
                "motion": symbol if whole else agenda or symbol or record,
                "whole": whole,
                "title": agenda,
                "issues": [topic] if (topic := cells.get("crisis_topic")) else [],
                "row": row,
            }
        )
        for member in members:
            votes.append(
                {"call": record, "name": member, "choice": Choice.AGAINST.value, "row": row}
            )
    return VoteDraft(
        file,
        pl.DataFrame(calls, schema=_CALLS),
        pl.DataFrame(votes, schema=_VOTES),
        (*table.skips, *(_skip(file, what, rows) for what, rows in odd.items())),
        act=Act.VETO,
        partial=True,
    )


def _members(cells: dict[str, str]) -> tuple[list[str], bool]:
    """Who cast a veto, and whether names and flags agree on it."""
    named = [cells[name] for name in _NAMED if cells.get(name)]
    flagged = [name for name in _FLAGS if cells.get(name) == "1"]
    both = _NAMED[0] in cells and any(name in cells for name in _FLAGS)
    return list(dict.fromkeys(named or flagged)), not both or set(named) == set(flagged)


def _date(text: str, month: str | None) -> str | None:
    found = _DAY.fullmatch(text)
    try:
        if found is None:
            return str(PartialDate(text))
        first, second, year = (int(part) for part in found.groups())
        if second == int(month or 0) != first or first > 12:
            first, second = second, first
        return day(year, first, second).isoformat()
    except ValueError:
        return None


def _skip(file: DataFile, what: str, rows: list[int]) -> Skip:
    if what.endswith("flags"):
        return Skip.of(
            file.name, what, rows, hint="the names are read; look at the rows", kept=True
        )
    return Skip.of(file.name, what, rows, hint="correct the rows")


FORMAT = Format("vetoes", knows, draft)
