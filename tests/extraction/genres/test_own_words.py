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


@pytest.mark.parametrize(
    ("sentence", "side", "target"),
    [
        ("All of these charges are categorically rejected.", "oppose", "these charges"),
        ("Your efforts are highly appreciated.", "support", "Your efforts"),
        ("We will never waver in our support for the islanders.", "support", "islanders"),
        ("There has been an alarming lack of action.", "oppose", "alarming lack of action"),
        ("The first task is a ceasefire.", "support", "ceasefire"),
        ("The key is to keep the ports open.", "support", "keep the ports open"),
        ("Only together can we save the reefs.", "support", "save the reefs"),
        ("More needs to be done to protect the reefs.", "support", "protect the reefs"),
        ("Much remains to be done to end hunger.", "oppose", "hunger"),
        ("It is a source of satisfaction that the talks go on.", "support", "talks go on"),
        ("A siege that must be lifted goes on.", "oppose", "siege that must be lifted"),
        ("We note the important role of the mission.", "support", "important role of the mission"),
        ("We will not abandon the islanders.", "support", "islanders"),
        ("We will never forget the victims of the flood.", "support", "victims of the flood"),
        ("The solution starts with trust.", "support", "trust"),
        ("A new court has become an urgent need.", "support", "new court"),
        ("That treaty provides the only way to peace.", "support", "treaty"),
        ("We can no longer tolerate the raids.", "oppose", "raids"),
        (
            "We align ourselves with the statement made by Egypt.",
            "support",
            "statement made by Egypt",
        ),
        (
            "We hope that donors live up to their pledges.",
            "support",
            "donors live up to their pledges",
        ),
        ("Nepal would like to thank the donors.", "support", "donors"),
        ("Such raids contribute to deepening the crisis.", "oppose", "raids"),
        ("The most effective action is to ratify the code.", "support", "ratify the code"),
        ("That court is the best answer to piracy.", "support", "court"),
        ("The conflict cannot be solved by military means.", "oppose", "military means"),
        ("Nothing is more urgent than peace.", "support", "peace"),
        ("The time has come for a treaty.", "support", "treaty"),
        ("The moment has come to reform the fund.", "support", "reform the fund"),
        ("Peru bears full responsibility for the escalation.", "oppose", "escalation"),
        ("Peace requires that all sides talk.", "support", "all sides talk"),
    ],
)
def test_a_speaker_holds_fast_to_something_or_turns_it_down(sentence, side, target, held):
    assert [one for one, what in sides(held, sentence) if target in what] == [side]


@pytest.mark.parametrize(
    "sentence",
    [
        "The goods were rejected by the buyers.",
        "The letter is rejected.",
        "There is no lack of talent.",
        "The main thing was a ceasefire.",
        "Two of them waver in their work.",
        "The bridge that must be seen is old.",
        "We note the hour.",
        "We hope it will rain.",
        "I hope you enjoy your stay.",
        "All of you should be aware of the hour.",
        "Our troops have contributed to peace.",
        "The bridge cannot be reached by car, but by boat.",
        "The Council bears responsibility for the roads.",
        "I seize this opportunity.",
        "The time for lunch has come.",
        "Nepal plays a vital role in the region.",
    ],
)
def test_what_only_looks_like_holding_fast_takes_no_side(sentence, held):
    assert sides(held, sentence) == []
