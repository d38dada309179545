"""What an evaluation compares: gold lines, system lines, and the texts that both are about."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from stancegraph.analysis.evaluation.lines import Line, check_passages, read_lines
from stancegraph.errors import SourceError, UnknownFormat, UsageError
from stancegraph.export.lines import position_lines
from stancegraph.extraction.genres import recognise
from stancegraph.inference import complete
from stancegraph.readers.articles import reader_of
from stancegraph.readers.factsheet import Sheet
from stancegraph.readers.files import load
from stancegraph.records.article import Article
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.store.build import left_out
from stancegraph.store.options import Options
from stancegraph.store.reading import Opened, Reading

LINES = (".jsonl", ".ndjson")
"""Suffixes of files of position lines."""
BESIDE = "texts"
"""The folder beside a gold file with the texts that were coded."""
_NAMED = 5
"""So many documents are named in a message."""


@dataclass(slots=True)
class Material:
    """Everything that is compared; made by `gather`."""

    reading: Reading
    gold: list[Line]
    system: list[Line]
    docs: list[str]
    """The documents that count."""
    opened: dict[str, Opened]
    """Those of them whose source is at hand."""
    by_rules: bool
    """Whether the rules read the sources, for want of system lines."""
    skipped: list[str] = field(default_factory=list)
    """What was left out, each as a sentence."""

    def read(self, progress: Callable[[str], None] | None = None) -> None:
        """Have the rules read the sources, where system lines are not given."""
        for opened in self.opened.values() if self.by_rules else ():
            if progress:
                progress(opened.entry.path)
            lines = position_lines(complete(self.reading.tables(opened)))
            self.system += map(Line.model_validate, lines)

    @property
    def texts(self) -> dict[str, str]:
        """The stored text of each document that has one here."""
        return {doc: article.text for doc, article in self._articles()}

    def genres(self) -> dict[str, str]:
        """The genre of each document: as gold says, else as the options say, else by its form."""
        options = self.reading.options
        gazetteer = Gazetteer.load(options.names)
        formed = {
            doc: options.genre or recognise(article, gazetteer) for doc, article in self._articles()
        }
        return formed | {line.doc: line.genre for line in self.gold if line.genre}

    def _articles(self) -> Iterator[tuple[str, Article]]:
        for doc, opened in self.opened.items():
            article = _article(opened)
            if article:
                yield doc, article


def gather(
    gold: Path, sources: Sequence[Path], options: Options, *, wanted: Collection[str] = ()
) -> Material:
    """Open gold and the sources, and say which documents count.

    A source is a text, a fact sheet, a folder of these, or a file of position lines; where such a
    file is among them it is the system, and texts are only shown. `wanted` are the documents that
    count, if any are given. Else every source does, coded or not; with position lines every
    document of gold, and every text in the folder `texts` beside it.

    Raises SourceError for what cannot be read, is no position line, or has the name of another
    source; UsageError for a wanted document without one.
    """
    coded = read_lines(gold, passages=True)
    skipped: list[str] = []
    from_lines = [path for path in sources if path.suffix.casefold() in LINES]
    files = _files((path for path in sources if path not in from_lines), skipped)
    given = {path.stem for path in files}
    beside = [path for path in _beside(gold) if path.stem not in given] if from_lines else []
    reading = Reading(options)
    opened = _by_doc(reading, [*files, *beside], skipped)
    system = [line for path in from_lines for line in read_lines(path)]
    in_gold = {line.doc: None for line in coded}
    docs = list({**in_gold, **dict.fromkeys(opened)} if from_lines else opened)
    if wanted:
        docs = _chosen(wanted, docs, in_gold)
    else:
        _say_left_out(in_gold, docs, "has no source here", skipped)
        _say_left_out((line.doc for line in system), docs, "is not coded", skipped)
    kept = frozenset(docs)
    material = Material(
        reading,
        [line for line in coded if line.doc in kept],
        [line for line in system if line.doc in kept],
        docs,
        {doc: one for doc, one in opened.items() if doc in kept},
        by_rules=not from_lines,
        skipped=skipped,
    )
    check_passages(material.gold, material.texts, gold)
    return material


def _files(sources: Iterable[Path], skipped: list[str]) -> list[Path]:
    """The sources, with the files of a folder that a reader takes in place of the folder."""
    found: list[Path] = []
    for source in sources:
        if not source.is_dir():
            found.append(source)
            continue
        inside = []
        for path in sorted(source.iterdir()):
            if path.is_file() and not path.name.startswith("."):
                try:
                    reader_of(load(path))
                except UnknownFormat as error:
                    skipped.append(f"{path}: {error.what}")
                else:
                    inside.append(path)
        if not inside:
            raise SourceError("there is no text in this folder", at=str(source))
        found += inside
    return found


def _beside(gold: Path) -> list[Path]:
    folder = gold.parent / BESIDE
    return _files([folder], []) if folder.is_dir() else []


def _by_doc(reading: Reading, paths: Sequence[Path], skipped: list[str]) -> dict[str, Opened]:
    opened = reading.open_all(paths)
    skipped += (f"{path}: the same as another source" for path in left_out(paths, opened))
    found: dict[str, Opened] = {}
    for one in sorted(opened, key=lambda one: one.entry.path):
        article = _article(one)
        name = article.document.name if article else PurePath(one.entry.path).name
        doc = PurePath(name).stem
        if doc in found:
            raise SourceError(
                f"two sources are called {doc!r}: this and {found[doc].entry.path}",
                at=one.entry.path,
                hint="documents go by the names of their files; rename one",
            )
        found[doc] = one
    return found


def _article(opened: Opened) -> Article | None:
    content = opened.content
    if isinstance(content, Sheet):
        return content.article
    return content if isinstance(content, Article) else None


def _chosen(wanted: Collection[str], docs: Collection[str], coded: Collection[str]) -> list[str]:
    for doc in sorted(set(wanted) - set(docs)):
        raise UsageError(
            f"there is no source for {doc!r}" if doc in coded else f"there is no document {doc!r}",
            hint="a document goes by the name of its file without suffix",
        )
    return sorted(set(wanted))


def _say_left_out(
    named: Iterable[str], docs: Collection[str], why: str, skipped: list[str]
) -> None:
    for_nothing = sorted(set(named) - set(docs))
    if for_nothing:
        more = len(for_nothing) - _NAMED
        shown = ", ".join(for_nothing[:_NAMED]) + (f" and {more} more" if more > 0 else "")
        skipped.append(f"not scored, because it {why}: {shown}")
