"""Places of noun phrases: subject, object, list item, apposition, adverbial."""

from __future__ import annotations

from stancegraph.extraction.parsing.pattern.state import CLIMB, State
from stancegraph.extraction.parsing.pattern.tree import Chunk


class Nominals(State):
    """Hangs noun phrases."""

    def _noun_phrase(self, c: int) -> None:
        before = self._before(c)
        verb = self.subjects.verb_of.get(c)
        if verb is not None:
            if self.preposition is not None and self._kind(before) == "P":
                self._open_clause(before)
            group = self.chunks[verb]
            label = (
                "expl"
                if self.tags[self.chunks[c].head] == "EX"
                else "nsubjpass"
                if group.passive
                else "nsubj"
            )
            self._hang(c, verb, label)
            self.last_noun = c
            return
        if self.preposition is not None and self._kind(before) == "P":
            self._hang(c, before, "pobj")
            self.preposition = None
        elif self._beside_another(c, before):
            pass
        elif (
            self._time(c)
            and self._word(c) not in {"time"}
            and (self.stack or c == 0)
            and not self._needs_object()
        ):
            self._adverbial(c, "npadvmod")
        elif self.stack and self.relative is None and self.mark is None:
            self._object(c)
        elif self.last_noun is not None and not self.stack:
            self._hang(c, self.last_noun, "appos")
        else:
            self.front.append((c, "npadvmod" if self._time(c) else "dep"))
        self.last_noun = c

    def _beside_another(self, c: int, before: int) -> bool:
        """Coordination or apposition; False when it is neither."""
        if self._kind(before) == "CC":
            return self._conjoined(c, before)
        return self._kind(before) == "BREAK" and self._behind_break(c, before)

    def _open_clause(self, p: int) -> None:
        """A preposition that turns out to open a clause ("after China voted")."""
        if self.low[self.chunks[p].head] in self.lex.sets["subordinators"]:
            self.mark = p
            self.tree.heads[self.chunks[p].head] = -1
            self.chunks[p].host = -1
            self.front = [pair for pair in self.front if pair[0] != p]
        self.preposition = None

    def _needs_object(self) -> bool:
        if not self.stack:
            return False
        verb = self.stack[-1]
        chunk = self.chunks[verb]
        return (
            verb not in self.objects
            and chunk.verb in self.lex.sets["time_objects"]
            and not chunk.passive
        )

    def _adverbial(self, c: int, label: str) -> None:
        if self.stack and not self._clause_ahead(c):
            self._hang(c, self.stack[-1], label)
        else:
            self.front.append((c, label))

    def _object(self, c: int) -> None:
        verb = self.stack[-1]
        chunk = self.chunks[verb]
        lemma = chunk.verb
        near = self._before(c) == verb
        if verb in self.subjects.inverted and not near:
            self._hang(c, verb, "npadvmod")
        elif verb not in self.objects and lemma in self.lex.sets["copulas"] and not chunk.passive:
            self.objects[verb] = c
            self._hang(c, verb, "attr" if lemma in {"be", "become", "remain"} else "dobj")
        elif verb not in self.objects and (
            not chunk.passive or lemma in self.lex.sets["two_objects"]
        ):
            self.objects[verb] = c
            self._hang(c, verb, "dobj")
        elif (chunk.passive and lemma in self.lex.sets["object_complement"]) or (
            verb in self.objects
            and near is False
            and lemma in self.lex.sets["object_complement"]
            and self._before(c) == self.objects[verb]
        ):
            self._hang(c, verb, "oprd")
        elif (
            verb in self.objects
            and lemma in self.lex.sets["two_objects"]
            and self._before(c) == self.objects[verb]
        ):
            first = self.chunks[self.objects[verb]].head
            self.tree.deps[first] = "dative"
            self.objects[verb] = c
            self._hang(c, verb, "dobj")
        elif self.last_noun is not None and self._before(c) == self.last_noun:
            self._hang(c, self.last_noun, "appos")
        else:
            self._hang(c, verb, "npadvmod" if self._time(c) else "dep")

    def _conjoined(self, c: int, cc: int) -> bool:
        """In "X and Y", hang Y on the best X among the noun phrases at the right edge."""
        candidates = self._chain(self.last_noun)[: CLIMB + 2]
        if not candidates or self.last_noun is None:
            return False
        after_comma = self._kind(cc - 1) == "BREAK"
        if (
            not after_comma
            and self.last_noun < self._before(cc)
            and self._kind(self._before(cc)) == "VG"
        ):
            return False
        best = max(
            range(len(candidates)),
            key=lambda k: (
                self._likeness(candidates[k], c) + (0.7 * k if after_comma else -0.6 * k),
                -k,
            ),
        )
        self._join(c, candidates[best])
        return True

    def _name(self, c: int) -> bool:
        return self.tags[self.chunks[c].head].startswith("NNP")

    def _likeness(self, a: int, b: int) -> float:
        one, two = self.chunks[a], self.chunks[b]
        tag, other = self.tags[one.head], self.tags[two.head]
        score = (
            1.0
            if tag == other
            else 0.4
            if tag[:3] == other[:3] and "NNP" not in {tag, other}
            else 0.0
        )
        if tag.startswith("NNP") != other.startswith("NNP"):
            score -= 1.0
        if self._time(a) != self._time(b):
            score -= 2.0
        first, second = self.tags[one.start], self.tags[two.start]
        if first == second and first in {"DT", "PRP$", "CD"}:
            score += 0.8
        if self._possessed(one) and self._possessed(two):
            score += 1.2
        return score

    def _possessed(self, chunk: Chunk) -> bool:
        return any(self.tags[k] in {"POS", "PRP$"} for k in range(chunk.start, chunk.end))

    def _behind_break(self, c: int, brk: int) -> bool:
        """An item of a list, or an apposition, behind a comma, dash or bracket."""
        before = self._before(brk)
        noun = self.last_noun
        mark = self.low[self.chunks[brk].head]
        if noun is None or self._kind(before) not in {"NP", "BREAK", "VG", "P"}:
            return False
        if self._kind(before) != "NP":
            return False
        if mark == "," and self._list_goes_on(c):
            candidates = self._chain(noun)[:CLIMB]
            best = max(
                range(len(candidates)),
                key=lambda k: (self._likeness(candidates[k], c) - 0.4 * k, -k),
            )
            self._hang(c, candidates[best], "conj")
            return True
        if self._time(c) and not self._time(noun):
            if self.stack:
                self._hang(c, self.stack[-1], "npadvmod")
                return True
            return False
        if mark in {",", "(", "-", "–", "—", "--", "["}:
            host = noun
            chain = self._chain(noun)[:CLIMB]
            if self._time(noun) and len(chain) > 1:
                host = chain[1]
            elif self._name(noun) and self._name(c):  # "the envoy to the UN, Amina Otieno"
                host = next((one for one in chain if not self._name(one)), noun)
            self._hang(c, host, "appos")
            return True
        if mark in {";", ":"} and not self.stack:
            self._hang(c, noun, "appos")
            return True
        return False

    def _list_goes_on(self, c: int) -> bool:
        """Whether noun phrases, prepositions and commas lead to a CC and a last item."""
        commas = 0
        for j in range(c + 1, min(len(self.chunks), c + 30)):
            kind = self._kind(j)
            if kind == "CC":
                k = j + 1
                while self._kind(k) in {"ADV", "QUOTE"}:
                    k += 1
                free = (
                    k not in self.subjects.verb_of
                    or self.subjects.of.get(self.subjects.verb_of[k]) != k
                )
                return self._kind(k) == "NP" and free
            if kind == "BREAK":
                if self.low[self.chunks[j].head] != ",":
                    return False
                commas += 1
            elif kind not in {"NP", "P", "QUOTE"}:
                return False
            if kind == "NP" and j in self.subjects.verb_of:
                return False
        return False
