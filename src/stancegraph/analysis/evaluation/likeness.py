"""When a passage, a holder and a target are the same, so that two readers can be compared."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from stancegraph.analysis.evaluation.lines import Line

OVERLAP = 0.1
"""The share of the longer passage that two passages must have in common."""
SHARED_WORDS = 0.34
"""The least F1 of the word stems of two phrases for one target."""


def same_passage(one: Line, other: Line) -> bool:
    """Whether two passages overlap by a tenth of the longer one."""
    if one.passage is None or other.passage is None:
        return False
    (start, end), (other_start, other_end) = one.passage, other.passage
    common = min(end, other_end) - max(start, other_start)
    longer = max(end - start, other_end - other_start)
    return common > 0 and common >= OVERLAP * longer


def same_holder(one: Line, other: Line) -> bool:
    """Whether two holders have the same `actor_key`."""
    return actor_key(one.holder) == actor_key(other.holder)


def same_target(gold: Line, system: Line) -> bool:
    """Whether two positions are about one thing.

    They are where gold names an actor as its target and the system the same one, and where the
    stems of the content words of both phrases have an F1 of at least `SHARED_WORDS`.
    """
    actors = {actor_key(one.target_actor or "") for one in (gold, system)}
    if gold.target_actor and len(actors) == 1:
        return True
    stems, others = _stems(gold.target or ""), _stems(system.target or "")
    common = len(stems & others)
    return bool(common) and 2 * common / (len(stems) + len(others)) >= SHARED_WORDS


@lru_cache(maxsize=10_000)
def actor_key(name: str) -> str:
    """What two names of one actor have in common.

    A code of a state stands for itself; a coalition for the first number in it, or for "vague";
    another actor for the content words of its name, with the usual short names of groups resolved.
    """
    kind, _, rest = name.partition(":")
    if not rest:
        return name
    if kind == "coalition":
        number = re.search(r"\d+", rest.replace(",", ""))
        return f"coalition:{number[0] if number else 'vague'}"
    words = _words(rest)
    return f"{kind}:{_usual_names().get((kind, words), words)}"


def _words(name: str) -> str:
    """The content words of a name in one spelling."""
    name = name.lower()
    for spelling, usual in _data()["spellings"].items():
        name = name.replace(spelling, usual)
    words = re.findall(r"[a-z]+|[0-9]+", name)
    return " ".join(word for word in words if word not in _function_words())


@lru_cache(maxsize=10_000)
def _stems(phrase: str) -> frozenset[str]:
    words = set(re.findall(r"[a-z0-9]+", phrase.lower())) - _function_words()
    return frozenset(_ending().sub("", word) for word in words)


@cache
def _usual_names() -> dict[tuple[str, str], str]:
    """Kind and content words of a further name → content words of the usual one."""
    return {
        (kind, _words(other)): _words(usual)
        for kind, groups in _data()["names"].items()
        for usual, others in groups.items()
        for other in others
    }


@cache
def _function_words() -> frozenset[str]:
    return frozenset(_data()["function_words"].split())


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_data()['endings'])})$")


@cache
def _data() -> dict[str, Any]:
    text = files("stancegraph.analysis.evaluation").joinpath("data/likeness.yaml")
    content: dict[str, Any] = yaml.load(text.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return content
