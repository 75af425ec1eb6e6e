# SPDX-License-Identifier: EUPL-1.2
"""The list of screenings, one of them, and gender in the priorities of a framework."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.accounts.public import may_anywhere
from corridor.foundation.pages.public import Choice, Column, Facet, ListPage, Search, words
from corridor.steering.policy.public import Framework, framework

from .. import public
from ..models import Question
from ..models.screening import ScreeningAnswer
from .forms import MeasureForm, StepForm
from .shown import about, chosen, crumbs, findings, found, level_badge, measure


class Screenings(ListPage):
    title = gettext_lazy("Screenings")
    lead = gettext_lazy(
        "Migration in activities of other sectors, looked at both ways, with tests for protection, "
        "fundamental rights and gender."
    )
    template_name = "screening/screenings.html"
    search = Search(
        fields=["activity__title", "title"], label=gettext_lazy("Title of an activity or plan")
    )
    columns: ClassVar[Any] = (
        Column("about", gettext_lazy("Activity or plan"), value=about, link="get_absolute_url"),
        Column(
            "level",
            gettext_lazy("Migration matters"),
            value="get_level_display",
            cell=level_badge,
            order="level",
            export="level",
        ),
        Column(
            "answered",
            gettext_lazy("Answered"),
            value=lambda row: (
                _("%(answered)s of %(asked)s")
                % {"answered": words.number(row.answered), "asked": words.number(row.asked)}
            ),
        ),
        Column("failing", gettext_lazy("Tests failed"), order="failing", numeric=True),
        Column("overdue", gettext_lazy("Measures overdue"), order="overdue", numeric=True),
        Column("state", gettext_lazy("State"), value="get_state_display", export="state"),
        Column("started", gettext_lazy("Started"), order="started"),
    )
    default_sort = "-started"
    empty = gettext_lazy(
        "No screening has been concluded yet. That does not mean that migration plays no part."
    )

    def rows(self) -> QuerySet[public.Screening]:
        return public.screenings(self.request.user).filter(superseded_by__isnull=True)

    def get_facets(self) -> list[Facet]:
        today = timezone.localdate()
        late = Q(measures__due__lt=today, measures__state__in=("open", "under_way"))
        return [
            Facet(
                "level",
                _("Migration matters"),
                field="level",
                label=dict(public.Screening.Level.choices),
            ),
            Facet(
                "tests",
                _("Tests"),
                choices=[
                    Choice(
                        f"{result}-{test}",
                        f"{test.label}: {public.Finding.Result(result).label}",
                        Q(findings__test=test, findings__result=result),
                    )
                    for test in public.Finding.Test
                    for result in ("fail", "attention")
                ],
            ),
            Facet(
                "measures",
                _("Measures"),
                choices=[Choice("overdue", _("overdue"), late)],
            ),
            Facet("state", _("State"), field="state", label=dict(public.Screening.State.choices)),
        ]

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (_("Screenings"), "")]

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s screening", "%(count)s screenings", count) % {
            "count": words.number(count)
        }

    def context(self) -> dict[str, Any]:
        return {"may_start": may_anywhere(self.request.user, "screening.screen_activity")}


def screening_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """A screening: answers both ways, its tests, what was concluded and what will be done."""
    return shown(request, found(request, public_id))


def shown(
    request: HttpRequest,
    row: public.Screening,
    *,
    problem: str = "",
    measure_form: MeasureForm | None = None,
    step_forms: dict[str, StepForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a screening, perhaps with what was refused and what was typed."""
    questions = public.asked(row)
    may_fill = request.user.has_perm("screening.screen_activity", row)
    taken = step_forms or {}
    measures = [measure(each) for each in public.measures(row)]
    for each in measures:
        key, steps = each["row"].public_id, each["steps"]
        each["form"] = taken.get(key) or StepForm(
            prefix=key, initial={"seen": len(steps), "state": each["row"].state}
        )
        each["open"] = key in taken
    later = public.Screening.objects.filter(supersedes=row).first()
    context = {
        "breadcrumbs": crumbs((about(row), "")),
        "row": row,
        "title": about(row),
        "badge": level_badge(row),
        "directions": [
            (label, _answers(questions, value)) for value, label in Question.Direction.choices
        ],
        "score": public.score_of(questions),
        "findings": findings(row),
        "measures": measures,
        "measure_form": (measure_form or MeasureForm()) if may_fill else None,
        "measure_open": measure_form is not None,
        "problem": problem,
        "today": timezone.localdate(),
        "later": later
        if later is not None and (may_fill or later.state == public.Screening.State.CONCLUDED)
        else None,
        "may_fill": may_fill,
        "may_conclude": row.state == public.Screening.State.DRAFT
        and request.user.has_perm("screening.conclude_screening", row),
        "may_again": may_fill and row.activity is not None and later is None,
        "may_see_history": request.user.has_perm("audit.view_history"),
    }
    return render(request, "screening/screening.html", context, status=status)


def _answers(questions: list[public.Asked], direction: str) -> dict[str, Any]:
    mine = [each for each in questions if each.question.direction == direction]
    values = dict(ScreeningAnswer.Value.choices)
    level = public.score_of(mine).level
    return {
        "rows": [
            {
                "text": each.question.text,
                "answer": None if each.value is None else values[each.value],
                "said_unknown": each.answer is not None and each.value is None,
                "note": "" if each.answer is None else each.answer.note,
            }
            for each in mine
        ],
        "badge": level_badge(public.Screening(level=level)),
    }


def gender(request: HttpRequest, code: str) -> HttpResponse:
    """How far gender was looked at in each priority of a framework."""
    try:
        of = framework(code)
    except Framework.DoesNotExist:
        raise Http404(_("There is no framework at this address.")) from None
    title = _("Gender in every priority")
    context = {
        "breadcrumbs": crumbs((title, "")),
        "title": title,
        "framework": of,
        "name": chosen(of.names),
        "url": reverse("policy:framework", args=[of.code]),
        "promise": ["NL08:61-63"],
        "priorities": public.gender_overview(of),
    }
    return render(request, "screening/gender.html", context)
