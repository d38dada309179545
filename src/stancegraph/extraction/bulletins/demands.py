"""What a verb of report says: which phrases it supports and opposes."""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.bulletins.demand import Demand, about
from stancegraph.extraction.bulletins.phrases import Phrase, is_again, phrases
from stancegraph.extraction.bulletins.pieces import Line, indexed
from stancegraph.extraction.bulletins.reported import is_clause, quality, said
from stancegraph.extraction.bulletins.slots import fits, object_begins
from stancegraph.extraction.bulletins.verbs import Verb, is_adverb, known_verbs, lemma_of, verb_at
from stancegraph.extraction.bulletins.words import words
from stancegraph.extraction.lexicon import Frame, Kind, lexicon
from stancegraph.records.values import Act, Polarity

_PRONOUNS = frozenset("it they he she".split())
_DEEPEST = 3
_AGREEING = frozenset({"agree", "concur"})
_DISAGREEING = frozenset({"disagree", "object", "oppose", "differ"})
_ASSENT = frozenset({"support", "agreement"})
_CALLING = frozenset("call consider deem describe find regard see view characterize".split())
_SEEING = frozenset({"see", "find"})
_REFUSING = frozenset("decline refuse hesitate fail unable reluctant unwilling".split())
_ATTACHING = frozenset({"attach", "give", "accord", "place"})
_DEPLORING = frozenset({"lament", "regret", "deplore"})
_TELLING = frozenset({"assure", "inform", "tell", "remind", "notify"})
"""Verbs whose object is who listens; what they say is a clause."""
_ABOUT = frozenset("about regarding over on with concerning at that to".split())
_QUESTIONS = frozenset("whether if how what why when which who where".split())
_WISHING = frozenset({"want", "wish", "like", "seek"})
_FURTHEST = 14
"""Pieces between a verb and the end of what belongs to it."""
_DRAWING = indexed(["attention to", "out", "to", "a reference to"])
_AGAINST = indexed(["opposed to", "against", "not in favor of", "not in favour of"])


def demands(line: Line, lemma: str, negated: bool, lo: int, hi: int) -> list[Demand]:
    """The stances that a verb with its complement, pieces `lo` to before `hi`, expresses."""
    return list(_verb(line, lemma, negated, lo, hi, 0))


def _verb(line: Line, lemma: str, negated: bool, lo: int, hi: int, depth: int) -> Iterator[Demand]:
    while lo < hi and (line.low(lo) == "," or is_adverb(line, lo)):
        lo += 1
    lists = words()
    inner = _continued(line, lemma, negated, lo, hi)
    if inner is not None and depth < _DEEPEST:
        found = list(_verb(line, inner.lemma, inner.negated, inner.end, hi, depth + 1))
        if found:
            yield from found
            return
    opinion = _opinion(line, lemma, lo, hi)
    if opinion is not None:
        yield from _reported(line, lemma, opinion, hi, depth)
        return
    if lemma in lexicon().light - lists.raising or lemma in ("be", "take", "speak", "have", "pay"):
        found = list(_carried(line, lemma, negated, lo, hi))
        if found or lemma in ("be", "have"):
            yield from found
            return
    if line.low(lo) in _QUESTIONS:
        return
    if lemma in lists.writing and (k := _written(line, lo, hi)) is not None and not negated:
        yield from about(line, "propose", Polarity.SUPPORT, Act.CALL_FOR, k, hi)
        return
    if lemma in _DEPLORING and line.low(lo) == "that":
        yield Demand(Polarity.OPPOSE, Act.CONCERN, Phrase(lo + 1, hi).bare(line), f"report:{lemma}")
    elif lemma in _TELLING:
        told = next((k for k in range(lo, min(hi, lo + 6)) if line.low(k) == "that"), None)
        if told is not None and not negated:
            yield from _reported(line, lemma, told, hi, depth)
    elif lemma in lists.raising and (k := _complained(line, lo, hi)) is not None:
        yield from about(line, "express", Polarity.OPPOSE, Act.CONCERN, k, hi)
    elif lemma in lists.reporting and is_clause(line, lo, hi):
        if not negated:
            yield from _reported(line, lemma, lo, hi, depth)
    elif lemma in _ATTACHING and (k := _attached(line, lo, hi)) is not None:
        polarity = _turned(Polarity.SUPPORT, negated)
        yield from about(line, lemma, polarity, Act.ENDORSE, k, hi)
    elif lemma in ("join", "echo") and (k := _doing(line, lo, hi)) is not None:
        verb = verb_at(line, k)
        if verb is not None and depth < _DEEPEST:
            yield from _verb(line, verb.lemma, verb.negated, verb.end, hi, depth + 1)
    elif lemma in lists.mentioning - lists.raising:
        if not negated:
            yield from _mentioned(line, lemma, lo, hi)
    elif lo >= hi and lemma in _AGREEING | _DISAGREEING:
        agrees = (lemma in _AGREEING) != negated
        polarity, act = (Polarity.SUPPORT, Act.ENDORSE) if agrees else (Polarity.OPPOSE, Act.REJECT)
        yield Demand(polarity, act, Phrase(lo, lo), f"report:{lemma}", again=True)
    elif lemma in _CALLING and (k := _called(line, lo, hi)) is not None:
        polarity = Polarity.SUPPORT if quality(line, k) > 0 else Polarity.OPPOSE
        act = Act.ENDORSE if polarity is Polarity.SUPPORT else Act.CRITICISE
        end = k
        while end > lo + 1 and line.low(end - 1) in ("as", "a", "an", "be", "to", "being"):
            end -= 1
        yield from about(line, lemma, polarity, act, lo, end)
    elif lemma in _SEEING and (size := line.begins(lo, lists.merits)):
        refused = line.low(lo) in ("no", "little")
        act = Act.REJECT if refused != negated else Act.ENDORSE
        polarity = _turned(Polarity.SUPPORT, refused != negated)
        yield from about(line, lemma, polarity, act, lo + size, hi)
    elif lemma == "urge" and line.low(lo) == "against":
        yield from about(line, lemma, Polarity.OPPOSE, Act.REJECT, lo + 1, hi)
    elif lemma in _WISHING and line.low(lo) == "to":
        k = lo + 1 + (line.low(lo + 1) in ("see", "have"))
        yield from about(line, lemma, _turned(Polarity.SUPPORT, negated), Act.CALL_FOR, k, hi)
    else:
        yield from _framed(line, lemma, negated, lo, hi)


def _continued(line: Line, lemma: str, negated: bool, lo: int, hi: int) -> Verb | None:
    """The verb of "continued to oppose", "was not in a position to support"."""
    is_be = lemma == "be"
    if not is_be and lemma not in words().continuing:
        return None
    k = next((k for k in range(lo, min(hi, lo + 5)) if line.low(k) == "to"), None)
    if k is None or (is_be and line.low(k - 1) not in words().continuing):
        return None
    piece = line.at(k + 1)
    if not piece.has("V") or lemma_of(piece) not in known_verbs() - words().mentioning:
        return None
    refuses = {lemma, line.low(k - 1)} & _REFUSING or any(
        line.low(n) == "not" for n in range(lo, k)
    )
    return Verb(k + 1, lemma_of(piece), negated != bool(refuses), k + 2)


def _opinion(line: Line, lemma: str, lo: int, hi: int) -> int | None:
    """The clause of "expressed the view that" and "was of the opinion that"."""
    if lemma not in ("be", "express", "hold", "share", "reiterate"):
        return None
    near = range(lo + 1, min(hi, lo + 5))
    return next(
        (k for k in near if line.low(k) == "that" and line.low(k - 1) in words().opinions), None
    )


def _turned(polarity: Polarity, negated: bool) -> Polarity:
    return polarity.turned() if negated else polarity


def _reported(line: Line, lemma: str, lo: int, hi: int, depth: int) -> Iterator[Demand]:
    """A clause; where it is about the speaker himself ("it opposed"), his own verb counts."""
    start = lo + (line.low(lo) == "that")
    verb = verb_at(line, start + 1) if line.low(start) in _PRONOUNS else None
    found = list(said(line, lemma, lo, hi))
    if found or verb is None or verb.gerund or depth >= _DEEPEST:
        yield from found
    else:
        yield from _verb(line, verb.lemma, verb.negated, verb.end, hi, depth + 1)


def _called(line: Line, lo: int, hi: int) -> int | None:
    """The judgement in "called the levy unacceptable", "described it as a failure"."""
    last = min(hi, lo + _FURTHEST)
    return next((k for k in range(lo + 1, last) if k + 1 == hi and quality(line, k)), None)


def _doing(line: Line, lo: int, hi: int) -> int | None:
    """The gerund of "joined the EU in opposing X"."""
    near = range(lo, min(hi, lo + _FURTHEST))
    found = (k + 1 for k in near if line.low(k) == "in" and line.at(k + 1).has("G"))
    return next(found, None)


def _framed(line: Line, lemma: str, negated: bool, lo: int, hi: int) -> Iterator[Demand]:
    """By the first of the lexicon's frames whose slot is filled."""
    for frame in lexicon().frames.get(lemma, ()):
        if frame.kind is not Kind.VERB or frame.only_negated or frame.other_subject:
            continue
        polarity = _refused(frame) if negated else frame.polarity
        begin = object_begins(line, frame, lo, hi)
        if begin is None or polarity is None or not fits(line, frame, lo, hi):
            continue
        rule = f"report:{lemma}"
        if begin >= hi or is_again(line, begin, hi):
            phrase = Phrase(min(begin, hi), hi).bare(line)
            yield Demand(polarity, frame.act, phrase, rule, again=True)
        else:
            yield from about(line, lemma, polarity, frame.act, begin, hi)
        return


def _refused(frame: Frame) -> Polarity | None:
    """What "did not support" comes to in a negotiation: opposition."""
    if frame.polarity is Polarity.SUPPORT:
        return Polarity.OPPOSE
    return frame.negated


def _mentioned(line: Line, lemma: str, lo: int, hi: int) -> Iterator[Demand]:
    """Needs that are only noted: "noted the need for a text", "drew attention to the need"."""
    rule = f"report:{lemma}:need"
    if line.low(lo) == "with" and line.low(lo + 1) in ("concern", "regret"):
        for one in phrases(line, lo + 2 + (line.low(lo + 2) == "that"), hi):
            yield Demand(Polarity.OPPOSE, Act.CONCERN, one, rule)
        return
    lo += line.begins(lo, _DRAWING)
    priority = _as_priority(line, lo, hi)
    if priority is not None:
        yield from about(line, lemma, Polarity.SUPPORT, Act.CALL_FOR, lo, priority)
        return
    needed = False
    for one in phrases(line, lo, hi):
        needed = needed or one.needed
        if needed:
            demand = Demand(Polarity.SUPPORT, Act.CALL_FOR, one, rule)
            yield demand.turned() if one.against or one.ended else demand


def _as_priority(line: Line, lo: int, hi: int) -> int | None:
    """Where "as a priority" begins in "identified X as a priority"."""
    for k in range(lo + 1, hi):
        if line.low(k) == "as" and any(line.low(n) in words().wanted for n in range(k, k + 5)):
            return k
    return None


def _written(line: Line, lo: int, hi: int) -> int | None:
    """The wording of "added (a) reference to X" and "inserted “where appropriate”"."""
    k = lo + (line.low(lo) in ("a", "an", "the", "new"))
    is_wording = line.low(k) in words().wordings or line.low(k) in ("“", '"')
    return k if k < hi and is_wording else None


def _reserved(line: Line, lemma: str, negated: bool, lo: int, hi: int) -> Iterator[Demand]:
    """ "Expressed reservations", which are about what was said before."""
    noun = next((k for k in range(lo, hi) if line.low(k) in words().reserving), None)
    if noun is None or noun + 1 < hi or any(line.low(k) in (",", "of") for k in range(lo, noun)):
        return
    agrees = line.low(noun) in _ASSENT
    polarity, act = (Polarity.SUPPORT, Act.ENDORSE) if agrees else (Polarity.OPPOSE, Act.CONCERN)
    if not negated:
        yield Demand(polarity, act, Phrase(hi, hi), f"report:{lemma}", again=True)


def _carried(line: Line, lemma: str, negated: bool, lo: int, hi: int) -> Iterator[Demand]:
    """Nouns and adjectives of stance: "expressed concern about X", "was opposed to X"."""
    if line.low(lo) in (",", "that", "to"):
        return
    if lemma in lexicon().light:
        yield from _reserved(line, lemma, negated, lo, hi)
    opposed = line.begins(lo, _AGAINST)
    if lemma == "be" and opposed:
        polarity = _turned(Polarity.OPPOSE, negated)
        yield from about(line, "oppose", polarity, Act.REJECT, lo + opposed, hi)
        return
    for k in range(lo, min(hi, lo + 5)):
        piece = line.at(k)
        if piece.low in (",", "of", "that", "to", "for"):
            return
        for frame in _frames(piece.low, piece.word.noun):
            begin = _carried_slot(line, frame, lemma, k, hi)
            if begin is not None:
                polarity = frame.negated or frame.polarity.turned() if negated else frame.polarity
                yield from about(line, frame.word, polarity, frame.act, begin, hi)
                return


def _complained(line: Line, lo: int, hi: int) -> int | None:
    """The object of "underscored (its) concerns regarding X"."""
    near = range(lo, min(hi - 1, lo + 4))
    noun = next((k for k in near if line.low(k) in words().reserving - _ASSENT), None)
    if noun is None or line.low(noun + 1) not in _ABOUT or noun + 2 >= hi:
        return None
    return noun + 2


def _attached(line: Line, lo: int, hi: int) -> int | None:
    """The object of "attached great importance to X"."""
    near = range(lo + 1, min(hi, lo + 5))
    found = (k for k in near if line.low(k) == "to" and line.low(k - 1) in words().weights)
    return next((k + 1 for k in found), None)


def _frames(low: str, noun: str) -> Iterator[Frame]:
    yield from lexicon().frames.get(low, ())
    if noun != low:
        yield from lexicon().frames.get(noun, ())


def _carried_slot(line: Line, frame: Frame, lemma: str, k: int, hi: int) -> int | None:
    is_noun = frame.kind is Kind.NOUN and lemma in (frame.light or lexicon().light)
    is_state = frame.kind is Kind.QUALITY and lemma == "be" and frame.targets[0] != "subject"
    if not (is_noun or is_state) or k + 2 >= hi:
        return None
    after = line.low(k + 1)
    for slot in frame.targets:
        if (slot == "clause" and after in ("to", "that")) or after == slot.removeprefix("prep:"):
            return k + 2
    return None
