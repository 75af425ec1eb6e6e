# SPDX-License-Identifier: EUPL-1.2
"""Every tracked model gets an event table that only grows, filled by statement-level triggers.

The database writes it, so bulk changes and raw SQL are kept too; and one trigger call handles a
whole statement, so that a large load stays linear.
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models

Model = TypeVar("Model", bound=type[models.Model])


def tracked(model: Model) -> Model:
    """Keep every insert, update and delete of the model's rows, with who and why."""
    return tracked_without()(model)


def tracked_without(*fields: str, seen_by: str = "") -> Callable[[Model], Model]:
    """As `tracked`, but for fields that must not outlive the row, such as the hash of a password.

    A change of nothing but these leaves no event. `seen_by` is a permission that whoever reads the
    history needs besides `audit.view_history`, for rows that tell about people.
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
        return track(model)  # type: ignore[no-any-return]

    return mark
