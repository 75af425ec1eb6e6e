# SPDX-License-Identifier: EUPL-1.2
"""The map of actors: who does what in a framework and year, and what is known of each."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import words
from corridor.foundation.parties.public import OrganisationKind
from corridor.steering.policy.public import Framework, frameworks
from corridor.values.answers import Answer

from ..public import (
    APPROACHES,
    NODES,
    Actor,
    ActorMap,
    Cell,
    actor_map,
    cycle,
    frameworks_with_actors,
    years_with_plans,
)
from .shown import WITHIN, chosen, node_url, organisation_link, year_now

DEFAULT = "BE"
FIRST_YEAR, LAST_YEAR = 1990, 2100


def actors_page(request: HttpRequest) -> HttpResponse:
    """The map; `?framework=`, `?year=`, `?by=`, `?kind=` and `?country=` choose what it shows."""
    problems: list[str] = []
    known = {each.code: each for each in frameworks()}
    useful = [code for code in frameworks_with_actors() if code in known]
    framework = _framework(request, known, useful, problems)
    if framework is None:
        context = {"breadcrumbs": _crumbs(), "frameworks": [], "problems": problems}
        return render(request, "plans/actors.html", context)
    years = years_with_plans(framework)
    year = _year(request, years, problems)
    by = APPROACHES if request.GET.get("by") == APPROACHES else NODES
    found = actor_map(framework, year, by)
    if by == APPROACHES and not found.columns:
        problems.append(
            _("%(code)s has no approaches; its parts are shown.") % {"code": framework.code}
        )
        by, found = NODES, actor_map(framework, year, NODES)
    kinds = sorted({each.organisation.kind for each in found.actors})
    places = _countries(found)
    kind = _one_of(request, "kind", kinds, problems)
    country = _one_of(request, "country", list(places), problems)
    rows = [
        each
        for each in found.actors
        if (not kind or each.organisation.kind == kind)
        and (not country or _country(each) == country)
    ]
    context = {
        "breadcrumbs": _crumbs(),
        "frameworks": [
            {"code": code, "names": chosen(known[code].names)}
            for code in dict.fromkeys([*useful, framework.code])
        ],
        "framework": framework,
        "framework_url": reverse("policy:framework", args=[framework.code]),
        "year": year,
        "years": sorted({year, year_now(), year_now() + 1, *years}, reverse=True),
        "by": by,
        "has_approaches": by == APPROACHES or _has_approaches(found),
        "kinds": [(each, OrganisationKind(each).label) for each in kinds],
        "kind": kind,
        "countries": list(places.items()),
        "country": country,
        "problems": problems,
        "map": found,
        "heads": [
            {"node": each, "url": node_url(framework.code, each.code)} for each in found.columns
        ],
        "rows": [_row(each, found) for each in rows],
        "gaps": None
        if found.gaps is None
        else [{"node": each, "url": node_url(framework.code, each.code)} for each in found.gaps],
        "doubtful": [
            {
                "actor": each,
                "link": organisation_link(each.organisation),
                "said": WITHIN[each.within],
            }
            for each in found.actors
            if each.within in (Answer.NO, Answer.UNKNOWN)
        ],
        "involvement_url": reverse("policy:involvement", args=[framework.code])
        if any(cell.expected for each in found.actors for cell in each.cells.values())
        else "",
        "steps": cycle(framework),
        "plans_url": f"{reverse('plans:plans')}?framework={framework.code}&year={year}",
    }
    return render(request, "plans/actors.html", context)


def _crumbs() -> list[tuple[Any, str]]:
    return [
        (_("Start"), reverse("start")),
        (_("Action plans"), reverse("plans:plans")),
        (_("Map of actors"), ""),
    ]


def _framework(
    request: HttpRequest, known: dict[str, Framework], useful: list[str], problems: list[str]
) -> Framework | None:
    first = DEFAULT if DEFAULT in useful else (useful[0] if useful else "")
    asked = request.GET.get("framework") or first
    if asked and asked not in known:
        problems.append(
            _("There is no framework “%(code)s”; %(instead)s is shown.")
            % {"code": asked[:40], "instead": first}
        )
        asked = first
    return known.get(asked)


def _year(request: HttpRequest, years: tuple[int, ...], problems: list[str]) -> int:
    first = years[0] if years else year_now()
    asked = request.GET.get("year", "")
    if not asked:
        return first
    if asked.isdecimal() and len(asked) == 4 and FIRST_YEAR <= int(asked) <= LAST_YEAR:
        return int(asked)
    problems.append(
        _("“%(year)s” is not a year that plans are made for; %(instead)d is shown.")
        % {"year": asked[:40], "instead": first}
    )
    return first


def _one_of(request: HttpRequest, name: str, values: list[str], problems: list[str]) -> str:
    asked = request.GET.get(name, "")
    if asked and asked not in values:
        problems.append(
            _("No actor here has “%(value)s”; it was left out.") % {"value": asked[:40]}
        )
        return ""
    return asked


def _country(actor: Actor) -> str:
    country = actor.organisation.country
    return "" if country is None else country.iso2


def _countries(found: ActorMap) -> dict[str, str]:
    """The countries of the actors, in the reader's language and its order."""
    names = {}
    lang = words.language()
    for each in found.actors:
        country = each.organisation.country
        if country is not None and country.iso2 not in names:
            by_lang = {name.lang: name.name for name in country.names.all()}
            names[country.iso2] = by_lang.get(lang) or by_lang.get("en") or country.iso2
    return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))


def _has_approaches(found: ActorMap) -> bool:
    return found.tree is not None and any(node.kind == "approach" for node in found.tree.roots)


def _row(actor: Actor, found: ActorMap) -> dict[str, Any]:
    return {
        "actor": actor,
        "organisation": actor.organisation,
        "kind": actor.organisation.get_kind_display(),
        "anchor": f"actor-{actor.organisation.code}",
        "cells": [
            {"head": each, **_cell(actor.cells.get(each.code), found)} for each in found.columns
        ],
        "facts": [
            {
                "fact": each,
                "kind": each.get_kind_display(),
                "node_url": node_url(found.framework.code, each.node.code) if each.node else "",
            }
            for each in actor.facts
        ],
        "mandates": actor.mandates,
        "within": None if actor.within is None else WITHIN[actor.within],
        "known": bool(actor.facts or actor.mandates or actor.lines),
    }


def _cell(cell: Cell | None, found: ActorMap) -> dict[str, Any]:
    if cell is None:
        return {"expected": (), "unknown": (), "places": (), "facts": 0, "mandates": ()}
    return {
        "expected": [each for each in cell.expected if each.answer is Answer.YES],
        "not_expected": [each for each in cell.expected if each.answer is Answer.NO],
        "unknown": [each for each in cell.expected if each.answer is Answer.UNKNOWN],
        "places": [
            {"code": code, "url": node_url(found.framework.code, code)} for code in cell.places
        ],
        "plan": cell.lines[0].plan if cell.lines else None,
        "facts": len(cell.facts),
        "mandates": cell.mandates,
    }
