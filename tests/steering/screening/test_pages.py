# SPDX-License-Identifier: EUPL-1.2
"""The pages: who sees and does what, what is refused, and that nothing typed is lost."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from corridor.foundation.accounts.public import User
from corridor.foundation.pages.public import desk_of
from corridor.steering.screening import public

from .conftest import ROLES, fresh, given, text

HOSTILE = "<script>alert(1)</script>"


def said(response: Any) -> str:
    bare = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(bare))


def decision(**more: str) -> dict[str, str]:
    return {
        "seen": "",
        "decision": "eligible",
        "reasons": "It serves farmers.",
        "decided_by": "ODA desk",
        "day": "2026-01-05",
        **more,
    }


def aid(activity, rest: str = "") -> str:
    return f"/en/activities/{activity.public_id}/aid/{rest}"


@pytest.mark.parametrize("role", ROLES)
def test_who_may_decide(activity, signed_in, role):
    client = signed_in(role)
    assert client.get(aid(activity)).status_code == 200
    expected = {"": 302, "officer": 302, "editor": 302}.get(role, 403)
    assert client.post(aid(activity, "decide/"), decision()).status_code == expected
    made = public.standing_decision(activity) is not None
    assert made == (role in ("officer", "editor"))


def test_a_decision_with_all_it_says_on_its_page(activity, signed_in):
    client = signed_in("officer")
    more = {"decision": "partly", "percentage": "40.5", "criteria": ["objective"]}
    client.post(aid(activity, "decide/"), decision(reasons=HOSTILE, **more))
    page = client.get(aid(activity))
    assert HOSTILE not in page.content.decode()
    for words in (HOSTILE, "counts in part: 40.5%", "ODA desk", "main objective", "DAC list"):
        assert words in said(page)
    assert "Seed for dry land" in said(client.get("/en/aid-decisions/?decision=partly"))


def test_somebody_was_faster_and_what_was_typed_stays(activity, signed_in, account):
    client = signed_in("officer")
    other = account("editor", email="other@example.org")
    public.decide_oda(by=other, activity=activity, given=given("not_eligible"))
    response = client.post(aid(activity, "decide/"), decision(reasons="My long reasons"))
    assert response.status_code in (409, 422)
    response = client.post(
        aid(activity, "decide/"), decision(reasons="My long reasons", change_reason="Mine")
    )
    assert response.status_code == 409
    assert "My long reasons" in said(response)
    assert "does not count as ODA" in said(response)
    seen = re.search(r'name="seen" value="(\w+)"', response.content.decode())
    assert seen is not None
    again = decision(seen=seen.group(1), change_reason="Mine")
    assert client.post(aid(activity, "decide/"), again).status_code == 302
    assert len(public.decisions_of(activity)) == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("decision", "maybe"),
        ("reasons", "  "),
        ("decided_by", ""),
        ("day", "2999-01-01"),
        ("percentage", "12"),
        ("percentage", "x"),
        ("criteria", "x"),
    ],
)
def test_what_is_wrong_stands_at_its_field(activity, signed_in, field, value):
    typed = {**decision(reference="Letter 7"), field: value}
    response = signed_in("officer").post(aid(activity, "decide/"), typed)
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in response.content.decode()
    assert "Letter 7" in response.content.decode()


def test_an_activity_that_is_a_draft_is_not_there_for_others(activity, signed_in):
    activity.public = False
    activity.save()
    assert signed_in("").get(aid(activity)).status_code == 404
    assert signed_in("officer").get(aid(activity)).status_code == 200


ANSWERS = "interest=no&donor=no&migration=yes"


def test_the_adviser_lives_in_its_address(activity, signed_in):
    page = said(signed_in("").get(f"/en/purpose-codes/?{ANSWERS}"))
    assert "15190" in page
    assert "This fits" in page
    assert "orderly, safe and regular" in page
    hostile = signed_in("").get("/en/purpose-codes/?donor=%3Cscript%3E&interest=%00&x[]=1")
    assert hostile.status_code in (200, 400)
    assert signed_in("").get("/en/purpose-codes/?activity=nothing").status_code == 404


@pytest.mark.parametrize("role", ROLES)
def test_who_keeps_advice(activity, foreign, signed_in, role):
    answers = dict(pair.split("=") for pair in ANSWERS.split("&"))
    client = signed_in(role)
    for of in (activity, foreign):
        client.post("/en/purpose-codes/keep/", {**answers, "activity": of.public_id})
    kept = {row.activity for row in public.PurposeAdvice.objects.all()}
    mine = {"officer": {activity, foreign}, "editor": {activity, foreign}, "partner": {activity}}
    assert kept == mine.get(role, set())
    if activity in kept:
        assert "15190" in said(client.get(aid(activity)))


def start(client, activity) -> Any:
    return client.post(f"/en/screenings/start/?activity={activity.public_id}", {"sector": ""})


@pytest.mark.parametrize("role", ROLES)
def test_who_screens_what(activity, foreign, signed_in, role):
    client = signed_in(role)
    found = {of for of in (activity, foreign) if "/fill/" in start(client, of).get("Location", "")}
    mine = {"officer": {activity, foreign}, "editor": {activity, foreign}, "partner": {activity}}
    assert found == mine.get(role, set())


def test_a_partner_fills_in_and_an_officer_concludes(activity, signed_in):
    partner, officer = signed_in("partner"), signed_in("officer")
    url = start(partner, activity)["Location"]
    row = public.standing_of(activity)
    assert row is not None
    page = f"/en/screenings/{row.public_id}/"
    typed = {"version": "1", "answer-0": "3", "answer-1": "unknown", "note-0": HOSTILE}
    assert partner.post(url, {**typed, "conclusion": "Look out."}).status_code == 302
    assert fresh(row).answered == 1
    assert signed_in("").get(page).status_code == 404
    assert partner.post(f"{page}conclude/", {"version": "2"}).status_code == 403
    assert officer.post(f"{page}conclude/", {"version": "1"}).status_code == 409
    assert officer.post(f"{page}conclude/", {"version": "2"}).status_code == 302
    shown = signed_in("").get(page)
    assert HOSTILE not in shown.content.decode()
    assert "Look out." in said(shown)
    assert "1 of 6 questions answered" in said(shown)
    assert partner.post(url, {**typed, "version": "3"}).status_code == 422


def test_two_people_fill_in_and_nothing_typed_is_lost(activity, signed_in):
    client = signed_in("officer")
    url = start(client, activity)["Location"]
    client.post(url, {"version": "1", "answer-0": "2", "conclusion": "Theirs"})
    response = client.post(url, {"version": "1", "answer-0": "0", "conclusion": "Mine"})
    assert response.status_code == 409
    assert "Theirs" in said(response)
    assert "clearly" in said(response)
    assert "Mine" in response.content.decode()
    assert 'name="version" value="2"' in response.content.decode()
    again = {"version": "2", "answer-0": "0", "conclusion": "Mine"}
    assert client.post(url, again).status_code == 302


def test_a_failed_test_without_words_is_said_at_its_field(activity, signed_in):
    client = signed_in("officer")
    url = start(client, activity)["Location"]
    typed = {"version": "1", "result-rights": "fail", "conclusion": "Kept"}
    response = client.post(url, typed)
    assert response.status_code == 422
    assert 'id="id_text-rights_error"' in response.content.decode()
    assert "Kept" in response.content.decode()


def test_a_plan_of_its_own_organisation_is_no_business_of_others(signed_in):
    partner = signed_in("partner")
    page = partner.get("/en/screenings/start/")
    owner = re.search(r'<option value="(\w+)"', page.content.decode())
    assert owner is not None
    typed = {"title": "Our plan", "owner": owner.group(1), "sector": "health"}
    response = partner.post("/en/screenings/start/", typed)
    assert response.status_code == 302
    assert partner.post("/en/screenings/start/", {"title": ""}).status_code == 422
    row = public.Screening.objects.get()
    url = row.get_absolute_url().replace("/nl/", "/en/")
    assert partner.get(url).status_code == 200
    assert signed_in("").get(url).status_code == 404
    assert signed_in("officer").get(url).status_code == 200


def test_measures_and_what_awaits_whom(activity, screened, signed_in):
    row = screened()
    page = f"/en/screenings/{row.public_id}/"
    due = (timezone.localdate() - timedelta(days=2)).isoformat()
    typed = {"key": "abc", "text": "Talk to herders", "due": due}
    assert signed_in("").post(f"{page}measures/", typed).status_code == 302
    assert signed_in("administrator").post(f"{page}measures/", typed).status_code == 403
    partner = signed_in("partner")
    assert partner.post(f"{page}measures/", {**typed, "text": ""}).status_code == 422
    for _time in range(2):
        assert partner.post(f"{page}measures/", typed).status_code == 302
    assert public.measures(row).count() == 1
    trays = desk_of(User.objects.get(email="partner@example.org"))
    assert any("Talk to herders" in str(item.title) for tray in trays for item in tray.items)
    listed = said(signed_in("").get("/en/screenings/?measures=overdue&tests=fail-gender"))
    assert "Seed for dry land" in listed
    step = {"abc-seen": "0", "abc-state": "done", "abc-day": "2026-01-01", "abc-text": "Done so"}
    assert partner.post(f"{page}measures/abc/", step).status_code == 302
    stale = partner.post(f"{page}measures/abc/", {**step, "abc-text": "Typed again"})
    assert stale.status_code == 422
    assert "Typed again" in said(stale)


@pytest.mark.parametrize(
    ("query", "title"),
    [("level=some", "Seed for dry land"), ("level=unknown", "Wells"), ("state=draft", "Wells")],
)
def test_the_facets_of_the_list(screened, foreign, signed_in, query, title):
    screened()
    public.start_screening(by=None, activity=foreign)
    listed = said(signed_in("officer").get(f"/en/screenings/?{query}"))
    assert [each in listed for each in ("Seed for dry land", "Wells")].count(True) == 1
    assert title in listed


def test_gender_of_a_framework(loaded, signed_in):
    page = signed_in("").get("/en/screenings/gender/NL08/")
    assert page.status_code == 200
    assert "Scored by the marker" in said(page)
    assert signed_in("").get("/en/screenings/gender/NO/").status_code == 404


PAGES = ("screenings/", "aid-decisions/", "purpose-codes/?interest=no", "screenings/gender/NL08/")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["nl", "fr"])
def test_pages_without_anything_in_them(loaded, signed_in, lang, path):
    assert signed_in("").get(f"/{lang}/{path}").status_code == 200


def test_the_number_of_queries_does_not_grow(
    activity, foreign, screened, signed_in, account, django_assert_max_num_queries
):
    for of in (activity, foreign):
        row = screened(of)
        for number in range(3):
            public.add_measure(by=None, screening=row, text=text(f"Do {number}"))
        public.decide_oda(by=account("officer", email=f"{of.pk}@x.org"), activity=of, given=given())
    paths = ("screenings/", f"screenings/{row.public_id}/", "aid-decisions/")
    for path in (*paths, f"activities/{activity.public_id}/aid/"):
        with django_assert_max_num_queries(20):
            page = signed_in("").get(f"/en/{path}")
        assert page.status_code == 200
        assert "&lt;" not in page.content.decode()
