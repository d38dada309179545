"""Infinitives and participles."""

from __future__ import annotations

from stancegraph.extraction.parsing.pattern.subordinate import Subordinate


class Nonfinite(Subordinate):
    """Hangs clauses without a finite verb."""

    def _nonfinite(self, c: int) -> None:
        chunk = self.chunks[c]
        before = self._before(c)
        kind = self._kind(before)
        if kind == "CC" and (twin := self._twin(c)) is not None:
            self._join(c, twin)
            self._push(c, twin)
        elif (
            kind == "BREAK"
            and chunk.form in {"base", "inf"}
            and (twin := self._twin(c)) is not None
        ):
            self._hang(c, twin, "conj")
            self._push(c, twin)
        elif self.mark is not None or (
            kind == "P"
            and (chunk.form == "part" or self._word(before) in self.lex.sets["participle_marks"])
        ):
            mark = self.mark if self.mark is not None else before
            self.mark = None
            self.preposition = None
            self.tree.heads[self.chunks[mark].head] = -1
            self.chunks[mark].host = -1
            self.front = [pair for pair in self.front if pair[0] != mark]
            self._hang(mark, c, "mark")
            self._adverb_clause(c)
        elif kind == "P":
            self._hang(c, before, "pcomp")
            self._push(c, self.stack[-1] if self.stack else None)
        elif self.relative is not None:
            self._relative_clause(c, self.relative, None)
        elif chunk.form == "inf":
            self._infinitive(c, before)
        elif chunk.form == "base":
            self._bare(c)
        elif kind == "NP" and self._names_object(c, before):
            self._hang(c, self.stack[-1], "oprd")
            self._push(c, self.stack[-1])
        elif kind == "NP" and (self.last_noun is not None):
            host = self._participle_host(before)
            self._hang(c, host, "acl")
            self._push(c, self.stack[-1] if self.stack else None)
        elif kind == "VG" and self.stack:
            self._hang(c, self.stack[-1], "xcomp" if chunk.form == "ing" else "advcl")
            self._push(c, self.stack[-1])
        else:
            self._participle_behind_comma(c, before)

    def _names_object(self, c: int, noun: int) -> bool:
        """Whether a participle says what the object is called: "called the vote rigged"."""
        if not self.stack or self._kind(c + 1) in {"NP", "P", "VG", "ADV"}:
            return False
        top = self.stack[-1]
        return (
            self.chunks[top].verb in self.lex.sets["object_complement"]
            and self.objects.get(top) == noun
        )

    def _participle_host(self, before: int) -> int:
        if self._time(before) and len(chain := self._chain(before)) > 1:
            return chain[1]
        return before

    def _participle_behind_comma(self, c: int, before: int) -> None:
        noun = self._before(before)
        waiting = self.last_noun is not None and (
            (verb := self.subjects.verb_of.get(self.last_noun)) is not None and verb > c
        )
        if (
            self._kind(before) == "BREAK"
            and (waiting or (self.chunks[c].form == "part" and self._kind(noun) == "NP"))
            and self.last_noun is not None
        ):
            self._hang(c, self.last_noun, "acl")
            self._push(c, self.stack[-1] if self.stack else None)
        elif self.stack:
            self._adverb_clause(c)
        else:
            self.front.append((c, "advcl"))
            self.stack = [c]

    def _twin(self, c: int) -> int | None:
        """The open verb of the same form that c can be coordinated with."""
        form = self.chunks[c].form
        tag = self.tags[self.chunks[c].head]
        for other in reversed(self.stack):
            group = self.chunks[other]
            if group.form == form or (form == "base" and self.tags[group.head] == "VB"):
                return other
            if form == "part" and self.tags[group.head] == tag:
                return other
        return None

    def _infinitive(self, c: int, before: int) -> None:
        kind = self._kind(before)
        top = self.stack[-1] if self.stack else None
        if kind == "NP" and (
            self._for_somebody(c, before, top)
            or (top is not None and self._object_acts(c, before, top))
        ):
            pass
        elif kind == "ADJ" and self.chunks[before].host >= 0:
            self._hang(c, before, "xcomp")
        elif kind == "VG" and top is not None:
            self._hang(
                c,
                before,
                "xcomp"
                if self.chunks[before].verb in self.lex.sets["takes_infinitive"]
                else "advcl",
            )
        elif kind == "NP" and self._noun_takes(before, top):
            self._hang(c, before, "acl")
        elif top is not None:
            verb = self.chunks[top].verb
            self._hang(
                c,
                top,
                "xcomp"
                if verb in self.lex.sets["object_infinitive"] or verb in {"use", "continue", "seek"}
                else "advcl",
            )
        elif kind == "NP":
            self._hang(c, before, "acl")
        else:
            self.front.append((c, "advcl"))
            self.stack = [c]
            return
        if not self.stack or self.stack[-1] != c:
            self._push(c, top)

    def _for_somebody(self, c: int, noun: int, top: int | None) -> bool:
        """In "for States to act" the noun phrase is the subject and "for" the mark."""
        p = self._before(noun)
        if self._kind(p) != "P" or self._word(p) != "for" or self.chunks[noun].host != p:
            return False
        owner = self.chunks[p].host
        if owner < 0 or (
            self._kind(owner) == "NP"
            and self.chunks[owner].verb not in self.lex.sets["noun_infinitive"]
        ):
            return False
        for one in (noun, p):
            self.tree.heads[self.chunks[one].head] = -1
        self._hang(noun, c, "nsubj")
        self._hang(p, c, "mark")
        self._hang(c, owner, {"NP": "acl", "ADJ": "xcomp"}.get(self._kind(owner), "advcl"))
        self._push(c, top)
        return True

    def _object_acts(self, c: int, noun: int, top: int) -> bool:
        """In "allow States to act", "let them act" the object is the subject of what follows."""
        bare = self.chunks[c].form == "base"
        verbs = self.lex.sets["bare_infinitive" if bare else "subject_infinitive"]
        if self.chunks[top].verb not in verbs or self.chunks[top].passive:
            return False
        if not bare and self.chunks[noun].verb in self.lex.sets["noun_infinitive"]:
            return False
        if self.objects.get(top) is None or self._chain(noun)[-1:] != [self.objects[top]]:
            return False
        subject = self.objects[top]
        self.tree.heads[self.chunks[subject].head] = -1
        self._hang(subject, c, "nsubj")
        self._hang(c, top, "ccomp")
        return True

    def _noun_takes(self, noun: int, top: int | None) -> bool:
        chunk = self.chunks[noun]
        if self.tags[chunk.head] in {"PRP", "NNP", "NNPS"}:
            return False
        if chunk.verb in self.lex.sets["noun_infinitive"]:
            return True
        return top is None or noun in self.subjects.verb_of

    def _bare(self, c: int) -> None:
        top = self.stack[-1] if self.stack else None
        if top is None:
            self._main(c)
        elif self.last_noun is not None and self._object_acts(c, self.last_noun, top):
            self._push(c, top)
        elif self.chunks[top].verb in self.lex.sets["bare_infinitive"]:
            self._hang(c, top, "ccomp" if self.chunks[top].verb != "help" else "xcomp")
            self._push(c, top)
        else:
            self._hang(c, top, "conj" if self.coordinator is not None else "advcl")
            self._push(c, top)
