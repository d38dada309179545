"""The size of a coalition: what a counted, estimated or vague number of states amounts to."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from stancegraph.records.factsheet import Group

_FORMS = {
    "more than ": (">", "more_than"),
    "at least ": (">=", "at_least"),
    "about ": ("~", "about"),
}
"""Beginning of a size in words → its sign in a key and its field in a Group."""


_FILLERS = {"a", "of"}


@cache
def vague_sizes() -> dict[str, int]:
    """Least number of states that vague words stand for: `dozens of` → 24, `some` → 2."""
    data = files("stancegraph.resolution").joinpath("data/sizes.yaml").read_text("utf-8")
    sizes: dict[str, int] = yaml.safe_load(data)
    return sizes


def _vague(text: str) -> list[str]:
    """The vague sizes that a text contains, with or without their article and `of`."""
    words = set(re.findall(r"[a-z]+", text.lower()))
    return [size for size in vague_sizes() if set(size.split()) - _FILLERS <= words]


def size(group: Group, named: int) -> tuple[int | None, int | None, str]:
    """Least and greatest size and the size in words of a group with so many named members.

    `{count: 54}` → 54, 54, "54"; `{more_than: 30}` → 31, open; `{at_least: 30}` → 30, open;
    `{about: 20}` → words only; `{text: dozens}` → 24, open; without any size the named are all.
    """
    if group.count is not None:
        return group.count, group.count, str(group.count)
    if group.more_than is not None:
        return group.more_than + 1, None, f"more than {group.more_than}"
    if group.at_least is not None:
        return group.at_least, None, f"at least {group.at_least}"
    if group.about is not None:
        return None, None, f"about {group.about}"
    if group.text is not None:
        least = [vague_sizes()[size] for size in _vague(group.text)]
        return max(least, default=None), None, group.text
    return named, named, str(named)


def wording(group: Group, size_text: str) -> str:
    """How the group is called: `54 countries`, `dozens of countries`, or in the source's words."""
    if group.text is None or group.text != size_text:
        return group.text or f"{size_text} countries"
    plain = group.text.lower().removeprefix("a ").removesuffix(" of")
    for size in _vague(group.text):
        if plain == " ".join(word for word in size.split() if word not in _FILLERS):
            return f"{size} countries"
    return group.text


def coalition_key(size_text: str) -> str:
    """The key of a coalition in position lines: `coalition:54`, `coalition:>30`."""
    for words, (sign, _) in _FORMS.items():
        if size_text.startswith(words):
            return f"coalition:{sign}{size_text.removeprefix(words)}"
    return f"coalition:{size_text}"


def group_size(size_text: str) -> dict[str, int | str]:
    """The size fields of a Group, back from the size in words that `size` gave."""
    for words, (_, name) in _FORMS.items():
        if size_text.startswith(words) and size_text.removeprefix(words).isdigit():
            return {name: int(size_text.removeprefix(words))}
    return {"count": int(size_text)} if size_text.isdigit() else {"text": size_text}
