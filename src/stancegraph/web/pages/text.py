"""Text from files that nobody checked, as it may stand on a page."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

_STEERING = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]"
)


def visible(text: str) -> str:
    """The text with control characters and direction overrides written as escapes."""
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode(), _whole(text))


def _whole(text: str) -> str:
    """Without halves of surrogate pairs, which no encoding can hold."""
    return text.encode("utf-8", "replace").decode()


def finalize(value: Any) -> Any:
    """What a template writes for a value: nothing for none, text without control characters."""
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def shortened(text: str, most: int = 280) -> str:
    """The beginning of a text, cut after a whole word where it is longer than `most`."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return f"{line[:most].rpartition(' ')[0] or line[:most]}…"


def words(value: str) -> str:
    """A value of a closed list as people write it: `call_for` → `call for`."""
    return value.replace("_", " ")


def counted(number: int, thing: str, things: str | None = None) -> str:
    """A number with its noun: `1 position`, `1,204 positions`."""
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"
