# SPDX-License-Identifier: EUPL-1.2
"""The workbook on the pages and by the API, for each role."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override

from corridor.steering.monitoring.models import Narrative, ReportedFigure, Workbook
from corridor.steering.monitoring.public import GivenNarrative, open_round, save_draft
from corridor.values.periods import Period
from corridor.values.texts import Text

from .conftest import make_activity, make_person
from .workbooks import Desk, download, upload

pytestmark = pytest.mark.django_db
WHO = ("nobody", "writer", "stranger", "officer", "editor", "administrator")


@pytest.fixture(autouse=True)
def _settings(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()


def url(name, *args, lang="en"):
    with override(lang):
        return reverse(f"monitoring:{name}", args=args)


def done(stage, words="People were helped.", lang="en") -> bytes:
    desk = Desk(download(stage.round, stage.writer, lang))
    desk.put("activities", 0, done=words)
    return desk.content()


def sent(content, name="mine.xlsx"):
    return SimpleUploadedFile(name, content)


def test_from_the_download_to_the_draft(client, stage):
    client.force_login(stage.writer)
    at = stage.round.public_id
    page = client.get(stage.round.get_absolute_url())
    assert url("workbook", at) in page.content.decode()
    response = client.get(url("workbook-xlsx", at, lang="nl"))
    assert "attachment" in response["Content-Disposition"]
    desk = Desk(response.content)
    assert "Activiteiten" in desk.book.sheetnames
    desk.put("activities", 0, done="Mensen werden geholpen.")
    desk.put("results", 0, number="duizend")
    response = client.post(url("workbook", at), {"file": sent(desk.content())})
    assert response.status_code == 302
    preview = response["Location"]
    page = client.get(preview)
    assert page.status_code == 200
    told = page.content.decode()
    assert "duizend" in told
    assert 'name="stamp"' not in told
    copy = client.get(url("workbook-marked", at, Workbook.objects.get().public_id))
    desk = Desk(copy.content)
    wrong = desk.cell("results", desk.rows("results", "number").index("duizend"), "number")
    assert "no number" in wrong.comment.text
    wrong.value = 1511
    mended = desk.content()
    response = client.post(url("workbook", at), {"file": sent(mended)})
    preview = response["Location"]
    page = client.get(preview)
    assert page.status_code == 200
    stamp = page.context["look"].stamp
    assert client.post(preview, {"stamp": "other"}).status_code == 409
    assert not ReportedFigure.objects.exists()
    response = client.post(preview, {"stamp": stamp})
    assert response["Location"] == stage.round.get_absolute_url()
    assert ReportedFigure.objects.get().number == 1511
    assert Narrative.objects.get().done == Text({"nl": "Mensen werden geholpen."})
    # A second click writes nothing twice.
    assert client.post(preview, {"stamp": stamp}).status_code == 200
    again = client.post(url("workbook", at), {"file": sent(mended)})
    assert again.status_code == 422
    assert "was written into the report on" in again.content.decode()


def test_somebody_else_writes_between_looking_and_confirming(client, stage):
    client.force_login(stage.writer)
    kept = upload(stage.round, stage.writer, done(stage))
    preview = url("preview", stage.round.public_id, kept.public_id)
    stamp = client.get(preview).context["look"].stamp
    given = GivenNarrative(stage.activity.pk, Text({"en": "Written first."}))
    save_draft(round=stage.round, by=stage.colleague, narratives=[given])
    page = client.post(preview, {"stamp": stamp})
    assert page.status_code == 409
    told = page.content.decode()
    assert "Written first." in told
    assert "People were helped." in told
    assert Narrative.objects.get().done["en"] == "Written first."
    # The copy names what stands now, and takes its place.
    copy = client.get(url("workbook-marked", stage.round.public_id, kept.public_id)).content
    desk = Desk(copy)
    assert "Stands now" in desk.cell("activities", 0, "done").comment.text
    kept = upload(stage.round, stage.writer, desk.content())
    preview = url("preview", stage.round.public_id, kept.public_id)
    page = client.get(preview)
    assert page.status_code == 200
    client.post(preview, {"stamp": page.context["look"].stamp})
    assert Narrative.objects.get().done["en"] == "People were helped."


def test_a_file_that_is_not_taken_is_told_at_its_field(client, stage):
    client.force_login(stage.writer)
    at = stage.round.public_id
    for content, name, said in (
        (b"%PDF-1.4", "a.pdf", "This is no workbook."),
        (b"PK\x03\x04 broken", "a.xlsx", "This file is damaged."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls", "old sort"),
        (b"a;b\r\n1;2\r\n", "a.csv", "does not say what it is"),
    ):
        page = client.post(url("workbook", at), {"file": sent(content, name)})
        assert page.status_code == 422
        assert said in page.content.decode()
    assert client.post(url("workbook", at)).status_code == 422
    assert not Workbook.objects.exists()


def test_a_round_that_is_not_open_takes_none(client, stage):
    content = done(stage)
    kept = upload(stage.round, stage.writer, content)
    stage.submit()
    client.force_login(stage.writer)
    at = stage.round.public_id
    page = client.post(url("workbook", at), {"file": sent(content)})
    assert page.status_code == 409
    assert "waits to be judged" in page.content.decode()
    for page in (
        client.get(url("preview", at, kept.public_id)),
        client.post(url("preview", at, kept.public_id), {"stamp": "x"}),
        client.get(url("workbook-marked", at, kept.public_id)),
    ):
        assert page.status_code == 409
    # It can be read all the same.
    assert client.get(url("workbook-xlsx", at)).status_code == 200


SEEN = {
    "nobody": "login",
    "writer": 200,
    "stranger": 404,
    "officer": 200,
    "editor": 200,
    "administrator": 404,
}
WRITES = SEEN | {"officer": 403, "editor": 403}


@pytest.mark.parametrize("who", WHO)
def test_rights_on_pages_and_by_api(client, stage, who):
    people = {
        "writer": stage.writer,
        "stranger": stage.stranger,
        "officer": stage.officer,
        "editor": stage.editor,
        "administrator": make_person("administrator", None),
    }
    content = done(stage)
    kept = upload(stage.round, stage.writer, content)
    at, key = stage.round.public_id, kept.public_id
    if who != "nobody":
        client.force_login(people[who])

    def answer(response):
        if response.status_code == 302 and "login" in response["Location"]:
            return "login"
        return {401: "login", 302: 200, 201: 200}.get(response.status_code, response.status_code)

    for address in (
        url("workbook", at),
        url("workbook-xlsx", at),
        url("workbook-csv", at),
        url("workbook-original", at, key),
        f"/api/rounds/{at}/workbook",
        f"/api/rounds/{at}/workbook?form=csv",
    ):
        assert answer(client.get(address)) == SEEN[who], address
    for address in (
        url("preview", at, key),
        url("workbook-marked", at, key),
        f"/api/rounds/{at}/workbooks/{key}",
        f"/api/rounds/{at}/workbooks/{key}/messages",
    ):
        assert answer(client.get(address)) == WRITES[who], address
    for address, more in (
        (url("workbook", at), {"file": sent(content)}),
        (f"/api/rounds/{at}/workbooks", {"file": sent(content)}),
    ):
        assert answer(client.post(address, more)) == WRITES[who], address
    expected = 409 if WRITES[who] == 200 else WRITES[who]
    wrong = {"stamp": "x" * 64}
    assert answer(client.post(url("preview", at, key), wrong)) == expected
    by_api = client.post(
        f"/api/rounds/{at}/workbooks/{key}/confirm", wrong, content_type="application/json"
    )
    assert answer(by_api) == expected
    assert not Narrative.objects.exists()


def test_by_api(client, stage):
    client.force_login(stage.writer)
    at = f"/api/rounds/{stage.round.public_id}"
    desk = Desk(client.get(f"{at}/workbook?lang=fr").content)
    desk.put("results", 0, number="1.234")
    response = client.post(f"{at}/workbooks?lang=fr", {"file": sent(desk.content())})
    assert response.status_code == 201
    told = response.json()
    assert told["stamp"] == ""
    assert [(m["value"], m["address"][-1]) for m in told["messages"]] == [("1.234", "3")]
    desk.put("results", 0, number=1234)
    told = client.post(f"{at}/workbooks", {"file": sent(desk.content())}).json()
    assert told["total"] == 1
    confirm = f"{at}/workbooks/{told['id']}/confirm"
    other = client.post(confirm, {"stamp": "x"}, content_type="application/json")
    assert other.status_code == 409
    response = client.post(confirm, {"stamp": told["stamp"]}, content_type="application/json")
    assert response.status_code == 200
    assert response.json()["written"]
    assert ReportedFigure.objects.count() == 1
    again = client.post(confirm, {"stamp": told["stamp"]}, content_type="application/json")
    assert again.status_code == 409
    assert client.get(f"{at}/workbooks/{told['id']}").json()["written"]
    assert client.get(f"{at}/workbooks/000000000000").status_code == 404
    bad = client.post(f"{at}/workbooks", {"file": sent(b"nothing")})
    assert bad.status_code == 422


def test_workbooks_of_another_year_or_partner_are_told_apart(client, stage):
    client.force_login(stage.writer)
    mine = done(stage)
    later = open_round(
        partner=stage.partner, period=Period.year(2012), due=date(2013, 3, 1), by=stage.officer
    )
    page = client.post(url("workbook", later.public_id), {"file": sent(mine)})
    assert page.status_code == 422
    assert "another period (2011-01-01 – 2011-12-31)" in page.content.decode()
    make_activity(stage.other, "Theirs")
    theirs = open_round(
        partner=stage.other, period=Period.year(2011), due=date(2012, 3, 1), by=stage.officer
    )
    client.force_login(stage.stranger)
    page = client.post(url("workbook", theirs.public_id), {"file": sent(mine)})
    assert "another partner (Helpers" in page.content.decode()
    assert not Workbook.objects.exists()


def test_only_so_many_that_were_never_written_are_kept(client, stage):
    for number in range(12):
        upload(stage.round, stage.writer, done(stage, f"Draft {number}."))
    assert Workbook.objects.count() == 10
    assert io.BytesIO(Workbook.objects.first().file.read()).read(2) == b"PK"


def test_many_rows_are_shown_a_page_at_a_time(client, stage, monkeypatch):
    monkeypatch.setattr("corridor.steering.monitoring.web.workbooks.SHOWN", 2)
    client.force_login(stage.writer)
    desk = Desk(download(stage.round, stage.writer))
    for number in range(3):
        desk.put(
            "transactions",
            number,
            activity="Return",
            type="4",
            day=date(2011, 3, number + 1),
            amount=number + 1,
            ref=f"R{number}",
        )
    kept = upload(stage.round, stage.writer, desk.content())
    preview = url("preview", stage.round.public_id, kept.public_id)
    first = client.get(preview).content.decode()
    assert "1 to 2 of 3" in first
    assert "?from=3" in first
    last = client.get(f"{preview}?from=3").content.decode()
    assert "R2" in last
    assert "R0" not in last
    for wrong in ("x", "0", "-1", "99", "9" * 30):
        assert "R0" in client.get(f"{preview}?from={wrong}").content.decode()
