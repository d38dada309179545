"""What scripts add: keys, help, pictures to look into, sliders, tables to follow, links to copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Visiting = Callable[..., Any]
VIEW = "document.querySelector('.frame svg').getAttribute('viewBox').split(' ').map(Number)"


def test_a_slash_leads_to_the_search_and_escape_back(visit: Visiting) -> None:
    with visit("texts") as window:
        window.see("position")
        field = window.page.locator("#find")
        window.page.keyboard.press("/")
        assert field.evaluate("(one) => one === document.activeElement")
        window.page.keyboard.type("a/b?")
        assert field.input_value() == "a/b?"
        window.page.keyboard.press("Escape")
        assert not field.evaluate("(one) => one === document.activeElement")


def test_a_question_mark_shows_the_keys(visit: Visiting, axe: str) -> None:
    with visit("texts") as window:
        page = window.page
        window.see("about")
        page.keyboard.press("?")
        dialog = page.get_by_role("dialog", name="Keys")
        assert dialog.is_visible()
        assert "search" in dialog.inner_text()
        page.evaluate(axe)
        assert page.evaluate("axe.run(document).then((found) => found.violations.length)") == 0
        page.keyboard.press("Escape")
        assert not dialog.is_visible()
        page.get_by_role("button", name="Keys").click()
        assert dialog.is_visible()


def test_single_keys_can_be_turned_off(visit: Visiting) -> None:
    with visit("texts") as window:
        page = window.page
        window.see("about")
        page.keyboard.press("?")
        page.get_by_label("single keys are on").uncheck()
        page.get_by_role("button", name="Close").click()
        window.see("start")
        page.keyboard.press("?")
        page.keyboard.press("/")
        assert page.get_by_role("dialog").count() == 0
        assert page.evaluate("document.activeElement === document.body")


def test_arrows_walk_through_a_list(visit: Visiting) -> None:
    with visit("votes") as window:
        press = window.page.keyboard.press
        window.see("positions")
        place = """() => {
          const at = document.activeElement;
          return [at.closest("tr").rowIndex, at.closest("td").dataset.label];
        }"""
        press("j")
        assert window.page.evaluate(place) == [1, "Holder"]
        press("ArrowDown")
        press("ArrowRight")
        assert window.page.evaluate(place) == [2, "On what"]
        press("ArrowDown")
        assert window.page.evaluate(place) == [3, "On what"]
        press("ArrowUp")
        press("k")
        press("k")
        assert window.page.evaluate(place) == [1, "On what"]
        press("ArrowLeft")
        assert window.page.evaluate(place) == [1, "Holder"]


@pytest.mark.parametrize("graph", ["texts", "votes"])
def test_an_actor_in_a_network_shows_its_neighbours(visit: Visiting, graph: str) -> None:
    with visit(graph) as window:
        page = window.page
        window.see("network")
        china = page.locator(".frame a[aria-label^='CHN.'], .frame a[aria-label^='China.']")
        with page.expect_response("**/network.json"):
            china.hover()
        said = page.locator(".said")
        said.get_by_text("China.").wait_for()
        assert "disagree: " in said.inner_text()
        drawn = page.locator(".frame line").count()
        out = page.locator(".frame line.out").count()
        assert 0 < out < drawn
        assert china.get_attribute("href") == "/country/CHN"
        page.mouse.move(0, 0)
        assert said.inner_text() == ""
        china.focus()
        page.keyboard.press("ArrowRight")
        there = page.evaluate("document.activeElement.getAttribute('aria-label')")
        assert there.startswith(said.inner_text())
        assert not there.startswith("China")
        page.keyboard.press("Enter")
        page.wait_for_url("**/country/*")


def test_a_picture_is_enlarged_and_moved(visit: Visiting) -> None:
    with visit("texts") as window:
        page = window.page
        window.see("network")
        whole = page.evaluate(VIEW)
        page.locator(".frame").focus()
        page.keyboard.press("+")
        near = page.evaluate(VIEW)
        assert near[2] == pytest.approx(whole[2] / 1.4)
        assert near[2] / near[3] == pytest.approx(whole[2] / whole[3])
        page.keyboard.press("ArrowRight")
        assert page.evaluate(VIEW)[0] > near[0]
        page.keyboard.press("0")
        assert page.evaluate(VIEW) == pytest.approx(whole)
        page.get_by_role("button", name="Nearer").click()
        page.locator(".frame").focus()
        page.locator(".frame").hover()
        page.mouse.wheel(0, -100)
        page.wait_for_function(f"{VIEW}[2] < {near[2]}")
        before = page.evaluate(VIEW)
        page.mouse.down()
        page.mouse.move(300, 300)
        page.mouse.up()
        assert page.evaluate(VIEW)[:2] != before[:2]
        page.get_by_role("button", name="Whole picture").click()
        assert page.evaluate(VIEW) == pytest.approx(whole)


def test_the_wheel_scrolls_the_page_where_a_picture_lacks_the_focus(visit: Visiting) -> None:
    with visit("texts") as window:
        window.see("network")
        whole = window.page.evaluate(VIEW)
        window.page.locator(".frame").hover()
        window.page.mouse.wheel(0, 200)
        window.page.wait_for_function("scrollY > 0")
        assert window.page.evaluate(VIEW) == whole


@pytest.mark.parametrize(("graph", "kind"), [("texts", "network"), ("votes", "matrix")])
def test_a_slider_narrows_the_period(visit: Visiting, graph: str, kind: str) -> None:
    with visit(graph) as window:
        page = window.page
        window.see(kind)
        until = page.locator(".slider input").last
        count = page.locator(".tools .button").inner_text()
        until.focus()
        with page.expect_response(f"**/{kind}?**"):
            page.keyboard.press("Home")
        page.wait_for_url("**to=2019-**")
        day = page.locator(".slider output").inner_text()
        assert page.get_by_label("To", exact=True).first.input_value() == day
        page.wait_for_function(
            "(before) => document.querySelector('.tools .button')?.innerText !== before", arg=count
        )
        assert until.evaluate("(one) => one === document.activeElement")
        page.reload()
        assert page.locator(".slider output").inner_text() == day


def test_row_and_column_of_a_cell_stand_out(visit: Visiting) -> None:
    with visit("votes") as window:
        window.see("matrix")
        rows = window.page.locator(".matrix tr")
        rows.nth(3).locator("td").nth(4).hover()
        assert (
            window.page.locator(".matrix .along").count()
            == rows.nth(3).locator("*:is(td, th)").count()
        )
        assert window.page.locator(".matrix .down").count() == rows.count()
        assert window.page.locator("th.along, th.down").count() == 2
        window.page.mouse.move(0, 0)
        assert window.page.locator(".along, .down").count() == 0


def test_the_link_and_the_query_are_copied(visit: Visiting) -> None:
    with visit("texts", permissions=["clipboard-read", "clipboard-write"]) as window:
        page = window.page
        window.see("filtered")
        page.get_by_role("button", name="Copy the link").click()
        page.get_by_text("copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == page.url
        page.get_by_text("The SPARQL behind").click()
        page.get_by_role("button", name="Copy the query").click()
        page.get_by_text("copied").nth(1).wait_for()
        assert page.evaluate("navigator.clipboard.readText()").startswith("PREFIX")


def test_nothing_moves_for_who_wants_no_motion(visit: Visiting) -> None:
    with visit("texts", reduced_motion="reduce") as window:
        window.see("network")
        assert (
            window.page.locator(".frame line").first.evaluate(
                "(one) => getComputedStyle(one).transitionDuration"
            )
            == "0s"
        )
