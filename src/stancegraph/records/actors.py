"""Who holds positions and who speaks: countries, blocs, coalitions, organs and persons."""

from __future__ import annotations

from typing import Annotated

from stancegraph.records.base import As, Ids, Label, Property, Record
from stancegraph.records.dates import PartialDate
from stancegraph.records.identifiers import mint
from stancegraph.records.values import UnStatus


class Country(Record):
    """A state or territory, under the UN's short name or the name its documents use."""

    table = "countries"
    classes = ("sg:Country", "sg:Actor")
    shared = True

    label: Label
    code: Annotated[str, Property("sg:code")]
    """ISO 3166-1 alpha-3; XKX for Kosovo; ISO 3166-3 for former states."""
    un_status: Annotated[UnStatus, Property("sg:unStatus")]
    m49: Annotated[str | None, Property("sg:m49")] = None
    valid_from: Annotated[PartialDate | None, Property("sg:validFrom", As.PARTIAL)] = None
    valid_until: Annotated[PartialDate | None, Property("sg:validUntil", As.PARTIAL)] = None
    successors: Annotated[Ids, Property("sg:successor", As.LINK)] = ()
    matches: Annotated[tuple[str, ...], Property("skos:exactMatch", As.IRI)] = ()


class Bloc(Record):
    """A standing group or organisation of states."""

    table = "blocs"
    classes = ("sg:Bloc", "sg:Actor")
    shared = True

    label: Label


class Organ(Record):
    """A body that meets, decides, or is addressed: the Third Committee, the Security Council."""

    table = "organs"
    classes = ("sg:Organ", "sg:Actor")
    shared = True

    label: Label


class Coalition(Record):
    """States gathered for one occasion; what is not known of them stays unknown.

    `{count: 54}` is 54 to 54, `{more_than: 30}` 31 to open, `{text: dozens}` 24 to open.
    """

    table = "coalitions"
    classes = ("sg:Coalition", "sg:Actor")

    label: Label
    size_min: Annotated[int | None, Property("sg:sizeMin", As.INTEGER)] = None
    size_max: Annotated[int | None, Property("sg:sizeMax", As.INTEGER)] = None
    size_text: Annotated[str, Property("sg:sizeText")]
    complete: Annotated[bool, Property("sg:complete", As.BOOLEAN)]
    members: Annotated[Ids, Property("sg:knownMember", As.LINK)] = ()
    """Every member ever named, those who left included."""


class Person(Record):
    """Somebody who speaks for an actor."""

    table = "persons"
    classes = ("sg:Person", "sg:Actor")
    shared = True

    label: Label
    speaks_for: Annotated[str | None, Property("sg:speaksFor", As.LINK)] = None
    offices: Annotated[tuple[str, ...], Property("sg:office")] = ()

    @staticmethod
    def identify(name: str, speaks_for: str | None) -> str:
        """The identifier of a person of that name who speaks for that actor."""
        return mint("person", name, speaks_for)


class Membership(Record):
    """A member of a coalition or bloc over a period; open where a date is missing."""

    table = "memberships"
    classes = ("sg:Membership",)

    member: Annotated[str, Property("sg:member", As.LINK)]
    group: Annotated[str, Property("sg:group", As.LINK)]
    joined: Annotated[PartialDate | None, Property("sg:joined", As.PARTIAL)] = None
    left: Annotated[PartialDate | None, Property("sg:left", As.PARTIAL)] = None
    source: Annotated[str | None, Property("sg:membershipSource")] = None
    """Where it is told, in words or as an address."""
    attested_by: Annotated[Ids, Property("sg:attestedBy", As.LINK)] = ()
    """Evidence of the membership."""
