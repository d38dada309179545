"""Which paragraphs are in English, the language that the rules know; the others are set aside."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from stancegraph.readers.knowledge import knowledge
from stancegraph.records.article import Article, Block, Foreign

_ENGLISH = 1 / 6
"""Share of frequent English words from which on a text is English without another look."""
_FEWEST = 5
"""Words of running text, in small letters, that a paragraph needs to be of a language."""
_CERTAIN = 0.8
"""Confidence from which on a language is believed; lists of names stay far below."""
_LOOKED_AT = 2_000
"""Characters of a paragraph that tell its language."""
_WORD = re.compile(r"[^\W\d_]+")


def language(text: str) -> str | None:
    """`en` where frequent English words make up a sixth of a text, else none."""
    words = _WORD.findall(text[:20_000].casefold())
    return "en" if len(words) >= 20 and "the" in words and _share(words) >= _ENGLISH else None


def without_foreign(article: Article) -> Article:
    """The article with its paragraphs in other languages moved from its blocks to `foreign`."""
    blocks: list[Block] = []
    foreign: list[Foreign] = []
    for block in article.blocks:
        found = _foreign(article.text[block.start : min(block.end, block.start + _LOOKED_AT)])
        if found is None:
            blocks.append(block)
        else:
            foreign.append(Foreign(block.start, block.end, found))
    if not foreign:
        return article
    document = article.document
    if not blocks and document.language is None:
        document = document.model_copy(update={"language": foreign[0].language})
    return replace(article, document=document, blocks=tuple(blocks), foreign=tuple(foreign))


def _foreign(text: str) -> str | None:
    """The ISO 639 code of a language other than English that a paragraph is surely in."""
    words = _WORD.findall(text)
    running = [word for word in words if not word[0].isupper()]
    if len(running) < _FEWEST or _share([word.casefold() for word in words]) >= _ENGLISH:
        return None
    code, confidence = _identifier().classify(text)
    return str(code) if code != "en" and confidence >= _CERTAIN else None


def _share(words: list[str]) -> float:
    frequent = _frequent()
    return sum(word in frequent for word in words) / max(1, len(words))


@cache
def _frequent() -> frozenset[str]:
    return frozenset(knowledge("english")["frequent"])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
