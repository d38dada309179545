"""A paragraph as the rules see it: its sentences, its quotations, and who speaks where."""

from __future__ import annotations

from dataclasses import dataclass, field

from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.quotes import Quotation
from stancegraph.extraction.who import Who
from stancegraph.records.values import Tier

_FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "ourselves", "myself"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Those who speak; NOBODY alone when it is somebody who speaks for no state."""

    whos: tuple[Who, ...]
    quoted: bool
    tier: Tier
    text: str = ""
    """How the document names the speaker."""
    official: bool = False
    """True for "a spokesman" and the like, of whom the text does not say whose he is."""

    @property
    def holds(self) -> bool:
        """True when a state or group speaks."""
        return any(who.holds for who in self.whos)


@dataclass(slots=True)
class Passage:
    """A paragraph or headline with what its sentences and quotations are."""

    sentences: list[Sentence]
    quotes: list[Quotation]
    headline: bool = False
    speech: dict[int, Voice] = field(default_factory=dict)
    """Start of a verb of speech → who speaks."""
    quoted: dict[int, Voice] = field(default_factory=dict)
    """Start of a full quotation → whose it is."""
    said: list[Voice | None] = field(default_factory=list)
    """For each sentence, who speaks in it at all, the outermost speaker first."""

    def quote_at(self, place: int) -> Quotation | None:
        """The full quotation that covers an offset."""
        for quote in self.quotes:
            if quote.covers(place) and quote.is_full:
                return quote
        return None

    def speaker_of(self, place: int) -> Voice | None:
        """Who speaks in the sentence of that number, by a verb of speech or by quotation."""
        if not 0 <= place < len(self.sentences):
            return None
        if self.said[place] is not None:
            return self.said[place]
        quote = self.quote_at(self.sentences[place].start)
        return self.quoted.get(quote.start) if quote is not None else None


def is_first_person(token: Token) -> bool:
    """True for "we" and its forms; "US" is none of them."""
    return token.tag in ("PRP", "PRP$") and token.text.lower() in _FIRST_PERSON


def tier_of(noun: Token, lexicon: Lexicon) -> Tier:
    """How plainly a subject names its actor."""
    if noun.pos == "PRON" or noun.lemma in lexicon.statements:
        return Tier.PRONOUN
    return Tier.EXPLICIT
