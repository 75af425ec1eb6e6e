# SPDX-License-Identifier: EUPL-1.2
"""A browser, and the served site with the whole pack, on a database that tests may change."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import databases, people, serving
from tests.support.pages import signed_in

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PASSWORD = "a-long-sentence-for-tests"
FULL = os.environ.get("CORRIDOR_BROWSER_MATRIX") == "full"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(
                pytest.mark.skipif(not AXE.exists(), reason="the front end is not built")
            )


@pytest.fixture(scope="session")
def site(
    chromium, pack_database, django_db_blocker, tmp_path_factory
) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of the site, and the pages for those who are signed in, by name."""
    with django_db_blocker.unblock():
        name = databases.of_worker(databases.beside("browser"))
        databases.create(name, like=pack_database)
        with databases.working_in(name):
            for role in people.ROLES:
                people.make(role, PASSWORD)
            people.make("officer", PASSWORD, email="second@example.org")
            pages = signed_in()
        address = databases.address_of(name)
    with serving.served(address, tmp_path_factory.mktemp("site") / "served.log") as url:
        yield url, pages
    with django_db_blocker.unblock():
        databases.drop(name)


@pytest.fixture(scope="session")
def keys(chromium, site) -> dict[str, Any]:
    """What a browser keeps of somebody who signed in, by role; nobody's is empty."""
    kept: dict[str, Any] = {"": None}
    for role in people.ROLES:
        context = chromium.new_context()
        page = context.new_page()
        sign_in(page, site[0], role)
        kept[role] = context.storage_state()
        context.close()
    return kept


def sign_in(page: Any, url: str, who: str) -> None:
    page.goto(f"{url}/en/account/login/")
    page.fill("input[name=login]", f"{who}@example.org")
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url(lambda there: "/account/login" not in there)


@pytest.fixture(scope="session")
def desks(chromium, site, keys) -> Iterator[Callable[[str, int], Any]]:
    """One page for each role and width, with all that it complains of in `.complaints`."""
    pages: dict[tuple[str, int], Any] = {}

    def desk(role: str, width: int) -> Any:
        if (role, width) not in pages:
            context = chromium.new_context(
                viewport={"width": width, "height": 900}, storage_state=keys[role]
            )
            page = context.new_page()
            page.complaints = []
            _listen(page, site[0])
            pages[role, width] = page
        page = pages[role, width]
        page.complaints.clear()
        page.set_viewport_size({"width": width, "height": 900})
        return page

    yield desk
    for page in pages.values():
        page.context.close()


@pytest.fixture
def visit(chromium, site, keys) -> Iterator[Callable[..., Any]]:
    """A browser of one's own: `visit("/en/", role="editor")`; a complaint fails the test."""
    contexts, complaints = [], []

    def go(path: str, *, role: str = "", width: int = 1280, **options: Any) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, storage_state=keys[role], **options
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = complaints
        _listen(page, site[0])
        page.goto(site[0] + path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []


def _listen(page: Any, url: str) -> None:
    """Errors, refusals of the content policy and requests to other hosts are complaints."""
    heard = page.complaints
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on(
        "console",
        lambda said: (
            heard.append(f"{said.type}: {said.text} ({page.url})")
            if said.type in ("error", "warning") and not _expected(said.text, page.url)
            else None
        ),
    )
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((url, "data:", "blob:"))
            else heard.append(f"asked another host: {asked.url}")
        ),
    )


def _expected(text: str, address: str) -> bool:
    """Chromium reports the status of an error page, which is what was asked for."""
    return "Failed to load resource" in text and any(
        each in address for each in ("/nowhere/", "/errors/", "/runs/")
    )
