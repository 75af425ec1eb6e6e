# SPDX-License-Identifier: EUPL-1.2
"""Every link on every page leads somewhere, for everybody; and no page needs a weaker policy."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from django.urls import Resolver404, resolve

from tests.support.crawling import Visit, crawl
from tests.support.people import ROLES

pytestmark = pytest.mark.usefixtures("_answers")
SIGNED_IN = "corridor.foundation.accounts.backends.RoleBackend"
# Files are opened once each in tests/reporting; the question of a list can be put in endless ways.
SKIP = re.compile(
    r"/report\.(pdf|docx|html|json)$|/api/figures/|/static/|logout|\?.*(format=|sort=)"
)
DIRECTIVES = ("default-src 'none'", "script-src 'self'", "style-src 'self'")


@pytest.fixture
def _answers(client):
    """A page that breaks is an answer of 500, so that the walk tells of all of them."""
    client.raise_request_exception = False


class Some:
    """Follows up to `most` links to each view; of the others it asks only that a view has them."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.seen: Counter[str] = Counter()
        self.lost: list[str] = []

    def __call__(self, path: str) -> bool:
        if SKIP.search(path) or not path.startswith(("/en/", "/api/")):
            return False
        try:
            view = resolve(path.split("?")[0]).view_name
        except Resolver404:
            self.lost.append(path)
            return False
        self.seen[view] += 1
        return self.seen[view] <= self.most


def directives_of(visit: Visit) -> tuple[str, ...]:
    """What a page's policy says at least; what others put into theirs runs no script at all."""
    if visit.path.split("/")[2:3] != ["embed"]:
        return DIRECTIVES
    assert "script-src" not in visit.response["Content-Security-Policy"], visit.path
    return tuple(each for each in DIRECTIVES if not each.startswith("script-src"))


def fault_of(visit: Visit, allowed: tuple[int, ...]) -> str | None:
    answer = visit.response
    if answer.status_code not in allowed:
        return f"{answer.status_code} {visit.path}, linked from {visit.came_from}"
    if visit.page is None:
        return None
    policy = answer.get("Content-Security-Policy", "")
    if not all(directive in policy for directive in directives_of(visit)) or "unsafe" in policy:
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


def walk(client, most: int) -> tuple[int, list[str]]:
    """How many pages were opened, and what is wrong with them."""
    follow = Some(most)
    faults, count, answered = [], 0, {}
    wanted: list[tuple[str, str, str]] = []
    for visit in crawl(client.get, "/en/", follow=follow):
        count += 1
        fault = fault_of(visit, (200, 301, 302))
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
    return count, faults + [f"no page has the address {path}" for path in follow.lost]


def test_every_link_of_every_page_leads_somewhere(loaded, client):
    count, faults = walk(client, 30)
    assert not faults, "\n".join(faults[:20])
    assert count > 150


@pytest.mark.parametrize("role", ROLES)
def test_nobody_is_led_where_they_may_not_go(account, client, settings, role):
    """Links that only a role sees work for that role; pages that all see were walked above."""
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()
    client.force_login(account(role), SIGNED_IN)
    count, faults = walk(client, 3)
    assert not faults, "\n".join(faults[:20])
    assert count > 40


@pytest.mark.parametrize("lang", ["nl", "fr"])
def test_the_same_pages_stand_in_the_other_languages(loaded, client, lang):
    """Each kind of page once more: what works in English works in Dutch and French."""
    from tests.support.pages import public

    faults = []
    for name, path in public().items():
        visit = Visit(f"/{lang}/{path}", name, client.get(f"/{lang}/{path}"), None)
        fault = fault_of(visit, (404,) if name.startswith("error") else (200,))
        if fault:
            faults.append(fault)
    assert not faults, "\n".join(faults)
