# SPDX-License-Identifier: EUPL-1.2
"""The page of a figure: what it tells, how it was worked out, and the records that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from corridor.foundation.pages.public import Cell, Head, Table
from corridor.values.citations import Citation
from corridor.values.texts import Text

from .. import selectors
from ..models import FrozenFigure, Report
from ..rules.figures import COUNT
from ..rules.formats import as_sum, in_full, percentage, shown
from ..rules.keys import FigureKey
from ..selectors.addresses import figure_page


def open_figure(
    request: HttpRequest, report: Report | None, framework: str, year: int, key: str, lang: str
) -> dict[str, Any]:
    """A figure as published, beside what the records say today; unpublished, as it is now.

    A published figure opens whatever became of its records. Raises one of
    `selectors.UNANSWERED` for one that was never published and cannot be worked out.
    """
    name = str(FigureKey.parse(key).of_year(year))
    history = _published(report, name)
    frozen = history[0].content if history else None
    live: dict[str, Any] | None = None
    related: list[str] = []
    try:
        figure, related = selectors.figure_and_related(framework, year, name)
        live = figure.as_json()
    except selectors.UNANSWERED:
        if frozen is None:
            raise
    current: dict[str, Any] = frozen or live or {}
    value = shown(current, lang)
    today = "" if live is None else shown(live, lang)
    title = name_of(current, lang)
    return {
        "key": name,
        "title": title,
        "figure": current,
        "value": value,
        "counted": _word(current["counted"], lang) if current.get("counted") else "",
        "related": [
            (_(QUESTIONS[FigureKey.parse(each).question]), figure_page(framework, year, each))
            for each in related
        ],
        "behind": _behind(framework, current, lang),
        "stated": current["value"] is not None,
        "definition": {
            k: _word(v, lang) for k, v in current["definition"].items() if k != "question"
        },
        "steps": [
            {
                "text": _word(step["text"], lang),
                "operation": as_sum(step["operation"], lang),
                "result": in_full(step["result"], step.get("unit", current["unit"]), lang),
            }
            for step in current["steps"]
        ],
        "records": _records(request, current["records"], lang),
        "sources": current["sources"],
        "published": history[0] if history else None,
        "history": [
            {"edition": f.edition, "value": shown(f.content, lang), "hash": f.hash} for f in history
        ],
        "differs": frozen is not None and frozen != live,
        "live_value": "" if today == value else today,
        "gone": live is None,
        "report": report,
        "precision": _precision(current, lang),
        "breadcrumbs": _crumbs(report, title, lang),
    }


def name_of(figure: Mapping[str, Any], lang: str) -> str:
    """What a frozen figure is called: "Spending, Circular migration, 2011"."""
    title = _word(figure["definition"]["title"], lang)
    return f"{title}, {_word(figure['about'], lang)}, {figure['year']}"


def _word(text: Mapping[str, str], lang: str) -> str:
    return Text(text).choose(lang)[0]


def _published(report: Report | None, key: str) -> list[FrozenFigure]:
    if report is None:
        return []
    return list(
        FrozenFigure.objects.filter(edition__report=report, key=key)
        .select_related("edition")
        .defer("edition__content")
        .order_by("-edition__number")
    )


ROLES = {
    "counted": gettext_noop("counted"),
    "compared": gettext_noop("compared with the total"),
    "missing": gettext_noop("left open by the source"),
    "part": gettext_noop("in the amount of its activity"),
    "included": gettext_noop("in a figure above"),
    "left_out": gettext_noop("not counted"),
    "perhaps": gettext_noop("counted, perhaps not of this year"),
}
# The page of a record, by its code.
PAGES = {
    "learning.Evaluation": "learning:evaluation",
    "learning.Lesson": "learning:lesson",
    "plans.ActionPlan": "plans:plan",
    "policy.Promise": "policy:promise",
    "reference.Country": "reference:country",
}
# How the other questions about the same thing are called.
QUESTIONS = {
    "spending": gettext_noop("As booked and printed"),
    "spending-activities": gettext_noop("What activities state"),
    "spending-together": gettext_noop("Booked and of activities together"),
    "result": gettext_noop("In full"),
    "result-ours": gettext_noop("By our share of the funding"),
    "indicator": gettext_noop("What was reached"),
    "target": gettext_noop("What was aimed for"),
}


def _behind(framework: str, figure: Mapping[str, Any], lang: str) -> str:
    """The page of the portfolio that tells more than the copies here do; empty without one."""
    question, parameters = figure["definition"]["question"], figure["parameters"]
    if question in ("result", "result-ours"):
        return reverse("portfolio:indicator", args=[parameters["indicator"]])
    if question in ("spending-activities", "spending-together"):
        return reverse("portfolio:spending-year", args=[framework, figure["year"]])
    return ""


def _records(request: HttpRequest, records: list[Mapping[str, Any]], lang: str) -> Table | None:
    """The copies of the records, each with what it said, what it did and where it stands."""
    if not records:
        return None
    may_look = request.user.has_perm("audit.view_history")
    rows = []
    for record in records:
        values = record["values"]
        name = f"{_word(record['label'], lang)}, {_time(values)}"
        stated, role = values.get("amount") is not None, ROLES[record["role"]]
        rows.append(
            [
                Cell(name, url=_address(record, may_look), note=_note(record, lang)),
                in_full(values["amount"], _unit(values), lang) if stated else None,
                _(role),
                [Citation.parse(each) for each in record["sources"]],
            ]
        )
    results = any("unit" in record["values"] for record in records)
    # Records that are counted have no value of their own.
    valued = any("amount" in record["values"] for record in records)
    return Table(
        caption=_("Records, as they were when the figure was made"),
        heads=[
            Head(_("Record")),
            *([Head(_("Value") if results else _("Amount"), numeric=True)] if valued else []),
            Head(_("Part in the figure")),
            Head(_("Source")),
        ],
        rows=rows if valued else [[row[0], *row[2:]] for row in rows],
    )


def _unit(values: Mapping[str, str | None]) -> str:
    """The unit of a record's value: the currency of money, or what a result is measured in."""
    return values.get("unit") or values.get("currency") or ""


def _address(record: Mapping[str, Any], may_look: bool) -> str:
    """The activity that a record belongs to; of other records their history, for who may look."""
    if record["values"].get("public_id"):
        return reverse("portfolio:activity", args=[record["values"]["public_id"]])
    if record["values"].get("code") and record["model"] in PAGES:
        return reverse(PAGES[record["model"]], args=[record["values"]["code"]])
    if may_look and record["key"]:
        return reverse("audit:history", args=[record["model"], record["key"]])
    return ""


def _time(values: Mapping[str, str | None]) -> str:
    """The year, or the days where they are others than those of the year."""
    first, last, year = (values.get(name) for name in ("from", "until", "year"))
    if first and last and (first, last) != (f"{year}-01-01", f"{year}-12-31"):
        days = {"first": _day(first), "last": _day(last)}
        return _("%(first)s to %(last)s") % days
    return _day(values["day"]) if values.get("day") else str(year)


def _day(text: str | None) -> str:
    return date_format(date.fromisoformat(text), "DATE_FORMAT") if text else ""


def _note(record: Mapping[str, Any], lang: str) -> str | None:
    """What was said besides: the record's own note, its share, the amount in its own currency."""
    values, said = record["values"], []
    if values.get("whole") and values["whole"] != values["amount"]:
        said.append(_("of %(whole)s in all") % {"whole": in_full(values["whole"], "EUR", lang)})
    if values.get("denominator"):
        said.append(_("of %(whole)s") % {"whole": in_full(values["denominator"], COUNT, lang)})
    if values.get("percentage"):
        share = {"share": percentage(values["percentage"], lang)}
        ours = record["model"] == "portfolio.Indicator"
        said.append((_("our share %(share)s") if ours else _("share %(share)s")) % share)
    if values.get("in") not in (None, "EUR"):
        said.append(in_full(values["stated"], values["in"], lang))
    if record["note"]:
        said.append(_word(record["note"], lang))
    return "; ".join(said) or None


def _precision(figure: Mapping[str, Any], lang: str) -> str:
    """The rounding of the least exact record, in words; empty for whole units."""
    if figure["unit"] in ("percent", "count", "yes_no", "") or figure["precision"] == "1":
        return ""
    return in_full(figure["precision"], figure["unit"], lang)


def _crumbs(report: Report | None, title: str, lang: str) -> list[tuple[Any, str]]:
    crumbs: list[tuple[Any, str]] = [(_("Reports"), reverse("reporting:reports"))]
    if report is not None:
        args = [report.framework.code, report.year]
        crumbs.append((report.title, reverse("reporting:report", args=args)))
    return [*crumbs, (title, "")]
