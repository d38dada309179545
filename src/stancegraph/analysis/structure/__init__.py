"""Signed structure: balance, frustration, camps and what makes them, polarisation, positions.

All take an undirected networkx graph whose edges say agreement or conflict (see `signed`).
"""

from stancegraph.analysis.structure.balance import Balance, balance, unbalanced_triangles
from stancegraph.analysis.structure.camps import Camps, Quality, camps
from stancegraph.analysis.structure.frustration import Frustration, frustration
from stancegraph.analysis.structure.issues import bridging_issues, separating_issues
from stancegraph.analysis.structure.polarisation import Polarisation, esteban_ray, polarisation
from stancegraph.analysis.structure.position import structural_positions
from stancegraph.analysis.structure.spectra import WalkBalance, signed_laplacian, walk_balance

__all__ = [
    "Balance",
    "Camps",
    "Frustration",
    "Polarisation",
    "Quality",
    "WalkBalance",
    "balance",
    "bridging_issues",
    "camps",
    "esteban_ray",
    "frustration",
    "polarisation",
    "separating_issues",
    "signed_laplacian",
    "structural_positions",
    "unbalanced_triangles",
    "walk_balance",
]
