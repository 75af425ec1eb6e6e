# SPDX-License-Identifier: EUPL-1.2
"""The list of countries with a file, and the file of one country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.pages.public import Cell, Column, Facet, Fact, ListPage, Search, words
from corridor.foundation.reference.public import Country, countries
from corridor.steering.policy.public import RuleBook, frameworks, rule_book
from corridor.steering.portfolio.public import Activity, visible_to
from corridor.values.answers import Answer

from .. import public
from ..models import Interest, PlanningPaper
from . import shown


@dataclass(frozen=True, slots=True)
class Row:
    """A country in the list of files, with its name in the reader's language."""

    iso2: str
    name: str
    key: str
    file: public.Summary

    @property
    def url(self) -> str:
        return shown.dossier_url(self.iso2)

    @property
    def partnerships(self) -> list[Cell]:
        return [
            Cell(shown.chosen(row.names), row.get_absolute_url())
            for row in self.file.partnerships.values()
        ]


class Dossiers(ListPage):
    """Every country that has a file, with what stands in it."""

    title = gettext_lazy("Country files")
    lead = gettext_lazy(
        "One file for each country of origin: lists, conditions, what both sides want and owe, "
        "partnerships, planning papers, and what the country can do itself."
    )
    columns = (
        Column(
            "country", gettext_lazy("Country"), value="name", order=lambda row: row.key, link="url"
        ),
        Column(
            "lists",
            gettext_lazy("Lists"),
            value=lambda row: len(row.file.lists),
            order=lambda row: len(row.file.lists),
            numeric=True,
        ),
        Column(
            "partnerships",
            gettext_lazy("Partnerships"),
            value="partnerships",
            cell=lambda row: shown.links(row.partnerships),
        ),
        Column(
            "obligations",
            gettext_lazy("Obligations"),
            value=lambda row: row.file.obligations,
            order=lambda row: row.file.obligations,
            numeric=True,
        ),
        Column(
            "decisions",
            gettext_lazy("Decisions"),
            value=lambda row: row.file.decisions,
            order=lambda row: row.file.decisions,
            numeric=True,
        ),
        Column(
            "entries",
            gettext_lazy("Entries"),
            value=lambda row: row.file.entries,
            order=lambda row: row.file.entries,
            numeric=True,
        ),
    )
    search = Search(fields=("name", "iso2"), label=gettext_lazy("Search by name or code"))
    default_sort = "country"
    per_page = 50

    def rows(self) -> list[Row]:
        return self._rows

    def get_facets(self) -> Sequence[Facet]:
        files = public.summaries()
        named = countries().named(words.language()).filter(pk__in=list(files))
        self._rows = [
            Row(row.iso2, row.shown_name, row.name_key, files[row.pk])
            for row in named.order_by("name_key")
        ]
        lists = {code: row.names for each in files.values() for code, row in each.lists.items()}
        partnerships = {
            key: row.names for each in files.values() for key, row in each.partnerships.items()
        }
        return (
            Facet(
                "list",
                _("List"),
                field=lambda row: list(row.file.lists),
                label={code: shown.chosen(said) for code, said in lists.items()},
            ),
            Facet(
                "framework",
                _("Framework"),
                field=lambda row: sorted(row.file.frameworks),
                label={row.code: shown.chosen(row.names) for row in frameworks()},
            ),
            Facet(
                "partnership",
                _("Partnership"),
                field=lambda row: list(row.file.partnerships),
                label={key: shown.chosen(said) for key, said in partnerships.items()},
            ),
            Facet(
                "migration",
                _("Migration in a planning paper"),
                field=lambda row: sorted(row.file.migration),
                label=dict(PlanningPaper.State.choices),
                order="given",
            ),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s country file", "%(count)s country files", count) % {
            "count": words.number(count)
        }

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return shown.crumbs()


def dossier(request: HttpRequest, iso2: str) -> HttpResponse:
    """The file: lists, interests, partnerships, obligations and planning papers of a country."""
    here = shown.found(iso2)
    names = shown.names()
    listed = list(public.memberships(here))
    papers = list(public.papers(here))
    obligations = [shown.obligation(row) for row in public.obligations_of(here)]
    partnerships = list(public.partnerships_of(here))
    decisions = list(public.decisions().filter(country=here))
    courses = public.courses_of(here)
    context = {
        **_frame(request, here, names, "dossier"),
        "lists": [{"row": row, "now": _listed_now(row)} for row in listed],
        "themes": shown.by_theme(public.interests(here), Interest.Theme.choices),
        "partnerships": [
            {
                "row": row,
                "state": shown.PARTNERSHIPS[row.state],
                "parties": parties_of(row, names),
                "mine": [party for party in row.parties.all() if party.country_id == here.pk],
            }
            for row in partnerships
        ],
        "obligations": obligations,
        "papers": papers,
        "at_large": list(public.papers_at_large()),
        "themes_at_large": shown.by_theme(public.interests_at_large(), Interest.Theme.choices),
        "facts": [
            Fact(_("Lists that name it"), len(listed)),
            Fact(_("Partnerships"), len(partnerships)),
            Fact(_("Obligations"), len(obligations)),
            Fact(
                _("Decisions on conditionality"),
                Cell(len(decisions), shown.dossier_url(iso2, "country-conditionality")),
            ),
            Fact(
                _("Domains of governance known"),
                Cell(len(courses), shown.dossier_url(iso2, "country-capacity")),
            ),
            Fact(_("Migration in a planning paper"), _in_papers(papers)),
        ],
    }
    return render(request, "dossiers/dossier.html", context)


def conditionality(request: HttpRequest, iso2: str) -> HttpResponse:
    """What each framework says, what was decided here, and who was eligible on a day."""
    here = shown.found(iso2)
    names = shown.names()
    day, problem = _day(request)
    book = rule_book()
    taken = list(public.decisions().filter(country=here))
    standing = public.standing_on(here, day, taken=taken)
    by_framework: dict[str, list[dict[str, Any]]] = {}
    for each in standing:
        by_framework.setdefault(each.clause.framework.code, []).append(
            {
                **shown.clause(each.clause),
                "held": each.held,
                "decision": None if each.decision is None else shown.decision(each.decision),
                "past": [shown.decision(row) for row in each.past],
                "decide_url": reverse("dossiers:decide", args=[iso2, each.clause.public_id]),
            }
        )
    context = {
        **_frame(request, here, names, "country-conditionality"),
        "day": day,
        "problem": problem,
        "frameworks": [
            {"framework": clauses[0]["row"].framework, "clauses": clauses}
            for clauses in by_framework.values()
        ],
        "effects": _effects(book, iso2, day, taken),
        "may_decide": request.user.has_perm("dossiers.take_decision"),
    }
    return render(request, "dossiers/country_conditionality.html", context)


def _effects(book: RuleBook, iso2: str, day: date, taken: Sequence[Any]) -> list[dict[str, Any]]:
    """Eligibility as the rules have it, beside the decisions in force under the same framework.

    Two things side by side: no decision changes the answer, and the answer makes no decision.
    """
    lines: dict[int, list[Any]] = {}
    for row in taken:
        lines.setdefault(row.clause_id, []).append(row)
    in_force = [public.in_force(rows, day) for rows in lines.values()]
    rows = []
    for framework, instrument in book.schemes():
        if instrument is not None:
            continue
        ruling = book.ask(framework, iso2, day)
        rows.append(
            {
                "framework": book.frameworks[framework],
                "ruling": ruling,
                "url": f"{reverse('policy:ask')}?country={iso2}&under={framework}&day={day}",
                "decisions": [
                    shown.decision(row)
                    for row in in_force
                    if row is not None and row.clause.framework.code == framework
                ],
            }
        )
    return rows


def _day(request: HttpRequest) -> tuple[date, str]:
    """The day that was asked about; what was wrong with it."""
    asked = request.GET.get("day", "").strip()
    if not asked:
        return shown.today(), ""
    try:
        return date.fromisoformat(asked), ""
    except ValueError:
        return shown.today(), _("“%(day)s” is no day; write it as 2008-08-01.") % {
            "day": asked[:20]
        }


def capacity(request: HttpRequest, iso2: str) -> HttpResponse:
    """What the country can do itself, domain by domain, with its strategies and activities."""
    here = shown.found(iso2)
    courses = public.courses_of(here)
    tied = [row.activity_id or 0 for course in courses.values() for row in course.assessments]
    seen = set(visible_to(request.user).filter(pk__in=tied).values_list("pk", flat=True))
    context = {
        **_frame(request, here, shown.names(), "country-capacity"),
        "domains": [
            {
                "code": domain,
                "title": public.Domain(domain).label,
                "before": course.before,
                "after": course.after,
                "assessments": [
                    {
                        "row": row,
                        "when": shown.moment(row.moment),
                        "seen": row.activity_id in seen,
                    }
                    for row in course.assessments
                ],
            }
            for domain, course in courses.items()
        ],
        "levels": public.LEVELS,
        "strategies": [strategy_of(row) for row in public.strategies_of(here)],
        "activities": _activities(request, here),
    }
    return render(request, "dossiers/country_capacity.html", context)


def strategy_of(row: Any) -> dict[str, Any]:
    return {
        "row": row,
        "steps": [{"step": step, "due": shown.moment(step.due)} for step in row.steps.all()],
    }


def _activities(request: HttpRequest, here: Country) -> list[Activity]:
    """Those in the country that the reader may see, at most fifty."""
    found = visible_to(request.user).filter(countries__country=here)
    return list(found.distinct().order_by("pk")[:50])


def _frame(request: HttpRequest, here: Country, names: dict[str, str], tab: str) -> dict[str, Any]:
    """What the three pages of a file have in common."""
    name = names[here.iso2]
    way = [(name, "" if tab == "dossier" else shown.dossier_url(here.iso2))]
    tabs = shown.tabs(here, tab)
    if tab != "dossier":
        way.append((next(each.title for each in tabs if each.current), ""))
    return {
        "breadcrumbs": shown.crumbs(*way),
        "country": here,
        "name": name,
        "names": names,
        "tabs": tabs,
        "may_write": request.user.has_perm("dossiers.write_dossier"),
    }


def _listed_now(row: Any) -> Any:
    return row.on(shown.today()) & row.country_list.on(shown.today())


def parties_of(row: Any, names: dict[str, str]) -> list[dict[str, Any]]:
    """Who takes part, by side, each with a name and where it leads."""
    sides: dict[str, list[dict[str, Any]]] = {}
    for party in row.parties.all():
        if party.country is not None:
            name, url = names[party.country.iso2], ""
            if party.side == "partner":
                url = shown.dossier_url(party.country.iso2)
        elif party.organisation is not None:
            name, url = str(party.organisation), party.organisation.get_absolute_url()
        else:
            name, url = shown.chosen(party.group), ""
        sides.setdefault(party.get_side_display(), []).append(
            {"party": party, "name": name, "url": url}
        )
    return [{"side": side, "parties": parties} for side, parties in sides.items()]


def _in_papers(papers: Sequence[PlanningPaper]) -> Answer:
    """Yes if it stands in one, no if it stands in none that is known; else unknown."""
    answers = {paper.migration for paper in papers}
    for said in ("yes", "unknown", "no"):
        if said in answers:
            return Answer(said)
    return Answer.UNKNOWN
