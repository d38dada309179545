"""The occasions that a text names: meetings, summits, letters and votes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import yaml

from stancegraph.resolution.countries import countries
from stancegraph.resolution.datafiles import DATA, rows
from stancegraph.resolution.gazetteer import Gazetteer, Mention
from stancegraph.resolution.names import Form
from stancegraph.resolution.ordinals import ORDINAL, number, ordinal

Kind = Literal["meeting", "letter", "summit", "vote", "other"]

_SENTENCE_END = re.compile(r"(?<![A-Z]\.)(?<=[.!?])[\"”’']?\s+(?=[\"“‘A-Z])|\n\s*\n")
_SAME_BODY = re.compile(
    r"\s*,?\s*(?:\(|of\s+the\s+|'s\s+|’s\s+|also\s+known\s+as\s+(?:the\s+)?|or\s+the\s+)?\)?\s*"
)
_NEXT_ADDRESSEE = re.compile(r"\s*,?\s*(?:and|to|as\s+well\s+as)?\s*(?:to\s+)?(?:the\s+)?")
_NUMBERED = re.compile(
    rf"\b(?P<ordinal>{ORDINAL})\s+(?:(?:regular|special|emergency|plenary|formal|annual)\s+)*"
    r"(?P<what>session|meeting)\b",
    re.I,
)
_VOTES = re.compile(r"\bvot(?:e|es|ed|ing)\b|\bin\s+favou?r\b|\babst(?:entions?|ained)\b")
_VOTE_IN = re.compile(r"\bvot(?:e|ing)\b(?:\s+\w+){0,4}\s+(?:in|at|by|of)\s+(?:the\s+)?\Z")
_LEAD = 160
"""Characters before a body in which the gathering that it holds is looked for."""
_AROUND = 250
"""Characters on each side of a body in which its session and its decision are looked for."""
_LONGEST_SENTENCE = 3000
_TOPIC = r"(?:\s+(?P<preposition>on|of|about|concerning|regarding)\s+(?P<topic>[^.;:()]{3,80}?))?"
_TOPIC_END = re.compile(
    r"(?:^|\s+)(?:at|in|on|by|before|to|for|with|where|which|who|that|when|while|during|after|this|last|without|despite"
    r"|said|say|says|was|were|is|are|had|has|followed|began|opened|ended|went|ran|drew|rose|closed"
    r"|as|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|,"
)
_RESOLUTION = re.compile(
    r"\bresolution(?:\s+(?P<symbol>\d+/\d+|\d{3,4}|[A-Z]/[\w./-]*\w))?"
    r"(?:\s+on\s+(?P<topic>[^.;:()]{3,80}))?"
)


@dataclass(frozen=True, slots=True)
class EventMention:
    """One occasion named in a text; `text[start:end]` names it.

    `label` contains the name of the organ. `session` and `meeting` are numbers in digits.
    `organ` and `addressed_to` are actor keys. A decision without a vote is of kind `other`.
    """

    start: int
    end: int
    kind: Kind
    organ: str | None
    label: str
    session: str | None = None
    meeting: str | None = None
    addressed_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Body:
    """Neighbouring names of one body ("the Third Committee of the General Assembly")."""

    start: int
    end: int
    actor: str

    @property
    def name(self) -> str:
        return self.actor.partition(":")[2]

    def lead(self, text: str) -> str:
        """The words that lead up to the name."""
        return text[max(0, self.start - _LEAD) : self.start]

    def numbers(self, text: str) -> tuple[str | None, str | None]:
        """The session and the meeting named beside it."""
        numbers: dict[str, str] = {}
        beside = text[max(0, self.start - _AROUND) : self.end + _AROUND]
        for match in _NUMBERED.finditer(beside):
            numbers.setdefault(match["what"].lower(), number(match["ordinal"]))
        return numbers.get("session"), numbers.get("meeting")


def find_events(text: str, gazetteer: Gazetteer | None = None) -> list[EventMention]:
    """Every meeting, summit, letter and vote that a text names, in order.

    A body alone is no event: something must be said to happen in it. One sentence may name
    several; of those that overlap the one that begins first is kept.
    """
    names = gazetteer or Gazetteer.load()
    found: list[EventMention] = []
    for start, end, mentions in _sentences(text, names.find(text)):
        inside = [replace(one, start=one.start - start, end=one.end - start) for one in mentions]
        for event in _in_sentence(text[start:end], inside):
            found.append(replace(event, start=event.start + start, end=event.end + start))
    return found


def _sentences(text: str, mentions: list[Mention]) -> Iterator[tuple[int, int, list[Mention]]]:
    """Yield start, end and mentions of each sentence; a break within a name ("St. Kitts") is none.

    What has no full stop for very long is cut, so that no text takes more than linear time.
    """
    start = first = 0
    for end in [*(match.start() for match in _SENTENCE_END.finditer(text)), len(text)]:
        while start < end:
            stop = min(end, start + _LONGEST_SENTENCE)
            last = first
            while last < len(mentions) and mentions[last].start < stop:
                last += 1
            if last > first and mentions[last - 1].end > stop:
                if stop == end:
                    break
                stop = mentions[last - 1].end
            yield start, stop, mentions[first:last]
            start, first = stop, last


def _in_sentence(text: str, mentions: Sequence[Mention]) -> list[EventMention]:
    events = list(_letters(text, mentions))
    for body in _bodies(text, mentions):
        event = _summit(text, body) or _decision(text, body) or _meeting(text, body)
        if event and not any(one.start < event.end and event.start < one.end for one in events):
            events.append(event)
    return sorted(events, key=lambda one: one.start)


def _letters(text: str, mentions: Sequence[Mention]) -> Iterator[EventMention]:
    for match in _letter_cue().finditer(text):
        addressees: list[Mention] = []
        position = match.end()
        for mention in mentions:
            if mention.start < position:
                continue
            if not _NEXT_ADDRESSEE.fullmatch(text, position, mention.start):
                break
            addressees.append(mention)
            position = mention.end
        if addressees:
            keys = tuple(dict.fromkeys(one.actor for one in addressees))
            label = "Letter to " + " and ".join(_shown(key) for key in keys)
            yield EventMention(match.start(), position, "letter", None, label, addressed_to=keys)


def _bodies(text: str, mentions: Sequence[Mention]) -> Iterator[_Body]:
    current: _Body | None = None
    for mention in mentions:
        meets = mention.form is Form.BLOC or mention.actor in _meeting_organs()
        if current and meets and _SAME_BODY.fullmatch(text, current.end, mention.start):
            current = replace(current, end=mention.end)
            continue
        if current:
            yield current
        current = _Body(mention.start, mention.end, mention.actor) if meets else None
    if current:
        yield current


def _summit(text: str, body: _Body) -> EventMention | None:
    cues = _words("summits")
    after = re.compile(rf"(?:['’]s)?\s+(?:{cues})\b").match(text, body.end)
    before = re.compile(rf"\b(?:{cues})\s+of\s+(?:the\s+)?\Z").search(body.lead(text))
    if not after and not before:
        return None
    start = body.start - len(before.group()) if before else body.start
    end = after.end() if after else body.end
    return EventMention(start, end, "summit", body.actor, f"{body.name} summit")


def _decision(text: str, body: _Body) -> EventMention | None:
    decided = re.compile(rf"\s+(?:\w+\s+){{0,2}}?(?:{_words('decisions')})\b").match(text, body.end)
    before = _VOTE_IN.search(body.lead(text))
    end = decided.end() if decided else body.end
    resolution = _RESOLUTION.search(text, end, end + _AROUND)
    is_vote = before or (decided and _VOTES.search(text, decided.start(), end + _AROUND))
    if not is_vote and not (decided and resolution):
        return None
    about = "vote" if is_vote else "decision"
    if resolution and resolution["symbol"]:
        about += f" on resolution {resolution['symbol']}"
    elif resolution and (topic := _short(resolution["topic"] or "")):
        about += f" on {topic}"
    start = body.start - len(before.group()) if before else body.start
    kind: Kind = "vote" if is_vote else "other"
    label = f"{body.name}, {about}"
    return EventMention(start, end, kind, body.actor, label, *body.numbers(text))


def _meeting(text: str, body: _Body) -> EventMention | None:
    before, held = _gathering_before(body.lead(text)), None
    session, meeting = body.numbers(text)
    if before is None:
        held = re.compile(
            rf"(?:['’]s?)?\s+(?:(?:{ORDINAL}|regular|special)\s+)*(?P<what>{_words('gatherings')})"
            rf"\b{_TOPIC}(?=[.;:()\n,]|\Z)",
            re.I,
        ).match(text, body.end)
    if before is None and held is None:
        setting = re.compile(rf"\b(?:{_words('settings')})\s+(?:the\s+)?\Z", re.I)
        named = session or meeting or setting.search(body.lead(text))
        if not named or not body.actor.startswith("organ:"):
            return None
    parts = [f"{ordinal(session)} session"] if session else []
    parts += [f"{ordinal(meeting)} meeting"] if meeting else []
    if match := before or held:
        what, topic = " ".join(match["what"].lower().split()), _short(match["topic"] or "")
        if topic:
            parts.append(f"{what} {match['preposition'].lower()} {topic}")
        elif not parts:
            parts.append(what)
    label = ", ".join([body.name, *(parts or ["meeting"])])
    start = body.start - len(before.group()) if before else body.start
    end = held.end("what") if held else body.end
    return EventMention(start, end, "meeting", body.actor, label, session, meeting)


def _gathering_before(lead: str) -> re.Match[str] | None:
    """The last gathering word from which only its topic leads up to the body."""
    pattern = re.compile(
        rf"\b(?P<what>{_words('gatherings')}){_TOPIC}"
        r"\s+(?:at|of|in|by|to|before|within)\s+(?:the\s+)?\Z",
        re.I,
    )
    found = match = pattern.search(lead)
    while match is not None:
        found, match = match, pattern.search(lead, match.end("what"))
    return found


def _short(topic: str) -> str:
    """A topic without what comes after it in the sentence, eight words at most."""
    end = _TOPIC_END.search(topic)
    words = (topic[: end.start()] if end else topic).split()
    return " ".join(words[:8]).strip("\"“”'‘’ ")


def _shown(key: str) -> str:
    kind, separator, name = key.partition(":")
    if not separator:
        return countries()[key].name
    return f"the {name}" if kind == "organ" else name


@cache
def _meeting_organs() -> frozenset[str]:
    return frozenset(f"organ:{key}" for key, meets, *_ in rows("organs.csv") if meets == "yes")


@cache
def _cues() -> dict[str, list[dict[str, str]]]:
    cues: dict[str, list[dict[str, str]]] = yaml.safe_load(
        (DATA / "event_cues.yaml").read_text(encoding="utf-8")
    )
    return cues


@cache
def _words(group: str) -> str:
    """The cue words of a group as alternatives, longest first."""
    words = sorted((cue["word"] for cue in _cues()[group]), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


@cache
def _letter_cue() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_words('writings')})\b(?:\s+(?:dated|addressed|of|sent)\b[^.;:\n]{{0,40}}?)?"
        r"\s+to\s+(?:the\s+)?"
    )
