# SPDX-License-Identifier: EUPL-1.2
"""The door of the audit room."""

from .actions import acting, changing, copy_rows
from .models import tracked, tracked_without
from .rules import Actor, Change, FieldChange
from .selectors import history_of, history_of_key, is_tracked, seen_by, tracked_models

__all__ = [
    "Actor",
    "Change",
    "FieldChange",
    "acting",
    "changing",
    "copy_rows",
    "history_of",
    "history_of_key",
    "is_tracked",
    "seen_by",
    "tracked",
    "tracked_models",
    "tracked_without",
]
