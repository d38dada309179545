"""A headless Chromium that looks at the pages of two graphs, one of texts and one of votes."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[3]
STANCEGRAPH = Path(sys.executable).with_name("stancegraph")
ARTICLE = ROOT.parent / "shared" / "seed" / "xinhua-2019-10-30.txt"
EXAMPLE = ROOT / "examples" / "human-rights-votes"
AXE = Path(__file__).parents[1] / "clients" / "node_modules" / "axe-core" / "axe.min.js"
HOSTILE = "</a><script>alert(1)</script><img src=x onerror=alert(2)> \" ' & of mercenaries"
"""What the title of one roll call is made to say."""
WAIT = 20_000
"""Milliseconds after which something that should be there is missing."""


def _lacking(what: str, how: str) -> None:
    """Skip, save where everything has to run."""
    reason = f"{what} is not installed: {how}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


_OF_EVERY_GRAPH = {
    "start": "/",
    "search": "/search?q=Pakistan",
    "positions": "/positions",
    "filtered": "/positions?country=PAK&polarity=support",
    "countries": "/countries",
    "country": "/country/PAK",
    "compare": "/compare?a=CHN&b=USA",
    "network": "/network",
    "matrix": "/matrix",
    "answer": "/query?query=SELECT+%3Fs+%3Fp+%3Fo+%7B+%3Fs+%3Fp+%3Fo+%7D+LIMIT+20",
}
_ALIKE = {
    "nothing found": "/search?q=zzzz",
    "compare whom": "/compare",
    "SPARQL": "/query",
    "named query": "/query?name=who-supports",
    "wrong query": "/query?query=SELECT",
    "downloads": "/downloads",
    "about": "/about",
    "missing": "/country/ZZZ",
    "wrong filter": "/positions?basis=rumour",
}
"""Pages that say the same of every graph: those of one are enough."""
_FIXED = {"texts": {**_OF_EVERY_GRAPH, **_ALIKE}, "votes": _OF_EVERY_GRAPH}
_LISTS = {
    "texts": "organs persons coalitions issues events statements documents".split(),
    "votes": "organs issues roll-calls documents".split(),
}
KINDS = [
    (graph, kind)
    for graph, lists in _LISTS.items()
    for kind in (*_FIXED[graph], *lists, "position", "evidence")
]
"""Every kind of page: of `texts` and of `votes`."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of a `place`, or of what is `shown`, looks at every kind of page of both graphs."""
    names = [f"{graph}-{kind}" for graph, kind in KINDS]
    if "place" in metafunc.fixturenames:
        metafunc.parametrize("place", KINDS, ids=names)
    if "shown" in metafunc.fixturenames:
        metafunc.parametrize("shown", KINDS, ids=names, indirect=True, scope="module")


@dataclass(frozen=True)
class Site:
    """A served graph."""

    graph: str
    address: str

    def read(self, path: str) -> str:
        """A twin of a page."""
        with urlopen(f"{self.address}{path}", timeout=30) as answer:  # noqa: S310  # our own
            return answer.read().decode()

    @cached_property
    def pages(self) -> dict[str, str]:
        """An address for each kind of page; of nodes, that which most positions are about."""
        found = dict(_FIXED[self.graph])
        for kind in _LISTS[self.graph]:
            found[kind] = f"/{json.loads(self.read(f'/{kind}.json'))['nodes'][0]['id']}"
        of_pakistan = json.loads(self.read("/positions.json?country=PAK"))["positions"]
        position = found["position"] = f"/{of_pakistan[0]['id']}"
        evidence = re.search(r"^evidence:(\S+) a ", self.read(f"{position}.ttl"), re.MULTILINE)
        assert evidence
        found["evidence"] = f"/evidence/{evidence[1]}"
        return found


@pytest.fixture(scope="session")
def sites(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., Any]
) -> Iterator[Callable[[str], Site]]:
    """Gives a graph as it is served; built when it is first asked for.

    `texts` is the demo, `votes` the example of votes, one of which is about something hostile, and
    `seed` the real article.
    """
    folder = tmp_path_factory.mktemp("graphs")
    build = {"texts": _demo, "votes": _votes, "seed": _seed}
    with ExitStack() as running:

        @cache
        def served(graph: str) -> Site:
            path = build[graph](folder)
            return Site(graph, running.enter_context(serve(path, "--readers", "1")))

        yield served


def _demo(folder: Path) -> Path:
    _run("demo", "--out", folder / "demo")
    return folder / "demo" / "graph"


def _votes(folder: Path) -> Path:
    for path in EXAMPLE.glob("*.csv"):
        shutil.copy(path, folder)
    calls = folder / "un_roll_calls.csv"
    with calls.open(encoding="utf-8", newline="") as file:
        head, first, *rest = csv.reader(file)
    with calls.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, [*first[:-2], HOSTILE, HOSTILE], *rest])
    _run("build", *sorted(folder.glob("*.csv")), "--out", folder / "votes")
    return folder / "votes"


def _seed(folder: Path) -> Path:
    if not ARTICLE.is_file():
        pytest.skip("the real article is not beside the checkout")
    _run("build", ARTICLE, "--out", folder / "seed")
    return folder / "seed"


def _run(*arguments: str | Path) -> None:
    command = [str(STANCEGRAPH), *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True)


@dataclass
class Visit:
    """Pages in one window, and what went wrong on them."""

    context: Any
    page: Any
    site: Site
    scripts: bool = True
    wrong: list[str] = field(default_factory=list)

    def go(self, path: str) -> Any:
        """Load a page of the site, with what its scripts add."""
        answer = self.page.goto(self.site.address + path)
        if self.page.locator(".picture img").count() and self.scripts:
            self.page.locator(".frame svg").wait_for()
        return answer

    def see(self, kind: str) -> Any:
        """Load the page of a kind."""
        return self.go(self.site.pages[kind])


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The browser that the system has; nothing is downloaded."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        _lacking("playwright", "pip install playwright")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        _lacking("Chromium", "apt-get install chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def visit(chromium: Any, sites: Callable[[str], Site]) -> Callable[..., Any]:
    """Open a window: `with visit("texts", scripts=False, width=360) as visit`.

    At the end nothing may have gone wrong: no message of an error, no request to another host,
    no breach of the content security policy, no dialog.
    """

    @contextmanager
    def window(
        graph: str, *, scripts: bool = True, width: int = 1440, theme: str = "light", **more: Any
    ) -> Iterator[Visit]:
        site = sites(graph)
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            color_scheme=theme,
            **more,
        )
        context.set_default_timeout(WAIT)
        context.add_init_script(
            "addEventListener('securitypolicyviolation',"
            " (e) => console.error('policy', e.violatedDirective, e.blockedURI))"
        )
        visit = Visit(context, context.new_page(), site, scripts=scripts)
        page = visit.page

        def spoke(message: Any) -> None:
            # A page that says that there is nothing is an error for the console only.
            if message.type in ("error", "warning") and "the server responded" not in message.text:
                visit.wrong.append(f"{page.url}: {message.text}")

        def asked(request: Any) -> None:
            if not request.url.startswith(f"{site.address}/"):
                visit.wrong.append(f"{page.url} asks for {request.url}")

        def opened(dialog: Any) -> None:
            visit.wrong.append(f"{page.url} opens a dialog: {dialog.message}")
            dialog.dismiss()

        page.on("console", spoke)
        page.on("pageerror", lambda error: visit.wrong.append(f"{page.url}: {error}"))
        page.on("dialog", opened)
        context.on("request", asked)
        yield visit
        cookies = context.cookies()
        context.close()
        assert not visit.wrong
        assert not cookies

    return window


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.is_file():
        _lacking("axe-core", "run `npm ci` in tests/web/clients")
    return AXE.read_text(encoding="utf-8")
