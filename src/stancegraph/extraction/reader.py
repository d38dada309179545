"""The reader of texts: drives all rules over a document and writes its fact sheet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from stancegraph.extraction.asides import parsed
from stancegraph.extraction.candidates import distinct
from stancegraph.extraction.columns import straightened
from stancegraph.extraction.discourse import Discourse
from stancegraph.extraction.genres import Genre, outline
from stancegraph.extraction.headlines import with_headlines_small, with_verb
from stancegraph.extraction.lexicon import Lexicon, lexicon
from stancegraph.extraction.mentions import Mentions
from stancegraph.extraction.occasions import Occasions
from stancegraph.extraction.parse import Parser, Sentence
from stancegraph.extraction.passages import Passage
from stancegraph.extraction.quotes import quotations
from stancegraph.extraction.relevance import relevant
from stancegraph.extraction.speech_acts import SpeechActs
from stancegraph.extraction.stance import StanceReader
from stancegraph.extraction.targets import Targets
from stancegraph.extraction.turns import Outline, Turns
from stancegraph.extraction.voices import Voices
from stancegraph.extraction.votes import recorded_votes
from stancegraph.records.article import Article, Block, BlockKind
from stancegraph.records.factsheet import FactSheet, FactSheetDocument
from stancegraph.resolution.gazetteer import Gazetteer

_LONGEST_SENTENCE = 300
"""Tokens; what is longer is a table or worse, and trees of any depth are not for rules."""


def extract(
    article: Article, gazetteer: Gazetteer, *, parser: Parser, genre: Genre | str | None = None
) -> FactSheet:
    """The statements and positions that a document tells of, as a fact sheet.

    Actors are written as keys (`CHN`, `bloc:European Union`); offsets refer to `article.text`.
    Without a genre the document's form decides. Raises ValueError for a genre that is none.
    """
    columns = straightened(article)
    read = columns.article if columns is not None else article
    form = outline(read, gazetteer, Genre(genre) if genre is not None else None)
    sheet = Reader(read, form, gazetteer, parser, lexicon()).sheet()
    return columns.restored(sheet) if columns is not None else sheet


class Reader:
    """One document, read from its beginning to its end along its outline."""

    def __init__(
        self,
        article: Article,
        outline: Outline,
        gazetteer: Gazetteer,
        parser: Parser,
        words: Lexicon,
    ) -> None:
        self._article = article
        self._outline = outline
        self._done = sorted(outline.done)
        self._length = len(article.text)
        self._parser = parser
        self._gazetteer = gazetteer
        self._lexicon = words
        self._turns = Turns(outline.turns)
        self._voted = recorded_votes(article, gazetteer, self._turns)
        discourse = Discourse()
        self._mentions = Mentions(
            gazetteer,
            words,
            discourse,
            day=article.day,
            home=outline.home,
        )
        self._mentions.names.expect(
            article.text[block.start : block.end] for block in outline.blocks
        )
        self._voices = Voices(words, self._mentions, discourse)
        self._targets = Targets(article.text, self._mentions)
        self._stances = StanceReader(words, self._mentions, self._voices, self._targets)
        self._acts = SpeechActs(
            article.text,
            words,
            self._mentions,
            self._voices,
            discourse,
            Occasions(article, gazetteer),
            self._turns,
        )

    def sheet(self) -> FactSheet:
        """Read everything and hand over the result."""
        self._acts.add((*self._outline.candidates, *self._voted.lists))
        for passage in self._passages():
            if passage.sentences:
                self._acts.begin_turns(before=passage.sentences[-1].end)
            for sentence in self._voices.read(passage):
                self._acts.tell(sentence)
            found = [
                candidate
                for sentence in passage.sentences
                if not self._is_done(sentence)
                for candidate in self._stances.read(passage, sentence)
                if not self._voted.has(candidate)
            ]
            self._acts.carry_on(passage)
            self._acts.add(distinct((*found, *self._voted.decided_in(passage, found))))
        self._acts.begin_turns()
        return FactSheet(
            document=FactSheetDocument.of(self._article.document, at_hand=True),
            events=(*self._outline.events, *self._acts.events()),
            statements=tuple(self._acts.statements()),
            roll_calls=self._voted.roll_calls,
        )

    def _passages(self) -> Iterator[Passage]:
        text = self._article.text
        blocks = list(self._worth_parsing())
        running = with_headlines_small(text, blocks, self._gazetteer)
        read = parsed(self._parser, running, blocks, self._outline.asides)
        for block, sentences in zip(blocks, read, strict=True):
            content = text[block.start : block.end]
            self._mentions.names.see(content, block.start)
            quotes = list(quotations(content, block.start))
            if block.kind is BlockKind.HEADLINE:
                sentences = with_verb(sentences, running[block.start : block.end], block.start)
            readable = [one for one in sentences if len(one.tokens) <= _LONGEST_SENTENCE]
            yield Passage(readable, quotes, block.kind is BlockKind.HEADLINE, floor=self._turns)

    def _worth_parsing(self) -> Iterator[Block]:
        """Yield the blocks in which a position may stand that grammar has not read already."""
        blocks = [one for one in self._outline.blocks if not self._is_over(one)]
        if self._outline.turns:
            yield from blocks  # whoever has the floor needs no name
            return
        passages = [self._article.text[one.start : one.end] for one in blocks]
        kept = relevant(passages, self._gazetteer, self._lexicon, self._article.day)
        yield from (block for block, keep in zip(blocks, kept, strict=True) if keep)

    def _is_over(self, block: Block) -> bool:
        """True for a block that grammar has read wholly, or that is a printed list of names."""
        k = bisect_right(self._done, (block.start, self._length)) - 1
        by_grammar = k >= 0 and block.end <= self._done[k][1]
        return by_grammar or self._voted.covers(block.start, block.end)

    def _is_done(self, sentence: Sentence) -> bool:
        k = bisect_right(self._done, (sentence.start, self._length)) - 1
        by_grammar = k >= 0 and sentence.start < self._done[k][1]
        return by_grammar or self._voted.is_printed(sentence.start)
