# SPDX-License-Identifier: EUPL-1.2
"""What of this room awaits somebody, what is late and at whom, and which reminders went out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.accounts.public import may_anywhere
from corridor.foundation.pages.public import Column, ListPage, Tray, Waiting, words

from .. import public
from ..models import Reminder, Round
from ..rules.states import WRITABLE, Awaited, State
from ..selectors.rounds import (
    at_whom,
    held_by,
    late_on,
    names_of,
    open_remarks,
    organisations_for,
    rounds,
)
from ..selectors.sheets import counts
from . import shown

MOST = 10


@dataclass(frozen=True, slots=True)
class _Asked:
    """A tray to be: its rounds, and what of the list of rounds it leads to."""

    title: str
    found: QuerySet[Round]
    query: str = ""
    partner: bool = False
    late: bool = False


def trays(user: Any) -> Iterator[Tray]:
    """Reports to write, for a partner; to judge, late or to open, for an officer. A query for each
    tray, and two for the names in all of them."""
    if not user.is_authenticated:
        return
    asked = list(_asked(user))
    told = [list(each.found.prefetch_related(None)[:MOST]) for each in asked]
    together = [row for rows in told for row in rows]
    prefetch_related_objects(together, "partner__names", "partner__merged_into__names")
    for each, rows in zip(asked, told, strict=True):
        yield _tray(each, rows)


def _asked(user: Any) -> Iterator[_Asked]:
    own = organisations_for(user, "monitoring.write_report")
    if own:
        mine = held_by(own).filter(state__in=WRITABLE).order_by("due", "pk")
        yield _Asked(_("Reports to write"), mine, partner=True)
    if user.has_perm("monitoring.judge_report"):
        waiting = rounds().filter(state=State.SUBMITTED).order_by("since", "pk")
        others = waiting.exclude(authors__contains=[user.pk])
        yield _Asked(_("Reports to judge"), others, query="?state=submitted")
        late = rounds().filter(late_on(timezone.localdate()), state__in=WRITABLE)
        yield _Asked(_("Reports that are late at partners"), late.order_by("due", "pk"), late=True)
    if user.has_perm("monitoring.open_round"):
        planned = rounds().filter(state=State.PLANNED).order_by("due", "pk")
        yield _Asked(_("Rounds to open"), planned, query="?state=planned")


def _tray(asked: _Asked, rows: list[Round]) -> Tray:
    count = asked.found.count() if len(rows) == MOST else len(rows)
    told = counts(rows) if asked.partner else {}
    remarks = open_remarks(rows) if asked.partner else {}
    items = [
        Waiting(
            str(row),
            row.get_absolute_url(),
            note=_note(row, told, remarks),
            due=row.due,
            late=public.lateness(row),
        )
        for row in rows
    ]
    url = reverse("monitoring:late") if asked.late else reverse("monitoring:rounds") + asked.query
    return Tray(asked.title, items, count=count, url=url)


def _note(row: Round, told: dict[int, tuple[int, int]], remarks: dict[int, int]) -> str:
    said = [str(row.get_state_display())]
    if row.pk in told:
        answered, asked = told[row.pk]
        said.append(_("%(answered)s of %(asked)s figures") % {"answered": answered, "asked": asked})
    if remarks.get(row.pk):
        count = remarks[row.pk]
        said.append(
            ngettext("%(count)s open remark", "%(count)s open remarks", count) % {"count": count}
        )
    return ", ".join(said)


@login_required
def late(request: HttpRequest) -> HttpResponse:
    """What is late and at whom; a partner sees its own."""
    if not may_anywhere(request.user, "monitoring.view_rounds"):
        raise PermissionDenied
    today = timezone.localdate()
    rows = list(public.visible_rounds(request.user).filter(late_on(today)).order_by("due", "pk"))
    remarks = open_remarks(rows)
    lines = [
        {
            "round": row,
            "state": shown.state_badge(row),
            "days": public.lateness(row, today),
            "late": shown.late_words(public.lateness(row, today)),
            "remarks": remarks.get(row.pk, 0),
            "at": at_whom(row),
        }
        for row in rows
    ]
    lines.sort(key=lambda line: -line["days"])  # type: ignore[operator]
    context = {
        "breadcrumbs": shown.crumbs(None, (_("Late"), "")),
        "groups": [
            {
                "title": title,
                "lines": [line for line in lines if line["at"] is whom],
            }
            for whom, title in (
                (Awaited.PARTNER, _("At partners")),
                (Awaited.OFFICER, _("At the officers")),
            )
        ],
        "any": bool(lines),
        "may_see_reminders": request.user.has_perm("monitoring.judge_report"),
    }
    return render(request, "monitoring/late.html", context)


class Reminders(PermissionRequiredMixin, ListPage):
    """Which reminders went out, to whom."""

    permission_required = "monitoring.judge_report"
    title = gettext_lazy("Reminders sent")
    lead = gettext_lazy(
        "Letters that went to people of partners about reports that are due. Somebody gets one "
        "letter a day at the most."
    )
    columns: ClassVar[Any] = ()
    default_sort = "-day"
    empty = gettext_lazy("No reminder has been sent yet.")

    def get_columns(self) -> tuple[Column, ...]:
        people = names_of(Reminder.objects.values_list("person_key", flat=True).distinct())
        return (
            Column("day", _("Sent on"), order="sent"),
            Column(
                "round",
                _("Reporting round"),
                value=lambda row: str(row.round),
                link="round.get_absolute_url",
            ),
            Column(
                "person",
                _("To"),
                value=lambda row: people.get(row.person_key, _("an account that is gone")),
            ),
            Column("due", _("Due"), order="due"),
            Column("which", _("Which"), value=which, order="offset"),
        )

    def rows(self) -> QuerySet[Reminder]:
        return public.reminders()

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return shown.crumbs(None, (_("Reminders sent"), ""))

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s reminder", "%(count)s reminders", count) % {
            "count": words.number(count)
        }


def which(row: Reminder) -> str:
    """Which reminder it was, by its distance from the day on which the report is due."""
    days = abs(row.offset)
    if not row.offset:
        return _("on the day itself")
    if row.offset < 0:
        return ngettext("%(days)s day before", "%(days)s days before", days) % {"days": days}
    return ngettext("%(days)s day after", "%(days)s days after", days) % {"days": days}
