"""Reading a passage without the asides in it: what is left is parsed, offsets stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from stancegraph.extraction.parse import Parser, Sentence
from stancegraph.records.article import Block

Stretch = tuple[int, int]
"""`text[start:end]` of a document."""


def parsed(
    parser: Parser, text: str, blocks: Sequence[Block], asides: Sequence[Stretch]
) -> Iterator[list[Sentence]]:
    """The sentences of each block, parsed as if its asides were not there.

    "The representative of Peru, speaking on behalf of A, B and C, said" is read as "The
    representative of Peru said": long asides are where parsers lose the subject.
    """
    inside = [[one for one in asides if b.start <= one[0] and one[1] <= b.end] for b in blocks]
    kept = [list(_kept(block, within)) for block, within in zip(blocks, inside, strict=True)]
    read = parser.parse_all(("".join(text[a:b] for a, b in one), one[0][0]) for one in kept)
    for stretches, sentences in zip(kept, read, strict=True):
        yield [_placed(one, stretches) for one in sentences] if len(stretches) > 1 else sentences


def _kept(block: Block, asides: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches of a block between its asides."""
    start = block.start
    for left, right in sorted(asides):
        if left > start:
            yield start, left
        start = max(start, right)
    if start < block.end or start == block.start:
        yield start, block.end


def _placed(sentence: Sentence, stretches: Sequence[Stretch]) -> Sentence:
    """A sentence with the offsets of the document, which the asides had shifted."""
    places = [place for start, end in stretches for place in range(start, end)]
    first = stretches[0][0]
    tokens = tuple(
        replace(
            token,
            start=places[token.start - first],
            end=places[token.end - first - 1] + 1,
        )
        for token in sentence.tokens
    )
    return Sentence(tokens, tokens[0].start, tokens[-1].end)
