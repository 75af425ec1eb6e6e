# SPDX-License-Identifier: EUPL-1.2
"""What stands of an activity, as a statement: written again it changes nothing.

Without money and results, which are stated by those who report them.
"""

from __future__ import annotations

from typing import Any

from corridor.foundation.kernel.public import as_period
from corridor.values.periods import Period

from ..models import Activity
from ..rules import statements as said

# The lists of a statement that people fill in, and the column that a row's key comes from.
LISTS = (
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
)

OWN = (
    "code",
    "iati_identifier",
    "level",
    "title",
    "description",
    "objectives",
    "target_groups",
    "language",
    "status",
    "currency",
    "scope",
    "collaboration_type",
    "flow_type",
    "finance_type",
    "aid_type",
    "tied_status",
    "humanitarian",
    "includes_components",
    "public",
    "note",
    "place",
)

Rows = list[tuple[int, Any]]


def statement_of(activity: Activity, rows: dict[str, Rows] | None = None) -> said.ActivityStatement:
    """The activity's own facts and all its lists but money and results."""
    held = rows or stated_rows(activity)
    own: dict[str, Any] = {name: getattr(activity, name) for name in OWN}
    lists: dict[str, Any] = {name: tuple(row for _key, row in held[name]) for name in LISTS}
    return said.ActivityStatement(
        **own,
        parent=None if activity.parent is None else name_of(activity.parent),
        planned_start=_period(activity.planned_start),
        actual_start=_period(activity.actual_start),
        planned_end=_period(activity.planned_end),
        actual_end=_period(activity.actual_end),
        reporting_org=None if activity.reporting_org is None else activity.reporting_org.code,
        partner=None if activity.partner is None else activity.partner.code,
        sources=tuple(activity.sources),
        **lists,
    )


def name_of(activity: Activity) -> str:
    """By which a statement names it: its code, its IATI identifier or its public identifier."""
    return activity.code or activity.iati_identifier or activity.public_id


def stated_rows(activity: Activity) -> dict[str, Rows]:
    """Each list of the statement, with the key of the row that holds it."""
    return {
        "participations": [
            (
                row.pk,
                said.ParticipationStatement(
                    row.organisation.code, row.role, row.percentage, tuple(row.sources), row.note
                ),
            )
            for row in activity.participations.select_related("organisation")
        ],
        "countries": [
            (row.pk, said.CountryStatement(row.country.iso2, row.percentage, tuple(row.sources)))
            for row in activity.countries.select_related("country")
        ],
        "regions": [
            (
                row.pk,
                said.RegionStatement(
                    None if row.region is None else row.region.code,
                    row.name,
                    row.percentage,
                    tuple(row.sources),
                ),
            )
            for row in activity.regions.select_related("region")
        ],
        "locations": [
            (
                row.pk,
                said.LocationStatement(
                    row.name,
                    None if row.country is None else row.country.iso2,
                    row.latitude,
                    row.longitude,
                    row.exact,
                    tuple(row.sources),
                ),
            )
            for row in activity.locations.select_related("country")
        ],
        "sectors": [
            (
                row.pk,
                said.SectorStatement(row.code, row.vocabulary, row.percentage, tuple(row.sources)),
            )
            for row in activity.sectors.all()
        ],
        "markers": [
            (
                row.pk,
                said.MarkerStatement(
                    row.code, row.significance, row.vocabulary, row.rationale, tuple(row.sources)
                ),
            )
            for row in activity.markers.all()
        ],
        "nodes": [
            (
                row.pk,
                said.NodeStatement(
                    f"{row.node.framework.code}/{row.node.code}",
                    row.percentage,
                    tuple(row.sources),
                ),
            )
            for row in activity.node_shares.select_related("node__framework")
        ],
        **_course(activity),
    }


def _course(activity: Activity) -> dict[str, Rows]:
    return {
        "phases": [
            (
                row.pk,
                said.PhaseStatement(row.code, row.name, row.validity, row.text, tuple(row.sources)),
            )
            for row in activity.phases.all()
        ],
        "extensions": [
            (
                row.pk,
                said.ExtensionStatement(
                    _period(row.decided),
                    _period(row.new_end),
                    row.budget_neutral,
                    row.reason,
                    row.note,
                    tuple(row.sources),
                ),
            )
            for row in activity.extensions.all()
        ],
        "stops": [
            (
                row.pk,
                said.StopStatement(
                    _period(row.decided), row.reason, row.follow_up, tuple(row.sources)
                ),
            )
            for row in activity.stops.all()
        ],
        "secondments": [
            (
                row.pk,
                said.SecondmentStatement(
                    row.lender.code,
                    None if row.host is None else row.host.code,
                    row.validity,
                    row.text,
                    row.people,
                    tuple(row.sources),
                ),
            )
            for row in activity.secondments.select_related("lender", "host")
        ],
        "relations": [
            (row.pk, said.RelationStatement(name_of(row.to), row.kind))
            for row in activity.relations.select_related("to")
        ],
        "documents": [
            (
                row.pk,
                said.DocumentStatement(
                    row.title,
                    row.url,
                    None if row.document is None else row.document.code,
                    row.category,
                    row.language,
                    row.dated,
                    tuple(row.sources),
                ),
            )
            for row in activity.documents.filter(file="", period=None).select_related("document")
        ],
    }


def _period(stored: Any) -> Period | None:
    return None if stored is None else as_period(stored)
