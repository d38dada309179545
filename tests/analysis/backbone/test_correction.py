from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.analysis.backbone.correction import CORRECTIONS

P = [0.01, 0.04, 0.03, 0.005]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("none", [0.01, 0.04, 0.03, 0.005]),
        ("bonferroni", [0.04, 0.16, 0.12, 0.02]),
        ("holm", [0.03, 0.06, 0.06, 0.02]),
        ("fdr", [0.02, 0.04, 0.04, 0.02]),
    ],
)
def test_each_correction_as_worked_by_hand(name: str, expected: list[float]) -> None:
    assert np.allclose(CORRECTIONS[name](np.array(P)), expected)


@given(st.lists(st.floats(0, 1)))
def test_corrections_are_ordered_from_mild_to_strict(p: list[float]) -> None:
    none, fdr, holm, bonferroni = (
        CORRECTIONS[name](np.array(p)) for name in ("none", "fdr", "holm", "bonferroni")
    )
    assert (none <= fdr + 1e-12).all()
    assert (fdr <= holm + 1e-12).all()
    assert (holm <= bonferroni + 1e-12).all()
    assert (bonferroni <= 1).all()
