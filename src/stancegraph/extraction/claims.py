"""What a speaker stands for by the form of a sentence: "our goal is …", "no excuse for …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.clauses import is_negated, modality, subject_of
from stancegraph.extraction.endings import what_ends
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parse import Sentence, Token
from stancegraph.extraction.passages import Passage, is_first_person
from stancegraph.extraction.remarks import is_within_a_tale
from stancegraph.extraction.slots import VERBAL
from stancegraph.extraction.targets import Target, Targets
from stancegraph.extraction.voices import Voices
from stancegraph.extraction.who import Who
from stancegraph.records.values import Act, Basis, Polarity

_AIMS = frozenset(
    "aim ambition appeal aspiration demand desire doctrine dream goal hope intention message "
    "mission objective plea policy position priority proposal purpose request task vision "
    "wish".split()
)
_NEEDING = frozenset("ask demand desire expect need propose require seek want".split())
_WITHOUT_RIVAL = frozenset({"alternative", "substitute", "replacement"})
_NEVER_GOOD = frozenset(
    "basis excuse ground grounds justification place pretext reason room tolerance".split()
)
_EITHER = frozenset({"intervention", "regime"})
"""Nouns that condemn only what comes from outside or from another state."""
_FROM_OUTSIDE = frozenset("armed brutal by external foreign military unilateral".split())
_ERAS = frozenset("age century day era history master past period power time year".split())
"""Nouns of "colonial days", which blame nobody now."""
_IN_PASSING = frozenset({"as", "under"})
_NEEDS = frozenset({"need", "necessity", "urgency"})
_EVENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr")


@dataclass(frozen=True, slots=True)
class _Claim:
    cue: Token
    clause: Token
    targets: tuple[Token, ...]
    polarity: Polarity
    rule: str
    accused: Token | None = None


class ClaimReader:
    """Rules for sentences in a speaker's own words that no single word marks."""

    def __init__(self, lexicon: Lexicon, voices: Voices, targets: Targets) -> None:
        self._lexicon = lexicon
        self._voices = voices
        self._targets = targets

    def read(self, passage: Passage, sentence: Sentence) -> Iterator[Candidate]:
        """Yield the positions that the forms of a sentence express."""
        voice = passage.on_the_floor(sentence.start)
        speakers = frozenset(who.key for who in voice.whos if who.key) if voice else frozenset()
        for token in sentence.tokens:
            for claim in (
                self._aim(sentence, token, speakers),
                self._cleft(sentence, token),
                self._existence(sentence, token),
                self._only(sentence, token),
                self._interest(sentence, token),
            ):
                if claim is not None:
                    yield from self._candidates(passage, sentence, claim)

    def condemned(
        self, passage: Passage, sentence: Sentence, found: Iterable[Candidate]
    ) -> Iterator[Candidate]:
        """What has a name that condemns it: "their aggression has cost many lives"."""
        covered = [(one.target.start, one.target.end) for one in found]
        alone = not covered  # what nobody is blamed for counts where the sentence says no more
        for token in sentence.tokens:
            if token.dep not in _EVENTS or not self._is_condemned(sentence, token):
                continue
            if any(start <= token.start < end for start, end in covered):
                continue
            accused = self._accused(sentence, token)
            is_plain = not _is_by_the_way(sentence, token, self._lexicon)
            claim = _Claim(token, token, (token,), Polarity.OPPOSE, "condemned", accused)
            for one in self._candidates(passage, sentence, claim):
                is_known = one.target.actor is not None
                if one.target.actor != one.who.key and (is_known or (alone and is_plain)):
                    yield one

    def accused(
        self, passage: Passage, sentence: Sentence, found: Iterable[Candidate]
    ) -> Iterator[Candidate]:
        """What a speaker says darkly of another state: "their leaders have spread only fear"."""
        voice = passage.on_the_floor(sentence.start)
        if voice is None or not voice.quoted or any(True for _ in found):
            return
        own = frozenset(who.key for who in voice.whos if who.key)
        for verb in sentence.tokens:
            subject = sentence.child(verb, "nsubj")
            if verb.pos not in VERBAL or subject is None or subject.pos not in ("NOUN", "PROPN"):
                continue
            actor = self._targets.actor(sentence, subject, None)
            if actor is None or actor in own or actor.startswith("organ:"):
                continue
            below = sentence.subtree(verb, without=frozenset({"conj", "parataxis"}))
            if is_negated(sentence, verb, self._lexicon) or not self._is_dark(below):
                continue
            claim = _Claim(verb, verb, (verb,), Polarity.OPPOSE, "accused", subject)
            yield from self._candidates(passage, sentence, claim)

    def _is_dark(self, tokens: list[Token]) -> bool:
        words = self._lexicon.dark | self._lexicon.condemned | self._lexicon.condemning
        return any(token.lemma in words or token.lemma in self._lexicon.loaded for token in tokens)

    def _is_condemned(self, sentence: Sentence, noun: Token) -> bool:
        if noun.pos != "NOUN":
            return False
        if sentence.head(sentence.head(noun)).lemma == "accuse":
            return False  # "accused of terrorism" says that they are none
        is_spoilt = any(
            quality.lemma in self._lexicon.condemning for quality in sentence.children(noun, "amod")
        )
        return noun.lemma in self._lexicon.condemned or (is_spoilt and noun.lemma not in _ERAS)

    def _accused(self, sentence: Sentence, noun: Token) -> Token | None:
        """Who "imposed the blockade": the subject of its verb."""
        verb = sentence.head(noun)
        if noun.dep == "pobj":
            verb = sentence.head(verb)
        is_done = noun.dep in ("dobj", "pobj") and verb.pos == "VERB"
        subject = subject_of(sentence, verb) if is_done else None
        return subject.noun if subject is not None else None

    def _candidates(
        self, passage: Passage, sentence: Sentence, claim: _Claim
    ) -> Iterator[Candidate]:
        voice = self._voices.of(passage, sentence, claim.cue)
        if voice is None or not voice.quoted:
            return
        mood = modality(sentence, claim.clause, self._lexicon)
        if mood is None:
            return
        polarity, heads = claim.polarity, claim.targets
        if polarity is Polarity.SUPPORT:
            ended = [end for head in heads for end in what_ends(sentence, head, self._lexicon)]
            if ended:
                polarity, heads = Polarity.OPPOSE, tuple(ended)
        for who in voice.whos:
            for target in self._found(sentence, heads, who, claim.accused):
                yield Candidate(
                    who=who,
                    polarity=polarity,
                    act=Act.ENDORSE if polarity is Polarity.SUPPORT else Act.REJECT,
                    target=target,
                    basis=Basis.STATED,
                    modality=mood,
                    tier=voice.tier,
                    start=sentence.start,
                    end=sentence.end,
                    cue=claim.cue.text,
                    rule=claim.rule,
                    place=claim.cue.start,
                )

    def _found(
        self, sentence: Sentence, heads: tuple[Token, ...], who: Who, accused: Token | None
    ) -> Iterator[Target]:
        return self._targets.of(sentence, heads, who, accused) if who.holds else iter(())

    def _aim(self, sentence: Sentence, noun: Token, speakers: frozenset[str]) -> _Claim | None:
        """Match "our goal is to restore trust", "my message is that …"."""
        verb = sentence.head(noun)
        if noun.lemma not in _AIMS or noun.dep != "nsubj" or verb.lemma not in ("be", "remain"):
            return None
        if verb.tag == "VBD":
            return None
        is_own = any(is_first_person(owner) for owner in sentence.children(noun, "poss"))
        if not is_own and self._targets.actor(sentence, noun, None) not in speakers:
            return None
        return self._is_said(sentence, noun, verb, "aim")

    def _is_said(self, sentence: Sentence, cue: Token, verb: Token, rule: str) -> _Claim | None:
        for child in sentence.children(verb, "attr", "xcomp", "ccomp"):
            if child.i > verb.i and child.pos in (*VERBAL, "NOUN", "PROPN"):
                against = is_negated(sentence, verb, self._lexicon)
                polarity = Polarity.OPPOSE if against else Polarity.SUPPORT
                return _Claim(cue, verb, (child,), polarity, rule)
        return None

    def _cleft(self, sentence: Sentence, need: Token) -> _Claim | None:
        """Match "what we need is courage", "all we ask is that …"."""
        if need.lemma not in _NEEDING or need.dep not in ("csubj", "relcl"):
            return None
        above = sentence.head(need)
        what = above if need.dep == "relcl" else sentence.child(need, "dobj")
        if what is None or what.lemma not in ("what", "all"):
            return None
        own = sentence.child(need, "nsubj")
        verb = sentence.head(above) if need.dep == "relcl" else above
        if own is None or verb.lemma != "be":
            return None
        return self._is_said(sentence, need, verb, "cleft")

    def _existence(self, sentence: Sentence, noun: Token) -> _Claim | None:
        """Match "there is no excuse for", "no alternative to", "a need for", "no X without Y"."""
        verb = sentence.head(noun)
        if noun.dep != "attr" or sentence.child(verb, "expl") is None:
            return None
        if any(one.tag == "JJR" for one in sentence.children(noun, "amod")):
            return None  # "there is no better way" rules no way out
        denied = is_negated(sentence, verb, self._lexicon)
        about = tuple(
            found
            for host in (noun, verb)
            for prep in sentence.children(host, "prep")
            if prep.i > noun.i and prep.lemma in ("to", "for", "in")
            for found in sentence.children(prep, "pobj", "pcomp")
        )
        if noun.lemma in _NEEDS and not denied:
            clause = tuple(sentence.children(noun, "acl"))
            heads = about or clause
            return _Claim(noun, verb, heads[:1], Polarity.SUPPORT, "need") if heads else None
        if not denied:
            return None
        if noun.lemma in _WITHOUT_RIVAL and about:
            return _Claim(noun, verb, about[:1], Polarity.SUPPORT, "no alternative")
        if _is_ruled_out(sentence, noun, verb):
            return _Claim(noun, verb, (noun,), Polarity.OPPOSE, "none")
        if noun.lemma in _NEVER_GOOD and about:
            return _Claim(noun, verb, about[:1], Polarity.OPPOSE, "no excuse")
        for host in (noun, verb):
            for prep in sentence.children(host, "prep"):
                basis = tuple(sentence.children(prep, "pobj", "pcomp"))
                if prep.lemma == "without" and basis:
                    return _Claim(prep, verb, basis[:1], Polarity.SUPPORT, "not without")
        return None

    def _only(self, sentence: Sentence, noun: Token) -> _Claim | None:
        """Match "only dialogue can bring peace"."""
        verb = sentence.head(noun)
        if noun.dep != "nsubj" or noun.pos not in ("NOUN", "PROPN"):
            return None
        only = any(one.lemma == "only" for one in sentence.children(noun, "advmod", "amod"))
        can = any(aux.lemma in ("can", "will") for aux in sentence.children(verb, "aux"))
        return _Claim(noun, noun, (noun,), Polarity.SUPPORT, "only") if only and can else None

    def _interest(self, sentence: Sentence, noun: Token) -> _Claim | None:
        """Match "is in no one's interest", "is in the interest of all"."""
        prep = sentence.head(noun)
        verb = sentence.head(prep)
        if noun.lemma != "interest" or noun.dep != "pobj" or prep.lemma != "in":
            return None
        subject = sentence.child(verb, "nsubj")
        if verb.lemma != "be" or subject is None:
            return None
        nobody = any(one.text.lower() in ("no", "nobody") for one in sentence.subtree(noun))
        against = nobody != is_negated(sentence, verb, self._lexicon)
        polarity = Polarity.OPPOSE if against else Polarity.SUPPORT
        return _Claim(noun, verb, (subject,), polarity, "interest")


def _is_by_the_way(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """True for what is only mentioned: "free from oppression", "under attack", "health regime"."""
    if noun.lemma in _EITHER and not any(
        one.lemma in _FROM_OUTSIDE for one in sentence.children(noun, "amod", "compound", "prep")
    ):
        return True
    first = sentence.first_conjunct(noun)
    prep = sentence.head(first)
    if first.dep == "pobj" and (
        prep.lemma in _IN_PASSING or (prep.lemma == "from" and sentence.head(prep).lemma == "free")
    ):
        return True
    return is_within_a_tale(sentence, sentence.head(first), lexicon)


def _is_ruled_out(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """True for "there must be no impunity", "there is no military solution"."""
    if any(prep.lemma == "without" for prep in sentence.children(verb, "prep")):
        return False
    if any(prep.lemma in ("without", "for", "to") for prep in sentence.children(noun, "prep")):
        return noun.lemma == "solution" and sentence.child(noun, "amod") is not None
    auxes = {aux.text.lower() for aux in sentence.children(verb, "aux")}
    return bool(auxes & {"must", "should", "can"}) or noun.lemma == "solution"
