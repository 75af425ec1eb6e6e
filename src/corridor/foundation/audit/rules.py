# SPDX-License-Identifier: EUPL-1.2
"""What a change is, and how two snapshots of a row differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


class Actor(Protocol):
    """Somebody who does something: an account. `None` in its place is the system itself."""

    @property
    def pk(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One event of a row: `action` is insert, update or delete; `who` is the account's key."""

    when: datetime
    who: Any | None
    action: str
    reason: str | None
    fields: tuple[FieldChange, ...]


def differences(
    before: Mapping[str, Any] | None, after: Mapping[str, Any]
) -> tuple[FieldChange, ...]:
    """The fields whose values differ; all that are not null when there was nothing before."""
    if before is None:
        return tuple(
            FieldChange(name, None, value) for name, value in after.items() if value is not None
        )
    return tuple(
        FieldChange(name, before.get(name), value)
        for name, value in after.items()
        if before.get(name) != value
    )
