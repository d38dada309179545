"""Packages that some analyses need and a plain installation lacks."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from stancegraph.errors import MissingExtra


def needed(package: str) -> Any:
    """The package igraph or leidenalg; raises MissingExtra with the command that installs it."""
    try:
        return import_module(package)
    except ImportError as error:
        raise MissingExtra(package, "analysis") from error
