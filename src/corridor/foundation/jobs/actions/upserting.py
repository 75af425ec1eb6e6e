# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import models

from ..rules import Outcome

Model = TypeVar("Model", bound=models.Model)


def upsert(
    model: type[Model], key: Mapping[str, Any], values: Mapping[str, Any]
) -> tuple[Model, Outcome]:
    """The row with this natural key, holding these values; untouched when it did already.

    Runs the model's own validation on a row that is made or changed, except for what the
    database itself refuses. Raises `ValidationError` or `IntegrityError`.
    """
    row = model._default_manager.select_for_update().filter(**key).first()
    made = row is None
    if row is None:
        row = model(**key)
    changed = made
    for name, value in values.items():
        field = model._meta.get_field(name)
        if made or _differs(field, getattr(row, name), value):
            setattr(row, name, value)
            changed = True
    if not changed:
        return row, Outcome.UNCHANGED
    row.clean_fields(exclude=[f.name for f in model._meta.fields if _not_cleaned(f, row)])
    row.clean()
    row.save()
    return row, Outcome.CREATED if made else Outcome.CHANGED


def _not_cleaned(field: Any, row: models.Model) -> bool:
    """Keys are the database's to check; null is a value of its own where a field allows it."""
    return field.is_relation or (field.null and getattr(row, field.attname) is None)


def _differs(field: Any, held: Any, value: Any) -> bool:
    if isinstance(value, models.Model) or field.is_relation:
        return bool(held != value)
    if hasattr(value, "_fields") or isinstance(value, tuple):
        value = list(value)
    if isinstance(held, tuple):
        held = list(held)
    return bool(held != field.to_python(value) if value is not None else held is not None)
