"""How well positions read from texts agree with those that a person coded.

Positions are compared at three nested levels: `spot` (passage and holder), `stance` (and polarity),
`full` (and target). What does not agree in full falls into one class of error.
"""

from stancegraph.analysis.evaluation.figures import (
    Evaluation,
    Figures,
    Part,
    Tally,
    evaluate,
)
from stancegraph.analysis.evaluation.judging import Judged, JudgedDocument, Verdict
from stancegraph.analysis.evaluation.lines import Line, read_lines
from stancegraph.analysis.evaluation.matching import Level

__all__ = [
    "Evaluation",
    "Figures",
    "Judged",
    "JudgedDocument",
    "Level",
    "Line",
    "Part",
    "Tally",
    "Verdict",
    "evaluate",
    "read_lines",
]
