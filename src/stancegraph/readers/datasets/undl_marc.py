"""Voting records of the UN Digital Library as MARCXML.

Fields 967 to 969 hold a vote each: `$c` code, `$d` Y, N or A (nothing for a state that did not
vote), `$e` name. 791 `$a` symbol and `$c` session, 191 `$a` draft, 245 title, 269 or 992 date, 650
and 651 `$a` subjects, 996 `$b` to `$e` totals. Rows count these vote fields through the whole file.
Source of the meanings: the library's UNBISref manual, chapter on voting records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import polars as pl

from stancegraph.readers.datasets.csvtable import ROW, CsvTable
from stancegraph.readers.datasets.dataset import Format, VoteDraft
from stancegraph.readers.datasets.marcxml import MarcRecord, knows_marc, marc_records
from stancegraph.readers.datasets.rows import Rows
from stancegraph.readers.datasets.undl import CHOICES, TOTALS, described, with_organ
from stancegraph.readers.files import DataFile
from stancegraph.readers.skips import Skip
from stancegraph.records import PartialDate
from stancegraph.records.values import Choice

_VOTES = ("967", "968", "969")
_VOTE_FIELD = re.compile(rb"\btag\s*=\s*[\"']967[\"']")
_TALLY = dict(zip(TOTALS.values(), "bcde", strict=True))
"""Column of a total → subfield of 996."""
_COLUMNS = (
    *("call", "date", "session", "resolution", "draft", "meeting", "title", "subjects"),
    *("vote_note", "name", "code", "vote", *TOTALS.values()),
)


def knows(file: DataFile) -> bool:
    """Whether a file is MARCXML with votes."""
    return knows_marc(file) and _VOTE_FIELD.search(file.head) is not None


def draft(files: Sequence[DataFile], date: PartialDate | None = None) -> VoteDraft:
    """The votes of all records; `date` is that of records without one."""
    (file,) = files
    without: list[int] = []
    columns: dict[str, list[str | int]] = {name: [] for name in (*_COLUMNS, ROW)}
    for record in marc_records(file):
        if not any(tag in record.fields for tag in _VOTES):
            without.append(record.number)
        for vote in _votes(record):
            vote[ROW] = len(columns[ROW]) + 1
            for name, values in columns.items():
                values.append(vote[name])
    schema = {**dict.fromkeys(_COLUMNS, pl.String()), ROW: pl.UInt32()}
    skips = []
    if without:
        what = "a record without a vote"
        skips.append(Skip.of(file.name, what, without, hint="leave it out", unit="record"))
    rows = Rows(file, CsvTable(pl.DataFrame(columns, schema=schema), tuple(skips)))
    rows.drop(pl.col("name") == "", "the vote names no state", "write $e")
    with_organ(rows)
    rows.dates("date")
    rows.choices("vote", CHOICES, blank=Choice.ABSENT)
    calls, of_calls = described(rows.frame, file, date)
    votes = rows.frame.select("call", "choice", ROW, "name", "code")
    return VoteDraft(file, calls, votes, (*rows.skips, *of_calls), unit="vote")


def _votes(record: MarcRecord) -> Iterator[dict[str, str | int]]:
    """Yield the votes of a record, each with all that is said of the roll call."""
    title = " ".join((*record.parts("245", "a")[:1], *record.parts("245", "b")[:1]))
    of_call = {
        "call": record.controls.get("001") or f"record {record.number}",
        "date": record.first("269", "a") or record.first("992", "a") or "",
        "session": record.first("791", "c") or "",
        "resolution": record.first("791", "a") or "",
        "draft": record.first("191", "a") or "",
        "meeting": record.first("952", "a") or "",
        "title": title.rstrip(" /:"),
        "subjects": "|".join((*record.parts("650", "a"), *record.parts("651", "a"))),
        "vote_note": "",
        **{column: record.first("996", code) or "" for column, code in _TALLY.items()},
    }
    for tag in _VOTES:
        for field in record.fields.get(tag, ()):
            parts = dict(reversed(field))
            eligible = parts.get("b") != "9"
            yield {
                **of_call,
                "name": parts.get("e") or parts.get("c") or "",
                "code": parts.get("c") or "",
                "vote": parts.get("d", "") if eligible else "",
            }


FORMAT = Format("undl-marc", knows, draft)
