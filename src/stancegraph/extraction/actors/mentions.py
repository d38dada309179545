"""Who a noun phrase stands for: the one place where names, offices, groups and pronouns meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from stancegraph.extraction.actors.discourse import Discourse
from stancegraph.extraction.actors.documents import Documents
from stancegraph.extraction.actors.groups import Groups
from stancegraph.extraction.actors.names import Names
from stancegraph.extraction.actors.offices import Offices, press
from stancegraph.extraction.actors.people import People, is_capital
from stancegraph.extraction.actors.who import NOBODY, Who
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.resolution.gazetteer import Gazetteer, Mention

_OFFICIAL = re.compile(r"organ:(?:President|Secretary|High Commissioner|Special|Director|Chair)")
"""Organs that are persons: they speak for no state and decide nothing for states."""
_PLACES = frozenset({"in", "at", "near", "from", "outside", "around", "across", "throughout"})
_SIDES = frozenset(
    "sides parties ministers leaders participants signatories governments delegations countries "
    "heads presidents states".split()
)
"""Nouns for those who make a joint statement."""
_PRESS = frozenset(
    "medium media agency newspaper daily weekly broadcaster television tv radio report paper "
    "outlet press magazine website correspondent".split()
)
"""Those through whom a stance becomes known and who are no party to it."""
_KINDS_OF_STATES = frozenset(
    "member ally neighbour neighbor rival partner country nation state power superpower host giant "
    "candidate backer guarantor signatory sponsor chair holder kingdom archipelago island".split()
)
"""Nouns that tell what a state is, before its name."""
_SIZED = frozenset({"nation", "member", "-", "state", "regional", "military", "western", "whole"})
"""Words between "the" and a noun for a bloc that do not tell it from others."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})


class Mentions:
    """Resolves the noun phrases of one article; sentences must be introduced in order."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        lexicon: Lexicon,
        discourse: Discourse,
        *,
        day: date | None = None,
        home: str | None = None,
    ) -> None:
        self._lexicon = lexicon
        self._discourse = discourse
        self.names = Names(gazetteer, day)
        self.offices = Offices(self.names, lexicon, discourse)
        self.offices.home = home
        self._groups = Groups(self.names, self.offices, lexicon, discourse)
        self._documents = Documents(self.names, self.offices, lexicon, discourse)
        self._people = People(self.names, self.offices, lexicon, discourse, day)

    def introduce(self, sentence: Sentence) -> None:
        """Meet the persons whom a sentence names."""
        for _, mention in self.names.within(list(sentence.tokens)):
            if ":" not in mention.actor:
                self._discourse.saw_named(mention.actor)
            elif mention.form != "capital" and not _OFFICIAL.match(mention.actor):
                self._discourse.saw_body(mention.actor)
        self._people.introduce(sentence)

    def resolve(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        """Everyone that a noun phrase and its coordinated phrases stand for; empty if unknown."""
        found: list[Who] = []
        for one in sentence.conjuncts(token):
            is_denied = one.i > 0 and sentence.tokens[one.i - 1].lemma == "not"  # "but not Peru"
            if one.i == token.i or (one.pos in _NOMINAL and not is_denied):
                found += self._one(sentence, one)
        if not found:
            found += (w for one in sentence.conjuncts(token) for w in self._included(sentence, one))
        found += self._listed_before(sentence, token) if found else ()
        found += self._listed_behind(sentence, token)
        return tuple(dict.fromkeys(found))

    def is_official(self, token: Token) -> bool:
        """True for the press, and for officials of whom the text does not say whose they are.

        What these tell is known as if the document itself told it.
        """
        is_press = token.lemma in _PRESS or token.text.lower() in press()
        return is_press or self.offices.is_office(token) or self._people.is_unplaced(token)

    def _one(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        if token.pos == "PRON" or token.tag in ("PRP", "WP", "WDT"):
            return () if token.dep == "expl" else self._discourse.pronoun(token.text)
        if self._is_joint(sentence, token):
            return self._discourse.speakers
        bearer = self._people.titled(token)
        if bearer is not None:
            return (bearer,)
        group = self._groups.of(sentence, token)
        if group is not None:
            return group
        neighbour = _named_behind(sentence, token) or _named_of(sentence, token)
        if neighbour is not None and (key := self.names.state(neighbour)) is not None:
            return (Who(key),)
        body = self._that_body(sentence, token)
        if body is not None:
            return (body,)
        is_observer = token.text == "Observer" and token.i > 0  # "the Permanent Observer of"
        is_envoy = is_observer and sentence.tokens[token.i - 1].text == "Permanent"
        is_occupation = token.lemma in self._lexicon.occupations and not is_envoy
        if is_occupation or self.offices.is_foreign(sentence, token):
            return (NOBODY,)
        mention = self.names.mention(token)
        if mention is not None and mention.form != "demonym":
            return self._named(sentence, token, mention)
        document = self._documents.of(sentence, token)
        if document is not None:
            return document or self._authors(sentence, token)
        is_known = token.text in self._discourse.people
        if is_capital(sentence, token) and (token.pos == "PROPN" or token.i > 0 or is_known):
            person = self._people.named(sentence, token)
            if person is not None:
                return (person,)
        if is_envoy or self.offices.is_office(token) or self.offices.is_body(token):
            held = self.offices.holders(sentence, token) or self._realm(sentence, token)
            return held or self._of_several(sentence, token)
        if mention is not None:
            is_people = token.tag[:2] == "NN" and not _is_some(sentence, token)
            return (Who(mention.actor),) if is_people else ()
        country = self.offices.that_country(sentence, token)
        if country is not None:
            return (country,)
        return self._that_group(sentence, token) or self._abbreviated(sentence, token)

    def named_source(self, sentence: Sentence, noun: Token) -> tuple[Who, ...]:
        """Whom the noun behind "from" stands for: "from Washington" is no place where words are."""
        key = self.names.state(noun) if noun.pos == "PROPN" else None
        return (Who(key),) if key is not None else self.resolve(sentence, noun)

    def _authors(self, sentence: Sentence, noun: Token) -> tuple[Who, ...]:
        """Those by whom "a statement by Peru's ministry" is said to be."""
        found = [
            who
            for prep in sentence.children(noun, "prep")
            if prep.lemma in ("by", "from")
            for author in sentence.children(prep, "pobj")
            for who in self.named_source(sentence, author)
        ]
        return tuple(who for who in found if who.holds)

    def _realm(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        """The state that "the kingdom" means."""
        country = self.offices.that_country(sentence, token)
        return (country,) if country is not None else ()

    def _of_several(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        """The states of "the ministries of several countries", "ministers from 12 states"."""
        for prep in sentence.children(token, "prep"):
            for pobj in sentence.children(prep, "pobj") if prep.lemma in ("of", "from") else ():
                group = self._groups.of(sentence, pobj)
                if group is not None:
                    return group
        return ()

    def _abbreviated(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        """The bloc or organ whose short name stands in brackets behind its long one."""
        for one in sentence.subtree(token):
            around = sentence.tokens[max(0, one.i - 1) : one.i + 2]
            mention = self.names.mention(one)
            is_short = mention is not None and ":" in mention.actor and len(around) == 3
            if mention is not None and is_short and around[0].text == "(" and around[2].text == ")":
                return (Who(mention.actor),)
        return ()

    def _is_joint(self, sentence: Sentence, token: Token) -> bool:
        """True for "the sides", "the Ministers", "both countries" in what states say as one."""
        speakers = self._discourse.speakers
        is_plural = token.tag in ("NNS", "NNPS") and token.text.lower() in _SIDES
        if len(speakers) != 1 or not is_plural:
            return False
        is_several = speakers[0].group is not None or (speakers[0].key or "").startswith("bloc:")
        if not is_several or self.offices.country_of(sentence, token) is not None:
            return False
        dets = {child.lemma for child in sentence.children(token, "det", "nummod", "predet")}
        kinds = {child.dep for child in sentence.children(token)} & {"prep", "relcl", "acl"}
        return bool(dets & {"the", "both", "two"}) and not kinds

    def _named(self, sentence: Sentence, token: Token, mention: Mention) -> tuple[Who, ...]:
        is_place = token.dep == "pobj" and sentence.head(token).lemma in _PLACES
        if mention.form == "capital" and is_place:
            return ()
        if _OFFICIAL.match(mention.actor):
            return (NOBODY,)
        return (Who(mention.actor),)

    def _that_body(self, sentence: Sentence, token: Token) -> Who | None:
        """The bloc or organ that "the bloc", "the body" and "the Council" take up again."""
        if token.tag not in ("NN", "NNP") or self.names.mention(token) is not None:
            return None
        kinds = sentence.children(
            token, "amod", "compound", "nmod", "poss", "prep", "relcl", "acl", "appos"
        )
        if not _is_definite(sentence, token) or any(one.lemma not in _SIZED for one in kinds):
            return None
        is_name = token.text[:1].isupper() and token.i > 0
        return self._discourse.body(token.lemma, is_name=is_name)

    def _that_group(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        """The bloc that "the Group" and "the Forum" mean while somebody speaks for it."""
        if token.tag not in ("NN", "NNP", "NNS") or not _is_definite(sentence, token):
            return ()
        return self._discourse.group_on_the_floor(token.text.lower())

    def _listed_behind(self, sentence: Sentence, token: Token) -> Iterator[Who]:
        """Chile in the headline "Peru, Chile agree on it", which looks like an apposition."""
        own = self.names.mention(token)
        if own is None or own.form == "demonym" or token.i > own.text.count(" "):
            return
        for other in sentence.children(token, "appos"):
            mention = self.names.mention(other)
            ends = sentence.tokens[other.i + 1 : other.i + 2]
            is_listed = bool(ends) and ends[0].pos in ("VERB", "AUX")
            if mention is None or mention.form == "demonym" or not is_listed:
                continue
            if mention.actor != own.actor:
                yield Who(mention.actor)

    def _listed_before(self, sentence: Sentence, token: Token) -> Iterator[Who]:
        """The states before one in "Chile, Peru, Panama and others", however it was parsed.

        A headline leaves "and" out: "Chile, Peru reject the plan", from its first word.
        """
        own = self.names.mention(token)
        follows = sentence.tokens[token.i + 1 : token.i + 2]
        if own is None or own.form == "demonym" or not follows:
            return
        first = self.names.first_token(sentence, own)
        if follows[0].lemma != "and" and not self._is_listed_from_start(sentence, first):
            return
        while first >= 2 and sentence.tokens[first - 1].text == ",":
            mention = self.names.mention(sentence.tokens[first - 2])
            if mention is None or mention.form not in ("name", "bloc", "abbreviation"):
                return
            yield Who(mention.actor)
            first = self.names.first_token(sentence, mention)
            if first > 0 and sentence.tokens[first - 1].text.lower() == "the":
                first -= 1

    def _included(self, sentence: Sentence, token: Token) -> Iterator[Who]:
        """The states in "partners including Chile and Peru", where "partners" tells nothing."""
        for prep in sentence.children(token, "prep"):
            if prep.text.lower() != "including" or token.tag != "NNS":
                continue
            for pobj in sentence.children(prep, "pobj"):
                for one in sentence.conjuncts(pobj):
                    mention = self.names.mention(one)
                    if mention is not None and mention.form in ("name", "bloc", "abbreviation"):
                        yield Who(mention.actor)

    def _is_listed_from_start(self, sentence: Sentence, first: int) -> bool:
        """True where nothing but names of states stands before a token: "Chile, Peru reject"."""
        is_list = first >= 2
        while first >= 2 and sentence.tokens[first - 1].text == ",":
            mention = self.names.mention(sentence.tokens[first - 2])
            if mention is None or mention.form not in ("name", "bloc", "abbreviation"):
                return False
            first = self.names.first_token(sentence, mention)
        return is_list and first == 0


def _named_behind(sentence: Sentence, token: Token) -> Token | None:
    """The name in "NATO member Turkey", "its neighbour Chile"."""
    if token.lemma not in _KINDS_OF_STATES or token.tag != "NN":
        return None
    return next((one for one in sentence.children(token, "appos") if one.pos == "PROPN"), None)


def _named_of(sentence: Sentence, token: Token) -> Token | None:
    """The name in "the island nation of Fiji"."""
    if token.lemma not in ("nation", "country", "republic", "emirate", "kingdom", "sultanate"):
        return None
    of = next((one for one in sentence.children(token, "prep") if one.lemma == "of"), None)
    return sentence.child(of, "pobj") if of is not None and token.tag == "NN" else None


def _is_some(sentence: Sentence, people: Token) -> bool:
    """True for "many Peruvians" and "two young Peruvians", who are not Peru."""
    plural = people.tag in ("NNS", "NNPS")
    return plural and sentence.child(people, "amod", "nummod", "compound") is not None


def _is_definite(sentence: Sentence, noun: Token) -> bool:
    return any(det.lemma == "the" for det in sentence.children(noun, "det"))
