"""Reading a passage without the asides in it: what is left is parsed, offsets stay."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from stancegraph.extraction.parsing.parse import Parser, Sentence
from stancegraph.records.article import Block

Stretch = tuple[int, int]
"""`text[start:end]` of a document."""


def parsed(
    parser: Parser, text: str, blocks: Sequence[Block], asides: Sequence[Stretch]
) -> Iterator[list[Sentence]]:
    """The sentences of each block, parsed as if its asides were not there."""
    pieces = Pieces(text, blocks, asides)
    return pieces.restored(parser.parse_all(pieces.passages))


class Pieces:
    """The blocks of a document without their asides, which can so be parsed with others.

    "The representative of Peru, speaking on behalf of A, B and C, said" is read as "The
    representative of Peru said": long asides are where parsers lose the subject.
    """

    def __init__(self, text: str, blocks: Sequence[Block], asides: Sequence[Stretch]) -> None:
        kept = [list(_kept(block, within)) for block, within in _inside(blocks, sorted(asides))]
        self._kept = kept
        self.passages = [("".join(text[a:b] for a, b in one), one[0][0]) for one in kept]
        """What is parsed of each block, with the place where it begins."""

    def restored(self, parsed: Iterable[list[Sentence]]) -> Iterator[list[Sentence]]:
        """The sentences of each block with the offsets of the document; `parsed` has as many."""
        for stretches, sentences in zip(self._kept, parsed, strict=True):
            if len(stretches) > 1:
                places = _Places(stretches)
                yield [places.restored(one) for one in sentences]
            else:
                yield sentences


def _inside(
    blocks: Sequence[Block], asides: Sequence[Stretch]
) -> Iterator[tuple[Block, list[Stretch]]]:
    """Each block with the asides within it, which are given in order."""
    for block in blocks:
        first = bisect_left(asides, (block.start, 0))
        last = bisect_left(asides, (block.end, 0), first)
        yield block, [one for one in asides[first:last] if one[1] <= block.end]


def _kept(block: Block, asides: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches of a block between its asides."""
    start = block.start
    for left, right in asides:
        if left > start:
            yield start, left
        start = max(start, right)
    if start < block.end or start == block.start:
        yield start, block.end


class _Places:
    """Where in the document the characters of a parsed text stand, which asides have shifted."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._stretches = stretches
        self._begins = list(accumulate((end - start for start, end in stretches), initial=0))
        self._first = stretches[0][0]

    def restored(self, sentence: Sentence) -> Sentence:
        """A sentence with the offsets of the document."""
        tokens = tuple(
            replace(token, start=self._at(token.start), end=self._at(token.end - 1) + 1)
            for token in sentence.tokens
        )
        return Sentence(tokens, tokens[0].start, tokens[-1].end)

    def _at(self, offset: int) -> int:
        place = offset - self._first
        k = bisect_right(self._begins, place) - 1
        return self._stretches[k][0] + place - self._begins[k]
