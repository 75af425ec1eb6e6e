# SPDX-License-Identifier: EUPL-1.2
"""What of this room awaits somebody who signed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import Tray, Waiting
from corridor.values.answers import Answer

from ..models import Lesson
from ..public import due_of, lessons, overdue_where, proposals, recommendations
from .shown import chosen, list_url, today

MOST = 10


def trays(user: Any) -> Iterator[Tray]:
    """Proposals to decide on and recommendations whose term is over, for whoever may; declined
    proposals, for whoever proposes."""
    if not user.is_authenticated:
        return
    if user.has_perm("learning.accept_lesson"):
        waiting = list(proposals()[:MOST])
        yield Tray(
            _("Lessons that are proposed"),
            [
                Waiting(chosen(row.title), row.get_absolute_url(), row.proposer.name)
                for row in waiting
                if row.proposer is not None
            ],
            count=_count(waiting, proposals()),
            url=list_url("lessons", state="proposed"),
        )
    else:
        declined = lessons(user).filter(state=Lesson.State.DECLINED)
        rows = list(declined[:MOST])
        yield Tray(
            _("Your lessons that were declined"),
            [Waiting(chosen(row.title), row.get_absolute_url(), row.remark) for row in rows],
            count=_count(rows, declined),
            url=list_url("lessons", state="declined"),
        )
    if user.has_perm("learning.follow_up"):
        day = today()
        asked = overdue_where(day)
        late = recommendations().filter(
            asked[Answer.YES] | asked[Answer.UNKNOWN], Q(due__endswith__lte=day)
        )
        first = list(late.order_by(F("due"), "pk")[:MOST])
        yield Tray(
            _("Recommendations whose term is over"),
            [
                Waiting(
                    chosen(row.text),
                    row.get_absolute_url(),
                    chosen(row.evaluation.title),
                    late=0
                    if (due := due_of(row)) is None or due.end is None
                    else (day - due.end).days + 1,
                )
                for row in first
            ],
            count=_count(first, late),
            url=list_url("evaluations", open="yes"),
        )


def _count(rows: Sequence[Any], found: QuerySet[Any]) -> int:
    """How many there are; asked for only where not all are shown."""
    return found.count() if len(rows) == MOST else len(rows)
