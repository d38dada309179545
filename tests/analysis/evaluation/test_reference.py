"""The same figures as the scorer that the reference data comes with."""

import json
import runpy
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancegraph.analysis.evaluation import Level, Line, evaluate
from stancegraph.analysis.evaluation.judging import judge
from stancegraph.analysis.evaluation.material import gather
from stancegraph.store.options import Options

GOLD = Path(__file__).parents[4] / "shared" / "gold"
SCORER = GOLD / "score.py"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SCORER.exists(), reason="needs ../shared/gold"),
]

HOLDERS = ["KEN", "PER", "coalition:12", "coalition:>12", "coalition:some", "bloc:EU"]
OTHERS = ["bloc:European Union", "organ:Security Council", "organ:UN Security Council"]
TARGETS = ["lake treaty", "the treaty on lakes", "dams", "dam", "it", ""]
LINES = st.lists(
    st.fixed_dictionaries(
        {
            "doc": st.just("lake"),
            "holder": st.sampled_from(HOLDERS + OTHERS),
            "polarity": st.sampled_from(["support", "oppose"]),
            "target": st.sampled_from(TARGETS),
            "target_actor": st.sampled_from([None, None, "PER", "bloc:EU"]),
            "members": st.sampled_from([[], ["KEN"], ["KEN", "PER"]]),
            "start": st.sampled_from([0, 10, 40]),
            "end": st.sampled_from([41, 60, 400]),
        }
    ),
    max_size=10,
)


@cache
def reference():
    return runpy.run_path(str(SCORER))


@settings(max_examples=300)
@given(LINES, LINES)
def test_any_two_codings_count_the_same(gold, system):
    counts = reference()["counts"]
    document = judge(
        "lake",
        "",
        [Line.model_validate(one) for one in gold],
        [Line.model_validate(one) for one in system],
    )
    for level in Level:
        made = document.system - document.members[level]
        assert (document.hits[level], document.gold, made) == counts(gold, system, level)


def docs_of(name):
    if name == "unform":
        return GOLD / "unform", []
    return GOLD / "dev", json.loads((GOLD / "dev" / "split.json").read_text())[name]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["read", "score", "unform"])
def test_what_the_rules_read_gets_the_same_figures(tmp_path, name):
    folder, docs = docs_of(name)
    gold = folder / "gold.jsonl"
    material = gather(gold, [folder / "texts"], Options(backend="pattern"), wanted=docs)
    material.read()
    written = tmp_path / "system.jsonl"
    written.write_text("".join(f"{one.model_dump_json()}\n" for one in material.system))
    only = ["--docs", ",".join(docs)] if docs else []
    ran = subprocess.run(
        [sys.executable, SCORER, gold, written, "--json", *only],
        capture_output=True,
        text=True,
        check=True,
    )
    for level in evaluate(material.gold, material.system, docs=material.docs).levels():
        theirs = json.loads(ran.stdout)[level.name]
        assert theirs["counts"] == [level.tally.correct, level.tally.gold, level.tally.system]
        for share in ("precision", "recall", "f1"):
            assert theirs[share] == round(getattr(level, share), 3)
        assert theirs["f1_95"] == [round(end, 3) for end in level.f1_95]
