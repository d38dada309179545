"""All kinds of recorded positions in one graph, as the command line builds it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from stancegraph.cli import main
from stancegraph.graph import Graph
from stancegraph.records import Attribution, Document, Position
from stancegraph.store.manifest import Manifest

HERE = Path(__file__).parent
MARC = """\
<collection xmlns="http://www.loc.gov/MARC21/slim"><record>
<datafield tag="191" ind1=" " ind2=" "><subfield code="a">A/C.3/78/L.2</subfield></datafield>
<datafield tag="245" ind1=" " ind2=" "><subfield code="a">Clean water :</subfield>
<subfield code="b">draft resolution /</subfield></datafield>
<datafield tag="269" ind1=" " ind2=" "><subfield code="a">2023-11-08</subfield></datafield>
<datafield tag="710" ind1=" " ind2=" "><subfield code="a">Chile</subfield></datafield>
<datafield tag="710" ind1=" " ind2=" "><subfield code="a">Group of 77</subfield></datafield>
</record></collection>
"""
FILES = {
    "drafts.xml": MARC,
    "lists.json": json.dumps(
        {"2024-05-01_letter_on_water": {"claimed": 3, "names": ["Fiji", "Chile"]}}
    ),
    "joined.csv": "list,date,name,joined,left\n"
    "letter on the sea,2024-05-02,Samoa,2024-05-02,2024-06-01\n"
    "letter on the sea,2024-05-02,Norway,2024-05-02,\n",
    "review.csv": "To,Text,From,Response,Action,Issue,Session\r"
    "Chad,Bring clean water to all,Chile,Accepted,4,Right to water,5\r",
    "vetoes.csv": "date,draft,agenda_item,member_veto1,member_veto2\n"
    "10/4/2011,S/2011/612,The situation in the Middle East,Russia,China\n",
    "stances.csv": "who,what,how\nIceland,a quota for herring,oppose\n",
    "stances.mapping.yaml": "table: stances.csv\n"
    "columns: {holder: who, target: what, polarity: how}\n",
}


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_bytes(text.encode())
    with closing(sqlite3.connect(folder / "bay.dna")) as database:
        database.executescript((HERE / "dna_project.sql").read_text(encoding="utf-8"))
        database.execute("DELETE FROM STATEMENTS WHERE ID = 6")
        database.commit()
    return sorted(folder.iterdir())


def build(out: Path, *sources: Path, add: bool = False) -> tuple[int, str]:
    arguments = ["build", *map(str, sources), "--out", str(out), *(["--add"] if add else [])]
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.output


def test_one_graph_holds_them_all_and_keeps_the_shapes(tmp_path: Path, files: list[Path]) -> None:
    code, told = build(tmp_path / "graph", *files)
    graph = Graph.open(tmp_path / "graph")

    assert code == 0, told
    assert graph.validate().conforms
    assert sorted(source.reader for source in Manifest.read(tmp_path / "graph").sources) == [
        "coded-table", "dna", "signatories", "signatories", "sponsorships", "upr", "vetoes",
    ]  # fmt: skip
    assert graph.tables[Position].height == 2 + 1 + 2 + 2 + 2 + 1 + 4


def test_each_document_has_one_attribution(tmp_path: Path, files: list[Path]) -> None:
    build(tmp_path / "graph", *files)
    tables = Graph.open(tmp_path / "graph").tables

    assert tables[Attribution].height == tables[Document].height == 6 + 2


def test_a_second_build_changes_nothing_and_adding_gives_the_same_graph(
    tmp_path: Path, files: list[Path]
) -> None:
    build(tmp_path / "whole", *files)
    again = build(tmp_path / "whole", *files)[1]
    build(tmp_path / "grown", *files[:3])
    build(tmp_path / "grown", *files[3:], add=True)
    triples = [
        sorted(map(str, Graph.open(tmp_path / name).sparql("CONSTRUCT WHERE { ?s ?p ?o }")))  # type: ignore[arg-type]  # triples
        for name in ("whole", "grown")
    ]

    assert "nothing changed" in again
    assert triples[0] == triples[1]


def test_what_is_left_out_ends_the_command_with_four(tmp_path: Path, files: list[Path]) -> None:
    (reviews,) = (path for path in files if path.name == "review.csv")
    text = reviews.read_text(encoding="utf-8").replace("Chile", "Chilly")
    reviews.write_text(text, encoding="utf-8")
    code, told = build(tmp_path / "graph", *files)

    assert code == 4
    assert "review.csv: unknown name 'Chilly' (row 1)" in told
    assert Graph.open(tmp_path / "graph").tables[Position].height == 13


def test_a_dry_run_names_the_readers_and_counts_the_positions(
    tmp_path: Path, files: list[Path]
) -> None:
    result = CliRunner().invoke(
        main, ["build", *map(str, files), "--out", str(tmp_path / "graph"), "--dry-run"]
    )

    assert result.exit_code == 0
    for reader in ("coded-table", "dna", "signatories", "sponsorships", "upr", "vetoes"):
        assert reader in result.output
    assert not (tmp_path / "graph").exists()
