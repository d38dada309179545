"""Change over time: windows, kernels, series, change points, and who moved."""

from stancegraph.analysis.change.kernels import Kernel, at, density
from stancegraph.analysis.change.movers import Move, movers
from stancegraph.analysis.change.phases import Distance, distances, phases
from stancegraph.analysis.change.recurring import Recurring, recurring
from stancegraph.analysis.change.segments import changes
from stancegraph.analysis.change.series import sides, standing
from stancegraph.analysis.change.units import Unit
from stancegraph.analysis.change.windows import Dating, Window, Windows, windows

__all__ = [
    "Dating",
    "Distance",
    "Kernel",
    "Move",
    "Recurring",
    "Unit",
    "Window",
    "Windows",
    "at",
    "changes",
    "density",
    "distances",
    "movers",
    "phases",
    "recurring",
    "sides",
    "standing",
    "windows",
]
