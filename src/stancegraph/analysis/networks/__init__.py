"""Discourse networks: affiliation, congruence, conflict, subtract, ignored."""

from stancegraph.analysis.networks.duplicates import Duplicates
from stancegraph.analysis.networks.network import (
    Isolates,
    Kind,
    Of,
    Ties,
    counting,
    incidence,
    network,
    projection,
)
from stancegraph.analysis.networks.normalisation import Normalise
from stancegraph.analysis.networks.projection import Incidence
from stancegraph.analysis.results import Network

__all__ = [
    "Duplicates",
    "Incidence",
    "Isolates",
    "Kind",
    "Network",
    "Normalise",
    "Of",
    "Ties",
    "counting",
    "incidence",
    "network",
    "projection",
]
