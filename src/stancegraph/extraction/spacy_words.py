"""Part of speech and lemma of parsed words, as the last two steps of a pipeline give them.

Both follow from the word, its tag and its relation (the pipeline's own patterns look at hardly
anything else), so the steps run once for each of these and not for every word of every text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stancegraph.extraction.lexicon import lemmas

_STEPS = ["attribute_ruler", "lemmatizer"]
_MOST = 200_000
"""Words that are remembered at once, some 50 MB."""

Key = tuple[str, str, str, bool]
"""Word, tag, relation, and whether it stands after "there" or another expletive."""


class Words:
    """Gives (part of speech, lemma) for the words of parsed documents."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self._known: dict[Key, tuple[str, str]] = {}
        self.remembered = _STEPS if pipeline.pipe_names[-2:] == _STEPS else []
        """Steps of the pipeline that need not run; none where the pipeline is of another make."""

    def forms(self, doc: Any) -> list[tuple[str, str]]:
        """(part of speech, lemma in lower case) of each token of a document."""
        if not self.remembered:
            return [(token.pos_, _lemma(token)) for token in doc]
        keys: list[Key] = []
        expletive = False
        for token in doc:
            keys.append((token.text, token.tag_, token.dep_, expletive))
            expletive = token.dep_ == "expl"
        missing = [key for key in dict.fromkeys(keys) if key not in self._known]
        if missing:
            self._learn(missing)
        known = self._known
        return [known[key] for key in keys]

    def _learn(self, keys: Sequence[Key]) -> None:
        from spacy.tokens import Doc

        if len(self._known) > _MOST:
            self._known.clear()
        # a mark before each word keeps patterns of two words from matching across them
        before = [("There", "EX", "expl") if key[3] else (".", ".", "punct") for key in keys]
        rows = [row for mark, key in zip(before, keys, strict=True) for row in (mark, key[:3])]
        words, tags, deps = (list(column) for column in zip(*rows, strict=True))
        doc = Doc(
            self._pipeline.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words)))
        )
        for name in _STEPS:
            doc = self._pipeline.get_pipe(name)(doc)
        self._known.update(
            (key, (token.pos_, _lemma(token)))
            for key, token in zip(keys, list(doc)[1::2], strict=True)
        )


def _lemma(token: Any) -> str:
    if token.pos_ == "VERB":
        return lemmas().get(token.lower_, token.lemma_.lower())
    return str(token.lemma_.lower())
