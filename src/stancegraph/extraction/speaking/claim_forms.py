"""Forms of sentences by which a speaker stands for something that no single word marks.

"Our goal is …", "what we need is …", "no excuse for …", "can only be based on …", "the only way to
… is …", "because of the intransigence of …".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancegraph.extraction.clauses import is_negated
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import is_first_person
from stancegraph.extraction.targets.slots import VERBAL
from stancegraph.extraction.targets.targets import Targets
from stancegraph.records.values import Polarity

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
_NEEDS = frozenset({"need", "necessity", "urgency"})
_MEANS = frozenset({"by", "through", "on", "upon", "with", "via", "within", "under"})
_SAYING = frozenset(
    "acknowledge address emphasise emphasize express extend mention note pay recall refer say "
    "speak stress talk tell thank touch underline underscore wish word".split()
)
_UNNEEDED = frozenset("avoid create deny eliminate increase obviate question reduce remove".split())
_CAUSES = frozenset({"because", "due", "owing"})
_OBSTACLES = frozenset(
    "absence failure inability inaction indifference intransigence lack neglect "
    "obduracy obstinacy obstruction refusal reluctance stubbornness unwillingness".split()
)
_STUBBORN = frozenset(
    "inflexible intransigent irresponsible maximalist obstructive rigid uncompromising "
    "unconstructive unhelpful unyielding".split()
)
_POSSIBLE = frozenset("achievable attainable conceivable feasible possible sustainable".split())
_EVENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
_MARKS = _NEEDING | {"without"}
"""Words that mark a form without being adverbs or nouns in one of these relations."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a speaker supports or opposes by the form of a clause."""

    cue: Token
    clause: Token
    targets: tuple[Token, ...]
    polarity: Polarity
    rule: str
    accused: Token | None = None


class ClaimForms:
    """Finds the forms of a sentence, word by word."""

    def __init__(self, lexicon: Lexicon, targets: Targets) -> None:
        self._lexicon = lexicon
        self._targets = targets

    def of(self, sentence: Sentence, token: Token, speakers: frozenset[str]) -> Iterator[Claim]:
        """Yield what the forms say whose mark is this token; `speakers` are those who speak."""
        if token.lemma not in _MARKS and token.dep not in _EVENTS and token.pos != "ADV":
            return
        for claim in (
            self._aim(sentence, token, speakers),
            self._cleft(sentence, token),
            self._existence(sentence, token),
            self._only(sentence, token),
            self._only_by(sentence, token),
            self._not_without(sentence, token),
            self._need(sentence, token),
            self._time(sentence, token),
            self._because(sentence, token),
        ):
            if claim is not None:
                yield claim

    def _aim(self, sentence: Sentence, noun: Token, speakers: frozenset[str]) -> Claim | None:
        """Match "our goal is to restore trust", "my message is that …"."""
        if noun.lemma not in _AIMS or noun.dep != "nsubj":
            return None
        verb = sentence.head(noun)
        if verb.lemma not in ("be", "remain"):
            return None
        if verb.tag == "VBD":
            return None
        is_own = any(is_first_person(owner) for owner in sentence.children(noun, "poss"))
        if not is_own and self._targets.actor(sentence, noun, None) not in speakers:
            return None
        return self._is_said(sentence, noun, verb, "aim")

    def _is_said(self, sentence: Sentence, cue: Token, verb: Token, rule: str) -> Claim | None:
        for child in sentence.children(verb, "attr", "xcomp", "ccomp"):
            if child.i > verb.i and child.pos in (*VERBAL, "NOUN", "PROPN"):
                against = is_negated(sentence, verb, self._lexicon)
                polarity = Polarity.OPPOSE if against else Polarity.SUPPORT
                return Claim(cue, verb, (child,), polarity, rule)
        return None

    def _cleft(self, sentence: Sentence, need: Token) -> Claim | None:
        """Match "what we need is courage", "all we ask is that …"."""
        if need.lemma not in _NEEDING or need.dep not in ("csubj", "relcl"):
            return None
        above = sentence.head(need)
        what = above if need.dep == "relcl" else sentence.child(need, "dobj", "nsubjpass")
        if what is None or what.lemma not in ("what", "all"):
            return None
        own = sentence.child(need, "nsubj") or sentence.child(need, "auxpass")
        verb = sentence.head(above) if need.dep == "relcl" else above
        if own is None or verb.lemma != "be":
            return None
        return self._is_said(sentence, need, verb, "cleft")

    def _existence(self, sentence: Sentence, noun: Token) -> Claim | None:
        """Match "there is no excuse for", "no alternative to", "a need for", "no X without Y"."""
        if noun.dep != "attr":
            return None
        verb = sentence.head(noun)
        if sentence.child(verb, "expl") is None:
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
            return Claim(noun, verb, heads[:1], Polarity.SUPPORT, "need") if heads else None
        if not denied:
            return None
        if noun.lemma in _WITHOUT_RIVAL and about:
            return Claim(noun, verb, about[:1], Polarity.SUPPORT, "no alternative")
        if _is_ruled_out(sentence, noun, verb):
            return Claim(noun, verb, (noun,), Polarity.OPPOSE, "none")
        if noun.lemma in _NEVER_GOOD and about:
            return Claim(noun, verb, about[:1], Polarity.OPPOSE, "no excuse")
        for host in (noun, verb):
            for prep in sentence.children(host, "prep"):
                basis = tuple(sentence.children(prep, "pobj", "pcomp"))
                if prep.lemma == "without" and basis:
                    return Claim(prep, verb, basis[:1], Polarity.SUPPORT, "not without")
        return None

    def _only(self, sentence: Sentence, noun: Token) -> Claim | None:
        """Match "only dialogue can bring peace"."""
        if noun.dep != "nsubj" or noun.pos not in ("NOUN", "PROPN"):
            return None
        verb = sentence.head(noun)
        only = any(one.lemma == "only" for one in sentence.children(noun, "advmod", "amod"))
        can = any(aux.lemma in ("can", "will") for aux in sentence.children(verb, "aux"))
        return Claim(noun, noun, (noun,), Polarity.SUPPORT, "only") if only and can else None

    def _only_by(self, sentence: Sentence, only: Token) -> Claim | None:
        """Match "can be reached only by talks", "must be based only on", "only by unity can"."""
        if only.pos != "ADV" or only.text.lower() not in ("only", "solely", "exclusively"):
            return None
        above = sentence.head(only)
        verb = sentence.head(above) if above.pos in ("ADP", "SCONJ") else above
        auxes = {aux.lemma for aux in sentence.children(verb, "aux")}
        if verb.pos not in VERBAL or not auxes & {"can", "could", "must", "should", "will"}:
            return None
        for prep in sentence.children(verb, "prep", "agent"):
            is_next = prep.i == only.i + 1 or (prep.i > verb.i and only.i < verb.i)
            below = tuple(sentence.children(prep, "pobj", "pcomp"))
            if is_next and below and prep.lemma in _MEANS:
                return Claim(only, verb, below[:1], Polarity.SUPPORT, "only by")
        return None

    def _not_without(self, sentence: Sentence, prep: Token) -> Claim | None:
        """Match "cannot grow without peace", "is impossible without trust"."""
        if prep.lemma != "without" or prep.dep != "prep":
            return None
        verb = sentence.head(prep)
        quality = sentence.child(verb, "acomp") if verb.pos in VERBAL else None
        if verb.pos == "ADJ":
            verb, quality = sentence.head(verb), verb
        below = tuple(sentence.children(prep, "pobj", "pcomp"))
        if verb.pos not in VERBAL or not below or sentence.child(verb, "expl") is not None:
            return None
        if below[0].lemma in _SAYING:
            return None  # "I cannot end without thanking them"
        auxes = {aux.lemma for aux in sentence.children(verb, "aux")}
        denied = is_negated(sentence, verb, self._lexicon)
        able = sentence.head(verb)
        if verb.dep == "xcomp" and able.lemma == "able":  # "will not be able to grow without"
            auxes = {aux.lemma for aux in sentence.children(sentence.head(able), "aux")} | {"can"}
            denied = is_negated(sentence, sentence.head(able), self._lexicon)
        is_possible = quality is not None and quality.lemma in _POSSIBLE
        is_impossible = quality is not None and quality.lemma in ("impossible", "unthinkable")
        if is_impossible or (denied and (is_possible or auxes & {"can", "ca", "will", "could"})):
            return Claim(prep, verb, below[:1], Polarity.SUPPORT, "not without")
        return None

    def _need(self, sentence: Sentence, need: Token) -> Claim | None:
        """Match "a reminder of the need for reform", "shows the need to act together"."""
        if need.lemma not in _NEEDS or need.tag != "NN" or need.dep not in _EVENTS:
            return None
        det = sentence.child(need, "det")
        if det is None or det.lemma != "the" or sentence.head(need).lemma in _UNNEEDED:
            return None
        about = [
            found
            for prep in sentence.children(need, "prep")
            if prep.lemma in ("for", "of")
            for found in sentence.children(prep, "pobj", "pcomp")
        ]
        about += [one for one in sentence.children(need, "acl", "advcl") if one.tag == "VB"]
        return Claim(need, need, tuple(about[:1]), Polarity.SUPPORT, "need") if about else None

    def _time(self, sentence: Sentence, time: Token) -> Claim | None:
        """Match "it is high time for a ceasefire", "it is time that the siege was lifted"."""
        if time.lemma != "time" or time.dep not in ("attr", "nsubj"):
            return None
        verb = sentence.head(time)
        if verb.lemma != "be":
            return None
        if verb.tag == "VBD" or verb.dep not in ("ROOT", "ccomp", "conj"):
            return None
        is_now = any(one.lemma == "now" for one in sentence.children(verb, "advmod"))
        if time.dep == "nsubj" and not is_now:
            return None
        for prep in sentence.children(time, "prep"):
            noun = sentence.child(prep, "pobj")
            if prep.lemma == "for" and noun is not None and noun.pos == "NOUN":
                return Claim(time, verb, (noun,), Polarity.SUPPORT, "time")
        for said in (*sentence.children(time, "acl", "relcl"), *sentence.children(verb, "ccomp")):
            words = {one.text.lower() for one in sentence.children(said, "mark", "advmod")}
            if said.i > time.i and "that" in words:
                return Claim(time, verb, (said,), Polarity.SUPPORT, "time")
        return None

    def _because(self, sentence: Sentence, noun: Token) -> Claim | None:
        """Match "has not been solved because of the intransigence of Peru"."""
        if noun.dep != "pobj":
            return None
        prep = sentence.head(noun)
        cause = prep if prep.dep != "pcomp" else sentence.head(prep)
        if not (
            cause.text.lower() in _CAUSES
            or (cause.lemma == "of" and sentence.head(cause).lemma in ("result", "consequence"))
            or (cause.lemma == "to" and sentence.head(cause).lemma in _CAUSES)
        ):
            return None
        is_dark = noun.lemma in _OBSTACLES or any(
            one.text.lower() in _STUBBORN for one in sentence.children(noun, "amod")
        )
        return Claim(noun, noun, (noun,), Polarity.OPPOSE, "because") if is_dark else None


def _is_ruled_out(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """True for "there must be no impunity", "there is no military solution"."""
    if any(prep.lemma == "without" for prep in sentence.children(verb, "prep")):
        return False
    if any(prep.lemma in ("without", "for", "to") for prep in sentence.children(noun, "prep")):
        return noun.lemma == "solution" and sentence.child(noun, "amod") is not None
    auxes = {aux.text.lower() for aux in sentence.children(verb, "aux")}
    return bool(auxes & {"must", "should", "can"}) or noun.lemma == "solution"
