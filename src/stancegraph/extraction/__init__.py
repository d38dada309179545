"""From a document's text to candidate statements and positions; knows no file and no graph."""

from stancegraph.extraction.genres import Genre
from stancegraph.extraction.reader import extract

__all__ = ["Genre", "extract"]
