# SPDX-License-Identifier: EUPL-1.2
"""Work done with the keyboard alone: nothing here touches a mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.browser.conftest import PASSWORD


def focused(page: Any) -> dict[str, Any]:
    """What has focus: its tag, id, name and words, and whether that can be seen."""
    return page.evaluate(
        """() => {
            const it = document.activeElement, style = getComputedStyle(it);
            const box = it.getBoundingClientRect();
            return {tag: it.tagName, id: it.id, name: it.getAttribute('name') || '',
                    value: it.value || '', text: (it.innerText || '').trim(),
                    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
                    inside: box.bottom > 0 && box.top < innerHeight && box.width > 0};
        }"""
    )


def until(page: Any, said: Callable[[], bool]) -> None:
    """Wait for what is soon so: a page may ask the server first, or scroll slowly."""
    for _ in range(200):
        if said():
            return
        page.wait_for_timeout(25)
    raise AssertionError("it never came to that")


def tab_to(page: Any, wanted: Any, most: int = 120) -> dict[str, Any]:
    """Press Tab until what is wanted has focus; on the way each stop can be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        here = focused(page)
        if here["tag"] == "BODY":
            continue
        assert here["outlined"], f"focus cannot be seen: {here}"
        if not here["inside"]:
            until(page, lambda: focused(page)["inside"])
        if wanted(here):
            return here
    raise AssertionError("never came by")


def test_the_first_stop_leads_past_the_menu(visit):
    page = visit("/en/activities/")
    page.keyboard.press("Tab")
    assert focused(page)["text"] == "To the content"
    page.keyboard.press("Enter")
    assert focused(page)["id"] == "main"
    inside = "document.activeElement.closest('main') !== null"
    page.keyboard.press("Tab")
    assert page.evaluate(inside) or page.evaluate(
        "document.activeElement.closest('.corridor-crumbs') !== null"
    )


def test_a_day_of_an_officer_without_a_mouse(visit):
    page = visit("/en/account/login/")
    tab_to(page, lambda it: it["name"] == "login")
    page.keyboard.type("officer@example.org")
    tab_to(page, lambda it: it["name"] == "password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")
    assert page.locator("h1").inner_text() == "What awaits me"

    page.goto(page.url.replace("/desk/", "/promises/"))
    page.keyboard.press("/")
    assert focused(page)["id"] == "list-q"
    page.keyboard.type("note")
    page.keyboard.press("Enter")
    until(page, lambda: page.locator("#list-status").inner_text().strip() != "")
    assert "q=note" in page.url
    assert focused(page)["id"] == "list-q", "focus stays where it was"
    assert "promise" in page.locator("#list-status").inner_text()

    tab_to(page, lambda it: it["id"] == "every-row")
    page.keyboard.press("Space")
    rows = page.locator("input[name=row]").count()
    assert page.locator("input[name=row]:checked").count() == rows
    assert page.locator(".corridor-bulk__count").inner_text() == f"{rows} rows are chosen"
    tab_to(page, lambda it: it["name"] == "row")
    page.keyboard.press("Space")
    assert page.locator(".corridor-bulk__count").inner_text() == f"{rows - 1} rows are chosen"
    assert not page.locator("#every-row").is_checked()
    page.keyboard.down("Shift")
    for _ in range(20):
        page.keyboard.press("Tab")
        if focused(page)["name"] == "bulk":
            break
    page.keyboard.up("Shift")
    assert focused(page)["value"] == "follow"
    page.keyboard.press("Enter")
    until(page, lambda: page.locator("h1").inner_text() == "What became of these promises?")
    tab_to(page, lambda it: it["text"] == "Cancel")
    page.keyboard.press("Enter")
    page.wait_for_url("**/promises/?q=note**")


def test_focus_goes_to_the_results_where_what_had_it_is_gone(visit):
    page = visit("/en/organisations/?q=a&kind=ngo")
    tab_to(page, lambda it: it["text"].startswith("Remove filter") or "Non-gov" in it["text"])
    before = page.url
    page.keyboard.press("Enter")
    until(page, lambda: page.url != before)
    until(page, lambda: focused(page)["id"] == "list-results")


def test_the_keys_are_told_and_can_be_switched_off(visit):
    page = visit("/en/activities/")
    page.keyboard.press("?")
    page.wait_for_url("**/keyboard/")
    tab_to(page, lambda it: it["text"] == "Switch the keys off")
    page.keyboard.press("Enter")
    page.locator("html[data-keys=off]").wait_for(state="attached")
    page.goto(page.url.replace("/keyboard/", "/activities/"))
    page.keyboard.press("/")
    assert focused(page)["tag"] == "BODY"
    page.keyboard.press("?")
    page.wait_for_timeout(200)
    assert "/activities/" in page.url


def test_a_sign_typed_in_a_field_is_a_sign(visit):
    page = visit("/en/activities/")
    page.keyboard.press("/")
    page.keyboard.type("a/b?")
    assert focused(page)["value"] == "a/b?"
    assert "/activities/" in page.url
