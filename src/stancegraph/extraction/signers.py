"""Who signed a letter of which only the next sentence tells it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stancegraph.extraction.actors.documents import is_new_statement
from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.clauses import SUBJECTS
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence

_SIGNED = frozenset({"sign", "co-sign", "issue", "back", "support", "send"})


class Signers:
    """Finds those behind "A second letter voiced support. It was signed by 50 countries."."""

    def __init__(self, lexicon: Lexicon, mentions: Mentions) -> None:
        self._lexicon = lexicon
        self._mentions = mentions
        self._of: dict[int, tuple[Who, ...]] = {}
        """Start of a noun for a statement → who the next sentence says signed it."""

    def look(self, sentences: Sequence[Sentence]) -> None:
        """Look for new letters and their signers in a passage."""
        for sentence, following in pairwise(sentences):
            for noun in sentence.tokens:
                is_subject = noun.dep in SUBJECTS and noun.lemma in self._lexicon.statements
                if is_subject and is_new_statement(sentence, noun):
                    self._of[noun.start] = self._signing(following)

    def at(self, start: int) -> tuple[Who, ...]:
        """Who signed the letter that a noun at an offset speaks of; empty if it does not."""
        return self._of.get(start, ())

    def _signing(self, sentence: Sentence) -> tuple[Who, ...]:
        """The last that "it was signed by", since numbers of signatures grow."""
        for verb in sentence.tokens:
            subject = sentence.child(verb, "nsubjpass")
            if verb.lemma not in _SIGNED or subject is None or subject.lemma != "it":
                continue
            authors = [
                pobj
                for by in sentence.tokens
                if by.lemma == "by" and by.i > verb.i
                for pobj in sentence.children(by, "pobj")
            ]
            for noun in reversed(authors):
                found = tuple(who for who in self._mentions.resolve(sentence, noun) if who.holds)
                if found:
                    return found
        return ()
