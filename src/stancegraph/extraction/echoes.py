"""Those who do what was just told of another: "so did Chile", "joined by Chile"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.clauses import SUBJECTS
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.records.values import Act, Modality, Polarity

_HELPING = frozenset({"do", "have", "be", "will"})
_SAME = frozenset({"so", "as"})
_NOT_EITHER = frozenset({"neither", "nor"})
_SAME_AS = _SAME | _NOT_EITHER
_TOO = frozenset({"too", "likewise", "similarly"})
_BREAKS = frozenset({".", ";", ":", "!", "?", "—", "–", "and", "but", "while", "whereas"})
_PLURAL = frozenset({"NNS", "NNPS"})
_CLAUSE = frozenset({"VERB", "AUX"})
_LEADING = frozenset({"CCONJ", "ADV", "PUNCT", "DET", "ADJ"})
_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Echo:
    """Somebody who does, or does not, what the words before tell of another."""

    subject: Token
    place: int
    """Position of the first word of the echo in its sentence."""
    denied: bool = False


class Echoes:
    """Gives a stance to those of whom a report only says that they share it."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._before: Sequence[Candidate] = ()

    def begin(self) -> None:
        """A passage begins: nothing was told before."""
        self._before = ()

    def read(self, sentence: Sentence, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield the stances that a sentence says are another's as well."""
        yield from self._echoed(sentence, found)
        yield from self._listed(sentence, found)
        if found:
            self._before = found

    def _listed(self, sentence: Sentence, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield the stances of those in "the states that backed it *include* Chad and Mali"."""
        for verb in sentence.tokens:
            subject = sentence.child(verb, "nsubj") if verb.lemma == "include" else None
            if subject is None or subject.tag not in _PLURAL or verb.pos != "VERB":
                continue
            before = {token.start for token in sentence.subtree(subject)}
            told = [one for one in found if one.who.group is not None and one.place in before]
            behind = list(sentence.tokens[verb.i + 1 :]) if told else []
            for token, mention in self._mentions.names.within(behind):
                if ":" not in mention.actor and mention.form in ("name", "abbreviation"):
                    who = Who(mention.actor)
                    yield from (replace(one, who=who, place=token.start) for one in told)

    def _echoed(self, sentence: Sentence, found: Sequence[Candidate]) -> Iterator[Candidate]:
        for echo in echoes(sentence):
            limit = sentence.tokens[echo.place].start
            told = [one for one in found if one.place < limit]
            if not told and _opens(sentence, echo):
                told = list(self._before)
            last = max(told, key=lambda one: one.place, default=None)
            if last is None or last.told_by is not None or last.rule.startswith("offence"):
                continue
            for who in self._mentions.resolve(sentence, echo.subject):
                if not who.holds or who.same_actor(last.who):
                    continue
                for one in _shared(told, last, denied=echo.denied):
                    start = min(one.start, sentence.start)
                    place = echo.subject.start
                    yield replace(one, who=who, start=start, end=sentence.end, place=place)


def _shared(told: Sequence[Candidate], last: Candidate, *, denied: bool) -> Iterator[Candidate]:
    """What the last holder's clause tells, as it is true of the one who shares it."""
    for one in told:
        if not one.who.same_actor(last.who) or one.modality is not Modality.ASSERTED:
            continue
        if not denied:
            yield one
        elif one.polarity is Polarity.SUPPORT:
            yield replace(one, polarity=Polarity.NEUTRAL, act=Act.DECLINE)


def echoes(sentence: Sentence) -> Iterator[Echo]:
    """Yield each echo in a sentence, by its words: parsers know few of them."""
    tokens = sentence.tokens
    for k, token in enumerate(tokens):
        word = token.text.lower()
        if word in _SAME_AS and k + 2 < len(tokens) and tokens[k + 1].lemma in _HELPING:
            subject = _name_from(sentence, k + 2)
            is_set_off = k == 0 or tokens[k - 1].text in {",", ";", "and", "—", "–", "but"}
            if subject is not None and is_set_off:
                yield Echo(subject, k)
        elif token.lemma in _HELPING and token.pos in _CLAUSE and k > 0:
            yield from _elided(sentence, k)
        elif word in ("joined", "followed", "echoed") and k > 1 and tokens[k - 1].text == ",":
            if k + 2 < len(tokens) and tokens[k + 1].text == "by":
                subject = _name_from(sentence, k + 2)
                if subject is not None:
                    yield Echo(subject, k)
        elif word == "suit" and token.dep == "dobj" and sentence.head(token).lemma == "follow":
            subject = sentence.child(sentence.head(token), *SUBJECTS)
            if subject is not None:
                yield Echo(subject, sentence.subtree(subject)[0].i)


def _elided(sentence: Sentence, k: int) -> Iterator[Echo]:
    """The clause of "Chile did too", "Chile did the same", "but Chile did not"."""
    verb = sentence.tokens[k]
    subject = sentence.child(verb, "nsubj")
    if subject is None or subject.i > k or subject.pos not in _NOUNS:
        return
    rest = [one.text.lower() for one in sentence.tokens[k + 1 :]]
    until = next((n for n, word in enumerate(rest) if word in _BREAKS | {","}), len(rest))
    words = [word for word in rest[:until] if word not in ("also", "both")]
    first = sentence.subtree(subject)[0].i
    if words in ([one] for one in _TOO) or words in (["the", "same"], ["as", "well"]):
        yield Echo(subject, first)
    elif words in (["not"], ["n't"], ["n’t"]) and verb.lemma != "be":
        yield Echo(subject, first, denied=True)
    elif not words and first > 0 and sentence.tokens[first - 1].text.lower() == "as":
        yield Echo(subject, first)


def _name_from(sentence: Sentence, k: int) -> Token | None:
    """The head of the noun phrase that begins at a position and ends its clause."""
    tokens = sentence.tokens
    inside = range(k, len(tokens))
    heads = [
        one
        for one in tokens[k:]
        if one.pos in _NOUNS and (one.head == one.i or one.head not in inside)
    ]
    if any(tokens[i].pos in _CLAUSE for i in range(k, _end(tokens, k))):
        return None
    return next((one for one in heads), None)


def _end(tokens: Sequence[Token], k: int) -> int:
    """Where the noun phrase at a position ends, at the latest."""
    ends = _BREAKS - {"and"} | {","}
    return next((i for i in range(k, len(tokens)) if tokens[i].text in ends), len(tokens))


def _opens(sentence: Sentence, echo: Echo) -> bool:
    """True for an echo that begins its sentence, so that it takes up the one before."""
    return all(one.pos in _LEADING for one in sentence.tokens[: echo.place])
