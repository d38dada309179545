"""What the reader of an article keeps in mind: who was named, who spoke, what "they" can mean."""

from __future__ import annotations

from stancegraph.extraction.actors.who import Who

_SAME_OFFICE = (
    {"envoy", "ambassador", "representative", "diplomat", "delegate"},
    {"president", "leader"},
    {"minister", "premier", "pm"},
    {"spokesman", "spokeswoman", "spokesperson", "official"},
)


_ITS_BODIES = ("government", "ministry")
_ITS_OFFICES = ("department", "embassy")
"""What a state that speaks calls itself; in a record "the Department" is one of the UN's."""
_REMEMBERED = 20
"""Persons who are kept in mind as those that acted last."""
_BLOCS = frozenset({"bloc", "grouping", "alliance", "organisation", "organization"})
_BODIES = frozenset({"body", "organ"})
"""Nouns that mean the bloc, or the bloc or organ, named last."""


class Discourse:
    """Grows as sentences are read in order; never looks ahead."""

    def __init__(self) -> None:
        self.people: dict[str, Who] = {}
        """Person by full name and by each part of it."""
        self.person: Who | None = None
        """The latest person who was the subject of a clause."""
        self._spoke: list[Who] = []
        """Persons in the order in which they were last the subject of a clause."""
        self.actor: Who | None = None
        """The latest state, bloc or organ that was a subject: what "it" can mean."""
        self.nation: Who | None = None
        """The latest state that acted or spoke through somebody: what "the country" can mean."""
        self.several: tuple[Who, ...] = ()
        """The latest plural subject: what "they" can mean."""
        self.strangers = False
        """Whether a plural subject that stands for no states was told of: "they" may mean it."""
        self.met: tuple[Who, ...] = ()
        """Those who last met, talked or signed with each other: what "the sides" can mean."""
        self.latest: Who | None = None
        """The latest state or bloc that acted or spoke, whoever did for it."""
        self.announced: Who | None = None
        """Whom a headline named by office alone, until the report's first sentence is read."""
        self.headed: Who | None = None
        """The state that acts in the headline: whose spokesperson a report names without it."""
        self.gathered: dict[str, tuple[Who, ...]] = {}
        """Minister, leader → whose they were when "EU ministers" last acted."""
        self._stated: tuple[Who, ...] = ()
        """Those who made the statement that was the latest subject."""
        self._just_met = False
        """Whether no other plural was a subject since."""
        self.statement: tuple[Who, ...] = ()
        """For whom the latest statement or letter was made: what "the statement" stands for."""
        self.institutions: dict[str, Who] = {}
        """Government, ministry and the like → whose it was when last named with its country."""
        self.short_names: dict[str, Who] = {}
        """MEA, FO → the state whose ministry the text calls so for short."""
        self._bodies: list[str] = []
        """Blocs and organs in the order in which they were last named."""
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
        self.actor = self.nation = actor
        self.several = whos if len(whos) > 1 or (who is not None and who.plural) else ()
        bodies = _ITS_BODIES if retold else (*_ITS_BODIES, *_ITS_OFFICES)
        self.institutions = dict.fromkeys(bodies, actor) if actor is not None else {}

    def saw_named(self, key: str) -> None:
        """A state was named, or acted."""
        if key in self._named:
            self._named.remove(key)
        self._named.append(key)

    def saw_nation(self, key: str | None) -> None:
        """The state that a sentence is about, if it is about one."""
        self.nation = Who(key) if key is not None else self.nation

    def saw_body(self, key: str) -> None:
        """A bloc or organ was named, or acted."""
        if key in self._bodies:
            self._bodies.remove(key)
        self._bodies.append(key)

    def body(self, noun: str, *, is_name: bool) -> Who | None:
        """What "the bloc", "the alliance" or, as part of a name, "the Council" takes up again."""
        bodies = [key for key in reversed(self._bodies) if ":" in key]
        if is_name:
            found = (key for key in bodies if noun in key.partition(":")[2].lower().split())
            key = next(found, None)
        elif noun == "group":
            actor = self.actor.key if self.actor is not None else None
            key = actor if actor is not None and actor.startswith("bloc:") else None
        elif noun in _BLOCS:
            key = next((key for key in bodies if key.startswith("bloc:")), None)
        elif noun in _BODIES:
            key = bodies[0] if bodies else None
        else:
            key = None
        return Who(key) if key is not None else None

    @property
    def named(self) -> tuple[str, ...]:
        """All states named so far."""
        return tuple(self._named)

    def together(self, count: int | None) -> tuple[Who, ...]:
        """Whom "the three leaders" and, without a count, "the sides" can mean."""
        for known in (self.several, self.met):
            if len(known) == count or (count is None and len(known) > 1):
                return known
            group = known[0].group if len(known) == 1 else None
            members = group.members if group is not None else ()
            keys = [one for one in members if isinstance(one, str)]
            if keys and len(keys) == count:
                return tuple(Who(key) for key in keys)
        if count is None and self.actor is not None and (self.actor.key or "").startswith("bloc:"):
            return (self.actor,)  # "The EU met. The ministers agreed"
        return self.pair() if count == 2 else ()

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
        for who in [*reversed(self._spoke), *reversed(list(self.people.values()))]:
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
            return self.several or (self.met if self._just_met else ())
        if word == "both":
            return self.together(2)
        if word in ("it", "its"):
            if self._stated and self.actor == self._stated[0]:
                return self._stated  # "A joint statement came. It condemned"
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
        """A statement was a subject: "it" and "they" mean those who made it."""
        self.actor, self.several = whos[0], whos
        self._stated = whos

    def saw_thing(self) -> None:
        """A subject that is no actor we know: "it" must not pass over it."""
        self.actor = None

    def saw_encounter(self, whos: tuple[Who, ...]) -> None:
        """Several states met, talked or signed with each other."""
        self.met = whos
        self._just_met = True

    def saw_strangers(self) -> None:
        """A plural subject that stands for no states: "they" must not pass over it."""
        self.several = ()
        self.strangers = True
        self._just_met = False

    def saw_subject(
        self, whos: tuple[Who, ...], *, plural: bool = False, acts: bool = True
    ) -> None:
        """Take note of who was the subject of a clause; `plural` is its noun."""
        if not whos:
            return
        self._stated = ()
        if len(whos) > 1 or whos[0].plural:
            self.strangers = False
            self.several = tuple(who for who in whos if who.holds)
            return
        who = whos[0]
        if acts and who.key is not None:
            self.latest = who.without_person()
        if who.key is not None and ":" not in who.key:
            self.saw_named(who.key)
        is_bloc = who.key is not None and who.key.startswith("bloc:")
        if is_bloc and who.person is None:
            self.saw_body(who.key or "")
            self.actor, self.several = who.without_person(), (who.without_person(),)
            self.person = who if who.office is not None else self.person
        elif plural and who.key is not None and who.person is None:
            self.several = (who.without_person(),)  # "Peruvian officials met; they agreed"
            if who.office is None:
                self.actor = who
        elif who.person is not None or who.office is not None or not who.holds:
            self.person = who
            self._spoke = [*(one for one in self._spoke[-_REMEMBERED:] if one != who), who]
        else:
            self.actor = who
            self.several = (who,)
