"""A document of a corpus is read as if it had been given alone; one that fails stops no other."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from stancegraph.errors import SourceError
from stancegraph.records import Document, Position, Text
from stancegraph.store import build as building
from stancegraph.store import parallel
from stancegraph.store.build import build, in_memory, open_directory, open_store
from stancegraph.store.engines import local
from stancegraph.store.engines.local import Local
from stancegraph.store.options import Options

OPTIONS = Options(backend="pattern")
SPEECHES = Path(__file__).parents[3] / "shared/data/speeches/general_debate_session_74.tar.gz"
SHEET = """
document: {title: Letter on lakes, date: 2024-02-01}
statements:
  - kind: letter
    on_behalf_of: {count: 2, members: [Chad, Mali]}
    positions: [{polarity: support, target: lake plan, quote: we support it}]
"""


def report(state: str, place: str = "OSLO") -> str:
    return (
        f"{state} speaks on water\n\n"
        f"{place}, March 3, 2024 (Example Wire) -- {state} on Sunday praised the water plan.\n\n"
        "The plan for clean water had been made in the spring by the towns along the lake, and "
        "the talks about its cost went on for many weeks before the members of the committee met "
        "to hear what the fishing villages of the southern shore had to say about new pumps.\n"
    )


def long_report(state: str, size: int = 54) -> str:
    return report(state) + f"\nThe draft was presented by {size} countries in the evening.\n"


STATES = ("Kenya", "Peru", "Chile", "Norway", "Ghana")
FILES = {f"march/{state.casefold()}.txt": report(state) for state in STATES}


def zipped(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def tarred(path: Path, files: dict[str, str]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            one = tarfile.TarInfo(name)
            one.size = len(text.encode())
            archive.addfile(one, io.BytesIO(text.encode()))
    return path


def folder(path: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    return path


def lines(path: Path, files: dict[str, str]) -> Path:
    rows = (json.dumps({"id": name, "text": text}) for name, text in files.items())
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


Pack = Callable[[Path, dict[str, str]], Path]
CORPORA = [(zipped, "n.zip"), (tarred, "n.tar.gz"), (folder, "news"), (lines, "n.jsonl")]


def triples(path: Path) -> list[str]:
    return sorted(str(quad) for quad in open_store(path))


def beside(path: Path) -> list[str]:
    return [one.name for one in path.iterdir() if one.name.startswith(".")]


@pytest.mark.parametrize(("pack", "name"), CORPORA)
def test_a_document_of_a_corpus_is_what_it_is_alone(tmp_path: Path, pack: Pack, name: str) -> None:
    corpus = pack(tmp_path / name, FILES)
    folder(tmp_path / "alone", FILES)
    alone = in_memory(sorted((tmp_path / "alone" / "march").iterdir()), OPTIONS)
    together = in_memory([corpus], OPTIONS)
    assert together[Position].drop("source_key").equals(alone[Position].drop("source_key"))
    assert together[Text].drop("source_key").equals(alone[Text].drop("source_key"))
    assert together[Position].height >= len(STATES)
    assert sorted(together[Document]["name"]) == sorted(FILES)


def test_all_forms_of_a_corpus_make_the_same_graph(tmp_path: Path) -> None:
    made = []
    for pack, name in CORPORA:
        build([pack(tmp_path / name, FILES)], tmp_path / "graph", OPTIONS)
        made.append(triples(tmp_path / "graph"))
    assert made.count(made[0]) == len(CORPORA)


def test_what_a_row_tells_fills_what_the_text_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    told = {
        "title": "From the row",
        "date": "2020-01-01",
        "publisher": "Row Press",
        "url": "https://example.org/1",
    }
    bare = "Peru praised the water plan. Chile did not.\n"
    rows = [{"text": report("Kenya"), **told}, {"text": bare, **told}]
    path.write_text("\n".join(map(json.dumps, rows)))
    one, two = sorted(
        in_memory([path], OPTIONS).records(Document), key=lambda document: document.name
    )
    assert (one.label, str(one.date)) == ("Kenya speaks on water", "2024-03-03")
    assert (one.publisher, one.url) == ("Example Wire", "https://example.org/1")
    assert (two.label, str(two.date), two.publisher) == ("From the row", "2020-01-01", "Row Press")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_fails_is_told_with_its_place_and_the_rest_read(
    tmp_path: Path, jobs: int
) -> None:
    files = FILES | {
        "bad/empty.txt": " \n",
        "bad/picture.png": "\x89PNG",
        "bad/names.yaml": SHEET.replace("Chad", "Atlantis"),
        "bad/path.yaml": SHEET.replace("{title", "{path: march/kenya.txt, title"),
        "good/letter.yaml": SHEET,
    }
    path = zipped(tmp_path / "n.zip", files)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("bad/latin.txt", "Perú agreed.".encode("latin-1"))
    built = build([path], tmp_path / "graph", OPTIONS, engine=Local(jobs))
    told = {skip.at.removeprefix(f"{path}!"): skip.what for skip in built.skipped if skip.dropped}
    assert told.keys() == {
        "bad/empty.txt",
        "bad/picture.png",
        "bad/names.yaml",
        "bad/path.yaml",
        "bad/latin.txt",
    }
    assert "is not UTF-8" in told["bad/latin.txt"]
    assert told["bad/names.yaml"].startswith("statements/0/on_behalf_of/members/0: unknown country")
    assert "cannot name a text" in told["bad/path.yaml"]
    assert built.manifest.counts["documents"] == len(STATES) + 1


def test_a_failure_is_told_again_by_a_build_that_changes_nothing(tmp_path: Path) -> None:
    files = FILES | {"empty.txt": "", "names.yaml": SHEET.replace("Chad", "Atlantis")}
    path = zipped(tmp_path / "n.zip", files)
    first = build([path], tmp_path / "graph", OPTIONS)
    again = build([path], tmp_path / "graph", OPTIONS)
    assert not again.changed
    assert set(again.skipped) == set(first.skipped)
    assert len(again.skipped) == 2


def test_a_fault_of_ours_in_one_document_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stancegraph.store import reading

    real = reading.extract

    def faulty(article, *arguments, **options):  # type: ignore[no-untyped-def]
        if "Peru" in article.text:
            raise RecursionError("too deep")
        return real(article, *arguments, **options)

    monkeypatch.setattr(reading, "extract", faulty)
    built = build([zipped(tmp_path / "n.zip", FILES)], tmp_path / "graph", OPTIONS)
    (skip,) = built.skipped
    assert skip.at.endswith("!march/peru.txt")
    assert "RecursionError" in skip.what
    assert built.manifest.counts["documents"] == len(STATES) - 1


@pytest.mark.parametrize(
    "files",
    [{"a.txt": "", "b.png": "\x89PNG"}, {"names.yaml": SHEET.replace("Chad", "Atlantis")}],
)
def test_a_corpus_of_which_nothing_can_be_read_is_an_error(
    tmp_path: Path, files: dict[str, str]
) -> None:
    with pytest.raises(SourceError, match="nothing could be read") as caught:
        build([zipped(tmp_path / "n.zip", files)], tmp_path / "graph", OPTIONS)
    assert caught.value.at is not None
    assert caught.value.at.startswith(f"{tmp_path}/n.zip!")
    assert beside(tmp_path) == []


def test_a_damaged_archive_beside_a_good_one_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 no more")
    good = zipped(tmp_path / "good.zip", FILES)
    built = build([tmp_path / "bad.zip", good], tmp_path / "graph", OPTIONS)
    assert [skip.at for skip in built.skipped] == [str(tmp_path / "bad.zip")]
    with pytest.raises(SourceError, match="no zip archive"):
        build([tmp_path / "bad.zip"], tmp_path / "other", OPTIONS)


def test_archives_in_archives_are_not_opened_and_those_in_folders_are(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", FILES)
    outer = tmp_path / "outer.zip"
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(inner, "inner.zip")
    with pytest.raises(SourceError, match="a ZIP archive"):
        in_memory([outer], OPTIONS)
    holder = tmp_path / "folder"
    holder.mkdir()
    inner.rename(holder / "inner.zip")
    assert in_memory([holder], OPTIONS)[Document].height == len(STATES)


def test_files_of_an_unknown_kind_are_counted_by_kind(tmp_path: Path) -> None:
    corpus = folder(tmp_path / "news", FILES | {"a.xyz": "x", "b.xyz": "y", "c.jpg": "\xff"})
    built = build([corpus], tmp_path / "graph", OPTIONS)
    told = sorted((skip.at, skip.what, skip.count) for skip in built.skipped)
    assert told == [
        (str(corpus), "no reader is known for .xyz", 2),
        (str(corpus / "c.jpg"), "no reader is known for .jpg", 1),
    ]


def test_a_folder_of_a_text_and_a_sheet_about_it_gives_the_sheet(tmp_path: Path) -> None:
    sheet = SHEET.replace("{title", "{path: kenya.txt, title").replace(", quote: we support it", "")
    sheet = sheet.replace("target: lake plan", "target: lake plan, quote: praised the water plan")
    corpus = folder(tmp_path / "news", {"kenya.txt": report("Kenya"), "letter.yaml": sheet})
    built = build([corpus], tmp_path / "graph", OPTIONS)
    assert [source.path for source in built.manifest.sources] == [str(corpus / "letter.yaml")]
    assert built.left_out == (str(corpus / "kenya.txt"),)


def test_a_text_that_is_wholly_in_another_language_is_skipped_with_the_reason(
    tmp_path: Path,
) -> None:
    french = (
        "Le représentant du Kenya a déclaré que son pays soutenait le projet de résolution sur "
        "le lac et qu'il espérait que les autres membres de la commission feraient de même.\n"
    )
    rows = [
        {"id": "fr", "text": french},
        {"id": "de", "text": "Kenia: Plan für See.", "language": "de"},
        {"id": "en", "text": report("Peru")},
    ]
    path = tmp_path / "n.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    built = build([path], tmp_path / "graph", OPTIONS)
    told = {skip.at.rpartition("row ")[2]: skip.what for skip in built.skipped}
    assert told == {
        "1": "the text is in French, which is not read",
        "2": "the text is in German, which is not read",
    }


# -- a second build does what is missing ----------------------------------------------------------


def test_a_second_build_reads_only_the_new_document(tmp_path: Path) -> None:
    path = zipped(tmp_path / "n.zip", FILES)
    build([path], tmp_path / "graph", OPTIONS)
    zipped(path, FILES | {"april/mali.txt": report("Mali")})
    again = build([path], tmp_path / "graph", OPTIONS)
    assert (again.read, again.reused) == (1, len(STATES))
    build([path], tmp_path / "whole", OPTIONS)
    assert triples(tmp_path / "graph") == triples(tmp_path / "whole")


def test_an_addition_of_a_grown_corpus_reads_only_the_new_document(tmp_path: Path) -> None:
    path = zipped(tmp_path / "n.zip", FILES)
    build([path], tmp_path / "graph", OPTIONS)
    zipped(path, FILES | {"april/mali.txt": report("Mali")})
    added = build([path], tmp_path / "graph", OPTIONS, add=True)
    assert (added.read, added.reused) == (1, len(STATES))
    build([path], tmp_path / "whole", OPTIONS)
    assert triples(tmp_path / "graph") == triples(tmp_path / "whole")


def test_a_build_that_stops_half_way_is_taken_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{n:03}.txt": report(STATES[n % 5], f"TOWN{n}") for n in range(20)}
    path = zipped(tmp_path / "n.zip", files)
    monkeypatch.setattr(local, "WORTH", 1)
    monkeypatch.setattr(parallel, "BATCH", 2)
    batches = 0
    real = building.Reading.batch

    def stopping(self, opened):  # type: ignore[no-untyped-def]
        nonlocal batches
        batches += 1
        if batches == 5:
            raise KeyboardInterrupt
        return real(self, opened)

    with monkeypatch.context() as patched:
        patched.setattr(building.Reading, "batch", stopping)
        with pytest.raises(KeyboardInterrupt):
            build([path], tmp_path / "graph", OPTIONS)
    assert not (tmp_path / "graph").exists()
    assert beside(tmp_path) == [".graph.reading"]
    assert build([path], tmp_path / "other", OPTIONS).read == 20
    again = build([path], tmp_path / "graph", OPTIONS)
    assert (again.read, again.reused) == (12, 8)
    assert triples(tmp_path / "graph") == triples(tmp_path / "other")
    assert beside(tmp_path) == []


def cut_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus whose build ended when all was read and nothing written."""
    path = zipped(folder / "n.zip", FILES)
    monkeypatch.setattr(local, "WORTH", 1)
    with monkeypatch.context() as patched:
        patched.setattr(building, "write", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build([path], folder / "graph", OPTIONS)
    return path


def test_what_was_read_by_other_rules_is_not_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = cut_off(tmp_path, monkeypatch)
    assert beside(tmp_path) == [".graph.reading"]
    other = build([path], tmp_path / "graph", Options(backend="pattern", genre="news"))
    assert (other.read, other.reused) == (len(STATES), 0)
    assert beside(tmp_path) == []


def test_a_part_that_is_damaged_is_not_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = cut_off(tmp_path, monkeypatch)
    parts = sorted((tmp_path / ".graph.reading").iterdir())
    (parts[0] / "about.json").write_text("{")
    next(parts[1].glob("*.parquet")).unlink()
    (tmp_path / ".graph.reading" / "notes").write_text("of somebody else")
    again = build([path], tmp_path / "graph", OPTIONS)
    assert again.reused == len(parts) - 2
    assert again.manifest.counts["documents"] == len(STATES)


# -- reprints -------------------------------------------------------------------------------------


def wire(path: Path, *rows: tuple[str, str, str]) -> Path:
    """Rows of (publisher, date, text)."""
    given = ({"publisher": who, "date": day, "text": text} for who, day, text in rows)
    path.write_text("\n".join(map(json.dumps, given)))
    return path


BARE = long_report("Kenya").replace("OSLO, March 3, 2024 (Example Wire) -- ", "")


def test_reprints_of_one_report_are_one_report_with_several_publishers(tmp_path: Path) -> None:
    near = "Our headline for this\n" + BARE.partition("\n")[2]
    path = wire(
        tmp_path / "n.jsonl",
        ("Late Press", "2024-03-05", BARE),
        ("Example Wire", "2024-03-03", BARE),
        ("Near Press", "2024-03-04", near.replace(" in the evening", "")),
    )
    built = build([path], tmp_path / "graph", OPTIONS)
    _, tables = open_directory(tmp_path / "graph")
    documents = {one.publisher: one for one in tables.records(Document)}
    first = documents["Example Wire"]
    assert first.reprint_of is None
    assert documents["Late Press"].reprint_of == documents["Near Press"].reprint_of == first.id
    assert documents["Late Press"].sha256 == first.sha256
    assert {one.id for one in documents.values()} == set(tables[Document]["id"])
    assert tables[Text]["id"].to_list() == [first.id]
    notes = sorted(skip.what for skip in built.skipped)
    assert [skip.dropped for skip in built.skipped] == [False, False]
    assert notes[1].endswith("word for word")
    assert "Jaccard similarity 0." in notes[0]
    assert f"{path} row 2" in notes[0]


def test_a_report_of_another_number_is_read_too(tmp_path: Path) -> None:
    other = BARE.replace("54 countries", "53 countries")
    rows = (("Example Wire", "2024-03-03", BARE), ("Other Wire", "2024-03-03", other))
    tables = in_memory([wire(tmp_path / "n.jsonl", *rows)], OPTIONS)
    assert tables[Text].height == 2
    assert tables[Document]["reprint_of"].null_count() == 2


def test_the_same_text_twice_with_nothing_that_differs_is_one_document(tmp_path: Path) -> None:
    path = zipped(tmp_path / "n.zip", {"a.txt": BARE, "b/a.txt": BARE})
    built = build([path], tmp_path / "graph", OPTIONS)
    assert built.left_out == (f"{path}!b/a.txt",)
    assert built.manifest.counts["documents"] == 1


def test_a_graph_with_reprints_is_valid_and_the_same_again(tmp_path: Path) -> None:
    rows = (("Example Wire", "2024-03-03", BARE), ("Late Press", "2024-03-05", BARE))
    path = wire(tmp_path / "n.jsonl", *rows)
    build([path], tmp_path / "graph", OPTIONS)
    again = build([path], tmp_path / "graph", OPTIONS)
    assert (again.changed, again.reused) == (False, 2)
    assert any("reprintOf" in line for line in triples(tmp_path / "graph"))
    added = build([path], tmp_path / "graph", OPTIONS, add=True)
    assert not added.changed


def test_a_reprint_that_is_added_is_one_of_what_the_graph_holds(tmp_path: Path) -> None:
    first = wire(tmp_path / "a.jsonl", ("Example Wire", "2024-03-03", BARE))
    second = wire(tmp_path / "b.jsonl", ("Late Press", "2024-03-05", BARE))
    build([first], tmp_path / "graph", OPTIONS)
    build([second], tmp_path / "graph", OPTIONS, add=True)
    build([first, second], tmp_path / "whole", OPTIONS)
    assert triples(tmp_path / "graph") == triples(tmp_path / "whole")


def test_two_files_given_by_name_are_both_read(tmp_path: Path) -> None:
    folder(tmp_path, {"a.txt": BARE, "b.txt": BARE.replace("Kenya speaks", "Nairobi speaks")})
    assert in_memory([tmp_path / "a.txt", tmp_path / "b.txt"], OPTIONS)[Text].height == 2


# -- several processes ----------------------------------------------------------------------------


def test_several_processes_make_the_same_graph(tmp_path: Path) -> None:
    files = {f"{n:03}.txt": report(STATES[n % 5], f"TOWN{n}") for n in range(20)}
    path = tarred(tmp_path / "n.tar.gz", files | {"bad.txt": "", "letter.yaml": SHEET})
    one = build([path], tmp_path / "one", OPTIONS)
    two = build([path], tmp_path / "two", OPTIONS, engine=Local(2))
    assert triples(tmp_path / "one") == triples(tmp_path / "two")
    assert one.skipped == two.skipped
    assert one.manifest.sources == two.manifest.sources


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not SPEECHES.exists(), reason="the reference data is not here")
def test_the_speeches_of_a_session_are_one_document_each(tmp_path: Path) -> None:
    built = build([SPEECHES], tmp_path / "graph", OPTIONS, engine=Local(2))
    assert built.manifest.counts["documents"] == 195
    assert built.manifest.counts["positions"] > 1_000
    assert [skip for skip in built.skipped if skip.dropped] == []
    names = {one.name for one in open_directory(tmp_path / "graph")[1].records(Document)}
    assert "KEN_74_2019.txt" in names
