import stat
from io import BytesIO
from pathlib import Path

import pytest

from stancegraph.errors import UnknownFormat, UsageError
from stancegraph.export import FORMATS, Level, View, export, formats, write
from stancegraph.export.view import Options

STREAMS = [name for name, form in FORMATS.items() if form.stream is not formats.no_stream]
FOLDERS = [name for name, form in FORMATS.items() if form.folder]


@pytest.mark.parametrize("name", STREAMS)
def test_the_suffix_chooses_the_format(view: View, tmp_path: Path, name: str) -> None:
    summary = export(view, tmp_path / f"graph.{name}")
    assert summary.format == name
    assert summary.path.read_bytes()
    assert sum(summary.counts.values()) > 0
    assert [file.name for file in tmp_path.iterdir()] == [f"graph.{name}"]


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_gets_what_a_file_gets(view: View, tmp_path: Path, name: str) -> None:
    stream = BytesIO()
    counts = write(view, stream, format=name)
    summary = export(view, tmp_path / f"other.{name}", format=name)
    assert summary.counts == counts
    assert summary.path.read_bytes() == stream.getvalue()


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_is_written_twice_with_the_same_bytes(
    view: View, tmp_path: Path, name: str
) -> None:
    def content() -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}

    export(view, tmp_path / "out", format=name)
    first = content()
    export(view, tmp_path / "out", format=name)
    assert content() == first
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_an_unknown_format_lists_what_exists(view: View, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="unknown format 'xlsx'") as caught:
        export(view, tmp_path / "graph.xlsx")
    assert "graphml" in str(caught.value)
    with pytest.raises(UnknownFormat, match="no format"):
        export(view, tmp_path / "graph")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("ttl", {"level": Level.COUNTRIES}),
        ("gexf", {"target": "yed"}),
        ("ttl", {"target": "gephi"}),
        ("csv", {"derived": True}),
    ],
)
def test_an_option_that_a_format_does_not_know_is_an_error(
    view: View, tmp_path: Path, name: str, option: dict[str, object]
) -> None:
    with pytest.raises(UsageError, match=f"the format {name} knows no --") as caught:
        export(view, tmp_path / f"graph.{name}", **option)
    assert "graphml" in str(caught.value) or "neo4j" in str(caught.value)


def test_a_folder_format_has_no_stream(view: View) -> None:
    with pytest.raises(UnknownFormat, match="folder"):
        write(view, BytesIO(), format="neo4j")


def test_a_failed_export_leaves_the_old_file_and_nothing_else(
    view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails_half_way(view: View, stream: BytesIO, options: Options) -> dict[str, int]:
        stream.write(b"half")
        raise RuntimeError("the disk is full")

    sink = tmp_path / "graph.ttl"
    sink.write_text("the old one")
    monkeypatch.setitem(FORMATS, "ttl", formats.Format("ttl", fails_half_way))
    with pytest.raises(RuntimeError):
        export(view, sink)
    assert sink.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [sink]


def test_a_new_file_has_the_rights_that_other_new_files_have(view: View, tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    path = export(view, tmp_path / "graph.nt").path
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)
