# SPDX-License-Identifier: EUPL-1.2
"""Promises to parliament: the list, and one with all that became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from corridor.foundation.pages.public import (
    Cell,
    Choice,
    Column,
    Facet,
    Fact,
    ListPage,
    Search,
    words,
)
from corridor.values.answers import Answer

from ..models import Promise, PromiseStep
from ..public import (
    frameworks,
    overdue,
    overdue_where,
    promise,
    promises,
    readings_of,
    steps_of,
    titles,
    touched_nodes,
)
from .promise_words import (
    OVERDUE,
    STATE_NAMES,
    nodes_cell,
    overdue_badge,
    state_badge,
    term_words,
    why_overdue,
)
from .promises_at_once import FOLLOW
from .shown import chosen, framework_url, node_url, not_found, today


class Promises(ListPage):
    """Every promise, narrowed by how it stands, what it touches and whether its term is over."""

    title = gettext_lazy("Promises to parliament")
    lead = gettext_lazy(
        "What parliament was promised or asked for, and what became of it, with the lines where "
        "that stands. Where the documents are silent it may have been done all the same."
    )
    columns = (
        Column(
            "title",
            pgettext_lazy("to parliament", "Promise"),
            order="code",
            link="get_absolute_url",
        ),
        Column(
            "kind",
            gettext_lazy("Kind"),
            value="get_kind_display",
            order="kind",
            export="kind",
        ),
        Column("day", pgettext_lazy("promise", "Said"), value="said", order="day"),
        Column("nodes", gettext_lazy("Touches"), value=lambda row: nodes_cell(row)),
        Column("term", gettext_lazy("By when"), value=lambda row: term_words(row), order="term"),
        Column(
            "state",
            gettext_lazy("How it stands"),
            order="place",
            cell=lambda row: state_cell(row),
            export="state",
        ),
    )
    # On the page it stands with how it stands; in a file it is a column.
    overdue_column = Column(
        "overdue", gettext_lazy("Overdue"), value=lambda row: overdue(row, today())
    )
    search = Search(
        fields=("title", "code", "number"),
        prose=("text", "origin"),
        label=gettext_lazy("Search in any language, or by number"),
    )
    default_sort = "day"
    bulk = (FOLLOW,)
    template_name = "policy/promises.html"
    empty = gettext_lazy("No promise has been recorded yet.")

    def rows(self) -> QuerySet[Promise]:
        return promises()

    def bulk_title(self, row: Promise) -> str:
        return words.plain(row.title)

    def get_columns(self) -> Sequence[Column]:
        in_file = "format" in self.request.GET
        return (*self.columns, self.overdue_column) if in_file else self.columns

    def get_facets(self) -> Sequence[Facet]:
        asked = overdue_where(today())
        return (
            Facet("state", _("How it stands"), "state", STATE_NAMES, order="given"),
            Facet(
                "overdue",
                _("Overdue"),
                choices=[Choice(each.value, OVERDUE[each], asked[each]) for each in Answer],
            ),
            Facet("kind", _("Kind"), "kind", dict(Promise.Kind.choices), order="given"),
            Facet("framework", _("Framework"), "framework__code", "framework__names"),
            Facet("node", _("Touches"), choices=_node_choices(), shown=12),
            Facet("year", _("Year"), "year", str),
            Facet(
                "reading",
                _("Contradictions"),
                choices=(
                    Choice("once", _("each thing once"), Q(reading_of__isnull=True)),
                    Choice(
                        "other",
                        _("other readings, where sources contradict each other"),
                        Q(reading_of__isnull=False),
                    ),
                ),
            ),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s promise", "%(count)s promises", count) % {
            "count": words.number(count)
        }

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (self.title, "")]

    def context(self) -> dict[str, Any]:
        return {"may_record": self.request.user.has_perm("policy.record_promise")}


def _node_choices() -> list[Choice]:
    return [
        Choice(
            f"{node.framework}/{node.code}",
            f"{node.framework}/{node.code} {chosen(node.title)}",
            Q(nodes__framework__code=node.framework, nodes__code=node.code),
        )
        for node in touched_nodes()
    ]


def state_cell(row: Promise) -> str:
    """How it stands, and below it whether it is overdue."""
    badges = [
        state_badge(row.state),  # type: ignore[attr-defined]
        overdue_badge(overdue(row, today())),
    ]
    return render_to_string("policy/badges.html", {"badges": badges})


def list_url(**chosen_values: str) -> str:
    """The list of promises narrowed to these choices."""
    return f"{reverse('policy:promises')}?{urlencode(chosen_values)}"


def promise_page(request: HttpRequest, code: str) -> HttpResponse:
    """A promise through time: where it was made, by when, what was done, and the evidence."""
    try:
        row = promise(code)
    except Promise.DoesNotExist:
        return no_promise(request, code)
    steps = steps_of(row)
    may_follow = request.user.has_perm("policy.follow_promise")
    context = {
        "breadcrumbs": [
            (_("Start"), reverse("start")),
            (_("Promises to parliament"), reverse("policy:promises")),
            (chosen(row.title), ""),
        ],
        "promise": row,
        "state": state_badge(row.state),  # type: ignore[attr-defined]
        "overdue": overdue_badge(overdue(row, today())),
        "why_overdue": why_overdue(row, today()),
        "term": term_words(row),
        "term_stated": row.term_kind != Promise.Terms.NONE,
        "steps": [step_shown(step) for step in steps],
        "readings": readings_of(row),
        "facts": _facts(row),
        "may_follow": may_follow,
        "may_see_history": request.user.has_perm("audit.view_history"),
    }
    return render(request, "policy/promise.html", context)


def no_promise(request: HttpRequest, code: str) -> HttpResponse:
    return not_found(
        request,
        title=_("There is no promise %(code)s") % {"code": code[:60]},
        message=_("A promise is found by its code; the list can be searched."),
        back=[(_("All promises"), reverse("policy:promises"))],
    )


def step_shown(step: PromiseStep) -> dict[str, Any]:
    """A step as the timeline draws it; `corrected` is the step that took its place."""
    return {
        "step": step,
        "state": state_badge(step.state),
        "corrected": getattr(step, "corrected_by", None),
    }


def _facts(row: Promise) -> list[Fact]:
    facts = [
        Fact(_("Kind"), row.get_kind_display()),
        Fact(pgettext_lazy("promise", "Said"), row.said),
    ]
    if row.who is not None:
        facts.append(Fact(_("By"), chosen(row.who)))
    if row.number:
        facts.append(Fact(_("Parliamentary paper"), row.number))
    facts.append(Fact(_("By when"), term_words(row)))
    if row.money is not None:
        facts.append(Fact(_("Amount"), row.money))
    facts.append(
        Fact(
            _("Framework"),
            Cell(chosen(row.framework.names), framework_url(row.framework.code)),
        )
    )
    nodes = list(row.nodes.all())
    if nodes:
        named = {code: title for code, (_place, title) in titles(row.framework).items()}
        facts.append(
            Fact(
                _("Touches"),
                [
                    Cell(
                        f"{node.code} {chosen(named.get(node.code))}",
                        node_url(node.framework.code, node.code),
                    )
                    for node in nodes
                ],
            )
        )
    parties = [Cell(each.name, each.get_absolute_url()) for each in row.responsible.all()]
    if parties:
        facts.append(Fact(_("To be done by"), parties))
    if row.owner is not None:
        facts.append(Fact(_("Followed by"), Cell(row.owner.name, row.owner.get_absolute_url())))
    return facts


def framework_choices() -> list[tuple[str, str]]:
    return [(row.code, f"{row.code} – {chosen(row.names)}") for row in frameworks()]
