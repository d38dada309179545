"""A letter of states: "Letter dated … from the representatives of …", "We, the undersigned"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.genres.actors import ActorNames, Named
from stancegraph.extraction.genres.signatories import signatories
from stancegraph.extraction.genres.speech import is_spoken
from stancegraph.extraction.targets import Target
from stancegraph.extraction.turns import Outline, Turn
from stancegraph.extraction.who import LONGEST_NAME, Who
from stancegraph.records.article import Article
from stancegraph.records.factsheet import Group
from stancegraph.records.values import Act, Basis, Modality, Polarity, StatementKind, Tier
from stancegraph.resolution.gazetteer import Gazetteer

_HEAD = 4000
_TITLE = re.compile(
    r"\b(?:Identical\s+letters?|Letters?|Note\s+verbale)\s+dated\s[^\n]*?\bfrom\s+(?P<from>[^\n]+?)"
    r"\s+(?:to\s+the\s+United\s+Nations\s+)?addressed\s+to\b",
    re.S,
)
_UNDERSIGNED = re.compile(r"\b[Ww]e,?\s+(?:the\s+)?undersigned\b|\b[Jj]oint\s+letter\b")
_SIGNED = re.compile(
    r"\(Signed\)\s*(?P<name>[^\n]{2,100})\n\s*(?P<office>[^\n]*(?:\n(?!\s*\n|\s*\(Signed\))[^\n]+)?)"
)
_OF = re.compile(r"\b(?:of|for)\s+(?:the\s+)?")


def is_one(article: Article, gazetteer: Gazetteer) -> bool:
    """True for a letter in the first person that states send."""
    head = article.text[:_HEAD]
    if not (_TITLE.search(head) or _UNDERSIGNED.search(head) or _SIGNED.search(article.text)):
        return False
    return is_spoken(article) and _sender(article, gazetteer) is not None


def outline(article: Article, gazetteer: Gazetteer) -> Outline:
    """One turn over the letter, and the support of those who signed it."""
    who = _sender(article, gazetteer)
    if who is None:
        return Outline(article.blocks)
    title = _TITLE.search(article.text[:_HEAD])
    begins = title.end() if title is not None else 0
    end = len(article.text)
    signed = list(_signatures(article, gazetteer))
    if signed:
        end = signed[0].start
    turn = Turn(begins, end, who, first_person=True, kind=StatementKind.LETTER)
    joint = who.group is not None
    done = ((end, len(article.text)),) if signed else ()
    candidates = tuple(signed) if joint else ()
    return Outline(article.blocks, (turn,), candidates=candidates, done=done, home=who.key)


def _names(article: Article, gazetteer: Gazetteer) -> ActorNames:
    return ActorNames(gazetteer, article.day)


def _sender(article: Article, gazetteer: Gazetteer) -> Who | None:
    """Those in whose name the letter is written."""
    names = _names(article, gazetteer)
    title = _TITLE.search(article.text[:_HEAD])
    if title is not None:
        keys = list(dict.fromkeys(_of(article.text, title.start("from"), title.end("from"), names)))
        if len(keys) > 1:
            return Who(group=Group(count=len(keys), members=tuple(keys)), plural=True)
        if keys:
            return Who(keys[0])
    found = signatories(article.text, gazetteer, names)
    if found is not None:
        return found.who
    signed = (one.who.key for one in _signatures(article, gazetteer))
    states = tuple(dict.fromkeys(key for key in signed if key is not None))
    if len(states) > 1:
        return Who(group=Group(count=len(states), members=states), plural=True)
    return Who(states[0]) if states else None


def _of(text: str, start: int, end: int, names: ActorNames) -> Iterator[str]:
    """The states of "the representatives of A, B and C and the observer of D"."""
    for match in _OF.finditer(text, start, end):
        first = names.begins(text, match.end())
        if first is None or ":" in first.key or first.end > end:
            continue
        for one in names.listed(text, first.start, end):
            if ":" not in one.key:
                yield one.key


def _signatures(article: Article, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The support of each state in whose name somebody signed."""
    names = _names(article, gazetteer)
    for match in _SIGNED.finditer(article.text):
        state = _state_in(article.text, match.start("office"), match.end("office"), names)
        if state is None:
            continue
        who = Who(state.key, person=match["name"].strip()[:LONGEST_NAME])
        yield Candidate(
            who=replace(who, office=" ".join(match["office"].split())[:LONGEST_NAME]),
            polarity=Polarity.SUPPORT,
            act=Act.SIGN,
            target=Target("letter", None, match.start(), match.start() + len("(Signed)")),
            basis=Basis.RECORDED,
            modality=Modality.ASSERTED,
            tier=Tier.TABLE,
            start=match.start(),
            end=match.end(),
            cue="Signed",
            rule="signature",
            place=match.start(),
        )


def _state_in(text: str, start: int, end: int, names: ActorNames) -> Named | None:
    for match in _OF.finditer(text, start, end):
        found = names.begins(text, match.end())
        if found is not None and ":" not in found.key and found.end <= end:
            return found
    return None
