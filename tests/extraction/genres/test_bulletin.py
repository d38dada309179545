"""Negotiation bulletins: who proposes, supports and opposes what, by grammar alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.genres import bulletin
from stancegraph.extraction.lexicon import read_data
from stancegraph.records.values import Tier
from stancegraph.resolution.gazetteer import Gazetteer

from ..conftest import Found
from .conftest import document

Held = list[tuple[str, str, str]]

BULLETIN = """WATER AND CLIMATE:

Opening the contact group, Co-Chair Amara Okoye (Nigeria) recalled the mandate. The EU and OTHERS
supported a work programme on river basins, while PERU and CANADA objected. Tuvalu, for AOSIS,
called for early warning systems, and MALI, for the LDCs, underscored the need for observation
stations and to train hydrologists. The group will meet again on Friday.

DAMS:JAPAN, with NORWAY, said the group should use existing studies rather than commission new ones.
KENYA noted that rainfall varies. The US described its own dams (FCCC/2006/7).
"""


def key(who: Who) -> str:
    return who.key or who.described()


@pytest.fixture(scope="module")
def told(gazetteer: Gazetteer) -> Callable[[str], Held]:
    def reading(text: str) -> Held:
        outline = bulletin.outline(document(text), gazetteer)
        return [(key(one.who), one.polarity.value, one.target.text) for one in outline.candidates]

    return reading


SENTENCES: list[tuple[str, Held]] = [
    # speakers
    (
        "The EU, supported by NORWAY and opposed by CHINA, proposed a review of fees.",
        [
            ("bloc:European Union", "support", "review of fees"),
            ("NOR", "support", "review of fees"),
            ("CHN", "oppose", "review of fees"),
        ],
    ),
    (
        "AUSTRALIA, with CANADA and the US, cautioned against prejudging the outcome.",
        [(one, "oppose", "prejudging the outcome") for one in ("AUS", "CAN", "USA")],
    ),
    (
        "With the EU, JAPAN suggested exploring joint pilots.",
        [(one, "support", "exploring joint pilots") for one in ("bloc:European Union", "JPN")],
    ),
    (
        "Speaking for the EU, FINLAND emphasized early action.",
        [("bloc:European Union", "support", "early action")],
    ),
    (
        "Rosa Luna (Peru), for the G-77/CHINA, called for adequate funding.",
        [("bloc:Group of 77", "support", "adequate funding")],
    ),
    (
        "JAPAN (with CANADA) preferred the second option.",
        [(one, "support", "second option") for one in ("JPN", "CAN")],
    ),
    (
        "Several parties, including MEXICO and the EU, preferred one workshop, others favored two.",
        [
            ("some countries", "support", "one workshop"),
            ("MEX", "support", "one workshop"),
            ("bloc:European Union", "support", "one workshop"),
            ("some countries", "support", "two"),
        ],
    ),
    (
        "Following statements by CHINA, INDIA and BRAZIL, the EU supported closing the item.",
        [("bloc:European Union", "support", "closing the item")],
    ),
    (
        "PERU, COLOMBIA, and others, supported the fund.",
        [(one, "support", "fund") for one in ("PER", "COL")],
    ),
    ("The G-77 / CHINA called for a fund.", [("bloc:Group of 77", "support", "fund")]),
    ("SBI Chair Ade Aru (Norway) proposed closing the item.", []),
    ("Conference President Ole Berg, Norway, the Chair, said nothing.", []),
    ("GREENPEACE and the LABOUR UNIONS called for a ban on coal.", []),
    ("Parties in CHINA's region differed.", []),
    (
        "Environment Minister Olaf Berg, Denmark, said that rich countries must take the lead.",
        [("DNK", "support", "take the lead")],
    ),
    # several verbs, several clauses
    (
        "BOLIVIA rejected the use of offsets, stressing forest rights and calling for a levy.",
        [
            ("BOL", "oppose", "use of offsets"),
            ("BOL", "support", "forest rights"),
            ("BOL", "support", "levy"),
        ],
    ),
    (
        "JAPAN called for a flexible approach, ISRAEL for clear rules, and CUBA for compensation.",
        [
            ("JPN", "support", "flexible approach"),
            ("ISR", "support", "clear rules"),
            ("CUB", "support", "compensation"),
        ],
    ),
    (
        "The US said that the list should be short, and the EU that it should be closed.",
        [
            ("USA", "support", "list should be short"),
            ("bloc:European Union", "support", "it should be closed"),
        ],
    ),
    (
        "CHINA supported, and the EU and JAPAN opposed, deleting the footnote.",
        [
            ("CHN", "oppose", "footnote"),
            ("bloc:European Union", "oppose", "deleting the footnote"),
            ("JPN", "oppose", "deleting the footnote"),
        ],
    ),
    (
        "Parties differed, the EU favoring a review and CHINA opposing it.",
        [("bloc:European Union", "support", "review"), ("CHN", "oppose", "review")],
    ),
    (
        "The EU praised the draft, and, with NEW ZEALAND, urged starting work on tariffs.",
        [
            ("bloc:European Union", "support", "draft"),
            ("bloc:European Union", "support", "starting work on tariffs"),
            ("NZL", "support", "starting work on tariffs"),
        ],
    ),
    # what was said before
    (
        "CHINA suggested deleting the reference to markets, but NORWAY objected.",
        [
            ("CHN", "oppose", "reference to markets"),
            ("NOR", "support", "reference to markets"),
        ],
    ),
    (
        "The US proposed a levy. AUSTRALIA supported this proposal, while GHANA disagreed.",
        [("USA", "support", "levy"), ("AUS", "support", "levy"), ("GHA", "oppose", "levy")],
    ),
    (
        "The EU proposed a levy, supported by CHILE and opposed by the G-77/CHINA.",
        [
            ("bloc:European Union", "support", "levy"),
            ("CHL", "support", "levy"),
            ("bloc:Group of 77", "oppose", "levy"),
        ],
    ),
    (
        "MEXICO's proposal to establish a working group was opposed by INDIA.",
        [
            ("MEX", "support", "establish a working group"),
            ("IND", "oppose", "establish a working group"),
        ],
    ),
    (
        "Delegates considered a proposal by NORWAY to auction quotas, supported by CHAD.",
        [("NOR", "support", "auction quotas"), ("TCD", "support", "auction quotas")],
    ),
    (
        "The footnote was supported by CHILE and opposed by the RUSSIAN FEDERATION.",
        [("CHL", "support", "footnote"), ("RUS", "oppose", "footnote")],
    ),
    # what is said
    (
        "The US said SBSTA should focus on existing groups rather than establishing new ones.",
        [
            ("USA", "support", "focus on existing groups"),
            ("USA", "oppose", "establishing new ones"),
        ],
    ),
    ("CHILE said it was premature to set a date.", [("CHL", "oppose", "set a date")]),
    ("EGYPT said there is no need for another report.", [("EGY", "oppose", "another report")]),
    ("FIJI noted that a new approach is needed.", [("FJI", "support", "new approach")]),
    ("INDIA said parties should not reopen the text.", [("IND", "oppose", "reopen the text")]),
    (
        "INDIA proposed that donors reduce their fees.",
        [("IND", "support", "donors reduce their fees")],
    ),
    (
        "The EU stressed that the group's mandate does not include trade rules.",
        [("bloc:European Union", "oppose", "trade rules")],
    ),
    ("The US said it could not support the levy.", [("USA", "oppose", "levy")]),
    ("The US was not in a position to accept the levy.", [("USA", "oppose", "levy")]),
    ("The US continued to oppose the levy.", [("USA", "oppose", "levy")]),
    ("SPAIN was concerned about leakage.", [("ESP", "oppose", "leakage")]),
    (
        "MALTA was of the view that the text should be cut.",
        [("MLT", "support", "text should be cut")],
    ),
    ("PERU noted that rainfall varies and that dams exist.", []),
    ("KENYA asked whether the fund would open by 2009.", []),
    ("QATAR asked for clarification on the budget.", []),
    ("HUNGARY announced that its parliament had debated the treaty.", []),
    ("BOLIVIA called markets unacceptable.", [("BOL", "oppose", "markets")]),
    (
        "FIJI urged against delay, saw no need for a panel, and saw merit in a pause.",
        [
            ("FJI", "oppose", "delay"),
            ("FJI", "oppose", "panel"),
            ("FJI", "support", "pause"),
        ],
    ),
    ("PERU welcomed the report and looked at its annex.", [("PER", "support", "report")]),
    (
        "The EU noted progress and, supported by NORWAY, called for a stronger text.",
        [("bloc:European Union", "support", "stronger text"), ("NOR", "support", "stronger text")],
    ),
    # what about
    (
        "The G-77/CHINA stressed capacity building, implementation and tariff barriers.",
        [
            ("bloc:Group of 77", "support", "capacity building"),
            ("bloc:Group of 77", "support", "implementation"),
        ],
    ),
    (
        "CANADA stressed cooperation between UNEP, FAO and WHO.",
        [("CAN", "support", "cooperation between UNEP, FAO and WHO")],
    ),
    (
        "GHANA highlighted the limited spread of projects and the need to train staff.",
        [("GHA", "support", "train staff")],
    ),
    (
        "MALAYSIA emphasized the need to avoid duplication and to build capacity.",
        [("MYS", "oppose", "duplication"), ("MYS", "support", "build capacity")],
    ),
    (
        "LESOTHO recommended larger grants to the fund, simpler access, and support for plans.",
        [
            ("LSO", "support", "larger grants to the fund"),
            ("LSO", "support", "simpler access"),
            ("LSO", "support", "support for plans"),
        ],
    ),
    ("IRAN proposed limiting quotas to one.", [("IRN", "support", "limiting quotas to one")]),
    ("THAILAND highlighted its experience with rice.", []),
    # what is left unsaid, and lists
    (
        "BENIN proposed a reference to river mouths; and LAOS to mountain springs.",
        [("BEN", "support", "reference to river mouths"), ("LAO", "support", "mountain springs")],
    ),
    (
        "CHILE requested adding gauges, and SAMOA specific rules for lagoons.",
        [("CHL", "support", "adding gauges"), ("WSM", "support", "specific rules for lagoons")],
    ),
    (
        "The EU suggested: shortening the annex, opposed by INDIA; moving the table; and, with"
        " NORWAY, testing the gauges.",
        [
            ("bloc:European Union", "support", "shortening the annex"),
            ("IND", "oppose", "shortening the annex"),
            ("bloc:European Union", "support", "moving the table"),
            ("bloc:European Union", "support", "testing the gauges"),
            ("NOR", "support", "testing the gauges"),
        ],
    ),
    (
        "KENYA, supported by many, proposed an annex on wells, while FIJI noted that the annex does"
        " not reflect the discussions.",
        [
            ("KEN", "support", "annex on wells"),
            ("many countries", "support", "annex on wells"),
            ("FJI", "oppose", "annex"),
        ],
    ),
    (
        "PERU requested a levy on pumps, with CUBA and GHANA expressing reservations.",
        [
            ("PER", "support", "levy on pumps"),
            ("CUB", "oppose", "levy on pumps"),
            ("GHA", "oppose", "levy on pumps"),
        ],
    ),
    (
        "CANADA insisted, with JAPAN, that the levy should be dropped.",
        [("CAN", "oppose", "levy"), ("JPN", "oppose", "levy")],
    ),
    (
        "TOGO urged, with MALI, to delete the footnote.",
        [("TGO", "oppose", "footnote"), ("MLI", "oppose", "footnote")],
    ),
    (
        "CHAD proposed, and delegates agreed, to shorten the preamble.",
        [("TCD", "support", "shorten the preamble")],
    ),
    (
        "They debated the review, with NEPAL opposing, and UGANDA supporting the review.",
        [("NPL", "oppose", "review"), ("UGA", "support", "review")],
    ),
    (
        "BRAZIL added a reference to wetlands, with LATVIA preferring “rivers.”",
        [("BRA", "support", "reference to wetlands"), ("LVA", "support", "“rivers.”")],
    ),
    (
        "SPAIN supported a proposal by Malta to delete the second table.",
        [
            ("ESP", "support", "proposal by Malta to delete the second table"),
            ("MLT", "oppose", "second table"),
        ],
    ),
    (
        "Kenya, on behalf of Africa, called for a clear, simple and fair rule.",
        [("bloc:African Group", "support", "clear, simple and fair rule")],
    ),
    (
        "GUYANA supported listing mercury, lead and zinc.",
        [("GUY", "support", "listing mercury, lead and zinc")],
    ),
    (
        "MALTA asked that the note not be removed, and YEMEN that the table be removed.",
        [("MLT", "support", "note"), ("YEM", "oppose", "table")],
    ),
    (
        "QATAR said the panel will play an important role next year.",
        [],
    ),
    (
        "Chair Ode Lund cautioned against haste. He proposed a break, supported by OMAN.",
        [("OMN", "support", "break")],
    ),
    # lists, clauses and what leads to them
    (
        "JAPAN expressed optimism, calling for: a short text; and clear annexes.",
        [("JPN", "support", "short text"), ("JPN", "support", "clear annexes")],
    ),
    (
        "FIJI highlighted that the text should: cover all reefs; respect old rules.",
        [("FJI", "support", "cover all reefs"), ("FJI", "support", "respect old rules")],
    ),
    (
        "PERU stressed that the text should strike a balance between fishing and rest.",
        [("PER", "support", "strike a balance between fishing and rest")],
    ),
    ("PERU suggested striking the footnote.", [("PER", "oppose", "footnote")]),
    (
        "CHAD noted the need to fill gaps, contributing to peace on the lakes.",
        [("TCD", "support", "fill gaps")],
    ),
    (
        "NORWAY called for: a strong mechanism; new funding; and regular reviews.",
        [("NOR", "support", one) for one in ("strong mechanism", "new funding", "regular reviews")],
    ),
    (
        "CANADA suggested the aims should include: measuring flows; and mapping wells.",
        [("CAN", "support", one) for one in ("measuring flows", "mapping wells")],
    ),
    (
        "JAPAN proposed urgently addressing, inter alia, dam failures.",
        [("JPN", "support", "addressing, inter alia, dam failures")],
    ),
    (
        "AOSIS was concerned about the degree to which the draft repeated old promises.",
        [("bloc:AOSIS", "oppose", "draft repeated old promises")],
    ),
    (
        "GERMANY underscored concerns regarding the pace of work.",
        [("DEU", "oppose", "pace of work")],
    ),
    ("CHILE reiterated its opposition to the levy.", [("CHL", "oppose", "levy")]),
    (
        "INDONESIA did not see the need for a new body.",
        [("IDN", "oppose", "new body")],
    ),
    (
        "PERU highlighted that pumps be counted unless wells can be measured.",
        [("PER", "support", "pumps be counted")],
    ),
    (
        "MALI called for greater clarity on the timetable.",
        [("MLI", "support", "greater clarity on the timetable")],
    ),
    ("MALI called for clarification of the timetable.", []),
    (
        "INDIA supported an online tool, referencing the water index as an example.",
        [("IND", "support", "online tool")],
    ),
    ("CANADA assured all parties that it would work hard.", []),
    ("GERMANY announced that agreement was reached after useful talks.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[one[0] for one in SENTENCES])
def test_a_sentence_of_report_gives_these_positions(
    told: Callable[[str], Held], sentence: str, expected: Held
) -> None:
    assert sorted(told(sentence)) == sorted(expected)


def test_a_bulletin_is_read_as_a_whole(held: Callable[..., list[Found]]) -> None:
    found = {(one.holder, one.polarity, one.target) for one in held(BULLETIN)}
    assert found == {
        ("bloc:European Union", "support", "work programme on river basins"),
        ("PER", "oppose", "work programme on river basins"),
        ("CAN", "oppose", "work programme on river basins"),
        ("bloc:AOSIS", "support", "early warning systems"),
        ("bloc:Least Developed Countries", "support", "observation\nstations"),
        ("bloc:Least Developed Countries", "support", "train hydrologists"),
        ("JPN", "support", "use existing studies"),
        ("NOR", "support", "use existing studies"),
        ("JPN", "oppose", "commission new ones"),
        ("NOR", "oppose", "commission new ones"),
    }


def test_evidence_is_the_sentence_without_the_heading_before_it(gazetteer: Gazetteer) -> None:
    outline = bulletin.outline(document(BULLETIN), gazetteer)
    passages = {BULLETIN[one.start : one.end] for one in outline.candidates}
    assert any(one.startswith("JAPAN, with NORWAY, said") for one in passages)


def test_he_is_whoever_spoke_last(gazetteer: Gazetteer) -> None:
    text = "BRAZIL, for the G-77/CHINA, welcomed the report. She opposed any delay."
    last = bulletin.outline(document(text), gazetteer).candidates[-1]
    assert (last.who.key, last.who.spokesperson) == ("bloc:Group of 77", "BRA")
    assert (last.polarity.value, last.target.text) == ("oppose", "delay")
    assert last.tier is Tier.PRONOUN


def test_a_delegation_is_no_position_of_the_spokesperson(told: Callable[[str], Held]) -> None:
    found = told("ZAMBIA, on behalf of the LDCs, urged donors to raise their grants.")
    assert found == [("bloc:Least Developed Countries", "support", "raise their grants")]


def test_an_unknown_he_is_not_whoever_spoke_before_the_chair(told: Callable[[str], Held]) -> None:
    said = "PERU supported the text. Chair Ode Lund noted the time. He opposed a longer debate."
    assert told(said) == [("PER", "support", "text")]


def test_only_the_unread_sentences_of_a_paragraph_are_left_to_the_parse(
    gazetteer: Gazetteer,
) -> None:
    said = "PERU supported the text. The floods that NEPAL deplored were severe. OMAN objected."
    (left,) = bulletin.outline(document(said), gazetteer).blocks
    assert said[left.start : left.end] == "The floods that NEPAL deplored were severe."


def test_a_daily_report_in_plain_names_is_a_bulletin(gazetteer: Gazetteer) -> None:
    report = (
        "Delegates in SWG-II considered a CRP on wells in the plenary. Peru supported the text."
        " Chad, opposed by Togo, requested a footnote. Samoa and Fiji preferred the draft."
    )
    assert bulletin.is_one(document(report), gazetteer)
    assert bulletin.is_one(document("Daily report for 3 May 2009\n\nOMAN spoke."), gazetteer)
    assert not bulletin.is_one(document(report.replace("requested", "saw")[60:]), gazetteer)


def test_members_of_an_unnamed_group_are_kept(gazetteer: Gazetteer) -> None:
    text = "Many developing countries, including GHANA and NEPAL, called for grants."
    group, *named = bulletin.outline(document(text), gazetteer).candidates
    assert group.who.group is not None
    assert group.who.group.members == ("GHA", "NPL")
    assert [one.who.key for one in named] == ["GHA", "NPL"]


def test_a_sentence_without_a_clause_of_report_is_left_to_the_parse(gazetteer: Gazetteer) -> None:
    outline = bulletin.outline(document("The floods that KENYA deplored were severe."), gazetteer)
    assert outline.blocks
    assert not outline.done


def test_speakers_in_capitals_or_the_words_of_the_process_make_a_bulletin(
    gazetteer: Gazetteer,
) -> None:
    news = "Peru rejects the claim of Chile.\n\nPeru said NATO and the EU supported it."
    process = "Delegates met in a contact group. The Co-Chair led informal consultations. " * 3
    assert bulletin.is_one(document(BULLETIN), gazetteer)
    assert bulletin.is_one(document(process), gazetteer)
    assert bulletin.is_one(document("Earth Negotiations Bulletin\n\nA summary."), gazetteer)
    assert not bulletin.is_one(document(news), gazetteer)


@pytest.mark.parametrize("length", [50, 400])
def test_lists_of_any_nesting_are_read_in_bounded_steps(
    told: Callable[[str], Held], length: int
) -> None:
    nested = "CHINA, for CHINA, CHINA, " * length + "supported the text."
    assert isinstance(told(nested), list)


def test_every_entry_of_the_word_lists_is_text() -> None:
    entries = [one for entries in read_data("bulletins.yaml").values() for one in entries]
    assert all(isinstance(one, str) for one in entries)  # YAML reads `on` and `no` as truth values
