"""Nouns of stance: "they voiced *opposition* to the plan", "their *support* for it"."""

from __future__ import annotations

from stancegraph.extraction.cues.match import Match
from stancegraph.extraction.lexicon import Frame, Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.reactions import is_backed, outer, reacted_to, source_of
from stancegraph.extraction.targets.slots import VERBAL, fill, has_to, subject_slot
from stancegraph.records.values import Act

_UNREAL = frozenset(
    "possible potential threatened planned proposed future likely alleged supposed eventual".split()
)
"""Adjectives of what is not there (yet): "possible sanctions"."""
_RECEIVING = frozenset("welcome note cite acknowledge record win present publish".split())
_OWNERS = ("poss", "compound", "nmod", "amod")
_WILLS = frozenset(
    "commitment desire determination eagerness keenness readiness refusal reluctance resolve "
    "unwillingness willingness".split()
)
"""Nouns of "the refusal of Peru to sign", which is Peru's."""
_CAUSES = frozenset({"because", "due", "of", "owing", "to"})
"""Prepositions of "due to the refusal of Peru to sign", which blames Peru."""
_PROBES = frozenset({"inquiry", "investigation", "probe"})
_TROOPS = frozenset("army contingent force personnel soldier troop unit".split())
_EASING = frozenset(
    "abolish cancel drop ease end lift loosen reduce relax remove repeal rescind revoke roll scrap "
    "soften suspend waive".split()
)
_BROUGHT = frozenset("alarm anxiety concern protest unease warning worry".split())
"""Nouns that an owner alone makes no stance, but a reaction: "amid protests from Peru"."""
_AFTER_IN = frozenset(
    "condemnation criticism favor favour opposition praise protest rejection retaliation "
    "solidarity support".split()
)
"""Nouns of "spoke in support of", "left in protest at", "were united in opposition to"."""


def noun_match(sentence: Sentence, token: Token, frame: Frame, lexicon: Lexicon) -> Match | None:
    """Match a noun that a verb carries, a reaction brings, or an owner has."""
    if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
        return None
    if any(one.lemma in _UNREAL for one in sentence.children(token, "amod")):
        return None
    first = outer(sentence, sentence.first_conjunct(token))
    carrier = sentence.head(first)
    slot, targets = fill(sentence, token, frame.targets)
    if slot == "prep:for" and frame.act is Act.CALL_FOR:
        wanted = _to_be_done(sentence, (*targets[:1], token))
        if wanted and wanted[0].i > targets[0].i:  # "a call for *Peru* to *leave*"
            slot, targets = "clause", wanted
    if frame.act is Act.WITHDRAW and _is_of_troops(sentence, token):
        return None
    if frame.word in _PROBES and targets and targets[0].pos in VERBAL:
        return None  # "an inquiry into whether the ships were seen"
    if _is_eased(sentence, first, carrier, frame):
        return None
    if slot == "prep:of" and is_backed(sentence, token, carrier, lexicon.drawing):
        targets = ()
    if not targets and "clause" in frame.targets and first.dep == "dobj":
        slot, targets = "clause", _purpose(sentence, carrier, token)
    asked = _asked(sentence, token, frame, slot, targets)
    made_by = _made_by(sentence, token, frame.light or lexicon.light)
    is_carried = carrier.lemma in (frame.light or lexicon.light) and carrier.lemma not in _RECEIVING
    is_cause = first.dep == "pobj" and carrier.lemma in _CAUSES
    if made_by is not None and not (is_carried or is_cause):
        slot, targets = _said_in(sentence, token, frame, targets)
        if targets and frame.act is not Act.SANCTION:
            return Match(frame, token, token, targets, "from", owner=made_by)
    is_light = carrier.lemma in (frame.light or lexicon.light)
    is_light = is_light and not _is_anothers(sentence, token, carrier)
    is_drawn = not targets and carrier.lemma in lexicon.drawing
    if first.dep == "pobj" and carrier.lemma == "on" and sentence.head(carrier).lemma == "decide":
        carrier, is_light = sentence.head(carrier), True  # "decided on the expulsion of"
        return Match(frame, token, carrier, targets, slot) if targets and frame.light else None
    if is_light and not is_drawn and first.dep in ("dobj", "nsubjpass", "oprd", "xcomp"):
        return Match(frame, token, carrier, targets, slot, asked) if targets else None
    reacted = targets or reacted_to(sentence, first, carrier, lexicon.drawing)
    source = source_of(sentence, token, first, carrier, lexicon.drawing)
    if source is not None and (frame.owned or frame.word in _BROUGHT):
        return Match(frame, token, token, reacted, "from", owner=source) if reacted else None
    owner = sentence.child(token, *_OWNERS)
    is_hit = first.dep == "pobj" and frame.act is Act.SANCTION and not targets and bool(reacted)
    if first.dep == "pobj" and carrier.lemma == "under" and frame.act is Act.SANCTION:
        # "is under American sanctions"
        reacted, slot = subject_slot(sentence, sentence.head(carrier)), "subject"
    elif is_hit:
        pass  # "was hit with American sanctions"
    elif first.dep == "pobj" and carrier.lemma == "in" and frame.word in _AFTER_IN:
        verb = sentence.head(carrier)
        if verb.pos in ("NOUN", "ADJ"):  # "recalled its envoys for talks in protest at the raid"
            verb = next((up for up in sentence.ancestors(verb) if up.pos in VERBAL), verb)
        if targets and verb.pos in VERBAL and frame.act is not Act.WITHDRAW:
            return Match(frame, token, verb, targets, slot)
    elif carrier.lemma in ("with", "as") and not frame.light and (targets or not reacted):
        return None
    is_brought = is_drawn and frame.word in _BROUGHT and first.dep == "dobj"
    if not reacted or owner is None or not (frame.owned or is_brought):
        return None
    return Match(frame, token, token, reacted, slot, asked, owner=owner)


def _asked(
    sentence: Sentence, noun: Token, frame: Frame, slot: str, targets: tuple[Token, ...]
) -> Token | None:
    """The Peru of "its call *on Peru* to leave", "Chile's demand *to Peru* for talks"."""
    if frame.act is not Act.CALL_FOR or not targets or slot not in ("clause", "prep:for"):
        return None
    if slot == "clause":
        own = sentence.child(targets[0], "nsubj")
        if own is not None:
            return own  # "its call for Peru to leave"
    for host in (noun, sentence.head(noun)):
        for prep in sentence.children(host, "prep", "dative"):
            asked = sentence.child(prep, "pobj")
            is_to = prep.lemma in ("on", "to", "upon") or slot == "clause"
            if is_to and noun.i < prep.i < targets[0].i and asked not in targets:
                return asked
    return None


def _made_by(sentence: Sentence, noun: Token, light: frozenset[str]) -> Token | None:
    """Who makes "a protest *filed* by Peru", "the refusal *of Peru to* sign"."""
    for verb in sentence.children(noun, "acl"):
        for by in sentence.children(verb, "agent") if verb.lemma in light else ():
            return sentence.child(by, "pobj")
        is_will = noun.lemma in _WILLS and has_to(sentence, verb)
        for of in sentence.children(noun, "prep") if is_will else ():
            if of.lemma == "of" and of.i == noun.i + 1 and of.i < verb.i:
                return sentence.child(of, "pobj")
    return None


def _said_in(
    sentence: Sentence, noun: Token, frame: Frame, targets: tuple[Token, ...]
) -> tuple[str, tuple[Token, ...]]:
    """What a protest that somebody filed is about, by its preposition or that of the filing."""
    for verb in sentence.children(noun, "acl"):
        if has_to(sentence, verb):
            return "clause", (verb,) if "clause" in frame.targets else ()
        slot, found = fill(sentence, verb, tuple(t for t in frame.targets if "prep:" in t))
        if not targets and found:
            return slot, found
    return "self", targets


def _to_be_done(sentence: Sentence, heads: tuple[Token, ...]) -> tuple[Token, ...]:
    for head in heads:
        for child in sentence.children(head, "acl", "relcl", "xcomp"):
            if child.i > head.i and has_to(sentence, child):
                return (child,)
    return ()


def _is_of_troops(sentence: Sentence, noun: Token) -> bool:
    """True for "the withdrawal of its troops from Peru", which says nothing against Peru."""
    return any(
        thing.lemma in _TROOPS
        for prep in sentence.children(noun, "prep")
        for thing in sentence.children(prep, "pobj")
    ) or any(one.lemma in _TROOPS for one in sentence.children(noun, "compound"))


def _is_eased(sentence: Sentence, noun: Token, carrier: Token, frame: Frame) -> bool:
    """True for the sanctions that somebody eases, lifts or does without."""
    is_object = noun.dep in ("dobj", "nsubjpass") and carrier.lemma in _EASING
    return is_object and frame.act is Act.SANCTION


def _is_anothers(sentence: Sentence, noun: Token, carrier: Token) -> bool:
    """True for "welcomed Peru's support", which is Peru's and not theirs who welcomed it."""
    owner = sentence.child(noun, "poss")
    return carrier.lemma in _RECEIVING and owner is not None and owner.pos in ("PROPN", "NOUN")


def _purpose(sentence: Sentence, carrier: Token, noun: Token) -> tuple[Token, ...]:
    """The clause of "voiced readiness to talk" where it hangs on the verb."""
    found = [
        child
        for child in sentence.children(carrier, "advcl", "xcomp")
        if child.i > noun.i and has_to(sentence, child)
    ]
    return tuple(found[:1])
