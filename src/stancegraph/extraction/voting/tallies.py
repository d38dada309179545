"""The counts of a vote in prose: "by 120 votes to 3, with 34 abstentions (Chad, …)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from stancegraph.extraction.lexicon import lexicon
from stancegraph.records.values import Choice

_LARGEST = 250
"""Votes that a body of states can cast on one side."""
_MATTER = r"(?:resolution|text|draft|motion|measure|move|proposal|amendment)"
_NAMES = (
    r"(?:\s*(?:,|--|–|—)\s*(?P<names>(?-i:[A-Z])[^.;:()\d]{2,160}?)\s*(?:,|--|–|—)"
    r"|\s*\((?P<inside>(?-i:[A-Z]|the\s)[^.;:()\d]{2,160}?)\))?"
)
"""Names beside a count: "two members, Chad and Togo, abstained", "one (Chad) voted against"."""
_BETWEEN_DASHES = re.compile(r"\s*(?:--|–|—)\s*(?P<names>[A-Z][^.;:()\d–—]{2,300}?)\s*(?:--|–|—)")
"""The same behind the side: "three against — Chad, Mali and Niger — and 20 abstentions"."""
_SIDES = {
    Choice.IN_FAVOUR: r"(?:(?:cast|voting|voted|votes)\s+)?(?:in\s+favou?r|for(?=\W)|yes\b)"
    r"(?:\s+votes?)?|affirmative(?:\s+votes?)?"
    r"|(?:supported|backed|approved|endorsed)(?=\s+(?:it|the\s+(?:\w+\s+)?" + _MATTER + r")\b)",
    Choice.AGAINST: r"(?:(?:cast|voting|voted|votes)\s+)?(?:against|opposed|no\b)(?:\s+votes?)?"
    r"|negative(?:\s+votes?)?",
    Choice.ABSTAINING: r"abst(?:entions?|aining|ained|ain)\b|abstain(?=\W)",
}
_UNITS = (
    r"(?:of\s+(?:its|the)\s+(?:\w+['’]s?\s+)?(?:\d{1,3}[\s-])?)?"
    r"(?:(?:UN|U\.N\.|council|other)\s+)?(?:member\s+)?"
    r"(?:votes?|states?|countries|nations|members|delegations|more|others)"
    r"(?:\s+of\s+the\s+(?:organi[sz]ation|body|world\s+body|council|assembly|UN|United\s+Nations)\b)?"
)
_REST = re.compile(r"\b(?:others|more)\b")
"""Who is counted beside those that are named: not all of a side."""
_JOIN = re.compile(
    r"\s*(?:,|;|--|–|—)?\s*(?:(?:and|to|with|while|versus|v\.?)\s+){0,2}(?:only\s+)?", re.I
)
_OPENED = re.compile(r"\s*\(")
_ABOUT = re.compile(
    r"\s+(?:of\s+)?(?:it|the\s+(?:[\w-]+\s+){0,2}"
    + _MATTER
    + r")\b|\s+in\s+the\s+(?:\S+\s+)?(?:[Cc]ouncil|[Aa]ssembly|[Bb]ody|[Cc]ommittee)\b"
)
"""What a count may be followed by: "voted for the draft", "in favour in the 47-member Council"."""
_DASH = re.compile(r"[-–‑—]")
_VOTING = re.compile(
    r"(?:vot(?:e|es|ed|ing)|passed|adopted|approved|rejected|retained|defeated|carried|tally|margin"
    r"|count|result)\b[^.;\n]{0,60}\Z",
    re.I,
)
_BY = re.compile(
    r"(?:\bby|\bof|\bwas|\bwere|\bpassed|\bvoted|\bvote|:)\s+(?:a\s+(?:\S+\s+){0,3})?\Z", re.I
)
_NEEDED = re.compile(
    r"\b(?:need(?:s|ed|ing)?|requir(?:e|es|ed|ing)|short\s+of|(?:at\s+least|minimum\s+of)"
    r"|necessary|must\s+(?:get|win|receive))\s+(?:the\s+|a\s+)?(?:\w+\s+)?\Z",
    re.I,
)
"""What stands before the votes that would be needed."""
_OF_FIRST = re.compile(
    r"\d+(?:\s+(?:votes\s+)?to\s+\d+\s+in\s+favou?r|\s?[-–‑—]\s?\d+\s+(?:in\s+favou?r|for|against))\b",
    re.I,
)
"""How "voted 78 to 9 in favour" and "voted 14-1 for it" name the side of the first count."""
_CLOSES = re.compile(r"\s?(?:[.,;)]|\Z|(?:on|in|with|late)\b)")
"""What stands behind "adopted the text 120-5", which is no "10-3 win"."""
_LONGEST_LIST = 8000


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one vote; `text[start:end]` tells them with the lists in brackets.

    Where the text does not say which count is which ("by 47 votes to 19"), the first two are
    `ordered`: the side that carried the day comes first.
    """

    start: int
    end: int
    counts: Mapping[Choice, int]
    ordered: tuple[int, int] | None = None
    lists: Mapping[Choice, tuple[int, int]] = field(default_factory=dict)
    """Where the names of a side stand: the limits of what is in the brackets."""

    def settled(self, *, rejected: bool) -> Tally:
        """With the side of each count, for a text that was adopted or rejected."""
        if self.ordered is None:
            return self
        first, second = self.ordered
        sides = (Choice.AGAINST, Choice.IN_FAVOUR) if rejected else _WON
        counts = {**self.counts, sides[0]: first, sides[1]: second}
        return Tally(self.start, self.end, counts, None, self.lists)


_WON = (Choice.IN_FAVOUR, Choice.AGAINST)


@dataclass(slots=True)
class _Counting:
    """A tally that is being read."""

    start: int
    end: int
    counts: dict[Choice, int] = field(default_factory=dict)
    bare: list[int] = field(default_factory=list)
    lists: dict[Choice, tuple[int, int]] = field(default_factory=dict)
    dashed: bool = False


def tallies(text: str, start: int, end: int) -> Iterator[Tally]:
    """Yield the tallies of a stretch, in order."""
    place = start
    while (match := _first_count().search(text, place, end)) is not None:
        found = _tally(text, match.start(), end)
        if found is not None:
            yield found
        place = found.end if found is not None else match.end("number")


def single_counts(text: str, start: int, end: int) -> Iterator[Tally]:
    """Yield each count of one side alone: "13 members voted in favour", "the vote was 13 for"."""
    is_vote = re.compile(r"\bvotes?\b").search(text, start, end)
    for match in _count().finditer(text, start, end):
        if _REST.search(match.group()):
            continue
        side = _side(match)
        voters = is_vote or re.search(rf"{_UNITS}\s+(?:voted|voting|abstained)", match.group())
        is_needed = _NEEDED.search(text, max(start, match.start() - 90), match.start())
        if is_needed is None and side and voters and 0 < _number(match["number"]) <= _LARGEST:
            yield Tally(match.start(), match.end(), {side: _number(match["number"])})


def _tally(text: str, start: int, end: int) -> Tally | None:
    counting = _Counting(start, start)
    place = start
    while (item := _count().match(text, place, end)) is not None:
        if not _take(counting, item):
            break
        place = counting.end = item.end()
        side = _side(item)
        while side is not None and (about := _ABOUT.match(text, place, end)) is not None:
            place = about.end()
        opened = _OPENED.match(text, place, end)
        beside = "names" if item["names"] else "inside"
        if side is not None and item[beside]:
            counting.lists[side] = item.span(beside)
        if opened is not None:
            closed = _closing(text, opened.end(), end)
            if closed is None:
                break
            if side is not None:
                counting.lists[side] = (opened.end(), closed)
            place = counting.end = closed + 1
        named = _BETWEEN_DASHES.match(text, place, end) if side is not None else None
        if side is not None and named is not None:
            counting.lists.setdefault(side, named.span("names"))
            place = counting.end = named.end()
        partly = _including().match(text, place, end) if side is not None else None
        if side is not None and partly is not None:
            counting.lists.setdefault(side, partly.span("names"))
            place = counting.end = partly.end()
        dash = _DASH.match(text, place, end)
        if dash is not None and text[dash.end() : dash.end() + 1].isdigit():
            counting.dashed = True
            place = dash.end()
            continue
        joined = _JOIN.match(text, place, end)
        place = joined.end() if joined is not None else place
    return _checked(text, counting)


def _take(counting: _Counting, item: re.Match[str]) -> bool:
    """Add a count; False where it is none of this tally."""
    number = _number(item["number"])
    side = _side(item)
    if number > _LARGEST:
        return False
    if side is not None:
        if side in counting.counts:
            return False
        counting.counts[side] = number
        return True
    if len(counting.bare) + len(counting.counts) >= (3 if counting.dashed else 2):
        return False
    counting.bare.append(number)
    return True


def _checked(text: str, counting: _Counting) -> Tally | None:
    """The tally, where what was counted is a vote."""
    counts, bare = dict(counting.counts), list(counting.bare)
    if len(bare) == 3 and not counts:
        counts[Choice.ABSTAINING] = bare.pop()
    if len(bare) == 1 and len(counts) == 0:
        return None
    if len(bare) == 1:
        missing = [side for side in _WON if side not in counts]
        if len(missing) != 1:
            return None
        side = missing[0]
        if _OF_FIRST.match(text, counting.start):
            told = next(one for one in _WON if one in counts)
            counts[side], side = counts[told], told
        counts[side] = bare.pop()
    if not bare and len(counts) < 2:
        return None
    before = text[max(0, counting.start - 90) : counting.start]
    if _NEEDED.search(before):
        return None
    is_voted = counting.dashed and _VOTING.search(before) is not None
    is_result = is_voted and _CLOSES.match(text, counting.end) is not None
    if bare and not (_BY.search(before) or is_result or Choice.ABSTAINING in counts):
        return None
    if bare and counting.dashed and not (is_voted or Choice.ABSTAINING in counts):
        return None
    if not bare and not (set(_WON) & counts.keys()):
        return None
    ordered = (bare[0], bare[1]) if len(bare) == 2 else None
    return Tally(counting.start, counting.end, counts, ordered, counting.lists)


def _side(item: re.Match[str]) -> Choice | None:
    return next((side for side in _SIDES if item[side.value] is not None), None)


def _number(words: str) -> int:
    plain = words.lower()
    if plain.isdigit():
        return int(plain)
    if plain in ("no", "none", "nil", "zero"):
        return 0
    return 1 if plain == "one" else lexicon().numbers[plain]


def _closing(text: str, start: int, end: int) -> int | None:
    """Where the bracket closes that was opened before `start`; brackets may stand in it."""
    depth = 1
    for place in range(start, min(end, start + _LONGEST_LIST)):
        if text[place] == "(":
            depth += 1
        elif text[place] == ")":
            depth -= 1
            if depth == 0:
                return place
    return None


@cache
def _numbers() -> str:
    words = sorted((word for word in lexicon().numbers if word.isalpha()), key=len, reverse=True)
    return rf"\d{{1,3}}|none|no|nil|zero|one|{'|'.join(words)}"


@cache
def _count() -> re.Pattern[str]:
    """One count with what it counts."""
    sides = "|".join(f"(?P<{side.value}>{words})" for side, words in _SIDES.items())
    return re.compile(
        rf"(?P<number>(?:{_numbers()})\b)(?:\s+{_UNITS}\b)?(?:{_NAMES}\s+(?:{sides}))?", re.I
    )


@cache
def _including() -> re.Pattern[str]:
    """Some of those counted: "seven against, including Chad and Togo, and 20 abstentions"."""
    return re.compile(
        r"\s*,?\s*(?:including|among\s+them|notably)\s+(?:by\s+|from\s+)?"
        r"(?P<names>[A-Z][^.;:()\d]{2,300}?)"
        rf"(?=[.;:()]|\Z|,?\s+(?:and|with|while)\s+(?:(?i:{_numbers()})\b))"
    )


@cache
def _first_count() -> re.Pattern[str]:
    """A count that another one follows."""
    sides = "|".join(_SIDES.values())
    return re.compile(
        rf"\b(?P<number>(?:{_numbers()})\b)(?=(?:\s+{_UNITS}\b)?"
        rf"(?:\s+(?:{sides})|\s+to\s+(?:{_numbers()})\b|[-–‑—]\d{{1,3}}\b"
        rf"|(?<=\bvotes),?\s+(?:while|with|and)\s+(?:{_numbers()})\s))",
        re.I,
    )
