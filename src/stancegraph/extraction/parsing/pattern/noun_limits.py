"""Where noun phrases end."""

from __future__ import annotations

from stancegraph.extraction.parsing.pattern.lexicon import Lexicon, lexicon
from stancegraph.extraction.parsing.pattern.tree import Tree
from stancegraph.extraction.parsing.pattern.words import NOUN_TAGS

ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})
ADVERBS = frozenset({"RB", "RBR", "RBS"})


class NounLimits:
    """Limits of noun phrases in one tagged sentence."""

    def __init__(self, low: list[str], tags: list[str], tree: Tree) -> None:
        self.low, self.tags, self.tree = low, tags, tree
        self.lex: Lexicon = lexicon()

    def _tag(self, i: int) -> str:
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def _word(self, i: int) -> str:
        return self.low[i] if 0 <= i < len(self.low) else ""

    def _premodifier(self, i: int, start: int) -> bool:
        """Whether a participle stands before its noun ("the alleged abuses")."""
        if self.tags[i] not in {"VBN", "VBG"}:
            return False
        follows = self._tag(i + 1)
        if follows == "HYPH":
            follows = self._tag(i + 3) if self._tag(i + 3) in NOUN_TAGS else ""
        if follows not in NOUN_TAGS | {"JJ"}:
            return False
        inside = i > start and self.tags[i - 1] in {
            "DT",
            "PRP$",
            "POS",
            "JJ",
            "JJR",
            "JJS",
            "CD",
            "HYPH",
            "NN",
            "RB",
            "RBR",
            "RBS",
        }
        if self.tags[i] == "VBG":
            return inside and self.tags[i - 1] in {"DT", "PRP$", "POS", "JJ", "CD"}
        if inside:
            return self.tags[i - 1] != "NN" or self._tag(i - 2) == "HYPH"
        return self._tag(i - 1) in {"IN", "CC", "", "VBG", "VBD", "VB"} and self._tag(i + 1) in {
            "NN",
            "NNS",
        }

    def _noun_phrase_end(self, i: int) -> int:
        """Where the noun phrase that begins at i ends; i when there is none."""
        k, last_noun, complete = i, -1, i
        while k < len(self.tags):
            tag, previous = self.tags[k], self._tag(k - 1) if k > i else ""
            if tag in {"PRP", "EX"}:
                if k == i:
                    return k + 1
                break
            if tag in {"DT", "PRP$", "PDT"}:
                if last_noun >= 0 or (k > i and previous not in {"PDT", "DT", "RB"}):
                    break
            elif tag in NOUN_TAGS:
                if last_noun == k - 1 and self._breaks_after(i, last_noun, k):
                    break
                last_noun = k
            elif tag == "CD":
                if last_noun == k - 1 >= i and not self._number_belongs(last_noun, k):
                    break
                last_noun = k
            elif tag == "$":
                if last_noun >= 0 and last_noun == k - 1 and previous != "HYPH":
                    break
            elif tag in ADJECTIVES:
                if (
                    last_noun >= 0
                    and previous not in {"HYPH", "POS", "``"}
                    and not self._adjective_goes_on(k)
                ):
                    break
            elif tag in {"VBN", "VBG"}:
                if previous == "HYPH" or self._premodifier(k, i):
                    pass
                else:
                    break
            elif tag == "POS":
                if k == i or last_noun != k - 1:
                    break
                last_noun, complete = -1, k + 1
            elif tag == "HYPH":
                if self._tag(k + 1) not in NOUN_TAGS | ADJECTIVES | {
                    "VBN",
                    "VBG",
                    "CD",
                    "IN",
                    "RP",
                    "VB",
                    "VBD",
                }:
                    break
                if self._tag(k + 1) in {"VB", "VBD"}:
                    self.tags[k + 1] = "NN" if self.tags[k + 1] == "VB" else "VBN"
                if k > i and last_noun == k - 1:
                    last_noun, complete = -1, k
            elif tag in ADVERBS:
                if last_noun >= 0 or not self._adverb_inside(k, i):
                    break
            elif tag in {"``", "''"}:
                if k == i or not self._quote_inside(k, last_noun):
                    break
            elif tag == "CC" or self.low[k] == ",":
                if last_noun >= 0 and self._nouns_joined(k, i, last_noun):
                    last_noun = -1
                elif last_noun >= 0 or not self._adjectives_joined(k, i):
                    break
            elif tag == "-LRB-":
                if not self._bracketed_name(k, last_noun):
                    break
                k += 2
                last_noun = k
            else:
                break
            k += 1
        if last_noun >= 0:
            end = max(last_noun + 1, i + 1)
            return end + self._year_after(end)
        return complete if complete > i else self._without_noun(i, k)

    def _without_noun(self, i: int, k: int) -> int:
        if self.tags[i] in {"DT", "PDT"} and self._tag(i + 1) not in NOUN_TAGS:
            if self._tag(i + 1) in ADJECTIVES and self.low[i] in {"the", "a", "an"} and k > i + 1:
                return k if self.tags[k - 1] in ADJECTIVES else i + 1
            return i + 1
        return i + 1 if self.tags[i] == "PRP$" else i

    def _year_after(self, end: int) -> int:
        """How many tokens of a year follow: ", 2019" behind "October 30"."""
        if (
            self._word(end) == ","
            and self._tag(end - 1) == "CD"
            and self._word(end - 2) in self.lex.sets["months"]
        ):
            year = self._word(end + 1)
            return 2 if year.isdigit() and len(year) == 4 else 0
        return 0

    def _breaks_after(self, start: int, last: int, k: int) -> bool:
        word = self.low[last]
        if word in self.lex.sets["days"] or word in {"today", "yesterday", "tomorrow"}:
            return True
        return (
            word in self.lex.sets["time_nouns"]
            and self.low[start] in {"last", "this", "next", "each", "every"}
            and self.tags[k] in {"NNP", "NNS"}
        )

    def _number_belongs(self, last: int, k: int) -> bool:
        if self.low[last] in self.lex.sets["months"]:
            return True
        return self._tag(k + 1) not in NOUN_TAGS and self.tags[last] in {"NNP", "NN", "CD"}

    def _adjective_goes_on(self, k: int) -> bool:
        j = k
        while self._tag(j) in ADJECTIVES | {"HYPH"}:
            j += 1
        return (
            self.tags[k - 1] in {"NNP", "CD"}
            and self._tag(j) in NOUN_TAGS
            and self.low[k] not in {"able", "due"}
        )

    def _adverb_inside(self, k: int, start: int) -> bool:
        j = k
        while self._tag(j) in ADVERBS:
            j += 1
        if self._tag(j) == "CD":
            return True
        if self._tag(j) in ADJECTIVES or self._tag(j) in {"VBN", "VBG"}:
            while self._tag(j) in ADJECTIVES | ADVERBS | {"VBN", "VBG", "HYPH"}:
                j += 1
            return self._tag(j) in NOUN_TAGS and (k > start or self._tag(k + 1) != "VBG")
        return self._tag(j) == "HYPH"

    def _quote_inside(self, k: int, last_noun: int) -> bool:
        if self.tags[k] == "``":
            return last_noun < 0 and self._tag(k + 1) in NOUN_TAGS | ADJECTIVES | {"VBN"}
        return last_noun < k - 1 and self._tag(k + 1) in NOUN_TAGS

    def _adjectives_joined(self, k: int, start: int) -> bool:
        """Whether k joins adjectives: "joint and separate statements", "small, poor countries"."""
        j = k + 1
        if self._tag(j) == "CC":
            j += 1
        if k == start or self._tag(k - 1) not in ADJECTIVES | {"VBN"}:
            return False
        while self._tag(j) in ADJECTIVES | ADVERBS | {"HYPH", "CC", ",", "VBN"}:
            j += 1
        return (
            j > k + 1
            and self._tag(j) in NOUN_TAGS
            and self._tag(j - 1) not in {"CC", ","}
            and self._tag(k + 1) in ADJECTIVES | {"CC", "RB", "VBN"}
        )

    def _nouns_joined(self, k: int, start: int, last: int) -> bool:
        """Whether k joins two nouns before a third: "energy and climate policies"."""
        return start == last == k - 1 and (
            [self._tag(k - 1), self._tag(k), self._tag(k + 1), self._tag(k + 2)]
            == ["NN", "CC", "NN", "NNS"]
        )

    def _bracketed_name(self, k: int, last: int) -> bool:
        """Whether a bracket stands inside a name: "United Nations (UN) General Assembly"."""
        return (
            last == k - 1
            and self._tag(last) == "NNP"
            and self._tag(k + 1) == "NNP"
            and self._tag(k + 2) == "-RRB-"
            and self._tag(k + 3) == "NNP"
        )
