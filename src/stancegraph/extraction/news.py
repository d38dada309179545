"""The reader of news reports: drives all rules over an article and writes its fact sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from stancegraph.extraction.candidates import distinct
from stancegraph.extraction.discourse import Discourse
from stancegraph.extraction.lexicon import Lexicon, lexicon
from stancegraph.extraction.mentions import Mentions
from stancegraph.extraction.occasions import Occasions
from stancegraph.extraction.parse import Parser
from stancegraph.extraction.passages import Passage
from stancegraph.extraction.quotes import quotations
from stancegraph.extraction.speech_acts import SpeechActs
from stancegraph.extraction.stance import StanceReader
from stancegraph.extraction.targets import Targets
from stancegraph.extraction.voices import Voices
from stancegraph.records.article import Article, BlockKind
from stancegraph.records.factsheet import FactSheet, FactSheetDocument
from stancegraph.resolution.gazetteer import Gazetteer

_AT_HOME = 4
_SHARE = 0.6
"""Least number and share of the mentions of states that make one the home of an article."""
_LONGEST_SENTENCE = 300
"""Tokens; what is longer is a table or worse, and trees of any depth are not for rules."""
_OPENING = 1000
"""Characters within which a dateline is looked for."""


_DATELINE = re.compile(
    r"(?m)^\s*([A-Z][A-Z .'’-]{2,30}?)(?:,[^\n]{0,40}?)?\s*(?:\([^)\n]{2,30}\))?\s*[—–-]{1,2}\s"
)


def extract(article: Article, gazetteer: Gazetteer, *, parser: Parser) -> FactSheet:
    """The statements and positions that a news report tells of, as a fact sheet.

    Actors are written as keys (`CHN`, `bloc:European Union`); offsets refer to `article.text`.
    """
    return NewsReader(article, gazetteer, parser, lexicon()).sheet()


def home_of(article: Article, gazetteer: Gazetteer) -> str | None:
    """The state whose own affairs an article reports, so that its officials need no country.

    That of the capital in the dateline ("AMMAN — …"), or the one that most names are of.
    """
    match = _DATELINE.search(article.text[:_OPENING])
    if match is not None:
        found = gazetteer.find(match[1].title())
        return next((one.actor for one in found if one.form == "capital"), None)
    counted = Counter(
        one.actor
        for block in article.blocks
        for one in gazetteer.find(article.text[block.start : block.end])
        if ":" not in one.actor
    )
    most = counted.most_common(1)
    if most and most[0][1] >= _AT_HOME and most[0][1] >= _SHARE * counted.total():
        return most[0][0]
    return None


class NewsReader:
    """One article, read from its headline to its last paragraph."""

    def __init__(
        self, article: Article, gazetteer: Gazetteer, parser: Parser, words: Lexicon
    ) -> None:
        self._article = article
        self._parser = parser
        discourse = Discourse()
        when = article.document.date
        self._mentions = Mentions(
            gazetteer,
            words,
            discourse,
            day=when.latest if when is not None else None,
            home=home_of(article, gazetteer),
        )
        self._voices = Voices(words, self._mentions, discourse)
        self._targets = Targets(article.text, self._mentions)
        self._stances = StanceReader(words, self._mentions, self._voices, self._targets)
        occasions = Occasions(article, gazetteer)
        self._acts = SpeechActs(
            article.text, words, self._mentions, self._voices, discourse, occasions
        )

    def sheet(self) -> FactSheet:
        """Read everything and hand over the result."""
        for passage in self._passages():
            for sentence in self._voices.read(passage):
                self._acts.tell(sentence)
            found = [
                candidate
                for sentence in passage.sentences
                for candidate in self._stances.read(passage, sentence)
            ]
            self._acts.add(passage, distinct(found))
        document = self._article.document
        return FactSheet(
            document=FactSheetDocument(
                title=document.label,
                publisher=document.publisher,
                date=document.date,
                language=document.language,
                url=document.url,
                licence=document.licence,
                path=document.name,
                sha256=document.sha256,
            ),
            events=tuple(self._acts.events()),
            statements=tuple(self._acts.statements()),
        )

    def _passages(self) -> Iterator[Passage]:
        text = self._article.text
        blocks = self._article.blocks
        parsed = self._parser.parse_all((text[b.start : b.end], b.start) for b in blocks)
        for block, sentences in zip(blocks, parsed, strict=True):
            content = text[block.start : block.end]
            self._mentions.names.see(content, block.start)
            quotes = list(quotations(content, block.start))
            readable = [one for one in sentences if len(one.tokens) <= _LONGEST_SENTENCE]
            yield Passage(readable, quotes, block.kind is BlockKind.HEADLINE)
