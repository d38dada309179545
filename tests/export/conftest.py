"""A small graph of one report of our own: joint and single statements, a reply, a letter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stancegraph.export.view import View
from stancegraph.records import (
    Attribution,
    Bloc,
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
    Record,
    RollCall,
    Run,
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
from stancegraph.tables import Tables, derive
from stancegraph.vocabulary import BASE

TEXT = (
    "Belarus, on behalf of 54 countries, praised the measures.\n"
    "Pakistan and Russia, among more than 30 that spoke singly, did so too.\n"
    "The European Union voiced concern about the measures.\n"
    'Zhang Jun of China said the United States had "made groundless accusations".\n'
    "In July 22 states had signed a letter against the measures.\n"
    "France voted for the draft.\n"
)
SHA = "ab" * 32
DOCUMENT = Document.identify(SHA)
HOSTILE = (
    "\"quoted\" 'single' \\back\nnew line\rreturn\ttab <script>alert(1)</script> &amp; ]]> "
    "=1+1 \u202eright to left\u202c \u200f| ; \x01\x1b\x7f\x85\u2028 \U0001f54a é end"
)
CONTROLS = "\x01\x1b"
"""The characters of HOSTILE that XML cannot hold."""


def passage(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence.passage(DOCUMENT, TEXT, start, start + len(words))


def records(words: str) -> Iterator[Record]:
    """The records of the report; `words` stands in every field that holds free text."""
    for code, name in {
        "BLR": "Belarus",
        "CHN": "China",
        "FRA": "France",
        "PAK": "Pakistan",
        "RUS": "Russian Federation",
        "USA": "United States of America",
    }.items():
        yield Country(id=f"country/{code}", label=name, code=code, un_status=UnStatus.MEMBER)
    yield Bloc(id="bloc/european-union", label="European Union")
    yield Organ(id="organ/third-committee", label="Third Committee")
    yield Text(id=DOCUMENT, text=TEXT)
    yield Document(
        id=DOCUMENT,
        label=f"States split over measures{words}",
        sha256=SHA,
        name="split.txt",
        publisher=f"The Daily Example{words}",
        date=PartialDate("2019-10-30"),
        language="en",
        url="https://example.org/split",
    )
    yield Run(
        id="run/1",
        label="stancegraph 0.1.0",
        software="stancegraph",
        version="0.1.0",
        configuration="00",
    )
    yield Event(
        id="event/meeting",
        label=f"Third Committee: debate{words}",
        kind=EventKind.MEETING,
        organ="organ/third-committee",
        place=f"New York{words}",
        date=PartialDate("2019-10-29"),
    )
    yield Event(
        id="event/letter",
        label="Letter of July",
        kind=EventKind.LETTER,
        date=PartialDate("2019-07"),
    )
    yield RollCall(
        id="roll_call/12",
        label="Vote on the draft",
        organ="organ/third-committee",
        record_number="12",
        date=PartialDate("2019-11-14"),
        motion=f"The whole draft{words}",
        yes=100,
        no=20,
        abstain=30,
    )
    yield Issue(id="issue/measures", label=f"The measures{words}", definition="Approves of them.")
    yield Issue(id="issue/5c0ped", label="groundless accusations", scope=DOCUMENT)
    yield Person(
        id="person/zhang",
        label=f"Zhang Jun{words}",
        speaks_for="country/CHN",
        offices=(f"envoy{words}",),
    )
    yield Coalition(
        id="coalition/c54",
        label="54 countries",
        size_min=54,
        size_max=54,
        size_text="54",
        complete=False,
        members=("country/BLR",),
    )
    yield Coalition(
        id="coalition/c30",
        label="more than 30 countries",
        size_min=31,
        size_text="more than 30",
        complete=False,
        members=("country/PAK", "country/RUS"),
    )
    yield Coalition(
        id="coalition/c22",
        label="22 countries",
        size_min=22,
        size_max=22,
        size_text="22",
        complete=False,
        members=("country/FRA",),
    )
    yield Membership(
        id="membership/fra",
        member="country/FRA",
        group="coalition/c22",
        joined=PartialDate("2019-07-08"),
    )
    yield Attribution(id="attribution/own", reported_by=DOCUMENT)
    yield Attribution(id="attribution/chn", reported_by=DOCUMENT, according_to="country/CHN")
    yield Attribution(
        id="attribution/other",
        reported_by=DOCUMENT,
        according_to_other="other_source",
        according_to_text=f"a monitor{words}",
    )
    yield from statements(words)


def statements(words: str) -> Iterator[Record]:
    joint = passage("Belarus, on behalf of 54 countries, praised the measures.")
    single = passage("Pakistan and Russia, among more than 30 that spoke singly, did so too.")
    concern = passage("The European Union voiced concern about the measures.")
    reply = passage('Zhang Jun of China said the United States had "made groundless accusations".')
    letter = passage("In July 22 states had signed a letter against the measures.")
    vote = passage("France voted for the draft.")
    yield from (joint, single, concern, reply, letter, vote)

    def said(name: str, kind: StatementKind, proof: Evidence, **fields: object) -> Statement:
        fields = {"event": "event/meeting", "date": PartialDate("2019-10-29"), **fields}
        return Statement(
            id=f"statement/{name}",
            label=f"Statement {name}{words}",
            kind=kind,
            passages=(proof.id,),
            run="run/1",
            **fields,
        )

    def held(name: str, holder: str, polarity: Polarity, proof: Evidence, **fields: object):
        towards = {
            "target": "issue/measures",
            "issue": "issue/measures",
            "issue_polarity": polarity,
            "date": PartialDate("2019-10-29"),
            "attribution": "attribution/own",
            "basis": Basis.REPORTED,
            "target_text": f"the measures{words}",
            "cue": f"cue{words}",
        }
        return Position(
            id=f"position/{name}",
            holder=holder,
            polarity=polarity,
            evidence=(proof.id,),
            **{**towards, **fields},
        )

    yield said(
        "joint",
        StatementKind.JOINT,
        joint,
        spokesperson="country/BLR",
        speakers=("country/BLR",),
        on_behalf_of=("coalition/c54",),
    )
    yield held(
        "joint",
        "coalition/c54",
        Polarity.SUPPORT,
        joint,
        act=Act.PRAISE,
        statement="statement/joint",
        rule="praise+OBJ",
    )
    yield said("rest", StatementKind.NATIONAL, single, on_behalf_of=("coalition/c30",))
    yield held(
        "rest",
        "coalition/c30",
        Polarity.SUPPORT,
        single,
        statement="statement/rest",
        tier=Tier.PRONOUN,
    )
    for code in ("PAK", "RUS"):
        yield said(code, StatementKind.NATIONAL, single, speakers=(f"country/{code}",))
    yield said("eu", StatementKind.JOINT, concern, on_behalf_of=("bloc/european-union",))
    yield held(
        "eu",
        "bloc/european-union",
        Polarity.OPPOSE,
        concern,
        act=Act.CONCERN,
        statement="statement/eu",
        target_actor="country/CHN",
    )
    yield said(
        "usa",
        StatementKind.REMARK,
        reply,
        speakers=("country/USA",),
        event=None,
        date=None,
        known_from="statement/reply",
    )
    yield held(
        "usa",
        "country/USA",
        Polarity.OPPOSE,
        reply,
        target="country/CHN",
        issue=None,
        issue_polarity=None,
        target_actor="country/CHN",
        attribution="attribution/chn",
        statement="statement/usa",
        date=None,
        target_text="China",
    )
    yield said(
        "reply",
        StatementKind.RIGHT_OF_REPLY,
        reply,
        speakers=("person/zhang",),
        in_reply_to=("statement/usa",),
    )
    yield held(
        "reply",
        "country/CHN",
        Polarity.OPPOSE,
        reply,
        target="statement/usa",
        issue="issue/5c0ped",
        target_actor="country/USA",
        statement="statement/reply",
        basis=Basis.STATED,
        act=Act.REJECT,
        target_text=f"groundless accusations{words}",
    )
    yield said(
        "letter",
        StatementKind.LETTER,
        letter,
        on_behalf_of=("coalition/c22",),
        event="event/letter",
        date=PartialDate("2019-07"),
        addressed_to=("organ/third-committee",),
    )
    yield held(
        "letter",
        "coalition/c22",
        Polarity.OPPOSE,
        letter,
        statement="statement/letter",
        date=PartialDate("2019-07"),
        basis=Basis.RECORDED,
        act=Act.SIGN,
        attribution="attribution/other",
    )
    yield held(
        "vote",
        "country/FRA",
        Polarity.SUPPORT,
        vote,
        target="roll_call/12",
        issue=None,
        issue_polarity=None,
        roll_call="roll_call/12",
        date=PartialDate("2019-11-14"),
        basis=Basis.RECORDED,
        act=Act.VOTE_YES,
        target_text="the draft",
    )


def view_of(words: str) -> View:
    tables = Tables.of(Collection(records(words)), "source").merged()
    return View(tables.joined(Tables({DerivedPosition: derive(tables)})).merged(), BASE)


@pytest.fixture(scope="session")
def view() -> View:
    return view_of("")


@pytest.fixture(scope="session")
def hostile() -> View:
    """The same graph with quotes, markup, control characters and direction marks in its text."""
    return view_of(f" {HOSTILE}")
