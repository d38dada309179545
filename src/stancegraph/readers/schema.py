"""The JSON Schema of fact sheets, for editors; kept as `ontology/factsheet.schema.json`.

`python -m stancegraph.readers.schema` prints it, with a file name it writes it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from stancegraph.records import FactSheet, PartialDate

SCHEMA_ID = "https://w3id.org/stancegraph/factsheet.schema.json"
_DESCRIPTION = (
    "What a document says: events, and statements with nested positions; names as people write "
    "them. Read by `stancegraph build`, written by `stancegraph extract --format yaml`."
)


def fact_sheet_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) that follows from the records."""
    schema = FactSheet.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **_with_years(schema),
        "title": "stancegraph fact sheet",
        "description": _DESCRIPTION,
    }


def schema_text() -> str:
    """The schema as the file has it."""
    return json.dumps(fact_sheet_schema(), indent=2, ensure_ascii=False) + "\n"


def _with_years(node: Any) -> Any:
    """The schema with years as numbers, which is what an editor sees in `date: 2019`."""
    if isinstance(node, list):
        return [_with_years(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node == PartialDate.__get_pydantic_json_schema__(None, None):
        return {"anyOf": [node, {"type": "integer", "minimum": 1000, "maximum": 9999}]}
    return {key: _with_years(value) for key, value in node.items()}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(schema_text(), encoding="utf-8")
    else:
        sys.stdout.write(schema_text())
