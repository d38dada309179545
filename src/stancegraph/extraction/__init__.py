"""From a document's text to candidate statements and positions; knows no file and no graph."""

from stancegraph.extraction.genres import Genre
from stancegraph.extraction.reader import extract
from stancegraph.extraction.together import extract_all

__all__ = ["Genre", "extract", "extract_all"]
