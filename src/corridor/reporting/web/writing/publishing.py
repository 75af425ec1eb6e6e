# SPDX-License-Identifier: EUPL-1.2
"""Publishing what is approved: what will be frozen, what changes, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import words
from corridor.values.texts import Text

from ...actions import publish
from ...actions.publishing import in_the_way
from ...models import Report
from ...rules.differences import compare
from ...rules.faults import Fault, NotPublishable
from ...selectors import Draft, draft, sealed
from .. import shown as read
from ..forms import CorrectionForm
from . import shown


@login_required
@permission_required("reporting.publish_report", raise_exception=True)
def publish_report(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """Publish the draft, as the first edition or as a correction that says what changed."""
    found = shown.found(request, framework, year)
    now = draft(found)
    last = found.editions.first()
    form = None
    if last is not None:
        initial = {} if found.reason is None else dict(found.reason)
        form = CorrectionForm(request.POST or None, initial=initial)
    faults: list[str] = [*in_the_way(found, request.user), *now.faults]
    status = 200
    if request.method == "POST":
        status = 422
        if form is None or form.is_valid():
            before = 0 if last is None else last.number
            try:
                edition = publish(
                    report=found, by=request.user, reason=None if form is None else form.reason()
                )
            except NotPublishable as refusal:
                faults, status = refusal.faults, 409
            else:
                if edition.number > before:
                    messages.success(request, _("Edition %d is published.") % edition.number)
                else:
                    messages.info(request, _("Nothing has changed since the last edition."))
                return redirect("reporting:report", framework, year)
    lang = words.language()
    unchanged = last is not None and last.hash == _seal(now)
    context: dict[str, Any] = {
        "report": found,
        "form": form,
        "faults": [{"said": fault, "url": address(found, fault)} for fault in faults],
        "unchanged": unchanged,
        "settled": unchanged and found.state == "published",
        "changes": [] if last is None else read.changes(last, now, lang),
        "texts": [] if last is None else list(_texts(last.content, now.content, lang)),
        "breadcrumbs": [
            (_("Reports"), reverse("reporting:reports")),
            (found.title, reverse("reporting:report", args=[framework, year])),
            (_("Publish"), ""),
        ],
    }
    return render(request, "reporting/publish.html", context, status=status)


def address(report: Report, fault: str) -> str:
    """Where a fault is mended; empty where that is not in the report."""
    if not isinstance(fault, Fault):
        return ""
    if fault.about == "steps":
        return f"{shown.desk(report)}#doing"
    of = report.framework.code, report.year
    if fault.about == "comments":
        if not fault.section:
            return shown.desk(report, "reporting:report-talk")
        return reverse("reporting:section-talk", args=[*of, fault.section])
    if fault.section is None:
        return ""
    if fault.section == "":
        page, field = shown.desk(report, "reporting:write-front"), "summary"
    else:
        page, field = reverse("reporting:write-section", args=[*of, fault.section]), "body"
    query = f"?line={fault.lang}-{fault.line}" if fault.line else ""
    return f"{page}{query}#id_{field}_{fault.lang}" if fault.lang else page


def _seal(now: Draft) -> str:
    frozen = {name: figure.as_json() for name, figure in now.figures.items()}
    return sealed(now.content, frozen)[1]


def _texts(
    before: Mapping[str, Any], now: Mapping[str, Any], lang: str
) -> Iterator[dict[str, Any]]:
    """The texts that differ from the last edition, in the reader's language."""
    old = {part["code"]: part for part in before["sections"]}
    new = {part["code"]: part for part in now["sections"]}
    pairs = [(_("Title"), before["title"], now["title"])]
    pairs.append((_("Summary"), before["summary"], now["summary"]))
    for code in {**old, **new}:
        part = new.get(code) or old[code]
        title = Text(part["title"]).choose(lang)[0]
        was = old[code]["body"] if code in old else {}
        pairs.append((title, was, new[code]["body"] if code in new else {}))
    for title, was, becomes in pairs:
        a, b = was.get(lang, ""), becomes.get(lang, "")
        if a != b:
            yield {"title": title, "pieces": compare(a, b)}
