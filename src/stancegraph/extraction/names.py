"""The names of states, blocs and organs in the passages read so far, by place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stancegraph.extraction.parse import Sentence, Token
from stancegraph.resolution.gazetteer import Gazetteer, Mention


class Names:
    """Which listed name a token is part of."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._at: dict[int, Mention] = {}

    def see(self, text: str, offset: int) -> None:
        """Look up all names of a passage that begins at `offset` of the document."""
        for found in self._gazetteer.find(text):
            mention = replace(found, start=found.start + offset, end=found.end + offset)
            for place in range(mention.start, mention.end):
                self._at[place] = mention

    def mention(self, token: Token) -> Mention | None:
        """The name that a token is part of."""
        return self._at.get(token.start)

    def state(self, token: Token) -> str | None:
        """Key of the state or bloc, not organ, that a token names."""
        mention = self._at.get(token.start)
        return mention.actor if mention and not mention.actor.startswith("organ:") else None

    def within(self, tokens: list[Token]) -> Iterator[tuple[Token, Mention]]:
        """Each name in a stretch, with its first token there."""
        last: Mention | None = None
        for token in tokens:
            mention = self.mention(token)
            if mention is not None and mention != last:
                yield token, mention
            last = mention

    def first_token(self, sentence: Sentence, mention: Mention) -> int:
        """Position of the first token of a name in its sentence."""
        return min(token.i for token in sentence.at(mention.start, mention.end))
