"""The bundled example builds, and its questions get the answers that stand beside them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from stancegraph.graph import Graph
from stancegraph.query.named import from_file
from stancegraph.query.run import Rows
from stancegraph.records import Coalition, Evidence, Membership, Position, Statement
from stancegraph.resolution.codebook import Codebook
from stancegraph.resources import shipped

EXAMPLE = shipped("examples/third-committee-2019")
SHEETS = sorted((EXAMPLE / "signatories").glob("*.yaml"))
QUERIES = sorted((EXAMPLE / "queries").glob("*.rq"))


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph.build([EXAMPLE / "facts.yaml", *SHEETS], issues=EXAMPLE / "issues.yaml")


def rows(graph: Graph, name: str, **parameters: str) -> list[dict[str, object]]:
    answer = graph.query(name, **parameters)
    assert isinstance(answer, Rows)
    return [dict(row) for row in answer]


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_a_question_gets_its_answer(graph: Graph, query: Path) -> None:
    expected = EXAMPLE / "queries" / "expected" / f"{query.stem}.csv"
    answer = graph.asker(derived=True).serialized(query.read_text(encoding="utf-8"), "csv")
    assert _cells(answer.decode()) == _cells(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_a_question_says_what_it_asks(query: Path) -> None:
    assert from_file(query).title != query.stem


def test_every_question_has_an_answer_and_every_answer_a_question() -> None:
    expected = {path.stem for path in (EXAMPLE / "queries" / "expected").iterdir()}
    assert {path.stem for path in QUERIES} == expected


def _cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_the_sheet_belongs_to_the_brief() -> None:
    digest = hashlib.sha256((EXAMPLE / "article.txt").read_bytes()).hexdigest()
    assert f"sha256: {digest}" in (EXAMPLE / "facts.yaml").read_text(encoding="utf-8")


def test_the_brief_is_brief_and_the_example_small() -> None:
    words = (EXAMPLE / "article.txt").read_text(encoding="utf-8").split()
    assert 250 <= len(words) <= 400
    assert sum(path.stat().st_size for path in EXAMPLE.rglob("*.*")) < 100_000


def test_passages_of_the_brief_stand_in_it(graph: Graph) -> None:
    text = (EXAMPLE / "article.txt").read_text(encoding="utf-8")
    passages = [one for one in graph.tables.records(Evidence) if one.kind == "passage"]
    assert len(passages) > 10
    for passage in passages:
        assert text[passage.start : passage.end] == passage.exact


def test_each_list_has_its_size_and_its_known_members(graph: Graph) -> None:
    sizes = {
        (one.size_text, one.complete, len(one.members)) for one in graph.tables.records(Coalition)
    }
    assert {
        ("22", True, 22),
        ("23", True, 23),
        ("50", True, 51),
        ("54", False, 33),
        ("more than 30", False, 2),
    } <= sizes


def test_qatar_signed_and_left(graph: Graph) -> None:
    left = [
        one
        for one in graph.tables.records(Membership)
        if one.member == "country/QAT" and one.joined
    ]
    assert [(str(one.joined), str(one.left)) for one in left] == [("2019-07-12", "2019-07-18")]
    statements = {one.id: one.kind for one in graph.tables.records(Statement)}
    withdrawals = [
        one
        for one in graph.tables.records(Position)
        if one.holder == "country/QAT" and one.act == "withdraw"
    ]
    assert {statements[one.target] for one in withdrawals} == {"letter"}
    assert {one.polarity for one in withdrawals} == {"oppose"}


def test_signatures_are_on_record(graph: Graph) -> None:
    positions = list(graph.tables.records(Position))
    signed = [one for one in positions if one.act in ("sign", "withdraw")]
    assert {one.basis for one in signed} == {"recorded"}
    assert len(signed) >= 4


def test_both_sides_are_there_and_contradict(graph: Graph) -> None:
    pairs = {
        (row["supporter_label"], row["opponent_label"])
        for row in rows(graph, "contradictions", issue="xinjiang-measures")
    }
    assert {("54 countries", "23 countries"), ("50 countries", "22 countries")} <= pairs


def test_what_the_united_states_did_is_told_by_china(graph: Graph) -> None:
    told = [(row["according_to_label"], row["holder_label"]) for row in rows(graph, "nested")]
    assert told == [("China", "United States of America")]


def test_china_replies_to_the_united_states(graph: Graph) -> None:
    (reply,) = rows(graph, "replies", country="CHN")
    assert str(reply["reply_label"]).startswith("China")
    assert str(reply["to_label"]).startswith("United States")


def test_the_meeting_is_one_event_for_all_sources(graph: Graph) -> None:
    events = {row["event"] for row in rows(graph, "statements-at-event", words="third committee")}
    assert len(events) == 1


def test_pakistan_is_seen_through_its_groups(graph: Graph) -> None:
    positions = graph.positions(holder="PAK", polarity="support")
    assert {"coalition:54", "coalition:>30", "coalition:50"} <= set(positions["via"])
    assert graph.positions(holder="CHN", direct=True)["via"].is_null().all()


@pytest.mark.parametrize("backend", ["spacy", "pattern"])
def test_the_brief_itself_gives_both_joint_statements_at_the_same_event(
    backend: str, graph: Graph
) -> None:
    if backend == "spacy":
        pytest.importorskip("spacy")
    read = Graph.build(EXAMPLE / "article.txt", issues=EXAMPLE / "issues.yaml", backend=backend)
    spoken = {(row["speaker_label"], row["spoke_for_label"]) for row in rows(read, "spokespersons")}
    assert {("Belarus", "54 countries"), ("Zhang Jun", "China")} <= spoken
    assert "23 countries" in {group for _, group in spoken}
    by_hand, by_rules = (
        {row["event"] for row in rows(one, "statements-at-event", words="third committee, meeting")}
        for one in (graph, read)
    )
    assert by_hand <= by_rules


@pytest.mark.parametrize(
    ("target", "actor", "issue", "sense"),
    [
        ("counter-terrorism measures in Xinjiang", "CHN", "xinjiang-measures", "same"),
        ("the situation of Uighurs in Xinjiang", "CHN", "xinjiang-measures", "same"),
        ("comments on Xinjiang made by other states", "USA", "xinjiang-measures", "reversed"),
        ("efforts to defame China on Xinjiang", "USA", "xinjiang-measures", "reversed"),
        ("the U.S. statement", "USA", "xinjiang-measures", "reversed"),
        ("baseless accusations against China", None, "china-human-rights-record", "reversed"),
        ("what China has achieved in human rights", "CHN", "china-human-rights-record", "same"),
        ("China's development philosophy", "CHN", "china-development", "same"),
        ("politicizing the human rights issue", None, "politicisation-of-human-rights", "same"),
        ("politicisation of human rights", None, "politicisation-of-human-rights", "same"),
        (
            "those who interfere in the internal affairs of other countries",
            None,
            "interference-in-internal-affairs",
            "same",
        ),
        ("access to the region for UN observers", "CHN", "access-to-xinjiang", "same"),
        ("the words of a few countries", None, None, None),
    ],
)
def test_the_codebook_sorts_the_words_of_both_sides(
    target: str, actor: str | None, issue: str | None, sense: str | None
) -> None:
    found = Codebook.load(EXAMPLE / "issues.yaml").match(target, actor)
    assert (found and found.issue, found and found.sense) == (issue, sense)


@pytest.mark.shared
def test_the_codebook_knows_most_targets_of_a_real_report() -> None:
    gold = Path(__file__).parents[3] / "shared/gold/dev/gold.jsonl"
    if not gold.exists():
        pytest.skip("the reference data is not at hand")
    codebook = Codebook.load(EXAMPLE / "issues.yaml")
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    targets = [one for one in lines if one["doc"] == "seed_xinhua_2019-10-30"]
    known = [one for one in targets if codebook.match(one["target"], one["target_actor"])]
    assert len(known) >= 0.75 * len(targets) > 0


def test_the_script_prints_what_the_graph_says() -> None:
    done = subprocess.run(
        [sys.executable, str(EXAMPLE / "analyse.py")], capture_output=True, text=True, check=True
    )
    assert "Support  60" in done.stdout
    assert "China  United States of America  China over Xinjiang" in done.stdout
