"""Names of actors and issues, and those an error offers."""

from stancegraph.analysis.keys import nearest

MANY = [f"C{number:02}" for number in range(40)] + ["USA", "usa", "UGA"]


def test_the_names_most_like_the_given_one_are_offered_whatever_their_case():
    assert nearest("Usa", MANY) == "USA, usa, UGA (of 43)"


def test_of_a_few_names_all_are_offered_the_nearest_first():
    assert nearest("7", ["1", "867", "876"]) in {"867, 876, 1", "876, 867, 1"}
    assert nearest("x", ["b", "a"]) == "a, b"


def test_without_a_like_name_the_first_dozen_are_offered():
    assert nearest("§", MANY) == f"{', '.join(MANY[:12])} (of 43)"


def test_the_order_given_changes_nothing():
    assert nearest("C0", MANY[::-1]) == nearest("C0", MANY)
