# SPDX-License-Identifier: EUPL-1.2
"""A partner reports, an officer sends back and approves, and everybody reads the figure."""

from __future__ import annotations

import re

import pytest

DONE = "People who wanted to return were advised and travelled home."


def opened(visit, year, width):
    """An officer asks the partner for a report; the address of the round."""
    page = visit("/en/rounds/open/", role="officer", width=width)
    choice = page.locator("select[name=partner] option", has_text="Organization for Migration")
    page.select_option("select[name=partner]", choice.first.get_attribute("value"))
    page.fill("input[name=start]", f"{year}-01-01")
    page.fill("input[name=end]", f"{year}-12-31")
    page.fill("input[name=due]", f"{year + 1}-03-01")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(re.compile(r"/en/rounds/(?!open)[a-z0-9]+/$"))
    return page.url.partition("/en/")[2]


def written(page, figure):
    """Fill in one activity: the account, one figure, and that the rest does not apply."""
    page.fill("textarea[name=narrative-done]", DONE)
    for choice in page.locator("select[name$='-state']").all():
        name = choice.get_attribute("name").removesuffix("-state")
        number = page.locator(f"[name='{name}-number']")
        if (
            figure
            and number.count()
            and "Returnees" in page.locator(f"#figure-{name[1:]}").inner_text()
        ):
            number.fill(figure)
            figure = ""
        elif not choice.input_value():
            choice.select_option("not_applicable")
    page.locator("button[value=round]").click()
    page.wait_for_url(re.compile(r"/rounds/[a-z0-9]+/$"))


@pytest.mark.parametrize(("width", "year"), [(1280, 2012), (390, 2013)])
def test_from_an_empty_form_to_the_public_page(visit, width, year):
    at = opened(visit, year, width)
    partner = visit(f"/en/{at}", role="partner", width=width)
    sheets = [link.get_attribute("href") for link in partner.locator(".monitoring-sheets a").all()]
    assert len(sheets) > 3
    assert partner.locator("form[action$='/steps/submit/']").count() == 0
    for path in sheets:
        partner.goto(partner.url.partition("/en/")[0] + path)
        written(partner, "1611")
    partner.locator("form[action$='/steps/submit/'] button[type=submit]").click()
    partner.locator("main", has_text="An officer will judge it.").wait_for()

    officer = visit(f"/en/{at}", role="officer", width=width)
    base = officer.url.partition("/en/")[0]
    for path in sheets:
        officer.goto(base + path.replace("/report/", "/review/"))
        found = officer.locator("article", has=officer.locator("dd", has_text="1,611"))
        if found.count():
            break
    place = officer.url
    found.first.locator("summary", has_text="Remark").click()
    found.first.locator("textarea[name=text]").fill("Is this the whole year?")
    found.first.locator("details button[type=submit]").click()
    officer.locator("main", has_text="Is this the whole year?").wait_for()
    officer.goto(f"{base}/en/{at}")
    back = officer.locator("form[action$='/steps/send_back/']")
    back.locator("textarea").fill("See the remark at the returnees.")
    back.locator("button[type=submit]").click()
    officer.locator("main", has_text="The report is sent back to the partner.").wait_for()

    partner.goto(place.replace("/review/", "/report/"))
    told = partner.locator("fieldset", has_text="Is this the whole year?").first
    told.locator("input[name$='-number']").first.fill("1612")
    told.locator("textarea[name$='-comment']").fill("December was missing.")
    partner.locator("button[value=stay]").click()
    partner.locator("main", has_text="The draft is saved.").wait_for()
    partner.locator("button", has_text="This is dealt with").first.click()
    partner.locator("main", has_text="dealt with").wait_for()
    partner.goto(f"{base}/en/{at}")
    partner.locator("form[action$='/steps/submit/'] button[type=submit]").click()
    partner.locator("main", has_text="An officer will judge it.").wait_for()

    officer.goto(f"{base}/en/{at}")
    officer.locator("a[href$='/approve/']").click()
    officer.locator("main", has_text="→ 1,612").wait_for()
    officer.locator("main form button[type=submit]").click()
    officer.locator("main", has_text="stands in the portfolio").wait_for()
    officer.locator("form[action$='/steps/lock/'] button[type=submit]").click()
    officer.locator("main", has_text="The report is locked.").wait_for()

    activity = place.rstrip("/").rpartition("/")[2]
    reader = visit(f"/en/activities/{activity}/", width=width)
    told = reader.locator("main").inner_text()
    assert "1,612" in told
    assert DONE in told

    partner.goto(place.replace("/review/", "/report/"))
    partner.locator("main", has_text="Nothing can be written here now").wait_for()
    assert partner.locator("button[value=stay]").count() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_two_people_at_one_figure_lose_nothing(visit, site, scripts):
    path = site[1]["report an activity"][1]
    mine = visit(f"/en/{path}", role="partner", java_script_enabled=scripts)
    theirs = visit(f"/en/{path}", role="partner")
    theirs.fill("textarea[name=narrative-short]", f"Written first {scripts}.")
    theirs.locator("button[value=stay]").click()
    theirs.locator("main", has_text="The draft is saved.").wait_for()
    mine.complaints.clear()
    mine.fill("textarea[name=narrative-short]", f"Written second {scripts}.")
    mine.locator("button[value=stay]").click()
    mine.locator("main", has_text="Somebody else wrote here meanwhile").wait_for()
    assert f"Written first {scripts}." in mine.locator(".monitoring-now").inner_text()
    assert mine.input_value("textarea[name=narrative-short]") == f"Written second {scripts}."
    mine.locator("button[value=stay]").click()
    mine.locator("main", has_text="The draft is saved.").wait_for()
    # The browser reports the refusal, which is what was tried.
    mine.complaints[:] = [said for said in mine.complaints if "409" not in said]
