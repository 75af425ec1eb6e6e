# SPDX-License-Identifier: EUPL-1.2
"""Money for software: filters, cursors, and what a draft hides."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from corridor.steering.portfolio.actions import save_activity
from corridor.steering.portfolio.models import Activity
from corridor.steering.portfolio.rules.statements import ForecastStatement, PlannedStatement
from corridor.values.periods import Period

from .paying import budget, country, node, paid, said, sector

pytestmark = pytest.mark.usefixtures("loaded")

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"
DAY = date(1990, 1, 1)


@pytest.fixture(autouse=True)
def _money(loaded):
    line = PlannedStatement(Period.year(1991), Decimal(5), "EUR", receiver="iom")
    save_activity(
        by=None,
        statement=said(
            "api-a",
            *(
                paid(str(k), ref=f"A{k}", day=f"1990-01-0{k}", provider="nl-bz")
                for k in range(1, 6)
            ),
            paid("7", type="2", ref="C1", day="1990-02-01"),
            budgets=(budget("100", 1990),),
            forecasts=(ForecastStatement(DAY, (line,)),),
            nodes=[node("NL08/1")],
            countries=[country("MA")],
            sectors=[sector("15190")],
            partner="iom",
        ),
    )
    save_activity(
        by=None, statement=said("api-d", paid("9", ref="D1", day="1990-01-01"), public=False)
    )


def get(path: str, client: Client | None = None):
    return (client or Client()).get(f"/api/{path}")


def test_transactions_page_by_cursor_and_every_row_once():
    path, seen = "transactions?activity=api-a&type=3&limit=2", []
    while path:
        found = get(path).json()
        assert found["count"] == 5
        seen += [row["ref"] for row in found["items"]]
        path = (found["next"] or "").removeprefix("/api/")
    assert seen == ["A5", "A4", "A3", "A2", "A1"]


@pytest.mark.parametrize(
    ("query", "refs"),
    [
        ("type=2", ["C1"]),
        ("year=1990", ["C1", "A5", "A4", "A3", "A2", "A1"]),
        ("year=1991", []),
        ("ref=A3", ["A3"]),
        ("currency=USD", []),
        ("partner=iom&ref=A1", ["A1"]),
        ("partner=nobody", []),
        ("counted=false", []),
        ("country=MA", []),
    ],
)
def test_transactions_are_narrowed(query, refs):
    found = get(f"transactions?activity=api-a&{query}").json()
    assert [row["ref"] for row in found["items"]] == refs


def test_a_transaction_tells_its_value_and_rate():
    (row,) = get("transactions?activity=api-a&ref=A1").json()["items"]
    assert row["money"] == {"amount": "1.00", "currency": "EUR", "precision": None}
    assert row["euro"] == {"amount": "1.00", "rate": "1", "rate_day": "1990-01-01"}
    assert (row["provider"]["organisation"], row["counted"]) == ("nl-bz", True)
    assert row["sources"] == ["NL11:79"]


@pytest.mark.parametrize("query", ["type=99", "year=99999", "counted=perhaps", "cursor=abc"])
def test_what_cannot_be_asked_is_refused(query):
    assert get(f"transactions?{query}").status_code == 422


def test_a_draft_is_there_for_those_who_work_on_it(account):
    asked = "transactions?activity=api-d"
    partner, officer = Client(), Client()
    partner.force_login(account("partner"), backend=BACKEND)
    officer.force_login(account("officer"), backend=BACKEND)
    assert get(asked).json()["count"] == 0
    assert get(asked, partner).json()["count"] == 0
    (row,) = get(asked, officer).json()["items"]
    assert (row["ref"], row["counted"]) == ("D1", False)


def test_budgets_and_forecasts():
    (row,) = get("budgets?activity=api-a").json()["items"]
    assert row["period"] == {"start": "1990-01-01", "end": "1991-01-01"}
    assert row["revised"] is False
    assert get("budgets?activity=api-a&revised=true").json()["count"] == 0
    (made,) = get("forecasts?activity=api-a").json()["items"]
    assert (made["number"], made["made"]) == (1, "1990-01-01")
    assert made["lines"][0]["receiver"] == "iom"


@pytest.mark.parametrize(
    "query",
    [
        "by=year",
        "by=year&framework=NL08&node=1",
        "by=year&framework=NL08",
        "by=year&country=MA",
        "by=year&sector=15190",
        "by=year&partner=iom",
        "by=node&framework=NL08",
        "by=country",
        "by=sector",
        "by=partner",
    ],
)
def test_spending_by_every_cut(query):
    rows = get(f"spending?{query}&year=1990").json()
    (row,) = [each for each in rows if each["sums"]["spent"] == "15.00"]
    assert row["sums"]["committed"] == "7.00"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("by=node", 422),
        ("by=partner", 422),
        ("by=weather", 422),
        ("node=1", 422),
        ("country=MA&partner=iom", 422),
        ("partner=nobody", 404),
    ],
)
def test_spending_that_cannot_be_told(query, status):
    assert get(f"spending?{query}").status_code == status


def test_a_frameworks_year_has_activities_and_bookings():
    found = get("frameworks/NL08/spending/2011").json()
    rows = {row["node"]: row for row in found["nodes"]}
    assert rows["6"]["record"] == "NL08/2011/6"
    assert rows[""]["booked"] is None
    total = sum(Decimal(row["total"]) for row in found["nodes"])
    assert Decimal(found["total"]) == total
    assert get("frameworks/NOTHING/spending/2011").status_code == 404
    assert get("frameworks/NL08/spending/1").status_code == 422


def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries):
    for path in ("transactions?year=1990", "budgets", "forecasts", "spending?by=country"):
        with django_assert_max_num_queries(12):
            assert get(path).status_code == 200
    assert Activity.objects.filter(code="api-a").exists()
