# SPDX-License-Identifier: EUPL-1.2
"""Reminding partners of what is due, by one letter for each person and day."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from corridor.foundation.accounts.public import (
    Part,
    Said,
    User,
    gets_daily_letter,
    own_organisations,
    post_letter,
)
from corridor.foundation.jobs.public import Progress, Refused, Run
from corridor.foundation.pages.public import words

from ..models import Reminder, Round
from ..rules.lateness import reminder_due
from ..rules.states import WRITABLE
from ..selectors.rounds import held_by, people_of, rounds

# What somebody is written in who chose no language.
LANGUAGE = "nl"

logger = logging.getLogger(__name__)


class MailFailed(RuntimeError):
    """Some letters could not be sent; what was sent is kept, the rest is tried again."""


@dataclass(frozen=True, slots=True)
class _Due:
    round: Round
    offset: int


def send_reminders_job(
    *, progress: Progress, run: Run, by: object, today: str = ""
) -> Mapping[str, Any]:
    """The job "send-reminders". Raises `MailFailed`, so that it is tried again."""
    day = date.fromisoformat(today) if today else timezone.localdate()
    # Who gets a letter every day finds it there.
    waiting = [each for each in reminders_due(day) if not gets_daily_letter(each[0])]
    progress.expect(len(waiting))
    sent = failed = 0
    for person, due in waiting:
        if remind(person=person, due=due, today=day):
            sent += 1
        else:
            failed += 1
        progress.step()
    if failed:
        raise MailFailed(f"{failed} of {len(waiting)} letters could not be sent")
    return {"letters": sent}


def reminders_due(today: date, only: User | None = None) -> list[tuple[User, list[_Due]]]:
    """Who is to be reminded of what today, or of what somebody is. Who had a letter today gets no
    other."""
    found: dict[int, list[_Due]] = defaultdict(list)
    people: dict[int, User] = {}
    served = set(Reminder.objects.filter(day=today).values_list("person_key", flat=True))
    asked = rounds() if only is None else held_by(own_organisations(only))
    for round in asked.filter(state__in=WRITABLE).order_by("due", "pk"):
        sent: dict[int, set[int]] = defaultdict(set)
        rows = Reminder.objects.filter(round=round, due=round.due)
        for row in rows:
            sent[row.person_key].add(row.offset)
        for person in people_of(round):
            if only is not None and person != only:
                continue
            offset = reminder_due(
                round.due, today, settings.CORRIDOR_REMINDER_DAYS, sent[person.pk]
            )
            if offset is not None and person.pk not in served:
                people[person.pk] = person
                found[person.pk].append(_Due(round, offset))
    return [(people[key], due) for key, due in found.items()]


def remind_of(*, round: Round) -> int:
    """Remind of one round now, whatever the agreed days; how many letters left.

    Raises `Refused` where nobody can be written to, or all had a letter about it today, and
    `MailFailed` when no letter could be sent; who got none can be reminded again.
    """
    today = timezone.localdate()
    people = people_of(round)
    if not people:
        raise Refused(_("Nobody at the partner can submit it: there is nobody to remind."), "")
    had = Reminder.objects.filter(round=round, day=today).values_list("person_key", flat=True)
    waiting = [person for person in people if person.pk not in set(had)]
    if not waiting:
        raise Refused(_("All of them had a reminder of it today."), "")
    due = _Due(round, (today - round.due).days)
    sent = sum(remind(person=person, due=[due], today=today) for person in waiting)
    if not sent:
        raise MailFailed(f"none of {len(waiting)} letters could be sent")
    return sent


def remind(*, person: User, due: list[_Due], today: date) -> bool:
    """Write one letter about some rounds, and keep that it went out; false when it did not."""
    try:
        with transaction.atomic():
            _keep(person, due, today)
            _send(person, due, today)
    except IntegrityError:
        return True  # somebody else is sending it at this moment
    except Exception:
        logger.exception("a reminder to account %s was not sent", person.pk)
        return False
    return True


def _send(person: User, due: list[_Due], today: date) -> None:
    with override(person.language or LANGUAGE):
        lines = [
            {
                "title": str(each.round),
                "due": words.day(each.round.due),
                "late": max(0, (today - each.round.due).days),
                "left": max(0, (each.round.due - today).days),
                "sent_back": each.round.state == "sent_back",
                "link": settings.SITE_URL + each.round.get_absolute_url(),
            }
            for each in due
        ]
        context = {
            "lines": lines,
            "count": len(lines),
            "late": any(each["late"] for each in lines),
            "desk": settings.SITE_URL + reverse("accounts:desk"),
        }
        post_letter(person=person, template="monitoring/email/reminder", context=context)


def part_of_letter(person: User, today: date) -> Part | None:
    """What somebody is reminded of today, in the letter that bundles what awaits them."""
    due = dict(reminders_due(today, only=person)).get(person)
    if not due:
        return None
    return Part(
        _("Reports that Corridor awaits of your organisation"),
        [Said(str(each.round), each.round.get_absolute_url(), _when(each, today)) for each in due],
        keep=lambda: _keep(person, due, today),
    )


def _when(each: _Due, today: date) -> str:
    day = words.day(each.round.due)
    late = (today - each.round.due).days
    if late > 0:
        return ngettext(
            "It was due on %(due)s, %(days)s day ago.",
            "It was due on %(due)s, %(days)s days ago.",
            late,
        ) % {"due": day, "days": late}
    return _("It is due on %(due)s.") % {"due": day}


def _keep(person: User, due: list[_Due], today: date) -> None:
    Reminder.objects.bulk_create(
        Reminder(
            round=each.round,
            person_key=person.pk,
            due=each.round.due,
            offset=each.offset,
            day=today,
        )
        for each in due
    )
