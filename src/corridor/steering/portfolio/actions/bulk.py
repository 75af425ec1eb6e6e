# SPDX-License-Identifier: EUPL-1.2
"""Writing many activities at once: what is new by COPY, what is held one by one.

The outcome is that of `save_activity` for each statement in turn, which tests hold it against. What
cannot be is set aside with its reason, and the rest goes on.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused

from ..models import Intake
from ..rules.statements import ActivityStatement
from .activities import save_activity
from .bulk_rows import BulkKnown, Sheaf, names_of
from .counting import recount
from .finding import Known
from .indexing import index_activities

BATCH = 1_000


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


def save_activities(
    *,
    by: Actor | None,
    statements: Iterable[ActivityStatement],
    intake: Intake,
    batch: int = BATCH,
) -> Iterator[BulkReport]:
    """Save each statement as `save_activity` would, a batch in a transaction of its own.

    Yields the report so far after every batch, so that whoever calls can show progress or stop:
    what was reported is kept. A statement may refer to one that comes later in its batch.
    """
    report, place, known = BulkReport(), 0, Known()
    stream = iter(statements)
    while group := list(islice(stream, batch)):
        with changing(by=by), _kept_in_mind():
            known = _save_batch(by, group, place, intake, report, known)
        place += len(group)
        yield report


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


def _save_batch(
    by: Actor | None,
    group: Sequence[ActivityStatement],
    first: int,
    intake: Intake,
    report: BulkReport,
    before: Known,
) -> Known:
    known = BulkKnown(group, before)
    sheaf = Sheaf(intake, by, known)
    held: list[tuple[int, ActivityStatement]] = []
    for place in parents_first(group):
        statement = group[place]
        if any(known.named(name) for name in names_of(statement)):
            held.append((first + place, statement))
            continue
        try:
            sheaf.add(statement)
        except Refused as refusal:
            report.not_taken.append(NotTaken(first + place, str(refusal), refusal.at))
    report.created += sheaf.write()
    if sheaf.keys:
        recount(sheaf.keys, tree=False)
        index_activities(sheaf.keys)
    for place, statement in sorted(held, key=lambda each: each[0]):
        try:
            with transaction.atomic():
                report.count(save_activity(by=by, statement=statement, intake=intake))
        except Refused as refusal:
            report.not_taken.append(NotTaken(place, str(refusal), refusal.at))
    report.not_taken.sort(key=lambda each: each.place)
    return known


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
