"""Names that are written like an unknown one: proposals, never answers."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from stancegraph.resolution.names import Form, Name

_MOST = 3
_ALIKE = 0.75
"""Least similarity of a proposal (difflib's ratio), which leaves out what only rhymes."""
_SHORTEST = 4
"""Letters of a name that is proposed because it stands within the unknown one."""
_PROPOSED = (Form.NAME, Form.BLOC, Form.ORGAN)


def near_names(key: str, names: Mapping[str, tuple[Name, ...]]) -> tuple[str, ...]:
    """Up to three names of different actors, the nearest first; `names` by folded spelling.

    Near are names that have all words of the unknown one, or all of whose words it has; else
    those that are spelled alike, or with the same letters in another order.
    """
    words = set(key.split())
    if not words:
        return ()
    listed = {other: found[0] for other, found in names.items() if found[0].form in _PROPOSED}
    letters = sorted(key)
    close = set(difflib.get_close_matches(key, listed, n=3 * _MOST, cutoff=_ALIKE))
    close.update(other for other in listed if len(other) == len(key) and sorted(other) == letters)
    within = set()
    for other in listed:
        theirs = set(other.split())
        if words <= theirs or (theirs < words and len(other) >= _SHORTEST):
            within.add(other)
    matcher = difflib.SequenceMatcher(b=key)

    def distance(other: str) -> tuple[float, str]:
        matcher.set_seq1(other)
        rare = 0.0 if listed[other].in_text else 0.1
        return rare - matcher.ratio(), other

    found: dict[tuple[str, ...], str] = {}
    for other in sorted(within or close, key=distance):
        found.setdefault(listed[other].actors, listed[other].text)
    return tuple(found.values())[:_MOST]
