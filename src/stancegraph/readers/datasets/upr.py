"""Recommendations of the Universal Periodic Review: state to state, with the answer.

A row is two statements: the recommending state calls on the state under review to do something, and
that state answers. Both positions are about the same issue, the measure that is recommended, which
is narrower than the tags of the row. A voluntary pledge is one statement of the state that makes
it. An answer has no date, because the table has the session of the review only and states may
answer until the report is adopted. `Action`, the coders' grade of how specific a recommendation is,
is kept as a coding; the columns of regional groups and organisations repeat what memberships say.
"""

from __future__ import annotations

import csv
import html
from collections.abc import Sequence
from functools import cache
from importlib.resources import files as resources

import polars as pl

from stancegraph.readers.datasets.coded import (
    CODINGS,
    EVENTS,
    ISSUES,
    POSITIONS,
    STATEMENTS,
    CodedDraft,
    document_of,
    documents,
    filled,
    table,
    tag_issue,
)
from stancegraph.readers.datasets.csvtable import ROW, header, read_csv
from stancegraph.readers.datasets.dataset import Format
from stancegraph.readers.datasets.rows import Rows
from stancegraph.readers.files import DataFile
from stancegraph.readers.knowledge import knowledge
from stancegraph.readers.skips import Skip
from stancegraph.records import Document, PartialDate
from stancegraph.records.identifiers import mint

_NEEDED = ("To", "Text", "From", "Response", "Issue", "Session")
_PLEDGE = "voluntary pledge"
_ORGAN = "Human Rights Council"


def knows(file: DataFile) -> bool:
    """Whether a file is a table of recommendations, by its header."""
    return set(header(file)).issuperset(_NEEDED)


def draft(files: Sequence[DataFile], date: PartialDate | None) -> CodedDraft:
    """The recommendations of files that belong together, one document a file."""
    papers = [document_of(file) for file in files]
    skips: list[Skip] = []
    tables = []
    for file, paper in zip(files, papers, strict=True):
        rows_of = Rows(file, read_csv(file, _NEEDED), ["Action"])
        tables.append(_cleaned(rows_of, paper))
        skips.extend(rows_of.skips)
    rows = pl.concat(tables, how="diagonal")
    _report_doubles(rows, papers, skips)
    pledges = pl.col("answer") == _PLEDGE
    return CodedDraft(
        file=files[0],
        documents=documents(*papers),
        statements=pl.concat([_made(rows, pledges), _answers(rows.filter(~pledges))]),
        positions=pl.concat([_calls(rows, pledges), _taken(rows.filter(~pledges))]),
        issues=_issues(rows),
        events=_sessions(rows),
        codings=_grades(rows),
        skips=tuple(skips),
    )


def _cleaned(rows_of: Rows, paper: Document) -> pl.DataFrame:
    """Rows with what the columns need beside: answer, key, issue and label of the measure."""
    frame = rows_of.frame.select(pl.col(ROW).cast(pl.Int64), *_NEEDED, "Action").with_columns(
        pl.col(name).str.replace_all(r"\s+", " ").str.strip_chars() for name in (*_NEEDED, "Action")
    )
    # States are written with signs of HTML ("&#40;Unknown&#41;") in some states of the data.
    escaped = {name: html.unescape(name) for name in {*frame["To"], *frame["From"]} if "&" in name}
    frame = frame.with_columns(pl.col("To", "From").replace(escaped))
    rows_of.frame = frame.with_columns(answer=pl.col("Response").str.to_lowercase())
    empty = (pl.col("To") == "") | (pl.col("Text") == "") | (pl.col("From") == "")
    without = "a recommendation without states or text"
    rows_of.drop(empty, without, "fill the columns To, From and Text")
    unknown = {*rows_of.frame["answer"]} - {*_responses()}
    hint = f"known are: {', '.join(_responses())}"
    rows_of.drop_cells("answer", unknown, "unknown response", hint)
    frame = rows_of.frame
    measures = frame.select("To", "Text").unique(maintain_order=True)
    minted = [mint("issue", paper.id, *measure) for measure in measures.iter_rows()]
    prefix = paper.id.removeprefix("document/")[:6]
    return frame.join(
        measures.with_columns(issue=pl.Series(minted, dtype=pl.String)),
        on=["To", "Text"],
        maintain_order="left",
    ).with_columns(
        document=pl.lit(paper.id),
        key=pl.concat_str(pl.lit(f"{prefix}-"), pl.col(ROW).cast(pl.String)),
        date=pl.col("Session").replace_strict(
            _session_dates(), default=None, return_dtype=pl.String
        ),
    )


def _made(rows: pl.DataFrame, pledges: pl.Expr) -> pl.DataFrame:
    """The recommendations and pledges as statements."""
    one = pl.concat_list
    who = pl.when(pledges).then("To").otherwise("From")
    what = (
        pl.when(pledges)
        .then(pl.lit("voluntary pledge"))
        .otherwise(pl.concat_str(pl.lit("recommendation to "), "To"))
    )
    return filled(
        rows.with_columns(
            kind=pl.lit("national"),
            label=pl.concat_str(who, pl.lit(": "), what, pl.lit(", review session "), "Session"),
            speakers=one(who),
            addressed_to=pl.when(pledges).then(None).otherwise(one("To")),
            event="Session",
        ),
        STATEMENTS,
    )


def _answers(rows: pl.DataFrame) -> pl.DataFrame:
    """The answers as statements; where there is none, there is no statement."""
    return filled(
        _answered(rows).with_columns(
            reply="key",
            key=pl.col("key") + "-reply",
            kind=pl.lit("national"),
            label=pl.concat_str(
                "To",
                pl.lit(": response ("),
                "answer",
                pl.lit(") to a recommendation of "),
                "From",
                pl.lit(", review session "),
                "Session",
            ),
            speakers=pl.concat_list("To"),
            addressed_to=pl.concat_list("From"),
            event="Session",
            date=pl.lit(None, pl.String),
        ),
        STATEMENTS,
    )


def _calls(rows: pl.DataFrame, pledges: pl.Expr) -> pl.DataFrame:
    """The positions of the recommending states and of those that pledge."""
    return _positions(
        rows.with_columns(
            statement="key",
            holder=pl.when(pledges).then("To").otherwise("From"),
            polarity=pl.lit("support"),
            act=pl.when(pledges).then(pl.lit("commit")).otherwise(pl.lit("call_for")),
            target_actor=pl.when(pledges).then(None).otherwise("To"),
        )
    )


def _taken(rows: pl.DataFrame) -> pl.DataFrame:
    """The positions of the states under review."""
    meanings = _responses()
    return _positions(
        _answered(rows).with_columns(
            statement=pl.col("key") + "-reply",
            holder="To",
            **{
                name: pl.col("answer").replace_strict(
                    {answer: meaning[name] for answer, meaning in meanings.items()},
                    return_dtype=pl.String,
                )
                for name in ("polarity", "act")
            },
        )
    )


def _positions(rows: pl.DataFrame) -> pl.DataFrame:
    same = {"modality": "asserted", "basis": "recorded", "tier": "table"}
    return filled(
        rows.with_columns(target_text="Text", **{name: pl.lit(one) for name, one in same.items()}),
        POSITIONS,
    )


def _answered(rows: pl.DataFrame) -> pl.DataFrame:
    silent = [answer for answer, meaning in _responses().items() if meaning["polarity"] is None]
    return rows.filter(~pl.col("answer").is_in(silent))


def _issues(rows: pl.DataFrame) -> pl.DataFrame:
    """The measures, and the tags that they are narrower than."""
    tagged = rows.select("issue", tag=pl.col("Issue").str.split(",")).explode(
        "tag", empty_as_null=False, keep_nulls=False
    )
    tagged = tagged.with_columns(pl.col("tag").str.strip_chars()).filter(pl.col("tag") != "")
    tags = {tag: tag_issue(tag) for tag in tagged["tag"].unique().sort()}
    wider = (
        tagged.with_columns(broader=pl.col("tag").replace_strict(tags, return_dtype=pl.String))
        .group_by("issue")
        .agg(pl.col("broader").unique().sort())
    )
    measures = (
        rows.unique("issue", keep="first", maintain_order=True)
        .join(wider, on="issue", how="left", maintain_order="left")
        .with_columns(id="issue", label="Text", scope="document")
    )
    named = {identifier: tag for tag, identifier in reversed(tags.items())}
    own = [{"id": identifier, "label": tag, "broader": []} for identifier, tag in named.items()]
    return pl.concat([filled(measures, ISSUES), table(ISSUES, own)])


def _sessions(rows: pl.DataFrame) -> pl.DataFrame:
    dates = _session_dates()
    return table(
        EVENTS,
        [
            {
                "key": session,
                "kind": "meeting",
                "label": f"Universal Periodic Review, session {session}",
                "organ": _ORGAN,
                "session": session,
                "date": dates.get(session),
            }
            for session in rows["Session"].unique().sort()
        ],
    )


def _grades(rows: pl.DataFrame) -> pl.DataFrame:
    """The coders' grades of recommendations and pledges, from 1 to 5."""
    return filled(
        rows.filter(pl.col("Action") != "").with_columns(
            kind=pl.lit("statement"),
            about="key",
            variable=pl.lit("Action"),
            value="Action",
            number=pl.col("Action").cast(pl.Int64, strict=False),
        ),
        CODINGS,
    )


def _report_doubles(rows: pl.DataFrame, papers: Sequence[Document], skips: list[Skip]) -> None:
    again = rows.filter(~pl.struct(*_NEEDED, "Action").is_first_distinct())
    for paper in papers:
        found = again.filter(pl.col("document") == paper.id)[ROW]
        if found.len():
            what = "the same recommendation stands in an earlier row or file"
            hint = "both are kept; remove one"
            skips.append(Skip.of(paper.name, what, found, hint=hint, kept=True))


def _responses() -> dict[str, dict[str, str | None]]:
    return knowledge("upr_responses")


@cache
def _session_dates() -> dict[str, str]:
    text = resources("stancegraph.readers").joinpath("data/upr_sessions.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["session"]: row["date"] for row in rows}


FORMAT = Format("upr", knows, draft, together=True)
