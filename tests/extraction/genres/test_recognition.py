"""Each genre is known by its form."""

from __future__ import annotations

import pytest

from stancegraph.cli.options import GENRES
from stancegraph.extraction import Genre
from stancegraph.extraction.genres import OUTLINES, recognise

from .conftest import document

NEWS = """Peru rejects Chile's claim to the fishing grounds

LIMA, 4 May 2021 — Peru on Tuesday rejected the claim of Chile to the southern fishing grounds.
"We cannot accept it," Foreign Minister Rosa Quispe told reporters. She said talks would go on.
Chile's foreign ministry said in a statement that it regretted the decision.
"""
PRESS_RELEASE = """Seventy-eighth Session,
41st Meeting (AM)
GA/SHC/4999
14 November 2023

Third Committee Approves Draft on Rural Libraries

The Third Committee (Social, Humanitarian and Cultural) approved a draft resolution on libraries.

The representative of Kenya said that the draft was balanced. She thanked the facilitators.

The representative of Norway, speaking also for Iceland, welcomed the text.
"""
SUMMARY_RECORD = """United Nations A/C.2/77/SR.12

General Assembly
Seventy-seventh session

Summary record of the 12th meeting
Held at Headquarters, New York, on Tuesday, 11 October 2022, at 10 a.m.

The meeting was called to order at 10.05 a.m.

Agenda item 19: Harbours

1. Mr. Okello (Uganda) said that his delegation supported the proposal on lake harbours.

2. Ms. Silva (Brazil) said that she could not agree to paragraph 3.

The meeting rose at 12.55 p.m.
"""
VERBATIM_RECORD = """United Nations A/74/PV.61

General Assembly
Seventy-fourth session
61st plenary meeting
Monday, 2 March 2020, 10 a.m.
New York

President: Mr. Ibarra (Panama)

The meeting was called to order at 10.05 a.m.

Agenda item 80

The President: I give the floor to the representative of Ghana.

Ms. Boateng (Ghana): We support the draft resolution on rivers.

Mr. Lindqvist (Sweden): Sweden voted in favour. We thank the facilitators.

The meeting rose at 11 a.m.
"""
COUNCIL_SUMMARY = """HUMAN RIGHTS COUNCIL HOLDS GENERAL DEBATE ON THE RIGHT TO FOOD

GENEVA (12 March 2021) - The Human Rights Council this morning held a general debate on the right
to food.

Speaking in the debate were Portugal on behalf of the European Union, Chile, Ghana, Nepal and
Tonga.

Also speaking were the following non-governmental organizations: Food for All International,
Kenya Farmers Watch and World Kitchen Union.

General Debate

Portugal, speaking on behalf of the European Union, said food prices had risen. Chile supported
the report. Nepal regretted the delay. Tonga said small islands were the first to suffer.
"""
JOINT_STATEMENT = """Joint statement of Chile, Peru and Ecuador on coastal fishing

We, the Ministers of Foreign Affairs of Chile, Peru and Ecuador, met in Lima on 3 May 2021.

We condemn illegal fishing in our waters. We call for a regional register of vessels.
"""
LETTER = """Letter dated 3 May 2021 from the representatives of Gabon, Malta and Samoa to the United
Nations addressed to the Secretary-General

We have the honour to write to you on the protection of harbours.

We welcome your report. We are concerned about the delays.

(Signed) Ana Rossi
Permanent Representative of Malta

(Signed) Sefo Tuala
Permanent Representative of Samoa
"""
SPEECH = """I bring you greetings from home. My country, Tonga, is small, but we love the sea.

We need a stronger treaty on the oceans. We cannot wait any longer. I urge every Government to
join us, and I thank those that have done so.
"""
BULLETIN = """## MITIGATION:

In the contact group, delegates addressed the draft conclusions. The EU, supported by NORWAY and
opposed by CHINA, proposed deleting the bracketed text. Saudi Arabia, for the ARAB GROUP, called
for a reference to finance. SWITZERLAND, for the ENVIRONMENTAL INTEGRITY GROUP, suggested keeping
it. The Co-Chairs will revise the draft conclusions.
"""
MINISTRY = """Ministry of Foreign Affairs of the Republic of Kenya

Statement on the situation in the Southern Strait

The Ministry of Foreign Affairs of the Republic of Kenya strongly condemns the attack on a hospital
ship in the Southern Strait. Kenya calls on all parties to respect the ceasefire.
"""
TEXTS = {
    Genre.NEWS: NEWS,
    Genre.PRESS_RELEASE: PRESS_RELEASE,
    Genre.SUMMARY_RECORD: SUMMARY_RECORD,
    Genre.VERBATIM_RECORD: VERBATIM_RECORD,
    Genre.COUNCIL_SUMMARY: COUNCIL_SUMMARY,
    Genre.JOINT_STATEMENT: JOINT_STATEMENT,
    Genre.LETTER: LETTER,
    Genre.SPEECH: SPEECH,
    Genre.BULLETIN: BULLETIN,
    Genre.MINISTRY: MINISTRY,
}
OPEN_LETTER = """Open letter to the Council

We, the undersigned organisations, call on the Council to act. We urge its members to listen to us.

Harbour Watch International
Kenya Fishers Federation
"""
COLUMN = """Why I miss the ferry

I grew up on an island, and we took the ferry to school. My sister and I still talk about it.
"""
REPORT_OF_A_STATEMENT = """Chile, Peru issue joint statement on fishing

Chile and Peru issued a joint statement on Monday, a spokesman said. The ministers said they were
concerned. "We condemn illegal fishing," the text said. Ecuador said it would sign later.
"""


LEAD_OF_A_RELEASE = """Fourth Committee Speakers Call for New Wells, Differ over Desert Roads

Delegates in the Fourth Committee (Special Political and Decolonization) today discussed wells.

Several delegates called for new wells, with Peru’s representative saying that roads came first.
"""
DAY_OF_A_DEBATE = """26 September 2019
Seventy-fourth Session, 7th & 8th Meetings (AM & PM)

Leaders Call for Wells

President Ana Ruiz of Peru called for wells.
"""
LEAD_OF_A_SUMMARY = """14 March 2016

The Human Rights Council this morning held its general debate on wells.

Some delegations regretted the lack of roads.
"""
NEWS_OF_THE_UN = """Peru wins support at UN for desert wells

NEW YORK — Peru's representative at the United Nations said on Tuesday that the General Assembly
should back new wells. The representative of Chad agreed. The Human Rights Council heard of it.
"""


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (LEAD_OF_A_RELEASE, Genre.PRESS_RELEASE),
        (DAY_OF_A_DEBATE, Genre.PRESS_RELEASE),
        (LEAD_OF_A_SUMMARY, Genre.COUNCIL_SUMMARY),
        (NEWS_OF_THE_UN, Genre.NEWS),
    ],
)
def test_a_text_without_its_masthead_is_known_by_its_words(text, genre, gazetteer):
    assert recognise(document(text), gazetteer) is genre


@pytest.mark.parametrize("genre", list(Genre))
def test_a_text_is_recognised_by_its_form(genre, gazetteer):
    assert recognise(document(TEXTS[genre]), gazetteer) is genre


@pytest.mark.parametrize("text", [OPEN_LETTER, COLUMN, REPORT_OF_A_STATEMENT])
def test_words_of_others_than_states_are_no_statement_of_states(text, gazetteer):
    assert recognise(document(text), gazetteer) is Genre.NEWS


@pytest.mark.parametrize("genre", [Genre.NEWS, Genre.PRESS_RELEASE, Genre.BULLETIN])
def test_a_file_name_alone_makes_no_speech(genre, gazetteer):
    assert recognise(document(TEXTS[genre], "gd_FRA_74_2019.txt"), gazetteer) is genre


def test_every_genre_has_an_outline_and_is_offered_on_the_command_line():
    assert set(OUTLINES) == set(Genre)
    assert tuple(Genre) == GENRES
