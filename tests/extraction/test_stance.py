"""What counts as a position, and whose it is."""

from __future__ import annotations

import pytest


def triples(found):
    return [(one.holder, one.polarity, one.target) for one in found]


def test_coordinated_verbs_share_their_subject(positions):
    found = positions("Norway welcomed the survey and rejected the licence.")
    assert triples(found) == [("NOR", "support", "survey"), ("NOR", "oppose", "licence")]


def test_two_verbs_with_one_object_are_one_position(positions):
    assert len(positions("Norway opposes and rejects the licence.")) == 1


def test_the_agent_of_a_passive_holds_the_position(positions):
    found = positions("The licence was condemned by Norway and Iceland.")
    assert [one.holder for one in found] == ["NOR", "ISL"]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Norway does not oppose the plan.", "neutral"),
        ("Norway did not back the plan.", "neutral"),
        ("Norway cannot support the plan.", "oppose"),
        ("Norway does not accept the plan.", "oppose"),
        ("Norway refused to endorse the plan.", "oppose"),
    ],
)
def test_a_refusal_is_coded_by_its_sense(positions, text, polarity):
    assert [one.polarity for one in positions(text)] == [polarity]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Norway urged Japan to stop the whale hunt.", "whale hunt"),
        ("Norway called for an end to the whale hunt.", "whale hunt"),
        ("Norway called on Japan to refrain from new drilling.", "new drilling"),
        ("Norway demanded the lifting of the tariff.", "tariff"),
    ],
)
def test_to_ask_for_the_end_of_something_is_to_oppose_it(positions, text, target):
    [one] = positions(text)
    assert (one.polarity, one.target, one.position.act) == ("oppose", target, "call_for_end")


def test_a_demand_has_its_addressee_as_target_actor(positions):
    [one] = positions("Norway urged Japan to publish the survey.")
    assert (one.polarity, one.target, one.position.target_actor) == (
        "support",
        "publish the survey",
        "JPN",
    )


def test_different_matters_are_two_targets_and_parts_of_one_matter_are_one(positions):
    two = positions("Norway praised Iceland's survey and Denmark's new law.")
    one = positions("Norway praised Iceland's careful survey and report.")
    assert [t.target for t in two] == ["Iceland's survey", "Denmark's new law"]
    assert [t.target for t in one] == ["Iceland's careful survey and report"]


def test_the_words_that_a_stress_verb_carries_decide_the_polarity(positions):
    assert triples(positions("Norway underlined its opposition to the plan.")) == [
        ("NOR", "oppose", "plan")
    ]


def test_a_position_can_be_owned_without_a_verb(positions):
    [one] = positions("Moscow's support for the ceasefire surprised many.")
    assert (one.holder, one.polarity, one.target) == ("RUS", "support", "ceasefire")


@pytest.mark.parametrize(
    "text",
    [
        "Greenpeace condemned the licence.",
        "Protesters in Norway rejected the licence.",
        "The Norwegian opposition leader Kari Lund rejected the licence.",
        "Former Norwegian president Kari Lund rejected the licence.",
        "Norwegian companies welcomed the licence.",
        "Kari Lund, a Norwegian analyst, welcomed the licence.",
        "The UN High Commissioner for Human Rights condemned the raid.",
        "The mayor of Oslo welcomed the licence.",
    ],
)
def test_some_never_hold_the_position_of_a_state(positions, text):
    assert positions(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway exported fish to Japan in March.",
        "Will Norway reject the plan?",
        "Norway plans to condemn the raid.",
        "Norway met Iceland to support the plan.",
        "Norwegian fishermen support the plan.",
    ],
)
def test_facts_questions_and_plans_are_no_positions(positions, text):
    assert positions(text) == []


def test_a_condition_is_kept_but_marked(positions):
    [one] = positions("Norway would support the plan if Japan agreed.")
    assert one.position.modality == "conditional"


def test_votes_and_signatures_are_recorded_acts(positions):
    found = positions(
        "The draft resolution was put to the vote. Norway voted against it, and Japan abstained."
    )
    assert [(o.holder, o.polarity, o.position.act, o.position.basis) for o in found] == [
        ("NOR", "oppose", "vote_no", "recorded"),
        ("JPN", "neutral", "abstain", "recorded"),
    ]
    [signed, other] = positions("Norway and Iceland signed a fisheries agreement.")
    assert (signed.position.basis, other.position.act) == ("recorded", "sign")


def test_an_accused_state_holds_its_stance_only_by_the_accusers_word(positions):
    accuser, accused = positions("Norway accused Japan of backing poachers.")
    assert (accuser.holder, accuser.polarity, accuser.position.according_to) == (
        "NOR",
        "oppose",
        None,
    )
    assert (accused.holder, accused.polarity, accused.position.according_to) == (
        "JPN",
        "support",
        "NOR",
    )
    assert accused.statement.known_from == accuser.statement.id


def test_a_name_called_for_a_quality_is_the_target(positions):
    [one] = positions('Greece called the map "null and void".')
    assert (one.holder, one.polarity, one.target) == ("GRC", "oppose", "map")


def test_states_that_issue_a_joint_statement_hold_it_as_one(positions):
    [one] = positions("Turkey was criticised in a joint statement by Malta, Greece and Spain.")
    assert (one.holder, one.statement.kind) == ("coalition:3", "joint")
    assert one.statement.on_behalf_of.members == ("MLT", "GRC", "ESP")


def test_the_passive_shares_the_subject_before_it_as_its_target(positions):
    found = positions("Turkey is large and was condemned by Greece.")
    assert triples(found) == [("GRC", "oppose", "Turkey")]


def test_who_is_asked_does_not_ask(positions):
    assert positions("Asked whether China would back the bid, China's envoy left.") == []


def test_silence_is_no_position(positions):
    assert positions("Norway declined to comment.") == []


def test_nobody_asks_himself(positions):
    regret, request = positions("Norway regretted Japan's decision and urged it to end the hunt.")
    assert (regret.position.target_actor, request.position.target_actor) == ("JPN", "JPN")


def test_a_later_mention_of_the_agreement_keeps_its_actor(positions):
    first, second = positions(
        "Greece rejected the Turkish drilling agreement. Cyprus condemned the agreement."
    )
    assert (first.position.target_actor, second.position.target_actor) == ("TUR", "TUR")


def test_a_new_subject_ends_the_object_before_it(positions):
    found = positions("Hungary refused to approve the package and Poland backed the call.")
    assert triples(found) == [("HUN", "oppose", "package"), ("POL", "support", "call")]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Cuba welcomed the canal plan on behalf of 53 countries.", "canal plan"),
        (
            "Peru condemned crimes committed on behalf of the junta.",
            "crimes committed on behalf of the junta",
        ),
    ],
)
def test_on_whose_behalf_somebody_speaks_is_no_part_of_the_target(positions, text, target):
    assert [one.target for one in positions(text)] == [target]
