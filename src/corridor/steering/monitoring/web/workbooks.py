# SPDX-License-Identifier: EUPL-1.2
"""A round as a workbook: downloaded, filled in, uploaded, looked at and confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_GET

from corridor.engines.sheets import Book, write_csv, write_xlsx
from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import Fact, words

from .. import public
from ..models import Round, Workbook
from ..public import Look
from ..rules.days import first
from ..rules.states import State
from ..selectors.rounds import names_of
from ..selectors.words import not_now
from . import shown

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"xlsx": XLSX, "csv": "application/zip"}
# On a page; the rest is a page further, or in the copy with the messages.
SHOWN = 100
WHAT = {
    "new": (pgettext_lazy("row of a workbook", "new"), "good", "yes"),
    "changed": (pgettext_lazy("row of a workbook", "changes"), "note", "document"),
    "gone": (pgettext_lazy("row of a workbook", "taken away"), "warn", "warning"),
}


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The workbook that you filled in"),
        help_text=gettext_lazy("XLSX, CSV, or CSV files in a ZIP file; 20 MB at the most."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.zip"}),
        error_messages={"required": gettext_lazy("Choose the file first.")},
    )


@login_required
def workbook(request: HttpRequest, public_id: str) -> HttpResponse:
    """What can be downloaded and uploaded, and what was."""
    round = shown.found(request, public_id)
    may_write = request.user.has_perm("monitoring.write_report", round)
    form, status = UploadForm(), 200
    if request.method == "POST":
        if not may_write:
            raise PermissionDenied
        form, status = UploadForm(request.POST, request.FILES), 422
        if form.is_valid():
            sent = form.cleaned_data["file"]
            try:
                kept = public.keep_workbook(
                    round=round, file=sent, name=sent.name, size=sent.size, by=request.user
                )
            except Refused as refusal:
                form.add_error("file" if refusal.at == "file" else None, str(refusal))
                status = 409 if refusal.at == "state" else 422
            else:
                return redirect("monitoring:preview", round.public_id, kept.public_id)
    rows = list(round.workbooks.all())
    people = names_of(row.by_key for row in rows)
    context = {
        "breadcrumbs": shown.crumbs(round, (_("Workbook"), "")),
        "round": round,
        "form": form,
        "may_upload": may_write and round.writable,
        "refused": "" if round.writable or not may_write else not_now(State(round.state)),
        "may_write": may_write,
        "kept": [{"row": row, "who": people.get(row.by_key or 0, "")} for row in rows],
    }
    return render(request, "monitoring/workbook.html", context, status=status)


@login_required
@require_GET
def download(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The workbook of a round with what stands, in the reader's language."""
    round = shown.found(request, public_id)
    book = public.book_of(round, request.user, words.language())
    return _file(round, book, form)


def _file(round: Round, book: Book, form: str, suffix: str = "") -> HttpResponse:
    content = write_xlsx(book) if form == "xlsx" else write_csv(book)
    ending = "xlsx" if form == "xlsx" else "zip"
    name = f"{round.holder.code}-{first(round.days):%Y-%m-%d}{suffix}.{ending}"
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _kept(request: HttpRequest, public_id: str, key: str, *, to_write: bool = True) -> Workbook:
    round = shown.found(request, public_id)
    if to_write and not request.user.has_perm("monitoring.write_report", round):
        raise PermissionDenied
    row = Workbook.objects.filter(round=round, public_id=key).first()
    if row is None:
        raise Http404(_("There is no such workbook in this round."))
    row.round = round
    return row


@login_required
@require_GET
def original(request: HttpRequest, public_id: str, key: str) -> FileResponse:
    """A workbook as it was uploaded; never shown in the page."""
    row = _kept(request, public_id, key, to_write=False)
    name = str(row.file.name)
    return FileResponse(
        row.file.open("rb"),
        as_attachment=True,
        filename=f"{row.public_id}.{name.rpartition('.')[2]}",
        content_type="application/octet-stream",
    )


@login_required
@require_GET
def marked(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """The same workbook with each message at its cell."""
    row = _kept(request, public_id, key)
    try:
        look = public.look_through(workbook=row, by=request.user)
    except Refused as refusal:
        return _page(request, row, None, refused=str(refusal), status=409)
    if look.matched is None or look.matched.faults:
        raise Http404(_("This workbook cannot be marked: download the round's anew."))
    book = public.marked_book(
        row.round,
        request.user,
        row.language,
        matched=look.matched,
        marks=look.notes.marks,
        again=look.notes.again,
    )
    return _file(row.round, book, "xlsx", "-" + pgettext("name of a file", "messages"))


@login_required
def preview(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """What a workbook would change and what is wrong with it; confirmed, it is written whole."""
    row = _kept(request, public_id, key)
    if row.written is not None:
        return _page(request, row, None, refused="")
    try:
        if request.method != "POST":
            look = public.look_through(workbook=row, by=request.user)
            return _page(request, row, look)
        stamp = request.POST.get("stamp", "")
        look = public.confirm_workbook(workbook=row, by=request.user, stamp=stamp)
    except Refused as refusal:
        return _page(request, row, None, refused=str(refusal), status=409)
    if look.written:
        messages.success(request, _("What the workbook says is written into the draft."))
        return redirect(row.round)
    return _page(request, row, look, moved=True, status=409)


def _page(
    request: HttpRequest,
    row: Workbook,
    look: Look | None,
    *,
    refused: str = "",
    moved: bool = False,
    status: int = 200,
) -> HttpResponse:
    round = row.round
    who = names_of([row.by_key]).get(row.by_key or 0, "")
    facts = [
        Fact(_("File"), row.name),
        Fact(_("Uploaded"), words.day(row.uploaded.date())),
        *([Fact(_("By"), who)] if who else []),
    ]
    start = _start(request, 0 if look is None else len(look.changes))
    changes = [] if look is None else look.changes[start : start + SHOWN]
    context: dict[str, Any] = {
        "breadcrumbs": shown.crumbs(
            round,
            (_("Workbook"), reverse("monitoring:workbook", args=[round.public_id])),
            (_("What it would change"), ""),
        ),
        "round": round,
        "row": row,
        "facts": facts,
        "refused": refused,
        "moved": moved,
        "look": look,
        "faults": [] if look is None else _grouped(look.messages[:SHOWN]),
        "more_faults": 0 if look is None else max(0, len(look.messages) - SHOWN),
        "markable": look is not None and look.matched is not None and not look.matched.faults,
        "counts": [] if look is None else _counts(look),
        "changes": _grouped([_change(each) for each in changes]),
        "first_row": start + 1,
        "last_row": start + len(changes),
        "total": 0 if look is None else len(look.changes),
        "next": start + SHOWN + 1 if look and start + SHOWN < len(look.changes) else None,
        "previous": max(1, start - SHOWN + 1) if start else None,
    }
    return render(request, "monitoring/preview.html", context, status=status)


def _start(request: HttpRequest, total: int) -> int:
    said = request.GET.get("from", "")
    start = int(said) - 1 if said.isascii() and said.isdigit() and len(said) < 8 else 0
    return start if 0 <= start < total else 0


def _change(each: public.Changed) -> dict[str, Any]:
    label, tone, sign = WHAT[each.what]
    return {
        "sheet": each.sheet,
        "row": each.row,
        "title": each.title,
        "badge": shown.badge(label, tone, sign),
        "what": each.what,
        "parts": each.parts,
    }


def _grouped(rows: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    """By the name of their sheet, in the order they come."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row["sheet"] if isinstance(row, dict) else row.sheet].append(row)
    return list(found.items())


def _counts(look: Look) -> list[dict[str, Any]]:
    """How many rows of each sheet are new, change or go."""
    found: dict[str, dict[str, int]] = {}
    for each in look.changes:
        of = found.setdefault(each.sheet, dict.fromkeys(WHAT, 0))
        of[each.what] += 1
    return [{"sheet": sheet, **counts} for sheet, counts in found.items()]
