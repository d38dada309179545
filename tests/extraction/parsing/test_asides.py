"""Asides are left out of the parse, and offsets stay."""

from __future__ import annotations

import re

from stancegraph.extraction.parsing.asides import parsed
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


def test_a_paragraph_of_a_thousand_asides_is_put_back_in_place(parser):
    text = "Peru (A/1) thanked Togo. " * 1000
    asides = [(m.start(), m.end()) for m in re.finditer(r" \(A/1\)", text)]
    (sentences,) = parsed(parser, text, [Block(BlockKind.PARAGRAPH, 0, len(text))], asides)
    last = sentences[-1]
    assert text[last.start : last.end] == "Peru (A/1) thanked Togo."
    assert [token.text for token in last.tokens] == "Peru thanked Togo .".split()


def test_an_aside_belongs_to_the_block_that_holds_it(parser):
    text = "Peru (A/1) left.\n\nTogo (A/2) stayed."
    blocks = [Block(BlockKind.PARAGRAPH, 0, 16), Block(BlockKind.PARAGRAPH, 18, len(text))]
    asides = [(text.index(" (A/2"), text.index(" stayed")), (text.index(" (A/1"), 10)]
    first, second = (one[0] for one in parsed(parser, text, blocks, asides))
    assert [token.text for token in first.tokens] == "Peru left .".split()
    assert [token.text for token in second.tokens] == "Togo stayed .".split()
