"""A foreign ministry that speaks is its state."""

from __future__ import annotations

import pytest

STATEMENT = """{title}

{opening} strongly condemns the attack on a hospital ship. The Ministry welcomes the mediation.

Attacks on medical vessels are unacceptable. Those responsible must be punished.
"""
CONFERENCE = """Foreign Ministry Spokesperson Lin Wei's Regular Press Conference on 4 June 2023

Reuters: The United States told us that China had violated the accord on the reef. Is that wrong?

Lin Wei: China firmly opposes the accusation. We urge the US side to stop its provocations.

AFP: We believe that the proposal of Norway is useful. Do you support it?

Lin Wei: Dialogue is the only way.
"""


@pytest.mark.parametrize(
    ("title", "opening", "holder"),
    [
        ("Press release", "The Ministry of Foreign Affairs of the Republic of Kenya", "KEN"),
        ("Statement by the Foreign Ministry of Armenia", "The Foreign Ministry", "ARM"),
        ("Statement of the Turkish Ministry of Foreign Affairs", "The Ministry", "TUR"),
        ("Press statement", "The Ministry of External Affairs of India", "IND"),
    ],
)
def test_what_the_ministry_says_is_the_states_position(title, opening, holder, held):
    found = held(STATEMENT.format(title=title, opening=opening))
    assert {one.holder for one in found} == {holder}
    assert [(one.polarity, one.target) for one in found][:3] == [
        ("oppose", "attack on a hospital ship"),
        ("support", "mediation"),
        ("oppose", "Attacks on medical vessels"),
    ]


def test_in_a_press_conference_only_the_answers_are_the_states(held):
    found = [one for one in held(CONFERENCE) if one.holder == "CHN"]
    assert [(one.polarity, one.position.target_actor) for one in found] == [
        ("oppose", None),
        ("oppose", "USA"),
        ("support", None),
    ]


BRIEFING = """Transcript of the Weekly Briefing by the Spokesperson on Thursday 4 May 2023

Thank you for joining us. Pakistan strongly condemns the raid on the ferry.
We urge India to free the crew.

Question: (Mr. Baig, Harbour Radio) We believe that the fine is unfair. We must protest against it.

Spokesperson: Pakistan rejects the fine. We support the inquiry.

Question: What of the dredging? Some say that the reef must be left alone.

Answer: Pakistan welcomes the pause.
"""
OFFICIALS = """Press Conference by Foreign Minister KUROKI Haruka

Tuesday, April 12, 2022, 3:58 p.m. Ministry of Foreign Affairs

Harbour Shimbun, Mori: We think that the pact must be scrapped. What is Japan’s position on the
Japan-France talks?

Minister Kuroki: Japan’s position has not changed. We support the pact. Japan-Peru ties are close,
and the Government of Japan will work on them.
"""
OF_ITSELF = """Welcoming the truce in the strait

PRESS STATEMENT
ROSE ELDER, DEPARTMENT SPOKESPERSON
MAY 13, 2023

The United States welcomes the truce in the strait. We commend the role of Egypt. The United States
reaffirms its commitment to open ports.
"""
ADDRESSED = """QA-12, 4 May 2020, Statement of the Spokesperson of the Ministry of Foreign Affairs

The claims in the declaration are biased and unrealistic. We call on Greece to drop its claim.
Greece should sit at the table with Turkey without preconditions. Turkey is ready for talks.
"""


def test_questions_are_never_the_states_words(held):
    found = held(BRIEFING)
    assert [(one.holder, one.polarity, one.target) for one in found] == [
        ("PAK", "oppose", "raid on the ferry"),
        ("PAK", "support", "free the crew"),
        ("PAK", "oppose", "fine"),
        ("PAK", "support", "inquiry"),
        ("PAK", "support", "pause"),
    ]


def test_a_minister_answers_for_the_state_that_the_answers_are_about(held):
    found = held(OFFICIALS)
    assert [(one.holder, one.target) for one in found] == [("JPN", "pact")]


def test_a_state_that_speaks_of_itself_by_name_is_the_speaker(held):
    found = held(OF_ITSELF)
    assert {one.holder for one in found} == {"USA"}
    assert ("support", "open ports") in {(one.polarity, one.target) for one in found}


def test_who_is_told_what_to_do_is_not_who_speaks(held):
    found = held(ADDRESSED)
    assert {one.holder for one in found} == {"TUR"}
    assert {one.position.target_actor for one in found} >= {"GRC"}


def test_a_text_in_which_no_state_can_be_told_to_speak_is_nobodys(held):
    text = "Press statement\n\nThe Ministry condemns the raid. We urge all sides to talk.\n"
    assert held(text) == []


@pytest.mark.parametrize(
    ("asked", "answer", "holder"),
    [
        ("NHK, Mori", "Russia is near. We reject the levy.", "JPN"),
        ("TASS", "The Peruvian side is silent. We reject the levy.", "RUS"),
        ("Reuters", "The killings in IIOJK go on. India is silent. We reject the levy.", "PAK"),
        ("Reuters", "Russia is near. We reject the levy.", None),
    ],
)
def test_who_answers_is_known_by_who_asks_and_by_names_that_only_one_side_uses(
    asked, answer, holder, held
):
    text = f"Press Conference by the Spokesperson\n\n{asked}: And the levy?\n\nAnswer: {answer}\n"
    assert [one.holder for one in held(text)] == ([holder] if holder else [])


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("QUESTION", "MR ELDER"),
        ("Q", "A"),
        ("Journalist", "Spokesperson"),
        ("Reuters", "Rose Elder"),
    ],
)
def test_those_who_ask_and_answer_are_known_by_many_labels(asks, answers, held):
    text = (
        "Foreign Ministry of Kenya: press briefing by Rose Elder\n\n"
        f"{asks}: We think that the pact must be scrapped. Do you?\n\n"
        f"{answers}: We support the pact.\n"
    )
    assert [(one.holder, one.polarity, one.target) for one in held(text)] == [
        ("KEN", "support", "pact")
    ]


def test_a_report_that_names_statement_and_spokesperson_is_no_statement(held):
    text = (
        "Chad's trade ministry plans a case against Togo.\n\nIn a statement, a ministry"
        " spokesperson rejected the levy, adding it harms traders.\n\nThe move follows a levy on"
        " tea. A Togolese envoy argued that the levy was necessary.\n"
    )
    assert {(one.holder, one.polarity) for one in held(text)} == {
        ("TCD", "oppose"),
        ("TGO", "support"),
    }


def test_a_label_needs_no_blank_behind_its_colon(held):
    text = (
        "Press Conference by Foreign Minister KUROKI Haruka\n\n"
        "Reporter:The ferries were fined. What will Japan do about the levy?\n\n"
        "Minister Kuroki:Japan has lodged a protest. The levy is unacceptable.\n"
    )
    assert {(one.holder, one.polarity) for one in held(text)} == {("JPN", "oppose")}


def test_the_state_with_which_a_title_begins_is_the_speaker(held):
    text = (
        "Cuba rejects the slanderous report of the United States.\n\n"
        "Statement by the Ministry of Foreign Affairs.\n\n"
        "The Ministry rejects the report of the U.S. State Department on the harbour. The report "
        "is unacceptable.\n"
    )
    assert {one.holder for one in held(text)} == {"CUB"}


UNNAMED = """Press Release

The Ministry of Foreign Affairs condemns the attack on the lighthouse.

{signed}
"""


@pytest.mark.parametrize(
    ("signed", "holder"),
    [
        ("Ministry of Foreign Affairs\nRepublic of Kenya\nNairobi", "KEN"),
        ("Embassy of the Republic of Malta, Rome", "MLT"),
    ],
)
def test_a_ministry_may_name_its_state_where_it_signs(signed, holder, held):
    assert {one.holder for one in held(UNNAMED.format(signed=signed))} == {holder}


def test_an_embassy_that_a_sentence_tells_of_is_not_the_author(held):
    text = """Statement on the ferry

The Philippines strongly protests the seizure of its ferry. The note was handed to the Embassy of
China in Manila. The Philippines calls on China to free the crew.
"""
    assert {one.holder for one in held(text)} == {"PHL"}


def test_a_state_in_the_title_is_what_a_ministry_speaks_about(held):
    text = """Statement by the Ministry of Foreign Affairs on the events in Peru

We condemn the attempt of a coup in Peru. We stand with the people of Peru and the State of Peru.

Embassy of the Republic of Ghana, Lima
"""
    assert {one.holder for one in held(text)} == {"GHA"}


OPENING = """Press Conference by Foreign Minister Tanaka

Mr. Tanaka, Minister for Foreign Affairs of Japan: Japan condemns the raid on the reef.
"""
JOINT = """Remarks by President Trump and President Xi of China in Joint Press Statement

PRESIDENT XI: We support talks on the reef.

PRESIDENT TRUMP: We condemn the raid on the port.
"""
HOURLY = """2:18 p.m. EDT

MS KWAN: Good afternoon. We condemn the raid on the reef.

MS KWAN: And we call for talks.
"""


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (OPENING, ["JPN"]),
        (JOINT, ["CHN", "USA"]),
        (HOURLY, ["USA", "USA"]),
    ],
)
def test_each_label_of_a_press_conference_speaks_for_his_own_state(text, holders, held):
    assert [one.holder for one in held(text)] == holders
