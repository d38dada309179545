"""What every record is: frozen, checked, and mapped field by field onto the ontology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo


class As(StrEnum):
    """How the values of a field are written in RDF."""

    LINK = "link"  # an identifier of this graph, relative to the base
    IRI = "iri"  # an absolute IRI elsewhere
    TERM = "term"  # a value of the ontology: `support` → sg:Support
    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    PARTIAL = "partial"  # a PartialDate: gYear, gYearMonth or date, with sg:earliest and sg:latest


@dataclass(frozen=True, slots=True)
class Property:
    """The property that a field becomes (a prefixed name), and how its values are written."""

    name: str
    form: As = As.STRING


class Record(BaseModel):
    """A frozen record; `table` names its table and `classes` its RDF classes, narrowest first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    table: ClassVar[str]
    classes: ClassVar[tuple[str, ...]]
    subclasses: ClassVar[Mapping[tuple[str, str], str]] = {}
    """(field, value) → a class narrower still, such as the events that are meetings."""
    shared: ClassVar[bool] = False
    """True where several sources may name the same node; its scalars then follow from its id."""
    spellings: ClassVar[tuple[str, ...]] = ()
    """Its scalars that do not: of several spellings the first by its letters stands."""

    id: str
    """Identifier relative to the base, such as `country/CHN`."""

    @classmethod
    def mapped(cls) -> Iterator[tuple[str, FieldInfo, Property]]:
        """Each field that becomes triples, with its property."""
        for name, field in cls.model_fields.items():
            for extra in field.metadata:
                if isinstance(extra, Property):
                    yield name, field, extra


Label = Annotated[str, Property("rdfs:label")]
Ids = tuple[str, ...]
"""Several identifiers, in an order that carries no meaning unless a field says so."""
