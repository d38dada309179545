"""Is the lexicon broad? The sign of cooperation or conflict in sentences coded for PLOVER."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Found

CODED = Path(__file__).parents[3] / "shared" / "data" / "plover" / "PLV_train.tsv"
COOPERATION = {"1", "2"}
"""Quad classes of words and deeds of cooperation; the others are conflict."""
HOSTILE = frozenset(
    "sanctions sanction embargo tariff tariffs ban bans restriction restrictions crackdown boycott "
    "blockade investigation probe inquiry charges lawsuit extradition siege curbs war attack "
    "attacks strikes offensive veto".split()
)
"""Heads of targets by which to call for something is to be against the actor that it hits."""
HEAD = 4
"""Words of a target among which its head stands."""

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not CODED.exists(), reason="the coded sentences are not beside the checkout"
    ),
]


def with_states(marked: str) -> str:
    """A sentence whose marked source and target are Chile and Peru."""
    for mark, name in (("s", "Chile"), ("t", "Peru")):
        pattern = rf"(?:(?:[Tt]he|[Aa]n?) )?<{mark}>(.*?)</{mark}>(?=(\w?))"
        marked = re.sub(pattern, lambda found, name=name: _named(found, name), marked, flags=re.S)
    return re.sub(r"</?[st]>", "", marked).replace("\n", " ")


def _named(found: re.Match[str], name: str) -> str:
    owner = "'s" if re.search(r"['’]s?$", found[1]) else ""
    return f"{name}{owner}{' ' if found[2] else ''}"


def sign(one: Found) -> int:
    """+1 for cooperation, -1 for conflict: demands and refusals count as conflict in PLOVER."""
    if one.position.act in ("call_for", "decline"):
        return -1
    value = {"support": 1, "oppose": -1}.get(one.polarity, 0)
    words = re.findall(r"[a-z]+", one.target.lower())[:HEAD]
    aims = one.position.target_actor == "PER" and not HOSTILE.isdisjoint(words)
    is_noun = one.position.rule.startswith("noun")
    return -value if aims and not is_noun else value


def told(found: list[Found]) -> int:
    """The sign of what Chile does to Peru, or else does at all, or else Peru to Chile."""
    own = [one for one in found if one.holder == "CHL"]
    groups = (
        [one for one in own if one.position.target_actor == "PER"],
        own,
        [one for one in found if one.holder == "PER" and one.position.target_actor == "CHL"],
    )
    total = sum(map(sign, next((group for group in groups if group), [])))
    return (total > 0) - (total < 0)


def rows() -> Iterator[tuple[str, int]]:
    with CODED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield row["marked_sentence"], 1 if row["gold_penta"] in COOPERATION else -1


def test_most_coded_sentences_are_read_with_the_right_sign(positions):
    counts = Counter((coded, told(positions(with_states(text)))) for text, coded in rows())
    covered = sum(number for (_, read), number in counts.items() if read)
    assert covered / counts.total() >= 0.6
    assert (_f1(counts, 1) + _f1(counts, -1)) / 2 >= 0.9


def _f1(counts: Counter[tuple[int, int]], side: int) -> float:
    hits = counts[side, side]
    made, coded = hits + counts[-side, side], hits + counts[side, -side]
    return 2 * hits / (made + coded)
