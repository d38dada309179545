"""Clauses with a relative or question word, or a subordinator."""

from __future__ import annotations

from stancegraph.extraction.parsing.pattern.modifiers import Modifiers


class Subordinate(Modifiers):
    """Hangs finite clauses that a word of their own introduces."""

    def _relative(self, c: int) -> None:
        before = self._before(c)
        if self._kind(before) == "P" and before == c - 1 and self.preposition == before:
            word = self.low[self.chunks[c].start]
            if word in {"which", "whom", "whose"}:  # the preposition is the relative clause's own
                self._hang(c, before, "pobj")
                self.chunks[before].host = -1
                self.tree.heads[self.chunks[before].head] = -1
                self.front = [pair for pair in self.front if pair[0] != before]
                self.preposition = None
        self.relative = c

    def _relative_clause(self, c: int, r: int, subject: int | None) -> None:
        self.relative = None
        word = self.low[self.chunks[r].start]
        self._role_of_relative(r, c, subject)
        before = self._before(r)
        preposed = self._kind(before) == "P" and self.chunks[before].host < 0
        if preposed:
            before = self._before(before)
        comma = self._kind(before) == "BREAK"
        noun_at = self._before(before) if comma else before
        question = word in self.lex.sets["questions"] or (
            word in self.lex.sets["maybe_questions"] and self._kind(before) in {"VG", "ADJ"}
        )
        if (
            self.preposition is not None
            and self.chunks[self.preposition].host >= 0
            and not preposed
        ):
            self._hang(c, self.preposition, "pcomp")
            self._push(c, self.stack[-1] if self.stack else None)
        elif not question and (noun := self._antecedent(noun_at)) is not None:
            if word == "when" and self.stack and not self._time(noun):
                self._adverb_clause(c)
            else:
                self._hang(c, noun, "relcl")
                self._push(c, self.stack[-1] if self.stack else None)
        elif self.stack and word in {"when", "where", "while"} and self._kind(before) != "VG":
            self._adverb_clause(c)
        elif self.stack:
            host = self.stack[-1]
            self._hang(c, host, "ccomp")
            self.clausal.add(host)
            self._push(c, host)
        elif word in {"when", "where"}:
            self._adverb_clause(c)
        else:
            self._main(c)
        if preposed:
            self._hang(self._before(r), c, "prep")

    def _antecedent(self, c: int) -> int | None:
        """The noun phrase at c, or the last one before a verb or preposition there."""
        if self._kind(c) not in {"NP", "VG", "P"}:
            return None
        return next((j for j in range(c, max(-1, c - 10), -1) if self._kind(j) == "NP"), None)

    def _role_of_relative(self, r: int, c: int, subject: int | None) -> None:
        chunk = self.chunks[r]
        if chunk.host >= 0:
            return
        tag = self.tags[chunk.start]
        if self._kind(r - 1) == "P" and subject != r:
            self._hang(r, r - 1, "pobj")
        elif subject == r:
            self._hang(r, c, "nsubjpass" if self.chunks[c].passive else "nsubj")
        elif tag == "WRB":
            self._hang(r, c, "advmod")
        else:
            self._hang(r, c, "dobj")
            self.objects.setdefault(c, r)

    def _marked_clause(self, c: int, mark: int) -> None:
        self.mark = None
        word = self._word(mark)
        before = self._before(mark)
        coordinated = self._kind(before) == "CC"
        self.tree.heads[self.chunks[mark].head] = -1
        self._hang(mark, c, "mark")
        front, self.front = self.front, []
        inside = [pair for pair in front if pair[0] > mark]
        if word in {"that", "whether", "if"} and self.stack:
            host = self.stack[-1]
            if coordinated and (earlier := self._clause_with(word)) is not None:
                self._join(c, earlier)
                self._push(c, earlier)
            elif (
                word == "that"
                and self._kind(before) == "NP"
                and self.chunks[before].verb in self.lex.sets["noun_that"]
                and self.chunks[host].verb not in self.lex.sets["two_objects"]
            ):
                self._hang(c, before, "acl")
                self._push(c, host)
            elif self._kind(before) == "ADJ" and self.chunks[before].host >= 0:
                self._hang(c, before, "ccomp")
                self._push(c, host)
            elif word == "if" and (self.chunks[host].verb not in self.lex.sets["asking_if"]):
                self._adverb_clause(c)
            else:
                say = self._sayer() if word == "that" else None
                host = host if say is None else say
                self._hang(c, host, "ccomp")
                self.clausal.add(host)
                self._push(c, host)
        else:
            self._adverb_clause(c)
        for other, label in inside:
            self._hang(other, c, label)
        self.front += [pair for pair in front if pair[0] <= mark]

    def _clause_with(self, word: str) -> int | None:
        """The earlier clause with the same mark ("that … and that …")."""
        for c in reversed(self.stack):
            if any(
                self.chunks[j].host == c and self._word(j) == word
                for j in range(max(0, c - 12), c)
                if self._kind(j) == "SUB"
            ):
                return c
        return None
