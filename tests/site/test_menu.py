# SPDX-License-Identifier: EUPL-1.2
"""The menu: what stands in it for whom, and where one is."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import override

from corridor.foundation.accounts.public import may_anywhere
from corridor.site.web import menu as module
from corridor.site.web.menu import MENU, SIGNED_IN, menu

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"


def test_a_line_whose_page_does_not_exist_is_left_out(monkeypatch, rf):
    lines = [
        ("One", [("Here", "reference:countries"), ("Nowhere", "nobody:nothing")]),
        ("Two", [("Nowhere", "nobody:nothing")]),
    ]
    monkeypatch.setattr(module, "MENU", lines)
    found = menu(rf.get("/en/"))
    assert [(group.title, [entry.title for entry in group.entries]) for group in found] == [
        ("One", ["Here"])
    ]


@pytest.mark.parametrize(
    ("path", "marked", "how"),
    [
        ("/en/country-lists/", "/en/country-lists/", "page"),
        ("/en/country-lists/dac-2024/", "/en/country-lists/", "true"),
        ("/en/countries/GH/", "/en/countries/", "true"),
        ("/en/frameworks/NL08/nodes/6/", "/en/frameworks/", "true"),
        ("/en/", None, ""),
    ],
)
def test_the_place_of_the_page_is_marked_once(rf, path, marked, how):
    with override("en"):
        groups = menu(rf.get(path))
    current = [entry for group in groups for entry in group.entries if entry.current]
    assert [(entry.url, entry.current) for entry in current] == ([(marked, how)] if marked else [])
    assert sum(group.current for group in groups) == len(current)


def test_the_longest_address_is_the_nearest(monkeypatch, rf):
    lines = [("One", [("All", "start"), ("Countries", "reference:countries")])]
    monkeypatch.setattr(module, "MENU", lines)
    with override("en"):
        (group,) = menu(rf.get("/en/countries/GH/"))
    assert [entry.current for entry in group.entries] == ["", "true"]


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("", set()),
        ("partner", set()),
        ("officer", set()),
        ("editor", {"jobs:runs"}),
        ("administrator", {"jobs:runs", "accounts:people"}),
    ],
)
def test_what_needs_a_permission_is_shown_to_those_who_may(account, rf, role, sees):
    request = rf.get("/")
    request.user = account(role) if role else AnonymousUser()
    found = {entry.url for group in menu(request) for entry in group.entries}
    assert {name for name in ("jobs:runs", "accounts:people") if reverse(name) in found} == sees


def test_a_line_for_whoever_is_signed_in(monkeypatch, account, client):
    monkeypatch.setattr(module, "MENU", [("Mine", [("My desk", "accounts:me", SIGNED_IN)])])
    assert "Mine" not in client.get("/en/").content.decode()
    client.force_login(account("partner"), BACKEND)
    assert "My desk" in client.get("/en/").content.decode()


def test_a_partner_is_led_to_what_it_may_for_its_own_organisation(account):
    partner = account("partner")
    assert not partner.has_perm("parties.change_organisation")
    assert may_anywhere(partner, "parties.change_organisation")
    assert not may_anywhere(partner, "parties.merge_organisation")
    assert not may_anywhere(AnonymousUser(), "parties.change_organisation")


def test_every_line_is_whole():
    names = [line[1] for _title, lines in MENU for line in lines]
    assert len(names) == len(set(names))
    for name in names:
        assert re.fullmatch(r"[a-z]+:[a-z-]+", name)


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_every_page_of_the_menu_answers(loaded, client, lang):
    with override(lang):
        ways = [entry.url for group in menu(RequestFactory().get("/")) for entry in group.entries]
        assert reverse("policy:frameworks") in ways
    for way in ways:
        assert client.get(way, follow=True).status_code == 200, way


@pytest.mark.django_db
def test_every_page_of_the_menu_stands_without_any_data(client):
    with override("en"):
        ways = [entry.url for group in menu(RequestFactory().get("/")) for entry in group.entries]
    for way in ways:
        assert client.get(way, follow=True).status_code in {200, 404}, way
