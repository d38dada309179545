"""The arcs inside noun phrases."""

from __future__ import annotations

from stancegraph.extraction.parsing.pattern.noun_limits import ADJECTIVES, ADVERBS, NounLimits
from stancegraph.extraction.parsing.pattern.tree import Chunk
from stancegraph.extraction.parsing.pattern.words import NOUN_TAGS

_HEADS = NOUN_TAGS | {"CD", "PRP", "EX"}


class NounPhrases(NounLimits):
    """Hangs determiners, modifiers, owners and parts of names on their heads."""

    def _noun_phrase(self, start: int, end: int) -> Chunk:
        """Hang the words of a noun phrase on its head."""
        segments: list[tuple[int, int]] = []
        begin = start
        for k in range(start, end):
            if self.tags[k] == "POS":
                segments.append((begin, k))
                begin = k + 1
        if begin < end:
            segments.append((begin, end))
        heads = [self._segment(first, last) for first, last in segments]
        for (_, last), owner, owned in zip(segments, heads, [*heads[1:], -1], strict=True):
            if owned >= 0:
                self.tree.set(owner, owned, "poss")
            if last < end and self.tags[last] == "POS":
                self.tree.set(last, owner, "case")
        return Chunk("NP", start, end, heads[-1], verb=self.lex.word(self.low[heads[-1]]).noun)

    def _segment(self, start: int, end: int) -> int:
        head = self._segment_head(start, end)
        k = start
        while k < end:
            if k != head:
                self._inside(k, start, end, head)
            k += 1
        return head

    def _segment_head(self, start: int, end: int) -> int:
        for k in range(start, end - 1):
            if self.low[k] in self.lex.sets["months"] and all(
                self.tags[j] in {"CD", ","} for j in range(k + 1, end)
            ):
                return k
        last = end - 1
        if self.tags[last] == "CD" and last > start and self.tags[last - 1] in NOUN_TAGS:
            return last - 1
        for k in range(last, start - 1, -1):
            if self.tags[k] in _HEADS:
                return k
        return last

    def _joined_to(self, k: int, start: int) -> int:
        """The adjective or noun that the one at k is coordinated with inside a phrase, or -1."""
        j = k - 1
        while j > start and self.tags[j] in {"CC", ","}:
            j -= 1
        if j == k - 1 or self.tags[k] not in ADJECTIVES | {"VBN", "NN"}:
            return -1
        return j if self.tags[j] in ADJECTIVES | {"VBN", "NN"} else -1

    def _inside(self, k: int, start: int, end: int, head: int) -> None:
        tag, following = self.tags[k], self._tag(k + 1)
        target = head
        if following == "HYPH" and k + 2 < end and tag not in {"DT", "PRP$"}:
            target = k + 2
            label = {"RB": "advmod", "CD": "nummod", "JJ": "amod", "VBN": "amod"}.get(
                tag, "compound"
            )
            if tag in NOUN_TAGS and self.tags[target] in {"VBN", "JJ", "VBG"}:
                label = "npadvmod"
        elif tag == "HYPH":
            target, label = min(k + 1, end - 1), "punct"
        elif tag in ADVERBS:
            j = k + 1
            while j < end - 1 and self.tags[j] in ADVERBS:
                j += 1
            target, label = j, "advmod"
        elif tag == "CC":
            target, label = k - 1, "cc"
        elif (joined := self._joined_to(k, start)) >= 0:
            target, label = joined, "conj"
        elif tag == "DT":
            label = "det"
        elif tag == "PDT":
            label = "predet"
        elif tag == "PRP$":
            label = "poss"
        elif tag == "CD":
            label = "nummod" if self._tag(head) != "CD" else "compound"
            if k + 1 < end and self.tags[k + 1] == "CD":
                target, label = k + 1, "compound"
        elif tag == "$":
            number = next((j for j in range(end - 1, k, -1) if self.tags[j] == "CD"), head)
            target, label = number, "quantmod"
        elif tag in ADJECTIVES or tag in {"VBN", "VBG"}:
            label = "amod"
        elif tag in NOUN_TAGS:
            label = "compound"
        elif tag in {"``", "''", ",", "-LRB-", "-RRB-", "SYM", ":"}:
            label = "punct"
        else:
            label = "dep"
        if tag == "NNP" and self._tag(k - 1) == "-LRB-" and self._tag(k + 1) == "-RRB-":
            target, label = k - 2, "appos"
        self.tree.set(k, target if target != k else head, label)
