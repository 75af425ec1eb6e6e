# SPDX-License-Identifier: EUPL-1.2
"""Canonical JSON: one spelling for one content, so that a hash can vouch for it.

The form is that of RFC 8785 (JCS): keys sorted by UTF-16 code units, no white space, UTF-8, the
shortest escapes. A number is a whole one that every JSON reader holds exactly; a decimal is
written as a string.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

# I-JSON (RFC 7493): beyond these a reader that keeps numbers as doubles sees another number.
LARGEST = 2**53 - 1


def canonical(content: Any) -> str:
    """Raises `TypeError` for a type that JSON could spell in several ways, a float first of all,
    and `ValueError` for a whole number beyond `LARGEST` or text that is not Unicode."""
    return json.dumps(_ordered(content, "content"), ensure_ascii=False, separators=(",", ":"))


def digest(content: Any) -> str:
    """SHA-256 of the canonical form in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def _ordered(content: Any, place: str) -> Any:
    if isinstance(content, dict):
        for key in content:
            if not isinstance(key, str):
                raise TypeError(f"{place}: the key {key!r} is not a string")
            _unicode(key, place)
        return {
            key: _ordered(content[key], f"{place}.{key}")
            for key in sorted(content, key=lambda key: key.encode("utf-16-be"))
        }
    if isinstance(content, (list, tuple)):
        return [_ordered(value, f"{place}.{i}") for i, value in enumerate(content)]
    if isinstance(content, str):
        _unicode(content, place)
    elif isinstance(content, int) and not -LARGEST <= content <= LARGEST:
        raise ValueError(f"{place}: {content} is too large to be read exactly; write a string")
    elif content is not None and not isinstance(content, int):
        raise TypeError(f"{place}: {type(content).__name__} has no canonical form; write a string")
    return content


def _unicode(text: str, place: str) -> None:
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError(f"{place}: {text!r} holds half a character")
