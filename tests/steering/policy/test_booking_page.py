# SPDX-License-Identifier: EUPL-1.2
"""The officer's form: who may use it, what it refuses and where, and that nothing typed is lost."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client

from corridor.foundation.audit.public import history_of
from corridor.steering.policy import public
from corridor.steering.policy.actions import book_spending

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"
URL = "/en/frameworks/NL08/spending/2011/?node=6"


def standing():
    row = public.current_booking(public.framework("NL08"), "6", 2011)
    assert row is not None
    return row


def typed(**given: str) -> dict[str, str]:
    values = {
        "stated": "yes",
        "amount": "4477403",
        "currency": "EUR",
        "precision": "1",
        "sources": "NL11:91, NL11:79",
        "reason": "The audit found one euro more.",
        "seen": standing().public_id,
    }
    return {**values, **given}


@pytest.fixture
def officer(account) -> Client:
    client = Client()
    client.force_login(account("officer"), backend=BACKEND)
    return client


def errors(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.usefixtures("loaded")
def test_without_signing_in_nothing_is_booked():
    client = Client()
    assert client.get(URL).status_code == 302
    before = standing().pk
    assert client.post(URL, typed()).status_code == 302
    assert standing().pk == before


def test_who_may_not_book_is_refused(account):
    client = Client()
    client.force_login(account("partner"), backend=BACKEND)
    before = standing().pk
    assert client.get(URL).status_code == 403
    assert client.post(URL, typed()).status_code == 403
    assert standing().pk == before


def test_the_form_opens_on_what_stands(officer):
    html = officer.get(URL).content.decode()
    assert 'value="4477402"' in html
    assert "NL11:91, NL11:79" in html
    assert f'value="{standing().public_id}"' in html


def test_a_correction_is_booked_with_who_and_why(officer):
    response = officer.post(URL, typed())
    assert response.status_code == 302
    assert response["Location"] == "/en/frameworks/NL08/spending/2011/?node=6"
    row = standing()
    assert str(row.money) == "4477403.00 EUR"
    (made,) = history_of(row)
    assert made.who == row.by_key is not None
    assert made.reason == "The audit found one euro more."
    page = errors(officer.get(URL).content.decode())
    assert "€4,477,403" in page
    assert "corrected" in page


def test_an_amount_may_be_left_open(officer):
    assert officer.post(URL, typed(stated="no", amount="")).status_code == 302
    assert standing().amount is None


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"amount": ""}, "amount", "Enter the amount that the source states."),
        ({"amount": "2.089"}, "amount", "can be read in two ways"),
        ({"amount": "2.089.331"}, "amount", "can be read in two ways"),
        ({"amount": "much"}, "amount", "Enter a number."),
        ({"stated": "no"}, "amount", "Leave this empty"),
        ({"sources": "line 91"}, "sources", "“line 91” is no source"),
        ({"sources": "NOPE:1"}, "sources", "there is no document NOPE"),
        ({"sources": ""}, "sources", "required"),
        ({"reason": ""}, "reason", "required"),
        ({"currency": "XXX9"}, "currency", "valid choice"),
        ({"amount": "4477402"}, "amount", "This is what is booked already"),
        ({"amount": "-99999999999999999"}, "amount", "digits"),
    ],
)
def test_an_error_is_said_at_its_field_and_what_was_typed_stays(officer, given, field, said):
    before = standing().pk
    response = officer.post(URL, typed(**given))
    html = response.content.decode()
    assert response.status_code == 422
    assert said in errors(html)
    assert f'id="id_{field}_error"' in html
    assert standing().pk == before
    if "reason" not in given:
        assert "The audit found one euro more." in html


@pytest.mark.parametrize(
    ("amount", "kept"),
    [("4 477 403", "4477403"), ("4477402,50", "4477402.50"), ("0.125", None), ("-5", "-5")],
)
def test_amounts_as_people_type_them(officer, amount, kept):
    response = officer.post(URL, typed(amount=amount))
    if kept is None:
        assert response.status_code == 422
    else:
        assert response.status_code == 302
        assert standing().amount == Decimal(kept)


def test_two_officers_at_once_lose_nothing(officer, account):
    seen = standing().public_id
    book_spending(
        by=account("editor"),
        framework="NL08",
        node="6",
        year=2011,
        amount=None,
        currency="EUR",
        reason="Somebody was faster.",
        sources=["NL11:91"],
    )
    response = officer.post(URL, typed(seen=seen))
    html = response.content.decode()
    assert response.status_code == 409
    assert "Somebody else booked here meanwhile" in html
    assert "Somebody was faster." in html
    assert 'value="4477403"' in html
    assert standing().amount is None
    again = re.search(r'name="seen" value="([^"]+)"', html)
    assert again is not None
    assert officer.post(URL, typed(seen=again[1])).status_code == 302
    assert str(standing().money) == "4477403.00 EUR"


@pytest.mark.parametrize(
    "url",
    [
        "/en/frameworks/NL08/spending/2011/?node=99",
        "/en/frameworks/NOPE/spending/2011/",
        "/en/frameworks/NL08/spending/99999999/",
    ],
)
def test_there_is_no_form_for_what_does_not_exist(officer, url):
    assert officer.get(url).status_code == 404
