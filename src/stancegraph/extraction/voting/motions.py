"""What a vote was about: the motion, its outcome, who decided, and whose motion it was."""

from __future__ import annotations

import re
from bisect import bisect_left

from stancegraph.extraction.voting.motion import GENERIC, PART, SYMBOL, Motion
from stancegraph.extraction.voting.motion_words import (
    TITLE,
    bare,
    is_new,
    names_motion,
    tidy,
    until,
)
from stancegraph.records.article import Article
from stancegraph.records.values import Outcome
from stancegraph.resolution.gazetteer import Gazetteer, Mention

VERB = re.compile(
    r"\b(?:(?P<failed>fail(?:ed|s|ing)?\s+to\s+\w+|from\s+(?:adopting|approving|passing)|(?:was|were|is)\s+not\s+\w+|not\s+adopted)"
    r"|(?P<rejected>reject(?:ed|s|ing)?|vot(?:ed|es|ing)\s+down|defeat(?:ed|s|ing)?|turned\s+down)"
    r"|(?P<adopted>(?:decid(?:ed|es|ing)|voted|votes|voting|agreed)\s+to\s+(?:retain|adopt|approve"
    r"|keep|maintain|pass)"
    r"|adopt(?:ed|s|ing)?|approv(?:ed|es|ing)|retain(?:ed|s|ing)?|pass(?:ed|es|ing)(?!\s+(?:away|through|over)\b)|carried(?!\s+(?:out|on|away|by)\b)"
    r"|endors(?:ed|es|ing)|back(?:ed|s|ing)))\b",
    re.I,
)
_BE = re.compile(
    r"(?:,\s*)?\b(?:was|were|is|are|been|being|be)\s+(?:(?:then|also|first|next|thus|later|today"
    r"|subsequently|finally|again)\s+)*\Z"
)
_BRACKETS = re.compile(r"\s*(?:\((?!\d{4}\))[^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_ANY = re.compile(
    r"\b(?:draft\s+resolution|resolution|amendment|motion|draft|text|proposal|declaration)s?\b"
    r"(?:\s+(?:A|S|E)/[\w./]*\w)?|\bmove\b(?!\s+to)"
)
_CUT = re.compile(r"[;,]|\n\s*\n|\s(?:--|–|—)\s|\s(?:which|that|who)\s")
_WOULD = re.compile(
    r"(?:(?:The|the|that|this|an?|draft|orally|revised)\s+)*\w+,?\s+(?:(?:that|which)\s+)?would\s+[^.;,]{10,300}"
)
_FARING = re.compile(
    r"\s(?:won|wins|received|got|garnered|secured|obtained|gained|drew|failed|fell|needs?|needed)\b"
)
"""Verbs that tell how a text fared and end its name: "the text won nine votes"."""
_DASHED = re.compile(
    r"\s(?:--|–|—)\s(?:one|the\s+\w+|[Aa]n?|also|itself)\s[^–—;]{3,200}?\s(?:--|–|—)(?=\s)"
)
"""What stands between dashes: "that text -- one of two drafts -- was approved"."""
_TOPIC = re.compile(r"\s*(?:on|concerning|regarding|entitled|titled|about|dealing\s+with)\s")
_VOTED_ON = re.compile(
    r"(?s)\A.*\b(?:vot(?:ed|es|ing)|abstain(?:ed|ing)?)\s+(?:for|against|in\s+favou?r\s+of|on)\s+"
)
_REQUESTED = re.compile(r"(?s)\A.*\b(?:was|were|been)\s.*?\b(?:on|of)\s+")
_BARE_PART = re.compile(r"amendment|motion", re.I)
_BY_WHOM = re.compile(
    r"\b(?:proposed|tabled|submitted|introduced|put\s+forward|presented|moved|offered|drafted"
    r"|sponsored)\s+by\s+(?:the\s+)?(?:(?:representative|delegation|delegate)s?\s+of\s+)?(?:the\s+)?\Z"
)
_BODY = re.compile(
    r"(?<!\bhave )\b(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?P<body>Committee|Council|Assembly|Commission)\b"
    r"(?!(?:\s+also)?\s+would)"
)
_BODIES = re.compile(r"\b(?:Assembly|Board|Commission|Committee|Conference|Council)\b")
_AIM = re.compile(r"[^.;,\n]{0,40}?,?\s+to\s+(?P<aim>[a-z]+\s+[^.;,\n]{3,120})")
"""What a body "voted 104 to 2" to do."""
_PARLIAMENT = re.compile(
    r"\b(?:(?i:parliament|parliamentar\w+|senat\w+|house of \w+|congress\w*|lawmakers?|legislat\w+"
    r"|deputies|duma|knesset|bundestag|cabinet|jury|supreme court|referendum|electorate"
    r"|shareholders?|lower house|upper house)|MPs|House)\b"
)
_NEAR = 2500
"""Characters before a vote in which the title of its text is looked for."""
_HEAD = 600
"""Characters of a document in which a committee is the body that it is about."""


class Motions:
    """Reads the motions of one document."""

    def __init__(self, article: Article, gazetteer: Gazetteer, mentions: list[Mention]) -> None:
        self._text = article.text
        self._mentions = mentions
        self._starts = [one.start for one in mentions]
        self._organs = [one for one in mentions if one.actor.startswith("organ:")]
        if not self._organs:
            opening = self._text[:3000]
            found = gazetteer.find(" ".join(opening.title().split()))
            self._organs = [one for one in found if one.actor.startswith("organ:")]
        self._bodies = _first_of_kind(self._organs)

    def read(self, start: int, end: int, tally: tuple[int, int]) -> Motion:
        """The motion of the vote that is told in the sentence `text[start:end]`."""
        verb = self.verb(start, end, tally)
        phrase = self._phrase(start, end, tally, verb)
        failed = verb is not None and (verb["failed"] or verb["rejected"]) is not None
        outcome = None
        if verb is not None and not verb["failed"]:
            outcome = Outcome.REJECTED if verb["rejected"] else Outcome.ADOPTED
        symbols = [one.group() for one in SYMBOL.finditer(self._text, start, end)]
        if phrase is None:
            phrase = self._near(start, end)
        if phrase is not None and _BARE_PART.fullmatch(phrase):
            phrase = self._in_full(phrase)
        plain = phrase is None or GENERIC.fullmatch(phrase) or PART.search(phrase)
        title = self._title(phrase or "", start, end) if plain else None
        return Motion(
            text=phrase,
            title=title,
            symbol=symbols[0] if symbols else None,
            outcome=outcome,
            rejected=failed,
            proposer=self.proposer(start, end),
            place=start,
        )

    def organ(self, start: int, end: int) -> str | None:
        """Who votes in a sentence: the body named in it, or the one that the text is about."""
        body = _BODY.search(self._text, start, end)
        first = self._bodies.get(body["body"]) if body is not None else None
        if first is not None and first.start < end:
            return first.actor
        inside = [
            one
            for one in self._within(start, end)
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
        """Where in a stretch a body is named or meant, the end of each such phrase."""
        named = [one.end for one in self._within(start, end) if _is_organ(one)]
        return sorted({*named, *(one.end() for one in _BODY.finditer(self._text, start, end))})

    def _within(self, start: int, end: int) -> list[Mention]:
        first = bisect_left(self._starts, start)
        return self._mentions[first : bisect_left(self._starts, end, first)]

    def main(self) -> str | None:
        """The body that a document is about: a committee named at its head, else the first."""
        committee = self._bodies.get("Committee")
        if committee is not None and committee.start < _HEAD:
            return committee.actor
        return self._organs[0].actor if self._organs else None

    def is_of_parliament(self, start: int, end: int) -> bool:
        """True for a vote among persons, not states."""
        return _PARLIAMENT.search(self._text, start, end) is not None

    def verb(self, start: int, end: int, tally: tuple[int, int]) -> re.Match[str] | None:
        """The verb of decision that is nearest to the counts."""
        verbs = list(VERB.finditer(self._text, start, end))
        verbs = [one for one in verbs if not tally[0] <= one.start() < tally[1]]
        before = [one for one in verbs if one.end() <= tally[0]]
        after = [one for one in verbs if one.start() >= tally[1]]
        if before and (not after or tally[0] - before[-1].end() < 150):
            return before[-1]
        return after[0] if after else (before[-1] if before else None)

    def _phrase(
        self, start: int, end: int, tally: tuple[int, int], verb: re.Match[str] | None
    ) -> str | None:
        if verb is None:
            aim = _AIM.match(self._text, tally[1], end)
            named = self._last_named(start, tally[0])
            if named is None and aim is not None:
                return " ".join(aim["aim"].split())
            beside = _ANY.search(self._text, tally[0], min(end, tally[1] + 80))
            return named or (" ".join(beside.group().split()) if beside is not None else None)
        passive = _BE.search(self._text, start, verb.start())
        is_negative = (verb["failed"] or "").startswith(("was", "were", "is"))
        if passive is not None or is_negative:
            return self._last_named(start, passive.start() if passive else verb.start())
        leads = verb.end() <= tally[0]
        if leads and not names_motion(until(self._text[verb.end() : tally[0]])):
            after = self._object(tally[1], end)
            return after or self._last_named(start, verb.start())
        stop = tally[0] if verb.end() <= tally[0] else end
        return self._object(verb.end(), stop) or self._last_named(start, verb.start())

    def _object(self, start: int, end: int) -> str | None:
        """The phrase that begins behind a verb or a count."""
        words = _BRACKETS.sub("", self._text[start:end]).lstrip(" ,;—–-\n")
        named = tidy(until(words))
        if named is not None and GENERIC.fullmatch(named):
            # "the text would have the Assembly reaffirm a right" says itself what it is about
            told = _WOULD.match(words)
            return tidy(told.group()) if told is not None else named
        return named

    def _last_named(self, start: int, end: int) -> str | None:
        """The last part of a stretch that names something that can be voted on."""
        words = _DASHED.sub(" ", _BRACKETS.sub("", self._text[start:end]))
        pieces = _CUT.split(words)
        for n in reversed(range(len(pieces))):
            if names_motion(pieces[n]):
                topic = "".join(pieces[n + 1 : n + 2])
                voted_on = _VOTED_ON.sub("", pieces[n])
                named = pieces[n] if voted_on == pieces[n] else until(voted_on)
                subject = _FARING.split(named)[0]
                named = subject if names_motion(subject) else named
                whole = f"{named} {topic}" if _TOPIC.match(topic) else named
                return tidy(_REQUESTED.sub("", whole))
        return None

    def _near(self, start: int, end: int) -> str | None:
        """What a sentence that names nothing is about: named last before it, else first after."""
        before = list(_ANY.finditer(self._text, max(0, start - 600), start))
        found = before[-1] if before else _ANY.search(self._text, end, end + 400)
        return " ".join(found.group().split()) if found is not None else None

    def _in_full(self, phrase: str) -> str:
        """ "Amendment" as the document says it in full, where it speaks of one alone."""
        found = {
            " ".join(one.group().split()): None
            for one in re.finditer(rf"\b{phrase.lower()}\s+to\s+[^.;,()\n]{{5,80}}", self._text)
        }
        if not found:
            return phrase
        full = re.split(r"\s(?:that|which|by|was|were|and|tabled|proposed)\s", next(iter(found)))[0]
        return f"{phrase}{full[len(phrase) :]}" if len(found) == 1 else phrase

    def _title(self, phrase: str, start: int, end: int) -> str | None:
        """The title in the sentence, or the last one before it."""
        if TITLE.search(phrase):
            return None
        inside = [one["title"] for one in TITLE.finditer(self._text, start, end)]
        if inside:
            return bare(inside[0])
        if is_new(phrase, self._text[start:end]):
            return None
        lead = self._text[max(0, start - _NEAR) : start]
        named = [
            one["title"]
            for one in TITLE.finditer(lead)
            if SYMBOL.search(lead, one.end(), one.end() + 40)
            or re.search(
                r"\b(?:titled|entitled|on|draft|resolution|text)\s+\Z", lead[: one.start()]
            )
        ]
        return bare(named[-1]) if named else None

    def proposer(self, start: int, end: int) -> str | None:
        """Whose motion it is, where one state alone is named."""
        found = [
            one.actor
            for one in self._within(start, end)
            if not _is_organ(one)
            and _BY_WHOM.search(self._text, max(start, one.start - 90), one.start)
        ]
        return found[0] if len(found) == 1 else None


def _is_organ(mention: Mention) -> bool:
    return mention.actor.startswith("organ:")


def _first_of_kind(organs: list[Mention]) -> dict[str, Mention]:
    """What "the Committee" and "the Council" mean: the first body so called."""
    first: dict[str, Mention] = {}
    for one in organs:
        first.setdefault(one.actor.rpartition(" ")[2], one)
    return first
