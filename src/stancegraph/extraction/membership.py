"""Members that joined or left a letter or statement later: put into the group that made it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from stancegraph.records.dates import PartialDate
from stancegraph.records.factsheet import FactSheetStatement, Group, Member, Span
from stancegraph.records.values import StatementKind

_KINDS = {
    "letter": {StatementKind.LETTER},
    "petition": {StatementKind.LETTER},
    "statement": {StatementKind.JOINT},
    "declaration": {StatementKind.JOINT},
    "appeal": {StatementKind.JOINT, StatementKind.LETTER},
}
"""What kind of statement a paper is; any other word may mean both."""
_MOST_MEMBERS = 500
_DAY = len("2019-10-29")


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence that says that states joined or left."""

    keys: tuple[str, ...]
    left: bool
    paper: str | None
    """The noun that names what they joined; None where none does."""
    number: str | None
    """How many are behind it, where that is how it is named: "the letter of the 22"."""
    start: int
    end: int
    on: PartialDate | None
    rule: str


def applied(
    changes: Iterable[Change], statements: Iterable[FactSheetStatement], day: date | None
) -> tuple[FactSheetStatement, ...]:
    """The statements of a document with the members that joined and left.

    A change counts where it may mean exactly one of them. `day` is when the document appeared:
    what it tells without a date had happened by then.
    """
    found = list(statements)
    for change in changes:
        places = [n for n, one in enumerate(found) if _may_mean(change, one)]
        if change.number is not None:
            places = [n for n in places if _count(found[n]) == change.number]
        if len(places) == 1:
            found[places[0]] = _changed(found[places[0]], change, day)
    return tuple(found)


def _may_mean(change: Change, statement: FactSheetStatement) -> bool:
    if not isinstance(statement.on_behalf_of, Group) or not statement.passages:
        return False
    if (statement.passages[0].start or 0) >= change.start:
        return False
    kinds = _KINDS.get(change.paper or "", {StatementKind.LETTER, StatementKind.JOINT})
    return statement.kind in kinds


def _count(statement: FactSheetStatement) -> str | None:
    group = statement.on_behalf_of
    return str(group.count) if isinstance(group, Group) and group.count else None


def _changed(statement: FactSheetStatement, change: Change, day: date | None) -> FactSheetStatement:
    """A statement with the members that joined or left it, and the passage that says so."""
    group = statement.on_behalf_of
    if not isinstance(group, Group):
        return statement
    when = _when(statement.date, change.on, day)
    if change.left and when is None:
        return statement
    members: dict[str, Member] = {}
    for one in group.members:
        member = one if isinstance(one, Member) else Member(name=one)
        members[member.name] = member
    for key in change.keys:
        known = members.get(key, Member(name=key))
        told = known.left if change.left else known.joined
        if told is None or (change.on is not None and len(told.text) < _DAY):
            update = {"left": when} if change.left else {"joined": when}
            if _in_order(known, update):
                members[key] = known.model_copy(update=update)
    present = sum(one.left is None for one in members.values())
    if len(members) > _MOST_MEMBERS or (group.count is not None and present > group.count):
        return statement  # who joined is beyond the number that was told
    listed = tuple(
        one if one.joined or one.left or one.source else one.name for one in members.values()
    )
    if listed == group.members:
        return statement
    told_in = Span(start=change.start, end=change.end)
    passages = statement.passages
    if not any(_covers(one, told_in) for one in passages):
        passages = (*passages, told_in)
    changed = group.model_copy(update={"members": listed})
    return statement.model_copy(update={"on_behalf_of": changed, "passages": passages})


def _in_order(known: Member, update: Mapping[str, PartialDate | None]) -> bool:
    joined, left = update.get("joined", known.joined), update.get("left", known.left)
    return joined is None or left is None or left.latest >= joined.earliest


def _when(
    made: PartialDate | None, told: PartialDate | None, day: date | None
) -> PartialDate | None:
    """The day of a change; of one without a date the month or year in which it lies, if one does.

    A day on which the statement was made, or before, is no later change.
    """
    if told is not None:
        is_later = made is None or told.earliest > made.latest
        return told if is_later else None
    if made is None or day is None:
        return None
    last = day.isoformat()
    for length in (len("2019-10"), len("2019")):
        part = made.text[:length]
        if len(part) == length and last.startswith(part):
            return PartialDate(part)
    return None


def _covers(one: Span, other: Span) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start <= other.start and other.end <= one.end
