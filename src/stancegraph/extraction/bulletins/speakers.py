"""Who speaks: lists of states and groups with those who join, oppose or delegate them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stancegraph.extraction.actors.who import NOBODY, Who
from stancegraph.extraction.bulletins.groups import alone, group, states_among
from stancegraph.extraction.bulletins.pieces import Line, indexed
from stancegraph.extraction.bulletins.words import words

_LONGEST_ASIDE = 14
_LONGEST_BRACKET = 12
"""Pieces of an aside between commas, and of brackets behind a name."""
_AND = indexed(["and", "&", "as well as", "along with", "/"])
_INCLUDING = indexed(["including", "among them", "such as"])
_CLOSE = frozenset(", ) . ; and but or".split())
"""What stands behind a group of which nothing more is said."""
_OF = frozenset({"of", "from", "for"})


@dataclass(frozen=True, slots=True)
class Speakers:
    """Those named from piece `begin` to before `end`, and who is said to oppose them."""

    whos: tuple[Who, ...]
    begin: int
    end: int
    opponents: tuple[Who, ...] = ()
    commas: bool = False
    """True when a comma stands between them."""
    pronoun: bool = False
    """True for "he", who was named before."""

    @property
    def holders(self) -> tuple[Who, ...]:
        """Those who can hold a position."""
        return tuple(who for who in self.whos if who.holds)


def speakers(line: Line, i: int) -> Speakers | None:
    """The speakers whose names begin at a piece, with all that belongs to them."""
    listed = _for_others(line, i) or actors(line, i)
    if listed is None:
        return None
    whos, opponents, end = list(listed.whos), list(listed.opponents), listed.end
    while True:
        k = end + (line.low(end) == ",")
        size = line.begins(k, words().opposing)
        joined = line.begins(k, words().joining) if not size else 0
        more = _companions(line, k + (size or joined)) if size or joined else None
        if more is not None:
            (opponents if size else whos).extend(more.whos)
            end = more.end + (line.low(more.end) == "," and not _follows(line, more.end + 1))
            continue
        aside = _aside(line, end)
        if aside is None:
            return Speakers(tuple(whos), i, end, tuple(opponents), listed.commas)
        end = aside


def speakers_behind_person(line: Line, i: int) -> Speakers | None:
    """The group for which "N. N. (B), for the G" speaks; a chair's state alone is nobody."""
    state = line.at(i)
    if line.low(i - 1) != "(" or line.low(i + 1) != ")" or state.actor is None:
        return None
    k = i + 2 + (line.low(i + 2) == ",")
    spoken_for = _delegated(line, k, Who(state.actor))
    if spoken_for is None:
        return None
    whos, end = spoken_for
    return Speakers(tuple(whos), i - 1, end + (line.low(end) == ","))


def actors(line: Line, i: int, *, plain: bool = False) -> Speakers | None:
    """The list "A, B, for the G, and C" that begins at a piece; `plain` without delegations."""
    whos: list[Who] = []
    commas = False
    end = i
    while True:
        item = _item(line, end, plain)
        if item is None:
            return None
        found, end = item
        whos += found
        k = end + (line.low(end) == ",")
        k += line.begins(k, _AND)
        if k == end or _core(line, k) is None:
            return Speakers(tuple(whos), i, end, commas=commas)
        commas = commas or line.low(end) == ","
        end = k


def befriended(line: Line, i: int) -> Iterator[tuple[bool, Speakers]]:
    """Those of "supported by A and opposed by B" that begins at a piece; True for friends."""
    k = i
    while True:
        k += line.low(k) == ","
        k += line.low(k) in ("and", "but")
        friendly = line.begins(k, words().joining)
        size = friendly or line.begins(k, words().opposing)
        found = _companions(line, k + size) if size and line.low(k + size - 1) == "by" else None
        if found is None:
            return
        yield bool(friendly), found
        k = found.end


def _companions(line: Line, i: int) -> Speakers | None:
    """Those behind "supported by": names, or a group that no name or comma goes on from."""
    unnamed = alone(line, i)
    if unnamed is not None and line.low(unnamed[1]) in _CLOSE:
        return Speakers((unnamed[0],), i, unnamed[1])
    return actors(line, i)


def _for_others(line: Line, i: int) -> Speakers | None:
    """ "On behalf of the G-77/CHINA, X"."""
    size = line.begins(i, words().delegating)
    first = _core(line, i + size) if size else None
    if first is None or line.low(first[1]) != ",":
        return None
    speaker = _core(line, first[1] + 1)
    if speaker is None or speaker[0].key is None or ":" in speaker[0].key:
        return None
    return Speakers((_spoken_for(first[0], speaker[0]),), i, speaker[1])


def _item(line: Line, i: int, plain: bool) -> tuple[list[Who], int] | None:
    """One name or group of speakers with those for whom it speaks, and where it ends."""
    core = _core(line, i)
    if core is None:
        return None
    who, end = core
    if line.low(end) == "(":
        last = end + _LONGEST_BRACKET
        close = next((k for k in range(end + 1, last) if line.low(k) == ")"), None)
        inside = _delegated(line, end + 1, who) if close is not None and not plain else None
        friends = line.begins(end + 1, words().joining) if close is not None else 0
        joined = actors(line, end + 1 + friends, plain=True) if friends and not plain else None
        end = close + 1 if close is not None else end
        if inside is not None:
            return inside[0], end
        if joined is not None:
            return [who, *joined.whos], end
    comma = line.low(end) == ","
    if who.group is not None and not plain:
        named = line.begins(end + comma, _INCLUDING)
        members = actors(line, end + comma + named, plain=True) if named else None
        if members is not None:
            end = members.end + (comma and line.low(members.end) == ",")
            return states_among(who, members.holders), end
    spoken_for = _delegated(line, end + comma, who) if not plain else None
    if spoken_for is not None:
        whos, stop = spoken_for
        return whos, stop + (comma and line.low(stop) == "," and not _follows(line, stop + 1))
    return [who], end


def _follows(line: Line, i: int) -> bool:
    """True when the list goes on behind a comma, which is then no closing one."""
    return _core(line, i + line.begins(i, _AND)) is not None


def _delegated(line: Line, i: int, speaker: Who) -> tuple[list[Who], int] | None:
    also = line.begins(i, words().also_delegating)
    size = also or line.begins(i, words().delegating)
    first = (_region(line, i + size) or _core(line, i + size)) if size else None
    if first is None:
        return None
    found, end = [first[0]], first[1]
    rest = actors(line, end + 1, plain=True) if line.low(end) == "," else None
    second = _core(line, end + 1) if line.low(end) == "and" else None
    if rest is not None and any(who.key == speaker.key for who in rest.whos):
        found, end = [*found, *rest.whos], rest.end
    elif second is not None and line.low(second[1]) in (",", ")", "."):
        found, end = [*found, second[0]], second[1]
    whos = [_spoken_for(one, speaker) for one in found]
    return ([speaker, *whos] if also else whos), end


def _region(line: Line, i: int) -> tuple[Who, int] | None:
    """The group of a region: "for Africa"."""
    for region, group_ in words().regions.items():
        names = region.split()
        if all(line.low(i + n) == name for n, name in enumerate(names)):
            return Who(group_), i + len(names)
    return None


def _spoken_for(one: Who, speaker: Who) -> Who:
    is_bloc = one.key is not None and ":" in one.key
    return replace(one, spokesperson=speaker.key) if is_bloc else one


def _core(line: Line, i: int) -> tuple[Who, int] | None:
    """A name, a quantity of states, or capitals that name nobody we know."""
    k = i + (line.low(i) == "both")
    k += line.low(k) == "the"
    if line.at(k).text.isupper() and (region := _region(line, k)) is not None:
        return region
    if line.low(k) in words().envoys and line.low(k + 1) in _OF:
        k += 2 + (line.low(k + 2) == "the")
    piece = line.at(k)
    if piece.actor is not None:
        if piece.owner:
            return None
        return Who(piece.actor), k + 1 + (line.low(k + 1) in words().envoys)
    size = line.begins(i, words().others)
    unnamed = group(line, i) if size < 2 else None  # "and other parties" is not coded
    if unnamed is not None:
        return unnamed
    if size:
        return NOBODY, i + size
    end = k
    while _is_unknown_name(line, end):
        end += 1
    return (NOBODY, end) if end > k else None


def _is_unknown_name(line: Line, i: int) -> bool:
    piece = line.at(i)
    is_name = len(piece.text) > 1 and piece.text.isupper() and piece.text[0].isalpha()
    return is_name and piece.actor is None


def _aside(line: Line, end: int) -> int | None:
    """Where ", in its submission," ends, when that stands between the speakers and the verb."""
    if line.low(end) != "," or line.low(end + 1) not in words().asides:
        return None
    if line.begins(end + 1, words().delegating):
        return None  # on behalf of somebody unknown
    last = min(len(line), end + _LONGEST_ASIDE)
    close = next((k for k in range(end + 2, last) if line.low(k) == ","), None)
    return close + 1 if close is not None else None
