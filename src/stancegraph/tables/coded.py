"""Coded positions as columns → tables: names resolved once each, identifiers composed by column."""

from __future__ import annotations

import polars as pl

from stancegraph.readers.datasets.coded import CodedDraft
from stancegraph.readers.skips import Skip
from stancegraph.records import (
    Attribution,
    Coding,
    Collection,
    Document,
    Event,
    Evidence,
    Issue,
    PartialDate,
    Person,
    Position,
    Record,
    Statement,
    Text,
)
from stancegraph.records.identifiers import mint
from stancegraph.records.values import EventKind, Polarity
from stancegraph.resolution.actors import Actors
from stancegraph.resolution.codebook import Codebook
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resolution.targets import codebook_issue
from stancegraph.tables.coded_columns import answering, completed, evidence_ids, looked_up
from stancegraph.tables.coded_names import NAMED, resolved
from stancegraph.tables.tables import Tables


def coded_tables(
    draft: CodedDraft, source_key: str, gazetteer: Gazetteer, codebook: Codebook | None = None
) -> tuple[Tables, tuple[Skip, ...]]:
    """The tables of a draft, and what was noticed.

    A position whose holder stands for nobody is left out and reported, and so is a statement that
    nobody is left to make; an unknown target actor or addressee is reported and the rest kept. The
    issue that a codebook knows by the words of a target replaces that of the draft; one with the
    name of a tag stands for the tag.
    """
    return _Coded(draft, source_key, gazetteer, codebook).tables()


class _Coded:
    def __init__(
        self,
        draft: CodedDraft,
        source_key: str,
        gazetteer: Gazetteer,
        codebook: Codebook | None,
    ) -> None:
        self._draft, self._key, self._gazetteer = draft, source_key, gazetteer
        self._codebook = codebook
        self._records = Collection()
        self._actors = Actors(gazetteer, self._records, on=None)
        self._skips: list[Skip] = []
        self._persons_named: dict[str, set[str]] = {}

    def tables(self) -> tuple[Tables, tuple[Skip, ...]]:
        self._documents()
        events = self._events()
        names, noticed = resolved(self._draft, self._gazetteer, self._actors, self._records)
        self._skips.extend(noticed)
        statements = self._statements(names, events)
        positions = self._positions(statements, names)
        statements = answering(statements)
        frames: dict[type[Record], pl.DataFrame] = {
            Statement: statements,
            Position: positions,
            Evidence: self._evidence(statements),
            Issue: self._issues(),
            Coding: self._codings(statements, names),
        }
        full = Tables({kind: completed(kind, frame, self._key) for kind, frame in frames.items()})
        found = Tables.of(self._records, self._key).joined(full)
        return found, (*self._draft.skips, *sorted(self._skips, key=lambda one: (one.at, one.what)))

    def _documents(self) -> None:
        for row in self._draft.documents.iter_rows(named=True):
            text = row.pop("text")
            document = self._records.add(Document.model_validate(row))
            if text is not None:
                self._records.add(Text(id=document.id, text=text))
            identifier = mint("attribution", document.id, None)
            self._records.add(Attribution(id=identifier, reported_by=document.id))

    def _events(self) -> dict[str, str]:
        """Key of an event → its identifier."""
        found = {}
        for row in self._draft.events.iter_rows(named=True):
            at = self._draft.file.name
            organ = self._actors.named(row["organ"], at) if row["organ"] else None
            label = f"{self._actors.label(organ)}: {row['label']}" if organ else row["label"]
            when = PartialDate(row["date"]) if row["date"] else None
            kind = EventKind(row["kind"])
            event = Event(
                id=Event.identify(kind, label, organ, row["session"], None, None, when),
                label=label,
                kind=kind,
                organ=organ,
                session=row["session"],
                date=when,
            )
            found[row["key"]] = self._records.add(event).id
        return found

    def _person(self, name: str | None, actor: str | None) -> str | None:
        if not name:
            return None
        person = Person(id=Person.identify(name, actor), label=name, speaks_for=actor)
        self._persons_named.setdefault(name, set()).add(person.id)
        return self._records.add(person).id

    def _statements(self, names: pl.DataFrame, events: dict[str, str]) -> pl.DataFrame:
        """The statements that somebody makes, with identifiers in place of names and keys."""
        raw = self._draft.statements
        for column in NAMED:
            listed = raw.select("key", "date", name=column).explode(
                "name", empty_as_null=False, keep_nulls=False
            )
            found = (
                listed.join(names, on=["name", "date"], nulls_equal=True, maintain_order="left")
                .drop_nulls("id")
                .group_by("key", maintain_order=True)
                .agg(pl.col("id").unique(maintain_order=True).alias(column))
            )
            raw = raw.drop(column).join(found, on="key", how="left", maintain_order="left")
        raw = self._persons(raw)
        prefixes = {one: mint("statement", one).split("/")[1] for one in raw["document"].unique()}
        kept = raw.filter(pl.col("speakers").list.len() > 0)
        return (
            kept.with_columns(
                prefix=pl.col("document").replace_strict(prefixes, return_dtype=pl.String)
            )
            .with_columns(
                id=pl.concat_str(pl.lit("statement/"), "prefix", pl.lit("-"), "key"),
                event=pl.col("event").replace_strict(events, default=None, return_dtype=pl.String),
                evidence=evidence_ids(kept),
            )
            .with_columns(passages=pl.concat_list("evidence"))
        )

    def _persons(self, raw: pl.DataFrame) -> pl.DataFrame:
        """Where a person speaks, the person is the speaker; `actors` keeps the actor."""
        raw = raw.with_columns(actors="speakers")
        spoken = raw.filter(pl.col("person").is_not_null())
        if not spoken.height:
            return raw
        ids = [
            self._person(name, actors[0] if actors else None)
            for name, actors in spoken.select("person", "actors").iter_rows()
        ]
        found = spoken.select("key", said_by=pl.Series(ids, dtype=pl.String))
        return raw.join(found, on="key", how="left", maintain_order="left").with_columns(
            speakers=pl.when(pl.col("said_by").is_not_null())
            .then(pl.concat_list("said_by"))
            .otherwise("speakers")
        )

    def _positions(self, statements: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
        told = statements.select(
            "key", "date", "row", "prefix", "evidence", "document", said_in="id", said_by="speakers"
        )
        attributions = {one: mint("attribution", one, None) for one in told["document"].unique()}
        held = self._draft.positions.with_row_index("order").join(
            told, left_on="statement", right_on="key", maintain_order="left"
        )
        # A person who speaks for nobody holds the position; the draft then names no holder.
        held = looked_up(held, "holder", names).with_columns(
            holder=pl.coalesce(
                "holder",
                pl.when(pl.col("holder_name").is_null()).then(pl.col("said_by").list.first()),
            )
        )
        held = looked_up(held, "target_actor", names).filter(pl.col("holder").is_not_null())
        keys = statements.select(target="key", aimed_at="id")
        held = held.join(keys, on="target", how="left", maintain_order="left")
        held = self._by_codebook(held)
        first = pl.struct("statement", "holder").is_first_distinct()
        self._report_twice(held.filter(~first))
        held = held.filter(first)
        return held.with_columns(
            id=pl.concat_str(
                pl.lit("position/"),
                "prefix",
                pl.lit("-"),
                "statement",
                pl.lit("-"),
                pl.col("holder").str.split("/").list.last(),
            ),
            statement="said_in",
            target=pl.coalesce("aimed_at", "issue"),
            evidence=pl.concat_list("evidence"),
            attribution=pl.col("document").replace_strict(attributions, return_dtype=pl.String),
        )

    def _by_codebook(self, held: pl.DataFrame) -> pl.DataFrame:
        """The positions with the issues that the codebook knows, and the polarity towards them."""
        straight = pl.when(pl.col("issue").is_not_null()).then(pl.col("polarity"))
        if self._codebook is None:
            return held.with_columns(issue_polarity=straight)
        rows = []
        for text in held["target_text"].unique().sort():
            found = self._codebook.match(text)
            if found is not None:
                issue = codebook_issue(self._codebook, found.issue, self._records)
                rows.append((text, issue, found.sense == "reversed"))
        columns = {"target_text": pl.String, "known": pl.String, "turned": pl.Boolean}
        known = pl.DataFrame(rows, schema=columns, orient="row")
        turned = {one.value: one.turned().value for one in Polarity}
        return held.join(known, on="target_text", how="left", maintain_order="left").with_columns(
            issue_polarity=pl.when("turned")
            .then(pl.col("polarity").replace(turned))
            .otherwise(pl.when(pl.col("known").is_not_null()).then("polarity").otherwise(straight)),
            aimed_at=pl.coalesce("aimed_at", "issue"),
            issue=pl.coalesce("known", "issue"),
        )

    def _issues(self) -> pl.DataFrame:
        """The issues of the draft without those that stand in the codebook under the same name."""
        book = self._codebook
        if book is None:
            return self._draft.issues
        open_ids = self._draft.issues.filter(pl.col("scope").is_null())["id"]
        ours = [one for one in open_ids if one.removeprefix("issue/") in book]
        for identifier in ours:
            codebook_issue(book, identifier.removeprefix("issue/"), self._records)
        return self._draft.issues.filter(~pl.col("id").is_in(ours))

    def _report_twice(self, again: pl.DataFrame) -> None:
        if again.height:
            names = ", ".join(again["holder_name"].unique().sort().drop_nulls().head(5))
            what = f"a state or group stands twice in one entry ({names})"
            skip = Skip.of(
                self._draft.file.name,
                what,
                again["row"].drop_nulls(),
                hint="it is counted once",
                kept=True,
            )
            self._skips.append(skip)

    def _evidence(self, statements: pl.DataFrame) -> pl.DataFrame:
        """Rows and passages, those that are no statement included."""
        columns = ["document", "row", "start", "end"]
        own = self._draft.passages.with_columns(row=pl.lit(None, pl.Int64)).select(columns)
        both = pl.concat([statements.select(columns), own]).unique()
        texts = self._draft.documents.select("text", document="id")
        return (
            both.with_columns(id=evidence_ids(both))
            .join(texts, on="document", how="left")
            .with_columns(
                kind=pl.when(pl.col("row").is_not_null())
                .then(pl.lit("row"))
                .otherwise(pl.lit("passage")),
                source="document",
                exact=pl.col("text").str.slice(pl.col("start"), pl.col("end") - pl.col("start")),
            )
        )

    def _codings(self, statements: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
        """Each value beside the identifier of what it is said of."""
        raw = self._draft.codings
        wanted = raw.filter(pl.col("kind") == "person")["about"].unique().sort()
        for name in wanted.filter(~wanted.is_in(list(self._persons_named))):
            self._person(name, None)
        whom = {
            "statement": statements.select(about="key", found="id"),
            "actor": names.filter(pl.col("date").is_null()).select(about="name", found="id"),
            "person": pl.DataFrame(
                [(name, one) for name, ids in self._persons_named.items() for one in sorted(ids)],
                schema={"about": pl.String, "found": pl.String},
                orient="row",
            ),
        }
        parts = [raw.filter(~pl.col("kind").is_in(list(whom))).with_columns(found="about")]
        for kind, known in whom.items():
            parts.append(raw.filter(pl.col("kind") == kind).join(known, on="about"))
        variables = {one: mint("", one).strip("/") for one in raw["variable"].unique()}
        return pl.concat(parts).with_columns(
            id=pl.concat_str(
                pl.lit("coding/"),
                pl.col("found").str.split("/").list.last(),
                pl.lit("-"),
                pl.col("variable").replace_strict(variables, return_dtype=pl.String),
            ),
            about="found",
        )
