"""What the reader of an article keeps in mind: who was named, who spoke, what "they" can mean."""

from __future__ import annotations

from stancegraph.extraction.who import Who

_SAME_OFFICE = (
    {"envoy", "ambassador", "representative", "diplomat", "delegate"},
    {"president", "leader"},
    {"minister", "premier", "pm"},
    {"spokesman", "spokeswoman", "spokesperson", "official"},
)


class Discourse:
    """Grows as sentences are read in order; never looks ahead."""

    def __init__(self) -> None:
        self.people: dict[str, Who] = {}
        """Person by full name and by each part of it."""
        self.person: Who | None = None
        """The latest person who was the subject of a clause."""
        self.actor: Who | None = None
        """The latest state, bloc or organ that was a subject: what "it" can mean."""
        self.several: tuple[Who, ...] = ()
        """The latest plural subject: what "they" can mean."""
        self.statement: tuple[Who, ...] = ()
        """For whom the latest statement or letter was made: what "the statement" stands for."""
        self.institutions: dict[str, Who] = {}
        """Government, ministry and the like → whose it was when last named with its country."""
        self._named: list[str] = []
        """States in the order in which they were last named or acted."""

        self.speakers: tuple[Who, ...] = ()
        """Those who have the floor, literally or retold."""
        self._floor: tuple[Who, ...] = ()
        """Whom "he" and "she" mean all through a turn that is retold."""

    def take_floor(self, whos: tuple[Who, ...], *, retold: bool) -> None:
        """Somebody begins to speak, by the form of the document: pronouns start anew."""
        who = whos[0] if whos else None
        self._floor = whos if retold else ()
        self.speakers = whos
        self.person = who if retold else None
        actor = who.without_person() if who is not None and who.key is not None else None
        self.actor = actor
        self.several = whos if len(whos) > 1 or (who is not None and who.plural) else ()
        self.institutions = {"ministry": actor, "government": actor} if actor is not None else {}

    def saw_named(self, key: str) -> None:
        """A state was named, or acted."""
        if key in self._named:
            self._named.remove(key)
        self._named.append(key)

    @property
    def named(self) -> tuple[str, ...]:
        """All states named so far."""
        return tuple(self._named)

    def pair(self) -> tuple[Who, ...]:
        """Whom "the two countries" can mean: the two that were named last."""
        return tuple(Who(key) for key in self._named[-2:]) if len(self._named) > 1 else ()

    def meet(self, who: Who, parts: list[str]) -> None:
        """Remember a person under the parts of the name."""
        for part in parts:
            if len(part) > 1:
                self.people[part] = who
        if who.person:
            self.people[who.person] = who

    def holder_of_office(self, lemma: str) -> Who | None:
        """The person that "the envoy" or "the minister" refers to."""
        same = next((group for group in _SAME_OFFICE if lemma in group), {lemma})
        recent = [who for who in [self.person] if who is not None]
        for who in [*recent, *reversed(list(self.people.values()))]:
            if who.office and same & set(who.office.lower().split()):
                return who
        return None

    def pronoun(self, word: str) -> tuple[Who, ...]:
        """Whom a pronoun of the third person stands for; empty if nobody fits."""
        word = word.lower()
        if word in ("he", "she", "him", "her", "his"):
            if self._floor:
                return self._floor
            return (self.person,) if self.person is not None else ()
        if word in ("they", "them", "their"):
            return self.several
        if word in ("it", "its"):
            if self.actor is not None:
                return (self.actor,)
            return self._floor[:1]  # "It stopped short of …": the delegation that speaks
        return ()

    def group_on_the_floor(self, noun: str) -> tuple[Who, ...]:
        """The bloc or coalition for which somebody speaks, when "the Group" can mean it."""
        for who in self._floor[:1]:
            name = (who.key or "").lower()
            if name.startswith("bloc:") and (noun in ("group", "bloc") or noun in name.split()):
                return (who,)
            if who.group is not None and noun == "group":
                return (who,)
            if noun in ("sponsors", "co-sponsors", "cosponsors"):
                return (who,)
        return ()

    def saw_statement(self, whos: tuple[Who, ...]) -> None:
        """A statement was a subject: "it" means those who made it."""
        self.actor = whos[0]

    def saw_thing(self) -> None:
        """A subject that is no actor we know: "it" must not pass over it."""
        self.actor = None

    def saw_strangers(self) -> None:
        """A plural subject that stands for no states: "they" must not pass over it."""
        self.several = ()

    def saw_subject(self, whos: tuple[Who, ...]) -> None:
        """Take note of who was the subject of a clause."""
        if not whos:
            return
        if len(whos) > 1 or whos[0].plural:
            self.several = tuple(who for who in whos if who.holds)
            return
        who = whos[0]
        if who.key is not None and ":" not in who.key:
            self.saw_named(who.key)
        if who.person is not None or who.office is not None or not who.holds:
            self.person = who
        else:
            self.actor = who
            self.several = (who,)
