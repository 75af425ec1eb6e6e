# SPDX-License-Identifier: EUPL-1.2
"""Every tracked model gets an event table that only grows, filled by statement-level triggers.

The database writes it, so bulk changes and raw SQL are kept too; and one trigger call handles a
whole statement, so that a large load stays linear.
"""

from typing import TypeVar

import pghistory
from django.db import models

Model = TypeVar("Model", bound=type[models.Model])


def tracked(model: Model) -> Model:
    """Keep every insert, update and delete of the model's rows, with who and why."""
    decorate = pghistory.track(
        pghistory.InsertEvent("insert"),
        pghistory.UpdateEvent("update"),
        pghistory.DeleteEvent("delete"),
        append_only=True,
    )
    return decorate(model)  # type: ignore[no-any-return]
