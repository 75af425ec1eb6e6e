# SPDX-License-Identifier: EUPL-1.2
"""The door of the audit room."""

from .actions import (
    Lines,
    acting,
    change_rows,
    changing,
    copy_lines,
    copy_rows,
    lines_of,
    nobody,
    set_derived,
)
from .models import tracked, tracked_in_bulk, tracked_without
from .rules import Actor, Change, FieldChange
from .selectors import (
    history_of,
    history_of_key,
    is_tracked,
    last_changed,
    seen_by,
    tracked_models,
)

__all__ = [
    "Actor",
    "Change",
    "FieldChange",
    "Lines",
    "acting",
    "change_rows",
    "changing",
    "copy_lines",
    "copy_rows",
    "history_of",
    "history_of_key",
    "is_tracked",
    "last_changed",
    "lines_of",
    "nobody",
    "seen_by",
    "set_derived",
    "tracked",
    "tracked_in_bulk",
    "tracked_models",
    "tracked_without",
]
