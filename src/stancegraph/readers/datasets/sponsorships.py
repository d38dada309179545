"""Sponsors of drafts, from catalogue records of the UN library in MARCXML.

191 $a (or 791 $a) is the symbol of the draft, 245 $a $b its title, 269 $a its date, 710 $a each
sponsor, 650 $a its subjects, 515 $a a note that may add sponsors and tell of one that was removed.
Those of 710 sponsor in one statement, those added in another without a date, as the note gives
none; one that was removed withdraws. The whole note is kept as a coding of the draft. Records of
other papers, such as notes and statements, have authors and no sponsors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from stancegraph.readers.datasets.coded import (
    CODINGS,
    ISSUES,
    POSITIONS,
    STATEMENTS,
    CodedDraft,
    document_of,
    documents,
    table,
    tag_issue,
)
from stancegraph.readers.datasets.dataset import Format
from stancegraph.readers.datasets.marcxml import MarcRecord, knows_marc, marc_records
from stancegraph.readers.files import DataFile
from stancegraph.readers.knowledge import knowledge
from stancegraph.readers.skips import Skip
from stancegraph.records import Issue, PartialDate

_DRAFT, _VOTES = (re.compile(rb"tag\s*=\s*[\"']" + tag + rb"[\"']") for tag in (b"191", b"967"))
_ADDED = re.compile(r"Additional sponsors?: (?P<names>.+?)(?: \((?=[A-Z]/)|\. - |\.?$)")
_REMOVED = re.compile(
    r"(?:^|\. - |\. )(?P<names>[^.:]+?) (?:was|were) removed from the list of sponsors"
)
_COMMA = re.compile(r", (?:and )?")


def knows(file: DataFile) -> bool:
    """Whether a file is MARCXML of drafts: records with a symbol and no votes in the first."""
    return knows_marc(file) and bool(_DRAFT.search(file.head)) and not _VOTES.search(file.head)


def draft(files: Sequence[DataFile], date: PartialDate | None) -> CodedDraft:
    """The sponsorships of a file; its rows are the records."""
    (file,) = files
    paper = document_of(file)
    rows = _Rows(paper.id, date)
    for record in marc_records(file):
        rows.add(record)
    return CodedDraft(
        file=file,
        documents=documents(paper),
        statements=table(STATEMENTS, rows.statements),
        positions=table(POSITIONS, rows.positions),
        issues=table(ISSUES, list(rows.issues.values())),
        codings=table(CODINGS, rows.codings),
        skips=tuple(rows.skips(file.name)),
        unit="record",
    )


class _Rows:
    """The rows of the draft while records are read."""

    def __init__(self, document: str, date: PartialDate | None) -> None:
        self._document, self._date = document, date
        self.statements: list[dict[str, object]] = []
        self.positions: list[dict[str, object]] = []
        self.codings: list[dict[str, object]] = []
        self.issues: dict[str, dict[str, object]] = {}
        self._odd: dict[str, list[int]] = {}

    def skips(self, at: str) -> Iterator[Skip]:
        """Yield what was left out or put right."""
        for what, rows in sorted(self._odd.items()):
            yield Skip.of(at, what, rows, kept=what.startswith("text"))

    def add(self, record: MarcRecord) -> None:
        """Add the sponsorship of a record, where it is of a draft."""
        title = self._text(record, " ".join(self._some(record, "245", "a", "b"))).rstrip(" /:")
        symbol = record.first("191", "a") or record.first("791", "a")
        if symbol is None:
            self._tell("a record without the symbol of a text", record)
            return
        what = self._some(record, "245", "b") or [title]
        if not any(kind in what[0].casefold() for kind in _known()["drafts"]):
            self._tell("a record of a paper that is no draft and no amendment", record)
            return
        issue = Issue.of_text(symbol)
        tags = sorted({tag_issue(one): one for one in record.parts("650", "a")}.items())
        self.issues.setdefault(
            issue, {"id": issue, "label": f"{symbol}: {title}", "broader": [one for one, _ in tags]}
        )
        for tag, label in tags:
            self.issues.setdefault(tag, {"id": tag, "label": label.capitalize(), "broader": []})
        told = {"record": record, "symbol": symbol, "title": title, "issue": issue}
        names = [self._name(record, one) for one in record.parts("710", "a")]
        if not names:
            self._tell("a draft without sponsors", record)
        self._sponsor(names, str(record.number), f"Sponsors of {symbol}", self._day(record), told)
        notes = [self._text(record, one) for one in record.parts("515", "a")]
        self._noted(" ".join(notes), told)

    def _noted(self, note: str, told: dict[str, Any]) -> None:
        """What a note tells of sponsors that were added or removed."""
        if not note:
            return
        number = told["record"].number
        added = _named(_ADDED, note)
        label = f"Additional sponsors of {told['symbol']}"
        self._sponsor(added, f"{number}-added", label, None, told)
        for n, name in enumerate(_named(_REMOVED, note), start=1):
            key = f"{number}-removed-{n}"
            label = f"{name}: withdrawal as a sponsor of {told['symbol']}"
            self._state(key, "withdrawal", label, [name], None, told)
            self._hold(key, name, "oppose", "withdraw", told, target=str(number))
        self.codings.append(
            {"kind": "issue", "about": told["issue"], "variable": "note", "value": note}
        )

    def _sponsor(
        self, names: list[str], key: str, label: str, date: str | None, told: dict[str, Any]
    ) -> None:
        if names:
            self._state(key, "sponsorship", label, names, date, told)
            for name in names:
                self._hold(key, name, "support", "sponsor", told)

    def _state(
        self,
        key: str,
        kind: str,
        label: str,
        names: list[str],
        date: str | None,
        told: dict[str, Any],
    ) -> None:
        self.statements.append(
            {
                "key": key,
                "document": self._document,
                "kind": kind,
                "label": label,
                "speakers": names,
                "date": date,
                "row": told["record"].number,
            }
        )

    def _hold(
        self,
        key: str,
        name: str,
        polarity: str,
        act: str,
        told: dict[str, Any],
        target: str | None = None,
    ) -> None:
        self.positions.append(
            {
                "statement": key,
                "holder": name,
                "polarity": polarity,
                "act": act,
                "target": target,
                "target_text": f"{told['symbol']}: {told['title']}",
                "issue": None if target else told["issue"],
                "basis": "recorded",
                "modality": "asserted",
                "tier": "table",
            }
        )

    def _day(self, record: MarcRecord) -> str | None:
        said = record.first("269", "a")
        try:
            return str(PartialDate(said)) if said else str(self._date) if self._date else None
        except ValueError:
            self._tell(f"{said!r} is no date", record)
            return None

    def _name(self, record: MarcRecord, name: str) -> str:
        plain = self._text(record, name).rstrip(".,")
        prefix = _known()["prefix"]
        return plain.removeprefix(prefix) if plain.startswith(f"{prefix}Group") else plain

    @staticmethod
    def _some(record: MarcRecord, tag: str, *codes: str) -> list[str]:
        return [part for code in codes for part in record.parts(tag, code)[:1]]

    def _text(self, record: MarcRecord, text: str) -> str:
        """The text, put right where its UTF-8 was taken for another encoding and encoded again."""
        if text.isascii():
            return text
        try:
            right = text.encode("latin-1").decode()
        except UnicodeError:
            return text
        self._tell("text that was encoded twice is put right", record)
        return right

    def _tell(self, what: str, record: MarcRecord) -> None:
        rows = self._odd.setdefault(what, [])
        if record.number not in rows:
            rows.append(record.number)


def _named(pattern: re.Pattern[str], note: str) -> list[str]:
    return [name for match in pattern.finditer(note) for name in split_names(match["names"])]


def split_names(text: str) -> list[str]:
    """The names of a list: `Chad, Bosnia and Herzegovina and Togo` → three."""
    halves = "|".join(map(re.escape, _known()["halves"]))
    last_and = re.compile(rf" and (?!(?:{halves})\b)")
    return [
        name.strip()
        for part in _COMMA.split(text)
        for name in last_and.split(part.strip())
        if name.strip()
    ]


def _known() -> dict[str, Any]:
    return knowledge("sponsors")


FORMAT = Format("sponsorships", knows, draft)
