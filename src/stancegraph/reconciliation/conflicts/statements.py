"""Who spoke, when, and which way: what reports of one statement contradict each other on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from stancegraph.reconciliation.conflicts.claims import (
    Claim,
    Conflict,
    ConflictKind,
    ranged,
    valued,
)
from stancegraph.reconciliation.conflicts.clusters import Reports, Row
from stancegraph.reconciliation.words import content_words
from stancegraph.records.values import LinkKind

_SIDES = frozenset({"support", "oppose"})
_ENOUGH = 2
"""Words by which two reports name one thing: "tariff" may be any, "steel tariff" is one."""


def statement_conflicts(
    reports: Reports, nested: frozenset[str], issues: Mapping[str, str]
) -> Iterator[Conflict]:
    """Yield what reports of one statement, or of one event, contradict each other on.

    `nested` are the attributions to another than the document: what a state is said to hold by
    its rival is no claim of the report. `issues` are the labels of issues.
    """
    dated: set[tuple[tuple[str | None, str], ...]] = set()
    for about, items in sorted(reports.clusters[LinkKind.STATEMENT].items()):
        rows = [reports.statements[one] for one in items if one in reports.statements]
        days = [_day(reports, row) for row in rows if row["date"]]
        for conflict in ranged(ConflictKind.DATE, about, "", days):
            dated.add(_sides(conflict))
            yield conflict
        speakers = [_spokesperson(reports, row) for row in rows if row["spokesperson"]]
        yield from valued(ConflictKind.SPOKESPERSON, about, "", speakers)
        yield from _polarities(reports, about, rows, nested, issues)
    for about, items in sorted(reports.clusters[LinkKind.EVENT].items()):
        rows = [reports.events[one] for one in items if one in reports.events]
        days = [_day(reports, row) for row in rows if row["date"]]
        for conflict in ranged(ConflictKind.DATE, about, "", days):
            if _sides(conflict) not in dated:
                yield conflict


def _sides(conflict: Conflict) -> tuple[tuple[str | None, str], ...]:
    return tuple(sorted({(one.document, one.value) for one in conflict.claims}, key=str))


def _claim(reports: Reports, row: Row, value: str, *words: str) -> Claim:
    node = row["id"]
    evidence = reports.behind.get(node, ())
    document = reports.told_in.get(node)
    if document is None and evidence:
        document = reports.sources[evidence[0]]
    return Claim(value, document, node, evidence, words)


def _day(reports: Reports, row: Row) -> Claim:
    one = _claim(reports, row, row["date"])
    return Claim(
        one.value,
        one.document,
        one.node,
        one.evidence,
        least=row["earliest"].toordinal(),
        most=row["latest"].toordinal(),
    )


def _spokesperson(reports: Reports, row: Row) -> Claim:
    name = reports.name(row["spokesperson"])
    return _claim(reports, row, name, name)


def _polarities(
    reports: Reports,
    about: str,
    rows: list[Row],
    nested: frozenset[str],
    issues: Mapping[str, str],
) -> Iterator[Conflict]:
    """A holder who is for something by one report of a statement and against it by another.

    That is an issue, or what both reports name in the same words. A report by which a holder is
    both, or neither, contradicts none; nor does what is conditional.
    """
    found: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for row in rows:
        document = reports.told_in.get(row["id"])
        for position in reports.positions.get(row["id"], ()) if document else ():
            told = position["attribution"] not in nested and position["modality"] == "asserted"
            if told and document is not None and position["issue_polarity"] in _SIDES:
                holder: str = reports.same.get(position["holder"]) or position["holder"]
                found[holder].append((document, position))
    for holder, told_of in sorted(found.items()):
        name = _holder(reports, holder)
        for issue, positions in _points(told_of):
            documents: dict[str, list[Row]] = defaultdict(list)
            for document, position in positions:
                documents[document].append(position)
            claims = [
                Claim(one["issue_polarity"], document, one["id"], tuple(one["evidence"]))
                for document, all_of_it in documents.items()
                if len({one["issue_polarity"] for one in all_of_it}) == 1
                for one in all_of_it
            ]
            yield from valued(
                ConflictKind.POLARITY, about, f"{name}, {issues.get(issue, issue)}", claims
            )


def _points(told: list[tuple[str, Row]]) -> Iterator[tuple[str, list[tuple[str, Row]]]]:
    """Issues with the positions towards each, by issue; those named in the same words are one."""
    words: dict[str, set[str]] = defaultdict(set)
    for _, position in told:
        if position["issue"] is not None:
            words[position["issue"]] |= content_words(position["target_text"])
    first: dict[str, str] = {}
    for issue in sorted(words):
        alike = (one for one in set(first.values()) if _same_words(words[one], words[issue]))
        first[issue] = min(alike, default=issue)
    points: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for document, position in told:
        if position["issue"] is not None:
            points[first[position["issue"]]].append((document, position))
    yield from sorted(points.items())


def _same_words(one: set[str], other: set[str]) -> bool:
    """Whether two things are named by the same words, and by enough of them."""
    return one == other and len(one) >= _ENOUGH


def _holder(reports: Reports, holder: str) -> str:
    if holder in reports.coalitions:
        return str(reports.coalitions[holder]["label"])
    return reports.name(holder)
