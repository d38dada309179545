from datetime import date

import polars as pl

from stancegraph.export.flat import COLUMNS, flat_positions
from stancegraph.export.view import View
from stancegraph.tables import Tables


def row(frame: pl.DataFrame, identifier: str) -> dict[str, object]:
    return frame.row(by_predicate=pl.col("id") == identifier, named=True)


def test_a_joint_position_names_its_coalition_its_spokesperson_and_its_words(view: View) -> None:
    joint = row(flat_positions(view.tables, derived=False), "position/joint")
    assert joint["holder"] == "coalition:54"
    assert joint["holder_kind"] == "coalition"
    assert joint["spokesperson"] == "BLR"
    assert joint["event_label"] == "Third Committee: debate"
    assert joint["issue"] == "measures"
    assert joint["publisher"] == "The Daily Example"
    assert joint["exact"] == "Belarus, on behalf of 54 countries, praised the measures."
    assert (joint["start"], joint["end"]) == (0, 57)
    assert joint["via"] is None


def test_what_is_known_from_somebody_elses_words_says_whose(view: View) -> None:
    frame = flat_positions(view.tables, derived=False)
    assert row(frame, "position/usa")["according_to"] == "CHN"
    assert row(frame, "position/letter")["according_to"] == "other"
    assert row(frame, "position/reply")["according_to"] is None
    assert row(frame, "position/reply")["speaker"] == "Zhang Jun"


def test_a_known_member_holds_the_position_of_its_group_only_among_the_derived(view: View) -> None:
    own = flat_positions(view.tables, derived=False)
    both = flat_positions(view.tables, derived=True)
    assert "PAK" not in own["holder"]
    pakistan = both.filter(pl.col("holder") == "PAK").to_dicts()
    assert [(one["via"], one["inferred_from"]) for one in pakistan] == [
        ("coalition:>30", "position/rest")
    ]


def test_a_vote_stands_at_its_roll_call(view: View) -> None:
    vote = row(flat_positions(view.tables, derived=False), "position/vote")
    assert (vote["event"], vote["event_label"]) == ("roll_call/12", "Vote on the draft")
    assert vote["statement"] is None


def test_partial_dates_keep_their_precision_beside_the_days_they_can_mean(view: View) -> None:
    letter = row(flat_positions(view.tables, derived=False), "position/letter")
    assert letter["date"] == "2019-07"
    assert (letter["earliest"], letter["latest"]) == (date(2019, 7, 1), date(2019, 7, 31))


def test_there_is_one_row_a_position_in_reading_order(view: View) -> None:
    frame = flat_positions(view.tables, derived=True)
    assert frame["id"].n_unique() == frame.height == 11
    assert frame["start"].is_sorted()


def test_an_empty_graph_has_the_same_columns(view: View) -> None:
    empty = flat_positions(Tables(), derived=True)
    assert tuple(empty.columns) == COLUMNS
    assert empty.schema == flat_positions(view.tables, derived=True).schema
