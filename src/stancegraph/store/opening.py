"""Opening sources: files, and the documents of corpora, each content once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from stancegraph.errors import MissingExtra, SourceError, StancegraphError, UnknownFormat
from stancegraph.readers import read
from stancegraph.readers.articles import reader_of as article_reader_of
from stancegraph.readers.corpora import (
    FOLDER,
    Member,
    documents,
    files_in,
    kind_of,
    read_member,
)
from stancegraph.readers.datasets import Dataset, datasets, reader_of
from stancegraph.readers.factsheet import Sheet
from stancegraph.readers.files import DataFile, Source
from stancegraph.readers.skips import Skip
from stancegraph.records import Document
from stancegraph.records.article import Article
from stancegraph.store.manifest import ReadSource
from stancegraph.store.options import Options
from stancegraph.store.progress import Progress
from stancegraph.store.reprints import Opened, content_hash, with_reprints
from stancegraph.store.spool import Spool

SHEET = "factsheet"
"""What the manifest calls the reader of fact sheets."""
ARTICLE = "article"


@dataclass(slots=True)
class Opening:
    """Opens sources with one set of options, and tells what it left out."""

    options: Options
    spool: Spool
    skipped: list[Skip] = field(default_factory=list)
    """What of corpora cannot be read, or is doubtful."""
    left_out: list[str] = field(default_factory=list)
    """Places of documents of corpora that stand there twice, or that a fact sheet stands for."""
    _opened: dict[str, Opened] = field(default_factory=dict)
    _given_data: list[tuple[DataFile, str]] = field(default_factory=list)

    def open_all(
        self,
        paths: Iterable[Path],
        held: Iterable[ReadSource] = (),
        progress: Progress | None = None,
    ) -> list[Opened]:
        """Open sources, each content once, in order of their keys.

        Data files of one kind that belong together, such as votes and their roll calls, are one
        source. Where a fact sheet and the text that it describes are both given, the sheet is read
        and the text is not: this is how a person corrects what the rules found. `held` is what a
        graph holds that the sources are added to.

        Raises SourceError for a file that cannot be read. A document of a corpus that cannot be
        read is left out, and an error only where nothing at all is left.
        """
        given = sorted(paths)
        for path in given:
            kind = kind_of(path)
            if kind is None:
                self._file(path)
                continue
            if progress:
                progress(f"opening {path}", 0, 0)
            if kind == FOLDER:
                self._folder(path)
            else:
                DataFile.check(path)
                self._corpus(path, kind, str(path))
        for dataset in datasets(self._given_data):
            self._add(Opened(_data_entry(dataset), dataset))
        if not self._opened:
            self._refuse_nothing(given)
        opened = self._standing()
        if any(one.corpus for one in opened):
            opened, twice = with_reprints(opened, held)
            self.left_out += twice
        return sorted(opened, key=lambda one: one.entry.key)

    def _refuse_nothing(self, given: Sequence[Path]) -> None:
        for skip in self.skipped:
            if skip.dropped:
                what = f"nothing could be read: {skip.what}"
                raise SourceError(what, at=skip.at, hint=skip.hint)
        if given:
            raise SourceError("there is no document in it", at=str(given[0]), hint="name another")

    def _add(self, one: Opened) -> None:
        if one.entry.key not in self._opened:
            self._opened[one.entry.key] = one
        elif one.corpus:
            self.left_out.append(one.entry.path)

    def _file(self, path: Path) -> None:
        file = DataFile.open(path)
        reader = reader_of(file, self.options.reader)
        if reader is not None:
            self._given_data.append((file, reader))
            return
        content = read(path, reader=self.options.reader, date=self.options.date)
        self._add(Opened(self._entry(content, str(path)), content))

    def _folder(self, folder: Path) -> None:
        corpus = str(folder)
        data: list[tuple[DataFile, str]] = []
        unknown: dict[str, list[str]] = {}
        for inside in files_in(folder):
            if isinstance(inside, Skip):
                self.skipped.append(inside)
                continue
            path, at = inside.path, str(inside.path)
            kind = kind_of(path)
            if kind is not None:
                self._corpus(path, kind, corpus)
                continue
            try:
                file = DataFile.open(path)
                reader = reader_of(file, self.options.reader)
                if reader is not None:
                    data.append((file, reader))
                    continue
                content = read(path, reader=self.options.reader, date=self.options.date)
            except StancegraphError as error:
                foreign = _foreign_kind(path) or (
                    error if isinstance(error, UnknownFormat) else None
                )
                if foreign:
                    unknown.setdefault(foreign.what, []).append(at)
                else:
                    self.skipped.append(_failed(error, at))
                continue
            self._keep(content, Member(inside.name, at, file.head), corpus, path.stat().st_size)
        self._data_of(folder, data, unknown)

    def _data_of(
        self, folder: Path, data: list[tuple[DataFile, str]], unknown: Mapping[str, list[str]]
    ) -> None:
        """The data files of a folder, and its files that no reader takes, told by their kinds."""
        used: set[str] = set()
        try:
            for dataset in datasets(data):
                used.update(file.at for file in dataset.files)
                size = sum(Path(file.at).stat().st_size for file in dataset.files)
                self._add(Opened(_data_entry(dataset), dataset, str(folder), size))
        except StancegraphError as error:
            self.skipped.append(_failed(error, str(folder)))
        for what, places in unknown.items():
            left = [at for at in places if at not in used]
            if left:
                at = left[0] if len(left) == 1 else str(folder)
                self.skipped.append(Skip(at, what, (), len(left), unit="document"))

    def _corpus(self, path: Path, kind: str, corpus: str) -> None:
        try:
            for item in documents(path, kind):
                if isinstance(item, Skip):
                    self.skipped.append(item)
                    continue
                self.skipped.extend(item.notes)
                self._member(item, corpus)
        except MissingExtra as error:
            if corpus == str(path):
                raise
            self.skipped.append(_failed(error, str(path)))
        except SourceError as error:
            self.skipped.append(_failed(error, str(path)))
        except OSError as error:
            self.skipped.append(Skip(str(path), f"it cannot be read: {error.strerror}", (), 1))

    def _member(self, item: Member, corpus: str) -> None:
        try:
            content = read_member(item, reader=self.options.reader, date=self.options.date)
        except StancegraphError as error:
            self.skipped.append(_failed(error, item.at))
        except Exception as error:  # one document of thousands stops none of the others
            self.skipped.append(broken(error, item.at))
        else:
            self._keep(content, item, corpus, len(item.data))

    def _keep(self, content: Article | Sheet, item: Member, corpus: str, size: int) -> None:
        """A document of a corpus, its text on the disk until it is read."""
        if isinstance(content, Sheet):
            self._add(Opened(self._entry(content, item.at), content, corpus, size))
            return
        article = content
        if article.document.name != item.name:
            article = item.told.fill(article, item.name)
        entry = self._entry(article, item.at)
        if item.told.key or "/" in item.name or item.reader:
            told = f"{entry.sha256}\n{item.name}\n{item.told.key}"
            entry = entry.model_copy(update={"key": content_hash(told)})
        if entry.key in self._opened:
            self.left_out.append(entry.path)
        else:
            self._add(Opened(entry, self.spool.keep(article), corpus, size))

    def _entry(self, content: Article | Sheet, path: str) -> ReadSource:
        if isinstance(content, Sheet):
            article = content.article
            beside = article.document.sha256 if article else ""
            return ReadSource(
                path=path,
                sha256=content.sha256,
                key=content_hash(content.sha256 + beside),
                document=described(content, self.options).id,
                reader=SHEET,
            )
        digest = content.document.sha256
        return ReadSource(
            path=path, sha256=digest, key=digest, document=content.document.id, reader=ARTICLE
        )

    def _standing(self) -> list[Opened]:
        stand = standing(one.entry for one in self._opened.values())
        every = self._opened.values()
        self.left_out += (o.entry.path for o in every if o.corpus and o.entry.key not in stand)
        return [one for one in every if one.entry.key in stand]


def described(sheet: Sheet, options: Options) -> Document:
    """The document that a sheet is about: its text where that is at hand, else the sheet."""
    about = sheet.sheet.document
    given = about.model_dump(exclude={"path", "sha256", "title"}, exclude_none=True)
    if about.title:
        given["label"] = about.title
    if sheet.article:
        found = sheet.article.document
    else:
        found = Document(
            id=Document.identify(sheet.sha256),
            label=sheet.name,
            sha256=sheet.sha256,
            name=sheet.name,
            date=options.date,
        )
    return Document.model_validate({**found.model_dump(), **given})


def standing(entries: Iterable[ReadSource]) -> set[str]:
    """The keys of the sources that count: a text does not where a fact sheet is about it."""
    sources = list(entries)
    sheets = {one.document for one in sources if one.reader == SHEET}
    return {one.key for one in sources if one.reader == SHEET or one.document not in sheets}


def broken(error: Exception, at: str) -> Skip:
    """A fault of ours in a document of a corpus, told as what is left out."""
    what = f"reading it failed: {type(error).__name__}: {error}"
    return Skip(at, what, (), 1, hint="report it with the document", unit="document")


def _failed(error: StancegraphError, at: str) -> Skip:
    return Skip(error.at or at, error.what, (), 1, hint=error.hint, unit="document")


def _foreign_kind(path: Path) -> UnknownFormat | None:
    """The error for a file whose suffix no reader of texts knows."""
    try:
        article_reader_of(Source(path.name, str(path), b"", ""))
    except UnknownFormat as error:
        return error
    return None


def _data_entry(dataset: Dataset) -> ReadSource:
    first = dataset.files[0]
    key = first.sha256
    if len(dataset.files) > 1:
        key = content_hash("".join(file.sha256 for file in dataset.files))
    return ReadSource(
        path=first.at,
        sha256=first.sha256,
        key=key,
        document=Document.identify(first.sha256),
        reader=dataset.kind,
        others=tuple(file.at for file in dataset.files[1:]),
    )
