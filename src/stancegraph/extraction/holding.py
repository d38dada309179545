"""In which paragraphs of a report somebody may stand or speak who holds positions.

Most reports of general news name a state, if at all, as a place: "a festival in Spain", "grain from
Kenya". Where no state can act and nobody speaks for one, no pronoun or name means one later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from stancegraph.extraction.actors.leaders import may_lead, surnames
from stancegraph.extraction.actors.names import names_on
from stancegraph.extraction.lexicon import Kind, lexicon
from stancegraph.extraction.reactions import FELT
from stancegraph.resolution.gazetteer import Gazetteer, Mention
from stancegraph.resolution.names import Form

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
OWNED = re.compile(r"['’]s$")
"""The ending of "Peru's"."""
_FOREIGN_OFFICE = re.compile(r"\bForeign Office\b")
"""A ministry whose name alone tells the state."""
_BEFORE = 40
"""Characters before a name that tell how it stands, and before a noun that its number does."""
_PLACED = re.compile(
    r"(?i)(?:^|[\s(“\"])(?:in|at|near|outside|around|across|throughout|into|through|via|within)"
    r"(?:\s+(?:the|northern|southern|eastern|western|central))?\s+$"
)
"""What makes the name of a state a place, in which nobody acts."""
_IN = re.compile(r"\b[Ii]n\s+([A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)")
_COMING = re.compile(r"(?i)\bfrom\s+$")
_DESCRIBING = re.compile(
    r"(?i)\b(?:an?|by|from|of|with|for|to|on|against|in|at|its|his|her|their)\s+$"
)
_DESCRIBED = re.compile(r"\s+[a-z]{4,}")
"""Before and behind "Kenyan" in "by Kenyan traders"; "the Kenyans" may act."""
_MONTH = re.compile(
    r"(?i)(?:\b(?:in|until|since|last|next|this|early|late|mid|from|and|to|of)|\d(?:st|nd|rd|th)?)\s*$"
)
_COUNTRIES = frozenset(
    "country countries nation nations state states kingdom emirate sultanate republic regime "
    "junta bloc alliance delegation delegations".split()
)
"""Nouns that take up a state that was only mentioned, or mean states that are not named."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a passage says of states."""

    open: bool
    """Whether one has acted or was spoken for by now, so that a name or pronoun may mean it."""
    named: bool
    """Whether one is named."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Tells of each passage of a report whether a state acts in it or somebody speaks for one."""

    gazetteer: Gazetteer
    day: date | None
    home: str | None
    """The state at home in which the report is, of whose officials it need not say so."""

    def passages(self, texts: Iterable[str]) -> list[Look]:
        """What each passage says of states, in order."""
        found: list[Look] = []
        is_open, is_named = False, self.home is not None
        for text in texts:
            mentions = list(names_on(self.gazetteer, text, self.day))
            words = [OWNED.sub("", word) for word in _WORD.findall(text)]
            said = singular(words)
            is_named = is_named or bool(mentions)
            is_open = is_open or (
                self._is_told_of(text, words, said, mentions)
                or (is_named and not _COUNTRIES.isdisjoint(said))
            )
            found.append(Look(is_open, bool(mentions)))
        return found

    def _is_told_of(
        self, text: str, words: Sequence[str], said: set[str], mentions: Sequence[Mention]
    ) -> bool:
        """True where a state acts, states are counted, or somebody speaks for one by his office."""
        acting = not said.isdisjoint(_offices())
        owning = not said.isdisjoint(_owned())
        return (
            (acting and (bool(mentions) or self.home is not None or self._seats(text)))
            or any(owning or not _is_place(text, one) for one in mentions)
            or any(self._leads(text, word) for word in surnames().intersection(words))
            or _FOREIGN_OFFICE.search(text) is not None
            or self._counts(text, said)
        )

    def _seats(self, text: str) -> bool:
        """True for "in La Paz", which tells whose "the ministry" is."""
        for place in _IN.findall(text):
            named = list(names_on(self.gazetteer, place, self.day))
            if any(one.form is Form.CAPITAL for one in named):
                return True
        return False

    def _leads(self, text: str, word: str) -> bool:
        """True for the name of somebody in office, not for a month."""
        places = (match.start() for match in re.finditer(rf"\b{word}\b", text))
        return may_lead(word, self.day) and any(
            word != "May" or not _MONTH.search(text[max(0, at - _BEFORE) : at]) for at in places
        )

    def _counts(self, text: str, said: set[str]) -> bool:
        """True for "12 members", "several leaders", "countries": states without names."""
        nouns = said & lexicon().states
        if not nouns.isdisjoint(_COUNTRIES):
            return True
        sizes = _sizes()
        for match in _WORD.finditer(text) if nouns else ():
            word = match.group().casefold()
            if word.endswith("s") and not singular([word]).isdisjoint(nouns):
                before = text[max(0, match.start() - _BEFORE) : match.start()].casefold()
                if any(sign.isdigit() for sign in before) or not sizes.isdisjoint(
                    _WORD.findall(before)
                ):
                    return True
        return False


def singular(words: Iterable[str]) -> set[str]:
    """The words in lower case, and without the ending of a plural."""
    plain = {word.casefold() for word in words}
    return (
        plain
        | {word[:-1] for word in plain if word.endswith("s")}
        | {f"{word[:-3]}y" for word in plain if word.endswith("ies")}
    )


def _is_place(text: str, mention: Mention) -> bool:
    """True for a name that only says where something is or comes from, or of what kind it is."""
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    if mention.form is Form.DEMONYM:
        is_kind = _DESCRIBED.match(text, mention.end) is not None
        return is_kind and _DESCRIBING.search(before) is not None
    if text[mention.end : mention.end + 1] in ("'", "’"):
        return False
    return (_PLACED.search(before) or _COMING.search(before)) is not None


@cache
def _offices() -> frozenset[str]:
    """Nouns for those who act for a state whose name stands beside them."""
    known = lexicon()
    return known.offices | known.institutions | known.states | frozenset(known.statements)


@cache
def _owned() -> frozenset[str]:
    """Nouns of stance, of which any state beside them may be the holder."""
    nouns = {frame.word for frame in lexicon().all_frames() if frame.kind is Kind.NOUN}
    return frozenset(nouns) | FELT


@cache
def _sizes() -> frozenset[str]:
    known = lexicon()
    return frozenset(known.sizes) | frozenset(known.numbers) | known.regions
