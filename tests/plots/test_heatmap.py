"""An agreement matrix: camps together, the alike side by side, what is unknown in grey."""

import numpy as np
import pytest

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Matrix
from stancegraph.errors import UsageError
from stancegraph.plots import heat_map, style
from stancegraph.plots.seriation import order


def test_every_row_and_column_is_named(agreement, texts):
    matrix = agreement(60)
    shown = texts(heat_map(matrix))
    assert all(shown.count(key) == 2 for key in matrix.rows)


def test_those_of_a_camp_stand_together(agreement):
    values = agreement(12).values
    camps = ["camp 2", "camp 1", "camp 10"] * 4
    shown = [camps[at] for at in order(values, camps)]
    assert shown == ["camp 1"] * 4 + ["camp 2"] * 4 + ["camp 10"] * 4


def test_the_alike_stand_side_by_side():
    place = np.array([0.0, 5, 1, 4, 2, 3])
    values = -np.abs(place[:, None] - place)
    shown = place[order(values, [""] * 6)]
    assert shown.tolist() in ([0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0])


def test_the_order_does_not_depend_on_that_of_the_rows(agreement):
    matrix = agreement(15)
    turn = np.arange(15)[::-1]
    keys = [matrix.rows[at] for at in turn]
    turned = Matrix(keys, keys, matrix.values[np.ix_(turn, turn)], matrix.made)
    assert heat_map(matrix).svg() == heat_map(turned).svg()


def test_what_is_not_defined_has_a_grey_of_its_own(agreement, texts, attributes):
    drawn = heat_map(agreement(6))
    assert "no data" in texts(drawn)
    assert style.NO_DATA in attributes(drawn, "fill")
    assert "no data" not in texts(heat_map(agreement(3)))


def test_a_row_without_a_number_is_drawn(agreement, texts):
    matrix = agreement(6)
    matrix.values[2] = matrix.values[:, 2] = np.nan
    assert matrix.rows[2] in texts(heat_map(matrix))


@pytest.mark.parametrize(("number", "written"), [(6, True), (40, False)])
def test_numbers_are_written_where_there_is_room(agreement, texts, number, written):
    assert ("1.00" in texts(heat_map(agreement(number)))) is written


def test_camps_are_marked_by_colour_and_shape(agreement, texts, attributes):
    matrix = agreement(6)
    drawn = heat_map(matrix, {key: at % 2 + 1 for at, key in enumerate(matrix.rows)})
    assert {"Camp", "camp 1", "camp 2"} <= set(texts(drawn))
    assert {style.GROUPS[0][0], style.GROUPS[1][0]} <= attributes(drawn, "fill")


def test_values_on_both_sides_of_nought_have_a_scale_with_two_ends(agreement, texts):
    matrix = agreement(6)
    shown = texts(heat_map(Matrix(matrix.rows, matrix.rows, matrix.values * 2 - 1, matrix.made)))
    assert "−1" in shown


def test_rows_and_columns_may_differ(texts):
    matrix = Matrix(["A", "B"], ["x", "y", "zz"], np.arange(6.0).reshape(2, 3), Made("table"))
    assert {"A", "B", "x", "y", "zz"} <= set(texts(heat_map(matrix)))


def test_labels_take_the_place_of_keys(agreement, texts):
    matrix = agreement(4)
    shown = texts(heat_map(matrix, labels={matrix.rows[0]: "Peru"}))
    assert "Peru" in shown
    assert matrix.rows[0] not in shown


def test_a_matrix_without_a_number_is_refused():
    empty = Matrix(["A"], ["A"], np.full((1, 1), np.nan), Made("agreement"))
    with pytest.raises(UsageError, match="holds no number"):
        heat_map(empty)


def test_a_scale_of_one_value_does_not_pass_it():
    same = Matrix(["a", "b"], ["a", "b"], np.ones((2, 2)), Made("agreement"))
    assert '"domain": [0.9, 1.0]' in heat_map(same).chart.to_json(indent=None)
