# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from corridor.foundation.accounts.models import User
from corridor.foundation.accounts.public import create_administrator, give_role

from .conftest import PASSWORD
from .test_signing_in import at, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(client, person, settings):
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()
    user = person("administrator", name="Ada")
    client.force_login(user)
    return user


def invitation(**more):
    return {
        "email": "new@example.org",
        "name": "New Person",
        "language": "fr",
        "role": "officer",
        "organisation": "",
        "start": timezone.localdate().isoformat(),
        "end": "",
    } | more


@pytest.mark.parametrize("role", ["partner", "officer", "editor"])
def test_others_see_no_people(client, person, role):
    other = person()
    client.force_login(person(role))
    for url in (
        at("accounts:people"),
        at("accounts:add"),
        at("accounts:person", other.public_id),
    ):
        assert client.get(url).status_code == 403, url
    assert client.post(at("accounts:sign-in", other.public_id)).status_code == 403


def test_strangers_are_asked_to_sign_in(client, person):
    other = person()
    for url in (at("accounts:people"), at("accounts:person", other.public_id), at("accounts:me")):
        assert "/account/login/" in client.get(url).url


def test_the_list_shows_people_with_roles_and_finds_them_by_name(client, boss, person):
    person("editor", name="Edith")
    assert [str(row) for row in client.get(at("accounts:people")).context["rows"]] == [
        "Ada",
        "Edith",
    ]
    found = client.get(at("accounts:people"), {"q": "edit"})
    assert [str(row) for row in found.context["rows"]] == ["Edith"]
    found = client.get(at("accounts:people"), {"role": "administrator"})
    assert [str(row) for row in found.context["rows"]] == ["Ada"]


def test_an_address_cannot_be_searched_for(client, boss, person):
    person(email="findme@example.org")
    page = client.get(at("accounts:people"), {"q": "findme"})
    assert page.context["paging"].count == 0


@pytest.mark.parametrize("count", [1, 9])
def test_the_list_costs_the_same_however_long(
    client, boss, person, count, django_assert_max_num_queries
):
    for _ in range(count):
        person("partner")
    with django_assert_max_num_queries(11):
        client.get(at("accounts:people"))


def test_somebody_is_invited_and_sets_a_password(
    client, boss, organisation, django_capture_on_commit_callbacks
):
    place = organisation()
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(at("accounts:add"), invitation(organisation=place.public_id))
    user = User.objects.get(email="new@example.org")
    assert answer.url == at("accounts:person", user.public_id)
    assert user.memberships.get().organisation == place
    (letter,) = mail.outbox
    assert "/fr/" in letter.body
    client.logout()
    link = re.search(r"http://\S+", letter.body)[0]
    assert "new@" not in link
    page = client.get(link, follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    assert sign_in(client, "new@example.org").status_code == 302


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "taken@example.org"}, "email"),
        ({"email": "no address"}, "email"),
        ({}, "organisation"),
        ({"role": "administrator", "end": "2001-01-01"}, "end"),
    ],
)
def test_what_is_wrong_with_an_invitation_stands_at_its_field(client, boss, person, change, field):
    person(email="taken@example.org")
    answer = client.post(at("accounts:add"), invitation(**change))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "New Person" in answer.content.decode()
    assert not mail.outbox
    assert not User.objects.filter(email="new@example.org").exists()


def test_a_role_is_given_and_ended(client, boss, person, organisation):
    user, place = person(), organisation("Place")
    url = at("accounts:person", user.public_id)
    today = timezone.localdate()
    given = {"role": "editor", "organisation": place.public_id, "start": today.isoformat()}
    assert client.post(url, given).status_code == 302
    assert client.post(url, given).status_code == 422
    role = user.memberships.get()
    end = at("accounts:end", user.public_id, role.pk)
    assert "Place" in client.get(end).content.decode()
    tomorrow = today + timedelta(days=1)
    assert client.post(end, {"end": tomorrow.isoformat()}).status_code == 302
    assert user.memberships.get().validity.possible.end == tomorrow


def test_the_role_of_one_is_not_ended_under_the_address_of_another(client, boss, person):
    role = person("editor").memberships.get()
    url = at("accounts:end", person().public_id, role.pk)
    assert client.post(url, {"end": timezone.localdate().isoformat()}).status_code == 404


def test_the_last_administrator_stays_and_is_told_why(client, boss):
    shut = client.post(at("accounts:sign-in", boss.public_id), {"allow": "no"})
    assert shut.status_code == 422
    assert "last administrator" in shut.content.decode()
    role = boss.memberships.get()
    ended = client.post(
        at("accounts:end", boss.public_id, role.pk), {"end": timezone.localdate().isoformat()}
    )
    assert "last administrator" in ended.content.decode()


def test_somebody_is_shut_out_and_let_in_again(client, boss, person):
    user = person()
    for allow, active in (("no", False), ("yes", True)):
        client.post(at("accounts:sign-in", user.public_id), {"allow": allow})
        user.refresh_from_db()
        assert user.is_active == active


def test_an_invitation_is_sent_again(client, boss, person):
    user = person(email="late@example.org")
    client.post(at("accounts:invite-again", user.public_id))
    assert mail.outbox[0].to == ["late@example.org"]


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_the_pages_speak_each_language(client, boss, person, lang):
    user = person("partner")
    role = user.memberships.get()
    for url in (
        at("accounts:people", lang=lang),
        at("accounts:add", lang=lang),
        at("accounts:person", user.public_id, lang=lang),
        at("accounts:end", user.public_id, role.pk, lang=lang),
    ):
        page = client.get(url)
        assert page.status_code == 200
        assert f'<html lang="{lang}"' in page.content.decode()


def test_ones_own_account_shows_roles_and_takes_name_and_language(client, person, organisation):
    user = person("partner", at=organisation("Mine"), name="Before")
    client.force_login(user)
    page = client.get(at("accounts:me"))
    assert "Mine" in page.content.decode()
    assert user.email in page.content.decode()
    client.post(at("accounts:me"), {"name": "After", "language": "nl"})
    user.refresh_from_db()
    assert (user.name, user.language) == ("After", "nl")


def test_nobody_is_shown_by_their_address(person):
    user = person(name="")
    assert user.email not in str(user)


def test_the_first_administrator_gets_a_link_and_not_the_role_twice():
    user, link = create_administrator(email="First@Example.org", by=None)
    assert user.email == "first@example.org"
    assert "example.org" not in link
    assert user.has_perm("accounts.manage_accounts")
    create_administrator(email="first@example.org", by=None)
    assert user.memberships.count() == 1
    with pytest.raises(ValidationError):
        create_administrator(email="nonsense", by=None)


def test_somebody_with_a_limited_role_can_be_made_administrator_for_good(person):
    user = person(email="officer@example.org")
    today = timezone.localdate()
    give_role(
        user=user,
        role="administrator",
        organisation=None,
        start=today - timedelta(days=9),
        end=today - timedelta(days=1),
        by=None,
    )
    create_administrator(email="officer@example.org", by=None)
    assert User.objects.get(pk=user.pk).has_perm("accounts.manage_accounts")


@pytest.mark.parametrize(
    ("role", "status"), [("officer", 403), ("editor", 403), ("administrator", 200)]
)
def test_the_history_of_people_is_for_those_who_look_after_them(
    client, person, settings, role, status
):
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()
    about, reader = person("partner", name="Paulina"), person(role)
    held = about.memberships.get()
    client.force_login(reader)
    for page in (f"accounts.user/{about.pk}", f"accounts.membership/{held.pk}"):
        answer = client.get(f"/en/history/{page}/")
        assert answer.status_code == status
        assert ("Paulina" in answer.content.decode()) == (status == 200)


def test_no_browser_keeps_a_page_about_people(client, boss):
    for page in ("/en/people/", f"/en/people/{boss.public_id}/", "/en/my-account/"):
        assert "no-store" in client.get(page)["Cache-Control"], page
