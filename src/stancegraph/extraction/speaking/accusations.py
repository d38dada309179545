"""What a speaker says darkly of another state: "they have never wanted peace"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stancegraph.extraction.actors.voices import Voices
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.clauses import is_negated
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import Passage, is_first_person
from stancegraph.extraction.speaking.claim_forms import Claim
from stancegraph.extraction.targets.slots import VERBAL
from stancegraph.extraction.targets.targets import Targets
from stancegraph.records.values import Polarity

_PEOPLE = frozenset(
    "child citizen civilian family islander journalist man migrant people person refugee resident "
    "student teenager victim villager woman worker youth".split()
)
"""Those who suffer what is told of their state."""
_SUFFERING = frozenset(
    "bear combat condemn confront counter deplore emerge endure experience face fall feel fight "
    "flee grieve host lose mourn need overcome receive recover recall remember resist respond see "
    "struggle suffer survive sustain undergo withstand witness".split()
)
"""Verbs of those who suffer or fight an evil rather than do it."""
_GOODWILL = frozenset(
    "accept admit abide agree allow apologise apologize care comply cooperate engage fulfil "
    "fulfill heed hesitate honor honour implement intend keep listen negotiate permit recognise "
    "desire intention interest recognize regard respect respond seek show stop uphold want will "
    "willingness wish".split()
)
"""Verbs that accuse when they are denied: "has not *implemented* any of the accords"."""
_UNNAMED = frozenset("country government nation party power side state".split())
_SINGLED = frozenset("certain occupying other some such that these those".split())
"""Words of "*certain* countries have resorted to terror", which name no state."""
_GRIEF = frozenset(
    "chaos collapse corruption death extremism famine fear hunger instability misery poverty "
    "suffering terrorism victim violence war weapon".split()
)
"""Evils of which a state that is or has them is as often the victim as the doer."""
_STATES = frozenset({"be", "become", "have", "remain"})
_STRONG = 2
"""Dark words that accuse somebody of whom the sentence says something else and no bad was said."""


class Accusations:
    """Reads sentences of a speech in order, and remembers whom it has blamed."""

    def __init__(self, lexicon: Lexicon, voices: Voices, targets: Targets) -> None:
        self._lexicon = lexicon
        self._voices = voices
        self._targets = targets
        self._blamed: set[str] = set()

    def of(
        self, passage: Passage, sentence: Sentence, found: Iterable[Candidate]
    ) -> Iterator[Claim]:
        """Yield the accusations of a sentence in which nothing else blames the accused."""
        voice = passage.on_the_floor(sentence.start)
        if voice is None or not voice.quoted:
            return
        own = frozenset(key for who in voice.whos for key in _keys(who))
        found = list(found)
        opposed = {
            one.target.actor
            for one in found
            if one.polarity is Polarity.OPPOSE and one.who.key in own and one.target.actor
        }
        for verb in sentence.tokens:
            accused = self._accused(sentence, verb, own)
            if accused is None:
                yield from self._unnamed(sentence, verb, found)
                continue
            if accused[1] in opposed:
                continue
            subject, actor = accused
            if any(_is_credited(one, actor) for one in found):
                continue
            is_expected = actor in self._blamed or not found
            if self._weight(sentence, verb) >= (1 if is_expected else _STRONG):
                opposed.add(actor)
                yield Claim(verb, verb, (verb,), Polarity.OPPOSE, "accused", subject)
        self._blamed |= opposed

    def _unnamed(self, sentence: Sentence, verb: Token, found: list[Candidate]) -> Iterator[Claim]:
        """What "certain countries" do, where nothing else of the sentence says it."""
        subject = sentence.child(verb, "nsubj")
        if found or subject is None or subject.lemma.lower() not in _UNNAMED:
            return
        singled = {one.text.lower() for one in sentence.children(subject, "det", "amod")}
        if not singled & _SINGLED or verb.lemma in _SUFFERING or verb.pos not in VERBAL:
            return
        if self._weight(sentence, verb) > 0 and verb.lemma not in _STATES:
            yield Claim(verb, verb, (verb,), Polarity.OPPOSE, "accused", subject)

    def _accused(
        self, sentence: Sentence, verb: Token, own: frozenset[str]
    ) -> tuple[Token, str] | None:
        """The subject of a verb and the other state that it is."""
        subject = sentence.child(verb, "nsubj")
        if verb.pos not in VERBAL or subject is None or verb.lemma in _SUFFERING:
            return None
        if subject.pos == "PRON":
            whos = self._voices.whos(sentence, subject)
            keys = [who.key for who in whos if who.key is not None]
            actor = keys[0] if len(keys) == 1 and keys[0] in self._blamed else None
        elif subject.pos in ("NOUN", "PROPN") and self._is_whole(sentence, subject):
            actor = self._targets.actor(sentence, subject, None)
        else:
            actor = None
        if actor is None or actor in own or ":" in actor:
            return None
        is_own = any(is_first_person(one) for one in sentence.children(subject, "poss"))
        return None if is_own or subject.lemma in _PEOPLE else (subject, actor)

    def _is_whole(self, sentence: Sentence, noun: Token) -> bool:
        """True for a state, its leaders, its policy; not for "families from Peru"."""
        near = [noun, *sentence.children(noun, "poss", "amod", "compound", "nmod")]
        for prep in sentence.children(noun, "prep"):
            if prep.lemma in ("of", "in"):
                near += sentence.children(prep, "pobj")
        return any(self._targets.actor(sentence, one, None) is not None for one in near)

    def _weight(self, sentence: Sentence, verb: Token) -> int:
        """How darkly a clause speaks of its subject."""
        below = sentence.subtree(verb, without=frozenset({"conj", "parataxis", "nsubj"}))
        dark = [one for one in below if self._is_dark(one)]
        if is_negated(sentence, verb, self._lexicon):
            willing = [verb, *sentence.children(verb, "xcomp", "dobj")]
            return 0 if dark or all(one.lemma not in _GOODWILL for one in willing) else _STRONG
        if verb.lemma in _STATES:
            dark = [one for one in dark if one.lemma not in _GRIEF]
        return _STRONG if verb in dark else len(dark)

    def _is_dark(self, token: Token) -> bool:
        words = self._lexicon
        return any(
            token.lemma in known
            for known in (words.dark, words.condemned, words.condemning, words.loaded)
        )


def _is_credited(one: Candidate, actor: str) -> bool:
    """True for a state that is told to support something: "it recognized the value of talks"."""
    return one.who.key == actor and one.polarity is Polarity.SUPPORT and one.told_by is not None


def _keys(who: Who) -> Iterator[str]:
    """A speaker and those for whom he speaks."""
    if who.key is not None:
        yield who.key
    if who.group is not None:
        yield from (one for one in who.group.members if isinstance(one, str))
