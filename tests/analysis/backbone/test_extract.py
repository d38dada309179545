from __future__ import annotations

import networkx as nx
import numpy as np
import polars as pl
import pytest

from stancegraph.analysis.backbone import backbone, p_values
from stancegraph.analysis.backbone.incidence import incidence
from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Matrix, Network
from stancegraph.errors import UsageError

MADE = Made("affiliation network", {"period": "2019"})
ACTORS = tuple("ABCDEFGH")
ISSUES = tuple(f"issue-{number}" for number in range(24))


def two_camps() -> Matrix:
    """Four actors for and four against the same things, each silent on one issue in six."""
    signs = np.outer([1, 1, 1, 1, -1, -1, -1, -1], [1, -1] * 12)
    silent = (np.arange(8)[:, None] + np.arange(24)) % 6 == 0
    return Matrix(ACTORS, ISSUES, np.where(silent, 0, signs), MADE)


def affiliation(matrix: Matrix) -> Network:
    nodes = pl.DataFrame(
        [{"key": key, "label": f"State {key}", "side": "actor"} for key in matrix.rows]
        + [{"key": key, "label": key, "side": "issue"} for key in matrix.columns]
    )
    edges = [
        {"source": actor, "target": issue, "weight": 2.0, "sign": int(sign)}
        for actor, row in zip(matrix.rows, matrix.values, strict=True)
        for issue, sign in zip(matrix.columns, row, strict=True)
        if sign
    ]
    return Network.of(nodes, pl.DataFrame(edges), matrix.made)


def test_camps_are_joined_within_and_apart_between() -> None:
    found = backbone(two_camps(), correction="fdr")
    assert {(a, b): sign for a, b, sign in found.edges(data="sign")} == {
        (a, b): 1 if (a < "E") == (b < "E") else -1 for a in ACTORS for b in ACTORS if a < b
    }


def test_an_affiliation_network_gives_what_its_matrix_gives_with_attributes_of_nodes() -> None:
    of_matrix, of_network = backbone(two_camps()), backbone(affiliation(two_camps()))
    assert of_network.edges_frame.equals(of_matrix.edges_frame)
    assert of_network.nodes["A"] == {"label": "State A", "side": "actor"}


def test_weights_are_kept_and_above_0_on_both_kinds_of_ties() -> None:
    found = backbone(two_camps())
    cells = np.hstack([two_camps().values > 0, two_camps().values < 0]).astype(int)
    observed, p = cells @ cells.T, p_values("sdsm", cells)
    for a, b, tie in found.edges(data=True):
        at = ACTORS.index(a), ACTORS.index(b)
        assert tie["observed"] == observed[at]
        assert (tie["p_upper"], tie["p_lower"]) == (p.upper[at], p.lower[at])
        assert tie["p"] == 2 * min(tie["p_upper"], tie["p_lower"]) <= 0.05
        expected = observed[at] if tie["sign"] > 0 else tie["expected"] - observed[at]
        assert tie["weight"] == expected > 0
        assert tie["signed_weight"] == tie["sign"] * tie["weight"]


def test_any_position_on_an_issue_can_count_as_shared() -> None:
    found = backbone(two_camps(), shared="issue", alpha=0.5, tails="upper")
    both = np.abs(two_camps().values)
    assert found.edges["A", "G"]["observed"] == (both @ both.T)[0, 6]


def test_issues_are_joined_by_actors_who_take_the_same_side_on_both() -> None:
    found = backbone(two_camps(), of="issues", tails="upper", alpha=0.5)
    assert set(found) == set(ISSUES)
    assert found.edges["issue-0", "issue-6"]["observed"] == 6  # silent are the same two
    assert not found.has_edge("issue-0", "issue-1")


def test_an_actor_that_took_both_sides_shares_either_and_a_neutral_one_neither() -> None:
    network = affiliation(two_camps())
    network.edges["A", "issue-1"].update(support=0.5, oppose=1.5, neutral=0.0, sign=-1)
    network.edges["B", "issue-1"].update(support=0.0, oppose=0.0, neutral=1.0, sign=0)
    cells = incidence(network, of="actors", shared="side").cells
    for_and_against = [1, 1 + len(ISSUES)]
    assert cells[0, for_and_against].tolist() == [1, 1]
    assert cells[1, for_and_against].tolist() == [0, 0]
    assert incidence(network, of="actors", shared="issue").cells[:2, 1].tolist() == [1, 1]


def test_upper_and_lower_tails_are_the_halves_of_both() -> None:
    both = backbone(two_camps(), alpha=0.1)
    halves = [backbone(two_camps(), alpha=0.05, tails=tail) for tail in ("upper", "lower")]
    assert {*halves[0].edges, *halves[1].edges} == set(both.edges)
    assert set(nx.get_edge_attributes(halves[0], "sign").values()) == {1}
    assert set(nx.get_edge_attributes(halves[1], "sign").values()) == {-1}


@pytest.mark.parametrize("model", ["sdsm", "fixed-row", "fixed-column", "fixed-fill"])
def test_the_order_of_rows_changes_nothing(model: str) -> None:
    given = two_camps()
    turned = Matrix(given.rows[::-1], given.columns[::-1], given.values[::-1, ::-1], MADE)
    one, other = backbone(given, model=model).edges_frame, backbone(turned, model=model).edges_frame
    assert one.drop(pl.col(pl.Float64)).equals(other.drop(pl.col(pl.Float64)))
    assert np.allclose(one.select(pl.col(pl.Float64)), other.select(pl.col(pl.Float64)), atol=1e-7)


def test_how_it_was_made_names_every_choice() -> None:
    made = backbone(two_camps(), model="fixed-row", alpha=0.01, correction="fdr").made
    assert made.what == "backbone of affiliation network"
    assert made.selection == {"period": "2019"}
    assert made.options == {
        "model": "fixed-row",
        "alpha": "0.01",
        "tails": "both",
        "correction": "fdr",
        "of": "actors",
        "shared": "side",
        "method": "exact",
    }


def weighted(*edges: tuple[str, str, float, int]) -> Network:
    rows = [
        {"source": a, "target": b, "weight": weight, "sign": sign, "signed_weight": sign * weight}
        for a, b, weight, sign in edges
    ]
    keys = sorted({end for a, b, *_ in edges for end in (a, b)} | {"alone"})
    return Network.of(pl.DataFrame({"key": keys}), pl.DataFrame(rows), Made("subtract network"))


STAR = weighted(("hub", "a", 20, -1), ("hub", "b", 1, 1), ("hub", "c", 1, 1), ("b", "c", 1, 1))


def test_disparity_keeps_the_signs_of_its_network_and_nodes_without_ties() -> None:
    found = backbone(STAR, model="disparity")
    assert set(found) == {"hub", "a", "b", "c", "alone"}
    assert list(found.edges) == [("a", "hub")]
    assert found.edges["a", "hub"]["signed_weight"] == -20
    assert found.edges["a", "hub"]["p"] == pytest.approx((2 / 22) ** 2)


def test_disparity_corrects_for_the_two_tests_of_each_tie() -> None:
    found = backbone(STAR, model="disparity", correction="bonferroni", alpha=0.1)
    assert found.edges["a", "hub"]["p"] == pytest.approx(8 * (2 / 22) ** 2)


def test_an_empty_network_has_an_empty_backbone() -> None:
    nothing = Network.of(pl.DataFrame({"key": []}), pl.DataFrame(), MADE)
    for model in ("sdsm", "disparity", "fixed-fill"):
        assert backbone(nothing, model=model).number_of_nodes() == 0
    alone = Matrix(["A"], ["x"], np.array([[1]]), MADE)
    assert backbone(alone).number_of_edges() == 0


def test_a_cell_that_is_not_a_number_is_no_position() -> None:
    given = two_camps()
    unknown = np.where(given.values == 0, np.nan, given.values)
    with_nan = Matrix(given.rows, given.columns, unknown, MADE)
    assert backbone(with_nan).edges_frame.equals(backbone(given).edges_frame)


@pytest.mark.parametrize(
    ("source", "options", "message"),
    [
        (two_camps(), {"model": "fdsm"}, "there is no model"),
        (two_camps(), {"tails": "left"}, "there is no tail"),
        (two_camps(), {"correction": "sidak"}, "there is no correction"),
        (two_camps(), {"of": "country"}, "there is no projection on"),
        (two_camps(), {"shared": "words"}, "there is no way to share"),
        (two_camps(), {"alpha": 5}, "alpha is 5"),
        (two_camps(), {"model": "disparity"}, "disparity reads a network"),
        (STAR, {}, "needs an affiliation network"),
        (STAR, {"model": "disparity", "tails": "both"}, "overwrite the signs"),
        (Matrix(["A"], ["x"], np.array([[3]]), MADE), {}, "only 1, 0 and -1"),
    ],
)
def test_what_does_not_fit_is_refused(
    source: Network | Matrix, options: dict[str, object], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        backbone(source, **options)
