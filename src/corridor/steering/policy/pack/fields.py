# SPDX-License-Identifier: EUPL-1.2
"""How codes and amounts are written in a pack."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field


def _amount(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"-?\d{1,16}(\.\d{1,2})?", value):
        raise ValueError("write an amount in digits with at most one point, as in 2089331 or 0.25")
    return value


Amount = Annotated[Decimal, BeforeValidator(_amount)]
Code = Annotated[str, Field(min_length=1, max_length=30, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Slug = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z0-9][a-z0-9-]*$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 4217 code")]
