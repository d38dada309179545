"""RDF files from outside → quads, whatever their format, and never over the network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, RdfFormat, parse

from stancegraph.errors import SourceError, UnknownFormat
from stancegraph.readers.files import load
from stancegraph.resources import shipped

MAX_BYTES = 200_000_000
"""The largest RDF file that is read."""

CONTEXT = "https://w3id.org/stancegraph/context.jsonld"
"""The IRI of the shipped JSON-LD context; a file that names it gets the shipped one."""

_FORMATS = {
    ".json": RdfFormat.JSON_LD,
    ".jsonld": RdfFormat.JSON_LD,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".owl": RdfFormat.RDF_XML,
    ".rdf": RdfFormat.RDF_XML,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
    ".xml": RdfFormat.RDF_XML,
}


def quads(path: Path, *, limit: int = MAX_BYTES) -> Iterator[Quad]:
    """The quads of a file of at most `limit` bytes, in the format that its suffix names.

    Raises UnknownFormat for another suffix, and SourceError, with the line where there is one,
    for what cannot be read or parsed, for entities in RDF/XML and for remote JSON-LD contexts.
    """
    rdf_format = _FORMATS.get(path.suffix.lower())
    if rdf_format is None:
        raise UnknownFormat(
            f"no RDF format has the suffix {path.suffix!r}",
            at=str(path),
            hint=f"name the file with one of {' '.join(_FORMATS)}",
        )
    data = load(path, limit=limit).data
    if rdf_format == RdfFormat.JSON_LD:
        data = _with_own_contexts(data, path)
    if rdf_format == RdfFormat.RDF_XML and b"<!ENTITY" in data:
        raise SourceError(
            "this RDF/XML declares entities, which can grow without bound, so it is not read",
            at=str(path),
            hint="write the file out again without a DOCTYPE",
        )
    try:
        yield from parse(data, format=rdf_format)
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise SourceError(
            f"this does not parse as {rdf_format.name}: {error.msg}",
            at=f"{path}{line}",
            hint="correct the file there, or give it the suffix of its format",
        ) from error


def _with_own_contexts(data: bytes, path: Path) -> bytes:
    """The JSON with the shipped context in the place of its IRI; any other IRI is refused."""
    try:
        document = json.loads(data)
        waiting: list[Any] = [document]
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                if "@context" in value:
                    value["@context"] = _own(value["@context"], path)
                if "@import" in value:
                    _own(value["@import"], path)
                waiting += value.values()
            elif isinstance(value, list):
                waiting += value
        return json.dumps(document).encode()
    except json.JSONDecodeError as error:
        raise SourceError(f"this is no JSON: {error.msg}", at=f"{path}:{error.lineno}") from error
    except UnicodeDecodeError as error:
        raise SourceError(f"byte {error.start} is not UTF-8", at=str(path)) from error
    except RecursionError as error:
        raise SourceError("the JSON is nested too deeply", at=str(path)) from error


def _own(context: Any, path: Path) -> Any:
    if isinstance(context, list):
        return [_own(one, path) for one in context]
    if context == CONTEXT:
        return json.loads(shipped("ontology/context.jsonld").read_text(encoding="utf-8"))[
            "@context"
        ]
    if isinstance(context, str):
        raise SourceError(
            f"the JSON-LD context {context!r} lies elsewhere, and nothing is fetched",
            at=str(path),
            hint=f"write the context into the file, or name {CONTEXT}",
        )
    return context
