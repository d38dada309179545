"""One gold line for one system line, and as many pairs as there can be."""

from itertools import combinations, permutations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.analysis.evaluation import Line
from stancegraph.analysis.evaluation.likeness import same_passage
from stancegraph.analysis.evaluation.matching import (
    Places,
    expansions,
    in_full,
    in_stance,
    matching,
    on_spot,
)

EDGES = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=20)


def test_each_level_asks_for_more(line):
    gold = line("KEN", "support", "lake treaty")
    assert on_spot(gold, line("KEN", "oppose", "dam"))
    assert not in_stance(gold, line("KEN", "oppose", "lake treaty"))
    assert in_stance(gold, line("KEN", "support", "dam"))
    assert not in_full(gold, line("KEN", "support", "dam"))
    assert in_full(gold, line("KEN", "support", "treaty on lakes"))
    assert not on_spot(gold, line("PER", "support", "lake treaty"))


def test_a_position_said_once_is_found_once(line):
    assert len(matching([line()], [line(), line()], in_full)) == 1
    assert len(matching([line(), line()], [line()], in_full)) == 1


def test_a_pair_gives_way_where_that_lets_another_pair_in(line):
    gold = [line(start=0, end=50), line(start=40, end=90)]
    system = [line(start=30, end=60), line(start=0, end=20)]
    assert matching(gold, system, in_full) == {0: 1, 1: 0}


def pairs(edges):
    """The matching of six lines with six where only the pairs in `edges` fit."""
    lines = [
        Line(doc="lake", holder="KEN", polarity="support", target=str(n), start=0, end=9)
        for n in range(6)
    ]
    return matching(
        lines, lines, lambda gold, system: (int(gold.target), int(system.target)) in edges
    )


@given(EDGES)
def test_no_other_matching_has_more_pairs(edges):
    found = pairs(edges)
    assert all((g, s) in edges for s, g in found.items())
    assert len(set(found.values())) == len(found)
    graph = nx.Graph([(f"g{g}", f"s{s}") for g, s in edges])
    top = {node for node in graph if node.startswith("s")}
    largest = nx.bipartite.maximum_matching(graph, top_nodes=top)
    assert len(found) == len(largest) / 2


@given(EDGES)
def test_the_earliest_system_lines_that_can_be_matched_are(edges):
    found = pairs(edges)

    def can_be_matched(some: tuple[int, ...]) -> bool:
        chosen = permutations(range(6), len(some))
        return any(all((g, s) in edges for g, s in zip(gs, some, strict=True)) for gs in chosen)

    best = next(some for some in combinations(range(6), len(found)) if can_be_matched(some))
    assert tuple(sorted(found)) == best


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 30))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_no_passage_that_overlaps_is_passed_over(spans, span):
    def placed(start, length):
        return Line(doc="lake", holder="KEN", polarity="support", start=start, end=start + length)

    lines, one = [placed(*each) for each in spans], placed(*span)
    touching = Places(lines).touching(one)
    assert touching == sorted(set(touching))
    assert {n for n, other in enumerate(lines) if same_passage(other, one)} <= set(touching)


def test_a_named_member_of_a_coalition_is_no_error(line):
    gold = [line("coalition:12", members=["KEN", "GHA"])]
    system = [
        line("KEN"),
        line("GHA"),
        line("PER"),
        line("KEN", "oppose"),
        line("KEN", target="dam"),
    ]
    assert expansions(gold, system, {}) == {0: 0, 1: 0}


def test_a_member_counts_once_for_each_coalition(line):
    gold = [line("coalition:12", members=["KEN"]), line("coalition:3", members=["KEN"])]
    assert expansions(gold, [line("KEN"), line("KEN"), line("KEN")], {}) == {0: 0, 1: 1}


def test_what_is_matched_already_is_no_expansion(line):
    gold = [line("coalition:12", members=["KEN"]), line("KEN")]
    system = [line("KEN"), line("KEN")]
    matched = matching(gold, system, in_full)
    assert matched == {0: 1}
    assert expansions(gold, system, matched) == {1: 0}
