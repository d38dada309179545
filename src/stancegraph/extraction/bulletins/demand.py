"""A stance toward a phrase, and how an object gives one for each of its matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stancegraph.extraction.bulletins.phrases import Phrase, phrases
from stancegraph.extraction.bulletins.pieces import Line
from stancegraph.extraction.bulletins.words import words
from stancegraph.records.values import Act, Polarity

_WANTING = frozenset({Act.CALL_FOR, Act.ENDORSE, Act.COMMIT, Act.WELCOME})
"""Acts of which an end may be the object: "called for deleting X"."""
_OWN = frozenset({"its", "their", "his", "her", "national"})
_PREPOSITIONS = frozenset({"of", "in", "for", "to", "on", "with", "by", "from", "between"})
_UNCLEAR = frozenset({"clarification", "clarifications", "explanation", "clarity"})
_MORE = frozenset({"greater", "more", "full", "better", "increased"})
"""What makes clarity a demand rather than an answer asked for."""
_INQUIRING = frozenset({"request", "ask", "seek", "call"})


@dataclass(frozen=True, slots=True)
class Demand:
    """A stance toward a phrase."""

    polarity: Polarity
    act: Act
    phrase: Phrase
    rule: str
    again: bool = False
    """True where the phrase ("this", "the proposal", none at all) means what was said before."""

    def turned(self) -> Demand:
        """The same about what ought not to be."""
        act = Act.CALL_FOR_END if self.polarity is Polarity.SUPPORT else Act.ENDORSE
        return replace(self, polarity=self.polarity.turned(), act=act)


def about(
    line: Line, lemma: str, polarity: Polarity, act: Act, lo: int, hi: int
) -> Iterator[Demand]:
    """One stance for each different matter of an object, pieces `lo` to before `hi`."""
    raises = lemma in words().raising | words().mentioning
    for one in phrases(line, lo, hi):
        if (raises and not one.needed and _is_no_wish(line, one)) or _is_inquiry(line, lemma, one):
            continue
        if one.hi == one.lo + 1 and line.low(one.lo) in words().end_nouns:
            continue  # "its deletion"
        if one.ended and act not in _WANTING:
            one = one.whole
        demand = Demand(polarity, act, one, f"report:{lemma}")
        yield demand.turned() if one.against or one.ended else demand


def _is_no_wish(line: Line, one: Phrase) -> bool:
    """True for what is pointed out as bad, or as one's own business."""
    lows = [piece.low for piece in line.run(one.lo, one.hi)]
    until = next((k for k, low in enumerate(lows) if low in _PREPOSITIONS), len(lows))
    named = set(lows[:until])
    if named & words().complaints:
        return True
    return bool({lows[0], line.low(one.lo - 1)} & _OWN and named & words().own_business)


def _is_inquiry(line: Line, lemma: str, one: Phrase) -> bool:
    lows = {piece.low for piece in line.run(one.lo, one.lo + 3)}
    if line.low(one.lo) in _MORE:
        return False
    return lemma in _INQUIRING and bool(lows & _UNCLEAR)
