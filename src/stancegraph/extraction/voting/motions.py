"""What a vote was about: the motion, its outcome, and whose motion it was."""

from __future__ import annotations

import re

from stancegraph.extraction.voting.bodies import Named
from stancegraph.extraction.voting.motion import GENERIC, PART, SYMBOL, Motion
from stancegraph.extraction.voting.motion_words import (
    TITLE,
    bare,
    is_new,
    names_motion,
    tidy,
    until,
)
from stancegraph.records.values import Outcome

_FAILED = (
    r"fail(?:ed|s|ing)?\s+to\s+\w+|from\s+(?:adopting|approving|passing)"
    r"|(?:was|were|is)\s+not\s+\w+|not\s+adopted"
)
_REJECTED = r"reject(?:ed|s|ing)?|vot(?:ed|es|ing)\s+down|defeat(?:ed|s|ing)?|turned\s+down"
_ADOPTED = (
    r"(?:decid(?:ed|es|ing)|voted|votes|voting|agreed)\s+to\s+(?:retain|adopt|approve|keep|maintain"
    r"|pass)|adopt(?:ed|s|ing)?|approv(?:ed|es|ing)|retain(?:ed|s|ing)?"
    r"|pass(?:ed|es|ing)(?!\s+(?:away|through|over)\b)|carried(?!\s+(?:out|on|away|by)\b)"
    r"|endors(?:ed|es|ing)|back(?:ed|s|ing)"
)
_PROLONGED = r"(?:extend|renew)(?:ed|s|ing)?"
"""What a body does by a vote, but does not decide wherever it is said to do it."""


def _verb(adopted: str) -> re.Pattern[str]:
    found = rf"\b(?:(?P<failed>{_FAILED})|(?P<rejected>{_REJECTED})|(?P<adopted>{adopted}))\b"
    return re.compile(found, re.I)


VERB = _verb(_ADOPTED)
_COUNTED_VERB = _verb(rf"{_ADOPTED}|{_PROLONGED}")
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
_KEPT = str.maketrans(",;", "\x1e\x1f")
_BACK = str.maketrans("\x1e\x1f", ",;")
"""Commas inside a title divide nothing."""
_WOULD = re.compile(
    r"(?:(?:The|the|that|this|an?|draft|orally|revised)\s+)*\w+,?\s+(?:(?:that|which)\s+)?would\s+[^.;,]{10,300}"
)
_FRONTED = re.compile(r"(?P<about>(?:On|Concerning|Regarding)\s[^,.;:]{5,120}),")
_ABOUT = re.compile(
    r"\b(?:(?:draft|emergency|non-binding|binding)\s+)*(?:resolution|text|draft|motion|proposal|amendment)\s+"
    r"(?:on|concerning|regarding|about|against|calling|condemning|criticising|criticizing|demanding"
    r"|deploring|denouncing|urging|rejecting|recogni[sz]ing|extending|renewing|imposing|endorsing"
    r"|supporting|seeking|aimed|(?:that|which)\s+(?:would\s+)?(?:call|condemn|demand|urge|deplore"
    r"|extend|impose|recogni[sz]e|reaffirm)\w*)\s[^.;\n]{3,160}"
)
"""A text with what it is about."""
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
_REQUESTED = re.compile(
    r"(?s)\A.*\b(?:was|were|been)\s.*?\b(?:on|of)\s+|\A.*\b(?:consensus|agreement)\b.*?\s(?:on|over)\s+"
)
_BARE_PART = re.compile(r"amendment|motion", re.I)
_BY_WHOM = re.compile(
    r"\b(?:proposed|tabled|submitted|introduced|put\s+forward|presented|moved|offered|drafted"
    r"|sponsored)\s+by\s+(?:the\s+)?(?:(?:representative|delegation|delegate)s?\s+of\s+)?(?:the\s+)?\Z"
)
_AIM = re.compile(r"[^.;,\n]{0,40}?,?\s+to\s+(?P<aim>[a-z]+\s+[^.;,\n]{3,120})")
"""What a body "voted 104 to 2" to do."""
_NEAR = 2500
"""Characters before a vote in which the title of its text is looked for."""


class Motions:
    """Reads the motions of one document."""

    def __init__(self, text: str, named: Named) -> None:
        self._text, self._named = text, named

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
        if title is None and phrase is not None and GENERIC.fullmatch(phrase):
            phrase = self._topical(phrase, start, end) or self._told_before(phrase, start, end)
        return Motion(
            text=phrase,
            title=title,
            symbol=symbols[0] if symbols else None,
            outcome=outcome,
            rejected=failed,
            proposer=self.proposer(start, end),
            place=start,
        )

    def verb(self, start: int, end: int, tally: tuple[int, int]) -> re.Match[str] | None:
        """The verb of decision that is nearest to the counts."""
        verbs = list(_COUNTED_VERB.finditer(self._text, start, end))
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
        words = TITLE.sub(lambda title: title.group().translate(_KEPT), words)
        pieces = [piece.translate(_BACK) for piece in _CUT.split(words)]
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

    def _topical(self, phrase: str, start: int, end: int) -> str | None:
        """The topic at the head of its sentence: "On trade, the Council adopted a resolution"."""
        topic = _FRONTED.match(self._text, start, end)
        if topic is None or not is_new(phrase, self._text[start:end]):
            return None
        about = " ".join(topic["about"].split())
        return f"{phrase} {about[0].lower()}{about[1:]}"

    def _told_before(self, phrase: str, start: int, end: int) -> str:
        """What was last said to be about something, where "the text" takes it up again."""
        if is_new(phrase, self._text[start:end]) or not phrase.islower() or "whole" in phrase:
            return phrase
        lead = self._text[max(0, start - _NEAR) : start]
        named = [one.group() for one in _ABOUT.finditer(lead)]
        full = tidy(until(named[-1])) if named else None
        return full or phrase

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
            for one in self._named.within(start, end)
            if not one.actor.startswith("organ:")
            and _BY_WHOM.search(self._text, max(start, one.start - 90), one.start)
        ]
        return found[0] if len(found) == 1 else None
