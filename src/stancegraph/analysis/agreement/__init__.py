"""Agreement of states in roll calls, cohesion of blocs, scaling, and words beside votes.

votes = VoteMatrix.of(graph.tables, Selection.of({"issue": "human-rights"}))
agreement(votes, "voeten", per="session").frame
"""

from stancegraph.analysis.agreement.blocs import cohesion, cohesion_of_roll_calls
from stancegraph.analysis.agreement.measures import MEASURES, Measure
from stancegraph.analysis.agreement.pairs import (
    Absent,
    Per,
    Unanimous,
    agreement,
    agreement_matrix,
    joint_roll_calls,
    of_state,
    with_percentiles,
)
from stancegraph.analysis.agreement.rollcalls import Abstention, RollCalls, rollcall_tables
from stancegraph.analysis.agreement.scale import Method, correlations, scaling
from stancegraph.analysis.agreement.votes import VoteMatrix, Voter
from stancegraph.analysis.agreement.words import (
    agreement_in_words,
    said_and_voted,
    words_and_votes,
)

__all__ = [
    "MEASURES",
    "Absent",
    "Abstention",
    "Measure",
    "Method",
    "Per",
    "RollCalls",
    "Unanimous",
    "VoteMatrix",
    "Voter",
    "agreement",
    "agreement_in_words",
    "agreement_matrix",
    "cohesion",
    "cohesion_of_roll_calls",
    "correlations",
    "joint_roll_calls",
    "of_state",
    "rollcall_tables",
    "said_and_voted",
    "scaling",
    "with_percentiles",
    "words_and_votes",
]
