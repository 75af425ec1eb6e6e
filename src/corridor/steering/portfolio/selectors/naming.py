# SPDX-License-Identifier: EUPL-1.2
"""Indicators of activities by words in their names, for whoever wants to mention one."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, TextField, Value
from django.db.models.functions import Cast, Concat

from corridor.foundation.kernel.public import as_range
from corridor.foundation.pages.public import Folded, fold
from corridor.steering.policy.public import Framework
from corridor.values.periods import Period

from ..models import Indicator, IndicatorPeriod, Measure, NodeShare

SPACE = Value(" ", output_field=TextField())


def indicator_names(
    framework: Framework, year: int, words: Sequence[str], limit: int
) -> list[tuple[str, str, str]]:
    """The codes of activity, result and indicator, as `indicators_named` takes them, of public
    activities of the framework that measure something countable and have a period in the year.

    Every word stands somewhere in the names of indicator and activity, in any language and without
    regard to accents. One query.
    """
    periods = IndicatorPeriod.objects.filter(
        indicator=OuterRef("pk"), period__overlap=as_range(Period.year(year))
    )
    shares = NodeShare.objects.filter(
        activity=OuterRef("result__activity"), node__framework=framework
    )
    rows = (
        Indicator.objects.filter(Exists(shares), Exists(periods), ~Q(measure=Measure.QUALITATIVE))
        .filter(result__activity__public=True)
        .annotate(
            named=Folded(
                Concat(
                    Cast("title", TextField()),
                    SPACE,
                    Cast("result__activity__title", TextField()),
                    SPACE,
                    "result__activity__code",
                    output_field=TextField(),
                )
            )
        )
        .order_by("result__activity", "result__position", "position", "pk")
    )
    for word in words:
        rows = rows.filter(named__contains=fold(word))
    found = rows.values_list(
        "result__activity__code", "result__activity__public_id", "result__code", "code"
    )
    return [(code or public_id, result, own) for code, public_id, result, own in found[:limit]]
