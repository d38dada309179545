"""From cues to positions: holder, polarity, target, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.extraction.clauses import (
    OBLIGATION,
    Subject,
    is_firm_refusal,
    is_negated,
    is_purpose,
    modality,
    subject_of,
)
from stancegraph.extraction.cues import CueFinder, Match, flips, what_ends
from stancegraph.extraction.lexicon import Kind, Lexicon
from stancegraph.extraction.mentions import Mentions
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.targets import Target, Targets
from stancegraph.extraction.voices import Passage, Voice, Voices, is_first_person, tier_of
from stancegraph.extraction.who import NOBODY, Who, unnamed_states
from stancegraph.records.values import Act, Basis, Modality, Polarity, Tier

_ACCUSING = frozenset(
    "accuse blame criticise criticize condemn denounce slam suspect charge praise commend".split()
)
_SIGNING = frozenset({"sign", "co-sign", "cosign"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A position found in one sentence; `start` and `end` are the limits of its evidence."""

    who: Who
    polarity: Polarity
    act: Act
    target: Target
    basis: Basis
    modality: Modality
    tier: Tier
    start: int
    end: int
    cue: str
    rule: str
    place: int
    """Where the cue stands."""
    told_by: Voice | None = None
    """Whose words it is known from, when the holder does not speak."""


class StanceReader:
    """Applies every rule to one sentence at a time."""

    def __init__(
        self, lexicon: Lexicon, mentions: Mentions, voices: Voices, targets: Targets
    ) -> None:
        self._lexicon = lexicon
        self._mentions = mentions
        self._voices = voices
        self._targets = targets
        self._cues = CueFinder(lexicon)

    def read(self, passage: Passage, sentence: Sentence) -> Iterator[Candidate]:
        """Yield the positions of a sentence."""
        blamed: set[int] = set()
        matches = sorted(
            self._cues.matches(sentence), key=lambda one: one.frame.kind is not Kind.OFFENCE
        )
        for match in sorted(matches, key=lambda one: one.cue.i):
            if match.frame.kind is Kind.EFFECT and match.cue.i in blamed:
                continue
            mood = modality(
                sentence, match.clause, self._lexicon, own=not match.frame.by_speaker
            )
            if mood is None or self._is_requested(sentence, match.clause):
                continue
            if match.frame.kind is Kind.VERB and is_purpose(sentence, match.clause):
                continue
            if match.frame.kind is Kind.OFFENCE:
                offences = list(self._offence(passage, sentence, match, mood))
                blamed.update(match.cue.i for _ in offences)
                yield from offences
            else:
                yield from self._stance(passage, sentence, match, mood)
        self._targets.note(sentence)
        yield from self._loaded(passage, sentence)
        yield from self._obligations(passage, sentence)

    def _stance(
        self, passage: Passage, sentence: Sentence, match: Match, mood: Modality
    ) -> Iterator[Candidate]:
        frame = match.frame
        polarity = self._polarity(sentence, match)
        if polarity is None:
            return
        act, heads = frame.act, match.targets
        if polarity is Polarity.SUPPORT:
            flipped, heads = flips(sentence, match, self._lexicon)
            if flipped:
                polarity, act = Polarity.OPPOSE, Act.CALL_FOR_END
        if polarity is Polarity.NEUTRAL and frame.polarity is not Polarity.NEUTRAL:
            act = Act.DECLINE
        voice = self._voices.of(passage, sentence, match.cue)
        for who, tier, told_by in self._holders(passage, sentence, match, voice):
            if match.slot == "before":
                targets = list(self._targets.before(sentence, match.cue, who))
            else:
                targets = list(self._targets.of(sentence, heads, who, match.addressee, match.cue))
            for target in targets:
                yield Candidate(
                    who=who,
                    polarity=polarity,
                    act=act,
                    target=target,
                    basis=self._basis(sentence, match, voice, told_by),
                    modality=mood,
                    tier=tier,
                    start=sentence.start,
                    end=sentence.end,
                    cue=match.cue.text,
                    rule=frame.id,
                    place=match.cue.start,
                    told_by=told_by,
                )

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

    def _basis(
        self, sentence: Sentence, match: Match, voice: Voice | None, told_by: Voice | None
    ) -> Basis:
        if match.frame.recorded:
            return Basis.RECORDED
        verbs = [match.clause, *sentence.ancestors(match.clause)]
        if any(verb.lemma in _SIGNING for verb in verbs[:4]):
            return Basis.RECORDED
        if voice is not None and voice.quoted and told_by is None:
            return Basis.STATED
        return Basis.REPORTED

    def _holders(
        self, passage: Passage, sentence: Sentence, match: Match, voice: Voice | None
    ) -> Iterator[tuple[Who, Tier, Voice | None]]:
        if match.frame.by_speaker and match.slot != "called":
            speaker = voice or self._voices.free(passage, sentence)
            if speaker is not None and not self._is_of_itself(sentence, match, speaker):
                yield from ((who, speaker.tier, None) for who in speaker.whos if who.holds)
            return
        if match.owner is not None:
            asked = self._asked(passage, sentence, match)
            if asked is not None:
                yield asked
            else:
                yield from self._owners(sentence, match, voice)
            return
        subject = subject_of(sentence, match.clause)
        if subject is None:
            return
        noun = subject.noun
        if is_first_person(noun):
            if voice is not None and voice.quoted:
                yield from ((who, voice.tier, None) for who in voice.whos if who.holds)
            return
        if voice is not None and voice.quoted and self._is_own_government(sentence, noun):
            yield from ((who, voice.tier, None) for who in voice.whos if who.key)
            return
        whos = [who for who in self._voices.holders(sentence, noun, subject.verb) if who.holds]
        accuser = self._accuser(sentence, subject)
        if accuser is not None:
            voice = accuser
        for who in whos:
            yield self._as_told(who, tier_of(noun, self._lexicon), voice)
        if not whos and match.frame.kind is Kind.NOUN:
            yield from self._owners(sentence, match, voice)

    def _accuser(self, sentence: Sentence, subject: Subject) -> Voice | None:
        """Who says so in "accused Peru of backing rebels"."""
        verb = sentence.head(subject.noun)
        if not subject.inherited or subject.noun.dep != "dobj" or verb.lemma not in _ACCUSING:
            return None
        above = subject_of(sentence, verb)
        if above is None:
            return None
        whos = self._voices.holders(sentence, above.noun, above.verb)
        tier = tier_of(above.noun, self._lexicon)
        return Voice(whos or (NOBODY,), quoted=False, tier=tier, text=above.noun.text)

    def _is_own_government(self, sentence: Sentence, noun: Token) -> bool:
        """True for "the government" and "our country" in a speaker's own words."""
        if noun.lemma not in ("government", "country", "nation", "delegation", "administration"):
            return False
        det = sentence.child(noun, "det", "poss")
        return (
            det is not None
            and (det.lemma == "the" or is_first_person(det))
            and self._mentions.country_of(sentence, noun) is None
        )

    def _owners(
        self, sentence: Sentence, match: Match, voice: Voice | None
    ) -> Iterator[tuple[Who, Tier, Voice | None]]:
        for child in sentence.children(match.cue, "poss", "compound", "nmod", "amod"):
            if is_first_person(child):
                if voice is not None and voice.quoted:
                    yield from ((who, voice.tier, None) for who in voice.whos if who.holds)
                return
            mention = self._mentions.mention(child)
            if mention is not None and not mention.actor.startswith("organ:"):
                yield self._as_told(Who(mention.actor), Tier.EXPLICIT, voice)
                return
            if child.dep == "poss":
                for who in self._mentions.resolve(sentence, child):
                    if who.holds:
                        yield self._as_told(who, tier_of(child, self._lexicon), voice)
                return

    def _asked(
        self, passage: Passage, sentence: Sentence, match: Match
    ) -> tuple[Who, Tier, Voice | None] | None:
        """Whoever is told to "stop their accusations" makes them, says the one who asks."""
        owner = match.owner
        verb = next((t for t in sentence.ancestors(match.cue) if t.pos == "VERB"), None)
        if owner is None or owner.text.lower() not in ("their", "its") or verb is None:
            return None
        asking = sentence.head(verb)
        if verb.dep != "xcomp" or asking.lemma not in self._lexicon.asking:
            return None
        subject, asker = subject_of(sentence, verb), subject_of(sentence, asking)
        if subject is None or asker is None:
            return None
        whos = self._voices.holders(sentence, asker.noun, asker.verb)
        voice = Voice(whos, quoted=False, tier=Tier.PRONOUN, text=asker.noun.text)
        if subject.noun.pos == "PRON" and self._targets.latest_states is not None:
            return unnamed_states(), Tier.PRONOUN, voice
        if subject.noun.pos == "PRON":
            return None
        asked = next((w for w in self._voices.whos(sentence, subject.noun) if w.holds), None)
        return (asked, Tier.PRONOUN, voice) if asked is not None else None

    def _as_told(
        self, who: Who, tier: Tier, voice: Voice | None
    ) -> tuple[Who, Tier, Voice | None]:
        """The holder as itself when it speaks, else as known from the one who does."""
        if voice is None:
            return who, tier, None
        if voice.official and not voice.holds and who.key is not None:
            return who, tier, None
        for speaker in voice.whos:
            if speaker.same_actor(who) or (speaker.key and speaker.key == who.key):
                return speaker, voice.tier if voice.tier is not Tier.EXPLICIT else tier, None
        return who, tier, voice

    def _is_of_itself(self, sentence: Sentence, match: Match, voice: Voice) -> bool:
        """A speaker who "opposes" what is his own was misread, and praise of himself is none."""
        keys = {who.key for who in voice.whos if who.key}
        for head in match.targets:
            mention = self._mentions.mention(head)
            if is_first_person(head) or (mention is not None and mention.actor in keys):
                return True
        if match.frame.polarity is not Polarity.OPPOSE or match.frame.only_negated:
            return False
        return any(
            self._targets.actor(sentence, head, None) in keys for head in match.targets
        ) and match.slot in ("subject",)

    def _is_requested(self, sentence: Sentence, verb: Token) -> bool:
        """True for what somebody is asked to do: it is not done yet."""
        token = verb
        for above in sentence.ancestors(verb):
            if token.dep in ("xcomp", "ccomp", "advcl") and above.lemma in self._lexicon.asking:
                return above.i != verb.i and token.tag in ("VB", "VBG")
            if token.dep not in ("xcomp", "ccomp", "conj"):
                return False
            token = above
        return False

    def _offence(
        self, passage: Passage, sentence: Sentence, match: Match, mood: Modality
    ) -> Iterator[Candidate]:
        """"He said that they defame us": he opposes that, and they, he says, oppose us."""
        voice = self._voices.of(passage, sentence, match.cue)
        subject = subject_of(sentence, match.clause)
        if voice is None or not voice.holds or subject is None:
            return
        if is_negated(sentence, match.clause, self._lexicon):
            return
        keys = {who.key for who in voice.whos if who.key}
        blamed = [who for who in self._voices.whos(sentence, subject.noun) if who.holds]
        blamed = [who for who in blamed if who.key not in keys and who.key is not None]
        if not blamed:
            return
        whole = self._effort(sentence, match.clause)
        for who in voice.whos:
            if not who.holds:
                continue
            for target in self._targets.of(sentence, (whole,), who, subject.noun):
                yield self._candidate(who, target, match, mood, voice, None, sentence)
                break
        if not match.frame.hostile:
            return
        for who in blamed:
            for target in self._targets.of(sentence, match.targets[:1], who, None):
                if target.actor is not None and target.actor != who.key:
                    yield self._candidate(who, target, match, mood, voice, voice, sentence)

    def _effort(self, sentence: Sentence, verb: Token) -> Token:
        """The noun whose purpose the verb is ("efforts to defame"), else the verb."""
        return sentence.head(verb) if verb.dep == "acl" else verb

    def _candidate(
        self,
        who: Who,
        target: Target,
        match: Match,
        mood: Modality,
        voice: Voice,
        told_by: Voice | None,
        sentence: Sentence,
    ) -> Candidate:
        stated = voice.quoted and told_by is None
        return Candidate(
            who=who,
            polarity=match.frame.polarity,
            act=match.frame.act,
            target=target,
            basis=Basis.STATED if stated else Basis.REPORTED,
            modality=mood,
            tier=voice.tier,
            start=sentence.start,
            end=sentence.end,
            cue=match.cue.text,
            rule=match.frame.id,
            place=match.cue.start,
            told_by=told_by,
        )

    def _loaded(self, passage: Passage, sentence: Sentence) -> Iterator[Candidate]:
        """A speaker rejects what he calls baseless or illegal in passing."""
        for token in sentence.tokens:
            if token.dep != "amod" or token.lemma not in self._lexicon.loaded:
                continue
            noun = sentence.head(token)
            voice = self._voices.of(passage, sentence, token)
            if voice is None:
                voice = self._voices.free(passage, sentence)
            if voice is None or not voice.holds or noun.pos != "NOUN":
                continue
            mood = modality(sentence, noun, self._lexicon)
            if mood is None:
                continue
            for who in voice.whos:
                if not who.holds:
                    continue
                accused = self._accused(sentence, noun, who)
                for target in self._targets.of(sentence, (noun,), who, accused):
                    if target.actor is not None and target.actor == who.key and accused is None:
                        continue
                    yield Candidate(
                        who=who,
                        polarity=Polarity.OPPOSE,
                        act=Act.REJECT,
                        target=target,
                        basis=Basis.STATED if voice.quoted else Basis.REPORTED,
                        modality=mood,
                        tier=voice.tier,
                        start=sentence.start,
                        end=sentence.end,
                        cue=token.text,
                        rule="loaded",
                        place=token.start,
                    )
                    break

    def _accused(self, sentence: Sentence, noun: Token, speaker: Who) -> Token | None:
        """Who made the "groundless accusations": the subject of their verb."""
        verb = sentence.head(noun)
        if noun.dep != "dobj" or verb.pos != "VERB":
            return None
        subject = subject_of(sentence, verb)
        if subject is None:
            return None
        whos = self._voices.whos(sentence, subject.noun)
        return subject.noun if any(w.key and w.key != speaker.key for w in whos) else None

    def _obligations(self, passage: Passage, sentence: Sentence) -> Iterator[Candidate]:
        """"X must stop": a speaker's demand, or the end of something."""
        for verb in sentence.tokens:
            duty = self._duty(sentence, verb)
            if duty is None:
                continue
            voice = self._voices.of(passage, sentence, verb)
            if voice is None or not voice.holds:
                continue
            mood = modality(sentence, verb, self._lexicon)
            if mood is None:
                continue
            subject = sentence.child(verb, "nsubj", "nsubjpass")
            if subject is None and verb.dep == "conj":
                found = subject_of(sentence, verb)
                subject = found.noun if found else None
            ended = what_ends(sentence, verb, self._lexicon)
            heads = tuple(ended) if ended else (verb,)
            for who in voice.whos:
                if not who.holds:
                    continue
                for target in self._targets.of(sentence, heads, who, subject):
                    yield Candidate(
                        who=who,
                        polarity=Polarity.OPPOSE if ended else Polarity.SUPPORT,
                        act=Act.CALL_FOR_END if ended else Act.CALL_FOR,
                        target=target,
                        basis=Basis.STATED if voice.quoted else Basis.REPORTED,
                        modality=mood,
                        tier=voice.tier,
                        start=sentence.start,
                        end=sentence.end,
                        cue=duty,
                        rule="obligation",
                        place=verb.start,
                    )
                    break


    def _duty(self, sentence: Sentence, verb: Token) -> str | None:
        """The word that makes a verb a demand: "must", "let us", "needs to"."""
        if verb.pos not in ("VERB", "AUX"):
            return None
        for aux in sentence.children(verb, "aux"):
            if aux.text.lower() in OBLIGATION:
                return aux.text
        head = sentence.head(verb)
        if verb.dep in ("ccomp", "xcomp") and head.lemma == "let" and head.tag == "VB":
            us = sentence.child(verb, "nsubj") or sentence.child(head, "dobj")
            if us is not None and us.text.lower() in ("us", "'s", "’s"):
                return head.text
        if verb.dep == "xcomp" and head.lemma == "need" and head.tag in ("VBZ", "VBP"):
            return head.text
        return None


def distinct(candidates: list[Candidate]) -> list[Candidate]:
    """Drop what one passage says twice: same holder and polarity, and targets that overlap."""
    kept: list[Candidate] = []
    for one in sorted(candidates, key=lambda c: (c.place, c.target.start)):
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _same(one: Candidate, other: Candidate) -> bool:
    if not one.who.same_actor(other.who) or one.polarity is not other.polarity:
        return False
    if one.modality is not other.modality:
        return False
    if one.target.anaphoric:
        return True
    if one.rule.startswith("offence") and other.rule.startswith("offence"):
        if one.start == other.start and one.target.actor == other.target.actor:
            return True
    if one.target.start < other.target.end and other.target.start < one.target.end:
        return True
    if one.told_by is not None and other.told_by is not None and one.target.actor:
        return one.target.actor == other.target.actor
    words, others = _words(one.target.text), _words(other.target.text)
    return words <= others or others <= words


def _words(text: str) -> frozenset[str]:
    plain = "".join(c if c.isalnum() else " " for c in text.lower())
    return frozenset(plain.split()) - {"the", "a", "an", "of", "its", "their", "this", "that"}


