"""The words that name what is voted on."""

from __future__ import annotations

import re

_NOUN = re.compile(
    r"[“\"]|\b(?:drafts?|resolutions?|amendments?|motions?|texts?|paragraphs?|proposals?|decisions?"
    r"|section|part|words|phrase|provisions?|L\.\d+|treaty|declaration|measure|move|mandates?)\b",
    re.I,
)
_LEAD = re.compile(
    r"(?:(?:By|In|On|the|a|an|its|their|of|that|this|to|also|as|then|today|and|with|orally"
    r"|another)\s+)+",
    re.I,
)
_NOISE = re.compile(r"(?s)\A.*\s(?=The\s)")
"""What a second column of print leaves before a sentence."""
_STOP = re.compile(
    r"[;,]|\s(?:--|–|—)\s|[.](?=\s|$)|\s(?:by|on)\s+(?:a|the)\s+(?:\w+\s+)?(?:vote|count|margin)\b"
    r"|\s(?:by\s+(?=\d)|which|(?:that\s+)?would|while|although|after|before|in\s+a\s+(?:\w+\s+)?vote|with\s+(?=\d))"
)
TITLE = re.compile(
    r"(?:(?P<double>[“\"])|(?<!\w)[‘'](?=\w))(?P<title>[^”\"\n]{6,200}?),?(?(double)[”\"]|[’'](?!\w))"
)
_LOOSE = re.compile(r"(?:\s+(?:with|by|in|on|at|to|and|of|for|as))+\Z")
_INDEFINITE = re.compile(r"\b(?:an?|another)\s+\Z", re.I)
_LONGEST = 25
"""Words of a motion that are kept."""


def until(words: str) -> str:
    """A phrase up to where something else begins; quotation marks keep their commas."""
    quoted = TITLE.search(words)
    stop = _STOP.search(words)
    if quoted is not None and stop is not None and quoted.start() < stop.start() < quoted.end():
        stop = _STOP.search(words, quoted.end())
    return words[: stop.start()] if stop is not None else words


def names_motion(words: str) -> bool:
    """True when words name something that a body can decide on."""
    return _NOUN.search(words) is not None


def tidy(words: str) -> str | None:
    """A phrase without articles and loose ends; None where it names nothing to vote on."""
    plain = " ".join(_NOISE.sub("", words).split()).strip(" ,;:.–—-")
    lead = _LEAD.match(plain)
    if lead is not None:
        plain = plain[lead.end() :]
    cut = _LOOSE.sub("", " ".join(plain.split()[:_LONGEST]))
    return cut if cut and _NOUN.search(cut) else None


def bare(title: str) -> str:
    """A title without what printing puts around it."""
    return " ".join(title.split()).strip(" ,.")


def is_new(phrase: str, sentence: str) -> bool:
    """True for "a draft resolution": what has an indefinite article was not named before."""
    place = " ".join(sentence.split()).find(phrase)
    return place > 0 and _INDEFINITE.search(" ".join(sentence.split())[:place]) is not None
