# SPDX-License-Identifier: EUPL-1.2
"""What becomes of an edit when somebody else edited meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Merged:
    """`values` is what to write; `clashes` names what both changed, each in another way."""

    values: dict[str, Any]
    clashes: tuple[str, ...]


def merge(seen: Mapping[str, Any], typed: Mapping[str, Any], standing: Mapping[str, Any]) -> Merged:
    """`seen` is what the writer began from, `standing` what stands now; all have the same names.

    What the writer did not touch stays as it stands, what only they touched is theirs.
    """
    values: dict[str, Any] = {}
    clashes = []
    for name, value in typed.items():
        now = standing[name]
        if value == seen[name] or value == now:
            values[name] = now
        else:
            values[name] = value
            if now != seen[name]:
                clashes.append(name)
    return Merged(values, tuple(clashes))
