"""From names to things: actors, dates, events and issues."""

from __future__ import annotations

from stancegraph.resolution.codebook import Codebook, Match
from stancegraph.resolution.countries import CountryRow, countries
from stancegraph.resolution.dates import find_dates, resolve_date
from stancegraph.resolution.events import EventMention, find_events
from stancegraph.resolution.gazetteer import Gazetteer, Mention, Resolution
from stancegraph.resolution.names import Form

__all__ = [
    "Codebook",
    "CountryRow",
    "EventMention",
    "Form",
    "Gazetteer",
    "Match",
    "Mention",
    "Resolution",
    "countries",
    "find_dates",
    "find_events",
    "resolve_date",
]
