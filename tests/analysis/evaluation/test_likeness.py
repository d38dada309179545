"""What counts as the same passage, holder and target."""

import pytest

from stancegraph.analysis.evaluation.likeness import same_holder, same_passage, same_target


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((0, 100), (0, 100), True),
        ((0, 100), (90, 120), True),
        ((0, 100), (91, 120), False),
        ((0, 10), (0, 100), True),
        ((0, 9), (0, 100), False),
        ((0, 10), (10, 20), False),
        ((0, 10), (None, None), False),
    ],
)
def test_passages_are_the_same_from_a_tenth_of_the_longer_one(line, one, other, same):
    first = line(start=one[0], end=one[1])
    second = line(start=other[0], end=other[1])
    assert same_passage(first, second) is same
    assert same_passage(second, first) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("KEN", "KEN", True),
        ("KEN", "PER", False),
        ("bloc:European Union", "bloc:EU", True),
        ("bloc:the European Union", "bloc:European union", True),
        ("bloc:Group of 77", "bloc:G77 and China", True),
        ("bloc:Group of 77", "bloc:Group of 7", False),
        ("bloc:Organisation of Islamic Cooperation", "bloc:OIC", True),
        ("organ:United Nations General Assembly", "organ:General Assembly", True),
        ("bloc:General Assembly", "organ:General Assembly", False),
        ("coalition:54", "coalition:54", True),
        ("coalition:54", "coalition:>54", True),
        ("coalition:1,054", "coalition:1054", True),
        ("coalition:54", "coalition:50", False),
        ("coalition:some", "coalition:dozens", True),
        ("coalition:some", "coalition:3", False),
    ],
)
def test_holders_are_the_same_by_code_count_or_usual_name(line, one, other, same):
    assert same_holder(line(one), line(other)) is same


@pytest.mark.parametrize(
    ("gold", "system", "same"),
    [
        ("the lake treaty", "lake treaty", True),
        ("talks on dams", "a dam", True),
        ("condemnations of the dam", "condemnation", True),
        ("lake treaty", "dam", False),
        ("lake", "one two three four five lake", False),
        ("it", "it", False),
        (None, "lake", False),
        ("lake", None, False),
    ],
)
def test_targets_share_a_third_of_their_content_words(line, gold, system, same):
    assert same_target(line(target=gold), line(target=system)) is same


def test_the_same_actor_is_the_same_target_whatever_the_words(line):
    gold = line(target="blocking of the talks", target_actor="bloc:European Union")
    assert same_target(gold, line(target="its stance", target_actor="bloc:EU"))
    assert not same_target(gold, line(target="its stance", target_actor="PER"))
    assert not same_target(gold, line(target="its stance"))


def test_a_target_actor_that_only_the_system_names_decides_nothing(line):
    assert same_target(line(target="lake treaty"), line(target="lake treaty", target_actor="PER"))
    assert not same_target(line(target="lake treaty"), line(target="dam", target_actor="PER"))
