# SPDX-License-Identifier: EUPL-1.2
"""How codes, times, amounts and shares are written in a pack."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from corridor.values.periods import Moment, Period

DAY = timedelta(days=1)


class Written:
    """What the documentation of the pack calls a value."""

    def __init__(self, title: str) -> None:
        self.title = self.written = title


def _moment(value: Any) -> Period | None:
    """The days in which it lies; nothing for "unknown"."""
    if value is None or isinstance(value, Period):
        return value
    found = Moment.parse(str(value))
    if found.open:
        raise ValueError("write YYYY-MM-DD, YYYY-MM, YYYY or unknown")
    if found.earliest is None or found.latest is None:
        return None
    return Period(found.earliest, found.latest + DAY)


def _stretch(value: Any) -> Period:
    if isinstance(value, Period):
        return value
    if not isinstance(value, dict):
        found = _moment(value)
        if found is None:
            raise ValueError("a stretch of time has a start and an end")
        return found
    if set(value) != {"from", "until"}:
        raise ValueError("write {from: …, until: …}, or one year, month or day")
    start, end = (Moment.parse(str(value[key])).earliest for key in ("from", "until"))
    if start is None or end is None:
        raise ValueError("a stretch of time has a start and an end")
    return Period(start, end)


def _digits(decimals: int) -> Any:
    form = re.compile(rf"-?\d{{1,16}}(\.\d{{1,{decimals}}})?")

    def check(value: Any) -> Any:
        if isinstance(value, str) and not form.fullmatch(value):
            raise ValueError("write a number in digits with at most one point, as 2089331 or 0.25")
        return value

    return BeforeValidator(check)


When = Annotated[Period | None, BeforeValidator(_moment), Written("moment")]
Stretch = Annotated[Period, BeforeValidator(_stretch), Written("stretch")]
Amount = Annotated[Decimal, _digits(2), Written("amount")]
Number = Annotated[Decimal, _digits(4), Written("number")]
Percentage = Annotated[Decimal, _digits(6), Field(gt=0, le=100), Written("percentage")]
Degrees = Annotated[Decimal, _digits(6), Written("degrees")]
Slug = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[a-z0-9][a-z0-9-]*$")]
Short = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z0-9][a-z0-9-]*$")]
Key = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Iso2 = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
NodePath = Annotated[str, Field(min_length=3, max_length=61, pattern=r"^[^/\s]+/[^/\s]+$")]
