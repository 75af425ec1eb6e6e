# SPDX-License-Identifier: EUPL-1.2
"""Questions to the audit trail."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models

from .rules import Change, differences


def is_tracked(model: type[models.Model]) -> bool:
    return _event_model(model) is not None


def has_history(model: type[models.Model], name: str) -> bool:
    """Whether changes of a field (`attname`) are kept."""
    kept = _event_model(model)
    return kept is not None and name in {field.attname for field in kept._meta.concrete_fields}


def seen_by(model: type[models.Model]) -> str:
    """The permission that its history needs besides `audit.view_history`; empty for none."""
    return getattr(model, "history_seen_by", "")


def tracked_models() -> tuple[type[models.Model], ...]:
    return tuple(model for model in apps.get_models() if is_tracked(model))


def history_of(record: models.Model) -> tuple[Change, ...]:
    """All changes of a record, oldest first; also of one deleted since, if its key is kept."""
    return history_of_key(type(record), record.pk)


def history_of_key(model: type[models.Model], key: Any) -> tuple[Change, ...]:
    """Raises `LookupError` for a model that is not tracked."""
    event_model = _event_model(model)
    if event_model is None:
        raise LookupError(f"{model._meta.label} keeps no history")
    kept = {field.attname for field in event_model._meta.concrete_fields}
    fields = [f.attname for f in model._meta.concrete_fields if f.attname in kept]
    events = (
        event_model._default_manager.filter(pgh_obj_id=key)
        .select_related("pgh_context")
        .order_by("pgh_id")
    )
    changes = []
    before: dict[str, Any] | None = None
    for event in events:
        after = {name: getattr(event, name) for name in fields}
        context: dict[str, Any] = event.pgh_context.metadata if event.pgh_context else {}
        action = event.pgh_label
        changes.append(
            Change(
                when=event.pgh_created_at,
                who=context.get("user"),
                action=action,
                reason=context.get("reason"),
                fields=differences(after, None)
                if action == "delete"
                else differences(before, after),
            )
        )
        before = None if action == "delete" else after
    return tuple(changes)


def _event_model(model: type[models.Model]) -> Any | None:
    return next(
        (
            candidate
            for candidate in apps.get_models()
            if getattr(candidate, "pgh_tracked_model", None) is model
        ),
        None,
    )


def last_changed(model: type[models.Model], keys: Collection[Any]) -> dict[Any, datetime]:
    """When each of these records was changed last. One query.

    Raises `LookupError` for a model that is not tracked.
    """
    event_model = _event_model(model)
    if event_model is None:
        raise LookupError(f"{model._meta.label} keeps no history")
    rows = event_model._default_manager.filter(pgh_obj_id__in=list(keys))
    found = rows.values("pgh_obj_id").annotate(last=models.Max("pgh_created_at"))
    return dict(found.order_by().values_list("pgh_obj_id", "last"))
