"""Choosing the parser: a model where one is installed, else patterns.

Only the parser that is chosen is imported, since both take a while to load.
"""

from __future__ import annotations

import warnings

from stancegraph.errors import MissingExtra, UsageError
from stancegraph.extraction.parsing.parse import Parser

BACKENDS = ("pattern", "spacy")


def choose_parser(backend: str | None = None, model: str | None = None) -> Parser:
    """The parser of that backend; without one, spaCy where it is installed, else patterns.

    Warns when patterns stand in for a model that is not installed. Raises MissingExtra when
    `spacy` is asked for and absent, UsageError for a backend that does not exist.
    """
    if backend not in (None, *BACKENDS):
        raise UsageError(
            f"there is no backend {backend!r}", hint=f"the backends are {', '.join(BACKENDS)}"
        )
    if backend == "pattern":
        return _patterns()
    from stancegraph.extraction.parsing.spacy_backend import SpacyParser

    try:
        return SpacyParser.load(model)
    except MissingExtra as missing:
        if backend == "spacy" or model is not None:
            raise
        warnings.warn(f"reading by patterns alone: {missing}", stacklevel=2)
        return _patterns()


def _patterns() -> Parser:
    from stancegraph.extraction.parsing.pattern_backend import PatternParser

    return PatternParser()
