"""Things that a position bears several of, such as blocs and issues: sets, numbered.

Few sets occur among many positions, so counting and filtering look at numbers only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Sets:
    """Numbered sets: `frame` has a row (`set`, `member`) for each member of each set."""

    column: str
    """The column of positions that holds the numbers."""
    frame: pl.DataFrame

    @classmethod
    def numbered(
        cls, column: str, keys: list[str], members: pl.DataFrame
    ) -> tuple[Sets, pl.DataFrame]:
        """The sets of a frame with `keys` and `member`, and the number of each combination of keys.

        What has no member gets no number.
        """
        joined = (
            members.unique([*keys, "member"])
            .sort("member")
            .group_by(keys)
            .agg(pl.col("member").str.join("\n"))
        )
        known = joined.select("member").unique().sort("member").with_row_index("set")
        frame = known.select("set", pl.col("member").str.split("\n")).explode("member")
        numbers = joined.join(known, on="member").select(*keys, pl.col("set").alias(column))
        return cls(column, frame), numbers

    @property
    def members(self) -> list[str]:
        """Every member of any set, sorted."""
        return self.frame["member"].unique().sort().to_list()

    def containing(self, wanted: Iterable[str]) -> pl.Expr:
        """Whether a position's set has one of the members."""
        found = self.frame.filter(pl.col("member").is_in(list(wanted)))["set"].unique()
        return pl.col(self.column).is_in(found.implode()).fill_null(value=False)

    def counts(self, positions: pl.DataFrame) -> pl.DataFrame:
        """How many positions bear each member: `value`, `count`."""
        return (
            positions.group_by(pl.col(self.column).alias("set"))
            .len("count")
            .join(self.frame, on="set")
            .group_by(value="member")
            .agg(pl.col("count").sum())
        )
