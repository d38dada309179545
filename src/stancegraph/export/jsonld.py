"""JSON-LD with the context that the ontology ships; nodes and values sorted."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

import polars as pl
import rdflib

from stancegraph.export.rdf import asserted_lines
from stancegraph.export.view import Counts, Options, View
from stancegraph.resources import shipped


def write_jsonld(view: View, stream: BinaryIO, options: Options) -> Counts:
    """Write the asserted triples; nodes are sorted by `@id`, keys and values by their text."""
    context = json.loads(shipped("ontology/context.jsonld").read_text(encoding="utf-8"))
    lines = pl.concat(asserted_lines(view))
    graph = rdflib.Graph().parse(data="\n".join(lines), format="nt")
    document = json.loads(
        graph.serialize(format="json-ld", context=context["@context"], auto_compact=False)
    )
    nodes = document.get("@graph") or [
        {key: value for key, value in document.items() if key != "@context"}
    ]
    ordered = {"@context": context["@context"], "@graph": _sorted([one for one in nodes if one])}
    text = json.dumps(ordered, ensure_ascii=False, indent=1, sort_keys=True)
    stream.write(text.encode() + b"\n")
    return {"triples": len(lines)}


def _sorted(value: Any) -> Any:
    if isinstance(value, list):
        parts = [_sorted(one) for one in value]
        return sorted(parts, key=_order)
    if isinstance(value, dict):
        return {key: _sorted(one) for key, one in value.items()}
    return value


def _order(value: Any) -> tuple[str, str]:
    identifier = str(value.get("@id", value.get("id", ""))) if isinstance(value, dict) else ""
    return identifier, json.dumps(value, ensure_ascii=False, sort_keys=True)
