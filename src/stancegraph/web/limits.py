"""What a request may take before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one query, and on all of them together."""

    timeout: float = 30.0
    """Seconds from the arrival of a query to its answer, waiting included."""
    rows: int = 1_000_000
    """Rows, or triples, of an answer."""
    size: int = 100_000_000
    """Bytes of an answer."""
    memory: int = 2_000_000_000
    """Bytes of memory that a reader may take; no more than Linux enforces it."""
    query: int = 1_000_000
    """Bytes of a query, with its parameters, in the body of a request."""
    address: int = 64_000
    """Bytes of the path and parameters in an address."""
    readers: int = 4
    """Queries that run at the same time, be they slow or not."""
    waiting: int = 64
    """Queries that wait for a reader; any further is turned away."""
