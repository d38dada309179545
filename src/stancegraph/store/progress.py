"""How a long run tells how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What a run calls as it goes on."""

    def __call__(self, name: str, done: int | None = None, of: int | None = None) -> None:
        """A source begins; or a step within the run has done so much of its whole.

        A step whose length cannot be told gives 0 for both.
        """
        ...
