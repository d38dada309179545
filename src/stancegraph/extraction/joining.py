"""Who joined or left a letter or statement after others had made it: dated members of its group.

Rules are entries of `lexicon/joining.yaml`. A change counts where the text tells of exactly one
letter or statement of several states that it may mean; else nothing is concluded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from stancegraph.extraction.actors.voices import Voices
from stancegraph.extraction.clauses import is_negated, subject_of
from stancegraph.extraction.lexicon import Lexicon, read_data
from stancegraph.extraction.membership import Change, applied
from stancegraph.extraction.occasions import Occasions
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.records.dates import PartialDate
from stancegraph.records.factsheet import FactSheetStatement

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NEW = frozenset({"a", "an", "another", "no", "any", "every", "such", "similar"})
"""What begins a paper that was not told of."""
_PLAIN = frozenset({"joint", "open", "same", "common", "original"})
"""Adjectives that tell no paper from another."""
_DOUBTING = frozenset({"if", "unless", "whether", "until", "before", "once"})
"""What begins a clause of which nobody says that it came about."""
_DATING = frozenset({"of", "dated", "from"})
"""Words between a paper and the date of the paper."""


class Joining:
    """Reads the changes of a document, and puts them into its statements."""

    def __init__(self, voices: Voices, occasions: Occasions, lexicon: Lexicon) -> None:
        self._voices, self._occasions, self._lexicon = voices, occasions, lexicon
        self.changes: list[Change] = []

    def read(self, sentence: Sentence) -> None:
        """Note the changes that a sentence tells of."""
        for verb in sentence.tokens:
            for rule in _rules().get(verb.lemma, ()) if verb.pos == "VERB" else ():
                change = self._change(sentence, verb, rule)
                if change is not None:
                    self.changes.append(change)
                    break

    def _change(self, sentence: Sentence, verb: Token, rule: Mapping[str, Any]) -> Change | None:
        matched = _matched(sentence, verb, rule)
        if matched is None or not _has_happened(sentence, verb):
            return None
        paper = matched.paper
        if paper is not None and not _is_told_of(sentence, paper):
            return None
        if is_negated(sentence, verb, self._lexicon):
            return None
        subject = subject_of(sentence, verb)
        if subject is None:
            return None
        whos = self._voices.holders(sentence, subject.noun, subject.verb)
        keys = tuple(
            dict.fromkeys(one.key for one in whos if one.key and ":" not in one.key and one.named)
        )
        if not keys or any(one.group is not None or one.spokesperson for one in whos):
            return None
        return Change(
            keys,
            rule["change"] == "left",
            paper.lemma if paper is not None else None,
            _number(sentence, paper) if paper is not None else None,
            sentence.start,
            sentence.end,
            self._date(sentence, verb, paper),
            rule["rule"],
        )

    def _date(self, sentence: Sentence, verb: Token, paper: Token | None) -> PartialDate | None:
        """When it happened: a date of the sentence that is not that of the paper."""
        after = paper if paper is not None else verb
        follows = [one.text.lower() for one in sentence.tokens[after.i + 1 : after.i + 2]]
        numbered = paper is not None and _number(sentence, paper) is not None
        if paper is None or numbered or _DATING.isdisjoint(follows):
            found = self._occasions.date_in(after.end, sentence.end)
            if found is not None:
                return found
        return self._occasions.date_in(sentence.start, verb.end)

    def applied(
        self, statements: Iterable[FactSheetStatement], day: date | None
    ) -> tuple[FactSheetStatement, ...]:
        """The statements of the document with the members that joined and left.

        `day` is when the document appeared: what it tells without a date had happened by then.
        """
        return applied(self.changes, statements, day)


@dataclass(frozen=True, slots=True)
class _Matched:
    """A rule that holds, and the paper that is named, if one is."""

    paper: Token | None


def _matched(sentence: Sentence, verb: Token, rule: Mapping[str, Any]) -> _Matched | None:
    after = rule.get("after", ())
    thing = sentence.child(verb, "dobj")
    if "particle" in rule:
        beside = [one for one in sentence.children(verb) if one.text.lower() == rule["particle"]]
        beside = [one for one in beside if one.dep == "prt"] or beside
        if not beside or thing is not None:
            return None
        own = next((one for each in beside for one in sentence.children(each, "pobj")), None)
        return _named(own or _below(sentence, [verb, *beside], after))
    if rule.get("object") == "paper":
        return _named(thing) if thing is not None else None
    if rule.get("object") == "name":
        owner = sentence.child(thing, "poss") if thing is not None else None
        if thing is None or thing.lemma not in _words("names") or owner is None:
            return None
        return _named(_below(sentence, [verb, thing], after)) if owner.tag == "PRP$" else None
    paper = _below(sentence, [verb], after)
    return _named(paper) if paper is not None and thing is None else None


def _named(thing: Token | None) -> _Matched | None:
    """A match where what is joined is a paper or is not named."""
    return _Matched(thing) if thing is None or thing.lemma in _words("papers") else None


def _below(sentence: Sentence, heads: Sequence[Token], prepositions: Iterable[str]) -> Token | None:
    """The noun after one of the prepositions of some words."""
    for head in heads:
        for prep in sentence.children(head, "prep"):
            for one in (prep, *sentence.children(prep, "prep")):
                thing = sentence.child(one, "pobj")
                if one.text.lower() in prepositions and thing is not None:
                    return thing
    return None


def _has_happened(sentence: Sentence, verb: Token) -> bool:
    """False for what may or will be, and for what somebody only wants or is asked to do."""
    helpers = sentence.children(verb, "aux", "auxpass")
    if any(one.tag in ("MD", "TO") for one in helpers):
        return False
    if any(one.lemma in _DOUBTING for one in sentence.children(verb, "mark", "advmod")):
        return False
    if verb.tag in _FINITE:
        return True
    return verb.tag == "VBN" and any(one.lemma == "have" for one in helpers)


def _is_told_of(sentence: Sentence, paper: Token) -> bool:
    """True for "the letter" and "the joint statement", which nothing tells from another."""
    determiner = sentence.child(paper, "det")
    if determiner is not None and determiner.lemma in _NEW:
        return False
    if sentence.children(paper, "poss"):
        return False
    describing = sentence.children(paper, "amod", "compound", "nmod", "nummod")
    if any(one.lemma not in _PLAIN for one in describing):
        return False
    behind = [one for one in sentence.tokens[paper.i + 1 : paper.i + 2] if one.pos == "ADP"]
    for prep in (*behind, *sentence.children(paper, "prep")):
        thing = sentence.child(prep, "pobj")
        if thing is not None and prep.lemma in ("by", "of", "from") and thing.pos == "PROPN":
            is_date = prep.lemma != "by" and any(c.tag == "CD" for c in sentence.subtree(thing))
            if not is_date:
                return False
    return determiner is not None or paper.tag == "NNP"


def _number(sentence: Sentence, paper: Token) -> str | None:
    """The number in "the letter of the 22", "the statement of the 54 countries"."""
    for prep in sentence.children(paper, "prep"):
        if prep.lemma in ("of", "by"):
            for one in sentence.children(prep, "pobj"):
                numbers = [t for t in sentence.subtree(one) if t.text.isdigit()]
                if numbers and len(numbers[0].text) <= 3:
                    return numbers[0].text
    return None


@cache
def _data() -> dict[str, Any]:
    return read_data("joining.yaml")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_data()[name])


@cache
def _rules() -> dict[str, list[Mapping[str, Any]]]:
    """Verb → its rules, in their order."""
    rules: dict[str, list[Mapping[str, Any]]] = {}
    for rule in _data()["rules"]:
        for verb in rule["verb"]:
            rules.setdefault(verb, []).append(rule)
    return rules


def examples() -> list[Mapping[str, Any]]:
    """Each rule with the sentence that shows it."""
    return list(_data()["rules"])
