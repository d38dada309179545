"""Hangs chunks on each other, from left to right, with the open verbs on a stack."""

from __future__ import annotations

from stancegraph.extraction.parsing.pattern.nonfinite import Nonfinite


class Attacher(Nonfinite):
    """Builds the arcs between the chunks of one sentence; use `run`."""

    def run(self) -> None:
        """Attach every chunk that the rules know a place for."""
        for c, chunk in enumerate(self.chunks):
            if chunk.kind == "NP":
                self._noun_phrase(c)
            elif chunk.kind == "VG":
                self._verb(c)
            elif chunk.kind == "P":
                self._preposition(c)
            elif chunk.kind == "SUB":
                self.mark = c
            elif chunk.kind == "REL":
                self._relative(c)
            elif chunk.kind == "CC":
                self.coordinator = c
            elif chunk.kind == "ADJ":
                self._adjective(c)
            elif chunk.kind == "ADV":
                self._adverb(c)
        self._leftovers()

    def _verb(self, c: int) -> None:
        chunk = self.chunks[c]
        if chunk.form == "fin":
            self._finite_verb(c)
        elif (
            chunk.form == "base"
            and self._kind(self._before(c)) not in {"CC", "BREAK"}
            and not self.stack
        ):
            self._main(c)
        else:
            self._nonfinite(c)
        for other, label in self.front:
            if other != c and (chunk.form in {"fin", "base"} or self.chunks[other].kind == "ADV"):
                self._hang(other, c, label)
        self.front = [pair for pair in self.front if self.chunks[pair[0]].host < 0]
        self.preposition = None

    def _clause_start(self, c: int) -> int:
        """The first chunk of the clause: its subject's, or the verb's own."""
        subject = self.subjects.of.get(c)
        return c if subject is None or subject > c else subject

    def _finite_verb(self, c: int) -> None:
        start = self._clause_start(c)
        subject = self.subjects.of.get(c)
        if subject is not None and self.chunks[subject].kind == "VG":
            self._clause_as_subject(c, subject)
            return
        if self.relative is not None:
            self._relative_clause(c, self.relative, subject)
            return
        if self.mark is not None:
            self._marked_clause(c, self.mark)
            return
        before = self._before(start)
        if c in self.subjects.inverted and self.root is not None:
            self._inversion(c)
        elif self._kind(before) == "CC" and self.coordinator is not None and self.stack:
            self._coordinated_clause(c, own_subject=start != c)
        elif start == c and self.stack and self._kind(before) != "":
            self._coordinated_clause(c, own_subject=False)
        elif self.root is None:
            self._main(c)
        elif self._said_of_before(c, before):
            self._inversion(c)
        else:
            self._unmarked_clause(c, before)

    def _said_of_before(self, c: int, before: int) -> bool:
        """'…, he added': a verb of saying behind its quotation."""
        chunk = self.chunks[c]
        if chunk.verb not in self.lex.sets["say"] or self._kind(before) != "BREAK":
            return False
        if self.low[self.chunks[before].head] != ",":
            return False
        following = c + 1
        while self._kind(following) in {"ADV", "QUOTE"}:
            following += 1
        if following >= len(self.chunks):
            return True
        if self._kind(following) in {"BREAK", "MARK"}:
            return True
        return (
            self._kind(following) in {"P", "CC"}
            or (
                self._kind(following) == "NP"
                and (self._time(following) or chunk.verb == "tell")
                and not self._complement_follows(following)
            )
            or (self._kind(following) == "VG" and self.chunks[following].form == "ing")
        )

    def _complement_follows(self, j: int) -> bool:
        return self._kind(j + 1) == "SUB"

    def _inversion(self, c: int) -> None:
        """The clause so far is what the verb says."""
        old = self.root
        if old is None or old == c:
            self._main(c)
            return
        self.tree.heads[self.chunks[old].head] = -1
        self._hang(old, c, "ccomp")
        self.clausal.add(c)
        self.root = c
        self.stack = [c]

    def _clause_as_subject(self, c: int, subject: int) -> None:
        """A clause as subject: "What China has achieved is clear", "Using force is wrong"."""
        inner = self.chunks[subject]
        if self.root == subject:
            self.root = None
        host = inner.host
        self.tree.heads[inner.head] = -1
        self.front = [pair for pair in self.front if pair[0] != subject]
        if host >= 0:
            relation = self.tree.deps[inner.head]
            self._hang(c, host, relation)
            self._push(c, host)
        elif self.root is None:
            self.root = c
            self.stack = [c]
        else:
            self._unmarked_clause(c, self._before(subject))
        inner.host = -1
        self._hang(subject, c, "csubj")

    def _coordinated_clause(self, c: int, *, own_subject: bool) -> None:
        """Joined to the nearest open verb of its form, as in "… and expressed opposition"."""
        wanted = self.tags[self.chunks[c].start]
        host = None
        for other in reversed(self.stack):
            group = self.chunks[other]
            if group.form != "fin":
                continue
            first = self.tags[group.start]
            if first == wanted or own_subject or {first, wanted} <= {"VBZ", "VBP", "MD"}:
                host = other
                break
        if host is None:
            host = self._finite()
        if own_subject and self.coordinator is not None and host is not None:
            host = self._clause_level(host)
        if host is None:
            self._main(c)
        else:
            self._join(c, host)
            self._push(c, host)

    def _clause_level(self, host: int) -> int:
        """Where a new clause with a subject joins: not inside a relative or adverbial one."""
        while self.tree.deps[self.chunks[host].head] in {"relcl", "acl", "advcl"}:
            outer = [
                other for other in self.stack if other < host and self.chunks[other].form == "fin"
            ]
            if not outer:
                break
            host = outer[-1]
        return host

    def _unmarked_clause(self, c: int, before: int) -> None:
        kind = self._kind(before)
        if kind == "VG" or (
            kind == "NP" and self._sayer() is not None and self.chunks[before].host in self.stack
        ):
            host = before if kind == "VG" and before in self.stack else self._sayer()
            if host is None:
                host = self.stack[-1] if self.stack else None
            if host is None:
                self._main(c)
                return
            self._hang(c, host, "ccomp")
            self.clausal.add(host)
            self._push(c, host)
        elif kind == "NP" and self.last_noun is not None:
            self._hang(c, before, "relcl")
            self._push(c, self.stack[-1] if self.stack else None)
        elif self.root is not None and (say := self._sayer()) is not None and kind != "BREAK":
            self._hang(c, say, "ccomp")
            self.clausal.add(say)
            self._push(c, say)
        elif (
            self.root is not None
            and self.chunks[self.root].verb in self.lex.sets["say"]
            and self.root not in self.clausal
        ):
            self._hang(c, self.root, "ccomp")
            self.clausal.add(self.root)
            self._push(c, self.root)
        else:
            self._main(c)

    def _leftovers(self) -> None:
        root = self.root if self.root is not None else self._substitute_root()
        if root is None:
            return
        self.root = root
        for c, label in self.front:
            if c != root:
                self._hang(c, root, label)
        if self.mark is not None and self.mark != root:
            self._hang(self.mark, root, "prep" if self._kind(self.mark) == "P" else "mark")
        if self.coordinator is not None and self.coordinator != root:
            self._hang(self.coordinator, root, "cc")

    def _substitute_root(self) -> int | None:
        """The head of a fragment: an open verb, else its first noun phrase, else anything."""
        everything = range(len(self.chunks))
        free = [c for c in everything if self.chunks[c].host < 0]
        for places in (free, everything):
            for kind in ("VG", "NP", "ADJ", "P", "ADV"):
                for c in places:
                    if self._kind(c) == kind:
                        return c
        return free[0] if free else None
