"""Whose acts of force an article tells of, for "the attacks" that are named again without him."""

from __future__ import annotations

from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.parsing.parse import Sentence, Token

_FORCE = frozenset(
    "aggression airstrike assault atrocity attack bombardment bombing bombings incident invasion "
    "massacre offensive operation raid shelling strike".split()
)
"""Nouns that stand for each other: "Israeli *strikes*", "the *attack*"."""
_OTHERS = frozenset(
    "abuse annexation blockade campaign crime deployment drill embargo encroachment escalation "
    "exercise hostility incursion interference intervention intrusion launch measure occupation "
    "practice provocation siege test violation war".split()
)
_ACTS = _FORCE | _OTHERS
_VICTIMS = frozenset("across against at in inside into near on to within".split())
"""Prepositions behind which those stand to whom something is done."""
_NOBODYS = frozenset("insurgent militant rebel suicide terror terrorist xenophobic".split())
_RESUMING = frozenset("such that the these this those".split())


class Deeds:
    """Remembers whose acts were named, by noun."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._known: dict[str, tuple[int, str]] = {}
        """Noun → where it was named with its doer last, and he."""

    def note(self, sentence: Sentence) -> None:
        """Remember whose acts a sentence names."""
        for token in sentence.tokens:
            if token.lemma in _ACTS and token.pos == "NOUN":
                doer = self._doer(sentence, token)
                if doer is not None:
                    self._known[token.lemma] = (token.start, doer)

    def doer(self, sentence: Sentence, noun: Token) -> str | None:
        """Whose act a noun was when it, or one like it, was last named with him before."""
        if noun.lemma not in _ACTS or self._is_nobodys(sentence, noun):
            return None
        det = sentence.child(noun, "det", "amod")
        if det is not None and det.lemma in _RESUMING:
            alike = _ACTS if det.lemma != "the" else _FORCE | {noun.lemma}
        else:
            alike = _FORCE if noun.lemma in _FORCE else frozenset({noun.lemma})
        found = [self._known[one] for one in alike if one in self._known]
        same = self._known.get(noun.lemma)
        before = [place for place in ([same] if same else found) if place[0] < noun.start]
        return max(before)[1] if before else None

    def is_done_to(self, sentence: Sentence, noun: Token, named: Token) -> bool:
        """True for the Peru of "the attack on Peru", whose act it is not."""
        if noun.lemma not in _ACTS:
            return False
        for up in (named, *sentence.ancestors(named)):
            if up.dep in ("prep", "dative") and up.head == noun.i:
                return up.lemma in _VICTIMS
        return False

    def _is_nobodys(self, sentence: Sentence, noun: Token) -> bool:
        return any(
            one.lemma.lower() in _NOBODYS for one in sentence.children(noun, "amod", "compound")
        )

    def _doer(self, sentence: Sentence, noun: Token) -> str | None:
        names = self._mentions.names
        for owner in sentence.children(noun, "poss", "amod", "compound", "nmod"):
            mention = names.mention(owner)
            if mention is not None and not mention.actor.startswith("organ:"):
                return mention.actor
        for prep in sentence.children(noun, "prep", "agent"):
            by = sentence.child(prep, "pobj") if prep.lemma == "by" else None
            whos = self._mentions.resolve(sentence, by) if by is not None else ()
            if len(whos) == 1 and whos[0].key is not None:
                return whos[0].key
        return None
