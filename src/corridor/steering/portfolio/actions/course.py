# SPDX-License-Identifier: EUPL-1.2
"""Writing how an activity went in time, what it belongs with and what was written of it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import as_columns

from ..models import Activity, Relation
from ..rules.statements import ActivityStatement
from .finding import Known
from .writing import Origin, days, write_rows


def write_course(
    activity: Activity,
    statement: ActivityStatement,
    known: Known,
    origin: Origin,
    parts: frozenset[str],
) -> bool:
    """True if something changed."""
    parent, came = {"activity": activity}, {"intake": origin.intake}
    changed = False
    if "phases" in parts:
        rows = _phases(statement, origin)
        changed = write_rows(activity.phases.all(), rows, key=("code",), parent=parent, origin=came)
    courses: tuple[tuple[str, Any, Any, tuple[str, ...]], ...] = (
        ("extensions", activity.extensions, _extensions, ("decided", "new_end")),
        ("stops", activity.stops, _stops, ("decided",)),
        ("secondments", activity.secondments, _secondments, ("lender_id", "host_id", "valid")),
    )
    for name, held, stated, key in courses:
        if name in parts:
            rows = stated(statement, known, origin)
            changed = write_rows(held.all(), rows, key=key, parent=parent, origin=came) or changed
    if "documents" in parts:
        # Files are uploaded and taken away one by one, never stated.
        papers = activity.documents.filter(file="", period=None)
        rows = _documents(statement, known)
        key = ("url", "document_id", "title")
        changed = write_rows(papers, rows, key=key, parent=parent) or changed
    if "relations" in parts:
        rows = _relations(activity, statement, known)
        changed = (
            write_rows(activity.relations.all(), rows, key=("to_id", "kind"), parent=parent)
            or changed
        )
    return changed


Columns = list[dict[str, Any]]


def _phases(statement: ActivityStatement, origin: Origin) -> Columns:
    codes = [each.code for each in statement.phases]
    for place, code in enumerate(codes):
        if code in codes[:place]:
            raise Refused(
                _("The code “%(code)s” stands twice.") % {"code": code}, f"phases.{place}.code"
            )
    return [
        {
            "code": each.code,
            "name": each.name,
            "text": each.text,
            **as_columns(each.validity),
            "sources": origin.evidence(each.sources),
        }
        for each in statement.phases
    ]


def _extensions(statement: ActivityStatement, known: Known, origin: Origin) -> Columns:
    return [
        {
            "decided": days(each.decided),
            "new_end": days(each.new_end),
            "budget_neutral": each.budget_neutral,
            "reason": each.reason,
            "note": each.note,
            "sources": origin.evidence(each.sources),
        }
        for each in statement.extensions
    ]


def _stops(statement: ActivityStatement, known: Known, origin: Origin) -> Columns:
    return [
        {
            "decided": days(each.decided),
            "reason": each.reason,
            "follow_up": each.follow_up,
            "sources": origin.evidence(each.sources),
        }
        for each in statement.stops
    ]


def _secondments(statement: ActivityStatement, known: Known, origin: Origin) -> Columns:
    rows: Columns = []
    for place, each in enumerate(statement.secondments):
        at = f"secondments.{place}"
        lender = known.organisation(each.lender, f"{at}.lender")
        host = known.organisation(each.host, f"{at}.host")
        assert lender is not None
        rows.append(
            {
                "lender_id": lender.pk,
                "host_id": None if host is None else host.pk,
                "people": each.people,
                "text": each.text,
                **as_columns(each.validity),
                "sources": origin.evidence(each.sources),
            }
        )
    return rows


def _documents(statement: ActivityStatement, known: Known) -> Columns:
    rows: Columns = []
    for place, each in enumerate(statement.documents):
        at = f"documents.{place}"
        if bool(each.url) == (each.document is not None):
            raise Refused(
                _("A document is at an address or in the register: state one of these."), at
            )
        found = known.document(each.document, f"{at}.document")
        rows.append(
            {
                "url": each.url,
                "document_id": None if found is None else found.pk,
                "title": each.title,
                "category": each.category,
                "language": each.language,
                "dated": each.dated,
                "sources": list(each.sources),
            }
        )
    return rows


def _relations(activity: Activity, statement: ActivityStatement, known: Known) -> Columns:
    rows: Columns = []
    for place, each in enumerate(statement.relations):
        at = f"relations.{place}"
        if each.kind not in Relation.Kind.values:
            raise Refused(
                _("“%(code)s” is not a way to be related.") % {"code": each.kind}, f"{at}.kind"
            )
        found = known.activity(each.to, f"{at}.to")
        assert found is not None
        if found.pk == activity.pk:
            raise Refused(_("An activity is not related to itself."), f"{at}.to")
        row = {"to_id": found.pk, "kind": each.kind}
        if row in rows:
            raise Refused(_("%(name)s stands here twice.") % {"name": each.to}, at)
        rows.append(row)
    return rows
