"""More forms by which a speaker takes a stance: what guides us, what we want to see, what remains.

"We are guided by …", "we want to see …", "it is our belief that …", "plays a vital role", "is an
essential part", "nothing can justify …".
"""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.clauses import is_negated, is_passive
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import is_first_person
from stancegraph.extraction.speaking.claim_forms import Claim
from stancegraph.extraction.speaking.duty_aims import FURTHERING
from stancegraph.extraction.targets.slots import VERBAL, subject_slot
from stancegraph.records.values import Polarity

_GUIDING = frozenset("anchor base found ground guide inspire root underpin".split())
_WANTING = frozenset("hope like love want wish".split())
_BELIEFS = frozenset("belief contention conviction opinion position understanding view".split())
_STRONG = frozenset(
    "central critical crucial decisive effective efficient essential fundamental important "
    "indispensable instrumental integral invaluable irreplaceable key leading pivotal positive "
    "powerful pressing significant strategic unique urgent valuable vital".split()
)
"""Adjectives of "plays a *vital* role" and "is an *essential* part"."""
_PARTS = frozenset(
    "actor aspect component condition contribution element factor forum foundation framework "
    "imperative ingredient instrument mechanism necessity need part partner pillar platform "
    "prerequisite requirement role tool vehicle".split()
)
_BEING = frozenset("be become constitute remain represent".split())
_LAMENTING = frozenset(
    "alas disappointingly lamentably regrettably sadly tragically unfortunately".split()
)
_JUSTIFYING = frozenset("condone excuse justify legitimise legitimize".split())
_NOTHING = frozenset({"nothing", "none"})
_AWAITED = frozenset(
    "adoption completion conclusion creation entry establishment finalisation finalization "
    "formation implementation launch launching opening outcome realisation realization result "
    "resumption signature signing".split()
)
_MARKS = (
    _GUIDING | _WANTING | _BELIEFS | _PARTS | _JUSTIFYING
    | {"fail", "look"}
)  # fmt: skip
"""Words without which no form here is met: most words need no look."""


def speech_forms(sentence: Sentence, token: Token, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield what the forms say whose mark is this token."""
    if token.lemma not in _MARKS:
        return
    for claim in (
        _guided(sentence, token, lexicon),
        _wanted(sentence, token, lexicon),
        _belief(sentence, token),
        _role(sentence, token, lexicon),
        _part(sentence, token, lexicon),
        _unjustified(sentence, token, lexicon),
        _awaited(sentence, token),
        _failed(sentence, token),
    ):
        if claim is not None:
            yield claim


def _guided(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Claim | None:
    """Match "we are guided by the charter", "our policy is based on dialogue"."""
    if verb.lemma not in _GUIDING or verb.tag != "VBN":
        return None
    subject = sentence.child(verb, "nsubjpass", "nsubj")
    copula = sentence.child(verb, "auxpass", "aux")
    if subject is None or copula is None or copula.tag == "VBD":
        return None
    owners = (subject, *sentence.children(subject, "poss"))
    if not any(is_first_person(one) for one in owners) or is_negated(sentence, verb, lexicon):
        return None
    for prep in sentence.children(verb, "agent", "prep"):
        found = sentence.child(prep, "pobj")
        is_own = found is not None and sentence.child(found, "poss") is not None
        if prep.lemma in ("by", "on", "upon", "in") and found is not None and not is_own:
            return Claim(verb, verb, (found,), Polarity.SUPPORT, "guided")
    return None


def _wanted(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Claim | None:
    """Match "we want to see a stable region", "we wish to strengthen the pact"."""
    own = sentence.child(verb, "nsubj") if verb.lemma in _WANTING else None
    if verb.lemma not in _WANTING or verb.pos != "VERB" or own is None or not is_first_person(own):
        return None
    done = sentence.child(verb, "xcomp")
    if done is None or verb.tag == "VBD" or is_negated(sentence, verb, lexicon):
        return None
    for one in sentence.conjuncts(done):
        if one.lemma == "see":
            seen = sentence.child(one, "dobj", "ccomp")
            if seen is not None and seen.lemma not in ("you", "how", "what"):
                return Claim(verb, verb, (seen,), Polarity.SUPPORT, "wanted")
        if one.lemma in FURTHERING and (what := sentence.child(one, "dobj")) is not None:
            return Claim(verb, verb, (what,), Polarity.SUPPORT, "wanted")
    return None


def _belief(sentence: Sentence, noun: Token) -> Claim | None:
    """Match "it is our firm belief that trade should be free"."""
    verb = sentence.head(noun)
    if noun.lemma not in _BELIEFS or noun.dep != "attr" or verb.lemma not in ("be", "remain"):
        return None
    if not any(is_first_person(owner) for owner in sentence.children(noun, "poss")):
        return None
    subject = sentence.child(verb, "nsubj")
    if verb.tag == "VBD" or subject is None or subject.text.lower() != "it":
        return None
    for host in (noun, verb):
        for clause in sentence.children(host, "acl", "ccomp", "relcl", "advcl"):
            if clause.i > noun.i and clause.pos in VERBAL:
                return Claim(noun, verb, (clause,), Polarity.SUPPORT, "belief")
    return None


def _role(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Claim | None:
    """Match "the court plays an indispensable role"."""
    verb = sentence.head(noun)
    if (
        noun.lemma not in ("role", "part")
        or noun.dep != "dobj"
        or verb.lemma not in ("play", "have")
    ):
        return None
    if not _is_praised(sentence, noun) or verb.tag == "VBD":
        return None
    return _of_subject(sentence, noun, verb, lexicon, "role")


def _part(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Claim | None:
    """Match "prevention is an essential part of our approach", "is one of the key tools"."""
    if noun.lemma not in _PARTS or noun.dep not in ("attr", "pobj"):
        return None
    first = noun
    if noun.dep == "pobj":
        of = sentence.head(noun)
        first = sentence.head(of)
        if of.lemma != "of" or first.lemma != "one" or first.dep != "attr":
            return None
    verb = sentence.head(first)
    if verb.lemma not in _BEING or verb.tag == "VBD":
        return None
    if not _is_praised(sentence, noun) or sentence.child(verb, "expl") is not None:
        return None
    return _of_subject(sentence, noun, verb, lexicon, "part")


def _is_praised(sentence: Sentence, noun: Token) -> bool:
    return any(
        quality.lemma in _STRONG
        for one in sentence.children(noun, "amod")
        for quality in sentence.conjuncts(one)
    )


def _of_subject(
    sentence: Sentence, cue: Token, verb: Token, lexicon: Lexicon, rule: str
) -> Claim | None:
    """The claim that the subject of a clause is good, where it is no speaker's own doing."""
    auxes = {aux.text.lower() for aux in sentence.children(verb, "aux")}
    subject = next(iter(subject_slot(sentence, verb)), None)
    if subject is None or is_negated(sentence, verb, lexicon) or auxes & {"could", "may", "might"}:
        return None
    if is_first_person(subject) or subject.lemma in ("it", "that", "this", "there"):
        return None
    return Claim(cue, verb, (subject,), Polarity.SUPPORT, rule)


def _unjustified(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Claim | None:
    """Match "nothing can justify the raids", "no grievance justifies terror"."""
    if verb.lemma not in _JUSTIFYING or verb.pos != "VERB" or is_passive(sentence, verb):
        return None
    subject, what = sentence.child(verb, "nsubj"), sentence.child(verb, "dobj")
    if subject is None or what is None or what.pos not in ("NOUN", "PROPN"):
        return None
    is_none = subject.lemma in _NOTHING or any(
        det.lemma == "no" for det in sentence.children(subject, "det")
    )
    return Claim(verb, verb, (what,), Polarity.OPPOSE, "unjustified") if is_none else None


def _awaited(sentence: Sentence, verb: Token) -> Claim | None:
    """Match "we look forward to the signing of the pact"."""
    if verb.lemma != "look":
        return None
    subject = sentence.child(verb, "nsubj")
    forward = any(one.text == "forward" for one in sentence.children(verb, "advmod", "prt"))
    if not forward or subject is None or not is_first_person(subject):
        return None
    for prep in sentence.children(verb, "prep"):
        found = sentence.child(prep, "pobj")
        if prep.lemma == "to" and found is not None and found.lemma in _AWAITED:
            return Claim(verb, verb, (found,), Polarity.SUPPORT, "awaited")
    return None


def _failed(sentence: Sentence, verb: Token) -> Claim | None:
    """Match "the Council has failed to act", "the world is failing its poor"."""
    subject = sentence.child(verb, "nsubj") if verb.lemma == "fail" else None
    if verb.lemma != "fail" or verb.pos != "VERB" or verb.dep in ("relcl", "acl", "advcl"):
        return None
    if subject is None or subject.pos not in ("NOUN", "PROPN") or verb.tag == "VBD":
        return None
    auxes = {aux.lemma for aux in sentence.children(verb, "aux")}
    if not auxes & {"have", "be"} or sentence.child(verb, "neg") is not None:
        return None
    if sentence.child(verb, "xcomp", "dobj") is None:
        return None
    return Claim(verb, verb, (verb,), Polarity.OPPOSE, "failed", subject)


def lamented(sentence: Sentence) -> Claim | None:
    """Match "regrettably, the talks have stalled": the main clause, under such an adverb."""
    for token in sentence.tokens:
        if token.text.lower() not in _LAMENTING or token.dep not in ("advmod", "intj", "npadvmod"):
            continue
        verb = sentence.head(token)
        subject = sentence.child(verb, "nsubj", "nsubjpass")
        is_main = verb.dep in ("ROOT", "conj", "ccomp") and verb.pos in VERBAL
        if is_main and subject is not None and token.i < verb.i and not is_first_person(subject):
            return Claim(token, verb, (verb,), Polarity.OPPOSE, "lamented", subject)
    return None
