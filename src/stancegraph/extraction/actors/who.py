"""Who an expression stands for: a state, a bloc, states gathered, or somebody who is none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stancegraph.records.factsheet import Group, Speaker

LONGEST_NAME = 200
"""Characters of a person's name or office; what is longer is no name."""


@dataclass(frozen=True, slots=True)
class Who:
    """A referent. Without `key` and `group` it is nobody who can hold a country's position."""

    key: str | None = None
    """`CHN`, `bloc:European Union`, `organ:Third Committee`."""
    group: Group | None = None
    person: str | None = None
    """Name of the person who speaks for the actor, where one is named."""
    office: str | None = None
    spokesperson: str | None = None
    """Key of the state that speaks for the group."""
    plural: bool = False
    named: bool = True
    """False where the text only says "countries" or "they"."""

    @property
    def holds(self) -> bool:
        """True when it can hold a position."""
        return self.key is not None or self.group is not None

    @property
    def holder(self) -> str | Group | None:
        """As a fact sheet names the holder."""
        return self.group if self.group is not None else self.key

    def same_actor(self, other: Who | None) -> bool:
        """True when both stand for the same state or group, whoever speaks."""
        return other is not None and self.holds and self.holder == other.holder

    def without_person(self) -> Who:
        """The actor alone."""
        return replace(self, person=None, office=None)

    def described(self) -> str:
        """A group in words: "54 countries", "some countries"."""
        group = self.group
        if group is None:
            return self.key or "an unnamed source"
        if group.count is not None:
            return f"{group.count} countries"
        if group.more_than is not None:
            return f"more than {group.more_than} countries"
        return f"{group.text or 'some'} countries"

    def speaker(self) -> str | Speaker | None:
        """As a fact sheet names the speaker of a statement."""
        if self.person is None:
            return self.spokesperson or self.key
        return Speaker(name=self.person, office=self.office, speaks_for=self.key)


NOBODY = Who()
"""Somebody or something that never holds a country's position."""


def unnamed_states() -> Who:
    """Some states that the text does not name or count."""
    return Who(group=Group(text="some"), plural=True, named=False)
