"""Triples of a store → columns: the nodes of a class, the values of a property.

The way back from `rdf/triples.py`, by the same forms of values, on whole columns: Oxigraph writes
what it finds as one text, which polars reads, so that no triple is ever an object of Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

import polars as pl
from pyoxigraph import DefaultGraph, NamedNode, QueryResultsFormat, QuerySolutions, Store

from stancegraph.errors import SourceError
from stancegraph.records import As
from stancegraph.vocabulary import NAMESPACES, expand, term

FORMS = {
    As.LINK: "an identifier of this graph",
    As.IRI: "an IRI",
    As.TERM: "a term of the ontology",
    As.STRING: "a plain string",
    As.INTEGER: "a whole number",
    As.BOOLEAN: "true or false",
    As.PARTIAL: "an xsd:gYear, xsd:gYearMonth or xsd:date",
}
"""What a value of each form is, in words."""

_DATED = rf'^"([^"]*)"\^\^<{re.escape(NAMESPACES["xsd"])}(?:gYear|gYearMonth|date)>$'
_ESCAPES = {"\\\\": "\\", '\\"': '"', "\\n": "\n", "\\r": "\r", "\\t": "\t"}
_WORDS = re.compile(r"(?<=.)(?=[A-Z])")


class Columns:
    """One graph of a store, read column by column; identifiers are relative to the base."""

    def __init__(self, store: Store, base: str, graph: DefaultGraph | NamedNode) -> None:
        self._store, self._base, self._graph = store, base, graph

    def subjects(self, classes: Iterable[str]) -> pl.Series:
        """The nodes of one of these classes, as SPARQL TSV has them, sorted."""
        found = [self._select("?s", f"?s a <{expand(name)}>")["?s"] for name in classes]
        return pl.concat([pl.Series(dtype=pl.String), *found]).unique().sort()

    def nodes(self, classes: Iterable[str]) -> pl.Series:
        """The identifiers of the nodes of one of these classes (prefixed names), sorted.

        Raises SourceError for a node whose IRI does not begin with the base.
        """
        frame = self.subjects(classes).to_frame("node").with_columns(id=self.link(pl.col("node")))
        for node in frame.filter(pl.col("id").is_null())["node"].head(1):
            raise SourceError(
                f"this is no identifier of a graph whose base is {self._base}",
                at=node.strip("<>"),
                hint="give all nodes of stancegraph's classes an IRI that begins with one base",
            )
        return frame["id"].sort()

    def values(self, name: str) -> pl.DataFrame:
        """`id` and `term`: what has that property, and each of its values as SPARQL TSV has it."""
        found = self._select("?s ?o", f"?s <{expand(name)}> ?o")
        return found.select(id=self.link(pl.col("?s")), term="?o").drop_nulls("id")

    def _select(self, variables: str, pattern: str) -> pl.DataFrame:
        found = self._store.query(
            f"SELECT {variables} WHERE {{ {pattern} }}", default_graph=self._graph
        )
        text = cast(QuerySolutions, found).serialize(format=QueryResultsFormat.TSV)
        columns = dict.fromkeys(variables.split(), pl.String)
        return pl.read_csv(text or b"", separator="\t", quote_char=None, schema=columns)

    def link(self, terms: pl.Expr) -> pl.Expr:
        """IRIs that begin with the base as identifiers; null for all else."""
        start = f"<{self._base}"
        local = terms.str.strip_prefix(start).str.strip_suffix(">")
        return pl.when(terms.str.starts_with(start) & (local.str.len_bytes() > 0)).then(local)

    def read(self, terms: pl.Series, form: As) -> pl.Series:
        """The values of terms, null where one is not of that form."""
        column = pl.col(terms.name)
        match form:
            case As.LINK:
                found = self.link(column)
            case As.IRI:
                found = column.str.extract(r"^<([^<>\s]+)>$")
            case As.TERM:
                known = {one: _value(one) for one in terms.unique()}
                found = column.replace_strict(known, return_dtype=pl.String)
            case As.STRING:
                plain = column.str.starts_with('"') & column.str.ends_with('"')
                found = pl.when(plain).then(_unquoted(column))
            case As.INTEGER:
                found = column.str.extract(r"^([+-]?\d+)$").cast(pl.Int64, strict=False)
            case As.BOOLEAN:
                truth = {"true": True, "false": False}
                found = column.replace_strict(truth, default=None, return_dtype=pl.Boolean)
            case As.PARTIAL:
                found = column.str.extract(_DATED)
        return terms.to_frame().select(found.alias("value"))["value"]


def _value(iri: str) -> str | None:
    """The value that a term of the ontology stands for: `sg:CallFor` → `call_for`."""
    local = iri.removeprefix(f"<{NAMESPACES['sg']}").removesuffix(">")
    value = _WORDS.sub("_", local).lower()
    return value if f"<{expand(term(value))}>" == iri else None


def _unquoted(column: pl.Expr) -> pl.Expr:
    inner = column.str.strip_prefix('"').str.strip_suffix('"')
    return inner.str.replace_many(list(_ESCAPES), list(_ESCAPES.values()))
