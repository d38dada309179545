"""The slice of votes builds as the tables of the whole do, and its questions get their answers."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from stancegraph.graph import Graph
from stancegraph.query.named import from_file
from stancegraph.records import Country, Evidence, Issue, Membership, Position, RollCall
from stancegraph.resources import shipped

EXAMPLE = shipped("examples/human-rights-votes")
BESIDE = shipped("examples/third-committee-2019")
TABLES = sorted(EXAMPLE.glob("*.csv"))
ASKED = {
    "tallies": {},
    "agreement": {"country": "CHN"},
    "votes-of": {"country": "members of ASEAN on 2019-12-18"},
}
"""The questions and the parameters that the answers beside them were given for."""


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph.build(TABLES)


@pytest.fixture(scope="module")
def both() -> Graph:
    return Graph.build([BESIDE / "facts.yaml", *TABLES], issues=BESIDE / "issues.yaml")


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def answer(graph: Graph, path: Path, derived: bool = False, **parameters: str) -> list[list[str]]:
    text = from_file(path).bound(parameters)
    return cells(graph.asker(derived=derived).serialized(text, "csv").decode())


def expected(path: Path) -> list[list[str]]:
    found = path.parent / "expected" / f"{path.stem}.csv"
    return cells(found.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(ASKED))
def test_a_question_gets_its_answer(graph: Graph, name: str) -> None:
    query = EXAMPLE / "queries" / f"{name}.rq"
    assert answer(graph, query, **ASKED[name]) == expected(query)


@pytest.mark.parametrize("name", ["in-short", "said-and-voted"])
def test_what_was_said_and_how_it_was_voted_are_asked_together(both: Graph, name: str) -> None:
    query = BESIDE / "votes" / f"{name}.rq"
    assert answer(both, query, derived=True) == expected(query)


def test_every_question_has_an_answer_and_says_what_it_asks() -> None:
    for folder, names in ((EXAMPLE / "queries", set(ASKED)), (BESIDE / "votes", None)):
        queries = {path.stem: path for path in folder.glob("*.rq")}
        assert names in (None, set(queries))
        assert {path.stem for path in (folder / "expected").iterdir()} == set(queries)
        assert all(from_file(path).title != name for name, path in queries.items())


def rows(table: str) -> list[dict[str, str]]:
    with (EXAMPLE / table).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_vote_is_one_position_and_nothing_else(graph: Graph) -> None:
    votes = graph.tables[Position]
    assert votes.height == len(rows("un_votes.csv")) == 2558
    listed = Counter(row["vote"] for row in rows("un_votes.csv"))
    polarity = {"yes": "support", "no": "oppose", "abstain": "neutral"}
    counted = Counter(votes["polarity"])
    assert counted == {polarity[vote]: number for vote, number in listed.items()}
    assert set(votes["basis"]) == {"recorded"}
    assert graph.tables[RollCall].height == len(rows("un_roll_calls.csv")) == 14


def test_every_vote_has_its_row(graph: Graph) -> None:
    evidence = graph.tables[Evidence]
    assert sorted(evidence["row"]) == list(range(1, 2559))
    assert set(evidence["kind"]) == {"row"}


def test_states_stand_under_the_code_that_they_have_now(graph: Graph) -> None:
    codes = set(graph.tables[Country]["code"])
    assert len(codes) == 192
    assert {"SRB", "NAM", "MKD", "SWZ"} <= codes
    assert not codes & {"YUG", "SUN"}


def test_the_vote_is_about_the_resolution_and_the_resolution_about_human_rights(
    graph: Graph,
) -> None:
    issues = {one.id: one for one in graph.tables.records(Issue)}
    targets = {issues[one] for one in graph.tables[Position]["target"].unique()}
    assert len(targets) == 14
    broader = {issues[one].label for target in targets for one in target.broader}
    assert broader == {"Human rights", "Palestinian conflict"}


def test_agreement_is_that_of_its_definition(graph: Graph) -> None:
    number = {"yes": 1, "abstain": 2, "no": 3}
    cast: dict[str, dict[str, int]] = {}
    for row in rows("un_votes.csv"):
        cast.setdefault(row["country_code"], {})[row["rcid"]] = number[row["vote"]]
    found = {row[0]: float(row[3]) for row in expected(EXAMPLE / "queries/agreement.rq")[1:]}
    for code, alpha_2 in {"CUB": "CU", "DEU": "DE", "USA": "US", "PAK": "PK"}.items():
        shared = cast["CN"].keys() & cast[alpha_2].keys()
        distances = [abs(cast["CN"][call] - cast[alpha_2][call]) / 2 for call in shared]
        assert found[code] == pytest.approx(1 - sum(distances) / len(shared), abs=0.0006)


def test_the_members_of_a_bloc_are_asked_for_in_python_too(graph: Graph) -> None:
    votes = graph.positions(holder="members of the European Union on 2019-12-18")
    assert votes["holder"].n_unique() == 28
    mercenaries = votes.filter(pl.col("target_text").str.contains("mercenaries"))
    assert set(mercenaries["polarity"]) == {"oppose"}


def test_votes_bring_no_memberships(graph: Graph) -> None:
    assert graph.tables[Membership].height == 0


def test_the_two_sources_share_their_countries(both: Graph) -> None:
    countries = both.tables[Country]
    assert countries["id"].n_unique() == countries.height
    china = both.positions(holder="CHN")
    assert set(china["basis"]) == {"recorded", "reported"}


def test_a_roll_call_is_sound(tmp_path: Path) -> None:
    for path in TABLES:
        head, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if line.startswith(("9084,", "9084.0,"))]
        (tmp_path / path.name).write_text(head + "".join(kept[:40]), encoding="utf-8")
    found = Graph.build(sorted(tmp_path.iterdir()))
    assert found.tables[Position].height == 40
    assert found.validate().conforms


def test_the_example_is_small() -> None:
    assert sum(path.stat().st_size for path in EXAMPLE.rglob("*.*")) < 100_000
