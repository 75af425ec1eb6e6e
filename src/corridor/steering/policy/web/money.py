# SPDX-License-Identifier: EUPL-1.2
"""Money on a page: a table of years, and what is to be said of each year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..public import Cause, Check, Funds, Spending
from .shown import OUTCOMES, TONES, amount, node_url, spent

CAUSES = {
    "underspending": gettext_lazy("Why less was spent"),
    "overspending": gettext_lazy("Why more was spent"),
    "context": gettext_lazy("To read it by"),
}


def money_table(
    rows: Sequence[Spending], funds: Mapping[int, Funds], years: Sequence[int]
) -> dict[str, Any]:
    """Nodes against the years of which spending is known; total, envelope and rest at the foot.

    Where none is known at all, the years of the envelopes.
    """
    spent_in = {row.year for row in rows}
    kept = [year for year in years if year in (spent_in or funds)]
    by_place = {(row.node, row.year): row for row in rows}
    first = {row.node: row for row in reversed(rows) if row.node is not None}
    nodes = sorted(
        first.values(),
        key=lambda row: (row.position is None, row.position or 0, row.node or ""),
    )
    framework = rows[0].framework if rows else next(iter(funds.values())).framework
    body = [
        {
            "code": row.node,
            "title": row.title,
            "url": node_url(framework, row.node or ""),
            "cells": _cells(by_place, row.node, kept),
        }
        for row in nodes
    ]
    totals = [by_place.get((None, year)) for year in kept]
    foot = []
    if any(totals):
        foot.append(
            {"title": _("Total, as printed"), "cells": _cells(by_place, None, kept), "strong": True}
        )
    if funds:
        foot.append(
            {
                "title": _("Envelope"),
                "cells": [
                    {"year": year, "amount": _envelope(framework, funds.get(year))} for year in kept
                ],
            }
        )
    if any(totals) and funds:
        foot.append(
            {
                "title": _("Left of the envelope"),
                "cells": [
                    {"year": year, "amount": _left(total, funds.get(year))}
                    for year, total in zip(kept, totals, strict=True)
                ],
            }
        )
    return {"years": kept, "body": body, "foot": foot}


def _cells(
    by_place: Mapping[tuple[str | None, int], Spending], node: str | None, years: Sequence[int]
) -> list[dict[str, Any]]:
    return [{"year": year, "amount": spent(by_place.get((node, year)))} for year in years]


def _envelope(framework: str, funds: Funds | None) -> dict[str, Any] | None:
    if funds is None:
        return None
    return amount(funds.amount, funds.precision)


def _left(total: Spending | None, funds: Funds | None) -> dict[str, Any] | None:
    if total is None or funds is None or total.amount is None:
        return None
    if total.amount.currency != funds.amount.currency:
        return None
    precision = max(total.precision, funds.precision)
    return amount(funds.amount - total.amount, precision)


def year_sections(
    years: Sequence[int],
    rows: Sequence[Spending],
    funds: Mapping[int, Funds],
    causes: Sequence[Cause],
    checks: Mapping[int, Sequence[Check]],
) -> list[dict[str, Any]]:
    """For each year, the newest first: parts of the envelope, checks, causes and notes."""
    return [
        {
            "year": year,
            "funds": funds.get(year),
            "checks": [
                {
                    "check": check,
                    "tone": TONES[check.outcome][0],
                    "sign": TONES[check.outcome][1],
                    "outcome": OUTCOMES[check.outcome],
                }
                for check in checks.get(year, ())
            ],
            "causes": [
                {"cause": cause, "kind": CAUSES[cause.kind]}
                for cause in causes
                if cause.year == year
            ],
            "rows": [row for row in rows if row.year == year],
        }
        for year in sorted(years, reverse=True)
    ]
