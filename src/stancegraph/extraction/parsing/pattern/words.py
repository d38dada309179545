"""The words of one sentence and what each can be, with looks to the left and right."""

from __future__ import annotations

import re

from stancegraph.extraction.parsing.pattern.lexicon import Lexicon, Word, lexicon

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
VERB_TAGS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})
PLACES = frozenset({"DT", "PRP$", "POS", "JJ", "JJR", "JJS", "CD", "PDT", "WP$"})
"""Tags behind which a noun is at home."""

NUMBER = re.compile(r"\d[\d.,:]*(?:st|nd|rd|th|s)?$|[IVX]{2,}$")
_TRANSPARENT = frozenset({"RB", "RBR", "``", "''", "AFX", "HYPH"})
_OPENERS = frozenset({"DT", "PRP", "PRP$", "WP", "WDT", "CD", "PDT", "EX", "$"})


class Words:
    """What is known of each word before and while the tags are decided from left to right."""

    def __init__(self, words: list[str]) -> None:
        self.lex: Lexicon = lexicon()
        self.words = words
        self.low = [word.lower().replace("’", "'") for word in words]
        self.infos: list[Word] = [self.lex.word(word) for word in self.low]
        self.tags: list[str] = [""] * len(words)
        self._title = self._is_title()
        self.kinds = [self._kinds(i) for i in range(len(words))]
        self._finite = False  # a finite verb since the last break
        self._outer_waits = False  # a relative clause came before its outer verb
        self._last_verb = ""

    def _is_title(self) -> bool:
        """Most longer words begin with a capital: a heading, where capitals say little."""
        long_words = [word for word in self.words if len(word) > 3 and word[0].isalpha()]
        upper = sum(word[0].isupper() for word in long_words)
        return len(long_words) > 3 and upper > 0.75 * len(long_words)

    def _kinds(self, i: int) -> frozenset[str]:
        word, info = self.words[i], self.infos[i]
        if word[0].isupper() and self._is_name(i):
            return frozenset({"J"}) if self.lex.demonym(self.low[i]) else frozenset({"P"})
        if self.low[i].endswith("-led") or (info.kinds == {"N"} and self.lex.demonym(self.low[i])):
            return frozenset({"J"})
        return info.kinds

    def _is_name(self, i: int) -> bool:
        word, info = self.words[i], self.infos[i]
        if info.tag and (self._begins(i) or self._title or info.tag == "PRP" or len(word) > 1):
            return self._capital_inside(i)
        following = self.words[i + 1] if i + 1 < len(self.words) else ""
        if self._begins(i) or (self._title and not word.isupper()):
            known = info.known or self.lex.noun_like(self.low[i])
            if self.low[i] in self.lex.sets["months"] or self.low[i] in self.lex.sets["days"]:
                return True
            if not info.known and self._acts(i + 1):
                return True
            if not known:
                return info.kinds <= {"N", "S", "J", "D", "E"} and "R" not in info.kinds
            if self._title and not self._begins(i):
                return False
            return bool(
                following[:1].isupper()
                and following != "I"
                and "N" in info.kinds | ({"N"} if "J" in info.kinds else set())
                and not self.infos[i + 1].tag
                and not self._title
            )
        return True

    def _capital_inside(self, i: int) -> bool:
        """A closed-class word in capitals is a name only inside one ("Third Committee", "US")."""
        tag = self.infos[i].tag
        if self.words[i] == "US":
            return True
        if self._begins(i) or self._title:
            return False
        if tag in {"JJ", "CD", "JJR", "JJS"}:
            following = self.words[i + 1] if i + 1 < len(self.words) else ""
            return following[:1].isupper()
        return self.low[i] == "may" or (tag == "MD" and self.words[i][0].isupper())

    def _acts(self, k: int) -> bool:
        """Whether a finite verb or an owner's clitic is at k: "France said", "Italy's"."""
        if k >= len(self.words):
            return False
        info = self.infos[k]
        if info.tag:
            return info.tag == "MD"
        return bool(info.kinds & {"Z", "A", "D"}) and not info.kinds & {"N", "S", "J"}

    def _begins(self, i: int) -> bool:
        return i == 0 or self.words[i - 1] in {
            '"',
            "“",
            "‘",
            "'",
            ":",
            "(",
            "[",
            "-",
            "—",
            "–",
            "--",
            "…",
            "•",
        }

    def _left(self, i: int) -> str:
        """The tag before, over adverbs, quotation marks and "co-"."""
        k = self._left_place(i)
        return self.tags[k] if k >= 0 else "^"

    def _left_place(self, i: int) -> int:
        k = i - 1
        while k >= 0 and i - k < 6 and self.tags[k] in _TRANSPARENT:
            if self.tags[k] == "HYPH" and not (k and self.tags[k - 1] == "AFX"):
                break
            k -= 1
        return k

    def _before(self, i: int) -> str:
        k = self._left_place(i)
        return self.low[k] if k >= 0 else ""

    def _next(self, i: int) -> int:
        """The next word that is no adverb or quotation mark."""
        k = i + 1
        while k < len(self.words) and (
            self.words[k] in {'"', "“", "”", "‘"} or self.kinds[k] == {"R"} or self.low[k] == "not"
        ):
            k += 1
        return k

    def _next_is(self, i: int, word: str) -> bool:
        return i + 1 < len(self.words) and self.low[i + 1] == word

    def _opens(self, k: int) -> bool:
        """Whether a noun phrase may begin at k, and a bare noun is not the only reading."""
        if k >= len(self.words):
            return False
        tag = self.infos[k].tag
        if tag in _OPENERS or (self.low[k] == "that"):
            return True
        if tag in {"JJ", "JJR", "JJS"}:
            return True
        return not tag and (
            bool(self.kinds[k] & {"P", "J", "G"}) or self.kinds[k] <= {"N", "S"} != set()
        )

    def _definite(self, k: int) -> bool:
        """Whether a noun phrase with a determiner, pronoun or name begins at k."""
        return k < len(self.words) and (
            self.infos[k].tag in {"DT", "PRP", "PRP$", "CD"} or "P" in self.kinds[k]
        )

    def _noun_follows(self, i: int, *, names: bool = False) -> bool:
        k = i + 1
        while k < len(self.words) and self.words[k] in {'"', "“", "-", "‘"}:
            k += 1
        if (
            k + 1 < len(self.words)
            and self.low[k] in {",", "and", "or"}
            and "J" in self.kinds[k + 1]
        ):
            return self._noun_follows(k + 1, names=names)
        if k >= len(self.words):
            return False
        if self.infos[k].tag:
            return self.infos[k].tag in {"JJ", "CD"} and self.low[k] not in {"such"}
        kinds = self.kinds[k]
        return bool(kinds & {"N", "S", "J"} or (names and "P" in kinds))

    def _is_number(self, k: int) -> bool:
        return bool(NUMBER.match(self.words[k])) or self.infos[k].tag == "CD"

    def _later_finite(self, i: int) -> bool:
        """Whether a finite verb follows that this clause still lacks."""
        subordinate = False
        for k in range(i + 1, min(len(self.words), i + 25)):
            word, info = self.low[k], self.infos[k]
            if (
                self.words[k] in {",", ";", ":", ".", '"', "“", "”"}
                or word in self.lex.sets["clause_joiners"]
            ):
                return False
            if word in self.lex.sets["clause_openers"]:
                subordinate = True
            if subordinate:
                return False
            if info.tag == "MD" or word in self.lex.sets["finite_auxiliaries"]:
                return True
            kinds = self.kinds[k]
            if "D" in kinds and "E" not in kinds and not kinds & {"N", "J"}:
                return True
            if kinds == {"Z"} and word != "'s":
                return True
            if (
                "D" in kinds
                and k > i + 1
                and not kinds & {"N", "J"}
                and self._opens(k + 1)
                and self._definite(k + 1)
            ):
                before = self.infos[k - 1].tag
                if before not in {"DT", "PRP$", "IN"}:
                    return True
        return False

    def _coordinated(self, i: int) -> bool:
        """Whether the noun before i ends a pair ("China and Russia oppose")."""
        return any(self.tags[k] == "CC" for k in range(max(0, i - 5), i))

    def _after_copula(self, i: int) -> bool:
        k = self._left_place(i)
        return (
            k >= 0
            and self.tags[k] in VERB_TAGS
            and (
                self.infos[k].verb in self.lex.sets["copulas"]
                or self.low[k] in self.lex.sets["be_forms"]
            )
        )
