"""The documents that are generated from the ontology say what it says."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from stancegraph.rdf.documentation import pages, readme, write
from stancegraph.records import KINDS
from stancegraph.resources import shipped


def test_the_readme_of_the_ontology_is_up_to_date() -> None:
    assert (shipped("ontology") / "README.md").read_text(encoding="utf-8") == readme(), (
        "run `make docs`"
    )


def test_the_readme_has_a_row_for_each_class_and_property() -> None:
    rows = {line.split("|")[1].strip(" `") for line in readme().splitlines() if line[:1] == "|"}
    used = {mapped.name for kind in KINDS for _, _, mapped in kind.mapped()}
    assert used | {name for kind in KINDS for name in kind.classes} - {"skos:Concept"} <= rows


def test_a_row_gives_meaning_domain_and_range() -> None:
    (row,) = (line for line in readme().splitlines() if line.startswith("| `sg:group` "))
    assert "bloc or coalition" in row
    assert "| `sg:Membership` | `sg:Bloc` or `sg:Coalition` |" in row


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            assert name not in ("src", "onclick")
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")


def test_pages_need_nothing_from_elsewhere_and_their_links_lead_somewhere() -> None:
    parsed = {name: Page(text) for name, text in pages().items()}
    assert list(parsed) == ["index.html", "shapes.html", "terms.html"]
    for page in parsed.values():
        assert not page.tags & {"script", "link", "img", "iframe"}
        assert len(page.ids) == len(set(page.ids))
        for link in page.links:
            name, _, anchor = link.partition("#")
            assert not anchor or anchor in parsed[name].ids, link


def test_the_page_of_shapes_carries_every_message() -> None:
    messages = shipped("ontology/shapes.ttl").read_text(encoding="utf-8").count("sh:message")
    assert len(re.findall("<tr><td>", pages()["shapes.html"])) == messages


def test_readme_and_pages_are_written_where_they_belong(tmp_path: Path) -> None:
    docs = tmp_path / "build" / "docs"
    write(tmp_path, docs)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == readme()
    assert {path.name: path.read_text(encoding="utf-8") for path in docs.iterdir()} == pages()
