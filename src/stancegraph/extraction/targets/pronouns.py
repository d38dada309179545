"""What "it", "that" and "such measures" take up."""

from __future__ import annotations

from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.parsing.parse import Sentence, Token

ANAPHORIC = frozenset({"it", "this", "that", "they", "them", "these", "those", "such"})
VOTED = frozenset("resolution draft motion amendment proposal text bill measure".split())
_RESUMING = frozenset({"such", "that", "these", "this", "those"})
_DEEDS = frozenset(
    "accusation act action allegation attack claim incident raid remark statement strike "
    "violation".split()
)
"""What states do and say, of which "the" takes up one that was named."""


def is_anaphoric(sentence: Sentence, head: Token) -> bool:
    """True for "it" and "those", but not for "those who were hurt" and "those responsible"."""
    if head.lemma not in ANAPHORIC or head.pos not in ("PRON", "DET", "ADJ"):
        return False
    is_told = sentence.child(head, "relcl", "acl", "amod", "acomp", "advcl") is not None
    return head.text.lower() not in ("those", "that") or not is_told


def stands_for_another(sentence: Sentence, verb: Token) -> bool:
    """True for "to do so" and "to do it", which name nothing."""
    behind = [one for one in sentence.children(verb) if one.i > verb.i and one.dep != "punct"]
    return all(one.lemma in ("so", "it", "that", "this", "and") for one in behind[:1])


def is_resumed(sentence: Sentence, noun: Token) -> bool:
    """True for "these actions" and "the move", which take up what was named before."""
    det = sentence.child(noun, "det", "amod")
    if noun.pos != "NOUN" or det is None or sentence.child(noun, "poss", "prep") is not None:
        return False
    return det.lemma in _RESUMING or (det.lemma == "the" and noun.lemma in _DEEDS)


def object_above(sentence: Sentence, pronoun: Token) -> Token | None:
    """What "it" means in "commented on the deal, calling it void"."""
    verb = sentence.head(pronoun)
    if verb.dep not in ("advcl", "conj"):
        return None  # nor is "it" of "answered the letter and rejected it" anything else
    above = sentence.head(verb)
    nouns = sentence.children(above, "dobj")
    for prep in sentence.children(above, "prep"):
        nouns += sentence.children(prep, "pobj")
    near = [noun for noun in nouns if noun.i < pronoun.i and noun.pos in ("NOUN", "PROPN")]
    return max(near, key=lambda noun: noun.i, default=None)


def thing_before(sentence: Sentence, pronoun: Token, mentions: Mentions) -> Token | None:
    """What "it" means in "said the draft was unbalanced and he could not support it"."""
    if pronoun.text.lower() != "it":
        return None
    subjects = [
        token
        for token in sentence.tokens[: pronoun.i]
        if token.dep in ("nsubj", "nsubjpass")
        and token.tag == "NN"
        and sentence.head(token).i != sentence.head(pronoun).i
    ]
    if sentence.head(sentence.head(pronoun)).lemma == "vote":
        voted = [t for t in sentence.tokens[: pronoun.i] if t.lemma in VOTED]
        return voted[-1] if voted else None
    for token in reversed(subjects):
        is_thing = mentions.names.mention(token) is None
        if is_thing and not mentions.is_official(token):
            return None if mentions.resolve(sentence, token) else token
    return None
