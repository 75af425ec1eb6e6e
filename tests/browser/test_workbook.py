# SPDX-License-Identifier: EUPL-1.2
"""A partner reports by workbook: downloads it, fills it in, reads what is wrong, and mends it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from .test_reporting_cycle import opened


def place(sheet, key):
    return next(cell.column for cell in sheet[1] if str(cell.value).endswith(f".{key}"))


def fetched(page, link):
    with page.expect_download() as waiting:
        page.locator(link).click()
    return load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))


def handed_in(page, book):
    held = io.BytesIO()
    book.save(held)
    page.set_input_files(
        "input[name=file]",
        {"name": "mine.xlsx", "mimeType": "application/octet-stream", "buffer": held.getvalue()},
    )
    page.locator("main form button[type=submit]").click()


@pytest.mark.parametrize(("width", "year"), [(1280, 2018), (390, 2019)])
def test_a_workbook_from_the_download_to_the_draft(visit, width, year):
    at = opened(visit, year, width)
    page = visit(f"/en/{at}", role="partner", width=width)
    page.locator("a", has_text="Fill in as a workbook").click()
    here = page.url
    book = fetched(page, "a[href$='/workbook.xlsx']")
    activities, results = book["Activities"], book["Results"]
    activities.cell(3, place(activities, "done")).value = "People were advised."
    number = place(results, "number")
    row = next(
        row
        for row in range(3, results.max_row + 1)
        if results.cell(row, place(results, "part")).value is None
        and "Returnees" in str(results.cell(row, place(results, "indicator")).value)
    )
    results.cell(row, number).value = "1.234"
    handed_in(page, book)
    page.locator("main", has_text="1 thing is wrong. Nothing is written.").wait_for()
    told = page.locator(".monitoring-cells").inner_text()
    assert "1.234" in told
    assert "can be read in two ways" in told
    assert page.locator("input[name=stamp]").count() == 0

    book = fetched(page, "a[href$='/messages.xlsx']")
    results = book["Results"]
    wrong = [cell for line in results.iter_rows(min_row=3) for cell in line if cell.comment]
    assert [cell.value for cell in wrong] == ["1.234"]
    wrong[0].value = 1234
    page.goto(here)
    handed_in(page, book)
    page.locator("main", has_text="What would change").wait_for()
    assert "1,234" in page.locator("ins", has_text="1,234").first.inner_text()
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(re.compile(r"/rounds/[a-z0-9]+/$"))
    page.locator("main", has_text="is written into the draft").wait_for()

    page.goto(here)
    page.locator("li", has_text="mine.xlsx").locator(
        ".corridor-badge, .nl-badge, strong, span", has_text="written into the draft"
    ).first.wait_for()
