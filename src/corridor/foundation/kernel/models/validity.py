# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Func, Q, Value

from corridor.values.answers import Answer
from corridor.values.periods import Period, Validity


def as_range(period: Period) -> DateRange:
    return DateRange(period.start, period.end, "[)")


def as_period(stored: Any) -> Period:
    """Any range of days as a half-open one. Raises `ValueError` for one without days."""
    if stored.isempty:
        raise ValueError("a period has at least one day")
    start, end = stored.lower, stored.upper
    if start is not None and not stored.lower_inc:
        start += timedelta(days=1)
    if end is not None and stored.upper_inc:
        end += timedelta(days=1)
    return Period(start, end)


def as_columns(validity: Validity) -> dict[str, DateRange | None]:
    """A validity as the two columns of a `Dated` model, for who writes by names of columns."""
    certain = validity.certain
    return {
        "valid": as_range(validity.possible),
        "certain": None if certain is None else as_range(certain),
    }


class DatedQuerySet(models.QuerySet[Any]):
    def possibly_on(self, day: date) -> Self:
        """Those that held, or may have held, on the day."""
        return self.filter(valid__contains=day)

    def surely_on(self, day: date) -> Self:
        return self.filter(certain__contains=day)


class Dated(models.Model):
    """Held during `valid` at the most and during `certain` at the least (half-open, in days).

    `certain` is null when no day is sure. Set both through `validity`.
    """

    valid = DateRangeField()
    certain = DateRangeField(null=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                # An empty range would lie within every other, and be read as all days.
                condition=Q(certain__isnull=True)
                | Q(certain__contained_by=F("valid"), certain__isempty=False),
                name="%(app_label)s_%(class)s_certain_is_possible",
            ),
            models.CheckConstraint(
                condition=Q(valid__isempty=False), name="%(app_label)s_%(class)s_valid_some_day"
            ),
        ]

    @property
    def validity(self) -> Validity:
        return Validity(
            as_period(self.valid), None if self.certain is None else as_period(self.certain)
        )

    @validity.setter
    def validity(self, validity: Validity) -> None:
        for name, days in as_columns(validity).items():
            setattr(self, name, days)

    def on(self, day: date) -> Answer:
        return self.validity.on(day)


def no_overlap(name: str, *foreign_keys: str, **condition: Any) -> ExclusionConstraint:
    """The database refuses two rows of the same `foreign_keys` that surely hold on the same day.

    It compares `certain`: what is merely possible may overlap. A null key stands beside every
    other, so rows that lack one are left alone. Foreign keys become ranges of one number because
    the embedded server lacks btree_gist. `condition` limits the rows compared.
    """
    return ExclusionConstraint(
        name=name,
        expressions=[
            *(
                (
                    Func(F(f"{key}_id"), F(f"{key}_id"), Value("[]"), function="int8range"),
                    RangeOperators.OVERLAPS,
                )
                for key in foreign_keys
            ),
            ("certain", RangeOperators.OVERLAPS),
        ],
        condition=Q(
            certain__isnull=False,
            **{f"{key}__isnull": False for key in foreign_keys},
            **condition,
        ),
    )
