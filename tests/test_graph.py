"""The graph as a Python user sees it."""

from pathlib import Path

import networkx as nx
import polars as pl
import pytest
import rdflib

import stancegraph as sg
from stancegraph.errors import QueryRefused, UsageError
from stancegraph.graph import Graph
from stancegraph.records import Document
from stancegraph.tables import Tables
from stancegraph.vocabulary import NAMESPACES

BRIEF = """Norway criticises water plan

OSLO, March 3 (Example Wire) -- Norway on Tuesday criticised the water plan of Denmark.
"""


@pytest.fixture
def graph(tables: Tables) -> Graph:
    return Graph(tables)


def test_the_package_shows_its_names_and_no_others() -> None:
    assert sg.__all__ == sorted(sg.__all__) == ["Graph", "StancegraphError", "build", "open"]
    assert dir(sg) == sg.__all__
    assert all(getattr(sg, name) is not None for name in sg.__all__)
    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        _ = sg.biuld


def test_a_member_holds_what_its_coalition_holds_and_it_is_marked(graph: Graph) -> None:
    (row,) = graph.positions(holder="BLR").iter_rows(named=True)
    assert (row["polarity"], row["via"]) == ("support", "coalition:54")
    assert graph.positions(holder="NOR")["via"].null_count() == 2


def test_direct_leaves_out_what_was_inferred(graph: Graph) -> None:
    assert graph.positions(direct=True).height == 3
    with pytest.raises(UsageError, match="no position has the holder 'BLR'"):
        graph.positions(direct=True, holder="BLR")


def test_filters_are_joined_and_take_several_values(graph: Graph) -> None:
    assert graph.positions(polarity=["support", "oppose"], direct=True).height == 3
    assert graph.positions(holder="NOR", basis="stated").height == 1
    assert graph.positions(polarity="neutral").height == 0


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"holdr": "NOR"}, "positions have no 'holdr'"),
        ({"holder": "Norway"}, "no position has the holder 'Norway'"),
        ({"polarity": "for"}, "no position has the polarity 'for'"),
    ],
)
def test_a_filter_that_means_nothing_is_an_error(
    graph: Graph, filters: dict[str, str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        graph.positions(**filters)


def test_the_members_of_a_bloc_are_a_list_of_countries(graph: Graph) -> None:
    nordic = graph.positions(holder="members of the Nordic countries")
    assert set(nordic["holder"]) == {"NOR"}
    both = graph.positions(holder=["members of NATO on 2019-10-29", "BLR"])
    assert set(both["holder"]) == {"BLR", "NOR"}
    with pytest.raises(UsageError, match="no position has the holder 'members of NATO on 1948'"):
        graph.positions(holder="members of NATO on 1948")
    with pytest.raises(UsageError, match="members of 'Rio Group' are not known"):
        graph.positions(holder="members of Rio Group")


def test_sparql_gives_plain_values(graph: Graph) -> None:
    rows = graph.sparql("SELECT ?size { ?c sg:sizeMin ?size }")
    assert list(rows) == [{"size": 54}]
    assert graph.sparql("ASK { ?c sg:complete false }") is True


def test_inferences_are_asked_for(graph: Graph) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?p sg:inferredFrom ?q }"
    assert list(graph.sparql(text)) == [{"n": 0}]
    assert list(graph.sparql(text, derived=True)) == [{"n": 2}]


def test_the_graph_is_not_written_and_not_sent_away(graph: Graph) -> None:
    for text in ("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }", "CLEAR ALL"):
        with pytest.raises(QueryRefused):
            graph.sparql(text)


def test_a_named_query_takes_parameters(graph: Graph) -> None:
    rows = list(graph.query("who-supports", issue="water-plan", polarity="oppose"))
    assert {row["holder_label"] for row in rows} == {"Norway"}


def test_a_query_in_a_file_is_run(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("SELECT ?label { ?p a sg:Person ; rdfs:label ?label }")
    assert list(graph.query(str(path))) == [{"label": "Kari Lund"}]


def test_an_explanation_shows_the_words_in_their_place(graph: Graph) -> None:
    (found,) = graph.explain("position/p2")
    (proof,) = found.proofs
    assert proof.evidence.exact == "Norway rejected it."
    assert proof.before.endswith("praised the water plan.\n\n")
    assert proof.after.startswith(' "We cannot accept')


def test_an_actor_is_explained_by_its_positions(graph: Graph) -> None:
    assert [found.node.id for found in graph.explain("country/NOR")] == [
        "position/p2",
        "position/p3",
    ]
    with pytest.raises(UsageError, match="country/FIN"):
        list(graph.explain("country/FIN"))


def test_a_graph_leaves_for_networkx_and_rdflib(graph: Graph) -> None:
    network = graph.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert network.nodes["country/NOR"]["label"] == "Norway"
    positions = graph.to_rdflib().subjects(
        rdflib.RDF.type, rdflib.URIRef(f"{NAMESPACES['sg']}Position")
    )
    assert len(set(positions)) == 3
    with pytest.raises(UsageError, match="no level 'half'"):
        graph.to_networkx("half")


def test_a_sound_graph_conforms(graph: Graph) -> None:
    assert graph.validate().conforms


def test_a_graph_is_built_opened_and_exported(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text(BRIEF)
    built = sg.build(tmp_path / "brief.txt", out=tmp_path / "graph", backend="pattern")
    opened = sg.open(tmp_path / "graph")
    assert opened.positions().equals(built.positions())
    assert opened.positions()["holder"].to_list()[0] == "NOR"
    opened.export(tmp_path / "graph.ttl")
    assert len(rdflib.Graph().parse(tmp_path / "graph.ttl")) == len(opened.to_rdflib())
    assert "1 documents" in repr(opened)


def test_positions_go_to_pandas(graph: Graph) -> None:
    frame = graph.positions(direct=True)
    assert isinstance(frame, pl.DataFrame)
    assert list(frame.to_pandas()["holder"]) == frame["holder"].to_list()


def test_a_date_in_python_is_text(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text(BRIEF, encoding="utf-8")
    graph = sg.build(tmp_path / "brief.txt", date="2020-03-04", backend="pattern")
    assert list(graph.tables[Document]["date"]) == ["2020-03-03"]
    with pytest.raises(UsageError, match="'March' is no date"):
        sg.build(tmp_path / "brief.txt", date="March")


def test_several_processes_build_the_same_graph(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for state in ("Norway", "Kenya", "Peru"):
        report = BRIEF.replace("Norway", state)
        (tmp_path / "in" / f"{state}.txt").write_text(report, encoding="utf-8")
    built = [
        sg.build(tmp_path / "in", out=tmp_path / f"graph-{jobs}", jobs=jobs) for jobs in (1, 2)
    ]
    first, second = (graph.positions() for graph in built)
    assert set(first["holder"]) == {"NOR", "KEN", "PER"}
    assert first.equals(second)


@pytest.mark.parametrize(("jobs", "told"), [(0, "0 processes"), (2, "need a directory")])
def test_processes_that_cannot_read_are_refused(tmp_path: Path, jobs: int, told: str) -> None:
    out = tmp_path / "graph" if jobs < 1 else None
    with pytest.raises(UsageError, match=told):
        sg.build(tmp_path, out=out, jobs=jobs)
