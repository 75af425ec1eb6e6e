# SPDX-License-Identifier: EUPL-1.2
"""Making rows of an activity be what was stated, touching only those that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from corridor.foundation.kernel.public import as_range
from corridor.values.periods import Period

from ..models import Intake


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a statement comes from: an intake, or citations that hold where a part has none."""

    intake: Intake | None = None
    sources: tuple[str, ...] = ()

    def evidence(self, sources: Sequence[str]) -> list[str]:
        """The citations of a fact that must have evidence: its own, or those of the whole."""
        return list(sources or (() if self.intake is not None else self.sources))


def days(period: Period | None) -> Any:
    """A period as its column; null for none."""
    return None if period is None else as_range(period)


def same(held: Any, stated: Any) -> bool:
    """Whether a column holds what is stated, whatever sort of sequence either is."""
    if isinstance(held, (list, tuple)) and isinstance(stated, (list, tuple)):
        return list(held) == list(stated)
    return bool(held == stated)


def differing(row: models.Model, values: Mapping[str, Any]) -> list[str]:
    """Names of the columns that hold something else."""
    return [name for name, value in values.items() if not same(getattr(row, name), value)]


def write_rows(
    rows: models.QuerySet[Any],
    stated: Sequence[Mapping[str, Any]],
    *,
    key: Sequence[str],
    parent: Mapping[str, Any],
    origin: Mapping[str, Any] | None = None,
) -> bool:
    """Let the rows be exactly those stated, in columns by name; true if something changed.

    `key` tells rows apart; rows that hold the same under it are paired in their order. Rows that
    are not stated are taken away, so `rows` are all those of the parent. `origin` is written to
    rows that are new or change, and by itself is no change.
    """
    held: dict[Any, list[Any]] = {}
    for row in rows:
        held.setdefault(_key({name: getattr(row, name) for name in key}, key), []).append(row)
    made, changed = [], []
    for values in stated:
        found = held.get(_key(values, key))
        if not found:
            made.append(rows.model(**parent, **values, **(origin or {})))
            continue
        row = found.pop(0)
        names = differing(row, values)
        if names:
            written = {name: values[name] for name in names} | dict(origin or {})
            for name, value in written.items():
                setattr(row, name, value)
            changed.append((row, list(written)))
    gone = [row.pk for left in held.values() for row in left]
    if gone:
        rows.model._default_manager.filter(pk__in=gone).delete()
    for row, names in changed:
        row.save(update_fields=names)
    if made:
        rows.model._default_manager.bulk_create(made)
    return bool(gone or made or changed)


def _key(values: Mapping[str, Any], names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(_plain(values[name]) for name in names)


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
