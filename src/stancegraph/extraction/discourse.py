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
            return (self.person,) if self.person is not None else ()
        if word in ("they", "them", "their"):
            return self.several
        if word in ("it", "its"):
            return (self.actor,) if self.actor is not None else ()
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
        if who.person is not None or who.office is not None or not who.holds:
            self.person = who
        else:
            self.actor = who
            self.several = (who,)
