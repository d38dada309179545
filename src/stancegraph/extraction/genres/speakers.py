"""How UN records introduce a speaker: "The representative of X", "Y’s delegate", "Ms. Z (X)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from stancegraph.extraction.actors.who import LONGEST_NAME, NOBODY, Who
from stancegraph.extraction.genres.actors import ActorNames, Named
from stancegraph.extraction.genres.behalf import Behalf
from stancegraph.extraction.genres.officeholders import officeholders
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.asides import Stretch
from stancegraph.records.factsheet import Group

_ROLE = (
    r"(?:(?:permanent|deputy|special|acting|alternate|chief)\s+){0,3}"
    r"(?:representative|delegate|observer|counterpart|speaker|ambassador|delegation)"
)
_OF = re.compile(rf"\b(?:the|a|an|his|her)\s+(?:permanent\s+)?{_ROLE}\s+(?:of|for|from)\s+", re.I)
_POSSESSIVE = re.compile(rf"['’]s?\s+(?:permanent\s+)?{_ROLE}\b", re.I)
_PLURAL = re.compile(r"\b(?:the\s+)?(?:representatives|delegates|observers)\s+(?:of|from)\s+", re.I)
_UNNAMED = re.compile(
    r"\b(?P<size>[Ss]everal|[Mm]any|[Ss]ome|[Mm]ost|[Nn]umerous|[Vv]arious|[Aa]\s+(?:large\s+)?number\s+of)\s+"
    r"(?:other\s+)?(?:delegates|delegations|representatives|(?:[Mm]ember\s+)?[Ss]tates|countries)(?=\s)"
)
"""Delegates who are counted, not named."""
_VERB = re.compile(
    r",?\s{1,3}(?=(?:also|then|each|both|all|\w+ly)?\s*(?:said|[a-z]+ed|spoke|made|took|drew|found"
    r"|had|were|would|did|gave)\b)"
)
_SUPPORTED = re.compile(r"\s*,\s+(?:also\s+)?(?:supported|joined|backed|echoed)\s+by\s+(?:the\s+)?")
_PRESIDING = re.compile(
    r"\b(?:Council|Assembly|Committee|Commission|Conference|Board|Acting|Vice)[\s-]+(?:Vice-)?"
    r"(?:President|Chair(?:man|person|woman)?)(?:\s+for\s+\w+)?,?\s*\Z|\bChair(?:man|person|woman)?,?\s*\Z"
)
_TITLE_BEFORE = re.compile(
    r"\s*(?:The\s+)?(?:[A-Z][\w-]+\s+(?:(?:of|for|and|the|to|in)\s+){0,2}){1,9}\Z"
)
_NATIONAL = re.compile(r"\bnational\s+capacity\b")
_NAME = r"[^\W\d_][\w.'’‑-]{0,30}"
_CAPITALS = r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’\u2011-]){1,30}"
_BRACKETED = re.compile(
    rf"(?:(?P<title>M(?:r|rs|s|me|lle)|Dr|Sir|Dame|Lord|Msgr|Archbishop|Monsignor|Prince|Sheikh"
    rf"|Baroness|Count)\.?\s+(?P<titled>{_NAME}(?:\s+{_NAME}){{0,5}})"
    rf"|(?P<capitals>{_CAPITALS}(?:\s+(?:{_CAPITALS}|[a-z]{{1,3}}|[^\W\d_a-z]\.?)){{1,6}}))"
    rf"(?P<office>,\s[^()\n]{{3,160}}?,?)?\s*\((?P<in>[^()\n]{{0,100}}(?:\([^()]{{0,60}}\))?[^()\n]{{0,60}})\)"
)
_MINISTER = re.compile(
    rf"(?P<capitals>{_CAPITALS}(?:\s+(?:{_CAPITALS}|[a-z]{{1,3}}|[^\W\d_a-z]\.?)){{1,6}}),\s"
    r"(?P<office>[^.;()\n]{3,160})"
)
_PERSON = re.compile(
    r"(?<![\w,] )(?<!\w)(?P<name>(?:[^\W\d_a-z][\w.'’‑-]+\s+){1,5}"
    r"(?:(?:al|bin|de|da|van|von|el|ul)[\s-])?"
    r"[^\W\d_a-z][\w'’‑-]+),\s(?P<office>(?:[A-Z][\w-]*\s+(?:(?:of|for|and|the|to)\s+){0,2}){0,6}?"
    r"(?:Minister|President|Premier|Chancellor|Secretary|Ambassador|Representative|King|Queen|Prince"
    r"|Emir|Attorney[\s-]General|Head\s+of\s+(?:State|Government))\b[^.;()\n]{3,160})"
)
"""A person with his office in the words of any text: "Ana Luz, Minister for Trade of Peru,"."""
_OF_STATE = re.compile(r"\s(?:of|for|from)\s(?:the\s)?(?=[A-Z])")
_ASIDE = re.compile(r"\s*,\s[^.;]{0,200}?,\s")
_SAID_BEFORE = re.compile(
    r"\b(?:said|added|noted|asked|stressed|warned|replied|cautioned|recalled|explained|observed"
    r"|continued|declared|stated|insisted|urged|concluded|wondered|remarked|pointed\s+out"
    r"|counterpart)\s+\Z"
)
_OTHERS = re.compile(
    r"(?:\b(?:by|with|of|to|from|for|than|against|and|that|as|or|thanked|commended|supported"
    r"|including|representatives?|praised|condoled|following|joined|alongside|echoed)\s+)\Z"
)
_OPENERS = ("while", "but", "although", "though", "whereas", "whilst")
"""Conjunctions behind which a clause with its own speaker begins."""
_EMPTY_ASIDE = re.compile(
    r"\s*,\s+(?:also\s+|who\s+(?:also\s+)?(?:spoke|was\s+speaking)\s+|again\s+)?(?:speaking|on\s+behalf"
    r"|in\s+(?:its|his|her|an?|the|general|explanation|exercise|right)\b|for\s+(?:his|her)\s+part"
    r"|by\s+contrast|taking\s+the\s+floor|delivering|making\s+a|addressing|under\s+rule"
    r"|Chair\b|Council\s+President|as\s+(?:a\s+|the\s+)?(?:observer|concerned|country|Chair))"
)
_SPEAKS_ON = re.compile(
    r",\s+(?=(?:\w+ly\s+|also\s+|then\s+|again\s+)?(?:said|[a-z]+ed|took|drew|found|saw|gave|spoke"
    r"|made|paid|stood|held|felt|told|put|set|would|did|could|was|were|had|has|expresses)\b)"
)
_DOCUMENT = re.compile(
    r"\s{0,3}\((?:see\s+|also\s+)?(?:documents?\s+|contained\s+in\s+)?[ASE]/[^()\s][^()]{0,120}\)"
    r"|\s{0,3}\(documents?\s[^()]{1,160}\)"
)
_OFFICER = re.compile(
    r",\s+(?:(?:Acting|Vice|Co|Temporary)[\s-]+)?(?:Chair\w*|President|Rapporteur|Coordinator|Facilitator"
    r"|Secretary)\s+of\s+the\s+(?:Working\s+Group|(?:\w+\s+){0,3}?(?:Committee|Commission|Council|Assembly"
    r"|Conference|Board|Bureau|Meeting))\b"
)
"""The office of one who speaks for a body: "Mr. A (Peru), Chair of the Working Group"."""
_FOR_OTHERS = re.compile(
    r"\s*(?:(?:Also\s+)?[Ss]peaking\s+(?:also\s+)?(?:for|on\s+behalf\s+of)"
    r"|(?:Making|Delivering|Introducing|Presenting)\b[^.;,]{0,120}?\bon\s+behalf\s+of)\b"
)
_LEAD_IN = re.compile(
    r"\s*(?:Speaking|Making|Delivering|Taking\s+the\s+floor|Also\s+speaking|Explaining\s+(?:his|her|its|their)|In"
    r"\s+(?:exercise|explanation|right)|Responding|Replying|Turning\s+to|Addressing)\b[^.;“]{0,160}?"
    r",\s+"
)


_LONGEST_SENTENCE = 3000
"""Characters; what is longer is a table or worse."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """A speaker introduced at `text[start:end]`; NOBODY for one who speaks for no state."""

    start: int
    end: int
    who: Who
    others: tuple[Who, ...] = ()
    """Those who say the same: "The representatives of Cuba and Peru"."""
    bracket: int | None = None
    """Where the state in brackets begins, which ends the introduction."""


class Speakers:
    """Finds the introductions of speakers in a stretch of a UN record."""

    def __init__(self, names: ActorNames, lexicon: Lexicon) -> None:
        self._names = names
        self.behalf = Behalf(names, lexicon)

    def introduced(self, text: str, start: int, end: int) -> list[Introduction]:
        """Those who are said to speak in a sentence, in reading order, none overlapping."""
        found: list[Introduction] = []
        if end - start > _LONGEST_SENTENCE:
            return found
        for one in sorted(self._all(text, start, end), key=lambda one: (one.start, -one.end)):
            if found and one.start < found[-1].end:
                continue
            if self._speaks(text, start, one):
                found.append(one)
        return [
            self.joined(
                text, self.delegated(text, self._presiding(text, start, end, one), end, start), end
            )
            for one in found
        ]

    def _presiding(self, text: str, start: int, end: int, one: Introduction) -> Introduction:
        """Nobody, for the Chair who speaks as such and not "in her national capacity"."""
        if _PRESIDING.search(text, start, one.start) and not _NATIONAL.search(text, start, end):
            return replace(one, who=NOBODY)
        return one

    def joined(self, text: str, one: Introduction, end: int) -> Introduction:
        """With those of "Mr. A (Peru), supported by the representative of Togo, proposed"."""
        match = _SUPPORTED.match(text, one.end, end)
        if match is None or not one.who.holds:
            return one
        after = list(self._all(text, match.end() - len("the "), end))
        near = next((who for who in after if who.start <= match.end() and who.who.holds), None)
        verb = _SPEAKS_ON.search(text, near.end, end) if near is not None else None
        if near is None or verb is None:
            return one
        return replace(one, end=verb.start() + 1, others=(*one.others, near.who))

    def bracketed(self, text: str, start: int, end: int) -> Iterator[Introduction]:
        """Persons with their state in brackets: "Ms. Z (X)", "JANE DOE (X)"."""
        for match in _BRACKETED.finditer(text, start, end):
            name = match["titled"] or match["capitals"]
            person = " ".join(_cased(word) for word in name.split())[:LONGEST_NAME]
            office = (match["office"] or "").strip(", ")[:LONGEST_NAME] or None
            place = re.sub(r"(?i)\A(?:permanent\s+)?observer\s+(?:for|of)\s+", "", match["in"])
            key = self._names.key(place)
            is_officer = _OFFICER.match(text, match.end(), end) is not None
            is_actor = key is not None and not key.startswith("organ:") and not is_officer
            who = Who(key, person=person, office=office) if is_actor else NOBODY
            begin = len(text[: match.start("in") - 1].rstrip())
            yield Introduction(match.start(), match.end(), who, bracket=begin)

    def delegated(
        self, text: str, one: Introduction, end: int, start: int | None = None
    ) -> Introduction:
        """An introduction, with those on whose behalf it says that the speaker speaks."""
        if one.who == NOBODY or one.who.key is None:
            return one
        if start is not None and _FOR_OTHERS.match(text, start, one.start):
            group = self.behalf.said(text, start, one.start, one.who)
            if group is not None:
                return replace(one, who=group)
        aside = _ASIDE.match(text, one.end, end)
        until = aside.end() if aside is not None else min(end, one.end + 40)
        whole = re.compile(r"\s*,?\s*(?:also\s+)?(?:speaking|on\s+behalf|introducing)\b").match(
            text, one.end, end
        )
        if whole is not None:
            until = end
        spoken_for = self.behalf.said(text, one.end, until, one.who)
        if spoken_for is None:
            spoken_for = self.behalf.said_late(text, one.end, end, one.who)
        return replace(one, who=spoken_for) if spoken_for is not None else one

    def asides(self, text: str, start: int, end: int, one: Introduction) -> Iterator[Stretch]:
        """What of the sentence that introduces a speaker is left out of the parse.

        That is the state in brackets, the occasion, and on whose behalf somebody speaks.
        """
        if _LEAD_IN.fullmatch(text, start, one.start):
            yield start, one.start
        begin = one.bracket or one.end
        after = one.end
        if _EMPTY_ASIDE.match(text, one.end, end):
            verb = _SPEAKS_ON.search(text, one.end, end)
            after = verb.start() + 1 if verb is not None else one.end
        if begin < after:
            yield begin, after

    def _all(self, text: str, start: int, end: int) -> Iterator[Introduction]:
        yield from self.bracketed(text, start, end)
        for pattern in (_MINISTER, _PERSON):
            for match in pattern.finditer(text, start, end):
                yield from self._in_office(text, match)
        for first, last, who in officeholders(text, start, end, self._names):
            yield Introduction(first, last, who)
        for match in _PLURAL.finditer(text, start, end):
            verb = _VERB.search(text, match.end(), end)
            until = verb.start() if verb is not None else match.end()
            listed = self._names.listed(text, match.end(), until)
            whos = [Who(one.key) for one in listed if not one.key.startswith("organ:")]
            if whos:
                yield Introduction(match.start(), until, whos[0], others=tuple(whos[1:]))
        for match in _UNNAMED.finditer(text, start, end):
            size = "many" if match["size"].lower() in ("many", "most", "numerous") else "some"
            group = Who(group=Group(text=size), plural=True)
            yield Introduction(match.start(), match.end(), group)
        for match in _OF.finditer(text, start, end):
            named = self._names.begins(text, match.end())
            yield Introduction(match.start(), named.end if named else match.end(), _who(named))
        for match in _POSSESSIVE.finditer(text, start, end):
            named = self._names.ends(text, match.start())
            if named is not None and named.start >= start:
                yield Introduction(named.start, match.end(), _who(named))

    def _in_office(self, text: str, match: re.Match[str]) -> Iterator[Introduction]:
        """The minister of "JANE DOE, Minister for Trade of Peru,"."""
        name = match["capitals"] if "capitals" in match.re.groupindex else match["name"]
        begin = match.start("office")
        for of in _OF_STATE.finditer(text, begin, match.end("office")):
            named = self._names.begins(text, of.end())
            if named is not None and not named.key.startswith("organ:"):
                person = " ".join(_cased(word) for word in name.split())
                office = text[begin : of.start()][:LONGEST_NAME]
                who = Who(named.key, person=person[:LONGEST_NAME], office=office)
                yield Introduction(match.start(), named.end, who)
                return

    def _speaks(self, text: str, start: int, one: Introduction) -> bool:
        """True where the introduction stands as one who speaks, not as one spoken of."""
        before = text[max(start, one.start - 40) : one.start]
        if re.search(r"\bthe\s+\Z", before):
            before = before[: before.rindex("the")]
        if not before.strip() or _SAID_BEFORE.search(before):
            return True
        if _TITLE_BEFORE.fullmatch(text, start, one.start) and one.bracket is not None:
            return True
        if _OTHERS.search(before):
            return False
        return before.rstrip()[-1:] in ",;:—–" or before.lower().rstrip().endswith(_OPENERS)


def _who(named: Named | None) -> Who:
    if named is None or named.key.startswith("organ:"):
        return NOBODY
    return Who(named.key, office="representative")


def _cased(word: str) -> str:
    """A word in capitals as a name is written: "EL" gives "El", "McCOY" stays."""
    return "-".join(p.capitalize() if p.isupper() and len(p) > 1 else p for p in word.split("-"))


def documents(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The symbols of documents in brackets: "(document A/C.2/64/L.19)"."""
    for match in _DOCUMENT.finditer(text, start, end):
        yield match.span()
