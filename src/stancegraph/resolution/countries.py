"""States and territories: codes, the UN's short names, status and validity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from stancegraph.resolution.datafiles import rows


@dataclass(frozen=True, slots=True)
class CountryRow:
    """One line of `data/countries.csv`."""

    code: str
    """ISO 3166-1 alpha-3; XKX for Kosovo; for former states ISO 3166-3, else the COW code."""
    name: str
    """The UN's short name; for what is outside the UN list its usual English name."""
    un_status: str
    """member | observer | none; for a former state the status that it had."""
    m49: str | None
    """The three digits of the UN statistics division."""
    valid_from: str | None
    """First day (2011-07-09); given where another code was in use before."""
    valid_until: str | None
    """Last day."""
    successors: tuple[str, ...]
    """Codes of the states that followed."""
    eu_code: str | None
    """Its code in the EU's country authority list, where that is known."""
    seat_to: str | None
    """The state that went on in its seat in the United Nations."""

    def exists_on(self, when: date) -> bool:
        """Whether the state exists on that day under this code."""
        day = when.isoformat()
        return (self.valid_from or day) <= day <= (self.valid_until or day)


@cache
def countries() -> Mapping[str, CountryRow]:
    """Every country row by its code, in the order of the codes."""
    table = {}
    for code, name, status, m49, start, end, successors, eu_code, seat_to in rows("countries.csv"):
        table[code] = CountryRow(
            code,
            name,
            status,
            m49 or None,
            start or None,
            end or None,
            tuple(successors.split()),
            eu_code or None,
            seat_to or None,
        )
    return MappingProxyType(dict(sorted(table.items())))


def existing_instead(code: str, when: date) -> tuple[str, ...]:
    """The states that stood on that day in place of one that did not exist: before or after it."""
    found, met, waiting = set[str](), set[str](), [code]
    while waiting:
        one = waiting.pop()
        if one in met:  # on a day between two states each leads back to the other
            continue
        met.add(one)
        row = countries()[one]
        if row.exists_on(when):
            found.add(one)
        elif row.valid_from is not None and when.isoformat() < row.valid_from:
            waiting.extend(c for c, r in countries().items() if one in r.successors)
        else:
            waiting.extend(row.successors)
    return tuple(sorted(found))


def iso_codes(code: str) -> dict[str, str]:
    """The other ISO 3166 codes of a state: `alpha_2` and `numeric`; empty where ISO has none."""
    import pycountry  # takes a while to load, and building a graph does not need it

    found = pycountry.countries.get(alpha_3=code) or pycountry.historic_countries.get(alpha_3=code)
    given = ((name, getattr(found, name, None)) for name in ("alpha_2", "numeric"))
    return {name: value for name, value in given if value}
