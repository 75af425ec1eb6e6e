# SPDX-License-Identifier: EUPL-1.2
"""Prepared while the batch before is being written, a batch gives what it gives by itself."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection, transaction

from corridor.foundation.audit.public import history_of
from corridor.foundation.reference.public import save_currency
from corridor.steering.portfolio.actions import bulk, save_activity
from corridor.steering.portfolio.actions.bulk import save_activities
from corridor.steering.portfolio.models import Activity, Intake
from corridor.steering.portfolio.rules.statements import ActivityStatement

from .paying import paid, text
from .test_bulk import Undone, picture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def intake() -> Intake:
    save_currency(by=None, code="EUR")
    return Intake.objects.create(kind=Intake.Kind.IATI, name="file.xml")


def told(code: str, **more: Any) -> ActivityStatement:
    return ActivityStatement(code=code, title=text(f"Activity {code}"), **more)


def tangle(seed: int) -> list[ActivityStatement]:
    """Parts of others, money to others and the same once more, in an order of their own."""
    chance = random.Random(seed)
    group = []
    for place in range(24):
        head = place % 8 == 0
        parent = None if head else f"a{place - place % 8}"
        group.append(
            told(
                f"a{place}",
                level="programme" if head else "project",
                # One is part of what can hold nothing.
                parent="a23" if place == 13 else parent,
                transactions=tuple(
                    paid("100", ref=f"t{number}", receiver_activity=f"a{chance.randrange(26)}")
                    for number in range(chance.randrange(3))
                ),
            )
        )
    some = chance.sample(group, 3)
    group += [replace(each, status="2") if chance.random() < 0.5 else each for each in some]
    return group


def kept(run: Iterator[bulk.BulkReport]) -> Any:
    *_before, report = run
    refused = [(each.place, each.message, each.at) for each in report.not_taken]
    return picture(), (report.created, report.changed, report.unchanged), refused


@pytest.mark.parametrize("seed", range(4))
def test_it_gives_what_batches_give_one_after_the_other(intake, seed):
    group = tangle(seed)
    batch = random.Random(seed).choice((2, 5, 9))
    try:
        with transaction.atomic():
            plain = kept(save_activities(by=None, statements=group, intake=intake, batch=batch))
            raise Undone
    except Undone:
        pass
    assert Activity.objects.count() == 0
    ahead = kept(save_activities(by=None, statements=iter(group), intake=intake, batch=batch))
    assert ahead == plain


def test_every_row_has_its_history_and_who_wrote_it(intake, django_user_model):
    officer = django_user_model.objects.create(email="officer@example.org")
    group = [told(f"a{place}") for place in range(6)]
    for _report in save_activities(by=officer, statements=group, intake=intake, batch=2):
        pass
    for row in Activity.objects.all():
        [change] = history_of(row)
        assert (change.action, change.who) == ("insert", officer.pk)


def test_what_goes_wrong_while_statements_are_read_stops_after_what_was_read_before(intake):
    def stream() -> Iterator[ActivityStatement]:
        for place in range(5):
            yield told(f"a{place}")
        raise OSError("the file ends here")

    run = save_activities(by=None, statements=stream(), intake=intake, batch=2)
    assert [next(run).created, Activity.objects.count()] == [2, 2]
    assert [next(run).created, Activity.objects.count()] == [4, 4]
    with pytest.raises(OSError, match="the file ends here"):
        next(run)


def test_whoever_stops_keeps_what_was_reported_and_no_more(intake):
    run = save_activities(
        by=None, statements=(told(f"a{place}") for place in range(9)), intake=intake, batch=3
    )
    assert next(run).created == 3
    run.close()
    assert set(Activity.objects.values_list("code", flat=True)) == {"a0", "a1", "a2"}


def meanwhile(monkeypatch: Any, place: int, work: Callable[[], object]) -> None:
    """Let somebody else do this before the batch at a place is written for the first time."""
    real, seen = bulk._write, []

    def do() -> None:
        try:
            work()
        finally:
            connection.close()

    def write(by: Any, batch: Any) -> None:
        seen.append(batch)
        if len(seen) == place + 1:
            other = threading.Thread(target=do)
            other.start()
            other.join()
        real(by, batch)

    monkeypatch.setattr(bulk, "_write", write)


def test_what_somebody_else_writes_meanwhile_is_seen(intake, monkeypatch):
    group = [told(f"a{place}") for place in range(8)]
    meanwhile(monkeypatch, 1, lambda: save_activity(by=None, statement=group[3], intake=intake))
    *_rest, report = save_activities(by=None, statements=group, intake=intake, batch=2)
    assert (report.created, report.changed, report.unchanged) == (7, 0, 1)
    assert Activity.objects.count() == 8


def test_a_parent_that_is_moved_meanwhile_is_found_where_it_is(intake, monkeypatch):
    group = [
        told("p", level="project"),
        told("q"),
        told("c", level="component", parent="p"),
        told("d"),
        told("e", level="component", parent="p"),
    ]
    save_activity(by=None, statement=told("top", level="programme"), intake=intake)
    moved = replace(group[0], parent="top")
    meanwhile(monkeypatch, 1, lambda: save_activity(by=None, statement=moved, intake=intake))
    *_rest, report = save_activities(by=None, statements=group, intake=intake, batch=2)
    assert (report.created, report.not_taken) == (5, [])
    keys = dict(Activity.objects.values_list("code", "pk"))
    for code in ("c", "e"):
        assert Activity.objects.get(code=code).ancestors == [keys["top"], keys["p"]]
