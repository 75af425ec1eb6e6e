# SPDX-License-Identifier: EUPL-1.2
"""After much was written the database looks anew at what was, and at nothing else."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from corridor.foundation.jobs import registry
from corridor.foundation.jobs.actions import statistics
from corridor.foundation.jobs.public import renew_statistics, run_now
from corridor.foundation.reference.public import Currency

TABLE = Currency._meta.db_table


def write(count: int) -> None:
    Currency.objects.bulk_create(
        Currency(code=f"{number:03}", names={"en": "x"}, minor_units=2) for number in range(count)
    )


def guessed() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [TABLE])
        return float(cursor.fetchone()[0])


@pytest.fixture(autouse=True)
def _few(transactional_db, monkeypatch):
    monkeypatch.setattr(statistics, "LEAST", 50)


def test_what_changed_much_is_looked_at_once():
    renew_statistics()
    write(200)
    assert TABLE in renew_statistics()
    assert guessed() == Currency.objects.count()
    assert renew_statistics() == []


def test_what_changed_little_is_left_alone():
    renew_statistics()
    write(40)
    assert TABLE not in renew_statistics()


def test_nothing_is_done_within_a_transaction():
    with transaction.atomic():
        write(200)
        assert renew_statistics() == []


def test_every_job_ends_with_it(monkeypatch):
    def job(**_params: object) -> dict[str, int]:
        write(300)
        return {"written": 300}

    monkeypatch.setitem(registry._jobs, "writes-much", job)
    run_now("writes-much", by=None)
    assert guessed() == Currency.objects.count()
