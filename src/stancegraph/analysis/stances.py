"""Positions as an analysis counts them: who, about what, which way, with what weight."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import polars as pl

from stancegraph.analysis.keys import actor_nodes, concept_nodes
from stancegraph.analysis.made import Made
from stancegraph.analysis.selection import Selection
from stancegraph.errors import UsageError
from stancegraph.records import (
    Attribution,
    Bloc,
    Coalition,
    Coding,
    DerivedPosition,
    Link,
    Position,
    Statement,
)
from stancegraph.records.values import LinkKind
from stancegraph.tables import Tables

E = TypeVar("E", bound=StrEnum)

VALUES = {"support": 1.0, "neutral": 0.0, "oppose": -1.0}
"""A polarity as a number."""


class Counting(StrEnum):
    """How a position that states hold together counts."""

    SIGNATORIES = "signatories"
    """Once for each known member."""
    FRACTIONAL = "fractional"
    """1/n for each known member of n, so that a joint statement weighs as much as a single one."""
    SPOKESPERSON = "spokesperson"
    """Once, for the state that spoke; where none is known, for the group."""
    COALITION = "coalition"
    """Once, for the group as an actor of its own."""


class By(StrEnum):
    """Whose stances they are."""

    HOLDER = "holder"
    """The state, group or organisation that holds the position."""
    SPEAKER = "speaker"
    """The persons who spoke. What a person said for many counts once, whatever the counting."""


class Neutral(StrEnum):
    """What a neutral position, such as an abstention, is."""

    BETWEEN = "between"
    """Halfway from support to opposition."""
    LEFT_OUT = "left-out"


class Reports(StrEnum):
    """How a statement counts that several documents report; see `stancegraph.reconciliation`."""

    ONCE = "once"
    """What an actor says in it on an issue counts once, as its earliest report has it."""
    EACH = "each"
    """Once for each report."""


@dataclass(frozen=True, slots=True)
class Stances:
    """Stances, one a row, and what the names in them stand for.

    `frame`: `position` (identifier), `actor` and `issue` (keys of the other two frames), `value`
    (support 1, neutral 0, oppose −1 towards the issue, or the number of a coded variable),
    `weight`, `earliest`, `latest`, `statement`, `document`, `event` (a vote's roll call), `basis`,
    `tier`, `via` (key of the group through which the actor holds it). Sorted by position, actor.
    `actors`: `key`, `id`, `label`, `kind`, `code`; `issues`: `key`, `id`, `label`; only those that
    occur, sorted by key.
    """

    frame: pl.DataFrame
    actors: pl.DataFrame
    issues: pl.DataFrame
    made: Made

    def __repr__(self) -> str:
        size = f"{self.frame.height} of {self.actors.height} actors on {self.issues.height} issues"
        return f"<Stances: {size}; {self.made}>"

    def only(self, rows: pl.Expr) -> Stances:
        """The stances that an expression on the frame holds for."""
        return _occurring(self.frame.filter(rows), self.actors, self.issues, self.made)

    def with_frame(self, frame: pl.DataFrame, **options: object) -> Stances:
        """Other rows, such as a window of these, and the options that made them."""
        return _occurring(frame, self.actors, self.issues, self.made.with_options(**options))


def stances(
    tables: Tables,
    selection: Selection | None = None,
    *,
    counting: Counting | str = Counting.FRACTIONAL,
    by: By | str = By.HOLDER,
    qualifier: str = "polarity",
    neutral: Neutral | str = Neutral.BETWEEN,
    reports: Reports | str = Reports.ONCE,
) -> Stances:
    """The stances of the selected positions.

    A stance is about the position's issue, or its target where no issue is known. `counting` says
    how positions of coalitions and blocs count: n is the size claimed, or the number of members
    known where that is greater; a group without a known member stays an actor. `qualifier` is
    `polarity`, or a coded variable whose value is a number; positions without one are left out.
    Where reports of one statement differ in a value, each value stays. Raises UsageError for
    filters and values that the graph does not know.
    """
    selection = selection or Selection()
    counting, by, neutral = chosen(Counting, counting), chosen(By, by), chosen(Neutral, neutral)
    reports = chosen(Reports, reports)
    frame = _counted(tables, selection, counting)
    frame = _valued(frame, tables, qualifier)
    actors, issues = actor_nodes(tables), concept_nodes(tables)
    if reports is Reports.ONCE:
        frame = _once(frame, tables[Link], issues)
    if neutral is Neutral.LEFT_OUT and qualifier == "polarity":
        frame = frame.filter(pl.col("value") != 0)
    if by is By.SPEAKER:
        frame = _by_speaker(frame, tables)
    said = tables[Attribution].select(attribution="id", document="reported_by")
    events = tables[Statement].select(statement="id", event="event")
    frame = (
        frame.join(said, on="attribution", how="left")
        .join(events, on="statement", how="left")
        .join(actors.select(holder="id", actor="key"), on="holder")
        .join(actors.select(via="id", group="key"), on="via", how="left")
        .join(issues.select(concept="id", named="key"), on="concept", how="left")
        .select(
            "actor",
            "value",
            "weight",
            "earliest",
            "latest",
            "statement",
            "document",
            "basis",
            "tier",
            position="id",
            issue=pl.coalesce("named", "concept"),
            event=pl.coalesce("event", "roll_call"),
            via="group",
        )
        .select(COLUMNS)
        .sort("position", "actor")
    )
    made = Made(
        "stances",
        selection.told(),
        {
            "counting": counting,
            "by": by,
            "qualifier": qualifier,
            "neutral": neutral,
            "reports": reports,
        },
    )
    return _occurring(frame, actors, issues, made)


COLUMNS = (
    "position",
    "actor",
    "issue",
    "value",
    "weight",
    "earliest",
    "latest",
    "statement",
    "document",
    "event",
    "basis",
    "tier",
    "via",
)


def chosen(kind: type[E], value: str) -> E:
    """The member of a closed list; raises UsageError that names them all."""
    try:
        return kind(value)
    except ValueError as error:
        name = kind.__name__.lower()
        raise UsageError(
            f"{name} cannot be {value!r}", hint=f"one of: {', '.join(kind)}"
        ) from error


def _counted(tables: Tables, selection: Selection, counting: Counting) -> pl.DataFrame:
    """The selected positions with `weight` and `via`, joint ones as the rule has it.

    `asserted` is the position that each is or follows from.
    """
    own = tables[Position].with_columns(
        via=pl.lit(None, pl.String), weight=pl.lit(1.0), asserted="id"
    )
    groups = pl.concat([tables[Coalition]["id"], tables[Bloc]["id"]])
    joint = own.filter(pl.col("holder").is_in(groups.implode()))
    if joint.is_empty() or counting is Counting.COALITION:
        return selection.applied(own, tables)
    single = own.filter(~pl.col("holder").is_in(groups.implode()))
    if counting is Counting.SPOKESPERSON:
        spoke = tables[Statement].select(statement="id", spoke="spokesperson")
        spoken = joint.join(spoke, on="statement", how="left").with_columns(
            via=pl.when(pl.col("spoke").is_not_null()).then("holder"),
            holder=pl.coalesce("spoke", "holder"),
        )
        return selection.applied(pl.concat([single, spoken.select(single.columns)]), tables)
    members = _members(tables, joint, counting)
    alone = joint.filter(~pl.col("id").is_in(members["inferred_from"].implode()))
    parts = [single, members.select(single.columns), alone]
    return selection.applied(pl.concat(parts), tables)


def _members(tables: Tables, joint: pl.DataFrame, counting: Counting) -> pl.DataFrame:
    """The positions that follow for known members, weighted by the size of the group."""
    sizes = tables[Coalition].select(via="id", claimed="size_min")
    members = tables[DerivedPosition].filter(pl.col("inferred_from").is_in(joint["id"].implode()))
    members = members.join(sizes, on="via", how="left").with_columns(asserted="inferred_from")
    if counting is Counting.SIGNATORIES:
        return members.with_columns(weight=pl.lit(1.0))
    known = pl.len().over("inferred_from")
    return members.with_columns(
        weight=1.0 / pl.max_horizontal(pl.col("claimed").fill_null(0), known)
    )


def _valued(frame: pl.DataFrame, tables: Tables, qualifier: str) -> pl.DataFrame:
    concept = pl.coalesce("issue", "target")
    if qualifier == "polarity":
        towards = pl.coalesce("issue_polarity", "polarity")
        value = towards.replace_strict(VALUES, return_dtype=pl.Float64)
        return frame.with_columns(concept=concept, value=value)
    codings = tables[Coding].filter(pl.col("variable") == qualifier, pl.col("number").is_not_null())
    if codings.is_empty():
        counted = tables[Coding].filter(pl.col("number").is_not_null())["variable"].unique().sort()
        hint = f"they are: polarity, {', '.join(counted)}" if len(counted) else "use: polarity"
        raise UsageError(f"no variable {qualifier!r} has numbers", hint=hint)
    numbers = codings.group_by("about").agg(value=pl.col("number").first().cast(pl.Float64))
    by_statement = numbers.select(statement="about", coded="value")
    return (
        frame.with_columns(concept=concept)
        .join(numbers.rename({"about": "id"}), on="id", how="left")
        .join(by_statement, on="statement", how="left")
        .with_columns(value=pl.coalesce("value", "coded"))
        .drop_nulls("value")
    )


def _once(frame: pl.DataFrame, links: pl.DataFrame, issues: pl.DataFrame) -> pl.DataFrame:
    """Of what several reports of one statement say alike, what the earliest of them says.

    Within one statement, matters of the same name are one, even where no issue joins the documents.
    Coalitions that are one get one name, that of their earliest report.
    """
    if links.is_empty():
        return frame
    groups = links.filter(pl.col("kind") == LinkKind.COALITION.value)
    names = dict(groups.select("item", "same_as").iter_rows())
    told = links.filter(pl.col("kind") == LinkKind.STATEMENT.value)
    labels = issues.select(concept="id", matter=pl.col("label").str.to_lowercase())
    frame = (
        frame.join(told.select(statement="item", told="same_as"), on="statement", how="left")
        .join(labels, on="concept", how="left")
        .with_columns(pl.col("holder", "via").replace(names))
    )
    late = pl.col("statement") != pl.col("told")
    alike = ["holder", "matter", "value", "told"]
    first = pl.col("statement").sort_by(late, "statement").first().over(alike)
    kept = pl.col("told").is_null() | pl.col("matter").is_null() | (pl.col("statement") == first)
    return frame.filter(kept).drop("told", "matter")


def _by_speaker(frame: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    speakers = tables[Statement].select(statement="id", person="speakers")
    speakers = speakers.explode("person", empty_as_null=False, keep_nulls=False)
    persons = speakers.filter(pl.col("person").str.starts_with("person/"))
    spoken = frame.join(persons, on="statement").sort("id")
    once = spoken.unique(["asserted", "person"], keep="first", maintain_order=True)
    return once.with_columns(
        holder="person", id="asserted", via=pl.lit(None, pl.String), weight=pl.lit(1.0)
    )


def _occurring(
    frame: pl.DataFrame, actors: pl.DataFrame, issues: pl.DataFrame, made: Made
) -> Stances:
    there = frame["actor"].unique().implode()
    about = frame["issue"].unique().implode()
    return Stances(
        frame,
        actors.filter(pl.col("key").is_in(there)).sort("key"),
        issues.filter(pl.col("key").is_in(about)).sort("key"),
        made,
    )
