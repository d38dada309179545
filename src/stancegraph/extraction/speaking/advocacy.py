"""Forms by which a speaker holds fast to something, misses it, or turns it down in the passive.

"These charges are categorically rejected", "we will never waver in our support for …", "there is a
lack of …", "the first task is …", "more needs to be done to …", "a siege that must be lifted".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stancegraph.extraction.clauses import OBLIGATION, is_negated
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.speaking.claim_forms import Claim
from stancegraph.extraction.speaking.duty_aims import FURTHERING
from stancegraph.extraction.speaking.obligations import CONDEMNING
from stancegraph.extraction.targets.slots import VERBAL, has_to, object_slot, subject_slot
from stancegraph.records.values import Polarity

_TURNED_DOWN = frozenset("condemn denounce deplore oppose refute regret reject repudiate".split())
_TAKEN_UP = frozenset("appreciate commend support value welcome".split())
_FIRMLY = frozenset(
    "again categorically completely deeply entirely firmly fully greatly hereby highly resolutely "
    "strongly totally unequivocally unreservedly utterly vehemently warmly wholly".split()
)
"""Adverbs with which a passive takes a stance: "is *firmly* rejected"."""
_WHOLES = frozenset({"all", "any", "each", "none", "some"})
_YIELDING = frozenset("falter flinch hesitate relent retreat shrink tire waver".split())
_BACKING = frozenset(
    "backing commitment dedication determination drive effort fight opposition pursuit quest "
    "resolve solidarity stance struggle support".split()
)
_ABSENT = frozenset("absence dearth deficit failure lack paucity scarcity shortage".split())
_FIRST = frozenset(
    "central crucial essential first foremost fundamental immediate important key main overriding "
    "paramount primary principal top ultimate urgent".split()
)
_TASKS = frozenset("answer duty imperative key objective priority step task thing".split())
_TOGETHER = frozenset("collectively jointly together united".split())
_LITTLE = frozenset({"lot", "more", "much"})
_GOOD = frozenset("comfort encouragement gratification hope inspiration joy satisfaction".split())
_BAD = frozenset("alarm concern dismay distress grief outrage regret sadness shame sorrow".split())
_SOURCES = frozenset({"cause", "matter", "reason", "source"})
_UNMOVED = frozenset(
    "complacent idle immune indifferent inactive insensitive passive silent".split()
)
_STAYING = frozenset("be keep remain sit stand stay".split())
_MISSING = frozenset("downplay ignore neglect overlook underestimate".split())
_LEAVING = frozenset("abandon betray desert forget forsake".split())
"""Verbs of "we will never abandon them", for their sake whatever they are called."""
_ABLE = frozenset({"can", "ca", "could", "must", "should", "will", "wo", "shall", "may"})
_PRAISING = frozenset(
    "commendable constructive encouraging excellent impressive important invaluable key "
    "outstanding positive remarkable significant valuable vital".split()
)
_HEEDED = frozenset("cherish fulfil fulfill heed honor honour keep observe respect sustain".split())

_MARKS = (
    _TURNED_DOWN | _TAKEN_UP | _YIELDING | _ABSENT | _TASKS | _TOGETHER | _GOOD | _BAD | _UNMOVED
    | _MISSING | _LEAVING | {"appreciated", "valued", "do", "mention", "note"}
)  # fmt: skip
"""Words without which only a relative clause can be one of these forms."""


def advocacy(
    sentence: Sentence, token: Token, lexicon: Lexicon, is_ours: Callable[[Token], bool]
) -> Iterator[Claim]:
    """Yield what the forms say whose mark is this token; `is_ours` knows the speaker's names."""
    if token.lemma not in _MARKS and token.dep != "relcl":
        return
    for claim in (
        _turned_down(sentence, token, lexicon),
        _unwavering(sentence, token, lexicon, is_ours),
        _lacking(sentence, token, lexicon),
        _foremost(sentence, token, lexicon),
        _only_together(sentence, token),
        _undone(sentence, token),
        _felt(sentence, token, lexicon),
        _bound(sentence, token, lexicon),
        _noted(sentence, token, is_ours),
        _unmoved(sentence, token, lexicon),
        _not_ignored(sentence, token, lexicon),
    ):
        if claim is not None:
            yield claim


def _turned_down(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Claim | None:
    """Match "these charges are categorically rejected", "your efforts are highly appreciated"."""
    word = verb.lemma.removesuffix("d") if verb.dep == "acomp" else verb.lemma
    if verb.tag not in ("VBN", "JJ") or word not in _TURNED_DOWN | _TAKEN_UP:
        return None
    head = sentence.head(verb)
    if verb.dep == "acomp":  # "is highly *appreciated*", read as an adjective
        copula: Token | None = head if head.lemma == "be" else None
    else:
        copula = sentence.child(verb, "auxpass") or sentence.child(head, "auxpass", "aux")
    is_present = copula is not None and copula.tag in ("VBZ", "VBP")
    if not is_present or sentence.child(verb, "agent") is not None or verb.dep == "relcl":
        return None
    if not any(one.lemma in _FIRMLY for one in sentence.children(verb, "advmod")):
        return None
    clause = head if verb.dep == "acomp" else verb
    subject = next(iter(subject_slot(sentence, clause)), None)
    if subject is not None and subject.lemma in _WHOLES:
        of = sentence.child(subject, "prep")
        subject = sentence.child(of, "pobj") if of is not None else None
    if subject is None or is_negated(sentence, clause, lexicon):
        return None
    polarity = Polarity.OPPOSE if word in _TURNED_DOWN else Polarity.SUPPORT
    return Claim(verb, verb, (subject,), polarity, "turned down")


def _unwavering(
    sentence: Sentence, verb: Token, lexicon: Lexicon, is_ours: Callable[[Token], bool]
) -> Claim | None:
    """Match "we will never waver in our support for the islanders"."""
    subject = sentence.child(verb, "nsubj") if verb.lemma in _YIELDING else None
    if subject is None or not is_ours(subject) or not is_negated(sentence, verb, lexicon):
        return None
    for prep in sentence.children(verb, "prep"):
        backing = sentence.child(prep, "pobj")
        if prep.lemma not in ("in", "from") or backing is None or backing.lemma not in _BACKING:
            continue
        for for_ in sentence.children(backing, "prep"):
            below = tuple(sentence.children(for_, "pobj", "pcomp"))
            if below:
                against = for_.lemma == "against" or backing.lemma == "opposition"
                polarity = Polarity.OPPOSE if against else Polarity.SUPPORT
                return Claim(verb, verb, below[:1], polarity, "unwavering")
    return None


def _lacking(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Claim | None:
    """Match "there has been an alarming lack of action"."""
    verb = sentence.head(noun)
    if noun.lemma not in _ABSENT or noun.dep != "attr" or sentence.child(verb, "expl") is None:
        return None
    is_now = verb.tag in ("VBZ", "VBP") or any(
        aux.tag in ("VBZ", "VBP") for aux in sentence.children(verb, "aux")
    )
    if not is_now or is_negated(sentence, verb, lexicon):
        return None
    return Claim(noun, verb, (noun,), Polarity.OPPOSE, "lacking")


def _foremost(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Claim | None:
    """Match "the first task is a ceasefire", "the main thing is to keep talking"."""
    verb = sentence.head(noun)
    if noun.lemma not in _TASKS or noun.dep != "nsubj" or verb.lemma not in ("be", "remain"):
        return None
    if verb.tag not in ("VBZ", "VBP") or is_negated(sentence, verb, lexicon):
        return None
    if sentence.child(noun, "poss") is not None:
        return None  # "our first task" is read as an aim
    is_key = noun.lemma in ("answer", "key") and noun.tag == "NN"
    if not is_key and not any(one.lemma in _FIRST for one in sentence.children(noun, "amod")):
        return None
    for child in sentence.children(verb, "attr", "xcomp"):
        is_dark = child.lemma in lexicon.dark | _ABSENT
        if child.i > verb.i and child.pos in (*VERBAL, "NOUN", "PROPN") and not is_dark:
            return Claim(noun, verb, (child,), Polarity.SUPPORT, "foremost")
    return None


def _only_together(sentence: Sentence, adverb: Token) -> Claim | None:
    """Match "only together can we save the reefs"."""
    verb = sentence.head(adverb)
    if adverb.text.lower() not in _TOGETHER or adverb.i == 0 or verb.pos not in VERBAL:
        return None
    is_only = sentence.tokens[adverb.i - 1].text.lower() == "only"
    can = any(aux.lemma in ("can", "will") for aux in sentence.children(verb, "aux"))
    return Claim(adverb, verb, (verb,), Polarity.SUPPORT, "together") if is_only and can else None


def _undone(sentence: Sentence, done: Token) -> Claim | None:
    """Match "more needs to be done to protect the reefs", "much remains to be done to …"."""
    if done.text != "done" or sentence.child(done, "auxpass") is None:
        return None
    above = sentence.head(done) if done.dep == "xcomp" else done
    amount = sentence.child(above, "nsubj", "nsubjpass", "amod")
    if amount is None or amount.lemma not in _LITTLE or amount.i > above.i:
        return None
    must = any(aux.text.lower() in OBLIGATION for aux in sentence.children(done, "aux"))
    if not must and above.lemma not in ("need", "remain", "have"):
        return None
    for aim in sentence.children(done, "advcl", "xcomp"):
        if has_to(sentence, aim):
            return Claim(done, above, (aim,), Polarity.SUPPORT, "undone")
    return None


def _felt(sentence: Sentence, feeling: Token, lexicon: Lexicon) -> Claim | None:
    """Match "it is a source of satisfaction that the talks go on", "a matter of deep regret"."""
    of = sentence.head(feeling)
    source = sentence.head(of)
    verb = sentence.head(source)
    if feeling.lemma not in _GOOD | _BAD or of.lemma != "of" or source.lemma not in _SOURCES:
        return None
    if source.dep != "attr" or verb.lemma not in ("be", "remain"):
        return None
    if verb.tag == "VBD" or is_negated(sentence, verb, lexicon):
        return None
    subject = sentence.child(verb, "nsubj")
    polarity = Polarity.SUPPORT if feeling.lemma in _GOOD else Polarity.OPPOSE
    if subject is None or subject.text.lower() != "it":
        return None
    for host in (verb, source, feeling):
        for clause in sentence.children(host, "ccomp", "xcomp", "acl", "advcl", "relcl"):
            if clause.lemma == "see" and (seen := sentence.child(clause, "dobj", "ccomp")):
                clause = seen
            if clause.i > feeling.i:
                return Claim(feeling, verb, (clause,), polarity, "felt")
    return None


def _bound(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Claim | None:
    """Match "a siege that must be lifted", "promises which should be kept"."""
    if verb.dep != "relcl" or verb.tag != "VBN" or sentence.child(verb, "auxpass") is None:
        return None
    which = sentence.child(verb, "nsubjpass")
    must = any(aux.text.lower() in ("must", "should") for aux in sentence.children(verb, "aux"))
    noun = sentence.head(verb)
    if which is None or which.tag != "WDT" or not must or noun.pos not in ("NOUN", "PROPN"):
        return None
    against = verb.lemma in lexicon.ends or verb.lemma in CONDEMNING
    if not against and verb.lemma not in FURTHERING | _HEEDED:
        return None
    denied = sentence.child(verb, "neg") is not None
    polarity = Polarity.OPPOSE if against != denied else Polarity.SUPPORT
    return Claim(verb, noun, (noun,), polarity, "bound")


def _noted(sentence: Sentence, verb: Token, is_ours: Callable[[Token], bool]) -> Claim | None:
    """Match "we note the important role of the mission"; what is only noted takes no side."""
    subject = sentence.child(verb, "nsubj") if verb.lemma in ("mention", "note") else None
    what = sentence.child(verb, "dobj")
    if subject is None or what is None or verb.tag == "VBD" or not is_ours(subject):
        return None
    if not any(one.lemma in _PRAISING for one in sentence.children(what, "amod")):
        return None
    return Claim(verb, verb, (what,), Polarity.SUPPORT, "noted")


def _unmoved(sentence: Sentence, quality: Token, lexicon: Lexicon) -> Claim | None:
    """Match "we cannot remain silent in the face of the raids", "indifferent to the raids"."""
    verb = sentence.head(quality)
    if quality.lemma not in _UNMOVED or verb.lemma not in _STAYING:
        return None
    if not is_negated(sentence, verb, lexicon):
        return None
    for host in (quality, verb):
        for prep in sentence.children(host, "prep"):
            found = sentence.child(prep, "pobj")
            if found is not None and found.lemma == "face":
                of = next((p for p in sentence.children(found, "prep") if p.lemma == "of"), None)
                found = sentence.child(of, "pobj") if of is not None else None
            if found is not None and prep.lemma in ("in", "to", "about", "before", "on"):
                return Claim(quality, verb, (found,), Polarity.OPPOSE, "unmoved")
    return None


def _not_ignored(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Claim | None:
    """Match "we cannot ignore the raids" and "must not neglect the islanders"."""
    if verb.lemma not in _MISSING | _LEAVING or verb.pos != "VERB":
        return None
    auxes = {aux.text.lower() for aux in sentence.children(verb, "aux")}
    what = next(iter(object_slot(sentence, verb)), None)
    subject = sentence.child(verb, "nsubj")
    if subject is not None and subject.pos == "PROPN":
        return None  # what another state will not give up
    if what is None or what.pos not in ("NOUN", "PROPN") or not auxes & _ABLE:
        return None
    if not is_negated(sentence, verb, lexicon):
        return None
    against = any(_is_dark(one, lexicon) for one in sentence.subtree(what))
    if verb.lemma in _LEAVING:
        against = _is_dark(what, lexicon) and what.lemma not in ("survivor", "victim")
    polarity = Polarity.OPPOSE if against else Polarity.SUPPORT
    return Claim(verb, verb, (what,), polarity, "not ignored")


def _is_dark(token: Token, lexicon: Lexicon) -> bool:
    words = (lexicon.dark, lexicon.condemned, lexicon.condemning, lexicon.loaded)
    return any(token.lemma in known for known in words) or any(
        frame.polarity is Polarity.OPPOSE and frame.targets == ("subject",)
        for frame in lexicon.frames.get(token.lemma, ())
        if frame.kind == "quality" and not frame.only_negated
    )
