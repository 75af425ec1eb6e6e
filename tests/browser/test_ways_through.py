# SPDX-License-Identifier: EUPL-1.2
"""What people come to do, done as they do it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import PASSWORD, sign_in

FIGURE = "/en/reports/NL08/2011/figures/spending/2/"


def tab_to(page: Any, wanted: str, patience: int = 150) -> None:
    """Press Tab until what is focused matches a selector, and can be seen to be focused."""
    for _ in range(patience):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            outline = page.evaluate(
                "() => { const s = getComputedStyle(document.activeElement);"
                " return s.outlineStyle + s.outlineWidth + s.boxShadow }"
            )
            assert outline != "none0pxnone", f"{wanted} does not show that it is focused"
            return
    raise AssertionError(f"no Tab led to {wanted}")


def test_by_keyboard_alone_from_the_start_page_to_the_line_of_a_source(visit):
    page = visit("/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    tab_to(page, "main a[href='/en/reports/NL08/2011/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/NL08/2011/")
    tab_to(page, f"main td a[href='{FIGURE}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{FIGURE}")
    tab_to(page, "main a[href='/en/documents/NL11/#L83']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/documents/NL11/#L83")
    place = page.locator("#L83")
    place.wait_for()
    assert place.is_visible()
    assert "€2,089,331" in place.inner_text()


@pytest.mark.parametrize("width", [1280, 390])
def test_from_a_number_in_the_report_to_its_line_and_back(visit, width):
    page = visit("/nl/reports/NL08/2011/", width=width)
    page.locator("main table a", has_text="2.089.331").first.click()
    page.wait_for_url("**/nl/reports/NL08/2011/figures/spending/2/")
    assert "2.089.331" in page.locator("main").inner_text()
    page.locator("main a", has_text=re.compile("NL11.*83")).first.click()
    page.wait_for_url("**/nl/documents/NL11/#L83")
    page.go_back()
    page.locator("nav a[href='/nl/reports/NL08/2011/'], aside a[href='/nl/reports/NL08/2011/']")
    page.locator("a[href='/nl/reports/NL08/2011/']").first.click()
    page.wait_for_url("**/nl/reports/NL08/2011/")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_list_is_searched_with_and_without_scripts(visit, scripts):
    page = visit("/en/countries/", java_script_enabled=scripts)
    assert page.locator("#list tbody tr").count() > 5
    page.fill("#list-q", "maro")
    page.press("#list-q", "Enter")
    page.wait_for_url("**q=maro**")
    rows = page.locator("#list tbody tr")
    rows.first.wait_for()
    page.locator("#list tbody a[href='/en/countries/MA/']").wait_for()
    assert rows.count() < 5
    assert page.input_value("#list-q") == "maro"
    page.go_back()
    page.wait_for_url(lambda there: "q=" not in there)


def test_the_language_is_changed_where_one_is(visit):
    page = visit("/en/countries/?q=ghana")
    page.locator("a[hreflang=fr]").first.click()
    page.wait_for_url("**/fr/countries/?q=ghana")
    assert page.get_attribute("html", "lang") == "fr"
    assert page.input_value("#list-q") == "ghana"
    page.locator("a[hreflang=nl]").first.click()
    page.wait_for_url("**/nl/countries/?q=ghana")


def test_the_menu_opens_on_a_telephone_without_scripts(visit):
    page = visit("/en/", width=390, java_script_enabled=False)
    page.locator("summary", has_text="Menu").click()
    page.locator(".corridor-nav__phone summary", has_text="Sources").click()
    page.locator(".corridor-nav__phone a[href='/en/documents/']").click()
    page.wait_for_url("**/en/documents/")


def test_the_menu_goes_by_keyboard_and_closes_behind_one(visit):
    page = visit("/en/")
    opened = page.locator(".corridor-nav__desk details[open]")
    tab_to(page, ".corridor-nav__desk summary")
    page.keyboard.press("Enter")
    assert opened.count() == 1
    page.keyboard.press("Escape")
    assert opened.count() == 0
    assert page.evaluate("document.activeElement.matches('.corridor-nav__desk summary')")
    page.keyboard.press("Enter")
    tab_to(page, ".corridor-nav__desk a[href='/en/country-lists/']")
    tab_to(page, ".corridor-nav__desk summary")
    page.keyboard.press("Enter")  # on the next group: only one stands open
    assert opened.count() == 1
    page.locator(".corridor-footer h2").first.click()  # wherever the opened group does not reach
    assert opened.count() == 0


@pytest.mark.parametrize("width", [1280, 960, 390])
@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_no_opened_group_is_wider_than_the_page(visit, width, lang):
    page = visit(f"/{lang}/countries/GH/", width=width)
    inside = ".corridor-nav__desk"
    if width < 960:
        page.locator(".corridor-nav__phone > summary").click()
        inside = ".corridor-nav__phone li"
    groups = page.locator(f"{inside} summary")
    assert groups.count() > 1
    for number in range(groups.count()):
        if groups.nth(number).evaluate("it => !it.parentElement.open"):
            groups.nth(number).click()
        assert page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
        links = page.locator(f"{inside} details[open] a")
        assert links.count() > 1
        for place in range(links.count()):
            box = links.nth(place).bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["height"] >= 24


def test_a_chart_becomes_interactive_under_the_strict_policy(visit):
    page = visit("/en/reports/NL08/2011/")
    button = page.locator("button[data-chart]").first
    button.click()
    page.locator("[data-chart-live] canvas").first.wait_for()
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    page.locator("[data-chart-live] canvas").first.wait_for(state="detached")


def test_the_files_of_a_report_come_down(visit):
    page = visit("/fr/reports/NL08/2011/")
    for form in ("pdf", "docx", "html", "json"):
        with page.expect_download() as coming:
            page.locator(f"aside a[href$='report.{form}']").click()
        assert coming.value.suggested_filename == f"NL08-2011-fr.{form}"


def test_an_officer_books_an_editor_corrects_and_readers_see_both(visit):
    officer = visit("/en/frameworks/NL08/spending/2010/?node=2", role="officer")
    officer.fill("input[name=amount]", "300000")
    officer.fill("[name=sources]", "NL10:79")
    officer.fill("textarea[name=reason]", "A corrected table came from the ministry.")
    officer.locator("main form button[type=submit]").last.click()
    officer.locator("main", has_text="The amount is booked.").wait_for()
    figure = "/en/reports/NL08/2010/figures/spending/2/"
    reader = visit(figure)
    assert "today the figure would read €0.3M" in reader.locator("main").inner_text()

    desk = "/en/writing/NL08/2010/"
    officer = visit(desk, role="officer")
    for lang in ("nl", "fr", "en"):
        officer.fill(f"#id_correct_{lang}", "An amount.")
    officer.locator("form[action$='/steps/correct/'] button[type=submit]").click()
    officer.locator("form[action$='/steps/hand_in/'] button[type=submit]").click()
    officer.locator("main", has_text="Somebody else will judge it.").wait_for()
    editor = visit(desk, role="editor")
    editor.locator("form[action$='/steps/approve/'] button[type=submit]").click()
    editor.locator("main a[href$='/publish/']").click()
    editor.locator("main", has_text="Figures that change").wait_for()
    told = editor.locator("main").inner_text()
    assert "€0.2M → €0.3M" in told
    assert editor.input_value("[name=en]") == "An amount."
    editor.fill("[name=nl]", "Bedrag hersteld.")
    editor.fill("[name=fr]", "")
    editor.fill("[name=en]", "")
    editor.locator("main form button[type=submit]").last.click()
    assert editor.input_value("[name=nl]") == "Bedrag hersteld."  # nothing entered is lost
    editor.fill("[name=fr]", "Montant corrigé.")
    editor.fill("[name=en]", "Amount corrected.")
    editor.locator("main form button[type=submit]").last.click()
    editor.wait_for_url("**/en/reports/NL08/2010/")
    assert "Edition 2 is published." in editor.locator("[role=status]").inner_text()
    # The browser reports the refusal, which is what was tried.
    editor.complaints[:] = [said for said in editor.complaints if "422" not in said]

    reader.reload()
    told = reader.locator("main").inner_text()
    assert "have changed since" not in told
    assert "Edition 1" in told
    assert "Edition 2" in told
    assert "€0.2M" in told
    assert "€0.3M" in told
    assert "Amount corrected." in visit("/en/reports/NL08/2010/").locator("body").inner_text()


def code_of(secret: str) -> str:
    """RFC 6238: six digits for this half minute."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    made = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = made[-1] & 15
    return f"{(struct.unpack('>I', made[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def test_a_second_factor_is_set_up_and_asked_for(visit, site):
    url = site[0]
    page = visit("/en/")
    sign_in(page, url, "second")
    page.goto(f"{url}/en/account/2fa/totp/activate/")
    if "/reauthenticate/" in page.url:
        page.fill("input[name=password]", PASSWORD)
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_url("**/activate/**")
    (secret,) = set(re.findall(r"\b[A-Z2-7]{32}\b", page.content()))
    page.fill("input[name=code]", code_of(secret))
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url(lambda there: "/activate/" not in there)

    again = visit("/en/account/login/")
    sign_in(again, url, "second")
    assert "/2fa/authenticate/" in again.url
    again.fill("input[name=code]", "000000")
    again.locator("main form button[type=submit]").first.click()
    again.locator("main .corridor-field--wrong, main .corridor-field__error").first.wait_for()
    # A code counts once: wait for the next one.
    used = code_of(secret)
    while code_of(secret) == used:
        time.sleep(0.5)
    again.fill("input[name=code]", code_of(secret))
    again.locator("main form button[type=submit]").first.click()
    again.wait_for_url(lambda there: "/2fa/" not in there)
    assert "Officer" in again.locator("header").inner_text()


def test_the_pack_is_loaded_with_progress_to_be_seen(visit: Callable[..., Any]):
    page = visit("/en/runs/", role="administrator")
    page.locator("form[action$='/runs/load/'] button").click()
    page.wait_for_url(re.compile(r"/en/runs/[a-z0-9]+/$"))
    page.locator("main", has_text="Done").wait_for(timeout=120_000)
    page.reload()
    told = page.locator("main").inner_text()
    assert "Records by kind" in told
    assert "Set aside" not in told
