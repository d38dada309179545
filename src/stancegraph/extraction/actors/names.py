"""The names of states, blocs and organs in the passages read so far, by place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from stancegraph.extraction.lexicon import read_data
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.resolution.gazetteer import Gazetteer, Mention
from stancegraph.resolution.names import Form

_DASHES = frozenset("-–—")
_HALF = re.compile(r"\b[Tt]he (?P<half>North|South)\b(?![ -][A-Z])")
"""What reports on Korea call its two states."""
_KOREAS = {"North": "PRK", "South": "KOR"}
_AROUND = re.compile(r"\\b(?:\(\?:the \)\?)?|\(\?<![^()]*\)")
"""What in a pattern stands before a name without being part of it."""
_REMEMBERED = 256
"""Passages of which it is remembered whom they name so."""
_SHARE = 0.6
"""Least share of the names of states that shows whose text it is."""


class Names:
    """Which listed name a token is part of."""

    def __init__(self, gazetteer: Gazetteer, day: date | None = None) -> None:
        self._gazetteer = gazetteer
        self.day = day
        self._at: dict[int, Mention] = {}
        self._among: frozenset[str] = frozenset()
        self._is_on_korea = False

    def expect(self, passages: Iterable[str]) -> None:
        """Note which states that share a name with another the passages of a document name."""
        sharing = self._gazetteer.sharing
        named = Counter(
            found.actor for one in passages for found in self._gazetteer.find(one, on=self.day)
        )
        self._among = frozenset(actor for actor in named if actor in sharing)
        koreas = sum(named[key] for key in _KOREAS.values())
        self._is_on_korea = named["PRK"] > 1 and koreas > named.total() / 2

    def see(self, text: str, offset: int) -> None:
        """Look up all names of a passage that begins at `offset` of the document."""
        for found in names_on(self._gazetteer, text, self.day, self._among):
            mention = replace(found, start=found.start + offset, end=found.end + offset)
            for place in range(mention.start, mention.end):
                self._at[place] = mention
        for half in _HALF.finditer(text) if self._is_on_korea else ():
            start, end = (place + offset for place in half.span("half"))
            name = half["half"]
            for place in range(start, end):
                self._at.setdefault(place, Mention(start, end, name, _KOREAS[name], Form.NAME))

    def mention(self, token: Token) -> Mention | None:
        """The name that a token is part of; a dash may stick to it: "(Reuters) -Chile"."""
        text = token.text
        has_dash = text[:1] in _DASHES and len(text) > 1
        return self._at.get(token.start + 1 if has_dash else token.start)

    def state(self, token: Token) -> str | None:
        """Key of the state or bloc, not organ, that a token names."""
        mention = self.mention(token)
        return mention.actor if mention and not mention.actor.startswith("organ:") else None

    def capital(self, words: str) -> str | None:
        """The state whose capital has that name, also where the text means the place."""
        found = list(names_on(self._gazetteer, words, self.day))
        return found[0].actor if len(found) == 1 and found[0].form is Form.CAPITAL else None

    def within(self, tokens: list[Token]) -> Iterator[tuple[Token, Mention]]:
        """Each name in a stretch, with its first token there."""
        last: Mention | None = None
        for token in tokens:
            mention = self.mention(token)
            if mention is not None and mention != last:
                yield token, mention
            last = mention

    def first_token(self, sentence: Sentence, mention: Mention) -> int:
        """Position of the first token of a name in its sentence."""
        return min(token.i for token in sentence.at(mention.start, mention.end))


def names_on(
    gazetteer: Gazetteer, text: str, day: date | None, among: frozenset[str] = frozenset()
) -> Iterator[Mention]:
    """Each name in a text of that day; a state that is gone may still be told of.

    Rulers whom reports call by the name of their movement count as names of their state.
    """
    rulers = _ruling(text, day)
    taken = {place for one in rulers for place in range(one.start, one.end)}
    for found in gazetteer.find(text, on=day, among=among):
        if taken.isdisjoint(range(found.start, found.end)):
            yield found
    yield from rulers


def mostly_named(counted: Counter[str], least: int) -> str | None:
    """The actor that most of the names mean; None below that number or without a clear share."""
    most = counted.most_common(1)
    if most and most[0][1] >= least and most[0][1] >= _SHARE * counted.total():
        return most[0][0]
    return None


@lru_cache(_REMEMBERED)
def _ruling(text: str, day: date | None) -> tuple[Mention, ...]:
    """The rulers that a text names; readers of a document ask for those of a paragraph often."""
    return tuple(
        Mention(found.start(), found.end(), found.group(), state, form)
        for pattern, state, since, form in (_rulers() if _any_ruler().search(text) else ())
        if day is None or day >= since
        for found in pattern.finditer(text)
    )


@cache
def _any_ruler() -> re.Pattern[str]:
    """Found wherever one of the rulers is: most texts name none.

    Begins with the first letters of the names, as what does is looked for at once.
    """
    plain = (_AROUND.sub("", pattern.pattern) for pattern, *_ in _rulers())
    return re.compile("|".join(plain))


@cache
def _rulers() -> tuple[tuple[re.Pattern[str], str, date, Form], ...]:
    return tuple(
        (re.compile(pattern), actor, since, Form(form))
        for form, key in ((Form.NAME, "rulers"), (Form.CAPITAL, "seats"))
        for pattern, actor, since in read_data("rulers.yaml")[key]
    )
