"""Recorded votes in a document: totals, names and outcome, read by grammar without a parse.

A vote is told in several places: digest, body, printed lists, the report's prose. They become one
roll call when body, totals and motion do not contradict. Totals are kept as announced, names as
listed; where the two differ the rule of the vote says so, and nothing is repaired.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.parsing.sentences import sentence_spans
from stancegraph.extraction.turns import Turns
from stancegraph.extraction.voting.ballots import Ballots, ballots
from stancegraph.extraction.voting.bodies import Bodies, Named
from stancegraph.extraction.voting.decisions import Decisions
from stancegraph.extraction.voting.motions import Motions
from stancegraph.extraction.voting.named_votes import NamedVote, named_votes, trailing_lists
from stancegraph.extraction.voting.roll_calls import Call, Calls
from stancegraph.extraction.voting.sponsors import intended_votes, sponsors
from stancegraph.extraction.voting.state_lists import states_in
from stancegraph.extraction.voting.tallies import Tally, single_counts, tallies
from stancegraph.extraction.voting.vetoes import vetoes
from stancegraph.extraction.voting.voted import Places, Voted
from stancegraph.records.article import Article
from stancegraph.records.dates import PartialDate
from stancegraph.records.factsheet import FactSheetRollCall
from stancegraph.records.values import Choice, Tier
from stancegraph.resolution.dates import find_dates
from stancegraph.resolution.gazetteer import Gazetteer

_LEAD = 900
"""Characters before printed lists in which their result is told."""
_TAIL = 400
"""Characters behind them."""
_LONGEST = 20_000
"""Characters of a sentence; what is longer is a table."""
_MOST = 250
_FEWEST = 8
"""Votes below which it is no body of states that votes."""
_BODIES = re.compile(
    r"assembly|council|committee|commission|conference|board|agency|parties|UNGA|UNSC|ECOSOC|HRC"
    r"|SOCHUM",
    re.I,
)
"""What the names of bodies that decide have in them."""
_DECIDING = re.compile(
    r"\bvot(?:e|ing)|\babst|adopt|approv|reject|retain|sponsor|\bpass(?:ed|es|ing)\b|endors|carried"
    r"|\bback(?:ed|s|ing)|defeat|favou?r",
    re.I,
)
_FORMULA = re.compile(
    r"\s*(?:(?:A|The)\s+(?:recorded|separate|roll-call)\s+vote\s+(?:was\s+(?:then\s+)?(?:taken|requested)"
    r"|has\s+been\s+requested)[^.A-Z]{0,60}\.?|(?:In\s+favour|Against|Abstaining|Absent):?(?:\s+None\.?)?)\s*"
)
"""A paragraph of a record that says nothing but how a vote is taken."""
_VOTE = re.compile(r"\bvot(?:e|ing)|\babstain")
_DECIDED_WITH = re.compile(
    r"\b(?:adopted|approved|passed|carried|endorsed)\b[^.;]{0,80},?\s(?:with|by)\s+(?:the\s+)?\S+\s+"
    r"[^.;,]{0,60}\bvot(?:ing|es?|ed)\b"
    r"|\b[Tt]here\s+were\s+\S+\s+votes\s+(?:for|in\s+favou?r\s+of)\b"
)
"""What was adopted "with 140 countries voting for it"; "there were 140 votes for the text"."""
_RESULT = re.compile(
    r"\b(?:[Pp]aragraph|[Rr]esolution|[Mm]otion|[Aa]mendment|whole|[\w/.]*\d)\s+"
    r"(?:was|were)\s+(?:then\s+)?(?:adopted|rejected|retained|approved)\b[^.;]{0,80}?\sby\s+\d"
)
"""The line of a record that tells a result, whoever had the floor before."""


_DAY = len("2019-10-29")
_LATE = 14
"""Days before a report within which a day that it names may be that of the vote."""


def recorded_votes(article: Article, gazetteer: Gazetteer, turns: Turns | None = None) -> Voted:
    """The roll calls and other decisions that a document tells of, in reading order.

    Inside `turns` of delegates nothing is read: what they say of votes is theirs.
    """
    if not (_BODIES.search(article.text) and _DECIDING.search(article.text)):
        return Voted(())
    reader = VoteReader(article, gazetteer, turns or Turns(()))
    calls = tuple(reader.roll_calls())
    decisions, lists = tuple(reader.decisions()), tuple(reader.lists())
    return Voted(calls, decisions, lists, formulas=reader.formulas())


class VoteReader:
    """Reads the recorded votes of one document."""

    def __init__(self, article: Article, gazetteer: Gazetteer, turns: Turns) -> None:
        self._text, self._gazetteer, self._turns = article.text, gazetteer, turns
        self._when = article.document.date
        self._on = article.day
        named = Named(
            [
                one.moved(block.start)
                for block in article.blocks  # which are remembered, as a whole text is not
                for one in gazetteer.find(article.text[block.start : block.end], on=self._on)
            ]
        )
        self._bodies = Bodies(article.text, named, gazetteer)
        self._motions = Motions(article.text, named)
        self._calls = Calls()
        self._blocks = article.blocks
        self._sentences = [
            (block.start + start, block.start + end)
            for block in article.blocks
            for start, end in sentence_spans(article.text[block.start : block.end])
            if end - start <= _LONGEST
        ]

    def roll_calls(self) -> Iterator[FactSheetRollCall]:
        """Yield the roll calls."""
        printed = list(ballots(self._text, self._gazetteer, self._on))
        lists = Places((one.start, one.end) for found in printed for one in found.lists)
        prose = [one for one in self._sentences if not lists.cover(one[0])]
        for start, end in prose:
            if not self._is_spoken(start) or _RESULT.search(self._text, start, end):
                self._counts(start, end)
        for found in printed:
            self._lists(found)
        if self._calls.any:
            for start, end in prose:
                if not self._is_spoken(start):
                    self._names(start, end)
        yield from self._calls.finished(self._when, self._day)

    def _day(self, span: tuple[int, int]) -> PartialDate | None:
        """The day that a sentence names as that of a vote, where it names one of late."""
        if self._on is None:
            return None
        found = find_dates(self._text[slice(*span)], self._on)
        days = {day for _, _, day in found if len(day.text) == _DAY}
        late = [day for day in days if 0 <= (self._on - day.earliest).days <= _LATE]
        return late[0] if len(late) == len(days) == 1 else None

    def decisions(self) -> Iterator[Candidate]:
        """Yield what was decided without a recorded vote."""
        decisions = Decisions(self._text, self._motions, self._bodies)
        told = {span for call in self._calls for span in call.told}
        for span in self._sentences:
            if span not in told and (decisions.is_line(*span) or not self._is_spoken(span[0])):
                yield from decisions.read(*span)

    def lists(self) -> Iterator[Candidate]:
        """Yield the sponsors that a record lists, and votes that were meant otherwise."""
        yield from sponsors(self._text, self._gazetteer, self._on)
        for span in self._sentences:
            if not self._is_spoken(span[0]):
                yield from vetoes(self._text, *span, self._motions, self._gazetteer, self._on)
        votes = sorted((call.begins, call.motion) for call in self._calls)
        yield from intended_votes(self._text, votes, self._gazetteer, self._on)

    def formulas(self) -> Iterator[tuple[int, int]]:
        """Yield the paragraphs that only say how a vote is taken."""
        for block in self._blocks:
            if _FORMULA.fullmatch(self._text, block.start, block.end):
                yield block.start, block.end

    def _is_spoken(self, place: int) -> bool:
        turn = self._turns.at(place)
        return turn is not None and turn.who is not None and turn.who.holds

    def _counts(self, start: int, end: int) -> None:
        found = list(tallies(self._text, start, end)) or self._beside_names(start, end)
        for n, tally in enumerate(found):
            first = found[n - 1].end if n else start
            last = found[n + 1].start if n + 1 < len(found) else end
            if self._bodies.is_of_parliament(first, tally.end):
                continue
            organ = self._bodies.organ(first, last)
            motion = self._motions.read(first, last, (tally.start, tally.end))
            tally = tally.settled(rejected=motion.rejected)
            if organ is None or not _FEWEST <= _cast(tally) <= _MOST:
                continue
            call = self._calls.find(organ, tally.counts, motion)
            call.tell(motion, tally.counts, (start, end))
            self._in_brackets(call, tally, (start, end))
            words = self._text[tally.end : last]
            for vote in trailing_lists(words, self._gazetteer, self._on):
                call.name(vote.choice, vote.states, (start, end), cue=vote.cue, rule=vote.rule)

    def _beside_names(self, start: int, end: int) -> list[Tally]:
        """The only count of a sentence that decides, or names how others voted."""
        if _VOTE.search(self._text, start, end) is None:
            return []
        found = list(single_counts(self._text, start, end))
        if len(found) != 1:
            return []
        if _DECIDED_WITH.search(self._text, start, found[0].end):
            return found
        names = list(named_votes(self._text[start:end], self._gazetteer, self._on))
        return found if any(vote.states and vote.count is None for vote in names) else []

    def _in_brackets(self, call: Call, tally: Tally, span: tuple[int, int]) -> None:
        for choice, (first, last) in tally.lists.items():
            found = states_in(self._text[first:last], self._gazetteer, self._on)
            if found.readable:
                call.name(
                    choice,
                    found.states,
                    span,
                    cue=f"{tally.counts[choice]} {choice.replace('_', ' ')}",
                    rule="vote: names in brackets",
                    whole=True,
                )

    def _lists(self, printed: Ballots) -> None:
        call = self._result_of(printed)
        if call is None:
            organ = self._bodies.main()
            if organ is None:
                return
            lead = max(0, printed.start - _LEAD)
            motion = self._motions.read(lead, printed.start, (printed.start, printed.start))
            call = self._calls.begin(organ, motion)
        for one in printed.lists:
            if one.announced is not None:
                call.announce(one.choice, one.announced)
            call.name(
                one.choice,
                one.states,
                (one.start, one.end),
                cue=one.choice.replace("_", " "),
                rule="vote: printed list",
                tier=Tier.TABLE,
                whole=True,
            )

    def _result_of(self, printed: Ballots) -> Call | None:
        """The roll call whose result stands beside printed lists, that with their counts first."""
        beside = [
            call
            for call in self._calls.near(printed.start)
            if any(
                printed.start - _LEAD <= end <= printed.start
                or printed.end <= start <= printed.end + _TAIL
                for start, end in call.told
            )
            and not call.is_printed
        ]
        best = sorted(beside, key=lambda one: (-_agreement(one, printed), _distance(one, printed)))
        return best[0] if best and _agreement(best[0], printed) >= 0 else None

    def _names(self, start: int, end: int) -> None:
        sentence = self._text[start:end]
        for vote in named_votes(sentence, self._gazetteer, self._on):
            call = self._calls.fitting(vote, sentence, start)
            if call is not None:
                self._add(call, vote, (start, end))

    @staticmethod
    def _add(call: Call, vote: NamedVote, span: tuple[int, int]) -> None:
        if vote.count is None:
            call.name(vote.choice, vote.states, span, cue=vote.cue, rule=vote.rule)
        else:
            call.gather(vote.choice, vote.count, vote.states, span, cue=vote.cue, rule=vote.rule)


def _agreement(call: Call, printed: Ballots) -> int:
    """How many sides have as many names as votes, less those that have not."""
    score = 0
    for choice in (Choice.IN_FAVOUR, Choice.AGAINST, Choice.ABSTAINING):
        announced, listed = call.counts.get(choice), printed.count(choice)
        if announced is not None and listed is not None:
            # a line lost in print costs a few names, not half of them
            score += 2 if announced == listed else (0 if _near(announced, listed) else -1)
    return score


def _cast(tally: Tally) -> int:
    return sum(tally.ordered or ()) + sum(tally.counts.values())


def _near(announced: int, listed: int) -> bool:
    return abs(announced - listed) <= max(2, announced // 10)


def _distance(call: Call, printed: Ballots) -> int:
    return min(min(abs(printed.start - end), abs(start - printed.end)) for start, end in call.told)
