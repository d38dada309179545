"""Demands for the end of something: whoever asks for it opposes what should end."""

from __future__ import annotations

from stancegraph.extraction.clauses import SUBJECTS, Subject, subject_of
from stancegraph.extraction.cues import Match
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.targets.phrases import strayed
from stancegraph.extraction.targets.slots import VERBAL
from stancegraph.records.values import Act, Polarity

_FIGHTING = frozenset(
    "act campaign fight guard mobilise mobilize rally rise speak struggle vote".split()
)
_FOUGHT = frozenset("condemn confront counter defeat denounce deplore fight overcome".split())
_LESSENING = frozenset(
    "alleviate break bridge close contain deter ease lessen loosen minimise minimize mitigate "
    "narrow punish reduce relax relieve repel stem tackle thwart uproot".split()
)
"""Verbs of ending where their object is an evil: "to tackle *hunger*", "to close *the gap*"."""
_PUTTING = frozenset({"bring", "declare", "impose", "introduce", "put"})
_LEAVING = frozenset({"depart", "leave"})
_SENT = frozenset(
    "ambassador attache attaché consul d'affaires affaires delegation diplomat embassy envoy "
    "inspector journalist member mission national officer official representative staff "
    "worker".split()
)
"""Those who are expelled when they are told to leave."""
_SHUT_OUT = frozenset("ban prohibit remove suspend".split())
"""Verbs of "ban them *from* the games", which asks for the ban rather than against them."""
_FROM = frozenset("about against from in of on over with".split())
"""Prepositions of what ends: "refrain *from*", but "withdraw *to* their barracks"."""
_OWING = frozenset({"have", "need", "ought"})
_NEEDS = frozenset({"need", "necessity", "urgency"})
_OVER = frozenset({"cease", "end", "halt", "stop"})
"""Verbs of what comes to an end: "the raids must stop"."""
_PARTING = {
    "back": ("away", "down", "off"),
    "break": ("from", "with"),
    "call": ("off",),
    "close": ("down",),
    "cut": ("back", "down", "off"),
    "depart": ("from",),
    "do": ("away",),
    "get": ("rid",),
    "give": ("up",),
    "keep": ("away", "out"),
    "move": ("away", "beyond"),
    "phase": ("out",),
    "pull": ("back", "down", "out"),
    "put": ("aside", "behind"),
    "rid": ("of",),
    "roll": ("back",),
    "root": ("out",),
    "rule": ("out",),
    "scale": ("back", "down"),
    "set": ("aside",),
    "shut": ("down",),
    "shy": ("away",),
    "stamp": ("out",),
    "stay": ("away", "out"),
    "step": ("away", "back"),
    "take": ("down",),
    "tear": ("down",),
    "turn": ("away",),
    "walk": ("away",),
    "weed": ("out",),
    "wind": ("down",),
}
"""Particles with which a verb parts with its object: "give *up*", "do *away* with"."""
_GOOD = frozenset(
    "access ceasefire dialogue establishment implementation investigation negotiation opening "
    "peace protection release respect restoration resumption return settlement solution start "
    "talk truce".split()
)
"""Nouns for what nobody wants ended, joined to what somebody does."""
_CLOSES = frozenset({"close", "conclusion", "end", "halt", "standstill", "stop"})
_FLIPPING = frozenset({Act.CALL_FOR, Act.ENDORSE, Act.COMMIT})


def ended_by(sentence: Sentence, match: Match, lexicon: Lexicon) -> tuple[Token, ...]:
    """The heads of what should end, when that is what a supporting cue is about first of all."""
    if match.frame.act not in _FLIPPING or match.frame.polarity is not Polarity.SUPPORT:
        return ()
    found: list[Token] = []
    for target in match.targets:
        ended = what_ends(sentence, target, lexicon) or _to_be_ended(sentence, target, lexicon)
        owners = [sentence.child(one, "poss") for one in ended]
        is_own = match.frame.act is Act.COMMIT and any(o and o.tag == "PRP$" for o in owners)
        if is_own or not (ended or found):  # "ready to withdraw its troops" opposes no troops
            return ()
        found += ended
    return tuple(found)


def ended_further(
    sentence: Sentence, match: Match, lexicon: Lexicon
) -> dict[Token, tuple[Token, ...]]:
    """What is joined to a wish and ends something, with what it ends.

    Verbs and nouns alike: "to pay their debts and *drop the case*", "for talks and the *lifting*
    of the ban".
    """
    if match.frame.act not in _FLIPPING:
        return {}
    joined = _joined(sentence, match)
    for target in match.targets:  # "an end to the siege and the lifting of the ban"
        for ended in what_ends(sentence, target, lexicon):
            joined += [one for one in _behind(sentence, ended) if one.lemma in lexicon.end_nouns]
    found = {one: tuple(what_ends(sentence, one, lexicon)) for one in joined}
    return {one: ended for one, ended in found.items() if ended}


def wanted_further(
    sentence: Sentence, match: Match, ended: tuple[Token, ...], lexicon: Lexicon
) -> tuple[Token, ...]:
    """What is joined to a wish for an end and ends nothing: "to stop it and *pay the fees*".

    Parsers join "an end to the war and a return to talks" the other way as well.
    """
    if match.frame.act not in _FLIPPING:
        return ()
    found = [one for one in _joined(sentence, match) if not what_ends(sentence, one, lexicon)]
    found += [
        other
        for one in ended
        for other in _behind(sentence, one)
        if other.lemma in _GOOD and other not in found
    ]
    return tuple(found)


def _behind(sentence: Sentence, noun: Token) -> list[Token]:
    """What is coordinated with a noun behind it, also where the parser lost it."""
    if noun.pos not in ("NOUN", "PROPN"):
        return []
    return [one for one in sentence.conjuncts(noun) if one.i > noun.i] + list(
        strayed(sentence, noun)
    )


def _joined(sentence: Sentence, match: Match) -> list[Token]:
    """The targets of a cue behind the first, and what is coordinated with any of them."""
    found = list(match.targets[1:])
    for target in match.targets:
        for one in sentence.conjuncts(target):
            is_like = (one.pos in VERBAL) == (target.pos in VERBAL)
            is_named = one.pos in VERBAL or one.pos == "NOUN"
            if one.i > target.i and is_like and is_named and one not in found:
                found.append(one)
    return found


def what_ends(sentence: Sentence, target: Token, lexicon: Lexicon) -> list[Token]:
    """The heads of what a verb or noun of ending wants ended; empty when it is about no end."""
    if target.pos in VERBAL:
        return _ended_by_verb(sentence, target, lexicon)
    if target.lemma in _NEEDS:  # "the need to stop the raids"
        below = [one for one in sentence.children(target, "acl") if one.i > target.i]
        return [end for one in below[:1] for end in _ended_by_verb(sentence, one, lexicon)]
    if target.lemma not in lexicon.end_nouns:
        return []
    above = [prep for prep in sentence.children(sentence.head(target), "prep") if prep.i > target.i]
    for prep in (*sentence.children(target, "prep"), *above):
        if prep.lemma in ("to", "of", "on", "in"):
            below = sentence.children(prep, "pobj", "pcomp")
            if below:
                return below
    return []


def _given_to(sentence: Sentence, verb: Token) -> Token | None:
    """The envoy of "gave the envoy two days to leave"."""
    return sentence.child(verb, "dative", "dobj")


def _noun(subject: Subject | None) -> Token | None:
    return subject.noun if subject is not None else None


def _to_be_ended(sentence: Sentence, noun: Token, lexicon: Lexicon) -> list[Token]:
    """The noun of "called for *the camps* to be closed", read as if it were all that is wanted."""
    prep = sentence.head(noun)
    if noun.dep != "pobj" or prep.lemma != "for":
        return []
    for host in (noun, sentence.head(prep)):
        for verb in sentence.children(host, "relcl", "acl", "xcomp", "advcl"):
            marks = {one.dep: one.text.lower() for one in sentence.children(verb, "aux", "auxpass")}
            if verb.i > noun.i and marks.get("aux") == "to" and "auxpass" in marks:
                return [noun] if verb.lemma in lexicon.ends else []
    return []


def _fought(sentence: Sentence, verb: Token, lexicon: Lexicon) -> list[Token]:
    """What one should "rally against" or "wage war on"."""
    if verb.lemma in _FOUGHT:
        found = sentence.child(verb, "dobj", "nsubjpass")
        if found is None and sentence.child(verb, "auxpass") is not None:
            found = sentence.child(sentence.first_conjunct(verb), "nsubj", "nsubjpass", "csubj")
        if found is not None:
            return [found]
    if verb.lemma in _LESSENING:
        found = sentence.child(verb, "dobj", "nsubjpass")
        return [found] if found is not None and _is_evil(sentence, found, lexicon) else []
    if verb.lemma not in _FIGHTING:
        return []
    against = (c for c in sentence.children(verb, "prep") if c.lemma == "against")
    prep = next(against, None)
    return sentence.children(prep, "pobj", "pcomp") if prep is not None else []


def _closed(sentence: Sentence, verb: Token) -> list[Token]:
    """What one should "bring to an end"."""
    dobj = sentence.child(verb, "dobj", "nsubjpass") if verb.lemma in ("bring", "draw") else None
    for prep in sentence.children(verb, "prep") if dobj is not None else ():
        end = sentence.child(prep, "pobj") if prep.lemma == "to" else None
        if end is not None and end.lemma in _CLOSES and dobj is not None:
            return [dobj]
    return []


def _parted(sentence: Sentence, verb: Token) -> Token | None:
    """What one should "give up", "do away with", "move away from"."""
    for word in sentence.children(verb, "prt", "advmod", "prep"):
        if word.text.lower() not in _PARTING.get(verb.lemma, ()) or word.i < verb.i:
            continue
        behind = (*sentence.children(word, "prep"), *sentence.children(verb, "prep"))
        froms = [prep for prep in (word, *behind) if prep.lemma in ("from", "of", "with", "beyond")]
        found = [noun for prep in froms for noun in sentence.children(prep, "pobj")]
        return next(iter(found), None) or sentence.child(verb, "dobj", "nsubjpass")
    return None


def _is_thing(subject: Token) -> bool:
    return subject.pos == "NOUN" or subject.text.lower() in ("this", "that", "it", "these", "all")


def _is_evil(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    near = (noun, *sentence.children(noun, "compound"))
    return any(one.lemma in words for one in near for words in (lexicon.evils, lexicon.condemned))


def _ended_by_verb(sentence: Sentence, verb: Token, lexicon: Lexicon) -> list[Token]:
    if sentence.child(verb, "neg") is not None or any(
        one.text.lower() == "longer" for one in sentence.children(verb, "advmod")
    ):
        return [verb]
    if verb.lemma in _LEAVING:
        giving = next((up for up in sentence.ancestors(verb) if up.lemma == "give"), None)
        told = _noun(subject_of(sentence, verb)) if giving is None else _given_to(sentence, giving)
        return [told] if told is not None and told.lemma in _SENT else []
    parted = _parted(sentence, verb)
    if parted is not None:
        return [parted]
    if verb.lemma not in lexicon.ends:
        end = sentence.child(verb, "dobj", "nsubjpass") if verb.lemma in _PUTTING else None
        if end is not None and end.lemma in lexicon.end_nouns:
            return what_ends(sentence, end, lexicon)  # "put an end to the raids"
        return _closed(sentence, verb) or _fought(sentence, verb, lexicon)
    preps = {prep.lemma for prep in sentence.children(verb, "prep")}
    if "out" in preps or (verb.lemma in _SHUT_OUT and "from" in preps):
        return []  # "to lift people out of poverty", "to ban them from the games"
    found = sentence.child(verb, "dobj", "nsubjpass")
    is_passive = sentence.child(verb, "auxpass") is not None
    if found is None and is_passive:  # "are outdated and should be lifted to help"
        found = sentence.child(sentence.first_conjunct(verb), *SUBJECTS)
    if found is not None and found.lemma not in ("itself", "themselves"):
        return [found]
    clauses = sentence.children(verb, "xcomp", "pcomp") if not is_passive else []
    if clauses:
        return clauses[:1]
    subject = sentence.child(verb, "nsubj")
    if subject is not None and verb.tag == "VBN" and sentence.child(verb, "aux") is None:
        return [subject]  # "wants the ban lifted"
    if subject is None and verb.dep == "xcomp" and sentence.head(verb).lemma in _OWING:
        subject = sentence.child(sentence.head(verb), "nsubj")  # "the raids have to stop"
    if verb.lemma in _OVER and subject is not None and _is_thing(subject):
        return [subject]
    for prep in sentence.children(verb, "prep"):
        below = sentence.children(prep, "pobj", "pcomp") if prep.lemma in _FROM else []
        if below:
            return below
    return []
