"""Offices and institutions: which words are such, and of which state."""

from __future__ import annotations

from stancegraph.extraction.discourse import Discourse
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.names import Names
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.who import LONGEST_NAME, NOBODY, Who

_MODIFIERS = ("poss", "amod", "compound", "nmod")
_LONGEST_TITLE = 12
_BODIES_OF_ACTORS = frozenset("ministry government embassy presidency administration".split())
_HIGH = frozenset("president premier minister king queen emir sultan chancellor".split())
_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_OF_HOME = frozenset("government cabinet kingdom republic emirate sultanate premiership".split())
"""Bodies that a paper names without the state when they are its own."""


class Offices:
    """Reads "China's permanent representative", "Turkish Foreign Ministry spokesman"."""

    def __init__(self, names: Names, lexicon: Lexicon, discourse: Discourse) -> None:
        self._names = names
        self._lexicon = lexicon
        self._discourse = discourse
        self.home: str | None = None
        """The state whose own affairs the article reports; "the government" is its."""

    def is_office(self, token: Token) -> bool:
        """True for a word of office: minister, spokesman."""
        return token.lemma in self._lexicon.offices or token.text.lower() in self._lexicon.offices

    def is_body(self, token: Token) -> bool:
        """True for an institution of state: government, ministry."""
        return token.lemma in self._lexicon.institutions

    def is_foreign(self, sentence: Sentence, token: Token) -> bool:
        """True when a modifier makes a phrase no voice of a state: former, opposition, party."""
        modifiers = sentence.children(token, "amod", "compound", "nmod")
        # the "house" of "a White House spokesman" is no chamber
        words = {
            form
            for t in modifiers
            if self._names.state(t) is None and not self._is_one_name(t, token)
            for form in (t.lemma, t.text.lower())
        }
        if token.pos == "NOUN":
            words.add(token.lemma)
        words &= self._lexicon.foreign_to_states
        if words == {"un"}:
            return self.country_of(sentence, token) is None  # "Peru's UN envoy" is Peru's
        return bool(words) and not (self._names.mention(token) and token.pos == "PROPN")

    def _is_one_name(self, part: Token, token: Token) -> bool:
        mention = self._names.mention(part)
        return mention is not None and mention == self._names.mention(token)

    def country_of(self, sentence: Sentence, token: Token) -> str | None:
        """Key of the state or bloc to which an office, institution or statement belongs."""
        for child in sentence.children(token, *_MODIFIERS):
            if (found := self._names.state(child)) is not None:
                return found
        owner = sentence.child(token, "poss")
        if owner is not None and owner.text in self._discourse.people:
            return self._discourse.people[owner.text].key  # "Putin's government"
        if owner is not None and owner.lemma == "whose":
            verb = sentence.head(token)
            return self._names.state(sentence.head(verb)) if verb.dep == "relcl" else None
        if owner is not None and owner.tag == "PRP$":
            whos = self._discourse.pronoun(owner.text)
            return next((who.key for who in whos if who.key), None)
        for child in sentence.children(token, *_MODIFIERS):
            if (found := self.country_of(sentence, child)) is not None:
                return found
        return self._country_behind(sentence, token)

    def _country_behind(self, sentence: Sentence, token: Token) -> str | None:
        """The state in "President of France", "spokesman for the Indian ministry"."""
        for prep in sentence.children(token, "prep"):
            if prep.lemma == "in" and (place := self._capital(sentence, prep)) is not None:
                return place  # "the foreign ministry in La Paz"
            if prep.lemma not in ("of", "for"):
                continue
            for pobj in sentence.children(prep, "pobj"):
                found = self._names.state(pobj)
                if found is None and (self.is_body(pobj) or self.is_office(pobj)):
                    found = self.country_of(sentence, pobj)
                if found is not None:
                    return found
        return None

    def _capital(self, sentence: Sentence, prep: Token) -> str | None:
        pobj = sentence.child(prep, "pobj")
        if pobj is None or pobj.pos != "PROPN":
            return None
        return self._names.capital(" ".join(one.text for one in sentence.subtree(pobj)))

    def holders(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        """Whom an office or institution without a person's name stands for."""
        plural = token.tag in ("NNS", "NNPS")
        owner = sentence.child(token, "poss")
        is_joined = owner is not None and len(sentence.conjuncts(owner)) > 1
        if plural or is_joined:  # "Egypt and Yemen's government": each has one
            several = self._several(sentence, token)
            if len(several) > 1:
                return tuple(Who(key) for key in several)
        key = self.country_of(sentence, token)
        if key is None and token.lemma in _OF_HOME and _has(sentence, token, "the"):
            key = self.home
        if key is not None:
            who = Who(key, office=None if self.is_body(token) else self.title(sentence, token))
            self._discourse.institutions[token.lemma] = who
            return (who,)
        if self.is_body(token):
            known = self._discourse.institutions.get(token.lemma) or self._acting(sentence, token)
            return (known.without_person(),) if known is not None else ()
        if _has(sentence, token, "a") and (key := self._of_actor(token)) is not None:
            return (Who(key, office=self.title(sentence, token)),)
        if plural or _has(sentence, token, "a"):
            return ()
        found = self._discourse.holder_of_office(token.lemma)
        is_the = _has(sentence, token, "the") or token.text[:1].isupper()
        if found is None and is_the and self.home is not None and token.lemma in _HIGH:
            found = Who(self.home, office=self.title(sentence, token))
        return (found,) if found is not None else ()

    def _acting(self, sentence: Sentence, token: Token) -> Who | None:
        """Whose "the ministry" is that was never named with its state: that of the last actor."""
        if token.lemma not in _BODIES_OF_ACTORS or not _has(sentence, token, "the"):
            return None
        actor = self._discourse.actor
        if actor is not None and actor.key is not None and ":" not in actor.key:
            return actor
        return Who(self.home) if self.home is not None else None

    def _several(self, sentence: Sentence, token: Token) -> list[str]:
        """The states of "the Greek, Cypriot and French ministers", "delegations of A and B"."""
        hosts = sentence.children(token, *_MODIFIERS)
        for prep in sentence.children(token, "prep"):
            if prep.lemma == "of":
                hosts += sentence.children(prep, "pobj")
        found = [self._names.state(one) for host in hosts for one in sentence.conjuncts(host)]
        return list(dict.fromkeys(key for key in found if key is not None))

    def title(self, sentence: Sentence, token: Token) -> str:
        """The words of an office without the state: "permanent representative to the UN"."""
        words = [
            child
            for child in sentence.children(token, "compound", "amod")
            if self._names.mention(child) is None and child.i < token.i and child.text != "-"
        ]
        phrase = [one.text for one in (*words, token)]
        for prep in sentence.children(token, "prep"):
            if prep.i == token.i + 1 and prep.lemma in ("to", "for", "of"):
                phrase += [one.text for one in sentence.subtree(prep)]
        return " ".join(phrase[:_LONGEST_TITLE])[:LONGEST_NAME]

    def _of_actor(self, noun: Token) -> str | None:
        """Whose "a spokesman" is, who follows on what his state did."""
        actor = self._discourse.actor
        if noun.lemma not in _SPEAKERS or actor is None or ":" in (actor.key or ":"):
            return None
        return actor.key

    def described_by(self, sentence: Sentence, noun: Token) -> Who | None:
        """Whom an apposition ("…, China's envoy,") says somebody speaks for."""
        if noun.lemma in self._lexicon.occupations or self.is_foreign(sentence, noun):
            return NOBODY
        if self.is_office(noun):
            key = self.country_of(sentence, noun) or self._of_actor(noun)
            return Who(key, office=self.title(sentence, noun)) if key else None
        return NOBODY if noun.pos == "NOUN" else None


def _has(sentence: Sentence, token: Token, article: str) -> bool:
    return any(det.lemma == article for det in sentence.children(token, "det"))
