import json
from io import BytesIO

from stancegraph.export import View, position_lines, write


def test_a_line_has_the_fields_of_the_contract(view: View) -> None:
    first = next(position_lines(view.tables))
    assert first == {
        "doc": "split",
        "holder": "coalition:54",
        "members": ["BLR"],
        "spokesperson": "BLR",
        "speaker": None,
        "polarity": "support",
        "act": "praise",
        "target": "the measures",
        "target_actor": None,
        "according_to": None,
        "basis": "reported",
        "modality": "asserted",
        "tier": "explicit",
        "start": 0,
        "end": 57,
        "cue": "cue",
        "rule": "praise+OBJ",
        "event": "Third Committee: debate",
        "statement": "statement/joint",
    }


def test_lines_are_sorted_and_derived_positions_are_none(view: View) -> None:
    lines = list(position_lines(view.tables))
    assert [line["start"] for line in lines] == sorted(line["start"] for line in lines)
    assert [line["holder"] for line in lines] == [
        "coalition:54",
        "coalition:>30",
        "bloc:European Union",
        "CHN",
        "USA",
        "coalition:22",
        "FRA",
    ]


def test_somebody_elses_words_and_the_speaker_are_named(view: View) -> None:
    lines = {line["holder"]: line for line in position_lines(view.tables)}
    assert lines["USA"]["according_to"] == "CHN"
    assert lines["coalition:22"]["according_to"] == "other"
    assert lines["CHN"]["speaker"] == "Zhang Jun"
    assert lines["CHN"]["target_actor"] == "USA"
    assert lines["FRA"]["members"] == []


def test_no_sign_inside_a_line_ends_it(hostile: View) -> None:
    stream = BytesIO()
    write(hostile, stream, format="jsonl")
    lines = stream.getvalue().decode().splitlines()
    assert [json.loads(line) for line in lines] == list(position_lines(hostile.tables))
