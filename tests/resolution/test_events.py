from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.resolution import EventMention, find_events
from stancegraph.resolution.datafiles import DATA, rows
from stancegraph.resolution.ordinals import ORDINAL, number, ordinal

CUES = yaml.safe_load((DATA / "event_cues.yaml").read_text(encoding="utf-8"))
KINDS = {
    "gatherings": {"meeting"},
    "summits": {"summit"},
    "settings": {"meeting"},
    "decisions": {"vote", "other"},
    "writings": {"letter"},
}


@pytest.mark.parametrize(
    ("group", "word", "example"),
    [(group, cue["word"], cue["example"]) for group, cues in CUES.items() for cue in cues],
)
def test_the_example_of_a_cue_names_one_event(group: str, word: str, example: str) -> None:
    (event,) = find_events(example)
    assert event.kind in KINDS[group]
    assert word in example.lower()
    if group == "gatherings":
        assert word in event.label


def only(text: str) -> tuple[EventMention, str]:
    (event,) = find_events(text)
    return event, text[event.start : event.end]


def test_a_discussion_in_a_committee_is_one_meeting_under_all_its_names() -> None:
    event, words = only(
        "Nine delegates spoke in a debate on child labour at the Third Committee of the "
        "United Nations (UN) General Assembly, also known as the Social, Humanitarian, and "
        "Cultural Committee."
    )
    assert words.startswith("debate on child labour")
    assert words.endswith("Cultural Committee")
    assert (event.kind, event.organ) == ("meeting", "organ:Third Committee")
    assert event.label == "Third Committee, debate on child labour"


def test_session_and_meeting_are_numbers() -> None:
    event, _ = only("The Third Committee, at its 42nd meeting of the seventy-fourth session, rose.")
    assert (event.session, event.meeting) == ("74", "42")
    assert event.label == "Third Committee, 74th session, 42nd meeting"


def test_a_letter_has_its_addressees() -> None:
    event, words = only(
        "Eleven states sent a letter to the President of the Human Rights Council and to the UN "
        "High Commissioner for Human Rights last spring."
    )
    assert words.startswith("letter to")
    assert words.endswith("High Commissioner for Human Rights")
    assert event.kind == "letter"
    assert event.addressed_to == (
        "organ:President of the Human Rights Council",
        "organ:High Commissioner for Human Rights",
    )
    assert "President of the Human Rights Council" in event.label


def test_a_letter_with_a_date_still_has_its_addressee() -> None:
    event, _ = only("A letter dated 8 July 2019 addressed to the Security Council followed.")
    assert event.addressed_to == ("organ:UN Security Council",)


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        (
            "The General Assembly adopted resolution 74/900 by a vote of 90 to 9.",
            "vote",
            "UN General Assembly, vote on resolution 74/900",
        ),
        (
            "The Third Committee adopted a draft resolution on clean water without objection.",
            "other",
            "Third Committee, decision on clean water",
        ),
        (
            "After the recorded vote in the Fifth Committee, tea was served.",
            "vote",
            "Fifth Committee, vote",
        ),
        ("The G20 summit began in the rain.", "summit", "G20 summit"),
        (
            "The Human Rights Council's forty-first session closed.",
            "meeting",
            "Human Rights Council, 41st session",
        ),
    ],
)
def test_votes_decisions_summits_and_sessions(text: str, kind: str, label: str) -> None:
    event, _ = only(text)
    assert (event.kind, event.label) == (kind, label)


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council resolution stands.",
        "The letter was read aloud.",
        "The African Union has many members.",
        "He praised the High Commissioner for Human Rights.",
        "They met at noon for a discussion on fishing.",
        "",
    ],
)
def test_a_body_or_a_word_alone_is_no_event(text: str) -> None:
    assert find_events(text) == []


def test_events_of_several_sentences_keep_their_places() -> None:
    text = (
        "He spoke at the Third Committee. Later the G7 summit opened.\n\n"
        "Two states wrote to the President of the Security Council."
    )
    events = find_events(text)
    assert [text[one.start : one.end] for one in events] == [
        "Third Committee",
        "G7 summit",
        "wrote to the President of the Security Council",
    ]


def test_a_full_stop_within_a_name_ends_no_sentence() -> None:
    _, words = only("The debate at the General Assembly pleased St. Lucia and St. Kitts.")
    assert words == "debate at the General Assembly"
    letter, _ = only("It wrote to St. Lucia. Nobody replied.")
    assert (letter.addressed_to, letter.label) == (("LCA",), "Letter to Saint Lucia")


def test_a_text_without_full_stops_is_read_too() -> None:
    text = "the debate at the Third Committee and " * 400
    assert len(find_events(text)) == 400


PIECES = st.lists(
    st.one_of(
        st.sampled_from([row[2] for row in rows("organs.csv")]),
        st.sampled_from(
            "debate on |letter to | of the |at the |the |. |, |42nd meeting| and | summit|\n\n"
            "| voted| adopted resolution 7/1| on |told | session |seventy-fourth ".split("|")
        ),
        st.text(max_size=4),
    ),
    max_size=15,
).map("".join)


@given(text=PIECES)
def test_events_never_overlap_and_their_labels_contain_the_organ(text: str) -> None:
    position = 0
    for event in find_events(text):
        assert position <= event.start < event.end <= len(text)
        position = event.end
        if event.organ:
            assert event.organ.partition(":")[2] in event.label


@given(value=st.integers(min_value=1, max_value=99999))
def test_ordinals_in_digits_round_trip(value: int) -> None:
    assert number(ordinal(str(value))) == str(value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("first", 1),
        ("ninth", 9),
        ("twelfth", 12),
        ("twentieth", 20),
        ("forty-first", 41),
        ("Seventy-Fourth", 74),
        ("ninety-ninth", 99),
        ("112th", 112),
    ],
)
def test_ordinals_in_words(words: str, value: int) -> None:
    assert re.fullmatch(ORDINAL, words, re.I)
    assert number(words) == str(value)
