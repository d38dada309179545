"""Figures from counts: what is divided by what, and how sure it is."""

import pytest

from stancegraph.analysis.evaluation import Part, Tally, evaluate
from stancegraph.analysis.evaluation.figures import figures


@pytest.fixture
def gold(line):
    return [
        line("KEN", basis="stated", doc="lake"),
        line("PER", "oppose", basis="reported", doc="lake"),
        line("GHA", basis="recorded", doc="river", genre="letter"),
    ]


@pytest.fixture
def system(line):
    return [
        line("KEN", basis="reported", tier="explicit", doc="lake"),
        line("PER", "support", basis="reported", tier="carried", doc="lake"),
        line("CHL", basis="reported", tier="explicit", doc="sea"),
    ]


def shares(rows):
    return {
        row.name: (row.tally.correct, row.tally.system, row.tally.found, row.tally.gold)
        for row in rows
    }


def test_levels_count_what_agrees_so_far(gold, system):
    assert shares(evaluate(gold, system).levels()) == {
        "spot": (2, 3, 2, 3),
        "stance": (1, 3, 1, 3),
        "full": (1, 3, 1, 3),
    }


def test_precision_is_by_the_tier_and_basis_of_the_system_and_recall_by_gold(gold, system):
    done = evaluate(gold, system)
    assert shares(done.by(Part.TIER)) == {"carried": (0, 1, 0, 0), "explicit": (1, 2, 0, 0)}
    assert shares(done.by(Part.BASIS)) == {
        "recorded": (0, 0, 0, 1),
        "reported": (1, 3, 0, 1),
        "stated": (0, 0, 1, 1),
    }


def test_documents_and_genres_have_rows_of_their_own(gold, system):
    done = evaluate(gold, system, genres={"lake": "news", "sea": "news"}, docs=["pond"])
    assert shares(done.by(Part.DOC)) == {
        "lake": (1, 2, 1, 2),
        "pond": (0, 0, 0, 0),
        "river": (0, 0, 0, 1),
        "sea": (0, 1, 0, 0),
    }
    assert shares(done.by(Part.GENRE)) == {"letter": (0, 0, 0, 1), "news": (1, 3, 1, 2)}


def test_members_of_coalitions_do_not_count_as_found(line):
    gold = [line("coalition:12", members=["KEN", "GHA"])]
    full = evaluate(gold, [line("coalition:12"), line("KEN"), line("GHA")]).levels()[-1]
    assert (full.precision, full.recall, full.f1) == (1, 1, 1)


def test_drafts_and_conditions_are_left_out_on_both_sides(line):
    drafts = [line("KEN", modality="draft"), line("PER", modality="conditional")]
    assert evaluate(drafts, drafts).documents == ()
    assert evaluate([line()], [line(modality="asserted")]).levels()[0].f1 == 1


def test_f1_is_the_harmonic_mean():
    tally = Tally(correct=3, system=4, found=3, gold=8)
    assert (tally.precision, tally.recall) == (0.75, 0.375)
    assert tally.f1 == pytest.approx(0.5)


def test_what_cannot_be_divided_has_no_figure(line):
    full = evaluate([line()], []).levels()[-1]
    assert (full.precision, full.recall, full.f1) == (None, 0, None)
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)


def test_one_document_has_no_interval():
    assert figures("full", [Tally(3, 4, 3, 8)]).f1_95 is None


def test_the_interval_holds_the_figure_and_is_the_same_each_time():
    tallies = [Tally(n, 10, n, 10) for n in range(11)]
    first, again = figures("full", tallies), figures("full", tallies)
    assert first == again
    assert first.f1_95[0] < 0.5 < first.f1_95[1]
    assert first.precision_95 == first.recall_95 == first.f1_95


def test_equal_documents_have_an_interval_of_no_width():
    assert figures("full", [Tally(1, 2, 1, 4)] * 5).precision_95 == (0.5, 0.5)
