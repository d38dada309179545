"""Whose words a clause is: the document's own, or those of a speaker whom it reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stancegraph.extraction.actors.delegations import Delegations
from stancegraph.extraction.actors.discourse import Discourse
from stancegraph.extraction.actors.encounters import encounter
from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.actors.sources import Sources
from stancegraph.extraction.actors.utterances import (
    behind_quote,
    inserted,
    is_an_action,
    is_empty,
    is_state,
)
from stancegraph.extraction.actors.who import NOBODY, Who
from stancegraph.extraction.clauses import SUBJECTS, accused_by, subject_of
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import Floor, Passage, Voice, is_first_person, tier_of
from stancegraph.extraction.quoting import announcing, give_quotes
from stancegraph.extraction.signers import Signers
from stancegraph.records.values import Tier

_CONTENT = frozenset({"ccomp", "parataxis", "pcomp", "csubj"})
"""Relations in which what is said hangs on the verb of speech."""
_ANSWERS = frozenset("answer response reply message position view stance line verdict".split())
"""Nouns whose owner says what follows: "Peru's answer was clear: …"."""
_GATHERED = frozenset({"minister", "leader"})
_NO_SUBJECTS = frozenset({"who", "which", "that", "there"})
_BLOCS = frozenset("alliance association bloc community forum group movement union".split())
_OWN = frozenset({"government", "country", "nation", "delegation", "state", "administration"})


class Voices:
    """Reads passages in order and tells whose words a token is."""

    def __init__(self, lexicon: Lexicon, mentions: Mentions, discourse: Discourse) -> None:
        self._lexicon = lexicon
        self._mentions = mentions
        self._discourse = discourse
        self._delegations = Delegations(lexicon, mentions)
        self._resolved: dict[int, tuple[Who, ...]] = {}
        self._carried: Voice | None = None
        self._floor: Voice | None = None
        self._form: Floor | None = None
        self._sources = Sources(mentions)
        self.signers = Signers(lexicon, mentions)

    def read(self, passage: Passage) -> Iterator[Sentence]:
        """Resolve all subjects of a passage in order, and yield each sentence when it is done.

        At the end each quotation has its speaker.
        """
        self._form = passage.floor
        self.signers.look(passage.sentences)
        for sentence in passage.sentences:
            self._give_floor(passage.on_the_floor(sentence.start))
            self._mentions.introduce(sentence)
            met = encounter(sentence, self._mentions.resolve)
            if met:
                self._discourse.saw_encounter(met)
            self._subjects(passage, sentence)
            voices = self._speakers(passage, sentence)
            passage.said.append(voices[0] if voices else None)
            if not passage.headline:
                self._discourse.announced = None
            self._announce(passage, sentence)
            yield sentence
        give_quotes(passage, self._carried)
        told = [voice for voice in passage.said if voice is not None]
        announced = self._announced_below(passage)
        if announced is not None:
            self._carried = announced
        elif told:
            self._carried = told[-1]
        elif not passage.quoted:
            self._carried = None

    def _announced_below(self, passage: Passage) -> Voice | None:
        """Whose words follow below "The minister issued the following statement:"."""
        last = passage.sentences[-1] if passage.sentences else None
        if last is None or passage.headline or last.tokens[-1].text != ":":
            return None
        subject = subject_of(last, last.root)
        whos = self.holders(last, subject.noun, subject.verb) if subject is not None else ()
        if subject is None or not any(who.holds for who in whos):
            return None
        tier = tier_of(last, subject.noun, self._lexicon, self._mentions.names)
        return Voice(whos, quoted=False, tier=tier, text=subject.noun.text)

    def _give_floor(self, voice: Voice | None) -> None:
        """Let pronouns mean whoever speaks from here on."""
        if voice != self._floor:
            self._floor = voice
            self._carried = None
            whos = voice.whos if voice is not None else ()
            self._discourse.take_floor(whos, retold=voice is not None and not voice.quoted)

    def whos(self, sentence: Sentence, noun: Token) -> tuple[Who, ...]:
        """Whom a subject stands for, as it was understood when it was read."""
        if noun.start not in self._resolved:
            self._resolved[noun.start] = self._resolve(sentence, noun)
        return self._resolved[noun.start]

    def _resolve(self, sentence: Sentence, noun: Token) -> tuple[Who, ...]:
        if self._floor is not None and (
            self._is_own(sentence, noun)
            or self._is_all_of_them(sentence, noun)
            or self._is_spoken_for(sentence, noun)
        ):
            return tuple(who.without_person() for who in self._floor.whos)
        accused = accused_by(sentence, noun)
        if accused is not None:
            return self._mentions.resolve(sentence, accused)
        signers = self.signers.at(noun.start)
        return self._introduced(noun) or signers or self._mentions.resolve(sentence, noun)

    def _is_own(self, sentence: Sentence, noun: Token) -> bool:
        """True for "my delegation" and "our Governments" in a speech."""
        if self._floor is None or not self._floor.quoted or noun.lemma not in _OWN:
            return False
        return any(is_first_person(child) for child in sentence.children(noun, "poss"))

    def _is_spoken_for(self, sentence: Sentence, noun: Token) -> bool:
        """True for "the Group" and "the bloc" where somebody speaks on behalf of one."""
        if self._floor is None or noun.lemma.lower() not in _BLOCS:
            return False
        below = sentence.children(noun)
        is_bare = [child.lemma for child in below] == ["the"]
        return is_bare and all((who.key or "").startswith("bloc:") for who in self._floor.whos)

    def _is_all_of_them(self, sentence: Sentence, noun: Token) -> bool:
        """True for "Chile, Peru and Togo" where those three speak as one."""
        group = self._floor.whos[0].group if self._floor and len(self._floor.whos) == 1 else None
        if group is None or len(group.members) < 2:
            return False
        named = {
            mention.actor for _, mention in self._mentions.names.within(sentence.subtree(noun))
        }
        return named == set(group.members)

    def _introduced(self, noun: Token) -> tuple[Who, ...]:
        """The speakers whom a subject introduces by the form of the document."""
        return self._form.named_at(noun.start) if self._form is not None else ()

    def holders(self, sentence: Sentence, noun: Token, verb: Token) -> tuple[Who, ...]:
        """Whom a subject speaks for: those "on behalf of" whom it does, else itself."""
        introduced = self._introduced(noun)
        if any(who.spokesperson or who.group for who in introduced):
            return introduced
        return self._delegations.holders(sentence, noun, verb, self.whos(sentence, noun))

    def of(self, passage: Passage, sentence: Sentence, token: Token) -> Voice | None:
        """The voice that says a token; None for the document's own."""
        quote = passage.quote_at(token.start)
        if quote is not None and quote.start in passage.quoted:
            return passage.quoted[quote.start]
        below = token
        for above in (token, *sentence.ancestors(token)):
            voice = inserted(passage, sentence, above, token)
            if voice is None and above is not token and below.dep in _CONTENT:
                voice = passage.speech.get(above.start)
            if voice is not None:
                return voice
            below = above
        return self._sources.of(sentence, token) or passage.on_the_floor(token.start)

    def free(self, passage: Passage, sentence: Sentence) -> Voice | None:
        """The speaker between whose sentences an unattributed one stands."""
        place = passage.sentences.index(sentence)
        before, after = passage.speaker_of(place - 1), passage.speaker_of(place + 1)
        if before is None or after is None or not before.holds:
            return None
        if not any(who.same_actor(other) for who in before.whos for other in after.whos):
            return None
        return replace(before, quoted=False, tier=Tier.CARRIED)

    def _subjects(self, passage: Passage, sentence: Sentence) -> None:
        """Resolve each subject while the text before it, and nothing behind it, is known."""
        told = False
        """Whether the main clause is a state's: "he" and "it" then mean its subject."""
        about: str | None = None
        """The state that the main clause is about: what "the country" means from here on."""
        for token in sentence.tokens:
            is_agent = token.dep == "pobj" and sentence.head(token).dep == "agent"
            if token.dep not in SUBJECTS and not is_agent:
                continue
            is_quoted = passage.quote_at(token.start) is not None
            if is_first_person(token) or token.lemma in _NO_SUBJECTS:
                continue
            if (is_quoted and token.pos == "PRON") or is_empty(sentence, token):
                continue
            whos = self._itself(sentence, token) or self._resolve(sentence, token)
            self._resolved[token.start] = whos
            if passage.headline and len(whos) == 1 and whos[0].office and not whos[0].person:
                self._discourse.announced = whos[0]
            is_named = self._mentions.names.state(token) is not None
            if passage.headline and is_named and len(whos) == 1 and is_state(whos[0]):
                self._discourse.headed = whos[0].without_person()
            if is_agent and not is_quoted and self._discourse.person is None:
                people = [who for who in whos if who.person is not None]
                self._discourse.person = people[0] if len(people) == 1 else None
            above = sentence.first_conjunct(sentence.head(token))
            is_main = above.i == sentence.root.i
            is_fronted = above.dep == "ccomp" and above.head == sentence.root.i > above.i
            if is_fronted and not is_quoted and len(whos) == 1 and is_state(whos[0]):
                self._discourse.saw_nation(whos[0].key)  # "Peru left, the *country's* envoy said"
            if not (is_agent or is_quoted or passage.headline) and (is_main or not told):
                told = told or (is_main and any(who.holds for who in whos))
                self._take_note(token, whos)
                spoken = self.holders(sentence, token, sentence.head(token))
                if spoken != whos and any(who.spokesperson for who in spoken):
                    # "Peru spoke on behalf of ten states. It regretted": the ten do
                    self._discourse.saw_statement(spoken)
                    if any(who.group is not None for who in spoken):
                        self._discourse.statement = spoken  # "The statement regretted" too
                if is_main and about is None:
                    about = next((who.key for who in whos if is_state(who)), None)
                    self._discourse.saw_nation(about)
        if about is not None:
            return
        named = [one.actor for _, one in self._mentions.names.within(list(sentence.tokens))]
        self._discourse.saw_nation(next((key for key in reversed(named) if ":" not in key), None))

    def _itself(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        """The state in "the Peruvian minister said *it* rejects the plan", or "*they* reject it".

        "They" of one alone only where nobody else was told of whom the word could mean.
        """
        said = sentence.head(token)
        above = sentence.head(said)
        word = token.text.lower()
        is_free = word == "they" and not (
            self._discourse.strangers or self._discourse.pronoun(word)
        )
        if word not in ("it", "they") or said.dep != "ccomp":
            return ()
        subject = sentence.child(above, "nsubj") if self._is_speech(sentence, above) else None
        whos = self._resolved.get(subject.start, ()) if subject is not None else ()
        if word == "they" and len(whos) < 2 and not is_free:
            return ()  # "Peru and Chile said they reject it": those two, whoever came before
        return tuple(Who(who.key) for who in whos if is_state(who))

    def _take_note(self, token: Token, whos: tuple[Who, ...]) -> None:
        """Let later pronouns mean this subject, or at least not reach past it."""
        if token.lemma in _GATHERED and token.tag == "NNS":
            blocs = tuple(who for who in whos if who.holds and ":" in (who.key or ""))
            self._discourse.gathered[token.lemma] = tuple(who.without_person() for who in blocs)
        if whos and token.lemma in self._lexicon.statements:
            self._discourse.saw_statement(whos)
        elif any(who.holds for who in whos) or (whos and token.tag not in ("NNS", "NNPS")):
            plural, acts = token.tag in ("NNS", "NNPS"), token.dep != "nsubjpass"
            self._discourse.saw_subject(whos, plural=plural, acts=acts)
        elif token.tag in ("NNS", "NNPS"):
            self._discourse.saw_strangers()
        elif token.pos in ("NOUN", "PROPN") and not self._mentions.is_press(token):
            self._discourse.saw_thing()
            if token.pos == "PROPN":
                self._discourse.saw_subject((NOBODY,))

    def _is_official(self, sentence: Sentence, noun: Token) -> bool:
        """True for officials and statements of which the text does not say whose they are."""
        kinds = sentence.children(noun, "compound", "appos")  # "the news agency KUNA"
        is_press = any(self._mentions.is_press(kind) for kind in kinds)
        is_said = noun.lemma in self._lexicon.statements
        return is_said or is_press or self._mentions.is_official(noun)

    def _is_speech(self, sentence: Sentence, verb: Token) -> bool:
        """True for verbs that report words, and for "as the minister put it"."""
        if verb.pos not in ("VERB", "AUX"):
            return False
        said = sentence.child(verb, "dobj") if verb.lemma == "put" else None
        return verb.lemma in self._lexicon.speech or (said is not None and said.lemma == "it")

    def _announce(self, passage: Passage, sentence: Sentence) -> None:
        """Note who is announced as the speaker of a quotation behind a colon."""
        for quote, noun in announcing(passage, sentence):
            whos = tuple(who for who in self.whos(sentence, noun) if who.holds)
            key = self._mentions.offices.country_of(sentence, noun) if not whos else None
            if key is not None and noun.lemma in _ANSWERS:
                whos = (Who(key),)
            tier = tier_of(sentence, noun, self._lexicon, self._mentions.names)
            passage.announced[quote.start] = Voice(
                whos or (NOBODY,), quoted=False, tier=tier, text=noun.text
            )

    def _speakers(self, passage: Passage, sentence: Sentence) -> list[Voice]:
        """Who speaks in a sentence, outermost first."""
        found: list[tuple[int, int, Voice]] = []
        for token in sentence.tokens:
            if not self._is_speech(sentence, token):
                continue
            subject = behind_quote(sentence, token) or subject_of(sentence, token)
            if subject is None or is_first_person(subject.noun):
                continue
            if passage.quote_at(token.start) is not None or is_an_action(sentence, token):
                continue
            whos = self.holders(sentence, subject.noun, subject.verb)
            voice = Voice(
                whos or (NOBODY,),
                quoted=False,
                tier=tier_of(sentence, subject.noun, self._lexicon, self._mentions.names),
                text=subject.noun.text,
                official=not whos and self._is_official(sentence, subject.noun),
            )
            passage.speech[token.start] = voice
            depth = sum(above.start in passage.speech for above in sentence.ancestors(token))
            found.append((depth, token.i, voice))
        return [voice for _, _, voice in sorted(found, key=lambda one: one[:2])]
