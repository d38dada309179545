"""HTML articles: the main text as the extractor gives it, and what the page says of itself.

The extractor is trafilatura, which comes with the extra `html`. Nothing is fetched or run.
"""

from __future__ import annotations

import html
import logging
import re
from typing import Any

from stancegraph.errors import MissingExtra, SourceError
from stancegraph.readers.datelines import iso_date
from stancegraph.readers.files import Source
from stancegraph.readers.languages import language
from stancegraph.readers.markup import Shield, decode_html, refuse_bombs
from stancegraph.readers.text import publication_date, read_page
from stancegraph.records import Document, PartialDate
from stancegraph.records.article import Article
from stancegraph.records.sources import WEB_ADDRESS

for _name in ("trafilatura", "htmldate"):
    # What these libraries would print about a broken page, an error of ours says.
    logging.getLogger(_name).addHandler(logging.NullHandler())

_NO_GUESS = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
"""For the extractor's own search for dates, which is not used: it must not ask the clock."""
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "publication_date",
    "publishdate",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)
"""Names of `meta` elements (also `itemprop`) that give the day of publication, best first."""
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([0-9-]{10})')
_NO_ARTICLE = "copy the text of the article into a .txt file"


def read_html(source: Source, *, date: PartialDate | None = None) -> Article:
    """The article in a web page; `date` is used where the page names none.

    The stored text is the headline and the paragraphs, with a blank line between.
    Raises SourceError where no article is found, MissingExtra without trafilatura.
    """
    try:
        from trafilatura import bare_extraction, extract_metadata, load_html
    except ImportError as error:
        raise MissingExtra("trafilatura", "html") from error

    page = decode_html(source)
    refuse_bombs(page, source.at)
    shield = Shield(page)
    tree = load_html(shield.on(page))
    if tree is None:
        raise SourceError("this is no page that can be read", at=source.at, hint=_NO_ARTICLE)
    found = extract_metadata(tree, date_config=dict(_NO_GUESS))
    published = _published(tree)
    declared = _declared_language(tree)
    extracted = bare_extraction(tree, include_comments=False, with_metadata=False)
    body = shield.off(getattr(extracted, "text", None) or "")
    if not body.strip():
        raise SourceError("no article was found in this page", at=source.at, hint=_NO_ARTICLE)
    title = shield.off(found.title) if found.title else None
    text = _stored(title, body)
    read = read_page(text)
    document = Document(
        id=Document.identify(source.sha256),
        label=title or read.title or source.name,
        sha256=source.sha256,
        name=source.name,
        publisher=(shield.off(found.sitename) if found.sitename else None) or read.publisher,
        date=published or publication_date(read.days, date, source.name),
        language=declared or language(text),
        url=_web_address(found.url),
    )
    return Article(document, text, read.blocks)


def _stored(title: str | None, body: str) -> str:
    paragraphs = [line.strip() for line in body.split("\n") if line.strip()]
    if title and _plain(paragraphs[0]) != _plain(title):
        paragraphs.insert(0, title)
    return "\n\n".join(paragraphs)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _published(tree: Any) -> PartialDate | None:
    """The day of publication in the metadata of a page, as it is written there."""
    given: dict[str, str] = {}
    for element in tree.iter("meta", "time"):
        names = [element.get(key, "") for key in ("property", "name", "itemprop")]
        value = element.get("content") or element.get("datetime") or ""
        for name in names:
            given.setdefault(name.casefold(), value)
    for element in tree.iter("script"):
        match = _LINKED_DATA.search(element.text or "")
        if element.get("type") == "application/ld+json" and match:
            given.setdefault("datepublished", match[1])
    for name in _DATE_NAMES:
        day = iso_date(given.get(name, "")[:40])
        if day:
            return day
    return None


def _declared_language(tree: Any) -> str | None:
    code = (tree.get("lang") or "").split("-")[0].casefold()
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


def _web_address(url: str | None) -> str | None:
    address = html.unescape(url or "").strip()
    return address if re.fullmatch(WEB_ADDRESS, address) else None
