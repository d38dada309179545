"""Names of countries in the UN's six languages, from Unicode CLDR, for `resolve` alone.

`python -m stancegraph.resolution.cldr` writes `data/cldr_names.csv` anew; it needs Babel, which
carries the names.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from typing import TextIO

from stancegraph.resolution.countries import countries
from stancegraph.resolution.datafiles import DATA, rows

FILE = "cldr_names.csv"
LANGUAGES = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "ru": "Russian",
    "zh": "Chinese",
    "zh_Hant": "Chinese",
    "ar": "Arabic",
}
"""The UN's six, Chinese in both scripts."""
_HEADER = """\
# Names of countries and territories in the official languages of the UN.
# Source: Unicode CLDR {version}, as carried by Babel {babel}; written by python -m {module}.
# The names are data of the Unicode Consortium under the Unicode License v3 (Unicode-3.0),
# https://www.unicode.org/license.txt. Copyright © Unicode, Inc.
"""


def cldr_names() -> Iterator[tuple[str, str, str]]:
    """Yield code, language and name."""
    for code, language, name in rows(FILE):
        yield code, LANGUAGES[language], name


def write(out: TextIO) -> None:
    """Write the data file; raises ImportError where Babel is not installed."""
    import babel
    from babel.core import Locale, get_cldr_version

    module = "stancegraph.resolution.cldr"
    out.write(_HEADER.format(version=get_cldr_version(), babel=babel.__version__, module=module))
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("code", "language", "name"))
    codes = {**_two_letters(), "XKX": "XK"}
    for code in sorted(codes.keys() & countries().keys()):
        seen = set()
        for language in LANGUAGES:
            name = Locale.parse(language).territories[codes[code]]
            if (LANGUAGES[language], name) not in seen:
                seen.add((LANGUAGES[language], name))
                table.writerow((code, language, name))


def _two_letters() -> dict[str, str]:
    import pycountry

    return {known.alpha_3: known.alpha_2 for known in pycountry.countries}


if __name__ == "__main__":
    with (DATA / FILE).open("w", encoding="utf-8", newline="") as out:
        write(out)
    sys.stderr.write(f"{DATA / FILE} written\n")
