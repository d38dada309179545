"""What a position is about: the shortest phrase that names it, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.extraction.mentions import Mentions
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.who import Who

_LONGEST = 32
"""Tokens of the longest phrase that still names a target."""
_ANAPHORIC = frozenset({"it", "this", "that", "they", "them", "these", "those", "such"})
_OWN = frozenset({"its", "their", "our", "his", "her", "my"})
_DAYS = frozenset("Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_BINDING = frozenset("under on for with to between against among".split())
_CUT = frozenset({"punct", "cc", "mark"})


@dataclass(frozen=True, slots=True)
class Target:
    """A phrase `text[start:end]` of the document (or one before, for "it") and its actor."""

    text: str
    actor: str | None
    start: int
    end: int
    statement: bool = False
    """True when what is meant is something said."""
    anaphoric: bool = False
    """True for "such attempts", "these measures": words for what was named before."""
    states: bool = False
    """True for states that are not named: "countries that …"."""


_VOTED = frozenset("resolution draft motion amendment proposal text bill measure".split())
_SAID = frozenset(
    "statement comment remark accusation claim allegation criticism charge letter words word "
    "slander assertion rhetoric report smear".split()
)


class Targets:
    """Cuts phrases out of the text and finds the actors in them."""

    def __init__(self, text: str, mentions: Mentions) -> None:
        self._text = text
        self._mentions = mentions
        self.latest: Target | None = None
        """What "it" stands for: the target before."""
        self._document: Target | None = None
        self.latest_states: Target | None = None
        """The latest target that was states without a name."""

    def of(
        self,
        sentence: Sentence,
        heads: tuple[Token, ...],
        holder: Who,
        addressee: Token | None = None,
        cue: Token | None = None,
    ) -> Iterator[Target]:
        """Yield the targets that a cue's slot names, coordinated ones apart where they differ.

        A cue behind the head ("called the plan *illegal*") ends the phrase.
        """
        for head in heads:
            for part in self._parts(sentence, head):
                target = self._one(sentence, part, holder, addressee, cue)
                if target is not None:
                    self.latest = target
                    if target.states:
                        self.latest_states = target
                    yield target

    def before(self, sentence: Sentence, token: Token, holder: Who) -> Iterator[Target]:
        """What a cue without an object is about: the draft or proposal named last before it."""
        nouns = [t for t in sentence.tokens[: token.i] if t.lemma in _VOTED and t.pos == "NOUN"]
        if nouns:
            yield from self.of(sentence, (nouns[-1],), holder)
        elif self._document is not None:
            yield self._document
        elif self.latest is not None:
            yield self.latest

    def note(self, sentence: Sentence) -> None:
        """Remember the draft or proposal that a sentence speaks of."""
        for token in sentence.tokens:
            if token.lemma in _VOTED and token.pos == "NOUN" and token.dep != "compound":
                tokens = self._phrase(sentence, token)
                if tokens:
                    start, end = tokens[0].start, tokens[-1].end
                    self._document = Target(self._text[start:end], None, start, end)

    def _one(
        self,
        sentence: Sentence,
        head: Token,
        holder: Who,
        addressee: Token | None,
        cue: Token | None,
    ) -> Target | None:
        if head.lemma in _ANAPHORIC and head.pos in ("PRON", "DET", "ADJ"):
            near = self._object_above(sentence, head)
            if near is None:
                return self.latest
            head = near
        if head is addressee:
            addressee = None
        tokens = self._phrase(sentence, head, cue)
        if not tokens:
            return None
        if head.tag == "PRP" and not any(w.key for w in self._mentions.resolve(sentence, head)):
            return None
        actor = self._addressed(sentence, addressee) or self._actor(sentence, head, tokens, holder)
        start, end = tokens[0].start, tokens[-1].end
        return Target(
            self._text[start:end],
            actor,
            start,
            end,
            statement=head.lemma in _SAID,
            anaphoric=self.latest is not None and tokens[0].lemma in _ANAPHORIC,
            states=head.lemma in ("country", "nation", "state") and actor is None,
        )

    def _object_above(self, sentence: Sentence, pronoun: Token) -> Token | None:
        """What "it" means in "commented on the deal, calling it void"."""
        verb = sentence.head(pronoun)
        if verb.dep != "advcl":
            return None
        above = sentence.head(verb)
        nouns = sentence.children(above, "dobj")
        nouns += [n for prep in sentence.children(above, "prep") for n in sentence.children(prep, "pobj")]
        nouns = [n for n in nouns if n.i < pronoun.i and n.pos in ("NOUN", "PROPN")]
        return max(nouns, key=lambda n: n.i, default=None)

    def _parts(self, sentence: Sentence, head: Token) -> Iterator[Token]:
        """The heads of coordinated phrases that name different matters."""
        yield head
        for other in sentence.conjuncts(head):
            if other.i != head.i and other.i > head.i and self._differs(sentence, other):
                yield other
        yield from self._strayed(sentence, head)

    def _strayed(self, sentence: Sentence, head: Token) -> Iterator[Token]:
        """A noun that the parser coordinated with the verb above instead of with its object."""
        if head.pos not in ("NOUN", "PROPN"):
            return
        for above in sentence.ancestors(head):
            if above.pos != "VERB":
                continue
            for other in sentence.children(above, "conj"):
                if other.pos in ("NOUN", "PROPN") and other.i > head.i:
                    between = sentence.tokens[head.i + 1 : other.i]
                    if not any(t.pos == "VERB" and t.dep != "amod" for t in between):
                        yield other

    def _differs(self, sentence: Sentence, other: Token) -> bool:
        if other.pos in ("VERB", "AUX"):
            return True
        if sentence.child(other, "poss", "det") is not None:
            return True
        mention = self._mentions.mention(other)
        return mention is not None and mention.form != "demonym"

    def _phrase(
        self, sentence: Sentence, head: Token, cue: Token | None = None
    ) -> list[Token]:
        split = {t.i for t in sentence.conjuncts(head) if t.i != head.i and self._differs(sentence, t)}
        inside = {
            token.i
            for token in sentence.subtree(head, without=frozenset({"parataxis"}))
            if not any(up.i in split for up in (token, *sentence.ancestors(token)) if up.i > head.i)
        }
        if head.pos in ("VERB", "AUX"):
            inside = {i for i in inside if i >= self._clause_start(sentence, head)}
        first = head.i
        while first - 1 in inside:
            first -= 1
        last = head.i
        while last + 1 < len(sentence.tokens) and last - first < _LONGEST:
            following = sentence.tokens[last + 1]
            if following.i not in inside and following.dep != "punct":
                break
            last += 1
        last = self._with_participle(sentence, head, last)
        last = self._with_adjunct(sentence, head, first, last)
        if cue is not None and head.i < cue.i <= last:
            last = cue.i - 1
        tokens = list(sentence.tokens[first : last + 1])
        tokens = self._without_late_clause(sentence, head, tokens)
        while tokens and (
            tokens[-1].dep in _CUT or (tokens[-1].pos == "PUNCT" and not closes(tokens))
        ):
            tokens.pop()
        while tokens and (
            tokens[0].lemma in ("the", "a", "an", "to", "that") or tokens[0].text in ",;:"
        ):
            tokens.pop(0)
        return tokens

    def _with_participle(self, sentence: Sentence, head: Token, last: int) -> int:
        """The end of "countries politicising the issue", however the participle was attached."""
        if head.pos != "NOUN":
            return last
        following = [t for t in sentence.tokens[last + 1 : last + 3] if t.text not in '"“”']
        if not following or following[0].tag != "VBG" or following[0].dep not in ("advcl", "acl"):
            return last
        return max(token.i for token in sentence.subtree(following[0]))

    def _with_adjunct(self, sentence: Sentence, head: Token, first: int, last: int) -> int:
        """A short object with the phrase behind it: "consideration under other items"."""
        if head.dep != "dobj" or last - first > 1 or last + 1 >= len(sentence.tokens):
            return last
        prep = sentence.tokens[last + 1]
        if prep.dep != "prep" or prep.head != head.head or prep.lemma not in _BINDING:
            return last
        pobj = sentence.child(prep, "pobj")
        if pobj is None or pobj.text[:3] in _DAYS or sentence.child(pobj, "nummod") is not None:
            return last
        return max(token.i for token in sentence.subtree(prep))

    def _without_late_clause(
        self, sentence: Sentence, head: Token, tokens: list[Token]
    ) -> list[Token]:
        """Cut what a noun phrase only adds: appositions and clauses behind a comma."""
        if head.pos in ("VERB", "AUX"):
            return tokens
        for k, token in enumerate(tokens):
            if token.i > head.i and token.text == ":":
                return tokens[:k]
            if token.i > head.i and token.text == "," and k + 1 < len(tokens):
                after = tokens[k + 1]
                if after.tag in ("WDT", "WP", "VBG") or any(
                    up.dep in ("appos", "relcl", "advcl") and up.i > head.i
                    for up in (after, *sentence.ancestors(after))
                    if up.i != head.i
                ):
                    return tokens[:k]
        return tokens

    def _clause_start(self, sentence: Sentence, head: Token) -> int:
        questions = [c for c in sentence.children(head) if c.tag in ("WP", "WRB") and c.i < head.i]
        if questions:
            return questions[0].i
        subject = sentence.child(head, "nsubj", "nsubjpass")
        if subject is None:
            return head.i
        return min(token.i for token in sentence.subtree(subject))

    def _addressed(self, sentence: Sentence, addressee: Token | None) -> str | None:
        if addressee is None:
            return None
        whos = self._mentions.resolve(sentence, addressee)
        found = next((who.key for who in whos if who.key), None)
        if found is None:
            return self._actor(sentence, addressee, self._phrase(sentence, addressee), None)
        return found

    def actor(self, sentence: Sentence, head: Token, holder: Who | None) -> str | None:
        """The actor that a phrase is, or whose act it is."""
        return self._actor(sentence, head, self._phrase(sentence, head), holder)

    def _actor(
        self, sentence: Sentence, head: Token, tokens: list[Token], holder: Who | None
    ) -> str | None:
        ranked: list[tuple[int, int, str]] = []
        for token, actor in self._mentions.actors_within(tokens):
            ranked.append((self._rank(sentence, head, token), token.i, actor))
        for child in sentence.children(head, "poss"):
            if child.text.lower() in _OWN:
                if holder is not None and holder.key is not None:
                    ranked.append((1, child.i, holder.key))
            elif self._mentions.mention(child) is None:
                for who in self._mentions.resolve(sentence, child):
                    if who.key is not None:
                        ranked.append((1, child.i, who.key))
        if head.pos in ("PROPN", "NOUN"):
            for who in self._mentions.resolve(sentence, head):
                if who.key is not None:
                    ranked.append((1, head.i, who.key))
        for rank, _, actor in sorted(ranked):
            if holder is not None and actor == holder.key and rank > 1:
                continue
            if actor.startswith("organ:") and rank > 1:
                continue
            return actor
        return None

    def _rank(self, sentence: Sentence, head: Token, token: Token) -> int:
        """0 for "by X", 1 for the phrase itself or its owner, 2 for later places."""
        mention = self._mentions.mention(token)
        end = mention.end if mention is not None else token.end
        last = max(sentence.at(token.start, end), key=lambda one: one.i, default=token)
        if last.dep == "pobj" and sentence.head(last).lemma == "by":
            return 0
        if last.i == head.i or (last.head == head.i and last.dep in ("poss", "amod", "compound", "nsubj", "conj")):
            return 1
        return 2


def closes(tokens: list[Token]) -> bool:
    """True when the last token closes a quotation that opens in the same phrase."""
    marks = [token.text for token in tokens if token.text in '"“”']
    return tokens[-1].text in '"”' and len(marks) % 2 == 0
