# SPDX-License-Identifier: EUPL-1.2
"""Pages ask the database little, and as often for much as for little."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks.portfolio import LARGE, large, statements
from corridor.steering.portfolio.actions import save_common_indicator, save_dimension
from corridor.steering.portfolio.actions.bulk import save_activities
from corridor.steering.portfolio.models import Activity, Intake
from corridor.steering.portfolio.selectors.whole import bring_all
from corridor.steering.portfolio.web.listing import ActivityRows
from tests.support import databases

from .paying import text
from .test_bulk import rich

pytestmark = pytest.mark.usefixtures("ground")

MOST = 20


@pytest.fixture
def portfolio(ground: None) -> None:
    save_common_indicator(by=None, code="people-trained", names=text("People trained"), measure="1")
    save_dimension(
        by=None,
        code="sex",
        names=text("Sex"),
        position=0,
        categories=[("f", text("women")), ("m", text("men"))],
    )
    intake = Intake.objects.create(kind=Intake.Kind.IATI, name="file.xml")
    every = [*statements(40), large()]
    every[0] = replace(rich(every[0]), target_groups=text("everybody"))
    *_before, report = save_activities(by=None, statements=every, intake=intake)
    assert report.not_taken == []
    databases.count_rows()


def at(code: str) -> str:
    return f"/en/activities/{Activity.objects.get(code=code).public_id}/"


@pytest.mark.parametrize("code", ["bench-0", "bench-1", "bench-10", LARGE])
def test_an_activity_is_shown_in_few_queries(
    client, portfolio, code, django_assert_max_num_queries
):
    with django_assert_max_num_queries(MOST):
        assert client.get(at(code)).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "activities/",
        "activities/?q=water",
        "activities/?q=water&country=GH&status=2",
        "activities/map/",
        "transactions/",
        "transactions/?type=3&year=2010",
        "results/",
        "results/people-trained/",
        "countries/GH/",
        "frameworks/NL08/nodes/6/",
        "organisations/",
    ],
)
def test_lists_are_shown_in_few_queries(client, portfolio, path, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST):
        assert client.get(f"/en/{path}").status_code == 200


def test_an_officer_sees_the_list_in_few_queries(
    client, portfolio, person, django_assert_max_num_queries
):
    client.force_login(person("officer"), "corridor.foundation.accounts.backends.RoleBackend")
    for path in ("activities/", "activities/?q=water&country=GH&status=2"):
        with django_assert_max_num_queries(MOST):
            assert client.get(f"/fr/{path}").status_code == 200


@pytest.mark.parametrize("path", ["activities", "transactions", "results", "indicators"])
def test_lists_of_the_api_ask_little(client, portfolio, path, django_assert_max_num_queries):
    for limit in (2, 200):
        with django_assert_max_num_queries(6):
            assert client.get(f"/api/{path}?limit={limit}").status_code == 200


def test_what_is_brought_at_once_is_what_each_relation_gives(portfolio):
    for code in ("bench-0", LARGE):
        brought, plain = (Activity.objects.get(code=code) for _turn in range(2))
        bring_all(brought)
        for name in ("phases", "countries", "sectors", "documents", "stops", "results"):
            assert list(getattr(brought, name).all()) == list(getattr(plain, name).all()), name
        figures = [
            [
                (period.period, period.actual_number, [part.cell for part in period.parts.all()])
                for result in each.results.all()
                for indicator in result.indicators.all()
                for period in indicator.periods.all()
            ]
            for each in (brought, plain)
        ]
        assert figures[0] == figures[1]
        assert any(isinstance(number, Decimal) for _days, number, _parts in figures[0])


def test_the_number_of_rows_is_told_up_to_a_limit(client, portfolio, monkeypatch):
    monkeypatch.setattr("corridor.foundation.pages.cursors.MOST_COUNTED", 40)
    assert client.get("/api/activities").json()["count"] is None
    monkeypatch.setattr("corridor.foundation.pages.cursors.MOST_COUNTED", 41)
    assert client.get("/api/activities").json()["count"] == 41


def test_pages_far_down_are_those_that_are_counted_from_the_start(portfolio, monkeypatch):
    column: Any = SimpleNamespace(order="title_en")
    for descending in (False, True):
        rows = ActivityRows(None).ordered(column, descending=descending)
        every = [row.pk for row in rows.page(0, 50)]
        assert len(every) == 41
        monkeypatch.setattr("corridor.steering.portfolio.web.listing.FAR", 0)
        for first in range(0, 50, 7):
            found = [row.pk for row in rows.page(first, first + 7)]
            assert found == every[first : first + 7], first
        monkeypatch.undo()
