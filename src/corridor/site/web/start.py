# SPDX-License-Identifier: EUPL-1.2
"""The start page: what was promised, spent and achieved in the latest year that was reported on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from corridor.foundation.pages.public import words
from corridor.insight.knowledge.public import stories
from corridor.reporting.public import Reading, Report, read_latest
from corridor.reporting.web.figure import name_of
from corridor.steering.policy.public import PromiseState, count_by_state

from .latest import told_report

STORIES = 3
RESULTS = 3
# How promises are told here, from what was done to what is not known; each leads to its list.
KEPT = (PromiseState.KEPT, PromiseState.KEPT_LATE)
STATES: tuple[tuple[str, tuple[PromiseState, ...]], ...] = (
    ("kept", KEPT),
    ("moving", (PromiseState.UNDER_WAY, PromiseState.OPEN)),
    ("changed", (PromiseState.CHANGED,)),
    ("silent", (PromiseState.SILENT,)),
)


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as it stands on the page. `title` names it in full."""

    text: str
    url: str
    title: str
    stated: bool
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A mark that is a link. `start` and `share` are hundredths of the whole width."""

    title: str
    url: str
    text: str
    share: Decimal | None
    code: str = ""
    start: Decimal = Decimal(0)
    kind: str = ""
    count: int = 0


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    latest = told_report()
    context: dict[str, Any] = {
        "latest": latest,
        "promises": _promises(),
        "stories": list(stories()[:STORIES]),
        "ways": _ways(latest),
    }
    if latest is not None:
        reading = read_latest(latest, words.language())
        context |= {
            "title": reading.word(reading.content["title"]),
            "year": str(reading.year),
            "report": reverse("reporting:report", args=[latest.framework.code, latest.year]),
            "spent": _number(reading, reading.total("spending")),
            "envelope": _number(reading, "envelope/total"),
            "share": _number(reading, reading.total("share")),
            "results": _results(reading),
            "bars": _bars(reading),
        }
    return render(request, "site/start.html", context)


def _number(reading: Reading, key: str, label: str = "") -> Number | None:
    """A figure of the report; null where the edition has none of that name."""
    if key not in reading.figures:
        return None
    figure = reading.figures[key]
    url = reverse("reporting:figure", args=[reading.framework, reading.year, key])
    stated = figure["value"] is not None
    return Number(reading.value(key), url, name_of(figure, reading.lang), stated, label)


def _results(reading: Reading) -> list[Number]:
    """The results over many activities of the year itself that are stated, the largest first."""
    found = []
    for key, figure in reading.figures.items():
        if key.startswith("result/") and "." not in key and figure["value"] is not None:
            label = reading.word(figure["about"])
            # Of what framework it is, the page says already.
            number = _number(reading, key, label.removesuffix(f" ({reading.framework})"))
            if number is not None and figure["unit"] == "count":
                found.append((Decimal(figure["value"]), number))
    found.sort(key=lambda each: -each[0])
    return [number for _value, number in found[:RESULTS]]


def _bars(reading: Reading) -> list[Bar]:
    """What was spent on each priority, against the largest of them."""
    rows = [(row["node"], row["spent"]) for row in reading.content["rows"]]
    values = {key: reading.figures[key]["value"] for _node, key in rows}
    most = max((Decimal(value) for value in values.values() if value is not None), default=None)
    bars = []
    for node, key in rows:
        value = values[key]
        number = _number(reading, key)
        share = None if value is None or not most else round(Decimal(value) * 100 / most, 2)
        if number is not None:
            bars.append(
                Bar(reading.node_title(node), number.url, number.text, share, code=str(node))
            )
    return bars


def _promises() -> dict[str, Any]:
    """How all promises stand, as one bar of parts that are links."""
    counts = count_by_state()
    total = sum(counts.values())
    titles: dict[str, str | Lazy] = {
        "kept": pgettext("promises", "kept"),
        "moving": pgettext("promises", "open or under way"),
        "changed": pgettext("promises", "changed or stopped"),
        "silent": pgettext("promises", "nothing more in the sources"),
    }
    parts, start = [], Decimal(0)
    for kind, states in STATES:
        count = sum(counts[state] for state in states)
        if count:
            share = round(Decimal(count) * 100 / total, 2)
            asked = urlencode([("state", state.value) for state in states])
            url = f"{reverse('policy:promises')}?{asked}"
            parts.append(
                Bar(
                    str(titles[kind]),
                    url,
                    words.number(count),
                    share,
                    start=start,
                    kind=kind,
                    count=count,
                )
            )
            start += share
    kept = next((part for part in parts if part.kind == "kept"), None)
    return {"total": total, "parts": parts, "kept": kept, "url": reverse("policy:promises")}


def _ways(latest: Report | None) -> list[dict[str, Any]]:
    """Ways in, by what brings somebody here."""
    framework = "NL08" if latest is None else latest.framework.code
    overview = (
        reverse("reporting:overview-latest")
        if latest is None
        else reverse("reporting:overview", args=[framework, latest.year])
    )
    return [
        {
            "title": _("I follow what government does"),
            "about": _("For parliament, press and public"),
            "links": [
                (_("What a year brought, by priority"), overview),
                (_("Promises to parliament"), reverse("policy:promises")),
                (_("How figures are made"), reverse("how-figures")),
            ],
        },
        {
            "title": _("I carry out activities"),
            "about": _("For partners and their staff"),
            "links": [
                (_("Find an activity"), reverse("portfolio:activities")),
                (_("Which purpose code fits"), reverse("screening:adviser")),
                (_("Report and plan, signed in"), reverse("account_login")),
            ],
        },
        {
            "title": _("I am a migrant, or I help one"),
            "about": _("For people and their organisations"),
            "links": [
                (_("What the words mean"), reverse("knowledge:terms")),
                (_("Stories of return, work and sending money"), reverse("knowledge:stories")),
                (_("What is done in my country"), reverse("reference:countries")),
            ],
        },
        {
            "title": _("I study or build on the data"),
            "about": _("For researchers and developers"),
            "links": [
                (_("Download the data"), reverse("data")),
                (_("Evaluations and lessons"), reverse("learning:evaluations")),
                (_("Documents, line by line"), reverse("reference:documents")),
            ],
        },
    ]
