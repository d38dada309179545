"""One statement, once: what was drafted in several places and is the same speech act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stancegraph.extraction.statements import Draft
from stancegraph.records.factsheet import FactSheetPosition
from stancegraph.records.values import StatementKind

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    "a an and at by for from in its it of on or our that the their this to was with".split()
)
_SHARED = 0.5
"""Share of the words of the shorter target that the longer one has too."""


def settled(drafts: Iterable[Draft], text: str = "") -> Iterator[Draft]:
    """The statements of a document in the order in which they begin, each of them once.

    What one actor begins to say in one place is one statement, whoever speaks for it. A statement
    without a named speaker (a headline's, a digest's) is that of a speaker for the same actor who
    expresses everything that it does: the same polarity towards the same actor, about the same
    words. So is what stands beside it in one paragraph of `text`, where no other day is told:
    "Peru rejected the plan. “It costs too much,” Ambassador Ana Diaz said". The passages and
    positions of both stay.
    """
    kept: dict[object, Draft] = {}
    same: dict[str, str] = {}
    for draft in drafts:
        identity = (draft.who.holder, min(draft.spans)[0], draft.known_from is not None)
        first = kept.setdefault(identity, draft)
        same[draft.id] = first.id
        if first is not draft:
            first.take_in(draft)
    whole = _united(list(kept.values()), same, text)
    for draft in sorted(whole, key=lambda one: min(one.spans)):
        draft.in_reply_to = [same[key] for key in draft.in_reply_to]
        draft.known_from = same[draft.known_from] if draft.known_from else None
        draft.positions = [
            one.model_copy(update={"target_statement": same[one.target_statement]})
            if one.target_statement
            else one
            for one in draft.positions
        ]
        yield draft


def _united(drafts: list[Draft], same: dict[str, str], text: str) -> list[Draft]:
    """The drafts without those that another tells more fully; `same` then names the fuller one."""
    named = [one for one in drafts if one.who.person is not None and one.known_from is None]
    left = []
    for draft in drafts:
        fuller = next((one for one in named if _is_retold(draft, one)), None)
        fuller = fuller or next((one for one in named if _goes_on(draft, one, text)), None)
        if fuller is None:
            left.append(draft)
            continue
        if draft.dated and not fuller.dated:
            fuller.date, fuller.event, fuller.dated = draft.date, draft.event, True
        fuller.take_in(draft)
        same.update({key: fuller.id for key, value in same.items() if value == draft.id})
    return left


def _is_retold(short: Draft, full: Draft) -> bool:
    return (
        short.who.person is None
        and short.known_from is None
        and bool(short.positions)
        and short.kind in (full.kind, StatementKind.REMARK)
        and short.who.same_actor(full.who)
        and all(_is_among(one, full.positions) for one in short.positions)
    )


def _goes_on(short: Draft, full: Draft, text: str) -> bool:
    """Whether a state's sentences stand beside those of one who speaks for it."""
    kinds = {StatementKind.REMARK, StatementKind.NATIONAL}
    if short.who.person is not None or short.known_from is not None or not text:
        return False
    if not {short.kind, full.kind} <= kinds or not short.who.same_actor(full.who):
        return False
    if short.who.spokesperson or short.who.group or (short.who.key or ":").count(":"):
        return False
    if short.dated and full.dated and short.date != full.date:
        return False
    return any(
        _is_beside(text, *sorted((one, other))) for one in short.spans for other in full.spans
    )


def _is_beside(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    between = text[one[1] : other[0]]
    return not between.strip() and "\n" not in between


def _is_among(one: FactSheetPosition, others: Iterable[FactSheetPosition]) -> bool:
    return any(
        one.holder == other.holder
        and one.polarity is other.polarity
        and len({one.target_actor, other.target_actor} - {None}) <= 1
        and _share_words(one.target, other.target)
        for other in others
    )


def _share_words(one: str, other: str) -> bool:
    mine, theirs = _words(one), _words(other)
    shorter = min(len(mine), len(theirs))
    return shorter > 0 and len(mine & theirs) >= _SHARED * shorter


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _EMPTY
