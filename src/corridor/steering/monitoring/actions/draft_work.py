# SPDX-License-Identifier: EUPL-1.2
"""What is to be written of a draft and what is wrong, gathered before anything is written."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor
from corridor.values.texts import Text

from ..models import Round
from ..selectors.sheets import activities_in
from .given import Item, Problem

LONGEST_TEXT = 20_000


class Work:
    """`writes` holds each row with whether it goes; `activities` the keys the round asks about."""

    def __init__(self, round: Round, by: Actor) -> None:
        self.round, self.by = round, by
        self.problems: list[Problem] = []
        self.writes: list[tuple[Any, bool]] = []
        self.activities = {row.pk for row in activities_in(round)}

    def write(self, row: Any, values: dict[str, Any]) -> None:
        for name, value in values.items():
            setattr(row, name, value)
        row.by_key = self.by.pk
        if row.pk is not None:
            row.version += 1
        self.writes.append((row, False))

    def store(self) -> None:
        """Write all of it. What goes and what changes comes first, so that a record of the
        portfolio is free to be corrected by another row."""
        new: dict[type[Any], list[Any]] = {}
        with transaction.atomic():
            for row, gone in self.writes:
                if gone:
                    row.delete()
                elif row.pk is None:
                    new.setdefault(type(row), []).append(row)
                else:
                    row.save()
            for model, rows in new.items():
                model.objects.bulk_create(rows, batch_size=1000)

    def fresh(self, kind: Item, index: int, version: int, row: Any) -> bool:
        """Whether nobody wrote to the row since it was seen; tells it where somebody did."""
        standing = 0 if row is None else row.version
        if version == standing:
            return True
        message = _("Somebody else wrote here meanwhile. What you typed is still here, not saved.")
        self.problems.append(Problem(kind, index, "version", message, stale=True, current=row))
        return False

    def tell(self, kind: Item, index: int, at: str, message: str) -> None:
        self.problems.append(Problem(kind, index, at, message))


def same(row: Any, values: dict[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in values.items())


def too_long(text: Text | None) -> bool:
    return text is not None and any(len(said) > LONGEST_TEXT for said in text.values())


def long_message() -> str:
    return _("Write at most %(most)s characters.") % {"most": LONGEST_TEXT}
