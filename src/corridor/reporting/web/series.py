# SPDX-License-Identifier: EUPL-1.2
"""The same figure over the years, as a chart of which each point leads to its page."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from corridor.engines.charts import Chart, Mark, Series, Trend, draw

from .. import selectors
from ..rules.figures import YES_NO
from ..rules.formats import unit_of
from ..rules.keys import FigureKey
from ..selectors.addresses import figure_page
from .records import word


def series_chart(framework: str, figure: Mapping[str, Any], lang: str) -> Chart | None:
    """Null where fewer than two years have a number in one unit, or the answer is yes or no."""
    if figure["unit"] in ("", YES_NO):
        return None
    asked = FigureKey.parse(figure["key"])
    key = FigureKey(asked.question, asked.subject)
    points = selectors.series(selectors.framework_of(framework), key, int(figure["year"]))
    kept = [p for p in points if p.figure["value"] is None or p.figure["unit"] == figure["unit"]]
    if sum(point.figure["value"] is not None for point in kept) < 2:
        return None
    about = word(figure["about"], lang)
    return draw(
        Trend(
            title=_("%(figure)s, %(about)s, over the years")
            % {"figure": word(figure["definition"]["title"], lang), "about": about},
            description=_(
                "The same figure in the years around this one: as the report on each year "
                "published it, else as the records have it now. Each point leads to its page."
            ),
            locale=lang,
            unit=unit_of(figure["unit"]),
            moment_title=_("Year"),
            moments=tuple(str(point.year) for point in kept),
            series=(
                Series(
                    about,
                    tuple(
                        Mark(
                            None
                            if point.figure["value"] is None
                            else Decimal(point.figure["value"]),
                            Decimal(point.figure["precision"]),
                            figure_page(framework, point.year, str(key)),
                        )
                        for point in kept
                    ),
                ),
            ),
            form="columns" if len(kept) <= 4 else "line",
        )
    )
