# SPDX-License-Identifier: EUPL-1.2
"""Describing, changing and publishing activities in the browser, and their files."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from corridor.steering.portfolio.models import Activity, ActivityDocument, Intake
from corridor.steering.portfolio.rules import statements as said
from corridor.values.texts import Text

from .describing import by, country, made, text, year

pytestmark = pytest.mark.usefixtures("ground")

NEW = {"level": "project", "language": "en", "currency": "EUR", "title_en": "New one"}


def fields(response) -> dict[str, str]:
    """What a browser would send back of the form as it stands."""
    context = response.context
    forms = [context["form"], *(row for each in context["lists"] for row in each["rows"])]
    sent = {}
    for form in forms:
        for bound in form:
            value = bound.value()
            if value not in (None, "", False):
                shown = bound.field.prepare_value(value)
                sent[bound.html_name] = "on" if shown is True else str(shown)
    for each in context["lists"]:
        sent[f"{each['list'].name}-rows"] = str(each["list"].count)
    return sent


def address(row: Activity, what: str) -> str:
    return f"/en/activities/{row.public_id}/{what}/"


def test_an_officer_describes_an_activity_as_a_draft(client, person):
    client.force_login(person("officer"))
    sent = NEW | {
        "actual_start": "2011-08",
        "participations-rows": "2",
        "participations-0-organisation": "iom",
        "participations-0-role": "4",
        "participations-1-role": "1",
        "countries-rows": "2",
        "countries-0-country": "GH",
        "countries-0-percentage": "60",
        "countries-1-country": "KE",
        "countries-1-percentage": "40,0",
        "stops-rows": "1",
        "stops-0-reason": "Nobody came",
        "extensions-rows": "1",
        "extensions-0-new_end": "2012",
        "extensions-0-budget_neutral": "no",
    }
    response = client.post("/en/activities/add/", sent)
    row = Activity.objects.get()
    assert response["Location"] == row.get_absolute_url()
    assert not row.public
    assert row.intake.kind == Intake.Kind.FORM
    assert [each.percentage for each in row.countries.order_by("country__iso2")] == [60, 40]
    assert row.participations.get().organisation.code == "iom"
    assert row.stops.get().intake == row.intake
    assert row.extensions.get().budget_neutral is False
    assert str(row.actual_start.lower) == "2011-08-01"


@pytest.mark.parametrize(
    ("role", "status"),
    [("partner", 200), ("officer", 200), ("editor", 200), ("administrator", 403)],
)
def test_who_may_describe_a_new_one(client, person, role, status):
    assert client.get("/en/activities/add/").status_code == 302
    client.force_login(person(role))
    assert client.get("/en/activities/add/").status_code == status


def test_a_partner_describes_its_own_alone(client, person):
    client.force_login(person("partner"))
    page = client.get("/en/activities/add/")
    assert [code for code, _name in page.context["form"].fields["partner"].choices] == ["iom"]
    assert client.post("/en/activities/add/", NEW | {"partner": "unhcr"}).status_code == 422
    assert not Activity.objects.exists()
    client.post("/en/activities/add/", NEW | {"partner": "iom"})
    row = Activity.objects.get()
    assert (row.partner.code, row.public) == ("iom", False)
    assert row.intake.organisation.code == "iom"


@pytest.mark.parametrize(
    ("role", "what", "status"),
    [
        ("partner", "own", 200),
        ("partner", "other", 403),
        ("officer", "other", 200),
        ("editor", "other", 200),
        ("administrator", "other", 403),
    ],
)
def test_who_may_change_one(client, person, role, what, status):
    row = made("a", partner="iom" if what == "own" else "unhcr")
    client.force_login(person(role))
    assert client.get(address(row, "edit")).status_code == status
    sent = NEW | {"partner": row.partner.code}
    assert client.post(address(row, "edit"), sent).status_code == (409 if status == 200 else status)


def test_a_form_sent_back_as_it_is_changes_nothing(client, person):
    row = made(
        "a",
        objectives=Text({"nl": "Doel", "ar": "هدف"}),
        actual_start=year(2009),
        participations=[by("iom"), by("nl-bz", "1", "60")],
        countries=[country("GH", "100")],
        regions=[],
        markers=[said.MarkerStatement("1", 2, rationale=text("Why"))],
        sectors=[said.SectorStatement("15190")],
        extensions=[said.ExtensionStatement(None, year(2011), budget_neutral=None)],
    )
    client.force_login(person("officer"))
    response = client.post(address(row, "edit"), fields(client.get(address(row, "edit"))))
    assert response.status_code == 302
    row.refresh_from_db()
    assert row.version == 1
    assert row.objectives["ar"] == "هدف"


def test_a_row_that_changes_keeps_its_sources(client, person):
    row = made("a", countries=[said.CountryStatement("GH", None, ("NL10:180",))])
    client.force_login(person("officer"))
    sent = fields(client.get(address(row, "edit"))) | {"countries-0-percentage": "100"}
    client.post(address(row, "edit"), sent)
    held = row.countries.get()
    assert (held.percentage, held.sources) == (100, ["NL10:180"])


def test_a_row_is_taken_away_by_its_tick(client, person):
    row = made("a", countries=[country("GH"), country("KE")])
    client.force_login(person("officer"))
    sent = fields(client.get(address(row, "edit"))) | {"countries-1-gone": "on"}
    client.post(address(row, "edit"), sent)
    assert row.countries.get().country.iso2 == "GH"


def test_another_row_comes_without_a_word_of_what_was_typed_lost(client, person):
    client.force_login(person("officer"))
    sent = {
        "title_en": "",
        "actual_start": "nonsense",
        "countries-rows": "1",
        "countries-0-country": "GH",
        "add-countries": "1",
    }
    page = client.post("/en/activities/add/", sent)
    assert page.status_code == 200
    shown = page.content.decode()
    assert "nonsense" in shown
    assert "corridor-field__error" not in shown
    lists = {each["list"].name: each["list"].count for each in page.context["lists"]}
    assert lists["countries"] == 2
    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"title_en": ""}, "title_en", "at least one language"),
        ({"actual_start": "31 May"}, "actual_start", "is not a date"),
        ({"actual_start": "2011", "actual_end": "2010"}, "actual_end", "before it starts"),
        ({"parent": "nobody"}, "parent", "no activity"),
        ({"currency": "XXQ"}, "currency", ""),
        ({"reporting_org": "Nobody at all"}, "reporting_org", "no organisation"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client, person, sent, field, words):
    client.force_login(person("officer"))
    page = client.post("/en/activities/add/", NEW | sent)
    assert page.status_code == 422
    assert words in " ".join(page.context["form"].errors[field])
    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    ("sent", "place", "words"),
    [
        ({"countries-0-country": "GH", "countries-0-percentage": "60"}, "countries", "make 60%"),
        ({"countries-0-country": "GH", "countries-0-percentage": "0"}, "countries", "above 0"),
        ({"countries-0-percentage": "50"}, "countries", "Fill this in"),
        ({"nodes-0-node": "NL08/nowhere"}, "nodes", "NL08/nowhere"),
        ({"participations-0-organisation": "iomm"}, "participations", "iomm"),
        ({"stops-0-decided": "2010"}, "stops", "Fill this in"),
    ],
)
def test_what_is_wrong_in_a_row_is_said_there(client, person, sent, place, words):
    client.force_login(person("officer"))
    page = client.post("/en/activities/add/", NEW | {f"{place}-rows": "1"} | sent)
    assert page.status_code == 422
    said_ = " ".join(str(error) for _field, error in page.context["faults"])
    assert words in said_
    assert all(field.html_name.startswith(place) for field, _error in page.context["faults"])


def test_an_organisation_is_found_by_its_name(client, person):
    client.force_login(person("officer"))
    sent = {"participations-rows": "1", "participations-0-role": "4"}
    name = {"participations-0-organisation": "International Organization for Migration"}
    client.post("/en/activities/add/", NEW | sent | name)
    assert Activity.objects.get().participations.get().organisation.code == "iom"


def test_whoever_comes_second_sees_that_and_loses_nothing(client, person):
    row = made("a", countries=[country("GH")])
    client.force_login(person("officer"))
    sent = fields(client.get(address(row, "edit")))
    client.post(address(row, "edit"), sent | {"title_en": "By the first"})
    page = client.post(address(row, "edit"), sent | {"title_en": "By the second"})
    assert page.status_code == 409
    assert "By the second" in page.content.decode()
    row.refresh_from_db()
    assert row.title["en"] == "By the first"
    again = fields(page)
    assert client.post(address(row, "edit"), again).status_code == 302
    row.refresh_from_db()
    assert row.title["en"] == "By the second"


@pytest.mark.parametrize(
    "hostile",
    [
        {"countries-rows": "99999999999"},
        {"countries-rows": "-1"},
        {"countries-rows": "1", "countries-0-key": "9" * 40, "countries-0-country": "GH"},
        {"version": "1e9"},
        {"title_en": "x" * 5000},
        {"participations-rows": "1", "participations-0-organisation": "' OR 1=1", "x": "y"},
    ],
)
def test_a_form_that_no_browser_sends_does_not_fail(client, person, hostile):
    row = made("a")
    client.force_login(person("officer"))
    assert client.post("/en/activities/add/", NEW | hostile).status_code in (302, 422)
    assert client.post(address(row, "edit"), NEW | hostile).status_code in (302, 409, 422)


@pytest.mark.parametrize(("role", "status"), [("partner", 403), ("officer", 302), ("editor", 302)])
def test_who_may_publish(client, person, role, status):
    row = made("a", public=False, partner="iom")
    client.force_login(person(role))
    response = client.post(address(row, "publish"), {"version": row.version})
    assert response.status_code == status
    row.refresh_from_db()
    assert row.public is (status == 302)


def test_a_draft_that_changed_meanwhile_is_not_published(client, person):
    row = made("a", public=False)
    client.force_login(person("officer"))
    for version in (row.version + 1, "", "x", "1" * 400):
        client.post(address(row, "publish"), {"version": version})
        row.refresh_from_db()
        assert not row.public
    assert client.get(address(row, "publish")).status_code == 405


@pytest.fixture
def media(tmp_path):
    with override_settings(MEDIA_ROOT=tmp_path):
        yield tmp_path


def upload(name: str, content: bytes, **more) -> dict:
    return {"title": "Evidence", "file": SimpleUploadedFile(name, content)} | more


def test_a_file_is_kept_by_what_it_is_and_given_out_as_an_attachment(client, person, media):
    row = made("a")
    client.force_login(person("officer"))
    sent = upload("../../evil.html", b"%PDF-1.7 hello", public="on")
    assert client.post(address(row, "files/add"), sent).status_code == 302
    held = ActivityDocument.objects.get()
    assert (held.media_type, held.size) == ("application/pdf", 14)
    assert held.file.name.endswith(".pdf")
    client.logout()
    response = client.get(f"/en/activities/files/{held.public_id}/")
    assert b"".join(response.streaming_content) == b"%PDF-1.7 hello"
    assert response["Content-Disposition"] == 'attachment; filename="evidence.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/pdf"


def test_a_file_that_is_not_public_is_for_those_who_may_change(client, person, media):
    row = made("a", partner="iom")
    client.force_login(person("officer"))
    client.post(address(row, "files/add"), upload("a.txt", b"hello"))
    held = ActivityDocument.objects.get()
    there = f"/en/activities/files/{held.public_id}/"
    assert client.get(there).status_code == 200
    assert "Evidence" in client.get(row.get_absolute_url()).content.decode()
    client.logout()
    assert client.get(there).status_code == 404
    assert "Evidence" not in client.get(row.get_absolute_url()).content.decode()
    client.force_login(person("administrator"))
    assert client.get(there).status_code == 404


def test_a_file_of_a_draft_is_not_given_to_others(client, person, media):
    row = made("a", public=False)
    client.force_login(person("officer"))
    client.post(address(row, "files/add"), upload("a.txt", b"hello", public="on"))
    held = ActivityDocument.objects.get()
    client.logout()
    assert client.get(f"/en/activities/files/{held.public_id}/").status_code == 404


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"<html>"),
        ("a.docx", b"MZ\x90\x00"),
        ("a.pdf", b""),
        ("a.pdf", b"%PDF-" + b"x" * (20 * 2**20)),
    ],
)
def test_a_file_that_is_not_taken_is_told_why(client, person, media, name, content):
    row = made("a")
    client.force_login(person("officer"))
    page = client.post(address(row, "files/add"), upload(name, content))
    assert page.status_code == 422
    assert page.context["form"].errors["file"]
    assert not ActivityDocument.objects.exists()


def test_nobody_adds_a_file_to_what_is_not_theirs(client, person, media):
    row = made("a", partner="unhcr")
    client.force_login(person("partner"))
    assert client.post(address(row, "files/add"), upload("a.txt", b"x")).status_code == 403
