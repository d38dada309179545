"""Reported clauses: what "said the text should be short" calls for or turns down."""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.bulletins.demand import Demand
from stancegraph.extraction.bulletins.phrases import Phrase, alternatives, phrases
from stancegraph.extraction.bulletins.pieces import Line
from stancegraph.extraction.bulletins.verbs import lemma_of
from stancegraph.extraction.bulletins.words import words
from stancegraph.extraction.lexicon import Kind, lexicon
from stancegraph.records.values import Act, Polarity

_BE = frozenset("is are was were".split())
_MOODS = frozenset("would could will can may might".split())
_LINKS = frozenset("be remain become prove".split())
_FINITE = (
    _BE | _MOODS | frozenset("should must shall cannot has have had does did do need needs".split())
)
_DOES = frozenset("does do did".split())
_WISHING = frozenset("propose suggest recommend request urge ask demand insist prefer".split())
_NO_VERBS = frozenset({"the", "a", "an", "no", "their", "its", "this", "of", "and"})
_CLAUSE_ENDS = frozenset({"that", "which", "who", "where", "whereby", "while", ";", "to"})
_NOT = frozenset({"not", "never", "cannot", "no"})
_CONDITIONS = frozenset({"unless", "until", "if", "because", "since", "while", "whereas", "given"})
"""What ends the main clause of what is reported."""
_ASTRAY = frozenset("after before by during from through via with".split())
"""Prepositions behind which a judgement is of something else: "was reached after useful talks"."""
_LONG_SUBJECT = 6
"""Pieces; a longer subject is what the clause is about."""
_NEAR = 8
"""Pieces from the verb to the judgement."""


def is_clause(line: Line, lo: int, hi: int) -> bool:
    """True for "(that) financing should be new", false for "a text that should be short"."""
    if line.low(lo) == "that":
        return hi > lo + 1
    for k in range(lo, hi):
        if k > lo and _is_finite(line, k):
            return True
        if line.low(k) in _CLAUSE_ENDS or line.at(lo).has("G"):
            return False
    return False


def said(line: Line, lemma: str, lo: int, hi: int) -> Iterator[Demand]:
    """What a reported clause, or several with "and that" between, calls for or turns down."""
    rule = f"report:{lemma}:clause"
    start = lo + (line.low(lo) == "that")
    for k in range(start + 1, hi + 1):
        if k == hi or (line.low(k) == "that" and line.low(k - 1) in ("and", ",", "but")):
            end = k
            while end > start and line.low(end - 1) in (",", "and", "but", ";"):
                end -= 1
            yield from _clause(line, start, end, rule, wishes=lemma in _WISHING)
            start = k + 1


def _is_finite(line: Line, k: int) -> bool:
    """True for an auxiliary, and for "need" as a verb: before "to" and behind a noun."""
    if line.low(k) not in ("need", "needs"):
        return line.low(k) in _FINITE
    is_noun = line.at(k - 1).has("J") or line.low(k - 1) in _NO_VERBS
    return line.low(k + 1) in ("to", "be") and not is_noun


def _clause(line: Line, lo: int, hi: int, rule: str, *, wishes: bool) -> Iterator[Demand]:
    main = next((k for k in range(lo + 1, hi) if line.low(k) in _CONDITIONS), hi)
    verb = next((k for k in range(lo + 1, main) if _is_finite(line, k)), None)
    if verb is None:
        be = next((k for k in range(lo + 1, main) if line.low(k) == "be"), None)
        if be is not None and _is_ended(line, be + 1):  # "asked that the text be deleted"
            negative = line.low(be - 1) == "not"
            phrase = Phrase(lo, be - negative).bare(line)
            ended = Demand(Polarity.OPPOSE, Act.CALL_FOR_END, phrase, rule)
            yield ended.turned() if negative else ended
        elif wishes or be is not None:
            # "suggested that the text be cut", "proposed that parties meet"
            yield Demand(Polarity.SUPPORT, Act.CALL_FOR, Phrase(lo, main).bare(line), rule)
        else:
            yield from _effect(line, lo, lo, hi, rule)
    elif line.low(lo) == "there":
        yield from _there(line, lo, hi, rule)
    elif line.low(lo) == "it" and not line.begins(verb, words().duties):
        yield from _impersonal(line, verb, hi, rule)
    elif line.low(lo) not in ("they", "he", "she") or line.begins(verb, words().duties):
        yield from _judged(line, lo, verb, hi, rule)


def _impersonal(line: Line, verb: int, hi: int, rule: str) -> Iterator[Demand]:
    """ "It is important (premature) to VERB"."""
    last = min(hi, verb + _NEAR)
    place = next((k for k in range(verb, last) if quality(line, k)), None)
    if place is None or line.low(place + 1) not in ("to", "that", "for"):
        return
    begin = place + 2
    if line.low(place + 1) == "for":
        begin = next((k + 1 for k in range(begin, hi) if line.low(k) == "to"), begin)
    negative = any(line.low(k) in _NOT for k in range(verb, place))
    yield from _judgement(line, quality(line, place) * (-1 if negative else 1), begin, hi, rule)


def _there(line: Line, lo: int, hi: int, rule: str) -> Iterator[Demand]:
    """ "There is a need for X", "there should be no X"."""
    for k in range(lo + 1, min(hi, lo + _NEAR)):
        if line.low(k) == "need" and line.low(k + 1) in ("for", "to") and k + 2 < hi:
            wanted = -1 if line.low(k - 1) == "no" else 1
            yield from _judgement(line, wanted, k + 2, hi, rule)
            return
        if line.low(k) == "be" and line.begins(k - 1, words().duties):
            wanted = -1 if line.low(k + 1) == "no" else 1
            yield from _judgement(line, wanted, k + 1 + (wanted < 0), hi, rule)
            return


def _judged(line: Line, lo: int, verb: int, hi: int, rule: str) -> Iterator[Demand]:
    """A subject with a duty ("should"), a judgement ("is premature") or a limit of a mandate."""
    near = range(verb, min(hi, verb + 3))
    negative = any(line.low(k) in _NOT for k in near)
    duty = line.begins(verb, words().duties)
    if duty or (negative and line.low(verb) in ("cannot", "can", "could", "need")):
        yield from _duty(line, lo, verb, hi, rule, negative=negative)
        return
    if line.low(verb) in _BE or _is_to_be(line, verb, hi):
        place = _judgement_at(line, verb, hi)
        if place is not None:
            wanted = quality(line, place) * (-1 if negative else 1)
            yield from _judgement(line, wanted, lo, verb, rule)
            return
    is_limit = any(line.low(k) in words().mandates for k in range(lo, verb))
    if negative and is_limit and lemma_of(line.at(verb + 2)) in words().not_including:
        yield Demand(Polarity.OPPOSE, Act.REJECT, Phrase(verb + 3, hi).bare(line), rule)
    elif negative and line.low(verb) in _DOES:
        k = next(k for k in near if line.low(k) in _NOT)
        if lemma_of(line.at(k + 1 + line.at(k + 1).has("R"))) in words().lacking:
            yield Demand(Polarity.OPPOSE, Act.CRITICISE, Phrase(lo, verb).bare(line), rule)
    elif not negative:
        yield from _effect(line, lo, verb, hi, rule)


def _is_to_be(line: Line, verb: int, hi: int) -> bool:
    """True for "would be", which judges, but not for "will play an important role"."""
    near = range(verb + 1, min(hi, verb + 4))
    return line.low(verb) in _MOODS and any(line.low(k) in _LINKS for k in near)


def _judgement_at(line: Line, verb: int, hi: int) -> int | None:
    for k in range(verb, min(hi, verb + _NEAR)):
        if quality(line, k):
            return k
        if line.low(k) in (",", "that", "to") or line.low(k) in _ASTRAY:
            return None
    return None


def quality(line: Line, k: int) -> int:
    """1 for a word that calls something needed or good, -1 for one that calls it undue, else 0."""
    low = line.low(k)
    if low in words().wanted:
        return 1
    if low in words().unwanted:
        return -1
    for frame in lexicon().frames.get(low, ()):
        if frame.kind is Kind.QUALITY and frame.targets[0] == "subject" and not frame.complements:
            return 1 if frame.polarity is Polarity.SUPPORT else -1
    return 0


def _effect(line: Line, lo: int, verb: int, hi: int, rule: str) -> Iterator[Demand]:
    """What is said to do good or harm: "the clause would undermine trust"."""
    for k in range(max(lo + 1, verb), min(hi, max(lo + 1, verb) + _LONG_SUBJECT)):
        piece = line.at(k)
        if not piece.has("VZD") or line.low(k - 1) in ("to", "the", "a"):
            continue
        for frame in lexicon().frames.get(lemma_of(piece), ()):
            is_effect = frame.kind is Kind.EFFECT and frame.targets[0] == "subject"
            if is_effect and not frame.only_negated and not frame.complements:
                end = verb if verb > lo else k
                yield Demand(frame.polarity, frame.act, Phrase(lo, end).bare(line), rule)
                return


def _judgement(line: Line, wanted: int, lo: int, hi: int, rule: str) -> Iterator[Demand]:
    polarity, act = (
        (Polarity.SUPPORT, Act.CALL_FOR) if wanted > 0 else (Polarity.OPPOSE, Act.CRITICISE)
    )
    for one in phrases(line, lo, hi):
        demand = Demand(polarity, act, one if wanted > 0 else one.whole, rule)
        yield demand.turned() if one.against or (one.ended and wanted > 0) else demand


def _is_ended(line: Line, k: int) -> bool:
    """True for "(be) deleted" and "(be) avoided"."""
    return line.at(k).has("E") and lemma_of(line.at(k)) in words().ends


def _duty(
    line: Line, lo: int, verb: int, hi: int, rule: str, *, negative: bool
) -> Iterator[Demand]:
    """ "X should VERB rather than VERB": what should be done, and what should not."""
    begin = verb + (line.begins(verb, words().duties) or 1)
    while line.low(begin) in ("not", "never", "only", "also"):
        begin += 1
    if line.low(begin) == "be" and _is_ended(line, begin + 1):
        ended = Demand(Polarity.OPPOSE, Act.CALL_FOR_END, Phrase(lo, verb).bare(line), rule)
        yield ended.turned() if negative else ended
        return
    colon = next((k for k in range(begin, min(hi - 1, begin + 4)) if line.low(k) == ":"), None)
    if colon is not None:  # "should include: X; Y"
        begin = colon + 1
    is_about_subject = line.low(begin) == "be" or (verb - lo > _LONG_SUBJECT and not colon)
    for n, (start, stop, against) in enumerate(alternatives(line, begin, hi)):
        whole = n == 0 and is_about_subject
        found = [Phrase(lo, stop).bare(line)] if whole else list(phrases(line, start, stop))
        for one in found:
            demand = Demand(Polarity.SUPPORT, Act.CALL_FOR, one, rule)
            yield demand.turned() if (against != negative) != one.ended else demand
