"""Puts lists right of which parsers take the rest for an apposition: "a truce, *the release …*"."""

from __future__ import annotations

from dataclasses import replace

from stancegraph.extraction.parsing.parse import Token

_OBJECTS = frozenset({"dobj", "pobj", "nsubjpass"})
_COMMON = frozenset({"NN", "NNS"})
_FEW = 12
"""Steps from the last word before a comma up to the noun that a list begins with."""


def join_lists(fixed: list[Token]) -> None:
    """Put right "called for a truce, the *release* of hostages and the lifting of the siege".

    A noun that is coordinated itself, behind a comma, goes on with the list of the object before:
    what stands in apposition to one thing is not two.
    """
    coordinated = {token.head for token in fixed if token.dep == "conj" and token.tag[:2] == "NN"}
    for noun in list(fixed):
        if noun.dep not in ("appos", "dep") or noun.tag not in _COMMON:
            continue
        if noun.i not in coordinated:
            continue
        begins = _first(fixed, noun)
        if begins < 2 or fixed[begins - 1].text != ",":
            continue
        first = _begun(fixed, noun, begins)
        if first is not None:
            fixed[noun.i] = replace(noun, head=first.i, dep="conj")


def _begun(fixed: list[Token], noun: Token, begins: int) -> Token | None:
    """The noun before a comma that a list begins with."""
    if noun.dep == "appos":
        above = fixed[noun.head]
        is_one = above.tag == "NN" and above.dep in _OBJECTS and above.i < begins
        return above if is_one else None
    found: list[Token] = []
    token = fixed[begins - 2]
    for _ in range(_FEW):
        if token.tag in _COMMON and token.dep in _OBJECTS:
            found.append(token)
        if token.i in (noun.head, token.head):
            break
        token = fixed[token.head]
    if not found:
        return None
    # "an end to the siege, the *release* of the crew": like the end, not like the siege
    has_more = any(one.head == noun.i and one.dep == "prep" for one in fixed)
    return found[-1] if has_more else found[0]


def _first(fixed: list[Token], noun: Token) -> int:
    """Where the phrase of a noun begins."""
    first = noun.i
    while first > 0 and fixed[first - 1].head == noun.i and fixed[first - 1].dep != "punct":
        first -= 1
    return first
