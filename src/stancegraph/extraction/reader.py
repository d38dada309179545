"""The reader of texts: drives all rules over a document and writes its fact sheet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from stancegraph.extraction.actors.discourse import Discourse
from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.actors.voices import Voices
from stancegraph.extraction.candidates import distinct
from stancegraph.extraction.genres import Genre, outline
from stancegraph.extraction.headlines import with_headlines_small, with_verb
from stancegraph.extraction.holding import Holding
from stancegraph.extraction.joining import Joining
from stancegraph.extraction.lexicon import Lexicon, lexicon
from stancegraph.extraction.naming import with_named_members
from stancegraph.extraction.occasions import Occasions
from stancegraph.extraction.parsing.asides import Pieces
from stancegraph.extraction.parsing.columns import straightened
from stancegraph.extraction.parsing.parse import Parser, Sentence
from stancegraph.extraction.passages import Passage
from stancegraph.extraction.quotes import quotations
from stancegraph.extraction.relevance import relevant, telling
from stancegraph.extraction.speech_acts import SpeechActs
from stancegraph.extraction.stance import StanceReader
from stancegraph.extraction.targets.targets import Targets
from stancegraph.extraction.turns import Outline, Turns
from stancegraph.extraction.voting.votes import recorded_votes
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
    draft = Draft(article, gazetteer, Genre(genre) if genre is not None else None)
    return draft.sheet(parser.parse_all(draft.passages))


class Draft:
    """A document on its way to a fact sheet: first what of it is to be parsed, then the rest."""

    def __init__(self, article: Article, gazetteer: Gazetteer, genre: Genre | None) -> None:
        """Without a genre the document's form decides."""
        self._columns = straightened(article)
        read = self._columns.article if self._columns is not None else article
        self._reader = Reader(read, outline(read, gazetteer, genre), gazetteer, lexicon())
        self.passages = self._reader.passages
        """What is to be parsed, each with the place where it begins."""

    def sheet(self, parsed: Iterable[list[Sentence]]) -> FactSheet:
        """The fact sheet, given the sentences of the passages."""
        sheet = self._reader.sheet(parsed)
        return self._columns.restored(sheet) if self._columns is not None else sheet


class Reader:
    """One document, read from its beginning to its end along its outline."""

    def __init__(
        self,
        article: Article,
        outline: Outline,
        gazetteer: Gazetteer,
        words: Lexicon,
    ) -> None:
        self._article = article
        self._outline = outline
        self._done = sorted(outline.done)
        self._length = len(article.text)
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
        occasions = Occasions(article, gazetteer)
        self._joining = Joining(self._voices, occasions, words)
        self._acts = SpeechActs(
            article.text,
            words,
            self._mentions,
            self._voices,
            discourse,
            occasions,
            self._turns,
        )
        self._blocks = list(self._worth_parsing())
        self._running = with_headlines_small(article.text, self._blocks, gazetteer)
        self._pieces = Pieces(self._running, self._blocks, outline.asides)

    @property
    def passages(self) -> list[tuple[str, int]]:
        """What is to be parsed of the document, each with the place where it begins."""
        return self._pieces.passages

    def sheet(self, parsed: Iterable[list[Sentence]]) -> FactSheet:
        """Read everything, given the sentences of the passages, and hand over the result."""
        self._acts.add((*self._outline.candidates, *self._voted.lists))
        for passage in self._read(parsed):
            if passage.sentences:
                self._acts.begin_turns(before=passage.sentences[-1].end)
            for sentence in self._voices.read(passage):
                self._acts.tell(sentence)
                self._joining.read(sentence)
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
            statements=with_named_members(
                self._article,
                self._gazetteer,
                self._joining.applied(self._acts.statements(), self._article.day),
            ),
            roll_calls=self._voted.roll_calls,
        )

    def _read(self, parsed: Iterable[list[Sentence]]) -> Iterator[Passage]:
        text, running = self._article.text, self._running
        for block, sentences in zip(self._blocks, self._pieces.restored(parsed), strict=True):
            content = text[block.start : block.end]
            self._mentions.names.see(content, block.start)
            quotes = list(quotations(content, block.start))
            if block.kind is BlockKind.HEADLINE:
                line = running[block.start : block.end]
                sentences = with_verb(sentences, line, block.start, self._gazetteer)
            readable = [one for one in sentences if len(one.tokens) <= _LONGEST_SENTENCE]
            yield Passage(readable, quotes, block.kind is BlockKind.HEADLINE, floor=self._turns)

    def _worth_parsing(self) -> Iterator[Block]:
        """Yield the blocks in which a position may stand that grammar has not read already."""
        blocks = [one for one in self._outline.blocks if not self._is_over(one)]
        if self._outline.turns:
            yield from blocks  # whoever has the floor needs no name
            return
        passages = [self._article.text[one.start : one.end] for one in blocks]
        day = self._article.day
        kept = relevant(passages, self._gazetteer, self._lexicon, day)
        if not self._voted.any:  # votes are told without anybody who acts
            kept = telling(passages, kept, Holding(self._gazetteer, day, self._outline.home))
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
