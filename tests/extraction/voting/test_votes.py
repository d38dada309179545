"""Recorded votes, read by grammar from prose, printed lists and reports."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancegraph.extraction.voting.ballots import ballots
from stancegraph.extraction.voting.state_lists import states_in
from stancegraph.extraction.voting.tallies import tallies
from stancegraph.extraction.voting.votes import recorded_votes
from stancegraph.records.factsheet import FactSheetRollCall, Group
from stancegraph.records.values import Choice, Polarity, Tier
from stancegraph.resolution.gazetteer import Gazetteer

from ..conftest import article

YES, NO, ABSTAIN, ABSENT = Choice.IN_FAVOUR, Choice.AGAINST, Choice.ABSTAINING, Choice.ABSENT


@pytest.fixture
def calls(gazetteer):
    """The roll calls of a text whose paragraphs are its lines."""
    return lambda text, day=None: recorded_votes(article(text, day, False), gazetteer).roll_calls


def cast(call: FactSheetRollCall, choice: Choice) -> list[str]:
    """Who is said to have made a choice, states by code and groups by size."""
    holders = [holder for vote in call.votes if vote.choice is choice for holder in vote.by]
    return [str(one.count) if isinstance(one, Group) else one for one in holders]


def tally(call: FactSheetRollCall) -> tuple[int | None, int | None, int | None]:
    return call.in_favour, call.against, call.abstaining


# ── Counts ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "counts", "ordered"),
    [
        (
            "by a recorded vote of 89 against to 56 in favour, with 12 abstentions",
            (56, 89, 12),
            None,
        ),
        (
            "by a recorded vote of 120 in favour to none against, with no abstentions",
            (120, 0, 0),
            None,
        ),
        ("was adopted by 120 votes to 3, with 34 abstentions", (None, None, 34), (120, 3)),
        ("was adopted by 119 votes to none", (), (119, 0)),
        ("adopted by a vote of 29 in favour, 7 against and 11 abstentions", (29, 7, 11), None),
        (
            "received 12 votes in favour, 1 against (Chad) and 2 abstentions (Fiji, Peru)",
            (12, 1, 2),
            None,
        ),
        ("by a vote of 13 in favour, with two abstentions (Fiji, Peru)", (13, None, 2), None),
        ("the text passed 122-6, with 48 abstentions", (None, None, 48), (122, 6)),
        ("approved it by a vote of 141–5–12", (None, None, 12), (141, 5)),
        ("with 137 States voting in favour, 3 against and 4 abstaining", (137, 3, 4), None),
        ("by 25 votes to 2 against, with one abstention", (25, 2, 1), None),
        ("154 votes for, eight against and 20 abstentions", (154, 8, 20), None),
        ("It fell, winning only five votes, while 94 states opposed it", (5, 94, None), None),
        (
            "with 120 votes for, two against — Chad and Mali — and 20 abstentions",
            (120, 2, 20),
            None,
        ),
        ("Ten members supported the move while two, Chad and Mali, abstained", (10, None, 2), None),
    ],
)
def test_counts_are_read_in_every_order(text, counts, ordered):
    (found,) = tallies(text, 0, len(text))
    sides = zip((YES, NO, ABSTAIN), counts, strict=False)
    assert found.counts == {side: count for side, count in sides if count is not None}
    assert found.ordered == ordered


@pytest.mark.parametrize(
    "text",
    [
        "The hosts won 3-2 on Sunday.",
        "Between 3 to 5 votes were still to be counted.",
        "In 2019, 12 countries abstained from fishing there.",
        "Some 40 delegates argued against the plan.",
        "The 2019-20 budget was adopted.",
        "Paragraphs 5 to 9 were read out.",
        "The draft needs nine votes in favour and no negative votes.",
        "A resolution requires at least nine votes in favour and none against.",
    ],
)
def test_other_numbers_are_no_tally(text):
    assert list(tallies(text, 0, len(text))) == []


@pytest.mark.parametrize(("rejected", "sides"), [(True, (19, 47)), (False, (47, 19))])
def test_of_two_bare_counts_the_first_is_the_side_that_carried_the_day(rejected, sides):
    text = "by 47 votes to 19, with 14 abstentions"
    (found,) = (one.settled(rejected=rejected) for one in tallies(text, 0, len(text)))
    assert (found.counts[YES], found.counts[NO]) == sides


# ── Lists of names ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Bolivia (Plurinational State of), Chad and Israel", "BOL TCD ISR"),
        ("Iran (Islamic Republic of), Venezuela (Bolivarian Republic of)", "IRN VEN"),
        ("Micronesia (Federated States of), Netherlands (Kingdom of the)", "FSM NLD"),
        ("Federated States of Micronesia, Guinea‑Bissau, Côte d’Ivoire", "FSM GNB CIV"),
        (
            "Congo, Democratic Republic of the Congo, Dominica, Dominican Republic",
            "COG COD DMA DOM",
        ),
        ("Democratic People’s Republic of Korea, Republic of Korea", "PRK KOR"),
        ("Antigua and Barbuda, Bosnia and Herzegovina and Trinidad and Tobago", "ATG BIH TTO"),
        ("the former Yugoslav Republic of Macedonia, the Sudan, the Niger", "MKD SDN NER"),
        ("United Kingdom of Great Britain and\nNorthern Ireland, Zambia", "GBR ZMB"),
        ("Iran (Islamic Republic\nof), Lao People’s Demo-\ncratic Republic", "IRN LAO"),
        ("Jordan, Georgia, Chad, Niger, Guinea", "JOR GEO TCD NER GIN"),
        ("Russia, Britain, Laos and Syria", "RUS GBR LAO SYR"),
        ("Azerbaijan, 12/25\nA/74/PV.50\nBahamas, Cuba", "AZE BHS CUB"),
        ("Gabon, Germany, Federal Republic of, Korea, Republic of, Libya", "GAB DEU KOR LBY"),
        ("None", ""),
    ],
)
def test_states_of_a_list(text, states, gazetteer):
    found = states_in(text, gazetteer)
    assert (" ".join(found.states), found.unread) == (states, ())


def test_names_of_their_time(gazetteer):
    found = states_in("Swaziland, Upper Volta, Zaire", gazetteer, date(1981, 11, 26))
    assert found.states == ("SWZ", "BFA", "COD")


def test_what_is_no_state_is_kept_as_unread(gazetteer):
    found = states_in("Chad, Friends of the Lake, Peru", gazetteer)
    assert (found.states, found.unread) == (("TCD", "PER"), ("Friends of the Lake",))


# ── Press releases ───────────────────────────────────────────────────────────────────────────────

LAKES = (
    "Fifth Committee\n"
    "By a recorded vote of {0}, the Committee approved the draft resolution “Levels of lakes” "
    "(document A/C.5/78/L.9)."
)


def test_named_sides_are_states_and_the_others_a_coalition(calls):
    sides = "101 in favour to 2 against (Bahrain, Palau), with 3 abstentions (Chad, Congo, Fiji)"
    (call,) = calls(LAKES.format(sides))
    assert (call.organ, call.outcome) == ("organ:Fifth Committee", "adopted")
    assert (call.resolution, tally(call)) == ("A/C.5/78/L.9", (101, 2, 3))
    assert call.motion == "draft resolution “Levels of lakes”"
    assert cast(call, YES) == ["101"]
    assert (cast(call, NO), cast(call, ABSTAIN)) == (["BHR", "PLW"], ["TCD", "COG", "FJI"])


def test_nobody_on_a_side_is_nobody(calls):
    (call,) = calls(LAKES.format("120 in favour to none against, with 4 abstentions"))
    assert (cast(call, NO), call.against) == ([], 0)


def test_rejected_amendments_name_the_noes_first(calls):
    (call,) = calls(
        "Third Committee\nThe amendment, tabled by Egypt, was rejected by a recorded vote of 89 "
        "against to 56 in favour, with 12 abstentions."
    )
    assert (call.motion, call.target_actor, call.outcome) == ("amendment", "EGY", "rejected")
    assert tally(call) == (56, 89, 12)


def test_a_separate_vote_on_a_paragraph_is_a_roll_call_of_its_own(calls):
    part, whole = calls(
        "Fifth Committee\nThe Committee retained operative paragraph 4 by a recorded vote of 90 in "
        "favour to 30 against, with 9 abstentions. It then approved the draft resolution on lakes "
        "as a whole by a recorded vote of 118 in favour to 5 against, with 6 abstentions."
    )
    assert (part.motion, part.outcome) == ("operative paragraph 4", "adopted")
    assert (whole.motion, tally(whole)) == ("draft resolution on lakes as a whole", (118, 5, 6))


def test_a_vote_told_twice_is_one_roll_call_with_both_passages(calls):
    (call,) = calls(
        "Fifth Committee\nThe Committee approved a draft on lakes by a recorded vote of 118 in "
        "favour to 2 against (Chad, Palau), with 6 abstentions.\n"
        "Turning to lakes, the Committee approved the draft by a recorded vote of 118 in favour to "
        "2 against, with 6 abstentions.\n"
    )
    assert len(call.passages) == 2
    assert [len(vote.passages) for vote in call.votes] == [2, 2, 1]
    assert cast(call, NO) == ["TCD", "PLW"]


def test_those_abstaining_may_follow_with_a_participle(calls):
    (call,) = calls(
        "First Committee\n“L.23” was approved by a recorded vote of 150 in favour to 4 against, "
        "with Chad, Trinidad and Tobago and Viet Nam abstaining."
    )
    assert cast(call, ABSTAIN) == ["TCD", "TTO", "VNM"]


def test_a_veto_is_no_decision_of_the_council(calls):
    (call,) = calls(
        "Security Council\nThe draft, which received 13 votes in favour, 1 against (United States) "
        "and 1 abstention (United Kingdom), was not adopted, owing to a veto."
    )
    assert (call.outcome, cast(call, NO), cast(call, ABSTAIN)) == (None, ["USA"], ["GBR"])


# ── Records and annexes ──────────────────────────────────────────────────────────────────────────

RECORD = """General Assembly

A recorded vote was taken.

In favour:
Albania, Bolivia (Plurinational State of),
Iran (Islamic Republic
of), United Kingdom of Great Britain and
Northern Ireland, Zambia, Chad, Fiji, Peru

Against:
None

Abstaining:
Israel, United States of America

Draft resolution A/78/L.3 was adopted by 8 votes to none, with 2 abstentions (resolution 78/3).
"""


def test_lists_of_a_verbatim_record_belong_to_the_result_behind_them(calls):
    (call,) = calls(RECORD)
    assert (call.motion, call.outcome) == ("Draft resolution A/78/L.3", "adopted")
    assert cast(call, YES) == ["ALB", "BOL", "IRN", "GBR", "ZMB", "TCD", "FJI", "PER"]
    assert (cast(call, NO), cast(call, ABSTAIN)) == ([], ["ISR", "USA"])
    assert {vote.tier for vote in call.votes} == {Tier.TABLE}


def test_passages_of_lists_reach_from_heading_to_last_name(calls):
    (call,) = calls(RECORD)
    (first,) = call.votes[0].passages
    assert RECORD[first.start : first.end].startswith("In favour:\nAlbania")
    assert RECORD[first.start : first.end].endswith("Fiji, Peru")


def test_an_annex_belongs_to_the_result_before_it_and_absence_is_no_vote(calls):
    (call,) = calls(
        "General Assembly\nThe draft resolution on lakes was adopted by a recorded vote of 5 in "
        "favour to 1 against, with 2 abstentions, as follows:\n\nIn favour:  Chad, Fiji, Georgia, "
        "Jordan, Peru.\n\nAgainst:  Palau.\n\nAbstain:  Cuba, Mali.\n\nAbsent:  Nauru, Tonga.\n"
    )
    assert cast(call, YES) == ["TCD", "FJI", "GEO", "JOR", "PER"]
    assert (cast(call, NO), cast(call, ABSTAIN)) == (["PLW"], ["CUB", "MLI"])
    assert cast(call, ABSENT) == ["NRU", "TON"]


def test_counts_at_the_head_of_lists_are_the_totals(calls):
    (call,) = calls(
        "Human Rights Council\nThe results of the vote were as follows:\n\nIn favour (3): Chad, "
        "Fiji and Peru.\n\nAgainst (2): Cuba, Mali.\n\nAbstentions (1): Nepal.\n"
    )
    assert tally(call) == (3, 2, 1)
    assert (cast(call, YES), cast(call, ABSTAIN)) == (["TCD", "FJI", "PER"], ["NPL"])


def test_a_total_that_the_list_contradicts_is_kept_and_told(calls):
    (call,) = calls(RECORD.replace("by 8 votes", "by 9 votes"))
    assert call.in_favour == 9
    assert len(cast(call, YES)) == 8
    assert call.votes[0].rule == "vote: printed list (8 named, 9 announced)"


def test_a_list_goes_on_behind_a_page_header(gazetteer):
    text = RECORD.replace("Northern Ireland, ", "Northern Ireland,\n\n12/34   A/78/PV.12\n\n")
    (found,) = ballots(text, gazetteer)
    assert found.count(YES) == 8


def test_prose_after_a_list_is_no_part_of_it(gazetteer):
    text = RECORD.replace(
        "Abstaining:\n", "Abstaining:\nCuba.\nFiji asked for the floor.\n\nIn favour:\n"
    )
    first, *_ = ballots(text, gazetteer)
    assert [one.states for one in first.lists if one.choice is ABSTAIN] == [("CUB",)]


# ── Reports ──────────────────────────────────────────────────────────────────────────────────────

WIRE = "The U.N. General Assembly adopted the resolution on Thursday, 122-6, with 48 abstentions. "


@pytest.mark.parametrize(
    ("told", "choice", "states"),
    [
        ("Belarus, Eritrea, Laos and Mali voted against.", NO, "BLR ERI LAO MLI"),
        ("Only Israel and Palau voted no.", NO, "ISR PLW"),
        ("Three countries, Chad, Fiji and Peru, abstained.", ABSTAIN, "TCD FJI PER"),
        ("China, India and 33 others abstained.", ABSTAIN, "CHN IND"),
        ("Belarus and Mali joined Russia in voting against it.", NO, "RUS BLR MLI"),
        ("Those voting against were Belarus and Mali.", NO, "BLR MLI"),
        ("The text passed with only Belarus and Mali voting against.", NO, "BLR MLI"),
        ("Britain voted yes, while Chad and Fiji abstained.", ABSTAIN, "TCD FJI"),
        ("Cuba abstained, as did Mali and Peru.", ABSTAIN, "CUB MLI PER"),
        ("Ukraine was among the countries that abstained.", ABSTAIN, "UKR"),
    ],
)
def test_states_that_a_report_names_vote_in_its_roll_call(told, choice, states, calls):
    (call,) = calls(WIRE + told)
    named = [one for one in cast(call, choice) if not one.isdigit()]
    assert " ".join(named) == states


def test_states_that_are_counted_and_partly_named_are_a_coalition(calls):
    (call,) = calls(WIRE + "Two dozen African countries, among them Niger and Nigeria, abstained.")
    groups = [one for vote in call.votes for one in vote.by if isinstance(one, Group)]
    assert Group(count=24, members=("NER", "NGA")) in groups


@pytest.mark.parametrize(
    "told",
    [
        "Belarus would have voted against.",
        "Belarus said that Mali had voted against.",
        "A similar text failed in May; Belarus voted against.",
        "Britain did not vote.",
        "If Belarus voted against, nothing would change.",
    ],
)
def test_what_nobody_did_or_others_tell_is_no_vote(told, calls):
    (call,) = calls(WIRE + told)
    assert cast(call, NO) == ["6"]


@pytest.mark.parametrize(
    "text",
    [
        "The U.N. General Assembly met. In the Senate the bill passed 52-48.",
        "The Security Council looked on as parliament voted 230 to 190 against the treaty.",
        "The club voted 40 to 12 in favour of a new stadium.",
        "General Assembly\nThe panel split by a vote of 3 in favour to 2 against.",
    ],
)
def test_votes_of_persons_are_no_roll_calls(text, calls):
    assert calls(text) == ()


# ── Decisions without a vote ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "polarity", "target"),
    [
        (
            "The Committee then approved, without a vote, the draft on lakes.",
            "support",
            "draft on lakes",
        ),
        ("“Levels of lakes” was approved without a vote.", "support", "“Levels of lakes”"),
        ("Draft resolution A/C.5/79/L.6 was adopted.", "support", "Draft resolution A/C.5/79/L.6"),
        (
            "The Committee ended its work, having first rejected an amendment.",
            "oppose",
            "amendment",
        ),
        ("Fifth Committee Approves Text on Lakes, as Speakers Differ", "support", "Text on Lakes"),
    ],
)
def test_what_a_committee_decides_is_its_position(text, polarity, target, gazetteer):
    voted = recorded_votes(article(f"Fifth Committee\n{text}", None, False), gazetteer)
    (one,) = voted.decisions
    assert (one.who.key, one.polarity, one.target.text) == (
        "organ:Fifth Committee",
        polarity,
        target,
    )


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "The Committee also adopted resolutions on safe wells; the right to rest; and"
            " cooperation with Georgia.",
            ["safe wells", "right to rest", "cooperation with Georgia"],
        ),
        (
            "Other texts adopted by the Committee this morning related to the right to rest, the"
            " role of rivers, and the use of drones.",
            ["right to rest", "role of rivers", "use of drones"],
        ),
        (
            "The Committee approved resolutions on safe wells and on rivers of peace, having first"
            " voted down an amendment.",
            ["resolutions on safe wells and on rivers of peace", "amendment"],
        ),
        (
            "The Committee adopted resolutions on Peru, Chad and Mali.",
            ["resolutions on Peru"],
        ),
    ],
)
def test_several_matters_decided_at_once_are_decisions_each(text, targets, gazetteer):
    voted = recorded_votes(article(f"Fifth Committee\n{text}", None, False), gazetteer)
    assert [one.target.text for one in voted.decisions] == targets


def test_what_a_parse_takes_for_one_decision_gives_way_to_several(read):
    sheet = read(
        "The Fifth Committee adopted resolutions on safe wells; the right to rest; and rivers of"
        " peace."
    )
    targets = [one.target for statement in sheet.statements for one in statement.positions]
    assert sorted(targets) == ["right to rest", "rivers of peace", "safe wells"]


@pytest.mark.parametrize(
    ("headline", "polarity"),
    [("Also Extends Mandate on Wells", "support"), ("Rejects Mandate on Wells", "oppose")],
)
def test_a_headline_without_a_subject_tells_of_the_body_above(headline, polarity, gazetteer):
    text = f"Fifth Committee Adopts Text on Rivers\n{headline}\nAdopts a text on rain."
    decisions = recorded_votes(article(text, None, False), gazetteer).decisions
    assert [(one.polarity, one.target.text) for one in decisions[-1:]] == [
        (polarity, "Mandate on Wells")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Committee would approve the draft next week.",
        "The Committee was asked to adopt the draft.",
        "Peru hoped that the draft would be adopted without a vote.",
        "The Lake Council, a private body, rejected the draft.",
    ],
)
def test_what_is_not_yet_decided_is_no_position(text, gazetteer):
    voted = recorded_votes(article(f"Fifth Committee\n{text}", None, False), gazetteer)
    assert voted.decisions == ()


# ── In the reader ────────────────────────────────────────────────────────────────────────────────


def test_a_vote_is_not_told_again_as_a_statement(read):
    sheet = read(WIRE + "Belarus and Mali voted against the resolution.", date="2023-11-02")
    (call,) = sheet.roll_calls
    assert str(call.date) == "2023-11-02"
    assert cast(call, NO) == ["6", "BLR", "MLI"]
    assert [one.positions for one in sheet.statements if one.positions] == []


# ── Anything ─────────────────────────────────────────────────────────────────────────────────────

PIECES = st.sampled_from(
    [
        "General Assembly",
        "In favour:",
        "Against (3):",
        "Abstaining: None",
        "by 47 votes to 19",
        "12 in favour to 3 against (",
        ")",
        "“",
        "”",
        "Chad, Peru",
        "Bolivia (Plurinational State of)",
        " and ",
        "\n",
        "\n\n",
        " was rejected ",
        "with Mali abstaining",
        "Cuba voted against",
        " without a vote, ",
        "the Committee adopted the draft",
        "\u2011\u200f\x00",
        "9999999999999999999999",
        ". ",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(deadline=None, max_examples=200)
def test_any_jumble_is_read_with_valid_passages(text):
    voted = recorded_votes(article(text, None, False), Gazetteer.load())
    spans = [
        span
        for call in voted.roll_calls
        for span in (*call.passages, *(one for vote in call.votes for one in vote.passages))
    ]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(0 <= one.start < one.end <= len(text) for one in voted.decisions)


# ── Lists that records read out ──────────────────────────────────────────────────────────────────


def test_those_who_became_sponsors_support_the_draft(gazetteer):
    text = (
        "General Assembly\nSince the submission of draft resolution A/78/L.3, the following "
        "countries have become sponsors: Bulgaria, the Congo, the Niger and Türkiye."
    )
    found = recorded_votes(article(text, None, False), gazetteer).lists
    assert [one.who.key for one in found] == ["BGR", "COG", "NER", "TUR"]
    assert {(one.act, one.basis, one.target.text) for one in found} == {
        ("sponsor", "recorded", "draft resolution A/78/L.3")
    }


def test_a_vote_that_was_meant_otherwise_stands_beside_the_one_recorded(gazetteer):
    note = (
        "[Subsequently, the delegations of Chad and Fiji informed the Secretariat that they had "
        "intended to vote against.]"
    )
    voted = recorded_votes(article(RECORD + note, None, False), gazetteer)
    meant = [(one.who.key, one.polarity, one.target.text) for one in voted.lists]
    assert meant == [
        ("TCD", "oppose", "Draft resolution A/78/L.3"),
        ("FJI", "oppose", "Draft resolution A/78/L.3"),
    ]
    assert "TCD" in cast(voted.roll_calls[0], YES)


@pytest.mark.parametrize(
    ("told", "motion"),
    [
        ("the draft", "draft, “Levels of lakes”"),
        ("a draft", "draft"),
        ("operative paragraph 4", "operative paragraph 4 of “Levels of lakes”"),
        ("the draft resolution on rivers, which sets limits,", "draft resolution on rivers"),
    ],
)
def test_the_motion_bears_the_title_last_named_unless_it_is_new(told, motion, calls):
    (call,) = calls(
        "Fifth Committee\nThe Committee took up “Levels of lakes” (document A/C.5/78/L.9).\n"
        f"It approved {told} by a recorded vote of 90 in favour to 30 against."
    )
    assert call.motion == motion


@pytest.mark.parametrize(
    ("told", "motion"),
    [
        (
            "That text -- one of two new drafts -- was approved by 90 votes to 50.",
            "text",
        ),
        (
            "Another text before the Committee, on safe wells, was approved by 86 votes to 2.",
            "text before the Committee on safe wells",
        ),
        (
            "Approved by a vote of 90 in favour to 3 against, the resolution on wells would have"
            " the Assembly call for pumps.",
            "resolution on wells",
        ),
        (
            "Approved by a vote of 90 in favour to 3 against, the text would have the Assembly"
            " call for pumps.",
            "text would have the Assembly call for pumps",
        ),
        ("The draft on wells won 90 votes in favour and 3 against.", "draft on wells"),
    ],
)
def test_the_motion_is_what_the_sentence_says_of_it(told, motion, calls):
    (call,) = calls(f"The Third Committee met.\nThe Committee heard of wells.\n{told}")
    assert call.motion == motion
    assert call.organ == "organ:Third Committee"


def test_those_between_dashes_are_those_who_voted(calls):
    (call,) = calls(
        "The General Assembly met.\nThe text passed with 120 votes in favour, three against — Chad,"
        " Mali and Niger — and 20 abstentions."
    )
    assert cast(call, NO) == ["TCD", "MLI", "NER"]


def test_those_in_apposition_to_a_count_are_those_who_voted(calls):
    (call,) = calls(
        "The Security Council met.\nThirteen members supported the move while two members,"
        " Chad and Mali, abstained."
    )
    assert cast(call, ABSTAIN) == ["TCD", "MLI"]
    assert cast(call, YES) == ["13"]


def test_some_of_those_counted_may_be_named(calls):
    (call,) = calls(
        "The General Assembly met.\nThe text passed with 20 nations voting in favour in the"
        " 47-member body, seven against, including Chad and Fiji, and 20 abstentions, including by"
        " India and Nepal."
    )
    assert tally(call) == (20, 7, 20)
    assert {"TCD", "FJI"} <= set(cast(call, NO))
    assert {"IND", "NPL"} <= set(cast(call, ABSTAIN))


@pytest.mark.parametrize(
    ("told", "holders"),
    [
        (
            "The Council failed to adopt a resolution on wells due to a veto cast by two permanent"
            " members of the Council — China and the Russian Federation — while others wept.",
            ["CHN", "RUS"],
        ),
        ("The draft resolution fell to a negative vote by the United States.", ["USA"]),
        ("The draft resolution would pass without a veto by China.", []),
        ("The resolution was in doubt for fear of vetoes from France.", []),
    ],
)
def test_vetoes_may_be_told_by_a_noun(told, holders, gazetteer):
    found = recorded_votes(
        article(f"The Security Council met.\n{told}", None, False), gazetteer
    ).lists
    assert [one.who.key for one in found] == holders
    assert {one.polarity for one in found} <= {Polarity.OPPOSE}


def test_what_is_only_how_a_vote_is_taken_needs_no_parse(gazetteer):
    text = "The Assembly adopted it.\nA recorded vote was taken.\nPeru adopted the text."
    voted = recorded_votes(article(text, None, False), gazetteer)
    start = text.index("A recorded")
    assert voted.covers(start, text.index("\nPeru"))
    assert not voted.covers(text.index("Peru"), len(text))


def test_votes_of_a_page_in_two_columns_have_the_offsets_of_the_page(read):
    page = Path(__file__).parents[1].joinpath("data", "two_columns.txt").read_text("utf-8")
    part, whole = read(page, date="1981-11-26").roll_calls
    assert (part.motion, tally(part)) == ("Paragraph 5", (88, 21, 17))
    assert (whole.motion, tally(whole)) == ("draft resolution as a whole", (119, 0, 6))
    (span,) = whole.passages
    assert page[span.start : span.end].startswith("The draft resolution as a whole was adopted")


# ── Votes as reports tell them ───────────────────────────────────────────────────────────────────

COMPACT = (
    "The General Assembly on Monday adopted a resolution on the harbour compact. "
    "There were 140 votes for the resolution, three votes against and 20 abstentions."
)


def test_names_below_each_other_under_a_heading_are_a_list(calls):
    (call,) = calls(
        "The resolution on the harbour compact was adopted by the Human Rights Council.\n\n"
        "Votes In Favor: 3\n\nVotes Against: 2\n\nVoted in Favor:\n\n1. Chad\n2. Peru\n3. Togo\n\n"
        "Votes Against:\n\n• Mali\n• Cuba\n\nAbstentions:\n\n- Fiji\n- Oman"
    )
    assert cast(call, YES) == ["TCD", "PER", "TGO"]
    assert cast(call, NO) == ["MLI", "CUB"]
    assert cast(call, ABSTAIN) == ["FJI", "OMN"]


@pytest.mark.parametrize(
    ("sentence", "choice", "states"),
    [
        (
            "The only state that joined Chad in voting against the resolution was Mali.",
            NO,
            {"TCD", "MLI"},
        ),
        ("Mali voted with Chad and Togo against the resolution.", NO, {"MLI", "TCD", "TGO"}),
        ("The resolution was only opposed by Mali, Chad and Togo.", NO, {"MLI", "TCD", "TGO"}),
        ("Those voting against this week's resolution were Mali and Chad.", NO, {"MLI", "TCD"}),
        ("Peru voted alongside Chile for the resolution.", YES, {"PER", "CHL"}),
    ],
)
def test_who_voted_together_is_told_in_many_ways(calls, sentence, choice, states):
    (call,) = calls(f"{COMPACT} {sentence}")
    assert set(cast(call, choice)) - {"140", "3"} == states


def test_who_voted_together_last_year_is_not_in_this_vote(calls):
    (call,) = calls(f"{COMPACT} Last year Mali voted with Chad against the resolution.")
    assert cast(call, NO) == ["3"]


def test_a_count_may_have_its_names_in_brackets_before_the_side(calls):
    (call,) = calls(
        "The Security Council voted on a draft resolution on Sahel trade. While 12 of the "
        "Council’s 15 members voted in favour of the French-led text, one (Chad) voted against, "
        "and two (Mali, and the United Kingdom) abstained."
    )
    assert (cast(call, YES), cast(call, NO), cast(call, ABSTAIN)) == (
        ["12"],
        ["TCD"],
        ["MLI", "GBR"],
    )
    assert call.motion == "draft resolution on Sahel trade"


def test_one_count_is_a_vote_where_it_tells_how_a_text_was_adopted(calls):
    (call,) = calls(
        "The resolution on tolls was approved today at the General Assembly, with 150 member "
        "countries of the organization voting in favor of it."
    )
    assert cast(call, YES) == ["150"]


# ── What a vote was about ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        (
            "The Assembly debated a resolution condemning the canal tolls. The General Assembly "
            "adopted the resolution by 120 votes to 3, with 10 abstentions.",
            "resolution condemning the canal tolls",
        ),
        (
            "The General Assembly spoke of a resolution on tolls. It then adopted a resolution by "
            "120 votes to 3, with 10 abstentions.",
            "resolution",
        ),
        (
            "On the rights of ferrymen, the Human Rights Council adopted by a vote of 18 in "
            "favour, 7 against and 21 abstentions, a resolution in which it asked for a report.",
            "resolution on the rights of ferrymen",
        ),
        (
            "The Human Rights Council extended the mandate of the Special Rapporteur on ferries "
            "for a year, with a vote of 19 in favour, six against and 21 abstentions.",
            "mandate of the Special Rapporteur on ferries for a year",
        ),
        (
            "The resolution, titled 'Tolls on canals, locks and ferries', was adopted by the "
            "General Assembly by 165 votes in favour, seven against, and twelve abstentions.",
            "resolution titled 'Tolls on canals, locks and ferries'",
        ),
        (
            "No consensus could be reached on a text concerning the question of ferries, which the "
            "General Assembly adopted by a recorded vote of 70 in favour to none against, with 91 "
            "abstentions.",
            "text concerning the question of ferries",
        ),
    ],
)
def test_the_motion_says_what_the_vote_was_about(calls, text, motion):
    (call,) = calls(text)
    assert call.motion == motion


@pytest.mark.parametrize(
    "text",
    [
        "The Assembly adopted two texts. By a recorded vote of 159 in favour to none against, with "
        "7 abstentions, it adopted a text on ferries.",
        "By a recorded vote of 159 in favour to none against, with 7 abstentions, a text on "
        "ferries was adopted.",
    ],
)
def test_a_plenary_that_acts_on_reports_of_a_committee_is_the_body_that_votes(calls, text):
    (call,) = calls(f"GENERAL ASSEMBLY ADOPTS 24 TEXTS ON FOURTH COMMITTEE REPORTS\n\n{text}")
    assert call.organ == "organ:UN General Assembly"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The Security Council voted 14-1 in favor of the resolution.", (14, 1)),
        ("The Security Council voted 10-3 against the motion.", (3, 10)),
        ("The Security Council adopted the resolution 12-0, with Chad absent.", (12, 0)),
    ],
)
def test_a_pair_of_counts_begins_with_the_side_that_is_named(calls, text, counts):
    (call,) = calls(text)
    assert (call.in_favour, call.against) == counts


def test_a_score_of_a_game_is_no_vote(calls):
    assert calls("The General Assembly approved the pact after a 10-3 win in the cup.") == ()


def test_names_behind_a_colon_or_dash_are_those_who_were_counted(calls):
    for mark in (":", " -", " --"):
        (call,) = calls(
            "The Security Council adopted the resolution by 11 votes to none. "
            f"Three others abstained{mark} India, Brazil and Lebanon."
        )
        assert sorted(cast(call, ABSTAIN)) == ["BRA", "IND", "LBN"]


def test_a_second_group_with_its_names_between_dashes_is_counted(calls):
    (call,) = calls(
        "The Security Council met. Nine countries backed the resolution in the 15-member council, "
        "while three more abstained -- India, Brazil, and Lebanon -- late on Monday."
    )
    assert call.in_favour == 9
    assert sorted(cast(call, ABSTAIN)) == ["BRA", "IND", "LBN"]
