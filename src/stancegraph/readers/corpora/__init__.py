"""Corpora: many documents in one place, each read as if it had been given alone.

A corpus is told by its name: a folder, an archive (zip, tar), rows of documents (JSON Lines,
Parquet), a feed (RSS, Atom) or a web archive (WARC). Its documents are yielded one after the
other, none is held; what cannot be read is yielded as a `Skip` with its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from stancegraph.readers.corpora import archives, feeds, rows, warc
from stancegraph.readers.corpora.articles import read_member
from stancegraph.readers.corpora.folders import Inside, files_in
from stancegraph.readers.corpora.member import Item, Member, Told
from stancegraph.readers.corpora.reprints import Candidate, Likeness, signature, who_reprints

__all__ = [
    "CORPORA",
    "FOLDER",
    "Candidate",
    "Inside",
    "Item",
    "Likeness",
    "Member",
    "Told",
    "documents",
    "files_in",
    "kind_of",
    "read_member",
    "signature",
    "who_reprints",
]

FOLDER = "folder"
CORPORA: dict[str, Callable[[Path], Iterator[Item]]] = {
    "zip": archives.zipped,
    "tar": archives.tarred,
    "jsonl": rows.json_lines,
    "parquet": rows.parquet,
    "feed": feeds.entries,
    "warc": warc.pages,
}
"""Each kind of corpus in a file, with what yields its documents."""
_SUFFIXES = {
    "zip": (".zip",),
    "tar": (".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2"),
    "jsonl": (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"),
    "parquet": (".parquet",),
    "feed": (".rss", ".atom"),
    "warc": (".warc", ".warc.gz"),
}


def kind_of(path: Path) -> str | None:
    """The kind of corpus at a path, by its name, of XML by its first bytes; None for no corpus."""
    try:
        if path.is_dir():
            return FOLDER
    except OSError:  # of a name that no file can have, the reader of files says what is wrong
        return None
    name = path.name.casefold()
    found = (kind for kind, suffixes in _SUFFIXES.items() if name.endswith(suffixes))
    kind = next(found, None)
    if kind is None and name.endswith(".xml") and feeds.is_feed(path):
        return "feed"
    return kind


def documents(path: Path, kind: str) -> Iterator[Item]:
    """The documents of a corpus in a file, in its order, and what of it is not read."""
    return CORPORA[kind](path)
