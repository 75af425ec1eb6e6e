# SPDX-License-Identifier: EUPL-1.2
"""How the values of a history are put: as a reader of the record knows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import BigIntegerField, Field, ForeignKey, Model
from django.utils.formats import date_format
from django.utils.timezone import localtime
from psycopg.types.range import Range

from corridor.foundation.kernel.public import as_period

from ..rules import Change
from .words import word

# A key of an account that is no foreign key, as what is written outlives its writer.
ACCOUNTS = frozenset({"adopted_by", "concluded_by", "decided_by", "submitted_by"})
# More than so many records of one kind are not looked up for one page; their keys are shown.
MOST = 200


@dataclass(frozen=True, slots=True)
class Value:
    """Something to show: a value of a cell, a record with its address, or lines in languages."""

    value: Any = None
    url: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A field that changed, in words."""

    name: str
    before: Value
    after: Value


NOTHING = Value(nothing=True)


class Reading:
    """The changes of one record, read: the records that it names are fetched together."""

    def __init__(
        self, model: type[Model], changes: Iterable[Change], people: Mapping[Any, Any]
    ) -> None:
        self._fields: dict[str, Field[Any, Any]] = {
            field.attname: field for field in model._meta.concrete_fields
        }
        self._people = people
        wanted: dict[type[Model], set[Any]] = defaultdict(set)
        for change in changes:
            for each in change.fields:
                field = self._fields.get(each.field)
                if isinstance(field, ForeignKey):
                    wanted[field.related_model] |= {each.before, each.after} - {None}
        self._records = {kind: _fetched(kind, keys) for kind, keys in wanted.items()}

    def fields(self, change: Change) -> list[Shown]:
        """What changed; from nothing to nothing did not."""
        shown = [
            Shown(self._word(each.field), *(self._value(each.field, v) for v in sides))
            for each in change.fields
            if (sides := (each.before, each.after))
            and not all(_empty(side) for side in sides)
            and not self._is_key(each.field)
        ]
        return [each for each in shown if each.before != each.after]

    def _is_key(self, name: str) -> bool:
        """Its own key stands at the head of the page."""
        field = self._fields.get(name)
        return field is not None and bool(field.primary_key)

    def _word(self, name: str) -> str:
        field = self._fields.get(name)
        return name if field is None else word(field)

    def _value(self, name: str, value: Any) -> Value:
        field = self._fields.get(name)
        if _empty(value):
            return NOTHING
        if isinstance(field, ForeignKey):
            return self._record(field, value)
        if isinstance(field, BigIntegerField) and (name.endswith("_key") or name in ACCOUNTS):
            return Value(self._people.get(value, str(value)))
        if field is not None and field.choices:
            return Value(str(dict(field.flatchoices).get(value, value)))
        match value:
            case Range():
                return Value(
                    as_period(value) if value.upper is None or _days(value) else str(value)
                )
            case datetime():
                return Value(date_format(localtime(value), "DATETIME_FORMAT"))
            case Mapping():
                return Value(lines=tuple((str(key), str(part)) for key, part in value.items()))
            case list() | tuple():
                return Value(", ".join(str(part) for part in value))
        return Value(value)

    def _record(self, field: ForeignKey[Any, Any], key: Any) -> Value:
        found = self._records.get(field.related_model, {}).get(key)
        if found is None:
            return Value(str(key))
        find = getattr(found, "get_absolute_url", None)
        return Value(str(found), find() if find else "")


def people_in(model: type[Model], changes: Iterable[Change]) -> set[Any]:
    """Keys of the accounts that changes name: who made them, and whom their values are about."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    found: set[Any] = set()
    for change in changes:
        found.add(change.who)
        for each in change.fields:
            field = fields.get(each.field)
            if isinstance(field, BigIntegerField) and (
                each.field.endswith("_key") or each.field in ACCOUNTS
            ):
                found |= {each.before, each.after}
    return {key for key in found if isinstance(key, int)}


def _empty(value: Any) -> bool:
    return value is None or value == "" or value == [] or value == {}


def _days(value: Range[Any]) -> bool:
    return not isinstance(value.upper, int)


def _fetched(kind: type[Model], keys: set[Any]) -> dict[Any, Model]:
    rows = kind._default_manager.all()
    try:
        if kind._meta.get_field("names").is_relation:
            rows = rows.prefetch_related("names")
    except FieldDoesNotExist:
        pass
    return {row.pk: row for row in rows.filter(pk__in=sorted(keys, key=str)[:MOST])}
