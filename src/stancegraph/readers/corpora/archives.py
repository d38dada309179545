"""Archives: zip and tar, plain or packed. Nothing is written to the disk.

Names that lead out of the archive, links and devices are refused; archives in archives are not
opened; hidden files are left out.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, cast

from stancegraph.errors import SourceError
from stancegraph.readers.corpora.limits import (
    FREE,
    MAX_RATIO,
    MEMBER,
    Unpacked,
    refuse_bomb,
    refuse_large,
    refuse_many,
)
from stancegraph.readers.corpora.member import Item, Member, failed

_DAMAGE = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)
_AGAIN = "download the archive again"


def zipped(path: Path) -> Iterator[Item]:
    """Yield the documents of a zip archive by name.

    Raises SourceError for an archive that is damaged, encrypted or holds too much.
    """
    at = str(path)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, *_DAMAGE) as error:
        raise SourceError(f"this is no zip archive: {error}", at=at, hint=_AGAIN) from error
    with archive:
        members = [one for one in archive.infolist() if not one.is_dir()]
        refuse_many(len(members), at)
        if any(one.flag_bits & 1 for one in members):
            raise SourceError(
                "the archive is encrypted",
                at=at,
                hint="unpack it with its password, give the folder",
            )
        total = 0
        for one in sorted(members, key=lambda one: one.filename):
            total += one.file_size
            refuse_bomb(total, path.stat().st_size, at)
            name = _visible(one.filename)
            if name is None:
                continue
            place = f"{at}!{name}"
            try:
                _refuse_name(one.filename, place)
                if one.external_attr >> 28 == 0o12:
                    raise SourceError("a link is not followed", at=place)
                refuse_large(one.file_size, place)
                if one.file_size > FREE // 10 and one.file_size > MAX_RATIO * one.compress_size:
                    raise SourceError("it is packed as no text is", at=place)
                yield Member(name, place, _unzipped(archive, one, place))
            except SourceError as error:
                yield failed(error, place)


def tarred(path: Path) -> Iterator[Item]:
    """Yield the documents of a tar archive, in its order.

    Raises SourceError where the archive is damaged or holds too much; what stands before is
    yielded.
    """
    at = str(path)
    try:
        with path.open("rb") as file, _stream(file, path) as unpacked:
            counted = cast("IO[bytes]", Unpacked(unpacked, at, path.stat().st_size))
            with tarfile.open(fileobj=counted, mode="r|") as archive:
                for number, one in enumerate(archive, 1):
                    refuse_many(number, at)
                    name = _visible(one.name)
                    if name is None or one.isdir():
                        continue
                    try:
                        yield Member(name, f"{at}!{name}", _extracted(archive, one, f"{at}!{name}"))
                    except SourceError as error:
                        if error.at == at:
                            raise
                        yield failed(error, f"{at}!{name}")
    except (tarfile.TarError, *_DAMAGE) as error:
        raise SourceError(f"the archive is damaged: {error}", at=at, hint=_AGAIN) from error


def _stream(file: IO[bytes], path: Path) -> IO[bytes]:
    name = path.name.casefold()
    if name.endswith(("gz", "tgz")):
        return cast("IO[bytes]", gzip.open(file))
    if name.endswith("xz"):
        return cast("IO[bytes]", lzma.open(file))
    if name.endswith("bz2"):
        return cast("IO[bytes]", bz2.open(file))
    return file


def _unzipped(archive: zipfile.ZipFile, one: zipfile.ZipInfo, place: str) -> bytes:
    try:
        with archive.open(one) as stream:
            data = stream.read(MEMBER + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, *_DAMAGE) as error:
        raise SourceError(f"it cannot be unpacked: {error}", at=place, hint=_AGAIN) from error
    refuse_large(len(data), place)
    return data


def _extracted(archive: tarfile.TarFile, one: tarfile.TarInfo, place: str) -> bytes:
    _refuse_name(one.name, place)
    if one.issym() or one.islnk():
        raise SourceError("a link is not followed", at=place)
    stream = archive.extractfile(one) if one.isreg() else None
    if stream is None:
        raise SourceError("this is no regular file but a device or pipe", at=place)
    refuse_large(one.size, place)
    return stream.read(MEMBER + 1)


def _visible(name: str) -> str | None:
    """The name without `./`; None for hidden files and what an archiver adds for itself."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part != "."]
    hidden = any((part[0] == "." and part != "..") or part == "__MACOSX" for part in parts)
    return None if hidden or not parts else "/".join(parts)


def _refuse_name(name: str, place: str) -> None:
    """Raise SourceError for a name that would lead elsewhere if it were a path, or is no text."""
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "\\")) or parts[0].endswith(":"):
        raise SourceError("its name leads out of the archive", at=place, hint="pack it anew")
    if any("\ud800" <= sign <= "\udfff" for sign in name):
        raise SourceError("its name is not UTF-8", at=place, hint="pack it anew")
