# SPDX-License-Identifier: EUPL-1.2
"""Files about an activity, or evidence of a figure."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import IO

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import new_public_id
from corridor.values.texts import Text

from ..models import Activity, ActivityDocument, IndicatorPeriod


def add_file(
    *,
    by: Actor | None,
    activity: Activity,
    file: IO[bytes],
    name: str,
    title: Text,
    media_type: str,
    period: IndicatorPeriod | None = None,
    language: str = "",
    public: bool = True,
) -> ActivityDocument:
    """Keep a copy of a file; the caller has looked at what it is (`media_type`).

    Of `name` only the ending is kept. The same file of an activity, and of the same figure, is kept
    once. Raises `Refused` at `period` for a figure of another activity.
    """
    if period is not None and period.indicator.result.activity_id != activity.pk:
        raise Refused(_("This figure is not one of the activity."), "period")
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    size = file.seek(0, 2)
    file.seek(0)
    with changing(by=by):
        held = ActivityDocument.objects.filter(activity=activity, period=period, digest=digest)
        found = held.first()
        if found is not None:
            return found
        row = ActivityDocument(
            activity=activity,
            period=period,
            title=title,
            language=language,
            digest=digest,
            media_type=media_type,
            size=size,
            public=public,
            by_key=None if by is None else by.pk,
        )
        row.file.save(new_public_id() + PurePosixPath(name).suffix[:8], File(file), save=False)
        try:
            with transaction.atomic():
                row.save()
        except BaseException:
            row.file.storage.delete(str(row.file.name))
            raise
        return row
