"""Sizes and members of coalitions, as reports of one of them give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from stancegraph.extraction.lexicon import lexicon
from stancegraph.reconciliation.conflicts.claims import Claim, Conflict, ConflictKind, ranged
from stancegraph.reconciliation.conflicts.clusters import Reports, Row
from stancegraph.reconciliation.conflicts.lists import Listed, member_conflicts
from stancegraph.records.values import LinkKind
from stancegraph.resolution.groups import group_size

VAGUE = 0.5
"""Part of its least size that a vague word (dozens: 24) leaves room for: it is no count."""


def coalition_conflicts(reports: Reports) -> Iterator[Conflict]:
    """Yield what reports of one coalition contradict each other on: its size, its members.

    A coalition may grow or shrink between two reports: what they say of it then contradicts
    nothing where a member is known to have joined or left in between.
    """
    for group, items in sorted(reports.clusters[LinkKind.COALITION].items()):
        about = reports.made_for.get(group, group)
        rows = [reports.coalitions[one] for one in items if one in reports.coalitions]
        changes = _Changes(reports, items)
        claims = [claim for row in rows if (claim := _size(reports, row)) is not None]
        yield from ranged(ConflictKind.SIZE, about, "", claims, changes.explain)
        lists = [_listed(reports, row) for row in rows if row["members"]]
        yield from member_conflicts(about, "", lists, changes.explain_member)


def _size(reports: Reports, row: Row) -> Claim | None:
    least, most, text = row["size_min"], row["size_max"], row["size_text"]
    if (least is None and most is None) or not _is_claimed(reports, row):
        return None
    vague = most is None and "text" in group_size(text)
    return Claim(
        text,
        reports.told_in.get(row["id"]),
        row["id"],
        reports.behind.get(row["id"], ()),
        (text, text.rpartition(" ")[2], row["label"]),
        (least or 0) * (VAGUE if vague else 1),
        float("inf") if most is None else most,
        reports.when(row["id"]),
    )


def _listed(reports: Reports, row: Row) -> Listed:
    gone = {one["member"] for one in reports.memberships.get(row["id"], ()) if one["left"]}
    names = {one: reports.name(one) for one in row["members"] if one not in gone}
    node = row["id"]
    claim = Claim(
        row["size_text"],
        reports.told_in.get(node),
        node,
        reports.behind.get(node, ()),
        when=reports.when(node),
    )
    most = row["size_max"] if _is_claimed(reports, row) else None
    return Listed(names, most, claim, frozenset(gone))


def _is_claimed(reports: Reports, row: Row) -> bool:
    """False for a size that only counts the names of a text: "Peru and Chad said together"."""
    text = row["size_text"]
    if not text.isdigit() or int(text) != len(row["members"]):
        return True
    passages = reports.passages(row["id"])
    if passages is None:
        return True
    words = _number_words().get(int(text), ())
    number = re.compile(rf"(?i)\b(?:{'|'.join((text, *words))})\b")
    return any(number.search(one) for one in passages)


@cache
def _number_words() -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for word, number in lexicon().numbers.items():
        found[number] = (*found.get(number, ()), re.escape(word))
    return found


class _Changes:
    """Who joined and left a coalition when, by any report of it."""

    def __init__(self, reports: Reports, items: list[str]) -> None:
        self._joined: dict[str, list[date]] = {}
        self._left: dict[str, list[date]] = {}
        for row in (one for item in items for one in reports.memberships.get(item, ())):
            if row["joined"]:
                self._joined.setdefault(row["member"], []).append(row["earliest"])
            if row["left"]:
                self._left.setdefault(row["member"], []).append(row["latest"])

    def explain(self, one: Claim, other: Claim) -> bool:
        """Whether two sizes may both be right, each when it was told."""
        small, large = (one, other) if one.most < other.least else (other, one)
        joined = [day for days in self._joined.values() for day in days]
        left = [day for days in self._left.values() for day in days]
        return _between(small, joined, large) or _between(large, left, small)

    def explain_member(self, member: str, without: Listed) -> bool:
        """Whether a list may be right without a member: it joined later, or had left."""
        told = without.claim.when
        joined, left = self._joined.get(member, []), self._left.get(member, [])
        if told is None:
            return bool(joined or left)
        return any(day > told[0] for day in joined) or any(day <= told[1] for day in left)


def _between(one: Claim, days: list[date], other: Claim) -> bool:
    """Whether one of these days may lie after one claim was told and not after the other."""
    if one.when is None or other.when is None:
        return bool(days)
    return any(one.when[0] < day <= other.when[1] for day in days)
