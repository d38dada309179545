"""Which paragraphs of a report can hold a position at all; the others need no parse.

Nobody's position can stand where no state is named and nothing refers to one: no pronoun, no
office or institution, no quotation, and no name that stands in a paragraph where there is any. Nor
can it before a state first acts, or somebody speaks for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from stancegraph.extraction.actors.leaders import surnames
from stancegraph.extraction.actors.names import names_on
from stancegraph.extraction.holding import OWNED, Holding, singular
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.targets.pronouns import VOTED
from stancegraph.resolution.gazetteer import Gazetteer

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_QUOTE = re.compile("[\"“”„«»]|(?<!\\w)['‘]")
_REFERRING = frozenset(
    "he her hers him his it its our ours she their theirs them they us we both all who which this "
    "that these those others former latter".split()
)
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June "
    "July August September October November December".split()
)
"""Capitalised words that are no names of anybody."""


def relevant(
    passages: Sequence[str], gazetteer: Gazetteer, lexicon: Lexicon, day: date | None
) -> list[bool]:
    """For each passage of a report whether anybody is named or meant in it who may be a state's."""
    words = [_WORD.findall(one) for one in passages]
    known = _REFERRING | lexicon.offices | lexicon.institutions | lexicon.states
    known = known | {"summit", *lexicon.statements}
    kept = [
        bool(_QUOTE.search(text))
        or not known.isdisjoint(singular(said))
        or not surnames().isdisjoint(OWNED.sub("", word) for word in said)
        or next(iter(names_on(gazetteer, text, day)), None) is not None
        for text, said in zip(passages, words, strict=True)
    ]
    names = {
        word for said, keep in zip(words, kept, strict=True) if keep for word in _capital(said)
    }
    return [keep or not names.isdisjoint(said) for said, keep in zip(words, kept, strict=True)]


def telling(passages: Sequence[str], kept: Sequence[bool], holding: Holding) -> list[bool]:
    """Of the passages that are `kept`, those that may hold a position or lead to one.

    From the first on in which a state acts or is spoken for these are all; before it, the last, of
    which "it" may speak, and those that name a state, a draft or somebody who is named later.
    """
    looks = holding.passages(passages)
    read = [place for place, keep in enumerate(kept) if keep]
    first = next((n for n, place in enumerate(read) if looks[place].open), len(read))
    names = {place: _capital(_WORD.findall(passages[place])) - _CALENDAR for place in read}
    later = {name for place in read[first:] for name in names[place]}
    told = set(read[max(0, first - 1) :] if read[first:] else ())
    for place in read[:first] if told else ():
        is_named = looks[place].named or not later.isdisjoint(names[place])
        if is_named or not VOTED.isdisjoint(singular(_WORD.findall(passages[place]))):
            told.add(place)
    return [place in told for place in range(len(passages))]


def _capital(words: Sequence[str]) -> set[str]:
    """The capitalised words; the first, which may be so by its place, only in a longer name."""
    found = {word for word in words[1:] if word[0].isupper()}
    return found | set(words[:1]) if len(words) > 1 and words[1] in found else found
