# SPDX-License-Identifier: EUPL-1.2
"""The API says what the pages say, to those who may read it, in pages by cursor."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.steering.screening import public

from .conftest import ROLES, given


def get(url: str, client: Client | None = None, status: int = 200):
    response = (client or Client()).get(f"/api/{url}")
    assert response.status_code == status, response.content
    return response.json()


def test_decisions_with_filters_and_cursors(activity, foreign, account):
    officer = account("officer")
    for of in (activity, foreign):
        public.decide_oda(by=officer, activity=of, given=given())
    public.decide_oda(
        by=officer, activity=activity, given=given("not_eligible"), change_reason="Audit"
    )
    assert get("oda-decisions")["count"] == 3
    assert get("oda-decisions?stands=true")["count"] == 2
    one = get(f"oda-decisions?activity={activity.public_id}&stands=true&lang=nl")["items"][0]
    assert (one["decision"], one["organisation"]) == ("not_eligible", "nl-bz")
    first = get("oda-decisions?limit=2")
    assert len(first["items"]) == 2
    assert first["next"]


@pytest.mark.parametrize("role", ROLES)
def test_who_reads_the_draft_of_a_screening(activity, foreign, signed_in, role):
    for of in (activity, foreign):
        public.start_screening(by=None, activity=of)
    count = get("screenings", signed_in(role))["count"]
    assert count == {"partner": 1, "officer": 2, "editor": 2}.get(role, 0)


def test_screenings_with_filters(screened, activity):
    screened()
    found = get("screenings?failing=gender&level=some&stands=true")["items"]
    assert [each["activity"] for each in found] == [activity.public_id]
    assert found[0]["question_sets"] == ["general/1", "agriculture/1"]
    assert get("screenings?failing=rights")["items"] == []


def test_the_adviser(loaded):
    found = get("purpose-codes?interest=no&donor=no&migration=yes&lang=fr")
    fits = [each for each in found["advice"] if each["fits"] == "yes"]
    assert [each["code"] for each in fits] == ["15190"]
    assert fits[0]["why"]["language"] == "fr"
    assert any(each["matters"] for each in get("purpose-codes")["questions"])
    get("purpose-codes?donor=maybe", status=422)


def test_the_number_of_queries_does_not_grow(
    activity, foreign, screened, django_assert_max_num_queries
):
    for of in (activity, foreign):
        screened(of)
    with django_assert_max_num_queries(6):
        get("screenings")
