"""Who does what a verb says: its subject, its agent, or the one of the clause above."""

from __future__ import annotations

from dataclasses import dataclass

from stancegraph.extraction.parsing.parse import Sentence, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_OBJECT_CONTROL = frozenset(
    "urge ask tell call invite encourage press push request order advise allow enable help force "
    "compel want expect authorise authorize permit get make let accuse blame criticise criticize "
    "condemn praise thank oppose commend slam denounce prevent stop bar quote cite arrest convict "
    "deport detain expel fine imprison jail prosecute punish sentence prompt lead cause drive spur "
    "persuade convince pressure oblige provoke inspire induce trigger implore beg".split()
)
"""Verbs whose object, not subject, does what their complement says."""
_BESIDE = frozenset("after before by besides despite since upon while without".split())
"""Prepositions of what the subject does besides."""
_GOING_ON = frozenset(
    "add argue brand call condemn decry demand denounce describe insist label say stress tell urge "
    "vow warn".split()
)
"""Verbs by which whoever accuses goes on."""
_RELYING = frozenset({"count", "look", "rely", "turn", "wait"})
_SPOKEN = frozenset("statement letter declaration communique communiqué note message".split())
_MAKING = frozenset(
    "issue make release publish sign adopt send deliver write read circulate submit".split()
)
_FELT = frozenset(
    "commit concern determine oppose annoy appal appall dismay shock outrage trouble alarm anger "
    "disappoint frustrate worry satisfy delight please dissatisfy disturb encourage infuriate "
    "enrage incense irk irritate unsettle displease hearten sadden horrify disgust perturb "
    "distress dishearten discourage disillusion exasperate aggrieve insult offend puzzle bewilder "
    "baffle astonish honour honor privilege prepare unconvince align".split()
)
"""Verbs whose passive is a state of mind: whoever "is dismayed by" something holds it."""
_MOVED = _FELT - {"commit", "concern", "determine", "oppose", "honour", "honor", "prepare"}
"""Those whose "by" names what moves: nobody "is encouraged by" whoever takes the stance."""
_INTRANSITIVE = frozenset(
    "begin conclude convene gather meet react reply respond retaliate speak".split()
)
"""Verbs whose "by" tells the means where they have a subject."""
_NEVER_PASSIVE = frozenset({"stand", "abide", "side", "come", "go", "rally", "unite"})


_KINDS = frozenset(
    "those that country nation state government member power party one only first last neighbour "
    "neighbor ally leader minister president capital handful signatory group".split()
)
"""Nouns that say what somebody is who was named: "was the only *country* to refuse"."""
_SETS = frozenset({"one", "some", "group", "list", "number", "handful", "set", "part"})
_DUMMIES = frozenset({"it", "there", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The noun that does what a verb says, and the verb whose clause it stands in."""

    noun: Token
    verb: Token
    inherited: bool = False


def subject_of(sentence: Sentence, verb: Token) -> Subject | None:
    """The agent of a verb: its own subject, or the one it shares with the clause above."""
    return _subject(sentence, verb, set())


def _subject(sentence: Sentence, verb: Token, seen: set[int]) -> Subject | None:
    if verb.i in seen:
        return None
    seen.add(verb.i)
    passive = is_passive(sentence, verb)
    is_felt = verb.lemma in _FELT or verb.tag == "JJ"
    felt = sentence.child(verb, "nsubjpass") if is_felt else None
    if felt is not None:
        return Subject(_antecedent(sentence, felt, verb), verb)
    if passive:
        agent = passive_agent(sentence, verb) or _host(sentence, verb)
        if agent is not None and verb.lemma not in _MOVED:
            return Subject(agent, verb)
        if verb.lemma not in _FELT:
            return None
        head = sentence.head(verb)
        if agent is None and verb.dep == "acl" and head.pos in ("NOUN", "PROPN"):
            return Subject(head, verb, inherited=True)  # "the rebels opposed to the deal"
    subjects = [c for c in sentence.children(verb, *SUBJECTS) if c.lemma != "neither"]
    # of two, the first is a dateline or the like: "KABUL, Afghanistan — The group rejected"
    own = next((c for c in reversed(subjects) if c.i < verb.i), None) or next(iter(subjects), None)
    if own is not None:
        own = _set_off(sentence, own) or own
        noun = _antecedent(sentence, own, verb)
        made = _made_by(sentence, noun) if noun is not own else None
        above = _subject(sentence, made, seen) if made is not None else None
        if above is not None:
            return Subject(above.noun, above.verb, inherited=True)
        return Subject(_among(sentence, noun), verb)
    return _from_above(sentence, verb, seen)


def _set_off(sentence: Sentence, clause: Token) -> Token | None:
    """The subject in "Speaking for the Group, *the delegate* said", where it was misread.

    Parsers take the participle for the subject and the delegate for an apposition within it.
    """
    if clause.dep != "csubj" or clause.tag != "VBG":
        return None
    for noun in reversed(sentence.subtree(clause)):
        first = sentence.subtree(noun)[0]
        if noun.dep in ("appos", "conj") and sentence.tokens[first.i - 1].text == ",":
            return noun if noun.pos in ("NOUN", "PROPN") else None
    return None


def _made_by(sentence: Sentence, noun: Token) -> Token | None:
    """The verb whose subject makes "a statement that condemned the raid"; None for another's."""
    above = sentence.head(noun)
    if noun.lemma not in _SPOKEN or noun.i == above.i:
        return None
    if noun.dep == "dobj" and above.lemma in _MAKING:
        return above
    verb = sentence.head(above)
    is_in = noun.dep == "pobj" and above.lemma == "in" and verb.pos == "VERB"
    return verb if is_in else None


def _among(sentence: Sentence, noun: Token) -> Token:
    """Who is "among those who refused", "one of the states that refused", "a state that did".

    The subject of the clause, or the noun before.
    """
    if noun.lemma not in _KINDS:
        return noun
    named, prep = noun, sentence.head(noun)
    while named.dep == "pobj" and prep.lemma == "of" and sentence.head(prep).lemma in _SETS:
        named = sentence.head(prep)  # "among the *group* of 43 states that signed"
        prep = sentence.head(named)
    above = sentence.head(named)
    if named.dep == "pobj" and prep.lemma == "among":
        above = sentence.head(prep)
        if above.pos in ("VERB", "AUX"):
            return sentence.child(above, "nsubj") or noun
        return above
    if named.dep == "attr" and above.lemma in ("be", "become", "remain"):
        subject = sentence.child(above, "nsubj")
        if subject is not None and subject.i < above.i and subject.lemma not in _DUMMIES:
            return subject
    if named.dep == "appos" and above.pos in ("NOUN", "PROPN"):
        return above
    return noun


def _from_above(sentence: Sentence, verb: Token, seen: set[int]) -> Subject | None:
    head = sentence.head(verb)
    if head.i == verb.i:
        return _listed_before(sentence, verb)
    is_kind = head.dep == "attr" and head.lemma in _KINDS  # "was the *first* to condemn"
    if verb.dep in ("acl", "relcl") and (head.pos in ("NOUN", "PROPN", "PRON") or is_kind):
        if verb.tag == "VBG" and head.lemma in _SPOKEN and head.dep == "dobj":
            # "issued a statement condemning": those who issued it condemn
            if sentence.child(sentence.head(head), "neg") is not None:
                return None  # "did not sign a statement condemning"
            above = _subject(sentence, sentence.head(head), seen)
            return Subject(above.noun, above.verb, inherited=True) if above else None
        if verb.tag == "VBG" or verb.dep == "relcl":
            return Subject(_among(sentence, head), verb, inherited=True)
        # "efforts to defame", "accused of plotting": whoever makes the effort
        carrier = sentence.head(head)
        owner = sentence.child(head, "poss")
        for by in sentence.children(head, "prep"):
            if owner is None and by.lemma in ("by", "from"):
                owner = sentence.child(by, "pobj")  # "the decision by Canberra to leave"
        if owner is not None:
            return Subject(owner, verb, inherited=True)
        return _subject(sentence, carrier, seen) if carrier.i != head.i else None
    if verb.dep in ("xcomp", "ccomp", "advcl", "pcomp", "prep") or head.dep in ("prep", "agent"):
        carrier = head
        if head.pos in ("ADP", "SCONJ") or (head.dep == "prep" and head.lemma == "include"):
            carrier = sentence.head(head)
        teller = _teller(sentence, verb, carrier)
        if teller is not None:
            above = _subject(sentence, teller, seen)
            return Subject(above.noun, above.verb, inherited=True) if above else None
        controller = _controller(sentence, carrier, verb)
        if controller is not None:
            return Subject(controller, verb, inherited=True)
        if carrier.pos in ("VERB", "AUX"):
            above = _subject(sentence, carrier, seen)
            return Subject(above.noun, above.verb, inherited=True) if above else None
        if carrier.pos in ("NOUN", "PROPN") and verb.dep == "pcomp":
            owner = sentence.child(carrier, "poss")
            if owner is not None:  # "thanked him for *his* role in ending the war"
                return Subject(owner, verb, inherited=True)
            return _subject(sentence, sentence.head(carrier), seen)
        if carrier.pos == "ADJ" or carrier.lemma == "short":  # "stopped short of endorsing"
            return _subject(sentence, sentence.head(carrier), seen)
        return None
    if verb.dep == "conj":
        for up in sentence.ancestors(verb) if verb.tag == "VBG" and head.tag != "VBG" else ():
            # "with an envoy saying that it is so and accusing them", joined to "is"
            said = sentence.child(up, "nsubj") if up.tag == "VBG" and up.dep == "pcomp" else None
            if said is not None:
                return Subject(said, up, inherited=True)
            if up.tag == "VBG" and up.dep == "advcl":  # "noting that it is late and urging them"
                above = _subject(sentence, up, seen)
                return Subject(above.noun, above.verb, inherited=True) if above else None
        if head.dep in ("acomp", "attr") and verb.tag in ("VBD", "VBZ", "VBP"):
            head = sentence.head(head)  # "was opposed to the ban and backed the treaty"
        above = _subject(sentence, head, seen)
        return Subject(above.noun, above.verb, inherited=True) if above else None
    return None


def _listed_before(sentence: Sentence, verb: Token) -> Subject | None:
    """The subject of the first in "we back it, demand more and call for talks".

    Parsers hang the first verb of such a list on a later one, as if it were its content.
    """
    for first in sentence.children(verb, "ccomp"):
        own = sentence.child(first, *SUBJECTS)
        if first.i < verb.i and own is not None and sentence.tokens[verb.i - 1].text == ",":
            return Subject(own, first, inherited=True)
    return None


def _teller(sentence: Sentence, verb: Token, carrier: Token) -> Token | None:
    """The verb whose subject goes on in "accused Peru of leaving, *calling* it a betrayal"."""
    of = sentence.head(carrier)
    above = sentence.head(of)
    is_set_off = verb.i > 0 and sentence.tokens[verb.i - 1].text == ","
    is_told = verb.dep == "advcl" and verb.tag == "VBG" and verb.lemma in _GOING_ON
    if not (is_set_off and is_told and carrier.dep == "pcomp"):
        return None
    return above if above.lemma in _OBJECT_CONTROL else None


def _controller(sentence: Sentence, carrier: Token, verb: Token) -> Token | None:
    if carrier.lemma in _RELYING:
        for on in sentence.children(carrier, "prep"):
            asked = sentence.child(on, "pobj")
            is_who = on.lemma in ("to", "on", "upon", "for")
            if is_who and asked is not None and asked.i < verb.i:
                return asked  # "we look to *the council* to back it"
        return None
    if carrier.lemma not in _OBJECT_CONTROL or verb.dep == "advcl":
        return None
    if verb.dep == "pcomp" and sentence.head(verb).lemma in _BESIDE:
        return None  # "expelled two envoys, hours after *recalling* its own"
    if carrier.lemma != "call" and is_passive(sentence, carrier):
        # "he was quoted by a paper as saying", "a rebel backed by Peru to fight"
        is_reduced = carrier.dep == "acl" and sentence.head(carrier).pos in ("NOUN", "PROPN")
        own = sentence.child(carrier, "nsubjpass")
        return sentence.head(carrier) if own is None and is_reduced else own
    found = sentence.child(carrier, "dobj", "dative")
    if found is None and carrier.lemma == "call":
        prep = next(
            (c for c in sentence.children(carrier, "prep") if c.lemma in ("on", "upon")), None
        )
        found = sentence.child(prep, "pobj") if prep is not None else None
    return found if found is not None and found.i < verb.i else None


def _antecedent(sentence: Sentence, noun: Token, verb: Token) -> Token:
    above = sentence.head(verb)
    if noun.lemma in _RELATIVE and verb.dep == "relcl":
        return above
    if noun.lemma in _RELATIVE and verb.dep == "ccomp" and above.lemma == "be":
        dummy, named = sentence.child(above, "nsubj"), sentence.child(above, "attr")
        is_denied = sentence.child(above, "neg") is not None
        if named is not None and dummy is not None and dummy.lemma == "it" and not is_denied:
            return named  # "it was Peru that refused"
    return noun


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """True for "was condemned (by)" and for "condemned by" after a noun."""
    if verb.lemma in _NEVER_PASSIVE:
        return False  # "has stood by its ally"
    if verb.lemma in _INTRANSITIVE and sentence.child(verb, "nsubj") is not None:
        return False  # "met by video link and called for talks"
    below = {child.dep for child in sentence.children(verb)}
    if not below.isdisjoint(("nsubjpass", "auxpass")):
        return True
    if "agent" in below and verb.tag not in ("VBZ", "VBP"):
        return True  # "denounces what it calls slander *by Peru*" is none
    is_reduced = verb.dep in ("acl", "relcl", "advcl") and below.isdisjoint(SUBJECTS)
    return verb.tag == "VBN" and is_reduced and "aux" not in below


def _host(sentence: Sentence, verb: Token) -> Token | None:
    """Who calls in an envoy that "was summoned to the Peruvian ministry"."""
    for prep in sentence.children(verb, "prep") if verb.lemma == "summon" else ():
        place = sentence.child(prep, "pobj") if prep.lemma in ("to", "by", "at") else None
        if place is not None and place.lemma in ("ministry", "office", "department", "house"):
            return place
    return None


def passive_agent(sentence: Sentence, verb: Token) -> Token | None:
    """The noun behind "by"."""
    for agent in sentence.children(verb, "agent"):
        return sentence.child(agent, "pobj", "pcomp")
    for prep in sentence.children(verb, "prep"):
        if prep.lemma in ("by", "between"):
            return sentence.child(prep, "pobj")
        said = sentence.child(prep, "pobj")
        if prep.lemma == "in" and said is not None and said.lemma in ("statement", "letter"):
            # "was condemned in a joint statement by Egypt and Greece"
            for author in sentence.children(said, "prep", "agent"):
                if author.lemma in ("by", "from"):
                    return sentence.child(author, "pobj")
    return None
