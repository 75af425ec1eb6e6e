# SPDX-License-Identifier: EUPL-1.2
"""Writing what figures of several activities are counted and broken down by."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused, upsert
from corridor.values.texts import Text

from ..models import Category, CommonIndicator, Dimension, Indicator
from .finding import Known


def save_dimension(
    *,
    by: Actor | None,
    code: str,
    names: Text,
    categories: Sequence[tuple[str, Text]] = (),
    description: Text | None = None,
    by_country: bool = False,
    position: int = 0,
) -> Outcome:
    """A way to break figures down, with its categories in their order, or by country.

    Categories that are not given stay: figures may rest on them. Raises `Refused` for a code that
    stands twice, and unless it has either categories or countries.
    """
    if bool(categories) is by_country:
        raise Refused(
            _("A dimension has categories of its own, or those of all countries."), "categories"
        )
    with changing(by=by):
        row, outcome = upsert(
            Dimension,
            {"code": code},
            {
                "names": names,
                "description": description,
                "by_country": by_country,
                "position": position,
            },
        )
        codes = [each for each, _names in categories]
        for place, (each, said) in enumerate(categories):
            if each in codes[:place]:
                raise Refused(
                    _("The code “%(code)s” stands twice.") % {"code": each},
                    f"categories.{place}.code",
                )
            _row, written = upsert(
                Category,
                {"dimension": row, "code": each},
                {"names": said, "position": place},
            )
            if outcome is Outcome.UNCHANGED and written is not Outcome.UNCHANGED:
                outcome = Outcome.CHANGED
        return outcome


def save_common_indicator(
    *,
    by: Actor | None,
    code: str,
    names: Text,
    measure: str,
    description: Text | None = None,
    unit: Text | None = None,
    ascending: bool = True,
    cumulative: bool = False,
    nodes: Sequence[str] = (),
) -> Outcome:
    """What indicators of several activities measure alike; `nodes` are named as "NL08/6".

    Raises `Refused` for a node that is not there, and for another measure than that of the
    indicators that rest on it.
    """
    known = Known()
    with changing(by=by):
        alike = {"measure": measure, "cumulative": cumulative, "ascending": ascending}
        other = Indicator.objects.filter(common__code=code)
        for name, value in alike.items():
            if other.exclude(**{name: value}).exists():
                raise Refused(
                    _("Indicators rest on it that are measured otherwise: the sum would be wrong."),
                    name,
                )
        row, outcome = upsert(
            CommonIndicator,
            {"code": code},
            {
                "names": names,
                "description": description,
                "unit": unit,
                "measure": measure,
                "ascending": ascending,
                "cumulative": cumulative,
            },
        )
        keys = {known.node(path, f"nodes.{place}").pk for place, path in enumerate(nodes)}
        if keys != set(row.nodes.values_list("pk", flat=True)):
            row.nodes.set(keys)
            if outcome is Outcome.UNCHANGED:
                outcome = Outcome.CHANGED
        return outcome
