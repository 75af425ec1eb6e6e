# SPDX-License-Identifier: EUPL-1.2
"""Letters that bundle what awaits somebody: one for each person and day at the most.

Nobody gets two, whatever breaks: that a letter is about to leave is kept first, and only where it
surely did not leave is that taken back and tried again. A process that dies in between leaves a day
without a letter, and what waits stands in the next one.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from corridor.foundation.audit.public import changing
from corridor.foundation.jobs.public import Progress, Run
from corridor.foundation.pages.public import Waiting, desk_of, urgent_first

from ..models import Notice, NoticeKind, NoticeSettings, Rhythm, User
from ..registry import Part, parts_for
from ..rules import letter_due
from ..selectors import may_sign_in
from .doing import forget_deeds
from .posting import address_to_stop, language_of, post_letter
from .searching import count_anew

# Of each sort so many are named; the desk has them all.
NAMED = 5

logger = logging.getLogger(__name__)


class LettersFailed(RuntimeError):
    """Some letters did not leave; they are tried again."""


def choose_letters(*, user: User, rhythm: str, kinds: list[str]) -> NoticeSettings:
    """How often somebody wants a letter, and about what."""
    with changing(by=user):
        chosen, _made = NoticeSettings.objects.update_or_create(
            user=user, defaults={"rhythm": rhythm, "kinds": kinds}
        )
    return chosen


def stop_letters(*, user: User) -> None:
    """No letters any more; what they were about stays chosen. Again it changes nothing."""
    with changing(by=None, reason="stopped by the link in a letter"):
        NoticeSettings.objects.exclude(rhythm=Rhythm.NONE).filter(user=user).update(
            rhythm=Rhythm.NONE
        )


def send_letters_job(
    *, progress: Progress, run: Run, by: object, today: str = ""
) -> Mapping[str, Any]:
    """The job "send-letters". Raises `LettersFailed`, so that it is tried again."""
    day = date.fromisoformat(today) if today else timezone.localdate()
    forget_deeds()
    people = _wanting(day)
    progress.expect(len(people))
    outcomes = []
    for chosen in people:
        outcomes.append(write_to(chosen.user, chosen.kinds, day))
        progress.step()
    failed = outcomes.count(None)
    if failed:
        raise LettersFailed(f"{failed} of {len(people)} letters did not leave")
    return {"letters": outcomes.count(True)}


def _wanting(day: date) -> list[NoticeSettings]:
    """Those whose letter is due on a day, and who may sign in."""
    asked = NoticeSettings.objects.exclude(rhythm=Rhythm.NONE).select_related("user")
    last: dict[int, date] = {}
    for user, sent in Notice.objects.order_by("day").values_list("user", "day"):
        last[user] = sent
    return [
        chosen
        for chosen in asked.order_by("pk")
        if may_sign_in(chosen.user) and letter_due(chosen.rhythm, last.get(chosen.user_id), day)
    ]


def write_to(user: User, kinds: list[str], day: date) -> bool | None:
    """Somebody's letter of a day: true when it left, false when there was nothing to say or it had
    left before, null when it could not leave."""
    with override(language_of(user)):
        parts = parts_for(user, day)
        context = _context(user, kinds, parts)
        if context is None:
            return False
        try:
            with transaction.atomic():
                notice = Notice.objects.create(user=user, day=day)
        except IntegrityError:
            return False
        try:
            with transaction.atomic():
                for part in parts:
                    part.keep()
                stop = address_to_stop(user)
                post_letter(
                    person=user,
                    template="accounts/email/letter",
                    context={**context, "stop": stop},
                    headers={
                        "List-Unsubscribe": f"<{stop}>",
                        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                    },
                )
        except Exception:
            logger.exception("the letter to account %s did not leave", user.pk)
            notice.delete()
            return None
        Notice.objects.filter(pk=notice.pk).update(sent=timezone.now())
    return True


def _context(user: User, kinds: list[str], parts: list[Part]) -> dict[str, Any] | None:
    """What the letter says; null for nothing. Notes on the desk may be words of others about
    others, so they stay there."""
    trays: list[dict[str, Any]] = []
    searches: list[dict[str, Any]] = []
    if NoticeKind.DESK in kinds:
        for tray in urgent_first(desk_of(user)):
            lines = [_line(item) for item in tray.items[:NAMED]]
            trays.append(
                {
                    "title": str(tray.title),
                    "count": tray.total,
                    "lines": lines,
                    "more": tray.total - len(lines),
                }
            )
    if NoticeKind.SEARCHES in kinds:
        kept = list(user.saved_searches.all())
        count_anew(user=user, searches=kept)
        searches = [
            {
                "name": search.name,
                "fresh": search.fresh,
                "since": search.looked,
                "url": settings.SITE_URL + reverse("accounts:search", args=[search.pk]),
            }
            for search in kept
            if search.fresh
        ]
    if not (trays or searches or parts):
        return None
    return {
        "parts": [
            {
                "title": part.title,
                "lines": [
                    {"title": each.title, "note": each.note, "url": _absolute(each.url)}
                    for each in part.lines
                ],
            }
            for part in parts
        ],
        "trays": trays,
        "searches": searches,
        "count": sum(tray["count"] for tray in trays) + sum(len(part.lines) for part in parts),
        "late": sum(1 for tray in trays for line in tray["lines"] if line["late"]),
        "fresh": sum(search["fresh"] for search in searches),
        "desk": settings.SITE_URL + reverse("accounts:desk"),
        "choice": settings.SITE_URL + reverse("accounts:letters"),
    }


def _line(item: Waiting) -> dict[str, Any]:
    return {
        "title": str(item.title),
        "url": _absolute(item.url),
        "late": item.late,
        "due": item.due,
    }


def _absolute(url: str) -> str:
    return url if "://" in url else settings.SITE_URL + url
