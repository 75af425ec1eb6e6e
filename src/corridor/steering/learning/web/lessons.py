# SPDX-License-Identifier: EUPL-1.2
"""Lessons: the list, and one with where it comes from and where it was used again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from corridor.foundation.accounts.public import may_anywhere
from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import (
    BulkAction,
    Cell,
    Column,
    Facet,
    Fact,
    ListPage,
    Search,
    words,
)
from corridor.foundation.reference.public import code_names

from ..models import THEMES, Lesson, LessonNode
from ..public import Stale, decide_lesson, lesson, lessons
from .evaluations import node_choices
from .shown import (
    activity_cells,
    chosen,
    country_cells,
    country_choices,
    crumbs,
    lesson_badge,
    no_lesson,
    node_cells,
    organisation_cell,
)


def _not_accepted(row: Lesson, user: Any, chosen: Sequence[Lesson]) -> str:
    if not user.has_perm("learning.accept_lesson", row):
        return _("You may not decide on this lesson.")
    if row.state != Lesson.State.PROPOSED:
        return _("It does not await a decision any more.")
    return ""


def _accept(row: Lesson, user: Any, given: Mapping[str, Any]) -> None:
    try:
        decide_lesson(by=user, lesson=row, version=row.version, accept=True)
    except Stale:
        raise ValidationError(_("Somebody changed it since you chose it.")) from None


ACCEPT = BulkAction(
    "accept",
    pgettext_lazy("verb", "Accept"),
    gettext_lazy("Accept these lessons?"),
    may=lambda user: user.has_perm("learning.accept_lesson"),
    refusal=_not_accepted,
    do=_accept,
    done=lambda count: (
        ngettext("%(count)s lesson is accepted.", "%(count)s lessons are accepted.", count)
        % {"count": words.number(count)}
    ),
    explain=gettext_lazy("Everybody can read them then."),
    stamp=lambda row: row.version,
    refuses=(Refused,),
)


class Lessons(ListPage):
    """Every lesson, narrowed by theme, country and node."""

    title = gettext_lazy("Lessons")
    lead = gettext_lazy(
        "What was learned from evaluations and from activities, when it applies, and where it was "
        "used again."
    )
    search = Search(
        fields=("title", "code"),
        prose=("text", "applies_when"),
        label=gettext_lazy("Search in any language"),
    )
    bulk = (ACCEPT,)
    template_name = "learning/lessons.html"
    empty = gettext_lazy("No lesson has been recorded yet.")

    def rows(self) -> QuerySet[Lesson]:
        return lessons(self.request.user)

    def get_columns(self) -> Sequence[Column]:
        names = theme_names()
        return (
            Column(
                "title",
                pgettext_lazy("column", "Lesson"),
                order="code",
                link="get_absolute_url",
            ),
            Column("text", gettext_lazy("What was learned"), value="text"),
            Column(
                "themes",
                gettext_lazy("Themes"),
                value=lambda row: [names.get(each.theme, each.theme) for each in row.themes.all()],
            ),
            Column(
                "evaluation",
                gettext_lazy("Learned from"),
                value=lambda row: _from(row),
                export=lambda row: None if row.evaluation is None else row.evaluation.code,
            ),
        )

    def bulk_title(self, row: Lesson) -> str:
        return words.plain(row.title)

    def get_facets(self) -> Sequence[Facet]:
        facets = (
            Facet("theme", _("Theme"), "themes__theme", theme_names()),
            Facet("node", _("Bears on"), choices=node_choices(LessonNode), shown=12),
            Facet("country", _("Country"), "countries__iso2", country_choices()),
        )
        if not may_anywhere(self.request.user, "learning.propose_lesson") and not (
            self.request.user.has_perm("learning.accept_lesson")
        ):
            return facets
        state = Facet("state", _("State"), "state", dict(Lesson.State.choices), order="given")
        return (*facets, state)

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s lesson", "%(count)s lessons", count) % {
            "count": words.number(count)
        }

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [*crumbs("lessons")[:1], (self.title, "")]

    def context(self) -> dict[str, Any]:
        user = self.request.user
        may_record = user.has_perm("learning.accept_lesson")
        return {
            "may_record": may_record,
            "may_propose": not may_record and may_anywhere(user, "learning.propose_lesson"),
        }


def theme_names() -> dict[str, str]:
    return code_names(THEMES, words.language())


def _from(row: Lesson) -> Any:
    if row.evaluation is not None:
        return Cell(chosen(row.evaluation.title), row.evaluation.get_absolute_url())
    return activity_cells(
        tie.activity
        for tie in row.ties  # type: ignore[attr-defined]
        if tie.role == "learned"
    )


def lesson_page(request: HttpRequest, code: str) -> HttpResponse:
    """A lesson, as far as the reader may see it."""
    try:
        row = lesson(code, request.user)
    except Lesson.DoesNotExist:
        return no_lesson(request)
    return show_lesson(request, row)


def show_lesson(
    request: HttpRequest, row: Lesson, *, fault: str = "", status: int = 200
) -> HttpResponse:
    """The page of a lesson; with a `fault` what was wrong with a decision, and what was typed."""
    user = request.user
    proposed = row.state == Lesson.State.PROPOSED
    may_record = user.has_perm("learning.accept_lesson")
    context = {
        "breadcrumbs": crumbs("lessons", (chosen(row.title), "")),
        "lesson": row,
        "badge": lesson_badge(row),
        "facts": _facts(row),
        "may_change": may_record or may_change_proposal(user, row),
        "may_decide": may_record and proposed,
        "may_see_history": user.has_perm("audit.view_history"),
        "fault": fault,
        "remark": request.POST.get("remark", ""),
    }
    return render(request, "learning/lesson.html", context, status=status)


def may_change_proposal(user: Any, row: Lesson) -> bool:
    """Whether it is a proposal of the reader's own organisation that was not accepted."""
    return row.state != Lesson.State.ACCEPTED and bool(
        user.has_perm("learning.propose_lesson", row)
    )


def _facts(row: Lesson) -> list[Fact]:
    names = theme_names()
    facts = [Fact(_("Themes"), [names.get(each.theme, each.theme) for each in row.themes.all()])]
    if row.evaluation is not None:
        cell = Cell(chosen(row.evaluation.title), row.evaluation.get_absolute_url())
        facts.append(Fact(_("Evaluation"), cell))
    ties: list[Any] = row.ties  # type: ignore[attr-defined]
    for title, cells in (
        (_("Learned in"), activity_cells(tie.activity for tie in ties if tie.role == "learned")),
        (_("Used again in"), activity_cells(tie.activity for tie in ties if tie.role == "reused")),
        (_("Bears on"), node_cells(row.nodes.all())),
        (_("Countries"), country_cells(row.countries.all())),
    ):
        if cells:
            facts.append(Fact(title, cells))
    if row.proposer is not None:
        facts.append(Fact(_("Proposed by"), organisation_cell(row.proposer)))
    return facts
