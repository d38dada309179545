"""Resolutions that come back each year are one issue, by title or by tag."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from stancegraph.analysis.change import movers, recurring
from stancegraph.analysis.stances import Stances, stances
from stancegraph.errors import UsageError
from stancegraph.inference import complete
from stancegraph.records import (
    Attribution,
    Collection,
    Country,
    Document,
    Evidence,
    Issue,
    Organ,
    Position,
    RollCall,
)
from stancegraph.tables import Tables


@pytest.fixture(scope="module")
def votes() -> Tables:
    """Two states vote on one title in three years, and once on a paragraph of it."""
    records = Collection(
        [
            Document(id="document/d", label="Votes", name="votes.csv", sha256="0" * 64),
            Evidence(id="evidence/e", kind="row", source="document/d", row=1),
            Attribution(id="attribution/a", reported_by="document/d"),
            Organ(id="organ/assembly", label="Assembly"),
            Issue(id="issue/human-rights", label="Human rights"),
            Issue(id="issue/economy", label="Economy"),
            *(
                Country(id=f"country/{code}", label=code, code=code, un_status="member")
                for code in ("CHL", "USA")
            ),
        ]
    )
    for year, chile, america in (
        (1973, "oppose", "oppose"),
        (1974, "neutral", "oppose"),
        (1975, "support", "oppose"),
    ):
        symbol = f"R/{year - 1945}/1"
        text = Issue.of_text(symbol)
        tags = ("issue/economy", "issue/human-rights") if year == 1975 else ("issue/human-rights",)
        records.add(Issue(id=text, label=f"{symbol}: PRISONERS, TREATMENT", broader=tags))
        records.add(_call(year, symbol, "whole text", ()))
        for code, polarity in (("CHL", chile), ("USA", america)):
            records.add(_vote(f"{year}", code, polarity, target=text, issue=text))
    records.add(_call(1976, "R/31/1", "paragraph 3", ("issue/human-rights",)))
    records.add(_vote("1976", "CHL", "oppose", target="roll-call/1976"))
    return complete(Tables.of(records, "key"))


def _call(year: int, symbol: str, motion: str, tags: tuple[str, ...]) -> RollCall:
    return RollCall(
        id=f"roll-call/{year}",
        label=f"vote on {symbol}, {year}",
        organ="organ/assembly",
        date=f"{year}-12-01",
        resolution=symbol,
        motion=motion,
        issues=tags,
    )


def _vote(year: str, code: str, polarity: str, **about: Any) -> Position:
    return Position(
        id=f"position/{year}-{code}",
        holder=f"country/{code}",
        polarity=polarity,
        issue_polarity=polarity if "issue" in about else None,
        target_text="prisoners",
        basis="recorded",
        tier="table",
        date=f"{year}-12-01",
        roll_call=f"roll-call/{year}",
        evidence=("evidence/e",),
        attribution="attribution/a",
        **about,
    )


def kinds(found: Stances, tables: Tables) -> list[tuple[Any, ...]]:
    told = movers(found, tables, per="years").frame
    return told.select("actor", "issue", "kind", "position_before", "position_after").rows()


def test_a_resolution_of_one_year_is_reversed_by_nobody(votes: Tables) -> None:
    assert kinds(stances(votes), votes) == []


def test_by_title_the_texts_of_all_years_are_one_issue(votes: Tables) -> None:
    found = recurring(stances(votes), votes)

    assert found.issues.rows() == [
        ("roll-call/1976", "roll-call/1976", "vote on R/31/1, 1976"),
        ("title:prisoners-treatment", None, "PRISONERS, TREATMENT"),
    ]
    assert kinds(found, votes) == [
        (
            "CHL",
            "title:prisoners-treatment",
            "softening",
            "position/1973-CHL",
            "position/1974-CHL",
        ),
        ("CHL", "title:prisoners-treatment", "reversal", "position/1973-CHL", "position/1975-CHL"),
    ]


def test_by_tag_paragraphs_count_too_and_a_text_under_each_of_its_tags(votes: Tables) -> None:
    found = recurring(stances(votes), votes, "tag")
    chile = found.frame.filter(pl.col("actor") == "CHL").sort("earliest", "issue")

    assert chile.select("issue", "value", "weight").rows() == [
        ("human-rights", -1, 1),
        ("human-rights", 0, 1),
        ("economy", 1, 1),
        ("human-rights", 1, 1),
        ("human-rights", -1, 1),
    ]
    assert found.issues.select("key", "label").rows() == [
        ("economy", "Economy"),
        ("human-rights", "Human rights"),
    ]


def test_what_recurs_stands_in_the_result(votes: Tables) -> None:
    found = movers(recurring(stances(votes), votes, "tag"), votes, per="years")

    assert found.made.options["recurring"] == "tag"
    assert found.made.options["per"] == "years"


def test_another_way_to_recur_is_refused(votes: Tables) -> None:
    with pytest.raises(UsageError, match="recurring cannot be 'number'"):
        recurring(stances(votes), votes, "number")
