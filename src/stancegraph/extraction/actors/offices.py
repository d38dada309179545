"""Offices and institutions: which words are such, and of which state."""

from __future__ import annotations

from stancegraph.extraction.actors.discourse import Discourse
from stancegraph.extraction.actors.leaders import leader
from stancegraph.extraction.actors.listed import (
    WITH_EXTERNAL_AFFAIRS,
    WITH_FOREIGN_OFFICE,
    ministries,
    other_agencies,
    realms,
)
from stancegraph.extraction.actors.names import Names
from stancegraph.extraction.actors.who import LONGEST_NAME, NOBODY, Who
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token

_ON_THE_SPOT = frozenset({"authority", "government", "official", "junta", "regime"})
"""Bodies that are of the state in which they sit."""
_LOCAL = frozenset({"local", "city", "district", "county", "election", "prison", "football"})
_COUNTRIES = frozenset({"country", "nation", "state", "delegation"})
_SEATED = frozenset(
    "official delegate delegation diplomat representative source minister spokesman spokeswoman "
    "spokesperson envoy ambassador negotiator counterpart".split()
)
_MODIFIERS = ("poss", "amod", "compound", "nmod")
_LONGEST_TITLE = 12
_BODIES_OF_ACTORS = frozenset(
    "ministry government embassy presidency administration regime junta".split()
)
_RULERS = frozenset({"regime", "junta"})
"""Bodies of which a report seldom tells more than one: that of the state last told of."""
_LEANINGS = frozenset({"far", "right", "left", "wing", "centre", "center", "green"})
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
        if token.text == "Chiefs":
            return True  # "the Joint Chiefs of Staff"
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
        if token.lemma == "leader" and words & _LEANINGS:
            return True  # "the far-right leader" leads a party
        words &= self._lexicon.foreign_to_states
        if words == {"un"}:
            return self.country_of(sentence, token) is None  # "Peru's UN envoy" is Peru's
        if words == {"agency"} and self._is_state_agency(sentence, token):
            return False
        return bool(words) and not (self._names.mention(token) and token.pos == "PROPN")

    def _is_state_agency(self, sentence: Sentence, token: Token) -> bool:
        """True for "a Japanese Fisheries Agency official", not for press, aid and the like."""
        around = [token, *sentence.children(token, *_MODIFIERS)]
        agency = next((one for one in around if one.lemma == "agency"), None)
        if agency is None or not agency.text[:1].isupper():
            return False
        around += sentence.children(agency, *_MODIFIERS)
        is_other = any(one.text.lower() in other_agencies() for one in around)
        return not is_other and self.country_of(sentence, token) is not None

    def _is_one_name(self, part: Token, token: Token) -> bool:
        mention = self._names.mention(part)
        return mention is not None and mention == self._names.mention(token)

    def country_of(self, sentence: Sentence, token: Token) -> str | None:
        """Key of the state or bloc to which an office, institution or statement belongs."""
        if token.lemma == "counterpart":
            return self._of_counterpart(sentence, token)
        for child in sentence.children(token, *_MODIFIERS):
            if (found := self._names.state(child)) is not None and not _is_concern(sentence, child):
                return found
            if (short := self.ministry(child)) is not None:
                return short  # "an MEA spokesperson"
        owner = sentence.child(token, "poss")
        for child in sentence.children(token, "poss", "compound", "nmod"):
            if child.pos == "PROPN" and (who := self._person(child)) is not None:
                return who.key  # "Putin's government", "the Biden administration"
        if owner is not None and (country := self.that_country(sentence, owner)) is not None:
            return country.key  # "the country's foreign minister"
        if owner is not None and owner.pos == "NOUN" and _has(sentence, owner, "the"):
            body = self._discourse.body(owner.lemma, is_name=False)
            if body is not None:
                return body.key  # "the bloc's foreign ministers"
        if owner is not None and self.is_body(owner):
            whos = self.holders(sentence, owner)  # "the junta's foreign ministry"
            if len(whos) == 1 and whos[0].key is not None:
                return whos[0].key
        if owner is not None and owner.lemma == "whose":
            verb = sentence.head(token)
            return self._names.state(sentence.head(verb)) if verb.dep == "relcl" else None
        if owner is not None and owner.tag == "PRP$":
            whos = self._discourse.pronoun(owner.text)
            return next((who.key for who in whos if who.key), None)
        for child in sentence.children(token, *_MODIFIERS):
            if (found := self.country_of(sentence, child)) is not None:
                return found
        return (
            self._country_behind(sentence, token)
            or self._of_foreign_office(sentence, token)
            or self._shared(sentence, token)
        )

    def ministry(self, token: Token) -> str | None:
        """The state whose ministry has that short name, as the text or its own press has it."""
        known = self._discourse.short_names.get(token.text)
        if known is not None or token.tag != "NNP":
            return known.key if known is not None else None
        key = ministries().get(token.text)
        is_named = key == self.home or key in self._discourse.named
        return key if is_named or token.dep == "compound" else None

    def _of_counterpart(self, sentence: Sentence, token: Token) -> str | None:
        """The state of "his Chilean *counterpart*", which is not his own."""
        for child in sentence.children(token, "amod", "compound", "nmod"):
            if (found := self._names.state(child)) is not None:
                return found
        return self._country_behind(sentence, token)

    def _shared(self, sentence: Sentence, token: Token) -> str | None:
        """The state of "Peru's trade and climate *minister*", which stands before the first."""
        first = sentence.first_conjunct(token)
        if first is token or sentence.child(token, "det", "poss") is not None:
            return None
        owners = (self._names.state(one) for one in sentence.children(first, "poss", "amod"))
        return next((key for key in owners if key is not None), None)

    def _of_foreign_office(self, sentence: Sentence, token: Token) -> str | None:
        """The state whose ministry is called "the Foreign Office"."""
        kinds = {one.text for one in sentence.children(token, "compound", "amod")}
        known = (self.home, *reversed(self._discourse.named))
        if token.lemma == "ministry" and _is_of_external_affairs(sentence, token):
            return next((one for one in known if one in WITH_EXTERNAL_AFFAIRS), None)
        if token.text != "Office" or "Foreign" not in kinds:
            return None
        return next((one for one in known if one in WITH_FOREIGN_OFFICE), WITH_FOREIGN_OFFICE[0])

    def _person(self, name: Token) -> Who | None:
        known = self._discourse.people.get(name.text)
        return known or leader(name.text, self._names.day, self._discourse.named)

    def that_country(self, sentence: Sentence, noun: Token) -> Who | None:
        """The state that "the country", "his country" and "the kingdom" take up again."""
        if noun.lemma == "latter":
            before = sentence.tokens[: noun.i]
            named = [one.actor for _, one in self._names.within(list(before))]
            return Who(named[-1]) if named else None
        if noun.tag != "NN" and not (noun.tag == "NNP" and noun.lemma in realms()):
            return None
        is_definite = _has(sentence, noun, "the") or _has(sentence, noun, "that")
        if noun.lemma in _COUNTRIES:
            owner = sentence.child(noun, "poss")
            if owner is not None and owner.lemma in ("his", "her"):
                return next(iter(self._discourse.pronoun(owner.text)), None)
            return self._discourse.nation if is_definite else None
        known = realms().get(noun.lemma, ()) if is_definite else ()
        key = next((key for key in reversed(self._discourse.named) if key in known), None)
        return Who(key) if key is not None else None

    def _country_behind(self, sentence: Sentence, token: Token) -> str | None:
        """The state in "President of France", "spokesman for the Indian ministry"."""
        preps = sentence.children(token, "prep")
        for prep in sentence.children(token, "prep"):
            if prep.lemma == "of":  # "the Ministry of Foreign Affairs of Peru"
                for below in sentence.children(prep, "pobj"):
                    preps += sentence.children(below, "prep") if below.text == "Affairs" else []
        for prep in preps:
            if prep.lemma == "in" and (place := self._capital(sentence, prep)) is not None:
                return place  # "the foreign ministry in La Paz"
            if prep.lemma == "in" and token.lemma in _ON_THE_SPOT:
                pobj = sentence.child(prep, "pobj")
                place = self._names.state(pobj) if pobj is not None else None
                kinds = {one.lemma for one in sentence.children(token, *_MODIFIERS)}
                if place is not None and ":" not in place and not kinds & _LOCAL:
                    return place  # "the authorities in Peru"
            is_seat = prep.lemma in ("at", "from", "with") and self._is_seated(token)
            is_served = prep.lemma == "to" and token.lemma in ("adviser", "advisor", "aide")
            if prep.lemma not in ("of", "for") and not (is_seat or is_served):
                continue
            for pobj in sentence.children(prep, "pobj"):
                found = self._names.state(pobj)
                if found is None and prep.lemma in ("of", "from"):
                    country = self.that_country(sentence, pobj)
                    found = country.key if country is not None else None
                if found is None and prep.lemma == "of" and pobj.pos == "PROPN":
                    ruler = self._person(pobj)  # "the regime of Daniel Ortega"
                    found = ruler.key if ruler is not None else None
                if found is None and (self.is_body(pobj) or self.is_office(pobj)):
                    found = self.country_of(sentence, pobj)
                    if found is None and pobj.lemma == "ministry" and _has(sentence, pobj, "the"):
                        found = self.home  # "a spokesman at the foreign ministry"
                if found is not None:
                    return found
        return None

    def _is_seated(self, token: Token) -> bool:
        """True for officials and delegates, who are "from Peru" and "at the ministry"."""
        return token.lemma in _SEATED

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
        if not _has(sentence, token, "the"):
            return None
        is_department = token.lemma == "department" and token.text[:1].isupper()
        if token.lemma not in _BODIES_OF_ACTORS and not (
            is_department and self._is_of_affairs(sentence, token)
        ):
            return None
        if token.lemma in _RULERS:
            return Who(self.home) if self.home is not None else self._discourse.nation
        actor = self._discourse.actor
        if actor is not None and actor.key is not None and ":" not in actor.key:
            return actor
        return Who(self.home) if self.home is not None else None

    def _is_of_affairs(self, sentence: Sentence, department: Token) -> bool:
        """True for "the Department" and "the Department of Foreign Affairs", not for others."""
        if sentence.child(department, "compound", "amod", "poss") is not None:
            return False
        below = [one.text for one in sentence.subtree(department)]
        return "of" not in below or bool({"Foreign", "External", "International"} & set(below))

    def _several(self, sentence: Sentence, token: Token) -> list[str]:
        """The states of "the Greek, Cypriot and French ministers", "delegations of A and B"."""
        hosts = sentence.children(token, *_MODIFIERS)
        for prep in sentence.children(token, "prep"):
            if prep.lemma in ("of", "from"):
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


def _is_of_external_affairs(sentence: Sentence, ministry: Token) -> bool:
    behind = sentence.tokens[ministry.i + 1 : ministry.i + 4]
    return [one.text for one in behind] == ["of", "External", "Affairs"]


def _is_concern(sentence: Sentence, name: Token) -> bool:
    """True for the name in "Taiwan Affairs Office", which is not Taiwan's."""
    return any(one.text == "Affairs" for one in sentence.tokens[name.i + 1 : name.i + 2])


def _has(sentence: Sentence, token: Token, article: str) -> bool:
    return any(det.lemma == article for det in sentence.children(token, "det"))
