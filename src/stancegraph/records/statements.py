"""What was said and what it amounts to: statements, positions, attributions, issues."""

from __future__ import annotations

import re
from typing import Annotated

from stancegraph.records.base import As, Ids, Label, Property, Record
from stancegraph.records.dates import PartialDate
from stancegraph.records.identifiers import mint, slug
from stancegraph.records.values import Act, Basis, Modality, Polarity, StatementKind, Tier

_SESSION_IN_SYMBOL = 31
"""Since this session resolutions of the General Assembly bear its number: A/RES/31/1."""


class Statement(Record):
    """One speech act: who spoke, for whom, where, when, in reply to what."""

    table = "statements"
    classes = ("sg:Statement",)

    label: Label
    kind: Annotated[StatementKind, Property("sg:statementKind", As.TERM)]
    speakers: Annotated[Ids, Property("sg:speaker", As.LINK)] = ()
    """Persons, or the actor itself where no person is named."""
    spokesperson: Annotated[str | None, Property("sg:spokesperson", As.LINK)] = None
    """The country that spoke for others."""
    on_behalf_of: Annotated[Ids, Property("sg:onBehalfOf", As.LINK)] = ()
    event: Annotated[str | None, Property("sg:madeAt", As.LINK)] = None
    date: Annotated[PartialDate | None, Property("sg:statementDate", As.PARTIAL)] = None
    in_reply_to: Annotated[Ids, Property("sg:inReplyTo", As.LINK)] = ()
    addressed_to: Annotated[Ids, Property("sg:addressedTo", As.LINK)] = ()
    passages: Annotated[Ids, Property("sg:passage", As.LINK)] = ()
    """Evidence, in reading order."""
    known_from: Annotated[str | None, Property("sg:knownFrom", As.LINK)] = None
    """The statement through which alone this one is known."""
    run: Annotated[str | None, Property("sg:producedBy", As.LINK)] = None


class Attribution(Record):
    """Who says so: the reporting document, and the actor whose words it cites."""

    table = "attributions"
    classes = ("sg:Attribution",)

    reported_by: Annotated[str, Property("sg:reportedBy", As.LINK)]
    according_to: Annotated[str | None, Property("sg:accordingTo", As.LINK)] = None
    according_to_other: Annotated[str | None, Property("sg:accordingTo", As.TERM)] = None
    """`other_source` where the claimant is no state; then the text names it."""
    according_to_text: Annotated[str | None, Property("sg:accordingToText")] = None


class Position(Record):
    """A holder's stance towards a target, with its evidence; never a bare fact."""

    table = "positions"
    classes = ("sg:Position",)

    holder: Annotated[str, Property("sg:holder", As.LINK)]
    polarity: Annotated[Polarity, Property("sg:polarity", As.TERM)]
    act: Annotated[Act | None, Property("sg:act", As.TERM)] = None
    target: Annotated[str, Property("sg:target", As.LINK)]
    """An issue, actor, event, document, statement or roll call."""
    target_text: Annotated[str, Property("sg:targetText")]
    target_actor: Annotated[str | None, Property("sg:targetActor", As.LINK)] = None
    issue: Annotated[str | None, Property("sg:issue", As.LINK)] = None
    issue_polarity: Annotated[Polarity | None, Property("sg:issuePolarity", As.TERM)] = None
    """The polarity turned by the sense of the pattern that found the issue."""
    basis: Annotated[Basis, Property("sg:basis", As.TERM)]
    modality: Annotated[Modality, Property("sg:modality", As.TERM)] = Modality.ASSERTED
    tier: Annotated[Tier, Property("sg:tier", As.TERM)] = Tier.EXPLICIT
    date: Annotated[PartialDate | None, Property("sg:positionDate", As.PARTIAL)] = None
    statement: Annotated[str | None, Property("sg:expressedIn", As.LINK)] = None
    roll_call: Annotated[str | None, Property("sg:castIn", As.LINK)] = None
    evidence: Annotated[Ids, Property("sg:evidence", As.LINK)]
    attribution: Annotated[str, Property("sg:attribution", As.LINK)]
    cue: Annotated[str | None, Property("sg:cue")] = None
    """The words that express the stance."""
    rule: Annotated[str | None, Property("sg:rule")] = None
    """The rule or lexicon entry that found it; none where a person wrote it."""

    @staticmethod
    def cast_stem(roll_call: str, attribution: str) -> str:
        """How the identifiers of all votes of a roll call begin, as one attribution tells them.

        `-` with the last part of the holder's identifier and `-` with the polarity complete it
        (`position/3f2a…-CHN-support`), so that a million votes are named by joining columns.
        """
        return mint("position", roll_call, attribution)

    @classmethod
    def cast_by(cls, roll_call: str, attribution: str, holder: str, polarity: Polarity) -> str:
        """The identifier of one vote: who cast it in a roll call, and which way."""
        stem = cls.cast_stem(roll_call, attribution)
        return f"{stem}-{holder.rpartition('/')[2]}-{polarity}"


class DerivedPosition(Position):
    """A coalition's or bloc's position seen from one known member; kept in a graph of its own."""

    table = "derived_positions"

    inferred_from: Annotated[str, Property("sg:inferredFrom", As.LINK)]
    via: Annotated[str, Property("sg:via", As.LINK)]
    """The coalition or bloc that links the member to the position."""


class Issue(Record):
    """A concept that positions are about: of a codebook, or known by the words of targets."""

    table = "issues"
    classes = ("sg:Issue", "skos:Concept")
    shared = True
    spellings = ("label",)

    label: Annotated[str, Property("skos:prefLabel"), Property("rdfs:label")]
    definition: Annotated[str | None, Property("skos:definition")] = None
    """What it means to support the issue."""
    broader: Annotated[Ids, Property("skos:broader", As.LINK)] = ()
    scope: Annotated[str | None, Property("sg:scopedTo", As.LINK)] = None
    """The document outside which the issue means nothing."""

    @staticmethod
    def of_text(symbol: str) -> str:
        """The identifier of a draft or resolution as an issue, by its symbol: `A/RES/74/168`.

        The same whichever table names it: `R/74/168` of sessions from 31 on is `A/RES/74/168`.
        """
        plain = "".join(symbol.split()).upper()
        found = re.fullmatch(r"R/(\d+)/(\d+[A-Z]*)", plain)
        if found and int(found[1]) >= _SESSION_IN_SYMBOL:
            plain = f"A/RES/{found[1]}/{found[2]}"
        return f"issue/text-{slug(plain)}" if slug(plain) else mint("issue", plain)
