"""The parts of reconciling: who meets, what counts, and what never comes together."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.reconciliation import events, features
from stancegraph.reconciliation.candidates import CAP, statement_pairs
from stancegraph.reconciliation.clusters import Cluster, Clusters, Edge
from stancegraph.reconciliation.profiles import COLUMNS
from stancegraph.reconciliation.scoring import weights

DAY = date(2020, 5, 4)


def profile(number: int, **told: object) -> dict[str, object]:
    """A statement of its own document, with what is told of it."""
    base = {"id": f"statement/{number:05}", "document": f"document/{number}", "family": "own"}
    days = {"first": DAY, "last": DAY, "dated": True, "kind": "national"}
    return {**dict.fromkeys(COLUMNS), **base, **days, "voice": "country/NOR", **told}


def pairs(*rows: dict[str, object]) -> set[tuple[int, int]]:
    return set(statement_pairs(pl.DataFrame(rows, schema=COLUMNS)).iter_rows())


@pytest.mark.parametrize(
    ("days", "meet"), [(0, True), (1, True), (3, True), (4, False), (9, False)]
)
@pytest.mark.parametrize("start", range(4))
def test_statements_of_one_voice_meet_when_their_days_are_near(
    days: int, meet: bool, start: int
) -> None:
    first, later = DAY + timedelta(days=start), DAY + timedelta(days=start + days)
    one, other = profile(0, first=first, last=first), profile(1, first=later, last=later)
    assert (pairs(one, other) == {(0, 1)}) is meet


def test_statements_of_one_document_do_not_meet() -> None:
    assert pairs(profile(0, document="document/a"), profile(1, document="document/a")) == set()


@pytest.mark.parametrize(("size", "meet"), [(54, True), (53, True), (50, True), (23, False)])
def test_groups_without_a_voice_meet_when_their_sizes_are_near(size: int, meet: bool) -> None:
    group = {"family": "group", "voice": None, "coalition": "coalition/x", "kind": "joint"}
    one, other = profile(0, **group, size_min=54), profile(1, **group, size_min=size)
    assert (pairs(one, other) == {(0, 1)}) is meet


@pytest.mark.parametrize(
    ("size", "meet"), [(4, True), (5, True), (7, True), (8, True), (14, False)]
)
def test_small_groups_meet_when_few_are_between_them(size: int, meet: bool) -> None:
    group = {"family": "group", "voice": None, "coalition": "coalition/x", "kind": "letter"}
    one, other = profile(0, **group, size_min=6), profile(1, **group, size_min=size)
    assert (pairs(one, other) == {(0, 1)}) is meet


def test_a_voice_meets_the_report_that_names_it_only_in_its_words() -> None:
    group = {"family": "group", "voice": None, "coalition": "coalition/x", "kind": "joint"}
    one = profile(0, **group, names=["norway"], size_min=20)
    other = profile(1, called=["norway"])
    assert pairs(one, other) == {(0, 1)}


def test_a_crowded_day_is_parted_by_topic_then_by_word() -> None:
    topics = [["country/A"], ["country/B"]]
    rows = [profile(n, topics=topics[n % 2], words=["lake"]) for n in range(2 * CAP)]
    assert len(pairs(*rows)) == 2 * (CAP * (CAP - 1) // 2)
    same = [profile(n, topics=["country/A"], words=["lake"]) for n in range(2 * CAP)]
    assert pairs(*same) == set()
    words = [profile(n, topics=["country/A"], words=["lake", f"w{n // 2}"]) for n in range(2 * CAP)]
    assert pairs(*words) == {(n, n + 1) for n in range(0, 2 * CAP, 2)}


# -- weights ----------------------------------------------------------------------------------


@pytest.mark.parametrize("family", ["group", "own", "event"])
def test_every_weight_is_of_a_feature_and_thresholds_stand_in_order(family: str) -> None:
    rule = weights(family)
    known = events.FEATURES if family == "event" else features.FEATURES
    assert set(rule.features) <= set(known)
    assert 0 < rule.apart < rule.same < 1
    for bins in rule.features.values():
        steps = [one["at_least"] for one in bins if "at_least" in one]
        assert steps == sorted(steps, reverse=True)


@pytest.mark.parametrize("family", ["group", "own"])
def test_what_is_unknown_weighs_nothing(family: str) -> None:
    rule = weights(family)
    row = pl.DataFrame([dict.fromkeys(features.FEATURES)], schema=features.FEATURES)
    assert row.select(rule.score()).item() == pytest.approx(1 / (1 + 2**-rule.prior))


# -- clusters ---------------------------------------------------------------------------------

ITEMS = [f"statement/{n}" for n in range(8)]
VOICES = st.lists(st.sampled_from(["", "NOR", "CHL"]), min_size=8, max_size=8)
SIZES = st.lists(st.sampled_from([None, 20, 21, 54]), min_size=8, max_size=8)
DOCUMENTS = st.lists(st.integers(0, 5), min_size=8, max_size=8)
EDGES = st.lists(
    st.tuples(st.sampled_from(list(combinations(ITEMS, 2))), st.floats(0.8, 1)), max_size=20
)
FOES = st.sets(st.sampled_from(list(combinations(ITEMS, 2))), max_size=4)


@given(VOICES, SIZES, DOCUMENTS, EDGES, FOES)
def test_no_cluster_holds_two_that_contradict_each_other(
    voices: list[str],
    sizes: list[int | None],
    documents: list[int],
    edges: list[tuple[tuple[str, str], float]],
    foes: set[tuple[str, str]],
) -> None:
    items = {
        item: Cluster(
            [item],
            {f"document/{documents[n]}"},
            {"voice": {voices[n]}} if voices[n] else {},
            least=sizes[n] or 0,
            most=sizes[n] or float("inf"),
        )
        for n, item in enumerate(ITEMS)
    }
    for left, right in foes:
        items[left].foes.add(right)
        items[right].foes.add(left)
    clusters = Clusters(items)
    clusters.join(Edge(*ends, score) for ends, score in edges)
    for members in clusters.several():
        for one, other in combinations(members, 2):
            a, b = ITEMS.index(one), ITEMS.index(other)
            assert (one, other) not in foes
            assert documents[a] != documents[b]
            assert not (voices[a] and voices[b]) or voices[a] == voices[b]
            assert not (sizes[a] and sizes[b]) or abs(sizes[a] - sizes[b]) <= 1
        (first, *others) = members
        assert {item for item, _, _ in clusters.held(first)} == set(others)


def test_two_that_differ_are_not_joined_over_a_third_that_is_like_both() -> None:
    sizes = {"statement/0": 54, "statement/1": None, "statement/2": 23}
    items = {
        item: Cluster([item], {item}, least=size or 0, most=size or float("inf"))
        for item, size in sizes.items()
    }
    clusters = Clusters(items)
    clusters.join(
        [Edge("statement/0", "statement/1", 0.9), Edge("statement/1", "statement/2", 0.95)]
    )
    assert list(clusters.several()) == [["statement/1", "statement/2"]]


def test_a_judgement_joins_over_sizes_but_not_over_another_judgement() -> None:
    items = {
        item: Cluster([item], {item}, least=size, most=size)
        for item, size in {"a": 54.0, "b": 23.0, "c": 54.0}.items()
    }
    items["b"].foes.add("c")
    items["c"].foes.add("b")
    clusters = Clusters(items)
    clusters.join([Edge("a", "b", None), Edge("a", "c", 0.99)])
    assert list(clusters.several()) == [["a", "b"]]
