"""Vetoes told by a noun: "the draft failed, owing to vetoes by China and the United States"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.targets.targets import Target
from stancegraph.extraction.voting.motions import Motions
from stancegraph.extraction.voting.state_lists import states_in
from stancegraph.records.values import Act, Basis, Modality, Polarity, Tier
from stancegraph.resolution.gazetteer import Gazetteer

_VETO = re.compile(
    r"\b(?:vetoe?s?|negative\s+votes?)\s+(?:(?:cast|exercised|used|wielded)\s+)?(?:by|from)\s+"
    r"(?:[\w-]+\s+(?:of\s+its\s+|of\s+the\s+)?(?:permanent\s+)?members?(?:\s+of\s+the\s+Council)?"
    r"\s*(?:,|:|\(|--|–|—)\s*)?(?P<names>[A-Z][^.;:(),–—]{2,120}|the\s+[A-Z][^.;:(),–—]{2,120})"
)
_NOT_CAST = re.compile(
    r"\b(?:no|without|any|avoid\w*|threat\w*|possible|risk\w*|fear\w*|would|could|may|might|if)\b"
    r"[^.;]{0,30}\Z",
    re.I,
)
_BEFORE = 60


def vetoes(
    text: str, start: int, end: int, motions: Motions, gazetteer: Gazetteer, on: date | None
) -> Iterator[Candidate]:
    """Yield the states by whose veto, as the sentence `text[start:end]` says, a text failed."""
    for match in _VETO.finditer(text, start, end):
        if _NOT_CAST.search(text, max(start, match.start() - _BEFORE), match.start()):
            continue
        names = re.split(r"\s(?:while|which|who|after|on|in|to|against|over)\s", match["names"])[0]
        found = states_in(names, gazetteer, on)
        motion = motions.read(start, end, match.span())
        if not found.readable or motion.text is None:
            continue
        place = max(start, text.find(motion.text, start, end))
        target = Target(motion.designation or motion.text, motion.proposer, place, place)
        for state in found.states:
            yield Candidate(
                who=Who(state),
                polarity=Polarity.OPPOSE,
                act=Act.VETO,
                target=target,
                basis=Basis.RECORDED,
                modality=Modality.ASSERTED,
                tier=Tier.EXPLICIT,
                start=start,
                end=end,
                cue=" ".join(match.group().split()[:3]),
                rule="vote: veto",
                place=match.start(),
            )
