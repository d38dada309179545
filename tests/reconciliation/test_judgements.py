"""Judgements are data: read, added at the end, and bound to what now stands where they point."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path
from typing import Any

import pytest

from stancegraph.errors import SourceError
from stancegraph.reconciliation import judgements as module
from stancegraph.reconciliation.anchors import anchors
from stancegraph.reconciliation.binding import bind
from stancegraph.reconciliation.judgements import (
    Anchor,
    Judgement,
    Judgements,
    append,
    beside,
    read,
)
from stancegraph.records import Coalition, Event, Statement
from stancegraph.records.values import LinkKind
from stancegraph.store.build import in_memory
from stancegraph.store.options import Options
from stancegraph.tables import Tables

HASH = "ab" * 32
LEFT = {"document": HASH, "start": 3, "end": 9}
RIGHT = {"document": "cd" * 32, "start": 0, "end": 5}


def judgement(**changes: Any) -> Judgement:
    """A judgement of one person on one pair."""
    fields = {
        "kind": "statement",
        "verdict": "same",
        "left": LEFT,
        "right": RIGHT,
        "by": "Ada",
        "on": "2026-11-24",
    }
    return Judgement.model_validate({**fields, **changes})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.judgements.yaml"


# -- the file ---------------------------------------------------------------------------------


def test_what_is_added_is_read_again_in_its_order(path: Path) -> None:
    one = judgement(why="the same meeting; 'quoted': #, and é")
    other = judgement(verdict="different", left={"document": HASH, "entry": "statements/0"})
    append(path, one)
    append(path, other)
    found = read(path)
    assert found.items == (one, other)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "é" in text
    assert [text.splitlines()[line - 1][:2] for line in found.lines] == ["- ", "- "]


def test_nothing_that_stood_in_the_file_is_changed(path: Path) -> None:
    append(path, judgement())
    before = path.read_bytes().rstrip(b"\n") + b"\n\n# a note, and no line break after it"
    path.write_bytes(before)
    append(path, judgement(by="Ben"))
    assert path.read_bytes().startswith(before + b"\n- ")
    assert [one.by for one in read(path).items] == ["Ada", "Ben"]


@pytest.mark.parametrize(
    "end", ["...\n", "why: more\n", "  strange: field\n", "- kind: statement\n", "  by: Ben\n"]
)
def test_a_file_with_a_broken_end_is_refused_before_anything_is_added(path: Path, end: str) -> None:
    append(path, judgement(), judgement(by="Ben"))
    text = path.read_text() + end
    path.write_text(text)
    with pytest.raises(SourceError):
        append(path, judgement())
    assert path.read_text() == text


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "[]\n"])
def test_a_file_without_items_holds_none(path: Path, text: str) -> None:
    path.write_text(text)
    assert read(path) == Judgements(at=str(path))
    assert read(path).digest is None


def test_the_hash_follows_from_what_they_say_and_not_from_comments(path: Path) -> None:
    append(path, judgement())
    digest = read(path).digest
    path.write_text(f"# Looked through in March.\n{path.read_text()}")
    assert read(path).digest == digest
    append(path, judgement(verdict="unsure"))
    assert read(path).digest != digest


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("verdict: same", "verdict: maybe", "line 4: 1/verdict: 'maybe': it should be 'same'"),
        ("by: Ada", "why: because", "line 3: 1/by: the field is missing"),
        ("on: 2026-11-24", "on: 24 November", "line 6: 1/on: '24 November': "),
        ("on: 2026-11-24", "on: 2026-02-30", "line 6: 1/on: '2026-02-30': "),
        ("kind: statement", "kind: vote", "line 3: 1/kind: 'vote': it should be 'statement'"),
        ("start: 1,", "strat: 1,", "1/left/strat: there is no such field; did you mean start?"),
    ],
)
def test_a_bad_item_is_named_by_its_line(path: Path, old: str, new: str, message: str) -> None:
    item = (
        "- kind: statement\n  verdict: same\n  by: Ada\n  on: 2026-11-24\n"
        f"  left: {{document: {HASH}, start: 1, end: 2}}\n"
        f"  right: {{document: {HASH}, start: 5, end: 7}}\n"
    )
    first = "# one\n" + f"- {judgement().model_dump_json(exclude_none=True)}\n"
    path.write_text(first + item)
    assert len(read(path).items) == 2
    path.write_text(first + item.replace(old, new))
    with pytest.raises(SourceError) as raised:
        read(path)
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ({"start": 3}, "start and end belong together"),
        ({"start": 3, "end": 3}, "does not lie behind"),
        ({}, "give one place"),
        ({"start": 3, "end": 4, "row": 2}, "give one place"),
        ({"row": 0}, "greater than or equal to 1"),
        ({"start": 1, "end": 2, "document": "x"}, "match pattern"),
        ({"start": 1, "end": 2, "stat": "x"}, "Extra inputs"),
    ],
)
def test_an_anchor_is_one_place_of_one_document(place: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Anchor.model_validate({"document": HASH, **place})


@pytest.mark.parametrize(
    "text",
    [
        "kind: statement\n",
        "- !!python/object/apply:os.system [echo]\n",
        "- [a, b\n",
        "- just words\n",
        "- &a {kind: *a}\n",
    ],
)
def test_what_is_no_list_of_judgements_is_refused(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(SourceError, match=r"graph\.judgements\.yaml"):
        read(path)
    with pytest.raises(SourceError):
        append(path, judgement())
    assert path.read_text() == text


def test_a_list_that_cannot_be_added_to_is_left_alone(path: Path) -> None:
    text = f"[{judgement().model_dump_json(exclude_none=True)}]\n"
    path.write_text(text)
    with pytest.raises(SourceError):
        append(path, judgement(by="Ben"))
    assert path.read_text() == text
    assert len(read(path).items) == 1


def test_letters_that_steer_a_terminal_are_written_as_escapes(path: Path) -> None:
    evil = judgement(why="fine \x1b[31m \u202egnp.exe", by="Ada\u2066")
    append(path, evil)
    assert path.read_bytes().isascii()
    assert read(path).items == (evil,)


def test_an_item_is_written_whole_or_not_at_all(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(path, judgement())
    before = path.read_bytes()
    write, calls = os.write, []

    def full(file: int, data: bytes) -> int:
        calls.append(file)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        return write(file, bytes(data)[:20])

    monkeypatch.setattr(module.os, "write", full)
    with pytest.raises(SourceError, match="No space left on device"):
        append(path, judgement(by="Ben"))
    assert path.read_bytes() == before


def _add(path: Path, name: str) -> None:
    for n in range(5):
        append(path, judgement(by=name, why=str(n)))


def test_two_people_may_add_at_once(path: Path) -> None:
    context = multiprocessing.get_context("fork")
    people = [context.Process(target=_add, args=(path, name)) for name in ("Ada", "Ben")]
    for one in people:
        one.start()
    for one in people:
        one.join()
    items = read(path).items
    assert len(items) == 10
    assert [one.why for one in items if one.by == "Ben"] == list("01234")


def test_they_lie_beside_the_graph_and_outlive_it(tmp_path: Path) -> None:
    assert beside(tmp_path / "graph") == tmp_path / "graph.judgements.yaml"
    assert beside(Path("graph/")) == Path("graph.judgements.yaml")
    assert beside(tmp_path / "graph" / "x" / "..") == tmp_path / "graph.judgements.yaml"


# -- what they are about ----------------------------------------------------------------------

WIRE = "Canal talks\n\nCuba spoke for 54 countries and praised the canal plan. Peru left.\n"
POST = "Plan hailed\n\nIn a joint statement, 53 states led by Cuba hailed the canal plan.\n"
SHEET = """
document: {{path: {name}.txt, title: Canal, publisher: {name}, date: 2024-03-05}}
events: [{{id: m, label: talks, organ: Second Committee, date: 2024-03-04}}]
statements:
  - kind: joint
    on_behalf_of: {{count: {count}}}
    event: m
    passages: [{{quote: "{quote}"}}]
    positions: [{{polarity: support, target: the canal plan, quote: the canal plan}}]
"""


def build(
    folder: Path,
    wire: str = "Cuba spoke for 54 countries",
    post: str = "53 states led by Cuba",
    *extra: str,
) -> Tables:
    """A graph of two reports, each with its own idea of the passage."""
    for name, text, count, quote in (("wire", WIRE, 54, wire), ("post", POST, 53, post)):
        (folder / f"{name}.txt").write_text(text)
        sheet = SHEET.format(name=name, count=count, quote=quote)
        (folder / f"{name}.yaml").write_text(sheet)
    paths = [folder / "wire.yaml", folder / "post.yaml"]
    for n, text in enumerate(extra):
        paths.append(folder / f"extra{n}.yaml")
        paths[-1].write_text(text)
    return in_memory(paths, Options())


def about(tables: Tables, kind: LinkKind = LinkKind.STATEMENT) -> list[str]:
    """The statements (coalitions, events) of a graph."""
    record = {
        LinkKind.STATEMENT: Statement,
        LinkKind.COALITION: Coalition,
        LinkKind.EVENT: Event,
    }[kind]
    return sorted(tables[record]["id"])


def judged(tables: Tables, kind: LinkKind = LinkKind.STATEMENT, **changes: Any) -> Judgement:
    """A judgement on the two things of a graph, as `judge` would write it."""
    places = anchors(tables, kind, about(tables, kind))
    left, right = (places[one] for one in about(tables, kind))
    return judgement(kind=kind, left=left, right=right, **changes)


def held(*items: Judgement) -> Judgements:
    return Judgements(items, tuple(range(1, len(items) + 1)), "j.yaml")


@pytest.mark.parametrize("kind", [LinkKind.STATEMENT, LinkKind.COALITION])
def test_an_anchor_leads_back_to_what_it_was_made_for(tmp_path: Path, kind: LinkKind) -> None:
    tables = build(tmp_path)
    bound = bind(held(judged(tables, kind)), tables)
    assert bound.pairs.rows() == [(kind.value, *about(tables, kind), "same")]
    assert bound.unbound == ()


def test_better_rules_do_not_orphan_a_judgement(tmp_path: Path) -> None:
    made = judged(build(tmp_path))
    after = build(
        tmp_path, "Cuba spoke for 54 countries and praised the canal plan.", "53 states led"
    )
    bound = bind(held(made), after)
    assert about(build(tmp_path)) != about(after)
    assert bound.pairs.select("left", "right").rows() == [tuple(about(after))]


def test_a_passage_that_moved_with_its_text_is_found_by_its_words(tmp_path: Path) -> None:
    tables = build(tmp_path)
    made = judged(tables)
    sides = {
        side: getattr(made, side).model_copy(
            update={"start": getattr(made, side).start - 8, "end": getattr(made, side).end - 8}
        )
        for side in ("left", "right")
    }
    assert bind(held(made.model_copy(update=sides)), tables).pairs.height == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"document": "00" * 32}, "no document of the graph has this hash"),
        ({"quote": "words that nobody wrote"}, "no statement is found there any more"),
        ({"start": 0, "end": 5, "quote": None}, "no statement is found there any more"),
        ({"start": None, "end": None, "row": 3}, "no statement is found there any more"),
    ],
)
def test_what_no_longer_binds_is_told_with_its_line(
    tmp_path: Path, change: dict[str, Any], reason: str
) -> None:
    tables = build(tmp_path)
    made = judged(tables)
    left = Anchor.model_validate({**made.left.model_dump(), **change})
    bound = bind(held(judged(tables), made.model_copy(update={"left": left})), tables)
    (unbound,) = bound.unbound
    assert (unbound.line, bound.pairs.height) == (2, 1)
    assert reason in str(unbound)


def test_statements_of_one_passage_are_told_apart_by_who_makes_them(tmp_path: Path) -> None:
    sheet = """
document: {path: wire.txt, title: Canal, publisher: Wire}
statements:
  - {speakers: [Peru], passages: [{quote: Peru left.}], positions: []}
  - {speakers: [Chile], passages: [{quote: Peru left.}], positions: []}
"""
    (tmp_path / "wire.txt").write_text(WIRE)
    (tmp_path / "a.yaml").write_text(sheet)
    tables = in_memory([tmp_path / "a.yaml"], Options())
    made = judged(tables, verdict="different")
    assert bind(held(made), tables).pairs.height == 1
    vague = made.model_copy(update={"left": made.left.model_copy(update={"what": None})})
    (unbound,) = bind(held(vague), tables).unbound
    assert "2 statements are found there; say which by `what`" in str(unbound)


def test_the_later_line_holds_and_a_dispute_is_told(tmp_path: Path) -> None:
    tables = build(tmp_path)
    one, other = judged(tables), judged(tables, verdict="different", by="Ben", on="2026-12-01")
    turned = other.model_copy(update={"left": other.right, "right": other.left})
    bound = bind(held(one, turned), tables)
    assert bound.pairs["verdict"].to_list() == ["different"]
    assert [str(each) for each in bound.disputed] == [
        "line 1 says same (by Ada on 2026-11-24), line 2 different (by Ben on 2026-12-01); "
        "the later line holds"
    ]


def test_who_changes_their_own_mind_disputes_nothing(tmp_path: Path) -> None:
    tables = build(tmp_path)
    bound = bind(held(judged(tables), judged(tables, verdict="unsure")), tables)
    assert (bound.pairs["verdict"].to_list(), bound.disputed) == (["unsure"], ())


def test_two_places_that_became_one_need_no_judgement_but_cannot_be_different(
    tmp_path: Path,
) -> None:
    tables = build(tmp_path)
    made = judged(tables)
    near = made.left.model_copy(update={"end": (made.left.end or 0) - 1, "quote": None})
    for verdict, count in (("same", 0), ("different", 1)):
        one = judgement(left=made.left, right=near, verdict=verdict)
        bound = bind(held(one), tables)
        assert (bound.pairs.height, len(bound.unbound)) == (0, count)


LIST = """
document: {title: Letter on the canal, publisher: Archive, date: 2024-03}
statements:
  - kind: letter
    on_behalf_of: {count: 3, members: [Chad, Niger, Nigeria]}
    positions: [{polarity: support, target: the canal plan, act: sign, quote: "we sign"}]
"""


def test_a_sheet_without_a_text_is_anchored_by_its_entry(tmp_path: Path) -> None:
    tables = build(tmp_path, "Cuba spoke for 54 countries", "53 states led by Cuba", LIST)
    places = anchors(tables, LinkKind.STATEMENT, about(tables))
    (entry,) = (one for one in places.values() if one.entry)
    assert (entry.entry, entry.what, entry.name) == ("statements/0", "coalition:3", "extra0.yaml")
    other = next(one for one in places.values() if not one.entry)
    made = judgement(left=entry, right=other)
    assert bind(held(made), tables).pairs.height == 1
    edited = build(
        tmp_path, "Cuba spoke for 54 countries", "53 states led by Cuba", LIST + "# edited\n"
    )
    assert bind(held(made), edited).pairs.height == 1
    another = LIST.replace("count: 3", "count: 9")
    changed = build(tmp_path, "Cuba spoke for 54 countries", "53 states led by Cuba", another)
    assert bind(held(made), changed).pairs.height == 0


def test_an_event_is_anchored_where_something_is_said_at_it(tmp_path: Path) -> None:
    tables = build(tmp_path, "Cuba spoke for 54 countries", "53 states led by Cuba")
    (event,) = about(tables, LinkKind.EVENT)
    anchor = anchors(tables, LinkKind.EVENT, [event, "event/none"])
    assert list(anchor) == [event]
    assert anchor[event].what == "Second Committee: talks"
