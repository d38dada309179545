"""A graph comes back from RDF as the tables that it was written from."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple

from stancegraph.errors import SourceError
from stancegraph.export import View, export
from stancegraph.rdf import reading
from stancegraph.rdf.loading import read_rdf
from stancegraph.rdf.reading import tables_from_rdf
from stancegraph.rdf.triples import ntriples
from stancegraph.records import (
    KINDS,
    Coding,
    Collection,
    Country,
    DerivedPosition,
    Event,
    Evidence,
    Link,
    Membership,
    PartialDate,
    Position,
    Record,
    RollCall,
    Statement,
    Text,
)
from stancegraph.records.values import EvidenceKind, UnStatus
from stancegraph.store.build import in_memory
from stancegraph.store.options import Options
from stancegraph.tables import SOURCE, Tables
from stancegraph.vocabulary import BASE, NAMESPACES, derived_graph

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "third-committee-2019"
VOTES = ROOT / "tests" / "data" / "votes"
FORMATS = ["trig", "nq", "ttl", "nt", "rdf", "jsonld"]
SG = NAMESPACES["sg"]
PREFIXES = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in NAMESPACES.items())
POSITION = """
<position/p> a sg:Position ;
    sg:holder <country/CHN> ; sg:polarity sg:Support ; sg:target <issue/plan> ;
    sg:targetText "the plan" ; sg:basis sg:Stated ; sg:evidence <evidence/e> ;
    sg:attribution <attribution/a> .
"""
"""The least that a position must have; relative to the base."""
EVIDENCE = """
<evidence/e> a sg:Evidence ; sg:source <document/d> ; sg:row 3 .
<membership/m> a sg:Membership ; sg:member <country/CHN> ; sg:group <bloc/b> ;
    sg:joined "2019-11"^^xsd:gYearMonth .
<document/d> a sg:Document ; rdfs:label "d" ; sg:sha256 "0" ; sg:fileName "d.txt" .
"""
ODD = [
    BlankNode("b"),
    Literal(""),
    Literal('a\tb\n"\\n'),
    Literal("x", language="fr"),
    Literal(-1),
    Literal(value="0000", datatype=NamedNode(f"{NAMESPACES['xsd']}gYear")),
    Literal(value="2019Z", datatype=NamedNode(f"{NAMESPACES['xsd']}gYear")),
    NamedNode("urn:x"),
    NamedNode(BASE),
    NamedNode(SG),
    NamedNode(f"{SG}RollCall"),
    Triple(NamedNode("urn:x"), NamedNode("urn:y"), NamedNode("urn:z")),
]
"""Values that few properties take."""


def sources() -> list[Path]:
    return [EXAMPLE / "facts.yaml", *sorted((EXAMPLE / "signatories").glob("*.yaml"))]


@pytest.fixture(scope="module")
def example() -> Tables:
    """The demo: a fact sheet with its text, and lists of signatories."""
    return in_memory(sources(), Options(issues=EXAMPLE / "issues.yaml"))


@pytest.fixture(scope="module")
def votes() -> Tables:
    """Recorded votes of three sources, some of which are noticed and left out."""
    return in_memory(sorted(VOTES.glob("*.csv")), Options(), skipped=[])


def turned(tables: Tables, suffix: str, folder: Path, base: str = BASE) -> Tables:
    """The tables after they went through a file."""
    path = folder / f"graph.{suffix}"
    export(View(tables, base), path)
    store, found = read_rdf(path)
    assert found == base
    return tables_from_rdf(store, found)


def assert_same(found: Tables, meant: Tables) -> None:
    """Equal but for texts, sources, scores, and the order of lists other than passages."""
    for kind in KINDS:
        if kind is Text:
            assert not found[kind].height
        elif kind is Link:
            links = ["id", "kind", "item", "same_as"]
            assert_frame_equal(found[kind].select(links), meant[kind].select(links))
        else:
            assert_frame_equal(plain(found[kind]), plain(meant[kind]))


def plain(frame: pl.DataFrame) -> pl.DataFrame:
    lists = [name for name, type_ in frame.schema.items() if isinstance(type_, pl.List)]
    unordered = pl.col([name for name in lists if name != "passages"])
    return frame.drop(SOURCE).sort("id").with_columns(unordered.list.sort() if lists else [])


def store_of(text: str, base: str = BASE) -> Store:
    store = Store()
    store.load((PREFIXES + text).encode(), RdfFormat.TURTLE, base_iri=base)
    return store


def read(text: str) -> Tables:
    return tables_from_rdf(store_of(text), BASE)


# -- there and back ---------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_small_graph_comes_back(tables: Tables, suffix: str, tmp_path: Path) -> None:
    assert_same(turned(tables, suffix, tmp_path), tables)


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_example_comes_back(example: Tables, suffix: str, tmp_path: Path) -> None:
    assert example[DerivedPosition].height
    assert example[Membership].height
    assert_same(turned(example, suffix, tmp_path), example)


@pytest.mark.parametrize("suffix", FORMATS)
def test_recorded_votes_come_back(votes: Tables, suffix: str, tmp_path: Path) -> None:
    assert votes[RollCall].height
    assert votes[Position].height
    assert_same(turned(votes, suffix, tmp_path), votes)


def test_another_base_is_found(tables: Tables, tmp_path: Path) -> None:
    there = "https://example.org/position/id/"
    assert_same(turned(tables, "trig", tmp_path, there), tables)


def test_derived_positions_are_those_of_the_file_where_it_has_any(
    tables: Tables, tmp_path: Path
) -> None:
    path = tmp_path / "graph.nq"
    export(View(tables, BASE), path)
    one = tables[DerivedPosition]["id"][0]
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if derived_graph(BASE) not in line or f"{one}>" in line]
    path.write_text("".join(kept), encoding="utf-8")
    found = tables_from_rdf(read_rdf(path)[0], BASE)
    assert found[DerivedPosition]["id"].to_list() == [one]


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(-(2**63), 2**63 - 1))
def test_any_text_and_number_come_back(value: str, number: int) -> None:
    coding = Coding(id="coding/x", about="issue/x", variable="v", value=value, number=number)
    meant = Tables.of(Collection([coding]), reading.SOURCE_KEY)
    store = Store()
    for part in ntriples(meant):
        store.load("\n".join(part).encode(), RdfFormat.N_TRIPLES)
    assert_frame_equal(tables_from_rdf(store, BASE)[Coding], meant[Coding])


@settings(max_examples=30)
@given(st.dates(date(1000, 1, 1)), st.sampled_from([4, 7, 10]))
def test_any_date_comes_back_with_its_precision_and_span(day: date, size: int) -> None:
    when = PartialDate(day.isoformat()[:size])
    member = Membership(id="membership/x", member="country/X", group="bloc/y", left=when)
    meant = Tables.of(Collection([member]), reading.SOURCE_KEY)
    store = Store()
    for part in ntriples(meant):
        store.load("\n".join(part).encode(), RdfFormat.N_TRIPLES)
    assert_frame_equal(tables_from_rdf(store, BASE)[Membership], meant[Membership])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.classes])
def test_what_is_no_property_is_known_otherwise(kind: type[Record]) -> None:
    unwritten = set(kind.model_fields) - {name for name, _, _ in kind.mapped()} - {"id"}
    assert unwritten == ({"kind"} if kind is Evidence else set())


# -- what RDF of other hands has --------------------------------------------------------------


def test_a_position_takes_its_defaults() -> None:
    (row,) = read(POSITION)[Position].to_dicts()
    assert (row["modality"], row["tier"], row["act"]) == ("asserted", "explicit", None)
    assert row["evidence"] == ["evidence/e"]
    assert row[SOURCE] == reading.SOURCE_KEY


def test_what_the_mapping_does_not_know_is_ignored() -> None:
    foreign = """
    <position/p> <https://example.org/mood> "good" ; sg:speaker <country/CHN> .
    <thing/t> a <https://example.org/Thing> ; rdfs:label "a thing" .
    <actor/x> a sg:Actor .
    <https://example.org/Q1> rdfs:label "elsewhere" .
    """
    assert_same(read(POSITION + foreign), read(POSITION))


def test_a_label_in_another_language_is_ignored() -> None:
    text = '<country/CHN> a sg:Country ; rdfs:label {} ; sg:code "CHN" ; sg:unStatus "member" .'
    found = read(text.format('"China", "Chine"@fr'))
    assert found[Country]["label"].to_list() == ["China"]
    with pytest.raises(SourceError, match="id/country/CHN: this sg:Country has no rdfs:label"):
        read(text.format('"Chine"@fr'))


def test_a_roll_call_is_no_plain_event_and_a_meeting_alone_is_one() -> None:
    found = read(
        '<event/m> a sg:Meeting ; rdfs:label "a meeting" ; sg:eventKind "meeting" .'
        '<roll-call/r> a sg:RollCall, sg:Event ; rdfs:label "a vote" ; sg:organ <organ/o> ;'
        ' sg:motion "the draft" .'
    )
    assert found[Event]["id"].to_list() == ["event/m"]
    assert found[RollCall]["id"].to_list() == ["roll-call/r"]


def test_passages_stand_in_the_order_of_the_text() -> None:
    found = read(
        '<statement/s> a sg:Statement ; rdfs:label "s" ; sg:statementKind sg:Remark ;'
        " sg:passage <evidence/a>, <evidence/b>, <evidence/c> ."
        "<evidence/a> a sg:Evidence ; sg:source <document/d> ; sg:start 20 ; sg:end 30 ."
        "<evidence/b> a sg:Evidence ; sg:source <document/d> ; sg:start 100 ; sg:end 130 ."
        "<evidence/c> a sg:Evidence ; sg:source <document/d> ; sg:start 3 ; sg:end 9 ."
    )
    assert found[Statement]["passages"].to_list() == [["evidence/c", "evidence/a", "evidence/b"]]


def test_evidence_is_of_the_kind_that_its_properties_show() -> None:
    given_ = {"a": "sg:start 1", "b": "sg:row 3", "c": 'sg:pointer "statements/0"'}
    found = read(
        "".join(
            f"<evidence/{name}> a sg:Evidence ; sg:source <document/d> ; {shown} ."
            for name, shown in given_.items()
        )
    )
    assert found[Evidence]["kind"].to_list() == [*EvidenceKind]


# -- what is refused --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("sg:holder <country/CHN> ;", "", "this sg:Position has no sg:holder"),
        ("sg:evidence <evidence/e> ;", "", "this sg:Position has no sg:evidence"),
        ("sg:Support", "sg:Support, sg:Oppose", "this has several values of sg:polarity"),
        ("sg:Support", "sg:Admire", "sg:polarity is 'admire': Input should be 'support'"),
        ("sg:Support", '"support"', "sg:polarity is .*support.*, which is not a term"),
        ("sg:Support", "sg:support", "sg:polarity is .*#support>.*, which is not a term"),
        ("<country/CHN>", "<https://example.org/CHN>", "not an identifier of this graph"),
        ("<country/CHN>", "_:b", "sg:holder is ._:.*, which is not an identifier"),
        ('"the plan"', '"le plan"@fr', "sg:targetText is .*le plan.*, which is not a plain"),
        ('"the plan"', '"\x1b[31m"@en', r"is '\"\\x1b\[31m\"@en', which"),
        ('"the plan"', '"the plan" ; sg:positionDate "2019"', "not an xsd:gYear, xsd:gYearMonth"),
        (
            '"the plan"',
            '"the plan" ; sg:positionDate "2019-02-30"^^xsd:date',
            "sg:positionDate is '2019-02-30': Value error, .* is no date",
        ),
    ],
)
def test_a_wrong_value_is_refused_at_its_node(old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        read(POSITION.replace(old, new, 1))
    assert caught.value.at == f"{BASE}position/p"
    assert "stancegraph validate" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("_:b a sg:Position .", "_:.*: this is no identifier of a graph whose base is"),
        ("<https://example.org/x> a sg:Country .", "example.org/x: this is no identifier"),
        (
            "<evidence/e> a sg:Evidence ; sg:source <document/d> .",
            "this sg:Evidence has no sg:start, sg:row or sg:pointer",
        ),
        (
            "<evidence/e> a sg:Evidence ; sg:source <document/d> ; sg:row 99999999999999999999 .",
            "sg:row is '99999999999999999999', which is not a whole number",
        ),
        (
            "<evidence/e> a sg:Evidence ; sg:source <document/d> ; sg:row 1.5 .",
            "which is not a whole number",
        ),
        (
            '<document/d> a sg:Document ; rdfs:label "d" ; sg:sha256 "0" ; sg:fileName "d.txt" ;'
            " dcterms:source <javascript:alert(1)> .",
            "dcterms:source is 'javascript:alert.1.': String should match",
        ),
        (
            '<country/CHN> a sg:Country ; rdfs:label "China" ; sg:code "CHN" ;'
            ' sg:unStatus "guest" .',
            f"sg:unStatus is 'guest': Input should be '{UnStatus.MEMBER}'",
        ),
    ],
)
def test_what_no_record_can_be_is_refused(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(text)


@settings(max_examples=60)
@given(data=st.data())
def test_any_changed_triple_gives_tables_or_a_plain_refusal(data: st.DataObject) -> None:
    quads = sorted(store_of(POSITION + EVIDENCE), key=str)
    several = st.lists(st.sampled_from(quads), min_size=1, max_size=3)
    store = Store()
    store.extend(quads)
    for changed in data.draw(several):
        if data.draw(st.booleans()):
            store.remove(changed)
        value = data.draw(st.sampled_from([*ODD, *(quad.object for quad in quads)]))
        store.add(Quad(changed.subject, changed.predicate, value))
    with suppress(SourceError):
        assert tables_from_rdf(store, BASE)[Position].height <= 1
