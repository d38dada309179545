"""What a speaker says in passing of others: offences, loaded words, demands."""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.actors.voices import Voices
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.clauses import is_negated, modality, subject_of
from stancegraph.extraction.cues import Match
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import Passage, Voice
from stancegraph.extraction.speaking.duties import Duty, duties
from stancegraph.extraction.targets.targets import Target, Targets
from stancegraph.records.values import Act, Basis, Modality, Polarity

_UNLAWFUL = frozenset({"illegal", "illicit", "unlawful", "unauthorised", "unauthorized"})
_TRADES = frozenset(
    "activity alien crossing entry flow immigrant immigration migrant migration network".split()
)

_SUFFERED = frozenset(
    "abandon bear borrow cancel choose close contend cope endure face flee leave live move "
    "postpone rely resort sell struggle suffer suspend wait withdraw".split()
)
"""What people "had to" do because of what befell them, which nobody asks for."""


class BlameReader:
    """Rules that need a speaker: they say nothing in the document's own voice."""

    def __init__(self, lexicon: Lexicon, voices: Voices, targets: Targets) -> None:
        self._lexicon = lexicon
        self._voices = voices
        self._targets = targets

    def offence(
        self, passage: Passage, sentence: Sentence, match: Match, mood: Modality
    ) -> Iterator[Candidate]:
        """He said that they defame us: he opposes that, and they, he says, oppose us."""
        voice = self._voices.of(passage, sentence, match.cue)
        subject = subject_of(sentence, match.clause)
        if voice is None or not voice.holds or subject is None:
            return
        if is_negated(sentence, match.clause, self._lexicon):
            return
        if match.frame.word == "contain" and not any(
            self._targets.is_name(sentence, one) for one in match.targets
        ):
            return  # "the letter contained an error"
        keys = {who.key for who in voice.whos if who.key}
        whos = self._voices.whos(sentence, subject.noun)
        blamed = [who for who in whos if who.key is not None and who.key not in keys]
        if not blamed and not self._is_of_another(sentence, subject.noun, keys):
            return
        # "efforts to defame": the efforts are what is opposed
        whole = sentence.head(match.clause) if match.clause.dep == "acl" else match.clause
        for who in self._speaking(voice):
            found = self._targets.of(sentence, (whole,), who, subject.noun)
            for target in list(found)[:1]:
                yield self._offended(sentence, match, mood, who, target, voice, nested=False)
        for who in blamed if match.frame.hostile else ():
            for target in self._targets.of(sentence, match.targets[:1], who):
                if target.actor is not None and target.actor != who.key:
                    yield self._offended(sentence, match, mood, who, target, voice, nested=True)

    def _is_of_another(self, sentence: Sentence, noun: Token, keys: set[str]) -> bool:
        """True for "Chinese ships" and "its guards" where another state is blamed for them."""
        actor = self._targets.actor(sentence, noun, None)
        return actor is not None and actor not in keys and not actor.startswith("organ:")

    def _offended(
        self,
        sentence: Sentence,
        match: Match,
        mood: Modality,
        who: Who,
        target: Target,
        voice: Voice,
        *,
        nested: bool,
    ) -> Candidate:
        return Candidate(
            who=who,
            polarity=match.frame.polarity,
            act=match.frame.act,
            target=target,
            basis=Basis.STATED if voice.quoted and not nested else Basis.REPORTED,
            modality=mood,
            tier=voice.tier,
            start=sentence.start,
            end=sentence.end,
            cue=match.cue.text,
            rule=match.frame.id,
            place=match.cue.start,
            told_by=voice if nested else None,
        )

    def loaded(self, passage: Passage, sentence: Sentence) -> Iterator[Candidate]:
        """A speaker rejects what he calls baseless or illegal in passing."""
        for token in sentence.tokens:
            if token.dep != "amod" or token.lemma not in self._lexicon.loaded:
                continue
            noun = sentence.head(token)
            if noun.pos != "NOUN":
                continue
            if noun.dep in ("attr", "oprd"):
                continue  # "this is a malicious step" is said of this
            if token.lemma in _UNLAWFUL and noun.lemma in _TRADES:
                continue  # "illegal fishing" only says which
            voice = self._voices.of(passage, sentence, token)
            voice = voice or self._voices.free(passage, sentence)
            mood = modality(sentence, noun, self._lexicon)
            if voice is None or mood is None:
                continue
            for who in self._speaking(voice):
                accused = self._accused(sentence, noun, who)
                target = next(self._targets.of(sentence, (noun,), who, accused), None)
                if target is None or (target.actor == who.key and accused is None):
                    continue
                yield self._said(
                    sentence, voice, mood, who, target, Polarity.OPPOSE, Act.REJECT, token, "loaded"
                )

    def _accused(self, sentence: Sentence, noun: Token, speaker: Who) -> Token | None:
        """Who made the "groundless accusations": the subject of their verb."""
        verb = sentence.head(noun)
        subject = subject_of(sentence, verb) if noun.dep == "dobj" and verb.pos == "VERB" else None
        if subject is None:
            return None
        whos = self._voices.whos(sentence, subject.noun)
        return subject.noun if any(w.key and w.key != speaker.key for w in whos) else None

    def demands(self, passage: Passage, sentence: Sentence) -> Iterator[Candidate]:
        """They must stop: a speaker's demand for something, or for its end."""
        for duty in duties(sentence, self._lexicon):
            voice = self._voices.of(passage, sentence, duty.verb)
            # "a duty to protect" stands or falls with the verb that says there is one
            clause = sentence.head(duty.cue) if duty.cue.pos == "NOUN" else duty.verb
            mood = modality(sentence, clause, self._lexicon) if voice is not None else None
            if voice is None or mood is None:
                continue
            if duty.cue.tag == "VBD" and not _is_retold(passage, sentence, duty):
                continue  # "had to leave", which tells what happened
            polarity = Polarity.OPPOSE if duty.against else Polarity.SUPPORT
            act = Act.CALL_FOR_END if duty.against else Act.CALL_FOR
            for who in self._speaking(voice):
                for head in duty.targets:
                    found = self._targets.of(sentence, (head,), who, duty.subject, duty.cue)
                    target = next(found, None)
                    if target is not None:
                        yield self._said(
                            sentence,
                            voice,
                            mood,
                            who,
                            target,
                            polarity,
                            act,
                            duty.cue,
                            "obligation",
                        )

    def _said(
        self,
        sentence: Sentence,
        voice: Voice,
        mood: Modality,
        who: Who,
        target: Target,
        polarity: Polarity,
        act: Act,
        cue: Token,
        rule: str,
    ) -> Candidate:
        return Candidate(
            who=who,
            polarity=polarity,
            act=act,
            target=target,
            basis=Basis.STATED if voice.quoted else Basis.REPORTED,
            modality=mood,
            tier=voice.tier,
            start=sentence.start,
            end=sentence.end,
            cue=cue.text,
            rule=rule,
            place=cue.start,
        )

    def _speaking(self, voice: Voice) -> Iterator[Who]:
        yield from (who for who in voice.whos if who.holds)


def _is_retold(passage: Passage, sentence: Sentence, duty: Duty) -> bool:
    """True for "the text had to be amended" in a record, where the past retells what was said."""
    voice = passage.on_the_floor(sentence.start)
    subject = duty.subject or sentence.child(duty.cue, "nsubj", "nsubjpass")
    if voice is None or voice.quoted or subject is None:
        return False
    is_own = subject.pos == "PRON" and subject.lemma in ("he", "she", "they", "who")
    is_told = duty.cue.lemma == "have" and duty.verb.lemma in _SUFFERED
    return not (is_own or is_told)
