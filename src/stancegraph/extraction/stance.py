"""From cues to positions: holder, polarity, target, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.blame import BlameReader
from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.clauses import is_firm_refusal, is_negated, is_purpose, modality
from stancegraph.extraction.cues import CueFinder, Match
from stancegraph.extraction.endings import ended_by
from stancegraph.extraction.holders import Held, Holders
from stancegraph.extraction.lexicon import Kind, Lexicon
from stancegraph.extraction.mentions import Mentions
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.passages import Passage
from stancegraph.extraction.targets import Target, Targets
from stancegraph.extraction.voices import Voices
from stancegraph.extraction.who import Who
from stancegraph.records.values import Act, Basis, Modality, Polarity

_SIGNING = frozenset({"sign", "co-sign"})
_NEAR = 4
"""Verbs above a cue among which a signature makes it an act on record."""


class StanceReader:
    """Applies every rule to one sentence at a time."""

    def __init__(
        self, lexicon: Lexicon, mentions: Mentions, voices: Voices, targets: Targets
    ) -> None:
        self._lexicon = lexicon
        self._voices = voices
        self._targets = targets
        self._cues = CueFinder(lexicon)
        self._holders = Holders(lexicon, mentions, voices, targets)
        self._blame = BlameReader(lexicon, voices, targets)

    def read(self, passage: Passage, sentence: Sentence) -> Iterator[Candidate]:
        """Yield the positions of a sentence."""
        blaming: set[int] = set()
        matches = list(self._cues.matches(sentence))
        for match in sorted(matches, key=lambda m: (m.cue.i, m.frame.kind is not Kind.OFFENCE)):
            mood = self._mood(sentence, match)
            if mood is None:
                continue
            if match.frame.kind is Kind.OFFENCE:
                for one in self._blame.offence(passage, sentence, match, mood):
                    blaming.add(match.cue.i)
                    yield one
            elif match.frame.kind is not Kind.EFFECT or match.cue.i not in blaming:
                yield from self._stance(passage, sentence, match, mood)
        self._targets.note(sentence)
        yield from self._blame.loaded(passage, sentence)
        yield from self._blame.demands(passage, sentence)

    def _mood(self, sentence: Sentence, match: Match) -> Modality | None:
        """The modality of a cue; None for what is asked, aimed at or only talked of."""
        if self._is_requested(sentence, match.clause):
            return None
        is_aim = match.frame.kind is Kind.VERB and is_purpose(sentence, match.clause)
        if is_aim and not match.frame.recorded:  # those who met to sign did sign
            return None
        return modality(sentence, match.clause, self._lexicon, own=not match.frame.by_speaker)

    def _is_requested(self, sentence: Sentence, verb: Token) -> bool:
        """True for what somebody is asked to do: it is not done yet."""
        token = verb
        for above in sentence.ancestors(verb):
            if token.dep in ("xcomp", "ccomp", "advcl") and above.lemma in self._lexicon.asking:
                return token.tag in ("VB", "VBG")
            if token.dep not in ("xcomp", "ccomp", "conj"):
                return False
            token = above
        return False

    def _stance(
        self, passage: Passage, sentence: Sentence, match: Match, mood: Modality
    ) -> Iterator[Candidate]:
        polarity = self._polarity(sentence, match)
        if polarity is None:
            return
        act, heads = match.frame.act, match.targets
        ended = ended_by(sentence, match, self._lexicon) if polarity is Polarity.SUPPORT else ()
        if ended:
            polarity, act, heads = Polarity.OPPOSE, Act.CALL_FOR_END, ended
        elif polarity is Polarity.NEUTRAL and match.frame.polarity is not Polarity.NEUTRAL:
            act = Act.DECLINE
        for held in self._holders.of(passage, sentence, match):
            for target in self._find(sentence, match, heads, held.who):
                yield Candidate(
                    who=held.who,
                    polarity=polarity,
                    act=act,
                    target=target,
                    basis=self._basis(passage, sentence, match, held),
                    modality=mood,
                    tier=held.tier,
                    start=sentence.start,
                    end=sentence.end,
                    cue=match.cue.text,
                    rule=match.frame.id,
                    place=match.cue.start,
                    told_by=held.told_by,
                )

    def _find(
        self, sentence: Sentence, match: Match, heads: tuple[Token, ...], who: Who
    ) -> Iterator[Target]:
        if match.slot == "before":
            return self._targets.before(sentence, match.cue, who)
        return self._targets.of(sentence, heads, who, match.addressee, match.cue)

    def _polarity(self, sentence: Sentence, match: Match) -> Polarity | None:
        frame = match.frame
        negated = is_negated(sentence, match.clause, self._lexicon)
        if frame.only_negated:
            return frame.polarity if negated else None
        if not negated:
            return frame.polarity
        if frame.polarity is Polarity.SUPPORT and is_firm_refusal(sentence, match.clause):
            return Polarity.OPPOSE if frame.negated is not None else None
        return frame.negated

    def _basis(self, passage: Passage, sentence: Sentence, match: Match, held: Held) -> Basis:
        verbs = [match.clause, *sentence.ancestors(match.clause)][:_NEAR]
        if match.frame.recorded or any(verb.lemma in _SIGNING for verb in verbs):
            return Basis.RECORDED
        voice = self._voices.of(passage, sentence, match.cue)
        if voice is not None and voice.quoted and held.told_by is None:
            return Basis.STATED
        return Basis.REPORTED
