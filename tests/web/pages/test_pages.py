"""Every kind of page shows what it is for, and says whose claim it is."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse

from stancegraph.tables import Tables
from stancegraph.web.pages.nodes import KINDS

FIXED = ["/", "/search", "/positions", *(f"/{name}" for name in KINDS), "/compare", "/network",
         "/matrix", "/downloads", "/about", "/query"]  # fmt: skip
NODES = ["/country/NOR", "/person/p", "/coalition/c", "/organ/third-committee",
         "/issue/water-plan", "/event/e", "/statement/s1", "/position/p1", "/position/p1/BLR",
         "/document/d"]  # fmt: skip


def words(page: str) -> str:
    """The text of a page, tags and runs of white space left out."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize("path", FIXED + NODES)
def test_every_page_is_there(small: Any, path: str) -> None:
    answer = small.get(path)
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = answer.text
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert page.count("<h1") == 1
    assert 'href="#main"' in page
    assert "http://" not in re.sub(r"<(pre|code|textarea|dd).*?</\1>", "", page, flags=re.DOTALL)


@pytest.mark.parametrize("path", FIXED)
def test_a_graph_without_anything_has_pages_too(empty: Any, path: str) -> None:
    assert empty.get(path).status == 200


@pytest.mark.parametrize("path", NODES)
def test_every_node_has_twins(small: Any, path: str) -> None:
    told = json.loads(small.get(f"{path}.json").text)
    assert told["address"] == path
    assert small.get(f"{path}.csv").headers["content-type"].startswith("text/csv")
    turtle = small.get(f"{path}.ttl")
    assert turtle.headers["content-type"].startswith("text/turtle")
    named = {quad.subject.value for quad in parse(turtle.text, format=RdfFormat.TURTLE)}
    assert f"https://w3id.org/stancegraph/id{path}" in named or "/p1/" in path


@pytest.mark.parametrize(
    ("accept", "target"),
    [
        ("text/html,*/*;q=0.8", "/country/NOR"),
        (None, "/country/NOR"),
        ("text/turtle", "/country/NOR.ttl"),
        ("application/json;q=0.9, text/html;q=0.1", "/country/NOR.json"),
    ],
)
def test_identifiers_lead_to_the_form_that_is_asked_for(
    small: Any, accept: str | None, target: str
) -> None:
    answer = small.get("/id/country/NOR", accept=accept)
    assert (answer.status, answer.headers["location"]) == (303, target)
    assert answer.headers["vary"] == "Accept"


def test_a_form_that_no_node_has_is_refused(small: Any) -> None:
    assert small.get("/id/country/NOR", accept="image/png").status == 406


def test_what_is_missing_comes_with_a_search(small: Any) -> None:
    answer = small.get("/country/norw")
    assert answer.status == 404
    assert 'value="norw"' in answer.text
    assert 'href="/country/NOR"' in answer.text
    assert small.get("/country/ATL.json").status == 404


def test_a_statement_shows_its_words_in_their_context(small: Any) -> None:
    page = small.get("/statement/s1").text
    assert "<mark>Belarus, for 54 countries, </mark>" in page
    assert '<mark><strong class="cue">praised</strong></mark>' in page
    assert "We cannot accept this plan" in page  # what follows


def test_where_no_text_is_stored_the_passage_stands_alone(small_tables: Tables) -> None:
    from stancegraph.records import Evidence, Text
    from stancegraph.web.pages.catalogue import Catalogue
    from stancegraph.web.pages.passages import excerpts

    frames = {kind: small_tables[kind] for kind in small_tables if kind is not Text}
    catalogue = Catalogue.of(Tables(frames))
    proofs = list(catalogue.tables.records(Evidence))
    found = excerpts(catalogue, proofs, ["praised"])
    assert ["".join(piece.text for piece in one.pieces) for one in found] == [
        one.exact for one in sorted(proofs, key=lambda one: one.start or 0)
    ]
    assert {one.whole for one in found} == {False}


def test_every_claim_says_whose_it_is(small: Any) -> None:
    for path in ("/country/NOR", "/issue/water-plan", "/position/p2", "/statement/s2"):
        said = words(small.get(path).text)
        assert "according to States differ over water plan (Example Wire, 2019-10-30)" in said


def test_support_and_opposition_stand_side_by_side(small: Any) -> None:
    page = small.get("/issue/water-plan").text
    support, oppose = (
        words(part)
        for part in re.findall(r'<section class="side \w+".*?</section>', page, re.DOTALL)[:2]
    )
    assert support.startswith("▲ support 3 holders")
    assert "54 countries" in support
    assert oppose.startswith("▼ oppose 1 holder, 2 positions Norway ○ reported ● stated")


def test_what_follows_from_membership_is_marked(small: Any) -> None:
    assert "follows from membership in 54 countries" in words(small.get("/country/BLR").text)
    assert "follows from membership" not in words(small.get("/country/NOR").text)


def test_a_coalition_says_what_is_not_known_of_it(small: Any) -> None:
    said = words(small.get("/coalition/c").text)
    assert "54 as claimed" in said
    assert "2 known members" in said  # Qatar has left
    assert "52 unknown" in said
    assert "Qatar left 2019-10-20" in said
    size = json.loads(small.get("/coalition/c.json").text)["size"]
    assert (size["known"], size["unknown_at_least"], size["unknown_at_most"]) == (2, 52, 52)


def test_a_roll_call_shows_its_tally_and_its_votes(votes: Any) -> None:
    said = words(votes.get("/roll-call/0").text)
    assert "40 yes" in said
    assert "▲ yes 20" in said
    assert "State AAX" in said


def test_two_actors_are_compared_by_votes_and_issues(votes: Any) -> None:
    told = json.loads(votes.get("/compare.json?a=AAX&b=ADX").text)
    assert told["roll_calls"]["shared"] == told["roll_calls"]["same"] == 2
    other = json.loads(votes.get("/compare.json?a=AAX&b=ABX").text)
    assert other["roll_calls"] == {
        "shared": 2,
        "same": 0,
        "counts": {"oppose/neutral": 1, "support/oppose": 1},
    }
    assert [row["issue"] for row in other["issues"]] == ["issue/plan"]
    assert other["issues"][0]["same"] is False


def test_networks_and_agreement_have_tables(votes: Any, small: Any) -> None:
    assert "▲ with" in votes.get("/network?kind=congruence&issue=plan").text
    assert 'class="step9"' in votes.get("/matrix").text
    assert "Norway" in words(small.get("/network").text)


@pytest.mark.parametrize("path", ["/network.svg?issue=plan&normalise=jaccard", "/matrix.svg"])
def test_pictures_come_from_the_server(votes: Any, path: str) -> None:
    pytest.importorskip("vl_convert")
    answer = votes.get(path)
    assert answer.status == 200, answer.text
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.text.startswith("<svg")


def test_a_person_has_the_positions_of_what_they_said(small: Any) -> None:
    said = words(small.get("/person/p").text)
    assert "Positions in statements by Kari Lund 2" in said


def test_an_organ_has_its_meetings_and_votes(small: Any, votes: Any) -> None:
    assert 'href="/event/e"' in small.get("/organ/third-committee").text
    assert 'href="/roll-call/0"' in votes.get("/organ/un-general-assembly").text


def test_searching_finds_names_in_any_spelling(small: Any) -> None:
    assert 'href="/country/NOR"' in small.get("/search?q=norw").text
    assert 'href="/country/NOR"' in small.get("/search?q=Kingdom+of+Norway").text
    told = json.loads(small.get("/search.json?q=water").text)
    assert {"issue/water-plan", "event/e", "document/d"} == {one["id"] for one in told["nodes"]}
    one = json.loads(small.get("/search.json?q=water&kind=issues").text)
    assert [node["id"] for node in one["nodes"]] == ["issue/water-plan"]


def test_the_sparql_page_runs_queries_where_the_endpoint_does(small: Any) -> None:
    page = small.get("/query?query=SELECT+?who+{?who+a+sg:Country}+ORDER+BY+?who").text
    assert 'href="/country/BLR"' in page
    assert "CSV (4 rows)" in page
    named = small.get("/query?name=everything-said&country=Norway").text
    assert "sg:Reject" in named
    assert small.get("/query?query=SELECT").status == 400
    assert "SERVICE" in small.get("/query?query=SELECT+*+{SERVICE+<http://x>+{?s+?p+?o}}").text
    assert small.get("/sparql", accept="text/html").headers["location"] == "/query"


def test_the_whole_graph_can_be_had_as_a_file(small: Any) -> None:
    answer = small.get("/download/graph.ttl")
    assert "attachment" in answer.headers["content-disposition"]
    assert list(parse(answer.text, format=RdfFormat.TURTLE))
    assert small.get("/download/graph.exe").status == 400
