"""A directory holds exactly its sources, the same ones give the same graph, and nothing is lost."""

from pathlib import Path

import pytest

from stancegraph.errors import FactSheetError, GraphError, SourceError, UnknownCountry, UsageError
from stancegraph.records import Document, Issue, PartialDate, Position
from stancegraph.store import directory
from stancegraph.store.build import build, in_memory, open_directory, open_store
from stancegraph.store.manifest import FORMAT, Manifest
from stancegraph.store.options import Options

OPTIONS = Options(backend="pattern")


def triples(folder: Path) -> list[str]:
    return sorted(str(quad) for quad in open_store(folder))


def state(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.stat().st_size)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_build_writes_manifest_tables_and_store(article: Path, tmp_path: Path) -> None:
    built = build([article], tmp_path / "graph", OPTIONS)
    manifest, tables = open_directory(tmp_path / "graph")
    assert manifest == built.manifest
    assert manifest.counts["positions"] >= 1
    assert manifest.counts["triples"] + manifest.counts["derived_triples"] == len(
        triples(tmp_path / "graph")
    )
    assert [d.publisher for d in tables.records(Document)] == ["Example Wire"]


def test_two_builds_give_the_same_triples(article: Path, sheet: Path, tmp_path: Path) -> None:
    build([article, sheet], tmp_path / "one", OPTIONS)
    build([sheet, article], tmp_path / "two", OPTIONS)
    assert triples(tmp_path / "one") == triples(tmp_path / "two")


def test_a_second_build_writes_nothing(article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build([article], folder, OPTIONS)
    before = state(folder)
    again = build([article], folder, OPTIONS)
    assert (again.read, again.reused, again.changed) == (0, 1, False)
    assert state(folder) == before


def test_an_addition_gives_what_a_whole_build_gives(
    article: Path, sheet: Path, tmp_path: Path
) -> None:
    build([article], tmp_path / "grown", OPTIONS)
    added = build([sheet], tmp_path / "grown", OPTIONS, add=True)
    whole = build([article, sheet], tmp_path / "whole", OPTIONS)
    assert triples(tmp_path / "grown") == triples(tmp_path / "whole")
    assert added.manifest.counts == whole.manifest.counts
    assert added.manifest.sources == whole.manifest.sources


def test_a_source_that_is_no_longer_named_is_gone(
    article: Path, sheet: Path, tmp_path: Path
) -> None:
    build([article, sheet], tmp_path / "graph", OPTIONS)
    smaller = build([sheet], tmp_path / "graph", OPTIONS)
    build([sheet], tmp_path / "alone", OPTIONS)
    assert (smaller.read, smaller.reused, smaller.changed) == (0, 1, True)
    assert triples(tmp_path / "graph") == triples(tmp_path / "alone")


def test_other_options_read_everything_anew(article: Path, tmp_path: Path) -> None:
    build([article], tmp_path / "graph", OPTIONS)
    other = Options(backend="pattern", date=PartialDate("2021"))
    assert build([article], tmp_path / "graph", other).read == 1
    with pytest.raises(GraphError, match="other options"):
        build([article], tmp_path / "graph", OPTIONS, add=True)


def test_another_base_moves_the_whole_graph(sheet: Path, tmp_path: Path) -> None:
    build([sheet], tmp_path / "graph", Options(base="https://example.org/id/"))
    subjects = {str(quad.subject) for quad in open_store(tmp_path / "graph")}
    assert all(subject.startswith("<https://example.org/id/") for subject in subjects)


def test_a_sheet_about_a_text_takes_the_place_of_its_reading(article: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "corrected.yaml"
    sheet.write_text(
        "document: {path: norway.txt}\n"
        "statements:\n"
        "  - speakers: [Norway]\n"
        "    positions: [{polarity: neutral, target: plan, quote: We reject this plan}]\n",
        encoding="utf-8",
    )
    build([article, sheet], tmp_path / "graph", OPTIONS)
    manifest, _ = open_directory(tmp_path / "graph")
    assert [source.path for source in manifest.sources] == [str(sheet)]
    assert manifest.counts["positions"] == 1


def test_a_source_that_fails_leaves_the_old_graph(
    article: Path, sheet: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "graph"
    build([article], folder, OPTIONS)
    before = state(folder)
    sheet.write_text(sheet.read_text().replace("Pakistan", "Atlantis"))
    with pytest.raises(UnknownCountry, match=r"notes\.yaml: statements/0/on_behalf_of/members/1"):
        build([article, sheet], folder, OPTIONS)
    assert state(folder) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_directory_that_holds_something_else_is_left_alone(article: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"\xff\xd8")
    with pytest.raises(GraphError, match="holds something else"):
        build([article], tmp_path / "photos", OPTIONS)
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["cat.jpg"]


def test_a_file_is_no_directory(article: Path) -> None:
    with pytest.raises(GraphError, match="this is a file"):
        build([article], article, OPTIONS)


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no source"):
        build([], tmp_path / "graph", OPTIONS)


def test_a_graph_of_a_newer_format_is_refused(sheet: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    manifest = build([sheet], folder, OPTIONS).manifest
    manifest.model_copy(update={"format": FORMAT + 1}).write(folder)
    with pytest.raises(GraphError, match="newer"):
        open_directory(folder)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}'])
def test_a_damaged_manifest_is_said_to_be_so(text: str, sheet: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build([sheet], folder, OPTIONS)
    (folder / "manifest.json").write_text(text)
    with pytest.raises(GraphError, match="damaged"):
        Manifest.read(folder)


def test_a_missing_table_is_named(sheet: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build([sheet], folder, OPTIONS)
    (folder / "tables" / "positions.0.parquet").unlink()
    with pytest.raises(GraphError, match=r"positions\.0\.parquet"):
        open_directory(folder)


def test_leftovers_of_an_addition_are_ignored_and_removed(sheet: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build([sheet], folder, OPTIONS)
    leftover = folder / "tables" / "positions.7.parquet"
    leftover.write_bytes((folder / "tables" / "positions.0.parquet").read_bytes())
    assert open_directory(folder)[0].counts["positions"] == 1
    build([sheet], folder, OPTIONS)
    assert not leftover.exists()


def test_an_addition_that_was_cut_off_is_put_right_by_the_next(
    article: Path, sheet: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "graph"
    build([sheet], folder, OPTIONS)
    manifest = (folder / "manifest.json").read_bytes()
    build([article], folder, OPTIONS, add=True)
    (folder / "manifest.json").write_bytes(manifest)
    (folder / directory.ADDING).touch()
    other = article.with_name("other.txt")
    other.write_text("Denmark praised the fish plan of Norway.\n", encoding="utf-8")
    build([other], folder, OPTIONS, add=True)
    build([sheet, other], tmp_path / "whole", OPTIONS)
    assert triples(folder) == triples(tmp_path / "whole")


def test_a_graph_that_was_moved_aside_comes_back(sheet: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build([sheet], folder, OPTIONS)
    folder.rename(tmp_path / ".graph.previous")
    assert open_directory(folder)[0].counts["positions"] == 1


def test_two_builds_at_once_do_not_mix(sheet: Path, tmp_path: Path) -> None:
    with (
        directory.locked(tmp_path / "graph"),
        pytest.raises(GraphError, match="another build"),
    ):
        build([sheet], tmp_path / "graph", OPTIONS)


CORRECTED = """
document: {path: norway.txt}
statements:
  - speakers: [Norway]
    positions: [{polarity: neutral, target: The plan, quote: We reject this plan}]
"""


@pytest.fixture
def corrected(article: Path) -> Path:
    """A fact sheet about the article."""
    path = article.with_name("corrected.yaml")
    path.write_text(CORRECTED, encoding="utf-8")
    return path


def test_a_sheet_that_is_added_takes_the_place_of_the_reading_of_its_text(
    article: Path, corrected: Path, tmp_path: Path
) -> None:
    build([article], tmp_path / "graph", OPTIONS)
    added = build([corrected], tmp_path / "graph", OPTIONS, add=True)
    assert [source.path for source in added.manifest.sources] == [str(corrected)]
    assert added.left_out == (str(article),)
    build([corrected], tmp_path / "alone", OPTIONS)
    assert triples(tmp_path / "graph") == triples(tmp_path / "alone")


def test_a_text_that_is_added_gives_way_to_the_sheet_about_it(
    article: Path, corrected: Path, tmp_path: Path
) -> None:
    build([corrected], tmp_path / "graph", OPTIONS)
    before = state(tmp_path / "graph")
    added = build([article], tmp_path / "graph", OPTIONS, add=True)
    assert (added.changed, added.left_out) == (False, (str(article),))
    assert state(tmp_path / "graph") == before


def test_an_edited_sheet_about_a_text_replaces_its_earlier_state(
    corrected: Path, tmp_path: Path
) -> None:
    build([corrected], tmp_path / "graph", OPTIONS)
    corrected.write_text(CORRECTED.replace("neutral", "oppose"), encoding="utf-8")
    added = build([corrected], tmp_path / "graph", OPTIONS, add=True)
    assert added.manifest.counts["positions"] == 1
    build([corrected], tmp_path / "alone", OPTIONS)
    assert triples(tmp_path / "graph") == triples(tmp_path / "alone")


def test_two_sheets_about_one_text_may_spell_a_target_differently(
    corrected: Path, tmp_path: Path
) -> None:
    other = corrected.with_name("other.yaml")
    other.write_text(
        CORRECTED.replace("[Norway]", "[Denmark]").replace("The plan", "the plan"), encoding="utf-8"
    )
    for first, second in ((corrected, other), (other, corrected)):
        build([first], tmp_path / "grown", OPTIONS)
        build([second], tmp_path / "grown", OPTIONS, add=True)
        build([first, second], tmp_path / "whole", OPTIONS)
        assert triples(tmp_path / "grown") == triples(tmp_path / "whole")
    assert [issue.label for issue in open_directory(tmp_path / "whole")[1].records(Issue)] == [
        "The plan"
    ]


def test_a_sheet_keeps_what_its_text_says_of_itself(corrected: Path, tmp_path: Path) -> None:
    build([corrected], tmp_path / "graph", OPTIONS)
    (document,) = open_directory(tmp_path / "graph")[1].records(Document)
    assert (document.label, document.publisher) == ("Norway criticises water plan", "Example Wire")


def test_a_sheet_without_a_date_has_the_given_one(sheet: Path, tmp_path: Path) -> None:
    sheet.write_text(sheet.read_text().replace(", date: 2020-03-04", ""), encoding="utf-8")
    build([sheet], tmp_path / "graph", Options(date=PartialDate("2021")))
    (document,) = open_directory(tmp_path / "graph")[1].records(Document)
    assert document.date == PartialDate("2021")


def test_a_file_of_ones_own_in_a_graph_directory_is_not_deleted(
    article: Path, sheet: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "graph"
    build([sheet], folder, OPTIONS)
    (folder / "graph.ttl").write_text("# mine\n")
    with pytest.raises(GraphError, match=r"holds graph\.ttl, which no build wrote"):
        build([article], folder, OPTIONS)
    assert (folder / "graph.ttl").read_text() == "# mine\n"


def test_a_damaged_table_is_said_to_be_so(sheet: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build([sheet], folder, OPTIONS)
    (folder / "tables" / "positions.0.parquet").write_bytes(b"PAR1")
    _, tables = open_directory(folder)
    assert tables[Document].height == 1
    with pytest.raises(GraphError, match="a table is damaged"):
        _ = tables[Position]


def test_a_damaged_store_is_said_to_be_so(sheet: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build([sheet], folder, OPTIONS)
    (folder / "store" / "CURRENT").write_bytes(b"?")
    with pytest.raises(GraphError, match="the store cannot be opened"):
        open_store(folder)


@pytest.mark.parametrize(
    "base", ["example.org/id/", "https://example.org/a b/", "https://e.org/id"]
)
def test_a_base_that_makes_no_identifiers_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="is no base"):
        Options(base=base)


def test_a_genre_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match="there is no genre 'poem'"):
        Options(genre="poem")


def test_a_codebook_that_is_missing_is_a_source_that_cannot_be_read(sheet: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        in_memory([sheet], Options(issues=sheet.with_name("nowhere.yaml")))


def test_a_state_that_is_gone_may_be_told_of_today(article: Path) -> None:
    article.write_text(
        "Treaty ends\n\nOSLO, March 3, 2024 (Example Wire) -- "
        "The Soviet Union supported the treaty of 1987 on missiles.\n",
        encoding="utf-8",
    )
    (position,) = in_memory([article], OPTIONS).records(Position)
    assert position.holder == "country/SUN"


def test_a_group_of_friends_is_named_by_its_purpose(article: Path) -> None:
    article.write_text(
        "Rivers are debated\n\nOSLO, March 3, 2024 (Example Wire) -- "
        "The Group of Friends of Clean Rivers supports the water plan of Norway.\n",
        encoding="utf-8",
    )
    (position,) = in_memory([article], OPTIONS).records(Position)
    assert position.holder == "bloc/group-of-friends-of-clean-rivers"


def test_a_coalition_that_all_have_left_needs_a_size(sheet: Path) -> None:
    members = "{members: [{name: Pakistan, left: 2020-03-03}]}"
    text = sheet.read_text().replace("{count: 54, members: [Belarus, Pakistan]}", members)
    sheet.write_text(text, encoding="utf-8")
    with pytest.raises(FactSheetError, match="every member that is named has left"):
        in_memory([sheet], OPTIONS)


def test_a_pattern_of_the_codebook_may_ask_for_the_actor_aimed_at(
    sheet: Path, tmp_path: Path
) -> None:
    codebook = tmp_path / "issues.yaml"
    codebook.write_text(
        "issues:\n  - {id: water, label: Water, definition: Support means to back the plan.,"
        " patterns: [{match: water plan, actor: DNK}]}\n",
        encoding="utf-8",
    )
    (before,) = in_memory([sheet], Options(issues=codebook)).records(Position)
    text = sheet.read_text().replace("act: praise", "target_actor: Denmark")
    sheet.write_text(text, encoding="utf-8")
    (after,) = in_memory([sheet], Options(issues=codebook)).records(Position)
    assert (before.issue != "issue/water", after.issue) == (True, "issue/water")


def test_a_names_file_that_is_no_table_is_refused_with_its_line(
    sheet: Path, tmp_path: Path
) -> None:
    names = tmp_path / "names.csv"
    names.write_text("name,code\n" + "x" * 200_000 + ",NOR\n", encoding="utf-8")
    with pytest.raises(SourceError, match="line 1: this is no CSV"):
        in_memory([sheet], Options(names=names))
