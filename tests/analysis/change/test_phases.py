"""Phases: distances between networks, and when they change."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancegraph.analysis.change import Distance, distances, phases
from stancegraph.analysis.made import Made
from stancegraph.analysis.results import Matrix, Network
from stancegraph.errors import UsageError

ACTORS = [f"A{n}" for n in range(8)]
Weights = dict[tuple[str, str], float]


def network(weights: Weights, nodes: list[str] = ACTORS) -> Network:
    made = Network(made=Made("subtract network").to_json())
    made.add_nodes_from(nodes)
    for (one, other), value in weights.items():
        made.add_edge(one, other, weight=abs(value), sign=np.sign(value), signed_weight=value)
    return made


def camps(*sides: str, seed: int) -> Network:
    """Ties of 2 within camps and -1 across, with noise; a side is a text of digits."""
    random = np.random.default_rng(seed)
    found: Weights = {}
    for i, one in enumerate(ACTORS):
        for j, other in enumerate(ACTORS[:i]):
            together = any(str(i) in side and str(j) in side for side in sides)
            found[other, one] = (2.0 if together else -1.0) + random.normal(scale=0.4)
    return network(found)


def series(*parts: tuple[int, tuple[str, ...]]) -> dict[str, Network]:
    found = [sides for length, sides in parts for _ in range(length)]
    return {str(2000 + n): camps(*sides, seed=n) for n, sides in enumerate(found)}


# -- distances ------------------------------------------------------------------------------------


def test_the_distance_of_weights_is_that_of_the_matrices() -> None:
    one, other = network({("A0", "A1"): 3.0}), network({("A1", "A2"): -4.0})
    found = distances({"one": one, "other": other}, scaled=False)

    # Each tie stands twice in its matrix.
    assert found.values[0, 1] == pytest.approx(np.sqrt(2 * (9 + 16)))


def test_the_distance_of_spectra_is_that_of_the_eigenvalues() -> None:
    line = network({("A0", "A1"): 1.0, ("A1", "A2"): 1.0}, ["A0", "A1", "A2"])
    ring = network({("A0", "A1"): 1.0, ("A1", "A2"): 1.0, ("A0", "A2"): 1.0}, ["A0", "A1", "A2"])
    found = distances({"line": line, "ring": ring}, distance="spectrum", scaled=False)

    # The Laplacian of a line of three has 0, 1, 3; that of a ring 0, 3, 3.
    assert found.values[0, 1] == pytest.approx(2)


@pytest.mark.parametrize("distance", Distance)
@settings(max_examples=15)
@given(seeds=st.lists(st.integers(0, 999), min_size=3, max_size=3))
def test_distances_are_a_metric(distance: Distance, seeds: list[int]) -> None:
    given_ = {f"{n}": camps("0123", "4567", seed=seed) for n, seed in enumerate(seeds)}
    values = distances(given_, distance=distance).values

    assert (values == values.T).all()
    assert (np.diag(values) == 0).all()
    assert values[0, 2] <= values[0, 1] + values[1, 2] + 1e-12


def test_a_relabelled_network_has_the_same_spectrum_and_other_weights() -> None:
    one = camps("0123", "4567", seed=1)
    names = dict(zip(ACTORS, ACTORS[::-1], strict=True))
    other = network({(names[a], names[b]): w for a, b, w in one.edges(data="signed_weight")})

    assert distances({"1": one, "2": other}, distance="spectrum").values[0, 1] < 1e-12
    assert distances({"1": one, "2": other}).values[0, 1] > 0.01


def test_more_of_the_same_is_no_other_network() -> None:
    one = camps("0123", "4567", seed=1)
    twice = network({(a, b): 2 * w for a, b, w in one.edges(data="signed_weight")})

    assert distances({"1": one, "2": twice}).values[0, 1] == pytest.approx(0, abs=1e-12)
    assert distances({"1": one, "2": twice}, scaled=False).values[0, 1] > 1


def test_the_order_of_nodes_does_not_matter() -> None:
    one = camps("0123", "4567", seed=1)
    other = network({(b, a): w for a, b, w in one.edges(data="signed_weight")}, ACTORS[::-1])

    assert distances({"1": one, "2": other}).values[0, 1] == 0


@pytest.mark.parametrize("distance", Distance)
def test_an_empty_network_is_one_too(distance: Distance) -> None:
    given_ = {"none": network({}, []), "some": network({("A0", "A1"): 1.0})}

    assert distances(given_, distance=distance).values[0, 1] > 0
    assert distances({"none": network({}, [])}, distance=distance).values.tolist() == [[0.0]]
    assert distances({}, distance=distance).values.shape == (0, 0)


# -- phases ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("distance", Distance)
def test_a_planted_change_of_camps_is_found(distance: Distance) -> None:
    given_ = series((9, ("0123", "4567")), (8, ("01234567",)), (7, ("0123", "4567")))
    found = phases(distances(given_, distance=distance)).frame

    assert found["first"].to_list() == ["2000", "2009", "2017"]
    assert found["last"].to_list() == ["2008", "2016", "2023"]


def test_a_change_of_sides_leaves_the_spectrum_as_it_was() -> None:
    given_ = series((8, ("0123", "4567")), (8, ("0246", "1357")))

    assert phases(distances(given_)).frame["first"].to_list() == ["2000", "2008"]
    assert phases(distances(given_, distance="spectrum")).frame.height == 1


def test_equal_networks_are_one_phase() -> None:
    given_ = {str(n): camps("0123", "4567", seed=1) for n in range(12)}

    assert phases(distances(given_)).frame.select("length", "spread").rows() == [(12, 0.0)]


def test_noise_changes_no_more_often_than_the_alarm_allows() -> None:
    alarms = 0
    for seed in range(100):
        points = np.random.default_rng(seed).normal(size=(16, 3))
        apart = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))
        names = [str(n) for n in range(16)]
        found = phases(Matrix(names, names, apart, Made("distances")), shuffles=199)
        alarms += found.frame.height > 1

    # 5 in 100 are expected; more than 11 come about once in 200 such tests.
    assert alarms <= 11


def test_few_networks_cannot_show_a_change() -> None:
    given_ = series((2, ("0123", "4567")), (2, ("01234567",)))

    assert phases(distances(given_)).frame.height == 1


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_a_short_series_is_one_phase_or_none(count: int) -> None:
    given_ = {str(n): camps("0123", seed=n) for n in range(count)}

    assert phases(distances(given_)).frame.height == min(count, 1)


def test_phases_are_the_same_each_time_and_say_how_they_were_made() -> None:
    apart = distances(series((9, ("0123", "4567")), (8, ("01234567",))))
    one, other = phases(apart), phases(apart)

    assert one.frame.equals(other.frame)
    assert one.made == other.made
    assert one.made.what == "phases of distances of subtract network"
    assert one.made.options["seed"] == "1"


def test_a_penalty_can_be_given() -> None:
    apart = distances(series((3, ("0123", "4567")), (3, ("01234567",))))

    assert phases(apart, penalty=1e-3).frame["first"].to_list() == ["2000", "2003"]


def test_the_gain_is_the_fall_of_the_scatter() -> None:
    places = np.array([0.0, 0, 0, 3, 3, 3])
    names = list("abcdef")
    apart = Matrix(names, names, np.abs(places[:, None] - places[None]), Made("distances"))

    assert phases(apart, penalty=1).frame["gain"].to_list() == [None, pytest.approx(13.5)]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"alarm": 0}, "share of 0"),
        ({"shuffles": 0}, "in 0 orders"),
        ({"shortest": 0}, "segments of 0"),
        ({"penalty": -1}, "penalty of -1"),
    ],
)
def test_what_cannot_be_found_is_refused(asked: dict[str, object], said: str) -> None:
    apart = distances(series((4, ("0123",))))

    with pytest.raises(UsageError, match=said):
        phases(apart, **asked)  # type: ignore[arg-type]


def test_what_is_no_distance_is_refused() -> None:
    broken = Matrix(["a", "b"], ["a", "b"], np.array([[0, 1], [np.nan, 0]]), Made("distances"))

    with pytest.raises(UsageError, match="no distances"):
        phases(broken)
    with pytest.raises(UsageError, match="distance cannot be 'far'"):
        distances({}, distance="far")


def test_a_two_mode_network_has_its_distance_too() -> None:
    one, other = nx.path_graph(3), nx.star_graph(3)
    nets = {
        name: network({(str(a), str(b)): 1.0 for a, b in graph.edges}, [str(a) for a in graph])
        for name, graph in (("one", one), ("other", other))
    }

    assert distances(nets).values[0, 1] > 0
