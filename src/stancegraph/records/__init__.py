"""What a graph is made of: frozen records, identifiers and partial dates. No input or output."""

from stancegraph.records.actors import Bloc, Coalition, Country, Membership, Organ, Person
from stancegraph.records.base import As, Property, Record
from stancegraph.records.collection import Collection
from stancegraph.records.dates import PartialDate
from stancegraph.records.events import Event, RollCall
from stancegraph.records.factsheet import FactSheet
from stancegraph.records.links import Link
from stancegraph.records.sources import Coding, Document, Evidence, Run, Text
from stancegraph.records.statements import (
    Attribution,
    DerivedPosition,
    Issue,
    Position,
    Statement,
)

KINDS: tuple[type[Record], ...] = (
    Attribution,
    Bloc,
    Coalition,
    Coding,
    Country,
    DerivedPosition,
    Document,
    Event,
    Evidence,
    Issue,
    Link,
    Membership,
    Organ,
    Person,
    Position,
    RollCall,
    Run,
    Statement,
    Text,
)
"""Every kind of record that has a table, by name."""

__all__ = [
    "KINDS",
    "As",
    "Attribution",
    "Bloc",
    "Coalition",
    "Coding",
    "Collection",
    "Country",
    "DerivedPosition",
    "Document",
    "Event",
    "Evidence",
    "FactSheet",
    "Issue",
    "Link",
    "Membership",
    "Organ",
    "PartialDate",
    "Person",
    "Position",
    "Property",
    "Record",
    "RollCall",
    "Run",
    "Statement",
    "Text",
]
