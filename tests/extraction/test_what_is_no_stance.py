"""Words of stance where nobody takes one, and whose stance it is: each beside its counterpart."""

from __future__ import annotations

import pytest

from stancegraph.extraction.voting.tallies import tallies
from stancegraph.records.values import Choice


def triples(found):
    return [
        (one.holder, one.polarity, one.target)
        for one in found
        if one.position.modality == "asserted"
    ]


def actors(found):
    return [(one.holder, one.target, one.position.target_actor) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru called its neighbour to thank him for the ferry.", []),
        ("Peru called on Chile to thank the divers.", [("PER", "support", "thank the divers")]),
        ("Norway declined to disclose the price of the licence.", []),
        ("Norway agreed to resign on Friday.", []),
        ("Chad and Togo failed to agree on a list of ports.", []),
        ("Chad agreed on a list of ports.", [("TCD", "support", "list of ports")]),
    ],
)
def test_telephone_calls_silence_and_failed_talks_are_no_stances(positions, text, expected):
    assert triples(positions(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway began to withdraw some of its troops from Mali.", []),
        ("Norway withdrew from the whaling pact.", [("NOR", "oppose", "whaling pact")]),
        ("Norway announced the withdrawal of its soldiers from Mali.", []),
        ("Norway eased its sanctions on Mali.", [("NOR", "oppose", "its sanctions on Mali")]),
    ],
)
def test_soldiers_who_leave_and_sanctions_that_end_hit_nobody(positions, text, expected):
    assert triples(positions(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya sent envoys to the rebels opposed to the ferry pact.", []),
        ("Kenya is opposed to the ferry pact.", [("KEN", "oppose", "ferry pact")]),
        ("Kenya jailed ten men for speaking out against the levy.", []),
    ],
)
def test_what_others_oppose_is_not_their_neighbours_stance(positions, text, expected):
    found = [one for one in triples(positions(text)) if one[0] == "KEN"]
    assert found == expected


def test_his_role_in_something_is_his(positions):
    found = positions("Kenya honoured the captain for his role in ending the blockade.")
    assert [one for one in triples(found) if one[2] == "blockade"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A second veto kept the Security Council from adopting the text.", []),
        ("Ghana hoped that Togo would back the plan.", ["GHA"]),
        ("Ghana said that Togo would back the plan.", ["TGO"]),
        ("It is difficult to reach a deal with Togo, Ghana said.", []),
    ],
)
def test_what_is_prevented_hoped_for_or_hard_is_not_done(positions, text, expected):
    assert [holder for holder, polarity, _ in triples(positions(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali warned that it would expel the envoy if he spoke again.", []),
        ("Peru and Chile are to sign a ferry pact.", []),
        ("Peru and Chile signed a ferry pact.", ["PER", "CHL"]),
    ],
)
def test_threats_on_a_condition_and_planned_signatures_are_still_to_come(positions, text, expected):
    found = [one for one in triples(positions(text)) if one[2] != "envoy"]
    assert sorted(holder for holder, _, _ in found) == sorted(expected)


def test_an_envoy_summoned_to_hear_a_complaint_is_one_position(positions):
    found = positions("Malta summoned the Danish ambassador to protest over the cartoon.")
    assert triples(found) == [("MLT", "oppose", "cartoon")]
    found = positions("Malta summoned the Danish ambassador.")
    assert actors(found) == [("MLT", "Danish ambassador", "DNK")]


def test_what_is_recognised_in_spite_of_an_adjective_is_not_rejected(positions):
    found = positions("Cuba said it recognised the unilateral independence of the islands.")
    assert [polarity for _, polarity, _ in triples(found)] == ["support"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (
            "Egypt accused Chad of training, funding and arming the smugglers.",
            "training, funding and arming the smugglers",
        ),
        (
            "Egypt called on Chad to respect and honour the ferry pact.",
            "respect and honour the ferry pact",
        ),
        ("Egypt urged Chad to clear the port and to pay the divers.", "clear the port"),
        ("Egypt said the ferry pact and the port treaty are unacceptable.", "ferry pact"),
    ],
)
def test_verbs_and_subjects_that_are_joined_are_one_target(positions, text, target):
    assert [one[2] for one in triples(positions(text))] == [target]


def test_objects_of_different_states_are_two_targets(positions):
    found = positions("Egypt rejected the Danish levy and the Peruvian quota.")
    assert [one.position.target_actor for one in found] == ["DNK", "PER"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("“The pact deserves to be signed,” Laos said.", "pact"),
        ("Laos deemed it necessary to clear the mines.", "clear the mines"),
        ("Laos encouraged patience so as to ease the talks.", "patience"),
        ("It was a raid that Laos called brutal.", "raid"),
        ("Laos ratified its rejection of the quota.", "quota"),
    ],
)
def test_the_target_is_what_the_cue_is_about(positions, text, target):
    found = triples(positions(text))
    assert [one[2] for one in found if one[0] == "LAO"] == [target]


@pytest.mark.parametrize(
    "text",
    [
        "“A map is a tool for learning,” Norway said.",
        "“We fish with care instead of undermining the reef,” Norway said.",
        "“The aid needed to rebuild the port came late,” Norway said.",
        "“This is an excellent opportunity to look back,” Norway said.",
        "“Let us be candid,” Norway said.",
        "Norway regretted its absence.",
    ],
)
def test_remarks_in_words_of_praise_or_blame_take_no_side(positions, text):
    assert triples(positions(text)) == []


def test_only_a_state_is_contained(positions):
    assert triples(positions("Iran said the Danish letter contained three errors.")) == []
    found = positions("Iran said the United States is trying to contain Iran.")
    assert ("IRN", "oppose") in {(one.holder, one.polarity) for one in found}


def test_what_they_want_is_not_the_speakers_will(positions):
    found = positions("“The rebels met us and they want a longer truce,” Norway said.")
    assert [one for one in triples(found) if one[0] == "NOR"] == []


@pytest.mark.parametrize(
    ("text", "in_favour", "against"),
    [
        ("The Assembly voted 78 to 9 in favour of the resolution.", 78, 9),
        ("The Assembly adopted it by 78 votes to 9 in favour.", 78, 9),
        ("It was rejected by a recorded vote of 78 against to 9 in favour.", 9, 78),
    ],
)
def test_a_count_before_those_in_favour_is_theirs(text, in_favour, against):
    (tally,) = tallies(text, 0, len(text))
    assert tally.counts == {Choice.IN_FAVOUR: in_favour, Choice.AGAINST: against}


class TestTowardsWhom:
    """The actor that a target does not name."""

    def test_each_of_two_signs_with_the_other(self, positions):
        found = positions("Peru and Chile signed a ferry pact.")
        assert actors(found) == [("PER", "ferry pact", "CHL"), ("CHL", "ferry pact", "PER")]

    def test_of_three_nobody_signs_with_one_alone(self, positions):
        found = positions("Peru, Chile and Cuba signed a ferry pact.")
        assert {one.position.target_actor for one in found} == {None}

    def test_what_is_opposed_beside_an_act_of_one_state_is_its_own(self, positions):
        found = positions("Mali condemned the Danish raid and protested the attack on the ferry.")
        assert [one.position.target_actor for one in found] == ["DNK", "DNK"]

    def test_these_attacks_are_those_that_were_named(self, positions):
        found = positions("Mali condemned the Danish raids.\nMali said these attacks were illegal.")
        assert [one.position.target_actor for one in found] == ["DNK", "DNK"]

    def test_a_counterpart_belongs_to_his_own_state(self, positions):
        found = positions("The Malian minister praised his Danish counterpart.")
        assert [one.position.target_actor for one in found] == ["DNK"]

    def test_whoever_backs_planes_does_not_own_them(self, positions):
        found = positions("Danish planes supported by Ghana left the port.")
        assert actors(found) == [("GHA", "Danish planes", "DNK")]
