"""People named with their office: "Lebanese Minister of the Interior Bassam Mawlawi"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.extraction.actors.names import Names
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token

_LINKS = frozenset("of and for the to & de".split())
PARTICLES = frozenset(
    "al al- el bin ibn bint de da di du la le van von der den abu ben dos".split()
)
_NOMINAL = ("PROPN", "NOUN", "ADJ", "X", "ADP")
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri "
    "Sat Sun Today Yesterday".split()
)
"""Words that follow a name without being part of it: "President Saied Monday rejected"."""
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Titled:
    """A name, the words of its office, and where the office began."""

    name: tuple[Token, ...]
    office: tuple[Token, ...]


def titled(sentence: Sentence, lexicon: Lexicon, names: Names) -> Iterator[Titled]:
    """Yield each run of office words with the personal name behind it.

    Works on the words alone, because parsers often split long titles.
    """
    i = 0
    tokens = sentence.tokens
    while i < len(tokens):
        if not _is_office(tokens[i], lexicon):
            i += 1
            continue
        end = i + 1
        linked = False
        while end < len(tokens) and end - i < _LONGEST:
            token = tokens[end]
            if _is_joined(tokens, end):
                end += 1  # "Jean-Yves", "Nam-ki"
                continue
            if token.lemma == "and" and _begins_anew(tokens, i, end, lexicon, names):
                break
            if token.text.lower() in _LINKS and end + 1 < len(tokens):
                linked = True
            elif not _continues(token, lexicon) or token.text.rstrip(".") in _DAYS:
                break
            end += 1
        yield from _split(tokens[i:end], lexicon, names, linked)
        i = end


def _is_joined(tokens: tuple[Token, ...], i: int) -> bool:
    """True for a hyphen within a word, and for what stands right behind it."""
    is_hyphen = tokens[i].text == "-" and tokens[i].start == tokens[i - 1].end
    return is_hyphen or (tokens[i - 1].text == "-" and tokens[i].start == tokens[i - 1].end)


def _begins_anew(
    tokens: tuple[Token, ...], start: int, link: int, lexicon: Lexicon, names: Names
) -> bool:
    """True for the "and" before somebody else: "Chancellor X and British Minister Y"."""
    following = tokens[link + 1] if link + 1 < len(tokens) else None
    if following is not None and names.mention(following) is not None:
        return True
    run = tokens[start:link]
    last_office = max(k for k, token in enumerate(run) if _is_office(token, lexicon))
    return last_office + 1 < len(run) and not any(t.text.lower() == "of" for t in run)


def _continues(token: Token, lexicon: Lexicon) -> bool:
    is_name = token.text[:1].isupper() or token.text.lower() in PARTICLES
    return is_name or _is_office(token, lexicon)


def _split(
    run: tuple[Token, ...], lexicon: Lexicon, names: Names, linked: bool
) -> Iterator[Titled]:
    last_office = max(k for k, token in enumerate(run) if _is_office(token, lexicon))
    last_link = max(
        (k for k, t in enumerate(run) if t.text.lower() in _LINKS and t.text.islower()), default=-1
    )
    first = max(last_office, last_link) + 1
    name = [t for t in run[first:] if names.mention(t) is None]
    if linked and last_link > last_office and len(name) > 2:
        # behind "of Interior and Municipalities" the last two words are the name
        name = name[-2:]
    while name and not name[0].text[:1].isupper():
        name.pop(0)
    if any(t.lemma in lexicon.institutions for t in name):
        return
    if not name or any(
        t.pos not in _NOMINAL and t.text != "-" and t.text[:1].isupper() for t in name
    ):
        return
    if last_link > last_office and len(name) < 2:
        return
    office = run[: run.index(name[0])]
    yield Titled(tuple(name), tuple(office))


def _is_office(token: Token, lexicon: Lexicon) -> bool:
    return token.text.lower() in lexicon.offices
