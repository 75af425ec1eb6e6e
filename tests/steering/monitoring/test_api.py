# SPDX-License-Identifier: EUPL-1.2
"""Rounds and drafts for software: read, written in bulk, refused item by item."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corridor.steering.monitoring.models import Narrative, ReportedFigure, ReportedTransaction
from corridor.steering.monitoring.public import Verb, open_round
from corridor.steering.portfolio.models import IndicatorPeriod
from corridor.values.canonical import digest

from .conftest import DUE, YEAR, make_activity, make_indicator, make_organisation, make_period

pytestmark = pytest.mark.django_db
JSON = "application/json"


@pytest.fixture
def api(client, stage):
    """Ask as somebody: `api(user, "get", "/draft")` is below the round's address."""

    def ask(user, method, path="", data=None, *, of=None):
        if user is None:
            client.logout()
        else:
            client.force_login(user)
        address = f"/api/rounds/{(of or stage.round).public_id}{path}"
        if method == "get":
            return client.get(address, data)
        return getattr(client, method)(address, data, content_type=JSON)

    return ask


def figure(stage, indicator="returned", **given):
    return {
        "activity": stage.activity.public_id,
        "result": "r",
        "indicator": indicator,
        "start": "2011-01-01",
        **given,
    }


def whole(stage):
    return {
        "figures": [
            figure(stage, number="1511"),
            figure(stage, "satisfied", number="38", denominator="57"),
            figure(stage, "lessons", text={"nl": "Kortere formulieren helpen."}),
        ],
        "narratives": [{"activity": stage.activity.public_id, "done": {"en": "Helped."}}],
        "transactions": [
            {
                "activity": stage.activity.public_id,
                "type": "3",
                "day": "2011-05-02",
                "amount": "2500.50",
                "receiver": stage.other.code,
            }
        ],
    }


def test_a_draft_is_read_with_target_and_last_period(api, stage):
    told = api(stage.writer, "get", "/draft").json()
    returned = told["figures"][0]
    assert (returned["indicator"], returned["version"], returned["actual"]) == ("returned", 0, None)
    assert (returned["target"]["number"], returned["before"]["number"]) == ("1500", "1160")
    assert told["narratives"][0]["version"] == 0
    assert told["transactions"] == []


def test_a_whole_report_is_written_submitted_and_approved(api, stage):
    look = api(stage.writer, "put", "/draft?look=true", whole(stage))
    assert (look.status_code, look.json()["changed"]) == (200, 5)
    assert not ReportedFigure.objects.exists()
    saved = api(stage.writer, "put", "/draft", whole(stage))
    assert (saved.status_code, saved.json()) == (200, {"changed": 5, "problems": []})
    assert ReportedTransaction.objects.get().receiver == stage.other
    detail = api(stage.writer, "get").json()
    assert detail["missing"] == []

    def step(user, verb, **more):
        version = stage.reload().version
        return api(user, "post", "/steps", {"verb": verb, "version": version, **more})

    assert step(stage.writer, "submit").json()["state"] == "submitted"
    assert step(stage.officer, "send_back").status_code == 422
    assert step(stage.officer, "send_back", remark="Mend it.").json()["at"] == "partner"
    assert step(stage.writer, "submit").status_code == 200
    assert step(stage.officer, "approve").json()["state"] == "approved"
    assert IndicatorPeriod.objects.filter(actual_number=Decimal(1511)).exists()
    report = api(stage.writer, "get", "/approved/1").json()
    assert digest(report["content"]) == report["hash"]
    assert api(stage.writer, "get", "/approved/2").status_code == 404
    assert api(stage.writer, "put", "/draft", whole(stage)).status_code == 409
    assert [each["verb"] for each in api(stage.officer, "get").json()["steps"]][-1] == "approve"


def test_problems_are_told_item_by_item_and_nothing_is_written(api, stage):
    given = whole(stage)
    given["figures"][1]["denominator"] = "0"
    given["transactions"].append({**given["transactions"][0], "day": "2012-05-02"})
    answer = api(stage.writer, "put", "/draft", given)
    assert answer.status_code == 422
    told = {(p["kind"], p["index"], p["field"]) for p in answer.json()["problems"]}
    assert told == {("figure", 1, "denominator"), ("transaction", 1, "day")}
    strange = {
        "figures": [figure(stage, "nothing", number="1"), figure(stage, state="maybe")],
        "narratives": [{"activity": "nobody", "done": {"xx": "?"}}],
        "transactions": [{"activity": stage.activity.public_id, "receiver": "nobody"}],
    }
    answer = api(stage.writer, "put", "/draft", strange)
    told = {(p["kind"], p["index"], p["field"]) for p in answer.json()["problems"]}
    assert told == {
        ("figure", 0, "indicator"),
        ("figure", 1, "state"),
        ("narrative", 0, "activity"),
        ("narrative", 0, "done"),
        ("transaction", 0, "receiver"),
    }
    assert not ReportedFigure.objects.exists()
    assert not Narrative.objects.exists()


def test_a_stale_version_is_409_with_the_version_that_stands(api, stage):
    api(stage.writer, "put", "/draft", {"figures": [figure(stage, number="1")]})
    answer = api(stage.colleague, "put", "/draft", {"figures": [figure(stage, number="2")]})
    assert answer.status_code == 409
    (problem,) = answer.json()["problems"]
    assert (problem["stale"], problem["version"]) == (True, 1)
    again = {"figures": [figure(stage, number="2", version=1)]}
    assert api(stage.colleague, "put", "/draft", again).json()["changed"] == 1
    gone = {"figures": [figure(stage, state=None, version=2)]}
    assert api(stage.colleague, "put", "/draft", gone).json()["changed"] == 1
    assert not ReportedFigure.objects.exists()


def test_rounds_are_listed_by_filter_and_cursor(api, stage, client):
    for number in range(3):
        other = make_organisation(f"Partner {number}")
        make_activity(other)
        open_round(partner=other, period=YEAR, due=DUE, by=None)
    client.force_login(stage.officer)
    first = client.get("/api/rounds?limit=3").json()
    assert (first["count"], len(first["items"])) == (4, 3)
    rest = client.get(first["next"]).json()
    assert len({each["id"] for each in first["items"] + rest["items"]}) == 4
    for query, count in (
        (f"partner={stage.partner.code}", 1),
        ("state=open", 4),
        ("state=locked", 0),
        ("year=2011", 4),
        ("year=2012", 0),
        ("late=true", 4),
        ("late=false", 0),
    ):
        assert client.get(f"/api/rounds?{query}").json()["count"] == count, query


def test_rounds_are_made(api, stage, client):
    client.force_login(stage.officer)
    given = {
        "partner": stage.partner.code,
        "start": "2012-01-01",
        "end": "2013-01-01",
        "due": "2013-03-01",
        "open": False,
    }
    made = client.post("/api/rounds", given, content_type=JSON)
    assert (made.status_code, made.json()["state"]) == (201, "planned")
    for wrong, at in (
        ({}, "period"),
        ({"partner": "nobody"}, "partner"),
        ({"start": "2014-01-01"}, "end"),
    ):
        answer = client.post("/api/rounds", given | wrong, content_type=JSON)
        assert (answer.status_code, answer.json()["detail"].partition(":")[0]) == (422, at)


def test_remarks_are_left_at_their_place(api, stage):
    stage.submit()
    at = {"activity": stage.activity.public_id, "result": "r", "indicator": "returned"}
    made = api(stage.officer, "post", "/remarks", {"text": "Why?", **at, "start": "2011-01-01"})
    assert (made.status_code, made.json()["by"]) == (201, "Oscar Officer")
    for wrong in (
        {**at, "start": "2010-01-01"},
        {"activity": "nobody"},
        {"transaction": "nobody"},
    ):
        answer = api(stage.officer, "post", "/remarks", {"text": "Why?", **wrong})
        assert answer.status_code == 422
    assert api(stage.officer, "post", "/remarks", {"text": " "}).status_code == 422
    (told,) = api(stage.writer, "get").json()["remarks"]
    assert (told["indicator"], told["start"], told["resolved"]) == ("returned", "2011-01-01", None)


def test_a_step_from_an_old_version_is_409(api, stage):
    stage.submit()
    seen = stage.round.version
    stage.step(Verb.SEND_BACK, stage.second, "Mend it.")
    given = {"verb": "approve", "version": seen}
    assert api(stage.officer, "post", "/steps", given).status_code == 409
    assert api(stage.officer, "post", "/steps", {"verb": "dance", "version": 1}).status_code == 422
    assert api(stage.officer, "post", "/steps", {"verb": "plan", "version": 1}).status_code == 422


def test_warnings_are_in_words_of_the_language_asked(api, stage):
    api(stage.writer, "put", "/draft", {"figures": [figure(stage, number="116000")]})
    told = api(stage.writer, "get", "/draft").json()["figures"][0]["warnings"]
    assert any("100 times" in each for each in told)


def test_reading_costs_the_same_whatever_a_round_holds(
    client, stage, django_assert_max_num_queries
):
    for number in range(5):
        activity = make_activity(stage.partner, title=f"Number {number}")
        for code in "abc":
            make_period(make_indicator(activity, code), YEAR)
    client.force_login(stage.writer)
    address = f"/api/rounds/{stage.round.public_id}"
    with django_assert_max_num_queries(16):
        assert len(client.get(f"{address}/draft").json()["figures"]) == 18
    with django_assert_max_num_queries(20):
        assert len(client.get(address).json()["missing"]) == 24


def test_what_no_column_holds_is_refused_not_broken_on(api, stage, client):
    given = whole(stage)
    given["narratives"][0]["done"] = {"en": "a\0b"}
    assert api(stage.writer, "put", "/draft", given).status_code == 422
    assert api(stage.officer, "post", "/remarks", {"text": "a\0b"}).status_code == 422
    for wrong in ({"number": "NaN"}, {"number": "1e400"}, {"number": "Infinity"}):
        answer = api(stage.writer, "put", "/draft", {"figures": [figure(stage, **wrong)]})
        assert answer.status_code == 422, wrong
    money = {**whole(stage)["transactions"][0], "corrects": 2**70}
    assert api(stage.writer, "put", "/draft", {"transactions": [money]}).status_code == 422
    client.force_login(stage.officer)
    assert client.get("/api/rounds?year=99999999999999999999").status_code == 422
    assert client.get("/api/rounds?partner=%00").status_code in (200, 400)
