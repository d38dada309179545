"""Which body decides: the one that a sentence names or means, or that of the document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from stancegraph.resolution.gazetteer import Gazetteer, Mention

_BODY = re.compile(
    r"(?<!\bhave )\b(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?P<body>Committee|Council|Assembly|Commission)\b"
    r"(?!(?:\s+also)?\s+would)"
)
_BODIES = re.compile(r"\b(?:Assembly|Board|Commission|Committee|Conference|Council)\b")
_PLACE = re.compile(
    r"\b(?:at|during|before|addressing|members?\s+(?:of|in))\s+(?:a\s+(?:\w+\s+)?(?:debate|meeting|session)\s+(?:at|in|of)\s+)?"
    r"(?:the\s+)?(?:UN\s+|United\s+Nations\s+)?\Z",
    re.I,
)
"""What stands before a body where it is only the place of what others do, or some members."""
_BEFORE_PLACE = 60
_IT = re.compile(
    r"\b[Ii]t\s+(?:(?:also|then|again|further|next)\s+)*(?:adopt|approv|reject|decid|pass|endors)\w*"
)
_BACK = 500
"""Characters before "it adopted" in which the body is named."""
_SENT = re.compile(
    r"\b(?:recommended\s+by|recommendations?\s+of|recommendations?\s+from|reports?\s+of|forwarded\s+by)"
    r"\s+(?:the\s+|its\s+)?\Z",
    re.I,
)
_REPORTS = re.compile(r"(?:['’]s)?\s+(?:reports?|texts?|recommendations?|drafts?)\b", re.I)
_PARLIAMENT = re.compile(
    r"\b(?:(?i:parliament|parliamentar\w+|senat\w+|house of \w+|congress\w*|lawmakers?|legislat\w+"
    r"|deputies|duma|knesset|bundestag|cabinet|jury|supreme court|referendum|electorate"
    r"|shareholders?|lower house|upper house)|MPs|House)\b"
)
_HEAD = 600
"""Characters of a document in which a committee is the body that it is about."""


class Named:
    """The actors that a document names, by place."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._mentions = mentions
        self._starts = [one.start for one in mentions]

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._mentions)

    def within(self, start: int, end: int) -> list[Mention]:
        """Those in a stretch, in order."""
        first = bisect_left(self._starts, start)
        return self._mentions[first : bisect_left(self._starts, end, first)]


class Bodies:
    """Finds who decides in the sentences of one document."""

    def __init__(self, text: str, named: Named, gazetteer: Gazetteer) -> None:
        self._text, self._named = text, named
        self._organs = [one for one in named if _is_organ(one)]
        if not self._organs:
            opening = self._text[:3000]
            found = gazetteer.find(" ".join(opening.title().split()))
            self._organs = [one for one in found if _is_organ(one)]
        self._first = _first_of_kind(self._organs)

    def organ(self, start: int, end: int) -> str | None:
        """Who votes in a sentence: the body named in it, or the one that the text is about."""
        body = _BODY.search(self._text, start, end) or self._taken_up(start, end)
        first = self._first.get(body["body"]) if body is not None else None
        if first is not None and first.start < end:
            return first.actor
        inside = [
            one
            for one in self._named.within(start, end)
            if _is_organ(one) and not self._is_told_to_act(one)
        ]
        voting = [one for one in inside if _BODIES.search(one.actor)]
        main = self.main()
        if inside and not voting and main is not None and _BODIES.search(main):
            return main  # an agency named in a sentence does not vote
        return next((one.actor for one in voting or inside), None) or main

    def _is_told_to_act(self, one: Mention) -> bool:
        """True for the body of "would have the Assembly call" and "the Assembly would call"."""
        before, behind = self._text[max(0, one.start - 10) : one.start], self._text[one.end :][:20]
        return bool(re.search(r"\bhave\s+(?:the\s+)?\Z", before) or re.match(r"\s+would\b", behind))

    def subjects(self, start: int, end: int) -> list[int]:
        """Where in a stretch a body is named or meant, the end of each such phrase.

        Not where it is the place: "At the Assembly, Peru backed the plan".
        """
        named = [(one.start, one.end) for one in self._named.within(start, end) if _is_organ(one)]
        named += [one.span() for one in _BODY.finditer(self._text, start, end)]
        return sorted(
            {
                last
                for first, last in named
                if _PLACE.search(self._text, max(start, first - _BEFORE_PLACE), first) is None
            }
        )

    def main(self) -> str | None:
        """The body that a document is about: a committee named at its head, else the first."""
        committee = self._first.get("Committee")
        if committee is not None and committee.start < _HEAD and not self._only_reports(committee):
            return committee.actor
        return self._organs[0].actor if self._organs else None

    def is_of_parliament(self, start: int, end: int) -> bool:
        """True for a vote among persons, not states."""
        return _PARLIAMENT.search(self._text, start, end) is not None

    def _taken_up(self, start: int, end: int) -> re.Match[str] | None:
        """The body of the sentence before, of which a sentence says "it adopted"."""
        if _IT.search(self._text, start, end) is None:
            return None
        before = list(_BODY.finditer(self._text, max(0, start - _BACK), start))
        return before[-1] if before else None

    def _only_reports(self, committee: Mention) -> bool:
        """True for "on Fourth Committee reports": another body acts on what it was sent."""
        before = self._text[max(0, committee.start - 60) : committee.start]
        behind = self._text[committee.end :][:30]
        return bool(_SENT.search(before) or _REPORTS.match(behind))


def _is_organ(mention: Mention) -> bool:
    return mention.actor.startswith("organ:")


def _first_of_kind(organs: list[Mention]) -> dict[str, Mention]:
    """What "the Committee" and "the Council" mean: the first body so called."""
    first: dict[str, Mention] = {}
    for one in organs:
        first.setdefault(one.actor.rpartition(" ")[2], one)
    return first
