"""Writes `ontology/README.md` and the pages of `build/docs` from the ontology and its shapes.

Run it with `python -m stancegraph.rdf.documentation` in a checkout.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from rdflib import Graph

from stancegraph.rdf.glossary import (
    Section,
    description,
    facts,
    ontology_sections,
    shape_sections,
    title,
)
from stancegraph.resources import shipped
from stancegraph.vocabulary import NAMESPACES

_TERM = re.compile(rf"(?<![\w/])(?:{'|'.join(NAMESPACES)}):[A-Za-z]\w*")
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #bbb; padding: .4rem; text-align: left; vertical-align: top }
"""


def readme() -> str:
    """The text of `ontology/README.md`."""
    graph = _load("stance.ttl")
    parts = [
        "<!-- Generated from stance.ttl by `make docs`; edit that file, not this one. -->",
        f"# {title(graph)}",
        description(graph),
        "\n".join(f"- {name}: {value}" for name, value in facts(graph)),
        "`stance.ttl` defines the terms, `shapes.ttl` says what a graph must contain, "
        "`context.jsonld` names the terms in JSON-LD, and `decisions/` says why things are so.",
        *(_markdown(section) for section in ontology_sections(graph)),
    ]
    return "\n\n".join(parts) + "\n"


def pages() -> dict[str, str]:
    """File name → HTML page, each complete in itself."""
    graph = _load("stance.ttl")
    listed = "".join(f"<li>{escape(n)}: {_html_text(v)}</li>" for n, v in facts(graph))
    links = "".join(
        f'<li><a href="{name}.html">{name.capitalize()}</a></li>' for name in ("terms", "shapes")
    )
    index = f"<p>{escape(description(graph))}</p>\n<ul>{listed}</ul>\n<ul>{links}</ul>"
    terms = "".join(_html(section) for section in ontology_sections(graph))
    shapes = "".join(_html(section) for section in shape_sections(_load("shapes.ttl")))
    return {
        "index.html": _page(title(graph), index),
        "shapes.html": _page(f"{title(graph)}: shapes", shapes),
        "terms.html": _page(f"{title(graph)}: terms", terms),
    }


def write(ontology: Path, docs: Path) -> None:
    """Write README.md into the one folder and the pages into the other, made where missing."""
    (ontology / "README.md").write_text(readme(), encoding="utf-8")
    docs.mkdir(parents=True, exist_ok=True)
    for name, page in pages().items():
        (docs / name).write_text(page, encoding="utf-8")


def _load(name: str) -> Graph:
    return Graph().parse(shipped(f"ontology/{name}"), format="turtle")


def _markdown(section: Section) -> str:
    head = f"## {section.title}\n\n{section.text}\n\n"
    rows = (section.columns, tuple("---" for _ in section.columns), *section.rows)
    cells = ((_TERM.sub(r"`\g<0>`", cell).replace("|", "\\|") for cell in row) for row in rows)
    return head + "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _page(heading: str, body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(heading)}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{escape(heading)}</h1>\n{body}</body></html>\n"
    )


def _html(section: Section) -> str:
    head = "".join(f"<th>{escape(column)}</th>" for column in section.columns)
    rows = "".join(
        f"<tr{_anchor(section, row[0])}>"
        + "".join(f"<td>{_html_text(cell)}</td>" for cell in row)
        + "</tr>\n"
        for row in section.rows
    )
    return (
        f"<h2>{escape(section.title)}</h2>\n<p>{_html_text(section.text)}</p>\n"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table>\n"
    )


def _anchor(section: Section, name: str) -> str:
    """Rows that define a term of ours can be linked to; rows of shapes only mention one."""
    prefix, _, local = name.partition(":")
    return f' id="{escape(local)}"' if prefix == "sg" and "Label" in section.columns else ""


def _html_text(text: str) -> str:
    """Escaped, with terms as code, and terms of ours as links to their row."""

    def marked(match: re.Match[str]) -> str:
        code = f"<code>{match[0]}</code>"
        prefix, _, local = match[0].partition(":")
        return f'<a href="terms.html#{local}">{code}</a>' if prefix == "sg" else code

    return _TERM.sub(marked, escape(text))


if __name__ == "__main__":
    write(shipped("ontology"), Path("build/docs"))
