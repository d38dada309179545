"""Drafts of small sources (lists of signatories) → tables, by way of the records of a fact sheet.

A name that stands for nobody is left out and reported; the list keeps its size.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from stancegraph.errors import UsageError
from stancegraph.readers.datasets.coded import SheetDraft
from stancegraph.readers.skips import Skip
from stancegraph.records import Evidence, Membership
from stancegraph.records.factsheet import (
    FactSheetRollCall,
    FactSheetStatement,
    FactSheetVote,
    Group,
    Member,
)
from stancegraph.records.identifiers import actor_id
from stancegraph.resolution.assemble import Source, assemble
from stancegraph.resolution.codebook import Codebook
from stancegraph.resolution.gazetteer import Gazetteer, Resolution
from stancegraph.resolution.memberships import members_named
from stancegraph.tables.tables import Tables
from stancegraph.tables.unknown import Unknown


def sheet_tables(
    draft: SheetDraft, source_key: str, gazetteer: Gazetteer, codebook: Codebook | None = None
) -> tuple[Tables, tuple[Skip, ...]]:
    """The tables of a draft, and what was noticed.

    Raises DuplicateId where two lists of one source are the same statement.
    """
    pruned = _Pruned(draft, gazetteer)
    sheet = draft.sheet.model_copy(
        update={
            "statements": tuple(
                one
                for n, statement in enumerate(draft.sheet.statements)
                if (one := pruned.statement(statement, f"statements/{n}"))
            ),
            "roll_calls": tuple(
                pruned.roll_call(one, f"roll_calls/{n}")
                for n, one in enumerate(draft.sheet.roll_calls)
            ),
        }
    )
    source = Source(draft.document, draft.document.name, evidence=pruned.evidence)
    records = assemble(sheet, source, gazetteer, codebook)
    for evidence in pruned.attested.values():
        records.add(evidence)
    tables = _attested(Tables.of(records, source_key), pruned.attested)
    return tables, (*draft.skips, *pruned.skips())


class _Pruned:
    """A draft without the names that stand for nobody; the others are written as keys."""

    def __init__(self, draft: SheetDraft, gazetteer: Gazetteer) -> None:
        self._draft, self._gazetteer = draft, gazetteer
        self._unknown = Unknown(draft.document.name)
        self._twice: dict[str, list[int]] = {}
        self._kept = 0
        self.evidence: dict[str, Evidence] = {}
        self.attested: dict[tuple[str, str], Evidence] = {}
        """Evidence of the statement and identifier of a member → where it is listed."""

    def skips(self) -> tuple[Skip, ...]:
        """What was left out, and which names stood twice."""
        name = self._draft.document.name
        twice = (
            Skip.of(name, what, rows, hint="it is counted once", kept=True)
            for what, rows in sorted(self._twice.items())
        )
        return (*self._unknown.skips(), *twice)

    def statement(self, entry: FactSheetStatement, place: str) -> FactSheetStatement | None:
        """The statement with names that are known; None where nobody is left to make it."""
        on = entry.date.earliest if entry.date else None
        speakers = tuple(
            key
            for one in entry.speakers
            if isinstance(one, str)
            for key in self._keys(one, on, place)
        )
        group = entry.on_behalf_of
        spokesperson = None
        if isinstance(group, Group):
            group = self._group(group, place, on)
        if entry.spokesperson:
            spokesperson = self._gazetteer.resolve(entry.spokesperson, on=on, usage="un").code
        if not speakers and group is None:
            return None
        here = f"statements/{self._kept}"
        self._kept += 1
        for inner, evidence in self._draft.evidence.items():
            if inner == place or inner.startswith(f"{place}/"):
                self.evidence[here + inner.removeprefix(place)] = evidence
        changes = {"speakers": speakers, "on_behalf_of": group, "spokesperson": spokesperson}
        return entry.model_copy(update=changes)

    def roll_call(self, entry: FactSheetRollCall, place: str) -> FactSheetRollCall:
        """The roll call with voters that are known."""
        on = entry.date.earliest if entry.date else None
        votes: list[FactSheetVote] = []
        for n, vote in enumerate(entry.votes):
            there, here = f"{place}/votes/{n}", f"{place}/votes/{len(votes)}"
            names = [one for one in vote.by if isinstance(one, str)]
            every = (key for one in names for key in self._keys(one, on, there))
            keys = tuple(dict.fromkeys(every))
            if keys:
                self.evidence[here] = self._draft.evidence[there]
                votes.append(vote.model_copy(update={"by": keys}))
        if place in self._draft.evidence:
            self.evidence[place] = self._draft.evidence[place]
        return entry.model_copy(update={"votes": tuple(votes)})

    def _group(self, group: Group, place: str, on: date | None) -> Group | None:
        members: dict[str, Member] = {}
        more = 0
        for n, one in enumerate(group.members):
            there = f"{place}/on_behalf_of/members/{n}"
            member = one if isinstance(one, Member) else Member(name=one)
            keys = self._keys(member.name, on, there)
            more += max(len(keys) - 1, 0)
            for key in keys:
                if key in members:
                    what = f"{member.name!r} names a state that is on the list already"
                    self._twice.setdefault(what, []).extend(self._row(there))
                    continue
                members[key] = member.model_copy(update={"name": key})
                if there in self._draft.attested:
                    told = self._draft.evidence[place].id
                    self.attested[told, actor_id(key)] = self._draft.attested[there]
        if more and group.count == len(group.members):
            # The names printed were counted, of which one stands for several states.
            group = group.model_copy(update={"count": group.count + more})
        sized = (group.count, group.more_than, group.at_least, group.about, group.text)
        if not members and all(one is None for one in sized):
            return None
        return group.model_copy(update={"members": tuple(members.values())})

    def _keys(self, name: str, on: date | None, place: str) -> tuple[str, ...]:
        """Whom a name stands for: `members of ASEAN` for several, an unknown name for nobody."""
        try:
            group = members_named(name, self._gazetteer, on)
        except UsageError as error:
            self._unknown.add(Resolution(name, None, error.what), self._row(place))
            return ()
        if group is not None:
            return group.countries
        found = self._gazetteer.resolve(name, on=on, usage="un", suggest=False)
        if found.code is None:
            self._unknown.add(self._gazetteer.resolve(name, on=on, usage="un"), self._row(place))
            return ()
        return (found.code,)

    def _row(self, place: str) -> list[int]:
        return [self._draft.rows[place]] if place in self._draft.rows else []


def _attested(tables: Tables, where: Mapping[tuple[str, str], Evidence]) -> Tables:
    """The tables in which each membership is attested by the row of its own member."""
    memberships = tables[Membership]
    own = [
        where[told[0], member].id if told and (told[0], member) in where else None
        for member, told in memberships.select("member", "attested_by").iter_rows()
    ]
    rows = pl.Series("own", own, pl.String())
    memberships = memberships.with_columns(
        attested_by=pl.when(rows.is_not_null())
        .then(pl.concat_list(rows))
        .otherwise(pl.col("attested_by"))
    )
    return Tables({**tables, Membership: memberships})
