"""Each position gets one verdict, and the verdicts add up."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.analysis.evaluation import Level, Line, Verdict
from stancegraph.analysis.evaluation.judging import judge

LINES = st.lists(
    st.builds(
        lambda holder, polarity, target, place, members: Line(
            doc="lake",
            holder=holder,
            polarity=polarity,
            target=target,
            start=place,
            end=place + 30,
            members=members,
        ),
        st.sampled_from(["KEN", "PER", "coalition:12"]),
        st.sampled_from(["support", "oppose"]),
        st.sampled_from(["lake treaty", "dam"]),
        st.sampled_from([0, 20, 40]),
        st.sampled_from([(), ("KEN", "PER")]),
    ),
    max_size=12,
)


def verdicts(gold, system):
    return [one.verdict for one in judge("lake", "news", gold, system).judged]


@pytest.mark.parametrize(
    ("system", "verdict"),
    [
        (("KEN", "support", "treaty on lakes"), Verdict.MATCHED),
        (("KEN", "support", "dam"), Verdict.WRONG_TARGET),
        (("KEN", "oppose", "lake treaty"), Verdict.WRONG_POLARITY),
        (("KEN", "oppose", "dam"), Verdict.WRONG_POLARITY),
        (("PER", "support", "lake treaty"), Verdict.WRONG_HOLDER),
        (("GHA", "support", "lake treaty"), Verdict.WRONG_HOLDER),
    ],
)
def test_a_pair_is_one_error_named_after_what_is_wrong(line, system, verdict):
    assert verdicts([line()], [line(*system)]) == [verdict]


@pytest.mark.parametrize("system", [("PER", "oppose", "lake treaty"), ("PER", "support", "dam")])
def test_what_agrees_in_too_little_is_a_miss_and_an_invention(line, system):
    assert verdicts([line()], [line(*system)]) == [Verdict.MISSED, Verdict.NOT_A_POSITION]


def test_the_right_words_in_another_place_do_not_count(line):
    elsewhere = line(start=500, end=600)
    assert verdicts([line()], [elsewhere]) == [Verdict.MISSED, Verdict.NOT_A_POSITION]


def test_a_member_of_a_coalition_is_neither_right_nor_wrong(line):
    gold = [line("coalition:12", members=["KEN"])]
    judged = judge("lake", "news", gold, [line("KEN"), line("coalition:12")])
    assert [one.verdict for one in judged.judged] == [Verdict.MATCHED, Verdict.MEMBER]
    assert judged.members[Level.FULL] == 1


def test_a_position_without_a_passage_is_never_found(line):
    lost = line(start=None, end=None)
    assert verdicts([], [lost]) == [Verdict.NOT_A_POSITION]


def test_verdicts_stand_in_the_order_of_the_text(line):
    gold = [line("PER", start=200, end=300), line("KEN", start=0, end=90)]
    judged = judge("lake", "news", gold, [line("GHA", target="dam", start=100, end=150)]).judged
    assert [(one.gold or one.system).holder for one in judged] == ["KEN", "GHA", "PER"]


@given(LINES, LINES)
def test_every_line_is_judged_once(gold, system):
    judged = judge("lake", "news", gold, system).judged
    assert Counter(one.gold for one in judged if one.gold) == Counter(gold)
    assert Counter(one.system for one in judged if one.system) == Counter(system)


@given(LINES, LINES)
def test_the_verdicts_add_up_to_the_counts(gold, system):
    document = judge("lake", "news", gold, system)
    counts = Counter(one.verdict for one in document.judged)
    assert counts[Verdict.MATCHED] == document.hits[Level.FULL]
    assert counts[Verdict.MEMBER] == document.members[Level.FULL]
    assert document.hits[Level.FULL] <= document.hits[Level.STANCE] <= document.hits[Level.SPOT]


@given(LINES)
def test_a_coding_agrees_with_itself(lines):
    assert set(verdicts(lines, lines)) <= {Verdict.MATCHED}
