"""Quotations, paraphrase and who says so."""

from __future__ import annotations

ENVOY = "Sela Tavita, Tonga's ambassador, opened the debate.\n"


def test_a_quotation_and_its_verb_are_one_position(positions):
    [one] = positions(ENVOY + '"Tonga firmly rejects the draft," Tavita said.')
    assert (one.holder, one.target, one.position.basis) == ("TON", "draft", "stated")


def test_we_in_a_quotation_is_the_speakers_state(positions):
    [one] = positions(ENVOY + "“We condemn the raid,” she said.")
    assert (one.holder, one.position.basis, one.position.tier) == ("TON", "stated", "pronoun")


def test_a_quotation_over_several_sentences_has_one_speaker(positions):
    found = positions(
        ENVOY + '"The draft is unacceptable. We reject the fee. We welcome the survey," she said.'
    )
    assert [(o.holder, o.target) for o in found] == [
        ("TON", "draft"),
        ("TON", "fee"),
        ("TON", "survey"),
    ]


def test_a_quotation_after_its_speakers_sentence_is_carried_on(positions):
    found = positions(ENVOY + '"We reject the fee," Tavita said. "We welcome the survey."')
    assert [(o.target, o.position.tier) for o in found] == [
        ("fee", "explicit"),
        ("survey", "carried"),
    ]


def test_a_paraphrase_is_reported_not_stated(positions):
    [one] = positions(ENVOY + "Tavita said that the draft is unacceptable.")
    assert (one.holder, one.position.basis) == ("TON", "reported")


def test_a_sentence_between_a_speakers_sentences_is_carried_and_never_stated(positions):
    found = positions(
        ENVOY
        + "Tavita said that the fee is unacceptable. Surveys are always an instrument for French"
        ' control. "The draft is void," she said.'
    )
    free = next(one for one in found if "control" in one.target)
    assert (free.holder, free.position.basis, free.position.tier) == ("TON", "reported", "carried")


def test_the_documents_own_evaluation_is_nobodys_position(positions):
    assert positions("The draft is unacceptable. Surveys are an instrument for control.") == []


def test_what_one_state_says_of_another_is_that_states_by_its_word_only(positions):
    found = positions(
        ENVOY + 'Tavita said that France made "groundless accusations" against Tonga.'
    )
    tonga = next(one for one in found if one.holder == "TON")
    france = next(one for one in found if one.holder == "FRA")
    assert (tonga.polarity, tonga.position.target_actor) == ("oppose", "FRA")
    assert (france.polarity, france.position.target_actor) == ("oppose", "TON")
    assert france.position.according_to == "TON"
    assert france.statement.known_from == tonga.statement.id
    assert france.statement.id in tonga.statement.in_reply_to


def test_an_offence_is_opposed_by_who_tells_of_it(positions):
    found = positions(ENVOY + "Tavita said that France aims to undermine Tonga's survey.")
    assert [(o.holder, o.polarity, o.position.target_actor) for o in found] == [
        ("TON", "oppose", "FRA"),
        ("FRA", "oppose", "TON"),
    ]


def test_an_experts_word_on_a_state_is_attributed_to_the_expert(positions):
    [one] = positions("Kari Lund, an analyst, said that Norway opposes the fee.")
    assert (one.holder, one.position.according_to) == ("NOR", "Lund")


def test_a_states_own_spokesman_is_its_voice_even_without_a_name(positions):
    [one] = positions("Germany banned the airline, a foreign ministry spokesman said.")
    assert (one.holder, one.position.according_to) == ("DEU", None)


def test_a_speakers_must_is_a_demand(positions):
    found = positions(ENVOY + "She said that France must publish the survey and stop the drilling.")
    assert (found[0].polarity, found[0].target, found[0].position.target_actor) == (
        "support",
        "publish the survey",
        "FRA",
    )


def test_a_titled_name_without_a_country_is_the_voice_of_whom_it_speaks(positions):
    [one] = positions('"The United States rejects the plan," spokesman John Kirby said.')
    assert (one.holder, one.position.according_to) == ("USA", None)
