# SPDX-License-Identifier: EUPL-1.2
"""The history page shows a record's life to those who may see it, and to nobody else."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from corridor.foundation.audit.public import acting, history_of
from corridor.foundation.audit.web.middleware import ActorMiddleware
from corridor.foundation.reference.public import Region


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
