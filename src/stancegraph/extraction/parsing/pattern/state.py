"""What is open while the chunks of a sentence are hung on each other."""

from __future__ import annotations

from stancegraph.extraction.parsing.pattern.lexicon import Lexicon, lexicon
from stancegraph.extraction.parsing.pattern.subjects import Subjects
from stancegraph.extraction.parsing.pattern.tree import Chunk, Tree

CLIMB = 4
"""How many noun phrases up from the last one an attachment is looked for."""


class State:
    """The open verbs, and the words that wait for what they belong to."""

    def __init__(self, chunks: list[Chunk], low: list[str], tags: list[str], tree: Tree) -> None:
        self.chunks, self.low, self.tags, self.tree = chunks, low, tags, tree
        self.lex: Lexicon = lexicon()
        self.subjects = Subjects(chunks, low)
        self.stack: list[int] = []  # open verbs, outermost first
        self.front: list[tuple[int, str]] = []  # chunks before their verb, with their label
        self.mark: int | None = None  # a subordinator that waits for its verb
        self.relative: int | None = None  # a relative or question word that waits for its verb
        self.coordinator: int | None = None  # a CC that waits for what it joins
        self.preposition: int | None = None  # a preposition that waits for its object
        self.last_noun: int | None = None
        self.objects: dict[int, int] = {}  # verb → its object
        self.clausal: set[int] = set()  # verbs that have a clause as complement
        self.root: int | None = None

    def _kind(self, c: int) -> str:
        return self.chunks[c].kind if 0 <= c < len(self.chunks) else ""

    def _word(self, c: int) -> str:
        return self.low[self.chunks[c].head] if 0 <= c < len(self.chunks) else ""

    def _hang(self, c: int, host: int, dep: str) -> None:
        self.chunks[c].host = host
        self.tree.set(self.chunks[c].head, self.chunks[host].head, dep)

    def _join(self, c: int, host: int) -> None:
        """Coordinate a chunk with an earlier one, and give the CC its head."""
        self._hang(c, host, "conj")
        if self.coordinator is not None:
            self._hang(self.coordinator, host, "cc")
            self.coordinator = None

    def _before(self, c: int) -> int:
        """The chunk before, over adverbs and quotation marks."""
        j = c - 1
        while self._kind(j) in {"QUOTE", "ADV"}:
            j -= 1
        return j

    def _push(self, c: int, host: int | None) -> None:
        while self.stack and self.stack[-1] != host:
            self.stack.pop()
        self.stack.append(c)

    def _finite(self) -> int | None:
        """The innermost open verb that heads a clause with a subject of its own."""
        for c in reversed(self.stack):
            if self.chunks[c].form in {"fin", "base"}:
                return c
        return self.stack[-1] if self.stack else None

    def _chain(self, c: int | None) -> list[int]:
        """A noun phrase and those above it, up to the verb."""
        found: list[int] = []
        while c is not None and c >= 0 and len(found) < 12:
            if self.chunks[c].kind == "NP":
                found.append(c)
            elif self.chunks[c].kind == "VG":
                break
            c = self.chunks[c].host
        return found

    def _time(self, c: int) -> bool:
        chunk = self.chunks[c]
        sets = self.lex.sets
        word = self.low[chunk.head]
        return (
            word in sets["months"] or word in sets["days"] or chunk.verb in sets["time_nouns"]
            or (self.tags[chunk.head] == "CD" and len(word) == 4 and word[:2] in {"19", "20"})
        )  # fmt: skip

    def _clause_ahead(self, c: int) -> bool:
        """Whether a fresh clause, marked or with its subject, has begun before c."""
        return self.mark is not None or self.relative is not None

    def _main(self, c: int) -> None:
        if self.root is None:
            self.root = c
            self.stack = [c]
        else:  # two clauses side by side
            self._hang(c, self.root, "conj")
            self._push(c, self.root)

    def _adverb_clause(self, c: int) -> None:
        """An adverbial clause: of the verb before it, or of the one to come."""
        host = self._finite()
        if host is None:
            self.front.append((c, "advcl"))
            self.stack = [c]
        else:
            self._hang(c, host, "advcl")
            self._push(c, host)

    def _sayer(self) -> int | None:
        """The innermost open verb of saying, unless the innermost verb has room itself."""
        for c in reversed(self.stack):
            if self.chunks[c].verb in self.lex.sets["say"] and c not in self.clausal:
                return c
        return None
