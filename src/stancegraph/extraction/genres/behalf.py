"""On whose behalf somebody speaks: "speaking on behalf of the Group of 77", "also for A and B"."""

from __future__ import annotations

import re
from dataclasses import replace

from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.genres.actors import ActorNames
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.records.factsheet import Group

_BEHALF = re.compile(
    r"(?:\b(?:also\s+)?(?:speaking\s+(?:\w+\s+)?|statement\s+|resolution\s+)?"
    r"(?:in\s+\w+\s+comments?\s+)?on\s+behalf\s+of|\bspeaking\s+(?:also\s+)?for"
    r"|\balso\s+speaking\s+for|\b(?:speaking\s+)?in\s+(?:its|his|her)\s+capacity\s+as\s+"
    r"(?:chair|coordinator|president)\w*\s+of)\s+",
    re.I,
)
_COUNTED = re.compile(
    r"(?:an?\s+(?:cross-regional\s+|core\s+|large\s+|small\s+|wide\s+)*group\s+of\s+)?"
    r"(?P<more>more\s+than\s+|over\s+)?(?P<number>\d{1,3}|[a-z]+)\s+"
    r"(?:(?:other|like-minded|member|island|developing|African|Arab|European)\s+)*"
    r"(?:countries|States|states|delegations|nations|members)",
)
_SOME = re.compile(
    r"an?\s+(?:[\w-]+\s+){0,3}group\s+(?:of\s+(?:[\w-]+\s+){0,2}(?:countries|States|states|nations"
    r"|delegations)|consisting\s+of|comprising)|several\s+(?:countries|States|delegations)"
    r"|the\s+(?:core\s+group|main\s+sponsors|sponsors|co-sponsors)",
    re.I,
)
_MEMBERS_END = re.compile(
    r"[.;:(]|,?\s+(?:and\s+)?(?:said|called|welcomed|expressed|voiced|urged|supported|regretted"
    r"|deplored|noted|stressed|thanked|introduc\w+|endorsed|condemned|explain\w+|objected|praised"
    r"|commended|emphasi[sz]ed|underlin\w+|rejected|which|who|that|has|have|also|is|are|was|were)\b"
)
_OWN = re.compile(
    r"\bnational\s+capacity\b|\bbehalf\s+of\s+(?:his|her|its)\s+(?:own\s+)?(?:country|delegation)"
)
_LATE = re.compile(
    r"\bon\s+behalf\s+of\s+|\bconvey(?:ed|ing)\s+the\s+(?:backing|support|thanks|appreciation|views"
    r"|position|condolences|concerns?)\s+of\s+",
    re.I,
)
_OTHER_STATEMENT = re.compile(
    r"\b(?:statements?|remarks|interventions?|positions?|delivered|made|read|align\w*|associat\w*"
    r"|introduced|submitted|presented|proposed|tabled|by)\b[^.;]{0,80}\Z",
    re.I,
)
_LARGEST = 500


class Behalf:
    """Reads for whom a speaker of a UN record speaks."""

    def __init__(self, names: ActorNames, lexicon: Lexicon) -> None:
        self._names = names
        self._lexicon = lexicon

    def said(self, text: str, start: int, end: int, speaker: Who) -> Who | None:
        """Those for whom `speaker` speaks by the words of a stretch; None for itself."""
        if _OWN.search(text, start, end):
            return None
        match = _BEHALF.search(text, start, end)
        return self.spoken_for(text, match.end(), end, speaker) if match is not None else None

    def said_late(self, text: str, start: int, end: int, speaker: Who) -> Who | None:
        """The same behind the verb: "welcomed the text on behalf of the Nordic countries".

        Not where it says on whose behalf a statement was made that others follow.
        """
        match = _LATE.search(text, start, end)
        if match is None or _OWN.search(text, start, end):
            return None
        if _OTHER_STATEMENT.search(text, start, match.start()):
            return None
        return self.spoken_for(text, match.end(), end, speaker)

    def spoken_for(self, text: str, start: int, end: int, speaker: Who) -> Who | None:
        """The group that is named from `start` on, with its spokesperson."""
        if speaker.key is None or ":" in speaker.key:
            return None  # the Union "also speaking for" candidates speaks as itself
        counted = re.compile(r"(?:the\s+)?(?:following\s+|member\s+States\s+of\s+)?").match(
            text, start, end
        )
        start = counted.end() if counted is not None else start
        named = self._names.begins(text, start)
        if named is not None and named.end <= end and named.key.startswith("bloc:"):
            return replace(speaker, key=named.key, spokesperson=speaker.key)
        members = self._members(text, start, end, speaker.key)
        number = _COUNTED.match(text, start, end)
        if number is not None and (count := self._number(number["number"])) is not None:
            known = tuple(members[:count])
            if number["more"]:
                group = Group(more_than=count, members=known)
            else:
                group = Group(count=count, members=known)
            return replace(speaker, key=None, group=group, spokesperson=speaker.key, plural=True)
        if len(members) > 1:
            group = Group(count=len(members), members=tuple(members))
            return replace(speaker, key=None, group=group, spokesperson=speaker.key, plural=True)
        if _SOME.match(text, start, end):
            group = Group(text="some", members=(speaker.key,))
            return replace(speaker, key=None, group=group, spokesperson=speaker.key, plural=True)
        return None

    def _members(self, text: str, start: int, end: int, speaker: str) -> list[str]:
        """The states that are listed up to the verb, the one who speaks first."""
        stop = _MEMBERS_END.search(text, start, end)
        until = stop.start() if stop is not None else end
        found = [one.key for one in self._names.listed(text, start, until) if ":" not in one.key]
        return list(dict.fromkeys([speaker, *found]))

    def _number(self, word: str) -> int | None:
        if word.isdigit():
            return int(word) if 1 < int(word) <= _LARGEST else None
        return self._lexicon.numbers.get(word.lower())
