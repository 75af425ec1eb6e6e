# SPDX-License-Identifier: EUPL-1.2
"""A country as ISO 3166-1 writes it."""

from __future__ import annotations

import re

_ALPHA2 = re.compile(r"[A-Z]{2}")


def check_alpha2(code: str) -> str:
    """The code itself, if it has the form of ISO 3166-1 alpha-2; else `ValueError`."""
    if not _ALPHA2.fullmatch(code):
        raise ValueError(f"{code!r} is not a country code: two capital letters, as in GH")
    return code
