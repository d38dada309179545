"""A paragraph as the rules see it: its sentences, its quotations, and who speaks where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from stancegraph.extraction.actors.names import Names
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.quotes import Quotation
from stancegraph.records.values import Tier

_POINTING = frozenset({"both", "the", "these", "this", "those", "that"})
"""Words with which a noun points to those who were named before."""
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
    floor: bool = False
    """True for whoever has the floor by the form of the document, said to speak or not."""

    @property
    def holds(self) -> bool:
        """True when a state or group speaks."""
        return any(who.holds for who in self.whos)


class Floor(Protocol):
    """Tells who has the floor."""

    def voice_at(self, place: int) -> Voice | None:
        """The voice of whoever has the floor at an offset; None where the document speaks."""

    def own_words(self, start: int, end: int) -> bool:
        """Whether anybody speaks in his own words somewhere in a stretch."""

    def named_at(self, place: int) -> tuple[Who, ...]:
        """Those whom the words at an offset introduce as having the floor; else empty."""


@dataclass(slots=True)
class Passage:
    """A paragraph or headline with what its sentences and quotations are."""

    sentences: list[Sentence]
    quotes: list[Quotation]
    headline: bool = False
    speech: dict[int, Voice] = field(default_factory=dict)
    """Start of a verb of speech → who speaks."""
    announced: dict[int, Voice] = field(default_factory=dict)
    """Start of a quotation → who is announced before its colon."""
    quoted: dict[int, Voice] = field(default_factory=dict)
    """Start of a full quotation → whose it is."""
    floor: Floor | None = None
    """Who has the floor where, in documents whose form tells."""
    said: list[Voice | None] = field(default_factory=list)
    """For each sentence, who speaks in it at all, the outermost speaker first."""

    def quote_at(self, place: int) -> Quotation | None:
        """The full quotation that covers an offset."""
        for quote in self.quotes:
            if quote.covers(place) and quote.is_full:
                return quote
        return None

    def is_borrowed(self, place: int) -> bool:
        """True for a word that a report quotes of its speaker: called it "an *affront*"."""
        return any(quote.covers(place) and not quote.is_full for quote in self.quotes)

    def has_own_words(self, sentence: Sentence) -> bool:
        """False where no word of a sentence can be quoted: rules for such words need not look."""
        floor = self.floor
        spoken = floor is not None and floor.own_words(sentence.start, sentence.end)
        return bool(self.quoted) or spoken

    def on_the_floor(self, place: int) -> Voice | None:
        """Whoever has the floor at an offset by the form of the document."""
        return self.floor.voice_at(place) if self.floor is not None else None

    def speaker_of(self, place: int) -> Voice | None:
        """Who speaks in the sentence of that number, by a verb of speech or by quotation."""
        if not 0 <= place < len(self.sentences):
            return None
        if self.said[place] is not None:
            return self.said[place]
        start = self.sentences[place].start
        quote = self.quote_at(start)
        if quote is not None and quote.start in self.quoted:
            return self.quoted[quote.start]
        return self.on_the_floor(start)


def is_first_person(token: Token) -> bool:
    """True for "we" and its forms; "US" is none of them."""
    return token.tag in ("PRP", "PRP$") and token.text.lower() in _FIRST_PERSON


def tier_of(sentence: Sentence, noun: Token, lexicon: Lexicon, names: Names) -> Tier:
    """How plainly a subject names its actor: "the ministry" and "both sides" only point to it."""
    if noun.pos == "PRON" or noun.lemma in lexicon.statements:
        return Tier.PRONOUN
    if noun.pos != "NOUN" or any(names.mention(one) for one in sentence.subtree(noun)):
        return Tier.EXPLICIT
    det = sentence.child(noun, "det")
    is_counted = noun.lemma in lexicon.states and (det is None or det.lemma not in _POINTING)
    has_name = any(one.pos == "PROPN" for one in sentence.children(noun, "appos", "compound"))
    return Tier.EXPLICIT if is_counted or has_name else Tier.PRONOUN
