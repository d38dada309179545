"""The clauses of a report's sentence: who, by which verb, with how much of the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from stancegraph.extraction.bulletins.pieces import Line
from stancegraph.extraction.bulletins.speakers import (
    Speakers,
    actors,
    befriended,
    speakers,
    speakers_behind_person,
)
from stancegraph.extraction.bulletins.verbs import (
    BE,
    Verb,
    is_adverb,
    known_verbs,
    lemma_of,
    verb_at,
)
from stancegraph.extraction.bulletins.words import words
from stancegraph.extraction.who import NOBODY, Who, unnamed_states

_OPENERS = frozenset(
    ", ; : — – - ) while and but whereas although though nor with by then however which".split()
)
"""What a speaker may stand behind."""
_JOINTS = frozenset(", ; and while but".split())
_SEPARATORS = _JOINTS | frozenset("whereas though although with then also".split())
_PREPOSITIONS = frozenset(
    "by from of to between among for with including against in on at like as than".split()
)
_MARKS = frozenset(",;:.—–()")
_ABOVE_BY = frozenset({"supported", "joined", "opposed", "backed", "echoed"})
_ALONE = frozenset({"support", "welcome", "encourage", "recommend", "request", "recognize"})
"""Verbs whose gerund after a list of gerunds is one more thing asked for."""
_BEFORE_ABSOLUTES = frozenset("with and , ; : — –".split())
"""What stands before "A supporting" in "with A supporting, and B opposing"."""
_BEHIND_VERBS = frozenset({"IN", "DT", "TO", "PRP$", "PRP"})
"""Tags behind "and looked", which make it a verb and no adjective."""
_PRONOUNS = frozenset({"he", "she", "they"})
_ELIDED = frozenset("that a an for on to option options".split())
"""What follows the second of two speakers whose verb is said only once."""
_FURTHEST = 10
"""Pieces back to a chair's title."""


class Form(StrEnum):
    """How a verb stands to its speakers."""

    FINITE = "finite"  # the EU proposed
    PARTICIPLE = "participle"  # …, noting that; with the EU opposing
    ECHO = "echo"  # …, supported by the EU
    PASSIVE = "passive"  # the text was opposed by the EU


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its speakers; what it is about lies from piece `begin` to before `end`."""

    speakers: Speakers
    verb: int
    """Number of the verb's piece."""
    lemma: str
    begin: int
    end: int
    form: Form = Form.FINITE
    negated: bool = False
    friendly: bool = True
    """An echo: whether those named agree with what was said."""


@dataclass(frozen=True, slots=True)
class _Head:
    speakers: Speakers | None
    """None for "Noting X, …", whose speakers are still to come."""
    verb: Verb
    start: int
    form: Form
    friendly: bool = True


def clauses(line: Line, before: Speakers | None = None) -> Iterator[Clause]:
    """Yield the clauses of a sentence in reading order; `before` is who "he" may be."""
    heads = list(_Scan(line, before).heads())
    for n, head in enumerate(heads):
        later = (one.speakers for one in heads[n + 1 :] if one.speakers is not None)
        whos = head.speakers or next(later, None)
        if whos is None:
            continue
        begin, end = _complement(line, heads, n)
        while end > begin and (line.low(end - 1) in _MARKS or line.low(end - 1) in _SEPARATORS):
            end -= 1
        yield Clause(
            whos, head.verb.place, head.verb.lemma, begin, end, head.form, head.verb.negated,
            head.friendly,
        )  # fmt: skip


def _complement(line: Line, heads: list[_Head], n: int) -> tuple[int, int]:
    """Where what a verb is about begins and ends."""
    head = heads[n]
    if head.form is Form.PASSIVE:
        return head.start, head.verb.place
    end = _next_start(line, heads, n)
    behind = head.verb.end
    if line.low(behind) != "," or head.form is Form.ECHO:
        return behind, end
    if head.form is Form.PARTICIPLE:
        return behind, behind  # "with A opposing, the text was adopted"
    while end <= behind and n + 1 < len(heads) and line.low(heads[n + 1].verb.end) == ",":
        n += 1  # "A proposed, and B opposed, a text"
        behind = heads[n].verb.end
        end = _next_start(line, heads, n)
    return behind + 1, end


def _next_start(line: Line, heads: list[_Head], n: int) -> int:
    if n + 1 == len(heads):
        return len(line)
    after = heads[n + 1]
    return after.verb.place if after.form is Form.PASSIVE else after.start


class _Scan:
    """Reads a sentence from left to right, remembering who spoke last."""

    def __init__(self, line: Line, before: Speakers | None) -> None:
        self._line = line
        self._before = before
        self._current: Speakers | None = None
        self._last: _Head | None = None
        self._open_from = 0
        """Where the clause begins that has no verb of report yet."""
        self._gerunds = False
        """True while a list of gerunds may go on."""

    def heads(self) -> Iterator[_Head]:
        """Yield each verb of report with who speaks."""
        i = 0
        while i < len(self._line):
            found = self._spoken(i) or self._proposal(i) or self._echoes(i) or self._again(i)
            for head in found:
                yield head
                i = self._open_from = head.verb.end
                self._gerunds = self._line.at(i).has("G")
            if not found:
                if self._line.low(i) == ";":
                    self._open_from = i + 1
                i += 1

    def _head(self, who: Speakers | None, verb: Verb, begin: int, form: Form) -> list[_Head]:
        while begin > 0 and self._line.low(begin - 1) in _SEPARATORS:
            begin -= 1
        self._current = who or self._current
        self._last = _Head(who, verb, begin, form)
        return [self._last]

    def _spoken(self, i: int) -> list[_Head]:
        """A verb with speakers of its own before it."""
        before = self._line.low(i - 1)
        if i > 0 and before not in _OPENERS and before != "(" and not self._is_titled(i):
            return []
        who = self._pronoun(i) or speakers_behind_person(self._line, i) or speakers(self._line, i)
        if who is None or (before == "(" and who.begin == i):
            return []
        if before in (",", "and") and who.commas and self._ends_a_phrase(i):
            return []
        if before == "by" and self._line.low(i - 2) not in _ABOVE_BY:
            return []
        if all(one is NOBODY for one in who.whos):
            if self._line.begins(i, words().others) != who.end - i:
                return []
            who = Speakers((unnamed_states(),), i, who.end)
        verb = verb_at(self._line, who.end)
        if verb is None and self._is_behind_person(i, who):
            verb = verb_at(self._line, who.end + 1)
        if verb is None:
            return self._elided(i, who)
        if verb.gerund:
            is_absolute = before in _BEFORE_ABSOLUTES and verb.lemma in words().participles
            return self._head(who, verb, who.begin, Form.PARTICIPLE) if is_absolute else []
        if (before == "with" and i > 1) or self._is_chair(i):
            return []
        if before == "by" and self._line.low(i - 2) == "opposed" and len(who.whos) > 1:
            who = replace(who, whos=who.whos[-1:], opponents=who.whos[:-1])
        return self._head(who, verb, who.begin, Form.FINITE)

    def _pronoun(self, i: int) -> Speakers | None:
        """Who "he" is at the beginning of a sentence or behind its opening phrase."""
        before = self._current or self._before
        low = self._line.low(i)
        if before is None or (low not in _PRONOUNS and not (low == "it" and i == 0)):
            return None
        if low != "they" and len(before.whos) > 1:
            return None
        return replace(before, begin=i, end=i + 1, pronoun=True, opponents=())

    def _is_titled(self, i: int) -> bool:
        """True for B in "President N. N. of B"."""
        if self._line.low(i - 1) not in ("of", "from"):
            return False
        titles = {self._line.low(k) for k in range(max(0, i - _FURTHEST), i)}
        return bool(titles & words().titles)

    def _is_behind_person(self, i: int, who: Speakers) -> bool:
        """True for B in "Prime Minister N. N., B, said"."""
        line = self._line
        is_person = line.at(i - 2).text[:1].isupper() and line.at(i - 2).actor is None
        if line.low(who.end) != ",":
            return False
        is_list = len(who.whos) > 1  # "A, B and others, said"
        return is_list or self._is_titled(i) or (line.low(i - 1) == "," and is_person)

    def _is_chair(self, i: int) -> bool:
        """True for B in "Co-Chair N. N., B, said"."""
        if self._line.low(i - 1) not in (",", "of", "from"):
            return False
        for k in range(i - 2, max(-1, i - _FURTHEST), -1):
            if self._line.low(k) in (";", "while"):
                return False
            if self._line.low(k) in words().chairing:
                return True
        return False

    def _ends_a_phrase(self, i: int) -> bool:
        """True for B in "following statements by A, B and C": a preposition stands before."""
        k = i - 1
        while k >= 0 and (
            self._line.at(k).actor is not None
            or self._line.low(k) in (",", "and", "the", "&", "others")
        ):
            k -= 1
        return 0 <= k < i - 1 and self._line.low(k) in _PREPOSITIONS

    def _elided(self, i: int, who: Speakers) -> list[_Head]:
        """B in "A said that X, and B that Y", where the verb is not said again."""
        last = self._last
        if last is None or last.form is not Form.FINITE or self._line.low(i - 1) not in _JOINTS:
            return []
        follows = self._line.low(who.end)
        if follows not in _ELIDED or not who.holders:
            return []
        if follows in ("for", "on", "to") and self._line.low(last.verb.end) != follows:
            return []
        return self._head(who, replace(last.verb, end=who.end), i, Form.FINITE)

    def _again(self, i: int) -> list[_Head]:
        """A further verb of those who spoke last, or one of those who are about to speak."""
        who = self._joined(i)
        k = who.end if who is not None else i
        who = who or self._current
        before = self._line.low(i - 1)
        opens = who is None and (i == 0 or before in (",", "—", "although", "while", "though"))
        if not opens and before not in (*_JOINTS, "then"):
            return []
        verb = verb_at(self._line, k)
        if verb is None or not (verb.gerund or verb.finite):
            return []
        if verb.lemma not in known_verbs() and not self._ends_object(verb, before):
            return []
        if verb.gerund:
            if verb.lemma not in words().participles or (self._gerunds and verb.lemma in _ALONE):
                return []
            return self._head(who, verb, i, Form.PARTICIPLE)
        return [] if who is None else self._head(who, verb, i, Form.FINITE)

    def _ends_object(self, verb: Verb, before: str) -> bool:
        """True for "and looked at the text": a verb of no stance, but none of the object's."""
        is_verb = verb.lemma == "be" or self._line.at(verb.end).word.tag in _BEHIND_VERBS
        return before in ("and", "but") and is_verb and verb.lemma != "base"

    def _proposal(self, i: int) -> list[_Head]:
        """The A of "a proposal by A to VERB" and of "A's proposal to VERB", told of nobody."""
        line = self._line
        if self._current is not None or line.low(i) not in words().proposed:
            return []
        owner = next((k for k in (i - 1, i - 2) if line.at(k).owner and line.at(k).actor), None)
        if owner is not None:
            who, k = Speakers((Who(line.at(owner).actor),), owner, i), i + 1
        else:
            named = actors(line, i + 2) if line.low(i + 1) in ("by", "from") else None
            if named is None:
                return []
            who, k = named, named.end
        if line.low(k) not in ("to", "for", "that", "on"):
            return []
        end = k if line.low(k) == "that" else k + 1
        return self._head(who, Verb(i, "propose", False, end), who.begin, Form.FINITE)

    def _joined(self, i: int) -> Speakers | None:
        """Those of ", and, with B, urged", who speak together with the speakers before."""
        before, line = self._current, self._line
        size = line.begins(i, words().joining)
        if before is None or not size or line.low(i - 1) not in (",", "and"):
            return None
        more = actors(line, i + size)
        if more is None or line.low(more.end) != ",":
            return None
        return Speakers((*before.whos, *more.whos), i, more.end + 1)

    def _echoes(self, i: int) -> list[_Head]:
        """Those of "…, supported by A and opposed by B" and of "X was opposed by A"."""
        line = self._line
        if not line.at(i).has("E") or line.low(i + 1) != "by":
            return []
        if line.low(i - 1) == "," and line.low(i - 2) == "and":
            return []  # "and, supported by B, urged"
        before = i - 1
        while before > 0 and (is_adverb(line, before) or line.low(before) == "been"):
            before -= 1
        found: list[_Head] = []
        rest = i
        if line.low(before) in BE or line.low(before) in ("has", "have", "had"):
            who = actors(line, i + 2)
            if who is None or lemma_of(line.at(i)) not in known_verbs():
                return []
            verb = Verb(before, lemma_of(line.at(i)), False, who.end)
            found.append(_Head(who, verb, self._open_from, Form.PASSIVE))
            rest = who.end
        elif self._current is None or not self._may_echo(before):
            return []
        start = i
        while start > 0 and line.low(start - 1) in _SEPARATORS:
            start -= 1
        for friendly, who in befriended(line, rest):
            verb = Verb(who.begin, "support" if friendly else "oppose", False, who.end)
            found.append(_Head(who, verb, start, Form.ECHO, friendly))
        return found

    def _may_echo(self, k: int) -> bool:
        low = self._line.low(k)
        return low in (",", "and", "but", "(", "—") or low in words().proposals
