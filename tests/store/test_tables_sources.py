"""The manifest keeps which files were one source, and what was left out of each."""

from pathlib import Path

import pytest

from stancegraph.readers.skips import Skip
from stancegraph.store.build import build
from stancegraph.store.engines.local import Local
from stancegraph.store.manifest import Manifest
from stancegraph.store.options import Options

SAMPLE = Path(__file__).parents[1] / "data" / "votes"
UNVOTES = [SAMPLE / f"un_{name}.csv" for name in ("votes", "roll_calls", "roll_call_issues")]
OPTIONS = Options(backend="pattern")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Votes with a name that stands for nobody."""
    text = (SAMPLE / "undl_ga.csv").read_text(encoding="utf-8")
    path = tmp_path / "faulty.csv"
    path.write_text(text.replace("KEN,KENYA", "XYZ,ATLANTIS"), encoding="utf-8")
    return path


def test_files_that_belong_together_are_one_source(tmp_path: Path) -> None:
    built = build(UNVOTES, tmp_path / "graph", OPTIONS)
    (source,) = Manifest.read(tmp_path / "graph").sources
    assert built.left_out == ()
    assert source.reader == "unvotes"
    assert source.path == str(UNVOTES[0])
    assert source.others == (str(UNVOTES[1]), str(UNVOTES[2]))


def test_the_same_files_in_another_order_change_nothing(tmp_path: Path) -> None:
    build(UNVOTES, tmp_path / "graph", OPTIONS)
    assert not build(UNVOTES[::-1], tmp_path / "graph", OPTIONS).changed


def test_another_table_of_the_set_reads_it_anew(tmp_path: Path) -> None:
    build(UNVOTES[:2], tmp_path / "graph", OPTIONS)
    built = build(UNVOTES, tmp_path / "graph", OPTIONS)
    assert (built.read, built.reused) == (1, 0)


def test_the_manifest_keeps_what_was_left_out(faulty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    built = build([faulty], folder, OPTIONS)
    (source,) = Manifest.read(folder).sources
    names = [skip.what for skip in source.skips if skip.dropped]
    assert names == ["unknown name 'ATLANTIS'"]
    assert built.skipped == source.skips
    assert isinstance(source.skips[0], Skip)


def test_what_was_left_out_earlier_is_told_with_a_reused_source(
    faulty: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "graph"
    first = build([faulty], folder, OPTIONS)
    second = build([faulty, *UNVOTES], folder, OPTIONS)
    assert (second.read, second.reused) == (1, 1)
    assert second.skipped == first.skipped


def test_several_processes_tell_the_same(faulty: Path, tmp_path: Path) -> None:
    alone = build([faulty, *UNVOTES], tmp_path / "one", OPTIONS)
    both = build([faulty, *UNVOTES], tmp_path / "two", OPTIONS, engine=Local(2))
    assert both.skipped == alone.skipped
    assert both.manifest.counts == alone.manifest.counts
