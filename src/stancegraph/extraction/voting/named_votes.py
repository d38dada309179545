"""Who is said to have voted how: "A, B and C abstained", "with only X voting against"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from stancegraph.extraction.lexicon import lexicon
from stancegraph.extraction.voting.state_lists import states_in
from stancegraph.extraction.voting.vote_words import (
    FINITE,
    LEADING,
    TRAILING,
    WITH,
    by_whom,
    counted_states,
    finite,
    leading,
    participle,
    together,
    trailing,
    voted_with,
)
from stancegraph.records.values import Choice
from stancegraph.resolution.gazetteer import Gazetteer

_HYPOTHETICAL = re.compile(
    r"\b(?:would|could|will|might|may|should|not|never)\s+(?:\w+\s+)?\Z|\b(?:if|whether|had\s+(?:he|she|it|they))\b",
    re.I,
)
_SPOKEN = re.compile(
    r"\b(?:said|says|told|added|noted|recalled|explained|stated|argued|claimed|announced|asked"
    r"|accused|saying|according)\b",
    re.I,
)
_SOME = re.compile(r"\b(?:including|among\s+them|such\s+as|notably|among\s+which)\s+", re.I)
_BUT_NOT = re.compile(r"\s+(?:but\s+not|though\s+not|except)\b.*", re.S)
_BEFORE = 3000
"""Characters before a verb of voting in which its subject stands."""
_LONGEST_LEAD = 300
"""Characters before a verb of voting in which its first subject is looked for."""
_AS_DID = re.compile(r",?\s+(?:as|and\s+so)\s+did\s+")
_ASIDE = re.compile(r"\s*wh(?:ich|o)\b")
_OTHERS = re.compile(r",?\s+and\s+(?:\w+|\d{1,3})\s+(?:other\s+\w+|others|more)\s*\Z")
_AMONG = re.compile(
    r"\s+(?:was|were)\s+(?:also\s+)?among\b[^.;]{0,60}?\s(?:that|who|which|to)?\s*\Z"
)
_JOINED = re.compile(
    r"(?P<others>.*?)\s+joined\s+(?:with\s+)?(?P<first>[^.;]{3,300}?)\s+in\s+\Z", re.S
)
_JOINED_BY = re.compile(
    r"(?P<first>.*?)\s+(?:was|were)\s+joined\s+by\s+(?P<others>[^.;]{3,300}?)\s+in\s+\Z", re.S
)
_LIST_BEHIND = re.compile(
    r"\s*(?::|--|–|—|\s-\s)\s*(?P<names>[A-Z][^.;:()–—]{3,300}?)\s*(?=[.;–—]|--|\Z)"
)
"""Names behind a colon or dash: "abstained: Chad and Togo"."""
_NAME_AFTER = re.compile(
    r"(?:\b(?:while|and|but|as|only|with|that|when|because|since|after|though|although|whereas"
    r"|where|then|both|(?:representatives?|delegations?|delegates?)\s+of)\s|[:—–]|--)\s*",
    re.I,
)
"""What leads up to the first name of a list."""


@dataclass(frozen=True, slots=True)
class NamedVote:
    """States that a sentence says made one choice; `count` where it counts them too."""

    choice: Choice
    states: tuple[str, ...]
    count: int | None
    cue: str
    rule: str


def named_votes(sentence: str, gazetteer: Gazetteer, on: date | None = None) -> Iterator[NamedVote]:
    """Yield the choices of named or counted states that a sentence tells in its own voice."""
    yield from trailing_lists(sentence, gazetteer, on)
    for match in participle().finditer(sentence):
        before = sentence[max(0, match.start() - _BEFORE) : match.start()]
        joined = _JOINED_BY.match(before) or _JOINED.match(before)
        if joined is None or _SPOKEN.search(before):
            continue
        states = [_chain(joined[group], gazetteer, on) for group in ("first", "others")]
        if all(states):
            choice = _choice(match, TRAILING)
            names = tuple(dict.fromkeys((*states[0], *states[1])))
            yield NamedVote(choice, names, None, _cue(match), "vote: names that joined")
    for match in together().finditer(sentence):
        first = states_in(match["first"], gazetteer, on)
        behind = states_in(_list_after(sentence[match.end() :]), gazetteer, on)
        if first.readable and behind.readable:
            yield _together(match, TRAILING, first.states, behind.states)
    for match in voted_with().finditer(sentence):
        before = sentence[max(0, match.start() - _BEFORE) : match.start()]
        others = states_in(match["list"], gazetteer, on)
        own = _chain(before, gazetteer, on)
        if own and others.readable and not _SPOKEN.search(before):
            yield _together(match, WITH, own, others.states)
    for match in by_whom().finditer(sentence):
        found = states_in(_list_after(sentence[match.end() :]), gazetteer, on)
        if found.readable and not _SPOKEN.search(sentence[: match.start()]):
            yield NamedVote(Choice.AGAINST, found.states, None, _cue(match), "vote: names behind")
    for match in leading().finditer(sentence):
        choice = _choice(match, LEADING)
        found = states_in(_list_after(sentence[match.end() :]), gazetteer, on)
        if found.readable:
            beside = states_in(match["with"] or "", gazetteer, on).states
            names = tuple(dict.fromkeys((*beside, *found.states)))
            yield NamedVote(choice, names, None, _cue(match), "vote: names behind")
    for match in finite().finditer(sentence):
        before = sentence[max(0, match.start() - _BEFORE) : match.start()]
        if _SPOKEN.search(before) or _HYPOTHETICAL.search(before[-40:]):
            continue
        choice = _choice(match, FINITE)
        vote = _counted_behind(sentence, match, choice, gazetteer, on) or _subject(
            before, choice, match["verb"], gazetteer, on
        )
        if vote is None:
            continue
        yield vote
        too = _AS_DID.match(sentence, match.end())
        if too is not None:
            found = states_in(_list_after(sentence[too.end() :]), gazetteer, on)
            if found.readable:
                yield NamedVote(choice, found.states, None, vote.cue, "vote: as did")


def _choice(match: re.Match[str], sides: Iterable[Choice]) -> Choice:
    """The side whose words a pattern has matched."""
    return next(side for side in sides if match[side.value] is not None)


def _together(
    match: re.Match[str], sides: Iterable[Choice], one: tuple[str, ...], other: tuple[str, ...]
) -> NamedVote:
    """The vote of some states that others are said to have cast with them."""
    choice = _choice(match, sides)
    names = tuple(dict.fromkeys((*one, *other)))
    return NamedVote(choice, names, None, _cue(match, choice.value), "vote: names that joined")


def trailing_lists(
    sentence: str, gazetteer: Gazetteer, on: date | None = None
) -> Iterator[NamedVote]:
    """Yield the names in "with A and B abstaining"."""
    for match in trailing().finditer(sentence):
        choice = _choice(match, TRAILING)
        found = states_in(match["list"], gazetteer, on)
        if found.states and not found.unread:
            cue = _cue(match, choice.value)
            yield NamedVote(choice, found.states, None, cue, "vote: names with a participle")


def _counted_behind(
    sentence: str,
    match: re.Match[str],
    choice: Choice,
    gazetteer: Gazetteer,
    on: date | None,
) -> NamedVote | None:
    """The states of "four countries abstained: A, B, C and D", as many as are counted."""
    counted = counted_states().search(
        sentence, max(0, match.start() - _LONGEST_LEAD), match.start()
    )
    behind = _LIST_BEHIND.match(sentence, match.end())
    if counted is None or behind is None:
        return None
    found = states_in(behind["names"], gazetteer, on)
    if not found.readable or len(found.states) != _number(counted["number"], counted["dozen"]):
        return None
    cue = " ".join(match["verb"].split())
    return NamedVote(choice, found.states, None, cue, "vote: names behind")


def _subject(
    before: str, choice: Choice, verb: str, gazetteer: Gazetteer, on: date | None
) -> NamedVote | None:
    """The states before a finite verb: named, counted, or counted and named."""
    cue = " ".join(verb.split())
    others = _OTHERS.search(before.rstrip(" ,"))
    if others is not None and (states := _chain(before[: others.start()], gazetteer, on)):
        return NamedVote(choice, states, None, cue, "vote: names as subject")
    counted = counted_states().search(before)
    if counted is not None:
        count = _number(counted["number"], counted["dozen"])
        inside = _BUT_NOT.sub("", counted["names"] or "")
        some = _SOME.search(inside)
        named = states_in(inside[some.end() :] if some else inside, gazetteer, on)
        states = named.states if named.readable else ()
        if some is None and len(states) == count:
            return NamedVote(choice, states, None, cue, "vote: names in apposition")
        if count is not None and count > 0 and len(states) <= count:
            return NamedVote(choice, states, count, cue, "vote: counted states")
        return None
    states = _chain(_AMONG.sub("", before), gazetteer, on)
    return NamedVote(choice, states, None, cue, "vote: names as subject") if states else None


def _chain(before: str, gazetteer: Gazetteer, on: date | None) -> tuple[str, ...]:
    """The names, joined by commas and "and", that end where the verb begins."""
    pieces = before.rstrip(" ,").split(",")
    closed = before.rstrip().endswith(",")
    chain: list[str] = []
    for piece in reversed(pieces):
        if not chain and closed and _ASIDE.match(piece):
            continue
        found = states_in(piece, gazetteer, on)
        if found.states and not found.unread:
            chain[:0] = found.states
            continue
        for lead in _NAME_AFTER.finditer(piece[-_LONGEST_LEAD:]):
            found = states_in(piece[-_LONGEST_LEAD:][lead.end() :], gazetteer, on)
            if found.states and not found.unread:
                chain[:0] = found.states
                break
        break
    return tuple(dict.fromkeys(chain))


def _list_after(words: str) -> str:
    stop = re.search(r"[;:]|\.(?=\s|$)|\s(?:while|which|who|because|after)\b|\)", words)
    return words[: stop.start()] if stop is not None else words


def _number(word: str, dozen: str | None) -> int | None:
    plain = word.lower()
    if plain == "a" or plain == "one":
        number = 1
    else:
        number = int(plain) if plain.isdigit() else lexicon().numbers.get(plain, 0)
    return number * 12 if dozen else (number if number > 1 else None)


def _cue(match: re.Match[str], group: str | int = 0) -> str:
    return " ".join(match[group].split())[:100]
