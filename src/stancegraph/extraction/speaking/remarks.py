"""What a speaker only mentions: facts, history, courtesies and plans in words of praise or blame.

A speaker's own words are full of such words that take no stance: "the turnaround we seek", "it is
a great honour to speak", "people are demanding action", "fields burdened with debt".
"""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.lexicon import Frame, Kind, Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import is_first_person
from stancegraph.extraction.targets.slots import VERBAL
from stancegraph.records.values import Act, Polarity

_COURTESIES = frozenset("honor honour joy pleasure privilege".split())
"""Nouns of "it is a great honour", which praise nothing."""
_HARD = frozenset({"challenge", "test"})
_PLEASED = frozenset("delighted glad happy honoured honored pleased proud".split())
_TELLING = frozenset(
    "address announce be confirm inform introduce join note participate present report say see "
    "speak share tell welcome".split()
)
_OCCASIONS = frozenset({"anniversary", "theme"})
_GRAVE = frozenset(
    "big critical daunting defining enormous existential fundamental grave great huge main major "
    "pressing serious severe tremendous urgent".split()
)
"""Adjectives without which "a challenge" is only something hard."""
_OUT_OF_REACH = frozenset({"impossible", "possible", "unthinkable"})
_TIMES = frozenset("day hour moment time year".split())
"""Subjects of "the moment is right": what is right is something else."""
_SEEKING = frozenset("demand pursue seek want".split())
_GOING_ON = frozenset("continue keep".split())
_POSSIBLE = frozenset({"can", "could", "may", "might"})
_ABSENCES = frozenset({"absence", "inability"})
_ANNIVERSARIES = frozenset("anniversary birthday centenary day independence year".split())
_NEEDING = frozenset("call demand deserve need require".split())
_REFLEXIVE = frozenset("herself himself itself myself ourselves themselves".split())
_HELP = frozenset("assistance cooperation help support".split())
_EMBEDDED = ("acl", "advcl", "ccomp", "conj", "pcomp", "relcl", "xcomp")


def is_mere_remark(
    sentence: Sentence,
    frame: Frame,
    cue: Token,
    clause: Token,
    targets: tuple[Token, ...],
    lexicon: Lexicon,
) -> bool:
    """True for a cue of a speaker's own words that tells, greets or plans, but takes no side."""
    if frame.kind is Kind.QUALITY:
        if is_within_a_tale(sentence, clause, lexicon):
            return True
        if cue.lemma in _HARD and not _is_grave(sentence, cue, targets, lexicon):
            return True
        return _is_told_quality(sentence, frame, cue, clause, targets)
    if frame.kind is Kind.EFFECT:
        return (
            _is_no_longer(sentence, clause)
            or _is_about_nobody(sentence, frame, cue)
            or is_within_a_tale(sentence, clause, lexicon)
            or (frame.word in _NEEDING and _is_under_way(sentence, cue))
            or (frame.word in _NEEDING and _is_made_to(sentence, cue))
            or any(_is_own_help(sentence, one) for one in targets)
        )
    if frame.kind is not Kind.VERB:
        return False
    if frame.word in _SEEKING and (clause.tag in ("VBD", "VBN") or clause.dep == "relcl"):
        return True
    head = sentence.head(clause)
    if clause.dep == "xcomp" and head.lemma in _GOING_ON:
        return True  # one's own work
    return any(_is_worth_saying(sentence, one) for one in targets)


def is_courtesy(sentence: Sentence, frame: Frame, cue: Token, targets: tuple[Token, ...]) -> bool:
    """True for "a great honour", "how important it was", "asked himself", "pledge our support"."""
    if frame.kind is Kind.QUALITY:
        is_measure = any(one.lemma == "how" for one in sentence.children(cue, "advmod"))
        is_bound = cue.lemma in _OUT_OF_REACH and any(
            prep.lemma == "without"  # "is impossible without trust" is about trust
            for host in (cue, sentence.head(cue))
            for prep in sentence.children(host, "prep")
        )
        if any(one.lemma in _OCCASIONS for one in targets):
            return True  # "the theme of this session is timely"
        if frame.word == "welcome" and sentence.child(cue, "xcomp", "advcl") is not None:
            return True  # "everyone is welcome to visit"
        if frame.word == "proud" and any(_is_own(sentence, one) for one in targets):
            return True
        if cue.lemma == "block" and sentence.child(cue, "compound") is not None:
            return True  # "the building blocks of peace"
        is_announced = cue.lemma in _PLEASED and any(one.lemma in _TELLING for one in targets)
        return is_measure or is_bound or is_announced or sentence.head(cue).lemma in _COURTESIES
    if frame.word == "base" and any(_is_own(sentence, one) for one in targets):
        return True  # "our policy is based on trust" is about trust
    if frame.act is Act.CALL_FOR and any(
        one.text.lower() in _REFLEXIVE for one in sentence.children(cue, "dobj", "dative")
    ):
        return True
    if frame.word == "suggest" and any(_is_guessed(sentence, one) for one in targets):
        return True
    if frame.act is Act.CONCERN and any(one.lemma in _ABSENCES for one in targets):
        return True  # "regrets his absence"
    if frame.word == "celebrate" and any(one.lemma in _ANNIVERSARIES for one in targets):
        return True
    return frame.act is Act.COMMIT and any(_is_own_help(sentence, one) for one in targets)


def is_within_a_tale(sentence: Sentence, clause: Token, lexicon: Lexicon) -> bool:
    """True below a verb in the past tense that is not the speaker's: "feared it would become"."""
    return any(
        above.tag == "VBD"
        and above.lemma not in lexicon.speech  # "he said", which only says who speaks
        and not _is_speakers(sentence, above)
        for above in _governing(sentence, clause)
    )


def _is_told_quality(
    sentence: Sentence, frame: Frame, cue: Token, clause: Token, targets: tuple[Token, ...]
) -> bool:
    if cue.pos in VERBAL and cue.text.lower() != frame.word:
        return True  # "is burdened with" says nothing of a burden
    if frame.polarity is Polarity.SUPPORT and sentence.first_conjunct(clause).dep == "relcl":
        return True
    above = sentence.head(clause) if clause.dep == "xcomp" else clause
    auxes = {aux.text.lower() for aux in sentence.children(above, "aux")}
    if frame.polarity is Polarity.SUPPORT and auxes & _POSSIBLE:
        return True  # "can also be useful"
    if any(one.lemma in _TIMES for one in targets) and cue.pos == "ADJ":
        return True
    if cue.tag in ("JJR", "VBN") and "relcl" in (clause.dep, cue.dep):
        return True  # "regimes that are worse than those before"
    if cue.dep == "nsubj" and sentence.child(cue, "det", "poss", "amod") is None:
        return True  # "weapons are an asset" calls nothing a weapon
    if frame.only_negated and any(
        one.lemma == "but"
        for host in (cue, clause)
        for one in sentence.children(host, "cc", "prep")
    ):
        return True  # "is not an option but a necessity"
    return _is_no_longer(sentence, clause)


def _is_grave(sentence: Sentence, cue: Token, targets: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """True for "hunger is a challenge" and "is a grave challenge", not "ending it is a test"."""
    if any(one.tag in ("VBG", "VB") for one in targets):
        return False
    named = [part for one in targets for part in (one, *sentence.children(one, "compound"))]
    evils = lexicon.evils | lexicon.condemned | lexicon.dark
    qualities = sentence.children(cue, "amod")
    is_evil = any(one.lemma in evils for one in named)
    return is_evil or any(one.lemma in _GRAVE or one.tag == "JJS" for one in qualities)


def _is_made_to(sentence: Sentence, verb: Token) -> bool:
    """True for "they were required to leave", which asks for nothing."""
    return sentence.child(verb, "auxpass") is not None and sentence.child(verb, "xcomp") is not None


def _is_own(sentence: Sentence, noun: Token) -> bool:
    return any(is_first_person(owner) for owner in sentence.children(noun, "poss"))


def _is_about_nobody(sentence: Sentence, frame: Frame, cue: Token) -> bool:
    """True for "trust has eroded" and "no state can solve it", which say ill of no subject."""
    if frame.targets[0] != "subject":
        return False
    subject = sentence.child(cue, "nsubj")
    if subject is not None and any(det.lemma == "no" for det in sentence.children(subject, "det")):
        return True
    is_plain = not (frame.only_negated or frame.complements)
    behind = sentence.children(cue, "dobj", "prep", "xcomp", "ccomp", "dative", "npadvmod")
    return is_plain and frame.polarity is Polarity.OPPOSE and not behind


def _is_no_longer(sentence: Sentence, clause: Token) -> bool:
    return any(one.lemma in ("long", "longer") for one in sentence.children(clause, "advmod"))


def _is_under_way(sentence: Sentence, verb: Token) -> bool:
    """True for "people are demanding": they do, and the speaker tells of it."""
    return verb.tag == "VBG" and sentence.child(verb, "aux") is not None


def _is_guessed(sentence: Sentence, verb: Token) -> bool:
    """True for "suggest that it *is* so", which holds something true and asks for nothing."""
    auxes = {aux.text.lower() for aux in sentence.children(verb, "aux")}
    is_finite = verb.tag in ("VBZ", "VBP", "VBD") or bool(auxes & {"could", "may", "might"})
    return verb.pos in VERBAL and is_finite and "should" not in auxes


def _is_own_help(sentence: Sentence, noun: Token) -> bool:
    """True for "our support", which others need or are promised."""
    return noun.lemma in _HELP and any(
        is_first_person(owner) or owner.pos == "PROPN" for owner in sentence.children(noun, "poss")
    )


def _is_worth_saying(sentence: Sentence, verb: Token) -> bool:
    return any(one.lemma == "worth" for one in sentence.children(verb, "acomp", "prep", "attr"))


def _is_speakers(sentence: Sentence, verb: Token) -> bool:
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    return subject is not None and is_first_person(subject)


def _governing(sentence: Sentence, clause: Token) -> Iterator[Token]:
    """The verbs that a clause depends on."""
    token = clause
    while token.dep in _EMBEDDED and token.head != token.i:
        token = sentence.head(token)
        if token.pos in VERBAL:
            yield token
