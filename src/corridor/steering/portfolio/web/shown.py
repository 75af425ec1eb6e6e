# SPDX-License-Identifier: EUPL-1.2
"""How an activity's page puts what it knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.foundation.kernel.public import as_period
from corridor.foundation.pages.public import Cell, Fact, words
from corridor.foundation.reference.public import country_names, names_of_codes
from corridor.foundation.reference.public import documents as known_documents
from corridor.steering.policy.public import named_nodes
from corridor.values.citations import Citation
from corridor.values.periods import Period

from ..models import Activity, Participation
from ..selectors.whole import evidence_free

DATES = (
    ("planned_start", gettext_lazy("Planned start")),
    ("actual_start", gettext_lazy("Started")),
    ("planned_end", gettext_lazy("Planned end")),
    ("actual_end", gettext_lazy("Ended")),
)

# Closed and cancelled: what is over stays so.
OVER = ("4", "5")

CODES = (
    ("scope", "activity-scope", gettext_lazy("Scope")),
    ("collaboration_type", "collaboration-type", gettext_lazy("Collaboration")),
    ("flow_type", "flow-type", gettext_lazy("Flow")),
    ("finance_type", "finance-type", gettext_lazy("Finance")),
    ("aid_type", "aid-type", gettext_lazy("Aid type")),
    ("tied_status", "tied-status", gettext_lazy("Tied status")),
)


LISTS = (
    "sector-vocabulary",
    "dac-purpose",
    "policy-marker",
    "policy-significance",
    "document-category",
)
Names = Mapping[str, Mapping[str, str]]


def code_names_of(activity: Activity, lang: str) -> Names:
    """The names of all codes that its page may show, by list. One query."""
    return names_of_codes([*LISTS, *(name for _field, name, _title in CODES)], lang)


def when_words(stored: Any) -> Any:
    """A range of days in words: a day, a month, a year, or from when until when."""
    return None if stored is None else words.period(as_period(stored))


def share_words(percentage: Decimal | None) -> Any:
    if percentage is None:
        return None
    return f"{words.number(percentage.normalize(), _decimals(percentage))}\u00a0%"


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return min(2, max(0, -exponent)) if isinstance(exponent, int) else 0


def told(activity: Activity) -> Period | None:
    """Days in which the latest document appeared that it rests on: what came after, is not told.

    Null where people keep it up in Corridor, or no document has a date.
    """
    if activity.intake_id is not None:
        return None
    codes = {Citation.parse(str(each)).document for each in activity.sources}
    register = known_documents().filter(code__in=codes, latest__isnull=False)
    dated = register.order_by("-latest").first()
    if dated is None or dated.latest is None:
        return None
    return Period(dated.earliest, dated.latest + words.ONE_DAY)


def _status(activity: Activity) -> str | None:
    """With when it was so, where it may have changed since."""
    if not activity.status:
        return None
    status, when = activity.get_status_display(), told(activity)
    if when is None or activity.status in OVER:
        return status
    return _("%(status)s (sources of %(when)s)") % {"status": status, "when": words.period(when)}


def facts(activity: Activity, lang: str) -> list[Fact]:
    """What stands above all else."""
    found = [Fact(_("Status"), _status(activity))]
    found += [
        Fact(title, when_words(getattr(activity, name)))
        for name, title in DATES
        if getattr(activity, name) is not None
    ]
    if activity.objectives is not None:
        found.append(Fact(_("Aims"), activity.objectives))
    if activity.target_groups is not None:
        found.append(Fact(_("For whom"), activity.target_groups))
    for title, organisation in (
        (_("Reports on it here"), activity.partner),
        (_("Publishes it"), activity.reporting_org),
    ):
        if organisation is not None:
            found.append(Fact(title, Cell(organisation.name, organisation.get_absolute_url())))
    if activity.humanitarian is not None:
        found.append(Fact(_("Humanitarian aid"), activity.humanitarian))
    return found


def codes(activity: Activity, names: Names) -> list[Fact]:
    """What other systems know it by and how it is classed."""
    found = []
    if activity.iati_identifier:
        found.append(Fact(_("IATI identifier"), activity.iati_identifier))
    if activity.code:
        found.append(Fact(_("Code"), activity.code))
    for name, code_list, title in CODES:
        code = getattr(activity, name)
        if code:
            found.append(Fact(title, f"{code} {names[code_list].get(code, '')}".strip()))
    found.append(Fact(_("Currency"), activity.currency))
    found.append(Fact(_("Language of its sources"), words.language_name(activity.language)))
    return found


def people(activity: Activity) -> list[dict[str, Any]]:
    """Organisations by role."""
    ordered = sorted(
        activity.participations.all(),
        key=lambda row: (row.role, -(row.percentage or 0), row.pk),
    )
    return [
        {
            "role": Participation.Role(role).label,
            "rows": [
                {
                    "organisation": row.organisation,
                    "share": share_words(row.percentage),
                    "note": row.note,
                    "sources": row.sources,
                }
                for row in group
            ],
        }
        for role, group in groupby(ordered, key=lambda row: row.role)
    ]


def places(activity: Activity, lang: str) -> dict[str, Any]:
    """Countries, regions and points, by size of share."""
    countries = list(activity.countries.all())
    locations = list(activity.locations.all())
    codes = {row.country.iso2 for row in countries}
    codes |= {row.country.iso2 for row in locations if row.country is not None}
    names = country_names(lang, codes)
    rows: list[dict[str, Any]] = [
        {
            "name": names[row.country.iso2].text,
            "url": reverse("reference:country", args=[row.country.iso2]),
            "share": share_words(row.percentage),
            "size": row.percentage or 0,
            "sources": row.sources,
        }
        for row in countries
    ]
    rows += [
        {
            "name": row.region.names if row.region is not None else row.name,
            "note": row.name if row.region is not None else None,
            "url": "",
            "share": share_words(row.percentage),
            "size": row.percentage or 0,
            "sources": row.sources,
        }
        for row in activity.regions.all()
    ]
    return {
        "rows": sorted(rows, key=lambda row: -row["size"]),
        "shared": any(row["share"] for row in rows),
        "points": [
            {
                "name": row.name,
                "country": None if row.country is None else names[row.country.iso2].text,
                "point": _point(row),
                "exact": row.exact,
                "sources": row.sources,
            }
            for row in locations
        ],
        "countries": [row.country.iso2 for row in countries],
        "coordinates": [
            (float(row.longitude), float(row.latitude))
            for row in locations
            if row.longitude is not None and row.latitude is not None
        ],
    }


def _point(row: Any) -> str | None:
    if row.latitude is None or row.longitude is None:
        return None
    north = words.number(abs(row.latitude), 2) + "°\u00a0" + ("N" if row.latitude >= 0 else "S")
    east = words.number(abs(row.longitude), 2) + "°\u00a0" + ("E" if row.longitude >= 0 else "W")
    return f"{north}, {east}"


def sectors(activity: Activity, names: Names) -> list[dict[str, Any]]:
    """Sectors of every vocabulary, side by side."""
    rows = list(activity.sectors.all())
    if not rows:
        return []
    vocabularies, purposes = names["sector-vocabulary"], names["dac-purpose"]
    return [
        {
            "vocabulary": vocabularies.get(vocabulary, vocabulary),
            "rows": [
                {
                    "code": row.code,
                    "name": purposes.get(row.code, "") if vocabulary in ("1", "2") else "",
                    "share": share_words(row.percentage),
                    "sources": row.sources,
                }
                for row in sorted(group, key=lambda row: (-(row.percentage or 0), row.code))
            ],
        }
        for vocabulary, group in groupby(rows, key=lambda row: row.vocabulary)
    ]


def markers(activity: Activity, names: Names) -> list[dict[str, Any]]:
    """Policy markers, gender first: it is said also where nobody scored it."""
    rows = list(activity.markers.all())
    markers, scores = names["policy-marker"], names["policy-significance"]
    found = [
        {
            "gender": (row.vocabulary, row.code) == ("1", "1"),
            "name": markers.get(row.code, row.code) if row.vocabulary == "1" else row.code,
            "score": f"{row.significance}: {scores.get(str(row.significance), '')}".rstrip(": "),
            "why": row.rationale,
            "sources": row.sources,
        }
        for row in rows
    ]
    if not any(each["gender"] for each in found):
        found.append(
            {
                "gender": True,
                "name": markers.get("1", _("Gender equality")),
                "score": None,
                "why": None,
                "sources": [],
            }
        )
    return sorted(found, key=lambda each: not each["gender"])


def nodes(activity: Activity) -> list[dict[str, Any]]:
    """What it serves, by framework."""
    rows = list(activity.node_shares.all())
    named = named_nodes([row.node_id for row in rows])
    ordered = sorted(rows, key=lambda row: named[row.node_id].path)
    return [
        {
            "framework": framework,
            "rows": [
                {
                    "node": named[row.node_id],
                    "url": reverse("policy:node", args=[framework, named[row.node_id].code]),
                    "share": share_words(row.percentage),
                    "sources": row.sources,
                }
                for row in group
            ],
        }
        for framework, group in groupby(ordered, key=lambda row: named[row.node_id].framework)
    ]


def relations(activity: Activity, seen: Iterable[Activity]) -> list[dict[str, Any]]:
    """Other activities it belongs with, as either of the two says."""
    known = {row.pk: row for row in seen}
    found: list[dict[str, Any]] = [
        {"said": row.get_kind_display(), "activity": known[row.to_id]}
        for row in activity.relations.all()
        if row.to_id in known
    ]
    back = {"successor": _("carries on")}
    found += [
        {"said": back.get(row.kind, row.get_kind_display()), "activity": known[row.activity_id]}
        for row in activity.related_from.all()
        if row.activity_id in known
    ]
    once = {(each["said"], each["activity"].pk): each for each in found}
    return list(once.values())


def documents(activity: Activity, names: Names, *, may_see_all: bool) -> list[dict[str, Any]]:
    """What was written of it: files, addresses and documents of the register."""
    rows = [row for row in evidence_free(activity) if may_see_all or row.public]
    categories = names["document-category"]
    return [
        {
            "row": row,
            "url": _document_url(row),
            "category": categories.get(row.category, ""),
            "language": words.language_name(row.language) if row.language else "",
        }
        for row in rows
    ]


def _document_url(row: Any) -> str:
    if row.document is not None:
        return reverse("reference:document", args=[row.document.code])
    return str(row.url) or reverse("portfolio:file", args=[row.public_id])
