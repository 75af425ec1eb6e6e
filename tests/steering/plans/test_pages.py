# SPDX-License-Identifier: EUPL-1.2
"""The pages of plans: who sees and does what, what is refused, and that nothing typed is lost."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.test import Client

from corridor.foundation.pages.public import desk_of
from corridor.steering.plans import public
from corridor.steering.plans.models import ActionPlan

from .conftest import YEAR, euro, fresh, given, line_of, organisation, text

pytestmark = pytest.mark.usefixtures("loaded")


def said(response: Any) -> str:
    bare = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(bare))


def url(plan: ActionPlan, rest: str = "") -> str:
    return f"/en/plans/{plan.public_id}/{rest}"


def typed(**more: str) -> dict[str, Any]:
    return {
        "key": "",
        "node": "1.2",
        "approach": "A1",
        "what": "Train the registrars.",
        "amount": "1200,50",
        "currency": "EUR",
        "staff": "0.5",
        "expertise": "",
        **more,
    }


def step(client: Client, plan: ActionPlan, name: str, **more: str) -> Any:
    return client.post(url(plan, f"steps/{name}/"), {"version": str(fresh(plan).version), **more})


def test_a_partner_drafts_and_submits_and_an_officer_adopts(signed_in):
    partner, officer = signed_in("partner"), signed_in("officer")
    start = {"organisation": organisation("iom").public_id, "framework": "BE", "year": str(YEAR)}
    assert partner.post("/en/plans/start/", start).status_code == 302
    plan = ActionPlan.objects.get()
    assert partner.post(url(plan, "contributions/add/"), typed()).status_code == 302
    row = line_of(plan)
    assert (str(row.money), row.what) == ("1200.50 EUR", {"en": "Train the registrars."})
    assert step(partner, plan, "submit").status_code == 302
    assert step(partner, plan, "adopt").status_code == 403
    assert Client().get(url(plan)).status_code == 404
    assert step(officer, plan, "adopt").status_code == 302
    page = said(Client().get(url(plan)))
    assert "Train the registrars." in page
    assert "€1,200.50" in page
    record = {f"{row.public_id}-version": "1", f"{row.public_id}-outcome": "unknown"}
    assert partner.post(url(plan, "outcomes/"), record).status_code == 302
    assert step(partner, plan, "close").status_code == 403
    assert step(officer, plan, "close").status_code == 302
    assert "closed" in said(Client().get(url(plan)))


READS = {"": 404, "partner": 404, "administrator": 404, "officer": 200, "editor": 200}


@pytest.mark.parametrize(("role", "status"), READS.items())
def test_who_reads_the_draft_of_another_organisation(started, signed_in, role, status):
    plan = started("enabel", given())
    client = signed_in(role) if role else Client()
    assert client.get(url(plan)).status_code == status
    listed = said(client.get("/en/plans/"))
    assert ("Enabel" in listed) == (status == 200)


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_a_partner_reads_its_own_draft(started, signed_in, state):
    plan = started("iom", given())
    ActionPlan.objects.filter(pk=plan.pk).update(state=state)
    assert signed_in("partner").get(url(plan)).status_code == 200
    assert Client().get(url(plan)).status_code == 404


@pytest.mark.parametrize("rest", ["contributions/add/", "outcomes/"])
@pytest.mark.parametrize(("role", "status"), [("partner", 403), ("administrator", 403), ("", 302)])
def test_who_may_not_write_the_plan_of_another(adopted, signed_in, role, status, rest):
    plan = adopted("enabel")
    client = signed_in(role) if role else Client()
    assert client.get(url(plan, rest)).status_code == status
    assert client.post(url(plan, rest), typed()).status_code == status
    assert len(public.contributions_of(plan)) == 1


@pytest.mark.parametrize("name", ["submit", "withdraw", "discard", "adopt", "send-back", "close"])
@pytest.mark.parametrize(("role", "status"), [("partner", 403), ("administrator", 403), ("", 302)])
def test_who_may_not_decide_on_the_plan_of_another(adopted, signed_in, role, status, name):
    plan = adopted("enabel")
    client = signed_in(role) if role else Client()
    assert step(client, plan, name, remark="x").status_code == status
    assert fresh(plan).state == "adopted"


@pytest.mark.parametrize(("role", "status"), [("administrator", 403), ("", 302), ("partner", 200)])
def test_who_may_start_a_plan_and_for_whom(signed_in, role, status):
    client = signed_in(role) if role else Client()
    page = client.get("/en/plans/start/")
    assert page.status_code == status
    foreign = {"organisation": organisation("enabel").public_id, "framework": "BE", "year": "2024"}
    assert client.post("/en/plans/start/", foreign).status_code in (422, status)
    assert not ActionPlan.objects.exists()


def test_starting_twice_is_said_at_the_year(started, signed_in):
    started("iom")
    start = {"organisation": organisation("iom").public_id, "framework": "BE", "year": str(YEAR)}
    response = signed_in("partner").post("/en/plans/start/", start)
    assert response.status_code == 422
    assert 'id="id_year_error"' in response.content.decode()
    assert "has a plan of 2024 already" in said(response)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("node", "SO1", "valid choice"),
        ("approach", "", "required"),
        ("what", "  ", "required"),
        ("amount", "1.200", "can be read in two ways"),
        ("amount", "-5", "greater than or equal to 0"),
        ("amount", "much", "Enter a number"),
        ("currency", "XXX9", "valid choice"),
        ("staff", "-1", "greater than or equal to 0"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(
    started, signed_in, field, value, words
):
    plan = started("iom")
    response = signed_in("partner").post(
        url(plan, "contributions/add/"), typed(**{field: value, "expertise": "Twenty years of it."})
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert words in said(response)
    assert f'id="id_{field}_error"' in page
    assert "Twenty years of it." in page
    assert public.contributions_of(plan) == []


def test_the_form_sent_twice_adds_one_line(started, signed_in):
    plan, client = started("iom"), signed_in("partner")
    page = client.get(url(plan, "contributions/add/")).content.decode()
    key = re.search(r'name="key" value="([0-9a-z]+)"', page)
    assert key is not None
    for _twice in range(2):
        client.post(url(plan, "contributions/add/"), typed(key=key[1]))
    assert len(public.contributions_of(plan)) == 1


def test_two_people_editing_lose_nothing(started, signed_in):
    plan = started("iom", given(money=euro("5")))
    row = line_of(plan)
    where = url(plan, f"contributions/{row.public_id}/")
    public.change_contribution(
        by=None, contribution=row, version=1, given=given(what="Somebody was faster.")
    )
    response = signed_in("partner").post(where, typed(version="1"))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Somebody else changed this contribution meanwhile" in page
    assert "Somebody was faster." in page
    assert "Train the registrars." in page
    assert line_of(plan).what["en"] == "Somebody was faster."
    again = re.search(r'name="version" value="([0-9]+)"', page)
    assert again is not None
    assert signed_in("partner").post(where, typed(version=again[1])).status_code == 302
    assert line_of(plan).what["en"] == "Train the registrars."


def test_a_line_taken_away_meanwhile_gives_back_what_was_typed(started, signed_in):
    plan = started("iom", given())
    row = line_of(plan)
    where = url(plan, f"contributions/{row.public_id}/")
    public.remove_contribution(by=None, contribution=row, version=row.version)
    response = signed_in("partner").post(where, typed(version="1", expertise="Of long standing."))
    assert response.status_code == 409
    assert "Train the registrars." in said(response)
    assert "Of long standing." in said(response)
    assert signed_in("partner").get(where).status_code == 404
    assert signed_in("partner").post(f"{where}remove/", {"version": "1"}).status_code == 302


def test_a_text_in_another_language_stays_when_one_is_changed(started, signed_in):
    plan = started("iom", given(what="As it was."))
    row = line_of(plan)
    where = f"/fr/plans/{plan.public_id}/contributions/{row.public_id}/"
    response = signed_in("partner").post(where, typed(version="1", what="Former les agents."))
    assert response.status_code == 302
    assert line_of(plan).what == {
        "nl": "As it was.",
        "fr": "Former les agents.",
        "en": "As it was.",
    }


def test_a_decision_on_a_plan_that_changed_is_asked_again(started, signed_in):
    plan = started("iom", given())
    response = signed_in("officer").post(url(plan, "steps/submit/"), {"version": "1"})
    assert response.status_code == 409
    assert "Somebody else changed this plan meanwhile" in said(response)
    assert fresh(plan).state == "draft"


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999", "²"])
def test_a_version_that_is_none_counts_as_not_seen(started, signed_in, version):
    plan = started("iom", given())
    response = signed_in("officer").post(url(plan, "steps/submit/"), {"version": version})
    assert response.status_code == 409


def test_out_of_order_is_said_on_the_page(started, signed_in):
    plan = started("iom", given())
    response = step(signed_in("officer"), plan, "adopt")
    assert response.status_code == 422
    assert "must be submitted before it is adopted" in said(response)
    assert signed_in("officer").get(url(plan, "steps/adopt/")).status_code == 405
    assert step(signed_in("officer"), plan, "leap").status_code == 404


def test_a_change_of_what_is_no_draft_is_refused_and_keeps_what_was_typed(adopted, signed_in):
    plan = adopted("iom")
    where = url(plan, f"contributions/{line_of(plan).public_id}/")
    response = signed_in("partner").post(where, typed(version="1"))
    assert response.status_code == 422
    assert "can only be changed after it is sent back" in said(response)
    assert "Train the registrars." in response.content.decode()


def test_what_was_submitted_by_oneself_is_not_adopted(started, signed_in):
    plan, officer = started("iom", given()), signed_in("officer")
    step(officer, plan, "submit")
    page = said(officer.get(url(plan)))
    assert "somebody else must adopt it" in page
    assert "Adopt the plan" not in page
    assert "Adopt the plan" in said(signed_in("editor").get(url(plan)))
    assert step(officer, plan, "adopt").status_code == 422


def test_sent_back_with_a_remark_that_its_writer_reads(started, signed_in):
    plan, partner, officer = started("iom", given()), signed_in("partner"), signed_in("officer")
    step(partner, plan, "submit")
    response = step(officer, plan, "send-back", remark="")
    assert response.status_code == 422
    assert step(officer, plan, "send-back", remark="Which <b>country</b>?").status_code == 302
    page = partner.get(url(plan)).content.decode()
    assert "Which &lt;b&gt;country&lt;/b&gt;?" in page


def test_outcomes_are_saved_whole_or_not_at_all(adopted, signed_in):
    plan, partner = adopted("iom", given(), given("4.6", "A2")), signed_in("partner")
    one, two = public.contributions_of(plan)
    data = {
        f"{one.public_id}-version": "1",
        f"{one.public_id}-outcome": "done",
        f"{one.public_id}-done": "All were trained.",
        f"{two.public_id}-version": "1",
        f"{two.public_id}-outcome": "not_done",
        f"{two.public_id}-done": "",
    }
    response = partner.post(url(plan, "outcomes/"), data)
    assert response.status_code == 422
    assert "Say why it was not done." in said(response)
    assert "All were trained." in response.content.decode()
    assert {line.outcome for line in public.contributions_of(plan)} == {""}
    data[f"{two.public_id}-done"] = "No money came."
    assert partner.post(url(plan, "outcomes/"), data).status_code == 302
    assert "No money came." in said(Client().get(url(plan)))
    data[f"{one.public_id}-done"] = "Half of them were."
    response = partner.post(url(plan, "outcomes/"), data)
    assert response.status_code == 409
    assert "All were trained." in said(response)
    assert "Half of them were." in response.content.decode()


def test_sums_stand_by_currency_and_not_stated_apart(adopted):
    dollars = given("4.6", "A2", money=euro("7").__class__(euro("7").amount, "USD"))
    plan = adopted("iom", given(money=euro("10")), given(money=euro("2.50")), given(), dollars)
    page = said(Client().get(url(plan)))
    assert "€12.50; 1 contribution without a stated amount" in page
    assert "€12.50; US$7" in page or "€12.50; $7" in page or "€12.50; USD" in page
    assert "in several currencies" in said(Client().get("/en/plans/"))


def test_the_list_narrows_by_year_and_state(adopted, started, signed_in):
    adopted("iom")
    started("enabel", given(), year=YEAR + 1)
    officer = signed_in("officer")
    assert "2 plans" in said(officer.get("/en/plans/"))
    assert "1 plan" in said(officer.get(f"/en/plans/?year={YEAR}"))
    assert "Enabel" in said(officer.get("/en/plans/?state=draft"))
    assert "1 plan" in said(Client().get("/en/plans/"))
    assert Client().get("/en/plans/?format=csv").status_code == 200


def test_the_list_without_a_plan_says_so():
    assert "No plan has been adopted yet" in said(Client().get("/en/plans/"))


@pytest.mark.parametrize("code", ["0", "nothing-here", "k9e6qbm8ee9q"])
def test_there_is_no_page_for_what_does_not_exist(code):
    assert Client().get(f"/en/plans/{code}/").status_code == 404


def test_pages_cost_a_fixed_number_of_queries(adopted, signed_in, django_assert_max_num_queries):
    lines = [
        given(node, money=euro("1"), partners=[organisation("enabel"), organisation("bio")])
        for node in ("1.1", "1.2", "1.3", "2.1", "2.2", "3.1")
    ]
    plan = adopted("iom", *lines)
    for code in ("fedasil", "bio", "myria", "enabel"):
        adopted(code)
    officer = signed_in("officer")
    for where in (url(plan), "/en/plans/", url(plan, "outcomes/"), url(plan, "contributions/add/")):
        with django_assert_max_num_queries(20):
            assert officer.get(where).status_code == 200


def test_sections_on_the_pages_below(adopted):
    from corridor.foundation.reference.public import country

    plan = adopted("iom", given("1.2", what="Train in Rabat.", countries=[country("MA")]))
    client = Client()
    iom = said(client.get(f"/en/organisations/{organisation('iom').public_id}/"))
    assert "Mandate, expertise and plans" in iom
    assert str(YEAR) in iom
    dtv = said(client.get(f"/en/organisations/{organisation('nl-dtv').public_id}/"))
    assert "Staatscourant 2011 no. 2178" in dtv
    assert "Train in Rabat." in said(client.get("/en/frameworks/BE/nodes/1.2/"))
    assert "Train in Rabat." in said(client.get("/en/frameworks/BE/nodes/A1/"))
    assert "Train in Rabat." in said(client.get("/en/countries/MA/"))
    assert "Map of actors" in said(client.get("/en/frameworks/BE/"))
    assert "In action plans" not in said(client.get("/en/frameworks/BE/nodes/1.1/"))
    assert "DT&V" in said(client.get("/en/documents/NL11/")) or "Repatriation" in said(
        client.get("/en/documents/NL11/")
    )
    ActionPlan.objects.filter(pk=plan.pk).update(state="draft")
    for where in ("frameworks/BE/nodes/1.2/", "countries/MA/"):
        assert "Train in Rabat." not in said(client.get(f"/en/{where}"))


def test_what_awaits_whom(started, adopted, account):
    partner, officer = account("partner"), account("officer")
    plan = started("iom", given(), by=partner)
    assert [
        tray.title for tray in desk_of(partner) if "action plan" in str(tray.title).lower()
    ] == ["Your action plans to finish"]
    public.submit_plan(by=partner, plan=plan, version=plan.version)
    (tray,) = [tray for tray in desk_of(officer) if "adopt" in str(tray.title)]
    assert tray.total == 1
    public.adopt_plan(by=officer, plan=plan, version=fresh(plan).version)
    (tray,) = [tray for tray in desk_of(partner) if "came of them" in str(tray.title)]
    assert tray.items[0].url == fresh(plan).get_absolute_url()
    assert text("x")
