"""Which actor a name stands for: in running text (`find`) and alone (`resolve`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Literal

from stancegraph.resolution.cldr import cldr_names
from stancegraph.resolution.cleaning import CleanText, is_clean
from stancegraph.resolution.contexts import Contexts
from stancegraph.resolution.countries import CountryRow, countries, existing_instead
from stancegraph.resolution.index import NameIndex
from stancegraph.resolution.names import Form, Mention, Name, shipped_names, without_accents
from stancegraph.resolution.near import near_names
from stancegraph.resolution.neighbours import end_of_places, reread
from stancegraph.resolution.persons import Persons
from stancegraph.resolution.userfile import user_names

__all__ = ["Gazetteer", "Mention", "Resolution"]

_LONGEST_NAME = 200

_LONGEST_REMEMBERED = 20_000
_REMEMBERED = 256
"""Characters and number of the texts whose names are remembered."""
_NO_NAMES = frozenset({Form.DEMONYM, Form.CAPITAL})
"""Forms that point to a state and are no name of it."""


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

    def __init__(self, names: Iterable[Name], own: frozenset[str] = frozenset()) -> None:
        """`own` are the folded spellings of a user, which the UN's usage does not change."""
        self._names = tuple(names)
        self._own = own
        self._index = NameIndex(self._names)
        self._contexts = Contexts(Persons(self._index.has))
        # Readers of a document ask for the names of the same paragraph several times.
        self._remembered = lru_cache(_REMEMBERED)(self._find)

    @classmethod
    def load(cls, extra: Path | None = None) -> Gazetteer:
        """The shipped names and those of a file of one's own (columns `name,code`).

        A name of one's own replaces the shipped meaning of the same spelling. Raises SourceError
        with the row number when a row of the file is not usable.
        """
        if extra is None:
            return _shipped()
        own = tuple(user_names(extra))
        spelled = frozenset(_fold(name.text) for name in own)
        kept = (name for name in shipped_names() if _fold(name.text) not in spelled)
        return cls((*kept, *own), spelled)

    def find(
        self,
        text: str,
        *,
        on: date | None = None,
        usage: Literal["any", "un"] = "any",
        among: frozenset[str] = frozenset(),
    ) -> list[Mention]:
        """Every actor named in a text, in order, longest names first, none overlapping.

        `on` chooses between the meanings that a name had at different times, and leaves out
        states that did not exist yet; a state of the past may be spoken of on any later day.
        Names that stand for several actors ("Congo") and stop phrases ("Indian Ocean") are no
        mentions. `usage="un"` reads an ambiguous name as UN texts mean it: "Congo" is COG. Where
        just one of those who share a name is `among` the states that the document names without
        doubt, the name is that state's: "Congolese" in a report on Kinshasa.
        """
        if is_clean(text):
            look = self._remembered if len(text) <= _LONGEST_REMEMBERED else self._find
            return list(look(text, on, usage, among))
        clean = CleanText(text)
        found = []
        for one in self._find(clean.text, on, usage, among):
            start, end = clean.start(one.start), clean.end(one.end)
            found.append(Mention(start, end, text[start:end], one.actor, one.form))
        return found

    @cached_property
    def sharing(self) -> frozenset[str]:
        """The states that share a name with another."""
        return frozenset(
            actor for name in self._names if len(name.actors) > 1 for actor in name.actors
        )

    def _find(self, text: str, on: date | None, usage: str, among: frozenset[str]) -> list[Mention]:
        mentions: list[Mention] = []
        surnames: set[str] = set()
        shared: list[Mention] = []
        position = places_until = 0
        for hit in self._index.hits(text):
            if hit.start < position:
                continue
            name = _chosen(hit.names, on)
            if name.form is None:
                continue
            words = text[hit.start : hit.end]
            until = None
            if not name.combines:
                until = self._contexts.blocked_until(text, hit.start, hit.end, name.form)
            if until is not None:
                position = until
                if self._contexts.persons.is_surname(text, hit.start, hit.end):
                    surnames.add(words)
                if name.form is Form.CAPITAL:
                    places_until = end_of_places(text, hit.end)
                continue
            if words in surnames or (name.form is Form.CAPITAL and hit.start < places_until):
                continue
            actor = name.actors[0]
            meant = [one for one in name.actors if one in among]
            if len(name.actors) > 1:
                code = self._un_names.get(_fold(words)) if name.form is Form.NAME else None
                code = meant[0] if len(meant) == 1 else code
                if code is None or not _has_begun(code, on):
                    continue
                actor = code
            elif hit.is_open:
                actor = f"bloc:{' '.join(words.split())}"
            elif not _has_begun(actor, on):
                continue
            mention = Mention(hit.start, hit.end, words, actor, name.form)
            mentions.append(mention)
            if len(name.actors) > 1 and len(meant) != 1:
                shared.append(mention)
        return reread(text, mentions, () if usage == "un" else shared)

    def resolve(
        self,
        name: str,
        *,
        on: date | None = None,
        usage: Literal["any", "un"] = "any",
        suggest: bool = True,
    ) -> Resolution:
        """The actor that bears exactly this name, whatever its case, accents and articles.

        Alpha-3 codes in capitals and keys of groups stand for themselves; names of countries in
        French, Spanish, Russian, Chinese and Arabic are known too. `on` picks the state
        that existed on that day. `usage="un"` reads the UN's short names as UN lists mean them:
        there "Congo" is the Republic of the Congo and "Yemen" before 1990 the Yemen Arab Republic.
        Never guesses: ambiguous, outdated and unknown names get a reason and candidates, unless
        `suggest` is off: looking for near names takes time.
        """
        shown = " ".join((name if is_clean(name) else CleanText(name).text).split())
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
        if not meanings or all(name.form in _NO_NAMES for name in meanings):
            code, language = _foreign_names().get(_fold(shown), ("", ""))
            if code:
                return self._dated(shown, code, f"the {language} name", on)
        if not meanings and (group := self._open_group(shown)):
            return Resolution(shown, group, "a group named by its purpose")
        if not meanings:
            near = near_names(_fold(shown), self._by_key) if suggest else ()
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
        if forms <= _NO_NAMES:
            kind = "an adjective or people" if Form.DEMONYM in forms else "a capital or seat"
            return Resolution(shown, None, f"{kind} of {actors[0]}, not a name of it", actors)
        ends = [name.valid_until for name in held]
        until = "" if None in ends else f", in use until {max(filter(None, ends))}"
        return self._dated(shown, actors[0], f"listed name{until}", on)

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
        listed = {_fold(row.name): row.code for row in countries().values()}
        return {name: code for name, code in listed.items() if name not in self._own}

    def _open_group(self, shown: str) -> str | None:
        """The key of a group whose name begins as one listed with an open end."""
        bare = re.sub(r"\A(?:bloc:)?(?:[Tt]he )?", "", shown)
        hit = next(self._index.hits(bare), None)
        whole = hit is not None and hit.is_open and (hit.start, hit.end) == (0, len(bare))
        return f"bloc:{bare}" if whole else None

    @cached_property
    def _group_keys(self) -> frozenset[str]:
        keys = {actor for name in self._names for actor in name.actors}
        return frozenset(key for key in keys if ":" in key)


@cache
def _shipped() -> Gazetteer:
    return Gazetteer(shipped_names())


@cache
def _foreign_names() -> dict[str, tuple[str, str]]:
    """Code and language by spelling; read only when a name is listed nowhere else."""
    return {_fold(name): (code, language) for code, language, name in cldr_names()}


def _chosen(names: tuple[Name, ...], on: date | None) -> Name:
    """The meaning of a spelling on a day, an ambiguous one first."""
    held = [name for name in names if name.holds_on(on)] or list(names)
    return max(held, key=lambda name: len(name.actors))


def _has_begun(actor: str, on: date | None) -> bool:
    """Whether the actor is no state that came into being after that day."""
    if on is None or ":" in actor:
        return True
    begun = countries()[actor].valid_from
    return begun is None or begun <= on.isoformat()


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
