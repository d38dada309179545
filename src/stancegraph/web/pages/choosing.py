"""What the pages of computed tables let choose: from the address to a selection of analyses."""

from __future__ import annotations

from typing import Any

from stancegraph.errors import UsageError
from stancegraph.web.pages.addresses import slug_of
from stancegraph.web.pages.catalogue import Catalogue
from stancegraph.web.pages.filters import chosen, selected, short
from stancegraph.web.pages.page import Query

FILTERS = ("country", "bloc", "issue", "basis", "source", "from", "to")


def selection(catalogue: Catalogue, query: Query) -> tuple[dict[str, Any], int]:
    """The filters of an address as analyses take them, and how many positions they leave.

    Raises UsageError for a value that the graph does not know.
    """
    conditions = chosen(catalogue, query)
    asked: dict[str, Any] = {}
    for one in conditions:
        match one.name:
            case "from":
                asked["since"] = one.values[0]
            case "to":
                asked["until"] = one.values[0]
            case "bloc":
                asked["bloc"] = [catalogue.bloc_names[value] for value in one.values]
            case "country":
                asked["holder"] = [short(value) for value in one.values]
            case "issue":
                asked["issue"] = [slug_of(value) for value in one.values]
            case "source" | "basis":
                asked[one.name] = list(one.values)
    return asked, selected(catalogue, conditions).height


def one_of(query: Query, name: str, known: tuple[str, ...]) -> str:
    """The choice that an address makes, else the first; raises UsageError for another."""
    value = query.one(name, known[0])
    if value not in known:
        raise UsageError(f"{value!r} is no {name}", hint=f"choose one of: {', '.join(known)}")
    return value
