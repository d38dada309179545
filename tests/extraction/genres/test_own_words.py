"""Forms in which a speaker takes a stance in his own words, and what only looks like them."""

from __future__ import annotations

import pytest


def stances(held, text: str) -> list[tuple[str, str, str | None]]:
    """Side, target and the actor whose it is, of a speech by Nepal's minister."""
    found = held(text, "gd_NPL_74_2019.txt", genre="speech")
    return [(one.polarity, one.target, one.position.target_actor) for one in found]


def sides(held, text: str) -> list[tuple[str, str]]:
    return [(side, target) for side, target, _ in stances(held, text)]


@pytest.mark.parametrize(
    ("sentence", "side", "target"),
    [
        ("We must tackle hunger.", "oppose", "hunger"),
        ("We must close the gap between our ports.", "oppose", "gap between our ports"),
        ("We must break the deadlock.", "oppose", "deadlock"),
        ("They must give up their rifles.", "oppose", "their rifles"),
        ("We must move away from coal.", "oppose", "coal"),
        ("We must do away with secret fees.", "oppose", "secret fees"),
        ("We must guard against haste.", "oppose", "haste"),
        ("We must spare no effort to end the siege.", "oppose", "siege"),
        ("We must do everything in our power to prevent a new drought.", "oppose", "new drought"),
        ("Impunity must not prevail.", "oppose", "Impunity"),
        ("Dialogue must prevail.", "support", "Dialogue"),
        ("No village should be left behind.", "support", "village should be left behind"),
        ("No terms may be imposed on the court.", "oppose", "terms may be imposed on the court"),
        ("The harbour code must not be weakened.", "support", "harbour code"),
        ("The reefs must be protected.", "support", "reefs"),
        ("Those responsible must be held accountable.", "support", "held accountable"),
    ],
)
def test_what_must_be_done_is_wanted_or_should_end(sentence, side, target, held):
    found = sides(held, f"We welcome the ferry. {sentence}")[1:]
    assert [one for one, _ in found] == [side]
    assert target in found[0][1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Let us not forget how far the valley is.",
        "Let us be candid about it.",
        "It is not our duty alone to pay for the bridge.",
    ],
)
def test_what_is_only_remarked_demands_nothing(sentence, held):
    assert sides(held, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "side", "target"),
    [
        ("We are guided by the principles of the charter.", "support", "principles of the charter"),
        ("Our policy is based on the principle of open ports.", "support", "principle of open"),
        ("We want to see a calm and open strait.", "support", "calm and open strait"),
        (
            "It is our firm belief that small ports can prosper.",
            "support",
            "small ports can prosper",
        ),
        ("The court plays an indispensable role in our region.", "support", "court"),
        ("Prevention is an essential part of our approach.", "support", "Prevention"),
        ("The ferry is one of the most effective tools we have.", "support", "ferry"),
        ("We cannot remain silent in the face of the raids.", "oppose", "raids"),
        ("We cannot ignore the poverty of the hills.", "oppose", "poverty of the hills"),
        ("We must not neglect the islanders.", "support", "islanders"),
        ("The solution lies in dialogue.", "support", "dialogue"),
        ("Nothing can justify the raids.", "oppose", "raids"),
        ("We look forward to the signing of the pact.", "support", "signing of the pact"),
        ("Regrettably, the talks have stalled.", "oppose", "talks have stalled"),
        ("The Council has failed to protect the islanders.", "oppose", "Council has failed"),
        ("What is needed is courage.", "support", "courage"),
        ("Growth is not achievable without trust.", "support", "trust"),
        ("I want to call on all leaders to open the ports.", "support", "open the ports"),
    ],
)
def test_a_form_of_speech_takes_a_side(sentence, side, target, held):
    found = sides(held, sentence)
    assert [one for one, _ in found] == [side]
    assert target in found[0][1]


@pytest.mark.parametrize(
    "sentence",
    [
        "We are guided by our own plan.",
        "We want to see you soon.",
        "The court played an important role in those days.",
        "Harbours could be an important part of it.",
        "We look forward to working with you.",
        "Everyone is welcome to visit the reef.",
        "Trust and trade are the building blocks of a calm sea.",
        "The theme of this session is timely.",
        "Rice growing in the hills is a challenge for us.",
        "Many villages were required to move.",
    ],
)
def test_words_that_praise_and_demand_nothing_are_no_stance(sentence, held):
    assert sides(held, sentence) == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Iran has not implemented any of the accords.", "IRN"),
        ("The authorities of Iran have no intention of talking.", "IRN"),
        ("Iranian forces have wounded forty divers.", "IRN"),
        ("One law in Iran discriminates against divers.", "IRN"),
        ("We condemn the raids of Iran. Iran spreads hatred as it did before.", "IRN"),
        ("Certain countries have resorted to blackmail.", None),
    ],
)
def test_what_another_state_does_darkly_is_held_against_it(text, actor, held):
    found = held(text, "gd_NPL_74_2019.txt", genre="speech")
    own = [one for one in found if one.holder == "NPL"]
    assert (own[-1].polarity, own[-1].position.target_actor) == ("oppose", actor)


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran has suffered from war and hunger.",
        "Norway has overcome poverty.",
        "Norway does not want war.",
        "Our brothers in Mali face terror.",
    ],
)
def test_those_who_suffer_or_overcome_an_evil_are_not_accused_of_it(sentence, held):
    assert all(actor is None for _, _, actor in stances(held, sentence))


def test_a_belief_and_its_judgement_are_one_position(held):
    found = sides(held, "We believe that the levies, which hurt the hills, are unacceptable.")
    assert [side for side, target in found if target.startswith("levies")] == ["oppose"]


def test_in_view_of_something_is_nobodys_view(held):
    found = sides(held, "In view of the drought, the Council must rebuild the dam.")
    assert found == [("support", "rebuild the dam")]
