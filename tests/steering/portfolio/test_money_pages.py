# SPDX-License-Identifier: EUPL-1.2
"""Pages and forms about money: who sees and may do what, and that nothing typed is lost."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client

from corridor.steering.portfolio.actions import save_activity
from corridor.steering.portfolio.actions.recording import (
    correct_transaction,
    make_forecast,
    record_transaction,
    revise_budget,
    set_budget,
)
from corridor.steering.portfolio.models import Activity, Budget, Transaction
from corridor.steering.portfolio.rules.statements import ForecastStatement, PlannedStatement
from corridor.values.periods import Period

from .paying import budget, node, paid, said

pytestmark = pytest.mark.usefixtures("loaded")

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"


@pytest.fixture
def activity(loaded) -> Activity:
    save_activity(by=None, statement=said("paid-a", nodes=[node("NL08/1")], partner="iom"))
    return Activity.objects.get(code="paid-a")


@pytest.fixture
def draft(loaded) -> Activity:
    stated = said("paid-d", paid("77", ref="secret-7"), public=False)
    save_activity(by=None, statement=stated)
    return Activity.objects.get(code="paid-d")


@pytest.fixture
def sign_in(account):
    def signed_in(role: str) -> Client:
        client = Client()
        client.force_login(account(role), backend=BACKEND)
        return client

    return signed_in


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def url(activity: Activity, what: str, lang: str = "en") -> str:
    return f"/{lang}/activities/{activity.public_id}/money/{what}/"


def typed(**given: str) -> dict[str, str]:
    return {"type": "3", "amount": "1 000,50", "currency": "EUR", "day": "2011-03", **given}


FORMS = ("record", "refund", "budget", "forecast")


@pytest.mark.parametrize("form", FORMS)
def test_only_officers_and_editors_reach_the_forms(activity, sign_in, form):
    address = url(activity, form)
    assert Client().get(address).status_code == 302
    for role, status in (("partner", 403), ("officer", 200), ("editor", 200)):
        assert sign_in(role).get(address).status_code == status
    assert sign_in("administrator").get(address).status_code != 200


def test_a_partner_writes_no_money_even_of_its_own_activity(activity, sign_in):
    assert sign_in("partner").post(url(activity, "record"), typed()).status_code == 403
    assert not activity.transactions.exists()


def test_what_an_officer_records_stands_on_the_page_with_who_did_it(activity, sign_in):
    client = sign_in("officer")
    response = client.post(
        url(activity, "record"),
        typed(provider="nl-bz", receiver="iom", description="First instalment"),
    )
    assert response.status_code == 302
    row = activity.transactions.get()
    assert (row.amount, row.days, row.day.isoformat()) == (Decimal("1000.50"), 31, "2011-03-31")
    assert row.by_key is not None
    page = words(client.get(response["Location"].partition("#")[0]))
    assert "First instalment" in page
    assert "March 2011" in page
    assert "counted" in page


@pytest.mark.parametrize(
    ("given", "said_of_it"),
    [
        ({"amount": "2.089"}, "two ways"),
        ({"amount": "9" * 40}, "digits"),
        ({"amount": "abc"}, "number"),
        ({"amount": ""}, "required"),
        ({"day": "2100"}, "yet to come"),
        ({"day": "2999"}, "between 1900 and 2200"),
        ({"day": "31-12-2011"}, "no day"),
        ({"currency": "QQQ"}, "valid choice"),
        ({"type": "99"}, "valid choice"),
        ({"receiver_activity": "no-such-thing"}, "no activity"),
        ({"sources": "Wikipedia"}, "no source"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    activity, sign_in, given, said_of_it
):
    response = sign_in("officer").post(
        url(activity, "record"), typed(description="Kept words", **given)
    )
    assert response.status_code == 422
    assert said_of_it in words(response)
    assert "Kept words" in response.content.decode()
    assert not activity.transactions.exists()


def test_the_same_form_sent_twice_is_recorded_once(activity, sign_in):
    client = sign_in("officer")
    assert client.post(url(activity, "record"), typed()).status_code == 302
    assert client.post(url(activity, "record"), typed()).status_code == 422
    assert activity.transactions.count() == 1


def test_a_correction_needs_a_reason_and_shows_what_stood(activity, sign_in):
    client = sign_in("officer")
    row = record_transaction(by=None, activity=activity, stated=paid("100"))
    address = f"/en/transactions/{row.pk}/correct/"
    assert 'value="100.00"' in client.get(address).content.decode()
    given = typed(amount="90", day="2011-03-01")
    assert client.post(address, given).status_code == 422
    assert client.post(address, {**given, "reason": "a typing error"}).status_code == 302
    page = words(client.get(activity.get_absolute_url()))
    assert "a typing error" in page
    assert "corrected once" in page
    assert "90" in page


def test_who_is_late_keeps_what_was_typed_and_can_go_on(activity, sign_in):
    client = sign_in("officer")
    row = record_transaction(by=None, activity=activity, stated=paid("100"))
    correct_transaction(by=None, seen=row, stated=paid("90"), reason="somebody else")
    address = f"/en/transactions/{row.pk}/correct/"
    given = typed(amount="80", day="2011-03-01", reason="my own reason")
    response = client.post(address, given)
    assert response.status_code == 409
    page = response.content.decode()
    assert "my own reason" in page
    assert "somebody else" in page
    onward = re.search(r'<form class="corridor-form"[^>]*action="([^"]+)"', page)
    assert onward is not None
    assert client.post(onward[1], given).status_code == 302
    assert activity.transactions.get(current=True).amount == 80


def test_a_record_is_withdrawn_and_its_trace_stays(activity, sign_in):
    client = sign_in("editor")
    row = record_transaction(by=None, activity=activity, stated=paid("123"))
    address = f"/en/transactions/{row.pk}/withdraw/"
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "never left"}).status_code == 302
    page = words(client.get(activity.get_absolute_url()))
    assert "1 amount that was withdrawn" in page
    assert "never left" in page


def test_a_refund_of_a_payment(activity, sign_in):
    client = sign_in("officer")
    row = record_transaction(by=None, activity=activity, stated=paid("100"))
    given = {**typed(amount="30", day="2011-06-01"), "of": str(row.pk)}
    assert client.post(url(activity, "refund"), {**given, "amount": "130"}).status_code == 422
    assert client.post(url(activity, "refund"), given).status_code == 302
    back = activity.transactions.get(refund=True)
    assert (back.amount, back.refund_of) == (-30, row)
    assert "refund" in words(client.get(activity.get_absolute_url()))


def test_a_budget_is_written_and_revised(activity, sign_in):
    client = sign_in("officer")
    given = {
        "start": "2011-01-01",
        "end": "2011-12-31",
        "amount": "500",
        "currency": "EUR",
        "status": "1",
    }
    wrong = client.post(url(activity, "budget"), {**given, "end": "2010-12-31"})
    assert "end comes before" in words(wrong)
    assert client.post(url(activity, "budget"), given).status_code == 302
    again = client.post(url(activity, "budget"), given)
    assert again.status_code == 422
    assert "revise that one" in words(again)
    row = Budget.objects.get(activity=activity)
    assert row.period.upper.isoformat() == "2012-01-01"
    address = f"/en/budgets/{row.pk}/revise/"
    revised = {"amount": "600", "currency": "EUR", "status": "2", "reason": "more schools"}
    assert client.post(address, revised).status_code == 302
    page = words(client.get(activity.get_absolute_url()))
    assert "originally" in page
    assert "more schools" in page


def lines(*given: tuple[str, str], seen: str = "") -> dict[str, str]:
    data = {"form-TOTAL_FORMS": str(len(given)), "form-INITIAL_FORMS": "0", "seen": seen}
    for place, (when, amount) in enumerate(given):
        data |= {
            f"form-{place}-when": when,
            f"form-{place}-amount": amount,
            f"form-{place}-currency": "EUR",
        }
    return data


def test_a_forecast_and_the_next_one(activity, sign_in):
    client = sign_in("officer")
    address = url(activity, "forecast")
    assert client.post(address, lines(("2030", ""))).status_code == 422
    assert client.post(address, lines(("", ""))).status_code == 422
    assert client.post(address, lines(("2030", "5"), ("2031-02", "6"), ("", ""))).status_code == 302
    late = client.post(address, lines(("2030", "7")))
    assert late.status_code == 409
    assert 'name="seen" value="1"' in late.content.decode()
    assert client.post(address, lines(("2030", "7"), seen="1")).status_code == 302
    page = words(client.get(activity.get_absolute_url()))
    assert "Forecast 2" in page
    assert "Forecast 1" in page


def test_a_draft_and_its_money_are_for_those_who_work_on_it(draft, sign_in):
    row = draft.transactions.get()
    for client in (Client(), sign_in("partner")):
        assert "secret-7" not in words(client.get("/en/transactions/"))
        assert "paid-d" not in words(client.get("/en/transactions/?q=secret-7"))
    officer = sign_in("officer")
    assert "secret-7" in words(officer.get("/en/transactions/?q=secret-7"))
    assert officer.get(f"/en/transactions/{row.pk}/correct/").status_code == 200
    assert Client().get(url(draft, "chart")).status_code == 404


def test_what_does_not_exist_has_no_form(sign_in):
    officer = sign_in("officer")
    for address in (
        "/en/transactions/999999999/correct/",
        "/en/budgets/999999999/revise/",
        "/en/activities/nothing/money/record/",
    ):
        assert officer.get(address).status_code == 404


def test_the_list_of_money_is_narrowed_searched_and_written_to_a_file(activity, client):
    for number, type in enumerate(("2", "3", "4"), 1):
        record_transaction(
            by=None,
            activity=activity,
            stated=paid(
                str(number * 111), type=type, ref=f"pay-{number}", day=f"201{number}-01-01"
            ),
        )
    shown = words(client.get("/en/transactions/?q=pay-"))
    assert all(each in shown for each in ("pay-1", "pay-2", "pay-3"))
    for query in ("type=3", "year=2012", "partner=iom&year=2012", "currency=EUR&year=2012"):
        page = words(client.get(f"/en/transactions/?q=pay-&{query}"))
        assert "pay-2" in page
        assert "pay-3" not in page
    rows = client.get("/en/transactions/?q=pay-&format=csv").content.decode()
    assert "222" in rows
    strange = client.get("/en/transactions/?type=77&year=abc&sort=nonsense&counted=perhaps")
    assert strange.status_code == 200
    of_it = words(client.get(f"/en/transactions/?activity={activity.public_id}"))
    assert "pay-1" in of_it
    assert "Of one activity" in of_it


@pytest.mark.parametrize("lang", ["en", "nl", "fr"])
def test_money_is_shown_in_a_fixed_number_of_queries(
    activity, client, django_assert_max_num_queries, lang
):
    for number in range(1, 8):
        record_transaction(
            by=None,
            activity=activity,
            stated=paid(str(number), ref=f"q{number}", provider="nl-bz", receiver="iom"),
        )
    first = set_budget(by=None, activity=activity, stated=budget("10"))
    revise_budget(by=None, seen=first, stated=budget("20"), reason="why")
    line = PlannedStatement(Period.year(2030), Decimal(5), "EUR", receiver="iom")
    stated = ForecastStatement(Period.year(2026).start, (line, line))  # type: ignore[arg-type]
    make_forecast(by=None, activity=activity, stated=stated, seen=None)
    for address in (
        f"transactions/?activity={activity.public_id}",
        "spending/NL08/2011/",
        "spending/NL08/2011/1/",
        f"activities/{activity.public_id}/money/chart/",
    ):
        client.get(f"/{lang}/{address}")
        with django_assert_max_num_queries(20):
            assert client.get(f"/{lang}/{address}").status_code == 200


def test_the_chart_comes_as_a_part_or_as_a_page(activity, client):
    record_transaction(by=None, activity=activity, stated=paid("100"))
    set_budget(by=None, activity=activity, stated=budget("120"))
    page = client.get(url(activity, "chart")).content.decode()
    part = client.get(url(activity, "chart"), headers={"HX-Request": "true"}).content.decode()
    assert "<html" in page
    assert "<html" not in part
    assert "<svg" in part


def test_spending_of_a_year_leads_to_what_stands_behind_it(activity, client):
    record_transaction(by=None, activity=activity, stated=paid("12345"))
    page = client.get("/en/spending/NL08/2011/").content.decode()
    assert "/en/spending/NL08/2011/1/" in page
    behind = words(client.get("/en/spending/NL08/2011/1/"))
    assert "Activity paid-a" in behind
    assert "12,345" in behind
    assert "Booked on the node" in behind


def test_addresses_of_spending_that_lead_nowhere(client):
    assert client.get("/en/spending/").status_code == 302
    assert client.get("/en/spending/?framework=NL08&year=2011")["Location"].endswith("/2011/")
    assert client.get("/en/spending/?framework=nothing&year=x").status_code in (200, 302)
    assert client.get("/en/spending/NOTHING/2011/").status_code == 404
    assert client.get("/en/spending/NL08/1/").status_code == 404
    assert client.get("/en/spending/NL08/2011/none/").status_code == 200


def test_node_country_and_organisation_tell_the_money_of_activities(activity, client):
    record_transaction(by=None, activity=activity, stated=paid("54321", type="4", country="MA"))
    assert "54,321" in words(client.get("/en/frameworks/NL08/nodes/1/"))
    assert "54,321" in words(client.get("/en/countries/MA/"))
    iom = activity.partner
    assert iom is not None
    assert "54,321" in words(client.get(iom.get_absolute_url()))


def test_an_amount_that_is_not_counted_says_where_it_is(activity, client):
    stated = said("paid-b", paid("80", receiver_activity="paid-a"), partner="iom")
    save_activity(by=None, statement=stated)
    record_transaction(by=None, activity=activity, stated=paid("70", type="4"))
    page = words(client.get(activity.get_absolute_url()))
    assert "counted elsewhere" in page
    assert "Activity paid-b" in page


def test_officers_are_warned_where_money_may_be_counted_twice(sign_in, client):
    save_activity(by=None, statement=said("paid-p", paid("9"), level="programme"))
    save_activity(by=None, statement=said("paid-c", paid("8"), parent="paid-p"))
    address = Activity.objects.get(code="paid-c").get_absolute_url()
    assert "counted twice" in words(sign_in("officer").get(address))
    assert "counted twice" not in words(client.get(address))


def test_a_value_without_a_rate_says_so(activity, client):
    record_transaction(
        by=None, activity=activity, stated=paid("5", currency="JPY", day="1990-01-05")
    )
    assert Transaction.objects.get(activity=activity).euro is None
    assert "no rate of that day" in words(client.get(activity.get_absolute_url()))
    assert "no rate of that day" in words(
        client.get(f"/en/transactions/?activity={activity.public_id}")
    )
