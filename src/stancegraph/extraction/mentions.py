"""Who a noun phrase stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from stancegraph.extraction.discourse import Discourse
from stancegraph.extraction.leaders import leader
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.titles import Titled, titled
from stancegraph.extraction.who import NOBODY, Who, unnamed_states
from stancegraph.records.factsheet import Group
from stancegraph.resolution.gazetteer import Gazetteer, Mention

_PARTICLES = frozenset("al el bin ibn bint de da di du la le van von der den abu ben dos al-".split())
_MODIFIERS = ("poss", "amod", "compound", "nmod", "nummod", "det", "quantmod")
_SIZE = re.compile(
    r"(?P<more>more than|over|upwards of)|(?P<least>at least|no fewer than|not less than)"
    r"|(?P<about>about|around|some|nearly|almost|roughly|approximately|close to|up to|fewer than"
    r"|less than)",
    re.I,
)
_BETWEEN = frozenset({"'s", "’s", "the", "new", "deputy", "then", "acting"})
_DOMESTIC = frozenset("president prime minister premier king chancellor secretary".split())
"""Offices that a paper names without the country when it is its own."""
_OFFICIAL = re.compile(r"organ:(?:President|Secretary|High Commissioner|Special|Director|Chair)")
"""Organs that are persons: they speak for no state and decide nothing for states."""
_PLACES = frozenset({"in", "at", "near", "from", "outside", "around", "across", "throughout"})


class Mentions:
    """Resolves noun phrases of one article; `see` tells it which passage it is in."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, discourse: Discourse) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._discourse = discourse
        self._at: dict[int, Mention] = {}
        self.day: date | None = None
        """The day of the report, on which leaders are looked up."""
        self.home: str | None = None
        """The state from whose capital the article reports; its officials need no country."""

    def see(self, text: str, offset: int) -> None:
        """Look up all names of a passage that begins at `offset` of the document."""
        for found in self._gazetteer.find(text):
            mention = replace(found, start=found.start + offset, end=found.end + offset)
            for place in range(mention.start, mention.end):
                self._at[place] = mention

    def mention(self, token: Token) -> Mention | None:
        """The listed name that a token is part of."""
        return self._at.get(token.start)

    def resolve(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        """Everyone that a noun phrase and its coordinated phrases stand for; empty if unknown."""
        found: list[Who] = []
        for one in sentence.conjuncts(token):
            if one.i == token.i or one.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
                found += self._one(sentence, one)
        found += self._listed_before(sentence, token)
        return tuple(dict.fromkeys(found))

    def _listed_before(self, sentence: Sentence, token: Token) -> Iterator[Who]:
        """The states before one in "Chile, Peru, Panama and others", however it was parsed."""
        own = self.mention(token)
        follows = sentence.tokens[token.i + 1 : token.i + 2]
        if own is None or own.form == "demonym" or not follows or follows[0].lemma != "and":
            return
        first = min(t.i for t in sentence.at(own.start, own.end))
        while first >= 2 and sentence.tokens[first - 1].text == ",":
            mention = self.mention(sentence.tokens[first - 2])
            if mention is None or mention.form not in ("name", "bloc", "abbreviation"):
                return
            yield Who(mention.actor)
            first = min(t.i for t in sentence.at(mention.start, mention.end))
            if first > 0 and sentence.tokens[first - 1].text.lower() == "the":
                first -= 1

    def introduce(self, sentence: Sentence) -> None:
        """Remember every person whom the sentence names with an office."""
        for found in titled(sentence, self._lexicon, set(self._at)):
            self._meet(sentence, found)
        for token in sentence.tokens:
            if token.pos == "PROPN" and token.dep not in ("compound", "nmod"):
                self._person(sentence, token)

    def _meet(self, sentence: Sentence, found: Titled) -> None:
        """Remember a titled person whose country stands before or inside the title."""
        first = found.office[0]
        before = sentence.tokens[max(0, first.i - 3) : first.i]
        words = {t.lemma for t in (*before[-2:], *found.office)}
        name = " ".join(t.text for t in found.name)
        if words & self._lexicon.foreign_to_states:
            self._discourse.meet(NOBODY, [name, found.name[-1].text])
            return
        key = None
        for token in (*found.office, *reversed(before)):
            mention = self.mention(token)
            if mention is not None and not mention.actor.startswith("organ:"):
                key = mention.actor
                break
            if token.i < first.i and token.text.lower() not in _BETWEEN and not (
                token.pos in ("ADJ", "PROPN", "NOUN") and token.i == first.i - 1
            ):
                break
        if key is None:
            if any(t.text in self._discourse.people for t in found.name):
                return
            titled_name = f"{found.office[-1].text} {name}"
            known = (
                leader(titled_name, self.day)
                or leader(name, self.day)
                or leader(found.name[-1].text, self.day)
            )
            key = known.key if known is not None else None
            if key is None and {t.lemma for t in found.office} & _DOMESTIC:
                key = self.home
        if key is None:
            return
        title = " ".join(t.text for t in found.office if self.mention(t) is None)
        who = Who(key, person=name, office=title or None)
        self._discourse.meet(who, [t.text for t in found.name])

    def actors_within(self, tokens: list[Token]) -> Iterator[tuple[Token, str]]:
        """Each listed actor named in a stretch, with the last token of its name."""
        last: Mention | None = None
        for token in tokens:
            mention = self.mention(token)
            if mention is not None and mention != last:
                yield token, mention.actor
            last = mention

    def _one(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        if token.pos == "PRON" or token.tag in ("PRP", "WP", "WDT"):
            return self._pronoun(sentence, token)
        lemma = token.lemma
        group = self._group(sentence, token)
        if group is not None:
            return group
        if lemma in self._lexicon.occupations or self._foreign(sentence, token):
            return (NOBODY,)
        mention = self.mention(token)
        if mention is not None and mention.form != "demonym":
            return self._named(sentence, token, mention)
        if lemma in self._lexicon.statements:
            return self._statement(sentence, token)
        if token.pos == "PROPN" or self._name_before(sentence, token):
            person = self._person(sentence, token)
            if person is not None:
                return (person,)
        if lemma in self._lexicon.offices or lemma in self._lexicon.institutions:
            return self._office(sentence, token)
        if lemma in ("country", "nation", "state"):
            return self._that_country(sentence, token)
        if mention is not None:
            return (Who(mention.actor),) if token.tag in ("NNP", "NNPS", "NN", "NNS") else ()
        return ()

    def _named(self, sentence: Sentence, token: Token, mention: Mention) -> tuple[Who, ...]:
        if mention.form == "capital" and token.dep == "pobj":
            if sentence.head(token).lemma in _PLACES:
                return ()
        if mention.actor.startswith("organ:") and _OFFICIAL.search(mention.actor):
            return (NOBODY,)
        return (Who(mention.actor),)

    def _pronoun(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        word = token.text.lower()
        if word in ("he", "she", "him", "her", "his"):
            return (self._discourse.person,) if self._discourse.person else ()
        if word in ("they", "them", "their"):
            return self._discourse.several
        if word in ("it", "its") and token.dep != "expl":
            return (self._discourse.actor,) if self._discourse.actor else ()
        return ()

    def _statement(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        owner = self.country_of(sentence, token)
        if owner is not None:
            return (Who(owner),)
        if sentence.child(token, "det", "amod") is None or token.tag == "NNS":
            return ()
        return self._discourse.statement

    def _that_country(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        det = sentence.child(token, "det")
        if det is not None and det.lemma == "the" and token.tag == "NN":
            return (self._discourse.actor,) if self._discourse.actor else ()
        return ()

    def _foreign(self, sentence: Sentence, token: Token) -> bool:
        words = {t.lemma for t in sentence.children(token, "amod", "compound", "nmod")}
        words |= {t.text.lower() for t in sentence.children(token, "amod", "compound", "nmod")}
        if token.pos == "NOUN":
            words.add(token.lemma)
        if words & self._lexicon.foreign_to_states == {"un"}:
            return self.country_of(sentence, token) is None  # "Peru's UN envoy" is Peru's
        return bool(words & self._lexicon.foreign_to_states) and not (
            self.mention(token) and token.pos == "PROPN"
        )

    def country_of(self, sentence: Sentence, token: Token) -> str | None:
        """Key of the actor to whom an office, institution or statement belongs."""
        for child in sentence.children(token, "poss", "amod", "compound", "nmod"):
            mention = self.mention(child)
            if mention is not None and not mention.actor.startswith("organ:"):
                return mention.actor
        owner = sentence.child(token, "poss")
        if owner is not None and owner.tag == "PRP$":
            return next((w.key for w in self._pronoun(sentence, owner) if w.key), None)
        for child in sentence.children(token, "compound", "nmod", "poss", "amod"):
            found = self.country_of(sentence, child)
            if found is not None:
                return found
        for prep in sentence.children(token, "prep"):
            if prep.lemma in ("of", "for", "in"):
                for pobj in sentence.children(prep, "pobj"):
                    mention = self.mention(pobj)
                    if mention is not None and not mention.actor.startswith("organ:"):
                        if prep.lemma != "in" or mention.form == "capital":
                            return mention.actor
                    if pobj.lemma in self._lexicon.institutions | self._lexicon.offices:
                        found = self.country_of(sentence, pobj)
                        if found is not None:
                            return found
        return None

    def _office(self, sentence: Sentence, token: Token) -> tuple[Who, ...]:
        for prep in sentence.children(token, "prep"):
            pobj = sentence.child(prep, "pobj")
            if prep.lemma == "of" and pobj is not None and token.tag == "NNS":
                keys = [self.mention(one) for one in sentence.conjuncts(pobj)]
                if len(keys) > 1 and all(keys):
                    return tuple(Who(key.actor) for key in keys if key)
        key = self.country_of(sentence, token)
        plural = token.tag in ("NNS", "NNPS")
        if plural:
            several = self._several_owners(sentence, token)
            if len(several) > 1:
                return tuple(Who(one) for one in several)
        if key is None and token.lemma in ("government", "cabinet") and self._is_the(sentence, token):
            key = self.home
        if key is not None:
            is_body = token.lemma in self._lexicon.institutions
            who = Who(key, office=None if is_body else self._title(sentence, token))
            self._discourse.institutions[token.lemma] = who
            return (who,)
        if token.lemma in self._discourse.institutions and token.lemma in self._lexicon.institutions:
            return (self._discourse.institutions[token.lemma].without_person(),)
        if plural or token.lemma in self._lexicon.institutions:
            return ()
        det = sentence.child(token, "det")
        if det is not None and det.lemma in ("a", "an"):
            return ()
        found = self._discourse.holder_of_office(token.lemma)
        return (found,) if found is not None else ()

    def _is_the(self, sentence: Sentence, token: Token) -> bool:
        det = sentence.child(token, "det")
        return det is not None and det.lemma == "the"

    def _several_owners(self, sentence: Sentence, token: Token) -> list[str]:
        """The states of "the Greek, Cypriot and French ministers"."""
        found = []
        for child in sentence.children(token, "amod", "compound", "nmod", "poss"):
            for one in sentence.conjuncts(child):
                mention = self.mention(one)
                if mention is not None and not mention.actor.startswith("organ:"):
                    found.append(mention.actor)
        return list(dict.fromkeys(found))

    def _title(self, sentence: Sentence, token: Token) -> str:
        words = [
            child
            for child in sentence.children(token, "compound", "amod")
            if self.mention(child) is None and child.text != "-"
        ]
        phrase = [one.text for one in [*words, token] if one.i <= token.i]
        for prep in sentence.children(token, "prep"):
            if prep.i == token.i + 1 and prep.lemma in ("to", "for", "of"):
                phrase += [one.text for one in sentence.subtree(prep)]
        return " ".join(phrase[:12])

    def _name_before(self, sentence: Sentence, token: Token) -> bool:
        return token.dep != "pobj" and token.text[:1].isupper() and token.i > 0

    def _name_tokens(self, sentence: Sentence, token: Token) -> list[Token]:
        name = [token]
        i = token.i - 1
        while i >= 0:
            before = sentence.tokens[i]
            is_name = before.pos == "PROPN" or before.text.lower() in _PARTICLES
            if not is_name or self.mention(before) is not None:
                break
            if before.lemma in self._lexicon.offices | self._lexicon.institutions:
                break
            if before.text.rstrip(".") in ("Mr", "Mrs", "Ms", "Dr", "Sheikh", "Sir", "HRH"):
                break
            name.insert(0, before)
            i -= 1
        while name and not name[0].text[:1].isupper():
            name.pop(0)
        return name

    def _person(self, sentence: Sentence, token: Token) -> Who | None:
        """The person named, remembered; NOBODY for one who speaks for no state."""
        if self.mention(token) is not None or not token.text[:1].isupper():
            return None
        if token.lemma in self._lexicon.institutions | self._lexicon.offices:
            return None
        name = self._name_tokens(sentence, token)
        if not name:
            return None
        text = " ".join(one.text for one in name)
        if text in self._discourse.people:
            return self._discourse.people[text]
        described = self._described(sentence, token, name)
        if described is None:
            for part in (text, name[-1].text, name[0].text):
                if part in self._discourse.people:
                    return self._discourse.people[part]
            known = leader(text, self.day)
            if known is not None:
                self._discourse.meet(known, [name[-1].text])
            return known
        who = replace(described, person=text) if described.holds else NOBODY
        self._discourse.meet(who, [one.text for one in name])
        return who

    def _described(self, sentence: Sentence, token: Token, name: list[Token]) -> Who | None:
        """Whom the titles around a name say the person speaks for; None without a title."""
        before = [
            child
            for child in sentence.children(token, "compound", "amod", "nmod", "poss", "appos")
            if child.i < name[0].i
        ]
        office = next((one for one in reversed(before) if self.is_office(one)), None)
        titles = before if office is None else [office, *before]
        for title in titles:
            if self._foreign(sentence, title) or title.lemma in self._lexicon.occupations:
                return NOBODY
        if self._foreign(sentence, token):
            return NOBODY
        after = sentence.child(token, "appos")
        if after is not None and after.i > token.i:
            if after.lemma in self._lexicon.occupations or self._foreign(sentence, after):
                return NOBODY
            if self.is_office(after):
                key = self.country_of(sentence, after)
                return Who(key, office=self._title(sentence, after)) if key else None
            if after.pos == "NOUN":
                return NOBODY
        if office is not None:
            key = self.country_of(sentence, token) or self.country_of(sentence, office)
            if key is not None:
                words = [one.text for one in sorted(before, key=lambda one: one.i)
                         if self.mention(one) is None and one.dep != "poss"]
                return Who(key, office=" ".join(words) or office.text)
        return None

    def is_office(self, token: Token) -> bool:
        """True for a word of office: minister, spokesman."""
        return token.lemma in self._lexicon.offices or token.text.lower() in self._lexicon.offices

    def _group(self, sentence: Sentence, token: Token) -> tuple[Who, ...] | None:
        """A counted or uncounted group of states."""
        noun = token
        if token.lemma in self._lexicon.sizes or token.lemma in self._lexicon.numbers:
            of = next((c for c in sentence.children(token, "prep") if c.lemma == "of"), None)
            noun_below = sentence.child(of, "pobj") if of is not None else None
            if noun_below is None:
                return None
            noun = noun_below
        if noun.lemma not in self._lexicon.states or noun.tag not in ("NNS", "NNPS"):
            return None
        if self.mention(noun) is not None or self._foreign(sentence, noun):
            return None
        group = self._size(sentence, token, noun)
        if group is None:
            if noun.lemma in ("country", "nation", "state") and not self._definite(sentence, noun):
                return (unnamed_states(),)
            return None
        return (Who(group=group, plural=True),)

    def _definite(self, sentence: Sentence, noun: Token) -> bool:
        return any(
            child.lemma in ("the", "these", "those", "both", "all", "no", "any")
            or child.dep == "poss"
            for child in sentence.children(noun)
        )

    def _size(self, sentence: Sentence, token: Token, noun: Token) -> Group | None:
        members = tuple(self._members(sentence, noun))
        modifiers = sentence.children(noun, *_MODIFIERS)
        if token is not noun:
            modifiers = [token, *modifiers]
        state_noun = noun.lemma in ("country", "nation", "state", "government", "member", "power")
        for one in modifiers:
            if one.tag == "NNS" and one.text.lower() in self._lexicon.sizes:
                return Group(text=self._lexicon.sizes[one.text.lower()], members=members)
            number = self._number(one)
            if number is not None and one.dep != "poss":
                before = " ".join(
                    t.text.lower() for t in sentence.subtree(one) if t.i < one.i
                ) or " ".join(t.text.lower() for t in sentence.tokens[max(0, one.i - 2) : one.i])
                return _sized(number, before, members)
        for one in modifiers:
            text = self._lexicon.sizes.get(one.lemma) or self._lexicon.sizes.get(one.text.lower())
            if text is not None and (state_noun or one.lemma == "world"):
                return Group(text=text, members=members)
        if members and state_noun:
            return Group(text="some", members=members)
        return None

    def _number(self, token: Token) -> int | None:
        plain = token.text.replace(",", "")
        if plain.isdigit() and 1 < int(plain) <= 500:
            return int(plain)
        if token.text.lower() in self._lexicon.numbers:
            return self._lexicon.numbers[token.text.lower()]
        return None

    def _members(self, sentence: Sentence, noun: Token) -> Iterator[str]:
        for prep in sentence.children(noun, "prep"):
            if prep.text.lower() in ("including", "like", "as"):
                for pobj in sentence.children(prep, "pobj"):
                    for one in sentence.conjuncts(pobj):
                        mention = self.mention(one)
                        if mention is not None and ":" not in mention.actor:
                            yield mention.actor


def _sized(number: int, before: str, members: tuple[str, ...]) -> Group:
    match = _SIZE.search(before)
    members = members[:number]
    if match is None:
        return Group(count=number, members=members)
    if match["more"]:
        return Group(more_than=number, members=members)
    if match["least"]:
        return Group(at_least=number, members=members)
    return Group(about=number, members=members)
