"""Whose a stance is when the words for the holder take up something said before, or hide it."""

from __future__ import annotations

import pytest


def _who(found) -> set[str]:
    """The holders of what is said of the raid."""
    return {one.holder for one in found if one.target == "raid"}


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        # states that met
        (
            "Peru's premier met his Chilean counterpart. The two premiers condemned the raid.",
            {"PER", "CHL"},
        ),
        ("Peru held talks with Chile. The sides condemned the raid.", {"PER", "CHL"}),
        ("Peru held talks with Chile. Both condemned the raid.", {"PER", "CHL"}),
        ("Talks between Peru and Chile ended. The neighbours condemned the raid.", {"PER", "CHL"}),
        ("Peru's minister, Ana Ruiz, visited Chile. Both countries condemned the raid.",
         {"PER", "CHL"}),
        ("Herders held talks with millers. The sides condemned the raid.", set()),
        ("The ministers condemned the raid.", set()),
        ("Peru hosted two boys. The two condemned the raid.", set()),
        # blocs and organs
        ("The African Union met in Addis Ababa. The bloc condemned the raid.",
         {"bloc:African Union"}),
        ("ASEAN met in Jakarta. The 10-nation grouping condemned the raid.", {"bloc:ASEAN"}),
        ("NATO is meeting in Brussels. The alliance condemned the raid.", {"bloc:NATO"}),
        ("CARICOM leaders ended their summit. They condemned the raid.", {"bloc:CARICOM"}),
        ("The EU met on Monday. The ministers condemned the raid.", {"bloc:European Union"}),
        ("The Human Rights Council met. The Council condemned the raid.",
         {"organ:Human Rights Council"}),
        ("The Human Rights Council met. The student council condemned the raid.", set()),
        ("The EU met on Monday. The rebel alliance condemned the raid.", set()),
        ("Brussels condemned the raid.", {"bloc:European Union"}),
        ("A baker in Brussels condemned the raid.", set()),
        # the country, the kingdom
        ("Saudi Arabia recalled its envoy. The kingdom condemned the raid.", {"SAU"}),
        ("The harshest words came from Chile. The country's foreign minister condemned the raid.",
         {"CHL"}),
        ("Fiji closed its port. “We condemn the raid,” said a delegate from the country.", {"FJI"}),
        ("A farmer from Fiji condemned the raid.", set()),
        ("Myanmar held a vote. The junta's foreign ministry condemned the raid.", {"MMR"}),
        ("The Philippines sent a note. The Department of Foreign Affairs condemned the raid.",
         {"PHL"}),
        ("The Philippines sent a note. The Department of Sociology condemned the raid.", set()),
    ],
)  # fmt: skip
def test_a_phrase_takes_up_those_told_of_before(positions, text, holders):
    assert _who(positions(text)) == holders


@pytest.mark.parametrize(
    ("subject", "holders"),
    [
        ("NATO member Turkey", {"TUR"}),
        ("Its neighbour Chile", {"CHL"}),
        ("A Japanese Fisheries Agency official", {"JPN"}),
        ("A Japanese news agency editor", set()),
        ("Officials at Japan's foreign ministry", {"JPN"}),
        ("The Ministry of Foreign Affairs of the Republic of Kenya", {"KEN"}),
        ("Tajikistan's Border Guard Service", {"TJK"}),
        ("The Foreign Office", {"GBR"}),
        ("The Pakistani Foreign Office", {"PAK"}),
        ("Nigeria's Ada Obi, the foreign minister,", {"NGA"}),
        ("In Slovenia, right-wing Prime Minister Jan Novak", {"SVN"}),
        ("Slovenia's right-wing leader Jan Novak", set()),
        ("Greece, together with Cyprus and Malta,", {"GRC", "CYP", "MLT"}),
        ("Along with Cyprus, Greece", {"GRC", "CYP"}),
        ("Greece, with its long coast,", {"GRC"}),
        ("Thirteen Council members", {"coalition:13"}),
        ("A majority of the 27 member states", {"coalition:many"}),
        ("The foreign ministers of 15 countries", {"coalition:15"}),
        ("We, the leaders of Peru and Chile,", {"PER", "CHL"}),
        ("We, the farmers of Peru,", set()),
        ("Speaking for the Group of 77, Cuba's delegate", {"bloc:Group of 77"}),
        ("Speaking in Lima, the Peruvian minister", {"PER"}),
        ("UN Secretary-General Ada Obi", set()),
        ("The mayor of Seoul", set()),
        ("Russian media", set()),
        ("Iran's parliament speaker", set()),
    ],
)
def test_a_subject_stands_for_its_states_or_for_none(positions, subject, holders):
    assert _who(positions(f"{subject} condemned the raid.")) == holders


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Canada condemned the raid, as did Fiji.", {"CAN", "FJI"}),
        ("The raid drew condemnation from Canada and Fiji.", {"CAN", "FJI"}),
        ("Fiji and Tonga were among those who condemned the raid.", {"FJI", "TON"}),
        ("Fiji's ministry replied in a statement that condemned the raid.", {"FJI"}),
        ("Fiji reiterated Fiji's firm rejection and condemnation of the raid.", {"FJI"}),
        ("Fiji, Tonga agree on raid", {"FJI", "TON"}),
        ("Canada’s envoy spoke. President Clinton condemned the raid.", {"USA"}),
        ("SUVA (Reuters) -Fiji and Tonga condemned the raid.", {"FJI", "TON"}),
        ("Several delegations met. Others condemned the raid.", {"coalition:some"}),
        ("Several farmers met. Others condemned the raid.", set()),
    ],
)
def test_the_clause_tells_who_else_holds_it(positions, text, holders):
    assert _who(positions(text)) == holders


@pytest.mark.parametrize(
    "text",
    [
        "The raid, Tavita said, was unacceptable.",
        "“The raid is unacceptable,” a paper quoted Tavita as saying.",
        "Tavita was quoted by a paper as saying that the raid was unacceptable.",
        "In Tonga's view, the raid was unacceptable.",
        "The raid was unacceptable, according to a statement by the Tongan foreign ministry.",
    ],
)
def test_a_speaker_is_found_wherever_the_sentence_names_him(positions, text):
    found = positions("Sela Tavita, Tonga's ambassador, opened the debate.\n" + text)
    assert [(one.holder, one.position.according_to) for one in found] == [("TON", None)]


def test_what_the_press_tells_is_no_other_states_word(positions):
    [one] = positions("State media said that Tonga condemned the raid.")
    assert (one.holder, one.position.according_to) == ("TON", None)


def test_whoever_is_accused_in_the_passive_does_so_by_anothers_word(positions):
    found = positions("Iran was accused by the United States of backing the rebels.")
    accused = next(one for one in found if one.holder == "IRN")
    assert (accused.polarity, accused.position.according_to) == ("support", "USA")


def test_names_with_a_hyphen_are_known_again(positions):
    text = "South Korea's finance minister Hong Nam-ki spoke.\nHong Nam-ki condemned the raid."
    assert _who(positions(text)) == {"KOR"}


def test_a_minister_named_in_passing_is_not_the_one_who_speaks(positions):
    found = positions(
        "Fiji's prime minister, Ana Ruiz, met Ben Carr, prime minister of Tonga.\n"
        "Ruiz spoke first.\n"
        "The prime minister condemned the raid."
    )
    assert _who(found) == {"FJI"}


@pytest.mark.parametrize(("name", "day"), [("Lula", "2024-05-02"), ("Sisi", "2020-05-02")])
def test_leaders_are_known_by_the_names_that_reports_use(positions, name, day):
    assert len(_who(positions(f"{name} condemned the raid.", date=day))) == 1
