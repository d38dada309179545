"""The patterns by which a sentence tells who voted how."""

from __future__ import annotations

import re
from functools import cache

from stancegraph.extraction.lexicon import lexicon
from stancegraph.records.values import Choice

_TEXT = (
    r"(?:it|the\s+(?:draft|resolution|text|measure|motion|amendment|proposal)(?:\s+resolution)?)"
)
FINITE = {
    Choice.AGAINST: r"voted\s+[\"“']?(?:against|no)\b[\"”']?|cast\s+(?:the|its|their|a)\s+"
    r"(?:only\s+|sole\s+|lone\s+|two\s+)?(?:negative|dissenting|no|opposing)\s+votes?"
    r"|opposed\s+" + _TEXT,
    Choice.IN_FAVOUR: r"voted\s+[\"“']?(?:in\s+favou?r|for|yes)\b[\"”']?"
    r"|voted\s+to\s+(?:adopt|approve|pass)|cast\s+(?:its|their|an)\s+affirmative\s+votes?",
    Choice.ABSTAINING: r"(?:also\s+)?abstain(?:ed|ing)",
    Choice.ABSENT: r"(?:were|was)\s+absent|did\s+not\s+(?:cast\s+a\s+)?vote\b",
}
TRAILING = {
    Choice.AGAINST: r"voting\s+[\"“']?(?:against|no)\b[\"”']?|against\b|opposing(?:\s+it)?|opposed"
    r"|dissenting|in\s+opposition|casting\s+(?:the|a|its)\s+(?:\w+\s+)?(?:negative|dissenting|no)\s+vote",
    Choice.IN_FAVOUR: r"voting\s+(?:in\s+favou?r|for|yes)\b|in\s+favou?r",
    Choice.ABSTAINING: r"abstaining",
    Choice.ABSENT: r"absent|not\s+voting",
}
LEADING = {
    Choice.AGAINST: r"(?:voting|voted|votes)\s+against|opposed",
    Choice.IN_FAVOUR: r"(?:voting|voted|votes)\s+(?:in\s+favou?r|for)",
    Choice.ABSTAINING: r"abstaining|abstained|abstentions?",
    Choice.ABSENT: r"absent|not\s+voting",
}
WITH = {Choice.AGAINST: r"against", Choice.IN_FAVOUR: r"in\s+favou?r\s+of|for"}
_ADVERB = r"(?:(?:all|both|also|each|alone|again|then|had|have|has|reportedly|instead)\s+)*"
_COUNTED = (
    r"(?:(?:other|member|UN|U\.N\.|African|Asian|Arab|European|Latin|Western|island|small)\s+)*"
)
_STATES = r"(?:countries|states|nations|members|delegations|others|more|governments)"


def _sides(patterns: dict[Choice, str]) -> str:
    return "|".join(f"(?P<{side.value}>{words})" for side, words in patterns.items())


@cache
def finite() -> re.Pattern[str]:
    """A verb of voting with its subject before it: "Chad *abstained*"."""
    return re.compile(rf"(?:(?<=[\s,)—–-])){_ADVERB}(?P<verb>{_sides(FINITE)})")


@cache
def participle() -> re.Pattern[str]:
    """The end of "joined Chad in *voting against*"."""
    return re.compile(rf"(?<=\sin\s)(?:{_sides(TRAILING)})")


@cache
def trailing() -> re.Pattern[str]:
    """A list before its participle: "with *Chad and Togo abstaining*"."""
    return re.compile(
        rf"\b(?:with|and|while)\s+(?:only\s+|just\s+)?(?P<list>(?:the\s+)?[A-Z](?:\.S\.|\.K\.|[^.;:—]){{1,1500}}?)\s+"
        rf"(?:{_sides(TRAILING)})"
    )


@cache
def leading() -> re.Pattern[str]:
    """What leads up to a list: "*those voting against were* Chad and Togo"."""
    return re.compile(
        rf"\b(?:(?:those|countries|states|members|the\s+(?:\w+\s+)?(?:countries|states|members)?)"
        rf"\s+(?:that\s+|who\s+)?)?(?:{_sides(LEADING)})\s+(?:it\s+|(?:the|this|last)\s+(?:[\w’'-]+\s+){{1,3}}?)?"
        rf"(?:(?:along|together)\s+with\s+(?P<with>(?:U\.S\.|U\.K\.|[^.;:]){{2,200}}?)\s+)?"
        rf"(?:were|was|are|came\s+from)\s*:?\s+",
        re.I,
    )


@cache
def together() -> re.Pattern[str]:
    """ "The only state that joined Chad in voting against the text was Mali"."""
    return re.compile(
        rf"\b(?:country|countries|states?|nations?|members?|others?)\s+(?:that|who|which|to)\s+join(?:ed)?\s+"
        rf"(?P<first>[^.;]{{3,200}}?)\s+in\s+(?:{_sides(TRAILING)})[^.;,]{{0,60}}?\s(?:was|were)\s+"
    )


@cache
def voted_with() -> re.Pattern[str]:
    """ "Mali voted with Chad and Togo against the text"."""
    return re.compile(
        rf"\bvoted\s+(?:(?:(?:together|along)\s+)?with|alongside)\s+(?P<list>[^.;]{{3,200}}?)\s+(?:{_sides(WITH)})\b"
    )


@cache
def by_whom() -> re.Pattern[str]:
    """ "The text was only opposed by Mali and Togo"."""
    return re.compile(
        r"\b(?:resolution|text|draft|measure|motion|amendment|proposal|it)\s+(?:was|were)\s+"
        r"(?:only\s+)?(?:opposed|voted\s+against)\s+(?:only\s+)?by\s+(?:only\s+)?"
    )


@cache
def counted_states() -> re.Pattern[str]:
    """States that are counted, and named beside it or not: "four countries (A, B, C and D)"."""
    words = "|".join(sorted((w for w in lexicon().numbers if w.isalpha()), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<number>\d{{1,3}}|a|one|{words})\s+(?P<dozen>dozen\s+)?{_COUNTED}{_STATES}"
        rf"(?:\s*[,(:—–-]+\s*(?P<names>[^.;]{{3,1500}}?)\s*[,)—–-]+)?\s*\Z",
        re.I,
    )
