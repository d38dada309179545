"""Where an object's coordinated phrases part: different matters are different demands."""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.bulletins.pieces import Line
from stancegraph.extraction.bulletins.words import words

_PREPOSITIONS = frozenset(
    "of in on for to with by from at between among across under within into about against through "
    "based regarding concerning towards toward over as via without".split()
)
_OPEN = frozenset({"of", "for", "on", "regarding", "to", "about", "concerning"})
"""Prepositions before a list whose members may be matters of their own."""
_BINDING = frozenset("between among across within from over".split())
"""Prepositions whose list is always one matter."""
_REPEATED = frozenset({"for", "on", "to", "in", "against"})
_ARTICLES = frozenset({"a", "an", "the"})
_MOST_PAIRS = 3
_FAR = 4
_LONG = 3
"""Pieces of a second and of a first member that are phrases of their own."""


def coordinated(line: Line, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Yield the members of a coordination: the pieces between the cuts of different matters."""
    cuts = list(_cuts(line, lo, hi))
    commas = [cut for cut in cuts if line.low(cut) == ","]
    ands = [cut for cut in cuts if line.low(cut) in ("and", "or", "as", "&")]
    begin = lo
    for cut in _chosen(line, lo, hi, commas, ands):
        if begin < cut:
            yield begin, cut
        begin = cut + 1
        while line.low(begin) in (",", "and", "as", "well", "also", "then") and begin < hi:
            begin += 1
    if begin < hi:
        yield begin, hi


def _cuts(line: Line, lo: int, hi: int) -> Iterator[int]:
    depth = 0
    quoted = False
    for k in range(lo, hi):
        low = line.low(k)
        depth += (low in ("(", "[")) - (low in (")", "]"))
        quoted = quoted != (low in ('"', "“", "”"))
        is_joint = depth <= 0 and not quoted and low in (",", "and", "&") and k > lo
        if is_joint and not _is_within(line, k, hi):
            yield k


def _is_within(line: Line, k: int, hi: int) -> bool:
    """True for a joint within one phrase: "made in *and* limits to", "global*,* clear rules"."""
    if line.low(k) != "," and line.low(k - 1) in _PREPOSITIONS:
        return True
    if line.low(k) == "and" and _is_between(line, k):
        return True
    if line.low(k) != "," and line.at(k - 1).has("G") and line.at(k + 1).has("G"):
        return True  # "on collecting and sharing data"
    if not line.at(k - 1).has("J") or line.at(k - 1).has("GS"):
        return False
    after = k + 1 + (line.low(k + 1) == "and")
    while after < hi and line.at(after).word.kinds == frozenset("R"):
        after += 1
    return after < hi and line.at(after).word.kinds == frozenset("J")


def _is_between(line: Line, k: int) -> bool:
    """True for the "and" of "between A *and* B"."""
    for n in range(k - 1, max(k - 1 - _FAR, -1), -1):
        if line.low(n) in _PREPOSITIONS or line.low(n) in (",", "and"):
            return line.low(n) == "between"
    return False


def _chosen(line: Line, lo: int, hi: int, commas: list[int], ands: list[int]) -> list[int]:
    """The cuts that part different matters."""
    if not commas:
        return [cut for cut in ands[:_MOST_PAIRS] if _parts(line, lo, cut, hi)]
    last = commas[-1]
    final = next((cut for cut in ands if cut > last + 1), None)
    cuts = [*commas, final] if final is not None and line.low(last + 1) != "and" else commas
    if _is_closed(line, lo, cuts, hi) or _is_listing(line, lo, cuts, hi):
        return sorted(cut for cut in (*commas, *ands) if _parallel(line, lo, cut, hi))
    return cuts


def _is_closed(line: Line, lo: int, cuts: list[int], hi: int) -> bool:
    """True when the list hangs on a preposition ("between A, B and C"), so that it is one."""
    for k in range(cuts[0] - 1, lo - 1, -1):
        low = line.low(k)
        if low in _PREPOSITIONS or line.at(k).word.tag == "IN":
            break
    else:
        return False
    if low in _BINDING:
        return True
    if low in _OPEN and _carries(line, lo, k):
        return False
    shortest = 2 if low in _OPEN else 3
    return all(size < shortest for size in _sizes(line, cuts, hi))


def _is_listing(line: Line, lo: int, cuts: list[int], hi: int) -> bool:
    """True for the names behind one gerund, "listing X, Y and Z", which are one matter."""
    is_short = cuts[0] - lo <= _LONG and all(size <= 2 for size in _sizes(line, cuts, hi))
    return is_short and line.at(lo).has("G") and not _any_parallel(line, lo, cuts, hi)


def _any_parallel(line: Line, lo: int, cuts: list[int], hi: int) -> bool:
    return any(line.at(cut + 1).has("G") or _parallel(line, lo, cut, hi) for cut in cuts)


def _sizes(line: Line, cuts: list[int], hi: int) -> Iterator[int]:
    """The numbers of words of the members behind the first; many where one has a preposition."""
    for cut, stop in zip(cuts, [*cuts[1:], hi], strict=True):
        words_ = [p for p in line.run(cut + 1, stop) if p.is_word and p.low not in ("and", "the")]
        yield 9 if any(p.low in _PREPOSITIONS for p in words_) else len(words_)


def _carries(line: Line, lo: int, k: int) -> bool:
    """True for the preposition of "the importance of", not for that of "regulation of"."""
    return any(line.begins(n, words().needs) == k + 1 - n for n in range(lo, k))


def _parallel(line: Line, lo: int, cut: int, hi: int) -> bool:
    """True when what follows a cut begins as the whole does: with a gerund, "to", "the need"."""
    k = cut + 1
    while line.low(k) in ("and", "also"):
        k += 1
    if k >= hi:
        return False
    first, other = line.at(lo), line.at(k)
    if first.has("G") and other.has("G") and not other.has("NJ"):
        return True
    is_to = line.low(lo - 1) == "to" and first.actor is None
    if first.low == "to" or is_to or (first.has("V") and not first.has("J")):
        is_verb = other.has("V") and not (other.has("NSJ") and line.at(k + 1).word.tag)
        return other.low == "to" or is_verb
    return bool(line.begins(k, words().needs)) or other.low == "to"


def _is_preposition(line: Line, n: int) -> bool:
    """True for a preposition that is no "to" of an infinitive."""
    return line.low(n) in _PREPOSITIONS and not (line.low(n) == "to" and line.at(n + 1).has("V"))


def _parts(line: Line, lo: int, cut: int, hi: int) -> bool:
    """True when an "and" without commas joins two matters, not two words of one."""
    if _parallel(line, lo, cut, hi):
        return True
    k = cut + 1
    if line.at(lo).has("G") and line.at(k).has("G"):
        return True
    left, right = line.run(lo, cut), line.run(k, hi)
    if line.low(k) in _REPEATED and any(piece.low == line.low(k) for piece in left):
        return True
    inside = [p for p in left if p.low in _PREPOSITIONS]
    if line.low(k) in _ARTICLES and left[0].low in _ARTICLES:
        return not inside or _carries(line, lo, left.index(inside[-1]) + lo)
    if line.low(k) in words().tending:
        return True
    behind = [p for n, p in enumerate(right, k) if _is_preposition(line, n)]
    is_own = bool(behind) and right.index(behind[0]) in (1, 2)  # "research on extreme weather"
    return is_own and len(right) >= _FAR and len(left) >= _LONG
