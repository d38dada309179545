"""Dirty texts: nothing breaks, offsets stay right, and what is readable is still read."""

from __future__ import annotations

import hashlib
import re
import string
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stancegraph.extraction import Genre, extract
from stancegraph.extraction.parsing.parse import Parser
from stancegraph.extraction.parsing.pattern_backend import PatternParser
from stancegraph.extraction.parsing.spacy_backend import SpacyParser
from stancegraph.inference import complete
from stancegraph.readers.text import read_page
from stancegraph.records.article import Article, Block, BlockKind
from stancegraph.records.factsheet import FactSheet
from stancegraph.records.sources import Document
from stancegraph.resolution.assemble import Source, assemble
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.tables import Tables

from .conftest import found_in

Reading = Callable[..., FactSheet]

PLAIN = "Kenya rejected the draft treaty. Peru supported the plan."
"""Stands beside the dirt, and must be read all the same."""


@pytest.fixture(scope="module", params=["pattern", "spacy"])
def backend(request: pytest.FixtureRequest) -> Parser:
    if request.param == "pattern":
        return PatternParser()
    pytest.importorskip("spacy")
    return SpacyParser.load()


def article(text: str, *, whole: bool = False) -> Article:
    """A document as the reader of plain text would cut it, or with one block."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    about = Document(id=Document.identify(sha256), label="A text", sha256=sha256, name="a.txt")
    blocks = (
        (Block(BlockKind.PARAGRAPH, 0, len(text)),) if whole and text else read_page(text).blocks
    )
    return Article(about, text, blocks)


def checked(one: Article, gazetteer: Gazetteer, parser: Parser, genre: str | None) -> FactSheet:
    """The fact sheet, after a look at every offset and at the graph that comes of it."""
    sheet = extract(one, gazetteer, parser=parser, genre=genre)
    for statement in sheet.statements:
        for place in (*statement.passages, *statement.positions):
            if place.start is None:
                continue
            assert place.end is not None
            assert 0 <= place.start < place.end <= len(one.text)
            assert one.text[place.start : place.end].strip()
    records = assemble(sheet, Source(one.document, one.document.name, one.text), gazetteer)
    complete(Tables.of(records, one.document.sha256))
    return sheet


@pytest.fixture
def reading(backend: Parser, gazetteer: Gazetteer) -> Reading:
    def read(text: str, *, whole: bool = False, genre: str | None = None) -> FactSheet:
        return checked(article(text, whole=whole), gazetteer, backend, genre)

    return read


def held(sheet: FactSheet) -> set[tuple[str, str, str]]:
    return {(one.holder, one.polarity, one.target) for one in found_in(sheet)}


DIRTY = {
    "scanner noise": "Tlie re|oresent~tive 0f Gh@na s.aid tlnat lii$ de1egation d~d n0t agr'ee .",
    "text in two columns": "Mr. Sato (Ja-     The meeting was\npan): We sup-  suspended\n",
    "no blanks after brackets": "DAMS (II):The chair (Norway)left.Ghana(speaking in French)spoke",
    "quotes that never close": "“We cannot accept the plan, the envoy of Chad said. “Nor do we",
    "quotes that only close": "We cannot accept the plan” the envoy of Chad said”” yesterday”.",
    "quotes of all kinds": "«Non», ‘no’, „nein“, ''no'', ``no`` and \"no, said Chad.",
    "rows of a table": "Chad | Yes | 12\nPeru | No | 7\nFiji | Abstain |\n" * 30,
    "columns of a table": "Country\tVote\tSeats\nChad\tYes\t12\nPeru\tNo\t7\nFiji\t\t\n" * 30,
    "rules and bullets": "* * *\n-----\n• Chad\n_____\n=====\n# # #\n1.\n2.\n(a)\n(i)\n",
    "control characters": "The draft\x00 was \x07rejected\x1b[31m by \x0bChad\x85 and\u2028.",
    "marks of direction": "\u202eThe draft\u202c was \u200frejected by\u200e Chad\u200b.\ufeff",
    "half a pair": "The draft was rejected by Chad \ud83d.".encode(
        "utf-16", "surrogatepass"
    ).decode("utf-16", "replace"),
    "other languages": "Чад отклонил проект. 中国反对该决议。 Le Tchad rejette le texte.",
    "nothing but marks": "?!… — ( [ { ; : ) ] } … \" ' “ ”",
    "nothing but names": "Chad, Fiji, Peru and the EU, China, Chad and Chad, the G-77/China",
    "nothing but capitals": "CHAD REJECTS THE DRAFT AND FIJI SUPPORTS THE PLAN SAYS PERU",
}


@pytest.mark.parametrize("genre", [None, *Genre])
@pytest.mark.parametrize("dirt", DIRTY.values(), ids=DIRTY)
def test_no_genre_breaks_on_dirt(reading: Reading, dirt: str, genre: Genre | None) -> None:
    reading(f"{dirt}\n\n{PLAIN}\n", genre=genre)


@pytest.mark.parametrize("dirt", DIRTY.values(), ids=DIRTY)
def test_what_stands_beside_dirt_is_read(reading: Reading, dirt: str) -> None:
    found = held(reading(f"{PLAIN}\n\n{dirt}\n\n{PLAIN}\n", genre="news"))
    assert ("KEN", "oppose", "draft treaty") in found
    assert ("PER", "support", "plan") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The G‑77/China rejected the draft.", ("bloc:Group of 77", "oppose", "draft")),
        ("Guinea‑Bissau rejected the draft.", ("GNB", "oppose", "draft")),
        ("Chad rejected the so‑called plan.", ("TCD", "oppose", "so‑called plan")),
        ("The U.S.rejected the draft.", None),
        ("CHAD REJECTS THE DRAFT\n\nChad rejected the draft.", ("TCD", "oppose", "draft")),
        ("Chad  rejected\n  the   draft.", ("TCD", "oppose", "draft")),
        ("Côte d’Ivoire rejected the draft.", ("CIV", "oppose", "draft")),
        ("Côte d`Ivoire and Chad rejected the draft.", ("TCD", "oppose", "draft")),
        ("“We reject the draft”, Chad said. “It is void.", ("TCD", "oppose", "draft")),
    ],
)
def test_odd_signs_hide_no_position(
    reading: Reading, text: str, expected: tuple[str, str, str] | None
) -> None:
    found = held(reading(text, whole=True, genre="news"))
    assert expected is None or expected in found


def test_a_heading_that_runs_into_the_text_hides_no_bulletin(reading: Reading) -> None:
    found = held(reading("DAMS (PART II) :The EU proposed a levy.", whole=True, genre="bulletin"))
    assert found == {("bloc:European Union", "support", "levy")}


NESTED = {
    "clauses": "Kenya said that " * 150 + "Peru rejected the plan.",
    "brackets": "Kenya " + "(" * 500 + "rejected" + ")" * 500 + " the plan.",
    "quotations": "“Kenya said " * 300 + "no" + "”" * 300,
    "relatives": "Kenya rejected the plan " + "that Peru, which " * 120 + "left.",
    "possessives": "Kenya's " * 500 + "plan was rejected.",
    "lists": "Kenya, for Peru, " * 400 + "rejected the plan.",
    "groups": "several parties, including " * 200 + "Peru, rejected the plan.",
    "hyphens": "pro-" * 800 + "Kenya",
    "stops": "Mr. " * 2000 + "." * 2000,
}


@pytest.mark.parametrize("genre", ["news", "bulletin", "speech", "summary_record"])
@pytest.mark.parametrize("nested", NESTED.values(), ids=NESTED)
def test_no_depth_of_nesting_breaks_it(reading: Reading, nested: str, genre: str) -> None:
    reading(f"{nested}\n\n{PLAIN}", genre=genre)


def test_a_paragraph_of_five_megabytes_is_passed_over(gazetteer: Gazetteer) -> None:
    pytest.importorskip("spacy")
    table = ("12 345 678 | " * 50 + "Chad ") * (5_000_000 // 655)
    assert len(table) > 4_900_000
    text = f"{PLAIN} {table}\n\n{PLAIN}"
    sheet = checked(article(text), gazetteer, SpacyParser.load(), "news")
    assert ("KEN", "oppose", "draft treaty") in held(sheet)


def test_more_positions_than_a_sheet_holds_are_cut_off(gazetteer: Gazetteer) -> None:
    text = " ".join(f"CHAD rejected plan {n}." for n in range(10_100))
    sheet = extract(article(text, whole=True), gazetteer, parser=PatternParser(), genre="bulletin")
    assert [len(one.positions) for one in sheet.statements] == [10_000]


def test_a_long_passage_is_parsed_in_portions_with_the_same_offsets() -> None:
    pytest.importorskip("spacy")
    text = "Kenya rejected the draft treaty on fishing. " * 1200
    sentences = SpacyParser.load().parse(text, 7)
    assert [one.start - 7 for one in sentences] == [m.start() for m in re.finditer("Kenya", text)]


WORDS = st.sampled_from(
    "Kenya Peru China the EU G-77/China Mr. Otieno said rejected supported that of , . ; : ( ) “ ” "
    "' \" and with for by not draft resolution plan 12 1. vote in favour against speaking "
    "on behalf of representative President spoke French): NORWAY proposed opposed its it he we our "
    "Having noted Against: Abstaining: recorded A/RES/74/1 – - … \n \n\n U.S. would if".split(" ")
)
CHARACTERS = st.text(
    alphabet=st.one_of(
        st.sampled_from(string.ascii_letters + " .,;:()'\"“”‑\n\t"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=300,
)
TEXTS = st.one_of(st.lists(WORDS, max_size=80).map(" ".join), CHARACTERS)


@settings(
    deadline=None,
    max_examples=120,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=TEXTS, genre=st.sampled_from([None, *Genre]))
def test_any_text_gives_a_sheet_that_assembles(
    reading: Reading, text: str, genre: Genre | None
) -> None:
    reading(text, whole=bool(text.strip()), genre=genre)
