"""YAML and JSON that nobody should write."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.errors import SourceError
from stancegraph.readers.outline import MAX_ALIASES, read_json, read_yaml


def laughs(levels: int) -> str:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (laughs(9), "line 1, column .*: aliases repeat too many values"),
        ("a: &a x\nb: [" + "*a, " * (MAX_ALIASES + 1) + "]", "line 2.*more than 100 aliases"),
        ("a: &a [*a]", "aliases repeat"),
        ("[" * 31, "line 1, column 31: values are nested deeper than 30"),
        ("[" * 50_000, "line 1, column .*: values are nested deeper than 30"),
        ("document: !!python/object/apply:os.system [ls]", "line 1, column 11: tags such as"),
        ("a: !!python/name:os.system", "tags such as"),
        ("a: !thing x", "tags such as '!thing'"),
        ("a: 1\nb: 2\na: 3\n", "line 3, column 1: the key 'a' is given twice"),
        ("a:\n  - {b: 1, b: 2}", "line 2, column 12: the key 'b' is given twice"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", "line 3, column 3: merge keys"),
        ("? [a, b]\n: c\n", "line 1, column 3: a key must be a word"),
        ("a: [b\nc: d", "line 2, column 2: this is no YAML"),
        ("a: 1\n---\nb: 2\n", "another document"),
        ("a: *nowhere", "line 1, column 4.*undefined alias"),
        ("a: 'x\x07y'", "character 5 cannot stand in YAML"),
    ],
)
def test_hostile_yaml_is_refused_with_its_place(text, complaint):
    with pytest.raises(SourceError, match=complaint) as caught:
        read_yaml(text, "facts.yaml")
    assert str(caught.value).startswith("facts.yaml: ")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{"a": 1, "b": 2, "a": 3}', "'a' is given twice"),
        ('{"a": [1,}', "line 1, column 10: this is no JSON"),
        ('{"a": NaN}', "NaN is no value"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_hostile_json_is_refused(text, complaint):
    with pytest.raises(SourceError, match=complaint):
        read_json(text, "facts.json")


def test_a_few_aliases_are_fine():
    text = "signers: &s [Peru, Chile]\nletter: *s\n"
    assert read_yaml(text, "f").value == {"signers": ["Peru", "Chile"], "letter": ["Peru", "Chile"]}


def test_scalars_stay_as_written_and_nothing_is_none():
    text = "a: NO\nb: 2021\nc: 1.50\nd: ~\ne:\nf: '~'\ng: 2021-05-03\nh: null\n"
    assert read_yaml(text, "f").value == {
        "a": "NO",
        "b": "2021",
        "c": "1.50",
        "d": None,
        "e": None,
        "f": "~",
        "g": "2021-05-03",
        "h": None,
    }


def test_lines_are_those_of_the_keys():
    outline = read_yaml("a:\n  - b: 1\n    c:\n      2\n", "f")
    assert outline.lines["a",] == 1
    assert outline.lines["a", 0, "b"] == 2
    assert outline.lines["a", 0, "c"] == 3


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]))
VALUES = st.recursive(
    st.none() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=10,
)


@given(VALUES)
def test_what_was_written_is_read_back(value):
    dumped = yaml.safe_dump(value, allow_unicode=True)
    assert read_yaml(dumped, "f").value == value
    assert read_json(json.dumps(value), "f").value == value
