# SPDX-License-Identifier: EUPL-1.2
"""The history page shows a record's life to those who may see it, and to nobody else."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from corridor.foundation.audit.public import acting, history_of
from corridor.foundation.audit.web.middleware import ActorMiddleware
from corridor.foundation.reference.public import Region

BACKEND = "corridor.foundation.accounts.backends.RoleBackend"


@pytest.fixture
def row(editor):
    with acting(by=editor, reason="founding"):
        row = Region.objects.create(code="900", kind="continent", names={"en": "Nowhere"})
    with acting(by=None):
        Region.objects.filter(pk=row.pk).update(kind="sub-region")
    return row


def page(key, label="reference.Region"):
    return reverse("audit:history", args=[label, key])


def test_an_editor_sees_who_and_what_before_and_after(client, editor, row):
    client.force_login(editor)
    text = client.get(page(row.pk)).content.decode()
    for said in (str(editor), "founding", "continent", "sub-region", "Corridor itself"):
        assert said in text
    assert "editor@example.org" not in text


def test_a_deleted_record_keeps_its_page(client, editor, row):
    key = row.pk
    row.delete()
    client.force_login(editor)
    answer = client.get(page(key))
    assert answer.status_code == 200
    assert "deleted since" in answer.content.decode()


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_page_speaks_three_languages(client, editor, row, language):
    client.force_login(editor)
    answer = client.get(f"/{language}/history/reference.Region/{row.pk}/")
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()


def test_others_are_turned_away(client, partner, stranger, row):
    assert client.get(page(row.pk)).status_code == 302
    for user in (partner, stranger):
        client.force_login(user)
        assert client.get(page(row.pk)).status_code == 403


@pytest.mark.parametrize(
    ("label", "key"), [("reference.Region", 0), ("jobs.Run", 1), ("no.Model", 1), ("nonsense", 1)]
)
def test_what_has_no_history_has_no_page(client, editor, label, key):
    client.force_login(editor)
    assert client.get(page(key, label)).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_what_a_request_changes_belongs_to_its_sender(stranger, method):
    def change(request):
        return Region.objects.create(code="900", kind="continent", names={"en": "Nowhere"})

    request = getattr(RequestFactory(), method)("/")
    request.user = stranger
    row = ActorMiddleware(change)(request)
    assert [change.who for change in history_of(row)] == [stranger.pk]


def test_fields_values_and_records_are_in_the_readers_words(client, account):
    from corridor.foundation.parties.public import organisation_by_code
    from corridor.steering.portfolio.public import Activity

    editor = account("editor")
    row = Activity.objects.get(code="nl-rean")
    with acting(by=editor, reason="the aim was clearer"):
        row.title = {**row.title, "en": "Another title", "nl": "Een andere titel"}
        row.partner = organisation_by_code("nl-bz")
        row.public = False
        row.save()
    client.force_login(editor, BACKEND)
    english = client.get(f"/en/history/portfolio.Activity/{row.pk}/").content.decode()
    said = english[english.index("Changed,") : english.index("Made,")]
    assert "the aim was clearer" in said
    for words in ("Partner", "Public", "Another title", "Een andere titel", ">yes<", ">no<"):
        assert words in said
    assert f'href="{row.partner.get_absolute_url()}"' in said
    assert str(row.partner) in said
    assert "partner_id" not in english
    assert "DateRange" not in english
    dutch = client.get(f"/nl/history/portfolio.Activity/{row.pk}/").content.decode()
    assert "Openbaar" in dutch
    french = client.get(f"/fr/history/portfolio.Activity/{row.pk}/").content.decode()
    assert "Partenaire" in french


def test_a_history_takes_as_many_queries_whatever_changed(
    client, account, django_assert_max_num_queries
):
    from corridor.steering.portfolio.public import Activity

    editor = account("editor")
    row = Activity.objects.get(code="nl-rean")
    for number in range(30):
        with acting(by=editor, reason=f"again {number}"):
            Activity.objects.filter(pk=row.pk).update(version=row.version + number + 1)
    client.force_login(editor, BACKEND)
    with django_assert_max_num_queries(20):
        client.get(f"/en/history/portfolio.Activity/{row.pk}/")


# Pages of records, by name in tests/support/pages.py, and the model whose history they lead to.
LEADING = {
    "activity": "portfolio.Activity",
    "activity with results": "portfolio.Indicator",
    "organisation": "parties.Organisation",
    "framework NL08": "policy.Framework",
    "node": "policy.NodeState",
    "promise": "policy.Promise",
    "country MA": "reference.Country",
    "country list": "reference.CountryList",
    "document": "reference.Document",
    "code list": "reference.CodeList",
    "common indicator": "portfolio.CommonIndicator",
    "partnership": "dossiers.Partnership",
    "evaluation": "learning.Evaluation",
    "lesson": "learning.Lesson",
    "report 2011": "reporting.Report",
    "story": "knowledge.Story",
    "term, contested": "knowledge.Term",
}


@pytest.mark.parametrize("name", LEADING)
def test_the_page_of_a_record_leads_officers_to_its_history(client, account, name):
    from tests.support.pages import public

    path = f"/en/{public()[name]}"
    way = f"/en/history/{LEADING[name]}/"
    assert way not in client.get(path).content.decode()
    client.force_login(account("officer"), BACKEND)
    page = client.get(path).content.decode()
    assert way in page
    start = page.index(way)
    assert client.get(page[start : page.index('"', start)]).status_code == 200
