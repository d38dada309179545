"""What a body decided without a recorded vote: "adopted by consensus", "approving a text"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.targets.targets import Target
from stancegraph.extraction.voting.bodies import Bodies
from stancegraph.extraction.voting.decided_lists import matters, related, subjectless
from stancegraph.extraction.voting.motion_words import TITLE, names_motion, until
from stancegraph.extraction.voting.motions import VERB, Motions
from stancegraph.records.values import DECIDED, Basis, Modality, Outcome, Tier

_HOW = re.compile(
    r",?\s*\b(?:without\s+(?:a\s+)?(?:recorded\s+)?(?:vote|objection)|by\s+(?:consensus|acclamation)"
    r"|unanimously)\b,?",
    re.I,
)
_RESULT_LINE = re.compile(
    r"[\s\d.]*(?:The\s+)?(?:(?:draft|operative|preambular|oral|revised|proposed|\w+th|\w+d)\s+)*"
    r"(?:resolution|decision|amendment|motion|paragraph|text|document)s?\b(?:[^.;]|\.(?=\S)){0,120}?"
    r"\s(?:was|were)\s+(?:(?:then|also)\s+)?(?:adopted|approved|rejected|retained)\b(?!\s+by\s+\d)"
    r"(?P<how>)",
    re.I,
)
_FOLLOWS = re.compile(r"(?:\s*\([^)]*\))?(?:[^.;“\"]{0,160}|[^.;“\"]{0,400}[,—–-][^.;]{0,60})")
"""What may stand between a body and what it does."""
_NOT_DONE = re.compile(
    r"\b(?:would|will|to|could|should|may|might|can|not|that|if|for|before|when|after\s+it|wished?"
    r"|said|called|urged|asked|requested|recommend\w*|wish\w*)\s+(?:\w+ly\s+)?(?:have\s+|be\s+|then\s+)?\Z",
    re.I,
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)\s+(?:\w+\s+)?\Z")
_BEFORE = 600
"""Characters before a verb in which the body that acts is named."""
_TOP = 1500
"""Characters of a document in which headlines stand."""
_CLOSE = 60
"""Characters behind a verb in which its motion is named."""


class Decisions:
    """Finds the decisions that a document reports in its own voice."""

    def __init__(self, text: str, motions: Motions, bodies: Bodies) -> None:
        self._text, self._motions, self._bodies = text, motions, bodies

    def is_line(self, start: int, end: int) -> bool:
        """True for the line of a record that tells a result."""
        return _RESULT_LINE.match(self._text, start, end) is not None

    def read(self, start: int, end: int) -> Iterator[Candidate]:
        """Yield the decisions of one sentence that tells no counts."""
        yield from self._headline(start, end)
        if VERB.search(self._text, start, end) is None:
            return
        organ = self._bodies.organ(start, end)
        if organ is None or self._bodies.is_of_parliament(start, end):
            return
        seen: set[int] = set()
        line = _RESULT_LINE.match(self._text, start, end)
        how = [*_HOW.finditer(self._text, start, end), *([line] if line is not None else [])]
        for match in how:
            place = match.span("how") if match is line else match.span()
            yield from self._without_vote(organ, start, end, place, seen)
        for verb in VERB.finditer(self._text, start, end):
            if verb.start() not in seen and not verb["failed"] and self._is_act(start, verb):
                outcome = Outcome.REJECTED if verb["rejected"] else Outcome.ADOPTED
                several = matters(self._text, verb.end(), end)
                words = until(self._text[verb.end() : end])
                if several:
                    yield from self._several(organ, outcome, (start, end), verb, several)
                elif names_motion(words[:_CLOSE]):
                    first = verb.end() + len(words) - len(words.lstrip())
                    yield from self._one(organ, outcome, start, end, verb, (first, words.strip()))

        several = related(self._text, start, end)
        cue = VERB.search(self._text, start, end)
        if several and cue is not None:
            yield from self._several(organ, Outcome.ADOPTED, (start, end), cue, several)

    def _headline(self, start: int, end: int) -> Iterator[Candidate]:
        """What a headline without a subject says of the body that the document is about."""
        found = subjectless(self._text, start, end) if start < _TOP else None
        organ = self._bodies.main() if found is not None else None
        if found is not None and organ is not None and self._bodies.subjects(0, start):
            outcome, (first, last) = found
            verb = re.compile(r"\w+").match(self._text, start, end)
            if verb is not None:
                words = self._text[first:last]
                yield from self._one(organ, outcome, start, end, verb, (first, words))

    def _several(
        self,
        organ: str,
        outcome: Outcome,
        span: tuple[int, int],
        verb: re.Match[str],
        matters_: list[tuple[int, int]],
    ) -> Iterator[Candidate]:
        """Yield a decision for each matter; the first stands where the verb does."""
        for n, (first, last) in enumerate(matters_):
            words = self._text[first:last]
            for one in self._one(organ, outcome, *span, verb, (first, words)):
                yield one if n == 0 else replace(one, place=first)

    def _without_vote(
        self, organ: str, start: int, end: int, how: tuple[int, int], seen: set[int]
    ) -> Iterator[Candidate]:
        verb = self._motions.verb(start, end, how)
        if verb is None or verb["failed"] or verb.start() in seen:
            return
        before = self._text[max(start, verb.start() - _BEFORE) : verb.start()]
        if _NOT_DONE.search(before) and not _PASSIVE.search(before):
            return
        if re.search(r"\bwould\s+(?:be\s+)?\Z", before):
            return
        motion = self._motions.read(start, end, how)
        if motion.text is None or motion.outcome is None:
            return
        seen.add(verb.start())
        words = motion.designation or motion.text
        place = self._text.find(motion.text, start, end)
        found = (place if place >= 0 else start, words)
        behind = until(self._text[how[1] : end])
        if len(TITLE.findall(behind)) > 1 and how[0] >= verb.end():
            found = (how[1], behind)
        yield from self._one(organ, motion.outcome, start, end, verb, found)

    def _is_act(self, start: int, verb: re.Match[str]) -> bool:
        """True for a verb of which the body is the subject, told as a fact."""
        start = max(start, verb.start() - _BEFORE)
        before = self._text[start : verb.start()]
        if _NOT_DONE.search(before) or _PASSIVE.search(before):
            return False
        return any(
            _FOLLOWS.fullmatch(self._text, subject, verb.start())
            for subject in self._bodies.subjects(start, verb.start())
        )

    def _one(
        self,
        organ: str,
        outcome: Outcome,
        start: int,
        end: int,
        verb: re.Match[str],
        found: tuple[int, str],
    ) -> Iterator[Candidate]:
        """Yield the decision, or one for each of several titles."""
        place, words = found
        titles = [one["title"].strip(" ,") for one in TITLE.finditer(words)]
        for text in titles if len(titles) > 1 else [_plain(words)]:
            polarity, act = DECIDED[outcome]
            yield Candidate(
                who=Who(organ),
                polarity=polarity,
                act=act,
                target=Target(text, self._motions.proposer(start, end), place, place + len(text)),
                basis=Basis.REPORTED,
                modality=Modality.ASSERTED,
                tier=Tier.EXPLICIT,
                start=start,
                end=end,
                cue=verb.group().lower(),
                rule="decision",
                place=verb.start(),
            )


def _plain(words: str) -> str:
    plain = " ".join(words.split()).strip(" ,;:—–-")
    return re.sub(r"\A(?:the|a|an|its)\s+", "", plain, flags=re.I)
