"""Where a name of a state is the name of a person: Michael Jordan, Israel Lopez, Mr. French."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from stancegraph.resolution.datafiles import rows

_BEFORE = 60
"""Characters looked at before a name."""
_NEAR = 90
"""Characters on each side in which a word of another reading counts."""
WORD_BEFORE = re.compile(r"([^\W\d_][\w'’.-]*)[^\S\n]+\Z")
_OWNER_BEFORE = re.compile(r"(?<!\w)(?:[Tt]he|([^\W\d_]\w+)[^\S\n]+(?:of|to|for))[^\S\n]+\Z")
"""The Jordan Customs Department; President of Georgia Salome Zourabichvili."""
_NOUN_BEFORE = re.compile(
    r"(?<![\w-])(?!(?:in|of|to|for|from|with|against|between|and|or|that)\b)[a-z]+[^\S\n]+\Z"
)
"""A word in lower case other than a particle: "the pianist Israel Lopez Valdes"."""
_UNKNOWN_BEFORE = re.compile(r"(?<![\w.])[a-z]+[^\S\n]+([A-Z][\w'’-]*[a-z])[^\S\n]+\Z")
"""A word in capitals in mid-sentence: "the director Agnieszka Holland"."""
_INITIAL = re.compile(r"[A-Z][\w'’-]+[^\S\n]+[A-Z]\.[^\S\n]*\Z")
"""The first name and middle initial of Michael B. Jordan."""
_ENDS = r"(?=[^\S\n]+[a-z]|[.,;:?!)\"”]|\s*\Z)"
_WORD_AFTER = re.compile(rf"[^\S\n]+((?!I\b)[A-Z][\w'’-]*){_ENDS}")
_TWO_AFTER = re.compile(rf"[^\S\n]+([A-Z][\w'’-]*)[^\S\n]+[A-Z][\w'’-]*{_ENDS}")


@dataclass(frozen=True, slots=True)
class _Rule:
    person: str
    """yes: a given name or a surname too; surname; title: a surname after a title only."""
    near: frozenset[str]
    """Words that speak for another reading."""


@cache
def person_words(kind: str) -> frozenset[str]:
    """The words of one kind of `data/person_words.csv`: given, title, office or tie."""
    return frozenset(word for word, other in rows("person_words.csv") if other == kind)


class Persons:
    """The tests of `data/contexts.csv`: names that are persons, or places told by words near."""

    def __init__(self, is_name: Callable[[str], bool]) -> None:
        """`is_name` tells whether a word is a listed name by itself."""
        self._is_name = is_name

    @cached_property
    def _rules(self) -> dict[str, _Rule]:
        rules: dict[str, _Rule] = {}
        for text, person, near, _ in rows("contexts.csv"):
            old = rules.get(text, _Rule("", frozenset()))
            rules[text] = _Rule(person or old.person, old.near | set(near.split()))
        return rules

    def blocked_until(self, text: str, start: int, end: int) -> int | None:
        """Where the name of a person or of another place ends, or None when it is a state's."""
        rule = self._rules.get(text[start:end])
        if rule is None:
            return None
        if rule.near and rule.near & _words_near(text, start, end):
            return end
        before = text[max(0, start - _BEFORE) : start]
        if self._follows_a_first_name(rule, before):
            return end
        return self._given_until(text, before, end) if rule.person in ("yes", "surname") else None

    def is_surname(self, text: str, start: int, end: int) -> bool:
        """Whether a title or a first name stands before the span."""
        rule = self._rules.get(text[start:end])
        before = text[max(0, start - _BEFORE) : start]
        return rule is not None and self._follows_a_first_name(rule, before)

    @staticmethod
    def _follows_a_first_name(rule: _Rule, before: str) -> bool:
        previous = WORD_BEFORE.search(before) if rule.person else None
        if previous is None:
            return False
        if previous.group(1) in person_words("title"):
            return True
        if rule.person == "title":
            return False
        if previous.group(1) in person_words("given") or _INITIAL.search(before):
            return True
        unknown = _UNKNOWN_BEFORE.search(before) if rule.person == "surname" else None
        return unknown is not None and unknown.group(1) not in person_words("office")

    def _given_until(self, text: str, before: str, end: int) -> int | None:
        """The end of a surname after the name, where the name is a first name."""
        offices = person_words("office")
        owned = _OWNER_BEFORE.search(before)
        if owned and (owned.group(1) is None or owned.group(1).capitalize() in offices):
            return None
        following = _WORD_AFTER.match(text, end)
        if following is None and _NOUN_BEFORE.search(before):
            # Elsewhere two words in capitals are a headline or name a minister.
            following = _TWO_AFTER.match(text, end)
        if following is None or following.group(1) in offices or self._is_name(following.group(1)):
            return None
        return following.end(1)


def _words_near(text: str, start: int, end: int) -> set[str]:
    return set(re.findall(r"\w+", text[max(0, start - _NEAR) : end + _NEAR]))
