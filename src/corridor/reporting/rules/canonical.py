# SPDX-License-Identifier: EUPL-1.2
"""Canonical JSON: one spelling for one content, so that a hash can vouch for it.

Keys sorted by code point, no white space, UTF-8, no floats. A decimal is written as a string.
The form agrees with RFC 8785 (JCS) for the types that are let in.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical(content: Any) -> str:
    """Raises `TypeError` for a float or anything else that JSON would spell in several ways."""
    _check(content, "")
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(content: Any) -> str:
    """SHA-256 of the canonical form, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def _check(content: Any, place: str) -> None:
    if isinstance(content, dict):
        for key, value in content.items():
            if not isinstance(key, str):
                raise TypeError(f"{place}: the key {key!r} is not a string")
            _check(value, f"{place}.{key}")
    elif isinstance(content, (list, tuple)):
        for i, value in enumerate(content):
            _check(value, f"{place}.{i}")
    elif content is not None and not isinstance(content, (str, bool, int)):
        raise TypeError(f"{place}: {type(content).__name__} has no canonical form; write a string")
