"""Filters on positions, by name, with the values that a graph knows.

A filter lets a position through that bears one of its values; all filters must. A value that
nothing in the graph bears is an error that lists what there is, never an empty result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import polars as pl

from stancegraph.analysis.keys import actor_nodes, issue_nodes, nearest
from stancegraph.errors import UsageError
from stancegraph.records import Attribution, Coding, Document, Event, Issue, RollCall, Statement
from stancegraph.records.values import Act, Basis, Modality, Polarity, StatementKind, Tier
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resolution.memberships import codes_named, members_named, membership_records
from stancegraph.tables import Tables


def bearing(tables: Tables, name: str, values: tuple[str, ...]) -> pl.Expr:
    """What holds for the positions that bear one of the values.

    `name` is that of a filter or of a coded variable; where both are, either. Raises UsageError for
    a name or a value that the graph does not know.
    """
    codings = tables[Coding].filter(pl.col("variable") == name)
    if name not in FILTERS and codings.is_empty():
        known = ", ".join(sorted({*FILTERS, *tables[Coding]["variable"]}))
        raise UsageError(f"there is no filter {name!r}", hint=f"filters: {known}")
    coded = [value for value in values if value in set(codings["value"])]
    others = tuple(value for value in values if value not in coded)
    if name not in FILTERS:
        _known(name, others, codings["value"])
    tests = [FILTERS[name](tables, name, others)] if others else []
    if coded:
        about = codings.filter(pl.col("value").is_in(coded))["about"]
        tests.append(_coded(tables, about))
    return _any(*tests)


def _known(name: str, values: Iterable[str], known: Iterable[str | None]) -> list[str]:
    """The values, each of which must be known; raises UsageError."""
    there = {one for one in known if one is not None}
    for value in values:
        if value not in there:
            hint = f"known: {nearest(value, there)}" if there else "the graph has none"
            raise UsageError(f"nothing has the {name} {value!r}", hint=hint)
    return list(values)


def _in(column: str, ids: Iterable[str]) -> pl.Expr:
    return pl.col(column).is_in(list(ids))


# -- what positions bear themselves ---------------------------------------------------------------


def _closed(kind: Iterable[str], column: str) -> Filter:
    def test(tables: Tables, name: str, values: tuple[str, ...]) -> pl.Expr:
        return _in(column, _known(name, values, kind))

    return test


def _issue_polarity(tables: Tables, name: str, values: tuple[str, ...]) -> pl.Expr:
    return pl.coalesce("issue_polarity", "polarity").is_in(_known(name, values, Polarity))


def _actor(column: str) -> Filter:
    def test(tables: Tables, name: str, values: tuple[str, ...]) -> pl.Expr:
        return _in(column, _actors(tables, name, values))

    return test


def _actors(tables: Tables, name: str, values: tuple[str, ...]) -> list[str]:
    """Identifiers of the actors that keys, labels or `members of BLOC on DATE` stand for."""
    nodes = actor_nodes(tables)
    wanted: set[str] = set()
    for value in values:
        codes = codes_named(value)
        if codes is not None:
            wanted.update(f"country/{code}" for code in codes)
            continue
        found = nodes.filter(pl.any_horizontal(pl.col("key", "id", "label") == value))
        if found.is_empty():
            _known(name, [value], nodes["key"])
        wanted.update(found["id"])
    return sorted(wanted)


def _kind(tables: Tables, name: str, values: tuple[str, ...]) -> pl.Expr:
    nodes = actor_nodes(tables)
    kinds = _known(name, values, nodes["kind"])
    return _in("holder", nodes.filter(pl.col("kind").is_in(kinds))["id"])


def _bloc(tables: Tables, name: str, values: tuple[str, ...]) -> pl.Expr:
    """Members on the day of the position; where it has none, those that have not left."""
    held = pl.lit(value=False)
    for value in values:
        group = members_named(f"members of {value}", Gazetteer.load())
        for term in membership_records(value if group is None else group.bloc):
            within = pl.lit(value=True)
            if term.joined:
                within &= pl.col("latest").is_null() | (pl.col("latest") >= term.joined.earliest)
            if term.left:
                within &= pl.col("earliest") <= term.left.latest
            held |= (pl.col("holder") == term.member) & within.fill_null(value=False)
    return held


# -- what the records around them bear ------------------------------------------------------------


def _issue(tables: Tables, name: str, values: tuple[str, ...]) -> pl.Expr:
    """Positions on an issue or a narrower one, and votes that their roll call files under it."""
    ids = set(_named(issue_nodes(tables), name, values))
    broader = tables[Issue].select("id", "broader").explode("broader")
    while True:
        narrower = set(broader.filter(_in("broader", ids))["id"]) - ids
        if not narrower:
            break
        ids |= narrower
    calls = tables[RollCall].filter(
        pl.col("issues").list.eval(pl.element().is_in(list(ids))).list.any()
    )
    return _in("issue", ids) | _in("roll_call", calls["id"]).fill_null(value=False)


def _named(nodes: pl.DataFrame, name: str, values: tuple[str, ...]) -> list[str]:
    """Identifiers of what bears a value as key, identifier or label."""
    spelled = [column for column in ("key", "id", "label", "slug") if column in nodes.columns]
    for value in values:
        if nodes.filter(pl.any_horizontal(pl.col(spelled) == value)).is_empty():
            _known(name, [value], [*nodes["key"], *nodes["label"]])
    found = pl.any_horizontal(pl.col(spelled).is_in(list(values)))
    return nodes.filter(found)["id"].to_list()


def _event(tables: Tables, name: str, values: tuple[str, ...]) -> pl.Expr:
    calls = tables[RollCall].select("id", "label", key="resolution")
    events = tables[Event].select("id", "label", key=pl.lit(None, pl.String))
    return _at(tables, _named(pl.concat([events.select(calls.columns), calls]), name, values))


def _occasion(column: str, *kinds: type[Event | RollCall]) -> Filter:
    """Positions at events whose field is one of the values; an organ is named as an actor is."""

    def test(tables: Tables, name: str, values: tuple[str, ...]) -> pl.Expr:
        rows = pl.concat(tables[kind].select("id", pl.col(column)) for kind in kinds)
        if column == "organ":
            wanted = _actors(tables, name, values)
        else:
            wanted = _known(name, values, rows[column])
        return _at(tables, rows.filter(_in(column, wanted))["id"])

    return test


def _at(tables: Tables, events: Iterable[str]) -> pl.Expr:
    ids = list(events)
    statements = tables[Statement].filter(_in("event", ids))["id"]
    return _any(_in("roll_call", ids), _in("statement", statements))


def _any(*tests: pl.Expr) -> pl.Expr:
    return pl.any_horizontal(test.fill_null(value=False) for test in tests)


def _statement(column: str, known: Iterable[str] | None = None) -> Filter:
    def test(tables: Tables, name: str, values: tuple[str, ...]) -> pl.Expr:
        wanted = _known(name, values, known) if known else _actors(tables, name, values)
        return _in("statement", tables[Statement].filter(_in(column, wanted))["id"])

    return test


def _according_to(tables: Tables, name: str, values: tuple[str, ...]) -> pl.Expr:
    said = tables[Attribution].filter(_in("according_to", _actors(tables, name, values)))
    return _in("attribution", said["id"])


def _source(tables: Tables, name: str, values: tuple[str, ...]) -> pl.Expr:
    """By document (its name, title or identifier) or by publisher."""
    spelled = ("id", "name", "label", "publisher")
    documents = tables[Document]
    known = [one for column in ("name", "publisher") for one in documents[column]]
    for value in values:
        if documents.filter(pl.any_horizontal(pl.col(spelled) == value)).is_empty():
            _known(name, [value], known)
    found = documents.filter(pl.any_horizontal(pl.col(spelled).is_in(list(values))))["id"]
    return _in("attribution", tables[Attribution].filter(_in("reported_by", found))["id"])


def _coded(tables: Tables, about: Iterable[str]) -> pl.Expr:
    """Positions whose statement, roll call, document, issue or holder was coded so."""
    ids = list(about)
    said = tables[Attribution].filter(_in("reported_by", ids))["id"]
    columns = ("id", "statement", "roll_call", "issue", "holder")
    return _any(*(_in(column, ids) for column in columns), _in("attribution", said))


Filter = Callable[[Tables, str, tuple[str, ...]], pl.Expr]

FILTERS: Mapping[str, Filter] = MappingProxyType(
    {
        "holder": _actor("holder"),
        "holder_kind": _kind,
        "bloc": _bloc,
        "issue": _issue,
        "issue_polarity": _issue_polarity,
        "polarity": _closed(Polarity, "polarity"),
        "act": _closed(Act, "act"),
        "basis": _closed(Basis, "basis"),
        "modality": _closed(Modality, "modality"),
        "tier": _closed(Tier, "tier"),
        "target_actor": _actor("target_actor"),
        "event": _event,
        "organ": _occasion("organ", Event, RollCall),
        "session": _occasion("session", Event, RollCall),
        "motion": _occasion("motion", RollCall),
        "statement_kind": _statement("kind", StatementKind),
        "spokesperson": _statement("spokesperson"),
        "according_to": _according_to,
        "source": _source,
    }
)
"""Every filter by its name; coded variables of a graph are filters too."""
