# SPDX-License-Identifier: EUPL-1.2
"""What is asked for in a page is done by the worker, and a dead process leaves nothing undone."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from urllib.parse import quote, urlencode

import pytest
from django.db import connection, connections, transaction
from django.urls import reverse
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from corridor.foundation.jobs import registry
from corridor.foundation.jobs.public import Run, announce, listen, run_now, undelivered
from corridor.foundation.reference.public import Document, Region

from ..conftest import account
from .conftest import GROUND, everything

pytestmark = pytest.mark.django_db(transaction=True)


def work():
    """Do what is on the queue, as the worker beside the web server does, and stop."""
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


@pytest.fixture(autouse=True)
def _queue():
    """Django empties its own tables after such a test, not those of the queue."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
    connections.close_all()


def test_a_load_started_in_a_page_is_done_by_the_worker(client, settings, tmp_path):
    for name, text in GROUND.items():
        (tmp_path / name).write_text(text)
    settings.PACK = tmp_path
    editor = account("editor@example.org", "editor")
    client.force_login(editor)
    answer = client.post(reverse("jobs:start-load"))
    run = Run.objects.get()
    assert answer.url == reverse("jobs:run", args=[run.public_id])
    assert (run.state, run.by_key) == ("queued", editor.pk)
    assert not Region.objects.exists()
    work()
    run.refresh_from_db()
    assert (run.state, run.percent, run.summary["faults"]) == ("done", 100, 0)
    assert Region.objects.count() == 2
    text = client.get(answer.url).content.decode()
    assert "region" in text


def test_work_asked_for_in_a_transaction_that_fails_was_never_asked_for():
    with suppress(ZeroDivisionError), transaction.atomic():
        announce(topic="tests.happened", payload={})
        raise ZeroDivisionError
    assert not undelivered().exists()
    assert not ProcrastinateJob.objects.exists()


def test_the_worker_delivers_and_tries_again_when_a_listener_fails(monkeypatch):
    tries = []

    def fails_once(payload):
        tries.append(payload)
        if len(tries) == 1:
            raise ZeroDivisionError

    monkeypatch.setattr(registry, "_listeners", {})
    listen("tests.happened", fails_once)
    announce(topic="tests.happened", payload={"key": 7})
    work()
    assert len(tries) == 1
    assert undelivered().exists()
    job = ProcrastinateJob.objects.get(task_name__endswith=".deliver")
    assert (job.status, job.attempts) == ("todo", 1)
    with connection.cursor() as cursor:  # the time to the next attempt has passed
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now()")
    work()
    assert tries == [{"key": 7}] * 2
    assert not undelivered().exists()


def address():
    """The test's own database, as another process names it."""
    params = connection.get_connection_params()
    who = quote(params.get("user") or "") + ":" + quote(params.get("password") or "")
    where = {k: str(params[k]) for k in ("host", "port") if params.get(k)}
    return f"postgresql://{who}@/{quote(params['dbname'])}?{urlencode(where)}"


def start_load(folder):
    environment = {**os.environ, "DATABASE_URL": address(), "CORRIDOR_MODE": "test"}
    command = [sys.executable, "-m", "corridor.site", "load", str(folder)]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def wipe():
    """The flush of a test that is over, in the midst of one."""
    from django.core.management import call_command

    call_command("flush", interactive=False, verbosity=0)


@pytest.mark.slow
def test_a_load_killed_half_way_is_finished_by_the_next(tmp_path):
    record = '- {{code: T{}, title: x, language: nl, kind: letter, date: "2012", publisher: y}}\n'
    (tmp_path / "document.yaml").write_text("".join(record.format(n) for n in range(300)))
    (tmp_path / "region.csv").write_text(GROUND["region.csv"])
    loading = start_load(tmp_path)
    try:
        for line in loading.stderr:
            if int(line.split()[-1].split("/")[0]) > 0:
                break
    finally:
        loading.send_signal(signal.SIGKILL)
        loading.wait()
        loading.stderr.close()
    broken_off = Run.objects.get()
    assert broken_off.state == "running"
    until = time.monotonic() + 10
    while time.monotonic() < until:  # until the server has seen that its client is gone
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
            if cursor.fetchone()[0] == 0:
                break
        time.sleep(0.05)
    assert 0 < Document.objects.count() < 300

    finished = run_now("load-pack", by=None, folder=str(tmp_path))
    broken_off.refresh_from_db()
    assert (broken_off.state, finished.state) == ("stopped", "done")
    counts = finished.summary["kinds"]["document"]
    assert counts["created"] + counts["unchanged"] == 300
    assert counts["unchanged"] > 0
    mended = everything()

    wipe()
    clean = run_now("load-pack", by=None, folder=str(tmp_path))
    assert clean.summary["kinds"]["document"] == {"created": 300}
    assert everything() == mended
