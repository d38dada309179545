"""Tables of votes from Python: the same graph, and a warning for what is left out."""

from pathlib import Path

import pytest

import stancegraph as sg

SAMPLE = Path(__file__).parent / "data" / "votes"


def test_votes_are_positions_like_others() -> None:
    graph = sg.build(sorted(SAMPLE.glob("un_*.csv")))
    frame = graph.positions(holder="NAM", act="vote_yes")
    assert sorted(frame["target_text"]) == [
        "R/72/50: FERRIES",
        "paragraph of R/72/50: The Acting President: I shall put operative paragraph 2 of the "
        "draft on ferries to the vote.",
    ]
    assert graph.validate().conforms


@pytest.mark.parametrize("kept", [False, True])
def test_what_is_left_out_is_a_warning(tmp_path: Path, kept: bool) -> None:
    path = tmp_path / "ga.csv"
    text = (SAMPLE / "undl_ga.csv").read_text(encoding="utf-8")
    path.write_text(text.replace("KEN,KENYA", ",ATLANTIS"), encoding="utf-8")
    with pytest.warns(UserWarning, match="unknown name 'ATLANTIS'"):
        graph = sg.build(path, out=tmp_path / "graph" if kept else None)
    assert graph.positions().height == 3
