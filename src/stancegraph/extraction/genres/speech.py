"""A speech in the first person: one speaker from beginning to end, whose words are a state's.

The holder stands in the file's name (`gd_EST_74_2019.txt`, as corpora of general debates name
their files), in the title ("Address by Ms. A, President of B"), in what the speaker says of
himself ("my country, B"), or is the state that the speech mostly names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from stancegraph.extraction.actors.names import mostly_named
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.genres.houses import before_statement, house
from stancegraph.extraction.genres.whose import BRIEFING, seems, serving
from stancegraph.extraction.turns import Outline, Turn
from stancegraph.records.article import Article
from stancegraph.records.values import StatementKind
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resolution.names import Mention

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s|me)\b")
_ATTRIBUTION = re.compile(r"\b(?:said|says|told|added|according to)\b")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_DENSE = 0.014
"""Share of words of the first person, outside quotations, above which somebody speaks."""
_RARE = 0.003
"""That share where the title says that it is a speech."""
_OUTWEIGHS = 3
"""How many times as often as "said" the first person stands in a speech."""
_FEWEST = 2
"""Words of the first person in a text that is titled a speech."""
_SHORTEST = 3
"""Words of the first person without which nothing is a speech."""
_IN_FILE_NAME = re.compile(r"(?:^|_)([A-Z]{3})_\d{1,3}_(?:1[89]|20)\d\d(?:\D|$)")
_TITLE = re.compile(
    r"(?i)\b(?:statement|address|speech|remarks|intervention)\b[^\n]{0,60}?\b(?:by|of|delivered)\b"
    r"|\bexplanation of (?:vote|position)\b|\bright of reply\b"
    r"|\b(?:statement|remarks) (?:at|to) the\b"
    r"|\bgeneral debate\b|\bH\.? ?E\.? "
    r"|['’]s? (?:opening |closing |keynote |full )?"
    r"(?:statement|address|speech|remarks|intervention)\b"
)
_TITLE_LINES = 8
_LONGEST_TITLE_LINE = 200
_OF_HIMSELF = re.compile(
    r"\b(?:[Mm]y|[Oo]ur) (?:own |beloved |great |dear )?(?:country|nation|homeland|delegation|"
    r"Government|people),? (?:of )?(?:the )?"
    r"|\bon behalf of (?:the )?(?:(?:Government|people|delegation|State|nation|and|of|the|my)\s)*"
    r"|\b[Ww]e,? (?:in|the people of|here in) (?:the )?"
    r"|\b[Ww]e,? the "
    r"|\b[Aa]s (?:the )?(?:President|Prime Minister|King|Minister|representative) of (?:the )?"
)
_PERSON = re.compile(
    r"\b(?:by|H\.? ?E\.?)\s+(?:H\.? ?E\.? )?(?:(?:Mr|Mrs|Ms|Dr)\.? )?"
    r"((?:[A-Z][\w’'-]+)(?: (?:[A-Z][\w’'.-]*|al|bin|de|da|van|von|el))+),"
)
_IN_OFFICE = re.compile(
    r"\b(?:President|Minister|Chancellor|Premier|Secretary(?: of State)?) "
    r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){1,2})\b"
)
_BY = re.compile(r"\b(?:by|from) (?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){1,2})\b")
_OF_THE_UNION = re.compile(
    r"\b(?:High Representative|HR/VP|Commissioners? [A-Z]|"
    r"(?:President|Vice-President) of the European (?:Commission|Council))\b"
)
_TOPIC = re.compile(r"\b(?:in|on|to|against|regarding|concerning|about)\s+(?:the\s+)?\Z")
_AT_HOME = 3
"""Least number of the names of states that tell a speaker's own."""


def is_one(article: Article, gazetteer: Gazetteer) -> bool:
    """True for a text that is all in the first person and says whose it is."""
    if _is_entitled(article) and holder(article, gazetteer) is not None:
        return is_spoken(article, dense=_RARE, least=1 if is_filed(article) else _FEWEST)
    return is_spoken(article) and holder(article, gazetteer) is not None


def outline(article: Article, gazetteer: Gazetteer) -> Outline:
    """One turn over the whole text; without a holder nobody who could hold a position speaks."""
    key = holder(article, gazetteer)
    person = _PERSON.search(_head(article))
    who = Who(key, person=person[1] if person and key else None)
    turn = Turn(0, len(article.text), who, first_person=True, kind=StatementKind.NATIONAL)
    return Outline(article.blocks, (turn,))


def holder(article: Article, gazetteer: Gazetteer) -> str | None:
    """The state that speaks; None where nothing tells."""
    named = _IN_FILE_NAME.search(article.document.name)
    if named and (key := gazetteer.resolve(named[1], suggest=False).code):
        return key
    head = _head(article)
    if BRIEFING.search(head):
        return None
    if _TITLE.search(head):
        for match in (*_IN_OFFICE.finditer(head), *_BY.finditer(head)):
            if (key := serving(match["name"], article)) is not None:
                return key
        if _OF_THE_UNION.search(head):
            return "bloc:European Union"
        if (key := before_statement(head, gazetteer) or house(head, gazetteer)) is not None:
            return key
        states = dict.fromkeys(one.actor for one in _states(gazetteer, head))
        if len(states) == 1 and (one := next(iter(states))) not in _spoken_of(head, gazetteer):
            return one
        own = _said_to_be(article, gazetteer) or _mostly_named(article, gazetteer)
        return own or seems(article, article.text, gazetteer)
    return _said_to_be(article, gazetteer) or _mostly_named(article, gazetteer)


def is_filed(article: Article) -> bool:
    """True where the file is named as those of corpora of speeches are."""
    return _IN_FILE_NAME.search(article.document.name) is not None


def _is_entitled(article: Article) -> bool:
    """True where the title or the file's name says that it is a speech."""
    return is_filed(article) or _TITLE.search(_head(article)) is not None


def is_spoken(article: Article, *, dense: float = _DENSE, least: int = _SHORTEST) -> bool:
    """True for a text whose author speaks: the first person is dense outside quotations."""
    words = spoken = attributed = 0
    for block in article.blocks:
        content = _QUOTED.sub(" ", article.text[block.start : block.end])
        words += len(content.split())
        spoken += len(_FIRST_PERSON.findall(content))
        attributed += len(_ATTRIBUTION.findall(content))
    return spoken >= max(least, dense * words, _OUTWEIGHS * attributed)


def _head(article: Article) -> str:
    """The lines before the speech proper."""
    lines: list[str] = []
    for line in article.text[:2000].splitlines():
        if len(line) > _LONGEST_TITLE_LINE or len(lines) == _TITLE_LINES:
            break
        if line.strip():
            lines.append(line)
    return "\n".join(lines)


def _states(gazetteer: Gazetteer, text: str) -> Iterator[Mention]:
    for one in gazetteer.find(text):
        if ":" not in one.actor and one.form != "capital":
            yield one


def _spoken_of(head: str, gazetteer: Gazetteer) -> frozenset[str]:
    """States that a title is only about: "remarks on the situation in Peru"."""
    return frozenset(
        one.actor
        for one in _states(gazetteer, head)
        if _TOPIC.search(head, max(0, one.start - 30), one.start)
    )


def _said_to_be(article: Article, gazetteer: Gazetteer) -> str | None:
    """The state of "my country, Chile" and "on behalf of the people of Peru"."""
    found: Counter[str] = Counter()
    for match in _OF_HIMSELF.finditer(article.text):
        following = article.text[match.end() : match.end() + 60]
        one = next(_states(gazetteer, following), None)
        if one is not None and one.start == 0:
            found[one.actor] += 1
    return found.most_common(1)[0][0] if found else None


def _mostly_named(article: Article, gazetteer: Gazetteer) -> str | None:
    counted = Counter(one.actor for one in _states(gazetteer, article.text))
    most = mostly_named(counted, _AT_HOME)
    # a state that is told what to do is named as often as one's own
    return most if most is not None and seems(article, article.text, gazetteer) == most else None
