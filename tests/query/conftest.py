"""A small graph by hand: two reports of one meeting, a letter, a roll call and a fact sheet."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from stancegraph.query.named import named
from stancegraph.query.run import Asker, Rows
from stancegraph.records import (
    Attribution,
    Coalition,
    Collection,
    Country,
    DerivedPosition,
    Document,
    Event,
    Evidence,
    Issue,
    Membership,
    Organ,
    PartialDate,
    Person,
    Position,
    RollCall,
    Statement,
)
from stancegraph.records.values import (
    Act,
    Basis,
    EventKind,
    Polarity,
    StatementKind,
    Tier,
    UnStatus,
)
from stancegraph.store import database
from stancegraph.tables import Tables, derive
from stancegraph.vocabulary import BASE

REPORT = "The delegate of Kenya, for 3 states, praised the water accord; Chad called it unfair."
DIGEST = "Norway said that Chad had mocked the water accord."


def _country(code: str, label: str) -> Country:
    return Country(id=f"country/{code}", label=label, code=code, un_status=UnStatus.MEMBER)


def _position(key: str, **fields: object) -> Position:
    given = {
        "issue_polarity": fields.get("polarity") if "issue" in fields else None,
        "target": fields.get("issue"),
        "attribution": "attribution/report",
        "evidence": ("evidence/report-1",),
        "basis": Basis.REPORTED,
        **fields,
    }
    return Position.model_validate({"id": f"position/{key}", **given})


def records() -> Collection:
    """Kenya speaks for three states (Peru is known), Chad opposes, Norway tells of Chad."""
    day = PartialDate("2021-05-04")
    return Collection(
        [
            _country("KEN", "Kenya"),
            _country("PER", "Peru"),
            _country("TCD", "Chad"),
            _country("NOR", "Norway"),
            _country("FJI", "Fiji"),
            Organ(id="organ/water-board", label="Water Board"),
            Person(
                id="person/achieng",
                label="A. Achieng",
                speaks_for="country/KEN",
                offices=("delegate",),
            ),
            Document(
                id="document/report",
                label="Water Board hears both sides",
                sha256="a" * 64,
                name="report.txt",
                publisher="Example Wire",
                date=PartialDate("2021-05-05"),
            ),
            Document(id="document/digest", label="Digest", sha256="b" * 64, name="digest.txt"),
            Document(
                id="document/sheet",
                label="Letter on the water accord",
                sha256="c" * 64,
                name="letter.yaml",
                publisher="Example Register",
            ),
            Evidence(
                id="evidence/report-1",
                kind="passage",
                source="document/report",
                start=0,
                end=61,
                exact=REPORT[:61],
            ),
            Evidence(
                id="evidence/report-2",
                kind="passage",
                source="document/report",
                start=63,
                end=len(REPORT),
                exact=REPORT[63:],
            ),
            Evidence.passage("document/digest", DIGEST, 0, len(DIGEST)).model_copy(
                update={"id": "evidence/digest"}
            ),
            Evidence(
                id="evidence/letter",
                kind="entry",
                source="document/sheet",
                pointer="statements/0/positions/0",
            ),
            Evidence(
                id="evidence/exit",
                kind="entry",
                source="document/sheet",
                pointer="statements/1/positions/0",
                exact="Fiji takes its name off the letter.",
            ),
            Evidence(id="evidence/row", kind="row", source="document/sheet", row=7),
            Attribution(id="attribution/report", reported_by="document/report"),
            Attribution(id="attribution/sheet", reported_by="document/sheet"),
            Attribution(
                id="attribution/norway",
                reported_by="document/digest",
                according_to="country/NOR",
            ),
            Attribution(
                id="attribution/analyst",
                reported_by="document/digest",
                according_to_other="other_source",
                according_to_text="an analyst",
            ),
            Event(
                id="event/session",
                label="Water Board, 3rd meeting",
                kind=EventKind.MEETING,
                organ="organ/water-board",
                date=day,
            ),
            RollCall(
                id="roll_call/12",
                label="Water Board: vote 12",
                organ="organ/water-board",
                record_number="12",
                date=PartialDate("2021-06-01"),
                motion="Draft resolution on the water accord, as a whole",
            ),
            Issue(id="issue/water-accord", label="The water accord"),
            Issue(id="issue/tolls", label="River tolls"),
            Coalition(
                id="coalition/three",
                label="3 states",
                size_min=3,
                size_max=3,
                size_text="3",
                complete=False,
                members=("country/KEN", "country/PER"),
            ),
            Coalition(
                id="coalition/letter",
                label="1 countries",
                size_min=1,
                size_max=1,
                size_text="1",
                complete=True,
                members=("country/FJI", "country/PER"),
            ),
            Membership(
                id="membership/fiji",
                member="country/FJI",
                group="coalition/letter",
                joined=PartialDate("2021-04-01"),
                left=PartialDate("2021-04-20"),
                attested_by=("evidence/letter",),
            ),
            Statement(
                id="statement/joint",
                label="Kenya on behalf of 3 states: joint, 2021-05-04",
                kind=StatementKind.JOINT,
                speakers=("person/achieng",),
                spokesperson="country/KEN",
                on_behalf_of=("coalition/three",),
                event="event/session",
                date=day,
                passages=("evidence/report-1",),
            ),
            Statement(
                id="statement/chad",
                label="Chad: national, 2021-05-04",
                kind=StatementKind.NATIONAL,
                speakers=("country/TCD",),
                event="event/session",
                date=day,
                in_reply_to=("statement/joint",),
                passages=("evidence/report-2",),
            ),
            Statement(
                id="statement/norway",
                label="Norway: national",
                kind=StatementKind.NATIONAL,
                speakers=("country/NOR",),
                passages=("evidence/digest",),
            ),
            Statement(
                id="statement/chad-mocking",
                label="Chad: remark",
                kind=StatementKind.REMARK,
                speakers=("country/TCD",),
                known_from="statement/norway",
                passages=("evidence/digest",),
            ),
            Statement(
                id="statement/letter",
                label="1 countries: letter, 2021-04",
                kind=StatementKind.LETTER,
                on_behalf_of=("coalition/letter",),
                date=PartialDate("2021-04"),
                passages=("evidence/letter",),
            ),
            Statement(
                id="statement/exit",
                label="Fiji: withdrawal, 2021-04-20",
                kind=StatementKind.WITHDRAWAL,
                speakers=("country/FJI",),
                date=PartialDate("2021-04-20"),
                passages=("evidence/exit",),
            ),
            _position(
                "joint",
                holder="coalition/three",
                polarity=Polarity.SUPPORT,
                act=Act.PRAISE,
                target_text="the water accord",
                issue="issue/water-accord",
                statement="statement/joint",
                date=day,
            ),
            _position(
                "chad",
                holder="country/TCD",
                polarity=Polarity.OPPOSE,
                act=Act.CRITICISE,
                target_text="it",
                target_actor="country/KEN",
                issue="issue/water-accord",
                statement="statement/chad",
                tier=Tier.PRONOUN,
                basis=Basis.STATED,
                evidence=("evidence/report-2",),
                date=day,
            ),
            _position(
                "mocking",
                holder="country/TCD",
                polarity=Polarity.OPPOSE,
                target_text="the water accord",
                issue="issue/water-accord",
                statement="statement/chad-mocking",
                tier=Tier.CARRIED,
                evidence=("evidence/digest",),
                attribution="attribution/norway",
            ),
            _position(
                "analyst",
                holder="country/NOR",
                polarity=Polarity.NEUTRAL,
                target_text="tolls on the river",
                issue="issue/tolls",
                evidence=("evidence/digest",),
                attribution="attribution/analyst",
            ),
            _position(
                "letter",
                holder="coalition/letter",
                polarity=Polarity.OPPOSE,
                act=Act.SIGN,
                target_text="complaints about the water accord",
                target="issue/water-accord",
                issue="issue/water-accord",
                issue_polarity=Polarity.SUPPORT,
                basis=Basis.RECORDED,
                statement="statement/letter",
                evidence=("evidence/letter",),
                attribution="attribution/sheet",
                date=PartialDate("2021-04"),
            ),
            _position(
                "exit",
                holder="country/FJI",
                polarity=Polarity.OPPOSE,
                act=Act.WITHDRAW,
                target="statement/letter",
                target_text="the letter",
                basis=Basis.RECORDED,
                statement="statement/exit",
                evidence=("evidence/exit",),
                attribution="attribution/sheet",
                date=PartialDate("2021-04-20"),
            ),
            _position(
                "vote",
                holder="country/NOR",
                polarity=Polarity.NEUTRAL,
                act=Act.ABSTAIN,
                target="roll_call/12",
                target_text="Draft resolution on the water accord, as a whole",
                basis=Basis.RECORDED,
                tier=Tier.TABLE,
                roll_call="roll_call/12",
                evidence=("evidence/row",),
                attribution="attribution/sheet",
                date=PartialDate("2021-06-01"),
            ),
        ]
    )


@pytest.fixture(scope="session")
def store() -> Store:
    """The small graph, with what follows from it."""
    tables = Tables.of(records(), "by hand").merged()
    complete = tables.joined(Tables({DerivedPosition: derive(tables)}))
    return database.load(complete, BASE)[0]


class Answers:
    """Answers of named queries as rows of chosen columns, identifiers and terms made short."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(
        self, name: str, *columns: str, derived: bool = False, **parameters: str
    ) -> list[tuple[object, ...]]:
        rows = Asker(self._store, derived=derived).rows(named(name).bound(parameters))
        assert isinstance(rows, Rows)
        assert not [column for column in columns if column not in rows.variables]
        return [tuple(_short(row[column]) for column in columns) for row in rows]


def _short(value: object) -> object:
    if not isinstance(value, str):
        return value
    return value.removeprefix(BASE).removeprefix("https://w3id.org/stancegraph/ontology#")


@pytest.fixture(scope="session")
def answers(store: Store) -> Answers:
    return Answers(store)
