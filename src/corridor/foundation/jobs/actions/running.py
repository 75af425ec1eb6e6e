# SPDX-License-Identifier: EUPL-1.2
"""Doing work in the background, or in the foreground with the same record of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from procrastinate.contrib.django import app

from corridor.foundation.audit.public import Actor, acting

from ..models import Run
from ..registry import daily_jobs
from ..registry import job as registered
from ..selectors import settled_today, silent_runs
from .statistics import renew_statistics

OnProgress = Callable[[int, int | None], None]


class Busy(RuntimeError):
    """The same job is under way already; it does not run twice at once."""


class RunProgress:
    """Keeps a run's row up to date, at most five times a second, and tells a watcher."""

    INTERVAL = 0.2

    def __init__(self, run: Run, watch: OnProgress | None = None) -> None:
        self.run, self.watch, self._told = run, watch, 0.0

    def expect(self, total: int) -> None:
        self.run.total = total
        self._tell()

    def step(self, count: int = 1) -> None:
        self.run.done += count
        if time.monotonic() - self._told >= self.INTERVAL:
            self._tell()

    def _tell(self) -> None:
        self._told = time.monotonic()
        self.run.beat = timezone.now()
        self.run.save(update_fields=["total", "done", "beat"])
        if self.watch is not None:
            self.watch(self.run.done, self.run.total)

    def close(self) -> None:
        self._tell()


def enqueue(task: str, **arguments: Any) -> None:
    """Put a task of this room on the queue, in the transaction that is open."""
    app.configure_task(f"corridor.foundation.jobs.tasks.{task}").defer(**arguments)


def defer(job: str, *, by: Actor | None, **params: Any) -> Run:
    """Queue a job by its registered name; `params` must be JSON.

    Raises `LookupError` for a name that no room registered.
    """
    registered(job)
    with transaction.atomic():
        run = Run.objects.create(job=job, params=params, by_key=None if by is None else by.pk)
        enqueue("perform", run_id=run.pk)
    return run


def defer_daily() -> list[Run]:
    """Queue the daily jobs that were not done today and are not under way; asked every hour."""
    _stop(silent_runs())
    return [defer(name, by=None) for name in daily_jobs() if not settled_today(name)]


def run_now(job: str, *, by: Actor | None, watch: OnProgress | None = None, **params: Any) -> Run:
    """Do a job in this process, kept as a run all the same. Raises what the job raises."""
    registered(job)
    run = Run.objects.create(job=job, params=params, by_key=None if by is None else by.pk)
    return perform(run=run, by=by, watch=watch)


def perform(*, run: Run, by: Actor | None, watch: OnProgress | None = None) -> Run:
    """Carry out a run that was asked for.

    Raises `Busy` if the same job is under way, and whatever the job raises; both are kept with
    the run. Runs that died without a word are seen here and called broken off.
    """
    _stop(silent_runs())
    with connection.cursor() as cursor:
        # A session lock: PostgreSQL releases it when this process dies, however it dies.
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [f"corridor.job.{run.job}"])
        row = cursor.fetchone()
    if row is None or not row[0]:
        _finish(run, Run.State.FAILED, "the same job is under way already")
        raise Busy(f"{run.job} is under way already; wait for it to end")
    try:
        # Whoever held the lock before has let go of it, by ending or by dying.
        _stop(Run.objects.filter(job=run.job, state=Run.State.RUNNING).exclude(pk=run.pk))
        now = timezone.now()
        run.state, run.started, run.beat = Run.State.RUNNING, now, now
        run.save(update_fields=["state", "started", "beat"])
        progress = RunProgress(run, watch)
        with acting(by=by, reason=f"{run.job} {run.public_id}"):
            run.summary = dict(registered(run.job)(progress=progress, run=run, by=by, **run.params))
        progress.close()
        renew_statistics()
        _finish(run, Run.State.DONE)
    except Exception as error:
        _finish(run, Run.State.FAILED, f"{type(error).__name__}: {error}")
        raise
    except BaseException:  # somebody pressed Ctrl-C
        _finish(run, Run.State.STOPPED)
        raise
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [f"corridor.job.{run.job}"])
    return run


def _stop(dead: QuerySet[Run]) -> None:
    dead.update(state=Run.State.STOPPED, finished=timezone.now())


def _finish(run: Run, state: Run.State, error: str = "") -> None:
    run.state, run.error, run.finished = state, error, timezone.now()
    run.save(update_fields=["state", "error", "finished", "summary"])
