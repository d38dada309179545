from pathlib import Path

import pytest

from stancegraph.errors import UsageError
from stancegraph.export.sinks import LISTING, new_file, new_folder


def write_into(sink: Path, *names: str) -> None:
    with new_folder(sink) as folder:
        for name in names:
            (folder / name).write_text(name)


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_an_empty_folder_and_an_earlier_export_are_replaced(tmp_path: Path) -> None:
    sink = tmp_path / "out"
    sink.mkdir()
    write_into(sink, "a.csv", "b.csv")
    write_into(sink, "a.csv")
    assert names(sink) == {"a.csv", LISTING}
    assert names(tmp_path) == {"out"}


@pytest.mark.parametrize("foreign", ["thesis.tex", ".hidden"])
def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path, foreign: str) -> None:
    sink = tmp_path / "out"
    write_into(sink, "a.csv")
    (sink / foreign).write_text("years of work")
    with pytest.raises(UsageError, match="which no export wrote"):
        write_into(sink, "a.csv")
    assert names(sink) == {"a.csv", foreign, LISTING}
    assert names(tmp_path) == {"out"}


def test_a_folder_of_somebody_elses_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("mine")
    with pytest.raises(UsageError, match="holds files that no export wrote"):
        write_into(tmp_path, "a.csv")
    assert (tmp_path / "a.csv").read_text() == "mine"


def test_a_file_that_was_edited_since_is_never_overwritten(tmp_path: Path) -> None:
    sink = tmp_path / "sheets"
    write_into(sink, "article.yaml")
    (sink / "article.yaml").write_text("corrected by hand")
    with pytest.raises(UsageError, match="was changed since it was exported"):
        write_into(sink, "article.yaml")
    assert (sink / "article.yaml").read_text() == "corrected by hand"


def test_a_failed_export_leaves_the_old_folder(tmp_path: Path) -> None:
    sink = tmp_path / "out"
    write_into(sink, "a.csv")

    def fail() -> None:
        with new_folder(sink) as folder:
            (folder / "b.csv").write_text("half")
            raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        fail()
    assert names(sink) == {"a.csv", LISTING}
    assert names(tmp_path) == {"out"}


def test_a_file_where_a_folder_should_go_and_the_reverse_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="this format writes a folder"):
        write_into(tmp_path / "file")
    with pytest.raises(UsageError, match="is a folder"), new_file(tmp_path):
        pass


def test_a_place_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"), new_file(tmp_path / "no" / "graph.ttl"):
        pass
    with pytest.raises(UsageError, match="does not exist"):
        write_into(tmp_path / "no" / "out")


def test_a_device_is_written_to_and_stays_a_device() -> None:
    with new_file(Path("/dev/null")) as stream:
        stream.write(b"gone")
    assert Path("/dev/null").is_char_device()
