# SPDX-License-Identifier: EUPL-1.2
"""Handing in the European Central Bank's file of rates."""

from __future__ import annotations

from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required, permission_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.jobs.public import defer

from ..rules.ecb import MAX_BYTES, NotRates, read_rates


class RatesForm(forms.Form):
    """The bank's file as it gives it out."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=200,
        help_text=gettext_lazy(
            "The file of euro reference rates as the European Central Bank gives it out: a table "
            "or XML, packed or not."
        ),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(
                _("This file is larger than %(most)s MB.") % {"most": MAX_BYTES // 2**20}
            )
        return file


@login_required
@permission_required("reference.load_rates", raise_exception=True)
def load_rates(request: HttpRequest) -> HttpResponse:
    """Take the file and load it in the background; what cannot be read is said at the field."""
    sent = request.method == "POST"
    form = RatesForm(request.POST, request.FILES) if sent else RatesForm()
    if sent and form.is_valid():
        path = _kept(form.cleaned_data["file"])
        try:
            _look(path, timezone.localdate())
        except NotRates:
            path.unlink()
            form.add_error("file", _("This is not a file of rates of the European Central Bank."))
        else:
            started = defer("load-ecb-rates", by=request.user, file=str(path))
            return redirect("jobs:run", public_id=started.public_id)
    context: dict[str, Any] = {"form": form}
    status = 422 if sent else 200
    return render(request, "reference/load_rates.html", context, status=status)


def _kept(file: UploadedFile[bytes]) -> Path:
    """The file where the work in the background finds it, by a name of our own."""
    folder = Path(settings.MEDIA_ROOT) / "rates"
    folder.mkdir(parents=True, exist_ok=True)
    suffix = Path(file.name or "").suffix.lower()
    path = folder / f"{uuid4()}{suffix if suffix in ('.csv', '.xml', '.zip') else ''}"
    with path.open("wb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    return path


def _look(path: Path, today: date) -> None:
    """Whether its first day can be read. Raises `NotRates`."""
    if not list(islice(read_rates(path, today=today), 1)):
        raise NotRates("there is no day in it")
