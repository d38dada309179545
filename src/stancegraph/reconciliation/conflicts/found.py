"""All conflicts of a graph as one frame: a row for each piece of evidence of each side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl

from stancegraph.errors import UsageError
from stancegraph.reconciliation.conflicts.claims import Claim, Conflict, ConflictKind
from stancegraph.reconciliation.conflicts.clusters import reports
from stancegraph.reconciliation.conflicts.coalitions import coalition_conflicts
from stancegraph.reconciliation.conflicts.statements import statement_conflicts
from stancegraph.reconciliation.conflicts.votes import vote_conflicts
from stancegraph.records import (
    Attribution,
    Coalition,
    Document,
    Event,
    Evidence,
    Issue,
    Record,
    RollCall,
    Statement,
)
from stancegraph.records.identifiers import mint
from stancegraph.tables import Tables

KINDS = tuple(kind.value for kind in ConflictKind)
COLUMNS: dict[str, pl.DataType] = {
    "conflict": pl.String(),
    "kind": pl.String(),
    "about": pl.String(),
    "about_label": pl.String(),
    "point": pl.String(),
    "value": pl.String(),
    "node": pl.String(),
    "document": pl.String(),
    "document_title": pl.String(),
    "publisher": pl.String(),
    "date": pl.String(),
    "start": pl.Int64(),
    "end": pl.Int64(),
    "place": pl.String(),
    "exact": pl.String(),
}
"""Column → type. `about` is the report that stands for all that were compared, `point` what is
disputed of it, `value` what one side says; `node` is the statement, coalition, event, roll call or
position that says so, in a document. `start`, `end` and `exact` are its passage, or `place` the
entry or row."""


def conflicts(
    tables: Tables, links: pl.DataFrame, kinds: Iterable[str] | None = None
) -> pl.DataFrame:
    """What sources contradict each other on, with the columns of `COLUMNS`, sorted.

    `tables` are merged, `links` those of reconciliation. Rows of one conflict share `conflict`,
    an identifier that stays while its sides do. Raises UsageError for a kind that does not exist.
    """
    wanted = set(KINDS if kinds is None else kinds)
    for kind in sorted(wanted - set(KINDS)):
        raise UsageError(
            f"there is no kind {kind!r} of conflict", hint=f"kinds: {', '.join(KINDS)}"
        )
    found = [one for one in _all(tables, links) if one.kind in wanted]
    labels = _labels(tables, [one.about for one in found])
    evidence = _evidence(tables, found)
    documents = {row["id"]: row for row in tables[Document].iter_rows(named=True)}
    rows = []
    for conflict in found:
        sides = sorted({(claim.value, claim.node) for claim in conflict.claims})
        identifier = mint("conflict", conflict.kind, conflict.about, conflict.point, sides)
        for claim in conflict.claims:
            document = documents.get(claim.document or "", {})
            proof = _proof(claim, evidence)
            rows.append(
                {
                    "conflict": identifier,
                    "kind": conflict.kind.value,
                    "about": conflict.about,
                    "about_label": labels.get(conflict.about),
                    "point": conflict.point,
                    "value": claim.value,
                    "node": claim.node,
                    "document": claim.document,
                    "document_title": document.get("label"),
                    "publisher": document.get("publisher"),
                    "date": document.get("date"),
                    "start": proof.get("start"),
                    "end": proof.get("end"),
                    "place": _place(proof),
                    "exact": proof.get("exact"),
                }
            )
    order = pl.col("kind").replace_strict(
        {kind: n for n, kind in enumerate(KINDS)}, return_dtype=pl.Int64
    )
    return pl.DataFrame(rows, schema=COLUMNS).sort(
        order, "about_label", "about", "point", "conflict", "value", "document", "node"
    )


def _all(tables: Tables, links: pl.DataFrame) -> Iterator[Conflict]:
    linked = reports(tables, links)
    nested = tables[Attribution].filter(
        pl.col("according_to").is_not_null() | pl.col("according_to_other").is_not_null()
    )
    issues = dict(tables[Issue].select("id", "label").iter_rows())
    yield from coalition_conflicts(linked)
    yield from statement_conflicts(linked, frozenset(nested["id"]), issues)
    yield from vote_conflicts(tables)


def _labels(tables: Tables, identifiers: list[str]) -> dict[str, str]:
    these = pl.col("id").is_in(sorted(set(identifiers)))
    kinds: tuple[type[Record], ...] = (Statement, Coalition, Event, RollCall)
    found = [tables.where(kind, these).select("id", "label") for kind in kinds]
    return dict(pl.concat(found).iter_rows())


def _evidence(tables: Tables, found: Iterable[Conflict]) -> dict[str, dict[str, object]]:
    cited = {one for conflict in found for claim in conflict.claims for one in claim.evidence}
    rows = tables.where(Evidence, pl.col("id").is_in(sorted(cited)))
    return {row["id"]: row for row in rows.iter_rows(named=True)}


def _proof(claim: Claim, evidence: dict[str, dict[str, object]]) -> dict[str, object]:
    """The evidence that has the words of a claim, else the first."""
    rows = [evidence[one] for one in claim.evidence if one in evidence]
    own = [row for row in rows if row["source"] == claim.document] or rows
    for words in claim.words:
        for row in own:
            if words.casefold() in str(row["exact"] or "").casefold():
                return row
    return own[0] if own else {}


def _place(proof: dict[str, object]) -> str | None:
    if proof.get("pointer") is not None:
        return str(proof["pointer"])
    return None if proof.get("row") is None else f"row {proof['row']}"
