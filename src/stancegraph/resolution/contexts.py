"""Where a listed name is no mention of a state: inside other names, persons, places, datelines."""

from __future__ import annotations

import re
from functools import cached_property

from stancegraph.resolution.datafiles import rows
from stancegraph.resolution.names import Form
from stancegraph.resolution.persons import WORD_BEFORE, Persons, person_words

_BEFORE = 60
"""Characters looked at before a name."""
_HYPHENS = ("-", "‑", "–")
_NEXT = re.compile(r"\s+(\w+)")
_PARTY = re.compile(r"(?:[^\S\n]+[A-Z][\w'’-]*){0,3}[^\S\n]+Party(?!\w)")
_ARTICLE = re.compile(r"(?<!\w)(?:[Tt]he|[Aa]n?)[^\S\n]+\Z")
"""Parties never speak for a state: the Cambodia National Rescue Party; but in a headline
"Turkey Bans Kurdish Party"."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DATELINE = re.compile(
    r"(?:,[^\n()]{1,40})?(?:\s*\([A-Z][\w .&-]{1,30}\)\s*(?:--?|[—–])|,?\s+(?:--|—|–)\s)"
    rf"|,\s+(?:{_MONTH}\.?\s+\d\d?|\d\d?\s+{_MONTH})\b"
)
_DASH = re.compile(r"\s+-\s")
_TOWN_LINE = re.compile(r"\s+-\s|:(?=\s+[A-Z])")
"""Less sure endings of a dateline, for towns only."""
_SENTENCE = re.compile(r"\s*[\d,.]*\s*(?:\([\w ./-]{1,40}\)|[A-Z\"“‘])")


class Contexts:
    """The context tests of `data/stop_phrases.csv` and `subnational.csv`, and those for persons."""

    def __init__(self, persons: Persons) -> None:
        self.persons = persons

    @cached_property
    def _around(self) -> dict[Form, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]:
        before: dict[Form, list[str]] = {}
        after: dict[Form, list[str]] = {}
        for phrase, _ in rows("stop_phrases.csv"):
            if "{" in phrase:
                left, _, rest = phrase.partition("{")
                kind, _, right = rest.partition("}")
                side, words = (before, left) if left else (after, right)
                # As listed, in capitals, and at the beginning of a sentence.
                spelled = dict.fromkeys((words, words.upper(), words[:1].upper() + words[1:]))
                side.setdefault(Form(kind), []).extend(map(_as_regex, spelled))
        return {
            form: (
                re.compile(rf"(?<!\w)(?:{'|'.join(before[form])})\Z") if form in before else None,
                re.compile(rf"(?:{'|'.join(after[form])})(?!\w)") if form in after else None,
            )
            for form in Form
        }

    @cached_property
    def _town_in(self) -> re.Pattern[str]:
        """A comma and the state of the USA or the province in which a town lies."""
        words: dict[str, list[str]] = {"name": [], "abbreviation": []}
        for word, kind in rows("subnational.csv"):
            words[kind].append(_as_regex(word))
        return re.compile(
            rf",\s+(?:(?:{'|'.join(words['abbreviation'])})"
            rf"|(?:{'|'.join(words['name'])})(?=[^\S\n]*[).;:?!]|,(?!\s+(?:and|or)\b)|\s*\Z))"
        )

    @cached_property
    def _subnational(self) -> frozenset[str]:
        return frozenset(word for word, kind in rows("subnational.csv") if kind == "name")

    def blocked_until(self, text: str, start: int, end: int, form: Form) -> int | None:
        """Where the other reading of the span ends, or None when the span is a mention."""
        before, after = self._around[form]
        if before and before.search(text[max(0, start - _BEFORE) : start]):
            return end
        is_half = form is Form.CAPITAL and text[max(0, start - 1) : start] in _HYPHENS
        match = after.match(text, end) if after and not is_half else None
        if match and not _is_tie(text, match):
            return match.end()
        if form in (Form.NAME, Form.DEMONYM) and _ARTICLE.search(text[max(0, start - 6) : start]):
            party = _PARTY.match(text, end)
            if party:
                return party.end()
        if form is Form.ORGAN:
            previous = WORD_BEFORE.search(text[max(0, start - _BEFORE) : start])
            return end if previous and previous.group(1) in self._subnational else None
        if form in (Form.NAME, Form.CAPITAL):
            town = self._town_in.match(text, end) if text.startswith(",", end) else None
            if town:
                return town.end()
            dateline = self._dateline(text, start, end, form)
            if dateline is not None:
                return dateline
        return self.persons.blocked_until(text, start, end)

    @staticmethod
    def _dateline(text: str, start: int, end: int, form: Form) -> int | None:
        """The end of a dateline that begins with the name: "BEIJING, May 2 (Agency) --"."""
        in_capitals, is_town = text[start:end].isupper(), form is Form.CAPITAL
        if not (in_capitals or is_town) or not _opens_line(text, start):
            return None
        found = _DATELINE.match(text, end)
        if found is None and is_town:
            found = (_TOWN_LINE if in_capitals else _DASH).match(text, end)
        # "Moscow — long an ally — said" is no dateline: what follows one begins a sentence.
        if found is None or not (in_capitals or _SENTENCE.match(text, found.end())):
            return None
        return found.end()


def _is_tie(text: str, match: re.Match[str]) -> bool:
    """Whether "-American" goes on to "relations", so that both halves are states."""
    if not match.group().startswith(_HYPHENS):
        return False
    following = _NEXT.match(text, match.end())
    return following is not None and following.group(1).lower() in person_words("tie")


def _as_regex(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s+").replace(r"\-", "[-‐‑–]")


def _opens_line(text: str, start: int) -> bool:
    first = max(0, start - _BEFORE)
    _, line, before = text[first:start].rpartition("\n")
    return not before.strip() and (bool(line) or first == 0)
