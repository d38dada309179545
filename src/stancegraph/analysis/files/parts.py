"""A network as frames of nodes and ties, with the names that graph programs look for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

import polars as pl

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Network
from stancegraph.errors import UsageError

RELATIONS = {1: "positive", 0: "unsigned", -1: "negative"}
Attributes = Mapping[str, Any]
_PLAIN = {str, int, float, bool, date, type(None)}
_DAYS = pl.List(pl.Struct({"earliest": pl.Date(), "latest": pl.Date()}))


@dataclass(frozen=True, slots=True)
class Parts:
    """The nodes and ties of a network, in its order.

    Nodes: `id` (the key), `label`, `name`, and what else they have; what a network calls
    `id` is `identifier`, since programs take `id` for the key. Ties: `source`, `target`, `label`,
    `name`, `interaction` (`positive`, `negative`, `unsigned`), `weight`, `sign`, `signed_weight`,
    and what else they have; lists joined by `|`. `days` has for each tie the list of its days,
    from `earliest` to `latest`.
    """

    nodes: pl.DataFrame
    edges: pl.DataFrame
    days: pl.Series
    made: Made

    @property
    def signed(self) -> bool:
        """Whether any tie is positive or negative."""
        return bool((self.edges["sign"] != 0).any())

    @property
    def strengths(self) -> pl.Series:
        """One number a tie for formats that hold no more: signed, where the network is."""
        return self.edges["signed_weight" if self.signed else "weight"]

    @property
    def two_mode(self) -> bool:
        """Whether each node is an actor or an issue, and there are both."""
        return "side" in self.nodes.columns and set(self.nodes["side"]) == {"actor", "issue"}


def parts(network: Network) -> Parts:
    """The parts of a network; raises UsageError for a weight that is not above 0."""
    nodes, edges = list(network.nodes(data=True)), list(network.edges(data=True))
    of_edges = [attributes for *_, attributes in edges]
    days = _days(of_edges)
    keys = pl.Series([str(key) for key, _ in nodes], dtype=pl.String)
    sources = pl.Series([str(source) for source, *_ in edges], dtype=pl.String)
    targets = pl.Series([str(target) for _, target, _ in edges], dtype=pl.String)
    return Parts(
        _nodes(keys, [attributes for _, attributes in nodes]),
        _edges(sources, targets, of_edges, days),
        days,
        network.made,
    )


def distinct(names: Iterable[str]) -> list[str]:
    """The names, `?` for an empty one; one that is there already gets a number: `A (2)`."""
    told: dict[str, None] = {}
    for name in names:
        known, number = name or "?", 1
        unused = known
        while unused in told:
            number += 1
            unused = f"{known} ({number})"
        told[unused] = None
    return list(told)


def one_line(text: str) -> str:
    """The text without line ends and control characters, for formats that cannot escape them."""
    plain = (" " if unicodedata.category(one) == "Cc" else one for one in text)
    return " ".join("".join(plain).split())


def _nodes(keys: pl.Series, attributes: Sequence[Attributes]) -> pl.DataFrame:
    columns = _columns(attributes)
    label = columns.pop("label", pl.Series([None] * len(keys), dtype=pl.String)).fill_null(keys)
    columns.pop("name", None)
    others = {"identifier" if name == "id" else name: column for name, column in columns.items()}
    return pl.DataFrame({"id": keys, "label": label, "name": label, **others})


def _edges(
    sources: pl.Series, targets: pl.Series, attributes: Sequence[Attributes], days: pl.Series
) -> pl.DataFrame:
    columns = _columns(attributes)
    for name in ("days", "spells", "label", "name", "interaction"):
        columns.pop(name, None)
    ones, zeros = pl.Series([1.0] * len(sources)), pl.Series([0] * len(sources))
    weight = columns.pop("weight", ones).cast(pl.Float64)
    sign = columns.pop("sign", zeros).fill_null(0).cast(pl.Int64)
    strength = columns.pop("signed_weight", weight * sign).cast(pl.Float64)
    wrong = (~(weight > 0).fill_null(False) | ~sign.is_in(list(RELATIONS))).arg_true()
    if len(wrong):
        at = wrong[0]
        raise UsageError(
            f"the tie {sources[at]} – {targets[at]} has the weight {weight[at]} and the sign"
            f" {sign[at]}",
            hint="weights are above 0; signs are 1, 0 and -1",
        )
    relation = sign.replace_strict(RELATIONS, return_dtype=pl.String)
    if (days.list.len() > 0).any():
        day = pl.element().struct
        spans = days.to_frame().select(
            earliest=pl.col("days").list.eval(day.field("earliest")).list.min(),
            latest=pl.col("days").list.eval(day.field("latest")).list.max(),
        )
        columns |= spans.to_dict()
    return pl.DataFrame(
        {
            "source": sources,
            "target": targets,
            "label": relation,
            "name": relation,
            "interaction": relation,
            "weight": weight,
            "sign": sign,
            "signed_weight": strength,
            **columns,
        }
    )


def _days(ties: Sequence[Attributes]) -> pl.Series:
    """The days of each tie, in order; of one without days an empty list."""
    spans = [
        (tie, _day(first), _day(last))
        for tie, attributes in enumerate(ties)
        for first, last in _spans(attributes)
    ]
    schema = {"tie": pl.Int64, "earliest": pl.Date, "latest": pl.Date}
    told = (
        pl.DataFrame(spans, schema, orient="row")
        .sort("tie", "earliest", "latest")
        .group_by("tie", maintain_order=True)
        .agg(days=pl.struct("earliest", "latest"))
    )
    every = pl.DataFrame({"tie": range(len(ties))}, {"tie": pl.Int64})
    days = every.join(told, on="tie", how="left", maintain_order="left")["days"]
    return days.cast(_DAYS).fill_null([])


def _spans(attributes: Attributes) -> Iterable[tuple[date | str, date | str]]:
    """`days` or `spells`, pairs of a first and a last day; else from `earliest` to `latest`."""
    spans = attributes.get("days") or attributes.get("spells") or ()
    if not spans and attributes.get("earliest") and attributes.get("latest"):
        return ((attributes["earliest"], attributes["latest"]),)
    return [tuple(span.values()) if isinstance(span, dict) else span for span in spans]


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _columns(rows: Sequence[Attributes]) -> dict[str, pl.Series]:
    """What the rows have, by name; without columns in which no row has a value."""
    names = dict.fromkeys(chain.from_iterable(rows))
    columns = {name: _column(name, [row.get(name) for row in rows]) for name in names}
    return {name: one for name, one in columns.items() if one.null_count() < len(one)}


def _column(name: str, values: list[Any]) -> pl.Series:
    """Numbers, truth values, days or texts; of mixed kinds texts. What is no number is none."""
    if not {type(value) for value in values} <= _PLAIN:
        values = [_plain(value) for value in values]
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int, float} and float in kinds:
        return pl.Series(name, values, pl.Float64, strict=False).fill_nan(None)
    if len(kinds) > 1:
        values = [None if value is None else str(value) for value in values]
    return pl.Series(name, values)


def _plain(value: object) -> object:
    if isinstance(value, list | tuple | set | frozenset):
        return "|".join(str(one) for one in value)
    if hasattr(value, "item"):  # a number of numpy
        value = value.item()
    return value if type(value) in _PLAIN else str(value)
