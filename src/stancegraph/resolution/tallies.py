"""Lists of votes held against the totals announced; where they differ both stay and are told."""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.readers.skips import Skip
from stancegraph.records import FactSheet
from stancegraph.records.factsheet import FactSheetRollCall, Group
from stancegraph.records.values import Choice, Tier


def miscounts(sheet: FactSheet, at: str) -> tuple[Skip, ...]:
    """What does not add up in the roll calls of a sheet, none of it left out.

    A printed list should name as many states as the total says. A few states named in running
    text are no list; but nobody can name more than the total.
    """
    return tuple(
        Skip(at, what, (), 1, "look at the list: names may be missing or run together", False)
        for call in sheet.roll_calls
        for what in _told(call)
    )


def _told(call: FactSheetRollCall) -> Iterator[str]:
    totals = {
        Choice.IN_FAVOUR: call.in_favour,
        Choice.AGAINST: call.against,
        Choice.ABSTAINING: call.abstaining,
        Choice.ABSENT: call.absent,
    }
    for choice, total in totals.items():
        votes = [vote for vote in call.votes if vote.choice is choice]
        voters = [voter for vote in votes for voter in vote.by]
        named = len({voter for voter in voters if isinstance(voter, str)})
        is_list = any(vote.tier is Tier.TABLE for vote in votes)
        is_whole = is_list and not any(isinstance(voter, Group) for voter in voters)
        if total is not None and (named > total or (is_whole and named < total)):
            side = choice.replace("_", " ")
            yield (
                f"{call.organ}, vote on {call.motion}: {named} named {side}, {total} announced; "
                "both are kept"
            )
