"""A speech is its speaker's from the first word to the last."""

from __future__ import annotations

import pytest

from stancegraph.extraction.genres.speech import holder

from .conftest import document

PLAIN = "We support the fund. We thank all donors. We know what drought means."


@pytest.mark.parametrize(
    ("name", "opening", "speaker"),
    [
        ("gd_NPL_74_2019.txt", "", "NPL"),
        ("TON_68_2013.txt", "", "TON"),
        ("speech.txt", "Address by Ms. Ana Rossi, President of Malta\n\n", "MLT"),
        ("speech.txt", "Statement by H.E. Mr. Kofi Mensah, Minister of Ghana\n\n", "GHA"),
        ("speech.txt", "My country, Samoa, is small. ", "WSM"),
        ("speech.txt", "I speak on behalf of the Government and people of Peru. ", "PER"),
        ("speech.txt", "Prime Minister Keir Starmer's remarks in Italy\n\n", "GBR"),
        ("speech.txt", "Permanent Mission of Chad to the UN\n\nExplanation of vote\n\n", "TCD"),
        ("speech.txt", "Ferries in Peru: Malta statement at the Council\n\n", "MLT"),
        ("speech.txt", "Remarks by High Representative Ana Rossi\n\n", "bloc:European Union"),
        ("speech.txt", "Remarks to the press on the drought in Kenya\n\n", None),
        ("speech.txt", "", None),
        ("gd_XXQ_74_2019.txt", "", None),
        ("ABC_report_2019.txt", "", None),
    ],
)
def test_the_speaker_is_named_by_file_title_or_own_words(name, opening, speaker, gazetteer):
    assert holder(document(opening + PLAIN, name), gazetteer) == speaker


def stances(held, text: str) -> list[tuple[str, str, str]]:
    """The positions of a speech by Nepal's minister."""
    found = held(text, "gd_NPL_74_2019.txt", genre="speech")
    return [(one.holder, one.polarity, one.target) for one in found]


@pytest.mark.parametrize(
    ("sentence", "polarity", "target"),
    [
        ("We support the mountain fund.", "support", "mountain fund"),
        ("My delegation welcomes the report.", "support", "report"),
        ("Nepal condemns the raid.", "oppose", "raid"),
        ("Developed countries must honour their pledges.", "support", "honour their pledges"),
        ("We have to share the burden fairly.", "support", "share the burden fairly"),
        ("Let us rebuild trust.", "support", "rebuild trust"),
        ("We must act together to end child labour.", "oppose", "child labour"),
        ("We must rally against piracy.", "oppose", "piracy"),
        ("No country should hoard vaccines.", "oppose", "hoard vaccines"),
        ("It is time to reform the Council.", "support", "reform the Council"),
        ("The world needs a stronger treaty.", "support", "stronger treaty"),
        ("What we need is courage.", "support", "courage"),
        ("Our goal is a lasting peace.", "support", "lasting peace"),
        ("There is no excuse for torture.", "oppose", "torture"),
        ("There is no alternative to dialogue.", "support", "dialogue"),
        ("There can be no peace without justice.", "support", "justice"),
        ("There must be no impunity.", "oppose", "impunity"),
        ("Only dialogue can bring peace.", "support", "dialogue"),
        ("A divided world is in no one’s interest.", "oppose", "divided world"),
        ("Climate change remains the gravest threat of our time.", "oppose", "Climate change"),
        ("Glaciers are one of our greatest treasures, and coal is poison.", None, None),
        ("We attach great importance to the ferry pact.", "support", "ferry pact"),
        ("We repeat our support for and solidarity with all islanders.", "support", "islanders"),
        ("We denounce the hostile attempts to close the strait.", "oppose", "hostile attempts"),
        ("We cannot afford another delay.", "oppose", "another delay"),
        ("Walls will not solve our problems.", "oppose", "Walls"),
        ("The raid is a sad example for the region.", "oppose", "raid"),
        ("I would like to commend the mediators.", "support", "mediators"),
        ("We want to salute the courage of the divers.", "support", "courage of the divers"),
        ("We must protect and restore the reefs.", "support", "restore the reefs"),
        ("The crisis needs to be ended once and for all.", "oppose", "crisis"),
        ("That levy is a driver of poverty.", "oppose", "levy"),
        ("The levies do grave harm, and foreign intervention goes on.", "oppose", "intervention"),
        ("We back the islanders and their mayor.", "support", "islanders and their mayor"),
        ("It is up to us to rebuild trust.", "support", "rebuild trust"),
        ("All nations have a duty to protect the reefs.", "support", "reefs"),
        ("We call on Peru to pay its dues and to drop the charges.", "support", "pay its dues"),
        ("It is high time for a new treaty.", "support", "new treaty"),
        ("The time has come to rebuild the Council.", "support", "rebuild the Council"),
        ("It is time that the siege be lifted.", "oppose", "siege"),
        ("The raid is a reminder of the need for a fair court.", "support", "fair court"),
        ("Peace can be reached only by respecting the truce.", "support", "respecting the truce"),
        ("A settlement can only be based on the charter.", "support", "charter"),
        ("Our valleys cannot prosper without open trails.", "support", "open trails"),
        ("We will not be able to grow without a fair court.", "support", "fair court"),
        ("The only way to calm the valley is through dialogue.", "support", "dialogue"),
        ("The best answer is to lift the levy.", "oppose", "levy"),
        ("Any raid on a school is to be condemned.", "oppose", "raid on a school"),
        ("We must urge Chile to open the port.", "support", "open the port"),
        ("We must call on Chile to end the siege.", "oppose", "siege"),
        ("We must put an end to the raids.", "oppose", "raids"),
        ("The levy is cruel and must be denounced by all.", "oppose", "levy"),
        ("The talks should lead to a truce.", "support", "truce"),
        ("We must develop new trails to reach the hills.", "support", "new trails"),
        ("We are glad that the truce holds.", "support", "truce holds"),
        ("I take this opportunity to congratulate Peru on its fair vote.", "support", "fair vote"),
    ],
)
def test_what_a_speaker_says_plainly_is_the_states_position(sentence, polarity, target, held):
    found = stances(held, sentence)
    if polarity is None:
        assert found == []
        return
    assert {holder for holder, _, _ in found} == {"NPL"}
    assert found[0][1] == polarity
    assert target in found[0][2]


@pytest.mark.parametrize(
    "sentence",
    [
        "Our capital has two million inhabitants.",
        "We planted a million trees last year.",
        "I must say that I have been here before.",
        "We should be grateful for an answer.",
        "The valley has yet to recover.",
        "Should the river rise again, we shall return.",
        "The old road was the key to the valley in those days.",
        "It is a great honour for me to speak here.",
        "The moment is right for our hills to speak.",
        "The ferry may well turn out to be the answer.",
        "Planting is the turnaround we seek.",
        "We sought a fair settlement in those years.",
        "We continue to pursue a policy of planting.",
        "We believe it is worth pointing out that rain falls.",
        "Our valleys are burdened with snow.",
        "Young people across the hills are demanding action.",
        "The islanders need our support.",
        "Maps are no longer a key to the valley.",
        "The storm passed over us last week, causing great damage.",
        "We provide health-care interventions to all.",
        "Our human rights are under attack.",
        "A bridge can make all citizens free from oppression.",
        "The islanders are accused of terrorism.",
        "In colonial days our salt went abroad.",
        "There can be no better way to start a day.",
        "The matter should not be lost on anyone.",
        "I should like to conclude with a wish.",
        "I should not fail to mention the ferry.",
        "We must do more.",
        "Next spring we will celebrate the anniversary of the ferry.",
        "I suggest that the weight of that letter is little known.",
        "Nepal asked itself how to reopen the trails.",
        "Barbados will not forget how important it was to be heard.",
        "We closed down our old mine in that year.",
        "The situation in the valley is an example of that.",
        "We must act.",
        "It is an irony that a holy valley should ever be poor.",
        "Our songs are all that we can and should hand down to our children.",
        "They call on us only when it is time to count votes.",
        "The valley will no longer need to be part of the plan.",
        "I cannot end without thanking my hosts.",
        "We are pleased to announce a new ferry.",
        "Planting a million trees is the greatest challenge.",
        "We curbed illegal migration in those years.",
        "The time for the ferry was noon.",
        "Snow increases the need for salt.",
        "Trust has eroded.",
        "No valley can solve that alone.",
        "Let us keep in mind that snow falls.",
    ],
)
def test_facts_history_and_courtesies_are_no_positions(sentence, held):
    assert stances(held, sentence) == []


def test_what_a_speaker_says_of_another_state_is_according_to_the_speaker(held):
    found = held(
        "The United States rejected the treaty. We regret this.",
        "gd_NPL_74_2019.txt",
        genre="speech",
    )
    told = [one for one in found if one.holder == "USA"]
    assert [(one.polarity, one.position.according_to) for one in told] == [("oppose", "NPL")]


def test_acts_of_which_a_speaker_accuses_another_state_are_opposed(held):
    found = held(
        "Ruritania's neighbours suffer. Russia imposed a cruel blockade on us.",
        "gd_NPL_74_2019.txt",
        genre="speech",
    )
    assert [(one.holder, one.polarity, one.position.target_actor) for one in found] == [
        ("NPL", "oppose", "RUS")
    ]


def test_what_a_speaker_cites_is_another_persons(held):
    cited = "The old song ends so: “All the boats of the valley shall be burned before spring.”"
    assert stances(held, cited) == []
    assert len(stances(held, "We support the “fund for the hills”.")) == 1


def test_verbs_that_share_an_object_are_one_demand(held):
    assert len(stances(held, "We must protect and restore the reefs.")) == 1
    assert len(stances(held, "We must cut the levies and restore the reefs.")) == 2


def test_a_list_of_demands_ends_each_thing_that_should_end(held):
    found = stances(held, "We call on Peru to pay its dues and to drop the charges.")
    assert [(side, target) for _, side, target in found] == [
        ("support", "pay its dues"),
        ("oppose", "charges"),
    ]


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Iran has filled the region with missiles and militias.", "IRN"),
        ("The United States has turned our waters into a place of war.", "USA"),
        ("The leaders of Iran have spread only fear.", "IRN"),
        ("Norway has turned our waters into a place of trade.", None),
        ("Our people have known war.", None),
    ],
)
def test_dark_words_about_another_state_accuse_it(sentence, actor, held):
    found = held(sentence, "gd_NPL_74_2019.txt", genre="speech")
    accused = [(one.holder, one.polarity, one.position.target_actor) for one in found]
    assert accused == ([("NPL", "oppose", actor)] if actor else [])


def test_a_belief_around_a_stance_is_not_told_twice(held):
    assert stances(held, "We believe that the levy is unjust.") == [("NPL", "oppose", "levy")]
    assert stances(held, "We believe that small ports can prosper.") == [
        ("NPL", "support", "small ports can prosper")
    ]


def test_a_speech_is_one_statement_in_own_words(held):
    found = held(PLAIN + "\nWe oppose the dam.", "gd_NPL_74_2019.txt", genre="speech")
    assert {one.statement.id for one in found} == {found[0].statement.id}
    assert {(str(one.position.basis), str(one.position.tier)) for one in found} == {
        ("stated", "pronoun")
    }


def test_each_demand_of_a_chain_has_its_own_polarity_and_the_same_addressee(held):
    found = held(
        "It is imperative for Peru to withdraw its boats, to support the inquiry, to quit dredging "
        "the reef, and to put an end to the raids.",
        "gd_NPL_74_2019.txt",
        genre="speech",
    )
    assert [(one.polarity, one.target) for one in found] == [
        ("oppose", "its boats"),
        ("support", "support the inquiry"),
        ("oppose", "dredging the reef"),
        ("oppose", "raids"),
    ]
    assert {one.position.target_actor for one in found} == {"PER"}


@pytest.mark.parametrize(
    ("sentence", "target", "actor"),
    [
        ("The dispute lasts because of the uncompromising position of Peru.", "position", "PER"),
        ("The talks failed due to the refusal of Chad to attend.", "refusal of Chad", "TCD"),
        ("The Chilean leaders have spread only fear.", "Chilean leaders", "CHL"),
        ("The Peruvian occupation has lasted for years.", "Peruvian occupation", "PER"),
    ],
)
def test_what_another_state_is_blamed_for_is_opposed(sentence, target, actor, held):
    [found] = held(sentence, "gd_NPL_74_2019.txt", genre="speech")
    assert (found.holder, found.polarity, found.position.target_actor) == ("NPL", "oppose", actor)
    assert target in found.target


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks succeeded because of the patience of Peru.",
        "Families from Chile live in fear of the next flood.",
        "We met to end the hostilities between Chad and Togo.",
    ],
)
def test_what_happens_to_another_state_blames_nobody(sentence, held):
    assert [one for one in stances(held, sentence) if one[1] == "oppose"] == []


def test_their_help_is_not_the_speakers_own(held):
    [found] = held("We thank the hosts for their help.", "gd_NPL_74_2019.txt", genre="speech")
    assert found.position.target_actor is None
