# SPDX-License-Identifier: EUPL-1.2
"""Sums of results as JSON and back, decimals as strings so that no digit is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .rollup import Outcome, RollUp, Sum, Values


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator of a set and what became of it: `by` is the one that its figure is in.

    `share` is our percentage of the activity's funding, null for unknown.
    """

    key: str
    indicator: int
    activity: int
    outcome: Outcome
    by: int | None
    number: Decimal | None
    denominator: Decimal | None
    qualifier: str
    share: Decimal | None


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _sum(value: Sum | None) -> list[Any] | None:
    if value is None:
        return None
    return [_text(value.number), _text(value.denominator), value.qualifier, value.count]


def _as_sum(value: list[Any] | None) -> Sum | None:
    if value is None:
        return None
    number, denominator, qualifier, count = value
    return Sum(Decimal(number), _number(denominator), qualifier, count)


def as_json(value: RollUp) -> dict[str, Any]:
    return {
        "total": _sum(value.total),
        "ours": _sum(value.ours),
        "unknown": value.share_unknown,
        "outcomes": {outcome.value: count for outcome, count in value.outcomes.items()},
        "partly": value.partly,
        "parts": [
            [list(cell), _text(number), _text(of)]
            for cell, (number, of) in sorted(value.parts.items())
        ],
    }


def from_json(value: Mapping[str, Any]) -> RollUp:
    parts: dict[tuple[str, ...], Values] = {
        tuple(cell): (Decimal(number), _number(of)) for cell, number, of in value["parts"]
    }
    return RollUp(
        total=_as_sum(value["total"]),
        ours=_as_sum(value["ours"]),
        share_unknown=value["unknown"],
        parts=parts,
        outcomes={Outcome(outcome): count for outcome, count in value["outcomes"].items()},
        partly=value["partly"],
    )


def row_as_json(row: Row) -> list[Any]:
    return [
        row.key,
        row.indicator,
        row.activity,
        row.outcome.value,
        row.by,
        _text(row.number),
        _text(row.denominator),
        row.qualifier,
        _text(row.share),
    ]


def row_from_json(value: list[Any]) -> Row:
    key, indicator, activity, outcome, by, number, of, qualifier, share = value
    return Row(
        key,
        indicator,
        activity,
        Outcome(outcome),
        by,
        _number(number),
        _number(of),
        qualifier,
        _number(share),
    )
