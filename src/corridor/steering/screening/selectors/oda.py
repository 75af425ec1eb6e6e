# SPDX-License-Identifier: EUPL-1.2
"""Decisions on aid with the facts beside them, and what the adviser said before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from corridor.foundation.reference.public import Verdict, code_names, country_lists, list_book
from corridor.steering.portfolio.public import Activity, seen_by

from ..models import OdaDecision, PurposeAdvice

DAC_LIST = re.compile(r"dac-(\d{4})")


def decisions(user: Any = None) -> QuerySet[OdaDecision]:
    """Decisions on activities that the user may see; `stands`: no later one supersedes it."""
    return (
        OdaDecision.objects.filter(seen_by(user, "activity__"))
        .select_related("activity", "organisation", "supersedes")
        .prefetch_related("organisation__names")
        .annotate(stands=~Exists(OdaDecision.objects.filter(supersedes=OuterRef("pk"))))
        .order_by("-day", "-pk")
    )


def decisions_of(activity: Activity) -> list[OdaDecision]:
    """The line of decisions on an activity, the one that stands first. Two queries."""
    return list(
        OdaDecision.objects.filter(activity=activity)
        .select_related("organisation")
        .prefetch_related("organisation__names")
        .order_by("-pk")
    )


def standing_decision(activity: Activity) -> OdaDecision | None:
    return standing_decisions(activity).first()


def standing_decisions(activity: Activity) -> QuerySet[OdaDecision]:
    """The decision that stands, if there is one."""
    return OdaDecision.objects.filter(activity=activity, superseded_by__isnull=True)


def advice_of(activity: Activity) -> list[PurposeAdvice]:
    """What the adviser said of an activity, the newest first. Two queries."""
    found = PurposeAdvice.objects.filter(activity=activity).select_related("organisation")
    return list(found.prefetch_related("organisation__names").order_by("-pk"))


@dataclass(frozen=True, slots=True)
class Beside:
    """Facts beside a decision. They decide nothing.

    `verdicts`: whether each country it is for was on the DAC list, in each year of which the list
    is loaded; of other years nothing is known.
    """

    flow_type: str
    flow_name: str
    years: tuple[int, ...]
    verdicts: tuple[tuple[int, Verdict], ...]
    regions: int


def beside(activity: Activity, lang: str) -> Beside:
    """Seven queries."""
    lists = {
        int(found.group(1)): code
        for code in country_lists().values_list("code", flat=True)
        if (found := DAC_LIST.fullmatch(code))
    }
    countries = activity.countries.select_related("country").order_by("pk")
    iso2 = [each.country.iso2 for each in countries]
    book = list_book(lists.values()) if iso2 else None
    verdicts = []
    if book is not None:
        for year, code in sorted(lists.items()):
            verdicts += [(year, book.on_list(code, each, date(year, 7, 1))) for each in iso2]
    names = code_names("flow-type", lang) if activity.flow_type else {}
    return Beside(
        activity.flow_type,
        str(names.get(activity.flow_type, activity.flow_type)),
        tuple(sorted(lists)),
        tuple(verdicts),
        activity.regions.count(),
    )
