# SPDX-License-Identifier: EUPL-1.2
"""What a pack said of a record, in few characters: the same again is seen without comparing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def fingerprint(said: Mapping[str, Any]) -> str:
    """64 hexadecimal characters; the same for the same content, whatever the order of its keys."""
    plain = json.dumps(said, sort_keys=True, default=_plain, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, (list, tuple, set)) else str(value)
