"""From a search to the words that prove a position, and on to the query and the file behind it."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from typing import Any

import pytest

GRAPHS = ["texts", "votes", pytest.param("seed", marks=pytest.mark.shared)]
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
Visiting = Callable[..., Any]
STOP = """(wanted) => {
  const at = document.activeElement;
  return [at.matches(wanted), at === document.body ? "" : getComputedStyle(at).outlineStyle];
}"""


def rows_of(download: Any) -> list[dict[str, str]]:
    """The rows of a CSV file that the browser was given."""
    assert download.failure() is None
    with open(download.path(), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("width", [360, 1440])
@SCRIPTS
def test_from_a_name_to_the_proof_and_the_file(
    visit: Visiting, graph: str, scripts: bool, width: int
) -> None:
    with visit(graph, scripts=scripts, width=width) as window:
        page = window.page
        window.go("/")
        page.get_by_label("Search this graph").fill("Pakistan")
        page.get_by_role("main").get_by_role("button", name="Search").click()
        page.get_by_role("main").get_by_role("link", name="Pakistan", exact=True).first.click()
        assert page.locator("h1").inner_text() == "Pakistan"
        count = page.locator("#list-title .count").inner_text()

        with page.expect_download() as started:
            page.get_by_role("link", name=f"CSV ({count} rows)").click()
        listed = rows_of(started.value)
        assert len(listed) == int(count)
        assert {row["holder"] for row in listed} == {"PAK"}

        page.locator(".claims [data-label='On what'] > a").first.click()
        assert page.locator("h1").inner_text().startswith("Pakistan:")
        assert "according to" in page.locator(".claimed").inner_text()
        proof = page.locator("section[aria-labelledby=proof]")
        if graph != "votes":
            passage = proof.locator("blockquote mark").first.inner_text()
            assert passage in listed[0]["exact"]
        else:
            assert re.search(r"Row \d+ of un_votes\.csv", proof.inner_text())

        page.get_by_text("The SPARQL behind this page").click()
        page.get_by_role("link", name="Open on the SPARQL page").click()
        assert listed[0]["id"] in page.get_by_label("Query").input_value()
        answer = page.locator("section[aria-labelledby=answer]")
        shown = answer.locator("tbody tr").count()
        assert shown > 5
        with page.expect_download() as started:
            answer.get_by_role("link", name=f"CSV ({shown} rows)").click()
        assert len(rows_of(started.value)) == shown


@pytest.mark.parametrize("graph", GRAPHS)
@SCRIPTS
def test_the_same_by_keyboard_alone(visit: Visiting, graph: str, scripts: bool) -> None:
    with visit(graph, scripts=scripts) as window:
        page = window.page
        press = page.keyboard.press
        focus = page.locator(":focus")

        def tab_to(wanted: str) -> None:
            """Press Tab until something has the focus; each stop on the way can be seen."""
            for _ in range(200):
                press("Tab")
                there, outline = page.evaluate(STOP, wanted)
                assert outline != "none"
                if there:
                    return
            raise AssertionError(f"no Tab leads to {wanted}")

        def follow(address: str, key: str = "Enter") -> None:
            with page.expect_navigation(url=address):
                press(key)

        window.go("/")
        press("Tab")
        assert focus.inner_text() == "Skip to the content"
        if scripts:
            press("/")
        else:
            tab_to("#find")
        page.keyboard.type("Pakistan")
        follow("**/search?q=Pakistan")
        tab_to("main a[href='/country/PAK']")
        follow("**/country/PAK")
        if scripts:
            press("j")
            press("j")
            press("k")
        else:
            tab_to("a[href='#filters']")
            tab_to(".claims a")
        assert focus.evaluate("(one) => one.closest('tr').rowIndex") == 1
        while "/position/" not in (focus.get_attribute("href") or ""):
            press("Tab")
        follow("**/position/**")
        tab_to(".behind summary")
        press("Enter")
        tab_to(".behind a.button")
        follow("**/query?**")
        tab_to("#text")
        if not scripts:
            tab_to("form.ask button")
        follow("**/query?query=**", "Control+Enter" if scripts else "Enter")
        tab_to("section[aria-labelledby=answer] a.button")
        with page.expect_download() as started:
            press("Enter")
        assert len(rows_of(started.value)) > 5


@SCRIPTS
def test_what_a_title_says_is_never_done(visit: Visiting, scripts: bool) -> None:
    with visit("votes", scripts=scripts) as window:
        window.go("/search?q=mercenaries")
        link = window.page.locator("main .list a", has_text="alert(1)").first
        link.click()
        assert "<script>alert(1)</script>" in window.page.locator("h1").inner_text()
        assert window.page.locator("main script, main img[src=x]").count() == 0
