"""Spans of a sheet → evidence: a checked passage where the text is at hand, else an entry."""

from __future__ import annotations

from collections.abc import Mapping

from stancegraph.errors import EvidenceMismatch, FactSheetError
from stancegraph.records import Collection, Evidence
from stancegraph.records.factsheet import Span


class Passages:
    """Makes the evidence of one document; `text` is None where only the sheet is at hand.

    `known` is the evidence of entries whose source is a table or list, by their place.
    """

    def __init__(
        self,
        document: str,
        text: str | None,
        records: Collection,
        known: Mapping[str, Evidence] | None = None,
    ) -> None:
        self._document, self._text, self._records = document, text, records
        self._known = known or {}

    def evidence(self, span: Span | None, pointer: str, at: str) -> str:
        """The identifier of the evidence for a span; `pointer` is its place in the sheet.

        Raises EvidenceMismatch where the text does not say what the span quotes.
        """
        if pointer in self._known:
            return self._records.add(self._known[pointer]).id
        if self._text is None:
            quote = span.quote if span else None
            return self._records.add(Evidence.entry(self._document, pointer, quote)).id
        if span is None or (span.start is None and span.quote is None):
            raise FactSheetError("no passage", at=at, hint="give start and end, or a quote")
        start, end = self._offsets(span, self._text, at)
        return self._records.add(Evidence.passage(self._document, self._text, start, end)).id

    @staticmethod
    def _offsets(span: Span, text: str, at: str) -> tuple[int, int]:
        start, end, quote = span.start, span.end, span.quote or ""
        if start is None or end is None:
            start = text.find(quote)
            if start < 0:
                raise EvidenceMismatch(f"the text does not contain {quote[:80]!r}", at=at)
            if text.find(quote, start + 1) >= 0:
                raise EvidenceMismatch(
                    f"the text contains {quote[:80]!r} more than once",
                    at=at,
                    hint="quote more of it, or give start and end",
                )
            return start, start + len(quote)
        if end > len(text):
            raise EvidenceMismatch(
                f"{start} to {end} lies outside the text of {len(text)} characters", at=at
            )
        if quote and text[start:end] != quote:
            raise EvidenceMismatch(
                f"text[{start}:{end}] is {text[start:end][:80]!r}, not {quote[:80]!r}",
                at=at,
                hint="correct the offsets, or leave them out and keep the quote",
            )
        return start, end
