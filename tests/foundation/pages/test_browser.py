# SPDX-License-Identifier: EUPL-1.2
"""The pages in a real browser: at a desk and on a telephone, with scripts and without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK, PHONE = 1280, 390

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not AXE.exists(), reason="the front end is not built"),
]

Open = Callable[..., Any]


@pytest.fixture
def visit(chromium: Any, live_server: Any) -> Iterator[Open]:
    """Open a page of the site; what the browser complains of, or asks of others, fails the test."""
    complaints: list[str] = []
    contexts = []

    def watch(request: Any) -> None:
        if not request.url.startswith((live_server.url, "data:", "blob:")):
            complaints.append(f"asked another host: {request.url}")

    def hear(said: Any) -> None:
        if said.type in ("error", "warning"):
            complaints.append(said.text)

    def go(path: str, width: int = DESK, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", watch)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: (
                complaints.append(said.text) if said.type in ("error", "warning") else None
            ),
        )
        page.goto(live_server.url + path)
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    go.complaints = complaints  # type: ignore[attr-defined]
    yield go
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize(
    "path", ["/components/", "/components/?form=empty", "/components/list/?q=o&region=011&x=1"]
)
def test_axe_finds_nothing_and_nothing_overflows(visit, path):
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for language, width in product(("nl", "fr", "en"), (DESK, PHONE)):
        page = visit(f"/{language}{path}", width, bypass_csp=True)
        assert page.evaluate(wider) == 0, (language, width)
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
        said = [(each["id"], each["nodes"][0]["html"]) for each in found]
        assert said == [], (language, width)


def test_the_first_load_is_small_and_brings_no_charts(visit, live_server):
    page = visit("/en/components/")
    sizes = page.evaluate(
        "performance.getEntriesByType('resource').map(e => [e.name, e.decodedBodySize])"
    )
    scripts = {name: size for name, size in sizes if name.endswith(".js")}
    assert sum(scripts.values()) < 80_000, scripts
    assert not any("charts" in name for name in scripts)


def test_a_chart_is_explored_under_the_strict_policy_and_put_back(visit):
    page = visit("/nl/components/")
    page.click("[data-chart]")
    page.wait_for_selector("[data-chart-live] canvas")
    assert not page.is_visible("[data-chart-drawn]")
    assert page.get_attribute("[data-chart]", "aria-pressed") == "true"
    page.click("[data-chart]")
    page.wait_for_selector("[data-chart-drawn]", state="visible")
    assert page.locator("[data-chart-live] canvas").count() == 0


def test_a_list_changes_in_place_and_the_address_with_it(visit):
    page = visit("/en/components/list/")
    page.evaluate("window.sameDocument = true")
    page.check("input[name=region][value='015']")
    page.wait_for_selector(".corridor-results__count:text-is('6 results')")
    assert "region=015" in page.url
    assert page.inner_text("#list-status") == "6 results"
    assert page.evaluate("document.activeElement.value") == "015"
    page.fill("#list-q", "li")
    page.press("#list-q", "Enter")
    page.wait_for_url("**q=li**")
    page.wait_for_selector(".corridor-results__count:text-is('1 result')")
    assert page.evaluate("window.sameDocument") is True
    page.go_back()
    page.wait_for_selector(".corridor-results__count:text-is('6 results')")
    assert page.is_checked("input[name=region][value='015']")


def test_paging_and_sorting_keep_the_place_of_the_keyboard(visit):
    from playwright.sync_api import expect

    page = visit("/en/components/list/")
    page.focus("#page-next")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("page 2"))
    expect(page.locator("#page-next")).to_be_focused()
    page.focus("#sort-2")
    page.keyboard.press("Enter")
    page.wait_for_url("**sort=code**")
    expect(page.locator("#sort-2")).to_be_focused()


def test_everything_works_without_scripts(visit):
    page = visit("/en/components/list/", PHONE, java_script_enabled=False)
    page.click("#list-filters > summary")
    page.check("input[name=region][value='015']")
    page.select_option("#list-sort", "-name")
    page.click(".corridor-filters__apply button")
    assert page.inner_text(".corridor-results__count") == "6 results"
    assert page.locator("tbody th a").first.inner_text() == "Tunisia"
    page.click("text=Menu")
    assert page.is_visible(".corridor-nav__phone .corridor-nav__groups")


def test_the_first_stop_of_the_keyboard_leads_to_the_content(visit):
    page = visit("/fr/components/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.locator("a[href='#main']").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_list_that_cannot_be_refreshed_says_so(visit):
    page = visit("/en/components/list/")
    page.context.set_offline(True)
    page.evaluate("document.querySelector('#sort-2').click()")
    page.wait_for_selector("#request-failed", state="visible")
    page.context.set_offline(False)
    page.evaluate("document.querySelector('#sort-2').click()")
    page.wait_for_selector("#request-failed", state="hidden")
    assert visit.complaints  # the browser's own words about the failure, which the reader is spared
    visit.complaints.clear()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_layout_turns_round_without_overflow(visit, direction):
    for width in (PHONE, DESK):
        page = visit("/en/components/", width)
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wider) == 0
    name = page.locator(".corridor-name").bounding_box()
    tools = page.locator(".corridor-account").bounding_box()
    assert (name["x"] < tools["x"]) == (direction == "ltr")
