"""Plain-text articles: the file unchanged, its content as blocks, and what its lines say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stancegraph.readers.boilerplate import (
    content,
    is_prose,
    without_ending,
    without_furniture,
)
from stancegraph.readers.datelines import Dateline, Day, dateline, iso_date, source_line
from stancegraph.readers.files import Source, decode
from stancegraph.readers.languages import language
from stancegraph.readers.paragraphs import Span, paragraphs
from stancegraph.records import Document, PartialDate
from stancegraph.records.article import Article, Block, BlockKind

_HEADLINE = 250
"""Characters of the longest headline."""
_STOP = re.compile(r"(?:(?<![A-Z])\.|[:;,])$")


@dataclass(frozen=True, slots=True)
class Page:
    """The content of a text, and what the text says about itself."""

    blocks: tuple[Block, ...]
    title: str | None
    publisher: str | None
    days: tuple[Day, ...]
    """Days that the lines around the article name, the likeliest first."""


def read_text(source: Source, *, date: PartialDate | None = None) -> Article:
    """The article in a plain-text file; `date` is used where the text names none.

    Raises SourceError when the file is not UTF-8 text.
    """
    text = decode(source)
    page = read_page(text)
    document = Document(
        id=Document.identify(source.sha256),
        label=page.title or source.name,
        sha256=source.sha256,
        name=source.name,
        publisher=page.publisher,
        date=publication_date(page.days, date, source.name),
        language=language(text),
    )
    return Article(document, text, page.blocks)


def read_page(text: str) -> Page:
    """The blocks of a text, without its boilerplate, and its metadata."""
    spans = list(paragraphs(text))
    kept = list(content([text[start:end] for start, end in spans]))
    content_spans = [span for span, keep in zip(spans, kept, strict=True) if keep]
    rest = [text[start:end] for (start, end), keep in zip(spans, kept, strict=True) if not keep]
    headline = content_spans[0] if is_headline(text, content_spans) else None
    body = content_spans[1:] if headline else content_spans
    lead = dateline(text[slice(*body[0])]) if body else None
    blocks = list(_blocks(text, headline, body, lead))
    lines = [line for line in map(source_line, map(without_furniture, rest)) if line]
    return Page(
        blocks=tuple(blocks),
        title=" ".join(text[slice(*headline)].split()) if headline else None,
        publisher=_publisher(lines, lead),
        days=tuple(day for day in [*(day for _, day in lines), lead and lead.day] if day),
    )


def is_headline(text: str, spans: Sequence[Span]) -> bool:
    """Whether the first paragraph is a headline: short, no sentence, and something follows."""
    if len(spans) < 2:
        return False
    first, second = text[slice(*spans[0])], text[slice(*spans[1])]
    return (
        len(first) <= _HEADLINE
        and not _STOP.search(first)
        and (len(second) > len(first) or is_prose(second))
    )


def _blocks(
    text: str, headline: Span | None, body: Sequence[Span], lead: Dateline | None
) -> Iterator[Block]:
    if headline:
        yield Block(BlockKind.HEADLINE, *headline)
    for i, (start, end) in enumerate(body):
        if i == 0 and lead and start + lead.length < end:
            start += lead.length
        end = start + without_ending(text[start:end])
        if start < end:
            yield Block(BlockKind.PARAGRAPH, start, end)


def _publisher(lines: Sequence[tuple[str | None, Day]], lead: Dateline | None) -> str | None:
    named = [name for name, _ in lines if name]
    if lead and lead.agency:
        named.append(lead.agency)
    return named[0] if named else None


def publication_date(
    days: Sequence[Day], given: PartialDate | None, name: str
) -> PartialDate | None:
    """The date of a document: a full day in its text, else with the year from elsewhere.

    Elsewhere is the date that the user gave, then one in the file name.
    """
    frame = given or iso_date(name)
    full = [date for day in days if (date := day.within(None))]
    near = [date for day in days if (date := day.within(frame))]
    return next(iter([*full, *near]), frame)
