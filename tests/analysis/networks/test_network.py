"""Networks of actors and issues from stances, and from the graph of a joint statement."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import stancegraph as sg
from stancegraph.analysis.networks import Kind, Ties, counting, network, projection
from stancegraph.errors import UsageError

LINES = ("A x 1", "A y -1", "B x 1", "B y 1", "C x -1", "C x -1", "D z 0")


@pytest.fixture
def told(said):
    return said(*LINES)


def weights(found):
    return {(a, b): edge["signed_weight"] for a, b, edge in found.edges(data=True)}


def test_an_affiliation_ties_actors_to_issues_by_what_they_said(told):
    found = network(told, "affiliation")
    assert found.edges["C", "x"]["weight"] == 2
    assert found.edges["C", "x"]["sign"] == -1
    assert found.edges["C", "x"]["positions"] == "position/004|position/005"
    assert found.edges["D", "z"]["neutral"] == 1
    assert found.nodes["x"]["side"] == "issue"
    assert sum(edge["weight"] for *_, edge in found.edges(data=True)) == len(LINES)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("ignored", {("A", "B"): 0, ("A", "C"): 0, ("B", "C"): 0}),
        ("congruence", {("A", "B"): 1}),
        ("conflict", {("A", "B"): -1, ("A", "C"): -2, ("B", "C"): -2}),
        ("subtract", {("A", "C"): -2, ("B", "C"): -2}),
    ],
)
def test_ties_among_actors_bear_weight_and_sign(told, kind, expected):
    found = network(told, kind)
    assert weights(found) == expected
    assert all(edge["weight"] > 0 for *_, edge in found.edges(data=True))
    assert set(found) == set("ABCD")  # nodes without a tie stay


def test_ties_among_issues(told):
    assert weights(network(told, "congruence", Ties(of="issues"))) == {("x", "y"): 1}


def test_what_is_rare_does_not_count_and_what_falls_out_takes_others_with_it(told):
    assert set(network(told, "ignored", Ties(least_actors=2))) == set("ABC")
    assert set(network(told, "ignored", Ties(least_stances=2, least_actors=3))) == set()
    assert set(network(told, "congruence", Ties(isolates="drop"))) == set("AB")
    assert weights(network(told, "conflict", Ties(least_weight=1.5))).keys() == {
        ("A", "C"),
        ("B", "C"),
    }


@pytest.mark.parametrize("kind", list(Kind))
def test_without_stances_there_is_a_network_without_nodes(told, kind):
    nobody = told.only(pl.col("actor") == "Z")
    for isolates in ("keep", "drop"):
        assert len(network(nobody, kind, Ties(isolates=isolates))) == 0


def test_blocs_stand_beside_the_countries(said):
    told = said("FRA x 1 1950-01-01", "FRA y 1 1957-12-31", "PER x 1 1958-01-01")
    found = network(told, "congruence", Ties(groups=("EU", "NATO")))
    assert found.nodes["FRA"]["groups"] == "EU|NATO"
    assert "groups" not in found.nodes["PER"]
    early = network(said("FRA x 1 1950-01-01"), "affiliation", Ties(groups=("EU", "NATO")))
    assert early.nodes["FRA"]["groups"] == "NATO"
    with pytest.raises(UsageError, match="'Peru' is no group"):
        network(told, "congruence", Ties(groups=("Peru",)))


def test_every_choice_stands_in_the_result(told):
    found = network(told, "congruence", Ties(normalise="jaccard", least_actors=2))
    assert found.made.what == "congruence network"
    for choice in ("normalise=jaccard", "duplicates=include", "least actors=2", "of=actors"):
        assert choice in repr(found)


@pytest.mark.parametrize(
    ("kind", "ties", "complaint"),
    [
        ("friendship", {}, "kind cannot be 'friendship'"),
        ("congruence", {"normalise": "by size"}, "normalise cannot be 'by size'"),
        ("congruence", {"scale": (0, 1)}, "not on the scale"),
        ("congruence", {"scale": (3, 1)}, "has no width"),
        ("affiliation", {"normalise": "jaccard"}, "counts stances"),
    ],
)
def test_a_choice_that_does_not_exist_is_an_error(told, kind, ties, complaint):
    with pytest.raises(UsageError, match=complaint):
        network(told, kind, Ties(**ties))


# -- joint statements -----------------------------------------------------------------------------

JOINT = """
document: {title: Two letters on lakes, publisher: Example Archive, date: 2024-02}
statements:
  - kind: joint
    spokesperson: Kenya
    on_behalf_of: {count: 4, members: [Kenya, Ghana, Chad]}
    positions: [{polarity: support, act: sign, target: lake treaty, quote: we support it}]
  - speakers: [Peru]
    positions: [{polarity: support, act: praise, target: lake treaty, quote: a good text}]
  - speakers: [Brazil]
    positions: [{polarity: oppose, act: reject, target: lake treaty, quote: no}]
"""


@pytest.fixture(scope="module")
def lakes(tmp_path_factory) -> sg.Graph:
    path = tmp_path_factory.mktemp("lakes") / "joint.yaml"
    path.write_text(JOINT, encoding="utf-8")
    return sg.build(path)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("fractional", {"KEN": 0.25, "GHA": 0.25, "TCD": 0.25, "PER": 1, "BRA": 1}),
        ("signatories", {"KEN": 1, "GHA": 1, "TCD": 1, "PER": 1, "BRA": 1}),
        ("spokesperson", {"KEN": 1, "PER": 1, "BRA": 1}),
        ("coalition", {"coalition:4": 1, "PER": 1, "BRA": 1}),
    ],
)
def test_how_a_joint_statement_counts_is_chosen_and_told(lakes, rule, expected):
    found = lakes.network("affiliation", counting=rule)
    assert {a: edge["weight"] for a, _, edge in found.edges(data=True)} == expected
    assert f"counting={rule}" in repr(found)


def test_a_joint_statement_does_not_swamp_others_by_default(said):
    """54 states sign one letter, two others speak: the pairs of signatories do not prevail."""
    codes = [f"S{n:02}" for n in range(54)]
    signed = [f"{code} x 1 weight={1 / 54}" for code in codes]
    told = said(*signed, "A x 1", "B x 1")
    values = projection(told, Kind.CONGRUENCE)
    keys = told.actors["key"].to_list()
    single = values[keys.index("A"), keys.index("B")]
    inside = values[np.ix_(*[[keys.index(code) for code in codes]] * 2)].sum() / 2
    assert single == 1
    assert inside < single


# -- the peer's published numbers -----------------------------------------------------------------

PROJECT = Path(__file__).parents[4] / "shared" / "data" / "dna" / "sample.dna"
shared = pytest.mark.skipif(not PROJECT.exists(), reason="the project file is not beside us")


@pytest.fixture(scope="module")
def project() -> sg.Graph:
    return sg.build(PROJECT)


@shared
@pytest.mark.shared
def test_published_sums_of_the_two_mode_and_ignored_networks(project):
    two_mode = project.network("affiliation")
    assert (len(two_mode), two_mode.number_of_edges()) == (7 + 6, 22)
    assert sum(edge["weight"] for *_, edge in two_mode.edges(data=True)) == 40
    ignored = project.network("ignored")
    assert (len(ignored), ignored.number_of_edges()) == (7, 21)


@shared
@pytest.mark.shared
@pytest.mark.parametrize(
    ("kind", "edges", "sums"),
    [
        ("ignored", 21, (276, 46.261854, 24.469002, 8.872727)),
        ("congruence", 16, (160, 25.802436, 13.610663, 4.806061)),
        ("conflict", 14, (116, 20.459418, 10.858340, 4.066667)),
        ("subtract", 18, (44, 5.343018, 2.752323, 0.739394)),
    ],
)
def test_published_sums_under_each_normalisation(project, kind, edges, sums):
    told = project.stances()
    for by, expected in zip(
        ("none", "average-activity", "jaccard", "dna-cosine"), sums, strict=True
    ):
        values = projection(told, Kind(kind), Ties(normalise=by))
        assert values.sum() == pytest.approx(expected, abs=5e-7)
    assert project.network(kind).number_of_edges() == edges


@shared
@pytest.mark.shared
@pytest.mark.parametrize(
    ("chosen", "size", "expected"),
    [
        (
            {
                "exclude": {
                    "issue": "There should be legislation to regulate emissions.",
                    "holder": ["Senate", "Sierra Club"],
                }
            },
            5,
            9.809524,
        ),
        ({"section": "1"}, 4, 4.8),
    ],
)
def test_published_sums_of_parts(project, chosen, size, expected):
    told = project.stances(**chosen)
    values = projection(told, Kind.CONGRUENCE, Ties(normalise="average-activity"))
    assert values.shape == (size, size)
    assert values.sum() == pytest.approx(expected, abs=5e-7)


@shared
@pytest.mark.shared
def test_published_ties_of_two_organisations(project):
    pair = ("organ:Senate", "organ:Sierra Club")
    found = {kind: project.network(kind).edges[pair]["signed_weight"] for kind in list(Kind)[1:4]}
    assert found == {"congruence": 2, "conflict": -5, "subtract": -3}
    assert project.network("ignored").edges[pair]["weight"] == 7


@shared
@pytest.mark.shared
def test_published_sums_once_a_document(project):
    ties = Ties(duplicates="document")
    told = counting(project.stances(), ties)
    assert told.frame.height == 23
    assert projection(told, Kind.CONGRUENCE).sum() == 48
    assert projection(told, Kind.SUBTRACT).sum() == 10


@shared
@pytest.mark.shared
def test_a_coded_truth_value_is_a_qualifier_too(project):
    told = project.stances(qualifier="agreement")
    assert projection(told, Kind.CONGRUENCE).sum() == 160
    with pytest.raises(UsageError, match="no variable 'mood' has numbers"):
        project.stances(qualifier="mood")


def test_more_ties_than_memory_holds_are_refused(told, monkeypatch):
    ties = network(told, "ignored").number_of_edges()
    module = import_module("stancegraph.analysis.networks.network")
    monkeypatch.setattr(module, "MOST_TIES", ties - 1)
    with pytest.raises(UsageError, match=f"would have {ties} ties"):
        network(told, "ignored")
    assert network(told, "ignored", Ties(least_weight=3)).size() < ties
