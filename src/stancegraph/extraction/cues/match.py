"""A cue as it stands in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from stancegraph.extraction.lexicon import Frame
from stancegraph.extraction.parsing.parse import Token


@dataclass(frozen=True, slots=True)
class Match:
    """A cue in a clause. `targets` are heads of phrases in the sentence."""

    frame: Frame
    cue: Token
    clause: Token
    """The verb whose subject takes the stance, and which negation and modality hang on."""
    targets: tuple[Token, ...]
    slot: str
    addressee: Token | None = None
    owner: Token | None = None
    """Who owns a noun of stance ("*Chile's* support for"), where no verb carries it."""
    holder: Token | None = None
    """Who takes the stance where that is not the clause's subject ("the visit angered *Chile*")."""
