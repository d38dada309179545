"""Which speech act a sentence belongs to: begins statements, carries them on, adds positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from stancegraph.extraction.actors.discourse import Discourse
from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.actors.voices import Voices
from stancegraph.extraction.actors.who import LONGEST_NAME, Who
from stancegraph.extraction.candidates import Candidate
from stancegraph.extraction.clauses import SUBJECTS, Subject, subject_of
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.occasions import Occasions
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import Passage
from stancegraph.extraction.settling import settled
from stancegraph.extraction.statements import Draft, Drafts
from stancegraph.extraction.turns import Turn, Turns
from stancegraph.records.factsheet import (
    FactSheetEvent,
    FactSheetPosition,
    FactSheetStatement,
    Group,
)
from stancegraph.records.values import Act, Basis, StatementKind

_MAKING = frozenset(
    "make issue deliver read release sign co-sign cosign send write publish adopt submit present"
    " give".split()
)
_SEPARATE = frozenset({"individual", "separate", "national", "own"})
_LONGEST = 2000
"""Characters of a target's phrase that are kept."""
_WORDS_AGAINST = (Act.ACCUSE, Act.CRITICISE, Act.CONDEMN, Act.REJECT, Act.DENY)


class SpeechActs:
    """Collects the statements of an article."""

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        mentions: Mentions,
        voices: Voices,
        discourse: Discourse,
        occasions: Occasions,
        turns: Turns,
    ) -> None:
        self._text = text
        self._lexicon = lexicon
        self._mentions = mentions
        self._voices = voices
        self._discourse = discourse
        self._occasions = occasions
        self._turns = turns
        self._drafts = Drafts()
        self._begun = 0
        """How many turns have become statements."""
        self._kinds: dict[object, StatementKind] = {}
        """Holder → kind of the statement that it was last said to make."""
        self._letter: str | None = None
        """The letter told of last."""
        self._groups: dict[str, object] = {}
        """A group without its members → the key of the one that was last told of."""

    def tell(self, sentence: Sentence) -> None:
        """Note what a sentence says about statements being made."""
        for token in sentence.tokens:
            for who in self._voices.signers.at(token.start):
                kind = StatementKind(self._lexicon.statements[token.lemma])
                self._begin(sentence, token, who, kind)
            made = self._made(sentence, token)
            if made is None:
                continue
            verb, kind = made
            subject = subject_of(sentence, verb)
            if subject is None:
                continue
            for who in self._voices.holders(sentence, subject.noun, subject.verb):
                if who.holds:
                    self._begin(sentence, token, who, kind)

    def _made(self, sentence: Sentence, token: Token) -> tuple[Token, StatementKind] | None:
        """The verb and kind when a token names a statement that somebody makes."""
        if token.lemma not in self._lexicon.statements or token.pos != "NOUN":
            return None
        kind = StatementKind(self._lexicon.statements[token.lemma])
        adjectives = {c.lemma for c in sentence.children(token, "amod", "compound")}
        if "joint" in adjectives and kind is StatementKind.REMARK:
            kind = StatementKind.JOINT
        elif adjectives & _SEPARATE and kind is StatementKind.REMARK:
            kind = StatementKind.NATIONAL
        verb = sentence.head(token)
        if token.dep in ("dobj", "nsubjpass") and verb.lemma in _MAKING:
            det = sentence.child(token, "det")
            if self._letter and kind is StatementKind.LETTER and det and det.lemma == "the":
                return None  # "signed the letter": the one that was told of
            return verb, kind
        if token.dep == "pobj" and verb.lemma == "in" and kind is StatementKind.JOINT:
            return sentence.head(verb), kind  # "condemned the raid in a joint statement"
        if kind is StatementKind.LETTER and token.dep in SUBJECTS and verb.pos == "VERB":
            subject = subject_of(sentence, verb)  # "A letter of 22 states condemned the raid"
            return (verb, kind) if subject and self._are_several(sentence, subject) else None
        if kind is StatementKind.LETTER and token.dep == "pobj" and verb.lemma == "in":
            subject = subject_of(sentence, sentence.head(verb))
            if subject is not None and self._are_several(sentence, subject):
                return sentence.head(verb), kind  # "22 states condemned the raid in a letter"
        return None

    def _are_several(self, sentence: Sentence, subject: Subject) -> bool:
        """Whether a subject is states that were counted."""
        whos = self._voices.holders(sentence, subject.noun, subject.verb)
        return any(who.group is not None and who.named for who in whos)

    def _begin(self, sentence: Sentence, noun: Token, who: Who, kind: StatementKind) -> None:
        key = self._actor_key(who)
        self._kinds[key] = kind
        draft = self._open(who, kind, sentence.start, sentence.end)
        draft.carries(sentence.start, sentence.end)
        self._discourse.statement = (who,)
        if kind is StatementKind.LETTER:
            self._letter = draft.id
            draft.date = self._occasions.date_in(sentence.start, sentence.end)
            event = self._occasions.letter_in(sentence.start, sentence.end, draft.date)
            draft.event = event.id if event is not None else None
            draft.addressed_to += self._occasions.addressees_in(sentence.start, sentence.end)
        if kind is StatementKind.NATIONAL and who.group is not None and noun.tag == "NNS":
            for member in who.group.members:
                name = member if isinstance(member, str) else member.name
                own = self._open(Who(name), kind, sentence.start, sentence.end)
                own.carries(sentence.start, sentence.end)

    def add(self, candidates: Iterable[Candidate]) -> None:
        """Put positions into the statements that express them."""
        for one in candidates:
            if one.told_by is None:
                self._own(one)
            else:
                self._told(one)

    def begin_turns(self, before: int | None = None) -> None:
        """Begin the statement of each turn that starts before an offset, or of all the rest.

        Whoever has the floor makes a statement, whether a position is found in it or not.
        """
        turns = self._turns.turns
        while self._begun < len(turns) and (before is None or turns[self._begun].start < before):
            turn = turns[self._begun]
            self._begun += 1
            for who in (turn.who, *turn.others) if turn.who is not None else ():
                if who.holds:
                    self._on_the_floor(turn, who, turn.start, turn.end)

    def carry_on(self, passage: Passage) -> None:
        """Sentences of a speaker whom we know belong to the statement, position or not."""
        for k, sentence in enumerate(passage.sentences):
            voice = passage.speaker_of(k)
            for who in voice.whos if voice is not None else ():
                if who.holds and who.named:
                    self._statement_of(who, sentence.start, sentence.end)

    def _own(self, one: Candidate) -> None:
        if one.act is Act.WITHDRAW and one.target.statement:
            self._withdrawn(one)
            return
        draft = self._statement_of(one.who, one.start, one.end, one.place)
        if draft.kind is StatementKind.LETTER and one.basis is Basis.REPORTED:
            one = replace(one, basis=Basis.RECORDED, act=Act.SIGN)  # a signature says it
        said, answered = one.target, None
        is_reply = said.statement and one.act in _WORDS_AGAINST
        if is_reply and said.actor not in (None, one.who.key):
            answered = self._answered(draft, Who(said.actor), one).id
        draft.express(self._position(one, draft, answers=answered))

    def _withdrawn(self, one: Candidate) -> None:
        """A state leaves a letter: a statement of its own, on a day of its own."""
        key = ("withdrawal", self._actor_key(one.who), one.start)
        draft = self._drafts.open(key, one.who, StatementKind.WITHDRAWAL)
        draft.date = self._occasions.date_in(one.start, one.end)
        draft.carries(one.start, one.end)
        recorded = replace(one, basis=Basis.RECORDED)
        draft.express(self._position(recorded, draft, answers=self._letter))

    def _told(self, one: Candidate) -> None:
        voice = one.told_by
        speaker = next((who for who in voice.whos if who.holds), None) if voice else None
        if speaker is None:
            draft = self._statement_of(one.who.without_person(), one.start, one.end)
            told_by = voice.text if voice is not None and voice.text else "unnamed source"
            draft.express(self._position(one, draft, told_by[:LONGEST_NAME]))
            return
        parent = self._statement_of(speaker, one.start, one.end, one.place)
        draft = self._answered(parent, one.who, one)
        according = speaker.key or speaker.described()
        draft.express(self._position(one, draft, according))

    def _answered(self, parent: Draft, who: Who, one: Candidate) -> Draft:
        """The statement of another actor that is known only from the parent's."""
        who = who.without_person()
        draft = self._drafts.open(
            ("known from", parent.id, self._actor_key(who)), who, StatementKind.REMARK
        )
        draft.known_from = parent.id
        draft.carries(one.start, one.end)
        if one.act in _WORDS_AGAINST and draft.id not in parent.in_reply_to:
            parent.in_reply_to.append(draft.id)
        return draft

    def _statement_of(self, who: Who, start: int, end: int, place: int | None = None) -> Draft:
        turn = self._turns.at(start if place is None else place)
        if turn is not None and any(who.same_actor(one) for one in (turn.who, *turn.others)):
            return self._on_the_floor(turn, who, start, end)
        kind = self._kinds.get(self._actor_key(who))
        if kind is StatementKind.LETTER and "letter" not in self._text[start:end]:
            kind = None
        if "right of reply" in self._text[start:end]:
            kind = StatementKind.RIGHT_OF_REPLY
        if kind is None:
            at_meeting = self._occasions.main() is not None and who.key is not None
            kind = StatementKind.NATIONAL if at_meeting and who.person else StatementKind.REMARK
        draft = self._open(who, kind, start, end)
        draft.carries(start, end)
        return draft

    def _on_the_floor(self, turn: Turn, who: Who, start: int, end: int) -> Draft:
        """The statement that a turn is: everything that its speaker says there."""
        kind = turn.kind or StatementKind.NATIONAL
        speaker = next((one for one in turn.others if who.same_actor(one)), turn.who or who)
        key = ("turn", turn.start, self._actor_key(speaker))
        draft = self._drafts.open(key, speaker, kind)
        if draft.event is None and draft.date is None:
            draft.event = turn.event or self._occasions.main()
            draft.date = self._occasions.main_date() if turn.event is None else None
        draft.carries(start, end)
        return draft

    def _open(self, who: Who, kind: StatementKind, start: int, end: int) -> Draft:
        key = (self._actor_key(who), who.person, kind is StatementKind.LETTER)
        if who.group is not None:
            self._groups[_plain(who.group)] = key[0]
        known = self._drafts.get(key)
        draft = known or self._drafts.open(key, who, kind)
        if known is None and kind is not StatementKind.LETTER:
            told = self._occasions.date_in(start, end)
            draft.dated = told is not None
            draft.date = told or self._occasions.main_date()
            if draft.date == self._occasions.main_date():
                draft.event = self._occasions.main()
        elif known is not None and known.kind is StatementKind.REMARK:
            known.kind = kind
        if known is not None and not known.dated and start < min(known.spans)[0]:
            self._begins_earlier(known, start, end)
        return draft

    def _begins_earlier(self, draft: Draft, start: int, end: int) -> None:
        """Date a statement by the sentence with which it begins, where it was read later."""
        told = self._occasions.date_in(start, end)
        if told is not None and draft.kind is not StatementKind.LETTER:
            draft.date, draft.dated = told, True
            main = self._occasions.main_date()
            draft.event = self._occasions.main() if told == main else None

    def _actor_key(self, who: Who) -> object:
        """What tells actors apart: two groups of ten for which others speak are not one."""
        if who.group is None:
            return who.key
        plain = _plain(who.group)
        known = self._groups.get(plain)
        if who.spokesperson is not None and known != plain:
            known = (plain, who.spokesperson)
        return self._groups.setdefault(plain, plain) if known is None else known

    def _is_own_actor(self, who: Who, draft: Draft) -> bool:
        """Whether it makes the statement; "the 12 states" are those of whom some were named."""
        group, made_for = who.group, draft.who.group
        if group is None or made_for is None:
            return who.same_actor(draft.who)
        is_same = self._actor_key(who) == self._actor_key(draft.who)
        return is_same and set(group.members) <= set(made_for.members)

    def _position(
        self,
        one: Candidate,
        draft: Draft,
        according_to: str | None = None,
        answers: str | None = None,
    ) -> FactSheetPosition:
        return FactSheetPosition(
            holder=None if self._is_own_actor(one.who, draft) else one.who.holder,
            polarity=one.polarity,
            act=one.act,
            target=one.target.text[:_LONGEST],
            target_actor=one.target.actor,
            target_statement=answers,
            basis=one.basis,
            modality=one.modality,
            tier=one.tier,
            according_to=according_to,
            start=one.start,
            end=one.end,
            cue=one.cue,
            rule=one.rule,
        )

    def statements(self) -> Iterator[FactSheetStatement]:
        """The finished statements, in the order in which they began."""
        for draft in settled(self._drafts, self._text):
            yield draft.finished()

    def events(self) -> list[FactSheetEvent]:
        """The events that they belong to."""
        return self._occasions.events()


@lru_cache(256)
def _plain(group: Group) -> str:
    """A group by its size alone; asked again with every sentence of whoever speaks for it."""
    return group.model_copy(update={"members": ()}).model_dump_json()
