"""Occasions: meetings, letters, summits and roll calls."""

from __future__ import annotations

from typing import Annotated, ClassVar

from stancegraph.records.base import As, Ids, Label, Property, Record
from stancegraph.records.dates import PartialDate
from stancegraph.records.identifiers import mint
from stancegraph.records.values import EventKind


class Event(Record):
    """Something that took place, at which or through which statements were made.

    Two reports name the same event when kind, label, organ, session, meeting and date agree.
    """

    table = "events"
    classes = ("sg:Event",)
    subclasses: ClassVar = {("kind", "meeting"): "sg:Meeting"}
    shared = True

    label: Label
    """Contains the name of the organ, where there is one."""
    kind: Annotated[EventKind, Property("sg:eventKind")]
    organ: Annotated[str | None, Property("sg:organ", As.LINK)] = None
    session: Annotated[str | None, Property("sg:session")] = None
    meeting: Annotated[str | None, Property("sg:meetingNumber")] = None
    place: Annotated[str | None, Property("sg:place")] = None
    date: Annotated[PartialDate | None, Property("sg:eventDate", As.PARTIAL)] = None

    @staticmethod
    def identify(kind: EventKind, label: str, *parts: object) -> str:
        """The identifier that follows from everything known about an event."""
        return mint("event", kind, label, *parts)


class RollCall(Record):
    """One recorded vote; each vote cast in it is a position whose target the motion decides."""

    table = "roll_calls"
    classes = ("sg:RollCall", "sg:Event")
    shared = True
    spellings = ("label", "motion")

    label: Label
    organ: Annotated[str, Property("sg:organ", As.LINK)]
    session: Annotated[str | None, Property("sg:session")] = None
    record_number: Annotated[str | None, Property("sg:recordNumber")] = None
    """Under which the organ keeps the vote; reports seldom give it."""
    date: Annotated[PartialDate | None, Property("sg:eventDate", As.PARTIAL)] = None
    document: Annotated[str | None, Property("sg:onDocument", As.LINK)] = None
    resolution: Annotated[str | None, Property("sg:resolution")] = None
    """Symbol of the text that the vote was about."""
    motion: Annotated[str, Property("sg:motion")]
    """What was voted on: the whole text, a paragraph, an amendment, a procedural motion."""
    issues: Annotated[Ids, Property("sg:about", As.LINK)] = ()
    """What the vote was about, as a source tags it, whichever part of the text was voted on."""
    yes: Annotated[int | None, Property("sg:yes", As.INTEGER)] = None
    no: Annotated[int | None, Property("sg:no", As.INTEGER)] = None
    abstain: Annotated[int | None, Property("sg:abstain", As.INTEGER)] = None
    absent: Annotated[int | None, Property("sg:absent", As.INTEGER)] = None

    @staticmethod
    def identify(
        organ: str, session: str | None, record_number: str | None, *described: object
    ) -> str:
        """The identifier of a roll call: its number, or what one document says of it.

        `described` begins with the document, so that votes without a number are never joined
        across documents.
        """
        if record_number is not None:
            return mint("roll-call", organ, session, record_number)
        return mint("roll-call", organ, session, None, *described)
