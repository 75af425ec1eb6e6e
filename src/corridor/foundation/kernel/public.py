# SPDX-License-Identifier: EUPL-1.2
"""The door of the kernel: what every other room's models are made of."""

from .asking import asked_once, one_page, rows_of_each
from .models import (
    CitationsField,
    Dated,
    DatedQuerySet,
    Identified,
    Sourced,
    TranslatedField,
    no_overlap,
)
from .models.validity import as_columns, as_period, as_range
from .rules import new_public_id
from .together import attach, fetch_together, hold

__all__ = [
    "CitationsField",
    "Dated",
    "DatedQuerySet",
    "Identified",
    "Sourced",
    "TranslatedField",
    "as_columns",
    "as_period",
    "as_range",
    "asked_once",
    "attach",
    "fetch_together",
    "hold",
    "new_public_id",
    "no_overlap",
    "one_page",
    "rows_of_each",
]
