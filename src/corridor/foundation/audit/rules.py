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
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> tuple[FieldChange, ...]:
    """The fields whose values differ, in their order; `None` in place of a row that is not there.

    A field that is null on both sides, or on the only side there is, did not change.
    """
    old, new = before or {}, after or {}
    return tuple(
        FieldChange(name, old.get(name), new.get(name))
        for name in {**old, **new}
        if old.get(name) != new.get(name)
    )
