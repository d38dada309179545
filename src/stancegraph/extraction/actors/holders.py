"""Who takes the stance of a cue, and on whose word we know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.actors.voices import Voices
from stancegraph.extraction.actors.who import NOBODY, Who, unnamed_states
from stancegraph.extraction.clauses import SUBJECTS, Subject, subject_of
from stancegraph.extraction.cues import Match
from stancegraph.extraction.lexicon import Kind, Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import Passage, Voice, is_first_person, tier_of
from stancegraph.extraction.targets.targets import Targets
from stancegraph.records.values import Polarity, Tier

_ACCUSING = frozenset(
    "accuse blame criticise criticize condemn denounce slam suspect charge praise commend".split()
)
"""Verbs whose object, they say, does what follows: "accused Peru of backing rebels"."""
_HITTING = _ACCUSING | frozenset(
    "sanction punish penalise penalize expel suspend attack rebuke chide thank summon".split()
)
"""Verbs whose object did what they are done for: "sanctioned Peru over its support"."""
_DECREED = frozenset(
    "ban bar blacklist cancel close cut expel freeze halt persona recall revoke sanction sever "
    "summon suspend".split()
)
"""Measures of which whoever announces them need not say whose they are."""
_LEADING = frozenset({"advmod", "punct", "dep", "nummod", "meta"})
"""What stands before the verb of "(4) Strongly condemning"."""
_NATIONS = frozenset({"people", "nation", "side", "republic"})
_OWN_ONLY = frozenset({"state"})
"""Nouns that mean a speaker's own only with "our": "the state" can be any."""
_OWN = frozenset({"government", "country", "nation", "delegation", "administration"})


@dataclass(frozen=True, slots=True)
class Held:
    """A holder of a position; `told_by` is who says so, when it is somebody else."""

    who: Who
    tier: Tier
    told_by: Voice | None = None


class Holders:
    """Finds the holders of a cue's stance."""

    def __init__(
        self, lexicon: Lexicon, mentions: Mentions, voices: Voices, targets: Targets
    ) -> None:
        self._lexicon = lexicon
        self._mentions = mentions
        self._voices = voices
        self._targets = targets

    def of(self, passage: Passage, sentence: Sentence, match: Match) -> Iterator[Held]:
        """Yield each holder; nothing when nobody who can hold a position is known."""
        voice = self._voices.of(passage, sentence, match.cue)
        if match.frame.by_speaker and match.slot != "called":
            speaker = voice or self._voices.free(passage, sentence)
            if speaker is not None and not self._is_of_itself(sentence, match, speaker):
                yield from self._speakers(speaker)
        elif match.holder is not None:
            yield from self._sources(sentence, match.holder, voice)
        elif match.owner is not None and match.slot == "from":
            yield from self._sources(sentence, match.owner, voice)
        elif match.owner is not None:
            asked = self._asked(sentence, match)
            yield from [asked] if asked else self._owners(sentence, match.cue, voice)
        elif voice is not None and _is_operative(passage, sentence, match.clause, voice):
            yield from self._speakers(voice, by_pronoun=True)
        else:
            yield from self._subjects(sentence, match, voice)

    def _speakers(self, voice: Voice, *, by_pronoun: bool = False) -> Iterator[Held]:
        tier = Tier.PRONOUN if by_pronoun and voice.floor else voice.tier
        yield from (Held(who, tier) for who in voice.whos if who.holds)

    def _subjects(self, sentence: Sentence, match: Match, voice: Voice | None) -> Iterator[Held]:
        subject = subject_of(sentence, match.clause)
        if subject is None:
            is_told = voice is not None and not voice.floor and match.frame.word in _DECREED
            if voice is not None and is_told and not self._is_wanted(sentence, match.clause):
                yield from self._speakers(voice)  # "ten envoys are to be expelled, Peru said"
            return
        noun = subject.noun
        own_words = voice is not None and voice.quoted
        if is_first_person(noun) or (own_words and self._is_own_government(sentence, noun, voice)):
            named = self._we(sentence, noun)
            if named and not (voice is not None and voice.floor):
                yield from (Held(who, Tier.EXPLICIT) for who in named)
            elif voice is not None and own_words:
                yield from self._speakers(voice, by_pronoun=True)
            return
        whos = [who for who in self._voices.holders(sentence, noun, subject.verb) if who.holds]
        is_one = voice is not None and len(voice.whos) == 1 and not voice.whos[0].group
        if own_words and is_one and voice is not None and noun.text.lower() == "they":
            # whoever says "they" in his own words speaks of others
            whos = [w for w in whos if not any(w.same_actor(one) for one in voice.whos)]
        voice = self._accuser(sentence, subject) or voice
        is_told_of = subject.inherited and subject.noun.dep in SUBJECTS
        if not whos and is_told_of and match.frame.kind is Kind.VERB:
            raised = self._speaking_above(sentence, match.clause)
            if raised is not None:  # "said the strait is open and backed the patrols"
                noun, voice = raised.noun, None
                whos = [w for w in self._voices.holders(sentence, noun, raised.verb) if w.holds]
        tier = tier_of(sentence, noun, self._lexicon, self._mentions.names)
        others = self._anothers(sentence, match, whos, tier)
        if others:
            yield from others
            return
        yield from (self._as_told(who, tier, voice) for who in whos)
        if not whos and match.frame.kind is Kind.NOUN:
            # "the envoy voiced Peru's support": Peru's, whoever the envoy is
            yield from self._owners(sentence, match.cue, voice)

    def _anothers(
        self, sentence: Sentence, match: Match, whos: list[Who], tier: Tier
    ) -> list[Held]:
        """Those of whom another speaks: "the envoy relayed *Chile's* support for the plan"."""
        owner = sentence.child(match.cue, "poss")
        if not match.frame.owned or owner is None or owner.pos != "PROPN" or not whos:
            return []
        found = [who for who in self._mentions.resolve(sentence, owner) if who.holds]
        if any(who.key == one.key for who in found for one in whos):
            return []
        told = Voice(tuple(whos), quoted=False, tier=tier)
        return [Held(who, Tier.EXPLICIT, told) for who in found]

    def _is_wanted(self, sentence: Sentence, verb: Token) -> bool:
        """True for "demanded that the envoys be expelled": nobody has done it."""
        return any(up.lemma in self._lexicon.asking for up in sentence.ancestors(verb))

    def _we(self, sentence: Sentence, pronoun: Token) -> list[Who]:
        """Those whom "we, the ministers of Peru and Chile, condemn" names itself."""
        appositions = sentence.children(pronoun, "appos")
        found = (who for one in appositions for who in self._mentions.resolve(sentence, one))
        return [who for who in found if who.holds]

    def _speaking_above(self, sentence: Sentence, verb: Token) -> Subject | None:
        """Who says the clause that a past tense was joined to, where he must do this as well."""
        is_participle = verb.dep == "advcl" and verb.tag == "VBG"
        first = sentence.head(verb) if is_participle else sentence.first_conjunct(verb)
        above = sentence.head(first)
        is_said = first.i != verb.i and first.dep == "ccomp" and above.lemma in self._lexicon.speech
        if not is_said or not (is_participle or (verb.tag == "VBD" and above.tag == "VBD")):
            return None
        return subject_of(sentence, above)

    def _sources(self, sentence: Sentence, noun: Token, voice: Voice | None) -> Iterator[Held]:
        """Those in "criticism from lenders and from Peru"."""
        preps = sentence.conjuncts(sentence.head(noun))
        nouns = [noun, *(p for prep in preps[1:] for p in sentence.children(prep, "pobj"))]
        for one in (joined for host in nouns for joined in sentence.conjuncts(host)):
            key = self._mentions.names.state(one)
            known = (Who(key),) if key is not None else ()  # "from Washington" is no place here
            for who in known or self._mentions.resolve(sentence, one):
                if who.holds:
                    yield self._as_told(
                        who, tier_of(sentence, one, self._lexicon, self._mentions.names), voice
                    )

    def _owners(self, sentence: Sentence, noun: Token, voice: Voice | None) -> Iterator[Held]:
        first = sentence.first_conjunct(noun)
        owners = ("poss", "compound", "nmod", "amod")
        around = sentence.children(noun, *owners)
        if first is not noun:  # "Peru's rejection and condemnation of"
            around += sentence.children(first, "poss")
        for child in around:
            if is_first_person(child):
                if voice is not None and voice.quoted:
                    yield from self._speakers(voice, by_pronoun=True)
                return
            key = self._mentions.names.state(child)
            if key is not None:
                yield self._as_told(Who(key), Tier.EXPLICIT, voice)
                return
            hit = self._hit_for(sentence, noun) if child.tag == "PRP$" else None
            if hit is not None:
                key = self._mentions.names.state(hit) or self._mentions.offices.country_of(
                    sentence, hit
                )
                if key is not None:
                    yield self._as_told(Who(key), Tier.PRONOUN, voice)
                return
            if child.dep == "poss":
                tier = tier_of(sentence, child, self._lexicon, self._mentions.names)
                for who in self._mentions.resolve(sentence, child):
                    if who.holds:
                        yield self._as_told(who, tier, voice)
                return

    def _hit_for(self, sentence: Sentence, noun: Token) -> Token | None:
        """Peru in "sanctioned *Peru* over its support for rebels": theirs is what they did."""
        prep = sentence.head(noun)
        verb = sentence.head(prep)
        if noun.dep != "pobj" or prep.lemma not in ("over", "for") or verb.lemma not in _HITTING:
            return None
        found = sentence.child(verb, "dobj", "nsubjpass")
        return found if found is not None and found.i < noun.i else None

    def _asked(self, sentence: Sentence, match: Match) -> Held | None:
        """Whoever is told to "stop their accusations" makes them, says the one who asks."""
        verb = next((t for t in sentence.ancestors(match.cue) if t.pos == "VERB"), None)
        if match.owner is None or verb is None or verb.dep != "xcomp":
            return None
        asking = sentence.head(verb)
        if match.owner.lemma not in ("their", "its") or asking.lemma not in self._lexicon.asking:
            return None
        subject, asker = subject_of(sentence, verb), subject_of(sentence, asking)
        if subject is None or asker is None:
            return None
        voice = self._voice_of(sentence, asker, Tier.PRONOUN)
        if subject.noun.pos == "PRON":
            is_known = self._targets.latest_states is not None
            return Held(unnamed_states(), Tier.PRONOUN, voice) if is_known else None
        whos = self._voices.whos(sentence, subject.noun)
        return next((Held(who, Tier.PRONOUN, voice) for who in whos if who.holds), None)

    def _accuser(self, sentence: Sentence, subject: Subject) -> Voice | None:
        """Who says so in "accused Peru of backing rebels"."""
        verb = sentence.head(subject.noun)
        is_accused = subject.noun.dep in ("dobj", "nsubjpass") and verb.lemma in _ACCUSING
        if not subject.inherited or not is_accused:
            return None
        above = subject_of(sentence, verb)
        if above is None and subject.noun.dep == "nsubjpass":
            return Voice((NOBODY,), quoted=False, tier=Tier.EXPLICIT)
        if above is None:
            return None
        return self._voice_of(
            sentence, above, tier_of(sentence, above.noun, self._lexicon, self._mentions.names)
        )

    def _voice_of(self, sentence: Sentence, subject: Subject, tier: Tier) -> Voice:
        whos = self._voices.holders(sentence, subject.noun, subject.verb)
        return Voice(whos or (NOBODY,), quoted=False, tier=tier, text=subject.noun.text)

    def _as_told(self, who: Who, tier: Tier, voice: Voice | None) -> Held:
        """The holder as itself when it speaks, else as known from the one who does."""
        if voice is None or (voice.official and not voice.holds and who.key is not None):
            return Held(who, tier)
        for speaker in voice.whos:
            if speaker.same_actor(who) or (speaker.key and speaker.key == who.key):
                named = voice.floor or voice.tier is Tier.EXPLICIT
                return Held(speaker, tier if named else voice.tier)
        return Held(who, tier, voice)

    def _is_of_itself(self, sentence: Sentence, match: Match, voice: Voice) -> bool:
        """A speaker who "opposes" what is his own was misread, and praise of himself is none."""
        keys = {who.key for who in voice.whos if who.key}
        if any(is_first_person(h) or self._mentions.names.state(h) in keys for h in match.targets):
            return True
        if match.slot == "subject" and any(
            head.pos == "PROPN" and who.key in keys
            for head in match.targets
            for who in self._mentions.resolve(sentence, head)
        ):
            return True  # the speaker's own name
        if match.frame.polarity is not Polarity.OPPOSE or match.frame.only_negated:
            return False
        return match.slot == "subject" and any(
            self._mentions.offices.country_of(sentence, head) in keys for head in match.targets
        )

    def _names_itself(self, sentence: Sentence, noun: Token, voice: Voice | None) -> bool:
        """True for "the Chilean people" when Chile speaks."""
        keys = {who.key for who in voice.whos if who.key} if voice is not None else set()
        modifiers = sentence.children(noun, "amod", "compound", "poss")
        return any(self._mentions.names.state(one) in keys for one in modifiers)

    def _is_own_government(self, sentence: Sentence, noun: Token, voice: Voice | None) -> bool:
        """True for "the government" and "our country" in a speaker's own words."""
        if noun.lemma in _NATIONS and self._names_itself(sentence, noun, voice):
            return True
        det = sentence.child(noun, "det", "poss")
        if noun.tag not in ("NN", "NNP") or det is None:
            return False
        if noun.lemma not in _OWN and not (noun.lemma in _OWN_ONLY and is_first_person(det)):
            return False
        is_own = det.lemma == "the" or is_first_person(det)
        return is_own and self._mentions.offices.country_of(sentence, noun) is None


def _is_operative(passage: Passage, sentence: Sentence, verb: Token, voice: Voice) -> bool:
    """True for "Expressing concern at …;" and "Call on …" of a joint text, and as a title."""
    if not (voice.floor and voice.quoted) or verb.tag not in ("VBG", "VBP", "VB"):
        return False
    is_joint = any(who.group or (who.key or "").startswith("bloc:") for who in voice.whos)
    if not (is_joint or passage.headline):
        return False
    first = sentence.first_conjunct(verb)
    before = sentence.tokens[: first.i]
    if first.i != sentence.root.i or any(one.dep not in _LEADING for one in before):
        return False
    return all(sentence.child(one, *SUBJECTS) is None for one in (first, verb))
