# SPDX-License-Identifier: EUPL-1.2
"""Every link on every page leads somewhere, for everybody; and no page needs a weaker policy."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.support.crawling import Visit, crawl
from tests.support.people import ROLES

pytestmark = pytest.mark.usefixtures("_answers")
SIGNED_IN = "corridor.foundation.accounts.backends.RoleBackend"
# Files are opened once each in tests/reporting; the question of a list can be put in endless ways.
SKIP = re.compile(r"/report\.(pdf|html|json)$|/api/figures/|/static/|logout|\?.*(format=|sort=)")
DIRECTIVES = ("default-src 'none'", "script-src 'self'", "style-src 'self'")


@pytest.fixture
def _answers(client):
    """A page that breaks is an answer of 500, so that the walk tells of all of them."""
    client.raise_request_exception = False


def follow(path: str) -> bool:
    """The whole site in one language; of other languages only the page that the switch leads to."""
    return not SKIP.search(path) and path.startswith(("/en/", "/api/"))


def fault_of(visit: Visit, allowed: tuple[int, ...]) -> str | None:
    answer = visit.response
    if answer.status_code not in allowed:
        return f"{answer.status_code} {visit.path}, linked from {visit.came_from}"
    if visit.page is None:
        return None
    policy = answer.get("Content-Security-Policy", "")
    if not all(directive in policy for directive in DIRECTIVES) or "unsafe" in policy:
        return f"{visit.path}: policy {policy!r}"
    if visit.page.inline:
        return f"{visit.path}: inline {visit.page.inline[:3]}"
    twice = sorted(a for a, b in pairwise(sorted(visit.page.ids)) if a == b)
    if twice:
        return f"{visit.path}: id {twice[0]!r} stands twice"
    broken = [
        link
        for tag, link in visit.page.links
        if tag == "a" and link.startswith("#") and link[1:] not in visit.page.ids
    ]
    return f"{visit.path}: no {broken[0]} on the page" if broken else None


def walk(client, allowed: tuple[int, ...] = (200, 301, 302)) -> tuple[int, list[str]]:
    faults, count, answered = [], 0, {}
    wanted: list[tuple[str, str, str]] = []
    for visit in crawl(client.get, "/en/", follow=follow):
        count += 1
        fault = fault_of(visit, allowed)
        if fault:
            faults.append(fault)
        if visit.page:
            answered[visit.path.split("?")[0]] = set(visit.page.ids)
            wanted += [
                (visit.path, *link.split("#", 1))
                for tag, link in visit.page.links
                if tag == "a" and "#" in link and not link.startswith("#")
            ]
    faults += [
        f"{path}: no #{anchor} on {there}"
        for path, there, anchor in wanted
        if there in answered and anchor not in answered[there]
    ]
    return count, faults


def test_every_link_of_every_page_leads_somewhere(loaded, client):
    count, faults = walk(client)
    assert not faults, "\n".join(faults[:20])
    assert count > 300


@pytest.mark.parametrize("role", ROLES)
def test_nobody_is_led_where_they_may_not_go(account, client, settings, role):
    """Links that only a role sees work for that role; pages that all see were walked above."""
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()
    client.force_login(account(role), SIGNED_IN)
    samples = re.compile(
        r"^/en/($|reports/|frameworks/($|NL08/)|countries/($|MA/)|country-lists/$|documents/$"
        r"|organisations/|people/|runs/|history/|account/|my-account/|crosswalk/$|eligibility/$)"
    )
    faults, count, figures, organisations = [], 0, 0, 0

    def near(path: str) -> bool:
        nonlocal figures, organisations
        if not samples.match(path) or SKIP.search(path):
            return False
        figures += "/figures/" in path
        organisations += path.startswith("/en/organisations/") and path.count("/") == 4
        return not ("/figures/" in path and figures > 4) and not (
            path.startswith("/en/organisations/") and organisations > 4
        )

    for visit in crawl(client.get, "/en/", follow=near):
        count += 1
        fault = fault_of(visit, (200, 301, 302))
        if fault:
            faults.append(fault)
    assert not faults, "\n".join(faults[:20])
    assert count > 20


@pytest.mark.parametrize("lang", ["nl", "fr"])
def test_the_same_pages_stand_in_the_other_languages(loaded, client, lang):
    """Each kind of page once more: what works in English works in Dutch and French."""
    from tests.support.pages import PUBLIC

    faults = []
    for name, path in PUBLIC.items():
        visit = Visit(f"/{lang}/{path}", name, client.get(f"/{lang}/{path}"), None)
        fault = fault_of(visit, (404,) if name.startswith("error") else (200,))
        if fault:
            faults.append(fault)
    assert not faults, "\n".join(faults)
