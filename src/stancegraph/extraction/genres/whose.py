"""Which state speaks in a text of a ministry, embassy or spokesperson that need not name it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from stancegraph.extraction.actors.leaders import leader
from stancegraph.extraction.actors.names import mostly_named
from stancegraph.extraction.genres.houses import HEAD, before_statement, house, ministry_of
from stancegraph.extraction.genres.transcripts import transcript
from stancegraph.extraction.lexicon import read_data
from stancegraph.records.article import Article
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resolution.names import Form, Mention

_AMERICAN = re.compile(
    r"\b(?:Department\s+of\s+State|State\s+Department|(?i:department\s+(?:deputy\s+)?(?:principal\s+"
    r"(?:deputy\s+)?)?spokes(?:person|man|woman)))\b"
    r"|\b\d{1,2}:\d{2}\s+[ap]\.m\.\s+E[DS]T\b"
)
BRIEFING = re.compile(r"(?i)\b(?:press|media|weekly)\s+briefing\b|\bspokes(?:person|man|woman)\b")
"""Words of a title that make a text a ministry's, which talks of others more than of its state."""
_STANDS = re.compile(
    r"(?:['’]s?\s+(?:consistent\s+|principled\s+)?position\b|\s+(?:side\s+|government\s+)?"
    r"(?:\w+ly\s+|always\s+|also\s+|once\s+again\s+)?(?:opposes|supports|"
    r"welcomes|calls|urges|attributes|hopes|believes|stands|attaches|reiterates|condemns|rejects|"
    r"deplores|advocates|reaffirms|commends|expresses|considers|regrets|appreciates|deems|congratulates|"
    r"notes|extends|denounces|values|(?:is|remains)\s+(?:\w+ly\s+)?(?:committed|ready|willing|"
    r"opposed|concerned|convinced|determined)|has\s+(?:always|consistently)|"
    r"will\s+(?:continue|never|not\s+accept))\b)"
)
_ACTED = re.compile(
    r"\s+(?:\w+ly\s+)?(?:has\s+)?(?:\w+ly\s+)?(?:lodged|protested|condemned|rejected|urged)\b"
)
"""What a state that answers questions says that it has done."""
_ADDRESSED = re.compile(
    r"\b(?:call(?:s|ed)?\s+(?:on|upon)|urges?|demands?\s+that|condemns?|denounces?|accuses?|warns?|"
    r"reminds?|advises?|invites?|imperative\s+for)\s+(?:the\s+)?\Z"
)
_DUTY = re.compile(r"\s+(?:side\s+)?(?:should|must|has\s+to|needs\s+to|ought)\b")
_SPOKESPERSON = re.compile(
    r"[Ss]pokes(?:person|man|woman)\s+(?:(?:Ms|Mr|Mrs|Dr)\.?\s+)?"
    r"(?P<name>[A-Z][\w’'-]+(?:\s+(?!On\b|Press\b|Regular\b|Remarks?\b|Statement\b)[A-Z][\w-]+)"
    r"{1,3})(?=[’']s|\s|,)"
)
_DATED = re.compile(
    r"\s*(?:[—–-]{1,2}\s|[,(]\s*(?:\w+\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
)
_VISITED = re.compile(r"\b(?:visit(?:s|ed)?|to|towards?|of|in|from)\s+(?:the\s+)?\Z")
_TOPIC = re.compile(r"\b(?:in|on|to|towards?|against|regarding|concerning|about)\s+(?:the\s+)?\Z")
_ACTS = re.compile(r"(?:\A|[.!?\n]\s*|,\s)(?:The\s+)?(?:Government\s+of\s+)?\Z")
_OWN_SIDE = re.compile(r"\s+(?:side|has|have|is|will|and)\b|['’]s?\s")
_OWNS = re.compile(
    r"['’]s?\s+(?:\w+\s+)?(?:perspective|view|views|readiness|support|resolve|commitment|efforts|"
    r"stance|Ambassador|Foreign\s+(?:Minister|Secretary|Office)|Permanent|desire|contribution|response|"
    r"policy|consistent|interests|solidarity|condolences|appreciation)\b"
)
_IS_BLAMED = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+){0,2}?(?:occup\w+|aggression|invasion|atrocit\w+|violations?|illegal\w*|"
    r"regime|provocations?|missiles?|attacks?|air\s?strikes?|bombing|resumption|invaded|launche[ds]|brutal\w*|interference|claims?|accusations?|allegations?)\b"
)
_LEADER = re.compile(
    r"(?<!of )\b(?:President|Minister|Chancellor|Spokes\w+)\s+"
    r"(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,2}?)\b"
)
_HOLDS = 3
"""How much more "Ghana welcomes" says than Ghana's name alone."""
_ENOUGH = 2
"""Signs and names that it takes at least."""
_NAMED_OFTEN = 4
"""Names that it takes where there is no other sign."""
_CLEARLY = 1.3
"""How much more signs than for any other state."""


def spokesperson(article: Article) -> str | None:
    """The name behind "Spokesperson" in the title."""
    found = _SPOKESPERSON.search(article.text[:HEAD])
    return found["name"] if found is not None else None


def stands(text: str, gazetteer: Gazetteer) -> Counter[str]:
    """How often each state is said to hold something: "Ghana welcomes", "Malta is ready"."""
    if _STANDS.search(text) is None:
        return Counter()  # looking for names takes longer
    return Counter(one.actor for one in _states(gazetteer, text) if _STANDS.match(text, one.end))


def state(article: Article, gazetteer: Gazetteer, own: Iterable[str] = ()) -> str | None:
    """The state that speaks; None where nothing tells.

    `own` are the stretches in which it does, where others ask in between.
    """
    head = article.text[:HEAD]
    answered = "\n".join(own)
    name = spokesperson(article)
    known = leader(name, article.day) if name is not None else None
    return (
        _opening(head, gazetteer)
        or ministry_of(article.text, gazetteer)
        or ("USA" if _AMERICAN.search(head) else None)
        or before_statement(head, gazetteer)
        or house(article.text, gazetteer)
        or (known.key if known is not None else None)
        or _publisher(article, gazetteer)
        or _at_home(head, gazetteer)
        or seems(article, answered or article.text, gazetteer)
        # who answers questions talks of others more than of himself
        or (None if answered else _mostly_named(article.text, gazetteer))
    )


def _mostly_named(text: str, gazetteer: Gazetteer) -> str | None:
    """The state that most names are of, unless it is told what to do."""
    told: set[str] = set()
    counted: Counter[str] = Counter()
    title = len(text.lstrip().partition("\n")[0])
    for one in _states(gazetteer, text):
        counted[one.actor] += 1
        before = text[max(0, one.start - 30) : one.start]
        if one.end <= title and _TOPIC.search(before):
            told.add(one.actor)  # "statement on the events in Peru" is another's
        if _DUTY.match(text, one.end) or _ADDRESSED.search(before):
            told.add(one.actor)
    most = mostly_named(counted, _NAMED_OFTEN)
    return most if most not in told else None


def seems(article: Article, text: str, gazetteer: Gazetteer) -> str | None:
    """The state that a text seems to be of, by many small signs taken together.

    What a state holds in the present tense, its partners in "Japan-France talks", its leaders by
    name alone; who is told what to do, or blamed, is another.
    """
    mentions = list(_states(gazetteer, text))
    seen: Counter[str] = Counter()
    signs: Counter[str] = Counter()
    for one in mentions:
        before = text[max(0, one.start - 30) : one.start]
        seen[one.actor] += 1 - _against(text, one, before)
        signs[one.actor] += _in_favour(text, one, before)
    signs += _partners(text, mentions)
    signs += _at_press(article)
    for name, state in _listed("own_names.yaml", "names").items():
        signs[state] += _HOLDS * text.count(name)
    for match in _LEADER.finditer(text):
        if (key := serving(match["name"], article)) is not None:
            signs[key] += 1
    most = (seen + signs).most_common(2)
    is_clear = bool(most) and (len(most) == 1 or most[0][1] >= _CLEARLY * most[1][1])
    return most[0][0] if is_clear and signs[most[0][0]] and most[0][1] >= _ENOUGH else None


def _in_favour(text: str, one: Mention, before: str) -> int:
    """How much speaks for a state that it speaks: "Ghana welcomes", "Ghana’s view"."""
    is_acting = _ACTS.search(before) is not None and _OWN_SIDE.match(text, one.end) is not None
    is_held = _STANDS.match(text, one.end) or _ACTED.match(text, one.end)
    holds = _HOLDS if is_held else 0
    return holds + int(_OWNS.match(text, one.end) is not None) + int(is_acting)


def _against(text: str, one: Mention, before: str) -> int:
    """How much speaks against it: "Ghana must", "call on Ghana", "Ghana’s aggression"."""
    is_told = _DUTY.match(text, one.end) or _ADDRESSED.search(before)
    told = _HOLDS if is_told else 0
    blamed = _HOLDS if _IS_BLAMED.match(text, one.end) else 0
    return told + blamed + int(_VISITED.search(before) is not None)


def _partners(text: str, mentions: list[Mention]) -> Counter[str]:
    """Signs for a state that stands beside many others: "Japan-France", "Japan-Peru ties"."""
    partners: dict[str, set[str]] = {}
    for one, following in pairwise(mentions):
        if text[one.end : following.start] in ("-", "–", "‑"):
            partners.setdefault(one.actor, set()).add(following.actor)
            partners.setdefault(following.actor, set()).add(one.actor)
    return Counter({key: _HOLDS * (len(found) - 1) for key, found in partners.items()})


def serving(name: str, article: Article) -> str | None:
    """The state of a leader whose name may be longer or in another order than the list has it."""
    words = name.split()
    forms = (words, words[-2:], [*words[1:], words[0]], words[-1:])
    for form in forms:
        who = leader(
            " ".join(word.title() if word.isupper() else word for word in form), article.day
        )
        if who is not None and who.key is not None:
            return who.key
    return None


def _at_press(article: Article) -> Counter[str]:
    """Signs for a state whose own papers and broadcasters ask the questions."""
    asking: Counter[str] = Counter()
    for part in transcript(article):
        for name, state in _listed("outlets.yaml", "outlets").items():
            if not part.answers and re.search(rf"\b{re.escape(name)}\b", part.label):
                asking[state] += _HOLDS
    return asking


@cache
def _listed(file: str, section: str) -> Mapping[str, str]:
    """Name → state, of a data file that lists names by state."""
    listed = read_data(file)[section]
    return {name: state for state, names in listed.items() for name in names}


def _states(gazetteer: Gazetteer, text: str) -> Iterator[Mention]:
    yield from (one for one in gazetteer.find(text) if ":" not in one.actor)


def _opening(head: str, gazetteer: Gazetteer) -> str | None:
    """The state with which the title begins and which does something: "Peru rejects …"."""
    title = head.lstrip().partition("\n")[0]
    one = next(_states(gazetteer, title), None)
    return one.actor if one and one.start == 0 and _STANDS.match(title, one.end) else None


def _publisher(article: Article, gazetteer: Gazetteer) -> str | None:
    found = gazetteer.find(article.document.publisher or "")
    return found[0].actor if found and ":" not in found[0].actor else None


def _at_home(head: str, gazetteer: Gazetteer) -> str | None:
    """The state in whose capital the text is dated: "Moscow, June 29", "ANKARA — "."""
    for one in _states(gazetteer, head):
        if one.form is Form.CAPITAL and _DATED.match(head, one.end):
            return one.actor
    return None
