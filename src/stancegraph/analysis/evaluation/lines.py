"""Position lines as an evaluation reads them: from a coder's file, or from the rules."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from stancegraph.errors import SourceError
from stancegraph.readers.files import decode, load
from stancegraph.records.values import Basis, Modality, Polarity, Tier

Name = Annotated[str, Field(min_length=1)]


class Line(BaseModel):
    """One position: who stands where towards what, and the passage `text[start:end]` that says so.

    `start` and `end` count code points; both are missing where the evidence is no passage.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    doc: Name
    """File name of the document, without suffix."""
    holder: Name
    polarity: Polarity
    members: tuple[str, ...] = ()
    target: str | None = None
    target_actor: str | None = None
    according_to: str | None = None
    speaker: str | None = None
    act: str | None = None
    basis: Basis | None = None
    modality: Modality | None = None
    tier: Tier | None = None
    start: Annotated[int, Field(strict=True, ge=0)] | None = None
    end: Annotated[int, Field(strict=True, ge=0)] | None = None
    quote: str | None = None
    """How the passage begins."""
    cue: str | None = None
    rule: str | None = None
    genre: str | None = None
    number: int = Field(default=0, exclude=True)
    """Where the line stands in its file, counted from 1."""

    @model_validator(mode="after")
    def _end_behind_start(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end are given together or not at all")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"the end {self.end} does not lie behind the start {self.start}")
        return self

    @property
    def passage(self) -> tuple[int, int] | None:
        """Start and end."""
        return None if self.start is None or self.end is None else (self.start, self.end)

    @property
    def asserted(self) -> bool:
        """Whether the position is taken, not only drafted or conditional."""
        return self.modality in (None, Modality.ASSERTED)


def read_lines(path: Path, *, passages: bool = False) -> list[Line]:
    """The position lines of a JSON Lines file; with `passages` each must say where its words are.

    Raises SourceError, with the number of the line, for one that is no position line.
    """
    found = []
    for number, text in enumerate(decode(load(path)).split("\n"), 1):
        if text.strip():
            line = _line(text, number, f"{path}:{number}")
            if passages and line.passage is None:
                raise SourceError("start and end are missing", at=f"{path}:{number}")
            found.append(line)
    return found


def check_passages(lines: Iterable[Line], texts: dict[str, str], path: Path) -> None:
    """Hold passages and quotes against the texts that are at hand.

    Raises SourceError, with the number of the line, for a passage that runs past the end of its
    text and for a quote with which the passage does not begin: the text is another version then.
    """
    for line in lines:
        text = texts.get(line.doc)
        if text is None or line.passage is None:
            continue
        start, end = line.passage
        at, hint = f"{path}:{line.number}", "offsets count the characters of the text as it is read"
        if end > len(text):
            raise SourceError(
                f"the end {end:,} lies behind the end of {line.doc}, which has "
                f"{len(text):,} characters",
                at=at,
                hint=hint,
            )
        quote = " ".join((line.quote or "").split())
        # Blanks may be wider in the text than in the quote.
        passage = " ".join(text[start : start + 2 * len(quote) + 100].split())
        if not passage.startswith(quote):
            raise SourceError(
                f"the passage at {start:,} of {line.doc} begins {passage[: len(quote)]!r}, "
                f"not {quote!r}",
                at=at,
                hint=hint,
            )


def _line(text: str, number: int, at: str) -> Line:
    try:
        line = Line.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"]))
        # A line of the file is all that the parser saw.
        message = (
            first["msg"].removeprefix("Value error, ").replace(" at line 1 column ", " at column ")
        )
        raise SourceError(
            f"this is no position line: {field + ': ' if field else ''}{message}",
            at=at,
            hint="a line is a JSON object with doc, holder, polarity, target, start and end",
        ) from error
    return line.model_copy(update={"number": number})
