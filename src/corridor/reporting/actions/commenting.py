# SPDX-License-Identifier: EUPL-1.2
"""What people say about a report while it is made."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor
from corridor.foundation.jobs.public import Refused

from ..models import Comment, Report, Section
from ..rules.states import State
from ..selectors.refusals import not_now
from .holding import holding

LONGEST = 4_000


def comment_on(
    *,
    report: Report,
    text: str,
    by: Actor,
    section: Section | None = None,
    answers: Comment | None = None,
) -> Comment:
    """Comment on the report or a section, or reply to a comment; a reply to one that was resolved
    opens it again.

    Raises `Refused` at `text`, and at `state` for a report that is published.
    """
    if not text.strip():
        raise Refused(_("Write what you have to say."), "text")
    if len(text) > LONGEST:
        raise Refused(_("Write at most %(most)s characters.") % {"most": LONGEST}, "text")
    with holding(report, by=by) as held:
        _check_open(held)
        if answers is not None:
            answers = Comment.objects.select_for_update(of=("self",)).get(pk=answers.pk)
            if answers.report_id != held.pk or answers.answers_id is not None:
                raise Refused(_("This comment cannot be answered."), "answers")
            section = answers.section
            if answers.resolved is not None:
                _resolve(answers, None)
        if section is not None and section.report_id != held.pk:
            raise Refused(_("This section is of another report."), "section")
        return Comment.objects.create(
            report=held, section=section, answers=answers, text=text.strip(), by_key=by.pk
        )


def resolve_comment(*, comment: Comment, by: Actor, again: bool = False) -> Comment:
    """Say that what a comment asks for is done; `again`: that it is open again.

    Raises `Refused` at `state` for a report that is published.
    """
    with holding(comment.report, by=by) as held:
        _check_open(held)
        row = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
        if row.answers_id is not None:
            raise Refused(_("Resolve the comment that this one answers."), "comment")
        return _resolve(row, None if again else by)


def _resolve(row: Comment, by: Actor | None) -> Comment:
    row.resolved = None if by is None else timezone.now()
    row.resolved_by_key = None if by is None else by.pk
    row.save(update_fields=["resolved", "resolved_by_key"])
    return row


def _check_open(report: Report) -> None:
    if State(report.state) is State.PUBLISHED:
        raise Refused(not_now(State.PUBLISHED), "state")
