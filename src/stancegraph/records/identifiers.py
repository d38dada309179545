"""Identifiers come from content, so that the same input gives the same graph.

An identifier is relative to the base of the graph: `country/CHN`, `position/3f2a…`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_DIGITS = 20
"""Hexadecimal digits of a minted identifier: 80 bits, a clash in 10^9 is below one in a million."""


def mint(kind: str, *parts: object) -> str:
    """`kind/` with a hash over the parts; None and the empty text are told apart."""
    digest = hashlib.sha256()
    for part in parts:
        data = b"\x00" if part is None else b"\x01" + str(part).encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return f"{kind}/{digest.hexdigest()[:_DIGITS]}"


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: `Côte d'Ivoire` → `cote-d-ivoire`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _spells(name: str) -> bool:
    """Whether a slug keeps every letter of a name; of one in another script nothing is left."""
    letters = (sign for sign in unicodedata.normalize("NFKD", name) if sign.isalnum())
    return bool(slug(name)) and all(sign.isascii() for sign in letters)


def document_id(sha256: str) -> str:
    """The identifier of a document: from the hash of its bytes."""
    return f"document/{sha256[:_DIGITS]}"


def actor_id(key: str) -> str:
    """The identifier of an actor's key: `CHN`, `bloc:European Union`, `organ:Third Committee`.

    Raises ValueError for the key of a coalition, which has no name of its own.
    """
    kind, separator, name = key.partition(":")
    if not separator:
        return f"country/{key}"
    if kind not in ("bloc", "organ"):
        raise ValueError(f"{key!r} is no country, bloc or organ")
    return f"{kind}/{slug(name)}" if _spells(name) else mint(kind, name)
