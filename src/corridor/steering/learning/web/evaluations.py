# SPDX-License-Identifier: EUPL-1.2
"""Evaluations: the list, and one with what was found, recommended and done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from corridor.foundation.pages.public import Choice, Column, Facet, Fact, ListPage, Search, words
from corridor.steering.policy.public import named_nodes

from ..models import Evaluation, EvaluationNode, LessonNode
from ..public import advice_of, evaluation, evaluations, findings_of, lessons
from .shown import (
    KINDS,
    activity_cells,
    advice_shown,
    badge,
    chosen,
    country_cells,
    country_choices,
    crumbs,
    no_evaluation,
    node_cells,
    organisation_cell,
)


class Evaluations(ListPage):
    """Every evaluation, narrowed by what it is, what it bears on and what is still open."""

    title = gettext_lazy("Evaluations")
    lead = gettext_lazy(
        "What was looked back upon, what was found and recommended, and what was done with it. "
        "What is only named in the documents stands here without findings."
    )
    columns = (
        Column(
            "title",
            pgettext_lazy("column", "Evaluation"),
            order="code",
            link="get_absolute_url",
        ),
        Column("kind", gettext_lazy("Kind"), value="get_kind_display", order="kind", export="kind"),
        Column("day", pgettext_lazy("evaluation", "Finished"), value="finished", order="day"),
        Column(
            "evaluator",
            pgettext_lazy("evaluation", "Made by"),
            value=lambda row: organisation_cell(row.evaluator),
            export=lambda row: None if row.evaluator is None else row.evaluator.code,
        ),
        Column(
            "recommendations",
            gettext_lazy("Recommendations"),
            value="advice",
            order="advice",
            numeric=True,
        ),
        Column(
            "open",
            pgettext_lazy("recommendations", "Open"),
            value="open",
            order="open",
            numeric=True,
        ),
    )
    search = Search(
        fields=("title", "code"),
        prose=("text", "consequence", "note"),
        label=gettext_lazy("Search in any language"),
    )
    template_name = "learning/evaluations.html"
    empty = gettext_lazy("No evaluation has been recorded yet.")

    def rows(self) -> QuerySet[Evaluation]:
        return evaluations(self.request.user)

    def get_facets(self) -> Sequence[Facet]:
        return (
            Facet("kind", _("Kind"), "kind", dict(Evaluation.Kind.choices), order="given"),
            Facet(
                "open",
                _("Recommendations"),
                choices=(
                    Choice("yes", _("with open ones"), Q(open__gt=0)),
                    Choice("settled", _("all settled"), Q(open=0, advice__gt=0)),
                    Choice("none", _("none recorded"), Q(advice=0)),
                ),
            ),
            Facet("stage", _("Stage"), "stage", dict(Evaluation.Stage.choices), order="given"),
            Facet("node", _("Bears on"), choices=node_choices(EvaluationNode), shown=12),
            Facet("country", _("Country"), "countries__iso2", country_choices()),
            Facet("year", _("Year"), "year", str),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s evaluation", "%(count)s evaluations", count) % {
            "count": words.number(count)
        }

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [*crumbs("evaluations")[:1], (self.title, "")]

    def context(self) -> dict[str, Any]:
        return {"may_record": self.request.user.has_perm("learning.record_evaluation")}


def node_choices(model: type[EvaluationNode] | type[LessonNode]) -> list[Choice]:
    """The nodes that something here bears on. Two queries."""
    used = list(model.objects.values_list("node", flat=True).distinct())
    return [
        Choice(node.path, f"{node.path} {chosen(node.title)}", Q(nodes=node.pk))
        for node in (named_nodes(used) if used else {}).values()
    ]


def evaluation_page(request: HttpRequest, code: str) -> HttpResponse:
    """An evaluation with its findings, its recommendations through time, and its lessons."""
    try:
        row = evaluation(code, request.user)
    except Evaluation.DoesNotExist:
        return no_evaluation(request)
    context = {
        "breadcrumbs": crumbs("evaluations", (chosen(row.title), "")),
        "evaluation": row,
        "facts": _facts(row),
        "findings": [
            {"row": each, "badge": badge(each.get_kind_display(), KINDS[each.kind])}
            for each in findings_of(row)
        ],
        "advice": [advice_shown(each) for each in advice_of(row)],
        "lessons": list(lessons().filter(evaluation=row)),
        **rights(request.user),
    }
    return render(request, "learning/evaluation.html", context)


def rights(user: Any) -> dict[str, bool]:
    return {
        "may_record": user.has_perm("learning.record_evaluation"),
        "may_respond": user.has_perm("learning.respond"),
        "may_follow": user.has_perm("learning.follow_up"),
        "may_teach": user.has_perm("learning.accept_lesson"),
        "may_see_history": user.has_perm("audit.view_history"),
    }


def _facts(row: Evaluation) -> list[Fact]:
    facts = [
        Fact(_("Kind"), row.get_kind_display()),
        Fact(_("Stage"), row.get_stage_display()),
        Fact(pgettext("evaluation", "Finished"), row.finished),
        Fact(_("Looks at"), row.looks_at),
        Fact(pgettext("evaluation", "Made by"), organisation_cell(row.evaluator)),
        Fact(_("Asked for by"), organisation_cell(row.commissioner)),
        Fact(pgettext("evaluation", "Made"), row.get_independence_display()),
    ]
    for title, cells in (
        (_("Activities"), activity_cells(row.activities.all())),
        (_("Bears on"), node_cells(row.nodes.all())),
        (_("Countries"), country_cells(row.countries.all())),
    ):
        if cells:
            facts.append(Fact(title, cells))
    if row.document is not None:
        facts.append(Fact(_("Document"), row.document))
    if row.address:
        link = render_to_string("learning/address.html", {"address": row.address})
        facts.append(Fact(_("To be read at"), link))
    return facts
