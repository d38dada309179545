"""Where a listed name is no mention of a state: inside other names, persons, places, datelines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from stancegraph.resolution.datafiles import rows
from stancegraph.resolution.names import Form

_BEFORE = 60
"""Characters looked at before a name."""
_NEAR = 90
"""Characters on each side in which a word of another reading counts."""
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’.-]*)[^\S\n]+\Z")
_WORD_AFTER = re.compile(r"[^\S\n]+([A-Z][\w'’-]*)(?=(?:[^\S\n]+[a-z])|[.,;:?!)\"”]|\s*\Z)")
_DATELINE = re.compile(
    r"(?:,[^\n()]{1,40})?(?:\s*\([A-Z][\w .&-]{1,30}\)\s*(?:--?|[—–])|,?\s+(?:--|—|–)\s)"
    r"|,\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    person: bool
    """The name is a given name or a surname too."""
    near: frozenset[str]
    """Words that speak for another reading."""


class Contexts:
    """The context tests of `data/stop_phrases.csv`, `contexts.csv` and `person_words.csv`."""

    @cached_property
    def _around(self) -> dict[Form, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]:
        before: dict[Form, list[str]] = {}
        after: dict[Form, list[str]] = {}
        for phrase, _ in rows("stop_phrases.csv"):
            if "{" in phrase:
                left, _, rest = phrase.partition("{")
                kind, _, right = rest.partition("}")
                side, words = (before, left) if left else (after, right)
                side.setdefault(Form(kind), []).append(_as_regex(words))
        return {
            form: (
                re.compile(rf"(?<!\w)(?:{'|'.join(before[form])})\Z", re.I)
                if form in before
                else None,
                re.compile(rf"(?:{'|'.join(after[form])})(?!\w)", re.I) if form in after else None,
            )
            for form in Form
        }

    @cached_property
    def _rules(self) -> dict[str, _Rule]:
        rules: dict[str, _Rule] = {}
        for text, person, near, _ in rows("contexts.csv"):
            old = rules.get(text, _Rule(False, frozenset()))
            rules[text] = _Rule(old.person or person == "yes", old.near | set(near.split()))
        return rules

    @cached_property
    def _person_words(self) -> dict[str, frozenset[str]]:
        kinds: dict[str, set[str]] = {}
        for word, kind in rows("person_words.csv"):
            kinds.setdefault(kind, set()).add(word)
        return {kind: frozenset(words) for kind, words in kinds.items()}

    def blocked_until(self, text: str, start: int, end: int, form: Form) -> int | None:
        """Where the other reading of the span ends, or None when the span is a mention."""
        before, after = self._around[form]
        if before and before.search(text[max(0, start - _BEFORE) : start]):
            return end
        if after and (match := after.match(text, end)):
            return match.end()
        if form not in (Form.NAME, Form.CAPITAL):
            return None
        name = text[start:end]
        if name.isupper() and _opens_line(text, start) and _DATELINE.match(text, end):
            return end
        rule = self._rules.get(name)
        if rule is None:
            return None
        if rule.near and rule.near & _words_near(text, start, end):
            return end
        return self._person_until(text, start, end) if rule.person else None

    def _person_until(self, text: str, start: int, end: int) -> int | None:
        previous = _WORD_BEFORE.search(text[max(0, start - _BEFORE) : start])
        if previous and previous.group(1) in self._person_words["given"]:
            return end
        following = _WORD_AFTER.match(text, end)
        if following and following.group(1) not in self._person_words["office"]:
            return following.end(1)
        return None


def _as_regex(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s+")


def _opens_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _words_near(text: str, start: int, end: int) -> set[str]:
    return set(re.findall(r"\w+", text[max(0, start - _NEAR) : end + _NEAR]))
