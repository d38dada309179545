"""Negotiation bulletins: "The EU, supported by NORWAY and opposed by CHINA, proposed …"."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.bulletins.clauses import Clause, clauses
from stancegraph.extraction.bulletins.demand import Demand
from stancegraph.extraction.bulletins.demands import demands
from stancegraph.extraction.bulletins.heads import Form
from stancegraph.extraction.bulletins.phrases import Phrase, is_again
from stancegraph.extraction.bulletins.pieces import Line
from stancegraph.extraction.bulletins.speakers import Speakers
from stancegraph.extraction.bulletins.surroundings import begins_with_chair
from stancegraph.extraction.bulletins.words import words
from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.lexicon import lexicon
from stancegraph.extraction.parsing.sentences import sentence_spans
from stancegraph.extraction.targets.targets import Target
from stancegraph.extraction.turns import Outline
from stancegraph.records.article import Article, Block
from stancegraph.records.values import Act, Basis, Modality, Polarity, Tier
from stancegraph.resolution.gazetteer import Gazetteer

_TITLE = re.compile(
    r"(?i:earth negotiations? bulletin)|\bENB\b"
    r"|(?m:^\W*(?:Daily|Summary)\s+report(?:\s+for|,)\s+\d{1,2}\b)"
)
_SPEAKS = re.compile(
    r"(?<![\w-])[A-Z][A-Z/'’ .-]{3,60}(?=,? (?:and |with |for |said\b|urged\b|[a-z]{4,}ed\b))"
)
_PROPOSES = re.compile(
    r"(?:The\s)?[A-Z][^.;:]{2,120}?,?\s(?:also\s)?(?:supported|opposed|proposed|suggested|requested"
    r"|preferred|objected|favou?red|stressed|urged)\b"
)
"""A sentence in which those who negotiate are named as in any text."""
_PROCESS = re.compile(
    r"\b(?:SWG|SBSTTA|WGRI|CRPs?|OEWG|preambular|SBSTA|SBI|SBs|AWG|COP/MOP|CMP|COP-?\d+"
    r"|[Cc]o-[Cc]hairs?|[Cc]ontact [Gg]roup|bracketed"
    r"|[Ii]nformal consultations|[Dd]raft conclusions|[Ww]orking [Gg]roup (?:I{1,3}|[1-4])\b"
    r"|[Pp]lenary|delegates)"
)
"""Words of the negotiating process that a bulletin cannot do without."""
_HEADING = re.compile(r"[^a-z.!?]{3,120}?:\s*(?=\S)")
"""What stands before the report in one line with it: "CAPACITY BUILDING:The EU …"."""
_UNNAMED = re.compile(
    r"\b(?:countries|parties|delegat\w+|states|others|many|some|several|most|s?he|they|ministers"
    r"|speakers)\b|\bIt\b",
    re.IGNORECASE,
)
"""Words without which a sentence that names nobody has no speaker."""
_PRONOUNS = frozenset("this it that them these those both so".split())
_OPENING = 3000
"""Characters in which a bulletin gives its name."""
_FEWEST = 3
"""Speakers in capitals that make a bulletin."""
_MUCH_PROCESS = 6
_REMEMBERED = 12
"""Clauses that "this" may reach back over."""
_LONGEST = 4000
"""Characters of a sentence; what is longer is a table or worse."""


@dataclass(frozen=True, slots=True)
class _Stance:
    """What was said, whoever says it."""

    polarity: Polarity
    act: Act
    target: Target
    rule: str

    def turned(self) -> _Stance:
        """What those hold who oppose it."""
        act = Act.REJECT if self.polarity is Polarity.SUPPORT else Act.ENDORSE
        return replace(self, polarity=self.polarity.turned(), act=act)


def is_one(article: Article, gazetteer: Gazetteer) -> bool:
    """True for a report that writes its speakers in capitals, or that names itself a bulletin."""
    if _TITLE.search(article.text[:_OPENING]):
        return True
    spoken = 0
    for block in article.blocks:
        for match in _SPEAKS.finditer(article.text, block.start, block.end):
            spoken += any(one.start == 0 for one in gazetteer.find(match.group()))
            if spoken >= _FEWEST:
                return True
    process = len(_PROCESS.findall(article.text))
    return process >= _MUCH_PROCESS or (process >= _FEWEST and _negotiate(article, gazetteer))


def _negotiate(article: Article, gazetteer: Gazetteer) -> bool:
    """True where sentence upon sentence begins with those who propose and object."""
    begun = 0
    for block in article.blocks:
        for start, end in sentence_spans(article.text[block.start : block.end]):
            match = _PROPOSES.match(article.text, block.start + start, block.start + end)
            begun += match is not None and any(
                one.start <= len("The ") for one in gazetteer.find(match.group())
            )
    return begun >= _FEWEST


def outline(article: Article, gazetteer: Gazetteer) -> Outline:
    """The positions that the grammar of reports finds; sentences it cannot read are left."""
    found: list[Candidate] = []
    done: list[tuple[int, int]] = []
    left: list[Block] = []
    for block in article.blocks:
        paragraph = _Paragraph(article.text, gazetteer)
        for start, end in _sentences(article.text, block):
            found += paragraph.read(start, end)
        done += paragraph.done
        left += (replace(block, start=start, end=end) for start, end in paragraph.unread)
    return Outline(tuple(left), candidates=tuple(found), done=tuple(done))


def _sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    for start, end in sentence_spans(text[block.start : block.end]):
        start, end = start + block.start, end + block.start
        heading = _HEADING.match(text, start, end)
        yield (heading.end() if heading is not None else start), end


@dataclass(slots=True)
class _Paragraph:
    """One block; what is said again in it ("CHINA objected") refers to what came before."""

    text: str
    gazetteer: Gazetteer
    done: list[tuple[int, int]] = field(default_factory=list)
    """Sentences that the grammar has read."""
    unread: list[tuple[int, int]] = field(default_factory=list)
    """Sentences that name an actor but have no clause of report: they are left to the parse."""
    _spoke: Speakers | None = None
    """Who spoke last: "he"."""
    _before: deque[tuple[list[_Stance], frozenset[Who]]] = field(
        default_factory=lambda: deque(maxlen=_REMEMBERED)
    )
    """What was said so far, by whom."""

    def read(self, start: int, end: int) -> Iterator[Candidate]:
        """Yield the positions of one sentence."""
        if end - start > _LONGEST:
            return
        if begins_with_chair(self.text, start):
            self._spoke = None
        mentions = [one.moved(start) for one in self.gazetteer.find(self.text[start:end])]
        if not mentions and not _UNNAMED.search(self.text, start, end):
            self.done.append((start, end))
            return
        line = Line(self.text, start, end, mentions)
        read = False
        for clause in clauses(line, self._spoke):
            read = True
            self._spoke = clause.speakers
            stances = list(self._stances(line, clause))
            yield from self._held(line, clause, stances)
        if read or not _may_tell(line):
            self.done.append((start, end))
        else:
            self.unread.append((start, end))

    def _stances(self, line: Line, clause: Clause) -> Iterator[_Stance]:
        """What a clause says; nothing where it takes no stance."""
        if clause.form is Form.ECHO:
            before = self._said_before(frozenset())
            yield from (one if clause.friendly else one.turned() for one in before)
            return
        if clause.form is Form.PASSIVE:
            found = list(_passive(line, clause))
        else:
            found = demands(line, clause.lemma, clause.negated, clause.begin, clause.end)
        whos = frozenset(clause.speakers.whos)
        own: list[_Stance] = []
        for one in found:
            before = self._said_before(whos) if one.again else []
            agrees = one.polarity is Polarity.SUPPORT
            yield from (said if agrees else said.turned() for said in before)
            if before or (one.again and line.low(one.phrase.lo) in _PRONOUNS):
                continue
            target = self._target(line, one.phrase, clause)
            if target is not None:
                own.append(_Stance(one.polarity, one.act, target, one.rule))
        if own:
            self._before.append((own, whos))
        yield from own

    def _said_before(self, by_others_than: frozenset[Who]) -> list[_Stance]:
        """What "this" and a bare "objected" refer to: the last words of somebody else."""
        for stances, whos in reversed(self._before):
            if not whos & by_others_than:
                return stances
        return []

    def _held(self, line: Line, clause: Clause, stances: list[_Stance]) -> Iterator[Candidate]:
        for one in stances:
            for who in clause.speakers.holders:
                yield self._candidate(line, clause, who, one)
            for who in clause.speakers.opponents:
                if who.holds:
                    yield self._candidate(line, clause, who, one.turned())

    def _candidate(self, line: Line, clause: Clause, who: Who, one: _Stance) -> Candidate:
        cue = line.at(clause.verb)
        return Candidate(
            who=who,
            polarity=one.polarity,
            act=one.act,
            target=one.target,
            basis=Basis.REPORTED,
            modality=Modality.ASSERTED,
            tier=Tier.PRONOUN if clause.speakers.pronoun else Tier.EXPLICIT,
            start=line.start,
            end=line.end,
            cue=cue.text,
            rule=one.rule,
            place=cue.start,
        )

    def _target(self, line: Line, phrase: Phrase, clause: Clause) -> Target | None:
        pieces = line.run(phrase.lo, phrase.hi)
        if not pieces:
            return None
        holders = {who.key for who in clause.speakers.whos}
        first, last = pieces[0], pieces[-1]
        actor = first.actor
        if actor is None and len(pieces) > 2 and pieces[-2].low == "by":
            actor = last.actor
        if actor is None and len(pieces) > 2 and first.low in words().proposed:
            actor = pieces[2].actor if pieces[1].low == "by" else None
        if actor in holders and not first.owner:
            actor = None
        start, end = first.start, last.end
        return Target(self.text[start:end], actor, start, end)


def _passive(line: Line, clause: Clause) -> Iterator[Demand]:
    """The demand in "the proposal was opposed by X" and "support for it was expressed by X"."""
    carried = demands(line, clause.lemma, clause.negated, clause.begin, clause.end)
    if clause.lemma in lexicon().light and carried:
        yield from carried
        return
    phrase = Phrase(clause.begin, clause.end).bare(line)
    verb = demands(line, clause.lemma, clause.negated, clause.end, clause.end)
    for one in verb[:1]:
        yield replace(one, phrase=phrase, again=is_again(line, clause.begin, clause.end))


def _may_tell(line: Line) -> bool:
    """True when an actor is named outside brackets and some verb might be one of stance."""
    depth = 0
    named = False
    for piece in line.run(0, len(line)):
        depth += (piece.low == "(") - (piece.low == ")")
        named = named or (piece.actor is not None and depth <= 0)
    return named and any(
        piece.has("DZEG") and piece.word.verb in lexicon().frames
        for piece in line.run(0, len(line))
    )
