"""Questions and answers: in a press conference or interview only the answers are a state's words.

"Reuters: …", "Q: …", "Question: …" ask; "A: …", "Answer: …", "Minister Kwan: …" answer. Lines of
anybody else belong to nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.records.article import Article

_HEAD = 600
_LABEL = re.compile(
    r"(?m)^[ \t]*(?P<label>(?:\([^()\n]{1,40}\)\s*)?[A-Z][^\n:.?!;“”\"]{0,70}?"
    r"(?:(?<=\bMr)\.[^\n:.?!;]{1,50}|(?<=\bMs)\.[^\n:.?!;]{1,50}|(?<=\bMrs)\.[^\n:.?!;]{1,50}|"
    r"(?<=\bDr)\.[^\n:.?!;]{1,50})?"
    r"(?:\([^()\n]{1,60}\))?)\s*:(?=[A-Z“\"\s]|$)"
)
_LONGEST = 10
"""Words of the longest label of a speaker."""
_ASKS = re.compile(
    r"(?i)\A\(?(?:Q\d*|(?:follow-?up\s+|supplementary\s+)?questions?(?:\s+(?:\d+|by|from)\b.*)?|"
    r"reporters?|journalists?|correspondent|media|press|interviewer|moderator|host|anchor)\b"
    r"(?:\s*\(.*)?\Z"
)
_ANSWERS = re.compile(
    r"(?i)\A(?:A|answers?|responses?|reply)(?:\s+by\b.*)?\Z|\b(?:(?:vice-?|deputy\s+)?"
    r"spokes(?:person|man|woman)|minister|secretary|president|premier|chancellor|ambassador|"
    r"high\s+representative)\b"
)
_OCCASION = re.compile(
    r"(?i)\b(?:press\s+(?:conference|briefing|availability|stakeout|statements?)|briefing|interview|"
    r"questions?\s+and\s+answers?|q\s*&\s*a|media\s+(?:conference|availability|questions))\b"
    r"|\b\d{1,2}:\d{2}\s+[ap]\.m\.\s+E[DS]T\b"
)
"""Words of a title, or the hour that stands above the transcripts of one ministry."""
_IN_CAPITALS = re.compile(r"\A(?:MR|MRS|MS|SECRETARY|AMBASSADOR)\.? [A-Z][A-Z’'-]+\Z")
_TITLES = frozenset("amb ambassador dr mr mrs ms shri sir smt".split())
_NAMED = re.compile(r"[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Part:
    """What one speaker says, from his label to the next; `text[start:end]` of the document."""

    start: int
    end: int
    label: str
    answers: bool


def transcript(article: Article) -> tuple[Part, ...]:
    """The parts of a dialogue; empty where the text is none.

    What stands before the first label is the speaker's who answers, as in a briefing that opens
    with announcements.
    """
    labels = list(_labels(article))
    head = article.text[:_HEAD]
    asked = sum(_ASKS.search(label) is not None for _, label in labels)
    official = {label for _, label in labels if _is_answer(label, head)}
    if asked and not official:  # "QUESTION: …" and "MS KWAN: …"
        others = Counter(label for _, label in labels if not _ASKS.search(label))
        official = {label for label, _ in others.most_common(1)}
    is_occasion = _OCCASION.search(head) is not None
    is_opening = is_occasion and bool(official)  # of a conference only its opening remarks
    if not (is_opening or (asked and len(labels) > 1)):
        return ()
    return tuple(_parts(article, labels, official))


def _labels(article: Article) -> Iterator[tuple[int, str]]:
    for block in article.blocks:
        if article.text.find(":", block.start, block.end) == -1:
            continue
        for match in _LABEL.finditer(article.text, block.start, block.end):
            label = " ".join(match["label"].split())
            if len(label.split()) <= _LONGEST:
                yield match.start(), label


def _is_answer(label: str, head: str) -> bool:
    """True for an office, and for a person whom the title names."""
    if _ASKS.search(label):
        return False
    if _ANSWERS.search(label) or _IN_CAPITALS.search(label):
        return True
    names = [name.lower() for name in _NAMED.findall(label)]
    plain = [name for name in names if name not in _TITLES]
    is_person = len(plain) > 1 or (bool(plain) and len(plain) < len(names))
    return is_person and all(name in head.split(label + ":")[0].lower() for name in plain)


def _parts(article: Article, labels: list[tuple[int, str]], official: set[str]) -> Iterator[Part]:
    first = labels[0][0]
    if first > 0:
        yield Part(0, first, "", answers=True)
    ends = [start for start, _ in labels[1:]] + [len(article.text)]
    for (start, label), end in zip(labels, ends, strict=True):
        if label not in official and not official:
            # answers without labels: a question is one paragraph
            block = next(one for one in article.blocks if one.end > start)
            yield Part(start, min(end, block.end), label, answers=False)
            yield Part(min(end, block.end), end, "", answers=True)
        else:
            yield Part(start, end, label, answers=label in official)
