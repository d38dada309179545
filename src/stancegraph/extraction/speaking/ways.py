"""The way out that a speaker names: "the only way to … is …", "the solution lies in …".

"That is the best answer", "is in nobody's interest", "cannot be solved by force", "nothing is more
urgent than …", "the time has come for …", "bears responsibility for the crisis".
"""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.clauses import is_negated
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.speaking.claim_forms import Claim
from stancegraph.extraction.targets.slots import VERBAL
from stancegraph.records.values import Polarity

_WAYS = frozenset(
    "action answer approach basis guarantee investment means option path remedy response road "
    "route solution way".split()
)
_SINGLE = frozenset({"only", "best", "sole", "surest", "right", "viable", "single", "real", "true"})
_BEST = frozenset({"only", "best", "sole", "surest", "right", "smartest", "wisest"})
_OFFERING = frozenset({"be", "lie", "offer", "provide", "remain", "represent"})
_ANSWERS = frozenset("answer future hope key path remedy salvation solution strength way".split())
_RESTING = frozenset("be begin depend hinge lie rely reside rest start".split())
_SETTLED = frozenset(
    "achieve address attain build change end guarantee impose overcome redraw resolve secure "
    "settle solve win".split()
)
"""Verbs of "cannot be *solved* by force", which rule the means out."""
_WEIGHTY = frozenset("crucial essential important precious urgent valuable vital".split())
_HOURS = frozenset({"hour", "moment", "time"})
_BEARING = frozenset({"assume", "bear", "carry", "share"})
_MARKS = _WAYS | _RESTING | _SETTLED | _WEIGHTY | _HOURS | {"interest", "responsibility"}
"""Words without which no form here is met."""


def ways(sentence: Sentence, token: Token, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield what the forms say whose mark is this token."""
    if token.lemma not in _MARKS:
        return
    for claim in (
        _way(sentence, token, lexicon),
        _interest(sentence, token, lexicon),
        _lies_in(sentence, token),
        _cannot(sentence, token),
        _above_all(sentence, token),
        _due(sentence, token),
        _blamed(sentence, token, lexicon),
    ):
        if claim is not None:
            yield claim


def _way(sentence: Sentence, way: Token, lexicon: Lexicon) -> Claim | None:
    """Match "the only way to peace is through talks", "talks are the only way"."""
    if way.lemma not in _WAYS:
        return None
    verb = sentence.head(way)
    if verb.lemma not in _OFFERING:
        return None
    singled = {one.text.lower() for one in sentence.children(way, "amod", "advmod")}
    if not singled & (_SINGLE | _BEST) and not _is_superlative(sentence, way):
        return None
    means = sentence.child(verb, "nsubj")
    if way.dep in ("attr", "dobj") and means is not None and singled & _BEST:
        if verb.tag == "VBD" or is_negated(sentence, verb, lexicon):
            return None
        return Claim(way, verb, (means,), Polarity.SUPPORT, "only way")
    if way.dep != "nsubj" or verb.tag == "VBD":
        return None
    for child in sentence.children(verb, "prep", "attr", "xcomp", "ccomp", "acomp"):
        below = sentence.children(child, "pobj", "pcomp") if child.dep == "prep" else [child]
        if child.i > verb.i and below and below[0].pos in (*VERBAL, "NOUN", "PROPN"):
            return Claim(way, verb, (below[0],), Polarity.SUPPORT, "only way")
    return None


def _is_superlative(sentence: Sentence, noun: Token) -> bool:
    """True for "the most effective action"."""
    return any(
        more.text.lower() == "most"
        for quality in sentence.children(noun, "amod")
        for more in sentence.children(quality, "advmod")
    )


def _interest(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Claim | None:
    """Match "is in no one's interest", "is in the interest of all"."""
    prep = sentence.head(noun)
    if noun.lemma != "interest" or noun.dep != "pobj" or prep.lemma != "in":
        return None
    verb = sentence.head(prep)
    subject = sentence.child(verb, "nsubj")
    if verb.lemma != "be" or subject is None:
        return None
    nobody = any(one.text.lower() in ("no", "nobody") for one in sentence.subtree(noun))
    against = nobody != is_negated(sentence, verb, lexicon)
    polarity = Polarity.OPPOSE if against else Polarity.SUPPORT
    return Claim(noun, verb, (subject,), polarity, "interest")


def _lies_in(sentence: Sentence, verb: Token) -> Claim | None:
    """Match "the solution lies in talks", "the answer starts with trust"."""
    if verb.lemma not in _RESTING:
        return None
    subject = sentence.child(verb, "nsubj")
    if subject is None or verb.tag == "VBD":
        return None
    if subject.lemma not in _ANSWERS:
        return None
    for prep in sentence.children(verb, "prep"):
        found = sentence.child(prep, "pobj", "pcomp")
        is_basis = verb.lemma not in ("be", "lie", "reside") and prep.lemma in (
            "on",
            "upon",
            "with",
        )
        if (prep.lemma == "in" or is_basis) and found is not None:
            return Claim(verb, verb, (found,), Polarity.SUPPORT, "lies in")
    return None


def _cannot(sentence: Sentence, verb: Token) -> Claim | None:
    """Match "the conflict cannot be solved by military means"."""
    if verb.lemma not in _SETTLED or sentence.child(verb, "auxpass") is None:
        return None
    able = any(aux.text.lower() in ("can", "could") for aux in sentence.children(verb, "aux"))
    if not able or sentence.child(verb, "neg") is None:
        return None
    for prep in sentence.children(verb, "agent", "prep"):
        means = sentence.child(prep, "pobj", "pcomp")
        if prep.i > verb.i and prep.lemma in ("by", "through", "with") and means is not None:
            return Claim(verb, verb, (means,), Polarity.OPPOSE, "cannot by")
    return None


def _above_all(sentence: Sentence, quality: Token) -> Claim | None:
    """Match "nothing is more urgent than peace"."""
    verb = sentence.head(quality)
    subject = sentence.child(verb, "nsubj") if quality.dep == "acomp" else None
    if quality.lemma not in _WEIGHTY or subject is None or subject.lemma != "nothing":
        return None
    for prep in sentence.children(quality, "prep"):
        found = sentence.child(prep, "pobj", "pcomp")
        if prep.lemma == "than" and found is not None:
            return Claim(quality, quality, (found,), Polarity.SUPPORT, "above all")
    return None


def _due(sentence: Sentence, time: Token) -> Claim | None:
    """Match "the time has come for a treaty"."""
    verb = sentence.head(time)
    if time.lemma not in _HOURS or time.dep != "nsubj" or verb.lemma != "come":
        return None
    if not any(aux.tag in ("VBZ", "VBP") for aux in sentence.children(verb, "aux")):
        return None
    for prep in sentence.children(verb, "prep"):
        found = sentence.child(prep, "pobj")
        # "for them to act" is a duty of theirs
        is_thing = found is not None and found.pos == "NOUN"
        if prep.lemma == "for" and found is not None and is_thing:
            acts = sentence.child(verb, "xcomp", "advcl", "ccomp") is not None
            return None if acts else Claim(time, verb, (found,), Polarity.SUPPORT, "time")
    return None


def _blamed(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Claim | None:
    """Match "Peru bears full responsibility for the escalation"; for peace it blames nobody."""
    verb = sentence.head(noun)
    subject = sentence.child(verb, "nsubj")
    if noun.lemma != "responsibility" or noun.dep != "dobj" or verb.lemma not in _BEARING:
        return None
    if subject is None or is_negated(sentence, verb, lexicon):
        return None
    evils = lexicon.evils | lexicon.condemned | lexicon.dark
    for prep in sentence.children(noun, "prep"):
        found = sentence.child(prep, "pobj")
        if prep.lemma == "for" and found is not None and found.lemma in evils:
            return Claim(noun, verb, (found,), Polarity.OPPOSE, "blamed", subject)
    return None
