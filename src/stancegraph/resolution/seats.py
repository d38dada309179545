"""Rows of tables that name a state by a seat it holds: an old or a new name, a code, a day."""

from __future__ import annotations

from datetime import date
from functools import cache

from stancegraph.resolution.countries import countries, existing_instead
from stancegraph.resolution.gazetteer import Gazetteer, Resolution


def resolve_row(
    gazetteer: Gazetteer, name: str, code: str | None = None, *, on: date | None = None
) -> Resolution:
    """The state that a row of a table of votes means, by its name, else by its code.

    `code` is an alpha-3, alpha-2 or M49 code. Tables keep one name for a seat: where the state of
    that name did not exist on the day, its predecessor or successor in the same seat is meant
    ("Russia" in 1950, "Yugoslavia" in 2010). Of the states that bear an ambiguous name the code
    picks one. Refused where name and code are of different states, and where neither is known;
    a code that nobody has is passed over.
    """
    found = gazetteer.resolve(name, on=on, usage="un", suggest=False)
    if found.code is None:
        found = _seated(gazetteer, found, on)
    coded = codes_of(code or "")
    if found.code is None:
        meant = (
            tuple(one for one in coded if one in found.candidates) if found.candidates else coded
        )
        return _by_code(code or "", meant, on) if meant else found
    if found.code in countries() and coded and not _same_seat(found.code, coded):
        where = "is" if code in coded else f"{code} is"
        reason = f"{found.name} is {found.code}, but its code {where} {' or '.join(coded)}"
        return Resolution(found.name, None, reason, (found.code, *coded))
    return found


def codes_of(code: str) -> tuple[str, ...]:
    """The alpha-3 codes that a code stands for: itself, by alpha-2 or by M49; none if unknown.

    Of two states that bore the same code at different times (`CS`) both.
    """
    code = code.strip()
    if code in countries():
        return (code,)
    if code.isdigit() and len(code) <= 3:
        number = code.zfill(3)
        return tuple(row.code for row in countries().values() if row.m49 == number)
    return _alpha_2().get(code, ())


def seat_on(code: str, when: date) -> str | None:
    """The state that held the seat of a state in the UN on a day; None where that had ended."""
    table = countries()
    if code not in table:
        return None
    chain = _chain(code)
    return next((one for one in chain if table[one].exists_on(when)), None)


def _chain(code: str) -> tuple[str, ...]:
    """The states that held one seat after another, the first one first."""
    table = countries()
    before = {row.seat_to: row.code for row in table.values() if row.seat_to}
    first = code
    while first in before:
        first = before[first]
    chain = [first]
    while (following := table[chain[-1]].seat_to) is not None:
        chain.append(following)
    return tuple(chain)


def _same_seat(code: str, coded: tuple[str, ...]) -> bool:
    return any(one in _chain(code) for one in coded)


def _seated(gazetteer: Gazetteer, refused: Resolution, on: date | None) -> Resolution:
    """Who held the seat of the state of that name, if only the day was the reason."""
    if on is None:
        return refused
    undated = gazetteer.resolve(refused.name, usage="un", suggest=False)
    state = seat_on(undated.code, on) if undated.code else None
    if state is None:
        return refused
    return Resolution(refused.name, state, f"holds the seat of {undated.code} on {on}")


def _by_code(code: str, coded: tuple[str, ...], on: date | None) -> Resolution:
    if on is None:
        held = [one for one in coded if countries()[one].valid_until is None] or list(coded)
    else:
        held = [one for one in coded if countries()[one].exists_on(on)]
        held = held or [seat for one in coded if (seat := seat_on(one, on))]
    if len(held) == 1:
        return Resolution(code, held[0], "by its code")
    if held:
        return Resolution(code, None, f"ambiguous code: {' or '.join(held)}", tuple(held))
    then = existing_instead(coded[0], on) if on else ()
    return Resolution(code, None, f"{' or '.join(coded)} did not exist on {on}", then)


@cache
def _alpha_2() -> dict[str, tuple[str, ...]]:
    """Alpha-3 codes by alpha-2 code, those of former states too."""
    import pycountry  # takes a while to load, and few tables need it

    found: dict[str, tuple[str, ...]] = {"XK": ("XKX",)}
    for one in [*pycountry.countries, *pycountry.historic_countries]:
        alpha_2 = getattr(one, "alpha_2", None)
        if alpha_2 and one.alpha_3 in countries() and one.alpha_3 not in found.get(alpha_2, ()):
            found[alpha_2] = (*found.get(alpha_2, ()), one.alpha_3)
    return found
