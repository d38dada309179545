"""A picture in each format: complete, the same each time, and nothing in it runs."""

import os
import subprocess
import sys
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from stancegraph.errors import MissingExtra, UnknownFormat, UsageError
from stancegraph.plots import heat_map, signed_network, timeline, who_stands_where

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("name", ["one.svg", "one.png", "one.html", "ONE.SVG"])
def test_the_format_follows_from_the_suffix(signed, tmp_path, name):
    written = signed_network(signed(6)).write(tmp_path / name).read_bytes()
    begins = {"svg": b"<svg", "png": PNG, "html": b"<!DOCTYPE html>"}[name.lower()[4:]]
    assert written.startswith(begins)


@pytest.mark.parametrize("name", ["one.pdf", "one"])
def test_another_format_is_refused(signed, tmp_path, name):
    with pytest.raises(UnknownFormat, match=r"\.svg, \.png or \.html"):
        signed_network(signed(6)).write(tmp_path / name)


def test_a_place_that_does_not_exist_is_told(signed, tmp_path):
    with pytest.raises(UsageError, match="does not exist"):
        signed_network(signed(6)).write(tmp_path / "none" / "one.svg")


def test_a_larger_scale_gives_more_dots(signed):
    drawn = signed_network(signed(6))
    small, large = (int.from_bytes(drawn.png(scale)[16:20]) for scale in (1, 2))
    assert large == 2 * small


def test_notebooks_show_the_picture(signed):
    drawn = signed_network(signed(6))
    bundle = drawn._repr_mimebundle_()
    assert bundle["image/svg+xml"] == drawn.svg()
    assert bundle["text/plain"] == repr(drawn)
    assert drawn._repr_html_() == drawn.svg()


def test_a_picture_knows_how_it_was_made(signed):
    network = signed(6)
    assert signed_network(network).made == network.made


SCRIPT = """
import hashlib, networkx as nx
from stancegraph.plots import signed_network
graph = nx.Graph()
for a, b, sign in [("A", "B", 1), ("B", "C", 1), ("C", "D", -1), ("D", "E", 1), ("A", "E", -1)]:
    graph.add_edge(a, b, weight=1.0, sign=sign)
drawn = signed_network(graph, {"A": "x", "B": "x", "D": "y"})
for made in (drawn.svg().encode(), drawn.png(), drawn.html().encode()):
    print(hashlib.sha256(made).hexdigest())
"""


def test_bytes_are_the_same_in_every_run():
    def run(seed):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        ran = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            capture_output=True, text=True, check=True, env=environment,
        )  # fmt: skip
        return ran.stdout.split()

    first = run("1")
    assert len(set(first)) == 3
    assert run("2") == first


def test_bytes_are_the_same_twice_in_one_run(signed, agreement):
    assert signed_network(signed(9)).html() == signed_network(signed(9)).html()
    assert heat_map(agreement(9)).svg() == heat_map(agreement(9)).svg()


class Elements(HTMLParser):
    """Collects start tags, and whether a script reaches out."""

    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))


def test_nothing_from_a_file_runs_in_a_page(stances, hostile):
    page = who_stands_where(stances(3, label=hostile)).html()
    elements = Elements()
    elements.feed(page)
    tags = [tag for tag, _ in elements.tags]
    assert tags.count("script") == 2
    assert set(tags) == {"html", "head", "meta", "title", "body", "div", "script"}
    assert "alert(1)</script>" not in page
    assert "\\u003c/script>\\u003cscript>alert(1)" in page


def test_nothing_from_a_file_is_an_element_of_an_svg(stances, hostile):
    root = ElementTree.fromstring(timeline(stances(3, label=hostile)).svg())  # noqa: S314
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert tags <= {
        "svg",
        "g",
        "rect",
        "path",
        "line",
        "text",
        "tspan",
        "defs",
        "clipPath",
        "title",
    }


def test_a_page_loads_nothing(signed):
    elements = Elements()
    elements.feed(signed_network(signed(6)).html())
    assert not any({"src", "href"} & attributes.keys() for _, attributes in elements.tags)
    policy = [a["content"] for _, a in elements.tags if a.get("http-equiv")]
    assert policy[0].startswith("default-src 'none'")


def test_a_missing_converter_is_named(signed, monkeypatch):
    drawn = signed_network(signed(6))
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtra, match=r"vl-convert-python[\s\S]*stancegraph\[plots\]"):
        drawn.svg()
