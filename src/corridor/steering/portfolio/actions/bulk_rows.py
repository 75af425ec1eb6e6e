# SPDX-License-Identifier: EUPL-1.2
"""The rows of many new activities, gathered from statements and written by COPY."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final

from django.db import connection, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, Lines, copy_lines, lines_of
from corridor.foundation.jobs.public import Refused

from ..models import (
    Activity,
    Budget,
    Disaggregation,
    Indicator,
    IndicatorPeriod,
    Intake,
    Result,
    Transaction,
)
from ..rules.chains import Member, Movement, counted
from ..rules.statements import ActivityStatement, IndicatorStatement, ResultStatement
from .activities import activity_columns, check_statement
from .amounts import budget_columns, euro_columns, transaction_columns
from .course import write_course
from .finding import Known, hold_tree
from .money import add_forecasts
from .results import indicator_values, part_values, period_values, result_values
from .shares import SHARES
from .stating import check_results
from .tree import parent_of
from .writing import Origin, days

Row = dict[str, Any]

# In this order, so that a row's keys are there before it.
MODELS: Final[tuple[type[models.Model], ...]] = (
    Activity,
    *(each.model for each in SHARES),
    Budget,
    Transaction,
    Result,
    Indicator,
    IndicatorPeriod,
    Disaggregation,
)
COURSE: Final = frozenset(
    {"phases", "extensions", "stops", "secondments", "documents", "relations"}
)


def names_of(statement: ActivityStatement) -> tuple[str, ...]:
    """What the activity is called by: its code, its IATI identifier."""
    return tuple(filter(None, (statement.code, statement.iati_identifier)))


class BulkKnown(Known):
    """As `Known`, with the activities that a batch names asked of the database at once.

    With `ahead` it is asked before the transaction that writes, while the batch of `known` is being
    written: the activities that are made there are known too, and `unmoved` tells in the end
    whether the tree still is as it was found.
    """

    def __init__(
        self,
        group: Sequence[ActivityStatement],
        known: Known | None = None,
        *,
        ahead: bool = False,
    ) -> None:
        super().__init__(known)
        self._ahead = ahead
        self._parents: dict[int, tuple[str, list[int]]] = {}
        named = {name for statement in group for name in names_of(statement)}
        for statement in group:
            named.update(filter(None, (statement.parent,)))
            for each in statement.transactions:
                named.update(filter(None, (each.provider_activity, each.receiver_activity)))
        self._activities: dict[str, Activity] = {}
        self._made: dict[str, Activity] = {}
        found = Activity.objects.filter(Q(code__in=named) | Q(iati_identifier__in=named))
        for row in found.only("pk", "code", "iati_identifier", "level", "ancestors", "parent"):
            self._remember(row, self._activities)
        if ahead and isinstance(known, BulkKnown):
            self._activities = {**known._made, **self._activities}

    def make(self, row: Activity) -> None:
        """From here on this new activity may be named."""
        self._remember(row, self._activities)
        self._remember(row, self._made)

    def _remember(self, row: Activity, among: dict[str, Activity]) -> None:
        for name in (row.iati_identifier, row.code):
            if name:
                among[name] = row

    def activity(self, name: str | None, at: str) -> Activity | None:
        return self._activities.get(name or "") or super().activity(name, at)

    def parent(self, name: str, at: str) -> Activity:
        made = self._made.get(name)
        if made is not None:  # and so seen by nobody else
            return made
        if not self._ahead:
            parent = super().parent(name, at)
            self._remember(parent, self._activities)
            return parent
        found = self.activity(name, at)
        assert found is not None
        self._parents[found.pk] = (found.level, list(found.ancestors))
        return found

    def unmoved(self) -> bool:
        """Whether parents that were found ahead are where they were; they stay there from now."""
        if not self._parents:
            return True
        hold_tree()
        rows = Activity.objects.filter(pk__in=self._parents)
        now = {key: (level, up) for key, level, up in rows.values_list("pk", "level", "ancestors")}
        return now == self._parents

    def named(self, name: str) -> Activity | None:
        return self._activities.get(name)

    def forget(self, name: str | None) -> None:
        self._activities.pop(name or "", None)
        super().forget(name)


class Sheaf:
    """Rows of activities that are new: added, bound, and written to the database."""

    def __init__(self, intake: Intake, by: Actor | None, known: BulkKnown) -> None:
        self.intake, self.by, self.known = intake, by, known
        self.origin = Origin(intake)
        recorded = {
            "intake_id": intake.pk,
            "by_key": None if by is None else by.pk,
            "recorded": timezone.now(),
        }
        # What all rows of a model have in common.
        self._same: dict[type[models.Model], Row] = {
            Activity: {"intake_id": intake.pk},
            Budget: recorded,
            Transaction: recorded,
            IndicatorPeriod: {"intake_id": intake.pk},
        }
        self.keys: list[int] = []
        self._rows: dict[type[models.Model], list[Row]] = {model: [] for model in MODELS}
        self._lines: list[Lines] = []
        self._after: list[tuple[Activity, ActivityStatement]] = []
        self._ids = {model: _ids(model) for model in (Activity, Result, Indicator, IndicatorPeriod)}

    def add(self, statement: ActivityStatement) -> None:
        """Gather the rows of a new activity. Raises `Refused`, and gathers nothing then."""
        check_statement(statement, self.intake)
        known = self.known
        activity = Activity(
            code=statement.code,
            iati_identifier=statement.iati_identifier,
            level=statement.level,
        )
        parent = parent_of(activity, statement.parent, statement.level, known)
        values = activity_columns(statement, known, parent)
        activity.ancestors, activity.parent = values["ancestors"], parent
        gathered: list[tuple[type[models.Model], Row]] = []
        for share in SHARES:
            gathered += [(share.model, row) for row in share.columns(statement, known)]
        gathered += self._money(activity, statement)
        check_results(statement.results, known)
        # From here on nothing is refused.
        activity.pk = next(self._ids[Activity])
        for _model, row in gathered:
            row["activity_id"] = activity.pk
        own = {
            **values,
            "id": activity.pk,
            "public_id": activity.public_id,
            "place": statement.place,
        }
        self._rows[Activity].append(own)
        for model, row in gathered:
            for side in ("provider", "receiver"):
                # Its own key was not known yet.
                if row.get(f"{side}_activity_id") is _OWN:
                    row[f"{side}_activity_id"] = activity.pk
            self._rows[model].append(row)
        for place, result in enumerate(statement.results):
            self._result(activity, result, place)
        if statement.forecasts or any(getattr(statement, name) for name in COURSE):
            self._after.append((activity, statement))
        known.make(activity)
        self.keys.append(activity.pk)

    def _money(
        self, activity: Activity, statement: ActivityStatement
    ) -> Iterator[tuple[type[models.Model], Row]]:
        own = names_of(statement)
        for place, budget in enumerate(statement.budgets):
            at = f"budgets.{place}."
            yield (
                Budget,
                self._valued(
                    budget_columns(budget, known=self.known, at=at), budget.sources, budget.place
                ),
            )
        for place, each in enumerate(statement.transactions):
            at = f"transactions.{place}."
            row = transaction_columns(
                each, activity=activity, known=self.known, at=at, lenient=True
            )
            for side in ("provider", "receiver"):
                if getattr(each, f"{side}_activity") in own:
                    row[f"{side}_activity_id"], row[f"{side}_named"] = _OWN, ""
            yield Transaction, self._valued(row, each.sources, each.place)
        _refs_once("budgets", [each.ref for each in statement.budgets])
        _refs_once("transactions", [each.ref for each in statement.transactions])

    def _valued(self, row: Row, sources: tuple[str, ...], place: str) -> Row:
        return {
            **row,
            **euro_columns(row["amount"], row["currency"], row["value_date"], self.known.rates),
            "sources": list(sources),
            "place": place,
        }

    def _result(self, activity: Activity, stated: ResultStatement, place: int) -> None:
        key = next(self._ids[Result])
        self._rows[Result].append(
            {
                "id": key,
                "activity_id": activity.pk,
                "code": stated.code,
                "position": place,
                **result_values(stated),
            }
        )
        for number, indicator in enumerate(stated.indicators):
            self._indicator(key, indicator, number)

    def _indicator(self, result: int, stated: IndicatorStatement, place: int) -> None:
        key = next(self._ids[Indicator])
        self._rows[Indicator].append(
            {
                "id": key,
                "result_id": result,
                "code": stated.code,
                "position": place,
                **indicator_values(stated, self.known, ""),
            }
        )
        for each in stated.periods:
            period = next(self._ids[IndicatorPeriod])
            self._rows[IndicatorPeriod].append(
                {
                    "id": period,
                    "indicator_id": key,
                    "period": days(each.period),
                    "sources": list(each.sources),
                    "place": each.place,
                    **period_values(each),
                }
            )
            self._rows[Disaggregation] += [
                {
                    "period_id": period,
                    "kind": part.kind,
                    "cell": list(part.cell),
                    **part_values(part),
                }
                for part in each.parts
            ]

    def _tie(self) -> None:
        """Give transactions the keys of activities that they named before these were gathered."""
        for row in self._rows[Transaction]:
            for side in ("provider", "receiver"):
                named = row[f"{side}_named"]
                found = self.known.named(named) if named else None
                if found is not None:
                    row[f"{side}_activity_id"], row[f"{side}_named"] = found.pk, ""

    def _count(self) -> None:
        """Say of money what counting will find, as far as these activities alone tell it.

        `recount` settles it all the same; but what stands right already need not be written twice.
        """
        members = [
            Member(row["id"], tuple(row["ancestors"]), row["includes_components"], row["public"])
            for row in self._rows[Activity]
        ]
        movements = [
            Movement(
                row["activity_id"],
                row["type"],
                row["amount"],
                row["provider_activity_id"],
                row["receiver_activity_id"],
            )
            for row in self._rows[Transaction]
        ]
        for row, each in zip(self._rows[Transaction], counted(members, movements), strict=True):
            row["counted"] = each

    def bind(self) -> None:
        """Put what was gathered into the lines that `write` hands over; nothing is added then."""
        self._tie()
        self._count()
        for model, rows in self._rows.items():
            if rows:
                # Rows of a model all name the same columns.
                names = tuple(rows[0])
                self._lines.append(
                    lines_of(
                        model=model,
                        names=names,
                        rows=map(itemgetter(*names), rows),
                        same=_defaults(model, frozenset(names)) | self._same.get(model, {}),
                    )
                )
        self._rows.clear()

    def write(self) -> int:
        """Write what was bound, within the transaction of who calls; how many activities."""
        for lines in self._lines:
            copy_lines(lines)
        for activity, statement in self._after:
            write_course(activity, statement, self.known, self.origin, COURSE)
            add_forecasts(activity, statement.forecasts, self.origin, self.known, self.by)
        return len(self.keys)


def _refs_once(name: str, refs: Sequence[str]) -> None:
    seen = Counter(refs)
    for place, ref in enumerate(refs):
        if ref and seen[ref] > 1:
            raise Refused(
                _("The reference “%(ref)s” stands twice.") % {"ref": ref}, f"{name}.{place}.ref"
            )


# In place of the key of an activity that has none yet.
_OWN: Final = object()


@cache
def _defaults(model: type[models.Model], said: frozenset[str]) -> Row:
    """What stands in the columns of which nothing is said; null needs no word."""
    return {
        each.attname: default
        for each in model._meta.concrete_fields
        if each.attname not in said
        and not each.primary_key
        and (default := each.get_default()) is not None
    }


def _ids(model: type[models.Model], block: int = 1_000) -> Iterator[int]:
    """Keys of rows to come, asked of the model's sequence a block at a time."""
    statement = (
        "SELECT nextval(s.name) FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS name"
        " OFFSET 0) s CROSS JOIN generate_series(1, %s)"
    )
    while True:
        with connection.cursor() as cursor:
            cursor.execute(statement, [model._meta.db_table, block])
            yield from [row[0] for row in cursor.fetchall()]
