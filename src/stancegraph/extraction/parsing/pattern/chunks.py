"""Groups tagged words into noun phrases, verb groups and single words, with the inner arcs."""

from __future__ import annotations

from stancegraph.extraction.parsing.pattern.noun_limits import ADJECTIVES, ADVERBS
from stancegraph.extraction.parsing.pattern.noun_phrases import NounPhrases
from stancegraph.extraction.parsing.pattern.tree import Chunk
from stancegraph.extraction.parsing.pattern.words import NOUN_TAGS, VERB_TAGS

_BREAK_MARKS = frozenset({",", ":", "-LRB-", "-RRB-"})


class Chunker(NounPhrases):
    """Cuts one tagged sentence into chunks; use `chunks`."""

    def chunks(self) -> list[Chunk]:
        """All chunks in reading order; they cover every word."""
        found: list[Chunk] = []
        i = 0
        while i < len(self.low):
            chunk = self._at(i, found)
            found.append(chunk)
            i = chunk.end
        return found

    def _at(self, i: int, before: list[Chunk]) -> Chunk:
        tag, word = self.tags[i], self.low[i]
        if (chunk := self._as_well_as(i)) or (chunk := self._than_number(i)):
            return chunk
        if word in self.lex.sets["verbal_prepositions"] and self._preposition_like(i, before):
            return Chunk("P", i, i + 1, i)
        if tag in VERB_TAGS | {"MD", "TO"} and not self._premodifier(i, i):
            return self._verb_group(i)
        if tag == "AFX":
            return self._prefixed_verb(i)
        if (
            word in self.lex.sets["floating"]
            and self._tag(i - 1) in {"PRP", "NNS", "NNPS"}
            and (self._tag(i + 1) in VERB_TAGS | {"MD"} | ADVERBS)
        ):
            return Chunk("ADV", i, i + 1, i)
        if tag == "IN":
            return self._preposition(i)
        if tag in {"WDT", "WP", "WRB", "WP$"}:
            return self._relative(i)
        if tag == "CC":
            return Chunk("CC", i, i + 1, i)
        if tag in _BREAK_MARKS:
            return Chunk("BREAK", i, i + 1, i)
        if tag in {"``", "''"}:
            return Chunk("QUOTE", i, i + 1, i)
        end = self._noun_phrase_end(i)
        if end > i:
            return self._noun_phrase(i, end)
        if tag in ADJECTIVES or tag in {"VBN", "VBG"}:
            return Chunk("ADJ", i, i + 1, i)
        if tag in ADVERBS or tag in {"RP", "UH"}:
            return Chunk("ADV", i, i + 1, i)
        return Chunk("MARK", i, i + 1, i)

    def _as_well_as(self, i: int) -> Chunk | None:
        if self.low[i : i + 3] == ["as", "well", "as"]:
            self.tree.set(i, i + 2, "advmod")
            self.tree.set(i + 1, i + 2, "advmod")
            return Chunk("CC", i, i + 3, i + 2)
        return None

    def _than_number(self, i: int) -> Chunk | None:
        """Phrases like "more than 30 countries", "at least 30", "up to 30"."""
        pair = (self.low[i], self._word(i + 1))
        if self._tag(i + 2) not in {"CD", "$"}:
            return None
        if pair[1] == "than" or pair in {
            ("at", "least"),
            ("at", "most"),
            ("up", "to"),
            ("as", "many"),
        }:
            end = self._noun_phrase_end(i + 2)
            chunk = self._noun_phrase(i + 2, end)
            self.tree.set(
                i, i + 2 if pair[1] == "than" else i + 1, "amod" if pair[1] == "than" else "advmod"
            )
            self.tree.set(i + 1, i + 2, "quantmod" if pair[1] == "than" else "advmod")
            chunk.start = i
            return chunk
        return None

    def _preposition_like(self, i: int, before: list[Chunk]) -> bool:
        if self.low[i] == "according":
            return self._word(i + 1) == "to"
        if self.low[i] == "following":
            return self._tag(i - 1) not in {"DT", "PRP$", "JJ"} and (
                not before or before[-1].kind != "VG"
            )
        return self._tag(i - 1) not in {"IN", "DT"}

    def _preposition(self, i: int) -> Chunk:
        word = self.low[i]
        if word == "that" or word in self.lex.sets["only_subordinators"]:
            if word == "because" and self._word(i + 1) == "of":
                return Chunk("P", i, i + 1, i)
            return Chunk("SUB", i, i + 1, i)
        return Chunk("P", i, i + 1, i)

    def _relative(self, i: int) -> Chunk:
        if self.tags[i] in {"WP$", "WDT"} and self._tag(i + 1) in ADJECTIVES | NOUN_TAGS:
            end = self._noun_phrase_end(i + 1)
            common = end > i + 1 and self.tags[end - 1] in {"NN", "NNS"}
            if end > i + 1 and (self.tags[i] == "WP$" or (common and self.low[i] != "that")):
                chunk = self._noun_phrase(i + 1, end)
                self.tree.set(i, chunk.head, "poss" if self.tags[i] == "WP$" else "det")
                chunk.kind, chunk.start = "REL", i
                return chunk
        return Chunk("REL", i, i + 1, i)

    def _verb_group(self, i: int) -> Chunk:
        k = i
        parts: list[int] = []
        adverbs: list[int] = []
        while (following := self._main_after(k)) is not None:
            parts.append(k)
            adverbs += range(k + 1, following)
            k = following
        head = k
        passive = False
        for part in parts:
            be = self.lex.word(self.low[part]).verb == "be"
            is_last = part == parts[-1]
            passive = is_last and be and self.tags[head] == "VBN"
            self.tree.set(part, head, "auxpass" if passive else "aux")
        for j in adverbs:
            self._inside_verb_group(j, head)
        end = head + 1
        if self._tag(end) == "RP":
            self.tree.set(end, head, "prt")
            end += 1
        first = self.tags[i]
        form = {"TO": "inf", "VBG": "ing", "VBN": "part", "VB": "base"}.get(first, "fin")
        if first == "TO" and head == i:  # "to" without a verb
            return Chunk("P", i, i + 1, i)
        if form == "part":
            passive = True
        return Chunk("VG", i, end, head, form, passive, self.lex.word(self.low[head]).verb)

    def _prefixed_verb(self, i: int) -> Chunk:
        chunk = self._verb_group(i + 2)
        self._inside_verb_group(i, chunk.head)
        self._inside_verb_group(i + 1, chunk.head)
        chunk.start = i
        return chunk

    def _inside_verb_group(self, j: int, head: int) -> None:
        if self.low[j] in {"not", "n't", "never"}:
            self.tree.set(j, head, "neg")
        else:
            self.tree.set(j, head, "advmod" if self.tags[j] in ADVERBS | {"AFX"} else "punct")

    def _main_after(self, k: int) -> int | None:
        """The verb that the verb or "to" at k is an auxiliary of."""
        verb, tag = self.lex.word(self.low[k]).verb, self.tags[k]
        if tag != "MD" and tag != "TO" and verb not in {"be", "have", "do", "get"}:
            return None
        j = k + 1
        while j < len(self.low) and self.tags[j] in ADVERBS | {"``", "AFX", "HYPH"} and j - k < 5:
            j += 1
        following = self._tag(j)
        if tag in {"MD", "TO"}:
            wanted = {"VB"}
        elif verb == "be":
            wanted = {"VBG", "VBN"}
        elif verb == "have":
            wanted = {"VBN"}
        else:
            wanted = {"VB"} if verb == "do" else {"VBN"}
        return j if following in wanted else None
