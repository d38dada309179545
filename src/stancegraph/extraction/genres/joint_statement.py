"""A joint statement: states that the text names speak as one, in the first person or the third."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.genres.actors import ActorNames
from stancegraph.extraction.genres.signatories import Signatories, signatories
from stancegraph.extraction.genres.speech import is_spoken
from stancegraph.extraction.targets.targets import Target
from stancegraph.extraction.turns import Outline, Turn
from stancegraph.records.article import Article, Block
from stancegraph.records.values import Act, Basis, Modality, Polarity, StatementKind, Tier
from stancegraph.resolution.gazetteer import Gazetteer

_HEAD = 1500
_TITLE = re.compile(
    r"(?i)\b(?:joint|common)\s+(?:\w+\s+){0,2}(?:statement|declaration|communiqu[eé])\b"
    r"|\b(?:statement|declaration|communiqu[eé])\s+(?:by|of|from)\s[^\n]*\b(?:ministers|leaders|"
    r"governments|countries|states|heads)\b"
    r"|\b(?:statement|declaration|communiqu[eé])\b[^\n]*\b(?:on\s+behalf\s+of|(?:issued|released)\s+"
    r"(?:jointly\s+)?by)\b"
    r"|\b(?:ministers|leaders|heads|council|summit|group|troika|chairs?)['’]?s?\s+(?:\w+\s+)?"
    r"(?:statement|declaration|communiqu[eé])\b"
)
_ATTRIBUTION = re.compile(r"\b(?:said|says|told|added|according to)\b")
_FEW = 0.004
"""Share of "said" and the like below which a text is no report."""
_REPORTED = re.compile(
    r"\b(?:ma[dk]es?|delivers?|delivered|reads?|gave|presents?|presented|issues?|issued|in)\s+an?\s+"
    r"(?:[\w-]+\s+){0,3}(?:statement|declaration|communiqu[eé])\b"
    r"|\b(?:after|following|before)\s+(?:the|a|their)\s+joint\s+(?:statement|declaration)\b"
    r"|\ba\s+(?:joint\s+)?statement\s+that\b"
    r"|\([A-Z][\w ]{2,40}\)\s+(?:--|–|—)\s",
    re.I,
)
"""How somebody else tells of a statement: "made *a* joint statement", or the dateline of a wire."""
_FIRST_PERSON = re.compile(r"\b(?:We|Our|our|we|I)\b")
_OWN_COUNTRY = re.compile(r"\bmy\s+(?:own\s+)?country,?\s+(?:the\s+)?")
_RELEASED = re.compile(r"\b(?:issued|released)\s+(?:jointly\s+)?by\b", re.I)
_SENTENCE = re.compile(r"[.;:]\s*\Z")
_NATIONAL = re.compile(r"\b(?:in|add)\b[^.\n]{0,30}\bnational\s+capacity\b")
_NOTE = re.compile(r"\s*(?:Note\b|\*|\[)")
_STATEMENT = re.compile(r"\b(?:joint\s+)?statement\b", re.I)


def is_one(article: Article, gazetteer: Gazetteer) -> bool:
    """True for a text that is titled a joint statement and no report of one."""
    head = article.text[:_HEAD]
    first_lines = "\n".join(line for line in head.splitlines()[:12] if len(line) < 300)
    if not _TITLE.search(first_lines):
        return False
    is_own = _is_no_report(article) and not _REPORTED.search(first_lines)
    if not (is_spoken(article) or is_own):
        return False
    return _signatories(article, gazetteer) is not None


def outline(article: Article, gazetteer: Gazetteer) -> Outline:
    """One turn for the statement itself, one for what its speaker adds for his own country."""
    found = _signatories(article, gazetteer)
    if found is None:
        return Outline(article.blocks)
    speaker = _speaker(article, gazetteer)
    joint = replace(found.who, spokesperson=speaker)
    turns = tuple(_turns(article, joint, speaker, found))
    delivered = tuple(_delivered(article, joint, found)) if found.delivered else ()
    return Outline(article.blocks, turns, candidates=delivered)


def _signatories(article: Article, gazetteer: Gazetteer) -> Signatories | None:
    names = ActorNames(gazetteer, article.day)
    return signatories(article.text, gazetteer, names)


def _is_no_report(article: Article) -> bool:
    words = sum(len(article.text[b.start : b.end].split()) for b in article.blocks)
    said = sum(len(_ATTRIBUTION.findall(article.text, b.start, b.end)) for b in article.blocks)
    return said <= _FEW * words


def _speaker(article: Article, gazetteer: Gazetteer) -> str | None:
    """The state that delivers the statement: "and my own country, Uruguay"."""
    match = _OWN_COUNTRY.search(article.text)
    if match is None:
        return None
    found = gazetteer.find(article.text[match.end() : match.end() + 60])
    return found[0].actor if found and found[0].start == 0 else None


def _turns(article: Article, joint: Who, speaker: str | None, found: Signatories) -> Iterator[Turn]:
    who, first = joint, True
    begun = False
    for block in article.blocks:
        content = article.text[block.start : block.end]
        if not begun and not _begins(article, block, found):
            continue
        begun = True
        if _NOTE.match(content):
            continue
        if speaker is not None and _NATIONAL.search(content):
            who, first = Who(speaker), False
        kind = StatementKind.JOINT if first else StatementKind.NATIONAL
        others = found.others if first else ()
        yield Turn(block.start, block.end, who, first_person=True, kind=kind, others=others)


def _begins(article: Article, block: Block, found: Signatories) -> bool:
    """True for the block in which the statement itself begins, behind titles and "issued by"."""
    if block.end <= found.start:
        return False
    content = article.text[block.start : block.end]
    if _FIRST_PERSON.search(content):
        return True
    is_title = block.start <= found.start and not found.delivered
    return not (is_title and (_RELEASED.search(content) or not _SENTENCE.search(content)))


def _delivered(article: Article, joint: Who, found: Signatories) -> Iterator[Candidate]:
    """The signatories' support of the statement, in the sentence that lists them."""
    start = max(article.text.rfind(mark, 0, found.start) for mark in ("\n", ". ", ": ")) + 1
    start += len(article.text[start:]) - len(article.text[start:].lstrip())
    end = found.end + 1 if article.text[found.end : found.end + 1] == "." else found.end
    named = _STATEMENT.search(article.text, start, end)
    if named is None:
        return
    yield Candidate(
        who=joint,
        polarity=Polarity.SUPPORT,
        act=Act.SIGN,
        target=Target(named.group(), None, named.start(), named.end(), statement=True),
        basis=Basis.RECORDED,
        modality=Modality.ASSERTED,
        tier=Tier.EXPLICIT,
        start=start,
        end=end,
        cue="on behalf of",
        rule="signatories",
        place=start,
    )
