"""Parts of speech from word lists, endings and neighbours, in one pass from left to right.

Each word has the kinds that the lexicon allows; the rules choose by what stands before (already
decided) and what may follow. The order of thought is that of transformation-based tagging
(Brill 1992), with hand-made rules.
"""

from __future__ import annotations

from stancegraph.extraction.parsing.pattern.function_words import SPECIAL
from stancegraph.extraction.parsing.pattern.verb_forms import VerbForms
from stancegraph.extraction.parsing.pattern.words import NUMBER, VERB_TAGS

_FINITE_TAGS = frozenset({"VBP", "VBZ", "VBD", "MD"})
_BREAKS = frozenset({",", ":", "``", "''", "-LRB-", "-RRB-", ".", "WDT", "WP", "WRB", "CC"})
_MARKS = {
    ",": ",", ".": ".", "!": ".", "?": ".", ":": ":", ";": ":", "...": ":", "…": ":", "-": "HYPH",
    "‑": "HYPH",
    "–": ":", "—": ":", "(": "-LRB-", "[": "-LRB-", "{": "-LRB-", ")": "-RRB-", "]": "-RRB-",
    "}": "-RRB-", "“": "``", "”": "''", "«": "``", "»": "''", "‘": "``", "’": "''", "$": "$",
    "€": "$", "£": "$", "¥": "$", "%": "NN", "&": "CC", "/": "SYM", "#": "NN", "*": "NFP",
}  # fmt: skip


class Tagger(VerbForms):
    """Decides the tags of one sentence; use `tag`."""

    def tag(self) -> list[str]:
        """The Penn Treebank tags of the sentence."""
        for i in range(len(self.words)):
            tag = self._mark(i) or self._one(i)
            self.tags[i] = tag
            self._follow_clause(i, tag)
            if tag in VERB_TAGS:
                self._last_verb = tag
                if i > 1 and self.tags[i - 2] == "AFX":
                    continue
            if i > 1 and self.tags[i - 2] == "AFX":
                self.tags[i - 2] = "JJ"
        return self.tags

    def _follow_clause(self, i: int, tag: str) -> None:
        """Keep track of whether the clause has its finite verb."""
        if tag in _FINITE_TAGS:
            self._outer_waits = self._outer_waits and not self._finite
            saying = self.infos[i].verb in self.lex.sets["say"] and tag != "MD"
            self._finite = not saying
        elif tag in _BREAKS or self._subordinates(i):
            self._outer_waits = tag in {"WDT", "WP"} and not self._finite and i > 0
            self._finite = False

    def _subordinates(self, i: int) -> bool:
        return self.tags[i] == "IN" and (
            self.low[i] in self.lex.sets["subordinators"] or self.low[i] == "that"
        )

    def _mark(self, i: int) -> str:
        word = self.words[i]
        if word[0].isalpha():
            return ""
        if word in {'"', "''", "``"}:
            opened = sum(self.words[k] == word for k in range(i)) if i < 400 else 0
            return "''" if opened % 2 else "``"
        if word == "'":
            return "POS" if i and self.low[i - 1].endswith("s") else "``"
        if self.low[i] == "'s":
            return self._clitic_s(i)
        if word == "’":
            return "POS" if i and self.low[i - 1].endswith("s") else "''"
        if NUMBER.match(word):
            return "JJ" if word[-1] in "dth" else "NNS" if word[-1] == "s" else "CD"
        if word in _MARKS:
            return _MARKS[word]
        if self.low[i] in {"'ll", "'d"}:
            return "MD"
        if self.low[i] in {"'re", "'ve", "'m"}:
            return "VBP"
        if word.startswith(("--", "..")):
            return ":"
        if word.startswith("@") or word[0].isdigit():
            return "NN"
        return "NFP" if not word[0].isalnum() else ""

    def _clitic_s(self, i: int) -> str:
        before = self.low[i - 1] if i else ""
        if before == "let":
            return "PRP"
        pronoun = before in self.lex.sets["before_is"]
        return "VBZ" if pronoun else "POS"

    def _one(self, i: int) -> str:
        kinds, info = self.kinds[i], self.infos[i]
        if "P" in kinds:
            return self._name(i)
        special = SPECIAL.get(self.low[i])
        if special and (tag := special(self, i)):
            return tag
        if info.tag:
            return info.tag
        if self._prefixes_verb(i):
            return "AFX"
        if NUMBER.match(self.words[i]):
            return "CD"
        if len(kinds) == 1 and not (not info.known and i and self.tags[i - 1] == "MD"):
            (kind,) = kinds
            if kind in "NSJR":
                if kind == "J" and self.words[i][0].isupper() and self.lex.demonym(self.low[i]):
                    return self._demonym(i)
                return {"N": "NN", "S": "NNS", "J": "JJ", "R": "RB"}[kind]
        return self._several(i)

    def _prefixes_verb(self, i: int) -> bool:
        """Whether it is a prefix, as "co" in "co-signed"."""
        return (
            self.low[i] in self.lex.sets["verb_prefixes"]
            and i + 2 < len(self.words)
            and self.words[i + 1] == "-"
            and bool(self.kinds[i + 2] & {"V", "Z", "D", "E", "G"})
        )

    def _name(self, i: int) -> str:
        if (
            self.words[i].endswith("s")
            and self.infos[i].kinds & {"S", "Z"}
            and len(self.words[i]) > 3
        ):
            return "NNPS" if self.low[i] in {"rights", "affairs", "emirates"} else "NNP"
        return "NNP"

    def _demonym(self, i: int) -> str:
        if self._noun_follows(i, names=True):
            return "JJ"
        return (
            "NNPS"
            if self.low[i].endswith("s")
            else "JJ"
            if self._before(i) in self.lex.sets["be_forms"]
            else "NNP"
        )
