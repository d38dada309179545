"""HTML before it is parsed: its encoding, its limits, and characters that a parser would drop."""

from __future__ import annotations

import codecs
import html
import re

from stancegraph.errors import SourceError
from stancegraph.readers.files import Source, decode

MAX_TAGS = 100_000
"""The most tags that a page may have; the longest pages of news sites have a tenth of them."""
MAX_ATTRIBUTES = 1_000
"""The most attributes of one tag; the parser's time grows with the square of their number."""

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)")
_PROLOG = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?<!DOCTYPE\b[^>\[]*+(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(r"\s*<\?xml[^>]*>")
_TEXTUAL = re.compile(
    r"(?:utf-?(?:8|16)|us-?ascii|iso-?8859|latin|windows-?125|cp125|koi8|gb|big5|shift|euc|mac)"
    r"[\w-]*"
)
_TAG = re.compile(r"<[a-zA-Z](?:[^>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+")
_VALUE = re.compile(r"\"[^\"]*+\"?|'[^']*+'?")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|rlm|lrm|zwj|zwnj|shy);?")
_STAND_INS = range(0x13000, 0x1342F)
"""Egyptian hieroglyphs: letters to every library, and in no news text."""


def decode_html(source: Source) -> str:
    """The page as text, by its byte-order mark, else its declared charset, else UTF-8.

    An XML declaration and document type, which may define entities, are left out.
    Raises SourceError for bytes outside the charset and for charsets that are not read.
    """
    text = _decoded(source)
    text = _PROLOG.sub("<!DOCTYPE html>", text, count=1) if _PROLOG.match(text) else text
    return _XML.sub("", text, count=1) if _XML.match(text) else text


def _decoded(source: Source) -> str:
    data = source.data
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(source, "utf-16")
    match = _CHARSET.search(data, 0, 8192) or _DECLARED.match(data.lstrip())
    charset = match[1].decode("ascii").casefold() if match else "utf-8"
    if data.startswith(codecs.BOM_UTF8) or charset in ("utf-8", "utf8") or "16" in charset:
        # A page that could be read to the word UTF-16 is not written in it.
        return decode(source)
    if charset in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        charset = "windows-1252"  # as every browser reads them
    return _strict(source, charset)


def _strict(source: Source, charset: str) -> str:
    hint = "save the page again as UTF-8"
    try:
        if not _TEXTUAL.fullmatch(charset):
            raise LookupError
        return source.data.decode(charset)
    except LookupError as error:
        raise SourceError(
            f"the page declares the charset {charset!r}, which is not read",
            at=source.at,
            hint=hint,
        ) from error
    except UnicodeError as error:
        where = f"byte {error.start} is" if isinstance(error, UnicodeDecodeError) else "bytes are"
        raise SourceError(f"{where} not {charset}", at=source.at, hint=hint) from error


def refuse_bombs(page: str, at: str) -> None:
    """Raise SourceError for a page whose parsing would take minutes."""
    tags = 0
    for match in _TAG.finditer(page):
        tags += 1
        if tags > MAX_TAGS:
            what = f"the page has more than {MAX_TAGS:,} tags"
        elif len(match.group()) > MAX_ATTRIBUTES and (
            len(re.split(r"[\s/]+", _VALUE.sub(" ", match.group()))) > 2 * MAX_ATTRIBUTES
        ):
            what = f"a tag has more than {MAX_ATTRIBUTES:,} attributes"
        else:
            continue
        raise SourceError(what, at=at, hint="copy the text of the article into a .txt file")


class Shield:
    """Carries characters through an extractor that would drop them.

    Control characters, bidirectional marks and the like give way to letters that the page does
    not have, and come back afterwards.
    """

    def __init__(self, page: str) -> None:
        characters = {c for c in set(page) if _dropped(c)}
        characters |= {c for r in set(_REFERENCE.findall(page)) if _dropped(c := html.unescape(r))}
        free = (chr(code) for code in _STAND_INS if chr(code) not in page)
        self._there = dict(zip(sorted(characters), free, strict=False))
        self._back = {ord(letter): c for c, letter in self._there.items()}

    def on(self, page: str) -> str:
        """The page with letters in place of what would be dropped, references included."""
        page = _REFERENCE.sub(lambda m: self._there.get(html.unescape(m[0]), m[0]), page)
        return page.translate({ord(c): letter for c, letter in self._there.items()})

    def off(self, text: str) -> str:
        """A text from the page as it was."""
        return text.translate(self._back)


def _dropped(character: str) -> bool:
    """Whether an extractor would drop a character: all but letters, signs and white space."""
    if len(character) != 1 or character.isprintable() or character in "\t\n\r\f":
        return False
    return not character.isspace() or character <= "\x85"
