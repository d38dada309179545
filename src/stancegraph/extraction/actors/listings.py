"""States in a list that the parse does not show as one."""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.actors.names import Names
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.parsing.parse import Sentence, Token


class Listings:
    """Finds the states listed before, behind and below a noun."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def behind(self, sentence: Sentence, token: Token) -> Iterator[Who]:
        """Chile in the headline "Peru, Chile agree on it", which looks like an apposition."""
        own = self._names.mention(token)
        if own is None or own.form == "demonym" or token.i > own.text.count(" "):
            return
        for other in sentence.children(token, "appos"):
            mention = self._names.mention(other)
            ends = sentence.tokens[other.i + 1 : other.i + 2]
            is_listed = bool(ends) and ends[0].pos in ("VERB", "AUX")
            if mention is None or mention.form == "demonym" or not is_listed:
                continue
            if mention.actor != own.actor:
                yield Who(mention.actor)

    def before(self, sentence: Sentence, token: Token) -> Iterator[Who]:
        """The states before one in "Chile, Peru, Panama and others", however it was parsed.

        A headline leaves "and" out: "Chile, Peru reject the plan", from its first word.
        """
        own = self._names.mention(token)
        follows = sentence.tokens[token.i + 1 : token.i + 2]
        if own is None or own.form == "demonym" or not follows:
            return
        first = self._names.first_token(sentence, own)
        if follows[0].lemma != "and" and not self._is_listed_from_start(sentence, first):
            return
        while first >= 2 and sentence.tokens[first - 1].text == ",":
            mention = self._names.mention(sentence.tokens[first - 2])
            if mention is None or mention.form not in ("name", "bloc", "abbreviation"):
                return
            yield Who(mention.actor)
            first = self._names.first_token(sentence, mention)
            if first > 0 and sentence.tokens[first - 1].text.lower() == "the":
                first -= 1

    def included(self, sentence: Sentence, token: Token) -> Iterator[Who]:
        """The states in "partners including Chile and Peru", where "partners" tells nothing."""
        for prep in sentence.children(token, "prep"):
            if prep.text.lower() != "including" or token.tag != "NNS":
                continue
            for pobj in sentence.children(prep, "pobj"):
                for one in sentence.conjuncts(pobj):
                    mention = self._names.mention(one)
                    if mention is not None and mention.form in ("name", "bloc", "abbreviation"):
                        yield Who(mention.actor)

    def _is_listed_from_start(self, sentence: Sentence, first: int) -> bool:
        """True where nothing but names of states stands before a token: "Chile, Peru reject"."""
        is_list = first >= 2
        while first >= 2 and sentence.tokens[first - 1].text == ",":
            mention = self._names.mention(sentence.tokens[first - 2])
            if mention is None or mention.form not in ("name", "bloc", "abbreviation"):
                return False
            first = self._names.first_token(sentence, mention)
        return is_list and first == 0
