"""The data files of the readers."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def knowledge(name: str) -> dict[str, Any]:
    """The content of `data/<name>.yaml`."""
    text = files("stancegraph.readers").joinpath(f"data/{name}.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return content
