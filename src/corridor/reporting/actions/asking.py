# SPDX-License-Identifier: EUPL-1.2
"""Asking a colleague for a section, and answering."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.accounts.public import User, may_sign_in
from corridor.foundation.audit.public import Actor
from corridor.foundation.jobs.public import Refused

from ..models import Request, Section
from ..selectors.writing import OPEN_REQUEST
from .holding import by_hand, check_writable, holding

LONGEST = 4_000


def ask_for_section(
    *, section: Section, of: User, by: Actor, note: str = "", due: date | None = None
) -> Request:
    """Ask a colleague to write a section, which they then may until they answer.

    Raises `Refused` at `of` (oneself, somebody who cannot sign in, or was asked already), `due`
    for a day that has passed, `note` or `state`.
    """
    if of.pk == by.pk:
        raise Refused(_("You can write this section yourself."), "of")
    if not may_sign_in(of):
        raise Refused(_("This account cannot sign in."), "of")
    if due is not None and due < timezone.localdate():
        raise Refused(_("This day has passed."), "due")
    if len(note) > LONGEST:
        raise Refused(_("Write at most %(most)s characters.") % {"most": LONGEST}, "note")
    with holding(section.report, by=by) as report:
        check_writable(report)
        if section.requests.filter(OPEN_REQUEST, asked_key=of.pk).exists():
            raise Refused(_("%(who)s was asked already.") % {"who": of}, "of")
        by_hand(report)
        return Request.objects.create(
            section=section, asked_key=of.pk, by_key=by.pk, due=due, note=note.strip()
        )


def answer_request(*, request: Request, by: Actor, answer: str = "") -> Request:
    """Say that one's part is done; from then on the section is no longer theirs to write.

    Raises `Refused` at `request` for somebody else's, or one that is not open, and at `answer`.
    """
    if len(answer) > LONGEST:
        raise Refused(_("Write at most %(most)s characters.") % {"most": LONGEST}, "answer")
    with holding(request.section.report, by=by):
        held = Request.objects.select_for_update(of=("self",)).filter(pk=request.pk).first()
        if held is None or held.asked_key != by.pk:
            raise Refused(_("This was asked of somebody else."), "request")
        _check_open(held)
        held.answered, held.answer = timezone.now(), answer.strip()
        held.save(update_fields=["answered", "answer"])
        return held


def withdraw_request(*, request: Request, by: Actor) -> Request:
    """Ask no longer. Raises `Refused` at `request` for one that is not open."""
    with holding(request.section.report, by=by):
        held = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
        _check_open(held)
        held.withdrawn = timezone.now()
        held.save(update_fields=["withdrawn"])
        return held


def _check_open(request: Request) -> None:
    if request.answered is not None:
        raise Refused(_("This was answered already."), "request")
    if request.withdrawn is not None:
        raise Refused(_("This is no longer asked."), "request")
