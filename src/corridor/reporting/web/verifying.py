# SPDX-License-Identifier: EUPL-1.2
"""Whether a downloaded file is what was published: looked at, answered, and not kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from corridor.foundation.pages.public import Cell, Head, Table, words

from .. import selectors
from ..rules.verifying import MOST_BYTES, MOST_TOLD, Kind, Unreadable
from ..selectors import Verified
from ..selectors.addresses import figure_page
from . import figure as figures


class VerifyForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The file (JSON)"),
        help_text=gettext_lazy(
            "The data of a report or of one figure, as downloaded here. It is read and then "
            "forgotten."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".json,application/json"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    sent = request.method == "POST"
    form = VerifyForm(request.POST if sent else None, request.FILES if sent else None)
    checked: Verified | None = None
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            if file.size > MOST_BYTES:
                raise Unreadable("too_large")
            checked = selectors.verify(file.read(MOST_BYTES + 1))
        except Unreadable as error:
            form.add_error("file", why_not(error))
    context: dict[str, Any] = {
        "form": form,
        "checked": checked,
        "told": None if checked is None else _told(checked),
        "breadcrumbs": [
            (_("Reports"), reverse("reporting:reports")),
            (_("Verify a file"), ""),
        ],
    }
    return render(request, "reporting/verify.html", context, status=422 if form.errors else 200)


def why_not(error: Unreadable) -> str:
    """Why a file cannot be checked, in the reader's language."""
    only = _(
        "Only the data (JSON) holds what can be checked figure by figure: download that of the "
        "same edition."
    )
    said = {
        "too_large": _("The file is larger than %(most)s MB; no report is.")
        % {"most": MOST_BYTES // 2**20},
        "not_data_pdf": _("This is a PDF.") + " " + only,
        "not_data_zip": _("This is a packed file, as Word and Excel make them.") + " " + only,
        "not_data_html": _("This is a web page.") + " " + only,
        "not_json": _("This is not JSON, or not all of it is there."),
        "too_deep": _("This is nested deeper than anything that this site writes."),
        "no_number": _("It holds “%(name)s”, which is no number.") % {"name": error.detail},
        "twice": _(
            "The name “%(name)s” stands twice in the same place: the file can be read in two ways."
        )
        % {"name": error.detail},
        "not_ours": _("This is JSON, but not a report or a figure as this site writes them."),
    }
    return said[error.why]


def _told(of: Verified) -> dict[str, Any]:
    download, lang = of.download, words.language()
    whole = download.kind is Kind.EDITION
    return {
        "title": _("%(framework)s, %(year)s")
        % {
            "framework": download.framework,
            "year": download.year,
        },
        "whole": whole,
        "wrong": sum(not each.same for each in of.figures),
        "count": len(of.figures),
        "seal_holds": None if of.seal is None else of.seal == download.seal,
        "differences": _differences(of, lang),
        "many": len(of.differences) >= MOST_TOLD,
        "hashes": _hashes(of),
        "corrected": of.published is not None and of.newest != of.published.number,
        "page": ""
        if of.published is None
        else reverse("reporting:editions", args=[download.framework, download.year]),
    }


def _differences(of: Verified, lang: str) -> Table | None:
    if not of.differences:
        return None
    download = of.download
    only = next(iter(download.figures)) if download.kind is Kind.FIGURE else ""
    rows: list[list[Any]] = []
    for each in of.differences:
        key = each.figure or only
        known = download.figures.get(key)
        rows.append(
            [
                Cell(_named(known, key, lang), note=key or None),
                each.field.removeprefix("frozen.") or _("the whole"),
                each.expected,
                each.found,
            ]
        )
    return Table(
        caption=_("What differs"),
        heads=[
            Head(_("Figure")),
            Head(_("Where in it")),
            Head(_("As published")),
            Head(_("In the file")),
        ],
        rows=rows,
    )


def _named(figure: Any, key: str, lang: str) -> str:
    if not key:
        return _("The report itself")
    try:
        return figures.name_of(figure, lang)
    except (LookupError, TypeError, ValueError, AttributeError):
        return key


def _hashes(of: Verified) -> Table:
    download = of.download
    rows: list[list[Any]] = [
        [
            Cell(each.key, url=_address(of, each.key)),
            _("holds") if each.same else _("does not hold"),
            each.found or _("none can be worked out"),
        ]
        for each in of.figures
    ]
    if download.kind is Kind.EDITION:
        found = of.seal or _("cannot be worked out from this file")
        held = _("not checked") if of.seal is None else _("holds")
        rows.append(
            [
                _("The edition"),
                held if of.seal in (None, download.seal) else _("does not hold"),
                found,
            ]
        )
    return Table(
        caption=_("Hashes, worked out again from the file (SHA-256)"),
        heads=[Head(_("Figure")), Head(_("The hash in the file")), Head(_("Worked out again"))],
        rows=rows,
    )


def _address(of: Verified, key: str) -> str:
    if of.published is None:
        return ""
    try:
        return figure_page(of.download.framework, of.download.year, key)
    except NoReverseMatch:
        return ""
