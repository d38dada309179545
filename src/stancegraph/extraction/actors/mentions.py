"""Who a noun phrase stands for: the one place where names, offices, groups and pronouns meet."""

from __future__ import annotations

import re
from datetime import date

from stancegraph.extraction.actors.discourse import Discourse
from stancegraph.extraction.actors.documents import Documents
from stancegraph.extraction.actors.groups import Groups
from stancegraph.extraction.actors.listed import press
from stancegraph.extraction.actors.listings import Listings
from stancegraph.extraction.actors.names import Names
from stancegraph.extraction.actors.offices import Offices
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
_GATHERED = frozenset("authority conference council gathering meeting session summit".split())
"""Nouns for a bloc where it speaks as one: "*the Authority* condemns"."""
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
        self._listings = Listings(self.names)
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
            found += (
                w
                for one in sentence.conjuncts(token)
                for w in self._listings.included(sentence, one)
            )
        found += self._listings.before(sentence, token) if found else ()
        found += self._listings.behind(sentence, token)
        return tuple(dict.fromkeys(found))

    def is_official(self, token: Token) -> bool:
        """True for the press, and for officials of whom the text does not say whose they are.

        What these tell is known as if the document itself told it.
        """
        is_official = self.offices.is_office(token) or self._people.is_unplaced(token)
        return is_official or self.is_press(token)

    def is_press(self, token: Token) -> bool:
        """True for papers, agencies and broadcasters."""
        return token.lemma in _PRESS or token.text.lower() in press()

    def _one(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        if token.pos == "PRON" or token.tag in ("PRP", "WP", "WDT"):
            return () if token.dep == "expl" else self._discourse.pronoun(token.text)
        if self._is_joint(sentence, token):
            return self._discourse.speakers
        bearer = self._people.titled(token)
        if bearer is not None:
            return (bearer,)
        ministry = self.offices.ministry(token)
        if ministry is not None:
            return (Who(ministry),)
        group = self._groups.of(sentence, token)
        if group is not None:
            return group
        neighbour = _named_behind(sentence, token) or _named_of(sentence, token)
        several = sentence.conjuncts(neighbour) if neighbour is not None else []
        keys = [key for one in several if (key := self.names.state(one)) is not None]
        if keys and (token.tag == "NN" or len(keys) > 1):
            return tuple(Who(key) for key in (keys if token.tag == "NNS" else keys[:1]))
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
        """Those by whom "a statement by Peru's ministry" and "a letter of ten states" is."""
        found = [
            who
            for prep in sentence.children(noun, "prep")
            if prep.lemma in ("by", "from")
            for author in sentence.children(prep, "pobj")
            for who in self.named_source(sentence, author)
        ]
        several = () if found else self._of_several(sentence, noun)
        found += (who for who in several if who.group is not None and who.group.count)
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
        tokens = sentence.tokens
        for one in sentence.subtree(token):
            is_inside = 0 < one.i < len(tokens) - 1 and tokens[one.i - 1].text == "("
            if not is_inside or tokens[one.i + 1].text != ")":
                continue
            mention = self.names.mention(one)
            if mention is not None and ":" in mention.actor:
                return (Who(mention.actor),)
        return ()

    def _is_joint(self, sentence: Sentence, token: Token) -> bool:
        """True for "the sides", "the Ministers", "both countries" in what states say as one."""
        speakers = self._discourse.speakers
        is_plural = token.tag in ("NNS", "NNPS") and token.text.lower() in _SIDES
        is_one = token.tag in ("NN", "NNP") and token.text.lower() in _GATHERED
        if len(speakers) != 1 or not (is_plural or is_one):
            return False
        is_several = speakers[0].group is not None or (speakers[0].key or "").startswith("bloc:")
        if not is_several or self.offices.country_of(sentence, token) is not None:
            return False
        dets = {child.lemma for child in sentence.children(token, "det", "nummod", "predet")}
        kinds = [one for one in sentence.children(token) if one.dep in ("prep", "relcl", "acl")]
        is_bare = token.i == 0 and is_plural  # "Ministers welcomed", as communiqués write
        if all(one.lemma == "of" for one in kinds) and token.text in ("Heads", "Authority"):
            return True  # "Heads of State and Government"
        return (bool(dets & {"the", "both", "two"}) or is_bare) and not kinds

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
        regions = [one.lemma.lower() for one in kinds if one.lemma.lower() in self._lexicon.regions]
        kinds = [one for one in kinds if one.lemma.lower() not in regions]
        if not _is_definite(sentence, token) or any(one.lemma not in _SIZED for one in kinds):
            return None
        is_name = token.text[:1].isupper() and token.i > 0
        body = self._discourse.body(token.lemma, is_name=is_name)
        name = (body.key or "").lower() if body is not None else ""
        return body if all(region in name for region in regions) else None

    def _that_group(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        """The bloc that "the Group" and "the Forum" mean while somebody speaks for it."""
        if token.tag not in ("NN", "NNP", "NNS") or not _is_definite(sentence, token):
            return ()
        return self._discourse.group_on_the_floor(token.text.lower())


def _named_behind(sentence: Sentence, token: Token) -> Token | None:
    """The name in "NATO member Turkey", "its neighbour Chile"."""
    if token.lemma not in _KINDS_OF_STATES or token.tag != "NN":
        return None
    return next((one for one in sentence.children(token, "appos") if one.pos == "PROPN"), None)


def _named_of(sentence: Sentence, token: Token) -> Token | None:
    """The name in "the island nation of Fiji", the first in "the nations of Mali and Chad"."""
    if token.lemma not in ("nation", "country", "republic", "emirate", "kingdom", "sultanate"):
        return None
    of = next((one for one in sentence.children(token, "prep") if one.lemma == "of"), None)
    is_common = token.tag in ("NN", "NNS")
    return sentence.child(of, "pobj") if of is not None and is_common else None


def _is_some(sentence: Sentence, people: Token) -> bool:
    """True for "many Peruvians" and "two young Peruvians", who are not Peru."""
    plural = people.tag in ("NNS", "NNPS")
    return plural and sentence.child(people, "amod", "nummod", "compound") is not None


def _is_definite(sentence: Sentence, noun: Token) -> bool:
    return any(det.lemma == "the" for det in sentence.children(noun, "det"))
