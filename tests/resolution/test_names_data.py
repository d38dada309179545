"""Every entry of the name tables keeps the promise that its example sentence makes."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from stancegraph.resolution import Form, Gazetteer, countries
from stancegraph.resolution.datafiles import day, rows
from stancegraph.resolution.index import OPEN_END

NAMES = list(rows("names.csv"))
STOPS = [*rows("stop_phrases.csv"), *rows("contexts.csv")]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def a_day_in(start: str, end: str) -> date | None:
    """A day on which a name of the past was in use; None for a name still in use."""
    return (day(start) or day(end)) if end else None


@pytest.mark.parametrize(
    ("code", "form", "text", "start", "end", "example"),
    [row for row in NAMES if row[1] != "listed"],
    ids=[f"{row[0]}-{row[2]}" for row in NAMES if row[1] != "listed"],
)
def test_the_example_of_a_name_gives_exactly_this_mention(
    gazetteer: Gazetteer, code: str, form: str, text: str, start: str, end: str, example: str
) -> None:
    found = gazetteer.find(example, on=a_day_in(start, end))
    assert [(one.text, one.actor, one.form) for one in found] == [(text, code, form)]


@pytest.mark.parametrize(
    ("code", "text"), [(row[0], row[2]) for row in NAMES if row[1] == "listed"]
)
def test_a_spelling_of_tables_is_resolved(gazetteer: Gazetteer, code: str, text: str) -> None:
    assert gazetteer.resolve(text).code == code


@pytest.mark.parametrize(("key", "text", "example"), list(rows("blocs.csv")))
def test_the_example_of_a_bloc_gives_exactly_this_mention(
    gazetteer: Gazetteer, key: str, text: str, example: str
) -> None:
    (found,) = gazetteer.find(example)
    if text.endswith(OPEN_END):
        assert found.text.startswith(text.removesuffix(OPEN_END))
        assert found.actor == f"bloc:{found.text}"
    else:
        assert (found.text, found.actor) == (text, f"bloc:{key}")


@pytest.mark.parametrize(("key", "meets", "text", "example"), list(rows("organs.csv")))
def test_the_example_of_an_organ_gives_exactly_this_mention(
    gazetteer: Gazetteer, key: str, meets: str, text: str, example: str
) -> None:
    (found,) = gazetteer.find(example)
    assert (found.text, found.actor, found.form) == (text, f"organ:{key}", Form.ORGAN)
    assert meets in ("yes", "no")


@pytest.mark.parametrize(
    ("phrase", "example"), [(row[0], row[-1]) for row in STOPS], ids=[row[-1] for row in STOPS]
)
def test_the_example_of_a_stop_phrase_names_no_state(
    gazetteer: Gazetteer, phrase: str, example: str
) -> None:
    assert gazetteer.find(example) == []
    assert "{" in phrase or phrase in example


@pytest.mark.parametrize(
    ("text", "start", "end", "example"),
    [(row[0], row[3], row[4], row[6]) for row in rows("ambiguous.csv")],
)
def test_an_ambiguous_name_is_no_mention_and_is_refused_with_candidates(
    gazetteer: Gazetteer, text: str, start: str, end: str, example: str
) -> None:
    on = a_day_in(start, end)
    assert gazetteer.find(example, on=on) == []
    refused = gazetteer.resolve(text, on=on)
    assert refused.code is None
    assert len(refused.candidates) > 1
    assert not refused.near


@pytest.mark.parametrize(("text", "code", "example"), list(rows("combining.csv")))
def test_the_first_half_of_a_compound_is_a_mention_beside_the_second(
    gazetteer: Gazetteer, text: str, code: str, example: str
) -> None:
    first, second = gazetteer.find(example)
    assert (first.text, first.actor, first.form) == (text, code, Form.DEMONYM)
    assert second.start == first.end + 1
    assert gazetteer.find(f"The {text}-Martian border and {text} himself.") == []


@pytest.mark.parametrize(("state", "kind"), list(rows("subnational.csv")))
def test_a_town_in_a_state_of_the_usa_or_a_province_is_no_country(
    gazetteer: Gazetteer, state: str, kind: str
) -> None:
    assert gazetteer.find(f"She grew up in Lebanon, {state}") == []
    if kind == "name":
        assert len(gazetteer.find(f"Between Chile, {state}, and Peru")) == 2


def test_every_state_has_an_adjective_or_people() -> None:
    with_people = {row[0] for row in NAMES if row[1] == "demonym"}
    for _, form, codes, *_ in rows("ambiguous.csv"):
        with_people |= set(codes.split()) if form == "demonym" else set()
    states = {row.code for row in countries().values() if row.un_status == "member"}
    assert (states | {"PSE", "TWN", "XKX", "HKG"}) - with_people == {"SCG", "ZAN"}


def test_few_names_are_refused_as_ambiguous() -> None:
    assert len({row[0] for row in rows("ambiguous.csv") if row[1] != "demonym"}) <= 12


def test_no_spelling_stands_for_two_states_without_being_marked_ambiguous() -> None:
    open_ended = Counter(
        text for _, text in {(code, text) for code, _, text, _, end, _ in NAMES if not end}
    )
    assert [text for text, number in open_ended.items() if number > 1] == []


def test_every_name_belongs_to_a_country_of_the_table() -> None:
    assert {row[0] for row in NAMES} == set(countries())
    ambiguous = {code for row in rows("ambiguous.csv") for code in row[2].split()}
    assert ambiguous <= set(countries())
