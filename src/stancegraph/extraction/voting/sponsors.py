"""Lists that records read out: who joined as a sponsor, who had meant to vote otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.targets.targets import Target
from stancegraph.extraction.voting.state_lists import states_in
from stancegraph.records.values import Act, Basis, Modality, Polarity, Tier
from stancegraph.resolution.gazetteer import Gazetteer

_JOINED = re.compile(
    r"\bfollowing\s+(?:additional\s+)?(?:countries|delegations|(?:Member\s+)?States)\s+have\s+"
    r"(?:also\s+)?(?:become|joined\s+(?:as|the\s+list\s+of)|been\s+added\s+as|added\s+their\s+names"
    r"\s+as)\s+(?:additional\s+)?(?:co-?)?sponsors(?:\s+(?:of|to)\s+[^:;.]{3,80}?)?\s*(?::|,|\s-)\s*"
    r"(?P<names>[^;:]{3,6000}?)(?=\.(?:\s|$)|$)",
    re.I,
)
_TEXT = re.compile(r"\bdraft\s+(?:resolution|decision|amendment)s?(?:\s+[A-Z]/[\w./-]*\w)?")
_MEANT = re.compile(
    r"\bdelegations?\s+of\s+(?P<names>[^.\[\]]{3,3000}?)\s+(?:later\s+|subsequently\s+)?"
    r"(?:informed|advised)\s+the\s+Secretariat\s+that\s+(?:it|they)\s+had\s+intended\s+to\s+"
    r"(?:(?P<support>vote\s+in\s+favou?r)|(?P<oppose>vote\s+against)|(?P<neutral>abstain))"
)
_LEAD = 1500
"""Characters before a list in which the text is named that it is about."""
_ACTS = {
    Polarity.SUPPORT: Act.VOTE_YES,
    Polarity.OPPOSE: Act.VOTE_NO,
    Polarity.NEUTRAL: Act.ABSTAIN,
}


def sponsors(text: str, gazetteer: Gazetteer, on: date | None = None) -> Iterator[Candidate]:
    """Yield the states that are said to have become sponsors of a draft."""
    for match in _JOINED.finditer(text):
        found = states_in(match["names"], gazetteer, on)
        drafts = list(_TEXT.finditer(text, max(0, match.start() - _LEAD), match.start("names")))
        if not found.readable or not drafts:
            continue
        best = max(drafts, key=lambda one: ("/" in one.group(), one.start()))
        target = Target(" ".join(best.group().split()), None, best.start(), best.end())
        for state in found.states:
            yield _position(state, Polarity.SUPPORT, Act.SPONSOR, target, match, "sponsors")


def intended_votes(
    text: str, votes: list[tuple[int, str]], gazetteer: Gazetteer, on: date | None = None
) -> Iterator[Candidate]:
    """Yield how states had meant to vote, as a note behind the result of a vote tells.

    `votes` are the roll calls told of, each with its place and motion, in order.
    """
    for match in _MEANT.finditer(text):
        before = [motion for place, motion in votes if place < match.start()]
        found = states_in(match["names"], gazetteer, on)
        if not before or not found.readable:
            continue
        target = Target(before[-1], None, match.start(), match.end())
        polarity = next(side for side in Polarity if match[side.value] is not None)
        for state in found.states:
            yield _position(state, polarity, _ACTS[polarity], target, match, "vote: intended")


def _position(
    state: str,
    polarity: Polarity,
    act: Act,
    target: Target,
    match: re.Match[str],
    rule: str,
) -> Candidate:
    return Candidate(
        who=Who(state),
        polarity=polarity,
        act=act,
        target=target,
        basis=Basis.RECORDED,
        modality=Modality.ASSERTED,
        tier=Tier.TABLE,
        start=match.start(),
        end=match.end(),
        cue=" ".join(match.group().split()[:8]),
        rule=rule,
        place=match.start(),
    )
