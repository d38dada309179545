"""`stancegraph explain`: the words behind a node, in their context."""

import re
from pathlib import Path

import pytest

VOTES = Path(__file__).parents[1] / "data" / "votes" / "undl_ga.csv"

BASE = "https://w3id.org/stancegraph/id/"


def test_the_words_stand_marked_in_their_context(run, graph):
    ran = run("explain", graph, "BRA")
    assert ran.exit_code == 0
    assert "Brazil · oppose (reject) · draft lake treaty" in ran.stdout
    assert '12 countries. ¶ "»We cannot accept this treaty«," said Maria Silva' in ran.stdout


def test_who_says_so_how_it_is_known_and_by_which_rule(run, graph):
    shown = run("explain", graph, "KEN").stdout
    assert "basis      reported, asserted, holder explicit" in shown
    assert "rule       by-hand, by the words “praised”" in shown
    assert "says who   reported by Envoys differ over lake treaty" in shown
    assert "Example Wire, 2024-03-05, lake.txt" in shown


def test_a_position_that_follows_names_the_group(run, graph):
    shown = run("explain", graph, "gha").stdout
    assert re.search(r"follows    from position/\w+, as a member of 12 countries", shown)


@pytest.mark.parametrize("prefix", ["", BASE])
def test_a_position_goes_by_its_short_or_whole_identifier(run, graph, prefix):
    (identifier,) = set(re.findall(r"position/\w+", run("explain", graph, "PER").stdout))
    shown = run("explain", graph, prefix + identifier)
    assert shown.exit_code == 0
    assert shown.stdout.startswith("Peru · oppose (criticise)")
    assert "towards    Brazil" in shown.stdout


def test_a_statement_is_shown_with_its_positions(run, graph):
    (identifier, *_) = re.findall(r"statement/\w+", run("explain", graph, "BRA").stdout)
    shown = run("explain", graph, identifier).stdout
    statement, position = shown.split("\n\n")
    assert "speaker    Maria Silva" in statement
    assert "reply to   Kenya on behalf of 12 countries" in statement
    assert "made at    Second Committee: debate on lakes" in statement
    assert position.startswith("Brazil · oppose")


def test_an_entry_of_a_sheet_says_that_nobody_checked_it(run, graph):
    shown = run("explain", graph, "TCD").stdout
    assert "entry statements/0/positions/0, not checked against a text, of Letter" in shown


def test_a_vote_is_shown_with_its_roll_call_and_row(run, tmp_path):
    run("build", VOTES, "--out", tmp_path / "votes")
    shown = run("explain", tmp_path / "votes", "RUS").stdout
    assert "cast in    UN General Assembly: vote on whole text of A/RES/74/900" in shown
    assert shown.rstrip().endswith("evidence   row 2 of undl_ga.csv")


def test_quoted_characters_cannot_steer_the_terminal(run, graph):
    shown = run("explain", graph, "TCD").stdout
    assert "»we \\x1b[31msupport\\u202e <script>it</script>«" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("identifier", ["ATL", "position/0000", "Peru", BASE + "country/XYZ"])
def test_a_node_that_the_graph_lacks_is_wrong_usage(run, graph, identifier):
    ran = run("explain", graph, identifier)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "the graph has no position, statement or speaking actor" in ran.stderr
