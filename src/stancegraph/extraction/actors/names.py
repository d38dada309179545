"""The names of states, blocs and organs in the passages read so far, by place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from stancegraph.extraction.lexicon import read_data
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.resolution.gazetteer import Gazetteer, Mention
from stancegraph.resolution.names import Form

_DASHES = frozenset("-–—")
_SHARE = 0.6
"""Least share of the names of states that shows whose text it is."""


class Names:
    """Which listed name a token is part of."""

    def __init__(self, gazetteer: Gazetteer, day: date | None = None) -> None:
        self._gazetteer = gazetteer
        self.day = day
        self._at: dict[int, Mention] = {}
        self._among: frozenset[str] = frozenset()

    def expect(self, passages: Iterable[str]) -> None:
        """Note which states that share a name with another the passages of a document name."""
        sharing = self._gazetteer.sharing
        named = (
            found.actor for one in passages for found in self._gazetteer.find(one, on=self.day)
        )
        self._among = frozenset(actor for actor in named if actor in sharing)

    def see(self, text: str, offset: int) -> None:
        """Look up all names of a passage that begins at `offset` of the document."""
        for found in names_on(self._gazetteer, text, self.day, self._among):
            mention = replace(found, start=found.start + offset, end=found.end + offset)
            for place in range(mention.start, mention.end):
                self._at[place] = mention

    def mention(self, token: Token) -> Mention | None:
        """The name that a token is part of; a dash may stick to it: "(Reuters) -Chile"."""
        return self._at.get(token.start + (token.text[:1] in _DASHES and len(token.text) > 1))

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
    rulers = [
        Mention(found.start(), found.end(), found.group(), state, form)
        for pattern, state, since, form in (_rulers() if _any_ruler().search(text) else ())
        if day is None or day >= since
        for found in pattern.finditer(text)
    ]
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


@cache
def _any_ruler() -> re.Pattern[str]:
    """Found wherever one of the rulers is: most texts name none."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, *_ in _rulers()))


@cache
def _rulers() -> tuple[tuple[re.Pattern[str], str, date, Form], ...]:
    return tuple(
        (re.compile(pattern), actor, since, Form(form))
        for form, key in ((Form.NAME, "rulers"), (Form.CAPITAL, "seats"))
        for pattern, actor, since in read_data("rulers.yaml")[key]
    )
