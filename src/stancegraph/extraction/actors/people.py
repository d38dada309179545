"""Persons: who is named, with which title, and for whom they speak."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from stancegraph.extraction.actors.discourse import Discourse
from stancegraph.extraction.actors.leaders import leader
from stancegraph.extraction.actors.names import Names
from stancegraph.extraction.actors.offices import Offices
from stancegraph.extraction.actors.titles import PARTICLES, Titled, titled
from stancegraph.extraction.actors.who import LONGEST_NAME, NOBODY, Who
from stancegraph.extraction.clauses import SUBJECTS
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token

_HONORIFICS = frozenset(
    "Mr Mrs Ms Dr Sheikh Sir HRH Ayatollah Imam Hojatoleslam Sayyed Haji Lord Lady Dame Excellency "
    "H.E Majesty Highness Comrade Pastor Rev Reverend".split()
)
_SHORT = re.compile(r"[A-Z][A-Za-z]{0,5}[A-Z]")
_LONGEST_BODY = 6
"""Words of a ministry's name that a short name in brackets stands for."""
_BETWEEN = frozenset({"'s", "’s", "the", "new", "deputy", "then", "acting"})
"""What may stand between a state and a title."""
_PLACE_ENDS = 6
"""Words within which "In Slovenia," ends at the head of a sentence."""
_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_SENT = frozenset("ambassador envoy representative negotiator coordinator".split())
"""Offices whose "for" names where they are held."""
_DOMESTIC = frozenset("president prime minister premier king chancellor secretary".split())
"""Offices that a paper names without the state when it is its own."""


class People:
    """Meets persons as sentences are read, and knows them again by their surnames."""

    def __init__(
        self,
        names: Names,
        offices: Offices,
        lexicon: Lexicon,
        discourse: Discourse,
        day: date | None,
    ) -> None:
        self._names = names
        self._offices = offices
        self._lexicon = lexicon
        self._discourse = discourse
        self._day = day
        self._titled: dict[int, Who] = {}
        """Start of each word of a title → who bears it."""
        self._unplaced: set[int] = set()
        """Start of each word of a titled name of which the text does not say whose it is."""

    def introduce(self, sentence: Sentence) -> None:
        """Remember every person whom the sentence names with an office."""
        self._shorten(sentence)
        for found in titled(sentence, self._lexicon, self._names):
            self._meet(sentence, found)
        for token in sentence.tokens:
            if token.pos == "PROPN" and token.dep not in ("compound", "nmod"):
                self.named(sentence, token)

    def _shorten(self, sentence: Sentence) -> None:
        """Remember whose "the Ministry of External Affairs (MEA)" is under its short name."""
        for short in sentence.tokens[2:-1]:
            around = sentence.tokens[short.i - 1].text + sentence.tokens[short.i + 1].text
            if around != "()" or not _SHORT.fullmatch(short.text):
                continue
            if self._names.mention(short) is not None:
                continue
            phrase = sentence.tokens[max(0, short.i - 1 - _LONGEST_BODY) : short.i - 1]
            body = next((one for one in reversed(phrase) if self._offices.is_body(one)), None)
            whos = self._offices.holders(sentence, body) if body is not None else ()
            if len(whos) == 1 and whos[0].key is not None:
                self._discourse.short_names[short.text] = whos[0].without_person()

    def titled(self, token: Token) -> Who | None:
        """Who bears the title that a word is part of, where a name follows it."""
        return self._titled.get(token.start)

    def is_unplaced(self, token: Token) -> bool:
        """True for a name with an office of which the text does not say whose it is."""
        return token.start in self._unplaced

    def named(self, sentence: Sentence, token: Token) -> Who | None:
        """The person whose name a token ends; NOBODY for one who speaks for no state."""
        if self._names.mention(token) is not None or not is_capital(sentence, token):
            return None
        if self._offices.is_body(token) or self._offices.is_office(token):
            return None
        name = self._name(sentence, token)
        if not name:
            return None
        text = spelled(name)
        if len(text) > LONGEST_NAME:
            return None
        if text in self._discourse.people:
            return self._discourse.people[text]
        described = self._described(sentence, token, name)
        if described is not None:
            who = replace(described, person=text) if described.holds else NOBODY
            self._discourse.meet(who, [one.text for one in name])
            return who
        for part in (text, name[-1].text, name[0].text):
            if part in self._discourse.people:
                return self._discourse.people[part]
        known = leader(text, self._day, self._states())
        is_alone = token.dep == "nsubj" and sentence.child(token, "prep", "appos", "poss") is None
        announced = self._discourse.announced if is_alone and len(name) > 1 else None
        if known is None and announced is not None and is_personal(name, self._lexicon):
            # "Swiss minister condemns raid": the report begins with her name alone
            known = replace(announced, person=text)
        if known is not None:  # the family name is the first in some tongues
            self._discourse.meet(known, [name[0].text, name[-1].text])
        return known

    def _meet(self, sentence: Sentence, found: Titled) -> None:
        """Remember a titled person whose state stands before or inside the title."""
        first = found.office[0]
        before = sentence.tokens[max(0, first.i - 3) : first.i]
        words = {token.lemma for token in (*before[-2:], *found.office)}
        name = spelled(found.name)
        foreign = words & self._lexicon.foreign_to_states
        if foreign and not (foreign == {"un"} and self._is_sent((*before, *found.office))):
            self._discourse.meet(NOBODY, [name, found.name[-1].text])
            return
        known = self._discourse.people.get(found.name[-1].text)
        key = self._state_of(found, before) or (
            known.key
            if known is not None
            else self._placed(sentence, found) or self._state_unsaid(sentence, found, name)
        )
        if key is None:
            self._unplaced.update(token.start for token in found.name)
        if key is None or len(name) > LONGEST_NAME:
            return
        title = " ".join(t.text for t in found.office if self._names.mention(t) is None)
        title = title[:LONGEST_NAME]
        who = Who(key, person=name, office=title or None)
        self._discourse.meet(who, [token.text for token in found.name])
        for token in (*found.office, *found.name):
            self._titled[token.start] = who

    def _is_sent(self, title: Sequence[Token]) -> bool:
        """True for "Peruvian UN envoy", who is Peru's; "UN Peru envoy" is the UN's."""
        place = next(k for k, token in enumerate(title) if token.lemma.lower() == "un")
        return any(self._names.state(token) is not None for token in title[:place])

    def _state_of(self, found: Titled, before: tuple[Token, ...]) -> str | None:
        for token in _own_words(found.office):
            if (key := self._state(token)) is not None:
                return key
        first = found.office[0].i
        for token in reversed(before):
            if (key := self._state(token)) is not None:
                return key
            modifies = token.i == first - 1 and token.pos in ("ADJ", "PROPN", "NOUN")
            if token.text.lower() not in _BETWEEN and not modifies:
                return None
        return None

    def _state(self, token: Token) -> str | None:
        return self._offices.ministry(token) or self._names.state(token)

    def _states(self) -> tuple[str, ...]:
        """States between which a king's name is decided: that of the paper, else those named."""
        home = self._offices.home
        return (home,) if home is not None else self._discourse.named

    def _placed(self, sentence: Sentence, found: Titled) -> str | None:
        """The state of "In Slovenia, Prime Minister X said"."""
        first = sentence.tokens[0]
        words = {word for token in found.office for word in token.lemma.split("-")}
        if first.text != "In" or not words & _DOMESTIC or "general" in words:
            return None
        before = [t for t in sentence.tokens[1 : found.office[0].i] if t.i < _PLACE_ENDS]
        comma = next((token.i for token in before if token.text == ","), 0)
        keys = {self._names.state(token) for token in before if token.i < comma}
        keys |= {self._names.capital(token.text) for token in before if token.i < comma}
        named = [key for key in keys if key is not None and ":" not in key]
        return named[0] if len(named) == 1 else None

    def _stated_by(self, sentence: Sentence, found: Titled) -> str | None:
        """The state of "Peru opposes the plan, said spokeswoman X", who says it for Peru."""
        for token in sentence.tokens[: found.office[0].i]:
            verb = sentence.head(token)
            is_held = token.dep == "nsubj" and verb.tag in ("VBZ", "VBP") and verb.dep == "ccomp"
            if is_held and verb.lemma in self._lexicon.frames:
                key = self._names.state(token)
                return key if key is not None and ":" not in key else None
        return None

    def _state_unsaid(self, sentence: Sentence, found: Titled, name: str) -> str | None:
        """The state of a known leader, or the home of the article for "President X"."""
        if any(token.text in self._discourse.people for token in found.name):
            return None
        for form in (f"{found.office[-1].text} {name}", name, found.name[-1].text):
            known = leader(form, self._day, self._states())
            if known is not None:
                return known.key
        words = {word for token in found.office for word in token.lemma.split("-")}
        if "general" in words or not words & (_DOMESTIC | _SPEAKERS):
            return None  # a secretary-general is no minister
        stated = self._stated_by(sentence, found) if words & _SPEAKERS else None
        if stated is not None:
            return stated
        actor = self._discourse.actor if found.name[-1].dep in SUBJECTS else None
        is_owned = found.office[0].i > 0 and sentence.tokens[found.office[0].i - 1].tag == "POS"
        if words & _SPEAKERS and actor is None and not is_owned:
            actor = self._discourse.headed
        acting = actor.key if actor is not None and ":" not in (actor.key or ":") else None
        return self._offices.home or acting  # "Peru left the talks. Foreign Minister X said"

    def _name(self, sentence: Sentence, token: Token) -> list[Token]:
        """The tokens of a name from its end backwards: "Mohammad bin Salman"."""
        name = [token]
        for before in reversed(sentence.tokens[: token.i]):
            is_joint = before.text == "-" and before.end == name[0].start  # "Jean-Yves"
            is_part = is_joint or before.pos == "PROPN" or before.text.lower() in PARTICLES
            if not is_part or self._names.mention(before) is not None:
                break
            if self._offices.is_office(before) or self._offices.is_body(before):
                break
            if before.text.rstrip(".") in _HONORIFICS:
                break
            name.insert(0, before)
        while name and not name[0].text[:1].isupper():
            name.pop(0)
        return name

    def _described(self, sentence: Sentence, token: Token, name: list[Token]) -> Who | None:
        """Whom the words around a name say the person speaks for; None without such words."""
        around = sentence.children(token, "compound", "amod", "nmod", "poss", "appos")
        before = [child for child in around if child.i < name[0].i]
        office = next((one for one in reversed(before) if self._offices.is_office(one)), None)
        for title in (token, *before):
            if self._offices.is_foreign(sentence, title):
                return NOBODY
            if title.lemma in self._lexicon.occupations:
                return NOBODY
        title = sentence.head(token)
        if token.dep == "appos" and self._offices.is_office(title) and title.i < token.i:
            # "Mexico's foreign minister, Marcelo Ebrard,"
            return self._offices.described_by(sentence, title)
        after = sentence.child(token, "appos")
        if after is not None and after.i > token.i:
            found = self._offices.described_by(sentence, after)
            if found is None and self._offices.is_office(after):
                # "Nigeria's Yusuf Tuggar, the foreign minister,"
                key = self._offices.country_of(sentence, token)
                held = self._offices.title(sentence, after)
                return Who(key, office=held) if key is not None else None
            if found is not None:
                return found
        if office is None:
            return self._of_state(sentence, token, name)
        key = self._offices.country_of(sentence, token) or self._offices.country_of(
            sentence, office
        )
        if key is None:
            return None
        words = [
            one.text for one in before if self._names.mention(one) is None and one.dep != "poss"
        ]
        return Who(key, office=(" ".join(words) or office.text)[:LONGEST_NAME])

    def _of_state(self, sentence: Sentence, token: Token, name: list[Token]) -> Who | None:
        """For whom "Chad's Ali Issa" and "Mr. Issa of Chad" speak, where only the state is told."""
        before = sentence.tokens[name[0].i - 1] if name[0].i > 0 else None
        is_addressed = before is not None and before.text.rstrip(".") in _HONORIFICS
        if not is_addressed and (len(name) < 2 or not is_personal(name, self._lexicon)):
            return None
        owner = sentence.child(token, "poss")
        if owner is None:
            of = next((c for c in sentence.children(token, "prep") if c.lemma == "of"), None)
            owner = sentence.child(of, "pobj") if of is not None else None
        mention = self._names.mention(owner) if owner is not None else None
        if mention is None or ":" in mention.actor or mention.form not in ("name", "capital"):
            return None
        return Who(mention.actor)


def _own_words(office: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words of an office without the state to which it is sent: "Ambassador *to* Peru"."""
    links = {"to", "for", "in", "on"} if any(t.lemma in _SENT for t in office) else {"to"}
    end = next((k for k, token in enumerate(office) if token.text.lower() in links), len(office))
    return office[:end]


def is_personal(name: Sequence[Token], lexicon: Lexicon) -> bool:
    """True for a name of which no word is a plain one, as in names of parties and companies."""
    plain = lexicon.offices | lexicon.institutions | lexicon.foreign_to_states
    return all(
        (one.tag == "NNP" and one.text[:1].isupper() and not one.text.isupper())
        or one.text == "-"
        or one.text.lower() in PARTICLES
        for one in name
    ) and not any(one.text.lower() in plain for one in name)


def is_capital(sentence: Sentence, token: Token) -> bool:
    """True for what is written as a name: "Petrov", and the end of "Nam-ki"."""
    before = sentence.tokens[max(0, token.i - 2) : token.i]
    is_joined = len(before) == 2 and before[1].text == "-" and before[1].end == token.start
    return token.text[:1].isupper() or (is_joined and before[0].text[:1].isupper())


def spelled(name: Sequence[Token]) -> str:
    """A name as the text writes it: "Jean-Yves Le Drian", whatever the tokens are."""
    parts = [name[0].text]
    for before, token in pairwise(name):
        parts.append(token.text if before.end == token.start else f" {token.text}")
    return "".join(parts)
