"""Roll calls of the UN General Assembly as the `unvotes` tables have them.

Three tables: votes (`rcid, country, country_code, vote`), roll calls (`rcid, session, date, unres,
amend, para, short, descr`) and, if given, issues (`rcid, short_name, issue`). `rcid` is `3.0` in
one and `3` in another. Dates are days since 1970 or ISO dates. A blank `unres` names no
resolution; one that several roll calls share was voted on in parts. Namibia's code is `NA`.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from stancegraph.errors import SourceError
from stancegraph.readers.datasets.csvtable import ROW, header, read_csv
from stancegraph.readers.datasets.dataset import Format, VoteDraft
from stancegraph.readers.datasets.motions import WHOLE, kind_of_motion, title
from stancegraph.readers.datasets.rows import Rows
from stancegraph.readers.files import DataFile
from stancegraph.readers.skips import Skip
from stancegraph.records import PartialDate
from stancegraph.records.values import Choice

ORGAN = "UN General Assembly"
_VOTES = ("rcid", "country", "vote")
_CALLS = ("rcid", "session", "date", "unres")
_ISSUES = ("rcid", "issue")
_CHOICES = {
    "yes": Choice.IN_FAVOUR,
    "no": Choice.AGAINST,
    "abstain": Choice.ABSTAINING,
    "absent": Choice.ABSENT,
    # The numbers of the raw data that the tables were made from; 9 is a state not yet a member.
    "1": Choice.IN_FAVOUR,
    "2": Choice.ABSTAINING,
    "3": Choice.AGAINST,
    "8": Choice.ABSENT,
    "9": Choice.ABSENT,
}
_DAYS = (-50_000, 100_000)
"""Days since 1970 that are taken for dates: from 1833 to 2243."""
_NUMBER = r"^-?\d+(?:\.0*)?$"


def knows(file: DataFile) -> bool:
    """Whether a file is one of the three tables, by its header."""
    return _table(file) is not None


def _table(file: DataFile) -> str | None:
    columns = set(header(file))
    for name, needed in (("votes", _VOTES), ("calls", _CALLS), ("issues", _ISSUES)):
        if columns.issuperset(needed):
            return name
    return None


def arranged(files: Sequence[DataFile]) -> list[DataFile]:
    """Votes, roll calls and issues, in this order; raises SourceError for what is missing."""
    found: dict[str, DataFile] = {}
    for file in files:
        name = _table(file) or ""
        if name in found:
            raise SourceError(
                f"this and {found[name].at} are both the table of {name}",
                at=file.at,
                hint="give one of them",
            )
        found[name] = file
    for name, what, columns in (
        ("votes", "votes", "rcid, country, country_code, vote"),
        ("calls", "roll calls", "rcid, session, date, unres"),
    ):
        if name not in found:
            raise SourceError(
                f"the table of {what} is missing",
                at=files[0].at,
                hint=f"give it in the same command: a CSV file with the columns {columns}",
            )
    return [found[name] for name in ("votes", "calls", "issues") if name in found]


def draft(files: Sequence[DataFile], date: PartialDate | None = None) -> VoteDraft:
    """The votes of the three tables; `date` is not used, since roll calls bear their own."""
    votes_file, calls_file, *issues_file = files
    calls, skips = _calls(calls_file)
    votes = _votes(votes_file, calls)
    issues = pl.DataFrame(schema={"call": pl.String(), "issues": pl.List(pl.String())})
    if issues_file:
        issues, of_issues = _issues(issues_file[0], calls)
        skips = [*skips, *of_issues]
    return VoteDraft(
        files[0],
        calls.join(issues, on="call", how="left", maintain_order="left"),
        votes.frame,
        (*skips, *votes.skips),
    )


def _calls(file: DataFile) -> tuple[pl.DataFrame, list[Skip]]:
    rows = Rows(file, read_csv(file, _CALLS), ["amend", "para", "short", "descr"])
    rows.drop(_call(rows.frame).is_null(), "the roll call has no number", "write its rcid")
    days = pl.col("date").str.strip_chars()
    numbered = days.str.contains(_NUMBER)
    number = pl.when(numbered).then(days).cast(pl.Float64, strict=False)
    since = pl.when(number.is_between(*_DAYS)).then(number).cast(pl.Int32).cast(pl.Date)
    rows.frame = rows.frame.with_columns(
        call=_call(rows.frame), day=since.fill_null(days.str.to_date("%Y-%m-%d", strict=False))
    )
    rows.note(pl.col("day").is_null(), "the date is no day", "write days since 1970, or 2019-12-18")
    rows.once("call", "the roll call stands twice; the first row counts")
    flags = {name: pl.col(name).str.contains(r"^1(\.0*)?$") for name in ("amend", "para")}
    kind = (
        pl.when(flags["amend"])
        .then(pl.lit("amendment"))
        .when(flags["para"])
        .then(pl.lit("paragraph"))
        .otherwise(kind_of_motion(pl.col("descr")))
    )
    blank = pl.col("unres").str.strip_chars() == ""
    short = pl.col("short").str.strip_chars()
    frame = rows.frame.with_columns(
        kind=kind,
        resolution=pl.when(~blank).then(pl.col("unres").str.strip_chars()),
        title=title(pl.when(short != "").then(short).otherwise(pl.col("descr"))),
    )
    named = pl.concat_str([pl.lit(" of "), "resolution"]).fill_null("")
    told = pl.when(pl.col("title") != "").then(pl.lit(": ") + pl.col("title")).otherwise(pl.lit(""))
    frame = frame.select(
        "call",
        organ=pl.lit(ORGAN),
        session=pl.col("session").str.strip_chars().str.replace(r"\.0*$", ""),
        record="call",
        date=pl.col("day").dt.to_string(),
        resolution="resolution",
        motion=pl.concat_str("kind", named, told),
        whole=(pl.col("kind") == WHOLE) & pl.col("resolution").is_not_null(),
        title="title",
        yes=pl.lit(None, pl.Int64),
        no=pl.lit(None, pl.Int64),
        abstain=pl.lit(None, pl.Int64),
        absent=pl.lit(None, pl.Int64),
    )
    return frame, rows.skips


def _votes(file: DataFile, calls: pl.DataFrame) -> Rows:
    rows = Rows(file, read_csv(file, _VOTES), ["country_code"])
    rows.frame = rows.frame.with_columns(call=_call(rows.frame))
    unknown = ~pl.col("call").is_in(calls["call"].implode())
    rows.drop(
        unknown.fill_null(True),
        "the vote belongs to no roll call that is given",
        "check rcid, or add the roll call to the other table",
    )
    rows.choices("vote", _CHOICES)
    rows.frame = rows.frame.select("call", "choice", ROW, name="country", code="country_code")
    return rows


def _issues(file: DataFile, calls: pl.DataFrame) -> tuple[pl.DataFrame, list[Skip]]:
    rows = Rows(file, read_csv(file, _ISSUES), [])
    rows.frame = rows.frame.with_columns(call=_call(rows.frame))
    known = pl.col("call").is_in(calls["call"].implode()).fill_null(False)
    rows.drop(~known, "the issue belongs to no roll call that is given", "check rcid")
    rows.drop(pl.col("issue").str.strip_chars() == "", "no issue is named", "write its label")
    tagged = rows.frame.group_by("call").agg(issues=pl.col("issue").str.strip_chars().unique())
    return tagged.with_columns(pl.col("issues").list.sort()), rows.skips


def _call(frame: pl.DataFrame) -> pl.Expr:
    """The number of a roll call without a decimal point; null where it is none."""
    number = pl.col("rcid").str.strip_chars()
    return pl.when(number.str.contains(_NUMBER)).then(number.str.replace(r"\.0*$", ""))


FORMAT = Format("unvotes", knows, draft, together=True, arranged=arranged)
