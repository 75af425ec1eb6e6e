# SPDX-License-Identifier: EUPL-1.2
"""Faces to the worker: the queue calls these by name."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from . import actions
from .models import Run


@app.task
def perform(run_id: int) -> None:
    run = Run.objects.get(pk=run_id)
    if run.state != Run.State.QUEUED:
        return
    people = get_user_model()._default_manager
    by = None if run.by_key is None else people.filter(pk=run.by_key).first()
    actions.perform(run=run, by=by)


@app.task(retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def deliver(announcement_id: int) -> None:
    actions.deliver(announcement_id=announcement_id)


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="defer_daily")
def defer_daily(timestamp: int) -> None:
    actions.defer_daily()


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="deliver_overdue")
def deliver_overdue(timestamp: int) -> None:
    actions.deliver_overdue()
