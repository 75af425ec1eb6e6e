# SPDX-License-Identifier: EUPL-1.2
"""A job is done once at a time, says how far it is, and its end is kept however it comes."""

import time
from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from corridor.foundation.jobs import registry
from corridor.foundation.jobs.actions import defer_daily
from corridor.foundation.jobs.public import (
    Busy,
    Run,
    announce,
    defer,
    deliver,
    listen,
    register_job,
    run_now,
    runs,
    undelivered,
)

from .conftest import GROUND

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _registries():
    """What a test registers is gone after it."""
    held = dict(registry._jobs), {topic: list(all_) for topic, all_ in registry._listeners.items()}
    yield
    for registered, before in zip((registry._jobs, registry._listeners), held, strict=True):
        registered.clear()
        registered.update(before)


@pytest.fixture
def job():
    def do(work):
        register_job("count", lambda *, progress, run, by, **params: work(progress, **params))

    return do


def other_connection():
    params = connection.get_connection_params()
    wanted = ("dbname", "user", "password", "host", "port")
    return psycopg.connect(**{k: v for k, v in params.items() if k in wanted}, autocommit=True)


def free_soon():
    """Whether the lock comes free: the server lets go once it sees that its client is gone."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with other_connection() as other:
            if other.execute(TRY).fetchone()[0]:
                return other.execute("SELECT pg_advisory_unlock_all()") is not None
        time.sleep(0.02)
    return False


TRY = "SELECT pg_try_advisory_lock(hashtext('corridor.job.count'))"


def test_a_run_tells_who_what_and_how_it_ended(job, editor):
    job(lambda progress, upto: {"counted": upto})
    run = run_now("count", by=editor, upto=3)
    kept = Run.objects.get(pk=run.pk)
    assert (kept.job, kept.params, kept.by_key) == ("count", {"upto": 3}, editor.pk)
    assert (kept.state, kept.summary, kept.error) == ("done", {"counted": 3}, "")
    assert kept.asked <= kept.started <= kept.beat <= kept.finished


def test_progress_is_kept_and_told(job, monkeypatch):
    from corridor.foundation.jobs.actions.running import RunProgress

    monkeypatch.setattr(RunProgress, "INTERVAL", 0)
    seen = []

    def work(progress):
        progress.expect(4)
        for _ in range(2):
            progress.step(2)
            kept = Run.objects.get(job="count")
            seen.append((kept.done, kept.total, kept.percent, kept.state))
        return {}

    job(work)
    watched = []
    run_now("count", by=None, watch=lambda done, total: watched.append((done, total)))
    assert seen == [(2, 4, 50, "running"), (4, 4, 100, "running")]
    assert (watched[0], watched[-1]) == ((0, 4), (4, 4))


@pytest.mark.parametrize(
    ("done", "total", "percent"), [(0, None, None), (0, 0, 100), (999, 1000, 99), (5, 5, 100)]
)
def test_percent_is_a_hundred_only_when_all_is_done(done, total, percent):
    assert Run(done=done, total=total).percent == percent


def test_what_a_job_raises_is_kept_and_raised(job):
    def work(progress):
        raise ZeroDivisionError("no way")

    job(work)
    with pytest.raises(ZeroDivisionError):
        run_now("count", by=None)
    kept = Run.objects.get()
    assert (kept.state, kept.error) == ("failed", "ZeroDivisionError: no way")
    assert kept.finished is not None


def test_a_job_that_somebody_interrupts_was_broken_off(job):
    def work(progress):
        raise KeyboardInterrupt

    job(work)
    with pytest.raises(KeyboardInterrupt):
        run_now("count", by=None)
    assert Run.objects.get().state == "stopped"
    job(lambda progress: {})
    assert run_now("count", by=None).state == "done"


def test_the_same_job_does_not_run_twice_at_once(job):
    tried = []

    def work(progress):
        with other_connection() as other:
            tried.append(other.execute(TRY).fetchone()[0])
        return {}

    job(work)
    run_now("count", by=None)
    assert tried == [False]
    with other_connection() as other:
        assert other.execute(TRY).fetchone()[0] is True
        with pytest.raises(Busy, match="count is under way already"):
            run_now("count", by=None)
        register_job("another", lambda **_: {})
        assert run_now("another", by=None).state == "done"
    assert free_soon()
    assert run_now("count", by=None).state == "done"
    assert sorted(Run.objects.values_list("job", "state")) == [
        ("another", "done"),
        ("count", "done"),
        ("count", "done"),
        ("count", "failed"),
    ]


def test_a_failed_job_blocks_nobody(job):
    def work(progress):
        raise ZeroDivisionError

    job(work)
    with pytest.raises(ZeroDivisionError):
        run_now("count", by=None)
    assert free_soon()


def test_a_run_that_died_is_called_broken_off_by_the_next_one(job):
    now = timezone.now()
    dead = Run.objects.create(job="count", state="running", started=now, beat=now)
    silent = Run.objects.create(job="other", state="running", beat=now - timedelta(minutes=3))
    alive = Run.objects.create(job="other", state="running", beat=now)
    job(lambda progress: {})
    run_now("count", by=None)
    states = {run.pk: run.state for run in Run.objects.all()}
    assert [states[run.pk] for run in (dead, silent, alive)] == ["stopped", "stopped", "running"]


def test_a_job_that_no_room_registered(db):
    for ask in (defer, run_now):
        with pytest.raises(LookupError):
            ask("nothing", by=None)
    assert not Run.objects.exists()


def test_runs_count_what_they_set_aside(load, planned):
    load({**GROUND, "x.yaml": "- {a: b}", f"{planned}.yaml": "- {a: b}\n- {a: c}"})
    (run,) = runs()
    assert (run.faults, run.waiting) == (1, 2)


def test_an_announcement_is_delivered_once_to_everyone():
    heard = []

    def one(payload):
        heard.append(("one", payload["key"]))

    def two(payload):
        heard.append(("two", payload["key"]))

    for listener in (one, two, one):
        listen("tests.happened", listener)
    listen("tests.other", lambda payload: heard.append("other"))
    said = announce(topic="tests.happened", payload={"key": 7})
    assert list(undelivered()) == [said]
    assert heard == []
    assert deliver(announcement_id=said.pk) is True
    assert deliver(announcement_id=said.pk) is False
    assert heard == [("one", 7), ("two", 7)]
    assert not undelivered().exists()


def test_a_listener_that_fails_leaves_all_to_be_told_again():
    from corridor.foundation.reference.public import Currency

    tries = []

    def writes(payload):
        Currency.objects.create(code="USD", minor_units=2, names={"en": "x"})

    def fails_once(payload):
        tries.append(payload)
        if len(tries) == 1:
            raise ZeroDivisionError

    listen("tests.happened", writes)
    listen("tests.happened", fails_once)
    said = announce(topic="tests.happened", payload={})
    with pytest.raises(ZeroDivisionError):
        deliver(announcement_id=said.pk)
    assert not Currency.objects.exists()
    assert undelivered().exists()
    assert deliver(announcement_id=said.pk) is True
    assert Currency.objects.count() == 1
    assert len(tries) == 2


def test_what_was_given_up_is_tried_again_and_holds_nobody_up(caplog):
    from corridor.foundation.jobs.actions import deliver_overdue
    from corridor.foundation.jobs.models import Announcement

    heard = []

    def listener(payload):
        if payload["key"] == 1:
            raise ZeroDivisionError
        heard.append(payload["key"])

    listen("tests.happened", listener)
    for key in range(4):
        announce(topic="tests.happened", payload={"key": key})
    old = timezone.now() - timedelta(hours=7)
    Announcement.objects.exclude(payload__key=3).update(made=old)
    assert deliver_overdue() == 2
    assert heard == [0, 2]
    assert [each.payload["key"] for each in undelivered()] == [1, 3]
    assert "is still not delivered" in caplog.text
    assert deliver_overdue() == 0


def test_an_announcement_without_listeners_or_of_nothing():
    said = announce(topic="tests.nobody-listens", payload={})
    assert deliver(announcement_id=said.pk) is True
    assert deliver(announcement_id=0) is False


def test_a_daily_job_is_done_once_a_day_and_again_when_it_failed(monkeypatch):
    monkeypatch.setattr(registry, "_daily", set())
    register_job("sweep", lambda *, progress, run, by: {}, daily=True)
    (first,) = defer_daily()
    assert (first.job, first.by_key, first.state) == ("sweep", None, "queued")
    assert defer_daily() == []  # it waits already
    Run.objects.filter(pk=first.pk).update(state=Run.State.FAILED, finished=timezone.now())
    (second,) = defer_daily()
    Run.objects.filter(pk=second.pk).update(state=Run.State.DONE, finished=timezone.now())
    assert defer_daily() == []
    yesterday = timezone.now() - timedelta(days=1)
    Run.objects.filter(pk=second.pk).update(finished=yesterday)
    assert len(defer_daily()) == 1


def test_a_daily_job_whose_worker_died_is_tried_again(monkeypatch):
    monkeypatch.setattr(registry, "_daily", {"sweep"})
    register_job("sweep", lambda *, progress, run, by: {})
    silent = timezone.now() - timedelta(minutes=5)
    Run.objects.create(job="sweep", state=Run.State.RUNNING, beat=silent)
    assert [run.job for run in defer_daily()] == ["sweep"]
