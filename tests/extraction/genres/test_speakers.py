"""UN records introduce speakers in a few forms."""

from __future__ import annotations

import pytest

from stancegraph.extraction.actors.who import NOBODY
from stancegraph.extraction.genres.actors import ActorNames
from stancegraph.extraction.genres.speakers import Speakers
from stancegraph.extraction.lexicon import lexicon
from stancegraph.records.factsheet import Group


@pytest.fixture(scope="module")
def names(gazetteer):
    return ActorNames(gazetteer, None)


@pytest.fixture(scope="module")
def speakers(names):
    return Speakers(names, lexicon())


@pytest.mark.parametrize(
    ("sentence", "key", "spokesperson", "person"),
    [
        ("The representative of the Niger said that it would rain.", "NER", None, None),
        ("Fiji’s delegate, speaking for CARICOM, said so.", "bloc:CARICOM", "FJI", None),
        ("Clearance must not wait, said Cambodia’s representative.", "KHM", None, None),
        ("The Dominican Republic’s delegate thanked Dominica.", "DOM", None, None),
        ("The observer for the State of Palestine welcomed it.", "PSE", None, None),
        ("Her counterpart from Lebanon said no.", "LBN", None, None),
        ("Mr. Al-Zaabi (Oman) said that he agreed.", "OMN", None, "Al-Zaabi"),
        ("JEAN-PIERRE MABIALA (Congo) proposed a register.", "COG", None, "Jean-Pierre Mabiala"),
        ("President Ana Ruiz of Peru said so.", "PER", None, "Ana Ruiz"),
        ("The Prime Minister of Fiji, Ratu Lala, said so.", "FJI", None, "Ratu Lala"),
        ("Prime Minister of Fiji Ratu Lala said so.", "FJI", None, "Ratu Lala"),
        ("Chad’s Foreign Minister, Omar Deby, said so.", "TCD", None, "Omar Deby"),
        ("Ana Ruiz, Peru’s Deputy Prime Minister, said so.", "PER", None, "Ana Ruiz"),
        ("Noting rain, President Ana Ruiz of Peru said so.", "PER", None, "Ana Ruiz"),
        ("Several delegates said so.", None, None, None),
        (
            "Speaking also for the Nordic countries, Norway’s delegate left.",
            "bloc:Nordic countries",
            "NOR",
            None,
        ),
        (
            "Ana Ruiz, Deputy Minister for Trade of Peru, said so.",
            "PER",
            None,
            "Ana Ruiz",
        ),
        (
            "ANA RUIZ, Minister for Trade and Foreign Affairs of Peru, said so.",
            "PER",
            None,
            "Ana Ruiz",
        ),
        (
            "OSMAN EL TAYEB (Sudan), speaking on behalf of the “Group of 77” developing countries "
            "and China, called for more.",
            "bloc:Group of 77",
            "SDN",
            "Osman El Tayeb",
        ),
        (
            "Council President ANA SILVA (Mozambique), speaking in her national capacity, said so.",
            "MOZ",
            None,
            "Ana Silva",
        ),
        (
            "After the vote, ROSINE MALONGA (Congo) said that she had voted in favour.",
            "COG",
            None,
            "Rosine Malonga",
        ),
    ],
)
def test_a_speaker_is_known_by_its_introduction(speakers, sentence, key, spokesperson, person):
    (one,) = speakers.introduced(sentence, 0, len(sentence))
    assert (one.who.key, one.who.spokesperson, one.who.person) == (key, spokesperson, person)


@pytest.mark.parametrize(
    ("sentence", "count", "members"),
    [
        (
            "The representative of Switzerland, speaking also on behalf of Liechtenstein, said so.",
            2,
            ("CHE", "LIE"),
        ),
        (
            "The representative of Sierra Leone, also speaking for Algeria, Guyana and Somalia, "
            "expressed concern.",
            4,
            ("SLE", "DZA", "GUY", "SOM"),
        ),
        (
            "The representative of Iceland, on behalf of a group of 46 countries, said so.",
            46,
            ("ISL",),
        ),
    ],
)
def test_states_that_are_listed_or_counted_are_a_coalition(speakers, sentence, count, members):
    (one,) = speakers.introduced(sentence, 0, len(sentence))
    assert one.who.group == Group(count=count, members=members)


def test_the_union_that_also_speaks_for_candidates_speaks_as_itself(speakers):
    sentence = "The representative of the European Union, also speaking for Albania, agreed."
    (one,) = speakers.introduced(sentence, 0, len(sentence))
    assert one.who.key == "bloc:European Union"


@pytest.mark.parametrize(
    "sentence",
    [
        "He rejected the criticism by Ecuador’s delegate.",
        "She thanked the representative of Hungary for his words.",
        "He thanked President Ana Ruiz of Peru for it.",
        "Recalling that Chad’s President, Omar Deby, had left, he wept.",
    ],
)
def test_a_delegate_who_is_only_spoken_of_does_not_speak(speakers, sentence):
    assert speakers.introduced(sentence, 0, len(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "A representative of the International Committee of the Red Cross also spoke.",
        "Mr. Vranken (Chair of the Committee on Contributions) said that plans were late.",
        "Committee Chair JOSÉ LUNA (Ecuador) said that time was short.",
    ],
)
def test_who_speaks_for_no_state_is_nobody(speakers, sentence):
    (one,) = speakers.introduced(sentence, 0, len(sentence))
    assert one.who == NOBODY


def test_several_representatives_say_the_same(speakers):
    sentence = "The representatives of Cuba and Viet Nam rejected the use of force."
    (one,) = speakers.introduced(sentence, 0, len(sentence))
    assert [who.key for who in (one.who, *one.others)] == ["CUB", "VNM"]


def test_whoever_supports_a_speaker_says_the_same(speakers):
    sentence = "ANA RUIZ (Peru), supported by the representative of Togo, proposed a register."
    (one,) = speakers.introduced(sentence, 0, len(sentence))
    assert [who.key for who in (one.who, *one.others)] == ["PER", "TGO"]


def test_two_speakers_of_one_sentence_are_both_found(speakers):
    sentence = "The representative of Mexico said no, while Norway’s delegate said that she agreed."
    found = speakers.introduced(sentence, 0, len(sentence))
    assert [one.who.key for one in found] == ["MEX", "NOR"]


def test_lists_keep_names_that_contain_and(names):
    text = "Congo, Antigua and Barbuda, Micronesia (Federated States of), Chad and an observer"
    found = list(names.listed(text, 0, len(text)))
    assert [one.key for one in found] == ["COG", "ATG", "FSM", "TCD"]
    assert text[found[1].start : found[1].end] == "Antigua and Barbuda"


def test_what_only_begins_as_a_state_is_none(names):
    text = "Jordan Valley Water Users’ Forum, Friends of Lake Chad, Georgia Institute"
    assert list(names.listed(text, 0, len(text))) == []
