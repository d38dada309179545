"""Who moved: reversals and shifts between dated stances, joins and withdrawals, with evidence."""

from __future__ import annotations

from enum import StrEnum

import polars as pl

from stancegraph.analysis.change.signatories import MOVES, joined_and_left, withdrawals
from stancegraph.analysis.change.units import Unit, number
from stancegraph.analysis.results import Table
from stancegraph.analysis.stances import Stances, chosen
from stancegraph.errors import UsageError
from stancegraph.records import DerivedPosition, Position
from stancegraph.tables import Tables


class Move(StrEnum):
    """How an actor moved on an issue."""

    REVERSAL = "reversal"
    """From one side to the other, directly or by way of neutral stances."""
    SOFTENING = "softening"
    """From a side to neutral."""
    HARDENING = "hardening"
    """From neutral to a side, back to its own if it had one."""
    JOIN = "join"
    """Into a group, after it had taken its position."""
    WITHDRAWAL = "withdrawal"
    """Out of a group; that is no stance for the other side."""


_CELL = ("actor", "issue", "low", "high")
_ENDS = ("before", "after")


def movers(
    stances: Stances, tables: Tables, *, per: Unit | str = Unit.DAYS, neutral: float = 0.0
) -> Table:
    """Every move of an actor on an issue, each with the positions that show it.

    Columns: `actor`, `issue`, `kind` (the values of `Move`), `before` and `after` (mean values;
    null: no position), `day_before` and `day_after` (the move lies between the last day of the one
    and the first of the other), `position_before` and `position_after` (identifiers for
    `stancegraph explain`; of a mean, the one of most weight on its side), `via` (the group through
    which the later position, or else the earlier one, is held), `certain` (false for a join whose
    date also allows that the member was there from the beginning) and `evidence` (identifiers).
    Sorted by actor, issue, day.

    Stances of one actor on one issue in one unit of `per` make one, by the sign of their weighted
    mean; a mean not further from 0 than `neutral` is neutral. Two are compared only if the first is
    surely the earlier one: a stance dated `2019` neither follows nor precedes one of July 2019.
    Undated stances move nobody and are counted in `made`. Resolutions that recur are issues of
    their own each year: group them first, `movers(recurring(stances, tables), tables,
    per="years")`. Joins and withdrawals are those of coalitions whose positions, of a member or of
    the group, are among the stances; they come from the memberships and from statements of
    withdrawal. Raises UsageError for a unit that is not of the calendar.
    """
    unit = chosen(Unit, per)
    if unit is Unit.EVENTS or not neutral >= 0:
        what = f"moves per {unit}, neutral up to {neutral}, cannot be told"
        raise UsageError(what, hint="per: days, weeks, months, years; neutral: 0 or more")
    taken_back = withdrawals(tables)["position_after"].implode()
    own = stances.frame.filter(~pl.col("position").is_in(taken_back))
    dated = own.drop_nulls(["earliest", "latest"]).filter(pl.col("weight") > 0)
    # Sums of fractions depend on their order in the last digit.
    dated = dated.sort("position", "actor", "issue")
    turned = _turned(dated, unit, neutral)
    rows = pl.concat([turned, joined_and_left(stances, tables)], how="diagonal")
    rows = _proven(rows, tables).select(_COLUMNS)
    order = ("actor", "issue", "day_after", "kind", "position_after", "position_before", "via")
    made = stances.made.then(
        "moves", per=unit, neutral=neutral, undated=stances.frame["earliest"].null_count()
    )
    return Table(rows.sort(order, nulls_last=True), made)


_COLUMNS = (*MOVES[:-1], "evidence")


def _turned(dated: pl.DataFrame, unit: Unit, neutral: float) -> pl.DataFrame:
    """Reversals, softenings and hardenings."""
    placed = dated.with_columns(
        low=number(pl.col("earliest"), unit), high=number(pl.col("latest"), unit)
    )
    cells = _cells(placed, neutral)
    sided = cells.filter(pl.col("side") != 0)
    moves = _after(_after(cells, cells, "last"), sided, "taken")
    side, last, taken = pl.col("side"), pl.col("last_side"), pl.col("taken_side")
    reversal = (side * taken == -1).fill_null(value=False)
    moves = moves.with_columns(
        kind=pl.when(reversal)
        .then(pl.lit(Move.REVERSAL))
        .when((side == 0) & (last != 0))
        .then(pl.lit(Move.SOFTENING))
        .when((side != 0) & (last == 0))
        .then(pl.lit(Move.HARDENING)),
    ).drop_nulls("kind")
    since = ("low", "high", "mean", "latest")
    moves = moves.with_columns(
        pl.when(pl.col("kind") == Move.REVERSAL)
        .then(f"taken_{name}")
        .otherwise(f"last_{name}")
        .alias(f"before_{name}")
        for name in since
    )
    # Several stances of uncertain order can follow the same one: the move is told once.
    moves = moves.sort("high", "low").unique(
        ["actor", "issue", "before_low", "before_high", "side"], keep="first", maintain_order=True
    )
    after = moves.select(*_CELL, after="mean", day_after="earliest")
    before = moves.select(
        "actor",
        "issue",
        low="before_low",
        high="before_high",
        before="before_mean",
        day_before="before_latest",
    )
    witnesses = [
        _witness(cell, placed, end, neutral).select(f"position_{end}", f"via_{end}")
        for end, cell in zip(_ENDS, (before, after), strict=True)
    ]
    told = pl.concat(
        [
            moves.select("actor", "issue", "kind"),
            before.select("before", "day_before"),
            after.select("after", "day_after"),
            *witnesses,
        ],
        how="horizontal",
    )
    return told.with_columns(via=pl.coalesce("via_after", "via_before"), certain=pl.lit(value=True))


def _cells(placed: pl.DataFrame, neutral: float) -> pl.DataFrame:
    """What each actor holds on each issue in each unit, of those that ever change."""
    weight = pl.col("weight")
    cells = placed.group_by(_CELL).agg(
        mean=(pl.col("value") * weight).sum() / weight.sum(),
        earliest=pl.col("earliest").min(),
        latest=pl.col("latest").max(),
    )
    cells = cells.with_columns(side=_side(pl.col("mean"), neutral))
    moving = (
        cells.group_by("actor", "issue")
        .agg(differ=pl.col("side").min() != pl.col("side").max())
        .filter("differ")
    )
    return cells.join(moving, on=["actor", "issue"], how="semi").sort(_CELL)


def _side(mean: pl.Expr, neutral: float) -> pl.Expr:
    """1, 0 or -1; sums of thirds that cancel are 0, whatever rounding leaves of them."""
    away = mean.abs() > max(neutral, 1e-9)
    return pl.when(away).then(mean.sign()).otherwise(0.0).cast(pl.Int64)


def _after(cells: pl.DataFrame, earlier: pl.DataFrame, name: str) -> pl.DataFrame:
    """Each cell with the last of `earlier` that had ended before it began, as `name_…`."""
    told = ("low", "high", "mean", "latest", "side")
    before = earlier.sort("high", "low").select(
        "actor", "issue", *(pl.col(one).alias(f"{name}_{one}") for one in told)
    )
    return cells.sort("low", "high").join_asof(
        before,
        left_on="low",
        right_on=f"{name}_high",
        by=["actor", "issue"],
        strategy="backward",
        allow_exact_matches=False,
        coalesce=False,
        check_sortedness=False,
    )


def _witness(cells: pl.DataFrame, placed: pl.DataFrame, end: str, neutral: float) -> pl.DataFrame:
    """The position of most weight on the side of each cell, and its group; rows as in `cells`."""
    side = _side(pl.col(end), neutral)
    away = (_side(pl.col("value"), 0.0) - side).abs()
    found = (
        placed.join(cells.unique(_CELL), on=_CELL)
        .sort(away, "weight", "position", descending=[False, True, False])
        .unique(_CELL, keep="first", maintain_order=True)
        .select(
            *_CELL, pl.col("position").alias(f"position_{end}"), pl.col("via").alias(f"via_{end}")
        )
    )
    return cells.join(found, on=_CELL, how="left", maintain_order="left")


def _proven(rows: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """The rows with the evidence of their positions beside that of memberships."""
    ids = pl.concat([rows["position_before"], rows["position_after"]]).drop_nulls().unique()
    known = pl.concat(
        tables.where(kind, pl.col("id").is_in(ids.implode())).select("id", "evidence")
        for kind in (Position, DerivedPosition)
    ).unique("id")
    for end in _ENDS:
        proof = known.select(
            pl.col("id").alias(f"position_{end}"), pl.col("evidence").alias(f"proof_{end}")
        )
        rows = rows.join(proof, on=f"position_{end}", how="left", maintain_order="left")
    parts = ("proof_before", "attested_by", "proof_after")
    none = pl.lit([], dtype=pl.List(pl.String))
    told = pl.concat_list(pl.coalesce(part, none) for part in parts)
    return rows.with_columns(evidence=told.list.unique(maintain_order=True))
