from datetime import date
from pathlib import Path

import networkx as nx
import polars as pl
import pytest

from stancegraph.export import Level, View, export
from stancegraph.export.gexf import _day_after
from stancegraph.export.nodelink import network


@pytest.mark.parametrize("level", Level)
def test_networkx_opens_every_level(view: View, tmp_path: Path, level: Level) -> None:
    graph = nx.read_gexf(export(view, tmp_path / "graph.gexf", level=level).path)
    expected = network(view, level)
    assert set(graph) == set(expected.nodes["id"])
    assert graph.number_of_edges() == expected.edges.height > 0
    assert graph.graph["mode"] == "dynamic"
    assert all("viz" in data for _, data in graph.nodes(data=True))


def test_a_spell_ends_on_the_day_after_the_last(view: View, tmp_path: Path) -> None:
    path = export(view, tmp_path / "graph.gexf", level=Level.AFFILIATION).path
    graph = nx.read_gexf(path)
    assert graph.edges["coalition/c22", "issue/measures"]["spells"] == [
        ("2019-07-01", "2019-08-01")
    ]
    assert graph.edges["coalition/c54", "issue/measures"]["spells"] == [
        ("2019-10-29", "2019-10-30")
    ]
    assert "spells" not in graph.edges["country/USA", "country/CHN"]


def test_every_spell_ends_after_it_starts_and_no_edge_outlives_its_ends(
    view: View, tmp_path: Path
) -> None:
    graph = nx.read_gexf(export(view, tmp_path / "graph.gexf").path)
    lives = nx.get_node_attributes(graph, "spells")
    assert lives["position/joint"] == [("2019-10-29", "2019-10-30")]
    assert not any(node.startswith(("country/", "issue/")) for node in lives)
    for source, target, data in graph.edges(data=True):
        for start, end in data.get("spells", []):
            assert date.fromisoformat(start) < date.fromisoformat(end)
            for node in (source, target):
                for born, dies in lives.get(node, []):
                    assert born <= start
                    assert end <= dies


def test_parallel_edges_differ_in_kind(view: View, tmp_path: Path) -> None:
    text = export(view, tmp_path / "graph.gexf").path.read_text(encoding="utf-8")
    assert 'source="position/joint" target="issue/measures" type="directed" kind="issue"' in text
    assert 'source="position/joint" target="issue/measures" type="directed" kind="target"' in text


def test_the_last_day_of_the_calendar_is_no_hindrance() -> None:
    days = pl.DataFrame({"day": [date(2019, 10, 29), date.max]})
    assert days.select(_day_after(pl.col("day")))["day"].to_list() == [date(2019, 10, 30), date.max]
