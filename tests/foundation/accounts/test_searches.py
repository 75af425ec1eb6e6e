# SPDX-License-Identifier: EUPL-1.2
"""Saved searches: kept under a name, told what is new, and nobody else's business."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from corridor.foundation.accounts import actions
from corridor.foundation.accounts.models import SavedSearch
from corridor.foundation.parties.public import GivenName, add_organisation
from corridor.values.texts import Text

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"
LIST = "/en/organisations/?q=office&kind=ngo&sort=-name&page=3&format=csv"


@pytest.fixture
def reader(person, client):
    user = person("officer", email="reader@example.org")
    client.force_login(user, BACKEND)
    return user


def keep(client, name="Offices", of=LIST):
    return client.post("/en/searches/save/", {"name": name}, QUERY_STRING=f"of={_quoted(of)}")


def _quoted(address):
    from urllib.parse import quote

    return quote(address, safe="")


def old(search):
    """Counted so long ago that it is counted again."""
    SavedSearch.objects.filter(pk=search.pk).update(counted=timezone.now() - timedelta(hours=1))


def new_organisation(name):
    return add_organisation(
        code=name.lower().replace(" ", "-"),
        kind="ngo",
        names=[GivenName(Text({"nl": name, "fr": name, "en": name}))],
        sources=["NL11:1"],
        by=None,
    )


def test_a_list_offers_to_save_its_question_to_whoever_is_signed_in(client, reader):
    page = client.get("/en/organisations/?q=office").content.decode()
    assert "/en/searches/save/?of=%2Fen%2Forganisations%2F%3Fq%3Doffice" in page
    client.logout()
    assert "/searches/save/" not in client.get("/en/organisations/?q=office").content.decode()


def test_what_is_asked_is_kept_without_its_page_and_format(client, reader, organisation):
    organisation("Back Office")
    assert "organisations" in client.get(f"/en/searches/save/?of={_quoted(LIST)}").content.decode()
    answer = keep(client)
    search = SavedSearch.objects.get(user=reader)
    assert (search.path, search.question) == ("organisations/", "q=office&kind=ngo&sort=-name")
    assert answer["Location"] == "/en/organisations/?q=office&kind=ngo&sort=-name"
    opened = client.get(f"/nl/searches/{search.pk}/")
    assert opened["Location"] == "/nl/organisations/?q=office&kind=ngo&sort=-name"


def test_what_came_in_since_it_was_opened_is_new_until_it_is_opened(client, reader, organisation):
    organisation("First Office")
    keep(client, of="/en/organisations/?q=office")
    search = SavedSearch.objects.get(user=reader)
    new_organisation("Second Office")
    new_organisation("Third Office")
    new_organisation("Something Else")
    old(search)
    page = client.get("/en/desk/").content.decode()
    assert "2 new" in page
    assert "2 new" in client.get("/en/searches/").content.decode()
    client.get(f"/en/searches/{search.pk}/")
    assert "2 new" not in client.get("/en/searches/").content.decode()
    new_organisation("Fourth Office")
    assert "1 new" not in client.get("/en/searches/").content.decode(), "it was counted just now"
    old(search)
    assert "1 new" in client.get("/en/searches/").content.decode()


def test_where_rows_have_no_order_of_coming_in_that_is_said(client, reader):
    keep(client, of="/en/components/list/?q=a")
    assert SavedSearch.objects.get().mark is None
    assert "What is new cannot be told" in client.get("/en/searches/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/en/",
        "/en/desk/",
        "https://elsewhere.example/en/nothing/",
        "/en/nowhere/",
        "/en/people/",
        "//evil.example",
        "javascript:alert(1)",
    ],
)
def test_only_a_list_that_one_may_see_is_kept(client, reader, address):
    assert client.get(f"/en/searches/save/?of={_quoted(address)}").status_code == 404
    assert keep(client, of=address).status_code == 404
    assert not SavedSearch.objects.exists()


def test_names_are_once_and_not_empty(client, reader):
    keep(client)
    again = keep(client, name="  Offices ")
    assert again.status_code == 422
    assert "another search under this name" in again.content.decode()
    assert keep(client, name="   ").status_code == 422
    assert keep(client, name="Others").status_code == 302
    other = SavedSearch.objects.get(name="Others")
    assert client.post(f"/en/searches/{other.pk}/name/", {"name": "Offices"}).status_code == 422
    assert client.post(f"/en/searches/{other.pk}/name/", {"name": "Else"}).status_code == 302
    assert set(SavedSearch.objects.values_list("name", flat=True)) == {"Offices", "Else"}


def test_a_hundred_are_kept_at_the_most(client, reader, monkeypatch):
    now = timezone.now()
    SavedSearch.objects.bulk_create(
        SavedSearch(user=reader, name=f"Search {n}", path="organisations/", looked=now, counted=now)
        for n in range(actions.MOST_SEARCHES)
    )
    refused = keep(client)
    assert refused.status_code == 422
    assert "100 searches already" in refused.content.decode()
    assert SavedSearch.objects.count() == 100


def test_another_persons_search_does_not_exist(client, reader, person):
    keep(client)
    search = SavedSearch.objects.get()
    client.force_login(person("editor", email="other@example.org"), BACKEND)
    for path in (f"/en/searches/{search.pk}/", f"/en/searches/{search.pk}/name/"):
        assert client.get(path).status_code == 404
    assert client.post(f"/en/searches/{search.pk}/name/", {"name": "x"}).status_code == 404
    assert client.post(f"/en/searches/{search.pk}/remove/").status_code == 404
    assert "Offices" not in client.get("/en/searches/").content.decode()
    assert "Offices" not in client.get("/en/desk/").content.decode()
    search.refresh_from_db()
    assert search.name == "Offices"
    client.logout()
    assert "/account/login/" in client.get(f"/en/searches/{search.pk}/")["Location"]


def test_removed_by_who_keeps_it_and_not_by_a_link(client, reader):
    keep(client)
    search = SavedSearch.objects.get()
    assert client.get(f"/en/searches/{search.pk}/remove/").status_code == 405
    assert client.post(f"/en/searches/{search.pk}/remove/").status_code == 302
    assert not SavedSearch.objects.exists()


def test_a_list_that_one_may_not_see_any_more_is_said(client, person):
    user = person("editor")
    client.force_login(user, BACKEND)
    keep(client, of="/en/runs/?state=done")
    search = SavedSearch.objects.get()
    user.memberships.all().delete()
    page = client.get(f"/en/searches/{search.pk}/", follow=True).content.decode()
    assert "not there for you any more" in page


def test_what_is_kept_goes_with_the_account_and_its_words_are_in_no_history(client, reader):
    keep(client, name="My private words")
    search = SavedSearch.objects.get()
    from corridor.foundation.audit.public import history_of

    told = str(history_of(search))
    assert "private words" not in told
    assert "office" not in told
    reader.delete()
    assert not SavedSearch.objects.exists()
