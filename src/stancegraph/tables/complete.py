"""From the rows of all sources to the tables that everything else reads."""

from __future__ import annotations

from stancegraph.records import DerivedPosition
from stancegraph.tables.checks import check_evidence
from stancegraph.tables.derived import derive
from stancegraph.tables.tables import Tables


def complete(raw: Tables) -> Tables:
    """Merged tables, checked, with what follows from them.

    Raises DuplicateId or EvidenceMismatch where the sources do not fit together.
    """
    merged = raw.merged()
    check_evidence(merged)
    return merged.joined(Tables({DerivedPosition: derive(merged)}))
