"""What one sentence says of a vote's motion, and how well it tells it from others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stancegraph.extraction.voting.motion_words import TITLE
from stancegraph.records.values import Outcome

SYMBOL = re.compile(
    r"\b[A-Z]{1,4}(?:/[A-Z0-9][\w.-]*\w|/[A-Z0-9])+(?:/(?:Rev|Add|Corr)\.\d+)?|\bL\.\d+\b"
)
GENERIC = re.compile(
    r"(?:(?:draft|entire|whole|final|same|first|second|third|operative|preambular|(?:non-)?binding|UN"
    r"|U\.N\.|new)\s+)*"
    r"(?:it|drafts?|texts?|resolutions?|measures?|amendments?|proposals?"
    r"|draft\s+(?:resolutions?|decisions?))"
    r"(?:\s+as\s+a\s+whole)?(?:\s+as\s+(?:orally\s+)?(?:amended|revised))?",
    re.I,
)
_SUBJECT = re.compile(
    r"\b(?:draft|resolution|text|decision|amendment|motion)s?\b(?:\s+\([^)]*\))?"
    r"\s+(?:on|concerning|regarding|entitled|titled)\s"
)
PART = re.compile(r"\b(?:paragraphs?|amendments?|words|section|phrase)\b", re.I)


@dataclass(frozen=True, slots=True)
class Motion:
    """What one sentence says of a vote's motion."""

    text: str | None
    """The phrase that names it; None where the sentence does not."""
    title: str | None
    symbol: str | None
    outcome: Outcome | None
    rejected: bool
    """True where it failed, decided by vote or by veto."""
    proposer: str | None
    place: int

    @property
    def designation(self) -> str | None:
        """The motion in words that tell it from others: its phrase with its title."""
        if self.text is None:
            return self.title
        if self.title is None or self.title.lower() in self.text.lower():
            return self.text
        if PART.search(self.text):
            joint = "to" if "mendment" in self.text else "of"
            return f"{self.text} {joint} “{self.title}”"
        return f"{self.text}, “{self.title}”" if GENERIC.fullmatch(self.text) else self.text

    @property
    def rank(self) -> int:
        """How badly the designation tells the motion from others: a title is best."""
        words = self.designation
        if words is None:
            return 4
        if TITLE.search(words):
            return 0
        if _SUBJECT.search(words) or SYMBOL.search(words):
            return 1
        return 3 if GENERIC.fullmatch(words) else 2
