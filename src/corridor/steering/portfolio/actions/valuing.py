# SPDX-License-Identifier: EUPL-1.2
"""Giving money its value in euro once the rates of its time are known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corridor.foundation.audit.public import Actor, change_rows, changing
from corridor.foundation.jobs.public import Progress, Run
from corridor.foundation.reference.public import RateBook

from ..models import Budget, PlannedDisbursement, Transaction
from .amounts import euro_columns
from .counting import recount

AT_ONCE = 2_000


def value_money(*, by: Actor | None, progress: Progress) -> dict[str, int]:
    """Value every amount that has no value in euro and whose rate is there by now.

    How many were valued, and how many still lack a rate. Done again it changes nothing; broken off
    it goes on where it stopped.
    """
    rates = RateBook()
    models: tuple[Any, ...] = (Transaction, Budget, PlannedDisbursement)
    progress.expect(sum(model._default_manager.filter(euro=None).count() for model in models))
    told = {"valued": 0, "lacking": 0}
    for model in models:
        last = 0
        while rows := list(
            model._default_manager.filter(euro=None, pk__gt=last).order_by("pk")[:AT_ONCE]
        ):
            last = rows[-1].pk
            valued = [row for row in rows if _value(row, rates)]
            with changing(by=by, reason="rates of that time are known"):
                change_rows(
                    model=model,
                    names=("euro", "rate", "rate_day"),
                    rows=((row.pk, row.euro, row.rate, row.rate_day) for row in valued),
                )
                if model is Transaction:
                    recount({row.activity_id for row in valued}, tree=False)
            told["valued"] += len(valued)
            told["lacking"] += len(rows) - len(valued)
            progress.step(len(rows))
    return told


def _value(row: Any, rates: RateBook) -> bool:
    found = euro_columns(row.amount, row.currency, row.value_date, rates)
    for name, value in found.items():
        setattr(row, name, value)
    return row.euro is not None


def value_money_job(*, progress: Progress, run: Run, by: Actor | None) -> Mapping[str, Any]:
    """The job "value-money"."""
    return value_money(by=by, progress=progress)
