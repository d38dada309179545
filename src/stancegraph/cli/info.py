"""`stancegraph info`: what this installation is and can do."""

from __future__ import annotations

import re
from typing import Any

import click

from stancegraph.cli.options import table_or_json

_NEEDED = re.compile(r"(?P<package>[\w.-]+).*\bextra\s*==\s*['\"](?P<extra>[\w-]+)['\"]")
_NOT_FOR_USERS = {"all", "dev"}


@click.command("info")
@table_or_json("Lines to read, or one JSON object.")
def command(format: str) -> None:
    """Show versions, formats, extras and the parser in use.

    \b
    Examples:
      stancegraph info
      stancegraph info --format json
    """
    import json

    found = facts()
    if format == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for line in _lines(found):
            click.echo(line)


def facts() -> dict[str, Any]:
    """Everything that `info` says, as plain values."""
    import platform
    from importlib.metadata import version

    from stancegraph.export import FORMATS
    from stancegraph.extraction.parsing.backends import choose_parser
    from stancegraph.query.named import names
    from stancegraph.readers import READERS, datasets
    from stancegraph.readers.corpora import CORPORA, FOLDER
    from stancegraph.resolution import countries
    from stancegraph.resolution.names import shipped_names

    parser = choose_parser(None, None).info
    return {
        "version": version("stancegraph"),
        "python": platform.python_version(),
        "readers": [*READERS, *datasets.FORMATS],
        "corpora": [FOLDER, *CORPORA],
        "formats": sorted(FORMATS),
        "extras": _extras(),
        "parser": {
            "name": parser.name,
            "version": parser.version,
            "sha256": parser.sha256,
            "official": parser.official,
        },
        "names": sum(1 for name in shipped_names() if name.actors),
        "countries": len(countries()),
        "queries": len(names()),
    }


def _extras() -> dict[str, dict[str, Any]]:
    """Each extra with its packages, as the installed metadata lists them."""
    from importlib.metadata import PackageNotFoundError, requires, version

    def installed(package: str) -> str | None:
        try:
            return version(package)
        except PackageNotFoundError:
            return None

    extras: dict[str, dict[str, Any]] = {}
    for requirement in requires("stancegraph") or []:
        needed = _NEEDED.match(requirement)
        if needed and needed["extra"] not in _NOT_FOR_USERS:
            extra = extras.setdefault(needed["extra"], {"packages": {}})
            extra["packages"][needed["package"]] = installed(needed["package"])
    for name, extra in sorted(extras.items()):
        extra["installed"] = None not in extra["packages"].values()
        extra["install"] = f"pip install 'stancegraph[{name}]'"
    return dict(sorted(extras.items()))


def _lines(found: dict[str, Any]) -> list[str]:
    parser = found["parser"]
    weights = {True: "the official weights", False: "not the official weights", None: "no weights"}
    extras = [
        f"{name} installed" if extra["installed"] else f"{name} missing: {extra['install']}"
        for name, extra in found["extras"].items()
    ]
    rows = [
        ("stancegraph", found["version"]),
        ("python", found["python"]),
        ("readers", ", ".join(found["readers"])),
        ("corpora", ", ".join(found["corpora"])),
        ("formats", ", ".join(found["formats"])),
        ("extras", "; ".join(extras)),
        ("parser", f"{parser['name']} {parser['version']}: {weights[parser['official']]}"),
        ("names", f"{found['names']:,} names, {found['countries']} states and territories"),
        ("queries", f"{found['queries']} named queries (stancegraph query --list)"),
    ]
    return [f"{name:<12} {value}" for name, value in rows]
