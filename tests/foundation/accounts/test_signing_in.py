# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import logging
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth import get_user
from django.core import mail
from django.urls import reverse
from django.utils.translation import override

from corridor.foundation.accounts.models import User

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db


def at(name, *args, lang="en"):
    with override(lang):
        return reverse(name, args=args)


def sign_in(client, email, password=PASSWORD):
    return client.post(at("account_login"), {"login": email, "password": password})


def signed_in(client):
    return get_user(client).is_authenticated


def code_for(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def enrol(client):
    """Set up an authenticator app through the pages; returns its secret."""
    asked = client.get(at("mfa_activate_totp"))
    assert "/account/reauthenticate/" in asked.url, "the password is asked for once more"
    assert client.get(asked.url).status_code == 200
    assert client.post(asked.url, {"password": PASSWORD}).url == at("mfa_activate_totp")
    page = client.get(at("mfa_activate_totp"))
    secret = page.context["form"].secret
    answer = client.post(at("mfa_activate_totp"), {"code": code_for(secret)})
    assert answer.status_code == 302, answer.context["form"].errors
    return secret


def test_by_address_and_password_whatever_the_capitals(client, person):
    person(email="someone@example.org")
    answer = sign_in(client, "Someone@Example.org")
    assert answer.status_code == 302
    assert signed_in(client)


@pytest.mark.parametrize("lang", ["nl", "fr"])
def test_one_lands_in_the_language_one_chose(client, person, lang):
    person(email="someone@example.org", language=lang)
    assert sign_in(client, "someone@example.org").url == f"/{lang}/desk/"


def test_a_wrong_password_says_so_and_no_more(client, person):
    person(email="someone@example.org")
    wrong = sign_in(client, "someone@example.org", "wrong wrong wrong")
    unknown = sign_in(client, "nobody@example.org", "wrong wrong wrong")
    said = [str(page.context["form"].non_field_errors()) for page in (wrong, unknown)]
    assert said[0] == said[1]
    assert "not correct" in said[0]
    assert not signed_in(client)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("nl", "wachtwoord"), ("fr", "mot de passe"), ("en", "password")],
)
def test_the_sign_in_page_speaks_each_language_also_of_errors(client, lang, said):
    page = client.get(at("account_login", lang=lang))
    assert said in page.content.decode().lower()
    wrong = client.post(at("account_login", lang=lang), {"login": "x@example.org", "password": "y"})
    (error,) = wrong.context["form"].non_field_errors()
    assert said in error.lower()
    if lang != "en":
        assert "not correct" not in error


def test_nobody_signs_up(client):
    page = client.get(at("account_signup"))
    assert "by invitation" in page.content.decode()
    client.post(
        at("account_signup"),
        {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD},
    )
    assert not User.objects.exists()


def test_after_some_wrong_passwords_even_the_right_one_is_refused(client, person, settings):
    person(email="someone@example.org")
    person(email="other@example.org")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        answer = sign_in(client, "someone@example.org", "wrong wrong wrong")
    assert answer.status_code == 429
    refused = sign_in(client, "someone@example.org")
    assert refused.status_code == 429
    assert "closed for a while" in refused.content.decode()
    assert "15 minutes" in refused.content.decode()
    assert not signed_in(client)
    assert sign_in(client, "other@example.org").status_code == 302


def test_one_attempt_less_still_lets_in(client, person, settings):
    person(email="someone@example.org")
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        sign_in(client, "someone@example.org", "wrong wrong wrong")
    assert sign_in(client, "someone@example.org").status_code == 302


def test_no_address_is_kept_or_logged_by_the_lock_out(client, person, settings, caplog):
    from axes.models import AccessAttempt

    person(email="someone@example.org")
    with caplog.at_level(logging.DEBUG):
        for _ in range(settings.AXES_FAILURE_LIMIT + 1):
            sign_in(client, "someone@example.org", "wrong wrong wrong")
    assert "someone@example.org" not in caplog.text
    kept = " ".join(str(row) for row in AccessAttempt.objects.values())
    assert AccessAttempt.objects.exists()
    assert "someone" not in kept


def test_who_was_shut_out_cannot_sign_in(client, person):
    user = person(email="someone@example.org")
    user.is_active = False
    user.save()
    sign_in(client, "someone@example.org")
    assert not signed_in(client)


def test_a_session_ends_when_its_owner_is_shut_out(client, person):
    user = person()
    client.force_login(user)
    user.is_active = False
    user.save()
    assert not signed_in(client)


def test_a_second_factor_is_set_up_and_asked_for_from_then_on(client, person, monkeypatch):
    user = person(email="someone@example.org")
    sign_in(client, "someone@example.org")
    secret = enrol(client)
    assert Authenticator.objects.filter(user=user).count() == 2, "the app and recovery codes"

    client.post(at("account_logout"))
    answer = sign_in(client, "someone@example.org")
    assert answer.url == at("mfa_authenticate")
    assert not signed_in(client)
    wrong = client.post(at("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    assert not signed_in(client)
    # A code is good once: wait for that of the next half minute.
    clock = time.time
    monkeypatch.setattr(time, "time", lambda: clock() + 31)
    client.post(at("mfa_authenticate"), {"code": code_for(secret)})
    assert signed_in(client)


def test_a_recovery_code_stands_in_once(client, person):
    person(email="someone@example.org")
    sign_in(client, "someone@example.org")
    enrol(client)
    code = client.get(at("mfa_view_recovery_codes")).context["unused_codes"][0]
    for works in (True, False):
        client.post(at("account_logout"))
        sign_in(client, "someone@example.org")
        client.post(at("mfa_authenticate"), {"code": code})
        assert signed_in(client) == works


def test_an_administrator_sets_up_a_second_factor_before_going_on(client, person, settings):
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset({"administrator"})
    person("administrator", email="boss@example.org")
    sign_in(client, "boss@example.org")
    answer = client.get(at("accounts:people"))
    assert answer.url == at("mfa_activate_totp")
    page = client.get(answer.url, follow=True)
    assert "Your role needs a second factor" in page.content.decode()
    enrol(client)
    assert client.get(at("accounts:people")).status_code == 200


def test_others_need_no_second_factor(client, person, settings):
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset({"administrator"})
    client.force_login(person("editor"))
    assert client.get(at("accounts:me")).status_code == 200


def test_the_second_factor_is_required_of_administrators_but_in_the_demonstration():
    import subprocess
    import sys

    def required(mode):
        said = subprocess.run(
            [
                sys.executable,
                "-c",
                "from corridor.site.settings import CORRIDOR_REQUIRE_SECOND_FACTOR as r; print(*r)",
            ],
            capture_output=True,
            text=True,
            check=True,
            env=_environment(CORRIDOR_MODE=mode, CORRIDOR_SECRET_KEY="x" * 50),
        )
        return said.stdout.split()

    assert required("production") == ["administrator"]
    assert required("demo") == []


def _environment(**more):
    import os

    # The embedded server, which these tests may run on, is refused in production.
    dropped = {"CORRIDOR_REQUIRE_SECOND_FACTOR", "CORRIDOR_EMBEDDED"}
    kept = {k: v for k, v in os.environ.items() if k not in dropped}
    return kept | more | {"PYTHONPATH": "src"}


def test_a_forgotten_password_is_reset_by_letter(client, person):
    person(email="someone@example.org", language="nl")
    client.post(at("account_reset_password"), {"email": "someone@example.org"})
    (letter,) = mail.outbox
    assert letter.to == ["someone@example.org"]
    assert "wachtwoord" in letter.body
    link = re.search(r"http://\S+", letter.body)[0]
    assert "someone" not in link
    page = client.get(link, follow=True)
    new = "een ander lang wachtwoord"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert sign_in(client, "someone@example.org", new).status_code == 302


def test_a_password_is_changed(client, person):
    person(email="someone@example.org")
    sign_in(client, "someone@example.org")
    new = "een ander lang wachtwoord"
    answer = client.post(
        at("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert answer.url == at("accounts:me")
    short = client.post(
        at("account_change_password"),
        {"oldpassword": new, "password1": "kort", "password2": "kort"},
    )
    assert short.status_code == 200
    assert "password1" in short.context["form"].errors


PAGES = [
    "account_change_password",
    "account_email",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
    "account_reauthenticate",
    "mfa_index",
    "accounts:me",
]


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_all_pages_stand_in_the_layout_of_the_house(client, person, lang):
    person(email="someone@example.org")
    sign_in(client, "someone@example.org")
    for name in PAGES:
        page = client.get(at(name, lang=lang))
        assert page.status_code == 200, name
        body = page.content.decode()
        assert 'class="corridor-page"' in body, name
        assert f'<html lang="{lang}"' in body, name
        assert re.search(r"<h1[^>]*>\s*\S", body), name
        assert not re.search(r"<title>\s*·", body), name
        assert " style=" not in body, name
    enrol(client)
    for name in (
        "mfa_reauthenticate",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_deactivate_totp",
    ):
        assert client.get(at(name, lang=lang)).status_code == 200, name
