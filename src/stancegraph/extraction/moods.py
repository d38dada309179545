"""Whether a cue tells a stance at all, and in which modality: done, planned, asked of others."""

from __future__ import annotations

from stancegraph.extraction.actors.voices import Voices
from stancegraph.extraction.clauses import (
    is_circumstance,
    is_done,
    is_purpose,
    modality,
    subject_of,
)
from stancegraph.extraction.cues import Match
from stancegraph.extraction.embedded import is_alleged, is_hoped, is_kept_from, is_planned
from stancegraph.extraction.lexicon import Kind, Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import Passage
from stancegraph.extraction.speaking.remarks import is_courtesy, is_mere_remark
from stancegraph.extraction.targets.targets import Targets
from stancegraph.records.values import Modality

_DEMANDING = frozenset({"ask", "demand", "order", "request", "urge"})
"""Verbs of "demanded that Chad *leave*", which parsers take for the present."""
_HELPING = frozenset({"open", "preserve", "promote", "protect", "safeguard"})
"""Verbs of help that say more often what somebody does at home."""


class Moods:
    """Tells of each cue whether it counts."""

    def __init__(self, lexicon: Lexicon, voices: Voices, targets: Targets) -> None:
        self._lexicon, self._voices, self._targets = lexicon, voices, targets

    def of(self, passage: Passage, sentence: Sentence, match: Match) -> Modality | None:
        """The modality of a cue; None for what is asked, aimed at or only talked of."""
        if self._is_requested(sentence, match.clause) or is_alleged(sentence, match.clause):
            return None
        if is_kept_from(sentence, match.clause):
            return None
        if not match.frame.by_speaker and is_hoped(sentence, match.clause):
            return None
        is_aim = match.frame.kind is Kind.VERB and is_purpose(sentence, match.clause)
        if is_aim and not match.frame.recorded:  # those who met to sign did sign
            return None
        if match.frame.deed and not is_done(sentence, match.clause, self._lexicon):
            return None
        if match.frame.deed and match.frame.word in _HELPING:
            helped = (*match.targets, *([match.addressee] if match.addressee is not None else ()))
            if not any(self._targets.is_name(sentence, one) for one in helped):
                return None  # "promoted trade with Peru" helps nobody in particular
        if is_planned(sentence, match.frame, match.clause):
            return None
        told = self._is_retold(passage, sentence, match.clause)
        own = not match.frame.by_speaker
        return modality(sentence, match.clause, self._lexicon, own=own, told=told)

    def counts(self, passage: Passage, sentence: Sentence, match: Match) -> bool:
        """False for a cue of a speaker's own words where nobody speaks."""
        if is_courtesy(sentence, match.frame, match.cue, match.targets):
            return False
        if not match.frame.own_words or match.slot == "called":
            return True  # whoever calls something a danger takes a stance in any report
        voice = self._voices.of(passage, sentence, match.cue)
        floor = passage.on_the_floor(match.cue.start)
        if voice is not None and floor is not None and not (voice.quoted or floor.quoted):
            # a record retells in the past tense what was said in the present
            return any(who.same_actor(one) for who in voice.whos for one in floor.whos)
        is_told = voice is not None and not voice.quoted
        is_borrowed = is_told and passage.is_borrowed(match.cue.start)
        is_past = match.clause.tag == "VBD" and not is_borrowed  # "said it was an “affront”"
        if match.frame.kind in (Kind.QUALITY, Kind.EFFECT) and is_past:
            return False  # what was good or bad once is told, not taken a stance on
        is_remark = match.frame.kind in (Kind.QUALITY, Kind.EFFECT)
        if is_remark and is_circumstance(sentence, match.clause):
            return False
        auxes = {aux.text.lower() for aux in sentence.children(match.clause, "aux")}
        is_named = match.frame.kind is Kind.VERB and "to" in auxes and match.clause.dep != "xcomp"
        if "had" in auxes or is_named:  # "had occupied", "efforts to pursue"
            return False
        if is_mere_remark(
            sentence, match.frame, match.cue, match.clause, match.targets, self._lexicon
        ):
            return False
        return is_borrowed or (voice is not None and voice.quoted)

    def _is_retold(self, passage: Passage, sentence: Sentence, verb: Token) -> bool:
        """True where a record retells what the subject of a verb, who has the floor, said."""
        floor = passage.on_the_floor(sentence.start)
        subject = subject_of(sentence, verb)
        if floor is None or floor.quoted or subject is None:
            return False
        whos = self._voices.whos(sentence, subject.noun)
        return any(who.holds and who.key in {one.key for one in floor.whos} for who in whos)

    def _is_requested(self, sentence: Sentence, verb: Token) -> bool:
        """True for what somebody is asked to do: it is not done yet."""
        token = verb
        for above in sentence.ancestors(verb):
            is_below = token.dep in ("xcomp", "ccomp", "advcl")
            if _is_set_off(sentence, token, above):
                return False
            marks = sentence.children(token, "mark") if token.dep == "advcl" else []
            if any(mark.lemma != "for" for mark in marks):
                return False  # "they want a deal, while Peru is insisting on a vote"
            if is_below and above.lemma in self._lexicon.asking:
                own = sentence.child(token, "nsubj") or sentence.child(above, "dobj")
                is_wish = above.lemma == "want" and own is None  # "we want to thank them"
                is_bare = token.tag == "VBP" and above.lemma in _DEMANDING
                return (token.tag in ("VB", "VBG") or is_bare) and not is_wish
            if is_below and _is_needed(sentence, token, above):
                return True
            is_listed = token.dep == "advcl" and token.tag == above.tag == "VB"
            if token.dep not in ("xcomp", "ccomp", "conj") and not is_listed:
                return False
            token = above
        return False


def _is_set_off(sentence: Sentence, verb: Token, above: Token) -> bool:
    """True for "*Welcoming* the text, Peru urged" and "urged it, *welcoming* the text"."""
    if verb.dep != "advcl" or verb.tag != "VBG" or sentence.child(verb, "mark") is not None:
        return False
    first = min(one.i for one in sentence.subtree(verb))
    return verb.i < above.i or (first > 0 and sentence.tokens[first - 1].text == ",")


def _is_needed(sentence: Sentence, verb: Token, above: Token) -> bool:
    """True for the infinitive of "it is imperative (for them) *to* support the plan"."""
    subject = sentence.child(above, "nsubj")
    return (
        above.lemma in ("be", "become", "prove", "remain", "seem")
        and subject is not None
        and subject.lemma == "it"
        and sentence.child(above, "acomp") is not None
        and any(aux.lemma == "to" for aux in sentence.children(verb, "aux"))
    )
