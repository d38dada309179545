"""The files of the ontology, loaded once."""

from __future__ import annotations

import json

import pytest
from rdflib import Graph

from stancegraph.resources import shipped


@pytest.fixture(scope="session")
def ontology() -> Graph:
    return Graph().parse(shipped("ontology/stance.ttl"), format="turtle")


@pytest.fixture(scope="session")
def shapes() -> Graph:
    return Graph().parse(shipped("ontology/shapes.ttl"), format="turtle")


@pytest.fixture(scope="session")
def context() -> dict[str, object]:
    document = json.loads(shipped("ontology/context.jsonld").read_text(encoding="utf-8"))
    return dict(document["@context"])
