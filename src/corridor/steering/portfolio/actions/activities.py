# SPDX-License-Identifier: EUPL-1.2
"""Writing what is stated of an activity."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Outcome, Refused

from ..models import Activity, Intake, Level, Status
from ..rules.course import reversed_dates, runs
from ..rules.statements import ActivityStatement
from .counting import recount
from .course import write_course
from .finding import Known, find_activity
from .indexing import index_activities
from .money import write_money
from .results import write_results
from .shares import check_shares, write_shares
from .tree import ancestors_below, carry_ancestors, check_level, parent_of
from .writing import Origin, days, differing

LEVELS, STATUSES = frozenset(Level.values), frozenset(Status.values)

# The parts of a statement that are lists; the rest is said of the activity itself.
PARTS = frozenset(
    {
        "participations",
        "countries",
        "regions",
        "locations",
        "sectors",
        "markers",
        "nodes",
        "phases",
        "extensions",
        "stops",
        "secondments",
        "relations",
        "documents",
        "budgets",
        "transactions",
        "forecasts",
        "results",
    }
)


class Stale(Exception):
    """Somebody else changed the activity since its form was opened; `current` is how it is."""

    def __init__(self, current: Activity) -> None:
        super().__init__(f"{current.public_id} is at version {current.version}")
        self.current = current


def save_activity(
    *,
    by: Actor | None,
    statement: ActivityStatement,
    intake: Intake | None = None,
    parts: Collection[str] = PARTS,
    known: Known | None = None,
) -> Outcome:
    """Let the activity that the statement names be as stated, or make it; see `write_activity`."""
    activity = find_activity(code=statement.code, iati_identifier=statement.iati_identifier)
    return write_activity(
        by=by, statement=statement, activity=activity, intake=intake, parts=parts, known=known
    )[1]


def write_activity(
    *,
    by: Actor | None,
    statement: ActivityStatement,
    activity: Activity | None,
    intake: Intake | None = None,
    parts: Collection[str] = PARTS,
    version: int | None = None,
    known: Known | None = None,
    reason: str | None = None,
) -> tuple[Activity, Outcome]:
    """Let this activity be as stated, or make one where it is null. What is the same stays as is.

    Of its lists only those named by `parts` are written, each whole: rows that are not stated are
    taken away, except money, which is corrected. What is new is evidenced by its own sources, else
    by `intake`, else by the sources of the activity.

    Raises `Refused` with the place in the statement ("countries.0.country") for what cannot be, and
    `Stale` when `version` is given and not that of the database. Nothing is written then.
    """
    known, said = known or Known(), frozenset(parts)
    with changing(by=by, reason=reason):
        if activity is not None:
            activity = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
            if version is not None and activity.version != version:
                raise Stale(activity)
        check_statement(statement, intake)
        made = activity is None
        row = activity or Activity()
        check_level(row, statement.level)
        parent = parent_of(row, statement.parent, statement.level, known)
        values = activity_columns(statement, known, parent)
        names = list(values) if made else differing(row, values)
        if made or names:
            for name in names:
                setattr(row, name, values[name])
            if made or not row.sources:
                row.intake, row.place = intake or row.intake, statement.place
        if made:
            _refuse_taken(row)
            row.save()
        elif names:
            _refuse_taken(row)
            row.save(update_fields=[*names, "intake", "place"])
            if "ancestors" in names:
                carry_ancestors(row)
        origin = Origin(intake, statement.sources or tuple(row.sources))
        changed = write_shares(row, statement, known, said)
        changed = write_course(row, statement, known, origin, said) or changed
        if {"budgets", "transactions", "forecasts"} & said:
            changed = (
                write_money(
                    activity=row,
                    budgets=statement.budgets if "budgets" in said else None,
                    transactions=statement.transactions if "transactions" in said else None,
                    forecasts=statement.forecasts if "forecasts" in said else None,
                    origin=origin,
                    known=known,
                    by=by,
                )
                or changed
            )
        if "results" in said:
            changed = (
                write_results(activity=row, results=statement.results, origin=origin, known=known)
                or changed
            )
        if made or changed or names:
            moved = {"ancestors", "includes_components"} & {*names}
            recount([row.pk], tree=bool(moved) and not made)
        if made or names or changed:
            index_activities([row.pk])
        if (changed or names) and not made:
            row.version += 1
            row.save(update_fields=["version"])
        if made:
            return row, Outcome.CREATED
        return row, Outcome.CHANGED if changed or names else Outcome.UNCHANGED


def check_statement(statement: ActivityStatement, intake: Intake | None) -> None:
    """Raises `Refused` for what cannot be, whatever else there is."""
    if intake is None and not statement.sources:
        raise Refused(_("Say where this stands: it needs a source."), "sources")
    if statement.level not in LEVELS:
        raise Refused(_("“%(code)s” is not a level.") % {"code": statement.level}, "level")
    if statement.status is not None and statement.status not in STATUSES:
        raise Refused(_("“%(code)s” is not a status.") % {"code": statement.status}, "status")
    end = reversed_dates(statement)
    if end is not None:
        raise Refused(_("The activity would end before it starts."), end)
    for name, form in FORMS.items():
        said = getattr(statement, name)
        if not form.fullmatch(said):
            raise Refused(_("“%(code)s” is not a code of this list.") % {"code": said}, name)
    check_shares(statement)


# How codes of IATI's lists are written; the empty string is not stated.
FORMS = {
    name: re.compile(form)
    for name, form in {
        "scope": r"[1-8]?",
        "collaboration_type": r"\d{0,2}",
        "flow_type": r"(\d{2})?",
        "finance_type": r"(\d{1,5})?",
        "aid_type": r"([A-Z]\d{2})?",
        "tied_status": r"[345]?",
        "language": r"[a-z]{2,3}",
    }.items()
}


def activity_columns(
    statement: ActivityStatement, known: Known, parent: Activity | None
) -> dict[str, Any]:
    """The columns of the activity itself by name."""
    reporting = known.organisation(statement.reporting_org, "reporting_org")
    partner = known.organisation(statement.partner, "partner")
    return {
        "code": statement.code,
        "iati_identifier": statement.iati_identifier,
        "level": statement.level,
        "parent_id": None if parent is None else parent.pk,
        "ancestors": ancestors_below(parent),
        "title": statement.title,
        "description": statement.description,
        "objectives": statement.objectives,
        "target_groups": statement.target_groups,
        "language": statement.language,
        "status": statement.status,
        "planned_start": days(statement.planned_start),
        "actual_start": days(statement.actual_start),
        "planned_end": days(statement.planned_end),
        "actual_end": days(statement.actual_end),
        "runs": days(
            runs(
                planned_start=statement.planned_start,
                actual_start=statement.actual_start,
                planned_end=statement.planned_end,
                actual_end=statement.actual_end,
            )
        ),
        "reporting_org_id": None if reporting is None else reporting.pk,
        "partner_id": None if partner is None else partner.pk,
        "currency": known.currency(statement.currency, "currency"),
        "scope": statement.scope,
        "collaboration_type": statement.collaboration_type,
        "flow_type": statement.flow_type,
        "finance_type": statement.finance_type,
        "aid_type": statement.aid_type,
        "tied_status": statement.tied_status,
        "humanitarian": statement.humanitarian,
        "includes_components": statement.includes_components,
        "public": statement.public,
        "note": statement.note,
        "sources": list(statement.sources),
    }


def _refuse_taken(row: Activity) -> None:
    for name in ("code", "iati_identifier"):
        value = getattr(row, name)
        if value and Activity.objects.filter(**{name: value}).exclude(pk=row.pk).exists():
            raise Refused(_("“%(code)s” is another activity already.") % {"code": value}, name)
