"""Analyses from Python: stances, networks, votes and agreement of one graph."""

from pathlib import Path

import networkx as nx
import polars as pl
import pytest

import stancegraph as sg
from stancegraph.analysis.agreement import agreement_matrix
from stancegraph.errors import UsageError

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def votes() -> sg.Graph:
    return sg.build(sorted((EXAMPLES / "human-rights-votes").glob("*.csv")))


@pytest.fixture(scope="module")
def statements() -> sg.Graph:
    folder = EXAMPLES / "third-committee-2019"
    sheets = sorted((folder / "signatories").glob("*.yaml"))
    return sg.build([folder / "facts.yaml", *sheets], issues=folder / "issues.yaml")


def test_two_letters_of_2019_make_two_camps(statements):
    found = statements.network("subtract", issue="xinjiang-measures")
    assert isinstance(found, nx.Graph)
    assert found.edges["PAK", "RUS"]["sign"] == 1
    assert found.edges["DEU", "RUS"]["sign"] == -1
    assert found.made.selection == {"issue": "xinjiang-measures"}


def test_stances_take_filters_and_rules(statements):
    one = statements.stances(holder="PAK", counting="signatories", until="2019-07")
    assert set(one.frame["actor"]) == {"PAK"}
    assert set(one.frame["weight"]) == {1}
    with pytest.raises(UsageError, match="nothing has the issue 'tea'"):
        statements.network("congruence", issue="tea")


def test_agreement_of_session_74_with_china_is_as_published(votes):
    """Voeten's agreement over the 14 human-rights roll calls that were not unanimous."""
    found = votes.agreement(session="74").frame
    with_china = {
        (a if b == "CHN" else b): value
        for a, b, value in found.select("a", "b", "agreement").iter_rows()
        if "CHN" in (a, b)
    }
    expected = {"CUB": 1, "RUS": 0.964, "BLR": 0.857, "PAK": 0.857}
    expected |= {"DEU": 0.25, "GBR": 0.25, "USA": 0.107}
    for state, value in expected.items():
        assert with_china[state] == pytest.approx(value, abs=5e-4)


def test_agreement_takes_its_choices(votes):
    found = votes.agreement("kappa", per="all", unanimous="kept", absent="abstention", least=10)
    assert set(found.frame["period"]) == {"all"}
    assert found.frame["roll_calls"].min() >= 10
    for choice in ("unanimous=kept", "absent=abstention", "least=10"):
        assert choice in repr(found)


def test_votes_are_a_matrix_of_states_and_roll_calls(votes):
    matrix = votes.votes(holder=["CHN", "USA"])
    assert agreement_matrix(matrix).rows == ("CHN", "USA")
    assert matrix.votes.shape == (len(matrix.states), matrix.calls.height)
    assert matrix.calls.filter(pl.col("session") != "74").is_empty()
