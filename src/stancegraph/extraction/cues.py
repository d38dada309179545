"""Matching the lexicon's frames against a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.extraction.clauses import SUBJECTS, is_passive, subject_of
from stancegraph.extraction.lexicon import Frame, Kind, Lexicon
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.records.values import Act, Polarity

_COPULAS = frozenset({"be", "remain", "become", "seem", "constitute", "represent", "stay", "feel", "stand"})
_COMMANDING = frozenset({"tell", "ask", "order", "advise"})
"""Verbs that demand something with "to" only: "told them to go", not "told them that"."""
_REMARKING = frozenset(
    "point note say remember recall stress emphasise emphasize mention understand know see".split()
)
"""Verbs of "it is important to point out", which calls for nothing."""
_TIMES = frozenset("time year month week day decade hour minute example instance now".split())
"""Nouns that make "for" and "over" speak of a time: "for years"."""
_STATIVE = frozenset({"commit", "concern", "determine", "oppose", "worry"})


@dataclass(frozen=True, slots=True)
class Match:
    """A cue in a clause. `targets` are heads of phrases in the sentence."""

    frame: Frame
    cue: Token
    clause: Token
    """The verb whose subject takes the stance, and which negation and modality hang on."""
    targets: tuple[Token, ...]
    slot: str
    addressee: Token | None = None
    owner: Token | None = None
    """Who owns a noun of stance ("*Chile's* support for"), where no verb carries it."""
    holder: Token | None = None
    """The noun that holds the stance, where it is not the clause's subject."""


class CueFinder:
    """Finds all cues of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """Yield each cue once, in reading order; the first frame of a word that fits wins.

        Frames that speak of different slots of the same word ("cannot erase") all count.
        """
        found = list(self._all(sentence))
        carried = {
            (one.clause.i, sentence.first_conjunct(one.cue).i)
            for one in found
            if one.frame.kind is Kind.NOUN and one.owner is None
        }
        for one in found:
            if one.frame.kind is Kind.VERB and one.slot == "dobj":
                # "stressed the need for X" is about X, not about the need
                if any((one.clause.i, target.i) in carried for target in one.targets):
                    continue
            yield one

    def _all(self, sentence: Sentence) -> Iterator[Match]:
        for token in sentence.tokens:
            frames = self._lexicon.frames.get(token.lemma, ())
            if token.text.lower() != token.lemma:
                frames += self._lexicon.frames.get(token.text.lower(), ())
            taken: set[tuple[str, bool | str]] = set()
            for frame in frames:
                key = (frame.kind, frame.by_speaker and frame.only_negated and frame.targets[0])
                if key in taken:
                    continue
                match = self._match(sentence, token, frame)
                if match is not None:
                    taken.add(key)
                    yield match

    def _match(self, sentence: Sentence, token: Token, frame: Frame) -> Match | None:
        if frame.kind is Kind.NOUN:
            return self._noun(sentence, token, frame)
        if frame.kind is Kind.QUALITY:
            return self._quality(sentence, token, frame)
        return self._verb(sentence, token, frame)

    def _verb(self, sentence: Sentence, token: Token, frame: Frame) -> Match | None:
        if token.pos not in ("VERB", "AUX") or token.dep in ("amod", "compound"):
            return None
        if token.lemma in _STATIVE and sentence.child(token, "nsubjpass") is not None:
            return None
        if frame.adverbs and not any(
            child.text.lower() in frame.adverbs for child in sentence.children(token)
        ):
            return None
        if frame.complements and not self._has_complement(sentence, token, frame):
            return None
        if frame.particle is not None and not any(
            child.text.lower() == frame.particle
            for child in sentence.children(token, "prt", "advmod", "prep")
        ):
            return None
        slot, targets = self._fill(sentence, token, frame)
        if not targets:
            return None
        if frame.other_subject and sentence.child(targets[0], "nsubj", "nsubjpass") is None:
            return None
        addressee = self._addressee(sentence, token, frame, targets)
        if token.dep == "acl" and frame.recorded:
            return None  # "the treaty signed by Chad" only says which treaty
        if token.dep == "relcl" and frame.kind is Kind.EFFECT:
            if frame.polarity is Polarity.SUPPORT:
                return None
        if any("prep:" in one for one in frame.addressee) and slot == "clause" and not addressee:
            return None
        return Match(frame, token, token, targets, slot, addressee)

    def _has_complement(self, sentence: Sentence, token: Token, frame: Frame) -> bool:
        for child in sentence.children(token, "dobj", "nsubjpass", "attr"):
            if any(one.lemma in frame.complements for one in sentence.conjuncts(child)):
                return True
            if child.text.lower() in frame.complements:
                return True
        head = sentence.head(token)
        if is_passive(sentence, token) and token.dep in ("acl", "relcl"):
            return head.lemma in frame.complements
        for prep in sentence.children(token, "prep", "agent"):
            if prep.lemma in frame.complements:
                return True
            for pobj in sentence.children(prep, "pobj"):
                if pobj.lemma in frame.complements:
                    return True
        return False

    def _fill(
        self, sentence: Sentence, token: Token, frame: Frame
    ) -> tuple[str, tuple[Token, ...]]:
        for slot in frame.targets:
            targets = self._slot(sentence, token, slot)
            if targets:
                return slot, targets
        return "", ()

    def _slot(self, sentence: Sentence, token: Token, slot: str) -> tuple[Token, ...]:
        if slot in ("self", "before"):
            return (token,)
        if slot == "subject":
            return self._subject(sentence, token)
        if slot == "dobj":
            return self._object(sentence, token)
        if slot in ("clause", "pcomp"):
            return self._clause(sentence, token, slot)
        return self._after(sentence, token, slot.removeprefix("prep:"))

    def _subject(self, sentence: Sentence, token: Token) -> tuple[Token, ...]:
        own = sentence.child(token, *SUBJECTS)
        if own is not None:
            if own.lemma in ("that", "which", "who") and token.dep == "relcl":
                if own.i > 0 and sentence.tokens[own.i - 1].text == "," and own.lemma == "which":
                    return ()  # ", which" may point to the whole clause before
                return (sentence.head(token),)
            return (own,)
        if token.dep == "conj":
            return self._subject(sentence, sentence.head(token))
        if token.dep in ("acl", "relcl"):
            return (sentence.head(token),)
        found = subject_of(sentence, token)
        return (found.noun,) if found else ()

    def _object(self, sentence: Sentence, token: Token) -> tuple[Token, ...]:
        found = sentence.child(token, "dobj", "nsubjpass")
        if found is not None:
            if found.lemma in ("that", "which", "who", "whom") and token.dep == "relcl":
                return (sentence.head(token),)
            return (found,)
        if is_passive(sentence, token) and token.dep in ("acl", "relcl"):
            return (sentence.head(token),)
        if token.dep == "conj" and is_passive(sentence, sentence.head(token)):
            return self._object(sentence, sentence.head(token))
        # "opposed U.S. using the base": the parser hangs the whole clause on the verb
        for child in sentence.children(token, "ccomp", "advcl"):
            if child.tag == "VBG" and sentence.child(child, "nsubj") and child.i > token.i:
                return (child,)
        return ()

    def _clause(self, sentence: Sentence, token: Token, slot: str) -> tuple[Token, ...]:
        wanted = ("xcomp", "ccomp", "pcomp") if token.pos in ("VERB", "AUX") else ("acl", "xcomp")
        for child in sentence.children(token, *wanted):
            if child.i < token.i:
                continue
            if token.lemma in _COMMANDING and child.tag != "VB":
                continue
            if slot == "pcomp" and child.tag != "VBG":
                continue
            if child.dep == "acl" and child.tag == "VBN":
                continue
            return (child,)
        if token.pos in ("VERB", "AUX"):
            for child in sentence.children(token, "advcl"):
                if child.i > token.i and any(c.lemma == "to" for c in sentence.children(child, "aux")):
                    return (child,)
            dobj = sentence.child(token, "dobj")
            if dobj is not None and token.lemma in ("urge", "ask", "call", "press", "invite"):
                for child in sentence.children(dobj, "acl", "relcl"):
                    if any(c.lemma == "to" for c in sentence.children(child, "aux")):
                        return (child,)
        return ()

    def _after(self, sentence: Sentence, token: Token, word: str) -> tuple[Token, ...]:
        hosts = [token]
        if token.pos in ("VERB", "AUX"):
            hosts += sentence.children(token, "dobj", "advmod", "prt", "acomp")
            hosts += [child for child in sentence.children(token, "prep") if child.lemma == "out"]
        elif token.dep in ("dobj", "attr", "acomp", "nsubjpass", "oprd", "pobj"):
            hosts.append(sentence.head(token))
        for host in hosts:
            for prep in sentence.children(host, "prep", "prt", "agent", "dative"):
                if prep.lemma == word and prep.i > token.i:
                    found = sentence.children(prep, "pobj", "pcomp")
                    if found and found[0].lemma not in _TIMES:
                        return tuple(found)
        return ()

    def _addressee(
        self, sentence: Sentence, token: Token, frame: Frame, targets: tuple[Token, ...]
    ) -> Token | None:
        for slot in frame.addressee:
            found = self._slot(sentence, token, slot)
            if found and found[0] not in targets:
                return found[0]
        if frame.addressee and targets and targets[0].pos in ("VERB", "AUX"):
            own = sentence.child(targets[0], "nsubj", "nsubjpass")
            if own is not None:
                return own
        return None

    def _noun(self, sentence: Sentence, token: Token, frame: Frame) -> Match | None:
        if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound",):
            return None
        first = sentence.first_conjunct(token)
        carrier = sentence.head(first)
        slot, targets = self._fill(sentence, token, frame)
        if not targets and "clause" in frame.targets and first.dep == "dobj":
            purpose = [
                child
                for child in sentence.children(carrier, "advcl", "xcomp")
                if child.i > token.i and any(c.text == "to" for c in sentence.children(child, "aux"))
            ]
            slot, targets = "clause", tuple(purpose[:1])
        light = frame.light or self._lexicon.light
        if first.dep in ("dobj", "nsubjpass", "oprd", "xcomp") and carrier.lemma in light:
            if not targets and carrier.pos == "VERB":
                return None
            return Match(frame, token, carrier, targets, slot) if targets else None
        if first.dep == "pobj" and carrier.lemma == "under" and frame.act is Act.SANCTION:
            # "is under American sanctions"
            targets = self._subject(sentence, sentence.head(carrier))
            owners = sentence.children(token, "poss", "compound", "nmod", "amod")
            return Match(frame, token, token, targets, "subject", owner=owners[0]) if (
                targets and owners
            ) else None
        if not targets:
            return None
        if first.dep == "pobj" and carrier.lemma == "in" and frame.word in ("favour", "favor", "support"):
            verb = sentence.head(carrier)
            if verb.pos in ("VERB", "AUX"):
                return Match(frame, token, verb, targets, slot)
        if carrier.lemma in ("with", "as") and not frame.light:
            return None
        owner = sentence.child(token, "poss") or sentence.child(token, "amod", "compound", "nmod")
        owners = sentence.children(token, "poss", "compound", "nmod", "amod")
        if owners and owner is not None and frame.owned:
            return Match(frame, token, token, targets, slot, owner=owner)
        return None

    def _quality(self, sentence: Sentence, token: Token, frame: Frame) -> Match | None:
        if token.pos not in ("ADJ", "NOUN", "VERB", "ADP", "ADV"):
            return None
        first = sentence.first_conjunct(token)
        head = sentence.head(first)
        if frame.complements and not self._has_complement(sentence, token, frame):
            return None
        if frame.targets[0] not in ("subject",):
            return self._quality_of_holder(sentence, token, frame, first, head)
        if first.dep in ("acomp", "attr", "dobj") and head.lemma in _COPULAS:
            subject = self._subject(sentence, head)
            if subject and subject[0].lemma == "it":
                said = self._said_of_it(sentence, token, head)
                if said is not None:
                    return Match(frame, token, head, (said,), "clause")
                if sentence.child(head, "xcomp", "ccomp", "csubj") is not None:
                    return None
            if subject and subject[0].dep != "expl" and subject[0].lemma != "there":
                return Match(frame, token, head, subject, "subject")
        if token.pos == "VERB" and is_passive(sentence, token) and token.dep != "acl":
            subject = self._object(sentence, token)
            return Match(frame, token, token, subject, "subject") if subject else None
        return self._called(sentence, token, frame, first, head)

    def _said_of_it(self, sentence: Sentence, token: Token, verb: Token) -> Token | None:
        """The clause that "it" stands for in "it is necessary to resume the talks"."""
        for host in (verb, token):
            for child in sentence.children(host, "xcomp", "ccomp", "csubj", "advcl", "acl"):
                if child.i > token.i and child.lemma not in _REMARKING and any(
                    c.lemma in ("to", "that") for c in sentence.children(child, "aux", "mark")
                ):
                    return child
        return None

    def _called(
        self, sentence: Sentence, token: Token, frame: Frame, first: Token, head: Token
    ) -> Match | None:
        """ "called the plan unacceptable", "described it as a threat"."""
        if head.pos == "ADP" and head.lemma == "as":
            head = sentence.head(head)
        elif first.dep == "advcl" and any(c.text == "as" for c in sentence.children(first)):
            objects = self._object(sentence, head) if head.lemma in self._lexicon.calling else ()
            return Match(frame, token, head, objects, "called") if objects else None
        if first.dep == "amod" and head.pos == "NOUN" and first.i > head.i:
            # "called the ruling 'illegal and invalid'", read as if it were one phrase
            verb = sentence.head(head)
            if verb.lemma in self._lexicon.calling and head.dep == "dobj":
                return Match(frame, token, verb, (head,), "called")
        if head.lemma not in self._lexicon.calling or head.i > token.i:
            return None
        if first.dep not in ("oprd", "attr", "acomp", "ccomp", "xcomp", "pobj", "amod", "dobj", "conj"):
            return None
        inner = sentence.child(first, "nsubj")
        objects = (inner,) if inner is not None else self._object(sentence, head)
        objects = tuple(one for one in objects if one.i != first.i)
        if not objects and first.dep in ("oprd", "dobj"):
            # "called the appeal hypocritical", read as one phrase
            objects = tuple(sentence.children(first, "compound", "nmod"))[-1:]
        if not objects:
            return None
        return Match(frame, token, head, objects, "called")

    def _quality_of_holder(
        self, sentence: Sentence, token: Token, frame: Frame, first: Token, head: Token
    ) -> Match | None:
        is_predicate = (
            first.dep in ("acomp", "attr", "prep", "oprd", "xcomp") and head.lemma in _COPULAS
        ) or (
            token.tag == "VBN"
            and (token.lemma in _STATIVE or sentence.child(token, "auxpass") is not None)
        )
        if not is_predicate:
            return None
        slot, targets = self._fill(sentence, token, frame)
        if frame.word == "against":
            targets = tuple(sentence.children(token, "pobj", "pcomp"))
        if not targets:
            return None
        clause = token if token.pos == "VERB" else head
        return Match(frame, token, clause, targets, slot)


def flips(sentence: Sentence, match: Match, lexicon: Lexicon) -> tuple[bool, tuple[Token, ...]]:
    """Whether what is asked for is the end of something, and then what should end."""
    if match.frame.act not in (Act.CALL_FOR, Act.ENDORSE, Act.COMMIT):
        return False, match.targets
    if match.frame.polarity is not Polarity.SUPPORT:
        return False, match.targets
    found: list[Token] = []
    for target in match.targets:
        ended = what_ends(sentence, target, lexicon)
        if ended is None:
            return False, match.targets
        found += ended
    return bool(found), tuple(found) or match.targets


def what_ends(sentence: Sentence, target: Token, lexicon: Lexicon) -> list[Token] | None:
    """The heads of what a verb or noun of ending wants ended; None when it is about no end."""
    if target.pos in ("VERB", "AUX"):
        if sentence.child(target, "neg") is not None:
            return [target]
        if target.lemma not in lexicon.ends:
            return None
        for slot in ("dobj", "nsubjpass"):
            found = sentence.child(target, slot)
            if found is not None and found.lemma not in ("itself", "themselves"):
                return [found]
        for child in sentence.children(target, "xcomp", "pcomp"):
            return [child]
        for prep in sentence.children(target, "prep"):
            below = sentence.children(prep, "pobj", "pcomp")
            if below:
                return below
        return None
    if target.lemma in lexicon.end_nouns:
        above = sentence.children(sentence.head(target), "prep")
        for prep in (*sentence.children(target, "prep"), *(p for p in above if p.i > target.i)):
            if prep.lemma in ("to", "of", "on", "in"):
                below = sentence.children(prep, "pobj", "pcomp")
                if below:
                    return below
    return None
