"""The light parse that all rules work on, whichever backend made it.

Labels are spaCy's English ones (ClearNLP): `nsubj`, `nsubjpass`, `agent`, `dobj`, `dative`,
`prep`, `pobj`, `pcomp`, `attr`, `acomp`, `ccomp`, `xcomp`, `advcl`, `acl`, `relcl`, `conj`, `cc`,
`appos`, `poss`, `compound`, `amod`, `nummod`, `aux`, `auxpass`, `neg`, `mark`, `prt`, `punct`,
`ROOT`. `pos` is the universal part of speech, `tag` the Penn Treebank tag.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark; `start` and `end` are offsets in the document's stored text."""

    i: int
    """Position in its sentence, from 0."""
    text: str
    lemma: str
    """Lower case."""
    pos: str
    tag: str
    dep: str
    head: int
    """Position of the head in the same sentence; the root is its own head."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence, `text[start:end]` of the document, with its tree."""

    tokens: tuple[Token, ...]
    start: int
    end: int
    _below: tuple[list[Token], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: tuple[list[Token], ...] = tuple([] for _ in self.tokens)
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token)
        object.__setattr__(self, "_below", below)

    @property
    def root(self) -> Token:
        """The head of the sentence."""
        return next(token for token in self.tokens if token.head == token.i)

    @property
    def lemmas(self) -> set[str]:
        """The lemmas of all its words: most rules need only look where one of theirs is."""
        return {token.lemma for token in self.tokens}

    def head(self, token: Token) -> Token:
        """What the token hangs on; the root itself for the root."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Direct dependents in reading order, of the given relations or of all."""
        below = self._below[token.i]
        if not below or not deps:
            return below[:]
        found = []
        for child in below:  # quicker than a comprehension, and nothing is asked as often
            if child.dep in deps:
                found.append(child)
        return found

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first dependent of one of the relations."""
        for child in self._below[token.i]:
            if child.dep in deps or not deps:
                return child
        return None

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads above a token, nearest first."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token, *, without: frozenset[str] = frozenset()) -> list[Token]:
        """The token and all below it in reading order, leaving out branches of some relations."""
        below, found = self._below, [token.i]
        for i in found:  # grows as it is read
            for child in below[i]:
                if child.dep not in without:
                    found.append(child.i)
        found.sort()
        return [self.tokens[i] for i in found]

    def conjuncts(self, token: Token) -> list[Token]:
        """The token and what is coordinated with it behind it, in reading order."""
        below, found = self._below, [token.i]
        for i in found:  # grows as it is read
            for child in below[i]:
                if child.dep == "conj":
                    found.append(child.i)
        if len(found) == 1:
            return [token]
        found.sort()
        return [self.tokens[i] for i in found]

    def first_conjunct(self, token: Token) -> Token:
        """The head of the coordination that the token belongs to."""
        while token.dep == "conj" and token.head != token.i:
            token = self.tokens[token.head]
        return token

    def at(self, start: int, end: int) -> list[Token]:
        """The tokens that touch a stretch of the document."""
        return [token for token in self.tokens if token.start < end and token.end > start]


@dataclass(frozen=True, slots=True)
class ParserInfo:
    """Which parser it is; `official` is None where there are no weights to compare."""

    name: str
    version: str
    sha256: str | None = None
    """Hash over the weights."""
    official: bool | None = None
    """True when the weights are those of the official release."""

    def __str__(self) -> str:
        digest = f" sha256:{self.sha256}" if self.sha256 else ""
        return f"{self.name} {self.version}{digest}"


class Parser(Protocol):
    """Turns passages into parsed sentences."""

    @property
    def info(self) -> ParserInfo:
        """Name, version and hash of what parses."""

    def parse(self, text: str, offset: int = 0) -> list[Sentence]:
        """The sentences of a passage that begins at `offset` of its document."""

    def parse_all(self, passages: Iterable[tuple[str, int]]) -> Iterator[list[Sentence]]:
        """`parse` for many (text, offset) pairs, in order."""
