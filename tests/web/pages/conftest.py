"""Pages of a small graph, of one with votes, and of one whose texts try to break out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from stancegraph.graph import Graph
from stancegraph.inference import complete
from stancegraph.records import (
    Attribution,
    Bloc,
    Coalition,
    Coding,
    Collection,
    Country,
    Document,
    Event,
    Evidence,
    Issue,
    Membership,
    Organ,
    Person,
    Position,
    RollCall,
    Run,
    Statement,
    Text,
)
from stancegraph.records.values import (
    Act,
    Basis,
    EventKind,
    EvidenceKind,
    Polarity,
    StatementKind,
    Tier,
    UnStatus,
)
from stancegraph.store import database
from stancegraph.tables import Tables
from stancegraph.web.app import application
from stancegraph.web.pages import browser_page, routes
from stancegraph.web.source import Source

HOSTILE = "</q></td><script>alert(1)</script>\" onload='x' & {{ 7*7 }} \x07\x1b[31m\u202e \\ ünï"
"""Markup, quotes, a template, control characters, a turn of direction."""


class Pages:
    """Asks for pages by their whole addresses."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def get(self, address: str, accept: str | None = None, method: str = "GET") -> Any:
        """The reply to a request: `status`, `headers`, `text`."""
        path, _, query = address.partition("?")
        headers = {} if accept is None else {"accept": accept}
        return self._client.request(method, query.encode(), headers, path=unquote(path))


@contextmanager
def served(tables: Tables, folder: Path, calling: Any) -> Iterator[Pages]:
    """A client of the application that serves some tables, endpoint and pages."""
    lines = folder / "lines"
    lines.mkdir()
    graph = Graph(tables)
    database.write(tables, graph.base, lines)
    store = database.load_files(lines, graph.base, folder / "store")
    store.flush()
    del store
    source = Source(folder / "store", "small", graph.base)
    with calling(application(source, routes=routes(graph, source), page=browser_page)) as client:
        yield Pages(client)


@pytest.fixture(scope="session")
def small_tables(graph_in: Callable[[Path], Collection]) -> Tables:
    """A joint statement for 54 states and a reply, about one plan."""
    return complete(Tables.of(graph_in(Path(__file__).parents[2]), "key"))


@pytest.fixture(scope="session")
def small(
    small_tables: Tables, tmp_path_factory: pytest.TempPathFactory, calling: Any
) -> Iterator[Pages]:
    """Its pages."""
    with served(small_tables, tmp_path_factory.mktemp("small"), calling) as client:
        yield client


@pytest.fixture(scope="session")
def votes_tables() -> Tables:
    """Sixty states that vote twice, on a plan and on a part of it, filed under seas."""
    codes = [f"{first}{second}X" for first in "ABCDEF" for second in "ABCDEFGHIJ"]
    document = Document(
        id="document/table", label="votes.csv", sha256="0" * 64, name="votes.csv", publisher="UN"
    )
    records: list[object] = [
        document,
        Attribution(id="attribution/table", reported_by=document.id),
        Organ(id="organ/un-general-assembly", label="UN General Assembly"),
        Issue(id="issue/seas", label="Seas"),
        Issue(id="issue/plan", label="Plan of the seas", broader=("issue/seas",)),
    ]
    for number, (motion, year) in enumerate((("whole text", "2018"), ("paragraph", "2019-05-02"))):
        records.append(
            RollCall(
                id=f"roll-call/{number}",
                label=f"UN General Assembly: vote {number}",
                organ="organ/un-general-assembly",
                date=year,  # type: ignore[arg-type]  # read by the model
                motion=motion,
                issues=("issue/seas",),
                yes=40,
                no=10,
                abstain=10,
            )
        )
    for row, code in enumerate(codes):
        records.append(
            Country(id=f"country/{code}", label=f"State {code}", code=code, un_status=UnStatus.NONE)
        )
        for number in (0, 1):
            side, act = [
                (Polarity.SUPPORT, Act.VOTE_YES),
                (Polarity.OPPOSE, Act.VOTE_NO),
                (Polarity.NEUTRAL, Act.ABSTAIN),
            ][(row + number) % 3]
            proof = Evidence.table_row(document.id, 2 * row + number + 1)
            records.append(proof)
            issue = "issue/plan" if number == 0 else None
            records.append(
                Position(
                    id=Position.cast_by(
                        f"roll-call/{number}", "attribution/table", f"country/{code}", side
                    ),
                    holder=f"country/{code}",
                    polarity=side,
                    act=act,
                    target=issue or f"roll-call/{number}",
                    target_text="the plan" if issue else "paragraph 3 of the Plan",
                    issue=issue,
                    issue_polarity=side if issue else None,
                    basis=Basis.RECORDED,
                    tier=Tier.TABLE,
                    date="2018" if number == 0 else "2019-05-02",  # type: ignore[arg-type]
                    roll_call=f"roll-call/{number}",
                    evidence=(proof.id,),
                    attribution="attribution/table",
                )
            )
    return complete(Tables.of(Collection(records), "key"))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def votes(
    votes_tables: Tables, tmp_path_factory: pytest.TempPathFactory, calling: Any
) -> Iterator[Pages]:
    """Their pages."""
    with served(votes_tables, tmp_path_factory.mktemp("votes"), calling) as client:
        yield client


@pytest.fixture(scope="session")
def hostile_tables() -> Tables:
    """One record of every kind, each text of which is hostile."""
    text = f"Before. {HOSTILE} After."
    proof = Evidence.passage("document/d", text, 8, 8 + len(HOSTILE))
    date = "2019-10-29"
    records = [
        Text(id="document/d", text=text),
        Document(
            id="document/d",
            label=HOSTILE,
            sha256="0" * 64,
            name=HOSTILE,
            publisher=HOSTILE,
            licence=HOSTILE,
            url="http://example.org/'x'",
        ),
        proof,
        Evidence(id="evidence/e", kind=EvidenceKind.ENTRY, source="document/d", pointer=HOSTILE),
        Attribution(
            id="attribution/a",
            reported_by="document/d",
            according_to_other="other_source",
            according_to_text=HOSTILE,
        ),
        Country(id="country/PAK", label=HOSTILE, code="PAK", un_status=UnStatus.MEMBER),
        Bloc(id="bloc/b", label=HOSTILE),
        Organ(id="organ/o", label=HOSTILE),
        Person(id="person/p", label=HOSTILE, speaks_for="country/PAK", offices=(HOSTILE,)),
        Coalition(
            id="coalition/c",
            label=HOSTILE,
            size_text=HOSTILE,
            complete=False,
            members=("country/PAK",),
        ),
        Membership(id="membership/m", member="country/PAK", group="coalition/c", source=HOSTILE),
        Event(
            id="event/e",
            label=HOSTILE,
            kind=EventKind.MEETING,
            place=HOSTILE,
            session=HOSTILE,
            date=date,  # type: ignore[arg-type]
        ),
        RollCall(
            id="roll-call/r",
            label=HOSTILE,
            organ="organ/o",
            resolution=HOSTILE,
            motion=HOSTILE,
            yes=1,
        ),
        Issue(id="issue/i", label=HOSTILE, definition=HOSTILE),
        Run(
            id="run/r",
            label=HOSTILE,
            software=HOSTILE,
            version="1",
            configuration="0",
            model=HOSTILE,
        ),
        Statement(
            id="statement/s",
            label=HOSTILE,
            kind=StatementKind.JOINT,
            speakers=("person/p",),
            on_behalf_of=("coalition/c",),
            event="event/e",
            date=date,  # type: ignore[arg-type]
            passages=(proof.id,),
            run="run/r",
        ),
        Coding(id="coding/c", about="statement/s", variable=HOSTILE, value=HOSTILE),
        *(
            Position(
                id=f"position/{number}",
                holder=holder,
                polarity=side,
                target="issue/i",
                target_text=HOSTILE,
                issue="issue/i",
                issue_polarity=side.turned(),
                basis=basis,
                date=date,  # type: ignore[arg-type]
                statement="statement/s",
                evidence=(proof.id, "evidence/e"),
                attribution="attribution/a",
                cue=HOSTILE,
                rule=HOSTILE,
            )
            for number, (holder, side, basis) in enumerate(
                [
                    ("coalition/c", Polarity.SUPPORT, Basis.STATED),
                    ("bloc/b", Polarity.OPPOSE, Basis.REPORTED),
                ]
            )
        ),
    ]
    return complete(Tables.of(Collection(records), "key"))


@pytest.fixture(scope="session")
def hostile(
    hostile_tables: Tables, tmp_path_factory: pytest.TempPathFactory, calling: Any
) -> Iterator[Pages]:
    """Its pages."""
    with served(hostile_tables, tmp_path_factory.mktemp("hostile"), calling) as client:
        yield client


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory, calling: Any) -> Iterator[Pages]:
    """The pages of a graph without anything."""
    with served(complete(Tables()), tmp_path_factory.mktemp("empty"), calling) as client:
        yield client
