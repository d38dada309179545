"""The phrases of an object: coordinated demands apart, without what carries or follows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stancegraph.extraction.bulletins.coordination import coordinated
from stancegraph.extraction.bulletins.pieces import Line
from stancegraph.extraction.bulletins.words import words
from stancegraph.extraction.parsing.pattern.lexicon import lexicon

_DEFINITE = frozenset("the this that these those such their his her".split())
_CLOSING = frozenset({")", "”", '"', "%"})
_ADJUNCTS = frozenset(
    "as with together along through via without by based thus contributing resulting".split()
)
"""What behind a comma tells how, and is no further matter."""
_MEASURES = frozenset({"degree", "extent", "way", "manner", "pace", "rate", "speed"})
"""Nouns that only lead to the clause behind them: "the degree to which X"."""
_STRUCK = frozenset({"balance", "deal", "bargain", "compromise"})
"""What is made where it is "struck"."""
_NOT_INSTEAD = frozenset("only just merely for in to by yet".split())
"""What makes "not" and "but not" no alternative: "but not for"."""
_LEADING = frozenset("a an the any its their his her that also both , and or".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """Pieces `lo` to before `hi` of a line."""

    lo: int
    hi: int
    against: bool = False
    """True for what stands behind "rather than" and "not"."""
    ended: bool = False
    """True when it is what "deleting" or "the removal of" would end."""
    needed: bool = False
    """True behind "the need for"."""
    outer: int | None = None
    """Where the word of ending stands, for those who oppose the end."""

    @property
    def whole(self) -> Phrase:
        """With the word of ending: "deleting the footnote"."""
        return self if self.outer is None else replace(self, lo=self.outer, ended=False)

    def bare(self, line: Line) -> Phrase:
        """Without articles before and marks behind."""
        lo, hi = self.lo, self.hi
        while lo < hi - 1 and line.low(lo) in _LEADING:
            lo += 1
        while hi > lo + 1 and not line.at(hi - 1).is_word and line.low(hi - 1) not in _CLOSING:
            hi -= 1
        return replace(self, lo=lo, hi=hi)


def is_again(line: Line, lo: int, hi: int) -> bool:
    """True for "this", "it" and "the proposal": words for what was said before."""
    if hi == lo + 1 and line.low(lo) in words().again:
        return True
    is_definite = line.low(lo) in _DEFINITE and lo + 2 <= hi <= lo + 3
    return is_definite and line.low(hi - 1) in words().proposals


def phrases(line: Line, lo: int, hi: int) -> Iterator[Phrase]:
    """Yield what an object asks for, each different matter once, in reading order."""
    for start, stop, against in alternatives(line, lo, hi):
        needed = False
        for begin, end in coordinated(line, start, stop):
            one, own = _uncarried(line, Phrase(begin, end, against=against))
            needed = own or needed
            if one.hi > one.lo:
                yield replace(_unended(line, one), needed=needed)


def alternatives(line: Line, lo: int, hi: int) -> Iterator[tuple[int, int, bool]]:
    """The parts of "A rather than B"; True for what is not wanted. The tail is cut off."""
    hi = _without_tail(line, lo, hi)
    for k in range(lo + 1, hi):
        size = line.begins(k, words().alternatives)
        if not size or line.low(k + size) in _NOT_INSTEAD:
            continue
        if line.low(k) == "not" and line.low(k - 1) not in (",", "and"):
            continue
        end = k
        while end > lo and line.low(end - 1) in (",", "and", "but"):
            end -= 1
        if end == lo + 1 + (line.low(lo) == "to") and line.at(end - 1).has("V"):
            break  # "note rather than recognize X": both verbs are about X
        yield lo, end, False
        yield k + size, hi, True
        return
    yield lo, hi, False


def _without_tail(line: Line, lo: int, hi: int) -> int:
    depth = 0
    for k in range(lo, hi):
        low = line.low(k)
        depth += (low == "(") - (low == ")")
        is_tail = k > lo and line.begins(k, words().tails) and not line.at(k).text.isupper()
        is_tail = is_tail and not _goes_on(line, lo, k)
        if depth <= 0 and (low in (";", ":") or is_tail):  # "WHO" is not "who"
            hi = k
            break
        if depth <= 0 and low in _ADJUNCTS and line.low(k - 1) == "," and k > lo:
            hi = k
            break
    while hi > lo and (line.low(hi - 1) in (",", ".", "and", "but", ";", ":", "to", "—", "–")):
        hi -= 1
    return hi


def _goes_on(line: Line, lo: int, k: int) -> bool:
    """True for "addressing, inter alia, X", whose object is still to come, and "to which"."""
    if line.low(k) == "inter":
        return line.at(k - 1 - (line.low(k - 1) == ",")).has("GV")
    return lo <= k - 2 <= lo + 1 and line.low(k - 2) in _MEASURES


def _uncarried(line: Line, one: Phrase) -> tuple[Phrase, bool]:
    """Without "the need for"; True when there was one."""
    one = one.bare(line)
    lo, needed = one.lo, False
    if line.low(lo) in _MEASURES and line.low(lo + 2) == "which":
        return replace(one, lo=lo + 3).bare(line), needed
    for _ in range(3):
        size = line.begins(lo, words().needs)
        if not size and line.low(lo) == "to" and line.at(lo + 1).has("V"):
            size = 1
        if not size or lo + size >= one.hi:
            break
        needed = needed or line.low(lo + size - 1) != "to" or size > 1
        lo += size
    return replace(one, lo=lo).bare(line), needed


def _unended(line: Line, one: Phrase) -> Phrase:
    """What a verb or noun of ending is about."""
    first = line.at(one.lo)
    lists = words()
    verb = lexicon().word(first.low).verb
    if first.low in ("not", "no") and one.lo + 1 < one.hi:
        return replace(one, lo=one.lo + 1, ended=True, outer=one.lo).bare(line)
    if verb in lists.ends and first.has("GV") and one.lo + 1 < one.hi:
        k = one.lo + 1
        if verb == "strike" and {p.low for p in line.run(k, k + 3)} & _STRUCK:
            return one
        if verb == "phase" and line.low(k) not in ("out", "down"):
            return one
        k += line.low(k) in ("out", "from", "down", "to")
        return replace(one, lo=min(k, one.hi - 1), ended=True, outer=one.lo).bare(line)
    is_noun = first.low in lists.end_nouns and line.low(one.lo + 1) in ("of", "to", "on")
    if is_noun and one.lo + 2 < one.hi:
        return replace(one, lo=one.lo + 2, ended=True, outer=one.lo).bare(line)
    return one
