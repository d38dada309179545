"""Networks, matrices and stances to draw, of any size, made up by a fixed seed."""

from datetime import date, timedelta
from xml.etree import ElementTree

import numpy as np
import polars as pl
import pytest

from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Matrix, Network
from stancegraph.analysis.stances import Stances

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\x1b[2J\u202e & <b>"


def codes(number):
    """Distinct codes of three capitals."""
    return [LETTERS[n // 26 % 26] + LETTERS[n % 26] + LETTERS[n * 7 % 26] for n in range(number)]


@pytest.fixture
def signed():
    """Makes a network of two camps, friends inside and foes between."""

    def make(number, *, density=0.5, seed=0):
        rng = np.random.default_rng(seed)
        keys, camp = codes(number), np.arange(number) % 2
        rows, columns = np.triu_indices(number, 1)
        kept = rng.random(len(rows)) < np.where(camp[rows] == camp[columns], density, density / 4)
        sign = np.where(camp[rows] == camp[columns], 1, -1)[kept]
        weight = rng.random(kept.sum()) + 0.1
        edges = pl.DataFrame(
            {
                "source": [keys[at] for at in rows[kept]],
                "target": [keys[at] for at in columns[kept]],
                "weight": weight,
                "sign": sign,
                "signed_weight": weight * sign,
            }
        )
        nodes = pl.DataFrame({"key": keys, "code": keys, "label": keys, "kind": "country"})
        return Network.of(nodes, edges, Made("subtract network", {"issue": "lakes"}))

    return make


@pytest.fixture
def agreement():
    """Makes a matrix of agreement, with two pairs that have no number."""

    def make(number, *, seed=0):
        rng = np.random.default_rng(seed)
        place = (np.arange(number) % 3) + rng.normal(scale=0.2, size=number)
        values = np.exp(-np.abs(place[:, None] - place))
        if number > 3:
            values[0, 3] = values[3, 0] = np.nan
        return Matrix(codes(number), codes(number), values, Made("voeten agreement of votes"))

    return make


@pytest.fixture
def stances():
    """Makes stances on issues, each actor on one side, every tenth on both."""

    def make(number, *, issues=1, days=12, seed=0, label="Lake treaty"):
        rng = np.random.default_rng(seed)
        keys = codes(number)
        rows = []
        for issue in range(issues):
            for at, key in enumerate(keys):
                side = float(rng.choice([1, 0, -1]))
                sides = [1.0, -1.0] if at % 10 == 9 else [side]
                rows += [row(key, f"issue-{issue}", value, at, rng, days) for value in sides]
        about = [f"issue-{issue}" for issue in range(issues)]
        return Stances(
            pl.DataFrame(rows, schema_overrides={"event": pl.String, "via": pl.String}),
            pl.DataFrame({"key": keys, "id": keys, "label": keys, "kind": "country", "code": keys}),
            pl.DataFrame(
                {"key": about, "id": about, "label": [f"{label} {at}" for at in range(issues)]}
            ),
            Made("stances"),
        )

    return make


def row(key, issue, value, at, rng, days):
    """One stance."""
    day = date(2019, 1, 1) + timedelta(days=30 * int(rng.integers(days)))
    return {
        "position": f"{issue}-{key}-{value}",
        "actor": key,
        "issue": issue,
        "value": value,
        "weight": 1.0,
        "earliest": day,
        "latest": day,
        "statement": f"s{at}",
        "document": f"d{at % 4}",
        "event": None,
        "basis": ("recorded", "stated", "reported")[at % 3],
        "tier": "explicit",
        "via": None,
    }


@pytest.fixture
def texts():
    """All texts of an SVG picture."""

    def read(picture):
        root = ElementTree.fromstring(picture.svg())  # noqa: S314  # made by us
        elements = [one for one in root.iter() if one.tag.endswith(("}text", "}tspan"))]
        return [one.text for one in elements if one.text]  # a text of several lines holds tspans

    return read


@pytest.fixture
def attributes():
    """All values of an attribute in an SVG picture."""

    def read(picture, name):
        root = ElementTree.fromstring(picture.svg())  # noqa: S314  # made by us
        return {one.get(name) for one in root.iter() if one.get(name)}

    return read


@pytest.fixture
def hostile():
    """A label from a file that means harm."""
    return HOSTILE
