"""UCINET's data language: a matrix with its labels, or a list of ties where that would be large.

An affiliation network is a matrix actors × issues, other networks are square and symmetric. The
format has no remarks, so how the network was made stands beside it. Labels are the nodes' keys on
one line, in quotes where they hold more than a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

from stancegraph.analysis.files.csv import metadata
from stancegraph.analysis.files.parts import Parts, distinct, one_line

_CELLS = 1_000_000
"""A matrix with more cells is written as a list."""
_WORD = re.compile(r"[^\s,;='\"]+")


def network_ucinet(parts: Parts, name: str) -> dict[str, Iterator[str]]:
    """The network as `fullmatrix` with labels embedded; as `edgelist1` or `edgelist2` if large."""
    return {name: _data(parts), f"{name}-metadata.json": metadata(parts.made)}


def _data(parts: Parts) -> Iterator[str]:
    keys = parts.nodes["id"]
    rows, columns = keys, keys
    if parts.two_mode:
        rows, columns = (parts.nodes.filter(side=side)["id"] for side in ("actor", "issue"))
    row = {key: place for place, key in enumerate(rows)}
    column = {key: place for place, key in enumerate(columns)}
    size = f"nr={len(rows)} nc={len(columns)}" if parts.two_mode else f"n={len(rows)}"
    ties = [
        (row[one], column[other], strength)
        for source, target, strength in zip(
            parts.edges["source"], parts.edges["target"], parts.strengths, strict=True
        )
        for one, other in {(source, target), (target, source)}
        if one in row and other in column
    ]
    body = _list if len(rows) * len(columns) > _CELLS else _matrix
    yield f"dl {size}\n"
    yield from body(_labels(rows), _labels(columns), sorted(ties), parts.two_mode)


def _matrix(
    rows: list[str], columns: list[str], ties: list[tuple[int, int, float]], two_mode: bool
) -> Iterator[str]:
    values = np.zeros((len(rows), len(columns)))
    for one, other, strength in ties:
        values[one, other] = strength
    yield f"format = fullmatrix\nlabels embedded\ndata:\n{' '.join(columns)}\n"
    for label, row in zip(rows, values.tolist(), strict=True):
        yield f"{label} {' '.join(map(_number, row))}\n"


def _list(
    rows: list[str], columns: list[str], ties: list[tuple[int, int, float]], two_mode: bool
) -> Iterator[str]:
    lines = "\n".join
    if two_mode:
        yield "format = edgelist2\n"
        yield f"row labels:\n{lines(rows)}\ncolumn labels:\n{lines(columns)}\n"
    else:
        yield f"format = edgelist1\nlabels:\n{lines(rows)}\n"
    yield "data:\n"
    for one, other, strength in ties:
        yield f"{one + 1} {other + 1} {_number(strength)}\n"


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


def _labels(keys: Iterable[str]) -> list[str]:
    plain = distinct(one_line(key).replace('"', "'") for key in keys)
    return [label if _WORD.fullmatch(label) else f'"{label}"' for label in plain]
