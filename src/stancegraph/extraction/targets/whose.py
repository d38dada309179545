"""Whose a thing is: the actor that a phrase names, owns, or is known to have done."""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import is_first_person
from stancegraph.extraction.targets.deeds import Deeds
from stancegraph.extraction.targets.owners import mover
from stancegraph.extraction.targets.phrases import phrase

OWN = frozenset({"its", "their", "our", "his", "her", "my"})
"""Words for whose something is that name nobody."""
_OTHERS = frozenset(
    "ally colleague counterpart enemy foe guest neighbor neighbour opponent partner rival".split()
)
"""Those who are somebody's without being his: "his Peruvian *counterpart*"."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OWNING = frozenset({"of", "by", "from"})
_POSTS = frozenset(
    "ambassador attache consul consulate diplomat embassy envoy mission staff".split()
)


class Whose:
    """Finds the actors of the phrases of one article, and remembers them by noun."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._actors: dict[str, str] = {}
        """Noun → whose it was when last named in full, for "the agreement"."""
        self._deeds = Deeds(mentions)

    def meet(self, sentence: Sentence) -> None:
        """Remember whose acts a sentence names, before anything of it is read."""
        self._deeds.note(sentence)

    def actor(
        self, sentence: Sentence, head: Token, holder: Who | None, cue: Token | None = None
    ) -> str | None:
        """The actor that a phrase is, or whose act it is; the clause of a cue is no part of it."""
        is_clause = cue is not None and cue.dep in ("acl", "relcl") and cue.head == head.i
        tokens = phrase(sentence, head, self._mentions.names, cue if is_clause else None)
        posted = next(self.posts(sentence, head), None)
        found = posted[0] if posted is not None else self.named(sentence, head, tokens, holder)
        det = sentence.child(head, "det")
        if found is not None:
            self._actors[head.lemma] = found
        elif det is not None and det.lemma in _DEFINITE and head.pos == "NOUN":
            owners = {prep.lemma for prep in sentence.children(head, "prep")} & _OWNING
            return None if owners else self._actors.get(head.lemma)
        return found

    def doer(self, sentence: Sentence, noun: Token, holder: Who, actor: str | None) -> str | None:
        """The actor whose act a noun names, where the phrase itself names at most a victim."""
        if actor is None:
            actor = mover(sentence, noun, holder, self._mentions)
        if actor is not None and not self._is_victim(sentence, noun, actor):
            return actor
        doer = self._deeds.doer(sentence, noun)
        return doer if doer != holder.key else None

    def _is_victim(self, sentence: Sentence, noun: Token, actor: str) -> bool:
        """True where a phrase names an actor only as the one to whom something is done."""
        named = [
            token
            for token, mention in self._mentions.names.within(sentence.subtree(noun))
            if mention.actor == actor
        ]
        return bool(named) and all(self._deeds.is_done_to(sentence, noun, one) for one in named)

    def named(
        self, sentence: Sentence, head: Token, tokens: list[Token], holder: Who | None
    ) -> str | None:
        """The best of the actors named in a phrase; the holder's own only where it owns it."""
        own = holder.key if holder is not None else None
        ranked = [
            (self._rank(sentence, head, token), mention.actor == own, token.i, mention.actor)
            for token, mention in self._mentions.names.within(tokens)
        ]
        for child in sentence.children(head, "poss"):
            if child.text.lower() in OWN:
                is_own = head.lemma not in _OTHERS and _may_be_own(sentence, child)
                owners = [own] if is_own else []
            elif self._mentions.names.mention(child) is None:
                owners = [who.key for who in self._mentions.resolve(sentence, child)]
            else:
                owners = []
            ranked += [(1, False, child.i, key) for key in owners if key is not None]
        if head.pos in ("PROPN", "NOUN"):
            keys = [who.key for who in self._mentions.resolve(sentence, head)]
            ranked += [(1, False, head.i, key) for key in keys if key is not None]
        for rank, is_own, _, actor in sorted(ranked):
            if rank > 1 and (is_own or actor.startswith("organ:")):
                continue
            return actor
        return None

    def posts(self, sentence: Sentence, noun: Token) -> Iterator[tuple[str, Token]]:
        """The states where somebody's own envoys are: "its *ambassador in Ottawa*", and where."""
        own = sentence.child(noun, "poss")
        if noun.lemma not in _POSTS or own is None or own.text.lower() not in OWN:
            return
        names = self._mentions.names
        hosts = (noun, sentence.head(noun))  # "is recalling its envoy from Ottawa"
        for prep in (p for host in hosts for p in sentence.children(host, "prep")):
            place = sentence.child(prep, "pobj") if prep.lemma in ("in", "to", "from") else None
            if prep.i < noun.i or place is None or place.pos != "PROPN":
                continue
            for one in sentence.conjuncts(place):
                state = names.state(one) or names.capital(one.text)
                if state is not None:
                    yield state, one
            return

    def _rank(self, sentence: Sentence, head: Token, token: Token) -> int:
        """0 for "by X", 1 for the phrase itself and what stands before it, 2 for the rest."""
        mention = self._mentions.names.mention(token)
        end = mention.end if mention is not None else token.end
        last = max(sentence.at(token.start, end), key=lambda one: one.i, default=token)
        if last.dep == "pobj" and sentence.head(last).lemma == "by":
            return 0
        is_coordinated = last.head == head.i and last.dep == "conj"
        return 1 if last.i <= head.i or is_coordinated else 2


def _may_be_own(sentence: Sentence, owner: Token) -> bool:
    """False for "their" in "we thank them for their help": a speaker's own is "our"."""
    if is_first_person(owner):
        return True
    return not any(
        one.dep == "nsubj" and one.text.lower() in ("i", "we") for one in sentence.tokens[: owner.i]
    )
