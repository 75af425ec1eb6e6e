# SPDX-License-Identifier: EUPL-1.2
"""Files about an activity: taken in by what they are, given out so that no browser runs them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.foundation.pages.public import words
from corridor.values.texts import Text

from ..actions.documents import add_file
from ..models import Activity, ActivityDocument
from ..rules.files import ENDINGS, LARGEST, media_type_of
from ..selectors.activities import activity_for
from ..selectors.visible import seen_by
from .activity import missing


class FileForm(forms.Form):
    """A file with what it is called. What it is the file itself tells."""

    title = forms.CharField(label=_("What is it?"), max_length=300)
    file = forms.FileField(
        label=_("File"),
        max_length=200,
        help_text=_(
            "A PDF, an office document without macros, a picture, or plain text; 20 MB at the most."
        ),
    )
    language = forms.RegexField(
        r"^[a-z]{2,3}$",
        label=_("Its language"),
        required=False,
        help_text=_("Two letters: en, nl, fr."),
    )
    public = forms.BooleanField(label=_("Everybody may read it"), required=False)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                gettext("This file is larger than %(most)s MB.") % {"most": LARGEST // 2**20}
            )
        found = media_type_of(file, file.name)
        if found is None:
            raise forms.ValidationError(
                gettext(
                    "This file is of no kind that is kept here, whatever its name says: send a "
                    "PDF, an office document without macros, a picture, or plain text."
                )
            )
        self.cleaned_data["media_type"] = found
        return file


@login_required
def add(request: HttpRequest, public_id: str) -> HttpResponse:
    try:
        row = activity_for(request.user, public_id)
    except Activity.DoesNotExist:
        return missing(request)
    if not request.user.has_perm("portfolio.change_activity", row):
        raise PermissionDenied
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            data = form.cleaned_data
            add_file(
                by=request.user,
                activity=row,
                file=data["file"],
                name=f"file.{ENDINGS[data['media_type']]}",
                title=Text({words.language(): data["title"]}),
                media_type=data["media_type"],
                language=data["language"],
                public=data["public"],
            )
            messages.success(request, gettext("The file was added."))
            return redirect(f"{row.get_absolute_url()}#documents")
    context = {"activity": row, "form": form}
    return render(request, "portfolio/file.html", context, status=422 if form.errors else 200)


def file(request: HttpRequest, public_id: str) -> HttpResponse | FileResponse:
    """A file as an attachment: public ones of public activities to all, others to who may change.

    Never shown in the page itself, and never taken for anything else than it is.
    """
    try:
        row = (
            ActivityDocument.objects.select_related("activity")
            .filter(seen_by(request.user, "activity__"))
            .exclude(file="")
            .get(public_id=public_id)
        )
    except ActivityDocument.DoesNotExist:
        raise Http404(gettext("There is no file at this address.")) from None
    if not row.public and not request.user.has_perm("portfolio.change_activity", row.activity):
        raise Http404(gettext("There is no file at this address."))
    try:
        content = row.file.open("rb")
    except OSError:
        raise Http404(gettext("The file is not here any more.")) from None
    said = slugify(row.title.choose(words.language())[0])[:80] or "file"
    response = FileResponse(
        content,
        as_attachment=True,
        filename=f"{said}.{ENDINGS.get(row.media_type, 'bin')}",
        content_type=row.media_type or "application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store" if not row.public else "public, max-age=3600"
    return response
