"""One kind of things, from compared pairs and judgements to verdicts and links."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from stancegraph.reconciliation.clusters import Cluster, Clusters, Edge
from stancegraph.reconciliation.scoring import DIFFERENT, OPEN, SAME
from stancegraph.records import Link
from stancegraph.records.values import Decided, LinkKind
from stancegraph.tables import schema

INFERRED = "reconciliation"
"""The `source_key` of links: they follow from what all sources say."""

UNLIKE = 0.05
"""Score below which a pair parts the clusters that others would join: a report that tells less than
the rest, or another day, is little like some of them."""


class Joined:
    """The items of one kind, joined by what was compared and what was judged."""

    def __init__(
        self,
        kind: LinkKind,
        compared: pl.DataFrame,
        items: Mapping[str, Cluster],
        first_told: Mapping[str, date],
        judged: pl.DataFrame,
    ) -> None:
        """`compared` has `left`, `right`, `score`, features and `verdict`; `judged` the first two
        and the verdicts of people, of any kind; `first_told` says when the earliest document of an
        item appeared."""
        self.kind = kind
        self._compared = compared
        self._first_told = first_told
        known = pl.Series(list(items), dtype=pl.String).implode()
        self._judged = judged.filter(
            pl.col("kind") == kind.value, pl.col("left").is_in(known), pl.col("right").is_in(known)
        ).select("left", "right", "verdict")
        self._clusters = Clusters(items)
        for left, right in self._said(DIFFERENT):
            items[left].foes.add(right)
            items[right].foes.add(left)
        apart = compared.filter(pl.col("score") < UNLIKE).select("left", "right")
        for left, right in apart.iter_rows():
            items[left].unlike.add(right)
            items[right].unlike.add(left)
        edges = [Edge(left, right, None) for left, right in self._said(SAME)]
        told = self._judged.select("left", "right")
        likely = compared.filter(pl.col("verdict") == SAME).join(
            told, on=["left", "right"], how="anti"
        )
        edges += [Edge(*row) for row in likely.select("left", "right", "score").iter_rows()]
        self._clusters.join(edges)

    def _said(self, verdict: str) -> list[tuple[str, str]]:
        found = self._judged.filter(pl.col("verdict") == verdict).select("left", "right")
        return list(found.iter_rows())

    def pairs(self) -> pl.DataFrame:
        """What was compared or judged: with the verdict that holds, and `by` whom."""
        judged = self._judged.rename({"verdict": "judged"})
        pairs = self._compared.join(judged, on=["left", "right"], how="full", coalesce=True)
        ends = list(pairs.select("left", "right").iter_rows())
        together = pl.Series([self._clusters.together(*ends_) for ends_ in ends], dtype=pl.Boolean)
        share = pl.Series([self._clusters.share(*ends_) for ends_ in ends], dtype=pl.Boolean)
        by_score = (
            pl.when(together)
            .then(pl.lit(SAME))
            .when((pl.col("verdict") == SAME) & share)
            .then(pl.lit(DIFFERENT))  # its document tells of this one in another statement
            .when(pl.col("verdict") == SAME)
            .then(pl.lit(OPEN))
            .otherwise("verdict")
        )
        return pairs.with_columns(
            kind=pl.lit(self.kind.value),
            verdict=pl.coalesce("judged", by_score),
            by=pl.when(pl.col("judged").is_null())
            .then(pl.lit(Decided.SCORE.value))
            .otherwise(pl.lit(Decided.JUDGEMENT.value)),
        ).drop("judged")

    def links(self) -> pl.DataFrame:
        """The links of all clusters of two or more, by identifier."""
        compared = self._compared.select("left", "right", "score")
        scores = {(left, right): score for left, right, score in compared.iter_rows()}
        rows = []
        for members in self._clusters.several():
            first = min(members, key=self._earliest)
            rows.append(self._row(first, first, None, None))
            for item, lowest, judged in self._clusters.held(first):
                direct = scores.get((min(first, item), max(first, item)))
                score = None if judged else direct if direct is not None else lowest
                decided = Decided.JUDGEMENT if judged else Decided.SCORE
                rows.append(self._row(item, first, score, decided))
        return pl.DataFrame(rows, schema=schema(Link), orient="row").sort("id")

    def _earliest(self, item: str) -> tuple[date, str]:
        return (self._first_told.get(item, date.max), item)

    def _row(
        self, item: str, first: str, score: float | None, decided: Decided | None
    ) -> tuple[str | float | None, ...]:
        return (Link.identify(item), self.kind.value, item, first, score, decided, INFERRED)


def published(items: pl.DataFrame) -> dict[str, date]:
    """When the earliest document of each item appeared, where that is known."""
    return dict(items.select("id", "published").drop_nulls().iter_rows())
