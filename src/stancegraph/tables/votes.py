"""Drafts of votes → tables by columns: a position for each vote that was cast."""

from __future__ import annotations

import polars as pl

from stancegraph.readers.datasets import VoteDraft
from stancegraph.readers.datasets.coded import document_of
from stancegraph.readers.skips import Skip
from stancegraph.records import (
    Attribution,
    Collection,
    Evidence,
    PartialDate,
    Position,
    Record,
    RollCall,
)
from stancegraph.records.identifiers import mint
from stancegraph.records.values import CAST, Act, Basis, Choice, Tier
from stancegraph.resolution.actors import Actors
from stancegraph.resolution.codebook import Codebook
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.tables.calls import TARGET, CallTargets
from stancegraph.tables.filled import filled
from stancegraph.tables.names import KEY, held
from stancegraph.tables.tables import Tables
from stancegraph.tables.tallies import TALLY, differing, twice


def vote_tables(
    draft: VoteDraft, source_key: str, gazetteer: Gazetteer, codebook: Codebook | None = None
) -> tuple[Tables, tuple[Skip, ...]]:
    """The tables of a draft of votes, and what was noticed.

    A roll call keeps the totals that its source announces, else those that its votes add up to.
    """
    at = draft.file.name
    document = document_of(draft.file)
    attribution = Attribution(id=mint("attribution", document.id, None), reported_by=document.id)
    records = Collection([document, attribution])
    actors = Actors(gazetteer, records, on=None)
    counted = _counted(draft)
    targets = CallTargets(codebook, records)
    calls = _described(counted, actors, targets, attribution)
    votes, unresolved = held(_cast(draft.votes, calls), gazetteer, at)
    holders = {key: actors.named(key, at) for key in sorted(votes["key"].unique())}
    stem = f"{document.id.replace('document/', 'evidence/', 1)}-row-"
    votes = votes.with_columns(
        holder=pl.col("key").replace_strict(holders, return_dtype=pl.String),
        proof=pl.concat_str(pl.lit(stem), pl.col("row").cast(pl.String)),
    )
    proofs = votes.select("row", id="proof", kind=pl.lit("row"), source=pl.lit(document.id))
    frames: dict[type[Record], pl.DataFrame] = {
        Evidence: proofs.unique("id", maintain_order=True) if draft.partial else proofs,
        Position: _positions(votes, calls, attribution.id, draft.act),
        RollCall: calls.with_columns(id="roll_call"),
    }
    columns = {kind: filled(kind, frame, source_key) for kind, frame in frames.items()}
    noticed = (*draft.skips, *unresolved, *twice(votes, at), *differing(counted, at))
    return Tables.of(records, source_key).joined(Tables(columns)), noticed


def _counted(draft: VoteDraft) -> pl.DataFrame:
    """The roll calls with `listed_yes` and so on: how many states cast each choice."""
    lists_absent = (draft.votes["choice"] == Choice.ABSENT).any()
    once = draft.votes.unique(["call", *KEY, "choice"], keep="first", maintain_order=True)
    counts = once.group_by("call").agg(
        *(
            (pl.col("choice") == choice).sum().cast(pl.Int64).alias(f"listed_{name}")
            for name, choice in TALLY.items()
        ),
        first_row=pl.col("row").min(),
    )
    if draft.partial:
        unknown = (pl.lit(None, pl.Int64).alias(f"listed_{name}") for name in TALLY)
        counts = counts.with_columns(*unknown)
    elif not lists_absent:
        counts = counts.with_columns(listed_absent=pl.lit(None, pl.Int64))
    return draft.calls.join(counts, on="call", how="left", maintain_order="left")


def _described(
    counted: pl.DataFrame, actors: Actors, targets: CallTargets, attribution: Attribution
) -> pl.DataFrame:
    """The roll calls with their identifiers, labels and what votes in them are about."""
    rows = []
    organs = {name: actors.named(name, "organ") for name in sorted(counted["organ"].unique())}
    for call in counted.iter_rows(named=True):
        organ = organs[call["organ"]]
        described = (attribution.reported_by, call["call"])
        roll_call = RollCall.identify(organ, call["session"], call["record"], *described)
        date = PartialDate(call["date"]) if call["date"] else None
        dated = f", {date}" if date else ""
        target = targets.of(call, roll_call)
        rows.append(
            {
                "call": call["call"],
                "roll_call": roll_call,
                "stem": Position.cast_stem(roll_call, attribution.id),
                "organ_id": organ,
                "label": f"{actors.label(organ)}: vote on {call['motion']}{dated}",
                "earliest": date.earliest if date else None,
                "latest": date.latest if date else None,
                **target,
            }
        )
    names = ("call", "roll_call", "stem", "organ_id", "label")
    days = dict.fromkeys(("earliest", "latest"), pl.Date())
    schema = {**dict.fromkeys(names, pl.String()), **days, **TARGET}
    described_calls = pl.DataFrame(rows, schema=schema)
    return (
        counted.drop("issues")
        .join(described_calls, on="call", maintain_order="left")
        .with_columns(
            organ="organ_id",
            record_number="record",
            **{name: pl.coalesce(name, f"listed_{name}") for name in TALLY},
        )
    )


def _cast(votes: pl.DataFrame, calls: pl.DataFrame) -> pl.DataFrame:
    """The votes that are positions, with the days of each."""
    cast = votes.filter(pl.col("choice") != Choice.ABSENT)
    days = calls.select("call", "earliest", "latest", day="earliest")
    return cast.join(days, on="call", maintain_order="left")


def _positions(
    votes: pl.DataFrame, calls: pl.DataFrame, attribution: str, told: Act | None
) -> pl.DataFrame:
    polarity = {choice.value: polarity.value for choice, (polarity, _) in CAST.items()}
    turned = {choice.value: polarity.turned().value for choice, (polarity, _) in CAST.items()}
    act = {choice.value: (told or act).value for choice, (_, act) in CAST.items()}
    choice = pl.col("choice")
    straight = choice.replace_strict(polarity, return_dtype=pl.String)
    reversed_ = choice.replace_strict(turned, return_dtype=pl.String)
    local = pl.col("holder").str.split("/").list.last()
    cast = votes.join(
        calls.select(
            "call", "roll_call", "stem", "target", "target_text", "issue", "sense", "date"
        ),
        on="call",
        maintain_order="left",
    ).select(
        "holder",
        "target",
        "target_text",
        "issue",
        "date",
        "roll_call",
        "earliest",
        "latest",
        id=pl.concat_str("stem", pl.lit("-"), local, pl.lit("-"), straight),
        polarity=straight,
        act=choice.replace_strict(act, return_dtype=pl.String),
        issue_polarity=pl.when(pl.col("issue").is_not_null()).then(
            pl.when(pl.col("sense") == "reversed").then(reversed_).otherwise(straight)
        ),
        basis=pl.lit(Basis.RECORDED.value),
        tier=pl.lit(Tier.TABLE.value),
        evidence=pl.concat_list("proof"),
        attribution=pl.lit(attribution),
    )
    if cast["id"].is_duplicated().any():
        every = pl.col("evidence").list.explode(keep_nulls=False, empty_as_null=False)
        rest = pl.exclude("id", "evidence").first()
        cast = cast.group_by("id", maintain_order=True).agg(rest, every)
    return cast
