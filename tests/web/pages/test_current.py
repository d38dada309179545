"""A graph that is built anew while it is served is shown anew."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from stancegraph.graph import Graph
from stancegraph.web.app import application
from stancegraph.web.pages import routes
from stancegraph.web.source import opened

SHEET = """\
document: {{title: A sheet, publisher: Example Wire, date: 2019-10-29}}
statements:
  - kind: national
    speakers: [{name}]
    date: 2019-10-29
    positions:
      - {{polarity: support, target: the water plan, basis: stated}}
"""


def _sheet(folder: Path, name: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(SHEET.format(name=name), encoding="utf-8")
    return path


def test_pages_follow_a_build(tmp_path: Path, calling: Any) -> None:
    out = tmp_path / "graph"
    graph = Graph.build(_sheet(tmp_path, "Norway"), out=out)
    with (
        opened(out) as source,
        calling(application(source, routes=routes(graph, source))) as client,
    ):

        def status(path: str) -> int:
            found: int = client.request("GET", path=path).status
            return found

        assert (status("/country/NOR"), status("/country/QAT")) == (200, 404)
        Graph.build(_sheet(tmp_path, "Qatar"), out=out)
        until = time.monotonic() + 30
        while status("/country/QAT") != 200:
            assert time.monotonic() < until
            time.sleep(0.05)
        assert status("/country/NOR") == 404
        assert "Last built" in client.request("GET", path="/").text
