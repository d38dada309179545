"""What sources contradict each other on, each side with its evidence; nothing is averaged.

Reports are compared that are of one statement, event or roll call, and only claims that cannot all
be true: numbers and dates whose ranges do not meet, a member beside a list that is whole without
it, one vote told in two ways. That a report leaves something out is no conflict.
"""

from stancegraph.reconciliation.conflicts.found import COLUMNS, KINDS, conflicts

__all__ = ["COLUMNS", "KINDS", "conflicts"]
