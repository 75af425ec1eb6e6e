# SPDX-License-Identifier: EUPL-1.2
"""Results on pages: three states apart, sums explained, forms that lose nothing, rights by role."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from corridor.steering.portfolio.models import Activity, CommonIndicator, Indicator

from .reporting import (
    number,
    only_indicator,
    period,
)
from .shown_results import portfolio as made_portfolio
from .shown_results import save, signed_in, words_of

pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture(autouse=True)
def portfolio(loaded):
    return made_portfolio()


class TestActivity:
    def test_not_reported_zero_and_not_applicable_look_different(self, client, portfolio):
        assert "not reported" in words_of(client.get(f"/en/activities/{portfolio.public_id}/"))
        zero = Activity.objects.get(code="zero")
        assert (
            '<span class="corridor-number">0</span>'
            in client.get(f"/en/activities/{zero.public_id}/").content.decode()
        )
        none = Activity.objects.get(code="none")
        assert "not applicable" in words_of(client.get(f"/en/activities/{none.public_id}/"))

    def test_progress_parts_and_rest_are_said(self, client, portfolio):
        said = words_of(client.get(f"/en/activities/{portfolio.public_id}/"))
        assert "The target is not reached." in said
        assert "That is 50% of the target." in said
        assert "women: 40" in said
        assert "not broken down: 60" in said
        assert "No baseline is known" in said

    def test_the_chart_is_a_page_of_its_own_and_a_part(self, client, portfolio):
        key = only_indicator(portfolio).pk
        url = f"/en/activities/{portfolio.public_id}/figures/{key}/chart/"
        assert "<main" in client.get(url).content.decode()
        assert "<main" not in client.get(url, headers={"HX-Request": "true"}).content.decode()
        draft = Activity.objects.get(code="draft")
        key = only_indicator(draft).pk
        assert (
            client.get(f"/en/activities/{draft.public_id}/figures/{key}/chart/").status_code == 404
        )

    @pytest.mark.parametrize("lang", ["nl", "fr"])
    def test_in_every_language(self, client, portfolio, lang):
        assert client.get(f"/{lang}/activities/{portfolio.public_id}/").status_code == 200


def figures_form(row: Indicator, *periods, **more):
    data = {"rows": len(periods), "version": row.version, "reason": "a slip"} | more
    for place, each in enumerate(periods):
        given = {
            "target_qualifier": "exact",
            "actual_qualifier": "exact",
            "actual_state": "reported",
        } | each
        data |= {f"periods-{place}-{name}": value for name, value in given.items()}
    return data


class TestFigures:
    @pytest.fixture
    def url(self, portfolio):
        row = only_indicator(portfolio)
        return f"/en/activities/{portfolio.public_id}/figures/{row.pk}/"

    def held(self, portfolio, year=2011):
        row = only_indicator(portfolio).periods.get(period__startswith=f"{year}-01-01")
        return {"key": row.pk, "start": f"{year}-01-01", "end": f"{year}-12-31"}

    @pytest.mark.parametrize(
        ("role", "status"), [("officer", 200), ("editor", 200), ("partner", 403)]
    )
    def test_who_may(self, account, url, role, status):
        assert signed_in(account(role)).get(url).status_code == status

    def test_nobody_else_may(self, client, url):
        assert client.get(url).status_code == 302

    def test_a_correction_keeps_who_and_why(self, account, url, portfolio):
        row = only_indicator(portfolio)
        data = figures_form(
            row, self.held(portfolio) | {"actual_number": "90", "parts": "sex:f = 45\n"}
        )
        answer = signed_in(account("officer")).post(url, data)
        assert answer.status_code == 302
        now = only_indicator(portfolio)
        (kept,) = now.periods.all()
        assert (kept.actual_number, kept.intake.kind, now.version) == (90, "form", row.version + 1)
        assert [(list(p.cell), p.number) for p in kept.parts.all()] == [(["sex:f"], 45)]
        common = CommonIndicator.objects.get(code="test-people")
        assert common.tallied != common.changed

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"actual_number": "1.234"}, "can be read in two ways"),
            ({"actual_number": "many"}, "This is no number"),
            ({"actual_number": "10", "parts": "sex:f = 11"}, "more than the 10"),
            ({"actual_number": "10", "parts": "colour:red = 1"}, "is not a dimension"),
            ({"actual_number": "10", "parts": "sex:f"}, "Line 1"),
            ({"actual_number": "10", "actual_state": "not_reported"}, "so it was reported"),
            ({"actual_number": ""}, "zero is a number too"),
            ({"actual_number": "10", "end": "2010-01-01"}, "The end must come after the start"),
        ],
    )
    def test_what_is_wrong_stands_at_the_field_and_what_was_typed_stays(
        self, account, url, portfolio, typed, said
    ):
        data = figures_form(
            only_indicator(portfolio), self.held(portfolio) | typed, reason="kept words"
        )
        answer = signed_in(account("officer")).post(url, data)
        assert answer.status_code == 422
        assert said in answer.content.decode().replace("&quot;", '"')
        assert "kept words" in answer.content.decode()
        assert only_indicator(portfolio).periods.count() == 2

    def test_overlaps_and_a_missing_reason_are_refused(self, account, url, portfolio):
        other = {"start": "2011-06", "end": "2012-06", "actual_number": "3"}
        row = only_indicator(portfolio)
        data = figures_form(row, self.held(portfolio) | {"actual_number": "1"}, other)
        officer = signed_in(account("officer"))
        answer = officer.post(url, data)
        assert answer.status_code == 422
        assert "overlaps" in answer.content.decode()
        data = figures_form(row, self.held(portfolio) | {"actual_number": "1"}, reason="")
        assert officer.post(url, data).status_code == 422

    def test_somebody_was_quicker(self, account, url, portfolio):
        row = only_indicator(portfolio)
        data = figures_form(row, self.held(portfolio) | {"actual_number": "77"})
        Indicator.objects.filter(pk=row.pk).update(version=row.version + 1)
        officer = signed_in(account("officer"))
        answer = officer.post(url, data)
        assert answer.status_code == 409
        body = answer.content.decode()
        assert 'value="77"' in body
        again = re.search(r'name="version" value="(\d+)"', body)[1]
        assert officer.post(url, data | {"version": again}).status_code == 302

    def test_a_row_more_loses_nothing(self, account, url, portfolio):
        data = figures_form(only_indicator(portfolio), {"start": "nonsense"}, add="1")
        answer = signed_in(account("officer")).post(url, data)
        body = answer.content.decode()
        assert answer.status_code == 200
        assert 'value="nonsense"' in body
        assert "periods-1-start" in body
        assert "corridor-wrong" not in body


def result_form(*rows, **more):
    data = {"rows": len(rows), "title": "A new result", "type": "1", "versions": ""} | more
    for place, each in enumerate(rows):
        given = {
            "title": "Counted",
            "measure": "1",
            "ascending": "yes",
            "cumulative": "no",
            "includes_components": "yes",
            "whole_qualifier": "exact",
        } | each
        data |= {f"indicators-{place}-{name}": value for name, value in given.items()}
    return data


class TestDefining:
    @pytest.fixture
    def url(self, portfolio):
        return f"/en/activities/{portfolio.public_id}/results/add/"

    def test_a_result_with_an_indicator(self, account, url, portfolio):
        row = {"whole_number": "300", "baseline_state": "not_applicable", "unit": "people"}
        answer = signed_in(account("officer")).post(url, result_form(row))
        assert answer.status_code == 302
        made = portfolio.results.get(code="r1")
        assert made.indicators.get().whole_number == 300
        assert Activity.objects.get(pk=portfolio.pk).version == portfolio.version + 1

    def test_a_target_needs_a_start_or_a_word_on_it(self, account, url):
        answer = signed_in(account("officer")).post(url, result_form({"whole_number": "300"}))
        assert answer.status_code == 422
        assert "A target needs a start" in answer.content.decode()

    def test_the_unit_of_what_has_figures_stays(self, account, portfolio):
        row = only_indicator(portfolio)
        url = f"/en/activities/{portfolio.public_id}/results/{row.result_id}/"
        sent = result_form(
            {"key": row.pk, "unit": "visits", "common": "test-people"},
            versions=f"{row.pk}:{row.version}",
        )
        officer = signed_in(account("officer"))
        answer = officer.post(url, sent)
        assert answer.status_code == 422
        assert "make a new indicator" in answer.content.decode()
        sent["indicators-0-unit"] = "people"
        assert officer.post(url, sent).status_code == 302
        assert only_indicator(portfolio).title["en"] == "Counted"

    def test_an_indicator_with_figures_is_not_taken_away(self, account, portfolio):
        row = only_indicator(portfolio)
        url = f"/en/activities/{portfolio.public_id}/results/{row.result_id}/"
        sent = result_form({"key": row.pk, "gone": "on"}, versions=f"{row.pk}:{row.version}")
        answer = signed_in(account("officer")).post(url, sent)
        assert answer.status_code == 422
        assert "cannot be taken away" in answer.content.decode()

    def test_somebody_was_quicker(self, account, portfolio):
        row = only_indicator(portfolio)
        url = f"/en/activities/{portfolio.public_id}/results/{row.result_id}/"
        sent = result_form(
            {"key": row.pk, "unit": "people", "common": "test-people"}, versions=f"{row.pk}:99"
        )
        answer = signed_in(account("officer")).post(url, sent)
        assert answer.status_code == 409
        assert "A new result" in answer.content.decode()

    def test_a_partner_proposes_for_its_own_drafts_only(self, account, url):
        partner = signed_in(account("partner"))
        assert partner.get(url).status_code == 403
        draft = Activity.objects.get(code="draft")
        own = f"/en/activities/{draft.public_id}/results/add/"
        assert partner.get(own).status_code == 200
        assert partner.post(own, result_form({})).status_code == 302
        assert draft.results.filter(code="r1").exists()
        Activity.objects.filter(pk=draft.pk).update(public=True)
        assert partner.get(own).status_code == 403
        assert Client().get(own).status_code == 302

    def test_twice_in_one_sum_is_refused_at_its_field(self, account, url):
        answer = signed_in(account("officer")).post(url, result_form({"common": "test-people"}))
        assert answer.status_code == 422
        assert "it would count twice" in answer.content.decode()


class TestApi:
    def test_results_and_indicators(self, client, portfolio):
        found = client.get(f"/api/results?activity={portfolio.public_id}").json()
        assert [row["code"] for row in found["items"]] == ["r"]
        (row,) = client.get(f"/api/indicators?activity={portfolio.public_id}&lang=nl").json()[
            "items"
        ]
        assert [each["actual"]["state"] for each in row["periods"]] == ["not_reported", "reported"]
        assert row["periods"][1]["actual"]["number"] == "100"
        assert row["periods"][1]["parts"][0]["cell"] == ["country:gh"]

    def test_drafts_are_for_those_who_see_them(self, account):
        draft = Activity.objects.get(code="draft").public_id
        for path in ("results", "indicators"):
            assert Client().get(f"/api/{path}?activity={draft}").json()["count"] == 0
            for role in ("officer", "partner"):
                user = account(role, email=f"{role}-{path}@example.org")
                client = signed_in(user)
                assert client.get(f"/api/{path}?activity={draft}").json()["count"] == 1

    def test_pages_lead_to_each_other(self, client):
        path, seen = "/api/indicators?common=test-people&limit=2", []
        while path:
            found = client.get(path).json()
            assert found["count"] == 4
            seen += [row["id"] for row in found["items"]]
            path = found["next"]
        assert len(seen) == len(set(seen)) == 4

    def test_sums_of_a_tree_and_of_a_partner(self, client, portfolio):
        path = "/api/common-indicators/test-people/roll-up?year=2011"
        (tree,) = client.get(f"{path}&activity={portfolio.public_id}").json()["items"]
        assert (tree["total"]["number"], tree["outcomes"]) == (
            "100",
            {"counted": 1, "included": 1},
        )
        below = Activity.objects.get(code="below").public_id
        (branch,) = client.get(f"{path}&activity={below}").json()["items"]
        assert branch["total"]["number"] == "60"
        # The draft is the only one that this partner reports on.
        assert client.get(f"{path}&partner=iom").json()["items"] == []
        draft = Activity.objects.get(code="draft").public_id
        assert client.get(f"{path}&activity={draft}").status_code == 404
        assert client.get(f"{path}&partner=nobody").status_code == 422
        assert client.get(f"{path}&partner=iom&by=country").status_code == 422

    def test_a_fixed_number_of_queries(self, client, django_assert_max_num_queries):
        for place in range(5):
            save(f"more-{place}", period(2011, actual=number(3)))
        for path in ("results", "indicators", "common-indicators"):
            with django_assert_max_num_queries(6):
                client.get(f"/api/{path}?limit=200")
