"""How benchmarks compare: two pieces of work in turn, in one run, and the ratio pair by pair."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest

Work = Callable[[], object]


@pytest.fixture
def beside(benchmark: Any) -> Callable[..., None]:
    """Time `ours` and `theirs` in turn; print the median ratio beside the limit that we want."""

    def run(ours: Work, theirs: Work, *, wanted: float, rounds: int = 10) -> None:
        ratios: list[float] = []

        def both() -> None:
            start = time.perf_counter()
            ours()
            middle = time.perf_counter()
            theirs()
            ratios.append((middle - start) / (time.perf_counter() - middle))

        benchmark.pedantic(both, rounds=rounds, warmup_rounds=1)
        ratio = statistics.median(ratios[1:])
        benchmark.extra_info.update(ratio=ratio, wanted=wanted)
        spread = f"{min(ratios[1:]):.2f} to {max(ratios[1:]):.2f}"
        print(f"{benchmark.name}: median ratio {ratio:.2f} ({spread}), wanted: at most {wanted}")

    return run
