"""Which paragraphs are in English, the language that the rules know; the others are set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from stancegraph.readers.knowledge import knowledge
from stancegraph.readers.skips import Skip
from stancegraph.records.article import Article, BlockKind, Foreign

_FREQUENT = 1 / 6
"""Share of frequent English words that makes a document English."""
_SURE = 1 / 20
"""Share of English words from which on a paragraph needs no other look."""
_FEWEST = 5
"""Words of running text, in small letters, that a paragraph needs to be of a language."""
_CERTAIN = 0.8
"""Confidence from which on a language is believed; lists of names stay far below."""
_LOOKED_AT = 2_000
"""Characters of a paragraph that tell its language."""
_WORD = re.compile(r"[^\W\d_]+")
_TRANSLATE = "only English is read; give a translation as a text of its own"


def language(text: str) -> str | None:
    """`en` where frequent English words make up a sixth of a text, else none."""
    words = _WORD.findall(text[:20_000].casefold())
    is_english = len(words) >= 20 and "the" in words
    return "en" if is_english and _share(words, _frequent()) >= _FREQUENT else None


def without_foreign(article: Article) -> Article:
    """The article with its paragraphs in other languages moved from its blocks to `foreign`.

    A headline is too short to tell: it goes with the paragraphs where all of them are foreign.
    """
    told = {
        block: _foreign(article.text[block.start : min(block.end, block.start + _LOOKED_AT)])
        for block in article.blocks
        if block.kind is BlockKind.PARAGRAPH
    }
    languages = [found for found in told.values() if found is not None]
    if not languages:
        return article
    whole = languages[0] if len(languages) == len(told) else None
    foreign = tuple(
        Foreign(block.start, block.end, found)
        for block in article.blocks
        if (found := told.get(block, whole)) is not None
    )
    document = article.document
    if whole is not None and document.language is None:
        document = document.model_copy(update={"language": whole})
    left = tuple(block for block in article.blocks if told.get(block, whole) is None)
    return replace(article, document=document, blocks=left, foreign=foreign)


def unread(article: Article) -> tuple[Skip, ...]:
    """What `without_foreign` set aside, a skip a language."""
    counted = Counter(one.language for one in article.foreign)
    return tuple(
        Skip(
            article.document.name,
            f"a paragraph in {_named(code)} is not read",
            (),
            count,
            hint=_TRANSLATE,
        )
        for code, count in sorted(counted.items())
    )


def unread_text(article: Article) -> Skip | None:
    """A text none of which is read, as one skip; None where something is left to read."""
    if article.blocks or not article.foreign:
        return None
    code, _ = Counter(one.language for one in article.foreign).most_common(1)[0]
    what = f"the text is in {_named(code)}, which is not read"
    return Skip(article.document.name, what, (), 1, hint=_TRANSLATE, unit="document")


def _named(code: str) -> str:
    """The English name of a language, such as `French` for `fr`."""
    import pycountry  # takes a while to load, and few texts need it

    known = pycountry.languages.get(alpha_2=code) or pycountry.languages.get(alpha_3=code)
    return known.name if known is not None else f"another language ({code})"


def _foreign(text: str) -> str | None:
    """The ISO 639 code of a language other than English that a paragraph is surely in."""
    words = _WORD.findall(text)
    running = [word for word in words if not word[0].isupper()]
    if len(running) < _FEWEST or _share(map(str.casefold, words), _english()) >= _SURE:
        return None
    code, confidence = _identifier().classify(text)
    return str(code) if code != "en" and confidence >= _CERTAIN else None


def _share(words: Iterable[str], known: frozenset[str]) -> float:
    every = list(words)
    return sum(word in known for word in every) / max(1, len(every))


@cache
def _frequent() -> frozenset[str]:
    return frozenset(knowledge("english")["frequent"])


@cache
def _english() -> frozenset[str]:
    return _frequent() | frozenset(knowledge("english")["others"])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
