"""Lists of signatories: who signed a joint statement or a letter, who joined later, who withdrew.

JSON: an object of lists by their names; each has `names` and may have `claimed`, `date`, `title`,
`kind` (joint, letter), `source`, `authority`, `certainty`, `target`, `polarity`. A name is a text
or `{name, role, joined, left, source}`. Without `date` the name of the list begins with it:
`2019-10-29_UK_23`. A list named like `2022-10-06_HRC51_L6_against_19` is how states voted on the
draft A/HRC/51/L.6. What is marked as derived is no record and is left out.

CSV: a row a signatory, with the columns `list, date, claimed, name, role, joined, left, source`
(only `list` and `name` are needed) and, if one likes, `title, kind, target, polarity`. `role` is
`speaker` for the state that read the statement out. `claimed` is the size that the source gives:
`54`, `38 others` (than the speaker), `more than 30`, `at least 30`, `about 20`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import polars as pl

from stancegraph.errors import SourceError
from stancegraph.readers.datasets.coded import SheetDraft, document_of
from stancegraph.readers.datasets.csvtable import ROW, header, read_csv
from stancegraph.readers.datasets.dataset import Format
from stancegraph.readers.datasets.rosters import Listed, Roster, is_vote, sheet_of
from stancegraph.readers.datasets.rows import Rows
from stancegraph.readers.files import DataFile, Source, decode
from stancegraph.readers.outline import read_json
from stancegraph.readers.skips import Skip, quoted
from stancegraph.records import PartialDate

_OBJECT = re.compile(rb'\s*\{\s*"([^"]+)"\s*:\s*\{')
_SHEET_KEYS = {b"document", b"events", b"statements", b"roll_calls"}
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})_(.+)")
_COLUMNS = ("list", "name")
_MARKS = {"claimed", "joined", "left", "role"}


def knows(file: DataFile) -> bool:
    """Whether a file is JSON of lists that have names, or a table of signatories."""
    columns = set(header(file))
    return _is_json(file) or (columns.issuperset(_COLUMNS) and bool(columns & _MARKS))


def draft(files: Sequence[DataFile], date: PartialDate | None) -> SheetDraft:
    """The lists of a file."""
    (file,) = files
    skips: list[Skip] = []
    rosters = _of_json(file, skips) if _is_json(file) else _of_table(file, skips)
    paper = document_of(file, date=str(date) if date else None)
    return sheet_of(paper, list(rosters), skips, unit="list" if _is_json(file) else "row")


def _is_json(file: DataFile) -> bool:
    start = _OBJECT.match(file.head.removeprefix(b"\xef\xbb\xbf"))
    if start is None or start[1] in _SHEET_KEYS:
        return False
    return b'"names"' in file.head


def _of_table(file: DataFile, skips: list[Skip]) -> Iterable[Roster]:
    rows = Rows(file, read_csv(file, _COLUMNS))
    rows.frame = rows.frame.with_columns(pl.col(pl.String).str.strip_chars())
    nameless = (pl.col("list") == "") | (pl.col("name") == "")
    rows.drop(nameless, "a row without a list or a name", "write list and name in every row")
    skips.extend(rows.skips)
    rosters: dict[str, Roster] = {}
    for cells in rows.frame.iter_rows(named=True):
        row = int(cells[ROW])
        roster = rosters.setdefault(cells["list"], Roster(cells["list"]))
        roster.tell(cells, file, f"row {row}")
        roster.listed.append(_listed(cells, row, skips, file))
    return rosters.values()


def _of_json(file: DataFile, skips: list[Skip]) -> Iterator[Roster]:
    text = decode(Source(file.name, file.at, file.read(), file.sha256))
    lists = read_json(text, file.at).value
    if not isinstance(lists, dict):
        raise SourceError("this is no object of lists", at=file.at, hint='write {"list": {…}}')
    for number, (name, entry) in enumerate(lists.items(), start=1):
        at = f"{file.at}, list {name!r}"
        if not isinstance(entry, dict) or not isinstance(entry.get("names", []), list):
            raise SourceError(
                "a list has no names", at=at, hint='write {"names": ["Fiji", …], "claimed": 54}'
            )
        derived = name.startswith("derived") or str(entry.get("source", "")).startswith("DERIVED")
        named = entry.get("names") or entry.get("claimed") or is_vote(name)
        if derived or not named:
            what = "is derived from other lists" if derived else "has neither names nor a size"
            hint = "give the list that the source prints" if derived else "give names or claimed"
            skips.append(Skip.of(file.name, f"the list {name!r} {what}", [number], hint=hint))
            continue
        roster = Roster(name, number)
        dated = _DATED.fullmatch(name)
        if dated:
            title = f"{dated[2].replace('_', ' ')}, {dated[1]}"
            roster.tell({"date": dated[1], "title": title}, file, at)
        roster.tell({key: str(value) for key, value in entry.items() if _plain(value)}, file, at)
        for one in entry.get("names", []):
            cells = one if isinstance(one, dict) else {"name": one}
            if not isinstance(cells.get("name"), str) or not cells["name"].strip():
                what = f"the list {name!r}: {quoted(str(one))} is no name"
                skips.append(Skip.of(file.name, what, [number], hint="write a name"))
                continue
            cells = {"source": _source(entry), **cells}
            roster.listed.append(_listed(cells, None, skips, file))
        yield roster


def _plain(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _source(entry: dict[str, Any]) -> str:
    """Where a list is from, by whom, and how sure its keeper is."""
    parts = [str(entry[key]) for key in ("source", "authority", "certainty") if entry.get(key)]
    return "; ".join(parts)[:2000]


def _listed(cells: dict[str, Any], row: int | None, skips: list[Skip], file: DataFile) -> Listed:
    name = cells["name"]
    dates: dict[str, PartialDate] = {}
    for key in ("joined", "left"):
        try:
            if cells.get(key):
                dates[key] = PartialDate.read(cells[key])
        except ValueError as error:
            rows = [row] if row else []
            skips.append(Skip.of(file.name, f"{name}, {key}: {error}", rows))
    if len(dates) == 2 and dates["left"].latest < dates["joined"].earliest:
        what = f"{name} left ({dates['left']}) before it joined ({dates.pop('joined')})"
        skips.append(Skip.of(file.name, what, [row] if row else [], hint="correct the dates"))
    return Listed(
        name=" ".join(name.split())[:300],
        role=str(cells.get("role") or ""),
        joined=dates.get("joined"),
        left=dates.get("left"),
        source=str(cells["source"])[:2000] if cells.get("source") else None,
        row=row,
    )


FORMAT = Format("signatories", knows, draft)
