"""Headlines in capitals, written as running text so that parsers can read them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stancegraph.records.article import Block, BlockKind
from stancegraph.resolution.gazetteer import Gazetteer, Mention

_WORD = re.compile(r"[^\W\d_][\w’']*")
_LONG = 4
_SHARE = 0.7
"""Share of the longer words that must be capitalised in a headline in title case."""


def with_headlines_small(text: str, blocks: Sequence[Block], gazetteer: Gazetteer) -> str:
    """A document's text, of the same length, with its headlines in running case."""
    heads = [block for block in blocks if block.kind is BlockKind.HEADLINE]
    if not heads:
        return text
    body = "\n".join(text[b.start : b.end] for b in blocks if b.kind is not BlockKind.HEADLINE)
    for head in heads:
        line = text[head.start : head.end]
        plain = in_running_case(line, body, gazetteer.find(line))
        text = text[: head.start] + plain + text[head.end :]
    return text


def in_running_case(headline: str, body: str, names: list[Mention]) -> str:
    """A headline in title case or capitals with small letters, but for what is a name.

    Names are what the gazetteer knows and what the body writes with a capital inside a sentence.
    The text keeps its length, so offsets hold.
    """
    words = list(_WORD.finditer(headline))
    longer = [word for word in words if len(word.group()) >= _LONG]
    capitals = sum(word.group()[0].isupper() for word in longer)
    if len(longer) < 2 or capitals < _SHARE * len(longer):
        return headline
    small = set(re.findall(r"\b[^\W\d_A-Z][\w’']*", body))
    proper = set(re.findall(r"(?<=[^\s.!?:“\"] )[^\W\d_a-z][\w’']*", body))
    kept = {place for one in names for place in range(one.start, one.end)}
    written = list(headline)
    for word in words:
        plain = word.group().lower()
        is_name = word.group() in proper or word.group().title() in proper
        if word.start() in kept or len(plain) != len(word.group()):
            continue
        if plain in small or not is_name:
            written[word.start() : word.end()] = plain
        elif word.group().isupper() and word.group() not in proper:
            written[word.start() : word.end()] = word.group().title()
    return "".join(written)
