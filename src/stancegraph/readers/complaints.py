"""What is wrong with a fact sheet or mapping, in words: where, what stands there, what may."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from stancegraph.readers.outline import Outline, Path
from stancegraph.records import FactSheet

_LONGEST = 80
"""Characters of a value that are shown."""
_WANTED = {
    "int_parsing": "it should be a whole number",
    "int_type": "it should be a whole number",
    "model_type": "it should have fields, as in `name: value`",
    "string_type": "it should be text",
    "tuple_type": "it should be a list",
}
"""Plainer words for what pydantic asks for, by the type of its error."""


def complaints(
    error: ValidationError, outline: Outline, sheet: type[BaseModel] = FactSheet
) -> list[str]:
    """One line per fault: `line 7: statements/0/positions/2/polarity: 'maybe': …`.

    `sheet` is the model that the file should be.
    """
    details = [(_path(e, outline.value), e) for e in error.errors(include_url=False)]
    deeper = {path[:n] for path, _ in details for n in range(len(path))}
    # Where a field takes a name or a group, a faulty group is no failed name.
    kept = [
        (path, e)
        for path, e in details
        if not (e["type"] == "string_type" and _is_group(outline.value, path, deeper, details))
    ]
    return list(dict.fromkeys(_line(path, e, outline, sheet) for path, e in kept))


def _is_group(
    value: Any, path: Path, deeper: set[Path], details: list[tuple[Path, ErrorDetails]]
) -> bool:
    others = sum(other == path for other, _ in details) > 1
    return isinstance(_at(value, path), dict) and (path in deeper or others)


def _line(path: Path, error: ErrorDetails, outline: Outline, sheet: type[BaseModel]) -> str:
    line = next(
        (outline.lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in outline.lines),
        None,
    )
    parts = [f"line {line}"] if line else []
    parts.append("/".join(map(str, path)) or "the sheet")
    value = _at(outline.value, path)
    if error["type"] == "extra_forbidden":
        parts.append(_unknown_field(path, sheet))
    elif error["type"] == "missing":
        parts.append("the field is missing")
    else:
        if isinstance(value, str):
            parts.append(repr(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"))
        wanted = _WANTED.get(error["type"], error["msg"].removeprefix("Value error, "))
        parts.append(wanted.replace("Input should", "it should"))
    return ": ".join(parts)


def _unknown_field(path: Path, sheet: type[BaseModel]) -> str:
    model = _model(path[:-1], sheet)
    fields = sorted(model.model_fields) if model else []
    near = difflib.get_close_matches(str(path[-1]), fields, n=1)
    what = f"did you mean {near[0]}?" if near else f"the fields are {', '.join(fields)}"
    return f"there is no such field; {what}"


def _path(error: ErrorDetails, value: Any) -> Path:
    """The place in the file; what pydantic adds for the branches of a union is left out."""
    path: list[str | int] = []
    for i, part in enumerate(error["loc"]):
        step = _at(value, (part,))
        if step is not None or (isinstance(value, dict) and part in value):
            value = step
        elif not (error["type"] == "missing" and i == len(error["loc"]) - 1):
            continue
        path.append(part)
    return tuple(path)


def _at(value: Any, path: Path) -> Any:
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _model(path: Path, sheet: type[BaseModel]) -> type[BaseModel] | None:
    """The model whose fields stand at a path of the sheet."""
    model: type[BaseModel] | None = sheet
    for part in path:
        if isinstance(part, str):
            if model is None or part not in model.model_fields:
                return None
            model = next(_models(model.model_fields[part].annotation), None)
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
