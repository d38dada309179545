"""Quotes, markup, control characters and direction marks survive into every format."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import polars as pl
import pyoxigraph as ox
import pytest
import yaml

from stancegraph.export import FORMATS, View, export
from stancegraph.records import Position

XML = ("rdf", "graphml", "gexf")


def rdf(path: Path) -> Iterator[str]:
    for quad in ox.parse(path=path):
        if isinstance(quad.object, ox.Literal) and quad.predicate.value.endswith("#targetText"):
            yield quad.object.value


def graphml(path: Path) -> Iterator[str]:
    yield from nx.get_node_attributes(nx.read_graphml(path), "target_text").values()


def gexf(path: Path) -> Iterator[str]:
    yield from nx.get_node_attributes(nx.read_gexf(path), "target_text").values()


def jsonl(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["target"]


def sheet(path: Path) -> Iterator[str]:
    for statement in yaml.safe_load(path.read_text(encoding="utf-8"))["statements"]:
        for position in statement.get("positions", []):
            yield position["target"]


def cells(name: str, column: str) -> Callable[[Path], Iterator[str]]:
    def read(folder: Path) -> Iterator[str]:
        with (folder / name).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row[column]:
                    yield row[column]

    return read


PARSERS: dict[str, Callable[[Path], Iterator[str]]] = {
    **dict.fromkeys(("ttl", "trig", "nt", "nq", "rdf", "jsonld"), rdf),
    "graphml": graphml,
    "gexf": gexf,
    "yaml": sheet,
    "jsonl": jsonl,
    "csv": cells("positions.csv", "target_text"),
    "neo4j": cells("nodes.csv", "target_text:string"),
}


def test_every_format_is_tested() -> None:
    assert set(PARSERS) == set(FORMATS)


@pytest.mark.parametrize("name", PARSERS)
def test_a_parser_of_the_format_reads_the_text_back(
    hostile: View, tmp_path: Path, name: str
) -> None:
    path = export(hostile, tmp_path / f"graph.{name}").path
    positions = hostile.tables[Position]
    if name == "yaml":  # a vote stands in no sheet
        positions = positions.filter(pl.col("roll_call").is_null())
    texts = set(positions["target_text"])
    if name in XML:
        texts = {text.replace("\x01", "").replace("\x1b", "") for text in texts}
    assert set(PARSERS[name](path)) == texts
    assert any("<script>" in text and "\u202e" in text for text in texts)


@pytest.mark.parametrize("name", XML)
def test_no_markup_of_the_text_becomes_markup(hostile: View, tmp_path: Path, name: str) -> None:
    assert "<script>" not in export(hostile, tmp_path / f"graph.{name}").path.read_text("utf-8")


@pytest.mark.parametrize("target", ["gephi", "yed"])
def test_styled_graphml_is_as_safe(hostile: View, tmp_path: Path, target: str) -> None:
    path = export(hostile, tmp_path / "graph.graphml", target=target).path
    assert set(graphml(path)) == set(graphml(export(hostile, tmp_path / "plain.graphml").path))
    assert "<script>" not in path.read_text("utf-8")
