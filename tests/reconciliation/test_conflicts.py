"""What sources contradict each other on, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from stancegraph.errors import UsageError
from stancegraph.reconciliation.conflicts import COLUMNS, conflicts
from stancegraph.reconciliation.conflicts.lists import confusable
from stancegraph.records import Coalition, Event, Link, Statement
from stancegraph.store.build import in_memory
from stancegraph.store.options import Options
from stancegraph.tables import Tables, schema

Found = Callable[..., list[tuple[str, str, set[tuple[str, str]]]]]


def link(kind: str, *clusters: list[str]) -> pl.DataFrame:
    """Links that make each list of identifiers one cluster."""
    rows = [
        {"id": f"link/{one}", "kind": kind, "item": one, "same_as": items[0]}
        for items in clusters
        for one in items
    ]
    return pl.DataFrame(rows, schema=schema(Link)) if rows else pl.DataFrame(schema=schema(Link))


def joined(tables: Tables) -> pl.DataFrame:
    """Links by which all joint statements and letters of a graph are one, and all meetings too."""
    frame = tables[Statement].filter(pl.col("kind").is_in(["joint", "letter"])).sort("id")
    events = tables[Event].filter(pl.col("kind") == "meeting").sort("id")["id"].to_list()
    return pl.concat([link("statement", frame["id"].to_list()), link("event", events)])


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """The conflicts of some fact sheets whose joint statements are one: kind, point, sides."""

    def of(*sheets: str, **options: object) -> list[tuple[str, str, set[tuple[str, str]]]]:
        frame = _frame(tmp_path, sheets)
        if options.get("kinds"):
            frame = frame.filter(pl.col("kind").is_in(options["kinds"]))
        return [
            (kind, point, set(rows.select("publisher", "value").iter_rows()))
            for (kind, _, point), rows in frame.group_by(
                "kind", "conflict", "point", maintain_order=True
            )
        ]

    return of


def _frame(folder: Path, sheets: tuple[str, ...]) -> pl.DataFrame:
    paths = []
    for n, text in enumerate(sheets):
        paths.append(folder / f"sheet{n}.yaml")
        paths[-1].write_text(text, encoding="utf-8")
    tables = in_memory(paths, Options())
    frame = conflicts(tables, joined(tables))
    assert dict(frame.schema) == COLUMNS
    return frame


def told(publisher: str, group: str, *, date: str = "2024-03-05", more: str = "") -> str:
    """A report of one joint statement; its group as a fact sheet writes it."""
    return f"""
document: {{title: States on the canal, publisher: {publisher}, date: {date}}}
statements:
  - kind: joint
    on_behalf_of: {group}
    {more or "date: 2024-03-04"}
    positions:
      - {{polarity: support, target: the canal plan, quote: "{publisher} on the canal plan"}}
"""


# -- sizes ------------------------------------------------------------------------------------


def test_two_sizes_that_cannot_both_be_right_are_a_conflict(found: Found) -> None:
    assert found(told("Wire", "{count: 54}"), told("Post", "{count: 53}")) == [
        ("size", "", {("Wire", "54"), ("Post", "53")})
    ]


def test_a_third_report_that_agrees_with_both_takes_no_side(found: Found) -> None:
    ((_, _, sides),) = found(
        told("Wire", "{count: 54}"), told("Post", "{count: 53}"), told("Echo", "{more_than: 30}")
    )
    assert sides == {("Wire", "54"), ("Post", "53")}


def test_who_agrees_stands_on_one_side_with_the_other(found: Found) -> None:
    ((_, _, sides),) = found(
        told("Wire", "{count: 54}"), told("Post", "{count: 53}"), told("Echo", "{count: 54}")
    )
    assert sides == {("Wire", "54"), ("Echo", "54"), ("Post", "53")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{more_than: 30}", "{count: 35}"),
        ("{at_least: 30}", "{count: 30}"),
        ("{about: 20}", "{count: 54}"),
        ("{text: dozens}", "{count: 23}"),
        ("{text: some}", "{count: 54}"),
        ("{more_than: 30}", "{more_than: 50}"),
        ("{count: 54}", "{count: 54, members: [Peru, Norway]}"),
    ],
)
def test_sizes_that_may_both_be_right_are_none(found: Found, one: str, other: str) -> None:
    assert found(told("Wire", one), told("Post", other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{more_than: 30}", "{count: 30}"),
        ("{at_least: 30}", "{count: 29}"),
        ("{text: dozens}", "{count: 5}"),
    ],
)
def test_open_sizes_contradict_what_lies_below_them(found: Found, one: str, other: str) -> None:
    ((kind, _, _),) = found(told("Wire", one), told("Post", other))
    assert kind == "size"


def test_a_letter_that_was_joined_in_between_has_two_sizes_and_no_conflict(found: Found) -> None:
    early = told("Wire", "{count: 2, members: [Peru, Chile]}", date="2024-03-05")
    late = told(
        "Post",
        "{count: 3, members: [Peru, Chile, {name: Norway, joined: 2024-03-20}]}",
        date="2024-04-01",
    )
    assert found(early, late) == []


def test_a_member_that_left_before_the_second_report_explains_the_smaller_size(
    found: Found,
) -> None:
    early = told("Wire", "{count: 3, members: [Peru, Chile, Norway]}", date="2024-03-05")
    late = told(
        "Post",
        "{count: 2, members: [Peru, Chile, {name: Norway, left: 2024-03-20}]}",
        date="2024-04-01",
    )
    assert found(early, late) == []


def test_growth_does_not_explain_a_smaller_size(found: Found) -> None:
    early = told("Wire", "{count: 54}", date="2024-03-05")
    late = told(
        "Post", "{count: 50, members: [{name: Norway, joined: 2024-03-20}]}", date="2024-04-01"
    )
    assert [kind for kind, _, _ in found(early, late)] == ["size"]


# -- members ----------------------------------------------------------------------------------

SEVEN = "Belarus, Chad, Cuba, Egypt, Nepal, Peru"


def test_a_member_that_a_whole_list_lacks_is_a_conflict(found: Found) -> None:
    whole = told("Wire", "{count: 3, members: [Peru, Chile, Norway]}")
    other = told("Post", "{count: 3, members: [Peru, Ghana]}")
    assert found(whole, other) == [
        (
            "member",
            "Ghana",
            {("Post", "names Ghana"), ("Wire", "names 3 of 3, this one not")},
        )
    ]


def test_lists_with_gaps_contradict_nothing(found: Found) -> None:
    one = told("Wire", "{count: 54, members: [Belarus, Pakistan]}")
    assert found(one, told("Post", "{count: 54, members: [Russia, Ghana]}")) == []


def test_one_name_in_place_of_another_that_is_like_it_is_a_conflict(found: Found) -> None:
    one = told("Wire", f"{{count: 54, members: [{SEVEN}, Liberia]}}")
    other = told("Post", f"{{count: 54, members: [{SEVEN}, Libya]}}")
    assert found(one, other) == [
        ("member", "Liberia or Libya", {("Wire", "names Liberia"), ("Post", "names Libya")})
    ]


def test_names_that_are_mixed_up_although_spelled_otherwise_are_data(found: Found) -> None:
    one = told("Wire", f"{{count: 54, members: [{SEVEN}, Sweden]}}")
    other = told("Post", f"{{count: 54, members: [{SEVEN}, Switzerland]}}")
    assert [point for _, point, _ in found(one, other)] == ["Sweden or Switzerland"]


def test_whole_lists_with_swapped_names_are_one_conflict(found: Found) -> None:
    one = told("Wire", "{count: 3, members: [Chad, Cuba, Liberia]}")
    other = told("Post", "{count: 3, members: [Chad, Cuba, Libya]}")
    ((kind, point, _),) = found(one, other)
    assert (kind, point) == ("member", "Liberia or Libya")


def test_a_third_list_with_both_names_shows_that_both_belong(found: Found) -> None:
    one = told("Wire", f"{{count: 54, members: [{SEVEN}, Niger]}}")
    other = told("Post", f"{{count: 54, members: [{SEVEN}, Nigeria]}}")
    both = told("Echo", "{count: 54, members: [Niger, Nigeria]}")
    assert found(one, other, both) == []


def test_one_name_each_that_is_not_like_the_other_is_no_conflict(found: Found) -> None:
    one = told("Wire", f"{{count: 54, members: [{SEVEN}, Ghana]}}")
    assert found(one, told("Post", f"{{count: 54, members: [{SEVEN}, Bolivia]}}")) == []


def test_more_names_together_than_there_are_members_is_a_conflict(found: Found) -> None:
    one = told("Wire", f"{{count: 7, members: [{SEVEN}]}}")
    other = told("Post", "{count: 7, members: [Ghana, Mali]}")
    assert found(one, other) == [
        (
            "member",
            "8 names",
            {("Wire", "names 6 of at most 7"), ("Post", "names besides: Ghana, Mali")},
        )
    ]


@pytest.mark.parametrize(
    ("words", "count"), [("Peru and Chile praised", 0), ("Two states, Peru and Chile, praised", 1)]
)
def test_names_of_a_text_are_a_whole_list_only_where_it_gives_their_number(
    tmp_path: Path, words: str, count: int
) -> None:
    (tmp_path / "a.txt").write_text(f"Canal talks\n\n{words} the canal plan.\n")
    sheet = f"""
document: {{path: a.txt, title: Canal, publisher: Wire, date: 2024-03-05}}
statements:
  - kind: joint
    on_behalf_of: {{count: 2, members: [Peru, Chile]}}
    positions: [{{polarity: support, target: the canal plan, quote: "{words} the canal plan."}}]
"""
    other = told("Post", "{at_least: 2, members: [Peru, Chile, Mali]}")
    assert _frame(tmp_path, (sheet, other))["conflict"].n_unique() == count


def test_who_joined_after_a_whole_list_was_printed_is_not_missing_from_it(found: Found) -> None:
    whole = told("Wire", "{count: 2, members: [Peru, Chile]}", date="2024-03-05")
    later = told(
        "Post",
        "{at_least: 2, members: [Peru, {name: Ghana, joined: 2024-03-09}]}",
        date="2024-03-10",
    )
    assert found(whole, later) == []


def test_who_had_left_is_not_missing_from_a_later_list(found: Found) -> None:
    first = told("Wire", "{at_least: 2, members: [Peru, Chile, Qatar]}", date="2024-03-05")
    whole = told(
        "Post",
        "{count: 2, members: [Peru, Chile, {name: Qatar, left: 2024-03-08}]}",
        date="2024-03-10",
    )
    assert found(first, whole) == []


def test_who_joined_before_a_whole_list_was_printed_is_missing_from_it(found: Found) -> None:
    whole = told("Wire", "{count: 2, members: [Peru, Chile]}", date="2024-03-15")
    later = told(
        "Post",
        "{at_least: 2, members: [Peru, {name: Ghana, joined: 2024-03-09}]}",
        date="2024-03-16",
    )
    assert [(kind, point) for kind, point, _ in found(whole, later)] == [("member", "Ghana")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Liberia", "Libya"), ("Iran", "Iraq"), ("Sudan", "South Sudan"), ("Zambia", "Gambia")],
)
def test_names_that_are_written_for_each_other(one: str, other: str) -> None:
    assert confusable(one, other)
    assert confusable(other, one)
    assert not confusable(one, "Norway")


# -- who, when, which way ---------------------------------------------------------------------


def test_dates_that_cannot_be_one_day_are_a_conflict(found: Found) -> None:
    one = told("Wire", "{count: 54}", more="date: 2024-03-04")
    other = told("Post", "{count: 54}", more="date: 2024-03-05")
    assert found(one, other) == [("date", "", {("Wire", "2024-03-04"), ("Post", "2024-03-05")})]


@pytest.mark.parametrize("more", ["date: 2024-03", "date: 2024", "id: undated"])
def test_a_date_that_leaves_the_day_open_contradicts_none(found: Found, more: str) -> None:
    one = told("Wire", "{count: 54}", more="date: 2024-03-04")
    assert found(one, told("Post", "{count: 54}", more=more)) == []


def test_two_spokespersons_are_a_conflict_and_one_unnamed_is_none(found: Found) -> None:
    one, other, silent = (
        told("Wire", "{count: 54}", more="spokesperson: Belarus"),
        told("Post", "{count: 54}", more="spokesperson: Cuba"),
        told("Echo", "{count: 54}"),
    )
    assert found(one, other, silent) == [
        ("spokesperson", "", {("Wire", "Belarus"), ("Post", "Cuba")})
    ]
    assert found(one, silent) == []


def sided(publisher: str, *positions: str) -> str:
    """A report of a joint statement with these positions on a drawn-up issue."""
    lines = "\n".join(f"      - {{target: the canal plan, {one}}}" for one in positions)
    return f"""
document: {{title: States on the canal, publisher: {publisher}, date: 2024-03-05}}
statements:
  - kind: joint
    on_behalf_of: {{count: 54}}
    positions:
{lines}
"""


@pytest.fixture
def sides(tmp_path: Path) -> Callable[..., list[tuple[str, str, set[tuple[str, str]]]]]:
    """Conflicts of such reports, with a codebook that knows the plan."""
    codebook = tmp_path / "issues.yaml"
    codebook.write_text(
        "issues:\n  - id: canal\n    label: Canal plan\n    definition: Being for it.\n"
        "    patterns: [{match: canal plan, sense: same}]\n",
        encoding="utf-8",
    )

    def of(*sheets: str) -> list[tuple[str, str, set[tuple[str, str]]]]:
        paths = []
        for n, text in enumerate(sheets):
            paths.append(tmp_path / f"side{n}.yaml")
            paths[-1].write_text(text, encoding="utf-8")
        tables = in_memory(paths, Options(issues=codebook))
        frame = conflicts(tables, joined(tables))
        return [
            (kind, point, set(rows.select("publisher", "value").iter_rows()))
            for (kind, _, point), rows in frame.group_by(
                "kind", "conflict", "point", maintain_order=True
            )
        ]

    return of


def test_a_holder_on_both_sides_of_an_issue_is_a_conflict_of_the_reports(sides: Found) -> None:
    one, other = sided("Wire", "polarity: support"), sided("Post", "polarity: oppose")
    assert sides(one, other) == [
        ("polarity", "54 countries, Canal plan", {("Wire", "support"), ("Post", "oppose")})
    ]


@pytest.mark.parametrize(
    "other",
    [
        ["polarity: neutral"],
        ["polarity: oppose, modality: conditional"],
        ["polarity: oppose, according_to: United States"],
        ["polarity: oppose, according_to: an opposition paper"],
        ["polarity: oppose, holder: Norway"],
        ["polarity: oppose, quote: a", "polarity: support, quote: b"],
    ],
)
def test_no_report_contradicts_another_by(sides: Found, other: list[str]) -> None:
    assert sides(sided("Wire", "polarity: support"), sided("Post", *other)) == []


# -- roll calls -------------------------------------------------------------------------------


def ballot(publisher: str, votes: str = "", *, date: str = "2024-12-12", **told: str) -> str:
    """A report of a vote of the General Assembly."""
    fields = {"resolution": "A/RES/79/31", "motion": "resolution on the rights of fishers", **told}
    lines = "\n".join(f"    {name}: {value}" for name, value in fields.items() if value)
    return f"""
document: {{title: Vote, publisher: {publisher}, date: {date}}}
roll_calls:
  - organ: UN General Assembly
    date: {date}
{lines}
    votes:
      - {{choice: in_favour, by: [Peru]}}
{votes}
"""


def test_two_totals_of_one_vote_are_a_conflict_although_nothing_is_linked(found: Found) -> None:
    one, other = ballot("Wire", abstaining="34"), ballot("Post", abstaining="35")
    assert found(one, other) == [("total", "abstaining", {("Wire", "34"), ("Post", "35")})]


@pytest.mark.parametrize("symbol", ["79/31", "A/RES/79/31", "R/79/31", "a/res/79/31"])
def test_a_resolution_is_one_however_its_symbol_is_written(found: Found, symbol: str) -> None:
    one, other = ballot("Wire", abstaining="34"), ballot("Post", abstaining="35", resolution=symbol)
    assert [kind for kind, *_ in found(one, other)] == ["total"]


def test_without_a_symbol_the_day_and_the_words_tell_that_a_vote_is_one(found: Found) -> None:
    one = ballot("Wire", abstaining="34", resolution="")
    other = ballot("Post", abstaining="35", resolution="", motion="draft text on rights of fishers")
    assert [kind for kind, *_ in found(one, other)] == ["total"]


@pytest.mark.parametrize(
    "told",
    [
        {"resolution": "A/RES/79/32", "motion": "resolution on the rights of farmers"},
        {"motion": "amendment to the resolution on the rights of fishers"},
        {"motion": "operative paragraph 4 of the resolution on the rights of fishers"},
        {"resolution": "", "motion": "resolution on the debts of islands"},
        {"resolution": "", "date": "2024-12-13"},
        {"resolution": "", "motion": "the draft resolution"},
        {"date": "2025-12-13"},
        {"session": "78"},
    ],
)
def test_another_vote_is_not_compared(found: Found, told: dict[str, str]) -> None:
    one = ballot("Wire", abstaining="34", session="79")
    assert found(one, ballot("Post", abstaining="35", **told)) == []


def test_a_report_of_two_votes_that_would_both_fit_is_not_compared(found: Found) -> None:
    one = ballot("Wire", abstaining="34")
    votes = ballot("Post", abstaining="35")
    twice = votes + votes.partition("roll_calls:\n")[2].replace("35", "12")
    assert found(one, twice) == []


def test_votes_in_two_bodies_are_two_votes(found: Found) -> None:
    one = ballot("Wire", abstaining="34")
    other = ballot("Post", abstaining="35").replace("UN General Assembly", "Third Committee")
    assert found(one, other) == []


def test_one_vote_told_in_two_ways_is_a_conflict(found: Found) -> None:
    one = ballot("Wire", "      - {choice: against, by: [Ghana]}")
    other = ballot("Post", "      - {choice: abstaining, by: [Ghana]}")
    assert found(one, other) == [("vote", "Ghana", {("Wire", "against"), ("Post", "abstaining")})]


def test_adopted_and_rejected_are_a_conflict(found: Found) -> None:
    one, other = ballot("Wire", outcome="adopted"), ballot("Post", outcome="rejected")
    assert found(one, other) == [("vote", "outcome", {("Wire", "adopted"), ("Post", "rejected")})]


def test_more_states_than_were_counted_contradict_the_count(found: Found) -> None:
    lists = "      - {choice: abstaining, by: [Ghana, Chad, Nepal]}"
    assert found(ballot("Wire", lists, abstaining="2")) == [
        ("total", "abstaining", {("Wire", "2"), ("Wire", "3 named")})
    ]
    silent = ballot("Post", lists, resolution="79/31")
    assert [kind for kind, *_ in found(ballot("Wire", abstaining="2"), silent)] == ["total"]


def test_fewer_states_than_were_counted_contradict_nothing(found: Found) -> None:
    lists = "      - {choice: abstaining, by: [Ghana, Chad]}"
    assert found(ballot("Wire", lists, abstaining="34"), ballot("Post", abstaining="34")) == []


def test_a_whole_list_of_abstentions_without_a_state_contradicts_who_names_it(
    found: Found,
) -> None:
    one = ballot("Wire", "      - {choice: abstaining, by: [Chad, Nepal, Liberia]}", abstaining="3")
    other = ballot("Post", "      - {choice: abstaining, by: [Chad, Nepal, Libya]}", abstaining="3")
    assert found(one, other) == [
        (
            "member",
            "abstaining: Liberia or Libya",
            {("Wire", "names Liberia"), ("Post", "names Libya")},
        )
    ]
    third = ballot("Echo", "      - {choice: abstaining, by: [Ghana]}")
    ((kind, point, sides),) = found(one, third)
    assert (kind, point) == ("member", "abstaining: Ghana")
    assert sides == {("Wire", "names 3 of 3, this one not"), ("Echo", "names Ghana")}


# -- the frame --------------------------------------------------------------------------------


def test_each_side_leads_to_its_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Cuba hails canal plan\n\nCuba spoke for 54 countries and praised the canal plan.\n"
    )
    sheet = """
document: {path: a.txt, title: Canal, publisher: Wire, date: 2024-03-05}
statements:
  - kind: joint
    on_behalf_of: {count: 54}
    passages: [{quote: Cuba hails canal plan}, {quote: Cuba spoke for 54 countries}]
    positions:
      - {polarity: support, target: the canal plan, quote: praised the canal plan}
"""
    frame = _frame(tmp_path, (sheet, told("Post", "{count: 53}")))
    row, other = frame.sort("publisher", descending=True).iter_rows(named=True)
    assert (row["start"], row["end"]) == (23, 50)
    assert (row["exact"], row["place"]) == ("Cuba spoke for 54 countries", None)
    assert (other["place"], other["start"]) == ("statements/0", None)
    assert {row["conflict"], other["conflict"]} == {row["conflict"]}
    assert row["about_label"].endswith("countries: joint statement, 2024-03-04")


def test_coalitions_that_are_linked_are_compared_without_their_statements(tmp_path: Path) -> None:
    for n, size in enumerate((54, 53)):
        (tmp_path / f"{n}.yaml").write_text(told(f"P{n}", f"{{count: {size}}}"))
    tables = in_memory([tmp_path / "0.yaml", tmp_path / "1.yaml"], Options())
    links = link("coalition", sorted(tables[Coalition]["id"]))
    assert set(conflicts(tables, links)["kind"]) == {"size"}
    assert conflicts(tables, links.clear()).is_empty()


def test_only_the_kinds_asked_for_are_given(tmp_path: Path) -> None:
    tables = Tables()
    assert conflicts(tables, link("statement"), ["size"]).is_empty()
    with pytest.raises(UsageError, match="no kind 'sizes' of conflict"):
        conflicts(tables, link("statement"), ["sizes"])


@pytest.mark.parametrize(("second", "count"), [("35", 1), ("34", 0)])
def test_reports_of_a_vote_are_compared_without_number_symbol_or_date(
    tmp_path: Path, second: str, count: int
) -> None:
    for name, day, when, abstained in (
        ("wire", "14", "on Friday ", "34"),
        ("post", "15", "", second),
    ):
        (tmp_path / f"{name}.txt").write_text(
            f"Fishers gain rights\n\nExample {name.title()}, December {day}, 2024\n\n"
            f"NEW YORK, Dec. {day} (Example {name.title()}) -- The UN General Assembly adopted the "
            f"draft resolution on the rights of fishers {when}by a vote of 120 in favour to 5 "
            f"against, with {abstained} abstentions.\n"
        )
    paths = [tmp_path / "wire.txt", tmp_path / "post.txt"]
    tables = in_memory(paths, Options(backend="pattern"))
    frame = conflicts(tables, link("statement"))
    assert set(frame["kind"]) == ({"total"} if count else set())
    assert frame["conflict"].n_unique() == count
    assert all("abstentions" in words for words in frame["exact"])
