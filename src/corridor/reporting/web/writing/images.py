# SPDX-License-Identifier: EUPL-1.2
"""Pictures of a report: to put them in, and at their own address."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from corridor.foundation.jobs.public import Refused

from ...actions import add_image
from ...models import Edition, Image, Report
from ...rules.states import State
from ...selectors.refusals import not_now
from ...selectors.writing import images_of, may_see_draft, open_requests
from . import shown
from .forms import ImageForm


@login_required
def images(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """The pictures of a report, each with what to write for it, and a form for one more."""
    report = shown.found(request, framework, year)
    may = _may_add(request, report)
    form = ImageForm(request.POST or None, request.FILES or None)
    problem, status = "", 200
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        if not report.writable:
            problem, status = not_now(State(report.state)), 409
        elif form.is_valid():
            try:
                image = add_image(
                    report=report,
                    file=form.cleaned_data["file"],
                    alt=form.text("alt"),
                    caption=form.text("caption"),
                    by=request.user,
                )
            except Refused as refusal:
                at = refusal.at if refusal.at in form.fields else None
                form.add_error(at, str(refusal))
                status = 422
            else:
                messages.success(
                    request, _("The picture is kept. Copy its line into the text where it belongs.")
                )
                return redirect(f"{request.path}#image-{image.pk}")
        else:
            status = 422
    context = {
        "breadcrumbs": shown.crumbs(report, (_("Pictures"), "")),
        "report": report,
        "images": [_shown(row) for row in images_of(report)],
        "form": form if may and report.writable else None,
        "problem": problem,
    }
    return render(request, "reporting/writing/images.html", context, status=status)


def _may_add(request: HttpRequest, report: Report) -> bool:
    user: Any = request.user
    return bool(
        user.has_perm("reporting.write_report")
        or open_requests().filter(section__report=report, asked_key=user.pk).exists()
    )


def _shown(row: Image) -> dict[str, object]:
    """A picture with the line to write for it in each language."""
    return {
        "image": row,
        "codes": [{"lang": lang, "code": code_of(row, lang)} for lang in shown.LANGUAGES],
    }


def code_of(row: Image, lang: str) -> str:
    """`![…](image:12 "caption")`, in words that cannot break it."""

    def safe(text: str) -> str:
        plain = " ".join(text.split())
        return plain.replace("[", "(").replace("]", ")").replace('"', "”")

    alt = safe(row.alt.choose(lang)[0])
    caption = "" if row.caption is None else safe(row.caption.choose(lang)[0])
    said = f' "{caption}"' if caption else ""
    return f"![{alt}](image:{row.pk}{said})"


@require_safe
def image(request: HttpRequest, number: int) -> HttpResponse:
    """The bytes, to everybody once an edition shows them, before that to who may see the draft.

    Sent as what it was found to be when it was taken in, and never as a page.
    """
    row = Image.objects.select_related("report").filter(pk=number).first()
    if row is None or not (_published(row) or may_see_draft(request.user, row.report)):
        raise Http404(_("There is no such picture."))
    response = HttpResponse(bytes(row.content), content_type=row.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Content-Disposition"] = f'inline; filename="image-{row.pk}"'
    public = "public" if _published(row) else "private"
    response["Cache-Control"] = f"{public}, max-age=86400"
    response["ETag"] = f'"{row.hash}"'
    return response


def _published(row: Image) -> bool:
    """Whether the text of an edition names it."""
    return Edition.objects.filter(content__images__has_key=str(row.pk)).exists()
