# SPDX-License-Identifier: EUPL-1.2
"""The gallery, the layout round it and the pages for when something is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PAGES = ["/components/", "/components/?form=empty", "/components/list/?q=o&page=9"]


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_whole_and_hold_nothing_the_policy_forbids(client, language, path):
    response = client.get(f"/{language}{path}")
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}" dir="ltr"' in html
    assert html.count("<h1") == 1
    assert html.count("<main") == 1
    assert " style=" not in html
    assert "<style" not in html
    assert not re.search(r'\son[a-z]+="', html)
    for tag in re.findall(r"<script[^>]*>", html):
        assert "src=" in tag or 'type="application/json"' in tag
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), sorted({each for each in ids if ids.count(each) > 1})
    named = re.findall(r'(?:aria-labelledby|aria-describedby|for)="([^"]+)"', html)
    assert {part for each in named for part in each.split()} <= set(ids)


@pytest.mark.parametrize("status", [403, 404])
def test_an_error_page_keeps_the_frame_and_says_what_to_do(client, status):
    response = client.get(f"/nl/components/errors/{status}/")
    html = response.content.decode()
    assert response.status_code == status
    assert f'<p class="corridor-head__kind">{status}</p>' in html
    assert "<header" in html


def test_the_page_for_our_own_faults_needs_nothing_but_a_template(client):
    response = client.get("/fr/components/errors/500/")
    assert response.status_code == 500
    assert "Rien de ce qui était enregistré" in response.content.decode()


def test_the_lock_file_names_no_address():
    lock = (ROOT / "frontend" / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert "http" not in re.sub(r'"url": "[^"]*"', "", lock)


def test_no_style_sheet_or_script_of_ours_calls_another_host():
    for path in (ROOT / "frontend" / "src").rglob("*.*"):
        text = path.read_text().replace("http://www.w3.org/", "")
        assert not re.search(r"(https?:)?//[a-z0-9.-]+\.[a-z]{2,}", text), path
