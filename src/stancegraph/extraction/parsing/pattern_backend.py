"""The parser that needs no model: word lists, rules and one pass, for when spaCy is absent.

It gives the same labels as the spaCy backend (ClearNLP's English ones), so the rules of the
extraction work on both; its trees are shallower and less exact.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Iterator
from importlib import resources

from stancegraph.extraction.parsing.parse import ParserInfo, Sentence, Token
from stancegraph.extraction.parsing.pattern.attach import Attacher
from stancegraph.extraction.parsing.pattern.chunks import Chunker
from stancegraph.extraction.parsing.pattern.lexicon import Lexicon, lexicon
from stancegraph.extraction.parsing.pattern.tagger import Tagger
from stancegraph.extraction.parsing.pattern.tokens import MAX_TOKENS, Piece, pieces
from stancegraph.extraction.parsing.pattern.tree import Tree
from stancegraph.extraction.parsing.pattern.words import VERB_TAGS
from stancegraph.extraction.parsing.sentences import sentence_spans

VERSION = "1"
"""Raised with every change of the rules."""

_POS = {
    tag: pos
    for pos, tags in {
        "ADJ": "AFX JJ JJR JJS", "ADP": "IN RP", "ADV": "RB RBR RBS", "AUX": "MD", "CCONJ": "CC",
        "DET": "DT PDT WP$", "INTJ": "UH", "NOUN": "NN NNS", "NUM": "CD", "PART": "POS TO",
        "PRON": "EX PRP PRP$ WDT WP", "PROPN": "NNP NNPS", "PUNCT": "NFP", "SCONJ": "WRB",
        "SYM": "SYM $",
    }.items()
    for tag in tags.split()
}  # fmt: skip
_PUNCTUATION = frozenset({",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP", "SYM"})
_CLITICS = {
    "n't": "not", "ca": "can", "wo": "will", "'ll": "will", "'ve": "have", "'re": "be",
    "'m": "be", "'d": "would", "an": "a",
}  # fmt: skip


class PatternParser:
    """Parses without a model; deterministic, in time linear in the text."""

    @property
    def info(self) -> ParserInfo:
        """Name, version and a hash of the word lists."""
        return ParserInfo("pattern", VERSION, sha256=_digest())

    def parse(self, text: str, offset: int = 0) -> list[Sentence]:
        """The sentences of a passage that begins at `offset` of its document.

        A sentence of more than MAX_TOKENS words is cut into pieces of that length.
        """
        found = []
        for start, end in sentence_spans(text):
            words = list(pieces(text[start:end]))
            for first in range(0, len(words), MAX_TOKENS):
                found.append(_sentence(words[first : first + MAX_TOKENS], offset + start))
        return found

    def parse_all(self, passages: Iterable[tuple[str, int]]) -> Iterator[list[Sentence]]:
        """`parse` for many (text, offset) pairs, in order."""
        for text, offset in passages:
            yield self.parse(text, offset)


@functools.cache
def _digest() -> str:
    folder = resources.files("stancegraph.extraction.parsing.pattern")
    files = sorted(
        (one for one in folder.iterdir() if one.name.endswith((".yaml", ".csv"))),
        key=lambda one: one.name,
    )
    return hashlib.sha256(b"".join(one.read_bytes() for one in files)).hexdigest()


def _sentence(words: list[Piece], offset: int) -> Sentence:
    tagger = Tagger([word.text for word in words])
    tags = tagger.tag()
    tree = Tree(len(words))
    attacher = Attacher(Chunker(tagger.low, tags, tree).chunks(), tagger.low, tags, tree)
    attacher.run()
    root = attacher.chunks[attacher.root].head if attacher.root is not None else 0
    _complete(tree, tags, root)
    lex = lexicon()
    tokens = tuple(
        Token(
            i=i,
            text=word.text,
            lemma=_lemma(tagger.low[i], tags[i], lex),
            pos=_pos(tags[i], tree.deps[i], tagger.infos[i].verb),
            tag=tags[i],
            dep=tree.deps[i],
            head=tree.heads[i],
            start=offset + word.start,
            end=offset + word.start + len(word.text),
        )
        for i, word in enumerate(words)
    )
    return Sentence(tokens, tokens[0].start, tokens[-1].end)


def _lemma(low: str, tag: str, lex: Lexicon) -> str:
    if tag in VERB_TAGS or tag == "MD":
        return _CLITICS.get(low) or ("be" if low == "'s" else lex.word(low).verb)
    if tag in {"NN", "NNS"}:
        return lex.word(low).noun
    if low == "'s" and tag == "PRP":
        return "us"
    return _CLITICS.get(low, low)


def _pos(tag: str, dep: str, verb: str) -> str:
    if tag in VERB_TAGS:
        return "AUX" if dep in {"aux", "auxpass"} or verb == "be" else "VERB"
    if tag in _PUNCTUATION:
        return "SYM" if tag == "SYM" else "PUNCT"
    if tag == "DT" and dep not in {"det", "predet", "quantmod", "preconj"}:
        return "PRON"
    if tag == "IN" and dep == "mark":
        return "SCONJ"
    if dep == "neg":
        return "PART" if tag == "RB" else "DET"
    return _POS.get(tag, "X")


def _complete(tree: Tree, tags: list[str], root: int) -> None:
    """Make it a tree: one root, no cycles, every word and mark hung on something."""
    heads, deps = tree.heads, tree.deps
    heads[root], deps[root] = root, "ROOT"
    _break_cycles(tree, root)
    later = []
    for i in range(len(heads)):
        if heads[i] < 0:
            if tags[i] in _PUNCTUATION:
                later.append(i)
            else:
                heads[i], deps[i] = root, "cc" if tags[i] == "CC" else "dep"
    _hang_marks(tree, later, root)


def _break_cycles(tree: Tree, root: int) -> None:
    state = [0] * len(tree.heads)
    state[root] = 2
    for i in range(len(tree.heads)):
        path = []
        k = i
        while k >= 0 and state[k] == 0:
            state[k] = 1
            path.append(k)
            k = tree.heads[k]
        if k >= 0 and state[k] == 1:
            tree.heads[k], tree.deps[k] = root, "dep"
        for one in path:
            state[one] = 2


def _hang_marks(tree: Tree, marks: list[int], root: int) -> None:
    """A mark hangs on the lowest word that spans it: what both its neighbours hang under."""
    size = len(tree.heads)
    waiting = set(marks)
    for i in marks:
        left = next((k for k in range(i - 1, -1, -1) if k not in waiting), None)
        right = next((k for k in range(i + 1, size) if k not in waiting), None)
        tree.heads[i] = root if left is None or right is None else _meeting(tree, left, right, root)
        tree.deps[i] = "punct"


def _meeting(tree: Tree, left: int, right: int, root: int) -> int:
    above = {left}
    k = left
    while k != root:
        k = tree.heads[k]
        above.add(k)
    k = right
    while k not in above:
        k = tree.heads[k]
    return k
