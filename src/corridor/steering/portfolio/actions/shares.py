# SPDX-License-Identifier: EUPL-1.2
"""Writing who, where, what and for which aim."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext as _

from corridor.foundation.jobs.public import Refused

from ..models import (
    Activity,
    Location,
    Marker,
    NodeShare,
    Participation,
    RecipientCountry,
    RecipientRegion,
    Sector,
)
from ..rules.shares import Uneven, uneven
from ..rules.statements import ActivityStatement
from .finding import Known
from .writing import write_rows

ROLES = frozenset(Participation.Role.values)


def check_shares(statement: ActivityStatement) -> None:
    """Raises `Refused` at the list whose shares do not make 100, and says what they make."""
    for each in uneven(statement):
        raise Refused(uneven_words(each), each.field)


def uneven_words(each: Uneven) -> str:
    what = {
        "countries": _("The shares of countries and regions"),
        "regions": _("The shares of countries and regions"),
        "participations": _("The shares of those who fund it"),
        "sectors": _("The shares of the sectors of vocabulary %(within)s"),
        "nodes": _("The shares of the nodes of %(within)s"),
    }[each.field] % {"within": each.within}
    if each.field == "participations":
        return _("%(what)s make %(total)s%%, more than the whole.") % {
            "what": what,
            "total": f"{each.total.normalize():f}",
        }
    if each.some:
        return _(
            "%(what)s make %(total)s%% while others have no share; "
            "state all of them, or leave all of them open."
        ) % {"what": what, "total": f"{each.total.normalize():f}"}
    return _("%(what)s must add up to 100%%; they make %(total)s%%.") % {
        "what": what,
        "total": f"{each.total.normalize():f}",
    }


def write_shares(
    activity: Activity, statement: ActivityStatement, known: Known, parts: frozenset[str]
) -> bool:
    """True if something changed."""
    parent = {"activity": activity}
    changed = False
    for each in SHARES:
        if each.name in parts:
            held = each.model._default_manager.filter(activity=activity)
            stated = each.columns(statement, known)
            changed = write_rows(held, stated, key=each.key, parent=parent) or changed
    return changed


Columns = list[dict[str, Any]]


def _once(field: str, keys: Iterable[Any], name: Callable[[int], str]) -> None:
    seen: set[Any] = set()
    for place, key in enumerate(keys):
        if key in seen:
            raise Refused(
                _("%(name)s stands here twice.") % {"name": name(place)}, f"{field}.{place}"
            )
        seen.add(key)


def _participations(statement: ActivityStatement, known: Known) -> Columns:
    rows: Columns = []
    for place, each in enumerate(statement.participations):
        at = f"participations.{place}"
        if each.role not in ROLES:
            raise Refused(_("“%(code)s” is not a role.") % {"code": each.role}, f"{at}.role")
        if each.percentage is not None and each.role != Participation.Role.FUNDING:
            raise Refused(
                _("Only an organisation that funds the activity has a share."), f"{at}.percentage"
            )
        found = known.organisation(each.organisation, f"{at}.organisation")
        assert found is not None
        rows.append(
            {
                "organisation_id": found.pk,
                "role": each.role,
                "percentage": each.percentage,
                "sources": list(each.sources),
                "note": each.note,
            }
        )
    _once(
        "participations",
        [(row["organisation_id"], row["role"]) for row in rows],
        lambda place: statement.participations[place].organisation,
    )
    return rows


def _countries(statement: ActivityStatement, known: Known) -> Columns:
    rows: Columns = []
    for place, each in enumerate(statement.countries):
        found = known.country(each.country, f"countries.{place}.country")
        assert found is not None
        rows.append(
            {
                "country_id": found.pk,
                "percentage": each.percentage,
                "sources": list(each.sources),
            }
        )
    _once(
        "countries",
        [row["country_id"] for row in rows],
        lambda place: statement.countries[place].country,
    )
    return rows


def _regions(statement: ActivityStatement, known: Known) -> Columns:
    rows: Columns = []
    for place, each in enumerate(statement.regions):
        if each.region is None and each.name is None:
            raise Refused(_("Name the region, by its code or in words."), f"regions.{place}")
        found = known.region(each.region, f"regions.{place}.region")
        rows.append(
            {
                "region_id": None if found is None else found.pk,
                "name": each.name,
                "percentage": each.percentage,
                "sources": list(each.sources),
            }
        )
    return rows


def _locations(statement: ActivityStatement, known: Known) -> Columns:
    rows: Columns = []
    for place, each in enumerate(statement.locations):
        at = f"locations.{place}"
        if (each.latitude is None) != (each.longitude is None):
            raise Refused(_("A point has a latitude and a longitude, or neither."), at)
        found = known.country(each.country, f"{at}.country")
        rows.append(
            {
                "name": each.name,
                "country_id": None if found is None else found.pk,
                "latitude": each.latitude,
                "longitude": each.longitude,
                "exact": each.exact,
                "sources": list(each.sources),
            }
        )
    return rows


def _sectors(statement: ActivityStatement, known: Known) -> Columns:
    _once(
        "sectors",
        [(each.vocabulary, each.code) for each in statement.sectors],
        lambda place: statement.sectors[place].code,
    )
    return [
        {
            "vocabulary": each.vocabulary,
            "code": each.code,
            "percentage": each.percentage,
            "sources": list(each.sources),
        }
        for each in statement.sectors
    ]


def _markers(statement: ActivityStatement, known: Known) -> Columns:
    for place, each in enumerate(statement.markers):
        if not 0 <= each.significance <= 4:
            raise Refused(
                _("The significance of a marker lies between 0 and 4."),
                f"markers.{place}.significance",
            )
    _once(
        "markers",
        [(each.vocabulary, each.code) for each in statement.markers],
        lambda place: statement.markers[place].code,
    )
    return [
        {
            "vocabulary": each.vocabulary,
            "code": each.code,
            "significance": each.significance,
            "rationale": each.rationale,
            "sources": list(each.sources),
        }
        for each in statement.markers
    ]


def _nodes(statement: ActivityStatement, known: Known) -> Columns:
    rows = [
        {
            "node_id": known.node(each.node, f"nodes.{place}.node").pk,
            "percentage": each.percentage,
            "sources": list(each.sources),
        }
        for place, each in enumerate(statement.nodes)
    ]
    _once("nodes", [row["node_id"] for row in rows], lambda place: statement.nodes[place].node)
    return rows


@dataclass(frozen=True, slots=True)
class Shares:
    """A list of a statement: the model of its rows, what tells them apart, and their columns."""

    name: str
    model: type[models.Model]
    key: tuple[str, ...]
    columns: Callable[[ActivityStatement, Known], Columns]


SHARES: Final = (
    Shares("participations", Participation, ("organisation_id", "role"), _participations),
    Shares("countries", RecipientCountry, ("country_id",), _countries),
    Shares("regions", RecipientRegion, ("region_id", "name"), _regions),
    Shares("locations", Location, ("name", "country_id"), _locations),
    Shares("sectors", Sector, ("vocabulary", "code"), _sectors),
    Shares("markers", Marker, ("vocabulary", "code"), _markers),
    Shares("nodes", NodeShare, ("node_id",), _nodes),
)
