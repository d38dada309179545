"""States that are counted or gathered: "54 countries", "more than 30 states including Peru"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stancegraph.extraction.actors.discourse import Discourse
from stancegraph.extraction.actors.names import Names
from stancegraph.extraction.actors.offices import Offices
from stancegraph.extraction.actors.who import Who, unnamed_states
from stancegraph.extraction.clauses import SUBJECTS
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.records.factsheet import Group

_MODIFIERS = ("poss", "amod", "compound", "nmod", "nummod", "det", "quantmod")
_DEFINITE = frozenset({"the", "these", "those", "both", "all", "no", "any", "such"})
_STATES = frozenset("country nation state government member power delegation delegate".split())
_HEADS = frozenset("premier president chancellor diplomat official monarch king head".split())
"""Nouns for those who act for states, that mean states only where they were told of before."""
_SIDES = frozenset(
    "side party minister leader president premier country nation neighbour neighbor "
    "government state delegation".split()
)
"""Nouns that take up those who met even without a number."""
_GATHERED = frozenset({"minister", "leader", "delegate", "side"})
"""Those that do so even without an article, at the head of a sentence."""
_SHARES = frozenset({"majority", "most", "some", "many", "several", "few", "handful"})
"""Words before "of the 27 states" that mean fewer than all of them."""
_OF_REGIONS = frozenset({"minister", "leader", "diplomat", "premier", "president"})
"""Nouns that mean states unnamed where a part of the world stands before: "Arab leaders"."""
_LARGEST = 500
_ABOUT = re.compile(
    r"(?P<more>more than|over|upwards of)|(?P<least>at least|no fewer than|not less than)"
    r"|(?P<about>about|around|some|nearly|almost|roughly|approximately|close to|up to|fewer than"
    r"|less than)",
    re.I,
)


class Groups:
    """Reads coalitions; their known members are those that the phrase names."""

    def __init__(
        self, names: Names, offices: Offices, lexicon: Lexicon, discourse: Discourse
    ) -> None:
        self._names = names
        self._offices = offices
        self._lexicon = lexicon
        self._discourse = discourse

    def of(self, sentence: Sentence, token: Token) -> tuple[Who, ...] | None:
        """The coalition that a phrase means; None when it means none."""
        if self._is_rest(sentence, token):
            return (unnamed_states(),)
        whole = self._whole(sentence, token)
        if whole is not None:
            return (whole,)
        noun = self._counted(sentence, token)
        if noun is None or self._names.mention(noun) is not None:
            return None
        regional = self._regional(sentence, noun)
        if regional is not None:
            return (regional,)
        if self._offices.is_foreign(sentence, noun):
            return None
        is_first = noun.i == 0 and noun.lemma in _GATHERED  # "Ministers condemned the raid"
        gathered = self._discourse.gathered.get(noun.lemma, ())
        if gathered and noun.dep in SUBJECTS and self._is_bare(sentence, noun):
            return gathered  # "EU ministers met. Inside, ministers condemned the raid"
        if is_first or self._is_definite(sentence, noun):
            known = self._known(sentence, noun)
            known = known or self._of_region(sentence, noun)
            if known or noun.lemma in _HEADS:
                return known or None
        group = self._group(sentence, token, noun)
        if group is not None:
            return (Who(group=group, plural=True),)
        is_bare = noun.lemma in ("country", "nation", "state", "delegation")
        if is_bare and not self._is_definite(sentence, noun):
            return (unnamed_states(),)
        return None

    def _regional(self, sentence: Sentence, noun: Token) -> Who | None:
        """The bloc named last, whose leaders are "the regional leaders"."""
        kinds = [one.lemma for one in sentence.children(noun, *_MODIFIERS)]
        is_named = noun.lemma in _GATHERED and sorted(kinds) == ["regional", "the"]
        known = self._discourse.body("bloc", is_name=False) if is_named else None
        return known if noun.dep in SUBJECTS else None

    def _whole(self, sentence: Sentence, noun: Token) -> Who | None:
        """The body that "the members of the Council" are when they are not counted."""
        if noun.lemma != "member" or noun.tag != "NNS":
            return None
        below = sentence.children(noun)
        of = next((one for one in below if one.lemma == "of"), None)
        name = sentence.child(of, "pobj") if of is not None else None
        mention = self._names.mention(name) if name is not None else None
        is_bare = all(one is of or one.lemma == "the" for one in below)
        if mention is None or not is_bare or not mention.actor.startswith(("organ:", "bloc:")):
            return None
        return Who(mention.actor, plural=True)

    def _of_region(self, sentence: Sentence, noun: Token) -> tuple[Who, ...]:
        """The bloc that "the Arab ministers" take up again where the Arab League was named."""
        for one in sentence.children(noun, *_MODIFIERS) if noun.lemma in _GATHERED else ():
            word = one.text.lower()
            if word in self._lexicon.regions and self._is_free(one):
                known = self._discourse.body(word, is_name=True)
                return (known,) if known is not None else ()
        return ()

    def _is_free(self, word: Token) -> bool:
        """False for the "European" of "European Union ministers"."""
        mention = self._names.mention(word)
        return mention is None or mention.form == "demonym"

    def _is_rest(self, sentence: Sentence, token: Token) -> bool:
        """True for "others", where the last that acted were states without names."""
        if token.lemma != "other" or token.tag != "NNS" or sentence.children(token):
            return False
        return any(who.group is not None for who in self._discourse.several)

    def _counted(self, sentence: Sentence, token: Token) -> Token | None:
        """The plural noun for states in "54 countries" and "dozens of countries"."""
        noun = token
        if token.lemma in self._lexicon.sizes or token.lemma in self._lexicon.numbers:
            of = next((c for c in sentence.children(token, "prep") if c.lemma == "of"), None)
            below = sentence.child(of, "pobj") if of is not None else None
            if below is None:
                return None
            noun = below
        is_plural = noun.tag in ("NNS", "NNPS")
        if noun.lemma in self._lexicon.states and is_plural:
            return noun
        is_taken_up = noun.lemma in _HEADS and self._is_definite(sentence, noun)
        return noun if is_plural and is_taken_up else None

    def _is_definite(self, sentence: Sentence, noun: Token) -> bool:
        return any(
            child.lemma in _DEFINITE or child.dep == "poss" for child in sentence.children(noun)
        )

    def _known(self, sentence: Sentence, noun: Token) -> tuple[Who, ...]:
        """Those whom "the two leaders" and "both countries" take up again."""
        count = next(
            (
                number
                for one in sentence.children(noun, *_MODIFIERS)
                if (number := self._number(one)) is not None
            ),
            2 if any(c.lemma == "both" for c in sentence.children(noun)) else None,
        )
        if count is None and not self._is_bare(sentence, noun):
            return ()
        return self._discourse.together(count)

    def _is_bare(self, sentence: Sentence, noun: Token) -> bool:
        """True for "the sides" and "the ministers", which nothing tells from others."""
        kinds = {child.dep for child in sentence.children(noun)} - {"det", "punct"}
        is_side = noun.lemma in _SIDES and noun.tag == "NNS"
        return is_side and not kinds & {*_MODIFIERS, "prep", "relcl", "acl", "appos"}

    def _group(self, sentence: Sentence, token: Token, noun: Token) -> Group | None:
        members = tuple(dict.fromkeys(self._members(sentence, noun)))
        modifiers = sentence.children(noun, *_MODIFIERS)
        for one in sentence.children(noun, "compound"):  # "thirteen Council members"
            modifiers += sentence.children(one, "compound", "nummod")
        if token.i != noun.i:
            modifiers.insert(0, token)
        if token.i != noun.i and token.lemma in _SHARES:
            return Group(text=self._lexicon.sizes[token.lemma], members=members)
        for one in modifiers:
            if one.tag == "NNS" and one.text.lower() in self._lexicon.sizes:
                return Group(text=self._lexicon.sizes[one.text.lower()], members=members)
            number = self._number(one)
            if number is not None and self._is_of_one_state(modifiers, noun):
                return None  # "six Canadian diplomats" are Canada's
            if number is not None and one.dep != "poss":
                return _sized(number, self._words_before(sentence, one), members)
        for one in modifiers:
            is_region = one.text.lower() in self._lexicon.regions and self._is_free(one)
            if is_region and noun.lemma in _OF_REGIONS:
                return Group(text="some", members=members)
            text = self._lexicon.sizes.get(one.lemma) or self._lexicon.sizes.get(one.text.lower())
            is_gathered = token.i != noun.i or any(o.lemma == "foreign" for o in modifiers)
            is_states = noun.lemma in _STATES or one.lemma == "world" or is_gathered
            if text is not None and is_states:
                return Group(text=text, members=members)
        if members and noun.lemma in _STATES:
            return Group(text="some", members=members)
        return None

    def _is_of_one_state(self, modifiers: list[Token], noun: Token) -> bool:
        keys = {self._names.state(one) for one in modifiers} - {None}
        return noun.lemma not in _STATES and any(":" not in (key or ":") for key in keys)

    def _words_before(self, sentence: Sentence, number: Token) -> str:
        below = [token for token in sentence.subtree(number) if token.i < number.i]
        words = below or list(sentence.tokens[max(0, number.i - 2) : number.i])
        return " ".join(token.text for token in words)

    def _number(self, token: Token) -> int | None:
        plain = token.text.replace(",", "")
        if plain.isdigit() and 1 < int(plain) <= _LARGEST:
            return int(plain)
        return self._lexicon.numbers.get(token.text.lower())

    def _members(self, sentence: Sentence, noun: Token) -> Iterator[str]:
        for prep in sentence.children(noun, "prep"):
            if prep.text.lower() not in ("including", "like", "as", "among"):
                continue
            for pobj in sentence.children(prep, "pobj"):
                for one in sentence.conjuncts(pobj):
                    key = self._names.state(one)
                    if key is not None and ":" not in key:
                        yield key
        for led in sentence.children(noun, "acl"):  # "led by Peru"
            agent = sentence.child(led, "agent") if led.lemma == "lead" else None
            leader = sentence.child(agent, "pobj") if agent is not None else None
            key = self._names.state(leader) if leader is not None else None
            if key is not None and ":" not in key:
                yield key


def _sized(number: int, before: str, members: tuple[str, ...]) -> Group:
    """A coalition of that size; `before` are the words in front of the number."""
    match = _ABOUT.search(before)
    members = members[:number]
    if match is None:
        return Group(count=number, members=members)
    if match["more"]:
        return Group(more_than=number, members=members)
    if match["least"]:
        return Group(at_least=number, members=members)
    return Group(about=number, members=members)
