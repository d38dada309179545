"""The issue codebook: which issue the words of a target are about, and from which side.

A codebook is a YAML file of one's own:

    issues:
      - id: counter-terrorism-measures        # a slug, unique in the file
        label: Counter-terrorism measures
        definition: Support means to back the measures or to defend them against criticism.
        broader: [human-rights]               # ids of wider issues in this file; may be left out
        patterns:
          - match: counter-terrorism measures
            sense: same
          - match: accusations * against the measures
            sense: reversed
            actor: CHN

`match` is a phrase: words in any case; `*` stands for up to four words, `politici*` for any
ending. It matches anywhere in a target. `sense: reversed` turns the polarity: to oppose the
accusations is to support the measures. `actor` (an actor key such as `CHN`) asks for the target
actor of the position too. Among the phrases that match, the one with the most words wins, then
the one with the most letters, then one with an actor, then the first in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from stancegraph.errors import SourceError
from stancegraph.readers.files import decode, load
from stancegraph.readers.outline import read_yaml
from stancegraph.resolution.countries import countries
from stancegraph.resolution.phrases import Phrase, words

Sense = Literal["same", "reversed"]

_LARGEST_FILE = 1_000_000
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ISSUE_KEYS = {"id", "label", "definition", "broader", "patterns"}
_PATTERN_KEYS = {"match", "sense", "actor"}


class Match(NamedTuple):
    """The issue that a target is about, and whether its words turn the polarity."""

    issue: str
    sense: Sense


@dataclass(frozen=True, slots=True)
class Pattern:
    """One phrase of an issue."""

    phrase: Phrase
    sense: Sense
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class IssueEntry:
    """One issue of a codebook; `definition` says what support of it means."""

    id: str
    label: str
    definition: str
    broader: tuple[str, ...]
    patterns: tuple[Pattern, ...]


class Codebook:
    """The issues of one file, by their ids."""

    def __init__(self, issues: tuple[IssueEntry, ...]) -> None:
        self._issues = {issue.id: issue for issue in issues}
        ranked = [(pattern, issue.id) for issue in issues for pattern in issue.patterns]
        ranked.sort(key=lambda one: (one[0].phrase.weight, one[0].actor is not None), reverse=True)
        self._ranked = tuple(ranked)

    @classmethod
    def load(cls, path: Path) -> Codebook:
        """Read a codebook; raises SourceError that names the entry and what to do about it."""
        return cls(tuple(_Reader(path).issues()))

    def match(self, target: str, actor: str | None = None) -> Match | None:
        """The issue of a target text, or None where no pattern knows it."""
        text = words(target)
        for pattern, issue in self._ranked:
            if pattern.actor in (None, actor) and pattern.phrase.is_in(text):
                return Match(issue, pattern.sense)
        return None

    def __contains__(self, issue: str) -> bool:
        return issue in self._issues

    def __getitem__(self, issue: str) -> IssueEntry:
        return self._issues[issue]

    def __iter__(self) -> Iterator[str]:
        return iter(self._issues)

    def __len__(self) -> int:
        return len(self._issues)


class _Reader:
    """Reads one file and keeps the place for errors."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def issues(self) -> Iterator[IssueEntry]:
        entries = self._entries()
        issues = [self._issue(entry, number) for number, entry in enumerate(entries, start=1)]
        self._check(issues)
        yield from issues

    def _entries(self) -> list[Any]:
        source = load(self._path, limit=_LARGEST_FILE)
        content = read_yaml(decode(source), source.at).value
        entries = content.get("issues") if isinstance(content, dict) else None
        if not isinstance(entries, list) or not entries:
            raise self._error("no issues", hint="begin the file with 'issues:' and a list below it")
        return entries

    def _issue(self, entry: Any, number: int) -> IssueEntry:
        at = f"issue {number}"
        if not isinstance(entry, dict):
            raise self._error("no mapping", at, "write id, label, definition and patterns")
        self._keys(entry, _ISSUE_KEYS, at)
        identifier = self._text(entry, "id", at)
        if not _SLUG.fullmatch(identifier):
            hint = "use small letters, digits and hyphens, such as human-rights"
            raise self._error(f"{identifier!r} is no id", at, hint)
        at = f"issue {number} ({identifier})"
        broader = entry.get("broader") or []
        if isinstance(broader, str):
            broader = [broader]
        patterns = entry.get("patterns") or []
        if not isinstance(broader, list) or not isinstance(patterns, list):
            raise self._error("broader and patterns are lists", at, "put a - before each entry")
        return IssueEntry(
            identifier,
            self._text(entry, "label", at),
            self._text(entry, "definition", at),
            tuple(str(one) for one in broader),
            tuple(
                self._pattern(one, f"{at}, pattern {n}") for n, one in enumerate(patterns, start=1)
            ),
        )

    def _pattern(self, entry: Any, at: str) -> Pattern:
        if not isinstance(entry, dict):
            raise self._error("no mapping", at, "write {match: some words, sense: same}")
        self._keys(entry, _PATTERN_KEYS, at)
        sense = entry.get("sense", "same")
        if sense not in ("same", "reversed"):
            raise self._error(f"the sense is {sense!r}", at, "write same or reversed")
        try:
            phrase = Phrase.parse(self._text(entry, "match", at))
        except ValueError as error:
            raise self._error(str(error), at, "write the words that the target contains") from error
        actor = self._text(entry, "actor", at) if "actor" in entry else None
        if actor is not None and actor not in countries() and ":" not in actor:
            hint = "write an alpha-3 code such as CHN, or bloc:Name or organ:Name"
            raise self._error(f"{actor!r} is no actor key", at, hint)
        return Pattern(phrase, cast("Sense", sense), actor)

    def _check(self, issues: list[IssueEntry]) -> None:
        seen: set[str] = set()
        owners: dict[tuple[Phrase, str | None], tuple[str, Sense]] = {}
        for issue in issues:
            if issue.id in seen:
                raise self._error(f"two issues have the id {issue.id!r}", hint="rename one")
            seen.add(issue.id)
            for pattern in issue.patterns:
                here = (issue.id, pattern.sense)
                owner = owners.setdefault((pattern.phrase, pattern.actor), here)
                if owner != here:
                    raise self._error(
                        f"the phrase {' '.join(pattern.phrase.parts)!r} belongs to {owner[0]} too,"
                        " or has two senses",
                        issue.id,
                        "make one of them longer, or give it an actor",
                    )
        wider = {issue.id: issue.broader for issue in issues}
        for issue in issues:
            self._check_broader(issue.id, wider)

    def _check_broader(self, identifier: str, wider: dict[str, tuple[str, ...]]) -> None:
        waiting, met = list(wider[identifier]), set[str]()
        while waiting:
            one = waiting.pop()
            if one not in wider:
                hint = f"add it, or write one of: {', '.join(sorted(wider))}"
                raise self._error(f"the broader issue {one!r} is not here", identifier, hint)
            if one == identifier:
                raise self._error("the issue is broader than itself", identifier, "break the ring")
            if one not in met:
                met.add(one)
                waiting.extend(wider[one])

    def _keys(self, entry: dict[Any, Any], known: set[str], at: str) -> None:
        unknown = sorted(str(key) for key in entry if key not in known)
        if unknown:
            hint = f"known here: {', '.join(sorted(known))}"
            raise self._error(f"unknown: {', '.join(unknown)}", at, hint)

    def _text(self, entry: dict[Any, Any], key: str, at: str) -> str:
        value = entry.get(key)
        if not isinstance(value, str) or not value.strip():
            hint = f"write {key}: and some words; put quotes round numbers, yes and no"
            raise self._error(f"no {key}", at, hint)
        return " ".join(value.split())

    def _error(self, what: str, at: str = "", hint: str | None = None) -> SourceError:
        place = f"{self._path}, {at}" if at else str(self._path)
        return SourceError(what, at=place, hint=hint)
