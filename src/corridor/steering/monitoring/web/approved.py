# SPDX-License-Identifier: EUPL-1.2
"""An approved report as it was frozen, and what became of it since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import words
from corridor.values.canonical import canonical
from corridor.values.money import Money

from .. import public
from ..models import ApprovedReport
from ..public import Drift
from ..rules.parts import decimal
from ..selectors.frozen import period_from
from ..selectors.rounds import names_of
from . import shown


def _find(request: HttpRequest, public_id: str, number: int) -> ApprovedReport:
    round = shown.found(request, public_id)
    row = ApprovedReport.objects.filter(round=round, number=number).first()
    if row is None:
        raise Http404(_("This report was not approved so often."))
    row.round = round
    return row


@login_required
def approved(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    report = _find(request, public_id, number)
    round = report.round
    last = public.latest(round)
    current = last is not None and last.pk == report.pk
    people = names_of([report.by_key, report.content["submitted"]["by"]])
    drifted = public.drift(report) if current else ()
    context = {
        "breadcrumbs": shown.crumbs(
            round, (_("Approved on %(day)s") % {"day": words.day(report.at.date())}, "")
        ),
        "report": report,
        "round": round,
        "current": current,
        "last": last,
        "who": people.get(report.by_key, ""),
        "submitter": people.get(report.content["submitted"]["by"] or 0, ""),
        "activities": [_activity(each) for each in report.content["activities"]],
        "drift": [drift_line(each) for each in drifted],
        "json": reverse("monitoring:approved-json", args=[round.public_id, report.number]),
    }
    return render(request, "monitoring/approved.html", context)


@login_required
def as_json(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """The very text that the hash vouches for."""
    report = _find(request, public_id, number)
    response = HttpResponse(canonical(report.content), "application/json; charset=utf-8")
    name = f"report-{public_id}-{number}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _activity(kept: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": kept["title"],
        "done": kept["done"],
        "short": kept["short"],
        "figures": [
            {
                "title": each["title"],
                "period": words.period(period_from(each["period"])),
                "actual": _figure(each, each["actual"]),
                "target": _figure(each, each["target"]),
                "before": _figure(each, each["before"]),
                "comment": each["actual"]["comment"],
            }
            for each in kept["figures"]
        ],
        "money": [_money(each) for each in kept["transactions"]],
        "documents": kept["documents"],
    }


def _figure(kept: Mapping[str, Any], figure: Mapping[str, Any] | None) -> Any:
    return shown.figure(kept["measure"], shown.frozen_figure(figure), kept["unit"])


def _money(kept: Mapping[str, Any]) -> dict[str, Any]:
    amount = decimal(kept["amount"])
    return {
        "kind": shown.KINDS[kept["type"]],
        "day": date.fromisoformat(kept["day"]),
        "money": None if amount is None else Money(amount, kept["currency"]),
    }


def drift_line(each: Drift) -> dict[str, Any]:
    """What was approved and what stands now, in words."""
    title = shown.chosen(each.activity["title"])
    if each.money:
        was = _money(each.frozen)
        now = None if each.live is None else Money(each.live.amount, each.live.currency)
        place = f"{title}: {was['kind']}, {words.day(was['day'])}"
        return {"place": place, "was": was["money"], "now": now, "by": each.intake}
    place = f"{title}: {shown.chosen(each.frozen['title'])}"
    return {
        "place": place,
        "was": _figure(each.frozen, each.frozen["actual"]),
        "now": None if each.live is None else _figure(each.frozen, each.live),
        "by": each.intake,
    }
