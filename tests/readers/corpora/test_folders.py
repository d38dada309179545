"""Files below a folder."""

from __future__ import annotations

import os
from pathlib import Path

from stancegraph.readers.corpora import Inside, files_in, kind_of
from stancegraph.readers.skips import Skip


def names(folder: Path) -> list[str]:
    return [one.name for one in files_in(folder) if isinstance(one, Inside)]


def skips(folder: Path) -> list[Skip]:
    return [one for one in files_in(folder) if isinstance(one, Skip)]


def test_files_come_sorted_with_their_paths_and_hidden_ones_do_not(save, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.html", ".git/config", "a/.hidden.txt", "c.txt"):
        save(name, "Kenya agreed.")
    assert kind_of(tmp_path) == "folder"
    assert names(tmp_path) == ["a/b/c.html", "a/z.txt", "b.txt", "c.txt"]
    assert skips(tmp_path) == []


def test_links_are_not_followed(save, tmp_path: Path) -> None:
    save("news/a.txt", "Kenya agreed.")
    (tmp_path / "news" / "round").symlink_to(tmp_path / "news")
    (tmp_path / "news" / "out.txt").symlink_to("/etc/passwd")
    assert names(tmp_path / "news") == ["a.txt"]
    assert [one.what for one in skips(tmp_path / "news")] == ["a link is not followed"] * 2


def test_a_pipe_is_no_file(save, tmp_path: Path) -> None:
    save("a.txt", "Kenya agreed.")
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path) == ["a.txt"]
    assert [one.what for one in skips(tmp_path)] == ["this is no regular file"]


def test_a_name_that_no_file_can_have_is_no_corpus() -> None:
    assert kind_of(Path("b" * 5000)) is None
    assert kind_of(Path("news\x00.txt")) is None


def test_a_graph_in_a_folder_is_no_source(save, tmp_path: Path) -> None:
    save("a.txt", "Kenya agreed.")
    for name in ("manifest.json", "tables/texts.0.parquet", "store/CURRENT"):
        save(f"graph/{name}", "{}")
    assert names(tmp_path) == ["a.txt"]
    assert [(one.what, one.dropped) for one in skips(tmp_path)] == [("a graph is no source", False)]
