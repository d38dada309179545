"""Passages in their context: pieces of the stored text, marked where the evidence lies."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stancegraph.records import Evidence
from stancegraph.web.pages.catalogue import Catalogue

AROUND = 700
"""Characters shown on each side of a passage."""
LONGEST = 200_000
"""Characters of a document that its page shows."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: within a passage (`evidence` names it), and of its cue, or neither."""

    text: str
    evidence: str = ""
    cue: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Part of a document around some passages."""

    document: str
    pieces: tuple[Piece, ...]
    whole: bool
    """Whether this is context from the stored text, and not the passage alone."""
    place: str = ""
    before: bool = False
    after: bool = False
    """Whether the text goes on before and after."""


def excerpts(
    catalogue: Catalogue, proofs: Sequence[Evidence], cues: Iterable[str] = ()
) -> list[Excerpt]:
    """The passages with the text around them; near ones share an excerpt.

    Without a stored text, or one that the offsets do not fit, the passage stands alone.
    """
    found: list[Excerpt] = []
    by_document: dict[str, list[Evidence]] = {}
    for proof in sorted(proofs, key=lambda one: (one.source, one.start or 0, one.id)):
        by_document.setdefault(proof.source, []).append(proof)
    for document, own in by_document.items():
        text = catalogue.text(document)
        placed = [one for one in own if text is not None and _fits(one, text)]
        for group in _near(placed):
            found.append(_excerpt(text or "", document, group, list(cues)))
        for one in own:
            if one not in placed and one.exact:
                pieces = _cut(one.exact, 0, len(one.exact), [(0, len(one.exact), one.id)], cues)
                found.append(Excerpt(document, tuple(pieces), whole=False))
    return found


def whole_text(catalogue: Catalogue, document: str, proofs: Sequence[Evidence]) -> Excerpt | None:
    """A document's stored text with all its passages marked, where it is at hand."""
    text = catalogue.text(document)
    if text is None:
        return None
    spans = [
        (one.start, one.end, one.id)
        for one in proofs
        if one.start is not None and one.end is not None and _fits(one, text)
    ]
    end = min(len(text), LONGEST)
    pieces = _cut(text, 0, end, spans, ())
    return Excerpt(document, tuple(pieces), whole=True, after=end < len(text))


def _fits(one: Evidence, text: str) -> bool:
    if one.start is None or one.end is None:
        return False
    return one.exact is None or text[one.start : one.end] == one.exact


def _near(proofs: list[Evidence]) -> list[list[Evidence]]:
    groups: list[list[Evidence]] = []
    for one in sorted(proofs, key=lambda proof: (proof.start or 0, proof.end or 0)):
        last = max((p.end or 0 for p in groups[-1]), default=0) if groups else 0
        if groups and (one.start or 0) - last < 2 * AROUND:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _excerpt(text: str, document: str, group: list[Evidence], cues: list[str]) -> Excerpt:
    first = min(one.start or 0 for one in group)
    last = max(one.end or 0 for one in group)
    begin = _break(text, max(0, first - AROUND), first)
    end = min(len(text), last + AROUND)
    if end < len(text):
        end = max(last, text.rfind(" ", last, end))
    spans = [(one.start or 0, one.end or 0, one.id) for one in group]
    pieces = _cut(text, begin, end, spans, cues)
    return Excerpt(
        document,
        tuple(pieces),
        whole=True,
        place=f"characters {first:,}–{last:,}",
        before=begin > 0,
        after=end < len(text),
    )


def _break(text: str, begin: int, passage: int) -> int:
    """Where an excerpt begins: at a paragraph, else at a word."""
    if begin == 0:
        return 0
    paragraph = text.find("\n\n", begin, passage)
    if paragraph >= 0:
        return paragraph + 2
    word = text.find(" ", begin, passage)
    return word + 1 if word >= 0 else begin


def _cut(
    text: str, begin: int, end: int, spans: Sequence[tuple[int, int, str]], cues: Iterable[str]
) -> list[Piece]:
    """The text between two offsets, cut where a passage or a cue begins or ends."""
    marked = [
        (found, found + len(cue))
        for cue in cues
        if cue
        for start, stop, _ in spans
        if (found := text.find(cue, start, stop)) >= 0
    ]
    cuts = {begin, end}
    for start, stop in [*((one, other) for one, other, _ in spans), *marked]:
        cuts |= {min(max(start, begin), end), min(max(stop, begin), end)}
    places = sorted(cuts)
    return [
        Piece(
            text[start:stop],
            next((name for one, other, name in spans if one <= start and stop <= other), ""),
            any(one <= start and stop <= other for one, other in marked),
        )
        for start, stop in itertools.pairwise(places)
        if start < stop
    ]
