"""Lists of states that signed or voted → the statements and roll calls of a fact sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stancegraph.errors import SourceError
from stancegraph.readers.datasets.coded import SheetDraft
from stancegraph.readers.files import DataFile
from stancegraph.readers.skips import Skip
from stancegraph.records import Document, Evidence, FactSheet, PartialDate
from stancegraph.records.factsheet import (
    FactSheetDocument,
    FactSheetEvent,
    FactSheetPosition,
    FactSheetRollCall,
    FactSheetStatement,
    FactSheetVote,
    Group,
    Member,
)
from stancegraph.records.values import Act, Basis, Choice, EventKind, Polarity, StatementKind, Tier

SPEAKER = "speaker"
"""The role of the state that read the statement out."""
_VOTE = re.compile(
    r"HRC(?P<session>\d+)_L(?P<number>\d+)_(?P<choice>in_favour|against|abstain)_(?P<count>\d+)"
)
_CHOICES = {
    "in_favour": Choice.IN_FAVOUR,
    "against": Choice.AGAINST,
    "abstain": Choice.ABSTAINING,
}
_SIZE = re.compile(r"(?:(more than|at least|about) )?(\d{1,3})( others)?")
_LETTER = re.compile(r"letter|_G\d+", re.I)
"""A letter is called so, or has the symbol of a document that circulates one: A/HRC/41/G/17."""
_TOLD = ("date", "claimed", "title", "kind", "target", "polarity")


@dataclass(frozen=True, slots=True)
class Listed:
    """A name on a list, as printed."""

    name: str
    role: str = ""
    joined: PartialDate | None = None
    left: PartialDate | None = None
    source: str | None = None
    row: int | None = None


@dataclass(slots=True)
class Roster:
    """A list while it is read."""

    name: str
    number: int = 0
    """Its place among the lists of a file, counted from 1; 0 where names stand in rows."""
    listed: list[Listed] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)

    def tell(self, cells: Mapping[str, object], file: DataFile, at: str) -> None:
        """Keep what cells say of the list as a whole.

        Raises SourceError where rows of one list disagree.
        """
        for key in _TOLD:
            said = str(cells.get(key) or "").strip()
            if said and not self.number and self.told.setdefault(key, said) != said:
                raise SourceError(
                    f"the list {self.name!r} has {key} {self.told[key]!r} and {said!r}",
                    at=f"{file.at}, {at}",
                    hint="give two lists two names, or write the same in every row",
                )
            if said:
                self.told[key] = said


def is_vote(name: str) -> bool:
    """Whether the name of a list says that it is of voters."""
    return _VOTE.search(name) is not None


def sheet_of(
    document: Document, rosters: Sequence[Roster], skips: Iterable[Skip], *, unit: str
) -> SheetDraft:
    """The draft of a source of lists; each withdrawal is a statement of its own."""
    builder = _Builder(document)
    for roster in rosters:
        builder.add(roster)
    sheet = FactSheet(
        document=FactSheetDocument(),
        events=tuple(builder.events),
        statements=tuple(builder.statements),
        roll_calls=tuple(builder.roll_calls()),
    )
    return SheetDraft(
        document,
        sheet,
        evidence=builder.evidence,
        rows=builder.rows,
        attested=builder.attested,
        skips=(*skips, *builder.skips),
        unit=unit,
    )


class _Builder:
    def __init__(self, document: Document) -> None:
        self._document = document
        self.events: list[FactSheetEvent] = []
        self.statements: list[FactSheetStatement] = []
        self.evidence: dict[str, Evidence] = {}
        self.attested: dict[str, Evidence] = {}
        self.rows: dict[str, int] = {}
        self.skips: list[Skip] = []
        self._votes: dict[tuple[str, str, str], list[tuple[Choice, int, Roster]]] = {}

    def add(self, roster: Roster) -> None:
        vote = _VOTE.search(roster.name)
        if vote:
            symbol = f"A/HRC/{vote['session']}/L.{vote['number']}"
            key = (roster.told.get("date", ""), vote["session"], symbol)
            choice = (_CHOICES[vote["choice"]], int(vote["count"]), roster)
            self._votes.setdefault(key, []).append(choice)
            return
        self._joint(roster)

    def _joint(self, roster: Roster) -> None:
        told, place = roster.told, f"statements/{len(self.statements)}"
        title = told.get("title", roster.name)
        kind = self._kind(roster)
        date = self._date(roster)
        members = tuple(
            Member(name=one.name, joined=one.joined, left=one.left, source=one.source)
            for one in roster.listed
        )
        speaker = next((one.name for one in roster.listed if one.role == SPEAKER), None)
        self.events.append(
            FactSheetEvent(
                id=roster.name,
                kind=EventKind.LETTER if kind is StatementKind.LETTER else EventKind.OTHER,
                label=title,
                date=date,
            )
        )
        self._stands(roster, place, [f"{place}/positions/0"])
        for n, one in enumerate(roster.listed):
            member = f"{place}/on_behalf_of/members/{n}"
            self.rows[member] = one.row or roster.number
            if one.row is not None:
                self.attested[member] = self._row(one.row)
        self.statements.append(
            FactSheetStatement(
                id=roster.name,
                kind=kind,
                spokesperson=speaker,
                on_behalf_of=self._group(roster, members),
                event=roster.name,
                date=date,
                positions=(self._signed(roster, title),),
            )
        )
        for one in roster.listed:
            if one.left is not None:
                self._withdrawal(roster, one, title)

    def _signed(self, roster: Roster, title: str) -> FactSheetPosition:
        """To sign is to support the text; what the text is for or against a list may tell."""
        target = roster.told.get("target")
        polarity = roster.told.get("polarity", "support")
        if polarity not in list(Polarity):
            self._odd(roster, f"the polarity {polarity!r} is none", "write support or oppose")
            polarity, target = "support", None
        return FactSheetPosition(
            polarity=Polarity(polarity if target else "support"),
            act=Act.SIGN,
            target=target or title,
            target_event=None if target else roster.name,
            basis=Basis.RECORDED,
            tier=Tier.TABLE,
        )

    def _withdrawal(self, roster: Roster, one: Listed, title: str) -> None:
        place = f"statements/{len(self.statements)}"
        self._stands(roster, place, [f"{place}/positions/0"], one)
        self.statements.append(
            FactSheetStatement(
                kind=StatementKind.WITHDRAWAL,
                speakers=(one.name,),
                date=one.left,
                positions=(
                    FactSheetPosition(
                        polarity=Polarity.OPPOSE,
                        act=Act.WITHDRAW,
                        target=title,
                        target_statement=roster.name,
                        basis=Basis.RECORDED,
                        tier=Tier.TABLE,
                    ),
                ),
            )
        )

    def _stands(
        self, roster: Roster, place: str, inner: Iterable[str], one: Listed | None = None
    ) -> None:
        """Where the source says an entry: the row of its first name, else the list."""
        self.rows[place] = roster.number or next((o.row for o in roster.listed if o.row), 0)
        first = one or next(iter(roster.listed), None)
        if first is not None and first.row is not None:
            evidence = self._row(first.row)
        else:
            pointer = roster.name if one is None else f"{roster.name}/{one.name}"
            evidence = Evidence.entry(self._document.id, pointer)
        self.evidence.update(dict.fromkeys((place, *inner), evidence))

    def _row(self, row: int) -> Evidence:
        return Evidence.table_row(self._document.id, row)

    def _group(self, roster: Roster, members: tuple[Member, ...]) -> Group:
        staying = sum(one.left is None for one in members)
        claimed = roster.told.get("claimed")
        if claimed is None:
            # Its size is the number of names printed, whether they all stand for somebody or not.
            none = None if staying else "all left"
            return Group(count=staying or None, text=none, members=members)
        size = _SIZE.fullmatch(claimed)
        if size is None:
            return Group(text=claimed, members=members)
        how, count = size[1], int(size[2]) + bool(size[3])
        if how is None and staying > count:
            what = f"the list {roster.name!r} claims {count} and names {staying}"
            self._odd(roster, what, "both are kept; look at the source")
            return Group(text=f"{count} claimed, {staying} named", members=members)
        return Group.model_validate({(how or "count").replace(" ", "_"): count, "members": members})

    def _kind(self, roster: Roster) -> StatementKind:
        said = roster.told.get("kind", "letter" if _LETTER.search(roster.name) else "joint")
        if said not in ("joint", "letter"):
            self._odd(roster, f"the kind {said!r} is none", "write joint or letter")
            return StatementKind.JOINT
        return StatementKind(said)

    def _date(self, roster: Roster) -> PartialDate | None:
        said = roster.told.get("date")
        try:
            return PartialDate(said) if said else None
        except ValueError as error:
            self._odd(roster, str(error), "write dates as 2019-10-29", kept=False)
            return None

    def _odd(self, roster: Roster, what: str, hint: str, *, kept: bool = True) -> None:
        rows = [one.row for one in roster.listed if one.row is not None][:1] or [roster.number]
        what = what if roster.name in what else f"the list {roster.name!r}: {what}"
        self.skips.append(Skip.of(self._document.name, what, rows, hint=hint, kept=kept))

    def roll_calls(self) -> Iterator[FactSheetRollCall]:
        """Yield the roll calls that lists of voters make up."""
        for n, ((date, session, symbol), parts) in enumerate(self._votes.items()):
            votes: list[FactSheetVote] = []
            for choice, count, roster in parts:
                if not roster.listed:
                    continue
                place = f"roll_calls/{n}/votes/{len(votes)}"
                self._stands(roster, place, ())
                if len(roster.listed) != count:
                    what = f"the list {roster.name!r} counts {count} and names {len(roster.listed)}"
                    self._odd(roster, what, "both are kept; look at the source")
                names = tuple(one.name for one in roster.listed)
                votes.append(FactSheetVote(choice=choice, by=names, tier=Tier.TABLE))
            counted = {choice: count for choice, count, _ in parts}
            self.evidence[f"roll_calls/{n}"] = Evidence.entry(self._document.id, parts[0][2].name)
            yield FactSheetRollCall(
                organ="Human Rights Council",
                session=session,
                date=PartialDate(date) if date else None,
                resolution=symbol,
                motion=symbol,
                in_favour=counted.get(Choice.IN_FAVOUR),
                against=counted.get(Choice.AGAINST),
                abstaining=counted.get(Choice.ABSTAINING),
                votes=tuple(votes),
            )
