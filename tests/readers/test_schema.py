"""The JSON Schema for editors."""

from __future__ import annotations

import json
import subprocess
import sys

import jsonschema
import pytest

from stancegraph.readers.schema import SCHEMA_ID, fact_sheet_schema, schema_text
from stancegraph.resources import shipped

GOOD = {
    "document": {"title": "States differ over trawling ban", "date": "2021-05-03"},
    "events": [{"id": "talks", "label": "Ocean talks", "date": 2021}],
    "statements": [
        {
            "on_behalf_of": {"count": 14, "members": ["Chile", {"name": "Peru", "joined": 2021}]},
            "positions": [{"polarity": "support", "target": "the ban", "start": 3, "end": 9}],
        }
    ],
}


def test_the_shipped_schema_is_up_to_date():
    assert shipped("ontology/factsheet.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_valid_and_says_what_it_is():
    schema = fact_sheet_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == SCHEMA_ID
    assert schema["title"]
    assert schema["description"]


def test_a_good_sheet_is_accepted():
    jsonschema.validate(GOOD, fact_sheet_schema())


@pytest.mark.parametrize(
    "change",
    [
        {"document": None},
        {"colour": "blue"},
        {"events": [{"id": "talks"}]},
        {"statements": [{"positions": [{"polarity": "maybe", "target": "x"}]}]},
        {"statements": [{"positions": [{"polarity": "oppose"}]}]},
        {"statements": [{"on_behalf_of": {"count": 0}}]},
        {"document": {"date": "yesterday"}},
        {"document": {"sha256": "abc"}},
    ],
)
def test_a_bad_sheet_is_rejected(change):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**GOOD, **change}, fact_sheet_schema())


def test_the_module_prints_and_writes_the_schema(tmp_path):
    module = [sys.executable, "-m", "stancegraph.readers.schema"]
    printed = subprocess.run(module, capture_output=True, check=True).stdout
    target = tmp_path / "schema.json"
    subprocess.run([*module, str(target)], check=True)
    assert json.loads(printed) == fact_sheet_schema()
    assert target.read_bytes() == printed
