"""Dates with the precision they were given in."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month or a day: `2019`, `2019-07` or `2019-10-29`; local to the event's place.

    Raises ValueError for any other text and for days that no calendar has.
    """

    text: str

    def __post_init__(self) -> None:
        if not _FORM.fullmatch(self.text):
            raise ValueError(f"{self.text!r} is no date; write 2019, 2019-07 or 2019-10-29")
        try:
            _ = self.earliest
        except ValueError as error:
            raise ValueError(f"{self.text!r} is no date: {error}") from error

    def _parts(self) -> list[int]:
        return [int(part) for part in self.text.split("-")]

    @property
    def earliest(self) -> date:
        """The first day that the date can mean."""
        year, month, day = [*self._parts(), 1, 1][:3]
        return date(year, month, day)

    @property
    def latest(self) -> date:
        """The last day that the date can mean."""
        parts = self._parts()
        year, month = parts[0], parts[1] if len(parts) > 1 else 12
        day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
        return date(year, month, day)

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read,
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_FORM.pattern}$", "examples": ["2019-10-29"]}

    @classmethod
    def read(cls, value: object) -> PartialDate:
        """A PartialDate from itself, a date, a year as a number (as YAML gives them) or text."""
        if isinstance(value, cls):
            return value
        if isinstance(value, date):
            return cls(value.isoformat()[:10])
        if isinstance(value, int) and not isinstance(value, bool):
            return cls(f"{value:04d}")
        if isinstance(value, str):
            return cls(value)
        raise ValueError(f"{value!r} is no date; write 2019, 2019-07 or 2019-10-29")
