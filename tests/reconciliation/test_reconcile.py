"""What several documents tell of is brought together, and nothing that they tell is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from stancegraph.inference import complete
from stancegraph.reconciliation import Reconciliation, reconcile
from stancegraph.records import Coalition, DerivedPosition, Event, Link, Position, Statement
from stancegraph.store.build import in_memory
from stancegraph.store.options import Options
from stancegraph.tables import Tables

JOINT = """
document: {{title: {title}, publisher: {publisher}, date: {published}}}
events:
  - {{id: meeting, kind: meeting, label: "{label}", organ: Third Committee, date: {day}}}
statements:
  - kind: joint
    spokesperson: {spokesperson}
    event: meeting
    on_behalf_of: {{count: {size}, members: [{members}]}}
    positions:
      - {{polarity: {polarity}, target: the northern water treaty, basis: reported,
          quote: "{words}"}}
"""
NATIONAL = """
document: {{title: {title}, publisher: {publisher}, date: {published}}}
statements:
  - speakers: [{speaker}]
    date: {day}
    positions: [{{polarity: {polarity}, target: "{target}", basis: reported, quote: "{words}"}}]
"""
FIRST = {
    "title": "Committee hears plea for the river",
    "publisher": "Example Wire",
    "published": "2019-10-29",
    "label": "Third Committee, meeting",
    "day": "2019-10-29",
    "spokesperson": "Belarus",
    "size": 54,
    "members": "Belarus, Pakistan",
    "polarity": "support",
    "words": "Belarus praised the northern water treaty for 54 states and its gauges",
}
SPOKEN = {
    "title": "Norway on the harbour",
    "publisher": "Example Wire",
    "published": "2020-03-03",
    "speaker": "Norway",
    "day": "2020-03-03",
    "polarity": "oppose",
    "target": "the harbour levy",
    "words": "Norway rejected the harbour levy",
}
Told = Callable[..., Tables]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The tables of some sheets, each a template and what differs in it from the first."""

    def tables(template: str, *changes: dict[str, object]) -> Tables:
        base = FIRST if template is JOINT else SPOKEN
        paths = []
        for number, change in enumerate(changes):
            path = tmp_path / f"{number}.yaml"
            path.write_text(template.format(**{**base, **change}), encoding="utf-8")
            paths.append(path)
        return in_memory(paths, Options(backend="pattern"))

    return tables


ANOTHER = {
    "title": "Belarus speaks for many",
    "publisher": "Example Gazette",
    "published": "2019-10-30",
    "words": "Belarus praised the northern water treaty and its gauges",
}


def clusters(tables: Tables, kind: str) -> list[int]:
    """How many reports each thing of a kind has that several documents tell of."""
    links = tables[Link].filter(pl.col("kind") == kind)
    return sorted(links.group_by("same_as").len()["len"].to_list())


def test_two_reports_of_a_joint_statement_are_linked_and_keep_what_each_says(told: Told) -> None:
    tables = told(JOINT, {}, {**ANOTHER, "size": 53, "members": "Serbia"})
    assert clusters(tables, "statement") == [2]
    assert clusters(tables, "coalition") == [2]
    assert sorted(tables[Coalition]["size_text"]) == ["53", "54"]
    assert tables[Statement].height == 2


def test_the_earliest_document_stands_for_all_and_for_itself(told: Told) -> None:
    tables = told(JOINT, ANOTHER, {})
    links = list(tables.records(Link, pl.col("kind") == "statement"))
    (first,) = {link.same_as for link in links}
    (own,) = (link for link in links if link.item == first)
    (other,) = (link for link in links if link.item != first)
    assert own.score is None
    assert other.score is not None
    assert 0.8 <= other.score <= 1
    assert other.decided == "score"
    assert "Example Wire" in _publishers(tables, first)


def _publishers(tables: Tables, statement: str) -> list[str]:
    from stancegraph.records import Document, Evidence

    (passages,) = tables[Statement].filter(pl.col("id") == statement)["passages"]
    sources = tables[Evidence].filter(pl.col("id").is_in(passages))["source"]
    return tables[Document].filter(pl.col("id").is_in(sources.implode()))["publisher"].to_list()


def test_a_member_that_one_report_names_holds_what_the_other_says(told: Told) -> None:
    tables = told(JOINT, {}, {**ANOTHER, "members": "Serbia"})
    derived = tables[DerivedPosition]
    held = derived.group_by("inferred_from").agg(pl.col("holder").sort())
    members = ["country/BLR", "country/PAK", "country/SRB"]
    assert held["holder"].to_list() == [members, members]
    assert derived["id"].is_unique().all()
    holders = tables[Position].select(inferred_from="id", group="holder")
    vias = derived.join(holders, on="inferred_from")
    assert (vias["via"] == vias["group"]).all()


def test_23_and_54_states_of_one_day_in_one_committee_are_two_statements(told: Told) -> None:
    rival = {
        **ANOTHER,
        "spokesperson": "United Kingdom",
        "size": 23,
        "members": "United Kingdom",
        "polarity": "oppose",
        "words": "The United Kingdom criticised the northern water treaty for 23 states",
    }
    tables = told(JOINT, {}, ANOTHER, rival, {**rival, "publisher": "Example Post"})
    assert clusters(tables, "statement") == [2, 2]
    # A report without a spokesperson, and of a size between, joins at most one of them.
    assert tables[Link].filter(kind="statement")["item"].is_unique().all()


def test_sizes_far_apart_are_not_one_even_of_one_spokesperson(told: Told) -> None:
    tables = told(JOINT, {}, {**ANOTHER, "size": 23})
    assert clusters(tables, "statement") == []


def test_a_statement_of_the_next_week_in_the_same_words_is_another(told: Told) -> None:
    later = {**ANOTHER, "day": "2019-11-05", "published": "2019-11-05"}
    assert clusters(told(JOINT, {}, later), "statement") == []


def test_reports_of_what_a_state_said_are_linked(told: Told) -> None:
    again = {"title": "Levy meets doubt", "publisher": "Example Post"}
    tables = told(NATIONAL, {}, {**again, "words": "Norway dismissed the harbour levy as costly"})
    assert clusters(tables, "statement") == [2]


def test_another_target_on_the_same_day_is_another_statement(told: Told) -> None:
    other = {"target": "the seed archive", "words": "Norway rejected the seed archive"}
    assert clusters(told(NATIONAL, {}, {"title": "On seeds", **other}), "statement") == []


def test_two_names_of_one_meeting_are_one_event(told: Told) -> None:
    tables = told(JOINT, {}, {**ANOTHER, "label": "Third Committee, debate on the river"})
    assert tables[Event].height == 2
    assert clusters(tables, "event") == [2]


def test_one_document_is_never_linked_with_itself(tmp_path: Path) -> None:
    text = NATIONAL.format(**SPOKEN)
    entry = text[text.index("  - speakers") :]
    path = tmp_path / "twice.yaml"
    path.write_text(text + entry.replace("rejected", "again rejected"), encoding="utf-8")
    tables = in_memory([path], Options(backend="pattern"))
    assert tables[Statement].height == 2
    assert tables[Link].is_empty()


# -- judgements -------------------------------------------------------------------------------


def judged(tables: Tables, verdict: str) -> Reconciliation:
    """The same reports, with a person's verdict on the two statements."""
    left, right = sorted(tables[Statement]["id"])
    row = {"kind": "statement", "left": left, "right": right, "verdict": verdict}
    return reconcile(tables, pl.DataFrame([row]))


def test_a_judgement_parts_what_is_alike(told: Told) -> None:
    found = judged(told(JOINT, {}, ANOTHER), "different")
    assert found.links.filter(kind="statement").is_empty()
    assert found.links.filter(kind="coalition").is_empty()
    (pair,) = found.pairs.filter(kind="statement").to_dicts()
    assert (pair["verdict"], pair["by"]) == ("different", "judgement")
    assert pair["score"] > 0.8


def test_a_judgement_joins_whatever_contradicts_it(told: Told) -> None:
    found = judged(told(JOINT, {}, {**ANOTHER, "size": 23, "spokesperson": "Cuba"}), "same")
    links = found.links.filter(kind="statement")
    assert links.height == 2
    assert links["decided"].drop_nulls().to_list() == ["judgement"]
    assert found.links.filter(kind="coalition").height == 2


def test_who_is_unsure_decides_nothing_and_is_kept(told: Told) -> None:
    found = judged(told(JOINT, {}, ANOTHER), "unsure")
    assert found.links.filter(kind="statement").is_empty()
    assert found.pairs.filter(kind="statement")["verdict"].to_list() == ["unsure"]


def test_nothing_is_joined_over_a_pair_that_a_person_parted(told: Told) -> None:
    tables = told(JOINT, {}, ANOTHER, {**ANOTHER, "publisher": "Example Post"})
    one, other, _ = sorted(tables[Statement]["id"])
    row = {"kind": "statement", "left": one, "right": other, "verdict": "different"}
    links = reconcile(tables, pl.DataFrame([row])).links.filter(kind="statement")
    first = dict(links.select("item", "same_as").iter_rows())
    assert first.get(one, one) != first.get(other, other)
    assert links.height == 2


# -- what it is worth ---------------------------------------------------------------------------


def test_the_order_of_documents_changes_nothing(told: Told) -> None:
    reports = [{}, ANOTHER, {**ANOTHER, "publisher": "Example Post", "size": 53}]
    straight = reconcile(told(JOINT, *reports))
    turned = reconcile(told(JOINT, *reports[::-1]))
    ours, theirs = (one.links.select("item", "same_as", "score") for one in (straight, turned))
    assert ours.equals(theirs)


def test_pairs_have_a_column_for_each_feature_and_no_guess_for_what_is_unknown(
    told: Told,
) -> None:
    pairs = reconcile(told(JOINT, {}, ANOTHER)).pairs
    assert pairs.columns[:4] == ["kind", "left", "right", "score"]
    assert pairs.columns[-2:] == ["verdict", "by"]
    (pair,) = pairs.filter(kind="statement").to_dicts()
    assert pair["left"] < pair["right"]
    assert pair["same_voice"] is True
    assert pair["size_apart"] == 0
    assert pair["quotes_alike"] is None
    assert pair["same_session"] is None


def test_tables_without_statements_are_not_looked_at() -> None:
    found = reconcile(Tables())
    assert found.pairs.is_empty()
    assert found.links.is_empty()
    assert complete(Tables())[Link].is_empty()
