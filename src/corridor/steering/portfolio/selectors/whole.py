# SPDX-License-Identifier: EUPL-1.2
"""An activity with all that its page shows of it but its money, in a few queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model

from corridor.foundation.kernel.public import attach, fetch_together, hold
from corridor.foundation.parties.public import Organisation, OrganisationName
from corridor.foundation.reference.public import Country, Document, Region

from ..models import (
    Activity,
    ActivityDocument,
    CommonIndicator,
    Disaggregation,
    Indicator,
    IndicatorPeriod,
    Intake,
    Relation,
    Result,
)

OWN = (
    "participations",
    "countries",
    "regions",
    "locations",
    "sectors",
    "markers",
    "node_shares",
    "phases",
    "extensions",
    "stops",
    "secondments",
    "documents",
)
# Relations of these rows, by the model that they lead to.
LEADS: dict[type[Model], tuple[str, ...]] = {
    Organisation: ("participations.organisation", "secondments.lender", "secondments.host"),
    Country: ("countries.country", "locations.country"),
    Region: ("regions.region",),
    Document: ("documents.document",),
    Intake: tuple(
        f"{name}.intake" for name in ("phases", "extensions", "stops", "secondments", "periods")
    ),
    CommonIndicator: ("indicators.common",),
}


def bring_all(activity: Activity) -> None:
    """Have the rows of an activity at hand, with its results and what they refer to; two queries.

    Then `activity.phases.all()` and its like ask no more.
    """
    key = activity.pk
    models: dict[str, Any] = {name: getattr(activity, name).all() for name in OWN}
    models["relations"] = Relation.objects.filter(activity=key)
    models["related_from"] = Relation.objects.filter(to=key)
    models["results"] = Result.objects.filter(activity=key)
    models["indicators"] = Indicator.objects.filter(result__activity=key)
    periods = IndicatorPeriod.objects.filter(indicator__result__activity=key)
    models["periods"] = periods.order_by("period")
    models["parts"] = Disaggregation.objects.filter(period__indicator__result__activity=key)
    rows = dict(zip(models, fetch_together(*models.values()), strict=True))
    _lead(activity, rows)
    for name in OWN:
        hold([activity], name, rows[name], "activity")
    hold([activity], "relations", rows["relations"], "activity")
    hold([activity], "related_from", rows["related_from"], "to")
    hold(rows["periods"], "parts", rows["parts"], "period")
    evidence = [row for row in rows["documents"] if row.period_id is not None]
    hold(rows["periods"], "evidence", evidence, "period")
    hold(rows["indicators"], "periods", rows["periods"], "indicator")
    hold(rows["results"], "indicators", rows["indicators"], "result")
    hold([activity], "results", rows["results"], "activity")


def _lead(activity: Activity, rows: dict[str, list[Any]]) -> None:
    """Give the rows what they refer to."""
    wanted: dict[type[Model], set[int]] = {
        model: {key for lead in leads for key in _keys(rows, lead)}
        for model, leads in LEADS.items()
    }
    own = ("reporting_org", "partner")
    wanted[Organisation] |= {key for side in own if (key := getattr(activity, f"{side}_id"))}
    names = OrganisationName.objects.filter(organisation__in=wanted[Organisation])
    *others, named = fetch_together(*(_those(model, keys) for model, keys in wanted.items()), names)
    for model, found in zip(wanted, others, strict=True):
        if model is Organisation:
            hold(found, "names", named, "organisation")
            for side in own:
                attach([activity], side, found)
        for lead in LEADS[model]:
            name, _dot, side = lead.partition(".")
            attach(rows[name], side, found)


def _keys(rows: dict[str, list[Any]], lead: str) -> Iterator[int]:
    name, _dot, side = lead.partition(".")
    for row in rows[name]:
        if (key := getattr(row, f"{side}_id")) is not None:
            yield key


def _those(model: Any, keys: Iterable[int]) -> Any:
    return model._default_manager.filter(pk__in=list(keys))


def evidence_free(activity: Activity) -> list[ActivityDocument]:
    """Its documents that are not the evidence of a figure."""
    return [row for row in activity.documents.all() if row.period_id is None]
