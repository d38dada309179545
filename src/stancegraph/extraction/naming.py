"""Sentences that name some of those behind a statement: "Peru and Chad are among the 54".

The number, or the word for a letter's signatories, tells which statement of several states it is;
the sentence must name states and nothing else. So known members grow, and none is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from stancegraph.extraction.lexicon import lexicon
from stancegraph.extraction.parsing.sentences import sentence_spans
from stancegraph.records.article import Article, BlockKind
from stancegraph.records.factsheet import FactSheetStatement, Group, Member, Span
from stancegraph.records.values import StatementKind
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resolution.names import Form

_STATES = r"(?:countries|states|nations|signatories|members|governments)"
_LIST = r"(?P<list>[^;:()\"“”]+?)"
_END = (
    r"(?:,? (?:too|as well|also))?"
    r"(?:, (?:so|but|and|while|though|although|according)\b.*)?[.;]?"
)
_PAPER = r"(?:signatories|co-signatories|cosignatories|signers)(?: (?:of|to) the letter)?"
_MOST = 500
_LONGEST = 600
"""Characters of a sentence that is looked at."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A rule: its name, its pattern, and a sentence that it reads."""

    rule: str
    pattern: str
    example: str


RULES = (
    Naming(
        "are-among",
        rf"{_LIST} (?:is|are|was|were)(?: also| all| both)?(?: named| counted| listed)? among "
        rf"(?:the|those|its) {{number}}(?: {_STATES})?{_END}",
        "Peru and Chad are among the 54.",
    ),
    Naming(
        "belong-to",
        rf"{_LIST} (?:also |all |both )?belong(?:s|ed)? to the (?:group of )?{{number}}"
        rf"(?: {_STATES})?{_END}",
        "Peru and Chad belong to the 54 countries.",
    ),
    Naming(
        "among-are",
        rf"Among the {{number}}(?: {_STATES})? (?:is|are|was|were) {_LIST}[.;]?",
        "Among the 54 countries were Peru and Chad.",
    ),
    Naming(
        "include",
        rf"The {{number}}(?: {_STATES})? (?:also )?includ(?:e|ed) {_LIST}[.;]?",
        "The 54 countries include Peru and Chad.",
    ),
    Naming(
        "group-includes",
        rf"The (?:group|coalition|bloc) of (?:the )?{{number}}(?: {_STATES})? (?:also )?"
        rf"includ(?:es|ed) {_LIST}[.;]?",
        "The group of 54 includes Peru and Chad.",
    ),
    Naming(
        "which-belongs",
        r"(?:[^,;:]{0,200}[,;:] ){0,3}(?P<list>[^,;:]{3,100}), (?:which|who) "
        r"(?:belongs to|(?:is|was) among|(?:is|was) one of) "
        rf"the {{number}}(?: {_STATES})?,.*",
        "Peru, which belongs to the 54, spoke for itself.",
    ),
    Naming(
        "signatories-include",
        rf"(?:The|Its|Among the) {_PAPER}(?: also)? (?:includ(?:e|ed)|are|were) {_LIST}[.;]?",
        "The signatories include Peru and Chad.",
    ),
    Naming(
        "among-signatories",
        rf"{_LIST} (?:is|are|was|were)(?: also)? among (?:the|its) {_PAPER}{_END}",
        "Peru and Chad were among the signatories.",
    ),
)


def with_named_members(
    article: Article, gazetteer: Gazetteer, statements: Iterable[FactSheetStatement]
) -> tuple[FactSheetStatement, ...]:
    """The statements of a document with the members that other sentences name."""
    found = list(statements)
    if not any(isinstance(one.on_behalf_of, Group) for one in found):
        return tuple(found)
    for start, end in _sentences(article):
        text = article.text[start:end]
        for size, some in _inside(text, gazetteer, article):
            there = _told_in(found, size, start, end)
            if there is not None:
                found[there] = _joined(found[there], some, start, end)
        for number, listed in _read(text):
            place = _meant(found, number, start)
            keys = _states(listed, gazetteer, article) if place is not None else ()
            if place is not None and keys:
                found[place] = _joined(found[place], keys, start, end)
                break
    return tuple(found)


def _inside(
    text: str, gazetteer: Gazetteer, article: Article
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the number and the states of each "54 states, among them Peru and Chad,".

    A list ends with its "and": what follows a comma may be the subject of the sentence.
    """
    for match in _some().finditer(text):
        rest = text[match.end() : match.end() + _LONGEST]
        keys: list[str] = []
        last, ended = 0, False
        for one in gazetteer.find(rest, on=article.day):
            between = _BETWEEN.fullmatch(rest, last, one.start)
            if ended or between is None or one.form is not Form.NAME or ":" in one.actor:
                break
            keys.append(one.actor)
            ended = "and" in between.group() and len(keys) > 1
            last = one.end
        whole = ended or len(keys) == 1 or bool(re.match(r"[.;)]", rest[last:]))
        number = _value(match["number"])
        if keys and whole and number is not None and _AFTER.match(rest, last):
            yield number, tuple(dict.fromkeys(keys))


def _told_in(statements: list[FactSheetStatement], number: int, start: int, end: int) -> int | None:
    """The statement for so many that a sentence tells of; None where there are several."""
    fitting = [
        n
        for n, one in enumerate(statements)
        if _count(one) == number
        and any((span.start or 0) <= start and end <= (span.end or 0) for span in one.passages)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _sentences(article: Article) -> Iterator[tuple[int, int]]:
    for block in article.blocks:
        content = article.text[block.start : block.end]
        if block.kind is BlockKind.PARAGRAPH and _hint().search(content):
            for start, end in sentence_spans(content):
                if end - start <= _LONGEST and _hint().search(content, start, end):
                    yield block.start + start, block.start + end


def _read(sentence: str) -> Iterator[tuple[int | None, str]]:
    """Yield the number and the list of names that rules find in a sentence."""
    plain = " ".join(sentence.split())
    for pattern in _patterns():
        match = pattern.fullmatch(plain)
        if match is not None:
            number = match.groupdict().get("number")
            yield _value(number), match["list"]


def _meant(statements: list[FactSheetStatement], number: int | None, start: int) -> int | None:
    """The statement that a number or "the signatories" means: the last of that number before.

    None where nothing before fits, or where there are several letters.
    """
    before = [
        n
        for n, one in enumerate(statements)
        if isinstance(one.on_behalf_of, Group)
        and one.passages
        and (one.passages[0].start or 0) < start
    ]
    if number is None:
        letters = [n for n in before if statements[n].kind is StatementKind.LETTER]
        return letters[0] if len(letters) == 1 else None
    fitting = [n for n in before if _count(statements[n]) == number]
    return max(fitting, key=lambda n: (statements[n].passages[0].start or 0, n), default=None)


def _count(statement: FactSheetStatement) -> int | None:
    group = statement.on_behalf_of
    return group.count if isinstance(group, Group) else None


def _states(listed: str, gazetteer: Gazetteer, article: Article) -> tuple[str, ...]:
    """The states of a list in which nothing else stands; empty where something does."""
    keys: list[str] = []
    rest, last = [], 0
    for one in gazetteer.find(listed, on=article.day):
        if one.form is not Form.NAME or ":" in one.actor:
            return ()
        rest.append(listed[last : one.start])
        keys.append(one.actor)
        last = one.end
    rest.append(listed[last:])
    is_list = all(_BETWEEN.fullmatch(part) for part in rest)
    return tuple(dict.fromkeys(keys)) if is_list and len(set(keys)) == len(keys) else ()


_AFTER = re.compile(r"\s*(?:[,.;:)—–]|--|\Z)")
_BETWEEN = re.compile(r"\s*(?:,|,? ?and|,? ?as well as|,? ?both)?\s*(?:the|The|Both)?\s*")
"""What may stand before, between and behind the names of a list."""


def _joined(
    statement: FactSheetStatement, keys: tuple[str, ...], start: int, end: int
) -> FactSheetStatement:
    group = statement.on_behalf_of
    if not isinstance(group, Group):
        return statement
    known = {one.name if isinstance(one, Member) else one for one in group.members}
    new = tuple(key for key in keys if key not in known)
    gone = sum(isinstance(one, Member) and one.left is not None for one in group.members)
    there = len(group.members) + len(new)
    if not new or there > _MOST or (group.count is not None and there - gone > group.count):
        return statement
    changed = group.model_copy(update={"members": (*group.members, *new)})
    passages = statement.passages
    inside = any(
        (one.start or 0) <= start and end <= (one.end or 0)
        for one in passages
        if one.start is not None
    )
    if not inside:
        passages = (*passages, Span(start=start, end=end))
    return statement.model_copy(update={"on_behalf_of": changed, "passages": passages})


def _value(number: str | None) -> int | None:
    if number is None:
        return None
    return int(number) if number.isdigit() else lexicon().numbers[number.casefold()]


@cache
def _numbers() -> str:
    words = sorted(lexicon().numbers, key=len, reverse=True)
    return rf"(?P<number>\d{{1,3}}|{'|'.join(map(re.escape, words))})"


@cache
def _some() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)\b{_numbers()} {_STATES},? (?:among (?:them|which|whom)|including|such as) "
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(one.pattern.replace("{number}", _numbers()), re.IGNORECASE) for one in RULES
    )


@cache
def _hint() -> re.Pattern[str]:
    """What every sentence has that a rule reads."""
    return re.compile(
        r"(?i)\b(?:among|including|such as|belong(?:s|ed)?|includ(?:e|es|ed)|one of|signatories"
        r"|signers)\b"
    )
