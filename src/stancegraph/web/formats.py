"""The forms of an answer, their media types, and which of them a client likes best."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

Media = Mapping[str, tuple[str, ...]]

ROWS: Media = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
"""Forms of the answer to SELECT and ASK, the one we like best first."""
GRAPHS: Media = {
    "turtle": ("text/turtle",),
    "ntriples": ("application/n-triples",),
    "xml": ("application/rdf+xml", "application/xml", "text/xml"),
    "json": ("application/ld+json", "application/json"),
}
"""Forms of the answer to CONSTRUCT and DESCRIBE."""
HTML = "text/html"

_TYPE = re.compile(r"([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)", re.ASCII)
_QUALITY = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?", re.ASCII)


def types(*media: Media) -> list[str]:
    """The media types of some forms: of every form its own, then what else it goes by."""
    forms = [names for each in media for names in each.values()]
    own, others = [names[0] for names in forms], [one for names in forms for one in names[1:]]
    return list(dict.fromkeys(own + others))


ROW_TYPES, GRAPH_TYPES = types(ROWS), types(GRAPHS)
"""What is offered to clients for each kind of answer."""


def form(media: Media, media_type: str) -> str:
    """The form that has a media type."""
    return next(name for name, known in media.items() if media_type in known)


def preferred(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer that an Accept header likes best, or None where it takes none of them.

    Without a header everything will do. Of equals the one that is named more exactly wins, then
    the first offered. Ranges that are malformed are passed over.
    """
    ranges = list(_ranges(accept or "*/*")) or [("*", "*", 1.0)]
    judged = [(_quality(offer, ranges), -place) for place, offer in enumerate(offers)]
    (quality, _), place = max(judged)
    return offers[-place] if quality else None


def _quality(offer: str, ranges: Sequence[tuple[str, str, float]]) -> tuple[float, int]:
    """How much an offer is liked, by the most exact range that covers it, and how exact that is."""
    kind, _, subkind = offer.partition("/")
    covering = [
        ((one != "*") + (other != "*"), quality)
        for one, other, quality in ranges
        if one in ("*", kind) and other in ("*", subkind)
    ]
    exactness, quality = max(covering, default=(0, 0.0))
    return quality, exactness


def _ranges(accept: str) -> Iterator[tuple[str, str, float]]:
    for given in accept.lower().split(","):
        media_type, *parameters = (part.strip() for part in given.split(";"))
        quality = next((one[2:].strip() for one in parameters if one.startswith("q=")), "1")
        found = _TYPE.fullmatch(media_type)
        if found and _QUALITY.fullmatch(quality):
            yield found[1], found[2], float(quality)
