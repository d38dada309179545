"""Pajek: a network file whose lines bear signed values, and a partition of its nodes.

The format escapes nothing: a label is the node's key on one line, with ' for " and / for \\.
Remarks begin with %.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from stancegraph.analysis.files.parts import Parts, distinct, one_line


def network_pajek(parts: Parts, name: str) -> dict[str, Iterator[str]]:
    """The network, and in a file of the same name with the suffix `.clu` the partition of its nodes
    by side, else by kind, if they have one."""
    files = {name: _network(parts)}
    sorts = next((one for one in ("side", "kind") if one in parts.nodes.columns), None)
    if sorts:
        files[PurePath(name).with_suffix(".clu").name] = _partition(parts, sorts)
    return files


def _network(parts: Parts) -> Iterator[str]:
    yield f"% {one_line(str(parts.made))}\n% made: {one_line(parts.made.to_json())}\n"
    yield f"*Network {one_line(parts.made.what)}\n*Vertices {parts.nodes.height}\n"
    keys = parts.nodes["id"].to_list()
    for number, label in enumerate(distinct(map(_label, keys)), start=1):
        yield f'{number} "{label}"\n'
    yield "*Edges\n"
    places = {key: number for number, key in enumerate(keys, start=1)}
    ends = parts.edges.select("source", "target").iter_rows()
    for (source, target), strength in zip(ends, parts.strengths, strict=True):
        yield f"{places[source]} {places[target]} {strength!r}\n"


def _partition(parts: Parts, sorts: str) -> Iterator[str]:
    values = parts.nodes[sorts].fill_null("unknown")
    numbers = {value: number for number, value in enumerate(values.unique().sort(), start=1)}
    for value, number in numbers.items():
        yield f"% {number} {one_line(str(value))}\n"
    yield f"*Vertices {parts.nodes.height}\n"
    for value in values:
        yield f"{numbers[value]}\n"


def _label(key: str) -> str:
    return one_line(key).replace('"', "'").replace("\\", "/")
