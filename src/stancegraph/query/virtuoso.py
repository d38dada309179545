"""What Virtuoso answers otherwise than the standard says, set right.

Seen in 7.2: truth values are the numbers 1 and 0; a variable that `VALUES` binds to one IRI comes
out of a sort as a text; the answer to ASK is a row where CaseMode is not 2; and an answer that is
cut off is no error but has a header.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from stancegraph.errors import QueryRefused
from stancegraph.query import scan
from stancegraph.vocabulary import expand

_BOOLEAN = expand("xsd:boolean")
_ASKED = "__ASK_RETVAL"
_TRUTH = {"0": "false", "1": "true"}
_PARTIAL = "S1TAT"


def answered(headers: Mapping[str, str]) -> bool:
    """Whether it was Virtuoso who answered."""
    return headers.get("Server", "").startswith("Virtuoso")


def whole(headers: Mapping[str, str], rows: int | None = None) -> None:
    """Raise QueryRefused where an answer of so many rows was cut off."""
    most = headers.get("X-SPARQL-MaxRows", "")
    if rows is not None and most.isdecimal() and rows >= int(most):
        raise QueryRefused(
            f"the endpoint gives no more than {rows:,} rows",
            hint="make the query narrower, or raise ResultSetMaxRows of the server",
        )
    if headers.get("X-SQL-State") == _PARTIAL:
        raise QueryRefused(
            "the endpoint gave up before it had the whole answer",
            hint="make the query narrower, or raise its time limits (MaxQueryExecutionTime)",
        )


def mended(body: bytes, text: str, headers: Mapping[str, str]) -> bytes:
    """An answer in JSON to the query `text` as it would be from another server.

    Raises ValueError for what is no such answer, QueryRefused for one that was cut off.
    """
    fixed = scan.fixed_columns(text)
    try:
        answer: dict[str, Any] = json.loads(body)
        rows = answer["results"]["bindings"] if "results" in answer else []
        whole(headers, len(rows))
        if answer["head"].get("vars") == [_ASKED]:
            said = bool(rows) and rows[0][_ASKED]["value"] == "1"
            answer = {"head": {}, "boolean": said}
            rows = []
        for row in rows:
            for name, term in row.items():
                if term.get("datatype") == _BOOLEAN:
                    term["value"] = _TRUTH.get(term["value"], term["value"])
                elif term["type"] == "literal" and fixed.get(name) == term["value"]:
                    row[name] = {"type": "uri", "value": term["value"]}
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise ValueError(f"this is no SPARQL result in JSON ({error})") from error
    return json.dumps(answer).encode()
