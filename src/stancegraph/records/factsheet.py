"""The fact sheet: what a person or an extractor says a document contains, with names as written.

Extraction and hand-made YAML share this form, so one step (`resolution.assemble`) turns both
into records. Names are resolved there, not here.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from stancegraph.records.dates import PartialDate
from stancegraph.records.sources import WEB_ADDRESS, Document
from stancegraph.records.values import (
    Act,
    Basis,
    Choice,
    EventKind,
    Modality,
    Outcome,
    Polarity,
    StatementKind,
    Tier,
)


def _written(text: str) -> str:
    if not text.strip():
        raise ValueError("nothing is written here")
    return text


Name = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_written)]
Prose = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(_written)]


class Entry(BaseModel):
    """A part of a fact sheet."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Span(Entry):
    """Where in the text: `start` and `end` in code points, `end` exclusive, or a quotation."""

    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)
    quote: Prose | None = None
    """The words themselves; checked against the offsets when both are given."""

    @model_validator(mode="after")
    def _in_order(self) -> Span:
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end belong together; give both or neither")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"the end {self.end} does not lie behind the start {self.start}")
        return self


class Member(Entry):
    """A member of a coalition, with the days it joined and left where they are known."""

    name: Name
    joined: PartialDate | None = None
    left: PartialDate | None = None
    source: str | None = Field(default=None, max_length=2000)

    @model_validator(mode="after")
    def _in_order(self) -> Member:
        if self.joined and self.left and self.left.latest < self.joined.earliest:
            raise ValueError(f"{self.name} left ({self.left}) before it joined ({self.joined})")
        return self


class Group(Entry):
    """A coalition: one way of giving its size, and the members that are named."""

    count: int | None = Field(default=None, ge=1, le=500)
    more_than: int | None = Field(default=None, ge=1, le=500)
    at_least: int | None = Field(default=None, ge=1, le=500)
    about: int | None = Field(default=None, ge=1, le=500)
    text: Name | None = None
    """The size in words (`dozens`, `some`), or the wording where a number is given too."""
    members: tuple[Name | Member, ...] = Field(default=(), max_length=500)

    @model_validator(mode="after")
    def _one_size(self) -> Group:
        given = [
            n for n in (self.count, self.more_than, self.at_least, self.about) if n is not None
        ]
        if len(given) > 1:
            raise ValueError("give one of count, more_than, at_least and about")
        if not given and self.text is None and not self.members:
            raise ValueError("give a size (count, more_than, at_least, about, text) or members")
        return self


class Speaker(Entry):
    """A person who speaks, the office held, and the actor spoken for."""

    name: Name
    office: Name | None = None
    speaks_for: Name | None = None


class Described(Entry):
    """What is told of a document beside its content."""

    title: Prose | None = None
    publisher: Name | None = None
    date: PartialDate | None = None
    language: str | None = Field(default=None, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")
    url: str | None = Field(default=None, max_length=2000, pattern=WEB_ADDRESS)
    licence: Name | None = None


class FactSheetDocument(Described):
    """The document that the sheet is about; `path` and `sha256` where its text is at hand."""

    path: str | None = Field(default=None, max_length=1000)
    """Relative to the fact sheet."""
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")

    @classmethod
    def of(cls, document: Document, *, at_hand: bool) -> FactSheetDocument:
        """The head of a document's sheet, which lies beside its text where that is at hand."""
        return cls(
            title=document.label,
            publisher=document.publisher,
            date=document.date,
            language=document.language,
            url=document.url,
            licence=document.licence,
            path=document.name if at_hand else None,
            sha256=document.sha256 if at_hand else None,
        )


class FactSheetEvent(Entry):
    """An event; `id` is a key inside this sheet."""

    id: Name
    kind: EventKind = EventKind.MEETING
    label: Name
    organ: Name | None = None
    session: Name | None = None
    meeting: Name | None = None
    place: Name | None = None
    date: PartialDate | None = None


class FactSheetPosition(Span):
    """A position; without `holder` it is held by those for whom the statement was made."""

    holder: Name | Group | None = None
    polarity: Polarity
    act: Act | None = None
    target: Prose
    target_actor: Name | None = None
    target_statement: Name | None = None
    """Key of the statement that is the target, such as the letter that a state left."""
    target_event: Name | None = None
    issue: Name | None = None
    """Identifier of a codebook issue; without it the codebook's patterns decide."""
    issue_sense: Literal["same", "reversed"] = "same"
    basis: Basis = Basis.REPORTED
    modality: Modality = Modality.ASSERTED
    tier: Tier = Tier.EXPLICIT
    according_to: Name | None = None
    """A state or group whose words these are, or any other source by name."""
    cue: Name | None = None
    rule: Name | None = None

    @model_validator(mode="after")
    def _one_target(self) -> FactSheetPosition:
        if self.target_statement is not None and self.target_event is not None:
            raise ValueError("give one of target_statement and target_event")
        return self


class FactSheetStatement(Entry):
    """A statement; `id` is a key inside this sheet, needed only where another entry names it."""

    id: Name | None = None
    kind: StatementKind = StatementKind.NATIONAL
    speakers: tuple[Name | Speaker, ...] = Field(default=(), max_length=500)
    spokesperson: Name | None = None
    on_behalf_of: Name | Group | None = None
    event: Name | None = None
    date: PartialDate | None = None
    in_reply_to: tuple[Name, ...] = ()
    addressed_to: tuple[Name, ...] = ()
    known_from: Name | None = None
    passages: tuple[Span, ...] = ()
    positions: tuple[FactSheetPosition, ...] = Field(default=(), max_length=10_000)


class FactSheetVote(Entry):
    """Those who made one choice in a roll call, in the same passages."""

    choice: Choice
    by: tuple[Name | Group, ...] = Field(min_length=1, max_length=500)
    """States by name; those that are only counted as a group."""
    act: Act | None = None
    """Where it is more than the choice itself: a veto."""
    tier: Tier = Tier.EXPLICIT
    passages: tuple[Span, ...] = ()
    cue: Name | None = None
    rule: Name | None = None


class FactSheetRollCall(Entry):
    """A recorded vote. The totals are those announced, whatever the lists of names say."""

    organ: Name
    session: Name | None = None
    record_number: Name | None = None
    """The number under which the organ keeps the vote."""
    date: PartialDate | None = None
    resolution: Name | None = None
    """Symbol of the text that the vote was about."""
    motion: Prose
    """What was voted on, and so the target of every vote: a text, paragraph or amendment."""
    target_actor: Name | None = None
    """Whose motion it was."""
    issue: Name | None = None
    issue_sense: Literal["same", "reversed"] = "same"
    in_favour: int | None = Field(default=None, ge=0, le=500)
    against: int | None = Field(default=None, ge=0, le=500)
    abstaining: int | None = Field(default=None, ge=0, le=500)
    absent: int | None = Field(default=None, ge=0, le=500)
    outcome: Outcome | None = None
    """What the organ decided by it, which is the organ's own position."""
    passages: tuple[Span, ...] = ()
    """Where the outcome is told."""
    votes: tuple[FactSheetVote, ...] = Field(default=(), max_length=1000)


class FactSheet(Entry):
    """A document's events, recorded votes and statements, with nested positions."""

    document: FactSheetDocument
    events: tuple[FactSheetEvent, ...] = Field(default=(), max_length=10_000)
    statements: tuple[FactSheetStatement, ...] = Field(default=(), max_length=100_000)
    roll_calls: tuple[FactSheetRollCall, ...] = Field(default=(), max_length=10_000)
