"""Headlines in title case and capitals."""

from __future__ import annotations

import pytest

from stancegraph.extraction.headlines import in_running_case

BODY = "On Friday the envoy of Kenya spoke of a quota, and Odinga slammed the deal on tea."


def running(headline: str, gazetteer) -> str:
    return in_running_case(headline, BODY, gazetteer.find(headline))


@pytest.mark.parametrize(
    ("headline", "written"),
    [
        ("Kenya Slams Peru Over Tea Quota", "Kenya slams Peru over tea quota"),
        ("KENYA REJECTS QUOTA", "KENYA rejects quota"),
        ("Odinga Urges Peru to Lift Quota", "Odinga urges Peru to lift quota"),
        ("ODINGA URGES NEW TALKS", "Odinga urges new talks"),
    ],
)
def test_only_names_keep_their_capitals(headline, written, gazetteer):
    assert running(headline, gazetteer) == written


def test_a_headline_in_running_case_stays_as_it_is(gazetteer):
    headline = "Kenya and the Lake Commission agree on a quota for all"
    assert running(headline, gazetteer) == headline


def test_offsets_hold_whatever_is_written_small(positions):
    text = "Kenya Slams Peru Over Tea Quota\nKenya slammed a quota on tea in a note."
    first = next(one for one in positions(text, headline=True) if one.position.start == 0)
    assert (first.holder, first.polarity, first.target) == ("KEN", "oppose", "Tea Quota")
    assert first.position.target_actor == "PER"
