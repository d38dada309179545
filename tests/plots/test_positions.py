"""Who is said to stand where: every actor in its column, on both where both are told."""

import polars as pl
import pytest

from stancegraph.errors import UsageError
from stancegraph.plots import who_stands_where
from stancegraph.plots.held import held_positions


def test_every_actor_is_named_once_a_side(stances, texts):
    given = stances(60)
    shown = texts(who_stands_where(given))
    held = held_positions(given)
    for actor in given.actors["key"]:
        assert shown.count(actor) == held.filter(pl.col("actor") == actor).height


def test_the_title_attributes_and_asserts_nothing(stances, texts):
    shown = texts(who_stands_where(stances(10)))
    assert "Positions attributed to states and groups on Lake treaty 0" in shown
    assert any(text.startswith("Not a fact but what the documents say") for text in shown)
    assert any("according to 4 documents" in text for text in shown)


def test_an_actor_on_both_sides_stands_on_both_with_a_ring(stances, texts):
    given = stances(10)
    both = held_positions(given).filter("both")
    assert both.select("actor", "side").rows() == [("AJL", 1), ("AJL", -1)]
    assert "placed on both sides" in texts(who_stands_where(given))
    one_sided = given.only(pl.col("actor") != "AJL")
    assert "placed on both sides" not in texts(who_stands_where(one_sided))


def test_the_surest_basis_is_shown_and_all_are_kept(stances):
    given = stances(1)
    again = given.frame.with_columns(basis=pl.lit("reported"), position=pl.lit("again"))
    held = held_positions(given.with_frame(pl.concat([given.frame, again])))
    assert held.select("basis", "bases", "positions").rows() == [
        ("recorded", "recorded, reported", 2)
    ]


def test_bases_differ_by_shape(stances, texts):
    shown = texts(who_stands_where(stances(9)))
    assert {"How it is known", "recorded", "stated", "reported"} <= set(shown)


def test_a_side_without_anyone_has_no_column(stances, texts):
    given = stances(20)
    shown = texts(who_stands_where(given.only(pl.col("value") != 0)))
    assert any(text.startswith("support: ") for text in shown)
    assert not any(text.startswith("neutral") for text in shown)


def test_issues_that_are_not_shown_are_told(stances, texts):
    assert "Not shown, with fewer actors: 2 issues." in texts(
        who_stands_where(stances(4, issues=8))
    )


def test_chosen_issues_are_shown(stances, texts):
    shown = texts(who_stands_where(stances(4, issues=8), ["issue-7", "issue-2"]))
    assert {"Lake treaty 7", "Lake treaty 2"} <= set(shown)
    assert "Lake treaty 1" not in shown


def test_an_unknown_issue_is_an_error_that_names_some(stances):
    with pytest.raises(UsageError, match=r"'treaty'[\s\S]*issues: issue-0"):
        who_stands_where(stances(3), "treaty")


def test_nothing_selected_is_refused(stances):
    with pytest.raises(UsageError, match=r"nothing to draw[\s\S]*widen"):
        who_stands_where(stances(3).only(pl.lit(False)))


def test_hostile_labels_are_text(stances, hostile, texts):
    shown = texts(who_stands_where(stances(3, label=hostile)))
    assert any("</script>" in text for text in shown)
    assert not any("\x1b" in text or "\u202e" in text for text in shown)
