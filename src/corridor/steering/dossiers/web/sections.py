# SPDX-License-Identifier: EUPL-1.2
"""What this room adds to the pages of countries, organisations and frameworks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from corridor.foundation.kernel.public import rows_of_each
from corridor.foundation.pages.public import Fact, Section
from corridor.foundation.parties.public import Organisation
from corridor.foundation.reference.public import country
from corridor.steering.policy.public import Framework
from corridor.steering.portfolio.public import Activity

from .. import public
from . import shown


def country_section(iso2: str, lang: str) -> Section | None:
    """The core of the country's file, and the way into it."""
    here = country(iso2)
    file = public.summary(here)
    if file is None:
        return None
    partnerships = ", ".join(shown.chosen(row.names) for row in file.partnerships.values())
    said = [
        (_("Partnerships"), partnerships),
        (_("Interests"), file.interests),
        (_("Obligations"), file.obligations),
        (_("Planning papers"), file.papers),
        (_("Decisions on conditionality"), file.decisions),
        (_("Assessments of governance capacity"), file.assessments),
    ]
    return Section(
        _("Country file"),
        "dossiers/country_section.html",
        {
            "file": file,
            "url": shown.dossier_url(iso2),
            "facts": [Fact(term, value) for term, value in said if value],
        },
        anchor="country-file",
    )


def organisation_section(organisation: Organisation, lang: str) -> Section | None:
    """Its places in partnerships, what it wants, what it assessed and decided."""
    parties, interests, assessments, decisions = rows_of_each(
        public.taking_part(organisation),
        public.interests_of(organisation),
        public.assessed_by(organisation),
        public.decided_by(organisation),
    )
    if not (parties or interests or assessments or decisions):
        return None
    names = shown.names() if interests or assessments or decisions else {}
    return Section(
        _("Country files"),
        "dossiers/organisation_section.html",
        {
            "parties": parties,
            "interests": [{"row": row, **_leads(row, names)} for row in interests],
            "assessments": [
                {"row": row, **_leads(row, names, "country-capacity")} for row in assessments
            ],
            "decisions": [
                {"row": row, **_leads(row, names, "country-conditionality")} for row in decisions
            ],
        },
        anchor="country-files",
    )


def framework_section(framework: Framework, lang: str) -> Section | None:
    """What the framework says of conditions."""
    rows = list(public.clauses().filter(framework=framework))
    if not rows:
        return None
    return Section(
        _("Conditionality"),
        "dossiers/framework_section.html",
        {"clauses": [shown.clause(row) for row in rows]},
        anchor="conditionality",
    )


def activity_section(activity: Activity, lang: str) -> Section | None:
    """What countries could do themselves before and after it."""
    rows = list(public.assessments().filter(activity=activity).order_by("country", "domain", "pk"))
    if not rows:
        return None
    names = shown.names()
    return Section(
        _("Governance capacity"),
        "dossiers/activity_section.html",
        {"assessments": [{"row": row, **_leads(row, names, "country-capacity")} for row in rows]},
        anchor="governance-capacity",
    )


def _leads(row: Any, names: dict[str, str], tab: str = "dossier") -> dict[str, str]:
    """What a row is about, and where that is."""
    if row.country is not None:
        return {
            "about": names[row.country.iso2],
            "url": shown.dossier_url(row.country.iso2, tab),
        }
    of_list = getattr(row, "country_list", None)
    if of_list is not None:
        return {"about": shown.chosen(of_list.names), "url": shown.list_url(of_list.code)}
    return {"about": "", "url": ""}
