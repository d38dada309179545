"""Files that ship with the package: the ontology and the examples.

In a wheel they lie inside the package; in a checkout they lie at the top of the repository.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOTS = (_PACKAGE / "shipped", _PACKAGE.parents[1])


def shipped(relative: str) -> Path:
    """The path of a shipped file or folder such as `ontology/stance.ttl`.

    Raises FileNotFoundError when the installation is incomplete.
    """
    for root in _ROOTS:
        if (root / relative).exists():
            return root / relative
    raise FileNotFoundError(f"{relative} is missing from this installation of stancegraph")
