# SPDX-License-Identifier: EUPL-1.2
"""Which report the site begins with."""

from __future__ import annotations

from corridor.reporting.public import FrozenFigure, Report, latest_report

# Spending of a whole framework, on either basis (docs/adr/0013).
TOTALS = ("spending/total", "spending-together/total")


def told_report() -> Report | None:
    """The published report on the latest year whose total of spending is stated; where none is,
    the latest of all. A report that says nothing of money cannot tell what was spent."""
    row = (
        FrozenFigure.objects.filter(key__in=TOTALS)
        .exclude(content__value=None)
        .select_related("edition__report__framework")
        .order_by("-edition__report__year", "edition__report__framework__code", "-edition__number")
        .first()
    )
    return latest_report() if row is None else row.edition.report
