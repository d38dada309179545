"""Places of prepositions, adjectives and adverbs."""

from __future__ import annotations

from stancegraph.extraction.parsing.pattern.nominals import Nominals
from stancegraph.extraction.parsing.pattern.state import CLIMB


class Modifiers(Nominals):
    """Hangs prepositions, predicate adjectives and adverbs."""

    def _preposition(self, c: int) -> None:
        word = self._word(c)
        before = self._before(c)
        kind = self._kind(before)
        self.preposition = c
        if (kind == "P" and before == c - 1 and self.chunks[before].host >= 0) or (
            kind == "P" and self._word(before) in self.lex.sets["two_word_prepositions"]
        ):
            self._hang(c, before, "pcomp" if self._word(before) == "because" else "prep")
            return
        if self._subordinating(c):
            self.mark = c
            self.preposition = None
            return
        if kind == "CC" and (twin := self._twin_preposition(c)) is not None:
            self._join(c, twin)
            return
        verb = self.stack[-1] if self.stack and not self._clause_ahead(c) else None
        if kind == "NP":
            self._place(c, self._host_of_preposition(c, word, before, verb))
        elif kind == "VG":
            self._hang(
                c, before, "agent" if word == "by" and self.chunks[before].passive else "prep"
            )
        elif kind == "ADJ" and self.chunks[before].host >= 0:
            self._hang(c, before, "prep")
        elif kind == "REL":
            self.front.append((c, "prep"))
        elif verb is not None and not (kind == "BREAK" and self._fronted_again(c)):
            host = verb if kind != "BREAK" else (self._finite() or verb)
            if kind == "BREAK" and word == "including" and self.last_noun is not None:
                host = self.last_noun
            self._hang(c, host, "prep")
        elif (
            self.last_noun is not None
            and (verb_of := self.subjects.verb_of.get(self.last_noun)) is not None
            and verb_of > c
        ):
            self._hang(c, verb_of, "prep")
        else:
            self.front.append((c, "prep"))

    def _place(self, c: int, host: int | None) -> None:
        if host is None:
            self.front.append((c, "prep"))
        else:
            by = (
                self._word(c) == "by"
                and self.chunks[host].kind == "VG"
                and self.chunks[host].passive
            )
            self._hang(c, host, "agent" if by else "prep")

    def _subordinating(self, c: int) -> bool:
        """Whether the preposition opens a clause: a subject of a verb stands behind it."""
        if self._word(c) not in self.lex.sets["subordinators"]:
            return False
        j = c + 1
        while self._kind(j) in {"ADV", "QUOTE"}:
            j += 1
        return j in self.subjects.verb_of and self._kind(j) == "NP" and self.subjects.verb_of[j] > j

    def _fronted_again(self, c: int) -> bool:
        """Whether a new subject follows before any verb, as in ", in July, China …"."""
        for j in range(c + 1, min(len(self.chunks), c + 8)):
            if j in self.subjects.verb_of and self.subjects.verb_of[j] > j:
                return self._kind(j - 1) == "BREAK"
            if self._kind(j) == "VG":
                return False
        return False

    def _twin_preposition(self, c: int) -> int | None:
        word = self._word(c)
        for other in self._chain_all(self.last_noun):
            if self._kind(other) == "P" and self._word(other) == word:
                return other
        return None

    def _chain_all(self, c: int | None) -> list[int]:
        found: list[int] = []
        while c is not None and c >= 0 and len(found) < 12:
            found.append(c)
            c = self.chunks[c].host
        return found

    def _host_of_preposition(self, c: int, word: str, noun: int, verb: int | None) -> int | None:
        """The noun phrase or verb that a preposition behind a noun phrase belongs to."""
        chain = [one for one in self._chain(noun) if one >= 0][:CLIMB]
        lemma = self.chunks[verb].verb if verb is not None else ""
        waiting = self.subjects.verb_of.get(chain[-1]) if chain else None
        is_subject = waiting is not None and waiting > c
        verb_takes = self.lex.tables["verb_preps"].get(word, frozenset())
        noun_takes = self.lex.tables["noun_preps"].get(word, frozenset())
        if word == "of":
            if (
                lemma in verb_takes
                and verb is not None
                and self.objects.get(verb) == noun
                and lemma not in {"talk", "speak"}
            ):
                return verb
            return noun
        for one in chain:
            if self.chunks[one].verb in noun_takes:
                return one
        if verb is not None and not is_subject:
            if lemma in verb_takes or self._time_object(c):
                return verb
            if word == "by" and self.chunks[verb].passive:
                return verb
        if is_subject or verb is None:
            if (
                verb is None
                and self._time_object(c)
                and waiting is not None
                and self.tags[self.chunks[noun].head] != "NN"
            ):
                return waiting
            return noun
        head = self.tags[self.chunks[noun].head]
        if head in {"PRP", "NNP", "NNPS", "CD"} or self._time(noun):
            if word in {"including", "in"} and head == "NNP" and not self._time(noun):
                return (
                    chain[1]
                    if len(chain) > 1
                    and not self.tags[self.chunks[chain[1]].head].startswith("NNP")
                    else verb
                )
            return verb
        return noun if word in self.lex.sets["noun_side"] else verb

    def _time_object(self, c: int) -> bool:
        return self._kind(c + 1) == "NP" and self._time(c + 1)

    def _adjective(self, c: int) -> None:
        before = self._before(c)
        kind = self._kind(before)
        if (
            kind == "CC"
            and self._kind(self._before(before)) in {"ADJ", "NP"}
            and self.coordinator is not None
        ):
            host = next(
                (j for j in range(before - 1, max(-1, before - 6), -1) if self._kind(j) == "ADJ"),
                None,
            )
            if host is not None:
                self._join(c, host)
                return
        if kind == "VG" and self.stack:
            host = self.stack[-1]
            self._hang(c, host, "oprd" if self.chunks[host].passive else "acomp")
            self.objects.setdefault(host, c)
        elif (
            kind == "NP"
            and self.stack
            and self.chunks[self.stack[-1]].verb in self.lex.sets["object_complement"]
        ):
            self._hang(c, self.stack[-1], "oprd")
        elif kind == "NP" and self.last_noun is not None:
            self._hang(c, self.last_noun, "amod")
        elif kind == "P":
            self._hang(c, before, "amod")
            self.preposition = None
        elif self.stack and not self._clause_ahead(c):
            self._hang(
                c,
                self.stack[-1],
                "acomp"
                if self.chunks[self.stack[-1]].verb in self.lex.sets["copulas"]
                else "advcl",
            )
        else:
            self.front.append((c, "advcl"))

    def _adverb(self, c: int) -> None:
        word = self._word(c)
        after = c + 1
        while self._kind(after) in {"ADV", "QUOTE"}:
            after += 1
        label = "neg" if word in {"not", "never", "n't"} else "advmod"
        kind = self._kind(after)
        if self._modifies(c, after, word, kind):
            self._hang(c, after, label)
        elif self.stack and not self._clause_ahead(c):
            self._hang(c, self.stack[-1], label)
        elif (
            self.last_noun is not None
            and (verb := self.subjects.verb_of.get(self.last_noun)) is not None
            and verb > c
        ):
            self._hang(c, verb, label)
        else:
            self.front.append((c, label))

    def _modifies(self, c: int, after: int, word: str, kind: str) -> bool:
        """Whether an adverb goes with what follows: a verb or adjective, or what it focuses."""
        if kind == "ADJ" or (kind == "VG" and self.chunks[after].form != "inf"):
            return True
        if word not in self.lex.sets["focus_adverbs"]:
            return False
        return kind == "P" or (kind == "NP" and after == c + 1 and self._kind(c - 1) != "VG")
