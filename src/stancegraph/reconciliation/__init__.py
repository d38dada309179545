"""Which statements, events and coalitions of different documents are one.

Nothing is merged in the sources: every report keeps its wording, its size and its members. What
is found is a link from each report to the earliest of them.
"""

from stancegraph.reconciliation.reach import meet
from stancegraph.reconciliation.reconcile import Reconciliation, reconcile

__all__ = ["Reconciliation", "meet", "reconcile"]
