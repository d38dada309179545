"""Statements, resolutions and summits as subjects: whose words "the communiqué endorsed" are."""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.actors.discourse import Discourse
from stancegraph.extraction.actors.names import Names
from stancegraph.extraction.actors.offices import Offices
from stancegraph.extraction.actors.who import Who, unnamed_states
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token

_NEW = frozenset("a an another second third new separate rival similar different further".split())
"""What makes a statement one that was not spoken of yet."""
_GATHERINGS = frozenset({"summit", "meeting", "conference", "session"})
_DECISIONS = frozenset({"resolution", "decision", "declaration", "communique", "communiqué"})
_PAPERS = frozenset({"statement", "communique", "communiqué", "letter"})
_UNDECIDED = frozenset({"draft", "proposed", "rival", "failed", "non", "tabled", "new"})
_POSTED = frozenset({"message", "post", "readout", "notice"})
"""Nouns for what is said, where it is told whose."""
_PLACES = frozenset("website site page account portal channel".split())
_OWNERS = ("poss", "amod", "compound", "nmod")


class Documents:
    """Finds the states behind what was said, decided or met for."""

    def __init__(
        self, names: Names, offices: Offices, lexicon: Lexicon, discourse: Discourse
    ) -> None:
        self._names = names
        self._offices = offices
        self._lexicon = lexicon
        self._discourse = discourse

    def of(self, sentence: Sentence, noun: Token) -> tuple[Who, ...] | None:
        """Whom a noun of that kind stands for; None for any other noun."""
        if noun.lemma in self._lexicon.statements:
            return self._statement(sentence, noun)
        if noun.lemma in _POSTED and (owner := self._owner(sentence, noun)) is not None:
            return (owner,)
        if noun.tag != "NN" or noun.lemma not in _GATHERINGS | _DECISIONS:
            return None
        if any(one.lemma in _UNDECIDED for one in sentence.children(noun, *_OWNERS)):
            return ()
        owner = self._owner(sentence, noun)
        if owner is not None and ":" in (owner.key or ""):
            return (owner,)
        if noun.lemma == "summit":
            return self._gathered(sentence, noun)
        return self._last_body(sentence, noun) if noun.lemma in _DECISIONS else ()

    def _statement(self, sentence: Sentence, noun: Token) -> tuple[Who, ...]:
        """Whoever made "the statement" that now "expresses" something."""
        owner = self._owner(sentence, noun)
        if owner is not None:
            return (owner,)
        is_new = is_new_statement(sentence, noun) or not self._discourse.statement
        is_joint = any(one.lemma == "joint" for one in sentence.children(noun, "amod"))
        if is_joint and is_new and noun.tag == "NN" and not is_of_others(sentence, noun):
            return self._discourse.together(None)
        if noun.tag == "NNS" or sentence.child(noun, "det", "amod") is None:
            return ()
        if is_new_statement(sentence, noun) or is_of_others(sentence, noun):
            return ()
        said = self._discourse.statement or self._last_body(sentence, noun)
        if said or noun.lemma not in _PAPERS or self._discourse.speakers:
            return said
        latest = self._discourse.latest  # "The ministry rejects it. The statement said"
        is_the = any(one.lemma == "the" for one in sentence.children(noun, "det"))
        return (latest,) if latest is not None and is_the else ()

    def _last_body(self, sentence: Sentence, noun: Token) -> tuple[Who, ...]:
        """The bloc or organ that acted last, whose "the resolution" is then."""
        actor = self._discourse.actor
        dets = {one.lemma for one in sentence.children(noun, "det")}
        if self._discourse.speakers or noun.lemma not in _DECISIONS or not dets & {"the", "a"}:
            return ()
        if "the" in dets and actor is not None and ":" in (actor.key or ""):
            return (actor,)
        body = self._discourse.body("organ", is_name=False) if noun.lemma == "resolution" else None
        return (body,) if body is not None and (body.key or "").startswith("organ:") else ()

    def _owner(self, sentence: Sentence, noun: Token) -> Who | None:
        """The one whose a statement or summit is said to be."""
        for one in self._owners(sentence, noun):
            mention = self._names.mention(one)
            if mention is not None and ":" in mention.actor:
                return Who(mention.actor)
        for host in (noun, *self._published_on(sentence, noun)):
            key = self._offices.country_of(sentence, host)
            if key is not None:
                return Who(key)
        return None

    def _published_on(self, sentence: Sentence, noun: Token) -> Iterator[Token]:
        """The website of "the message on the website of Peru's ministry"."""
        hosts = [noun, *sentence.children(noun, "acl")]  # "posted on the website of"
        for prep in (one for host in hosts for one in sentence.children(host, "prep")):
            place = sentence.child(prep, "pobj") if prep.lemma == "on" else None
            if place is not None and place.lemma in _PLACES:
                yield place

    def _owners(self, sentence: Sentence, noun: Token) -> Iterator[Token]:
        yield from sentence.children(noun, *_OWNERS)
        for prep in sentence.children(noun, "prep"):
            if prep.lemma == "of":
                for below in sentence.children(prep, "pobj"):
                    yield below
                    if below.lemma in _GATHERINGS:
                        yield from sentence.children(below, *_OWNERS)

    def _gathered(self, sentence: Sentence, noun: Token) -> tuple[Who, ...]:
        """Those who met at "the summit" and "the Cairo summit"."""
        kinds = sentence.children(noun, *_OWNERS)
        if not kinds and any(one.lemma == "the" for one in sentence.children(noun, "det")):
            known = self._discourse.body("bloc", is_name=False)
            return self._discourse.met or ((known,) if known is not None else ())
        places = [one for one in kinds if self._names.capital(one.text) is not None]
        return (unnamed_states(),) if len(places) == len(kinds) and kinds else ()


def is_new_statement(sentence: Sentence, noun: Token) -> bool:
    """True for "a second letter" and "another statement": not the one told of before."""
    words = {child.text.lower() for child in sentence.children(noun, "det", "amod")}
    return bool(words & _NEW)


def is_of_others(sentence: Sentence, noun: Token) -> bool:
    """True for "the statement of the 23", whoever they are: not the one told of last."""
    return any(
        prep.lemma in ("of", "by", "from") and sentence.child(prep, "pobj") is not None
        for prep in sentence.children(noun, "prep")
    )
