"""Totals, votes and outcomes, as reports of one roll call give them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from stancegraph.reconciliation.conflicts.claims import (
    Claim,
    Conflict,
    ConflictKind,
    ranged,
    valued,
)
from stancegraph.reconciliation.conflicts.clusters import Row
from stancegraph.reconciliation.conflicts.lists import Listed, member_conflicts
from stancegraph.reconciliation.conflicts.same_vote import same_votes
from stancegraph.records import (
    Attribution,
    Coalition,
    Country,
    Document,
    Evidence,
    Position,
    RollCall,
)
from stancegraph.records.values import EvidenceKind
from stancegraph.tables import SOURCE, Tables

CHOICES = {"support": "in favour", "oppose": "against", "neutral": "abstaining"}
"""Polarity of a vote → the choice."""
TOTALS = {"yes": "in favour", "no": "against", "abstain": "abstaining", "absent": "absent"}
"""Column of a roll call → the choice that it counts."""
_OUTCOMES = {"support": "adopted", "oppose": "rejected"}


@dataclass(slots=True)
class _Told:
    """What one document tells of one roll call."""

    call: str
    document: str
    states: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    """Choice → state → evidence."""
    groups: dict[str, list[tuple[Row, tuple[str, ...]]]] = field(default_factory=dict)
    """Choice → counted groups, with their evidence."""
    outcome: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Outcome → evidence."""
    evidence: tuple[str, ...] = ()


def vote_conflicts(tables: Tables) -> Iterator[Conflict]:
    """Yield what reports of one vote contradict each other on, and single reports themselves.

    A total contradicts another total, and a list that is longer than it; never one that is shorter.
    """
    cast = _cast(tables)
    if cast.is_empty():
        return
    told_by = cast.group_by("roll_call").agg(pl.col("document").unique().sort())
    told = dict(told_by.iter_rows())
    first = cast.group_by("roll_call").agg(pl.col("target_text", "issue").sort().first())
    about = {one: (words, issue) for one, words, issue in first.iter_rows()}
    assumed = _assumed(tables, cast)
    groups = {
        items[0]: items
        for items in same_votes(tables, told, about, assumed)
        if sum(len(told[one]) for one in items) > 1
    }
    compared = {one for items in groups.values() for one in items}
    for one in _odd(tables, cast):
        if one not in compared:
            groups[one] = [one]
    wanted = sorted({one for items in groups.values() for one in items})
    within = pl.col("id").is_in(wanted)
    calls = {row["id"]: row for row in tables.where(RollCall, within).iter_rows(named=True)}
    sides = _sides(tables, cast.filter(pl.col("roll_call").is_in(wanted)))
    sources = dict(tables[Document].select(SOURCE, "id").iter_rows())
    names = dict(tables[Country].select("id", "label").iter_rows())
    for one, items in sorted(groups.items()):
        reports = [side for item in items for side in sides.get(item, ())]
        rows = [{**calls[item], "assumed": item in assumed} for item in items]
        yield from _of_one(one, rows, reports, sources, names)


def _assumed(tables: Tables, cast: pl.DataFrame) -> frozenset[str]:
    """Roll calls that texts tell of and whose date is that of the text: no day was named."""
    days = tables[Document].select(document="id", published="date")
    calls = tables[RollCall].select("date", roll_call="id").drop_nulls()
    told = cast.select("roll_call", "document", "evidence").unique(["roll_call", "document"])
    dated = told.join(calls, on="roll_call").join(days, on="document")
    dated = dated.filter(pl.col("date") == pl.col("published"))
    proofs = dated.select("roll_call", evidence=pl.col("evidence").list.first())
    passages = tables.where(Evidence, pl.col("id").is_in(proofs["evidence"].unique().implode()))
    passages = passages.filter(pl.col("kind") == EvidenceKind.PASSAGE).select(evidence="id")
    return frozenset(proofs.join(passages, on="evidence")["roll_call"])


def _cast(tables: Tables) -> pl.DataFrame:
    """Votes and outcomes that documents tell in their own voice, with the document."""
    own = tables[Attribution].filter(
        pl.col("according_to").is_null(), pl.col("according_to_other").is_null()
    )
    return (
        tables[Position]
        .filter(pl.col("roll_call").is_not_null())
        .select(
            "roll_call", "holder", "polarity", "evidence", "attribution", "target_text", "issue"
        )
        .join(own.select(attribution="id", document="reported_by"), on="attribution")
        .drop("attribution")
    )


def _odd(tables: Tables, cast: pl.DataFrame) -> list[str]:
    """Roll calls in which a state votes in two ways, or more are named than were counted."""
    states = cast.filter(pl.col("holder").str.starts_with("country/"))
    ways = states.group_by("roll_call", "document", "holder").agg(pl.col("polarity").n_unique())
    twice = ways.filter(pl.col("polarity") > 1)["roll_call"]
    named = states.group_by("roll_call", "document", "polarity").agg(pl.col("holder").n_unique())
    columns = dict(zip(CHOICES, TOTALS, strict=False))
    totals = (
        tables[RollCall]
        .select("id", *columns.values())
        .unpivot(index="id", variable_name="column", value_name="total")
    )
    counted = named.with_columns(
        column=pl.col("polarity").replace_strict(columns, return_dtype=pl.String)
    ).join(totals, left_on=["roll_call", "column"], right_on=["id", "column"])
    more = counted.filter(pl.col("holder") > pl.col("total"))["roll_call"]
    return sorted({*twice, *more})


def _sides(tables: Tables, cast: pl.DataFrame) -> dict[str, list[_Told]]:
    """Roll call → what each document tells of it, by document."""
    groups = pl.col("id").is_in(
        cast.filter(pl.col("holder").str.starts_with("coalition/"))["holder"].unique().implode()
    )
    sizes = {row["id"]: row for row in tables.where(Coalition, groups).iter_rows(named=True)}
    found: dict[tuple[str, str], _Told] = {}
    ordered = cast.sort("roll_call", "document", "holder", "polarity")
    for row in ordered.select("roll_call", "document", "holder", "polarity", "evidence").iter_rows(
        named=True
    ):
        call, document, holder, side = (
            row[name] for name in ("roll_call", "document", "holder", "polarity")
        )
        told = found.setdefault((call, document), _Told(call, document))
        proof = tuple(row["evidence"])
        told.evidence = told.evidence or proof
        if holder.startswith("country/"):
            told.states.setdefault(CHOICES[side], {})[holder] = proof
        elif holder in sizes:
            told.groups.setdefault(CHOICES[side], []).append((sizes[holder], proof))
        elif holder.startswith("organ/") and side in _OUTCOMES:
            told.outcome[_OUTCOMES[side]] = proof
    by_call: dict[str, list[_Told]] = defaultdict(list)
    for (call, _), told in found.items():
        by_call[call].append(told)
    return by_call


def _of_one(
    about: str,
    calls: list[Row],
    reports: list[_Told],
    sources: dict[str, str],
    names: dict[str, str],
) -> Iterator[Conflict]:
    by_call = {row["id"]: row for row in calls}
    announced: dict[str, list[Claim]] = {choice: [] for choice in TOTALS.values()}
    days = []
    for row in calls:
        own = [each for each in reports if each.call == row["id"]]
        document = sources.get(row[SOURCE])
        teller = next((each for each in own if each.document == document), own[0])
        if row["date"] and not row["assumed"]:
            first, last = row["earliest"].toordinal(), row["latest"].toordinal()
            days.append(_claim(teller, row["date"], least=first, most=last))
        for column, choice in TOTALS.items():
            if row[column] is not None:
                proof = _counting(teller, choice)
                number = row[column]
                words = (f"{number} {choice}", str(number))
                announced[choice].append(
                    _claim(teller, str(number), proof, *words, least=number, most=number)
                )
    yield from ranged(ConflictKind.DATE, about, "", days)
    for choice, totals in announced.items():
        listed = [_named(each, choice) for each in reports if each.states.get(choice)]
        counted = [
            _claim(each, row["size_text"], proof, row["label"], least=row["size_min"])
            for each in reports
            for row, proof in each.groups.get(choice, ())
            if row["size_min"] is not None and len(by_call) > 1
        ]
        yield from ranged(ConflictKind.TOTAL, about, choice, [*totals, *listed, *counted])
    yield from _ways(about, reports, names)
    if len({each.document for each in reports}) > 1:
        for choice in CHOICES.values():
            column = next(key for key, value in TOTALS.items() if value == choice)
            lists = [
                _list(each, choice, by_call[each.call][column], names)
                for each in reports
                if each.states.get(choice)
            ]
            yield from member_conflicts(about, choice, lists)


def _claim(
    told: _Told,
    value: str,
    evidence: tuple[str, ...] = (),
    *words: str,
    least: float = float("-inf"),
    most: float = float("inf"),
) -> Claim:
    return Claim(
        value, told.document, told.call, evidence or told.evidence, words, least=least, most=most
    )


def _counting(told: _Told, choice: str) -> tuple[str, ...]:
    """Where a document tells a total: with the outcome, the group that it counts, or its states."""
    proofs = list(told.outcome.values())
    proofs += [proof for _, proof in told.groups.get(choice, ())]
    proofs += list(told.states.get(choice, {}).values())[:1]
    return tuple(dict.fromkeys(one for proof in proofs for one in proof))


def _named(told: _Told, choice: str) -> Claim:
    states = told.states[choice]
    proof = tuple(dict.fromkeys(one for each in states.values() for one in each))
    return _claim(told, f"{len(states)} named", proof, least=len(states))


def _list(told: _Told, choice: str, total: int | None, names: dict[str, str]) -> Listed:
    states = told.states[choice]
    others = {
        state for other, these in told.states.items() if other != choice for state in these
    } - states.keys()
    proof = tuple(dict.fromkeys(one for each in states.values() for one in each))
    claim = _claim(told, choice, proof)
    return Listed({one: names.get(one, one) for one in states}, total, claim, frozenset(others))


def _ways(about: str, reports: list[_Told], names: dict[str, str]) -> Iterator[Conflict]:
    """States that vote in two ways, and outcomes that differ."""
    votes: dict[str, list[Claim]] = defaultdict(list)
    outcomes: list[Claim] = []
    for told in reports:
        for choice, states in told.states.items():
            for state, proof in states.items():
                votes[state].append(_claim(told, choice, proof, names.get(state, state)))
        outcomes += [_claim(told, value, proof) for value, proof in told.outcome.items()]
    for state, claims in sorted(votes.items()):
        yield from valued(ConflictKind.VOTE, about, names.get(state, state), claims)
    yield from valued(ConflictKind.VOTE, about, "outcome", outcomes)
