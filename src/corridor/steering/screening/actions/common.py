# SPDX-License-Identifier: EUPL-1.2
"""What the actions of this room share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.accounts.public import own_organisations
from corridor.foundation.audit.public import Actor
from corridor.foundation.jobs.public import Refused

from ..models import OdaDecision, Screening


class Stale(Exception):
    """Somebody else was faster; `current` is how it stands, null where nothing does."""

    def __init__(self, current: OdaDecision | Screening | None) -> None:
        super().__init__("it was changed since it was shown")
        self.current = current


def acting_for(by: Actor | None) -> int | None:
    """The key of the organisation that somebody acts for, where it is one."""
    own = own_organisations(by) if by is not None else frozenset()  # type: ignore[arg-type]
    return next(iter(own)) if len(own) == 1 else None


def not_later(day: date, at: str = "day") -> None:
    if day > timezone.localdate():
        raise Refused(_("This day is still to come."), at)


def fingerprint(said: Mapping[str, Any]) -> str:
    """64 hexadecimal characters, the same for the same content."""
    plain = json.dumps(said, sort_keys=True, default=_plain, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, list | tuple) else str(value)
