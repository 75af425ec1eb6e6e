# SPDX-License-Identifier: EUPL-1.2
"""Numbers and parts of a figure as plain JSON, in a draft's row and in what is frozen.

A part is {"cell": ["sex:f"], "state": "reported", "number": "12", "denominator": null}; decimals
are strings, so that no digit is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Protocol


class Part(Protocol):
    @property
    def cell(self) -> tuple[str, ...]: ...

    @property
    def state(self) -> str: ...

    @property
    def number(self) -> Decimal | None: ...

    @property
    def denominator(self) -> Decimal | None: ...


def plain(number: Decimal | None) -> str | None:
    """A decimal as a string without exponent or idle zeros; null stays null."""
    if number is None:
        return None
    said = f"{number:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def decimal(said: str | None) -> Decimal | None:
    return None if said is None else Decimal(said)


def part_as_json(part: Part) -> dict[str, Any]:
    return {
        "cell": list(part.cell),
        "state": part.state,
        "number": plain(part.number),
        "denominator": plain(part.denominator),
    }


def in_order(parts: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """By their cells, so that the same parts are the same JSON."""
    return sorted(parts, key=lambda part: part["cell"])
