# SPDX-License-Identifier: EUPL-1.2
"""What a workbook would change, and writing it: the same reading of the same file.

To look, all of it is done and undone again, but for the rows of the draft, which are only checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corridor.engines.sheets import Matched, Unreadable, match, read
from corridor.foundation.audit.public import Actor
from corridor.foundation.jobs.public import Refused
from corridor.values.canonical import digest

from ...models import Round, Workbook
from ...rules.workbooks import misfit
from ...selectors.sheets import sheets
from ...selectors.workbooks.book import may_change
from ...selectors.workbooks.choices import choices_for
from ...selectors.workbooks.layout import ACTIVITIES, RESULTS, TRANSACTIONS, layouts, titles
from ...selectors.workbooks.words import of_file, of_misfit, of_place
from ..changing import changing, check_writable
from ..drafting import save_draft
from ..given import Problem
from .activities import ActivityRows
from .desk import Desk, Entry
from .figures import FigureRows
from .messages import Changed, Message, Notes
from .money import TransactionRows


@dataclass(slots=True)
class Look:
    """What a workbook says. `messages` are in the way of writing it, `notices` are not.

    `stamp` names exactly what would be written over exactly what stands; it is empty where there
    is nothing to write. `matched` is null where the file cannot be read any more.
    """

    changes: list[Changed] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    notices: list[Message] = field(default_factory=list)
    stamp: str = ""
    written: bool = False
    matched: Matched | None = None
    notes: Notes = field(default_factory=Notes)


def look_through(*, workbook: Workbook, by: Actor) -> Look:
    """What would change, cell by cell what is wrong. Writes nothing.

    Raises `Refused` at `state` while nothing may be written in the round.
    """
    with changing(workbook.round, by=by) as held:
        look = _through(workbook, held, by, write=False)
        transaction.set_rollback(True)
    return look


def confirm_workbook(*, workbook: Workbook, by: Actor, stamp: str) -> Look:
    """Write all of it, if it is still what `stamp` names, else nothing; `written` tells which.

    Raises `Refused` at `state` while nothing may be written, and at `file` for a workbook that was
    written already.
    """
    with changing(workbook.round, by=by, reason=workbook.name) as held:
        row = Workbook.objects.select_for_update().get(pk=workbook.pk)
        if row.written is not None:
            raise Refused(_("This workbook was written into the report already."), "file")
        look = _through(row, held, by, write=True)
        if look.messages or not look.stamp or look.stamp != stamp:
            transaction.set_rollback(True)
            return look
        row.written = timezone.now()
        row.save(update_fields=["written"])
    look.written = True
    return look


def _through(workbook: Workbook, round: Round, by: Actor, *, write: bool) -> Look:
    check_writable(round)
    try:
        with workbook.file.open("rb") as content:
            file = read(content, workbook.name)
    except Unreadable as error:
        return Look(messages=[Message("", "", of_file(error))])
    wrong = misfit(file.about, round=round.public_id, partner=round.holder.code)
    if wrong is not None:
        return Look(messages=[Message("", "", of_misfit(wrong, file.about))])
    matched = match(file, layouts(), titles())
    look = Look(matched=matched)
    for fault in matched.notices:
        look.notices.append(Message(fault.sheet, fault.address, of_place(fault), fault.value))
    if matched.faults:
        for fault in matched.faults:
            look.notes.place(fault, of_place(fault))
        look.messages = look.notes.messages
        return look
    _read(look, workbook, round, by, matched, write)
    return look


def _read(
    look: Look, workbook: Workbook, round: Round, by: Actor, matched: Matched, write: bool
) -> None:
    found = sheets(round)
    desk = Desk(
        round,
        by,
        workbook.language,
        choices_for(workbook.language, [each.activity for each in found]),
        found,
        may_change(by, round),
        look.notes,
        activities={each.activity.public_id: each.activity for each in found},
    )
    activities = ActivityRows(desk, workbook.name, workbook.digest)
    money, figures = TransactionRows(desk), FigureRows(desk)
    if (filled := matched.sheets.get(ACTIVITIES)) is not None:
        activities.read(filled)
    if (filled := matched.sheets.get(TRANSACTIONS)) is not None:
        money.read(filled)
        if money.absent:
            look.notices.append(Message(filled.title, "", _absent(money.absent)))
    if (filled := matched.sheets.get(RESULTS)) is not None:
        figures.read(filled)
    saved = save_draft(
        round=round,
        by=by,
        figures=[given for given, _entry in figures.given],
        transactions=[given for given, _entry in money.given],
        narratives=[given for given, _entry in activities.accounts],
        only_look=not write or bool(look.notes.messages),
    )
    entries: dict[str, Sequence[Entry]] = {
        "figure": [entry for _given, entry in figures.given],
        "transaction": [entry for _given, entry in money.given],
        "narrative": [entry for _given, entry in activities.accounts],
    }
    for problem in saved.problems:
        _place(desk, problem, entries[problem.kind][problem.index])
    look.messages, look.changes = look.notes.messages, desk.changes
    if look.changes and not look.messages:
        look.stamp = digest([workbook.digest, desk.bases])


def _place(desk: Desk, problem: Problem, entry: Entry) -> None:
    """A problem of the draft, at its cell."""
    if problem.stale:
        current = problem.current
        desk.stale(entry, None if current is None else current.version)
        return
    row = entry.rows.get(problem.cell, entry.row)
    names = {each.key for each in entry.fields}
    column = problem.field if problem.field in names else _NEAREST[problem.kind]
    desk.notes.tell(entry.filled, row, column, problem.message, value=entry.typed.get(column, ""))


_NEAREST = {"figure": "number", "transaction": "activity", "narrative": "done"}


def _absent(count: int) -> str:
    return ngettext(
        "%(count)s transaction of the report is not in this sheet; it stays as it is.",
        "%(count)s transactions of the report are not in this sheet; they stay as they are.",
        count,
    ) % {"count": count}
