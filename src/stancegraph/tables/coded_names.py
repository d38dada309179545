"""The names of a draft of coded positions → actors, each name once for a date."""

from __future__ import annotations

import polars as pl

from stancegraph.readers.datasets.coded import CodedDraft
from stancegraph.readers.skips import Skip
from stancegraph.records import Collection, Organ, PartialDate
from stancegraph.records.identifiers import mint
from stancegraph.resolution.actors import Actors
from stancegraph.resolution.gazetteer import Gazetteer, Resolution
from stancegraph.tables.unknown import Unknown

NAMED = ("speakers", "addressed_to")
"""The columns of statements that list names."""
_Key = tuple[str, str | None]
"""A name and the date that it is read for."""


def resolved(
    draft: CodedDraft, gazetteer: Gazetteer, actors: Actors, records: Collection
) -> tuple[pl.DataFrame, list[Skip]]:
    """A row a name and date (`name`, `date`, `id`, null where it stands for nobody), and skips.

    A state that did not exist on its date is read all the same, and told, where no other existed
    in its place. The records of actors are added to `records`.
    """
    every = _every(draft)
    names = every.select("name", "date").unique().sort("name", "date")
    found: dict[_Key, Resolution] = {}
    ids: list[str | None] = []
    for name, when in names.iter_rows():
        found[name, when] = one = _resolve(gazetteer, name, when)
        code = one.code
        if code is None and not one.candidates and not one.near:
            code = gazetteer.resolve(name, usage="un", suggest=False).code
        if code is not None:
            ids.append(actors.named(code, draft.file.name))
            actors.keep_members(ids[-1] or "")
        elif draft.bodies:
            body = Organ(id=mint("organ", draft.file.sha256, name), label=name)
            ids.append(records.add(body).id)
        else:
            ids.append(None)
    names = names.with_columns(id=pl.Series(ids, dtype=pl.String))
    odd = {
        key: one
        for (key, one), actor in zip(found.items(), ids, strict=True)
        if one.code is None and not (draft.bodies and actor)
    }
    lost = {key for key, actor in zip(found, ids, strict=True) if actor is None}
    return names, _told(draft, gazetteer, every, odd, lost)


def _every(draft: CodedDraft) -> pl.DataFrame:
    """Each place of a name: `document`, `row`, `date`, `name`."""
    told = draft.statements.select("key", "document", "row", "date", *NAMED)
    parts = [
        told.select("document", "row", "date", name=column).explode(
            "name", empty_as_null=False, keep_nulls=False
        )
        for column in NAMED
    ]
    held = draft.positions.join(told.drop(NAMED), left_on="statement", right_on="key")
    parts += [
        held.select("document", "row", "date", name=column) for column in ("holder", "target_actor")
    ]
    coded = draft.codings.filter(pl.col("kind") == "actor").select(
        document=pl.lit(None, pl.String),
        row=pl.lit(None, pl.Int64),
        date=pl.lit(None, pl.String),
        name="about",
    )
    return pl.concat([*parts, coded]).drop_nulls("name")


def _resolve(gazetteer: Gazetteer, name: str, when: str | None) -> Resolution:
    if when is None:
        return gazetteer.resolve(name, usage="un", suggest=False)
    found = [
        gazetteer.resolve(name, on=day, usage="un", suggest=False)
        for day in (PartialDate(when).earliest, PartialDate(when).latest)
    ]
    # A month or year may begin before a state that came into being within it.
    return next((one for one in found if one.code), found[0])


def _told(
    draft: CodedDraft,
    gazetteer: Gazetteer,
    every: pl.DataFrame,
    odd: dict[_Key, Resolution],
    lost: set[_Key],
) -> list[Skip]:
    """Names that stand for nobody, and states that did not exist on their date, a document each."""
    papers = dict(draft.documents.select("id", "name").iter_rows())
    places = every.filter(pl.col("name").is_in(sorted({name for name, _ in odd})))
    unknown: dict[str, Unknown] = {}
    skips: list[Skip] = []
    for (paper, name, when), part in places.group_by("document", "name", "date"):
        key = (str(name), None if when is None else str(when))
        if key not in odd:
            continue
        at = papers.get(str(paper), draft.file.name)
        rows = part["row"].drop_nulls().unique()
        if key in lost:
            near = odd[key].near
            full = gazetteer.resolve(key[0], usage="un") if near else odd[key]
            unknown.setdefault(at, Unknown(at)).add(full, rows)
        else:
            hint = "it is read all the same; check the date"
            skips.append(Skip.of(at, odd[key].reason, rows, hint=hint, kept=True))
    return [*skips, *(skip for one in unknown.values() for skip in one.skips())]
