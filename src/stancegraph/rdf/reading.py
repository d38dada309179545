"""RDF → tables: the way back from `rdf/triples.py`, by the property that each field carries.

RDF does not hold everything: there are no whole texts, and nothing tells which source a row was
read from, or by which likeness two reports are one. The order of a list is that of its letters, but
passages stand in reading order.
"""

from __future__ import annotations

import types
from collections import Counter
from datetime import date
from functools import cache
from typing import Any, get_args

import polars as pl
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pyoxigraph import DefaultGraph, NamedNode, Store

from stancegraph.errors import SourceError
from stancegraph.inference import derive
from stancegraph.rdf.columns import FORMS, Columns
from stancegraph.reconciliation import reconcile
from stancegraph.records import (
    KINDS,
    As,
    DerivedPosition,
    Evidence,
    Link,
    PartialDate,
    Property,
    Record,
    Statement,
)
from stancegraph.records.values import EvidenceKind
from stancegraph.tables import SOURCE, Tables, schema
from stancegraph.tables.schema import partial_dates
from stancegraph.vocabulary import derived_graph

SOURCE_KEY = "rdf"
"""The `source_key` of every row that was read from RDF."""

_CHECK = "see what else is wrong with it: stancegraph validate FILE"
_KINDS = tuple(kind for kind in KINDS if kind.classes)
"""Kinds of records that RDF holds."""


@cache
def _properties(kind: type[Record]) -> dict[str, list[tuple[str, FieldInfo, As]]]:
    """Property → the fields that it is read into; a field is read from its first property."""
    found: dict[str, list[tuple[str, FieldInfo, As]]] = {}
    read = set()
    for name, field, mapped in kind.mapped():
        if name not in read:
            found.setdefault(mapped.name, []).append((name, field, mapped.form))
            read.add(name)
    return found


_USES = Counter(
    name for kind in _KINDS if kind is not DerivedPosition for name in _properties(kind)
)
"""How many kinds of records a property is read for."""


def tables_from_rdf(store: Store, base: str) -> Tables:
    """The tables of the graph in a store, with identifiers relative to its base.

    Positions of members, and links between reports of one thing, are those in the graph of what was
    derived; where it is empty, they are derived anew. What the mapping does not know is left out:
    triples of other properties, nodes of other classes, and values of other kinds that a borrowed
    property (a label in another language) has besides. Raises SourceError, at the node, where it
    lacks what its record needs, has several values where one can be, or a value that the record
    does not take.
    """
    asserted = _Reader(Columns(store, base, DefaultGraph()), base)
    frames = {kind: asserted.frame(kind) for kind in _KINDS if kind is not DerivedPosition}
    frames[Statement] = _in_reading_order(frames[Statement], frames[Evidence])
    graph = NamedNode(derived_graph(base))
    inferred = Columns(store, base, graph)
    frames[DerivedPosition] = _Reader(inferred, base).frame(DerivedPosition)
    frames[Link] = _links(inferred)
    if not (frames[DerivedPosition].height or frames[Link].height):
        frames[Link] = reconcile(Tables(frames)).links
        frames[DerivedPosition] = derive(Tables(frames))
    return Tables(frames)


def _links(inferred: Columns) -> pl.DataFrame:
    """The links in the graph of what was derived; what held them is not told there."""
    found = [
        inferred.values(mapped.name).select(
            kind=pl.lit(kind.value), item="id", same_as=inferred.link(pl.col("term"))
        )
        for kind, mapped in Link.properties.items()
    ]
    links = pl.concat(found).drop_nulls("same_as")
    unknown = {"score": pl.lit(None), "decided": pl.lit(None), SOURCE: pl.lit(SOURCE_KEY)}
    links = links.with_columns(id=pl.lit(Link.identify("")) + pl.col("item"), **unknown)
    return links.select(pl.col(name).cast(type_) for name, type_ in schema(Link).items()).sort("id")


class _Reader:
    """Frames of one graph, kind by kind."""

    def __init__(self, columns: Columns, base: str) -> None:
        self._columns, self._base = columns, base
        self._shared: dict[str, pl.DataFrame] = {}

    def frame(self, kind: type[Record]) -> pl.DataFrame:
        """The table of one kind, sorted by identifier."""
        frame = self._nodes(kind)
        if not frame.height:
            return pl.DataFrame(schema=schema(kind))
        for name, fields in _properties(kind).items():
            terms = self._values(name).join(frame, on="id", how="semi")
            values = {one: self._columns.read(terms["term"], form) for one, _, form in fields}
            if name.startswith("sg:"):
                strange = terms.filter(pl.all_horizontal(one.is_null() for one in values.values()))
                self._refuse_form(name, [form for _, _, form in fields], strange)
            for one, _, _ in fields:
                found = terms.select("id", values[one].alias(one)).drop_nulls(one)
                self._refuse_values(kind, name, found)
                frame = self._put(frame, found, kind, name, one)
        if kind is Evidence:
            frame = frame.with_columns(kind=_evidence_kind())
            self._refuse_missing(frame, kind, "kind", "sg:start, sg:row or sg:pointer")
        spans = _spans(kind, frame)
        columns = [pl.col(name).cast(type_) for name, type_ in schema(kind).items()]
        return frame.with_columns(**spans, **{SOURCE: pl.lit(SOURCE_KEY)}).select(columns)

    def _nodes(self, kind: type[Record]) -> pl.DataFrame:
        """The identifiers of a kind, without those of the kinds that are narrower."""
        narrower = [one.classes[0] for one in KINDS if kind.classes[0] in one.classes[1:]]
        nodes = self._columns.nodes([kind.classes[0], *kind.subclasses.values()]).to_frame()
        others = self._columns.nodes(narrower).to_frame()
        return nodes.join(others, on="id", how="anti", maintain_order="left")

    def _values(self, name: str) -> pl.DataFrame:
        """The values of a property; those of several kinds of records are read once."""
        if _USES[name] < 2:
            return self._columns.values(name)
        if name not in self._shared:
            self._shared[name] = self._columns.values(name)
        return self._shared[name]

    def _put(
        self, frame: pl.DataFrame, found: pl.DataFrame, kind: type[Record], name: str, one: str
    ) -> pl.DataFrame:
        """The frame with a column of what was found for its nodes, or of the default."""
        field = kind.model_fields[one]
        if isinstance(schema(kind)[one], pl.List):
            found = found.group_by("id").agg(pl.col(one).sort())
        else:
            several = found.filter(pl.col("id").is_duplicated()).sort("id")
            for node in several["id"].head(1):
                raise SourceError(
                    f"this has several values of {name}, where one is the most",
                    at=self._base + node,
                    hint=_CHECK,
                )
        frame = frame.join(found, on="id", how="left", maintain_order="left")
        if field.is_required():
            self._refuse_missing(frame, kind, one, name)
        elif field.default is not None:
            default = [] if field.default == () else field.default
            frame = frame.with_columns(pl.col(one).fill_null(pl.lit(default)))
        return frame

    def _refuse_form(self, name: str, forms: list[As], strange: pl.DataFrame) -> None:
        for node, term in strange.sort("id", "term").head(1).iter_rows():
            wanted = " or ".join(FORMS[form] for form in forms)
            raise SourceError(
                f"{name} is {term[:100]!r}, which is not {wanted}",
                at=self._base + node,
                hint=_CHECK,
            )

    def _refuse_values(self, kind: type[Record], name: str, found: pl.DataFrame) -> None:
        column = found.to_series(1)
        adapter = _adapter(kind, column.name)
        if adapter is None:
            return
        for value in column.unique().sort().to_list():
            try:
                adapter.validate_python(value)
            except ValidationError as error:
                node = found.filter(column == value)["id"].sort()[0]
                raise SourceError(
                    f"{name} is {value[:100]!r}: {error.errors()[0]['msg']}",
                    at=self._base + node,
                    hint=_CHECK,
                ) from error

    def _refuse_missing(self, frame: pl.DataFrame, kind: type[Record], one: str, name: str) -> None:
        for node in frame.filter(pl.col(one).is_null())["id"].head(1):
            raise SourceError(
                f"this {kind.classes[0]} has no {name}", at=self._base + node, hint=_CHECK
            )


@cache
def _adapter(kind: type[Record], name: str) -> TypeAdapter[Any] | None:
    """What checks the values of a field; none where every value of the right form will do."""
    field = kind.model_fields[name]
    stated = [one for one in field.metadata if not isinstance(one, Property)]
    parts = get_args(field.annotation) if isinstance(field.annotation, types.UnionType) else ()
    free = {str, int, bool, types.NoneType}.issuperset(parts or (field.annotation,))
    if isinstance(schema(kind)[name], pl.List) or (free and not stated):
        return None
    annotation: Any = field.rebuild_annotation()
    return TypeAdapter(annotation)


def _spans(kind: type[Record], frame: pl.DataFrame) -> dict[str, pl.Expr]:
    """The columns `earliest` and `latest` of a record with partial dates."""
    names = partial_dates(kind)
    if not names:
        return {}
    given = pl.concat(frame[name].rename("text") for name in names).unique().drop_nulls()
    dates = [PartialDate(text) for text in given]
    first, last = [one.earliest for one in dates], [one.latest for one in dates]

    def looked_up(name: str, days: list[date]) -> pl.Expr:
        if not days:
            return pl.lit(None, pl.Date)
        return pl.col(name).replace_strict(given, days, default=None, return_dtype=pl.Date)

    return {"earliest": looked_up(names[0], first), "latest": looked_up(names[-1], last)}


def _evidence_kind() -> pl.Expr:
    """The kind of evidence, which RDF leaves to its properties."""
    shown = {
        "start": EvidenceKind.PASSAGE,
        "row": EvidenceKind.ROW,
        "pointer": EvidenceKind.ENTRY,
    }
    return pl.coalesce(
        pl.when(pl.col(name).is_not_null()).then(pl.lit(kind.value)) for name, kind in shown.items()
    )


def _in_reading_order(statements: pl.DataFrame, evidence: pl.DataFrame) -> pl.DataFrame:
    """The statements with their passages in the order of the text, the rows or the entries."""
    digits = pl.col("pointer").str.extract_all(r"\d+").list.eval(pl.element().str.zfill(9))
    places = evidence.select("source", "start", "row", digits.list.join("/"), passages="id")
    ordered = (
        statements.select("id", "passages")
        .explode("passages", empty_as_null=False, keep_nulls=False)
        .join(places, on="passages", how="left")
        .sort("source", "start", "row", "pointer", "passages")
        .group_by("id", maintain_order=True)
        .agg("passages")
    )
    return statements.update(ordered, on="id")
