"""Tables → N-Triples, by the property that each field of a record carries.

The mapping works on whole columns, in slices of rows, so that one article and a million votes take
the same path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from typing import IO

import polars as pl

from stancegraph.records import As, DerivedPosition, Link, Property, Record
from stancegraph.tables import Tables, schema
from stancegraph.vocabulary import BASE, expand, term

SLICE = 10_000
"""Rows whose triples are made at a time; a position has some 3 kB of them."""

DERIVED: tuple[type[Record], ...] = (DerivedPosition, Link)
"""The kinds of records that follow from others."""
_XSD_PARTIAL = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
"""Datatype of a partial date by the length of its text."""
_SUBJECT = "_subject"
"""The subject of a row's triples, as a column: no field of a record begins like this."""


def ntriples(tables: Tables, base: str = BASE) -> Iterator[pl.Series]:
    """N-Triples by record: an element holds the lines of one; what is derived is left out."""
    for kind in tables:
        if kind is not DerivedPosition:
            yield from _slices(tables[kind], kind, base)


def derived_ntriples(tables: Tables, base: str = BASE) -> Iterator[pl.Series]:
    """N-Triples of the derived positions, then of the links: an element holds the lines of one."""
    yield from _slices(tables[DerivedPosition], DerivedPosition, base)
    for part in tables[Link].iter_slices(SLICE):
        properties = {
            one.value: f" <{expand(mapped.name)}> " for one, mapped in Link.properties.items()
        }
        linked = pl.col("kind").replace_strict(properties, return_dtype=pl.String)
        first, end = _link(pl.col("same_as"), base), pl.lit(" .")
        line = pl.concat_str(_link(pl.col("item"), base), linked, first, end)
        yield part.select(lines=line)["lines"]


def subject(kind: type[Record]) -> str:
    """The column of a table that its triples are about."""
    return "item" if kind is Link else "id"


def asserted_in_order(tables: Tables, base: str = BASE) -> Iterator[pl.Series]:
    """The lines of `ntriples`, each once, sorted: some subjects at a time."""
    kinds = (kind for kind in tables if kind not in DERIVED)
    return _in_order(ntriples, {kind: tables[kind] for kind in kinds}, base)


def derived_in_order(tables: Tables, base: str = BASE) -> Iterator[pl.Series]:
    """The lines of `derived_ntriples`, in the same way."""
    return _in_order(derived_ntriples, {kind: tables[kind] for kind in DERIVED}, base)


def _in_order(
    made: Callable[[Tables, str], Iterable[pl.Series]],
    frames: Mapping[type[Record], pl.DataFrame],
    base: str,
) -> Iterator[pl.Series]:
    """What `sorted_lines` gives of all, of which only the lines of some subjects are held."""
    subjects = {kind: frame[subject(kind)] + ">" for kind, frame in frames.items()}
    order = {kind: names.arg_sort() for kind, names in subjects.items()}
    ordered = {kind: names.gather(order[kind]) for kind, names in subjects.items()}
    ends = pl.concat(ordered.values()).sort().gather_every(SLICE)[1:]
    stops = {kind: names.search_sorted(ends, "left") for kind, names in ordered.items()}
    for number in range(len(ends) + 1):
        part = {}
        for kind, rows in order.items():
            start = stops[kind][number - 1] if number else 0
            stop = stops[kind][number] if number < len(ends) else len(rows)
            if start < stop:
                part[kind] = frames[kind][rows[start:stop]]
        yield sorted_lines(made(Tables(part), base))


def sorted_lines(records: Iterable[pl.Series]) -> pl.Series:
    """The lines of N-Triples of records, one an element, each once, sorted."""
    lines = [pl.Series(dtype=pl.String), *(part.str.split("\n").explode() for part in records)]
    return pl.concat(lines).unique().sort()


def write_lines(lines: pl.Series, out: IO[bytes]) -> int:
    """Write lines natively, and count them: no line ever is an object of Python."""
    made = BytesIO()
    lines.to_frame().write_csv(made, include_header=False, quote_style="never", batch_size=SLICE)
    out.write(made.getbuffer())  # so that a full disk and a closed pipe are told as Python does
    return lines.len() + int(lines.str.count_matches("\n", literal=True).sum())


def _slices(frame: pl.DataFrame, kind: type[Record], base: str) -> Iterator[pl.Series]:
    subject = pl.concat_str(_link(pl.col("id"), base), pl.lit(" "))
    for part in frame.iter_slices(SLICE):
        pieces = list(_pieces(part, kind, base))
        if pieces:
            lines = pl.concat_str(pieces, separator="\n", ignore_nulls=True)
            yield part.with_columns(subject.alias(_SUBJECT)).select(lines=lines)["lines"]


def _pieces(frame: pl.DataFrame, kind: type[Record], base: str) -> Iterator[pl.Expr]:
    """The lines of one property each, null where a row has no value."""
    for one in kind.classes:
        yield _line("rdf:type", pl.lit(f"<{expand(one)}>"))
    for (name, value), narrower in kind.subclasses.items():
        line = _line("rdf:type", pl.lit(f"<{expand(narrower)}>"))
        yield pl.when(pl.col(name) == value).then(line)
    for name, _, mapped in kind.mapped():
        if frame[name].null_count() < frame.height:
            many = isinstance(schema(kind)[name], pl.List)
            yield (_lines if many else _value)(frame[name], mapped, base)
    for name in ("earliest", "latest"):
        if name in frame.columns and kind.classes:
            yield _line(f"sg:{name}", _typed(pl.col(name).dt.to_string(), "xsd:date"))


def _line(predicate: str, objects: pl.Expr) -> pl.Expr:
    return pl.concat_str(_start(predicate), objects, pl.lit(" ."))


def _start(predicate: str) -> pl.Expr:
    return pl.concat_str(pl.col(_SUBJECT), pl.lit(f"<{expand(predicate)}> "))


def _value(values: pl.Series, mapped: Property, base: str) -> pl.Expr:
    return _line(mapped.name, _objects(pl.col(values.name), values, mapped.form, base))


def _lines(lists: pl.Series, mapped: Property, base: str) -> pl.Expr:
    """A line for each different element of a list."""
    values = lists.explode()
    element = pl.element().drop_nulls().unique(maintain_order=True)
    objects = pl.col(lists.name).list.eval(_objects(element, values, mapped.form, base))
    between = pl.concat_str(pl.lit(" .\n"), _start(mapped.name))
    return pl.when(objects.list.len() > 0).then(_line(mapped.name, objects.list.join(between)))


def _objects(column: pl.Expr, values: pl.Series, form: As, base: str) -> pl.Expr:
    """A column as terms of N-Triples; `values` has every value of it."""
    match form:
        case As.LINK:
            return _link(column, base)
        case As.IRI:
            return pl.concat_str(pl.lit("<"), column, pl.lit(">"))
        case As.TERM:
            terms = {value: f"<{expand(term(value))}>" for value in values.unique().drop_nulls()}
            return column.replace_strict(terms, default=None, return_dtype=pl.String)
        case As.STRING:
            return _quoted(column)
        case As.INTEGER:
            return _typed(column.cast(pl.String), "xsd:integer")
        case As.BOOLEAN:
            return _typed(column.cast(pl.String), "xsd:boolean")
        case As.PARTIAL:
            types = {size: f'"^^<{expand(xsd)}>' for size, xsd in _XSD_PARTIAL.items()}
            datatype = column.str.len_bytes().replace_strict(types, return_dtype=pl.String)
            return pl.concat_str(pl.lit('"'), column, datatype)


def _link(column: pl.Expr, base: str) -> pl.Expr:
    return pl.concat_str(pl.lit(f"<{base}"), column, pl.lit(">"))


def _typed(column: pl.Expr, datatype: str) -> pl.Expr:
    return pl.concat_str(pl.lit('"'), column, pl.lit(f'"^^<{expand(datatype)}>'))


def _quoted(column: pl.Expr) -> pl.Expr:
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r")):
        column = column.str.replace_all(plain, escaped, literal=True)
    return pl.concat_str(pl.lit('"'), column, pl.lit('"'))
