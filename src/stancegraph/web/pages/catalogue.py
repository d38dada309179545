"""What the pages read, prepared once: a narrow frame of positions, labels, sets, attributions.

Columns that repeat are enumerations, so that a filter or a count over a million positions takes
milliseconds. Whole rows are taken from the tables only for the positions that a page shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import polars as pl

from stancegraph.records import (
    KINDS,
    Attribution,
    DerivedPosition,
    Evidence,
    Issue,
    Position,
    Record,
    RollCall,
    Statement,
    Text,
)
from stancegraph.records.identifiers import actor_id
from stancegraph.resolution.memberships import blocs_with_members, membership_records
from stancegraph.tables import Tables
from stancegraph.vocabulary import BASE
from stancegraph.web.pages.sets import Sets

R = TypeVar("R", bound=Record)

_ENUMERATED = (
    "act",
    "attribution",
    "basis",
    "document",
    "event",
    "holder",
    "inferred_from",
    "issue",
    "modality",
    "polarity",
    "said",
    "statement",
    "target",
    "target_actor",
    "target_text",
    "tier",
    "via",
)


@dataclass(frozen=True)
class Catalogue:
    """The prepared frames of one graph."""

    tables: Tables
    base: str
    positions: pl.DataFrame
    """`row` (place in `whole`), `id`, the enumerated columns, `earliest`, `latest`, `blocs`,
    `issues`. `polarity` is that towards the issue where there is one, `said` the position's own;
    `event` is the roll call or where the statement was made. Newest first, then by occasion, in
    reading order."""
    whole: pl.DataFrame
    """Asserted and derived positions with all their columns."""
    blocs: Sets
    """To which blocs a holder belonged on the day of the position."""
    issues: Sets
    """The issue of a position, those that its roll call is filed under, and the broader ones."""
    labels: Mapping[str, str]
    """The label of every node that bears one, by identifier."""
    attributions: Mapping[str, Attribution] = field(repr=False)

    @classmethod
    def of(cls, tables: Tables, base: str = BASE) -> Catalogue:
        """Prepare the pages of some tables."""
        whole = _whole(tables)
        attributions = {one.id: one for one in tables.records(Attribution)}
        blocs, numbers_of_blocs = _blocs(whole)
        issues, numbers_of_issues = _issues(tables, whole)
        narrow = (
            _narrow(tables, whole)
            .join(
                numbers_of_blocs, on=["holder", "earliest", "latest"], how="left", nulls_equal=True
            )
            .join(numbers_of_issues, on=["issue", "roll_call"], how="left", nulls_equal=True)
            .drop("roll_call")
        )
        narrow = narrow.sort(
            "latest", "event", "document", "start", "id",
            descending=[True, False, False, False, False],
            nulls_last=True,
        ).drop("start")  # fmt: skip
        enumerated = [
            pl.col(name).cast(pl.Enum(narrow[name].drop_nulls().unique().sort()))
            for name in _ENUMERATED
        ]
        positions = narrow.with_columns(enumerated).rechunk()
        return cls(tables, base, positions, whole, blocs, issues, _labels(tables), attributions)

    # -- finding ------------------------------------------------------------------------------

    def record(self, kind: type[R], identifier: str) -> R | None:
        """The record of that kind and identifier, if there is one."""
        return next(self.tables.records(kind, pl.col("id") == identifier), None)

    def records(self, kind: type[R], identifiers: Iterable[str]) -> dict[str, R]:
        """The records of that kind that there are, by identifier."""
        wanted = sorted(set(identifiers))
        found = self.tables.records(kind, pl.col("id").is_in(wanted)) if wanted else ()
        return {one.id: one for one in found}

    def label(self, identifier: str | None) -> str:
        """The label of a node, or its identifier where it bears none."""
        return self.labels.get(identifier, identifier) if identifier else ""

    def among(self, column: str, values: Iterable[str]) -> pl.Expr:
        """Whether an enumerated column has one of the values; others never occur."""
        kind = self.positions.schema[column]
        known = [one for one in values if one in self.occurring(column)]
        wanted = pl.Series(known, dtype=kind)
        return pl.col(column).is_in(wanted.implode()).fill_null(value=False)

    def occurring(self, column: str) -> frozenset[str]:
        """The values of an enumerated column."""
        return self._occurring[column]

    @cached_property
    def _occurring(self) -> dict[str, frozenset[str]]:
        schema = self.positions.schema
        return {
            name: frozenset(kind.categories)
            for name, kind in schema.items()
            if isinstance(kind, pl.Enum)
        }

    def spoken_by(self, speakers: Iterable[str]) -> list[str]:
        """The statements that one of some speakers made."""
        wanted = pl.any_horizontal(pl.col("speakers").list.contains(one) for one in speakers)
        return self.tables[Statement].filter(wanted)["id"].to_list()

    def texts_with(self, words: Sequence[str]) -> list[str]:
        """The target texts that contain all of some words in lower case."""
        lowered = self._lowered
        found = pl.all_horizontal(pl.col("low").str.contains(one, literal=True) for one in words)
        return lowered.filter(found)["text"].to_list()

    @cached_property
    def _lowered(self) -> pl.DataFrame:
        texts = pl.DataFrame(
            {"text": sorted(self.occurring("target_text"))}, schema={"text": pl.String}
        )
        return texts.with_columns(low=pl.col("text").str.to_lowercase())

    def full(self, rows: pl.DataFrame) -> list[dict[str, Any]]:
        """The whole rows of some positions, in their order."""
        return list(self.whole[rows["row"]].iter_rows(named=True))

    @cached_property
    def bloc_names(self) -> dict[str, str]:
        """The name of every bloc whose members are known, by identifier."""
        return {actor_id(f"bloc:{name}"): name for name in blocs_with_members()}

    def text(self, document: str) -> str | None:
        """The stored text of a document, where it is at hand."""
        found = self.tables[Text].filter(pl.col("id") == document)["text"]
        return found[0] if len(found) else None


def _whole(tables: Tables) -> pl.DataFrame:
    follows = tables[DerivedPosition]
    own = tables[Position].with_columns(
        pl.lit(None, pl.String).alias(name) for name in ("inferred_from", "via")
    )
    return pl.concat([own.select(follows.columns), follows])


def _narrow(tables: Tables, whole: pl.DataFrame) -> pl.DataFrame:
    started = tables[Evidence].filter(pl.col("start").is_not_null()).select("id", "start")
    documents = tables[Attribution].select("id", document="reported_by")
    occasions = tables[Statement].select("id", made_at="event")
    narrow = (
        whole.with_row_index("row")
        .select(
            "row", "id", "holder", "act", "target", "target_text", "target_actor", "issue", "basis",
            "modality", "tier", "statement", "roll_call", "attribution", "earliest", "latest",
            "inferred_from", "via",
            polarity=pl.coalesce("issue_polarity", "polarity"),
            said="polarity",
            proof=pl.col("evidence").list.first(),
        )
        .join(documents, left_on="attribution", right_on="id", how="left")
    )  # fmt: skip
    if narrow["statement"].null_count() < narrow.height:
        narrow = narrow.join(occasions, left_on="statement", right_on="id", how="left")
    else:
        narrow = narrow.with_columns(made_at=pl.lit(None, pl.String))
    if started.height:
        narrow = narrow.join(started, left_on="proof", right_on="id", how="left")
    else:
        narrow = narrow.with_columns(start=pl.lit(None, pl.Int64))
    return narrow.with_columns(event=pl.coalesce("roll_call", "made_at")).drop("made_at", "proof")


def _blocs(whole: pl.DataFrame) -> tuple[Sets, pl.DataFrame]:
    """Memberships by the shipped table, as the filter `bloc` of analyses counts them."""
    keys = ["holder", "earliest", "latest"]
    terms = pl.DataFrame(
        [
            (
                one.group,
                one.member,
                one.joined and one.joined.earliest,
                one.left and one.left.latest,
            )
            for name in blocs_with_members()
            for one in membership_records(name)
        ],
        schema={"member": pl.String, "holder": pl.String, "joined": pl.Date, "left": pl.Date},
        orient="row",
    )
    late = pl.col("latest") < pl.col("joined")
    within = pl.col("left").is_null() | (pl.col("earliest") <= pl.col("left"))
    held = (
        whole.select(keys)
        .unique()
        .join(terms, on="holder")
        .filter(~late.fill_null(value=False) & within.fill_null(value=False))
    )
    return Sets.numbered("blocs", keys, held)


def _issues(tables: Tables, whole: pl.DataFrame) -> tuple[Sets, pl.DataFrame]:
    keys = ["issue", "roll_call"]
    occurring = whole.select(keys).unique()
    filed = tables[RollCall].select(roll_call="id", member="issues").explode("member")
    own = pl.concat(
        [
            occurring.with_columns(member="issue"),
            occurring.join(filed, on="roll_call"),
        ]
    ).drop_nulls("member")
    broader = tables[Issue].select(member="id", above="broader").explode("above").drop_nulls()
    found, last = own.unique(), own
    while last.height:
        above = last.join(broader, on="member").select(*keys, member="above").unique()
        last = above.join(found, on=[*keys, "member"], how="anti", nulls_equal=True)
        found = pl.concat([found, last])
    return Sets.numbered("issues", keys, found)


def _labels(tables: Tables) -> dict[str, str]:
    labels: dict[str, str] = {}
    for kind in KINDS:
        if "label" in kind.model_fields:
            labels.update(tables[kind].select("id", "label").iter_rows())
    return labels
