# SPDX-License-Identifier: EUPL-1.2
"""The pages of reports and figures: who sees what, and at what cost."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

REPORT = "/en/reports/NL08/2011/"


def queries(client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def approve(report) -> None:
    """As if it had been handed in and approved by others."""
    type(report).objects.filter(pk=report.pk).update(state="approved")


@pytest.fixture
def unpublished(loaded):
    """The report on 2010 as it is before its first edition."""
    from corridor.reporting.models import Edition, FrozenFigure, Report
    from corridor.reporting.public import find_report

    report = find_report("NL08", 2010)
    FrozenFigure.objects.filter(edition__report=report).delete()
    Edition.objects.filter(report=report).delete()
    Report.objects.filter(pk=report.pk).update(state="writing")
    report.refresh_from_db()
    return report


@pytest.fixture
def editor(account, client):
    user = account("editor")
    client.force_login(user, "corridor.foundation.accounts.backends.RoleBackend")
    return user


def test_a_draft_is_invisible_to_the_public(unpublished, client):
    for path in ("", "report.pdf", "report.html", "report.json"):
        assert client.get(f"/en/reports/NL08/2010/{path}").status_code == 404
    assert client.get("/api/reports/NL08/2010").status_code == 404
    assert "2010" not in client.get("/api/reports").content.decode()
    listed = client.get("/en/reports/").content.decode()
    assert "/reports/NL08/2011/" in listed
    assert "/reports/NL08/2010/" not in listed
    # The number itself rests on public records; its page does not lead to the draft.
    figure = client.get("/en/reports/NL08/2010/figures/spending/3/")
    assert figure.status_code == 200
    assert 'href="/en/reports/NL08/2010/"' not in figure.content.decode()


@pytest.mark.parametrize("role", ["partner", "administrator"])
def test_a_draft_is_invisible_to_who_has_no_part_in_reports(
    unpublished, account, client, settings, role
):
    settings.CORRIDOR_REQUIRE_SECOND_FACTOR = frozenset()
    client.force_login(account(role), "corridor.foundation.accounts.backends.RoleBackend")
    assert client.get("/en/reports/NL08/2010/").status_code == 404
    assert client.get("/en/reports/NL08/2010/publish/").status_code == 403
    assert client.post("/en/reports/NL08/2010/publish/").status_code == 403
    assert not unpublished.editions.exists()


def test_an_editor_reads_the_draft_and_publishes_it(unpublished, editor, client):
    approve(unpublished)
    assert "Draft" in client.get("/en/reports/NL08/2010/").content.decode()
    assert "/reports/NL08/2010/" in client.get("/en/reports/").content.decode()
    answer = client.post("/en/reports/NL08/2010/publish/", follow=True)
    assert "Edition 1 is published." in answer.content.decode()
    assert unpublished.editions.get().by_key == editor.pk


def test_a_broken_draft_says_what_is_wrong_instead_of_failing(unpublished, editor, client):
    from corridor.values.texts import Text

    unpublished.summary = Text(dict.fromkeys(("nl", "fr", "en"), "{{spending/77}}"))
    unpublished.save()
    page = client.get("/en/reports/NL08/2010/").content.decode()
    assert "Summary: spending/77: there is no such figure" in page
    assert client.get("/en/reports/NL08/2010/report.pdf").status_code == 302
    answer = client.post("/en/reports/NL08/2010/publish/")
    assert "spending/77" in answer.content.decode()
    assert not unpublished.editions.exists()


def test_a_correction_without_reason_keeps_what_was_entered(editor, client, book, report):
    book("1", "60000")
    approve(report)
    page = client.get(f"{REPORT}publish/").content.decode()
    assert "Spending, " in page
    assert "€60,000" in page
    answer = client.post(f"{REPORT}publish/", {"nl": "Hersteld bedrag", "fr": "", "en": ""})
    assert "Hersteld bedrag" in answer.content.decode()
    assert "/publish/" in answer.request["PATH_INFO"]
    reasons = {"nl": "Hersteld", "fr": "Corrigé", "en": "Corrected by the ministry"}
    answer = client.post(f"{REPORT}publish/", reasons, follow=True)
    assert "Edition 2 is published." in answer.content.decode()
    assert "Corrected by the ministry" in answer.content.decode()


def test_publishing_what_is_published_says_so(editor, client, loaded):
    assert "Nothing has changed" in client.get(f"{REPORT}publish/").content.decode()
    answer = client.post(f"{REPORT}publish/", dict.fromkeys(("nl", "fr", "en"), "x"), follow=True)
    assert "Nothing has changed since the last edition." in answer.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "reports/XX/2011/",
        "reports/NL08/1999/",
        "reports/NL08/99999999999/",
        "reports/NL08/2011/report.odt",
        "reports/NL08/2011/figures/spending/77/",
        "reports/NL08/2011/figures/profit/total/",
        "reports/NL08/2011/figures/@0000:spending/1/",
        "reports/NL08/99999999999/figures/spending/1/",
        "reports/NL08/0/figures/change/1/",
        "reports/XX/2011/figures/spending/1/",
        f"reports/NL08/2011/figures/spending/{'9' * 60}/",
        "reports/NL08/1999/publish/",
    ],
)
@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_what_does_not_exist_is_not_found(editor, client, path, lang):
    assert client.get(f"/{lang}/{path}").status_code == 404


def test_amounts_that_cannot_be_added_give_no_number(client, loaded, book):
    """Published, it stays; what was never published cannot be worked out."""
    book("1", "60000", currency="USD")
    page = client.get("/en/reports/NL08/2011/figures/spending/total/").content.decode()
    assert "€8,707,499" in page
    assert "today the figure cannot be worked out" in page
    assert client.get("/api/figures/NL08/2011/spending/total").status_code == 404


def test_pages_take_a_fixed_number_of_queries(loaded, client):
    """However many figures a report has: as many for 2010 as for 2011, within these bounds."""
    from corridor.reporting.public import find_report, publish
    from corridor.values.texts import Text

    assert queries(client, REPORT) == queries(client, "/en/reports/NL08/2010/") <= 8
    one = queries(client, f"{REPORT}figures/spending/1/")
    assert queries(client, f"{REPORT}figures/change/total/") <= one + 8
    assert queries(client, "/en/reports/") <= 6
    listed = queries(client, "/en/reports/")
    report = find_report("NL08", 2011)
    for number in range(2, 6):
        report.title = Text({**report.title, "en": f"Title {number}"})
        report.save()
        publish(report=report, by=None, reason=report.title)
    assert queries(client, "/en/reports/") == listed
    assert queries(client, REPORT) <= 8
    assert queries(client, f"{REPORT}figures/spending/1/") == one


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_every_number_on_the_page_is_a_link(loaded, client, lang):
    """All that the page shows as a figure leads to a page of its own."""
    import re

    with override(lang):
        page = client.get(reverse("reporting:report", args=["NL08", 2011])).content.decode()
    figures = re.findall(r'href="(/[^"]+/reports/[^"]+/figures/[^"]+)"', page)
    from corridor.reporting.public import find_report

    published = find_report("NL08", 2011).editions.get().figures.values_list("key", flat=True)
    assert {f"/{lang}/reports/NL08/2011/figures/{key}/" for key in published} == set(figures)
    for path in sorted(set(figures)):
        assert client.get(path).status_code == 200, path
