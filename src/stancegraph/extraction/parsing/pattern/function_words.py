"""Small words whose tag depends on their neighbours: "to", "that", "her", "up" …"""

from __future__ import annotations

from collections.abc import Callable

from stancegraph.extraction.parsing.pattern.words import NOUN_TAGS, VERB_TAGS, Words


class FunctionWords(Words):
    """A rule for each such word; an empty answer leaves it to the word lists."""

    def _to(self, i: int) -> str:
        k = self._next(i)
        if k >= len(self.words) or self.infos[k].tag or "V" not in self.kinds[k]:
            return "IN"
        kinds = self.kinds[k]
        if not kinds & {"N", "J"}:
            return "TO"
        before = self.infos[i - 1] if i else None
        wants = (
            before is not None
            and "P" not in self.kinds[i - 1]
            and (
                before.noun in self.lex.tables["noun_preps"]["to"]
                or before.verb in self.lex.tables["verb_preps"]["to"]
                or self.low[i - 1] in self.lex.sets["before_to"]
            )
        )
        after = self._next(k)
        if self._opens(after) and self._definite(after):
            return "TO"
        if wants and before is not None and before.noun not in self.lex.sets["noun_infinitive"]:
            return "IN"
        return "IN" if wants and not self._opens(after) else "TO"

    def _that(self, i: int) -> str:
        k = self._next(i)
        left = self.tags[i - 1] if i else "^"
        if k >= len(self.words):
            return "DT"
        verbal = self._starts_verb(k)
        if verbal:
            return "WDT" if left in NOUN_TAGS or left in {"DT", "PRP", "CD"} else "DT"
        if left in NOUN_TAGS:
            noun = self.infos[i - 1].noun
            return "IN" if noun in self.lex.sets["noun_that"] or self._said_before(i) else "WDT"
        if left in VERB_TAGS | {"JJ", "RB", "PRP", ",", "CC", "IN", "``", "''", "RP"}:
            single = self.kinds[k] & {"N", "J"} and "S" not in self.kinds[k]
            if single and left in {"IN", "CC"} and self.low[i - 1] not in {"and", "but", "except"}:
                return "DT"
            return "IN"
        return "DT"

    def _said_before(self, i: int) -> bool:
        return any(
            self.tags[k] in VERB_TAGS and self.infos[k].verb in self.lex.sets["say"]
            for k in range(max(0, i - 4), i)
        )

    def _starts_verb(self, k: int) -> bool:
        if k >= len(self.words):
            return False
        info = self.infos[k]
        if info.tag:
            return info.tag == "MD"
        kinds = self.kinds[k]
        return (bool(kinds & {"V", "Z", "A", "D"}) and not kinds & {"N", "S", "J"}) or (
            bool(kinds & {"V", "Z", "D"})
            and self._opens(k + 1)
            and "P" not in kinds
            and not kinds & {"S", "J"}
        )

    def _her(self, i: int) -> str:
        return (
            "PRP$"
            if self._noun_follows(i) or (i + 1 < len(self.words) and self.kinds[i + 1] & {"G", "E"})
            else "PRP"
        )

    def _there(self, i: int) -> str:
        k = self._next(i)
        if k < len(self.words) and (
            self.low[k]
            in self.lex.sets["be_forms"] | self.lex.sets["have_forms"] | self.lex.sets["existing"]
            or self.infos[k].tag == "MD"
        ):
            return "EX"
        return "RB"

    def _more(self, i: int) -> str:
        if self._noun_follows(i) and not (self._next(i) == i + 1 and "J" in self.kinds[i + 1]):
            return "JJS" if self.low[i] in {"most", "least"} else "JJR"
        if i + 1 < len(self.words) and self.low[i + 1] in {"than", "of"}:
            return "JJS" if self.low[i] in {"most", "least"} else "JJR"
        return "RBS" if self.low[i] in {"most", "least"} else "RBR"

    def _like(self, i: int) -> str:
        if self._left(i) in {"TO", "MD"}:
            return "VB"
        return "VBP" if self._before(i) in self.lex.sets["plural_subjects"] else "IN"

    def _will(self, i: int) -> str:
        if self._before(i) in self.lex.sets["standing_alone"]:
            return "MD"
        return "NN" if self._left(i) in {"DT", "PRP$", "POS", "JJ"} else "MD"

    def _particle(self, i: int) -> str:
        rows = self.lex.tables["particles"].get(self.low[i], frozenset())
        for k in range(i - 1, max(-1, i - 4), -1):
            if self.tags[k] in VERB_TAGS:
                return (
                    "RP"
                    if self.infos[k].verb in rows and (k == i - 1 or not self._opens(i + 1))
                    else ""
                )
            if self.tags[k] in {"IN", ",", "CC"}:
                break
        return "RB" if i + 1 >= len(self.words) or self.words[i + 1] in {",", "."} else "IN"

    def _so(self, i: int) -> str:
        return "IN" if i + 1 < len(self.words) and self.low[i + 1] == "that" else "RB"

    def _as(self, i: int) -> str:
        if i + 2 < len(self.words) and self.low[i + 2] == "as":
            return "RB"
        return "IN"

    def _quantifier(self, i: int) -> str:
        return "RB" if i + 1 < len(self.words) and self._is_number(i + 1) else ""

    def _all(self, i: int) -> str:
        return (
            "PDT" if i + 1 < len(self.words) and self.infos[i + 1].tag in {"DT", "PRP$"} else "DT"
        )

    def _such(self, i: int) -> str:
        return "PDT" if i + 1 < len(self.words) and self.low[i + 1] in {"a", "an"} else "JJ"

    def _per(self, i: int) -> str:
        return "NN" if i + 1 < len(self.words) and self.low[i + 1] == "cent" else "IN"

    def _what(self, i: int) -> str:
        return "WDT" if self._noun_follows(i) and "J" not in self.kinds[i + 1] else "WP"


SPECIAL: dict[str, Callable[[FunctionWords, int], str]] = {
    "about": FunctionWords._quantifier,
    "all": FunctionWords._all,
    "around": FunctionWords._quantifier,
    "as": FunctionWords._as,
    "away": FunctionWords._particle,
    "back": FunctionWords._particle,
    "both": FunctionWords._all,
    "down": FunctionWords._particle,
    "forward": FunctionWords._particle,
    "half": FunctionWords._all,
    "her": FunctionWords._her,
    "least": FunctionWords._more,
    "less": FunctionWords._more,
    "like": FunctionWords._like,
    "more": FunctionWords._more,
    "most": FunctionWords._more,
    "off": FunctionWords._particle,
    "out": FunctionWords._particle,
    "over": FunctionWords._quantifier,
    "per": FunctionWords._per,
    "so": FunctionWords._so,
    "such": FunctionWords._such,
    "that": FunctionWords._that,
    "there": FunctionWords._there,
    "to": FunctionWords._to,
    "up": FunctionWords._particle,
    "what": FunctionWords._what,
    "will": FunctionWords._will,
}
"""Word → its rule."""
