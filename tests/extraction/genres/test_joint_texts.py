"""Joint statements and letters are those of the states that they list."""

from __future__ import annotations

import pytest

from stancegraph.records.factsheet import Group

FIRST_PERSON = """Joint statement on harbour lights

Chair,

I have the honour to deliver this joint statement on behalf of the following 4 countries: Chile,
Gabon, Malta, and my own country, Samoa.

We support the harbour code. We are concerned about dark buoys.
We do not accept the closing of ports without notice.

Allow me to add a word in my national capacity. Samoa congratulates Peru on its new lamp. I regret
the delay.

Note: Ghana later joined the statement.
"""
THIRD_PERSON = """Joint Declaration of the Foreign Ministers of Chile, Peru and Ecuador on Fishing

The Ministers of Foreign Affairs of Chile, Peru and Ecuador met in Lima.

The Ministers condemned the use of driftnets. They welcomed the new panel.
Both sides rejected any attempt by Bolivia to reopen the accord.
"""
BLOC = """Statement by the G7 Foreign Ministers

We, the G7 Foreign Ministers of Canada, France, Germany, Italy, Japan, the United Kingdom and the
United States of America, condemn the raid. We support the talks.
"""
LETTER = """Letter dated 3 May 2021 from the representatives of Gabon, Malta and the Democratic
Republic of the Congo to the United Nations addressed to the Secretary-General

We have the honour to write to you. We welcome your report on harbours. We call upon the committee
to publish its reasons and to refrain from further delays.

(Signed) Ana Rossi
Permanent Representative of Malta

(Signed) Luc Mabika
Permanent Representative of the Democratic Republic of the Congo
"""


def test_a_delivered_statement_is_held_by_the_countries_that_it_lists(held):
    found = held(FIRST_PERSON)
    joint = [one for one in found if one.holder == "coalition:4"]
    assert {(one.polarity, one.target) for one in joint} == {
        ("support", "joint statement"),
        ("support", "harbour code"),
        ("oppose", "dark buoys"),
        ("oppose", "closing of ports without notice"),
    }
    group = joint[0].statement.on_behalf_of
    assert isinstance(group, Group)
    assert set(group.members) == {"CHL", "GAB", "MLT", "WSM"}
    assert joint[0].statement.spokesperson == "WSM"


def test_the_delivery_on_behalf_of_others_is_on_record(held):
    [delivery] = [one for one in held(FIRST_PERSON) if one.position.rule == "signatories"]
    assert (delivery.holder, str(delivery.position.basis)) == ("coalition:4", "recorded")


def test_what_is_added_in_a_national_capacity_is_the_speakers_own(held):
    own = [one for one in held(FIRST_PERSON) if one.holder == "WSM"]
    assert {(one.polarity, one.position.target_actor) for one in own} == {
        ("support", "PER"),
        ("oppose", None),
    }


def test_ministers_and_sides_in_the_third_person_are_those_listed(held):
    found = held(THIRD_PERSON)
    assert {one.holder for one in found} == {"coalition:3"}
    assert [(one.polarity, one.target) for one in found] == [
        ("oppose", "use of driftnets"),
        ("support", "new panel"),
        ("oppose", "any attempt by Bolivia to reopen the accord"),
    ]


def test_a_standing_group_speaks_as_itself(held):
    assert {(one.holder, one.polarity) for one in held(BLOC)} == {
        ("bloc:G7", "oppose"),
        ("bloc:G7", "support"),
    }


def test_a_letter_is_its_signatories_and_each_signature_is_on_record(held):
    found = held(LETTER)
    joint = [(one.polarity, one.target) for one in found if one.holder == "coalition:3"]
    assert joint == [
        ("support", "your report on harbours"),
        ("support", "publish its reasons"),
        ("oppose", "further delays"),
    ]
    signed = [one for one in found if str(one.position.basis) == "recorded"]
    assert [(one.holder, one.target) for one in signed] == [("MLT", "letter"), ("COD", "letter")]


@pytest.mark.parametrize("closing", ["Harbour Watch Kenya\nFishers of Peru\n", ""])
def test_organisations_that_sign_are_no_states(closing, held):
    text = (
        "Joint letter\n\nWe, the undersigned organisations, condemn the raid. We urge the Council "
        "to act. We thank you.\n\n" + closing
    )
    assert held(text) == []


RELEASED = """The text of the following statement was released by the Governments of Chile, Peru and
Togo.

Chile, Peru and Togo strongly condemn the raid on the ferry. The raid poses a grave threat to all.

The three countries welcome the inquiry. We urge Chad to free the crew.
"""
OPERATIVE = """Joint Statement of the Foreign Ministers of Chile, Peru and Togo

The Ministers met in Lima on 4 May.

Expressing deep concern over the raid on the ferry;

Call on Chad to free the crew.
"""
PAIR = """Gabon–Malta Joint Statement on Fishing

We welcome the harbour accord. We reject the levy.
"""
MET = """Joint Communiqué – Meeting of Foreign Ministers (Lima, May 4, 2016)

1. At the invitation of the host, the Minister of Foreign Affairs of the Republic of Cyprus Mr. A.
Rossi and the Minister of Foreign Affairs of Malta Ms. B. Vella met in Lima.

2. The Ministers welcomed the harbour accord.
"""
ON_BEHALF = """Declaration by the High Representative on behalf of the EU on the raid

The EU considers the raid as illegal. It calls on Chad to free the crew.
"""
EXCELLENCY = """14 June 2023

Excellency,

I am writing to you regarding the joint letter dated 12 June 2023 from the representatives of France
and Germany. I reject this claim. The Republic of Kenya reaffirms its commitment to open ports.
Kenya has always supported the inquiry.
"""


@pytest.mark.parametrize(
    ("text", "holder", "stances"),
    [
        (RELEASED, "coalition:3", {("oppose", "raid on the ferry"), ("support", "inquiry")}),
        (OPERATIVE, "coalition:3", {("oppose", "raid on the ferry"), ("support", "free the crew")}),
        (PAIR, "coalition:2", {("support", "harbour accord"), ("oppose", "levy")}),
        (MET, "coalition:2", {("support", "harbour accord")}),
        (ON_BEHALF, "bloc:European Union", {("oppose", "raid"), ("support", "free the crew")}),
    ],
)
def test_those_who_speak_as_one_are_found_in_many_forms(text, holder, stances, held):
    found = held(text)
    assert {one.holder for one in found} == {holder}
    assert stances <= {(one.polarity, one.target) for one in found}


def test_a_letter_without_a_title_is_its_writers_and_not_those_it_answers(held):
    found = held(EXCELLENCY)
    assert {one.holder for one in found} == {"KEN"}
    assert ("oppose", "this claim") in {(one.polarity, one.target) for one in found}


COMMUNIQUE = """Final Communiqué of the Summit of the ECOWAS Authority of Heads of State

1. The Authority of Heads of State and Government of ECOWAS met in Accra on 4 May 2021.

2. {subject} {condemns} the raid on the ferry.
"""


@pytest.mark.parametrize(
    ("subject", "condemns"),
    [
        ("The Authority", "condemns"),
        ("The Summit", "condemns"),
        ("Heads of State and Government", "condemn"),
        ("Leaders", "condemned"),
    ],
)
def test_a_communique_calls_those_who_met_by_their_gathering(subject, condemns, held):
    [found] = held(COMMUNIQUE.format(subject=subject, condemns=condemns))
    assert (found.holder, found.polarity) == ("bloc:ECOWAS", "oppose")


@pytest.mark.parametrize(
    ("head", "begins"),
    [
        (
            "Letter dated 4 May 1981 from the envoy of Chad to the President of the Council",
            "",
        ),
        (
            "In the name of God",
            "Excellency,\n\nI categorically reject the claim that Chad took it. ",
        ),
        ("A letter", "Excellency,\n\nI am writing in response to the claim against Chad. "),
    ],
)
def test_one_who_writes_for_his_state_needs_few_words_to_be_known(head, begins, held):
    text = f"{head}\n\n{begins}Chad condemns the raid. Chad remains committed to the accord.\n"
    assert {one.holder for one in held(text)} == {"TCD"}
