"""From cues to positions: holder, polarity, target, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.actors.directions import directed
from stancegraph.extraction.actors.holders import Held, Holders
from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.actors.voices import Voices
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.clauses import (
    is_firm_refusal,
    is_negated,
    is_passive,
    will_not,
)
from stancegraph.extraction.cues import CueFinder, Match
from stancegraph.extraction.echoes import Echoes
from stancegraph.extraction.embedded import (
    is_named,
    only_frames,
    only_leads,
)
from stancegraph.extraction.lexicon import Kind, Lexicon
from stancegraph.extraction.moods import Moods
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import Passage
from stancegraph.extraction.speaking.blame import BlameReader
from stancegraph.extraction.speaking.claims import ClaimReader
from stancegraph.extraction.targets.endings import ended_by, ended_further, wanted_further
from stancegraph.extraction.targets.slots import VERBAL
from stancegraph.extraction.targets.targets import Target, Targets
from stancegraph.extraction.targets.trims import deed, without_backer, without_cue
from stancegraph.records.values import Act, Basis, Modality, Polarity, Tier

_SIGNING = frozenset({"sign", "co-sign"})
_MEASURES = frozenset({Act.SANCTION, Act.WITHDRAW})
_BLAMES = frozenset({Act.ACCUSE, Act.CONDEMN, Act.CRITICISE, Act.REJECT})
"""Acts by which nobody speaks of what is his own."""
_WISHES = frozenset(
    {"verb:hope:clause", "verb:wish:clause", "verb:expect:clause", "verb:order:clause"}
)
"""What a state hopes, expects, or orders its own people to do."""
_NEAREST = frozenset({"i", "it", "we", "you"})
_CITED = 8
"""Words from which on a speaker cites another's sentence."""
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
        self._moods = Moods(lexicon, voices, targets)
        self._holders = Holders(lexicon, mentions, voices, targets)
        self._blame = BlameReader(lexicon, voices, targets)
        self._claims = ClaimReader(lexicon, voices, targets)
        self._sides: dict[tuple[int, int], tuple[str | None, Polarity]] = {}
        """The side taken to the target before, and by whom."""
        self._echoes = Echoes(mentions)

    def read(self, passage: Passage, sentence: Sentence) -> Iterator[Candidate]:
        """Yield the positions of a sentence."""
        self._targets.meet(sentence)
        found = list(self._marked(passage, sentence))
        found += self._claims.read(passage, sentence)
        said = found
        found = [
            one
            for one in said
            if not (only_frames(one, found) or is_named(one, found) or only_leads(one, found))
        ]
        found += self._claims.condemned(passage, sentence, found)
        found += self._claims.accused(passage, sentence, found)
        summons = (one for one in said if one.rule == "verb:summon:dobj")
        found = directed((one for one in found if not _is_cited(passage, one)), summons)
        if sentence is passage.sentences[0]:
            self._echoes.begin()
        yield from found
        yield from self._echoes.read(sentence, found)

    def _marked(self, passage: Passage, sentence: Sentence) -> Iterator[Candidate]:
        """Yield the positions that cues, loaded words and words of duty mark."""
        blaming: set[int] = set()
        matches = list(self._cues.matches(sentence))
        for match in sorted(matches, key=lambda m: (m.cue.i, m.frame.kind is not Kind.OFFENCE)):
            mood = self._moods.of(passage, sentence, match)
            if mood is None or not self._moods.counts(passage, sentence, match):
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

    def _stance(
        self, passage: Passage, sentence: Sentence, match: Match, mood: Modality
    ) -> Iterator[Candidate]:
        polarity = self._polarity(sentence, match)
        if polarity is None:
            return
        act, heads = match.frame.act, match.targets
        ended = ended_by(sentence, match, self._lexicon) if polarity is Polarity.SUPPORT else ()
        further: dict[Token, tuple[Token, ...]] = {}
        wanted: tuple[Token, ...] = ()
        if ended:
            wanted = wanted_further(sentence, match, ended, self._lexicon)
            further = ended_further(sentence, match, self._lexicon)
            polarity, act, heads = Polarity.OPPOSE, Act.CALL_FOR_END, ended
        elif polarity is Polarity.NEUTRAL and match.frame.polarity is not Polarity.NEUTRAL:
            act = Act.DECLINE
        elif polarity is Polarity.SUPPORT:
            further = ended_further(sentence, match, self._lexicon)
        left = (*further, *wanted)
        for held in self._holders.of(passage, sentence, match):
            if match.frame.own_words and held.told_by is not None:
                continue
            is_aside = match.clause.dep == "acl" and is_passive(sentence, match.clause)
            if is_aside and held.told_by is not None and (held.who.key or "").startswith("organ:"):
                continue  # "the levels approved by the Assembly", of which somebody speaks
            is_free = passage.on_the_floor(match.cue.start) is None
            if is_free and held.tier is Tier.PRONOUN and self._is_asked(sentence, match, held.who):
                continue  # "he demanded an apology from Peru": he is not Peru's
            for target in _but_for(self._find(sentence, match, heads, held.who), left):
                if act in _MEASURES and target.actor == held.who.key:
                    target = self._targets.aimed_at(sentence, target, held.who)
                if polarity is Polarity.OPPOSE and act in _BLAMES and target.actor == held.who.key:
                    target = self._targets.anothers(sentence, target, held.who)
                if act is Act.SANCTION and target.actor in (None, held.who.key):
                    if is_passive(sentence, match.clause) and held.who.key is not None:
                        continue  # "ten of our envoys were expelled, the ministry said"
                    floor = passage.on_the_floor(match.cue.start)
                    if floor is not None and floor.quoted:
                        continue  # "we closed down the plant" is a speaker's own business
                if act is Act.WITHDRAW and target.actor == held.who.key:
                    floor = passage.on_the_floor(match.cue.start)
                    if floor is not None and floor.quoted:
                        continue  # "we abandoned our arsenal" is its own business as well
                if self._is_contrary(sentence, held.who, target, polarity):
                    continue
                if polarity is Polarity.OPPOSE and self._targets.is_self(
                    sentence, target, held.who
                ):
                    continue
                is_own = target.actor in (None, held.who.key)
                if is_own and (match.frame.deed or self._is_idle_wish(passage, sentence, match)):
                    continue  # neither what a state does at home nor what it hopes of the weather
                if is_own and target.actor and self._is_own_merit(passage, match, polarity):
                    continue
                yield self._candidate(passage, sentence, match, mood, held, target, polarity, act)
            for one in wanted:
                found = self._find(sentence, match, (one,), held.who)
                for target in _but_for(found, tuple(further)):
                    wish = match.frame.polarity, match.frame.act
                    yield self._candidate(passage, sentence, match, mood, held, target, *wish)
            for ends in further.values():
                for target in self._find(sentence, match, ends, held.who):
                    end = Polarity.OPPOSE, Act.CALL_FOR_END
                    yield self._candidate(passage, sentence, match, mood, held, target, *end)

    def _is_own_merit(self, passage: Passage, match: Match, polarity: Polarity) -> bool:
        """True for "our troops have contributed to peace", by which a speaker tells of himself."""
        floor = passage.on_the_floor(match.cue.start)
        is_effect = match.frame.kind is Kind.EFFECT and match.slot == "subject"
        is_said = floor is not None and floor.quoted
        return is_said and is_effect and polarity is Polarity.SUPPORT

    def _is_idle_wish(self, passage: Passage, sentence: Sentence, match: Match) -> bool:
        """True for what a report says a state hopes; in a speech or record that asks for it."""
        if match.frame.id not in _WISHES:
            return False
        floor = passage.on_the_floor(match.cue.start)
        is_said = floor is not None and match.frame.word != "order"
        subjects = (sentence.child(one, "nsubj", "nsubjpass") for one in match.targets)
        is_polite = any(one is not None and one.text.lower() in _NEAREST for one in subjects)
        return is_polite or not is_said

    def _is_asked(self, sentence: Sentence, match: Match, who: Who) -> bool:
        """True for whoever is named as the one that something is demanded of or blamed on."""
        asked = match.addressee
        if asked is None or asked.pos == "PRON" or who.key is None:
            return False
        return self._targets.actor(sentence, asked, None) == who.key

    def _is_contrary(
        self, sentence: Sentence, who: Who, target: Target, polarity: Polarity
    ) -> bool:
        """True for "that is unjust" where "that" seems to be what the speaker just asked for."""
        place = target.start, target.end
        if target.end <= sentence.start:
            before = self._sides.get(place)
            return before is not None and before[0] == who.key and before[1] is not polarity
        self._sides = {place: (who.key, polarity)}
        return False

    def _candidate(
        self,
        passage: Passage,
        sentence: Sentence,
        match: Match,
        mood: Modality,
        held: Held,
        target: Target,
        polarity: Polarity,
        act: Act,
    ) -> Candidate:
        return Candidate(
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
        is_said = match.frame.kind in (Kind.QUALITY, Kind.EFFECT)
        is_one = is_said or any(one.pos in VERBAL for one in heads)
        found = self._targets.of(sentence, heads, who, match.addressee, match.cue, whole=is_one)
        if match.slot == "bearer":
            return (without_backer(target, match.cue) for target in found)
        if match.cue.dep == "amod" and match.frame.kind is Kind.VERB:
            return (without_cue(target, match.cue) for target in found)
        if match.frame.firm:
            return (
                self._targets.aimed_at(sentence, deed(target, match.cue), who) for target in found
            )
        return found

    def _polarity(self, sentence: Sentence, match: Match) -> Polarity | None:
        frame = match.frame
        negated = is_negated(sentence, match.clause, self._lexicon)
        if frame.firm and not will_not(sentence, match.clause):
            return None
        if frame.only_negated:
            return frame.polarity if negated else None
        if not negated:
            return frame.polarity
        if frame.polarity is Polarity.SUPPORT and is_firm_refusal(sentence, match.clause):
            return Polarity.OPPOSE if frame.negated is not None else None
        return frame.negated

    def _basis(self, passage: Passage, sentence: Sentence, match: Match, held: Held) -> Basis:
        verbs = list(_own_clause(sentence, match.clause))[:_NEAR]
        floor = passage.on_the_floor(match.cue.start)
        if floor is not None and any(held.who.same_actor(who) for who in floor.whos):
            # what a speaker tells of his vote is a speech, no record of it
            return Basis.STATED if floor.quoted else Basis.REPORTED
        if match.frame.recorded or any(verb.lemma in _SIGNING for verb in verbs):
            return Basis.RECORDED
        voice = self._voices.of(passage, sentence, match.cue)
        if voice is not None and voice.quoted and held.told_by is None:
            return Basis.STATED
        return Basis.REPORTED


def _but_for(found: Iterator[Target], left: tuple[Token, ...]) -> Iterator[Target]:
    """The targets but those that are read apart: verbs of ending stand for what they end."""
    for target in found:
        if all(one.start != target.head for one in left):
            yield target


def _own_clause(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The verb and those above it: "signed A but did not join B" signs nothing of B."""
    yield verb
    while verb.dep != "conj" and verb.head != verb.i:
        verb = sentence.head(verb)
        yield verb


def _is_cited(passage: Passage, one: Candidate) -> bool:
    """True for what stands in a quotation within somebody's own words: they are another's."""
    quote = passage.quote_at(one.place)
    floor = passage.on_the_floor(one.place)
    if quote is None or floor is None or not floor.quoted or quote.words < _CITED:
        return False
    if quote.start == passage.sentences[0].start:
        return False  # a speech whose every paragraph is printed with a quotation mark
    return any(one.who.same_actor(who) for who in floor.whos)
