# SPDX-License-Identifier: EUPL-1.2
"""What officers fill in: who may, what is refused and where, and that nothing typed is lost."""

from __future__ import annotations

import re
from typing import Any

import pytest

from corridor.steering.dossiers import public
from corridor.steering.dossiers.models import (
    CapacityAssessment,
    CapacityStrategy,
    ConditionalityClause,
    ConditionalityDecision,
    Interest,
    Obligation,
    Partnership,
    PlanningPaper,
)

from .conftest import clause, decision, here, interest, written

pytestmark = pytest.mark.usefixtures("loaded")

ROOT = "/en/dossiers/"
INTEREST: dict[str, Any] = {
    "side": "partner",
    "theme": "legal",
    "text_en": "More visas.",
    "start": "2012",
    "end": "unknown",
    "sources": "NL11:228",
    "reason": "Told in Accra.",
}
DECISION: dict[str, Any] = {
    "kind": "withheld",
    "text_nl": "Geen nieuwe activiteiten.",
    "reason_nl": "Verzoeken blijven onbeantwoord.",
    "reference": "Brief 12/345",
    "decided_by": "De minister",
    "taken": "2012-03-01",
    "facts-TOTAL_FORMS": "1",
    "facts-INITIAL_FORMS": "0",
    "facts-0-kind": "requests",
    "facts-0-number": "40",
    "facts-0-source": "Register",
}


def words(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def forms() -> list[str]:
    row = Obligation.objects.get(code="acp-monitor")
    entry = PlanningPaper.objects.get(code="be-morocco-programme")
    partnership = Partnership.objects.get(code="mp-morocco")
    return [
        *(f"GH/add/{kind}/" for kind in ("interest", "paper", "obligation", "assessment")),
        "GH/add/strategy/",
        "conditionality/add/",
        "partnerships/add/",
        f"edit/paper/{entry.public_id}/",
        f"edit/partnership/{partnership.public_id}/",
        f"edit/clause/{clause().public_id}/",
        f"obligations/{row.public_id}/step/",
        f"GH/decide/{clause().public_id}/",
    ]


@pytest.mark.parametrize(("role", "status"), [("", 302), ("partner", 403)])
def test_who_may_not_write_is_turned_away_everywhere(client_of, role, status):
    client = client_of(role)
    for path in forms():
        assert client.get(ROOT + path).status_code == status, path
        assert client.post(ROOT + path, INTEREST).status_code == status, path
    assert not ConditionalityDecision.objects.exists()


def test_only_officers_and_editors_may_write_and_decide(account):
    for role, may in (
        ("partner", False),
        ("administrator", False),
        ("officer", True),
        ("editor", True),
    ):
        user = account(role)
        for permission in ("dossiers.write_dossier", "dossiers.take_decision"):
            assert user.has_perm(permission) is may, (role, permission)


@pytest.mark.parametrize("role", ["officer", "editor"])
def test_who_may_write_gets_every_form(client_of, role):
    client = client_of(role)
    for path in forms():
        assert client.get(ROOT + path).status_code == 200, path
    for path in ("GH/add/clause/", "edit/nothing/x/", "edit/paper/x/", "obligations/x/step/"):
        assert client.get(ROOT + path).status_code == 404, path
    assert client.get(f"{ROOT}XQ/add/interest/").status_code == 404
    assert client.get(f"{ROOT}GH/decide/x/").status_code == 404


def test_buttons_are_shown_to_those_who_may(client_of):
    assert "Add an interest" not in words(client_of().get(f"{ROOT}GH/"))
    assert "Add an interest" not in words(client_of("partner").get(f"{ROOT}GH/"))
    officer = client_of("officer")
    assert "Add an interest" in words(officer.get(f"{ROOT}GH/"))
    assert "Record a decision" in words(officer.get(f"{ROOT}GH/conditionality/"))


def test_an_entry_in_one_language_is_written(client_of):
    response = client_of("officer").post(f"{ROOT}GH/add/interest/", INTEREST)
    assert response.status_code == 302
    row = Interest.objects.latest("pk")
    assert dict(row.text) == {"en": "More visas."}
    assert row.country == here()
    assert row.validity.certain is None


def test_an_entry_may_be_of_a_whole_list(client_of):
    from corridor.foundation.reference.public import CountryList

    of_list = CountryList.objects.get(code="trqn-2")
    data = {**INTEREST, "about": of_list.pk}
    assert client_of("officer").post(f"{ROOT}AF/add/interest/", data).status_code == 302
    row = Interest.objects.latest("pk")
    assert (row.country, row.country_list) == (None, of_list)


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"text_en": ""}, "text_en", "Fill this in"),
        ({"sources": ""}, "sources", "required"),
        ({"sources": "line 3"}, "sources", "“line 3” is no source"),
        ({"sources": "NOPE:3"}, "sources", "there is no document NOPE"),
        ({"start": "soon"}, "start", "“soon” is not a date"),
        ({"start": "2012", "end": "2011"}, "end", "The end must come after the start."),
        ({"theme": "weather"}, "theme", "valid choice"),
        ({"reason": ""}, "reason", "required"),
    ],
)
def test_an_error_is_said_at_its_field_and_what_was_typed_stays(client_of, given, field, said):
    count = Interest.objects.count()
    data = {**INTEREST, "text_nl": "Meer visa, staat hier.", **given}
    if field == "text_en":
        data["text_nl"] = ""
    response = client_of("officer").post(f"{ROOT}GH/add/interest/", data)
    assert response.status_code == 422
    assert said in words(response)
    assert f'id="id_{field}_error"' in response.content.decode()
    assert Interest.objects.count() == count
    if field != "text_en":
        assert "Meer visa, staat hier." in response.content.decode()


def test_two_people_at_once_lose_nothing(client_of, account):
    row = written(account("editor"))
    client = client_of("officer")
    url = f"{ROOT}edit/interest/{row.public_id}/"
    assert 'name="version" value="1"' in client.get(url).content.decode()
    public.write_entry(
        Interest,
        by=account("administrator"),
        values=interest(theme="return"),
        reason="Faster.",
        row=row,
        version=1,
    )
    response = client.post(url, {**INTEREST, "theme": "skills", "version": "1"})
    assert response.status_code == 409
    html = response.content.decode()
    assert "Somebody else changed this meanwhile" in html
    assert "return and reintegration" in html
    assert 'value="skills" selected' in html
    assert 'name="version" value="2"' in html
    assert Interest.objects.get(pk=row.pk).theme == "return"
    assert client.post(url, {**INTEREST, "theme": "skills", "version": "2"}).status_code == 302
    assert Interest.objects.get(pk=row.pk).theme == "skills"


def test_a_form_that_is_sent_back_as_it_was_changes_nothing(client_of):
    client = client_of("officer")
    for model, kind, code in (
        (PlanningPaper, "paper", "be-morocco-programme"),
        (ConditionalityClause, "clause", "nl2011-eu"),
        (Partnership, "partnership", "eu-acp-article-13"),
        (Obligation, "obligation", "acp-readmission-terms"),
        (CapacityAssessment, "assessment", "sl-diaspora-office"),
        (CapacityStrategy, "strategy", "eu06-national-strategies"),
    ):
        row = model.objects.get(code=code)
        url = f"{ROOT}edit/{kind}/{row.public_id}/"
        data = {**shown(client.get(url)), "reason": "Looked."}
        response = client.post(url, data)
        assert response.status_code == 302, (kind, words(response))
        assert model.objects.get(pk=row.pk).version == row.version, kind


def shown(response: Any) -> dict[str, Any]:
    """What a browser would send of the forms on a page."""
    data: dict[str, Any] = {}
    context = response.context
    for form in (context["form"], *context["parts"]):
        for name in form.fields:
            value = form[name].value()
            data[form.add_prefix(name)] = "" if value is None else getattr(value, "pk", value)
    if context["parts"]:
        management = context["parts"].management_form
        for name in management.fields:
            data[management.add_prefix(name)] = management[name].value()
    data.pop("reason", None)
    return {name: value for name, value in data.items() if value is not False}


def test_a_party_is_added_and_taken_away(client_of):
    row = Partnership.objects.get(code="mp-morocco")
    url = f"{ROOT}edit/partnership/{row.public_id}/"
    client = client_of("officer")
    data = {**shown(client.get(url)), "reason": "Joined."}
    last = int(data["parties-TOTAL_FORMS"]) - 1
    data |= {
        f"parties-{last}-side": "donor",
        f"parties-{last}-standing": "interested",
        f"parties-{last}-country": here("BE").pk,
        f"parties-{last}-sources": "NL11:229",
        "parties-0-DELETE": "on",
    }
    response = client.post(url, data)
    assert response.status_code == 302, words(response)
    names = [party.country and party.country.iso2 for party in row.parties.all()]
    assert names == [None, "NL", "BE"]


def test_before_and_after_need_an_activity(client_of):
    data = {
        "domain": "data",
        "phase": "before",
        "level": "1",
        "text_en": "Begun.",
        "sources": "NL11:295",
        "reason": "x",
    }
    client = client_of("officer")
    response = client.post(f"{ROOT}GH/add/assessment/", data)
    assert response.status_code == 422
    assert "Before or after which activity?" in words(response)
    assert client.post(f"{ROOT}GH/add/assessment/", {**data, "phase": "other"}).status_code == 302
    row = CapacityAssessment.objects.latest("pk")
    assert (row.level, row.earliest) == (1, None)


def test_a_level_left_open_is_unknown_not_zero(client_of):
    data = {
        "domain": "data",
        "phase": "other",
        "level": "",
        "text_en": "A project.",
        "sources": "NL11:295",
        "reason": "x",
    }
    assert client_of("officer").post(f"{ROOT}GH/add/assessment/", data).status_code == 302
    assert CapacityAssessment.objects.latest("pk").level is None


def decide_url() -> str:
    return f"{ROOT}GH/decide/{clause().public_id}/"


def test_a_decision_is_recorded_with_its_facts(client_of):
    response = client_of("officer").post(decide_url(), DECISION)
    assert response.status_code == 302, words(response)
    row = ConditionalityDecision.objects.get()
    assert row.facts.get().number == 40
    assert dict(row.reason) == {"nl": "Verzoeken blijven onbeantwoord."}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"reason_nl": ""}, "reason_en"),
        ({"reference": ""}, "reference"),
        ({"decided_by": ""}, "decided_by"),
        ({"taken": "2999-01-01"}, "taken"),
        ({"ends": "2011-01-01"}, "ends"),
        ({"facts-0-source": ""}, "facts-0-source"),
        ({"facts-0-kind": "other"}, "facts-0-text"),
    ],
)
def test_a_decision_without_reason_reference_or_source_is_refused(client_of, given, field):
    response = client_of("officer").post(decide_url(), {**DECISION, **given})
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in response.content.decode()
    assert "Geen nieuwe activiteiten." in response.content.decode()
    assert not ConditionalityDecision.objects.exists()


def test_a_decision_recorded_meanwhile_is_shown_first(client_of, account):
    client = client_of("officer")
    assert client.get(decide_url()).status_code == 200
    first = public.take_decision(
        by=account("editor"), clause=clause(), country=here(), given=decision()
    )
    response = client.post(decide_url(), DECISION)
    html = response.content.decode()
    assert response.status_code == 409
    assert "Somebody else recorded a decision meanwhile" in html
    assert "Geen nieuwe activiteiten." in html
    assert f'value="{first.public_id}"' in html
    assert client.post(decide_url(), {**DECISION, "seen": first.public_id}).status_code == 302
    assert ConditionalityDecision.objects.get(supersedes=first).kind == "withheld"


def test_a_step_is_recorded_and_a_newer_one_shown(client_of):
    row = Obligation.objects.get(code="acp-dialogue")
    url = f"{ROOT}obligations/{row.public_id}/step/"
    data = {"state": "kept", "text_en": "Done.", "sources": "NL11:250", "moment": "2012-06"}
    client = client_of("officer")
    stale = client.post(url, {**data, "seen": ""})
    assert stale.status_code == 409
    assert "Somebody else recorded a step meanwhile" in words(stale)
    last = row.steps.order_by("pk").last()
    assert last is not None
    assert client.post(url, {**data, "sources": ""}).status_code == 422
    response = client.post(url, {**data, "seen": last.public_id, "supersedes": last.pk})
    assert response.status_code == 302
    assert public.standing(row.steps.all())[-1].supersedes == last
