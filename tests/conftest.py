"""Fixtures that several packages of tests use."""

from __future__ import annotations

import pytest

from stancegraph.records import (
    Attribution,
    Coalition,
    Collection,
    Country,
    Document,
    Event,
    Evidence,
    Issue,
    Membership,
    Organ,
    PartialDate,
    Person,
    Position,
    Record,
    Statement,
    Text,
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
from stancegraph.tables import Tables, complete

TEXT = (
    "Belarus, for 54 countries, praised the water plan.\n\n"
    'Norway rejected it. "We cannot accept this plan," said Kari Lund, its envoy.'
)
TUESDAY = PartialDate("2019-10-29")


def country(code: str, label: str) -> Country:
    return Country(id=f"country/{code}", label=label, code=code, un_status=UnStatus.MEMBER)


def small_graph() -> list[Record]:
    """Two statements at one meeting, one for 54 states, with three positions on one plan."""
    document = Document(
        id="document/d",
        label="States differ over water plan",
        sha256="d" * 64,
        name="brief.txt",
        publisher="Example Wire",
        date=PartialDate("2019-10-30"),
    )
    joint = Evidence.passage(document.id, TEXT, 0, 50)
    reply = Evidence.passage(document.id, TEXT, 52, 71)
    quoted = Evidence.passage(document.id, TEXT, 72, len(TEXT))
    coalition = Coalition(
        id="coalition/c",
        label="54 countries",
        size_min=54,
        size_max=54,
        size_text="54",
        complete=False,
        members=("country/BLR", "country/QAT", "country/SRB"),
    )
    meeting = Event(
        id="event/e",
        label="Third Committee: discussion on water",
        kind=EventKind.MEETING,
        organ="organ/third-committee",
        date=TUESDAY,
    )
    first = Statement(
        id="statement/s1",
        label="Belarus on behalf of 54 countries: joint, 2019-10-29",
        kind=StatementKind.JOINT,
        speakers=("country/BLR",),
        spokesperson="country/BLR",
        on_behalf_of=(coalition.id,),
        event=meeting.id,
        date=TUESDAY,
        passages=(joint.id,),
    )
    second = Statement(
        id="statement/s2",
        label="Norway: national, 2019-10-29",
        kind=StatementKind.NATIONAL,
        speakers=("person/p",),
        event=meeting.id,
        date=TUESDAY,
        in_reply_to=(first.id,),
        passages=(reply.id, quoted.id),
    )
    attribution = Attribution(id="attribution/a", reported_by=document.id)
    issue = Issue(id="issue/water-plan", label="Water plan", definition="Being for the plan.")

    def position(
        name: str, holder: str, polarity: Polarity, proof: Evidence, **more: object
    ) -> Position:
        return Position.model_validate(
            {
                "id": f"position/{name}",
                "holder": holder,
                "polarity": polarity,
                "target": issue.id,
                "target_text": "the water plan",
                "issue": issue.id,
                "issue_polarity": polarity,
                "basis": Basis.REPORTED,
                "tier": Tier.EXPLICIT,
                "date": TUESDAY,
                "evidence": (proof.id,),
                "attribution": attribution.id,
                **more,
            }
        )

    return [
        document,
        Text(id=document.id, text=TEXT),
        joint,
        reply,
        quoted,
        country("BLR", "Belarus"),
        country("NOR", "Norway"),
        country("QAT", "Qatar"),
        country("SRB", "Serbia"),
        Organ(id="organ/third-committee", label="Third Committee"),
        Person(id="person/p", label="Kari Lund", speaks_for="country/NOR", offices=("envoy",)),
        coalition,
        Membership(
            id="membership/q",
            member="country/QAT",
            group=coalition.id,
            left=PartialDate("2019-10-20"),
            attested_by=(joint.id,),
        ),
        Membership(
            id="membership/s",
            member="country/SRB",
            group=coalition.id,
            joined=PartialDate("2019-11"),
            attested_by=(joint.id,),
        ),
        meeting,
        first,
        second,
        attribution,
        issue,
        position(
            "p1",
            coalition.id,
            Polarity.SUPPORT,
            joint,
            act=Act.PRAISE,
            statement=first.id,
            cue="praised",
        ),
        position("p2", "country/NOR", Polarity.OPPOSE, reply, act=Act.REJECT, statement=second.id),
        position(
            "p3",
            "country/NOR",
            Polarity.OPPOSE,
            quoted,
            act=Act.REJECT,
            statement=second.id,
            basis=Basis.STATED,
            tier=Tier.PRONOUN,
        ),
    ]


@pytest.fixture
def records() -> Collection:
    """A joint statement for 54 states and a reply, about one plan."""
    return Collection(small_graph())


@pytest.fixture
def tables(records: Collection) -> Tables:
    """The same, as complete tables."""
    return complete(Tables.of(records, "key"))
