"""Names → actors: the records of the countries, groups, organs and persons that a sheet names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stancegraph.errors import (
    AmbiguousName,
    FactSheetError,
    NameRefused,
    UnknownCountry,
    UsageError,
)
from stancegraph.records import (
    Bloc,
    Coalition,
    Collection,
    Country,
    Membership,
    Organ,
    PartialDate,
    Person,
)
from stancegraph.records.factsheet import Group, Member, Speaker
from stancegraph.records.identifiers import actor_id, mint
from stancegraph.resolution.countries import countries
from stancegraph.resolution.gazetteer import Gazetteer, Resolution
from stancegraph.resolution.groups import size, wording
from stancegraph.resolution.memberships import listed, membership_records

EU_AUTHORITY = "http://publications.europa.eu/resource/authority/country/"


@dataclass(frozen=True, slots=True)
class Voice:
    """Identifiers of who speaks (a person or a state) and of the actor spoken for."""

    id: str
    actor: str | None


class Actors:
    """Resolves names, and adds the record of every actor that it meets to a collection."""

    def __init__(self, gazetteer: Gazetteer, records: Collection, *, on: date | None) -> None:
        self._gazetteer = gazetteer
        self._records = records
        self._on = on
        self._labels: dict[str, str] = {}
        self._with_members: set[str] = set()

    def named(self, name: str, at: str) -> str:
        """The identifier of the state, bloc or organ of that name.

        Raises NameRefused (UnknownCountry, AmbiguousName), with the place in the sheet.
        """
        found = self._resolve(name)
        if found.code is not None:
            return self._keep(found.code)
        if found.near:
            raise UnknownCountry(name, at=at, near=found.candidates)
        refused = f"{name!r} is refused: {found.reason}"
        if not found.candidates:
            raise NameRefused(refused, at=at, hint="write the name or code of an actor")
        choices = " or ".join(self._written(key) for key in found.candidates)
        raise AmbiguousName(refused, at=at, hint=f"write {choices}")

    def _written(self, key: str) -> str:
        kind, separator, rest = key.partition(":")
        return rest if separator else self._gazetteer.country(kind).name

    def known(self, name: str) -> str | None:
        """The identifier of the actor of that name, or None where there is none for certain."""
        code = self._resolve(name, suggest=False).code
        return None if code is None else self._keep(code)

    def _resolve(self, name: str, *, suggest: bool = True) -> Resolution:
        """Names as the UN uses them; a code stands for its state on any day.

        A report of today may tell what the Soviet Union supported.
        """
        if name in countries():
            return Resolution(name, name, "alpha-3 code")
        return self._gazetteer.resolve(name, on=self._on, usage="un", suggest=suggest)

    def label(self, identifier: str) -> str:
        """The label of an actor that was met before."""
        return self._labels[identifier]

    def key(self, identifier: str) -> str:
        """The key of a state, bloc or organ that was met before: `CHN`, `bloc:European Union`."""
        kind, _, local = identifier.partition("/")
        return local if kind == "country" else f"{kind}:{self._labels[identifier]}"

    def speaker(self, speaker: str | Speaker, at: str) -> Voice:
        """Who speaks and for which actor."""
        if isinstance(speaker, str):
            actor = self.named(speaker, at)
            return Voice(actor, actor)
        actor_for = self.named(speaker.speaks_for, at) if speaker.speaks_for else None
        person = Person(
            id=Person.identify(speaker.name, actor_for),
            label=speaker.name,
            speaks_for=actor_for,
            offices=(speaker.office,) if speaker.office else (),
        )
        return Voice(self._records.add(person).id, actor_for)

    @staticmethod
    def called(who: Group) -> str:
        """What tells a group from another in the same passage: its size and its wording."""
        words = size(who, len(_present(who)))[2]
        return f"{words}: {wording(who, words)}"

    def party(self, who: str | Group, owner: str, evidence: tuple[str, ...], at: str) -> str:
        """The identifier of a named group, or of the coalition that `owner` gathers."""
        if isinstance(who, str):
            return self.named(who, at)
        who = self._spelled_out(who, at)
        members = _members(who)
        ids = {self.named(one.name, f"{at}/members/{n}"): one for n, one in enumerate(members)}
        if len(ids) < len(members):
            raise FactSheetError(
                f"{len(members)} members are named, but only {len(ids)} are different",
                at=at,
                hint="remove the name that stands twice",
            )
        staying = len(_present(who))
        least, most, words = size(who, staying)
        if most == 0:
            raise FactSheetError(
                "every member that is named has left",
                at=at,
                hint="give the size of the coalition: count, more_than, at_least, about or text",
            )
        if most is not None and staying > most:
            raise FactSheetError(
                f"{staying} members are named for a coalition of {most}",
                at=at,
                hint="correct the count, or give those who left a date: {name: …, left: …}",
            )
        coalition = Coalition(
            id=mint("coalition", owner, wording(who, words)),
            label=wording(who, words),
            size_min=least,
            size_max=most,
            size_text=words,
            complete=least == most == staying,
            members=tuple(sorted(ids)),
        )
        for member, entry in ids.items():
            self._membership(coalition.id, member, entry, evidence)
        self._labels[coalition.id] = coalition.label
        return self._records.add(coalition, at=at).id

    def each(self, names: Iterable[str], at: str) -> list[str]:
        """A list of names in which `members of BLOC` is replaced by the members' codes.

        Without a date of its own such a list is of the day of the document. Raises NameRefused
        where the bloc or its members are not known.
        """
        try:
            return listed(names, self._gazetteer, self._on)
        except UsageError as error:
            raise NameRefused(error.what, at=at, hint=error.hint) from error

    def keep_members(self, holder: str) -> None:
        """Add who belongs to a bloc that holds a position, and when: positions follow from it."""
        if holder not in self._with_members and holder.startswith("bloc/"):
            self._with_members.add(holder)
            for one in membership_records(self._labels[holder]):
                self._keep(one.member.removeprefix("country/"))
                self._records.add(one)

    def _spelled_out(self, who: Group, at: str) -> Group:
        members = tuple(
            one if code == one.name else one.model_copy(update={"name": code})
            for one in _members(who)
            for code in self.each([one.name], at)
        )
        return who.model_copy(update={"members": members})

    def _membership(
        self, group: str, member: str, entry: Member, evidence: tuple[str, ...]
    ) -> None:
        if entry.joined or entry.left or entry.source:
            self._records.add(
                Membership(
                    id=mint("membership", group, member, entry.joined, entry.left),
                    member=member,
                    group=group,
                    joined=entry.joined,
                    left=entry.left,
                    source=entry.source,
                    attested_by=evidence,
                )
            )

    def _keep(self, key: str) -> str:
        identifier = actor_id(key)
        kind, separator, name = key.partition(":")
        record: Country | Bloc | Organ
        if separator:
            record = (Bloc if kind == "bloc" else Organ)(id=identifier, label=name)
        else:
            row = self._gazetteer.country(key)
            record = Country(
                id=identifier,
                label=row.name,
                code=row.code,
                un_status=row.un_status,
                m49=row.m49 or None,
                valid_from=PartialDate(row.valid_from) if row.valid_from else None,
                valid_until=PartialDate(row.valid_until) if row.valid_until else None,
                successors=tuple(f"country/{code}" for code in row.successors),
                matches=(f"{EU_AUTHORITY}{row.eu_code}",) if row.eu_code else (),
            )
        self._labels[identifier] = record.label
        return self._records.add(record).id


def _members(group: Group) -> list[Member]:
    return [one if isinstance(one, Member) else Member(name=one) for one in group.members]


def _present(group: Group) -> list[Member]:
    """The named members that have not left."""
    return [one for one in _members(group) if one.left is None]
