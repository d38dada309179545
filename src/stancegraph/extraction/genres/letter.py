"""A letter of states: "Letter dated … from the representatives of …", "We, the undersigned"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from stancegraph.extraction.actors.who import LONGEST_NAME, Who
from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.genres.actors import ActorNames, Named
from stancegraph.extraction.genres.handed_on import handed_on
from stancegraph.extraction.genres.signatories import signatories
from stancegraph.extraction.genres.speech import is_spoken
from stancegraph.extraction.genres.whose import state
from stancegraph.extraction.targets.targets import Target
from stancegraph.extraction.turns import Outline, Turn
from stancegraph.records.article import Article
from stancegraph.records.factsheet import Group
from stancegraph.records.values import Act, Basis, Modality, Polarity, StatementKind, Tier
from stancegraph.resolution.gazetteer import Gazetteer

_HEAD = 4000
_TITLE = re.compile(
    r"\b(?:Identical\s+letters?|Letters?|Notes?\s+verbales?)\s+dated\s[^.;]{0,60}?\bfrom\s+"
    r"(?P<from>[^;]{5,600}?)\s+(?:(?:to\s+the\s+United\s+Nations\s+)?addressed\s+to\b"
    r"|to\s+the\s+(?:[Pp]resident|[Ss]ecretary-[Gg]eneral|[Cc]hair\w*)\b)"
)
_UNDERSIGNED = re.compile(r"\b[Ww]e,?\s+(?:the\s+)?undersigned\b|\b[Jj]oint\s+letter\b")
_ADDRESSED = re.compile(
    r"(?m)^\s*(?:Your\s+)?(?:Excellency|Excellencies|Sir|Madam|Mr\.\s+President|Mr\.\s+Secretary-General)\s*[,:]?\s*$"
)
_MISSION = re.compile(
    r"\bPermanent\s+(?:Representative|Mission)\b|\b[Ll]etter\s+(?:dated|addressed|to\s+the|from)\b"
)
_WRITES = re.compile(
    r"\b(?:I\s+am\s+writing|I\s+write)\s+(?:to|in|on|with|regarding|concerning|further)\b"
    r"|\b(?:I|[Ww]e)\s+(?:would\s+like|wish)\s+to\s+send\s+(?:you\s+)?this\s+letter\b"
    r"|\b[Uu]pon\s+(?:the\s+)?instructions?\s+(?:from|of)\s+my\s+[Gg]overnment\b|\bI\s+have\s+the\s+honou?r\s+to\s+(?:refer|draw|transmit|inform|bring|write)\b"
    r"|\b(?:I|[Ww]e)\s+(?:wish|would\s+like)\s+to\s+(?:draw|bring)\s+(?:to\s+)?(?:your|the)\b"
)
_SALUTED = re.compile(r"(?m)^[ \t]*(?:Your\s+)?Excellency[ \t]*,[ \t]*$")
_PROTESTS = re.compile(
    r"\bI\s+(?:\w+ly\s+)?(?:reject|protest|condemn|deplore|refer|draw|call|bring|convey|inform)\b"
)
_RARE = 0.004
"""Share of words of the first person in a text that is titled as a letter."""
_SIGNED = re.compile(
    r"\(Signed\)\s*(?P<name>[^\n]{2,100})\n\s*(?P<office>[^\n]*(?:\n(?!\s*\n|\s*\(Signed\))[^\n]+)?)"
)
_OF = re.compile(r"\b(?:of|for)\s+(?:the\s+)?")


def is_one(article: Article, gazetteer: Gazetteer) -> bool:
    """True for a letter in the first person that states send."""
    head = article.text[:_HEAD]
    is_titled = _TITLE.search(head) is not None
    is_sent = _ADDRESSED.search(head) is not None or _MISSION.search(article.text) is not None
    is_letter = _is_protest(head) or (is_sent and _WRITES.search(head) is not None)
    if not (is_titled or is_letter or _UNDERSIGNED.search(head) or _SIGNED.search(article.text)):
        return False
    dense = _RARE if is_letter else None
    spoken = is_titled or _is_protest(head)
    spoken = spoken or (is_spoken(article, dense=dense) if dense else is_spoken(article))
    # a report that gives a letter in full is a report
    is_report = spoken and not is_titled and handed_on(article, gazetteer) is not None
    return spoken and not is_report and _sender(article, gazetteer) is not None


def _is_protest(head: str) -> bool:
    """True for "Excellency, … I categorically reject"."""
    return _SALUTED.search(head) is not None and _PROTESTS.search(head) is not None


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
    head = article.text[:_HEAD]
    is_alone = (
        _WRITES.search(head) is not None or _is_protest(head)
    ) and "undersigned" not in head[:300]
    if is_alone and (key := state(article, gazetteer)) is not None:
        return Who(key)
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
    last = start
    for match in _OF.finditer(text, start, end):
        first = names.begins(text, match.end()) if match.start() >= last else None
        if first is None or ":" in first.key or first.end > end:
            continue
        for one in names.listed(text, first.start, end):
            last = max(last, one.end)
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
