"""The closed lists of values; the ontology has one individual for each."""

from __future__ import annotations

from enum import StrEnum


class Polarity(StrEnum):
    """Which way a position points."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    NEUTRAL = "neutral"

    def turned(self) -> Polarity:
        """The other side; neutral stays neutral."""
        return {Polarity.SUPPORT: Polarity.OPPOSE, Polarity.OPPOSE: Polarity.SUPPORT}.get(
            self, self
        )


class Basis(StrEnum):
    """How a position is known: an act on record, own words, or a paraphrase."""

    RECORDED = "recorded"
    STATED = "stated"
    REPORTED = "reported"


class Modality(StrEnum):
    """Whether a position is taken, taken under a condition, or only drafted."""

    ASSERTED = "asserted"
    CONDITIONAL = "conditional"
    DRAFT = "draft"


class Tier(StrEnum):
    """How the holder was found: named in the clause, pointed to, carried over, in a table."""

    EXPLICIT = "explicit"
    PRONOUN = "pronoun"
    CARRIED = "carried"
    TABLE = "table"


class StatementKind(StrEnum):
    """The kind of speech act."""

    NATIONAL = "national"
    JOINT = "joint"
    LETTER = "letter"
    EXPLANATION_OF_VOTE = "explanation_of_vote"
    RIGHT_OF_REPLY = "right_of_reply"
    SPONSORSHIP = "sponsorship"
    WITHDRAWAL = "withdrawal"
    REMARK = "remark"


class EventKind(StrEnum):
    """The kind of occasion."""

    MEETING = "meeting"
    LETTER = "letter"
    SUMMIT = "summit"
    VOTE = "vote"
    OTHER = "other"


class UnStatus(StrEnum):
    """Standing of a state or territory with the United Nations."""

    MEMBER = "member"
    OBSERVER = "observer"
    NONE = "none"


class EvidenceKind(StrEnum):
    """Where the proof lies: a passage of a text, a row of a table, an entry of a fact sheet."""

    PASSAGE = "passage"
    ROW = "row"
    ENTRY = "entry"


class Choice(StrEnum):
    """What a state did in a recorded vote; only absence is no position."""

    IN_FAVOUR = "in_favour"
    AGAINST = "against"
    ABSTAINING = "abstaining"
    ABSENT = "absent"


class Outcome(StrEnum):
    """What a recorded vote decided."""

    ADOPTED = "adopted"
    REJECTED = "rejected"


class LinkKind(StrEnum):
    """What several reports may tell of as one."""

    STATEMENT = "statement"
    EVENT = "event"
    COALITION = "coalition"


class Decided(StrEnum):
    """What said that two reports tell of one thing: their likeness, or a person."""

    SCORE = "score"
    JUDGEMENT = "judgement"


class Act(StrEnum):
    """What the holder did to express the position; the ontology maps each to PLOVER."""

    PRAISE = "praise"
    ENDORSE = "endorse"
    WELCOME = "welcome"
    DEFEND = "defend"
    CALL_FOR = "call_for"
    RECOGNISE = "recognise"
    COMMIT = "commit"
    SPONSOR = "sponsor"
    SIGN = "sign"
    VOTE_YES = "vote_yes"
    CRITICISE = "criticise"
    REJECT = "reject"
    CONDEMN = "condemn"
    ACCUSE = "accuse"
    DENY = "deny"
    CONCERN = "concern"
    CALL_FOR_END = "call_for_end"
    SANCTION = "sanction"
    WITHDRAW = "withdraw"
    VOTE_NO = "vote_no"
    VETO = "veto"
    ABSTAIN = "abstain"
    TAKE_NOTE = "take_note"
    DECLINE = "decline"


CAST = {
    Choice.IN_FAVOUR: (Polarity.SUPPORT, Act.VOTE_YES),
    Choice.AGAINST: (Polarity.OPPOSE, Act.VOTE_NO),
    Choice.ABSTAINING: (Polarity.NEUTRAL, Act.ABSTAIN),
}
"""What a choice amounts to as a position; to be absent is none."""

DECIDED = {
    Outcome.ADOPTED: (Polarity.SUPPORT, Act.ENDORSE),
    Outcome.REJECTED: (Polarity.OPPOSE, Act.REJECT),
}
"""What an outcome amounts to as a position of the organ."""
