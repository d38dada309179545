"""What a speaker stands for by the form of a sentence, and what he condemns or blames by a noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stancegraph.extraction.actors.voices import Voices
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.clauses import modality, subject_of
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import Passage, is_first_person
from stancegraph.extraction.speaking.accusations import Accusations
from stancegraph.extraction.speaking.advocacy import advocacy
from stancegraph.extraction.speaking.claim_forms import Claim, ClaimForms
from stancegraph.extraction.speaking.remarks import is_within_a_tale
from stancegraph.extraction.speaking.speech_forms import lamented, speech_forms
from stancegraph.extraction.speaking.ways import ways
from stancegraph.extraction.targets.endings import what_ends
from stancegraph.extraction.targets.targets import Target, Targets
from stancegraph.records.values import Act, Basis, Polarity

_EITHER = frozenset({"intervention", "regime"})
"""Nouns that condemn only what comes from outside or from another state."""
_FROM_OUTSIDE = frozenset("armed brutal by external foreign military unilateral".split())
_ERAS = frozenset("age century day era history master past period power time year".split())
"""Nouns of "colonial days", which blame nobody now."""
_IN_PASSING = frozenset({"as", "under"})
_TOLD = frozenset(
    {"cleft", "interest", "need", "no alternative", "no excuse", "none", "not without"}
    | {"only", "only by", "only way"}
)
"""Forms that take a stance in reported speech as well: "said talks were the only way out"."""
_MERITS = frozenset({"part", "role"})
_TOWARDS = frozenset("blockade embargo sanction siege".split())
"""Nouns whose "of", "on" and "against" name who suffers: somebody else does it."""
_EVENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr")


class ClaimReader:
    """Rules for sentences in a speaker's own words that no single word marks."""

    def __init__(self, lexicon: Lexicon, voices: Voices, targets: Targets) -> None:
        self._lexicon = lexicon
        self._voices = voices
        self._targets = targets
        self._forms = ClaimForms(lexicon, targets)
        self._accusations = Accusations(lexicon, voices, targets)

    def read(self, passage: Passage, sentence: Sentence) -> Iterator[Candidate]:
        """Yield the positions that the forms of a sentence express."""
        is_own = passage.has_own_words(sentence)
        voice = passage.on_the_floor(sentence.start)
        speakers = frozenset(who.key for who in voice.whos if who.key) if voice else frozenset()

        def is_ours(noun: Token) -> bool:
            own = is_first_person(noun) or any(
                is_first_person(one) for one in sentence.children(noun, "poss")
            )
            return own or self._targets.actor(sentence, noun, None) in speakers

        for token in sentence.tokens:
            for claim in (
                *self._forms.of(sentence, token, speakers),
                *ways(sentence, token, self._lexicon),
            ):
                if is_own or claim.rule in _TOLD:
                    yield from self._candidates(passage, sentence, claim)
            if not is_own:
                continue
            for claim in (
                *speech_forms(sentence, token, self._lexicon),
                *advocacy(sentence, token, self._lexicon, is_ours),
            ):
                yield from self._candidates(passage, sentence, claim)

    def condemned(
        self, passage: Passage, sentence: Sentence, found: Iterable[Candidate]
    ) -> Iterator[Candidate]:
        """What has a name that condemns it: "their aggression has cost many lives"."""
        if not passage.has_own_words(sentence):
            return
        covered = [(one.target.start, one.target.end) for one in found]
        covered += [(one.place, one.place + 1) for one in found]  # "is in violation of"
        for token in sentence.tokens:
            if token.dep not in _EVENTS or not self._is_condemned(sentence, token):
                continue
            if any(start <= token.start < end for start, end in covered):
                continue
            accused = self._accused(sentence, token)
            is_blamed = self._is_blamed(sentence, token)
            is_ended = self._is_ended(sentence, token)
            # what nobody is blamed for counts where the sentence says no more
            is_alone = not covered and self._is_meant(sentence, token)
            if token.lemma == "sanction" and not is_blamed:
                continue  # whose sanctions they are decides what a speaker thinks of them
            claim = Claim(token, token, (token,), Polarity.OPPOSE, "condemned", accused)
            for one in self._candidates(passage, sentence, claim):
                is_known = is_blamed or (one.target.actor is not None and not is_ended)
                if one.target.actor != one.who.key and (is_known or is_alone):
                    yield one

    def _is_meant(self, sentence: Sentence, noun: Token) -> bool:
        """True for acts of states towards others, and for other evils a sentence is about."""
        if _is_by_the_way(sentence, noun, self._lexicon):
            return False
        return noun.lemma in self._lexicon.hostile or self._is_topic(sentence, noun)

    def _is_ended(self, sentence: Sentence, noun: Token) -> bool:
        """True for "to end the raids" and "an end to the raids", which are about the end."""
        above = sentence.head(noun)
        if above.pos in ("ADP", "SCONJ"):
            above = sentence.head(above)
        put = sentence.child(above, "dobj")  # "bring an end to the raids"
        words = {above.lemma, put.lemma if put is not None and put is not noun else above.lemma}
        return bool(words & (self._lexicon.ends | self._lexicon.end_nouns))

    def _is_blamed(self, sentence: Sentence, noun: Token) -> bool:
        """True for "the Ruritanian occupation", "attacks by Ruritania", and what a state does."""
        owners = sentence.children(noun, "poss", "amod", "compound", "nmod")
        for by in sentence.children(noun, "prep"):
            if by.lemma in ("by", "of", "from") or noun.lemma in _TOWARDS:
                owners += sentence.children(by, "pobj")
        for verb in sentence.children(noun, "acl"):
            for by in sentence.children(verb, "agent"):
                owners += sentence.children(by, "pobj")
        doer = self._accused(sentence, noun)
        if doer is not None and not is_first_person(doer):
            owners.append(doer)
        return any(self._targets.actor(sentence, one, None) is not None for one in owners)

    def _is_topic(self, sentence: Sentence, noun: Token) -> bool:
        """True for the subject of the main clause, and for the means of what is told."""
        first = sentence.first_conjunct(noun)
        prep = sentence.head(first)
        if first.dep == "pobj":
            return prep.lemma in ("through", "against")
        is_main = sentence.first_conjunct(prep).i == sentence.root.i
        return first.dep in ("nsubj", "nsubjpass") and is_main

    def accused(
        self, passage: Passage, sentence: Sentence, found: Iterable[Candidate]
    ) -> Iterator[Candidate]:
        """What a speaker says darkly of another state: "their leaders have spread only fear"."""
        found = list(found)
        claims = list(self._accusations.of(passage, sentence, found))
        complaint = lamented(sentence) if not (found or claims) else None
        for claim in (*claims, *([complaint] if complaint is not None else ())):
            yield from self._candidates(passage, sentence, claim)

    def _is_condemned(self, sentence: Sentence, noun: Token) -> bool:
        if noun.pos != "NOUN":
            return False
        if sentence.head(sentence.head(noun)).lemma == "accuse":
            return False  # "accused of terrorism" says that they are none
        is_spoilt = any(
            quality.lemma in self._lexicon.condemning for quality in sentence.children(noun, "amod")
        )
        return noun.lemma in self._lexicon.condemned or (is_spoilt and noun.lemma not in _ERAS)

    def _accused(self, sentence: Sentence, noun: Token) -> Token | None:
        """Who "imposed the blockade": the subject of its verb."""
        verb = sentence.head(noun)
        if noun.dep == "pobj":
            verb = sentence.head(verb)
        is_done = noun.dep in ("dobj", "pobj") and verb.pos == "VERB"
        subject = subject_of(sentence, verb) if is_done else None
        return subject.noun if subject is not None else None

    def _candidates(
        self, passage: Passage, sentence: Sentence, claim: Claim
    ) -> Iterator[Candidate]:
        voice = self._voices.of(passage, sentence, claim.cue)
        if voice is None or not (voice.quoted or claim.rule in _TOLD):
            return
        mood = modality(sentence, claim.clause, self._lexicon)
        if mood is None:
            return
        polarity, heads = claim.polarity, claim.targets
        if polarity is Polarity.SUPPORT:
            ended = [end for head in heads for end in what_ends(sentence, head, self._lexicon)]
            if ended:
                polarity, heads = Polarity.OPPOSE, tuple(ended)
        for who in voice.whos:
            for target in self._found(sentence, heads, who, claim):
                if claim.rule in _MERITS and target.actor == who.key:
                    continue  # "we play a vital role" tells of the speaker himself
                yield Candidate(
                    who=who,
                    polarity=polarity,
                    act=Act.ENDORSE if polarity is Polarity.SUPPORT else Act.REJECT,
                    target=target,
                    basis=Basis.STATED,
                    modality=mood,
                    tier=voice.tier,
                    start=sentence.start,
                    end=sentence.end,
                    cue=claim.cue.text,
                    rule=claim.rule,
                    place=claim.cue.start,
                )

    def _found(
        self, sentence: Sentence, heads: tuple[Token, ...], who: Who, claim: Claim
    ) -> Iterator[Target]:
        if not who.holds:
            return iter(())
        is_one = claim.rule == "condemned"
        return self._targets.of(sentence, heads, who, claim.accused, whole=is_one)


def _is_by_the_way(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """True for what is only mentioned: "free from oppression", "under attack", "health regime"."""
    if noun.lemma in _EITHER and not any(
        one.lemma in _FROM_OUTSIDE for one in sentence.children(noun, "amod", "compound", "prep")
    ):
        return True
    first = sentence.first_conjunct(noun)
    prep = sentence.head(first)
    if first.dep == "pobj" and (
        prep.lemma in _IN_PASSING or (prep.lemma == "from" and sentence.head(prep).lemma == "free")
    ):
        return True
    return is_within_a_tale(sentence, sentence.head(first), lexicon)
