"""The language of news agencies and papers that are at home in one state."""

from __future__ import annotations

from datetime import date

import pytest

from stancegraph.extraction.actors.leaders import leader
from stancegraph.extraction.actors.names import names_on
from stancegraph.extraction.genres.news import home_of


def triples(found):
    return [(one.holder, one.polarity, one.target) for one in found]


def actors(found):
    return [(one.holder, one.position.target_actor) for one in found]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Zionist regime rejected the report.", "ISR"),
        ("Zionist attacks on the port went on.", "ISR"),
        ("The IDF rejected the report.", "ISR"),
        ("The Islamic Republic rejected the report.", "IRN"),
        ("The IRGC rejected the report.", "IRN"),
        ("The People's Liberation Army rejected the report.", "CHN"),
        ("N. Korea rejects the report", "PRK"),
    ],
)
def test_names_that_one_side_uses_tell_whom_they_mean(text, key, gazetteer):
    assert [one.actor for one in names_on(gazetteer, text, date(2024, 3, 1))] == [key]


@pytest.mark.parametrize(
    "text",
    [
        "The Zionist Congress met in Basel.",
        "An anti-Zionist party won two seats.",
        "The Islamic Republic News Agency reported it.",
    ],
)
def test_names_of_movements_and_papers_mean_no_state(text, gazetteer):
    assert list(names_on(gazetteer, text, date(2024, 3, 1))) == []


KOREAN = (
    "North Korea and South Korea met on Monday.\n"
    "North Korea tested a rocket.\n"
    "Seoul urged the North to return to the talks.\n"
    "The South condemned the launch."
)


def test_the_north_and_the_south_are_the_two_koreas(positions):
    assert actors(positions(KOREAN)) == [("KOR", "PRK"), ("KOR", None)]


def test_the_north_and_the_south_are_parts_of_the_world_elsewhere(positions):
    text = "Kenya and Ghana met on Monday.\nNorth Korea was absent.\nThe South condemned the cuts."
    assert positions(text) == []


@pytest.mark.parametrize(
    ("text", "polarity", "target"),
    [
        ("Peru's envoy said peace can only be reached through dialogue.", "support", "dialogue"),
        ("Peru's envoy said that dialogue is the only way out.", "support", "dialogue"),
        ("Peru's envoy said there is no alternative to the pact.", "support", "pact"),
        ("Peru's envoy said there is no excuse for the raids.", "oppose", "raids"),
        ("Peru called the raid an act of piracy.", "oppose", "raid"),
        ("Peru termed the raid a matter of grave concern.", "oppose", "raid"),
        ("Peru asked that the dispute be settled.", "support", "dispute be settled"),
        ("Peru filed a protest in response to the raid.", "oppose", "raid"),
    ],
)
def test_what_is_reported_of_a_state(text, polarity, target, positions):
    assert triples(positions(text)) == [("PER", polarity, target)]


@pytest.mark.parametrize(
    "text",
    [
        "The road can only be reached through the gate, a hiker said in Peru.",
        "Peru said the ferry is the only one of its kind.",
        "Peru's minister said the pact was a matter of time.",
        "Peru asked that question in March.",
    ],
)
def test_what_takes_no_stance_though_it_looks_alike(text, positions):
    assert positions(text) == []


def test_a_bloc_that_met_by_video_acts_itself(positions):
    text = "ASEAN met by video link and called for an end to the clashes."
    assert triples(positions(text)) == [("bloc:ASEAN", "oppose", "clashes")]


def test_they_is_the_state_of_a_minister_who_speaks_alone(positions):
    text = "The Fijian prime minister says they regret the discharge."
    assert triples(positions(text)) == [("FJI", "oppose", "discharge")]


def test_they_is_not_the_state_where_others_were_told_of(positions):
    text = (
        "Fiji's prime minister met the growers. The growers left early. "
        "The prime minister said they regret the levy."
    )
    assert positions(text) == []


def test_the_regional_leaders_are_those_of_the_bloc(positions):
    text = "CARICOM met on Friday.\nThe regional leaders urged Venezuela to heed the ruling."
    assert [one.holder for one in positions(text)] == ["bloc:CARICOM"]


@pytest.mark.parametrize(
    ("line", "home"),
    [
        ("Riyadh: The ministry rejected the report.", "SAU"),
        ("Tehran (IP)- The ministry rejected the report.", "IRN"),
        ("Metro Manila, Philippines — The ministry rejected the report.", "PHL"),
        ("BRIDGETOWN, Barbados (CMC) — The ministry rejected the report.", "BRB"),
        ("Jakarta, MINA – The ministry rejected the report.", "IDN"),
        ("Correction: The ministry rejected the report.", None),
        ("The ministry in Riyadh rejected the report.", None),
    ],
)
def test_a_dateline_tells_where_a_report_is_at_home(line, home, article_of, gazetteer):
    assert home_of(article_of(line), gazetteer) == home


def test_a_state_that_is_only_spoken_about_is_no_home(article_of, gazetteer):
    text = (
        "Kenyan leader condemns Egypt coup. Egypt is unsettled. In Egypt the army rules. "
        "Egypt waits. Egypt votes in May."
    )
    assert home_of(article_of(text), gazetteer) is None


@pytest.mark.parametrize(
    ("name", "day", "key"),
    [
        ("Hichilema", date(2023, 5, 1), "ZMB"),
        ("Mushikiwabo", date(2016, 5, 1), "RWA"),
        ("Prabowo", date(2025, 5, 1), "IDN"),
        ("Guo Jiakun", date(2025, 5, 1), "CHN"),
        ("Guo", date(2025, 5, 1), None),
        ("Granger", date(2017, 5, 1), None),
        ("David Granger", date(2017, 5, 1), "GUY"),
    ],
)
def test_leaders_are_known_by_name_where_it_is_rarely_anybody_elses(name, day, key):
    known = leader(name, day)
    assert (known.key if known is not None else None) == key


def test_a_dated_line_in_capitals_credits_nobody(positions):
    text = (
        "AMMAN: The Iraqi ministry on Sunday firmly rejected remarks that were made by a visiting "
        "minister in an interview with a paper and with certain other outlets of the region"
    )
    assert [one.holder for one in positions(text, headline=True)] == ["IRQ"]


def test_a_quoted_statement_makes_a_report_no_statement(positions):
    text = (
        "The exchange went on on Monday with strong words.\n"
        "Argentina's Foreign Ministry issued a note on the remarks of the British minister.\n"
        "“The Argentine Government strongly condemns the remarks of the British minister on the "
        "islands,” the note reads."
    )
    assert ("ARG", "oppose") in [(one.holder, one.polarity) for one in positions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru highlighted the delay in the census.", ("PER", "oppose", "delay in the census")),
        ("Peru stressed fair trade.", ("PER", "support", "fair trade")),
        ("Peru called for the need to stop the raids.", ("PER", "oppose", "raids")),
        (
            "Peru said the sales are an issue that undermines the ties.",
            ("PER", "oppose", "sales"),
        ),
        ("China complained to Peru about the visit.", ("CHN", "oppose", "visit")),
    ],
)
def test_what_is_stressed_needed_or_complained_of(text, found, positions):
    assert triples(positions(text)) == [found]


def test_what_a_speaker_expects_of_another_is_not_done(positions):
    text = "“We expect that the base will be abandoned by Russia,” Peru's minister said."
    assert "RUS" not in {one.holder for one in positions(text)}
