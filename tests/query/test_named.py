"""Each named query gives the rows that the small graph of graph.yaml must give."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import rdflib
from pyoxigraph import DefaultGraph, RdfFormat, Store

from stancegraph.query.named import KINDS, named, names
from stancegraph.query.run import Asker, Rows

Answers = Callable[..., list[tuple[object, ...]]]
REQUIRED = {
    "evidence": {"position": "position/joint"},
    "everything-said": {"country": "KEN"},
}


def test_who_supports_turns_the_polarity_of_reversed_targets(answers: Answers) -> None:
    rows = answers(
        "who-supports", "holder_label", "polarity", "basis", "publisher", issue="water-accord"
    )
    assert rows == [
        ("Chad", "Oppose", "Reported", None),
        ("Chad", "Oppose", "Stated", "Example Wire"),
        ("1 countries", "Support", "Recorded", "Example Register"),
        ("3 states", "Support", "Reported", "Example Wire"),
    ]


def test_who_supports_takes_a_target_that_is_no_issue(answers: Answers) -> None:
    columns = ("issue_label", "polarity", "holder_label")
    assert answers("who-supports", *columns, issue="roll_call/12") == [
        ("Water Board: vote 12", "Neutral", "Norway")
    ]
    assert answers("who-supports", *columns, issue="statement/letter") == [
        ("1 countries: letter, 2021-04", "Oppose", "Fiji")
    ]


def test_who_supports_by_polarity_and_country_sees_members_through_their_group(
    answers: Answers,
) -> None:
    asked = {"polarity": "support", "country": "PER"}
    assert answers("who-supports", "holder", **asked) == []
    assert answers("who-supports", "via_label", "date", derived=True, **asked) == [
        ("1 countries", "2021-04"),
        ("3 states", "2021-05-04"),
    ]


def test_coalitions_tell_the_unknown_remainder_and_do_not_count_who_left(
    answers: Answers,
) -> None:
    columns = ("coalition_label", "size_min", "known", "left", "unknown_at_least", "complete")
    letter, joint = ("1 countries", 1, 2, 1, 0, True), ("3 states", 3, 2, 0, 1, False)
    assert answers("coalitions", *columns) == [letter, joint]
    assert answers("coalitions", *columns, country="KEN") == [joint]
    assert answers("coalitions", *columns, country="FJI") == [letter]


def test_coalition_members_have_the_days_they_joined_and_left(answers: Answers) -> None:
    columns = ("member_label", "joined", "left")
    assert answers("coalition-members", *columns, coalition="coalition/letter") == [
        ("Fiji", "2021-04-01", "2021-04-20"),
        ("Peru", None, None),
    ]
    assert answers("coalition-members", "coalition_label", country="KEN") == [("3 states",)]


def test_criticised_names_critic_and_claimant(answers: Answers) -> None:
    columns = ("criticised_label", "critic_label", "act", "according_to_label", "date")
    row = ("Kenya", "Chad", "Criticise", None, "2021-05-04")
    assert answers("criticised", *columns) == [row]
    assert answers("criticised", *columns, country="KEN", critic="TCD") == [row]
    assert answers("criticised", *columns, country="TCD") == []


def test_statements_at_an_event_come_in_the_order_of_the_report(answers: Answers) -> None:
    rows = [("statement/joint", 0, "Joint"), ("statement/chad", 63, "National")]
    columns = ("statement", "place", "kind")
    assert answers("statements-at-event", *columns) == rows
    assert answers("statements-at-event", *columns, words="water board") == rows
    assert answers("statements-at-event", *columns, event="event/session") == rows
    assert answers("statements-at-event", *columns, words="General Assembly") == []


def test_replies_lead_to_what_they_answer(answers: Answers) -> None:
    row = ("statement/chad", "statement/joint", "2021-05-04", None)
    columns = ("reply", "to", "to_date", "known_from")
    assert answers("replies", *columns) == [row]
    assert answers("replies", *columns, country="KEN") == [row]
    assert answers("replies", *columns, country="NOR") == []


def test_everything_said_by_a_spokesperson(answers: Answers) -> None:
    columns = ("role", "via_label", "target_text", "position")
    spoken = ("spokesperson", "3 states", "the water accord", "position/joint")
    assert answers("everything-said", *columns, country="KEN") == [spoken]
    assert answers("everything-said", *columns, country="KEN", derived=True) == [
        ("member", "3 states", "the water accord", "position/joint/KEN"),
        spoken,
    ]


def test_everything_said_includes_statements_of_unknown_content_and_votes(
    answers: Answers,
) -> None:
    columns = ("role", "statement", "position")
    assert answers("everything-said", *columns, country="NOR") == [
        ("holder", None, "position/analyst"),
        ("speaker", "statement/norway", None),
        ("holder", None, "position/vote"),
    ]


def test_everything_said_tells_whose_words_they_are(answers: Answers) -> None:
    assert answers("everything-said", "according_to_label", "basis", country="TCD") == [
        ("Norway", "Reported"),
        (None, "Stated"),
    ]


@pytest.mark.parametrize(
    ("position", "proof"),
    [
        ("joint", (0, 61, "The delegate of Kenya, for 3 states, praised", None, None)),
        ("vote", (None, None, "", 7, None)),
        ("letter", (None, None, "", None, "statements/0/positions/0")),
    ],
)
def test_evidence_is_a_passage_a_row_or_an_entry(
    answers: Answers, position: str, proof: tuple[object, ...]
) -> None:
    columns = ("start", "end", "exact", "row", "pointer")
    ((start, end, exact, row, pointer),) = answers(
        "evidence", *columns, position=f"position/{position}"
    )
    assert (start, end, row, pointer) == (proof[0], proof[1], proof[3], proof[4])
    assert str(exact or "").startswith(str(proof[2]))


def test_contradictions_pair_both_sides_with_who_says_so(answers: Answers) -> None:
    columns = ("supporter_label", "support_source", "opponent_label", "oppose_according_to")
    assert answers("contradictions", *columns, issue="water-accord") == [
        ("1 countries", "Example Register", "Chad", ""),
        ("1 countries", "Example Register", "Chad", "Norway"),
        ("3 states", "Example Wire", "Chad", ""),
        ("3 states", "Example Wire", "Chad", "Norway"),
    ]
    assert answers("contradictions", "issue", issue="tolls") == []


def test_positions_per_source(answers: Answers) -> None:
    columns = ("document", "positions", "support", "oppose", "neutral", "holders")
    assert answers("positions-per-source", *columns) == [
        ("document/sheet", 3, 0, 2, 1, 3),
        ("document/digest", 2, 0, 1, 1, 2),
        ("document/report", 2, 1, 1, 0, 2),
    ]


def test_issues_count_holders(answers: Answers) -> None:
    columns = ("issue_label", "supporters", "opponents", "neutral", "positions")
    assert answers("issues", *columns) == [
        ("The water accord", 2, 1, 0, 4),
        ("River tolls", 0, 0, 1, 1),
    ]


def test_spokespersons_are_states_and_persons(answers: Answers) -> None:
    columns = ("speaker_label", "spoke_for_label")
    both = [("A. Achieng", "Kenya"), ("Kenya", "3 states")]
    assert answers("spokespersons", *columns) == both
    assert answers("spokespersons", *columns, country="PER") == both[1:]


def test_nested_positions_name_the_claimant_state_or_not(answers: Answers) -> None:
    columns = ("according_to_label", "holder_label", "polarity")
    chad, norway = ("Norway", "Chad", "Oppose"), ("an analyst", "Norway", "Neutral")
    assert answers("nested", *columns) == [chad, norway]
    assert answers("nested", *columns, country="NOR") == [chad]
    assert answers("nested", *columns, holder="NOR") == [norway]


def test_reported_not_stated_by_basis_and_tier(answers: Answers) -> None:
    columns = ("date", "basis", "tier", "holder_label")
    rows = answers("reported-not-stated", *columns)
    assert rows == sorted(rows, key=lambda row: [cell or "" for cell in row])
    assert len(rows) == 6
    assert not [row for row in rows if row[1] == "Stated"]
    columns = columns[1:]
    assert answers("reported-not-stated", *columns, tier="carried") == [
        ("Reported", "Carried", "Chad")
    ]
    assert answers("reported-not-stated", *columns, basis="recorded", country="NOR") == [
        ("Recorded", "Table", "Norway")
    ]


def test_timeline_shows_what_may_lie_in_the_period(answers: Answers) -> None:
    nodes = [
        "statement/letter",
        "statement/exit",
        "event/session",
        "statement/joint",
        "statement/chad",
        "roll_call/12",
    ]
    assert answers("timeline", "node") == [(node,) for node in nodes]
    assert answers("timeline", "node", since="2021-04-25", until="2021-05") == [
        (node,) for node in nodes if node not in ("statement/exit", "roll_call/12")
    ]


def test_actors_with_their_numbers(answers: Answers) -> None:
    columns = ("actor", "kind", "positions", "statements")
    assert answers("actors", *columns, words="CHAD") == [("country/TCD", "Country", 2, 2)]
    assert answers("actors", *columns, words="achieng") == [("person/achieng", "Person", 0, 1)]
    assert len(answers("actors", *columns)) == 9


def test_letters_list_their_signatories(answers: Answers) -> None:
    columns = ("signatory_label", "joined", "left")
    rows = [("Fiji", "2021-04-01", "2021-04-20"), ("Peru", None, None)]
    assert answers("letters", *columns) == rows
    assert answers("letters", *columns, letter="statement/letter") == rows
    assert answers("letters", *columns, country="PER") == rows[1:]


def test_unverified_lists_entries_that_no_text_backs(answers: Answers) -> None:
    columns = ("pointer", "holder_label", "quotation")
    rows = [
        ("statements/0/positions/0", "1 countries", None),
        ("statements/1/positions/0", "Fiji", "Fiji takes its name off the letter."),
    ]
    assert answers("unverified", *columns) == rows
    assert answers("unverified", *columns, country="FJI") == rows[1:]


@pytest.mark.parametrize("name", names())
def test_a_named_query_explains_itself(name: str) -> None:
    query = named(name)
    assert query.title != name
    assert query.title[0].isupper()
    for parameter in query.parameters:
        assert parameter.kind in KINDS
        assert parameter.description


@pytest.mark.parametrize("name", names())
def test_another_sparql_engine_gives_the_same_answer_to_the_file_as_it_is(
    name: str, store: Store
) -> None:
    query = named(name)
    ours = Asker(store).rows(query.bound(REQUIRED.get(name, {})))
    assert isinstance(ours, Rows)
    graph = rdflib.Graph()
    asserted = store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    graph.parse(data=asserted or b"", format="nt")
    theirs = graph.query(query.bound(REQUIRED.get(name, {})))
    assert [str(variable) for variable in theirs.vars or ()] == list(ours.variables)
    assert sorted(["" if term is None else str(term) for term in row] for row in theirs) == sorted(
        [getattr(term, "value", "") for term in row] for row in ours.rows
    )


@pytest.mark.parametrize("name", names())
def test_asking_twice_gives_the_same_order(name: str, store: Store) -> None:
    text = named(name).bound(REQUIRED.get(name, {}))
    first, second = (Asker(store, derived=True).rows(text) for _ in range(2))
    assert first == second


def test_the_members_of_a_bloc_are_asked_for_at_once(answers: Answers) -> None:
    either = answers("who-supports", "holder", country="members of the African Union on 2021")
    assert set(either) == {("country/KEN",), ("country/TCD",)} & set(
        answers("who-supports", "holder")
    )
    assert either
