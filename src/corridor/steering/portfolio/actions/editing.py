# SPDX-License-Identifier: EUPL-1.2
"""What people change of activities by form, and publishing a draft."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused
from corridor.foundation.parties.public import Organisation

from ..models import Activity, ActivityDocument, Intake
from ..rules.statements import ActivityStatement
from .activities import Stale, write_activity
from .counting import recount
from .indexing import index_activities


def edit_activity(
    *,
    by: Actor,
    statement: ActivityStatement,
    parts: Collection[str],
    activity: Activity | None,
    version: int | None,
    organisation: Organisation | None = None,
    reason: str | None = None,
) -> tuple[Activity, Outcome]:
    """As `write_activity`, for somebody at a form: what has no source of its own came in by it.

    `organisation` is the one they act for. A form that changes nothing leaves no trace.
    """
    with changing(by=by, reason=reason):
        mark = transaction.savepoint()
        intake = Intake.objects.create(
            kind=Intake.Kind.FORM, name=_("form"), by_key=by.pk, organisation=organisation
        )
        row, outcome = write_activity(
            by=by,
            statement=statement,
            activity=activity,
            intake=intake,
            parts=parts,
            version=version,
        )
        if outcome is Outcome.UNCHANGED:
            transaction.savepoint_rollback(mark)
        else:
            transaction.savepoint_commit(mark)
    return row, outcome


def publish_activity(*, by: Actor | None, activity: Activity, version: int) -> Activity:
    """Let everybody see a draft, and let its money and results count; again it changes nothing.

    Raises `Stale` when `version` is not that of the database, and `Refused` below a draft: what is
    public is not part of something that is not.
    """
    with changing(by=by):
        row = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
        if row.public:
            return row
        if row.version != version:
            raise Stale(row)
        above = Activity.objects.filter(pk__in=row.ancestors, public=False).first()
        if above is not None:
            raise Refused(
                _("It is part of “%(parent)s”, which is a draft itself: publish that one first.")
                % {"parent": above},
                "parent",
            )
        row.public, row.version = True, row.version + 1
        row.save(update_fields=["public", "version"])
        recount([row.pk])
        index_activities([row.pk])
    return row


def remove_file(*, by: Actor | None, document: ActivityDocument) -> None:
    """Take a file away from the pages of its activity; its history stays."""
    with changing(by=by):
        document.delete()
