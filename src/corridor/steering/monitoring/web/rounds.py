# SPDX-License-Identifier: EUPL-1.2
"""The list of rounds, and a round with all that can be done with it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corridor.foundation.accounts.public import may_anywhere
from corridor.foundation.pages.public import (
    Choice,
    Column,
    Facet,
    Fact,
    ListPage,
    Progress,
    Search,
    words,
)

from .. import public
from ..models import Round, RoundState
from ..public import Verb
from ..rules.states import TRANSITIONS, State, possible
from ..selectors.rounds import late_on, names_of, steps
from ..selectors.sheets import remarks_on_the_whole
from . import shown
from .forms import RemarkForm, StepForm
from .report import remark_lines
from .several import OPEN, REMIND

VIEW = "monitoring.view_rounds"


class Rounds(LoginRequiredMixin, ListPage):
    title = gettext_lazy("Reporting rounds")
    lead = gettext_lazy(
        "What partners report, period by period, from the day a round is planned until what it "
        "says is approved."
    )
    template_name = "monitoring/rounds.html"
    search = Search(
        fields=["partner__names__name", "partner__names__short", "partner__code"],
        label=gettext_lazy("Name of a partner"),
    )
    columns: ClassVar[Any] = (
        Column(
            "partner",
            gettext_lazy("Partner"),
            value=lambda row: str(row.holder),
            order="partner__code",
            link="get_absolute_url",
        ),
        Column("period", gettext_lazy("Period"), value=lambda row: row.days, order="period"),
        Column("due", gettext_lazy("Due"), order="due"),
        Column(
            "state",
            gettext_lazy("State"),
            value="get_state_display",
            cell=shown.state_badge,
            order="state",
            export="state",
        ),
        Column("at", gettext_lazy("Lies with"), value=shown.whom),
        Column("late", gettext_lazy("Days late"), value=public.lateness, numeric=True),
    )
    default_sort = "-due"
    bulk = (OPEN, REMIND)
    empty = gettext_lazy("No reporting round has been planned yet.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and not may_anywhere(request.user, VIEW):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def rows(self) -> QuerySet[Round]:
        return public.visible_rounds(self.request.user).annotate(
            year=ExtractYear("period__startswith")
        )

    def get_facets(self) -> list[Facet]:
        late = late_on(timezone.localdate())
        return [
            Facet("state", _("State"), field="state", label=dict(RoundState.choices)),
            Facet("partner", _("Partner"), field="partner__code", label=self._names()),
            Facet("year", _("Year"), field="year", label=str),
            Facet(
                "late",
                _("Late"),
                choices=[Choice("yes", _("late"), late), Choice("no", _("in time"), ~late)],
            ),
        ]

    def _names(self) -> dict[str, str]:
        rows = public.visible_rounds(self.request.user)
        return {row.partner.code: str(row.holder) for row in rows}

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Start"), reverse("start")), (_("Reporting rounds"), "")]

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s round", "%(count)s rounds", count) % {
            "count": words.number(count)
        }

    def context(self) -> dict[str, Any]:
        user = self.request.user
        return {
            "may_open": user.has_perm("monitoring.open_round"),
            "may_judge": user.has_perm("monitoring.judge_report"),
        }


@login_required
def round_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """A round: how far each activity is, what is remarked, what was done, what can be done."""
    return draw(request, shown.found(request, public_id))


def draw(
    request: HttpRequest,
    round: Round,
    *,
    form: StepForm | None = None,
    verb: str = "",
    problem: str = "",
    remark: RemarkForm | None = None,
    status: int = 200,
) -> HttpResponse:
    user = request.user
    sheets = public.sheets(round)
    taken = list(steps(round))
    whole = remarks_on_the_whole(round)
    people = names_of([*(s.by_key for s in taken), *(r.by_key for r in whole)])
    may_write = user.has_perm("monitoring.write_report", round)
    may_judge = user.has_perm("monitoring.judge_report", round)
    answered = sum(sheet.answered for sheet in sheets)
    asked = sum(sheet.asked for sheet in sheets)
    missing = sum(len(sheet.missing) for sheet in sheets)
    page = "monitoring:report" if may_write and round.writable else "monitoring:review"
    last = public.latest(round)
    context = {
        "breadcrumbs": shown.crumbs(round),
        "round": round,
        "state": shown.state_badge(round),
        "late": shown.late_words(public.lateness(round)),
        "facts": [
            Fact(_("Period"), round.days),
            Fact(_("Due"), round.due),
            Fact(_("Lies with"), shown.whom(round)),
        ],
        "progress": Progress(_("Figures filled in"), answered, asked, finished=True)
        if asked
        else None,
        "sheets": [
            {
                "sheet": sheet,
                "url": reverse(page, args=[round.public_id, sheet.activity.public_id]),
                "missing": shown.lacking(sheet.missing) if round.writable else [],
            }
            for sheet in sheets
        ],
        "missing": missing,
        "remarks": remark_lines(whole, people),
        "may_remark": (may_write or may_judge) and not round.frozen,
        "remark_form": remark or RemarkForm(),
        "may_write": may_write,
        "may_judge": may_judge,
        "steps": [{"step": each, "who": people.get(each.by_key or 0, "")} for each in taken],
        "doing": list(_doing(request, round, form, verb, missing)),
        "problem": problem,
        "approved": list(round.approved.all()),
        "drift": public.drift(last) if last is not None and round.frozen else (),
    }
    return render(request, "monitoring/round.html", context, status=status)


TITLES = {
    Verb.OPEN: gettext_lazy("Open this round"),
    Verb.SUBMIT: gettext_lazy("Submit the report"),
    Verb.SEND_BACK: gettext_lazy("Send the report back"),
    Verb.APPROVE: gettext_lazy("Approve the report"),
    Verb.LOCK: gettext_lazy("Lock the report"),
    Verb.REOPEN: gettext_lazy("Reopen the report"),
}
LABELS = {
    Verb.SEND_BACK: gettext_lazy("What has to be mended?"),
    Verb.REOPEN: gettext_lazy("Why is it reopened?"),
}


def _doing(
    request: HttpRequest, round: Round, form: StepForm | None, verb: str, missing: int
) -> Any:
    """The steps that the reader may take now, each with its form."""
    for each in possible(State(round.state)):
        if not request.user.has_perm(f"monitoring.{TRANSITIONS[each].permission}", round):
            continue
        own = each is Verb.APPROVE and request.user.pk in round.authors
        shown_form = form if form is not None and verb == each else None
        shown_form = shown_form or StepForm(
            initial={"version": round.version}, prefix=str(each), auto_id=f"id_{each}_%s"
        )
        shown_form.fields["remark"].label = LABELS.get(each, _("Remark"))
        shown_form.fields["remark"].required = TRANSITIONS[each].reasoned
        if each not in (Verb.SEND_BACK, Verb.REOPEN):
            shown_form.fields.pop("due", None)
        yield {
            "verb": each,
            "title": TITLES[each],
            "form": shown_form,
            "own": own,
            "missing": missing if each is Verb.SUBMIT else 0,
        }
