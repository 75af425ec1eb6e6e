# SPDX-License-Identifier: EUPL-1.2
"""Writing many activities at once: what is new by COPY, what is held one by one.

The outcome is that of `save_activity` for each statement in turn, which tests hold it against. What
cannot be is set aside with its reason, and the rest goes on.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TypeAlias

from django.db import IntegrityError, connection, connections, transaction
from django.utils.translation import get_language, override

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused, renew_statistics

from ..models import Intake
from ..rules.statements import ActivityStatement
from .activities import save_activity
from .bulk_rows import BulkKnown, Sheaf, names_of
from .counting import recount
from .finding import Known
from .indexing import index_activities

BATCH = 1_000
# In seconds.
TURN = 0.0005


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A statement that was set aside: its place among all, why, and where in it."""

    place: int
    message: str
    at: str = ""


@dataclass(slots=True)
class BulkReport:
    """How many statements had each outcome, and those not taken, in their order."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    not_taken: list[NotTaken] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        name = {Outcome.CREATED: "created", Outcome.CHANGED: "changed"}.get(outcome, "unchanged")
        setattr(self, name, getattr(self, name) + 1)

    def add(self, other: BulkReport) -> None:
        self.created += other.created
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.not_taken += other.not_taken


def save_activities(
    *,
    by: Actor | None,
    statements: Iterable[ActivityStatement],
    intake: Intake,
    batch: int = BATCH,
) -> Iterator[BulkReport]:
    """Save each statement as `save_activity` would, a batch in a transaction of its own.

    Yields the report so far after every batch, so that whoever calls can show progress or stop:
    what was reported is kept. A statement may refer to one that comes later in its batch. While the
    database writes a batch, the next one is prepared, unless all of it is within a transaction.
    """
    report, place = BulkReport(), 0
    known: Known = Known()
    stream = iter(statements)
    group, fault = _take(stream, batch)
    with _beside() as begin:
        coming: Future[_Prepared] | None = None
        while group:
            with _kept_in_mind():
                ready = None if coming is None else coming.result()
                following, fault = _take(stream, batch)
                prepare = partial(_prepare, by, group, place, intake, known)
                after = partial(_prepare, by, following, place + len(group), intake)
                coming, ready = _save_batch(by, prepare, ready, begin if following else None, after)
                known = ready.known
                report.add(ready.told)
            place += len(group)
            group = following
            yield report
        renew_statistics()
        if fault is not None:
            raise fault


@dataclass(slots=True)
class _Prepared:
    """A batch as it will be written; `held` are statements of activities that are there already."""

    known: BulkKnown
    sheaf: Sheaf
    held: list[tuple[int, ActivityStatement]]
    told: BulkReport


class _Moved(Exception):
    """What a batch was prepared upon is not so any more."""


Begin: TypeAlias = "Callable[[Callable[[], _Prepared]], Future[_Prepared]]"


def _save_batch(
    by: Actor | None,
    prepare: Callable[..., _Prepared],
    ready: _Prepared | None,
    begin: Begin | None,
    after: Callable[..., _Prepared],
) -> tuple[Future[_Prepared] | None, _Prepared]:
    """Write a batch, prepared or not, and begin to prepare the one after it."""
    coming: Future[_Prepared] | None = None

    def write(batch: _Prepared) -> None:
        nonlocal coming
        # What is there already may get another name, which those after it would go by.
        if begin is not None and not batch.held:
            coming = begin(partial(after, batch.known, ahead=True))
        _write(by, batch)

    if ready is not None:
        try:
            with changing(by=by):
                write(ready)
            return coming, ready
        except (_Moved, IntegrityError):
            # Somebody else was there between: once more, this time within the transaction.
            if coming is not None:
                coming.exception()
            coming, begin = None, None
    with changing(by=by):
        ready = prepare()
        write(ready)
    return coming, ready


def _prepare(
    by: Actor | None,
    group: Sequence[ActivityStatement],
    first: int,
    intake: Intake,
    before: Known,
    *,
    ahead: bool = False,
) -> _Prepared:
    known = BulkKnown(group, before, ahead=ahead)
    batch = _Prepared(known, Sheaf(intake, by, known), [], BulkReport())
    for place in parents_first(group):
        statement = group[place]
        if any(known.named(name) for name in names_of(statement)):
            batch.held.append((first + place, statement))
            continue
        try:
            batch.sheaf.add(statement)
        except Refused as refusal:
            batch.told.not_taken.append(NotTaken(first + place, str(refusal), refusal.at))
    batch.sheaf.bind()
    return batch


def _write(by: Actor | None, batch: _Prepared) -> None:
    if not batch.known.unmoved():
        raise _Moved
    told, sheaf = batch.told, batch.sheaf
    told.created += sheaf.write()
    if sheaf.keys:
        recount(sheaf.keys, tree=False)
        index_activities(sheaf.keys)
    for place, statement in sorted(batch.held, key=lambda each: each[0]):
        try:
            with transaction.atomic():
                told.count(save_activity(by=by, statement=statement, intake=sheaf.intake))
        except Refused as refusal:
            told.not_taken.append(NotTaken(place, str(refusal), refusal.at))
    told.not_taken.sort(key=lambda each: each.place)


def _take(
    stream: Iterator[ActivityStatement], size: int
) -> tuple[list[ActivityStatement], Exception | None]:
    """The next statements, or what went wrong with them, which is for later."""
    try:
        return list(islice(stream, size)), None
    except Exception as fault:
        return [], fault


@contextmanager
def _beside() -> Iterator[Begin | None]:
    """What begins work in a thread with a connection of its own; null within a transaction, whose
    rows another connection would not see."""
    if connection.in_atomic_block:
        yield None
        return
    lang = get_language()

    def speaking(work: Callable[[], _Prepared]) -> _Prepared:
        with override(lang):
            return work()

    # Answers of the database are many and short. Who has one does not wait for a whole turn of the
    # thread that is preparing, too.
    turn = sys.getswitchinterval()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="prepare") as pool:
        try:
            sys.setswitchinterval(min(turn, TURN))
            yield lambda work: pool.submit(speaking, work)
        finally:
            sys.setswitchinterval(turn)
            pool.submit(connections.close_all)


@contextmanager
def _kept_in_mind() -> Iterator[None]:
    """Nothing of a batch can be let go before its end: to look for what can takes a third of the
    time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def parents_first(group: Sequence[ActivityStatement]) -> list[int]:
    """The places of the statements, each after that of its parent where the group has it."""
    at = {name: place for place, each in enumerate(group) for name in names_of(each)}
    order: dict[int, None] = {}
    for place in range(len(group)):
        line: list[int] = []
        up: int | None = place
        while up is not None and up not in order and up not in line:
            line.append(up)
            up = at.get(group[up].parent or "")
        order.update(dict.fromkeys(reversed(line)))
    return list(order)
