"""Identifiers follow from content and from nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.records.identifiers import actor_id, mint, slug


@given(st.lists(st.one_of(st.none(), st.text(), st.integers()), max_size=4))
def test_the_same_parts_give_the_same_identifier(parts: list[object]) -> None:
    assert mint("position", *parts) == mint("position", *parts)
    assert re.fullmatch(r"position/[0-9a-f]{20}", mint("position", *parts))


@given(st.text(min_size=1), st.text(min_size=1))
def test_where_one_part_ends_matters(first: str, second: str) -> None:
    assert mint("x", first, second) != mint("x", first + second)


def test_nothing_and_the_empty_text_are_told_apart() -> None:
    assert mint("x", None) != mint("x", "")


@pytest.mark.parametrize(
    ("key", "identifier"),
    [
        ("CHN", "country/CHN"),
        ("bloc:European Union", "bloc/european-union"),
        ("organ:UN General Assembly", "organ/un-general-assembly"),
    ],
)
def test_a_named_actor_has_a_readable_identifier(key: str, identifier: str) -> None:
    assert actor_id(key) == identifier


def test_a_coalition_has_no_identifier_of_its_own() -> None:
    with pytest.raises(ValueError, match="coalition:54"):
        actor_id("coalition:54")


@given(st.text())
def test_a_slug_is_safe_in_an_iri(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]*", slug(text))


def test_names_in_other_scripts_do_not_fall_together() -> None:
    first, second = actor_id("bloc:联盟"), actor_id("bloc:同盟")
    assert re.fullmatch(r"bloc/[0-9a-f]{20}", first)
    assert first != second
    assert actor_id("bloc:Communauté économique") == "bloc/communaute-economique"
