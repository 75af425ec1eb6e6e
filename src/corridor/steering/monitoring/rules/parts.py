# SPDX-License-Identifier: EUPL-1.2
"""Parts of a figure in a draft, kept as JSON in its row.

Each is {"cell": ["sex:f"], "number": "12", "denominator": null, "state": "reported"}, decimals as
strings, so that no digit is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from .figures import Part


def parts_as_json(parts: Iterable[Part]) -> list[dict[str, Any]]:
    """In the order of their cells, so that the same parts are the same JSON."""
    return [
        {
            "cell": list(part.cell),
            "number": plain(part.number),
            "denominator": plain(part.denominator),
            "state": part.state,
        }
        for part in sorted(parts, key=lambda part: part.cell)
    ]


def parts_from_json(kept: Iterable[Mapping[str, Any]]) -> tuple[Part, ...]:
    return tuple(
        Part(
            cell=tuple(each["cell"]),
            number=_decimal(each["number"]),
            denominator=_decimal(each["denominator"]),
            state=each["state"],
        )
        for each in kept
    )


def plain(number: Decimal | None) -> str | None:
    """A decimal as a string without exponent or idle zeros; null stays null."""
    if number is None:
        return None
    said = f"{number:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def _decimal(said: str | None) -> Decimal | None:
    return None if said is None else Decimal(said)
