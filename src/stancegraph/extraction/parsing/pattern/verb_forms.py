"""Words that may be verbs: which form, or whether a noun or adjective after all."""

from __future__ import annotations

from stancegraph.extraction.parsing.pattern.function_words import FunctionWords
from stancegraph.extraction.parsing.pattern.words import NOUN_TAGS, PLACES, VERB_TAGS


class VerbForms(FunctionWords):
    """Rules for bases, forms in -s, -ed and -ing."""

    def _several(self, i: int) -> str:
        kinds = self.kinds[i]
        left = self._left(i)
        if "G" not in kinds and self._helped(i) and self._verbal(i):
            return self._after_helper(i)
        if "G" in kinds:
            return self._ing(i, left)
        if kinds & {"D", "E"} and not ("V" in kinds and self._base_context(i, left)):
            return self._past(i, left)
        if "Z" in kinds:
            return self._third_person(i, left)
        if "A" in kinds:
            return "VBP"
        if "V" in kinds:
            return self._base(i, left)
        return self._noun_or_adjective(i)

    def _verbal(self, i: int) -> bool:
        return bool(self.kinds[i] & {"V", "Z", "D", "E"}) or not self.infos[i].known

    def _helped(self, i: int) -> bool:
        """Whether an auxiliary, "to" or a modal stands before, over adverbs."""
        k = self._left_place(i)
        if k < 0:
            return False
        return self.tags[k] in {"TO", "MD"} or self._auxiliary(k)

    def _auxiliary(self, k: int) -> bool:
        sets = self.lex.sets
        word = self.low[k]
        return (
            word in sets["be_forms"] or word in sets["have_forms"] or word in sets["do_forms"]
            or self.infos[k].verb == "get"
        )  # fmt: skip

    def _subject_pronoun(self, word: str) -> bool:
        sets = self.lex.sets
        return (
            word in sets["singular_subjects"] or word in sets["plural_subjects"]
            or word in sets["other_subjects"]
        )  # fmt: skip

    def _after_helper(self, i: int) -> str:
        kinds = self.kinds[i]
        k = self._left_place(i)
        helper, tag = self.low[k], self.tags[k]
        if tag in {"TO", "MD"} or helper in self.lex.sets["do_forms"]:
            if "V" in kinds or (tag == "MD" and not self.infos[i].known):
                return "VB"
        elif kinds & {"E", "D"}:
            if "J" in kinds and helper in self.lex.sets["be_forms"] and not self._agent_follows(i):
                return "JJ"
            return "VBN"
        if kinds <= {"V"}:
            return "VB"
        if kinds & {"N", "S", "J"}:
            return self._noun_or_adjective(i)
        return self._third_person(i, tag) if "Z" in kinds else "VBP"

    def _agent_follows(self, i: int) -> bool:
        return i + 1 < len(self.words) and self.low[i + 1] in {"by", "to", "from"}

    def _ing(self, i: int, left: str) -> str:
        kinds = self.kinds[i]
        if (
            "N" in kinds
            and left not in {",", "^"}
            and self._before(i) not in self.lex.sets["be_forms"]
            and (left in PLACES or left in NOUN_TAGS or not self._opens(i + 1))
        ):
            return "NN"
        if left in {"DT", "PRP$", "POS", "JJ"}:
            if self._noun_follows(i):
                return "JJ" if "J" in kinds else "VBG"
            return "NN"
        if "J" in kinds and (self._noun_follows(i) or self._before(i) in self.lex.sets["be_forms"]):
            return "JJ"
        if left == "CC" and not self._opens(i + 1) and i > 1 and self.tags[i - 2] in NOUN_TAGS:
            return "NN"  # "violence and looting"
        return "VBG"

    def _past(self, i: int, left: str) -> str:
        kinds = self.kinds[i]
        if kinds == {"D"} or (kinds <= {"D", "N", "J"} and left not in PLACES and left != "IN"):
            return "VBD"
        if "E" not in kinds:
            return self._noun_or_adjective(i) if kinds & {"N", "J"} else "VBD"
        if "J" in kinds and self._noun_follows(i) and left not in {"PRP", "WP", "WDT"}:
            return "JJ"
        if "J" in kinds and self._after_copula(i) and not self._agent_follows(i):
            return "JJ"
        if "N" in kinds and left in PLACES | {"IN"}:
            return "NN"
        before = self._before(i)
        if (
            left in PLACES
            or left in {"IN", "VBG"}
            or (left in {"NN", "HYPH"} and self.words[i - 1] == "-")
        ):
            if (
                left in {"DT", "CD"}
                and before in self.lex.sets["standing_alone"]
                and not self._noun_follows(i)
            ):
                return "VBD"
            if left in {"CD", "JJ"} and not self._noun_follows(i, names=True) and not self._finite:
                return "VBN" if self._next_is(i, "by") else "VBD"
            return "VBN"
        if "D" not in kinds:
            return "VBN"
        if self._subject_pronoun(before) or left in {"WP", "WDT", "EX"}:
            return "VBD"
        if self._next_is(i, "by") and self.infos[i].verb not in self.lex.sets["intransitive"]:
            return "VBN"
        if left == "CC":
            return self._coordinated_past(i)
        if left == ",":
            return self._past_after_comma(i)
        if left in {"VBD", "VBZ", "VBP", "VBN", "VB"}:
            return "VBN"
        if left == "^":
            return "VBN"
        if left in {"``", ":"}:
            return "VBN" if not self._opens(i + 1) and self._later_finite(i) else "VBD"
        definite_object = self._definite(self._next(i))
        if self._finite and not (self._outer_waits and definite_object):
            return "VBN"
        if self.infos[i].verb in {"say", "add", "tell"} and before != "been":
            return "VBD"
        if definite_object:
            return "VBD"
        return "VBN" if self._later_finite(i) else "VBD"

    def _coordinated_past(self, i: int) -> str:
        if i > 1 and self.tags[i - 2] == "JJ" and self._noun_follows(i):
            return "VBN"
        return "VBN" if self._last_verb == "VBN" and not self._opens(self._next(i)) else "VBD"

    def _past_after_comma(self, i: int) -> str:
        follows = self._next(i)
        if follows < len(self.words) and (self._opens(follows) or self.low[follows] in {"that"}):
            return "VBD"
        if self.infos[i].verb in self.lex.sets["say"]:
            return "VBD"
        if self._last_verb == "VBD" and follows < len(self.words) and "N" in self.kinds[follows]:
            return "VBD"  # "They praised it, voiced support …"
        return "VBN" if self._last_verb or self._later_finite(i) else "VBD"

    def _third_person(self, i: int, left: str) -> str:
        kinds = self.kinds[i]
        if not kinds & {"N", "S"}:
            return "VBZ"
        noun = "NNS" if "S" in kinds else "NN"
        before = self._before(i)
        if before in self.lex.sets["singular_subjects"] or left in {"WDT", "WP", "EX"}:
            return "VBZ"
        if left in PLACES or left in {"IN", "^", "VBG", "VB", "TO", "``"}:
            if not (left == "DT" and before in {"this", "that"}):
                return noun
            return "VBZ"
        follows = self._next(i)
        if self._finite or left in VERB_TAGS:
            return noun
        if (
            left in {"NN", "NNP", "''"}
            or (left == "CC" and self._last_verb == "VBZ")
            or self.tags[i - 1] == "RB"
        ):
            if self._opens(follows) and self._definite(follows):
                return "VBZ"
            if follows < len(self.words) and self.low[follows] in self.lex.sets["after_verb_s"]:
                return noun if self._later_finite(i) else "VBZ"
            if (
                follows < len(self.words)
                and self._opens(follows)
                and left != "CC"
                and not self._later_finite(i)
            ):
                return "VBZ"
        return noun

    def _base_context(self, i: int, left: str) -> bool:
        """A form like "cut" that is base and past alike: whether it is the base here."""
        if left in {"TO", "MD"} or self._before(i) in self.lex.sets["do_forms"]:
            return True
        return (
            left in {"NNS", "PRP"}
            and self._before(i) not in self.lex.sets["singular_subjects"]
            and self.infos[i].verb != "put"
        )

    def _next_tag(self, i: int) -> str | None:
        k = self._next(i)
        return self.infos[k].tag if k < len(self.words) else None

    def _base(self, i: int, left: str) -> str:
        kinds = self.kinds[i]
        before = self._before(i)
        follows = self._next(i)
        pure = not kinds & {"N", "S", "J", "R"}
        if left == "PRP" and before in self.lex.sets["plural_subjects"]:
            return "VBP"
        if self._next_tag(i) == "MD":
            return self._noun_or_adjective(i)
        if left in {"WDT", "WP"} and (pure or self._opens(follows)):
            return "VBP"
        if left in PLACES or left == "IN":
            if not (pure and before in self.lex.sets["plural_alone"]):
                return self._noun_or_adjective(i)
            return "VBP"
        if left == "CC":
            parallel = self._last_verb in {"VB", "VBP"}
            if pure or (parallel and self._opens(follows) and self._definite(follows)):
                return self._last_verb if parallel else "VB" if self._last_verb else "VBP"
            return self._noun_or_adjective(i)
        object_follows = self._opens(follows) and self._definite(follows)
        if left == "," and self._last_verb in {"VB", "VBP"} and (pure or object_follows):
            return self._last_verb
        plural = left in {"NNS", "NNPS"} or (left in NOUN_TAGS and self._coordinated(i))
        if plural and not self._finite:
            if pure or (self._opens(follows) and not self._later_finite(i)):
                return "VBP"
            if (
                follows < len(self.words)
                and self.low[follows] in self.lex.sets["after_verb_base"]
                and "J" not in kinds
            ):
                return "VBP" if not self._later_finite(i) else self._noun_or_adjective(i)
        if pure:
            return (
                "VB"
                if left in {"^", "``", ",", "PRP"} or left in VERB_TAGS or self._finite
                else "VBP"
            )
        if (
            left == "^"
            and follows < len(self.words)
            and self.infos[follows].tag in {"DT", "PRP$", "PRP"}
            and "J" not in kinds
        ):
            return "VB"
        return self._noun_or_adjective(i)

    def _noun_or_adjective(self, i: int) -> str:
        kinds = self.kinds[i]
        if (
            "J" in kinds
            and "R" in kinds
            and not self._noun_follows(i)
            and self._before(i) not in self.lex.sets["be_forms"]
        ):
            return "RB"
        if "J" in kinds and ("N" not in kinds or self._noun_follows(i)):
            return "JJ"
        if "J" in kinds and self._after_copula(i):
            return "JJ"
        if "S" in kinds:
            return "NNS"
        if "N" in kinds:
            return "NN"
        if "R" in kinds:
            return "RB"
        return "NN" if kinds & {"V", "Z"} else "JJ" if kinds else "NN"
