"""Qualities: "the plan is *unacceptable*", "they called the plan *unacceptable*"."""

from __future__ import annotations

from stancegraph.extraction.clauses import is_passive
from stancegraph.extraction.cues.match import Match
from stancegraph.extraction.cues.verbs import STATIVE
from stancegraph.extraction.lexicon import Frame, Kind, Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.targets.slots import VERBAL, fill, object_slot, subject_slot
from stancegraph.records.values import Act, Polarity

_COPULAS = frozenset("be remain become seem constitute represent stay feel stand".split())
_SIZES = frozenset({"big", "good", "great", "huge"})
_REMARKING = frozenset(
    "point note say remember recall stress emphasise emphasize mention understand know see".split()
)
"""Verbs of "it is important to point out", which calls for nothing."""


def quality_match(sentence: Sentence, token: Token, frame: Frame, lexicon: Lexicon) -> Match | None:
    """Match what is said of a subject, an object or the state of somebody's mind."""
    first = sentence.first_conjunct(token)
    head = sentence.head(first)
    if frame.particle is not None:
        verb = _said_by_phrase(sentence, first, frame.particle)
        return _predicate(sentence, token, frame, verb) if verb is not None else None
    if frame.targets == ("subject",):
        said_of = _verbless(sentence, first, head)
        if said_of is not None:
            return Match(frame, token, first, (said_of,), "subject")
    if frame.targets[0] != "subject":
        return _state_of_mind(sentence, token, frame, first, head)
    if frame.polarity is Polarity.SUPPORT and _is_spoilt(sentence, token, lexicon):
        return None
    if first is not token and token.pos == "NOUN" and first.lemma not in lexicon.frames:
        return None  # "our aims are growth and a chance for all" calls nothing a chance
    if frame.own_words and frame.polarity is Polarity.OPPOSE and first.dep == "amod":
        verb = sentence.head(head)
        if head.dep == "attr" and verb.lemma in _COPULAS:  # "is a sad example"
            return _predicate(sentence, token, frame, verb)
    if first.dep in ("acomp", "attr", "dobj") and head.lemma in _COPULAS:
        return _predicate(sentence, token, frame, head)
    if frame.own_words and first.dep in ("nsubj", "pobj") and frame.targets == ("subject",):
        named = _named_by(sentence, first, head)
        if named is not None:
            return Match(frame, token, named[0], (named[1],), "subject")
    if first.dep == "pobj" and _is_one_of(sentence, head):
        return _predicate(sentence, token, frame, sentence.head(sentence.head(head)))
    is_done_by = sentence.child(token, "agent") is not None
    if frame.word == "needed" and token.dep == "relcl":
        return None  # "the food that will be needed"
    if token.pos == "VERB" and is_passive(sentence, token) and token.dep != "acl":
        if is_done_by and not frame.only_negated:
            return None
        subject = object_slot(sentence, token)
        return Match(frame, token, token, subject, "subject") if subject else None
    return _called(sentence, token, frame, first, head, lexicon)


def _verbless(sentence: Sentence, quality: Token, head: Token) -> Token | None:
    """What a headline without a verb says it of: "the raids *illegal*", "the raids a *crime*"."""
    if any(token.pos in VERBAL for token in sentence.tokens if token is not quality):
        return None
    if quality.dep == "ROOT" and quality.pos not in VERBAL:
        return sentence.child(quality, "nsubj")
    follows = quality.dep in ("amod", "appos") and quality.i > head.i
    return head if follows and head.dep == "ROOT" and head.pos in ("NOUN", "PROPN") else None


def _says_it_alone(noun: Token, lexicon: Lexicon) -> bool:
    """True for a noun that is a cue by itself, whatever its adjectives: "a cruel mockery"."""
    frames = lexicon.frames.get(noun.lemma, ())
    plain = (one for one in frames if not (one.complements or one.own_words))
    return any(one.kind is Kind.QUALITY for one in plain)


def _is_spoilt(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """True for the noun of "a *sad* example", whose adjective says the contrary."""
    return noun.pos == "NOUN" and any(
        frame.kind is Kind.QUALITY and frame.polarity is Polarity.OPPOSE
        for quality in sentence.children(noun, "amod")
        for frame in lexicon.frames.get(quality.lemma, ())
    )


def _called(
    sentence: Sentence, token: Token, frame: Frame, first: Token, head: Token, lexicon: Lexicon
) -> Match | None:
    """Match "called the plan unacceptable", "described it as a threat"."""
    calling = lexicon.calling
    if first.dep == "amod" and head.pos == "NOUN" and first.i > head.i:
        # "called the ruling 'illegal and invalid'", read as if it were one phrase
        for verb in sentence.ancestors(head):
            called = object_slot(sentence, verb) if verb.lemma in calling else ()
            if called and called[0].dep == "dobj" and called[0].i <= head.i:
                return Match(frame, token, verb, called, "called")
            if verb.pos in VERBAL and verb.dep not in ("acl", "relcl"):
                return None
        return None
    if first.dep == "amod" and head.pos == "NOUN":
        # "is a grave provocation", "called it an illegal act": the noun is what is said
        if frame.polarity is not Polarity.OPPOSE and frame.act is not Act.PRAISE:
            return None
        if frame.word in _SIZES:
            return None  # "the greatest challenge" praises none
        if _says_it_alone(head, lexicon):
            return None
        first = sentence.first_conjunct(head)
        head = sentence.head(first)
        if first.dep in ("attr", "dobj") and head.lemma in _COPULAS:
            return _predicate(sentence, token, frame, head)
        if first.dep not in ("oprd", "pobj", "attr", "ccomp"):
            return None
    if head.pos == "ADP" and head.lemma == "as":
        # "described the decision to leave *as* a mistake", read as "leave as a mistake"
        above = list(sentence.ancestors(head))
        head = next((up for up in above if up.lemma in calling), above[0])
    if head.lemma not in calling or head.i > token.i:
        return None
    objects = _called_object(sentence, first, head)
    return Match(frame, token, head, objects, "called") if objects else None


def _called_object(sentence: Sentence, first: Token, verb: Token) -> tuple[Token, ...]:
    """What a verb of calling gives the quality to."""
    if first.dep == "advcl" and not any(c.text == "as" for c in sentence.children(first)):
        return ()
    inner = sentence.child(first, "nsubj")
    if inner is not None and inner.lemma == "it":
        # "found it regrettable that few had answered", "deemed it useful to meet"
        said = sentence.children(first, "ccomp", "advcl", "xcomp")
        said += sentence.children(verb, "ccomp", "xcomp")
        for one in said:
            marks = {c.lemma for c in sentence.children(one, "mark", "aux")}
            if one.i > first.i and marks & {"that", "to"}:
                return (one,)
    objects = (inner,) if inner is not None else object_slot(sentence, verb)
    if len(objects) == 1 and objects[0].lemma == "it":
        # "deemed it useful to meet", read as if it were a thing
        for one in sentence.children(verb, "xcomp", "ccomp"):
            if one.i > first.i and {c.lemma for c in sentence.children(one, "mark", "aux")} & {
                "that",
                "to",
            }:
                return (one,)
    objects = tuple(one for one in objects if one.i != first.i)
    if not objects and first.dep in ("oprd", "dobj"):
        # "called the appeal hypocritical", read as one phrase
        objects = tuple(sentence.children(first, "compound", "nmod"))[-1:]
    return objects


def _named_by(sentence: Sentence, noun: Token, head: Token) -> tuple[Token, Token] | None:
    """The verb and target of "the greatest danger is war", "one of the dangers is war"."""
    subject = noun
    if noun.dep == "pobj":
        subject = sentence.head(head)
        if head.lemma != "of" or subject.lemma != "one":
            return None
    verb = sentence.head(subject)
    what = sentence.child(verb, "attr")
    if subject.dep != "nsubj" or verb.lemma != "be" or what is None or noun.pos != "NOUN":
        return None
    return (verb, what) if what.pos in ("NOUN", "PROPN") else None


def _said_by_phrase(sentence: Sentence, noun: Token, particle: str) -> Token | None:
    """The verb of "is *off* the table", "is *out* of the question", "was *without* merit"."""
    prep = sentence.head(noun)
    if prep.lemma == "of" and sentence.head(prep).lemma == particle:
        prep = sentence.head(prep)
    verb = sentence.head(prep)
    if noun.dep != "pobj" or prep.lemma != particle or verb.lemma not in _COPULAS:
        return None
    return verb if noun.i > verb.i else None  # "in line with the law, it is"


def _is_one_of(sentence: Sentence, of: Token) -> bool:
    """True for the preposition of "is one *of* the gravest threats"."""
    one = sentence.head(of)
    verb = sentence.head(one)
    return of.lemma == "of" and one.dep == "attr" and one.lemma == "one" and verb.lemma in _COPULAS


def _predicate(sentence: Sentence, token: Token, frame: Frame, verb: Token) -> Match | None:
    """Match "the plan is unacceptable" and "it is necessary to talk"."""
    subject = subject_slot(sentence, verb)
    if not subject or subject[0].dep == "expl" or subject[0].lemma == "there":
        return None
    if subject[0].tag == "WP":
        return None  # "fired at what it said was a threat"
    is_chance = frame.word in ("chance", "occasion", "opportunity")
    if is_chance and subject[0].pos in ("PRON", "DET"):
        return None  # "this is an opportunity to take stock" speaks of the day
    if subject[0].lemma == "it":
        if frame.word == "clear":
            return None  # "it is clear to all who began it"
        said = _said_of_it(sentence, token, verb)
        if said is not None:  # "it is vital for Peru to act" asks Peru
            asked = sentence.child(said, "nsubj", "nsubjpass")
            return Match(frame, token, verb, (said,), "clause", addressee=asked)
        if sentence.child(verb, "xcomp", "ccomp", "csubj") is not None:
            return None
    return Match(frame, token, verb, subject, "subject")


def _is_fronted(sentence: Sentence, quality: Token, verb: Token) -> bool:
    """True for a state of mind at the head of a sentence whose subject is in it."""
    if quality.dep not in ("advcl", "amod") or verb.pos not in VERBAL or quality.i > 2:
        return False
    subject = sentence.child(verb, "nsubj")
    return subject is not None and subject.i > quality.i and sentence.child(quality, "aux") is None


def _said_of_it(sentence: Sentence, token: Token, verb: Token) -> Token | None:
    """The clause that "it" stands for in "it is necessary to resume the talks"."""
    for host in (verb, *sentence.conjuncts(token)):
        for child in sentence.children(host, "xcomp", "ccomp", "csubj", "advcl", "acl"):
            opens = {c.lemma for c in sentence.children(child, "aux", "mark")}
            if child.i > token.i and child.lemma not in _REMARKING and opens & {"to", "that"}:
                return child
    return None


def _state_of_mind(
    sentence: Sentence, token: Token, frame: Frame, first: Token, head: Token
) -> Match | None:
    """Match "is wary of", "stands ready to", "is opposed to"."""
    is_done_to = sentence.child(token, "auxpass") is not None
    is_participle = (token.tag == "VBN" and token.lemma in STATIVE) or (
        token.tag in ("VBN", "JJ") and is_done_to
    )
    predicate = ("acomp", "attr", "prep", "oprd", "xcomp")
    slot, targets = fill(sentence, token, frame.targets)
    is_behind = first.dep in ("amod", "acl") and head.pos in ("NOUN", "PROPN") and first.i > head.i
    if targets and is_behind and head.i + 1 >= first.i - 1:
        # "states wary of the plan"
        return Match(frame, token, token, targets, slot, holder=head)
    if targets and _is_fronted(sentence, first, head):
        return Match(frame, token, head, targets, slot)  # "*angry* at the raid, Peru left"
    if not is_participle and not (first.dep in predicate and head.lemma in _COPULAS):
        return None
    if token.pos == "ADP":  # "is against the merger"
        targets = tuple(sentence.children(token, "pobj", "pcomp"))
    if not targets:
        return None
    carries = (token.pos in VERBAL or is_done_to) and first.dep not in predicate
    return Match(frame, token, token if carries else head, targets, slot)
