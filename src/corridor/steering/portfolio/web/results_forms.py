# SPDX-License-Identifier: EUPL-1.2
"""Forms by which officers say what is aimed for, and correct figures."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from corridor.foundation.jobs.public import Refused

from ..actions.defining import StaleResult, correct_figures, define_result
from ..models import Activity, Indicator, Result
from ..rules.statements import IndicatorStatement, ResultStatement
from ..selectors.activities import activity_for
from ..selectors.results import may_write_results
from .activity import missing
from .period_rows import PeriodRow
from .result_rows import IndicatorRow, ResultForm, Row, free_code

MOST_ROWS = 60


@login_required
def add_result(request: HttpRequest, public_id: str) -> HttpResponse:
    """A result with its first indicators."""
    return _result(request, public_id, None)


@login_required
def write_result(request: HttpRequest, public_id: str, key: int) -> HttpResponse:
    """Change a result and its indicators; their figures stay."""
    return _result(request, public_id, key)


def _activity(request: HttpRequest, public_id: str) -> Activity | None:
    """One that the reader may see and write results of. Raises `PermissionDenied`."""
    try:
        row = activity_for(request.user, public_id)
    except Activity.DoesNotExist:
        return None
    if not may_write_results(request.user, row):
        raise PermissionDenied
    return row


def _result(request: HttpRequest, public_id: str, key: int | None) -> HttpResponse:
    activity = _activity(request, public_id)
    if activity is None:
        return missing(request)
    result = None
    if key is not None:
        result = Result.objects.filter(activity=activity, pk=key).first()
        if result is None:
            return missing(request)
    held = [] if result is None else list(result.indicators.select_related("common"))
    form = ResultForm(request.POST or None, result=result)
    rows = _rows(request, IndicatorRow, "indicators", held, spare=0 if held else 1)
    if request.method == "POST" and "add" not in request.POST:
        return _save_result(request, activity, result, form, rows, held)
    return _page(request, activity, _title(result), form, rows, checked="add" not in request.POST)


def _title(result: Result | None) -> str:
    return _("Add a result") if result is None else _("Change the result")


def _save_result(
    request: HttpRequest,
    activity: Activity,
    result: Result | None,
    form: ResultForm,
    rows: list[Row],
    held: list[Indicator],
) -> HttpResponse:
    kept = [row for row in rows if not row.empty]
    sound = all([form.is_valid(), *(row.is_valid() for row in kept)])
    title = _title(result)
    if not sound:
        return _page(request, activity, title, form, rows, status=422)
    by_key = {row.pk: row for row in held}
    codes = {row.code for row in held}
    stated: list[IndicatorStatement] = []
    for row in kept:
        before = by_key.get(row.cleaned_data.get("key") or 0)
        code = before.code if before is not None else free_code("i", codes)
        codes.add(code)
        stated.append(row.statement(before, code))
    taken = set(activity.results.values_list("code", flat=True))
    code = result.code if result is not None else free_code("r", taken)
    statement: ResultStatement = form.statement(code, tuple(stated))
    try:
        define_result(
            by=request.user,
            activity=activity,
            result=result,
            stated=statement,
            seen=form.seen(),
            reason=form.cleaned_data.get("reason") or None,
        )
    except Refused as refusal:
        _tell(form, kept, refusal, "indicators")
        return _page(request, activity, title, form, rows, status=422)
    except StaleResult:
        form = form.anew({row.pk: row.version for row in held})
        return _page(request, activity, title, form, rows, stale=True, status=409)
    messages.success(request, _("The result is kept."))
    return redirect(f"{activity.get_absolute_url()}#results")


@login_required
def write_figures(request: HttpRequest, public_id: str, key: int) -> HttpResponse:
    """Set targets and correct actuals of an indicator, with the reason."""
    activity = _activity(request, public_id)
    if activity is None:
        return missing(request)
    indicator = (
        Indicator.objects.filter(result__activity=activity, pk=key)
        .prefetch_related("periods__parts")
        .first()
    )
    if indicator is None:
        return missing(request)
    periods = list(indicator.periods.all())
    form = ResultForm.of_figures(request.POST or None, indicator)
    rows = _rows(
        request, PeriodRow, "periods", periods, spare=0 if periods else 1, indicator=indicator
    )
    title = _("Correct figures")
    if request.method != "POST" or "add" in request.POST:
        checked = "add" not in request.POST
        return _page(request, activity, title, form, rows, checked=checked, indicator=indicator)
    kept = [row for row in rows if not row.empty]
    if not all([form.is_valid(), *(row.is_valid() for row in kept)]):
        return _page(request, activity, title, form, rows, status=422, indicator=indicator)
    by_key = {row.pk: row for row in periods}
    try:
        changed = correct_figures(
            by=request.user,
            indicator=indicator,
            version=form.cleaned_data["version"] or 0,
            periods=[
                row.statement(by_key.get(row.cleaned_data.get("key") or 0), "") for row in kept
            ],
            reason=form.cleaned_data["reason"],
        )
    except Refused as refusal:
        _tell(form, kept, refusal, "periods")
        return _page(request, activity, title, form, rows, status=422, indicator=indicator)
    except StaleResult:
        form = form.anew({}, version=indicator.version)
        return _page(
            request, activity, title, form, rows, stale=True, status=409, indicator=indicator
        )
    messages.success(
        request, _("The figures were corrected.") if changed else _("Nothing was changed.")
    )
    return redirect(f"{activity.get_absolute_url()}#results")


def _rows(
    request: HttpRequest,
    kind: type[Row],
    name: str,
    held: list[Any],
    *,
    spare: int,
    **given: Any,
) -> list[Row]:
    """The rows that stand, or those that were sent; one more where that was asked for."""
    if request.method != "POST":
        found = [
            kind(prefix=f"{name}-{place}", initial=kind.shown(row), **given)
            for place, row in enumerate(held)
        ]
    else:
        sent = request.POST.get("rows", "")
        count = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 4 else 0
        found = [
            kind(request.POST, prefix=f"{name}-{place}", **given)
            for place in range(min(count, MOST_ROWS))
        ]
        spare = int("add" in request.POST)
    if len(found) < MOST_ROWS:
        found += [kind(prefix=f"{name}-{len(found)}", **given) for _spare in range(spare)]
    return found


def _tell(form: ResultForm, kept: list[Row], refusal: Refused, name: str) -> None:
    """Put what was refused at the field that it is about."""
    head, *rest = refusal.at.split(".")
    if head == name and rest and rest[0].isdigit() and int(rest[0]) < len(kept):
        row = kept[int(rest[0])]
        field = "_".join(rest[1:])
        row.add_error(row.field_of(field), str(refusal))
    else:
        form.add_error(head if head in form.fields else None, str(refusal))


def _page(
    request: HttpRequest,
    activity: Activity,
    title: str,
    form: ResultForm,
    rows: list[Row],
    *,
    checked: bool = True,
    stale: bool = False,
    status: int = 200,
    indicator: Indicator | None = None,
) -> HttpResponse:
    if not checked:
        # Only asked for more room: nothing is checked yet, and all that was typed comes back.
        form = form.unchecked()
        rows = [row.unchecked() for row in rows]
    context = {
        "activity": activity,
        "indicator": indicator,
        "title": title,
        "form": form,
        "rows": rows,
        "faults": [
            (field, error)
            for row in rows
            if row.is_bound and not row.empty
            for field in row
            for error in field.errors
        ],
        "stale": stale,
        "adding": not checked,
    }
    return render(request, "portfolio/results_form.html", context, status=status)
