# SPDX-License-Identifier: EUPL-1.2
"""What this room adds to pages below: of an organisation, a country, a node and a framework."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from corridor.foundation.kernel.public import rows_of_each
from corridor.foundation.pages.public import Section
from corridor.foundation.parties.public import Organisation
from corridor.steering.policy.public import Framework, Node

from ..models import Contribution, CycleStep
from ..public import (
    contributions_in,
    contributions_to,
    facts_of,
    mandates_of,
    plans,
    public_plans_of,
)
from .shown import map_url, node_url, outcome_of, state_badge

MOST = 20


def organisation_section(organisation: Organisation, lang: str) -> Section | None:
    """Its mandates, what is known of it, and its adopted plans. Five queries."""
    mandates, facts, made = rows_of_each(
        mandates_of(organisation), facts_of(organisation), public_plans_of(organisation)
    )
    if not mandates and not facts and not made:
        return None
    return Section(
        _("Mandate, expertise and plans"),
        "plans/organisation_section.html",
        {
            "mandates": mandates,
            "facts": [
                {
                    "fact": each,
                    "kind": each.get_kind_display(),
                    "node_url": node_url(each.framework.code, each.node.code) if each.node else "",
                }
                for each in facts
            ],
            "plans": [{"plan": each, "badge": state_badge(each)} for each in made],
        },
        anchor="plans",
    )


def node_section(node: Node, lang: str) -> Section | None:
    """What adopted plans contribute to it, or by it. Five queries."""
    found = contributions_to(node)
    if not found:
        return None
    return Section(
        _("In action plans"),
        "plans/lines_section.html",
        {
            "lines": [_line(each) for each in found[:MOST]],
            "more": max(0, len(found) - MOST),
            "map_url": map_url(node.framework.code, found[0].plan.year),
        },
        anchor="plans",
    )


def country_section(iso2: str, lang: str) -> Section | None:
    """What adopted plans foresee in the country. Five queries."""
    found = contributions_in(iso2)
    if not found:
        return None
    return Section(
        _("In action plans"),
        "plans/lines_section.html",
        {"lines": [_line(each) for each in found[:MOST]], "more": max(0, len(found) - MOST)},
        anchor="plans",
    )


def framework_section(framework: Framework, lang: str) -> Section | None:
    """Its plans by year, and the way to the map of actors. Two queries at most."""
    made, steps = rows_of_each(
        plans().filter(framework=framework).values_list("year", flat=True),
        CycleStep.objects.filter(framework=framework),
    )
    if not made and not steps:
        return None
    years = dict(Counter(made))
    return Section(
        _("Action plans and actors"),
        "plans/framework_section.html",
        {"framework": framework, "years": years, "map_url": map_url(framework.code)},
        anchor="plans",
    )


def _line(line: Contribution) -> dict[str, Any]:
    return {
        "line": line,
        "url": line.plan.get_absolute_url(),
        "node_url": node_url(line.plan.framework.code, line.node.code),
        "outcome": outcome_of(line),
    }
