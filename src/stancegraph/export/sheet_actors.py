"""How a fact sheet writes actors: names, groups and speakers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stancegraph.export.sheet_records import by_id
from stancegraph.records import Bloc, Coalition, Country, Membership, Organ, Person
from stancegraph.records.factsheet import Group, Member, Speaker
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resolution.groups import group_size, wording
from stancegraph.tables import Tables


class ActorRecords:
    """The actors of a graph by identifier."""

    def __init__(self, tables: Tables) -> None:
        self.persons = by_id(tables, Person)
        self.coalitions = by_id(tables, Coalition)
        self.others = {
            one.id: one for kind in (Country, Bloc, Organ) for one in tables.records(kind)
        }
        self.memberships: dict[tuple[str, str], Membership] = {}
        for one in tables.records(Membership):
            self.memberships.setdefault((one.group, one.member), one)


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Actors in the words that the gazetteer understands on the day of the document."""

    actors: ActorRecords
    gazetteer: Gazetteer
    on: date | None

    def name(self, identifier: str) -> str:
        """The label of an actor, or its code where the label means nobody or somebody else."""
        actor = self.actors.others.get(identifier)
        if actor is None:
            return identifier
        if not isinstance(actor, Country):
            return str(getattr(actor, "label", identifier))
        found = self.gazetteer.resolve(actor.label, on=self.on)
        return actor.label if found.code == actor.code else actor.code

    def party(self, identifier: str) -> str | Group:
        """An actor by name, a coalition as a group."""
        coalition = self.actors.coalitions.get(identifier)
        if coalition is None:
            return self.name(identifier)
        members = tuple(self._member(coalition.id, one) for one in coalition.members)
        group = Group.model_validate({**group_size(coalition.size_text), "members": members})
        if coalition.label == wording(group, coalition.size_text):
            return group
        return group.model_copy(update={"text": coalition.label})

    def speaker(self, identifier: str) -> str | Speaker:
        """A person with the office and the actor spoken for; any other actor by name."""
        person = self.actors.persons.get(identifier)
        if person is None:
            return self.name(identifier)
        return Speaker(
            name=person.label,
            office=next(iter(person.offices), None),
            speaks_for=self.name(person.speaks_for) if person.speaks_for else None,
        )

    def _member(self, group: str, member: str) -> str | Member:
        dated = self.actors.memberships.get((group, member))
        name = self.name(member)
        if dated is None:
            return name
        return Member(name=name, joined=dated.joined, left=dated.left, source=dated.source)
