"""A small network whose labels hold whatever a source may say."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Network

HOSTILE = (
    'é "quoted" it\'s <script>alert(1)</script> & \\back\nnew\rline\ttab\x01\x1b \u202ertl; %=#,'
)
MADE = Made("congruence network", {"issue": "a --> b\nc"}, {"normalise": "none"})


@pytest.fixture
def hostile_label() -> str:
    return HOSTILE


@pytest.fixture
def network() -> Network:
    nodes = pl.DataFrame(
        [
            {"key": "CHN", "id": "country/CHN", "label": "China", "kind": "country", "code": "CHN"},
            {"key": "bloc:European Union", "id": "bloc/eu", "label": "EU", "kind": "bloc"},
            {"key": HOSTILE, "id": "coalition/c", "label": HOSTILE, "kind": "coalition"},
            {"key": "alone", "id": "country/alone", "label": "Alone", "kind": "country"},
        ]
    )
    edges = pl.DataFrame(
        [
            tie("CHN", "bloc:European Union", 2.5, -1, share=0.5),
            tie("CHN", HOSTILE, 3.0, 1, share=float("nan")),
            tie(HOSTILE, "bloc:European Union", 1.0, 0),
        ]
    )
    return Network.of(nodes, edges, MADE)


@pytest.fixture
def dated(network: Network) -> Network:
    """The same with days on its ties: two times, once, never."""
    twice = [("2019-10-29", "2019-10-29"), (date(2021, 6, 1), date(2021, 6, 30))]
    network.edges["CHN", "bloc:European Union"]["days"] = twice
    network.edges["CHN", HOSTILE].update(earliest=date(2019, 7, 8), latest=date(2019, 7, 12))
    return network


@pytest.fixture
def affiliation() -> Network:
    """Actors and issues, one of each without a tie."""
    nodes = pl.DataFrame(
        [
            {"key": key, "label": key, "kind": kind, "side": side}
            for key, kind, side in [
                ("x", "issue", "issue"),
                ("CHN", "country", "actor"),
                ("USA", "country", "actor"),
                ("silent", "country", "actor"),
                ("human rights", "issue", "issue"),
                ("unsaid", "issue", "issue"),
            ]
        ]
    )
    edges = pl.DataFrame(
        [tie("CHN", "x", 2.0, 1), tie("USA", "x", 1.5, -1), tie("USA", "human rights", 4.0, 1)]
    )
    return Network.of(nodes, edges, Made("affiliation network"))


def tie(source: str, target: str, weight: float, sign: int, **others: object) -> dict[str, object]:
    strength = {"weight": weight, "sign": sign, "signed_weight": sign * weight}
    return {"source": source, "target": target, **strength, **others}
