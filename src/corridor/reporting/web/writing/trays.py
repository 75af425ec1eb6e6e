# SPDX-License-Identifier: EUPL-1.2
"""What awaits somebody in the making of reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import Tray, Waiting

from ...models import Comment, Report
from ...rules.states import State
from ...selectors import reports
from ...selectors.writing import in_review_of_others, open_requests
from . import shown

MOST = 10


def trays(user: Any) -> Iterator[Tray]:
    """Sections asked from oneself, comments on what one wrote, reports to judge or to publish.
    Some two queries for each tray."""
    if not user.is_authenticated:
        return
    yield _asked(user)
    yield _comments(user)
    if user.has_perm("reporting.review_report"):
        yield _reports(_("Reports to judge"), in_review_of_others(user), State.REVIEW)
    if user.has_perm("reporting.publish_report"):
        found = reports().filter(state=State.APPROVED)
        yield _reports(_("Reports to publish"), found, State.APPROVED)


def _asked(user: Any) -> Tray:
    today = timezone.localdate()
    rows = open_requests().filter(asked_key=user.pk).order_by("due", "pk")
    items = [
        Waiting(
            shown.chosen(row.section.title),
            shown.of_section(row.section),
            note=shown.chosen(row.section.report.title),
            due=row.due,
            late=_late(row.due, today),
        )
        for row in rows[:MOST]
    ]
    count = rows.count() if len(items) == MOST else len(items)
    return Tray(_("Sections asked from me"), items, count=count)


def _late(due: date | None, today: date) -> int:
    return max(0, (today - due).days) if due is not None else 0


def _comments(user: Any) -> Tray:
    """Open comments by others on sections that one wrote last, or in which one is asked; and those
    of one's own that somebody answered last are not awaited here."""
    mine = Q(section__by_key=user.pk) | Q(
        section__requests__asked_key=user.pk,
        section__requests__answered__isnull=True,
        section__requests__withdrawn__isnull=True,
    )
    if user.has_perm("reporting.write_report"):
        mine |= Q(section__isnull=True) | Q(section__by_key__isnull=True)
    rows = (
        Comment.objects.filter(mine, answers__isnull=True, resolved__isnull=True)
        .exclude(by_key=user.pk)
        .select_related("section", "report__framework")
        .order_by("pk")
        .distinct()
    )
    items = [_comment(row) for row in rows[:MOST]]
    count = rows.count() if len(items) == MOST else len(items)
    return Tray(_("Comments on reports that await me"), items, count=count)


def _comment(row: Comment) -> Waiting:
    if row.section is None:
        url, place = shown.desk(row.report, "reporting:report-talk"), row.report.title
    else:
        row.section.report = row.report
        url, place = shown.of_section(row.section, "reporting:section-talk"), row.section.title
    return Waiting(row.text[:80], f"{url}#comment-{row.public_id}", note=shown.chosen(place))


def _reports(title: str, found: Any, state: State) -> Tray:
    rows: Sequence[Report] = list(found.order_by("since", "pk")[:MOST])
    count = found.count() if len(rows) == MOST else len(rows)
    items = [Waiting(shown.chosen(row.title), shown.desk(row)) for row in rows]
    return Tray(title, items, count=count, url=f"{reverse('reporting:drafts')}?state={state}")
