"""Where in a sentence somebody's words stand, and what is no utterance at all."""

from __future__ import annotations

from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.clauses import SUBJECTS, Subject
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import Passage, Voice

_CLOSING = frozenset({'"', "”", "''", "»"})


def behind_quote(sentence: Sentence, verb: Token) -> Subject | None:
    """The subject of "“…,” *read a statement*", which parsers take for an object."""
    if sentence.child(verb, *SUBJECTS) is not None:
        return None
    before = [one.text for one in sentence.tokens[max(0, verb.i - 2) : verb.i] if one.text != ","]
    if not before or before[-1] not in _CLOSING or verb.tag not in ("VBD", "VBZ"):
        return None
    noun = sentence.child(verb, "dobj", "attr")
    for prep in sentence.children(verb, "prep"):
        if noun is not None and prep.lemma in ("by", "from") and prep.i > noun.i:
            noun = sentence.child(prep, "pobj") or noun  # "read a statement by *the ministry*"
    return Subject(noun, verb) if noun is not None and noun.i > verb.i else None


def is_an_action(sentence: Sentence, verb: Token) -> bool:
    """True for "continues to arm them" and "went home": no words follow."""
    if verb.lemma not in ("continue", "go", "hold"):
        return False
    return sentence.child(verb, "xcomp", "dobj", "advmod", "acomp") is not None


def inserted(passage: Passage, sentence: Sentence, clause: Token, token: Token) -> Voice | None:
    """The voice of "the plan, *he said*, is unacceptable" for what stands around it."""
    for verb in sentence.children(clause, "parataxis"):
        voice = passage.speech.get(verb.start)
        is_whole = sentence.child(verb, "ccomp", "dobj", "xcomp") is not None
        if voice is not None and not is_whole and token not in sentence.subtree(verb):
            return voice
    return None


def is_state(who: Who) -> bool:
    """True for a single state, no bloc and no coalition."""
    return who.key is not None and ":" not in who.key


def is_empty(sentence: Sentence, token: Token) -> bool:
    """True for the "it" of "it is easy to blame them"."""
    verb = sentence.head(token)
    return (
        token.lemma == "it"
        and verb.lemma in ("be", "seem", "appear")
        and sentence.child(verb, "acomp", "attr") is not None
        and sentence.child(verb, "xcomp", "ccomp", "csubj") is not None
    )
