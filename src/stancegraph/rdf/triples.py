"""Tables → N-Triples, by the property that each field of a record carries.

The mapping works on whole columns, so that one article and a million votes take the same path.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from stancegraph.records import As, DerivedPosition, Record
from stancegraph.tables import Tables, schema
from stancegraph.vocabulary import BASE, expand, term

_XSD_PARTIAL = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
"""Datatype of a partial date by the length of its text."""


def ntriples(tables: Tables, base: str = BASE) -> Iterator[pl.Series]:
    """Sorted lines of N-Triples, one series a table; what is derived is left out."""
    for kind in tables:
        if kind is not DerivedPosition:
            yield _lines(tables, kind, base)


def derived_ntriples(tables: Tables, base: str = BASE) -> pl.Series:
    """Sorted lines of N-Triples of the derived positions."""
    return _lines(tables, DerivedPosition, base)


def _lines(tables: Tables, kind: type[Record], base: str) -> pl.Series:
    frame = tables[kind]
    subject = _link(pl.col("id"), base)
    parts = [_part(frame, subject, "rdf:type", pl.lit(f"<{expand(one)}>")) for one in kind.classes]
    for (name, value), narrower in kind.subclasses.items():
        rows = frame.filter(pl.col(name) == value)
        parts.append(_part(rows, subject, "rdf:type", pl.lit(f"<{expand(narrower)}>")))
    for name, _, mapped in kind.mapped():
        rows = frame
        if isinstance(schema(kind)[name], pl.List):
            rows = frame.select("id", name).explode(name, empty_as_null=False, keep_nulls=False)
        objects = _objects(rows, pl.col(name), mapped.form, base)
        parts.append(_part(rows, subject, mapped.name, objects))
    for name in ("earliest", "latest"):
        if name in frame.columns and kind.classes:
            day = _typed(pl.col(name).dt.to_string(), "xsd:date")
            parts.append(_part(frame, subject, f"sg:{name}", day))
    if not parts:
        return pl.Series("line", [], dtype=pl.String)
    return pl.concat(parts).unique().sort()


def _part(frame: pl.DataFrame, subject: pl.Expr, predicate: str, objects: pl.Expr) -> pl.Series:
    line = pl.concat_str(subject, pl.lit(f" <{expand(predicate)}> "), objects, pl.lit(" ."))
    return frame.select(line=line)["line"].drop_nulls()


def _objects(frame: pl.DataFrame, column: pl.Expr, form: As, base: str) -> pl.Expr:
    match form:
        case As.LINK:
            return _link(column, base)
        case As.IRI:
            return pl.concat_str(pl.lit("<"), column, pl.lit(">"))
        case As.TERM:
            values = frame.select(column.unique().drop_nulls()).to_series()
            terms = {value: f"<{expand(term(value))}>" for value in values}
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
