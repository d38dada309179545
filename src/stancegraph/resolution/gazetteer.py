"""Which actor a name stands for: in running text (`find`) and alone (`resolve`)."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from stancegraph.resolution.contexts import Contexts
from stancegraph.resolution.countries import CountryRow, countries, existing_instead
from stancegraph.resolution.index import NameIndex
from stancegraph.resolution.names import Form, Name, shipped_names, without_accents
from stancegraph.resolution.userfile import user_names

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Mention:
    """One actor named in a text; `text[start:end]` is the name, without a possessive."""

    start: int
    end: int
    text: str
    actor: str
    """`CHN`, `bloc:European Union`, `organ:Third Committee`."""
    form: Form


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name stands for, or why it is refused."""

    name: str
    code: str | None
    """The actor's key: alpha-3 code, `bloc:…` or `organ:…`; None when refused."""
    reason: str
    candidates: tuple[str, ...] = ()
    """For an ambiguous name the keys to choose from; for an unknown one names that are near."""
    near: bool = False
    """The name is unknown, and the candidates are only written alike."""


class Gazetteer:
    """Names of states, blocs and organs; loaded once, never changed."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = tuple(names)
        self._index = NameIndex(self._names)
        self._contexts = Contexts()

    @classmethod
    def load(cls, extra: Path | None = None) -> Gazetteer:
        """The shipped names and those of a file of one's own (columns `name,code`).

        A name of one's own replaces the shipped meaning of the same spelling. Raises SourceError
        with the row number when a row of the file is not usable.
        """
        if extra is None:
            return _shipped()
        own = tuple(user_names(extra))
        spelled = {_fold(name.text) for name in own}
        kept = (name for name in shipped_names() if _fold(name.text) not in spelled)
        return cls((*kept, *own))

    def find(self, text: str, *, on: date | None = None) -> list[Mention]:
        """Every actor named in a text, in order, longest names first, none overlapping.

        `on` chooses between the meanings that a name had at different times. Names that stand
        for several actors ("Congo") and stop phrases ("Indian Ocean") are no mentions.
        """
        mentions: list[Mention] = []
        position = 0
        for hit in self._index.hits(text):
            if hit.start < position:
                continue
            name = _chosen(hit.names, on)
            if name.form is None:
                continue
            until = self._contexts.blocked_until(text, hit.start, hit.end, name.form)
            if until is not None:
                position = until
                continue
            if len(name.actors) > 1:
                continue
            words = text[hit.start : hit.end]
            actor = name.actors[0]
            if hit.is_open:
                actor = f"bloc:{' '.join(words.split())}"
            mentions.append(Mention(hit.start, hit.end, words, actor, name.form))
        return mentions

    def resolve(
        self,
        name: str,
        *,
        on: date | None = None,
        usage: Literal["any", "un"] = "any",
        suggest: bool = True,
    ) -> Resolution:
        """The actor that bears exactly this name, whatever its case, accents and articles.

        Alpha-3 codes in capitals and keys of groups stand for themselves. `on` picks the state
        that existed on that day. `usage="un"` reads the UN's short names as UN lists mean them:
        there "Congo" is the Republic of the Congo and "Yemen" before 1990 the Yemen Arab Republic.
        Never guesses: ambiguous, outdated and unknown names get a reason and candidates, unless
        `suggest` is off: looking for near names takes time.
        """
        shown = " ".join(name.split())
        if not shown or len(shown) > _LONGEST_NAME:
            return Resolution(shown[:_LONGEST_NAME], None, "no name: empty or too long")
        if shown in countries():
            return self._dated(shown, shown, "alpha-3 code", on)
        for key in (shown, f"bloc:{shown}", f"organ:{shown}"):
            if key in self._group_keys:
                return Resolution(shown, key, "the key of a group")
        if usage == "un" and (code := self._un_names.get(_fold(shown))):
            return self._dated(shown, code, "the UN's short name", on)
        meanings = self._by_key.get(_fold(shown)) or self._by_key.get(_fold(_turned(shown)))
        if not meanings and (group := self._open_group(shown)):
            return Resolution(shown, group, "a group named by its purpose")
        if not meanings:
            near = self._near(shown) if suggest else ()
            hint = f"; near: {', '.join(near)}" if near else ""
            return Resolution(shown, None, f"unknown name{hint}", near, near=True)
        return self._choose(shown, meanings, on)

    def country(self, code: str) -> CountryRow:
        """The row of a country code; raises KeyError for any other."""
        return countries()[code]

    def _choose(self, shown: str, meanings: tuple[Name, ...], on: date | None) -> Resolution:
        held = [name for name in meanings if name.holds_on(on)] or list(meanings)
        ambiguous = [name for name in held if len(name.actors) > 1]
        if ambiguous:
            return Resolution(shown, None, f"ambiguous: {ambiguous[0].reason}", ambiguous[0].actors)
        actors = tuple(sorted({actor for name in held for actor in name.actors}))
        if len(actors) > 1:
            return Resolution(shown, None, "ambiguous: several actors bear the name", actors)
        forms = {name.form for name in held}
        if forms <= {Form.DEMONYM, Form.CAPITAL}:
            kind = "an adjective or people" if Form.DEMONYM in forms else "a capital or seat"
            return Resolution(shown, None, f"{kind} of {actors[0]}, not a name of it", actors)
        return self._dated(shown, actors[0], "listed name", on)

    def _dated(self, shown: str, code: str, reason: str, on: date | None) -> Resolution:
        row = countries().get(code)
        if row is None or on is None or row.exists_on(on):
            return Resolution(shown, code, reason)
        early = row.valid_from is not None and on.isoformat() < row.valid_from
        when = f"from {row.valid_from}" if early else f"until {row.valid_until}"
        then = existing_instead(code, on)
        instead = " or ".join(f"{countries()[c].name} ({c})" for c in then)
        hint = f"; on {on} there was {instead}" if instead else ""
        return Resolution(shown, None, f"{row.name} ({code}) exists {when}{hint}", then)

    @cached_property
    def _by_key(self) -> dict[str, tuple[Name, ...]]:
        table: dict[str, tuple[Name, ...]] = {}
        for name in self._names:
            if name.form is not None:
                key = _fold(name.text)
                table[key] = (*table.get(key, ()), name)
        return table

    @cached_property
    def _un_names(self) -> dict[str, str]:
        return {_fold(row.name): row.code for row in countries().values()}

    def _open_group(self, shown: str) -> str | None:
        """The key of a group whose name begins as one listed with an open end."""
        bare = re.sub(r"\A(?:bloc:)?(?:[Tt]he )?", "", shown)
        hit = next(self._index.hits(bare), None)
        whole = hit is not None and hit.is_open and (hit.start, hit.end) == (0, len(bare))
        return f"bloc:{bare}" if whole else None

    def _near(self, shown: str) -> tuple[str, ...]:
        keys = difflib.get_close_matches(_fold(shown), self._near_keys, n=3, cutoff=0.6)
        return tuple(dict.fromkeys(self._by_key[key][0].text for key in keys))

    @cached_property
    def _group_keys(self) -> frozenset[str]:
        keys = {actor for name in self._names for actor in name.actors}
        return frozenset(key for key in keys if ":" in key)

    @cached_property
    def _near_keys(self) -> tuple[str, ...]:
        given = (Form.NAME, Form.BLOC, Form.ORGAN)
        return tuple(key for key, names in self._by_key.items() if names[0].form in given)


@cache
def _shipped() -> Gazetteer:
    return Gazetteer(shipped_names())


def _chosen(names: tuple[Name, ...], on: date | None) -> Name:
    """The meaning of a spelling on a day, an ambiguous one first."""
    held = [name for name in names if name.holds_on(on)] or list(names)
    return max(held, key=lambda name: len(name.actors))


def _fold(text: str) -> str:
    """The spelling without case, accents, signs and leading article."""
    plain = without_accents(text).casefold().replace("&", " and ")
    words = re.findall(r"[^\W_]+", plain.replace("'", "").replace("’", ""))
    while words[:1] == ["the"]:
        words = words[1:]
    return " ".join("saint" if word == "st" else word for word in words)


def _turned(text: str) -> str:
    """Turn round "Korea, Republic of" and "Bolivia (Plurinational State of)"."""
    match = re.fullmatch(r"([^,(]+?)\s*(?:,\s*([^,]+)|\(([^()]+)\))", text)
    return f"{match[2] or match[3]} {match[1]}" if match else text
