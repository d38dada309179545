"""Who met, talked or signed with whom: those that "the two leaders" and "the sides" take up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.clauses import subject_of
from stancegraph.extraction.parsing.parse import Sentence, Token

Resolve = Callable[[Sentence, Token], tuple[Who, ...]]

_MEETING = frozenset(
    "meet receive host greet welcome visit call phone telephone talk speak confer consult discuss "
    "negotiate sign agree hold conduct exchange".split()
)
_TALKS = frozenset(
    "talk talks meeting summit negotiation consultation discussion conversation call agreement "
    "accord treaty deal pact memorandum communique communiqué statement dialogue".split()
)
_WITH = frozenset({"with", "between", "by", "of"})


def encounter(sentence: Sentence, resolve: Resolve) -> tuple[Who, ...]:
    """The states that a sentence says to have met or agreed; empty without at least two."""
    for token in sentence.tokens:
        found: list[Who] = []
        if token.pos == "VERB" and token.lemma in _MEETING:
            found = _of_verb(sentence, token, resolve)
        elif token.pos == "NOUN" and token.lemma in _TALKS:
            found = list(_behind(sentence, token, resolve, frozenset({"between"})))
            owner = sentence.child(token, "poss")
            if owner is not None:  # "following his talks with the Peruvian premier"
                with_ = _behind(sentence, token, resolve, frozenset({"with"}))
                found = [*resolve(sentence, owner), *with_]
        states = tuple(dict.fromkeys(who.without_person() for who in found if _is_state(who)))
        if len(states) > 1:
            return states
    return ()


def _of_verb(sentence: Sentence, verb: Token, resolve: Resolve) -> list[Who]:
    """The subject of a verb and those "with" whom or whom alone it acts."""
    subject = subject_of(sentence, verb)
    if subject is None:
        return []
    others: list[Who] = []
    for met in sentence.children(verb, "dobj"):
        others += resolve(sentence, met) if met.lemma not in _TALKS else ()
        others += _behind(sentence, met, resolve, _WITH)
    others += _behind(sentence, verb, resolve, frozenset({"with"}))
    return [*resolve(sentence, subject.noun), *others]


def _behind(
    sentence: Sentence, host: Token, resolve: Resolve, words: frozenset[str]
) -> Iterator[Who]:
    for prep in sentence.children(host, "prep"):
        if prep.lemma in words:
            for pobj in sentence.children(prep, "pobj"):
                yield from resolve(sentence, pobj)


def _is_state(who: Who) -> bool:
    return who.key is not None and ":" not in who.key
