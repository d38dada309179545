"""The verbs of report in a sentence, and who speaks by each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from stancegraph.extraction.actors.who import NOBODY, Who, unnamed_states
from stancegraph.extraction.bulletins.pieces import Line
from stancegraph.extraction.bulletins.speakers import (
    Speakers,
    actors,
    befriended,
    speakers,
    speakers_behind_person,
)
from stancegraph.extraction.bulletins.surroundings import (
    ends_a_phrase,
    is_behind_person,
    is_chair,
    is_titled,
)
from stancegraph.extraction.bulletins.unsaid import elided, further_item, opened_by_colon
from stancegraph.extraction.bulletins.verbs import (
    BE,
    Verb,
    is_adverb,
    known_verbs,
    lemma_of,
    verb_at,
)
from stancegraph.extraction.bulletins.words import words

_OPENERS = frozenset(
    ", ; : — – - ) while and but whereas although though nor with by then however which".split()
)
"""What a speaker may stand behind."""
_JOINTS = frozenset(", ; and while but".split())
SEPARATORS = _JOINTS | frozenset("whereas though although with then also".split())
"""What stands between two clauses and belongs to neither."""
_ABOVE_BY = frozenset({"supported", "joined", "opposed", "backed", "echoed"})
_ALONE = frozenset(
    "support welcome encourage recommend request recognize refer reference quote compare".split()
)
"""Verbs whose gerund after a list of gerunds is one more thing asked for."""
_BEFORE_ABSOLUTES = frozenset("with and , ; : — –".split())
"""What stands before "A supporting" in "with A supporting, and B opposing"."""
_BEHIND_VERBS = frozenset({"IN", "DT", "TO", "PRP$", "PRP"})
"""Tags behind "and looked", which make it a verb and no adjective."""
_PRONOUNS = frozenset({"he", "she", "they"})
_CLOSING = frozenset({"”", '"', "’"})


class Form(StrEnum):
    """How a verb stands to its speakers."""

    FINITE = "finite"  # the EU proposed
    PARTICIPLE = "participle"  # …, noting that; with the EU opposing
    ECHO = "echo"  # …, supported by the EU
    PASSIVE = "passive"  # the text was opposed by the EU
    NESTED = "nested"  # supported a proposal by the EU to


@dataclass(frozen=True, slots=True)
class Head:
    """A verb of report; its clause begins at piece `start`."""

    speakers: Speakers | None
    """None for "Noting X, …", whose speakers are still to come."""
    verb: Verb
    start: int
    form: Form
    friendly: bool = True
    """An echo: whether those named agree with what was said."""


class Heads:
    """Reads a sentence from left to right, remembering who spoke last."""

    def __init__(self, line: Line, before: Speakers | None) -> None:
        self._line = line
        self._before = before
        self._current: Speakers | None = None
        self._last: Head | None = None
        self._open_from = 0
        """Where the clause begins that has no verb of report yet."""
        self._gerunds = False
        """True while a list of gerunds may go on."""

    def __iter__(self) -> Iterator[Head]:
        """Yield each verb of report with who speaks."""
        i = 0
        while i < len(self._line):
            found = (
                self._spoken(i)
                or self._proposal(i)
                or self._echoes(i)
                or self._again(i)
                or self._item(i)
            )
            for head in found:
                yield head
                i = max(i + 1, head.verb.end)
                if head.form is not Form.NESTED:
                    self._open_from = head.verb.end
                    self._gerunds = self._line.at(head.verb.end).has("G")
            if not found:
                if self._line.low(i) == ";":
                    self._open_from = i + 1
                i += 1

    def _head(self, who: Speakers | None, verb: Verb, begin: int, form: Form) -> list[Head]:
        while begin > 0 and self._line.low(begin - 1) in SEPARATORS:
            begin -= 1
        if who is not None:
            who, verb = self._with_more(who, verb)
        self._current = who or self._current
        self._last = Head(who, verb, begin, form)
        return [self._last]

    def _with_more(self, who: Speakers, verb: Verb) -> tuple[Speakers, Verb]:
        """The speakers with those of "requested, with B and opposed by C, to VERB"."""
        line, end = self._line, verb.end
        if line.low(end) != ",":
            return who, verb
        opposed = line.begins(end + 1, words().opposing)
        size = opposed or line.begins(end + 1, words().joining)
        more = actors(line, end + 1 + size) if size else None
        if more is None or line.low(more.end) != ",":
            return who, verb
        if opposed:
            who = replace(who, opponents=(*who.opponents, *more.whos))
        else:
            who = replace(who, whos=(*who.whos, *more.whos))
        return who, replace(verb, end=more.end + 1)

    def _spoken(self, i: int) -> list[Head]:
        """A verb with speakers of its own before it."""
        line = self._line
        before = line.low(i - 1)
        is_opened = i == 0 or before in _OPENERS or before == "(" or is_titled(line, i)
        is_behind_quote = before in _CLOSING and line.low(i - 2) in (",", ";")
        if not (is_opened or is_behind_quote):
            return []
        who = self._pronoun(i) or speakers_behind_person(line, i) or speakers(line, i)
        if who is None or (before == "(" and who.begin == i):
            return []
        if before in (",", "and") and who.commas and ends_a_phrase(line, i):
            return []
        if before == "by" and line.low(i - 2) not in _ABOVE_BY:
            return []
        if all(one is NOBODY for one in who.whos) and not who.pronoun:
            if line.begins(i, words().others) != who.end - i:
                return []
            who = Speakers((unnamed_states(),), i, who.end)
        verb = verb_at(line, who.end)
        if verb is None and is_behind_person(line, i, who):
            verb = verb_at(line, who.end + 1)
        if verb is None:
            return self._elided(i, who)
        if verb.gerund:
            is_absolute = before in _BEFORE_ABSOLUTES and verb.lemma in words().participles
            return self._head(who, verb, who.begin, Form.PARTICIPLE) if is_absolute else []
        if (before == "with" and i > 1) or is_chair(line, i):
            return []
        if before == "by" and line.low(i - 2) == "opposed" and len(who.whos) > 1:
            who = replace(who, whos=who.whos[-1:], opponents=who.whos[:-1])
        return self._head(who, verb, who.begin, Form.FINITE)

    def _pronoun(self, i: int) -> Speakers | None:
        """Who "he" is at the beginning of a sentence or behind its opening phrase."""
        before = self._current or self._before
        low = self._line.low(i)
        if low in ("he", "she") and before is None:
            return Speakers((NOBODY,), i, i + 1, pronoun=True)
        if before is None or (low not in _PRONOUNS and not (low == "it" and i == 0)):
            return None
        if low != "they" and len(before.whos) > 1:
            return None
        return replace(before, begin=i, end=i + 1, pronoun=True, opponents=())

    def _elided(self, i: int, who: Speakers) -> list[Head]:
        """B in "A said that X, and B that Y", where the verb is not said again."""
        last = self._last
        if last is None or last.form is not Form.FINITE or self._line.low(i - 1) not in _JOINTS:
            return []
        end = elided(self._line, i, who, last.verb)
        if end is None:
            return []
        return self._head(who, replace(last.verb, end=end), i, Form.FINITE)

    def _item(self, i: int) -> list[Head]:
        """A further item of "B proposed: X; Y; and, with C, Z"."""
        last = self._last
        if last is None or last.speakers is None or self._line.low(i) == ":":
            return []
        is_list = opened_by_colon(self._line, last.verb, i) is not None
        if last.form is not Form.FINITE and not (is_list and last.form is Form.PARTICIPLE):
            return []
        who = self._joined(i)
        if not further_item(self._line, i, who.end if who is not None else i, last.verb):
            return []
        end = who.end if who is not None else i
        colon = opened_by_colon(self._line, last.verb, i)
        is_for = colon is not None and self._line.low(colon - 1) == "for"  # "called for: X; Y"
        verb = replace(last.verb, end=end, lemma="propose" if is_for else last.verb.lemma)
        return self._head(who or last.speakers, verb, i, last.form)

    def _again(self, i: int) -> list[Head]:
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
            is_listed = self._gerunds or before == ";"
            if verb.lemma not in words().participles or (is_listed and verb.lemma in _ALONE):
                return []
            return self._head(who, verb, i, Form.PARTICIPLE)
        return [] if who is None else self._head(who, verb, i, Form.FINITE)

    def _ends_object(self, verb: Verb, before: str) -> bool:
        """True for "and looked at the text": a verb of no stance, but none of the object's."""
        is_verb = verb.lemma == "be" or self._line.at(verb.end).word.tag in _BEHIND_VERBS
        return before in ("and", "but") and is_verb and verb.lemma != "base"

    def _proposal(self, i: int) -> list[Head]:
        """The A of "a proposal by A to VERB" and of "A's proposal to VERB"."""
        line = self._line
        if line.low(i) not in words().proposed:
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
        verb = Verb(i, "propose", False, end)
        if self._current is None:
            return self._head(who, verb, who.begin, Form.FINITE)
        return [Head(who, verb, who.begin, Form.NESTED)] if line.low(k) == "to" else []

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

    def _echoes(self, i: int) -> list[Head]:
        """Those of "…, supported by A and opposed by B" and of "X was opposed by A"."""
        line = self._line
        if not line.at(i).has("E") or line.low(i + 1) != "by":
            return []
        if line.low(i - 1) == "," and line.low(i - 2) == "and":
            return []  # "and, supported by B, urged"
        before = i - 1
        while before > 0 and (is_adverb(line, before) or line.low(before) == "been"):
            before -= 1
        found: list[Head] = []
        rest = i
        if line.low(before) in BE or line.low(before) in ("has", "have", "had"):
            who = actors(line, i + 2)
            if who is None or lemma_of(line.at(i)) not in known_verbs():
                return []
            verb = Verb(before, lemma_of(line.at(i)), False, who.end)
            found.append(Head(who, verb, self._open_from, Form.PASSIVE))
            rest = who.end
        elif self._current is None or not self._may_echo(before):
            return []
        start = i
        while start > 0 and line.low(start - 1) in SEPARATORS:
            start -= 1
        for friendly, who in befriended(line, rest):
            verb = Verb(who.begin, "support" if friendly else "oppose", False, who.end)
            found.append(Head(who, verb, start, Form.ECHO, friendly))
        return found

    def _may_echo(self, k: int) -> bool:
        low = self._line.low(k)
        return low in (",", "and", "but", "(", "—") or low in words().proposals
