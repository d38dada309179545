"""A UN record says of which meeting it is."""

from __future__ import annotations

import pytest

from stancegraph.extraction.genres.meetings import meeting_of

from .conftest import document


@pytest.mark.parametrize(
    ("text", "organ", "session", "meeting", "label"),
    [
        (
            "Seventy‑ninth Session,\n17th & 18th Meetings (AM & PM)\nGA/SPD/3812\n\n"
            "Fourth Committee Approves Three Drafts\n",
            "organ:Fourth Committee",
            "79",
            "17 & 18",
            "Fourth Committee, 79th session, 17th & 18th meeting",
        ),
        (
            "9874th Meeting (PM)\nSC/19006\n27 June 2025\n\nSecurity Council Meets\n",
            "organ:UN Security Council",
            None,
            "9874",
            "UN Security Council, 9874th meeting",
        ),
        (
            "United Nations   A/C.5/79/SR.14\nGeneral Assembly\nSeventy-ninth session\n\n"
            "Fifth Committee\n\nSummary record of the 14th meeting\n",
            "organ:Fifth Committee",
            "79",
            "14",
            "Fifth Committee, 79th session, 14th meeting",
        ),
        (
            "United Nations  A/78/PV.94\nGeneral Assembly\nSeventy-eighth session\n\n"
            "94th plenary meeting\n",
            "organ:UN General Assembly",
            "78",
            "94",
            "UN General Assembly, 78th session, 94th meeting",
        ),
        (
            "HUMAN RIGHTS COUNCIL CONCLUDES DEBATE\n\nIn a resolution (A/HRC/57/L.21), …\n",
            "organ:Human Rights Council",
            "57",
            None,
            "Human Rights Council, 57th session",
        ),
    ],
)
def test_organ_session_and_number_come_from_the_masthead(
    gazetteer, text, organ, session, meeting, label
):
    event = meeting_of(document(text), gazetteer)
    assert event is not None
    assert (event.organ, event.session, event.meeting) == (organ, session, meeting)
    assert event.label == label


def test_the_day_comes_from_the_weekday_in_the_masthead(gazetteer):
    text = (
        "General Assembly\nSeventy-eighth session\n94th plenary meeting\n"
        "Thursday, 13 June 2024, 10 a.m.\n"
    )
    event = meeting_of(document(text), gazetteer)
    assert event is not None
    assert str(event.date) == "2024-06-13"


def test_a_text_without_an_organ_is_of_no_meeting(gazetteer):
    assert meeting_of(document("The harbour opened in May.\n"), gazetteer) is None
