# SPDX-License-Identifier: EUPL-1.2
"""The frame of the site: start page, languages, errors, headers, health, API description."""

from __future__ import annotations

import json

import pytest
from django.test import Client

LANGUAGES = ("nl", "fr", "en")
SIGNED_IN = "corridor.foundation.accounts.backends.RoleBackend"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_start_page_begins_with_the_latest_report(loaded, client, lang):
    page = client.get(f"/{lang}/").content.decode()
    assert f'<html lang="{lang}"' in page
    assert f"/{lang}/reports/NL08/2011/figures/spending/total/" in page
    for way in ("frameworks", "crosswalk", "countries", "country-lists", "organisations"):
        assert f'href="/{lang}/{way}/' in page


@pytest.mark.django_db
def test_the_start_page_stands_without_any_data(client):
    page = client.get("/en/")
    assert page.status_code == 200
    assert "There is no report yet" in page.content.decode()


@pytest.mark.parametrize(
    ("wish", "lang"),
    [("nl", "nl"), ("fr-BE,fr;q=0.9,nl;q=0.5", "fr"), ("de", "en"), ("", "en"), ("nl-BE", "nl")],
)
@pytest.mark.django_db
def test_the_bare_address_leads_to_the_readers_language(client, wish, lang):
    answer = client.get("/", headers={"accept-language": wish})
    assert (answer.status_code, answer["Location"]) == (302, f"/{lang}/")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/en/countries/?q=mar&page=2",
        "/en/reports/NL08/2011/",
        "/en/reports/NL08/2011/figures/@2010:spending/5/",
        "/en/eligibility/?country=MA&framework=NL08",
        "/en/frameworks/NL08/nodes/6/?edition=2008",
    ],
)
def test_the_language_switch_keeps_page_and_question(loaded, client, path):
    page = client.get(path).content.decode()
    for lang in LANGUAGES:
        there = path.replace("/en/", f"/{lang}/", 1)
        assert f'href="{there.replace("&", "&amp;")}"' in page, there
        assert client.get(there).status_code == 200


def test_every_page_names_itself_in_the_other_languages(loaded, client, settings):
    page = client.get("/nl/reports/NL08/2011/").content.decode()
    for lang in ("fr", "en"):
        address = f"{settings.SITE_URL}/{lang}/reports/NL08/2011/"
        assert f'hreflang="{lang}" href="{address}"' in page


TITLES = {
    404: {"nl": "Deze pagina bestaat niet", "fr": "Cette page n’existe pas",
          "en": "This page does not exist"},
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_that_is_not_there(loaded, client, lang):
    answer = client.get(f"/{lang}/nowhere/")
    assert answer.status_code == 404
    page = answer.content.decode()
    assert f'<html lang="{lang}"' in page
    assert TITLES[404][lang] in page
    assert f'href="/{lang}/countries/"' in page  # the menu is there


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_that_one_may_not_see(account, client, lang):
    client.force_login(account("partner"), SIGNED_IN)
    answer = client.get(f"/{lang}/runs/")
    assert answer.status_code == 403
    assert f'<html lang="{lang}"' in answer.content.decode()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_when_something_breaks_the_page_says_so_and_no_more(loaded, client, monkeypatch, lang):
    def broken(*args: object) -> None:
        raise RuntimeError("the secret of the database")

    monkeypatch.setattr("corridor.reporting.selectors.published_reports", broken)
    client.raise_request_exception = False
    answer = client.get(f"/{lang}/reports/")
    assert answer.status_code == 500
    page = answer.content.decode()
    assert f'<html lang="{lang}"' in page
    assert "secret" not in page
    assert "<h1>" in page


@pytest.mark.django_db
def test_a_request_that_is_not_understood(client):
    answer = client.get("/en/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "<h1>" in answer.content.decode()


@pytest.mark.parametrize("path", ["/en/countries/?q=%00", "/api/countries?q=%00",
                                  "/api/organisations?q=%00", "/api/reports/%00/2011"])  # fmt: skip
def test_a_byte_that_no_database_takes_is_refused(loaded, client, path):
    assert client.get(path).status_code == 400


def test_health_is_told_to_machines(loaded, client):
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer["Cache-Control"]


def test_the_api_describes_itself(loaded, client):
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.")
    assert described["info"]["title"] == "Corridor"
    operations = [o for methods in described["paths"].values() for o in methods.values()]
    assert len(operations) > 8
    for operation in operations:
        assert operation.get("summary"), operation
    from jsonschema import Draft202012Validator

    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    assert "http" not in json.dumps(list(described["paths"]))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_api_is_described_on_a_page_too(loaded, client, lang):
    described = client.get("/api/openapi.json").json()
    page = client.get(f"/{lang}/api/").content.decode()
    for path in described["paths"]:
        assert path in page


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "status"), [("/api/no/such/thing", 404), ("/api/x?q=%00", 400)])
def test_programs_are_told_in_json_what_is_wrong(client, path, status):
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/json")
    assert answer.json()["detail"]


@pytest.mark.django_db
def test_programs_are_told_in_json_what_they_may_not(client):
    wrong = client.delete("/api/other-budgets")
    assert (wrong.status_code, wrong["Content-Type"]) == (405, "application/json")
    assert (wrong["Allow"], bool(wrong.json()["detail"])) == ("GET", True)
    forged = Client(enforce_csrf_checks=True).post("/api/no/such/thing")
    assert forged["Content-Type"] == "application/json"
    assert forged.status_code in (403, 404)
    page = Client(enforce_csrf_checks=True).post("/en/account/login/")
    assert (page.status_code, page["Content-Type"]) == (403, "text/html; charset=utf-8")


@pytest.mark.parametrize("path", ["other-budgets", "countries?limit=2", "frameworks/NOPE"])
def test_the_head_of_an_answer_can_be_asked_alone(loaded, client, path):
    whole, head = client.get(f"/api/{path}"), client.head(f"/api/{path}")
    assert head.status_code == whole.status_code
    assert head["Content-Type"] == whole["Content-Type"]
    assert head["Content-Length"] == str(len(whole.content))
    assert head.content == b""


@pytest.mark.django_db
def test_a_fault_of_ours_is_told_without_its_inside(client, monkeypatch):
    from corridor.steering.policy import public

    def fail(*_given, **_more):
        raise RuntimeError("the inside")

    monkeypatch.setattr(public, "other_budgets", fail)
    client.raise_request_exception = False
    answer = client.get("/api/other-budgets")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/json")
    assert b"inside" not in answer.content


@pytest.mark.django_db
def test_health_says_that_the_database_is_away(client, monkeypatch):
    from django.db import OperationalError, connection

    def gone(*_given):
        raise OperationalError("connection to server at 10.0.0.1 failed")

    monkeypatch.setattr(connection, "cursor", gone)
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json() == {"status": "the database does not answer"}


@pytest.mark.django_db
def test_a_form_that_cannot_be_read_is_a_bad_request():
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.get("/en/account/login/")  # which gives the cookie that a form comes with
    answer = strict.post(
        "/en/account/login/", b"a=1", "application/x-www-form-urlencoded; charset=utf-16"
    )
    assert answer.status_code == 400
    assert "Content-Security-Policy" in answer.headers
