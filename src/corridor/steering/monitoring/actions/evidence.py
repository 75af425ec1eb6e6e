# SPDX-License-Identifier: EUPL-1.2
"""Files that back a report up."""

from __future__ import annotations

import hashlib
from typing import IO

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor
from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import as_range, new_public_id
from corridor.steering.portfolio.public import Activity, Indicator
from corridor.values.periods import Period

from ..models import Evidence, Round
from ..rules.files import ENDINGS, LARGEST, media_type
from ..selectors.sheets import activities_in
from .changing import changing, check_writable, sign


def add_evidence(
    *,
    round: Round,
    activity: Activity,
    file: IO[bytes],
    size: int,
    title: str,
    by: Actor,
    language: str = "",
    indicator: Indicator | None = None,
    period: Period | None = None,
) -> Evidence:
    """Keep a file with the draft, of an activity or of one of its figures.

    Raises `Refused` at `file` for one that is too large, is none of the sorts taken, or is there
    already; at `title` without one; at `state` while nothing may be written.
    """
    if not title.strip():
        raise Refused(_("Give the file a title."), "title")
    if len(title) > 200:
        raise Refused(_("Write at most %(most)s characters.") % {"most": 200}, "title")
    if size > LARGEST:
        raise Refused(
            _("A file is of %(most)s MB at the most.") % {"most": LARGEST // 1024 // 1024}, "file"
        )
    kind = media_type(file)
    if kind is None:
        raise Refused(
            _("Only PDF, PNG and JPEG, and office documents without macros, are taken."), "file"
        )
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    with changing(round, by=by) as held:
        check_writable(held)
        if activity.pk not in {row.pk for row in activities_in(held)}:
            raise Refused(_("This round does not ask about that activity."), "activity")
        if Evidence.objects.filter(round=held, activity=activity, digest=digest).exists():
            raise Refused(_("This file is there already."), "file")
        authors = list(held.authors)
        sign(held, by)
        if held.authors != authors:
            held.save(update_fields=["authors"])
        row = Evidence(
            round=held,
            activity=activity,
            indicator=indicator,
            period=None if indicator is None or period is None else as_range(period),
            title=title.strip(),
            language=language,
            digest=digest,
            media_type=kind,
            size=size,
            by_key=by.pk,
        )
        row.file.save(f"{new_public_id()}.{ENDINGS[kind]}", File(file), save=False)
        try:
            with transaction.atomic():
                row.save()
        except BaseException:
            row.file.storage.delete(str(row.file.name))
            raise
        return row


def drop_evidence(*, evidence: Evidence, by: Actor) -> None:
    """Take a file away. Raises `Refused` at `state` while nothing may be written, and at `file`
    for one that an approval made a document of the activity."""
    with changing(evidence.round, by=by) as held:
        check_writable(held)
        row = Evidence.objects.select_for_update().filter(pk=evidence.pk).first()
        if row is None:
            return
        if row.written_id is not None:
            raise Refused(_("This file was approved and is a document of the activity."), "file")
        name, storage = str(row.file.name), row.file.storage
        row.delete()
        transaction.on_commit(lambda: storage.delete(name))
