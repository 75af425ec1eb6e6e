# SPDX-License-Identifier: EUPL-1.2
"""Small tables asked for together: a page that shows a little of many asks once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from psycopg.types.range import DateRange

from corridor.values.texts import Text

from .models import TranslatedField

_RANGE = re.compile(r"([\[(])([^,]*),([^\])]*)([\])])")


def fetch_together(*querysets: models.QuerySet[Any]) -> list[list[Any]]:
    """The rows of each queryset in its order, as its own evaluation gives them; one query.

    For some tens of rows in each: they travel as JSON. Querysets bring fields of their model alone,
    without annotations, `select_related` or `prefetch_related`; see `attach` and `hold`.
    """
    found: list[list[Any]] = [[] for _each in querysets]
    parts: list[str] = []
    given: list[Any] = []
    for place, rows in enumerate(querysets):
        try:
            inner, params = rows.query.sql_with_params()
        except EmptyResultSet:
            continue
        columns = ", ".join(f"c{n}" for n, _each in enumerate(rows.model._meta.concrete_fields))
        parts.append(
            f"SELECT {place} AS place, row_number() OVER () AS number, row_to_json(q)::text"
            f" FROM ({inner}) q({columns})"
        )
        given += params
    if not parts:
        return found
    makers = [_maker(rows.model) for rows in querysets]
    with connection.cursor() as cursor:
        cursor.execute(f"{' UNION ALL '.join(parts)} ORDER BY 1, 2", given)
        for place, _number, row in cursor.fetchall():
            found[place].append(makers[place](json.loads(row, parse_float=Decimal)))
    return found


def attach(rows: Iterable[models.Model], name: str, others: Iterable[models.Model]) -> None:
    """Give each row the one of `others` that its relation `name` refers to, as at hand."""
    by_key = {each.pk: each for each in others}
    for row in rows:
        key = getattr(row, f"{name}_id")
        if key is None or key in by_key:
            setattr(row, name, by_key.get(key))


def hold(
    owners: Sequence[models.Model], name: str, rows: Iterable[models.Model], back: str
) -> None:
    """Give each owner the rows that refer to it by `back`, as fetched for `owner.<name>.all()`."""
    held: dict[Any, list[models.Model]] = {owner.pk: [] for owner in owners}
    by_key = {owner.pk: owner for owner in owners}
    for row in rows:
        key = getattr(row, f"{back}_id")
        if key in held:
            setattr(row, back, by_key[key])
            held[key].append(row)
    for owner in owners:
        fetched = getattr(owner, name).get_queryset()
        fetched._result_cache = held[owner.pk]
        fetched._prefetch_done = True
        cache = owner.__dict__.setdefault("_prefetched_objects_cache", {})
        cache[name] = fetched


def _maker(model: type[models.Model]) -> Callable[[dict[str, Any]], models.Model]:
    fields = model._meta.concrete_fields
    names = [field.attname for field in fields]
    readers = [_reader(field) for field in fields]

    def make(row: dict[str, Any]) -> models.Model:
        values = [
            None if value is None else read(value)
            for read, value in zip(readers, row.values(), strict=True)
        ]
        return model.from_db(connection.alias, names, values)

    return make


def _reader(field: Any) -> Callable[[Any], Any]:
    while field.is_relation:
        field = field.target_field
    for kind, read in _READERS:
        if isinstance(field, kind):
            return read
    return _plain


def _plain(value: Any) -> Any:
    return value


def _days(value: str) -> DateRange:
    found = _RANGE.fullmatch(value)
    if found is None:
        return DateRange(empty=True)
    opens, low, high, closes = found.groups()
    lower, upper = (date.fromisoformat(each) if each else None for each in (low, high))
    return DateRange(lower, upper, opens + closes)


_READERS: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (TranslatedField, Text),
    (ArrayField, list),
    (DateRangeField, _days),
    (models.DateTimeField, datetime.fromisoformat),
    (models.DateField, date.fromisoformat),
    (models.DecimalField, Decimal),
)
