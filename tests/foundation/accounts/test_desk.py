# SPDX-License-Identifier: EUPL-1.2
"""The desk: what awaits somebody, what is late first, and how much the head of a page says."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from corridor.foundation.pages import desk as registry
from corridor.foundation.pages.public import Tray, Waiting, urgent_first
from tests.support.people import ROLES

from .conftest import PASSWORD


@pytest.fixture
def trays(monkeypatch):
    """What lies on everybody's desk, in place of what rooms put there."""
    lying: list[Tray] = []
    monkeypatch.setattr(registry, "_providers", [lambda user: lying])
    return lying


def told(response) -> str:
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_what_is_late_stands_first_in_a_tray_and_among_trays():
    calm = Tray("Calm", [Waiting("b", "/b/", due=date(2012, 3, 2)), Waiting("c", "/c/")])
    late = Tray(
        "Late",
        [
            Waiting("soon", "/", due=date(2012, 3, 1)),
            Waiting("a little", "/", late=2),
            Waiting("much", "/", late=30),
        ],
    )
    first, second = urgent_first([calm, late])
    assert [item.title for item in first.items] == ["much", "a little", "soon"]
    assert [item.title for item in second.items] == ["b", "c"]


def test_the_desk_counts_and_says_what_is_late(client, person, trays):
    trays += [
        Tray("Reports", [Waiting("Helpers, 2011", "/r/", "open", date(2012, 3, 1), 12)]),
        Tray("Promises", [Waiting("A promise", "/p/")], count=40, url="/all/"),
    ]
    client.force_login(person("officer"))
    page = client.get("/en/desk/")
    said = told(page)
    assert "41 things wait for you, one of them is late." in said
    assert "12 days late" in said
    assert "due on 1 March 2012" in said
    assert "See all 40" in said
    assert said.index("Helpers, 2011") < said.index("A promise")


def test_nothing_waits_in_words_with_ways_on(client, person, trays):
    client.force_login(person("officer"))
    assert "Nothing awaits you now" in told(client.get("/en/desk/"))
    assert "/en/rounds/" in client.get("/en/desk/").content.decode()
    client.force_login(person())
    assert "You have no role yet" in told(client.get("/en/desk/"))


def test_only_for_who_is_signed_in(client, db):
    for path in ("/en/desk/", "/en/desk/waiting/"):
        assert "/account/login/" in client.get(path)["Location"]
    assert client.post("/en/desk/organisation/", {"place": "x"}).status_code == 302


def test_one_lands_on_the_desk_in_ones_own_language(client, person, trays):
    person("officer", email="a@example.org", language="nl")
    with override("en"):
        login = reverse("account_login")
    answer = client.post(login, {"login": "a@example.org", "password": PASSWORD})
    assert answer["Location"] == "/nl/desk/"


def test_the_head_of_each_page_has_the_number_until_something_is_done(client, person, trays):
    trays.append(Tray("Reports", [Waiting("One", "/1/"), Waiting("Two", "/2/")]))
    client.force_login(person("officer"))
    ask = 'hx-get="/en/desk/waiting/"'
    assert ask in client.get("/en/").content.decode()
    client.get("/en/desk/")
    page = client.get("/en/").content.decode()
    assert ask not in page
    assert page.count("corridor-account__number") == 1
    assert "things wait" in page
    assert '<span class="corridor-count">2</span>' in page
    client.post("/en/my-account/", {"name": "Somebody", "language": "en"})
    assert ask in client.get("/en/").content.decode()
    trays.clear()
    assert client.get("/en/desk/waiting/").content.decode().strip() == ""


@pytest.mark.parametrize("role", ROLES)
def test_at_most_twenty_queries_for_whomever(
    client, account, role, settings, django_assert_max_num_queries
):
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()
    client.force_login(account(role), "corridor.foundation.accounts.backends.RoleBackend")
    client.get("/en/desk/")
    with django_assert_max_num_queries(20):
        assert client.get("/en/desk/").status_code == 200
