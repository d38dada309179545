"""Demands for the end of something: whoever asks for it opposes what should end."""

from __future__ import annotations

from stancegraph.extraction.clauses import Subject, subject_of
from stancegraph.extraction.cues import Match
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.targets.slots import VERBAL
from stancegraph.records.values import Act, Polarity

_FIGHTING = frozenset(
    "act campaign fight guard mobilise mobilize rally rise speak struggle vote".split()
)
_FOUGHT = frozenset("condemn confront counter defeat denounce deplore fight overcome".split())
_LESSENING = frozenset(
    "alleviate break bridge close contain deter lessen minimise minimize mitigate narrow punish "
    "reduce relieve repel stem tackle thwart uproot".split()
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
_OVER = frozenset({"cease", "end", "halt", "stop"})
"""Verbs of what comes to an end: "the raids must stop"."""
_PARTING = {
    "break": ("from", "with"),
    "depart": ("from",),
    "do": ("away",),
    "get": ("rid",),
    "give": ("up",),
    "move": ("away", "beyond"),
    "put": ("aside", "behind"),
    "rid": ("of",),
    "roll": ("back",),
    "root": ("out",),
    "set": ("aside",),
    "stamp": ("out",),
    "turn": ("away",),
    "walk": ("away",),
    "weed": ("out",),
}
"""Particles with which a verb parts with its object: "give *up*", "do *away* with"."""
_FLIPPING = frozenset({Act.CALL_FOR, Act.ENDORSE, Act.COMMIT})


def ended_by(sentence: Sentence, match: Match, lexicon: Lexicon) -> tuple[Token, ...]:
    """The heads of what should end, when that is all that a supporting cue is about."""
    if match.frame.act not in _FLIPPING or match.frame.polarity is not Polarity.SUPPORT:
        return ()
    found: list[Token] = []
    for target in match.targets:
        ended = what_ends(sentence, target, lexicon) or _to_be_ended(sentence, target, lexicon)
        owners = [sentence.child(one, "poss") for one in ended]
        is_own = match.frame.act is Act.COMMIT and any(o and o.tag == "PRP$" for o in owners)
        if not ended or is_own:  # "ready to withdraw its troops" opposes no troops
            return ()
        found += ended
    return tuple(found)


def ended_further(
    sentence: Sentence, match: Match, lexicon: Lexicon
) -> dict[Token, tuple[Token, ...]]:
    """Coordinated verbs of ending and what they end: "to pay their debts and *drop the case*"."""
    if match.frame.act not in _FLIPPING:
        return {}
    found: dict[Token, tuple[Token, ...]] = {}
    for target in match.targets:
        for verb in sentence.conjuncts(target) if target.pos in VERBAL else ():
            if verb.i > target.i and verb.pos in VERBAL:
                ended = what_ends(sentence, verb, lexicon)
                if ended:
                    found[verb] = tuple(ended)
    return found


def wanted_further(sentence: Sentence, match: Match, lexicon: Lexicon) -> tuple[Token, ...]:
    """Coordinated verbs behind one of ending that end nothing: "to stop it and *pay the fees*"."""
    if match.frame.act not in _FLIPPING:
        return ()
    return tuple(
        verb
        for target in match.targets
        if target.pos in VERBAL
        for verb in sentence.conjuncts(target)
        if verb.i > target.i and verb.pos in VERBAL and not what_ends(sentence, verb, lexicon)
    )


def what_ends(sentence: Sentence, target: Token, lexicon: Lexicon) -> list[Token]:
    """The heads of what a verb or noun of ending wants ended; empty when it is about no end."""
    if target.pos in VERBAL:
        return _ended_by_verb(sentence, target, lexicon)
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
        return _fought(sentence, verb, lexicon)
    preps = {prep.lemma for prep in sentence.children(verb, "prep")}
    if "out" in preps or (verb.lemma in _SHUT_OUT and "from" in preps):
        return []  # "to lift people out of poverty", "to ban them from the games"
    found = sentence.child(verb, "dobj", "nsubjpass")
    if found is not None and found.lemma not in ("itself", "themselves"):
        return [found]
    clauses = sentence.children(verb, "xcomp", "pcomp")
    if clauses:
        return clauses[:1]
    subject = sentence.child(verb, "nsubj")
    if verb.lemma in _OVER and subject is not None and _is_thing(subject):
        return [subject]
    for prep in sentence.children(verb, "prep"):
        below = sentence.children(prep, "pobj", "pcomp")
        if below:
            return below
    return []
