"""What the votes of a roll call are about: a text, if it was the motion, and the issues tagged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from stancegraph.records import Collection, Issue
from stancegraph.records.identifiers import mint, slug
from stancegraph.resolution.codebook import Codebook
from stancegraph.resolution.targets import codebook_issue

TARGET: Mapping[str, pl.DataType] = {
    "target": pl.String(),
    "target_text": pl.String(),
    "issue": pl.String(),
    "sense": pl.String(),
    "issues": pl.List(pl.String()),
}
"""Columns of a roll call: target of its votes, in words, their issue and its sense, its tags."""


class CallTargets:
    """Gives roll calls their targets, and adds the issues to a collection.

    The target of a vote on a whole text is that text, an issue of its own under its symbol; any
    other motion is the roll call itself, since a vote against an amendment is not one against the
    text. A codebook that knows the title gives the issue of votes on whole texts; one that has an
    issue of a tag's name stands for the tag.
    """

    def __init__(self, codebook: Codebook | None, records: Collection) -> None:
        self._codebook, self._records = codebook, records
        self._tags: dict[str, str] = {}

    def of(self, call: Mapping[str, Any], roll_call: str) -> dict[str, Any]:
        """The columns of `TARGET` for a row of `VoteDraft.calls`."""
        tags = sorted(self._tag(label) for label in call["issues"] or ())
        symbol, title = call["resolution"], call["title"] or ""
        if not (call["whole"] and symbol):
            words = call["motion"]
            return self._columns(roll_call, words, None, "same", tags)
        words = f"{symbol}: {title}" if title else symbol
        text = Issue(id=Issue.of_text(symbol), label=words, broader=tuple(tags))
        target = self._records.get(Issue, text.id)
        if target is None:
            target = self._records.add(text)
        elif missing := {*tags} - {*target.broader}:
            broader = tuple(sorted({*target.broader, *missing}))
            target = self._records.add(
                text.model_copy(update={"label": target.label, "broader": broader})
            )
        found = self._codebook.match(words) if self._codebook else None
        if self._codebook is not None and found is not None:
            issue = codebook_issue(self._codebook, found.issue, self._records)
            return self._columns(target.id, words, issue, found.sense, tags)
        return self._columns(target.id, words, target.id, "same", tags)

    @staticmethod
    def _columns(
        target: str, words: str, issue: str | None, sense: str, tags: list[str]
    ) -> dict[str, Any]:
        return {
            "target": target,
            "target_text": words,
            "issue": issue,
            "sense": sense,
            "issues": tags,
        }

    def _tag(self, label: str) -> str:
        """The issue of a tag: that of the codebook under the same name, else one of its own."""
        if label not in self._tags:
            key = slug(label)
            if self._codebook is not None and key in self._codebook:
                issue = codebook_issue(self._codebook, key, self._records)
            else:
                identifier = f"issue/{key}" if key else mint("issue", label)
                issue = self._records.add(Issue(id=identifier, label=label)).id
            self._tags[label] = issue
        return self._tags[label]
