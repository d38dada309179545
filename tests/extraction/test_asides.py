"""Asides are left out of the parse, and offsets stay."""

from __future__ import annotations

from stancegraph.extraction.asides import parsed
from stancegraph.records.article import Block, BlockKind

TEXT = "The delegate of Peru, speaking for A, B and C, thanked Togo (document A/1).  She left."


def test_a_sentence_is_parsed_as_if_its_aside_was_not_there(parser):
    aside = (TEXT.index(","), TEXT.index(" thanked"))
    symbol = (TEXT.index(" (doc"), TEXT.index("."))
    block = Block(BlockKind.PARAGRAPH, 0, len(TEXT))
    (sentences,) = parsed(parser, TEXT, [block], [aside, symbol])
    first, second = sentences
    assert [token.text for token in first.tokens] == "The delegate of Peru thanked Togo .".split()
    assert all(TEXT[token.start : token.end] == token.text for token in first.tokens)
    assert TEXT[second.start : second.end] == "She left."
    verb = first.tokens[4]
    assert first.child(verb, "nsubj") is first.tokens[1]


def test_blocks_without_asides_are_parsed_as_they_are(parser):
    blocks = [Block(BlockKind.PARAGRAPH, 0, 20), Block(BlockKind.PARAGRAPH, 78, len(TEXT))]
    read = list(parsed(parser, TEXT, blocks, []))
    assert [len(sentences) for sentences in read] == [1, 1]
    assert read[1][0].start == 78
