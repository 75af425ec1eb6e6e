# SPDX-License-Identifier: EUPL-1.2
"""Keeping a workbook as it was uploaded."""

from __future__ import annotations

import hashlib
from typing import IO

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from corridor.engines.sheets import LARGEST, Unreadable, read
from corridor.foundation.audit.public import Actor
from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import new_public_id
from corridor.foundation.pages.public import words

from ...models import Round, Workbook
from ...rules.workbooks import misfit
from ...selectors.workbooks.words import of_file, of_misfit
from ..changing import changing, check_writable

# Of one round, those that were never written: with another one the oldest goes.
UNWRITTEN = 10


def keep_workbook(*, round: Round, file: IO[bytes], name: str, size: int, by: Actor) -> Workbook:
    """Keep a workbook of this round; nothing of what it says is written.

    Raises `Refused` at `file` for one that cannot be read, is not safe, is not of this round, or
    was written already; at `state` while nothing may be written.
    """
    if size > LARGEST:
        raise Refused(of_file(Unreadable("too_large", most=LARGEST // 1024 // 1024)), "file")
    check_writable(round)
    try:
        found = read(file, name)
    except Unreadable as error:
        raise Refused(of_file(error), "file") from error
    wrong = misfit(found.about, round=round.public_id, partner=round.holder.code)
    if wrong is not None:
        raise Refused(of_misfit(wrong, found.about), "file")
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    with changing(round, by=by) as held:
        check_writable(held)
        _refuse_written(held, digest)
        again = Workbook.objects.filter(
            round=held, digest=digest, by_key=by.pk, written__isnull=True
        ).first()
        if again is not None:
            return again
        row = Workbook(
            round=held,
            name=name.replace("\0", "")[:200] or "workbook",
            digest=digest,
            form=found.form,
            language=found.about["language"],
            size=size,
            by_key=by.pk,
        )
        ending = "xlsx" if found.form == "xlsx" else "zip" if _packed(file) else "csv"
        row.file.save(f"{new_public_id()}.{ending}", File(file), save=False)
        try:
            with transaction.atomic():
                row.save()
                _forget(held)
        except BaseException:
            row.file.storage.delete(str(row.file.name))
            raise
        return row


def _packed(file: IO[bytes]) -> bool:
    head = file.read(2)
    file.seek(0)
    return head == b"PK"


def _refuse_written(round: Round, digest: str) -> None:
    """The same file twice would add each new row twice."""
    row = Workbook.objects.filter(round=round, digest=digest, written__isnull=False).first()
    if row is not None and row.written is not None:
        raise Refused(
            _(
                "This very file was written into the report on %(day)s. Download the workbook anew "
                "to go on from there."
            )
            % {"day": words.day(row.written.date())},
            "file",
        )


def _forget(round: Round) -> None:
    rows = Workbook.objects.filter(round=round, written__isnull=True).order_by("-pk")
    for row in rows[UNWRITTEN:]:
        name, storage = str(row.file.name), row.file.storage
        row.delete()
        transaction.on_commit(lambda name=name, storage=storage: storage.delete(name))  # type: ignore[misc]
