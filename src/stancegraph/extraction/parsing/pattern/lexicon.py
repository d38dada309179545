"""Word lists of the backend without a model, read once from `extraction/pattern/`."""

from __future__ import annotations

import csv
import functools
import io
import re
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

BASE, PRESENT, PAST, PARTICIPLE, GERUND = "VB", "VBZ", "VBD", "VBN", "VBG"
_VOWELS = "aeiou"
_PREFIXES = ("re", "un", "over", "out", "mis", "co", "under", "pre")
_SUFFIX_TAGS = (
    (re.compile(r".{2,}ly$"), "R"),
    (re.compile(r".{2,}(?:ous|ful|less|able|ible|ical|ish|esque|wide)$"), "J"),
    (re.compile(r".{3,}(?:ive|ic|ary|ory|al|ant|ent|ar|an)$"), "JN"),
    (re.compile(r".{3,}(?:ise|ize|ify)$"), "V"),
)
_ODD_FORMS = (
    ("be", "Z", "is 's"),
    ("be", "A", "are am 'm 're"),
    ("have", "A", "'ve"),
    ("have", "Z", "has"),
    ("do", "Z", "does"),
    ("go", "Z", "goes"),
    ("die", "G", "dying"),
    ("lie", "G", "lying"),
    ("tie", "G", "tying"),
)
"""Forms that no rule makes: lemma, kind, words."""

_NOUN_ENDINGS = re.compile(
    r".{2,}(?:tion|sion|ment|ness|ity|ism|ist|ship|hood|dom|ance|ence|ancy|ency|ology|ure|age|er|or"
    r"|eer|cy|graph|gram|man|woman)s?$"
)


@dataclass(frozen=True, slots=True)
class Word:
    """What a lower-case word can be, whatever stands beside it."""

    kinds: frozenset[str]
    """Of N noun, S plural noun, V verb base, Z verb in -s, D past, E participle, G gerund,
    A plural or first person of "be" and "have", J adjective, R adverb; empty for a word of a
    closed class."""
    tag: str | None
    """The tag of a closed-class word."""
    verb: str
    """Lemma if it is used as a verb."""
    noun: str
    """Lemma if it is used as a noun."""
    known: bool
    """Whether a list has it; else only its ending told."""


class Lexicon:
    """Lists and frames; `word` classifies any lower-case word."""

    def __init__(self) -> None:
        closed: dict[str, Any] = _yaml("closed.yaml")
        words = {name: frozenset(text.split()) for name, text in _yaml("words.yaml").items()}
        self.fixed = {w: tag for tag, row in closed["tags"].items() for w in row.split()}
        self.sets = {k: frozenset(v.split()) for k, v in closed.items() if isinstance(v, str)}
        self.tables: dict[str, dict[str, frozenset[str]]] = {
            name: {k: frozenset(v.split()) for k, v in closed[name].items()}
            for name in ("particles", "noun_preps", "verb_preps")
        }
        self._plurals: dict[str, str] = closed["irregular_plurals"]
        self._words = words
        self._endings = tuple(sorted(self.sets["demonym_endings"]))
        self._forms = _verb_forms(words["verbs"] | words["noun_verbs"], self.sets["doubling"])
        self._nouns = words["nouns"] | words["noun_verbs"] | words["ing_nouns"]
        self.word = functools.lru_cache(maxsize=65536)(self._word)

    def demonym(self, word: str) -> bool:
        """Whether a lower-case word is an adjective of nationality."""
        return word in self.sets["demonyms"] or word.endswith(self._endings)

    def _word(self, word: str) -> Word:
        if word in self.fixed:
            return Word(frozenset(), self.fixed[word], word, word, True)
        singular = self._singular(word)
        kinds = set()
        verb = word
        for code, lemma in self._forms.get(word, ()):
            kinds.add(code)
            verb = lemma
        if word in self._words["ing_nouns"]:
            kinds.add("N")
        if word in self._nouns or word in self.sets["singular_s"]:
            kinds.add("N")
        elif singular != word and (singular in self._nouns or word in self._plurals):
            kinds.add("S")
        if word in self.sets["invariant_plurals"]:
            kinds = (kinds - {"N"}) | {"S"}
        if word in self._words["adjectives"] or word in self._words["participial"]:
            kinds.add("J")
        if word in self._words["adverbs"]:
            kinds.add("R")
        known = bool(kinds)
        if not known:
            kinds, verb = self._guess(word, singular)
        return Word(frozenset(kinds), None, verb, singular if "S" in kinds else word, known)

    def _guess(self, word: str, singular: str) -> tuple[set[str], str]:
        if not word[:1].isalnum():
            return set(), word
        for prefix in _PREFIXES:
            rest = word.removeprefix(prefix)
            if rest != word and len(rest) > 4 and (forms := self._forms.get(rest)):
                kinds = {code for code, _ in forms}
                if rest in self._nouns:
                    kinds.add("N")
                return kinds, prefix + forms[0][1]
        if word.endswith("ing") and len(word) > 5:
            return {"G"}, _stem(word[:-3])
        if word.endswith("ed") and len(word) > 4:
            return {"D", "E"}, _stem(word[:-2])
        for pattern, kinds_ in _SUFFIX_TAGS:
            if pattern.match(word):
                return set(kinds_), word
        if singular != word:
            return {"S"}, word
        return {"N"}, word

    def noun_like(self, word: str) -> bool:
        """Whether the ending alone makes a lower-case word a common noun."""
        return bool(_NOUN_ENDINGS.match(word))

    def _singular(self, word: str) -> str:
        if word in self._plurals:
            return self._plurals[word]
        if not word.endswith("s") or len(word) < 4 or word in self.sets["singular_s"]:
            return word
        if word.endswith(("ss", "us", "is")):
            return word
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
            return word[:-2]
        return word[:-1]


@functools.cache
def lexicon() -> Lexicon:
    """The one instance; reading and inflecting takes some tens of milliseconds."""
    return Lexicon()


def _yaml(name: str) -> Any:
    return yaml.load(_text(name), Loader=yaml.CSafeLoader)


def _text(name: str) -> str:
    return (resources.files("stancegraph.extraction.parsing.pattern") / name).read_text("utf-8")


def _verb_forms(
    verbs: frozenset[str], doubling: frozenset[str]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Inflected form → (kind, lemma) pairs."""
    found: dict[str, dict[str, str]] = {}
    lines = (line for line in _text("irregular.csv").splitlines() if not line.startswith("#"))
    irregular = {row["base"]: row for row in csv.DictReader(io.StringIO("\n".join(lines)))}
    regular = sorted(verbs | set(irregular), key=lambda verb: (verb not in irregular, verb))
    for verb in regular:
        bare = verb.rpartition("-")[2]
        row = irregular.get(verb)
        forms = {(verb, "V"), (_third(verb), "Z")}
        forms |= {(form + "ing", "G") for form in _before_ing(verb, doubling)}
        if row:
            forms |= {(form, "D") for form in row["past"].split("/")}
            forms |= {(form, "E") for form in row["participle"].split("/")}
        else:
            forms |= {(form, code) for form in _past(verb, doubling) for code in "DE"}
        for form, code in sorted(forms):
            found.setdefault(form, {}).setdefault(code, verb)
            if bare != verb:  # hyphens are tokens of their own, so the last part stands alone
                found.setdefault(form.rpartition("-")[2], {}).setdefault(code, bare)
    for lemma, code, forms_ in _ODD_FORMS:
        for form in forms_.split():
            found[form] = {code: lemma}
    return {form: tuple(sorted(codes.items())) for form, codes in found.items()}


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _doubles(verb: str, doubling: frozenset[str]) -> bool:
    if verb in doubling:
        return True
    vowels = sum(letter in _VOWELS for letter in verb)
    return len(verb) > 2 and vowels == 1 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS


def _before_ing(verb: str, doubling: frozenset[str]) -> set[str]:
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return {verb[:-1]}
    return {verb + verb[-1], verb} if _doubles(verb, doubling) else {verb}


def _past(verb: str, doubling: frozenset[str]) -> set[str]:
    if verb.endswith("e"):
        return {verb + "d"}
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return {verb[:-1] + "ied"}
    return {verb + verb[-1] + "ed", verb + "ed"} if _doubles(verb, doubling) else {verb + "ed"}


def _stem(stem: str) -> str:
    """The likeliest base of an unknown verb from what precedes -ed or -ing."""
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if re.search(r"(?:at|iz|is|v|c|u|[^aeiou]s|[^n]g|dg|ng|[aeiou][rkmn])$", stem) and not (
        re.search(r"(?:[aeiou]{2}[rkmn]|er|en|on|ing|ang)$", stem)
    ):
        return stem + "e"
    return stem
