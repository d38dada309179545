"""Names by the day of the document."""

from __future__ import annotations

from datetime import date

import pytest

from stancegraph.extraction.actors.names import names_on


def actors(text: str, day: date | None, gazetteer) -> list[str]:
    return [one.actor for one in names_on(gazetteer, text, day)]


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("The Taliban rejected the report.", date(2022, 3, 1), ["AFG"]),
        ("The Taliban rejected the report.", date(2015, 3, 1), []),
        ("The Pakistani Taliban rejected it.", date(2022, 3, 1), []),
        ("Envoys of the Islamic Emirate of Afghanistan came.", date(2022, 3, 1), ["AFG"]),
        ("South Sudan rejected the report.", date(2005, 3, 1), []),
        ("South Sudan rejected the report.", date(2015, 3, 1), ["SSD"]),
        ("Moscow rejected the report.", date(1985, 3, 1), ["SUN"]),
        ("Moscow rejected the report.", date(2005, 3, 1), ["RUS"]),
    ],
)
def test_a_name_means_the_state_of_its_day(text, day, found, gazetteer):
    assert [one for one in actors(text, day, gazetteer) if one != "PAK"] == found


def test_a_state_that_was_not_there_yet_holds_nothing(positions):
    text = "South Sudan condemned the raid. Sudan condemned the shelling."
    assert [one.holder for one in positions(text, date="2005-03-01")] == ["SDN"]
