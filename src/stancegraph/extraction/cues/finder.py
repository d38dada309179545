"""All cues of a sentence: each word's frames, tried in turn."""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.cues.match import Match
from stancegraph.extraction.cues.nouns import noun_match
from stancegraph.extraction.cues.qualities import quality_match
from stancegraph.extraction.cues.verbs import verb_match
from stancegraph.extraction.lexicon import Frame, Kind, Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.targets.complements import has_complement

_TURNING = frozenset("anti counter half ill mis non pseudo quasi semi un".split())
"""First parts that make the word something else: "counter-productive", "anti-terrorist"."""


_HYPHENS = frozenset("-‑")


class CueFinder:
    """Finds all cues of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """Yield each cue once, in reading order; the first frame of a word that fits wins.

        Frames that speak of different slots of the same word ("cannot erase") all count.
        """
        found = list(self._all(sentence))
        carried = {
            (one.clause.i, sentence.first_conjunct(one.cue).i)
            for one in found
            if one.frame.kind is Kind.NOUN and one.owner is None
        }
        # what is not done is no deed: "refused to send arms" is about the refusal
        cues = {one.cue.i for one in found if not (one.frame.deed or one.frame.firm)}
        owned = {
            one.cue.i
            for one in found
            if one.frame.kind is Kind.NOUN and one.owner is not None and one.owner.tag == "PRP$"
        }
        for one in found:
            # "stressed the need for X" is about X, not about the need
            is_carrier = one.frame.kind is Kind.VERB and one.slot == "dobj"
            is_refusal = one.slot == "clause" and one.cue.lemma in self._lexicon.refusing
            if is_refusal and one.targets[0].i in cues:
                continue  # "refused to condemn" is about what was not condemned
            if is_carrier and any((one.clause.i, target.i) in carried for target in one.targets):
                continue
            if is_carrier and any(target.i in owned for target in one.targets):
                continue  # "ratified its rejection of the levy" rejects the levy
            yield one

    def _all(self, sentence: Sentence) -> Iterator[Match]:
        for token in sentence.tokens:
            frames = self._frames(sentence, token)
            taken: set[tuple[Kind, str | bool]] = set()
            for frame in frames:
                key = (frame.kind, frame.only_negated and frame.targets[0])
                match = None if key in taken else self._match(sentence, token, frame)
                if match is not None:
                    taken.add(key)
                    yield match

    def _frames(self, sentence: Sentence, token: Token) -> tuple[Frame, ...]:
        """The frames of a word; "ill-advised" and "counter-productive" are words of their own."""
        known = self._lexicon.frames
        word = token.text.lower()
        is_behind = token.i > 1 and sentence.tokens[token.i - 1].text in _HYPHENS
        first = _prefix(sentence, token) if is_behind else None
        if first is not None:
            whole = known.get(f"{first}-{word}") or known.get(f"{first}-{token.lemma}")
            if whole is not None or first in _TURNING:
                return whole or ()
        frames = known.get(token.lemma, ())
        return frames if word == token.lemma else frames + known.get(word, ())

    def _match(self, sentence: Sentence, token: Token, frame: Frame) -> Match | None:
        if frame.kind is Kind.NOUN:
            return noun_match(sentence, token, frame, self._lexicon)
        if frame.complements and not has_complement(sentence, token, frame.complements):
            return None
        if frame.without and has_complement(sentence, token, frame.without):
            return None
        if frame.kind is Kind.QUALITY:
            return quality_match(sentence, token, frame, self._lexicon)
        return verb_match(sentence, token, frame)


def _prefix(sentence: Sentence, token: Token) -> str | None:
    """The part before the hyphen of a word that the parser took apart: "*ill*-advised"."""
    before = sentence.tokens[token.i - 2 : token.i]
    is_joined = before[0].end == before[1].start and before[1].end == token.start
    return before[0].text.lower() if is_joined else None
