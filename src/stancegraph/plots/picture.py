"""A picture: a chart that is written as SVG, PNG or one HTML file, offline."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from stancegraph.errors import MissingExtra, UnknownFormat
from stancegraph.export.sinks import new_file
from stancegraph.plots.text import clean

if TYPE_CHECKING:
    from types import ModuleType

    from stancegraph.analysis.made import Made


@dataclass(frozen=True, slots=True)
class Picture:
    """An Altair chart with its title and how its numbers were made.

    Equal charts give equal bytes. Notebooks show the SVG.
    """

    chart: Any
    """The chart, for those who want to change it."""
    title: str
    made: Made | None = None

    def __repr__(self) -> str:
        return f"<Picture: {self.title}>"

    def svg(self) -> str:
        """The picture as SVG whose text is text."""
        svg: str = _converter().vegalite_to_svg(self._spec(), vl_version=self._version())
        return _renumbered(svg)

    def png(self, scale: float = 2) -> bytes:
        """The picture as PNG, `scale` dots a pixel."""
        png: bytes = _converter().vegalite_to_png(
            self._spec(), vl_version=self._version(), scale=scale
        )
        return png

    def html(self) -> str:
        """The picture as one HTML page with tooltips, that loads nothing from anywhere."""
        # The converter's own page does not escape "</script>" in the data.
        return _PAGE.format(
            title=html.escape(self.title),
            library=_converter().javascript_bundle(vl_version=self._version()),
            spec=json.dumps(self._spec(), ensure_ascii=False)
            .replace("<", "\\u003c")
            .replace("\u2028", "\\u2028")
            .replace("\u2029", "\\u2029"),
        )

    def write(self, path: str | Path) -> Path:
        """Write the picture in the format of the suffix; a file that existed is replaced at once.

        Raises UnknownFormat for another suffix, and UsageError for a place that does not exist.
        """
        path = Path(path)
        suffix = path.suffix.lower()
        if suffix not in _WRITERS:
            raise UnknownFormat(
                f"a picture is not written as {suffix or 'a file without a suffix'}",
                at=str(path),
                hint="name a file that ends in .svg, .png or .html",
            )
        with new_file(path) as stream:
            stream.write(_WRITERS[suffix](self))
        return path

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"image/svg+xml": self.svg(), "text/plain": repr(self)}

    def _repr_html_(self) -> str:
        return self.svg()

    def _spec(self) -> dict[str, Any]:
        spec: dict[str, Any] = self.chart.to_dict()
        return spec

    def _version(self) -> str:
        from altair import SCHEMA_VERSION

        return "_".join(SCHEMA_VERSION.split(".")[:2])


_WRITERS: Mapping[str, Callable[[Picture], bytes]] = MappingProxyType(
    {
        ".svg": lambda one: one.svg().encode(),
        ".png": Picture.png,
        ".html": lambda one: one.html().encode(),
        ".htm": lambda one: one.html().encode(),
    }
)
"""What makes the bytes of a file, by its suffix."""


def picture(chart: Any, title: str, made: Made | None) -> Picture:
    """A picture with its title on one line."""
    return Picture(chart, clean(title), made)


def _renumbered(svg: str) -> str:
    """The same with identifiers counted from 0: the converter counts on from picture to picture."""
    numbers: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        before, name, after = found.groups()
        return f"{before}_{numbers.setdefault(name, len(numbers))}{after}"

    return _IDENTIFIER.sub(number, svg)


_IDENTIFIER = re.compile(r"""((?:id="|="url\(\#)(?:gradient|clip))_?(\d+)(\)?")""")


def _converter() -> ModuleType:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtra("vl-convert-python", "plots") from error
    return vl_convert


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: blob:; \
style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
</head>
<body>
<div id="picture"></div>
<script>{library}</script>
<script>
vegaEmbed("#picture", {spec}, {{renderer: "svg", actions: {{export: true, source: false, \
compiled: false, editor: false}}}});
</script>
</body>
</html>
"""
