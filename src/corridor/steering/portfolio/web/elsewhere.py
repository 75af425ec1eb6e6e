# SPDX-License-Identifier: EUPL-1.2
"""Activities on pages of countries, organisations and nodes.

These pages are for everybody, so the sections tell of public activities alone.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import Cell, Head, Section, Table
from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import country
from corridor.steering.policy.public import Node

from ..models import Activity, Participation
from ..selectors.elsewhere import SHOWN, in_country, of_node, of_organisation
from .activities import years
from .shown import share_words


def country_activities(iso2: str, lang: str) -> Section | None:
    """What is done in or for the country."""
    rows, count = in_country(country(iso2).pk)
    return _section(
        [
            [_title(row.activity), _status(row.activity), years(row.activity), _share(row)]
            for row in rows
        ],
        count,
        [_("Share")],
        {"country": iso2},
    )


def node_activities(node: Node, lang: str) -> Section | None:
    """What serves the node, with the part that does."""
    rows, count = of_node(node.pk)
    return _section(
        [
            [_title(row.activity), _status(row.activity), years(row.activity), _share(row)]
            for row in rows
        ],
        count,
        [_("Share")],
        {"node": f"{node.framework.code}/{node.code}"},
    )


def organisation_activities(organisation: Organisation, lang: str) -> Section | None:
    """What it does in activities, role by role."""
    rows, counts = of_organisation(organisation.pk)
    if not rows:
        return None
    table = Table(
        _("Activities"),
        [Head(_("Title")), Head(_("Role")), Head(_("Status")), Head(_("Ran"))],
        [
            [
                _title(row.activity),
                Participation.Role(row.role).label,
                _status(row.activity),
                years(row.activity),
            ]
            for row in rows
        ],
    )
    listed = reverse("portfolio:activities")
    return Section(
        _("Its activities"),
        "portfolio/elsewhere.html",
        {
            "table": table,
            "links": [
                {
                    "title": Participation.Role(role).label,
                    "count": count,
                    "url": f"{listed}?{urlencode({facet: organisation.code})}",
                }
                for role, facet, count in counts
            ],
        },
        "activities",
    )


def _section(
    rows: list[list[Any]], count: int, more: list[str], query: dict[str, str]
) -> Section | None:
    if not rows:
        return None
    table = Table(
        _("Activities"),
        [
            Head(_("Title")),
            Head(_("Status")),
            Head(_("Ran")),
            *(Head(title, numeric=True) for title in more),
        ],
        rows,
    )
    url = f"{reverse('portfolio:activities')}?{urlencode(query)}"
    links = [{"title": _("All of them"), "count": count, "url": url}]
    return Section(
        _("Activities"),
        "portfolio/elsewhere.html",
        {"table": table, "links": links if count > SHOWN else []},
        "activities",
    )


def _title(activity: Activity) -> Cell:
    return Cell(activity.title, activity.get_absolute_url())


def _status(activity: Activity) -> Any:
    return activity.get_status_display() if activity.status else None


def _share(row: Any) -> Any:
    return share_words(row.percentage)
