"""YAML and JSON from outside as plain values: no tags, no bombs, no key twice.

Scalars stay the text that was written, so that a country code `NO` is no truth value and a
meeting 37 may be written without quotation marks; the records say what each field must be.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from stancegraph.errors import SourceError

MAX_DEPTH = 30
"""Levels of nesting; a fact sheet has seven."""
MAX_ALIASES = 100
"""Aliases (`*name`) in one YAML file."""
MAX_NODES = 2_000_000
"""Values in one file, each counted as often as aliases repeat it."""

Path = tuple[str | int, ...]
"""Where a value is: `("statements", 0, "polarity")`."""

_NULL = "tag:yaml.org,2002:null"
_MERGE = "tag:yaml.org,2002:merge"
_TOO_DEEP = f"values are nested deeper than {MAX_DEPTH}"
_NO_TAGS = "write the value without a tag"


@dataclass(slots=True)
class Outline:
    """The values of a file, and for YAML the line on which each begins, counted from 1."""

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)


def read_yaml(text: str, at: str) -> Outline:
    """The one document in a YAML text.

    Raises SourceError, with line and column, for syntax errors, tags, keys given twice, more
    than MAX_ALIASES aliases, and values nested deeper than MAX_DEPTH.
    """
    try:
        _refuse_bombs(yaml.parse(text, Loader=yaml.CSafeLoader), at)
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in (error.problem or ""):  # what libyaml itself refuses
            _refuse(_TOO_DEEP, error.problem_mark, at)
        what = ", ".join(filter(None, (error.context, error.problem)))
        _refuse(f"this is no YAML: {what}", error.problem_mark, at)
    except yaml.reader.ReaderError as error:
        raise SourceError(
            f"character {error.position} cannot stand in YAML: {error.reason}",
            at=at,
            hint='write it as an escape in quotation marks, such as "\\x07"',
        ) from error
    outline = Outline()
    if root is not None:
        outline.value = _Builder(outline.lines, at).build(root, ())
    return outline


def read_json(text: str, at: str) -> Outline:
    """The value of a JSON text; raises SourceError for errors and for keys given twice."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise SourceError(f"the key {twice!r} is given twice", at=at, hint="remove one")
        return value

    def no_constant(name: str) -> NoReturn:
        raise SourceError(f"{name} is no value", at=at)

    try:
        value = json.loads(
            text,
            object_pairs_hook=unique,
            parse_int=str,
            parse_float=str,
            parse_constant=no_constant,
        )
    except json.JSONDecodeError as error:
        raise SourceError(
            f"line {error.lineno}, column {error.colno}: this is no JSON: {error.msg}", at=at
        ) from error
    except RecursionError as error:
        raise SourceError("the values are nested too deeply", at=at) from error
    return Outline(value)


def _refuse_bombs(events: Iterator[yaml.Event], at: str) -> None:
    depth = aliases = 0
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            aliases += 1
            if aliases > MAX_ALIASES:
                _refuse(f"there are more than {MAX_ALIASES} aliases", event.start_mark, at)
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                _refuse(_TOO_DEEP, event.start_mark, at)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            _refuse(f"tags such as {tag!r} are not read", event.start_mark, at, _NO_TAGS)


class _Builder:
    """Turns nodes into values and notes their lines."""

    def __init__(self, lines: dict[Path, int], at: str) -> None:
        self._lines, self._at, self._left = lines, at, MAX_NODES

    def build(self, node: yaml.Node, path: Path) -> Any:
        self._left -= 1
        if self._left < 0 or len(path) > MAX_DEPTH:
            _refuse("aliases repeat too many values", node.start_mark, self._at)
        self._lines[path] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, i)) for i, item in enumerate(node.value)]
        return None if node.tag == _NULL else node.value

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        value: dict[str, Any] = {}
        for key, item in node.value:
            if not isinstance(key, yaml.ScalarNode):
                _refuse("a key must be a word", key.start_mark, self._at)
            if key.tag == _MERGE:
                _refuse("merge keys (<<) are not read", key.start_mark, self._at)
            if key.value in value:
                _refuse(
                    f"the key {key.value!r} is given twice", key.start_mark, self._at, "remove one"
                )
            value[key.value] = self.build(item, (*path, key.value))
            self._lines[*path, key.value] = key.start_mark.line + 1
        return value


def _refuse(what: str, mark: Any, at: str, hint: str | None = None) -> NoReturn:
    where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    raise SourceError(where + what, at=at, hint=hint)
