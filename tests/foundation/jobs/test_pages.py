# SPDX-License-Identifier: EUPL-1.2
"""Background work is shown to those who may see it, and started by those who may start it."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override
from procrastinate.contrib.django.models import ProcrastinateJob

from corridor.foundation.jobs.public import Run, register_job
from corridor.foundation.jobs.registry import job_title

from .conftest import GROUND

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(load, planned):
    return load({**GROUND, "x.yaml": "- {a: b}\n", f"{planned}.yaml": "- {a: b}\n"})


def pages(run):
    return [
        reverse("jobs:runs"),
        reverse("jobs:run", args=[run.public_id]),
        reverse("jobs:progress", args=[run.public_id]),
    ]


def test_an_editor_sees_what_was_loaded_and_what_was_set_aside(client, editor, run):
    client.force_login(editor)
    listing, page, progress = (client.get(url).content.decode() for url in pages(run))
    assert reverse("jobs:run", args=[run.public_id]) in listing
    for said in ("x.yaml:1", "no kind of record named", "waits for the room attic", "document"):
        assert said in page
    assert "100" in progress


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_pages_speak_three_languages(client, editor, run, language):
    client.force_login(editor)
    with override(language):
        texts = [client.get(url).content.decode() for url in pages(run)[:2]]
    for text in texts:
        assert f'<html lang="{language}"' in text


@pytest.mark.parametrize(
    ("language", "work", "kind"),
    [
        ("nl", "Laden van een gegevenspakket", "Landen"),
        ("fr", "Chargement d’un jeu de données", "Pays"),
        ("en", "Loading a data pack", "Countries"),
    ],
)
def test_work_and_kinds_of_record_are_named_in_the_readers_language(
    client, editor, run, language, work, kind
):
    client.force_login(editor)
    with override(language):
        text = client.get(pages(run)[1]).content.decode()
    assert f"<h1>{work}</h1>" in text
    assert re.search(rf"<th[^>]*>\s*{kind}\s*</th>", text)


def test_a_job_is_called_by_its_title_and_without_one_by_its_name():
    register_job("sweep-a-room", lambda **_more: {}, title="Sweeping")
    assert job_title("sweep-a-room") == "Sweeping"
    register_job("sweep-a-room", lambda **_more: {})
    assert job_title("sweep-a-room") == "sweep-a-room"
    assert job_title("of-a-room-that-is-gone") == "of-a-room-that-is-gone"


def test_a_page_under_way_asks_for_its_progress_and_a_finished_one_does_not(client, editor, run):
    client.force_login(editor)
    address = reverse("jobs:progress", args=[run.public_id])
    assert address not in client.get(pages(run)[1]).content.decode()
    Run.objects.filter(pk=run.pk).update(state="running", done=1)
    assert address in client.get(pages(run)[1]).content.decode()


def test_others_are_turned_away(client, partner, stranger, run):
    for url in pages(run):
        assert client.get(url).status_code == 302
        for user in (partner, stranger):
            client.force_login(user)
            assert client.get(url).status_code == 403
        client.logout()


def test_a_run_that_is_not_there(client, editor, run):
    client.force_login(editor)
    assert client.get(reverse("jobs:run", args=["nothing"])).status_code == 404


def test_loading_is_started_by_those_who_may_and_by_no_link(client, editor, partner, stranger):
    url = reverse("jobs:start-load")
    assert client.post(url).status_code == 302
    for user in (partner, stranger):
        client.force_login(user)
        assert client.post(url).status_code == 403
    client.force_login(editor)
    assert client.get(url).status_code == 405
    assert not Run.objects.exists()
    assert not ProcrastinateJob.objects.exists()
    client.post(url)
    assert Run.objects.get().state == "queued"
    assert ProcrastinateJob.objects.count() == 1


def test_starting_asks_for_the_token_of_the_form(editor):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert client.post(reverse("jobs:start-load")).status_code == 403
    assert not Run.objects.exists()
