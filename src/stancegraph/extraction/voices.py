"""Whose words a clause is: the document's own, or those of a speaker whom it reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from stancegraph.extraction.clauses import SUBJECTS, subject_of
from stancegraph.extraction.discourse import Discourse
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.mentions import Mentions
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.quotes import Quotation
from stancegraph.extraction.who import NOBODY, Who
from stancegraph.records.values import Tier

_CONTENT = frozenset({"ccomp", "parataxis", "pcomp", "csubj"})
_FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "ourselves", "myself"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Those who speak; NOBODY alone when it is somebody who speaks for no state."""

    whos: tuple[Who, ...]
    quoted: bool
    tier: Tier
    text: str = ""
    """How the document names the speaker."""
    official: bool = False
    """True for "a spokesman" and the like, of whom the text does not say whose he is."""
    free: bool = False
    """True for a sentence that only its place between a speaker's sentences attributes."""

    @property
    def holds(self) -> bool:
        """True when a state or group speaks."""
        return any(who.holds for who in self.whos)


@dataclass(slots=True)
class Passage:
    """A paragraph or headline with what its sentences and quotations are."""

    sentences: list[Sentence]
    quotes: list[Quotation]
    headline: bool = False
    speech: dict[int, Voice] = field(default_factory=dict)
    """Start of a verb of speech → who speaks."""
    quoted: dict[int, Voice] = field(default_factory=dict)
    """Start of a full quotation → whose it is."""
    said: list[Voice | None] = field(default_factory=list)
    """For each sentence, who speaks in it at all."""

    def quote_at(self, place: int) -> Quotation | None:
        """The full quotation that covers an offset."""
        for quote in self.quotes:
            if quote.covers(place) and quote.is_full:
                return quote
        return None


class Voices:
    """Reads passages in order and tells whose words a token is."""

    def __init__(self, lexicon: Lexicon, mentions: Mentions, discourse: Discourse) -> None:
        self._lexicon = lexicon
        self._mentions = mentions
        self._discourse = discourse
        self._resolved: dict[int, tuple[Who, ...]] = {}
        self._carried: Voice | None = None

    def read(self, passage: Passage) -> None:
        """Resolve all subjects of a passage in order and give each quotation its speaker."""
        for sentence in passage.sentences:
            self._mentions.introduce(sentence)
            self._subjects(passage, sentence)
            voices = self._speakers(passage, sentence)
            passage.said.append(voices[0] if voices else None)
        self._give_quotes(passage)
        told = [voice for voice in passage.said if voice is not None]
        if told:
            self._carried = told[-1]
        elif not passage.quoted:
            self._carried = None

    def whos(self, sentence: Sentence, noun: Token) -> tuple[Who, ...]:
        """Whom a subject stands for, as it was understood when it was read."""
        if noun.start not in self._resolved:
            self._resolved[noun.start] = self._mentions.resolve(sentence, noun)
        return self._resolved[noun.start]

    def of(self, passage: Passage, sentence: Sentence, token: Token) -> Voice | None:
        """The voice that says a token; None for the document's own."""
        quote = passage.quote_at(token.start)
        if quote is not None and quote.start in passage.quoted:
            return passage.quoted[quote.start]
        below = token
        for above in sentence.ancestors(token):
            content = below.dep in _CONTENT or (below.dep == "advcl" and above.i < below.i)
            voice = passage.speech.get(above.start)
            if voice is not None and content and below.dep != "advcl":
                return voice
            below = above
        return self._according(sentence, token)

    def free(self, passage: Passage, sentence: Sentence) -> Voice | None:
        """The speaker between whose sentences an unattributed one stands."""
        place = passage.sentences.index(sentence)
        before = self._speaker_at(passage, place - 1)
        after = self._speaker_at(passage, place + 1)
        if before is None or after is None or not before.holds:
            return None
        if not any(who.same_actor(other) for who in before.whos for other in after.whos):
            return None
        return replace(before, quoted=False, tier=Tier.CARRIED, free=True)

    def _speaker_at(self, passage: Passage, place: int) -> Voice | None:
        if not 0 <= place < len(passage.sentences):
            return None
        if passage.said[place] is not None:
            return passage.said[place]
        quote = passage.quote_at(passage.sentences[place].start)
        return passage.quoted.get(quote.start) if quote is not None else None

    def _subjects(self, passage: Passage, sentence: Sentence) -> None:
        for token in sentence.tokens:
            is_agent = token.dep == "pobj" and sentence.head(token).dep == "agent"
            if token.dep not in SUBJECTS and not is_agent:
                continue
            if is_first_person(token) or token.lemma in ("who", "which", "that", "there"):
                continue
            if passage.quote_at(token.start) is not None and token.pos == "PRON":
                continue
            if token.lemma == "it" and _is_empty(sentence, token):
                continue
            whos = self._mentions.resolve(sentence, token)
            self._resolved[token.start] = whos
            if not is_agent and passage.quote_at(token.start) is None:
                self._discourse.saw_subject(whos or self._stranger(token))
                if not whos and token.tag in ("NNS", "NNPS"):
                    self._discourse.saw_strangers()

    def _stranger(self, token: Token) -> tuple[Who, ...]:
        """A capitalised name that speaks for no state we know: "he" must not pass over it."""
        return (NOBODY,) if token.pos == "PROPN" else ()

    def _speakers(self, passage: Passage, sentence: Sentence) -> list[Voice]:
        """Who speaks in a sentence, outermost first."""
        found: list[tuple[int, int, Voice]] = []
        for token in sentence.tokens:
            if token.lemma not in self._lexicon.speech or token.pos not in ("VERB", "AUX"):
                continue
            if passage.quote_at(token.start) is not None:
                continue
            subject = subject_of(sentence, token)
            if subject is None or is_first_person(subject.noun):
                continue
            whos = self.holders(sentence, subject.noun, subject.verb)
            voice = Voice(
                whos or (NOBODY,),
                quoted=False,
                tier=tier_of(subject.noun, self._lexicon),
                text=subject.noun.text,
                official=not whos and self._mentions.is_office(subject.noun),
            )
            passage.speech[token.start] = voice
            depth = sum(above.start in passage.speech for above in sentence.ancestors(token))
            found.append((depth, token.i, voice))
        return [voice for _, _, voice in sorted(found, key=lambda one: one[:2])]

    def holders(self, sentence: Sentence, noun: Token, verb: Token) -> tuple[Who, ...]:
        """Whom a subject speaks for: those "on behalf of" whom it does, else itself."""
        whos = self.whos(sentence, noun)
        represented = self._represented(sentence, verb)
        if represented is None:
            return tuple(dict.fromkeys((*whos, *self._together(sentence, noun, verb))))
        speaker = whos[0] if whos else NOBODY
        found = []
        for who in self._mentions.resolve(sentence, represented):
            if who.group is None:
                found.append(replace(who, spokesperson=speaker.key, person=speaker.person))
            elif speaker.key and speaker.key not in who.group.members:
                group = who.group.model_copy(
                    update={"members": (speaker.key, *who.group.members)}
                )
                found.append(replace(who, group=group, spokesperson=speaker.key))
            else:
                found.append(who)
        return tuple(found) or whos

    def _together(self, sentence: Sentence, noun: Token, verb: Token) -> Iterator[Who]:
        """Those "with" whom a subject speaks, set off by a comma: "With Peru, Chile proposed"."""
        if verb.lemma not in self._lexicon.speech and verb.lemma not in self._lexicon.asking:
            return
        for prep in (*sentence.children(noun, "prep"), *sentence.children(verb, "prep")):
            set_off = prep.i == 0 or sentence.tokens[prep.i - 1].text == ","
            if prep.lemma not in ("with", "alongside") or not set_off:
                continue
            for pobj in sentence.children(prep, "pobj"):
                yield from (who for who in self._mentions.resolve(sentence, pobj) if who.holds)

    def _represented(self, sentence: Sentence, verb: Token) -> Token | None:
        hosts = [verb, *sentence.children(verb, "dobj", "advcl", "nsubj")]
        hosts += [c for host in hosts for c in sentence.children(host, "acl")]
        for host in hosts:
            for prep in sentence.children(host, "prep"):
                behalf = sentence.child(prep, "pobj")
                if host.dep == "nsubj" and prep.lemma == "for" and behalf is not None:
                    group = self._mentions.mention(behalf)
                    if group is not None and group.actor.startswith("bloc:"):
                        return behalf
                if prep.lemma in ("on", "in") and behalf is not None and behalf.lemma == "behalf":
                    of = next(iter(sentence.children(behalf, "prep")), None)
                    if of is not None:
                        return sentence.child(of, "pobj")
                    return sentence.child(behalf, "poss")
        return None

    def _give_quotes(self, passage: Passage) -> None:
        for quote in passage.quotes:
            if not quote.is_full:
                continue
            voice = self._near(passage, quote)
            if voice is not None:
                passage.quoted[quote.start] = voice

    def _near(self, passage: Passage, quote: Quotation) -> Voice | None:
        """The speaker of a quotation: in its own sentences, beside them, or carried on."""
        touched = [
            k
            for k, s in enumerate(passage.sentences)
            if s.start < quote.end and s.end > quote.start
        ]
        own = [
            (self._distance(start, quote), start)
            for k in touched
            for start in passage.speech
            if passage.sentences[k].start <= start < passage.sentences[k].end
        ]
        if own:
            return replace(passage.speech[min(own)[1]], quoted=True)
        if not touched:
            return None
        if any(self._has_unquoted_verb(passage, passage.sentences[k]) for k in touched):
            return None
        before = passage.said[touched[0] - 1] if touched[0] > 0 else None
        after = passage.said[touched[-1] + 1] if touched[-1] + 1 < len(passage.said) else None
        quoted = [v for start, v in passage.quoted.items() if start < quote.start]
        chosen = (quoted[-1] if quoted else None) or before or after
        if chosen is None and touched[0] == 0:
            chosen = self._carried
        if chosen is None:
            return None
        return replace(chosen, quoted=True, tier=Tier.CARRIED)

    def _has_unquoted_verb(self, passage: Passage, sentence: Sentence) -> bool:
        return any(
            token.pos == "VERB" and not any(q.covers(token.start) for q in passage.quotes)
            for token in sentence.tokens
        )

    def _distance(self, place: int, quote: Quotation) -> int:
        if place < quote.start:
            return quote.start - place
        return place - quote.end

    def _according(self, sentence: Sentence, token: Token) -> Voice | None:
        for prep in sentence.tokens:
            if prep.text.lower() != "according":
                continue
            to = sentence.child(prep, "prep")
            noun = sentence.child(to, "pobj") if to is not None else None
            if noun is None or token in sentence.subtree(prep):
                continue
            whos = tuple(who for who in self._mentions.resolve(sentence, noun) if who.holds)
            return Voice(whos or (NOBODY,), quoted=False, tier=Tier.EXPLICIT, text=noun.text)
        return None


def _is_empty(sentence: Sentence, token: Token) -> bool:
    """True for "it is easy to blame them"."""
    verb = sentence.head(token)
    return (
        verb.lemma in ("be", "seem", "appear")
        and sentence.child(verb, "acomp", "attr") is not None
        and sentence.child(verb, "xcomp", "ccomp", "csubj") is not None
    )


def is_first_person(token: Token) -> bool:
    """True for "we" and its forms; "US" is none of them."""
    return token.tag in ("PRP", "PRP$") and token.text.lower() in _FIRST_PERSON


def tier_of(noun: Token, lexicon: Lexicon) -> Tier:
    """How plainly a subject names its actor."""
    if noun.pos == "PRON" or noun.lemma in lexicon.statements:
        return Tier.PRONOUN
    return Tier.EXPLICIT
