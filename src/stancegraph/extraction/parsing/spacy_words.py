"""The words of parsed documents, with the part of speech and lemma that a pipeline gives last.

Both follow from the word, its tag and its relation (the pipeline's own patterns look at hardly
anything else), so the steps run once for each of these and not for every word of every text. Most
words stand in no pattern: their part of speech follows from tag and relation alone, and their
lemma from the word and its part of speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from stancegraph.extraction.lexicon import lemmas

_STEPS = ["attribute_ruler", "lemmatizer"]
_MOST = 30_000
"""Words that are remembered at once, some 12 MB."""
_PLAIN = "plainword"
"""Stands for all words that no pattern names."""
_SHAPE = frozenset({"TAG", "DEP", "IS_SPACE"})
_FORMS = frozenset({"LOWER", "ORTH", "TEXT"})
"""Conditions of patterns on a word's form."""

Key = tuple[str, str, str, bool]
"""Word, tag, relation, and whether it stands after "there" or another expletive."""
Numbers = tuple[int, int, int]
"""Word, tag and relation as the numbers under which a pipeline keeps them."""
Form = tuple[str, str, str, str, str]
"""Word, tag, relation, part of speech, and lemma in lower case."""


class Words:
    """Gives the forms of the words of parsed documents."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self._known: dict[tuple[Numbers, bool], Form] = {}
        self._expletive = pipeline.vocab.strings["expl"]
        self._parts: dict[Key, tuple[str, str, str]] = {}
        """(part of speech, morphology, lemma or nothing) that the patterns give."""
        self._lemmas: dict[tuple[str, str, str], str] = {}
        """Lemma of a word of some part of speech and morphology."""
        self.remembered = _STEPS if pipeline.pipe_names[-2:] == _STEPS else []
        """Steps of the pipeline that need not run; none where the pipeline is of another make."""
        if self.remembered:
            self._named = _Named(pipeline.get_pipe("attribute_ruler").patterns)
            _index_as_sets(pipeline.get_pipe("lemmatizer"))

    def forms(self, doc: Any) -> list[Form]:
        """The form of each token of a document; columns are read at once, as that is quicker."""
        if not self.remembered:
            return [(t.text, t.tag_, t.dep_, t.pos_, _lemma(t)) for t in doc]
        keys: list[tuple[Numbers, bool]] = []
        expletive = False
        for word, tag, dep in doc.to_array(["ORTH", "TAG", "DEP"]).tolist():
            keys.append(((word, tag, dep), expletive))
            expletive = dep == self._expletive
        known = self._known
        if len(known) > _MOST:
            for memory in (known, self._parts, self._lemmas):
                memory.clear()
        missing = {key: i for i, key in enumerate(keys) if key not in known}
        if missing:
            self._learn(doc, missing)
        return [known[key] for key in keys]

    def _learn(self, doc: Any, missing: Mapping[tuple[Numbers, bool], int]) -> None:
        """Remember the forms of tokens at their places in a document."""
        tokens = [(doc[place], key[1]) for key, place in missing.items()]
        keys = [(one.text, one.tag_, one.dep_, expletive) for one, expletive in tokens]
        kinds = [key if self._named.has(key[0]) else (_PLAIN, *key[1:]) for key in keys]
        self._read_parts(kind for kind in dict.fromkeys(kinds) if kind not in self._parts)
        wanted = [(key[0], *self._parts[kind]) for key, kind in zip(keys, kinds, strict=True)]
        unknown = dict.fromkeys(
            (word, pos, morph) for word, pos, morph, lemma in wanted if not lemma
        )
        self._read_lemmas([one for one in unknown if one not in self._lemmas])
        for new, key, (word, pos, morph, lemma) in zip(missing, keys, wanted, strict=True):
            found = lemma or self._lemmas[word, pos, morph]
            if pos == "VERB":
                found = lemmas().get(word.lower(), found)
            self._known[new] = (word, key[1], key[2], pos, found)

    def _read_parts(self, kinds: Iterable[Key]) -> None:
        """Let the patterns tell part of speech and morphology."""
        wanted = list(kinds)
        # a mark before each word keeps patterns of two words from matching across them
        before = [("There", "EX", "expl") if kind[3] else (".", ".", "punct") for kind in wanted]
        rows = [row for mark, kind in zip(before, wanted, strict=True) for row in (mark, kind[:3])]
        if not rows:
            return
        words, tags, deps = (list(column) for column in zip(*rows, strict=True))
        doc = self._doc(words, tags=tags, deps=deps, heads=list(range(len(words))))
        read = list(self._pipeline.get_pipe("attribute_ruler")(doc))[1::2]
        for kind, token in zip(wanted, read, strict=True):
            self._parts[kind] = (token.pos_, str(token.morph), token.lemma_.lower())

    def _read_lemmas(self, wanted: Sequence[tuple[str, str, str]]) -> None:
        if not wanted:
            return
        words, parts, morphs = (list(column) for column in zip(*wanted, strict=True))
        doc = self._doc(words, pos=parts, morphs=morphs)
        read = self._pipeline.get_pipe("lemmatizer")(doc)
        self._lemmas.update(
            (one, token.lemma_.lower()) for one, token in zip(wanted, read, strict=True)
        )

    def _doc(self, words: list[str], **given: Any) -> Any:
        from spacy.tokens import Doc

        return Doc(self._pipeline.vocab, words=words, **given)


class _Named:
    """The words that patterns of a pipeline single out by their form."""

    def __init__(self, patterns: Iterable[Mapping[str, Any]]) -> None:
        words: set[str] = set()
        forms: list[str] = []
        self._all = False
        for name, asked in _conditions(patterns):
            told = asked if isinstance(asked, dict) else {"IN": [asked]}
            if name not in _FORMS or told.keys() - {"IN", "REGEX"}:
                self._all = True  # a condition that any word may meet
                continue
            words.update(str(word).lower() for word in told.get("IN", ()))
            forms += [f"(?:{told['REGEX']})"] if "REGEX" in told else []
        self._words = frozenset(words)
        self._form = re.compile("|".join(forms) or "(?!)")

    def has(self, word: str) -> bool:
        """True for a word that a pattern may single out, and for blanks."""
        small = word.lower()
        is_told = small in self._words or self._form.search(small) is not None
        return self._all or is_told or not word.strip()


def _conditions(patterns: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    """What patterns ask of a word beside its tag and relation."""
    for entry in patterns:
        for alternative in entry["patterns"]:
            for token in alternative:
                yield from ((name, asked) for name, asked in token.items() if name not in _SHAPE)


def _index_as_sets(lemmatizer: Any) -> None:
    """Let words be looked up in sets: in lists of ten thousands that takes most of the time."""
    table = lemmatizer.lookups.get_table("lemma_index", {})
    for part, words in list(table.items()):
        table[part] = frozenset(words)


def _lemma(token: Any) -> str:
    if token.pos_ == "VERB":
        return lemmas().get(token.lower_, token.lemma_.lower())
    return str(token.lemma_.lower())
