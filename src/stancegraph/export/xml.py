"""Text in XML: what is illegal is left out, what is special is escaped."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = _TEXT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})
# A parser turns a raw return into a newline, and in an attribute tabs and newlines into spaces.


def legal(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold, most control characters."""
    return _ILLEGAL.sub("", text)


def content(text: str) -> str:
    """The legal part of a text as the content of an element."""
    return legal(text).translate(_TEXT)


def attribute(text: str) -> str:
    """The legal part of a text as the value of an attribute in double quotes."""
    return legal(text).translate(_ATTRIBUTE)


def written(value: object) -> str:
    """A number, truth value, day or text as graph formats write it: `true`, `2019-10-29`."""
    return str(value).lower() if isinstance(value, bool) else str(value)
