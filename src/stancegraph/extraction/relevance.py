"""Which paragraphs of a report can hold a position at all; the others need no parse.

Nobody's position can stand where no state is named and nothing refers to one: no pronoun, no
office or institution, no quotation, and no name that stands in a paragraph where there is any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from stancegraph.extraction.leaders import surnames
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.names import names_on
from stancegraph.resolution.gazetteer import Gazetteer

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_QUOTE = re.compile("[\"“”„«»]|(?<!\\w)['‘]")
_REFERRING = frozenset(
    "he her hers him his it its our ours she their theirs them they us we both all who which this "
    "that these those others former latter".split()
)


def relevant(
    passages: Sequence[str], gazetteer: Gazetteer, lexicon: Lexicon, day: date | None
) -> list[bool]:
    """For each passage of a report whether a position may stand in it."""
    words = [_WORD.findall(one) for one in passages]
    known = _REFERRING | lexicon.offices | lexicon.institutions | lexicon.states
    kept = [
        bool(_QUOTE.search(text))
        or not known.isdisjoint(_forms(said))
        or not surnames().isdisjoint(said)
        or next(iter(names_on(gazetteer, text, day)), None) is not None
        for text, said in zip(passages, words, strict=True)
    ]
    names = {
        word for said, keep in zip(words, kept, strict=True) if keep for word in _capital(said)
    }
    return [keep or not names.isdisjoint(said) for said, keep in zip(words, kept, strict=True)]


def _forms(words: Sequence[str]) -> set[str]:
    """The words in lower case, and without the ending of a plural."""
    plain = {word.casefold() for word in words}
    return (
        plain
        | {word[:-1] for word in plain if word.endswith("s")}
        | {f"{word[:-3]}y" for word in plain if word.endswith("ies")}
    )


def _capital(words: Sequence[str]) -> set[str]:
    """The capitalised words; the first, which may be so by its place, only in a longer name."""
    found = {word for word in words[1:] if word[0].isupper()}
    return found | set(words[:1]) if len(words) > 1 and words[1] in found else found
