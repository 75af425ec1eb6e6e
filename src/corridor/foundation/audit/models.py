# SPDX-License-Identifier: EUPL-1.2
"""Every tracked model gets an event table that only grows, filled by statement-level triggers.

The database writes it, so bulk changes and raw SQL are kept too; and one trigger call handles a
whole statement, so that a large load stays linear.
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.apps import apps
from django.db import models

from .operations import INDEXED

Model = TypeVar("Model", bound=type[models.Model])


def tracked(model: Model) -> Model:
    """Keep every insert, update and delete of the model's rows, with who and why."""
    return tracked_without()(model)


def tracked_in_bulk(model: Model) -> Model:
    """As `tracked`, for rows by the million: see `in_bulk` of `tracked_without`."""
    return tracked_without(in_bulk=True)(model)


def tracked_without(
    *fields: str, seen_by: str = "", in_bulk: bool = False
) -> Callable[[Model], Model]:
    """As `tracked`, but for fields that must not outlive the row, such as the hash of a password.

    A change of nothing but these leaves no event. `seen_by` is a permission that whoever reads the
    history needs besides `audit.view_history`, for rows that tell about people.

    The history is read by the key of a record or by the operation that wrote it. With `in_bulk` it
    is indexed by these two alone, and not by what else its rows refer to: each index costs about a
    tenth of writing a row. The operation `LeanHistory` brings that into a migration.
    """
    track = pghistory.track(
        pghistory.InsertEvent("insert"),
        pghistory.UpdateEvent("update"),
        pghistory.DeleteEvent("delete"),
        append_only=True,
        exclude=list(fields),
    )

    def mark(model: Model) -> Model:
        model.history_seen_by = seen_by  # type: ignore[attr-defined]
        track(model)
        if in_bulk:
            kept = apps.get_registered_model(model._meta.app_label, f"{model.__name__}Event")
            for field in kept._meta.local_fields:
                if field.is_relation and field.name not in INDEXED:
                    field.db_index = False  # type: ignore[attr-defined]
        return model

    return mark
