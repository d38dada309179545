"""Lists can be narrowed by filters that stand in the address, with counts that are right."""

from __future__ import annotations

import csv
import json
import re
from html import escape, unescape
from io import StringIO
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest


def facet(page: str, title: str) -> dict[str, tuple[str, int]]:
    """The choices of a facet on a page: label → address and count."""
    part = page.partition(f"<h3>{title}</h3>")[2].partition("</section>")[0]
    found = re.findall(
        r'<li><a href="([^"]+)"[^>]*><span>(?:<span.*?</span>)*(.*?)</span>'
        r' <span class="count">([\d,]+)<',
        part,
        re.DOTALL,
    )
    return {
        label.strip(): (unescape(address), int(count.replace(",", "")))
        for address, label, count in found
    }


def count(client: Any, address: str) -> int:
    path, _, query = address.partition("?")
    told: int = json.loads(client.get(f"{path}.json?{query}").text)["count"]
    return told


@pytest.mark.parametrize(
    "address",
    [
        "/positions",
        "/positions?polarity=support",
        "/issue/seas",
        "/roll-call/1?polarity=oppose&polarity=neutral",
        "/document/table?words=plan&to=2018",
        "/country/AAX",
    ],
)
def test_the_count_of_every_choice_is_what_it_leads_to(votes: Any, address: str) -> None:
    page = votes.get(address).text
    titles = re.findall(r"<section class=\"facet\">\s*<h3>([\w ]+)</h3>", page)
    assert titles
    for title in titles:
        for label, (target, number) in facet(page, title).items():
            if not _chosen(page, target):
                whole = _without_others(target, address)
                assert count(votes, whole) == number, (title, label)


def _chosen(page: str, target: str) -> bool:
    return f'href="{escape(target)}" aria-current' in page


def _without_others(target: str, address: str) -> str:
    """The address that a choice adds to, with its last value alone: what the count is of."""
    path, _, query = target.partition("?")
    before = parse_qsl(address.partition("?")[2])
    added = [pair for pair in parse_qsl(query) if pair not in before]
    names = {name for name, _ in added}
    kept = [pair for pair in before if pair[0] not in names]
    return f"{path}?{urlencode([*kept, *added])}"


def test_several_values_of_a_filter_add_up(votes: Any) -> None:
    both = count(votes, "/positions?polarity=support&polarity=oppose")
    assert both == count(votes, "/positions?polarity=support") + count(
        votes, "/positions?polarity=oppose"
    )
    page = votes.get("/positions?polarity=support").text
    assert facet(page, "Polarity")["oppose"] == ("/positions?polarity=oppose&polarity=support", 40)


def test_a_chosen_filter_can_be_taken_away(small: Any) -> None:
    page = small.get("/positions?country=Norway&basis=stated").text
    address, number = facet(page, "Holder")["Norway"]
    assert (address, number) == ("/positions?basis=stated", 1)


@pytest.mark.parametrize(
    ("filters", "rows"),
    [
        ("country=Norway", 2),
        ("country=NOR&basis=stated", 1),
        ("country=coalition/c", 1),
        ("issue=water-plan", 5),
        ("polarity=oppose", 2),
        ("tier=pronoun", 1),
        ("source=d", 5),
        ("source=Example+Wire", 5),
        ("from=2019-10&to=2019-10-29", 4),
        ("from=2019-11", 1),
        ("held=member", 2),
        ("words=WATER+plan", 5),
        ("statement=statement/s2", 2),
        ("event=event/e", 5),
        ("bloc=european-union", 0),
        ("bloc=Nordic+countries", 2),
    ],
)
def test_each_filter_selects(small: Any, filters: str, rows: int) -> None:
    assert count(small, f"/positions?{filters}") == rows


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("/positions?polarity=agree", "known: neutral, oppose, support"),
        ("/positions?country=Atlantis", "nothing here has the country 'Atlantis'"),
        ("/positions?bloc=natoo", "known: nato"),
        ("/positions?issue=water", "known: water-plan"),
        ("/positions?source=nobody", "nothing here has the source"),
        ("/positions?from=yesterday", "write 2019, 2019-07 or 2019-10-29"),
        ("/positions?from=2020&to=2019", "the period ends (2019) before it begins (2020)"),
        ("/positions?colour=red", "this page takes no parameter 'colour'"),
        ("/positions?page=2", "pages go from 1 to 1"),
        ("/positions?page=x", "there is no page 'x'"),
        ("/country/NOR?country=BLR", "this page is about one country already"),
        ("/network?kind=love", "is no kind"),
        ("/compare?a=Atlantis&b=NOR", "nothing here has the country 'Atlantis'"),
    ],
)
def test_a_value_that_nothing_bears_is_an_error_that_helps(
    small: Any, address: str, what: str
) -> None:
    answer = small.get(address)
    assert answer.status == 400
    assert what in unescape(answer.text)


def test_fifty_rows_stand_on_a_page(votes: Any) -> None:
    page = votes.get("/positions?page=2").text
    assert "51–100 of 120 positions" in page
    assert 'href="/positions?page=3"' in page
    assert 'rel="prev" href="/positions"' in page
    seen = [
        row["id"]
        for number in (1, 2, 3)
        for row in json.loads(votes.get(f"/positions.json?page={number}").text)["positions"]
    ]
    assert len(seen) == len(set(seen)) == 120


def test_the_button_says_how_many_rows_the_csv_has(votes: Any) -> None:
    page = votes.get("/issue/seas?polarity=support").text
    found = re.search(r'href="([^"]+)" download>CSV \(([\d,]+) rows\)', page)
    assert found
    rows = list(csv.DictReader(StringIO(votes.get(unescape(found[1])).text)))
    assert len(rows) == int(found[2]) == 40
    assert {row["polarity"] for row in rows} == {"support"}
    assert rows[0]["holder"] == "AAX" or rows[0]["document_title"] == "votes.csv"


def test_lists_of_nodes_can_be_searched(votes: Any) -> None:
    told = json.loads(votes.get("/countries.json?q=aa").text)
    assert [one["label"] for one in told["nodes"]] == ["State AAX"]
    assert json.loads(votes.get("/countries.json").text)["count"] == 60
