# SPDX-License-Identifier: EUPL-1.2
"""Questions about figures: asked by anybody, answered by officers for all to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import (
    Column,
    Facet,
    Fact,
    ListPage,
    Search,
    Tray,
    Waiting,
    not_found,
    words,
)
from corridor.values.canonical import digest

from .. import selectors
from ..actions.questions import (
    AskedOf,
    StaleQuestion,
    answer_question,
    ask_question,
    let_through,
    reject_question,
)
from ..models import FrozenFigure, Question
from ..rules.formats import shown
from ..rules.keys import FigureKey
from ..rules.questions import Step, may
from ..selectors.addresses import figure_page
from . import figure as figures
from .allowance import spend
from .asked import badge, by_whom, standing
from .question_forms import AnswerForm, AskForm, RejectForm

# A day, for one address.
MOST_A_DAY = 10
MOST = 10
MAY = "reporting.answer_question"


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, framework: str, year: int, key: str) -> HttpResponse:
    """Anybody says what they think is wrong with a figure."""
    try:
        current = figures.as_shown(framework, year, key)
    except selectors.UNANSWERED as error:
        raise Http404(str(error)) from error
    lang = words.language()
    now = digest(current)
    sent = request.POST if request.method == "POST" else None
    form = AskForm(sent, initial={"seen": now})
    name = str(FigureKey.parse(key).of_year(year))
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["website"]:
            return _thanked(request, framework, year, name)
        seen = _seen(framework, year, name, form.cleaned_data["seen"], current)
        if seen is None:
            typed = request.POST.copy()
            typed["seen"] = now
            form = AskForm(typed)
            form.add_error(None, _("The figure has changed meanwhile. Look at it again."))
        elif not spend(request, "questions", MOST_A_DAY):
            form.add_error(None, _("Too many questions came from your address today."))
        else:
            about = AskedOf(
                framework=selectors.framework_of(framework),
                year=year,
                key=name,
                name=figures.name_in_all(seen),
                seen=shown(seen, lang),
                hash=digest(seen),
            )
            try:
                ask_question(about=about, text=form.cleaned_data["text"], language=lang)
            except Refused as refusal:
                form.add_error(refusal.at or None, str(refusal))
            else:
                return _thanked(request, framework, year, name)
    title = figures.name_of(current, lang)
    page = figure_page(framework, year, name)
    context = {
        "form": form,
        "title": title,
        "value": shown(current, lang),
        "stated": current["value"] is not None,
        "page": page,
        "breadcrumbs": [
            (_("Reports"), reverse("reporting:reports")),
            (title, page),
            (_("Is this wrong?"), ""),
        ],
    }
    return render(request, "reporting/ask.html", context, status=422 if form.errors else 200)


def _seen(
    framework: str, year: int, key: str, hash: str, current: dict[str, Any]
) -> dict[str, Any] | None:
    """The figure that was on the page; null where nothing with that hash was ever shown."""
    if not hash or hash == digest(current):
        return current
    of = FrozenFigure.objects.filter(edition__report__framework__code=framework, key=key, hash=hash)
    found: Any = of.filter(edition__report__year=year).values_list("content", flat=True).first()
    return None if found is None else dict(found)


def _thanked(request: HttpRequest, framework: str, year: int, key: str) -> HttpResponse:
    messages.success(
        request,
        _("Thank you. An officer reads your question; it is shown here with the answer."),
    )
    return redirect(figure_page(framework, year, key))


class Questions(ListPage):
    """What readers asked about figures, and what they were answered."""

    title = gettext_lazy("Questions about figures")
    lead = gettext_lazy(
        "What readers doubted, and what came of it. To ask about a figure yourself, open its page "
        "and choose “Is this wrong?”."
    )
    search = Search(fields=("text", "name", "key"), label=gettext_lazy("Search in the questions"))
    empty = gettext_lazy("Nobody has asked anything that was answered yet.")
    default_sort = "-asked"

    def rows(self) -> QuerySet[Question]:
        return selectors.questions_for(self.request.user)

    def get_columns(self) -> Sequence[Column]:
        return (
            Column("question", _("Question"), value=_short, link="get_absolute_url"),
            Column(
                "figure",
                _("Figure"),
                value="name",
                link=lambda row: figure_page(row.framework.code, row.year, row.key),
            ),
            Column("seen", _("Value on the page"), value="seen"),
            Column("outcome", _("What came of it"), value=standing, order="outcome"),
            Column("asked", _("Asked"), value=lambda row: row.asked.date(), order="asked"),
        )

    def get_facets(self) -> Sequence[Facet]:
        facets = (
            Facet("framework", _("Framework"), "framework__code", label="framework__names"),
            Facet("outcome", _("What came of it"), "outcome", _outcomes(), order="given"),
        )
        if not selectors.may_answer(self.request.user):
            return facets
        state = Facet("state", _("State"), "state", dict(Question.State.choices), order="given")
        return (state, *facets)

    def count_text(self, count: int) -> str:
        return ngettext("%(count)s question", "%(count)s questions", count) % {
            "count": words.number(count)
        }

    def breadcrumbs(self) -> list[tuple[Any, str]]:
        return [(_("Reports"), reverse("reporting:reports")), (self.title, "")]


def _outcomes() -> dict[str, Any]:
    return {"": _("none yet"), **dict(Question.Outcome.choices)}


def _short(row: Question) -> str:
    return row.text if len(row.text) <= 160 else f"{row.text[:159].rstrip()}…"


@require_safe
def question(request: HttpRequest, public_id: str) -> HttpResponse:
    row = selectors.find_question(public_id, request.user)
    return _missing(request) if row is None else _page(request, row)


@require_POST
@login_required
@permission_required(MAY, raise_exception=True)
def step(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """An officer lets a question through, answers it or turns it down."""
    row = selectors.find_question(public_id, request.user)
    if row is None or verb not in set(Step):
        return _missing(request)
    form: Any = _form(Step(verb), request.POST, row)
    if not form.is_valid():
        return _page(request, row, verb, form)
    given = form.cleaned_data
    told: dict[str, Any] = {"question": row, "version": given["version"], "by": request.user}
    try:
        if verb == Step.ANSWER:
            answer_question(**told, outcome=given["outcome"], answer=form.answer())
        elif verb == Step.REJECT:
            reject_question(**told, reason=given["reason"])
        else:
            let_through(**told)
    except StaleQuestion as stale:
        typed = request.POST.copy()
        typed["version"] = str(stale.current.version)
        row = selectors.find_question(public_id, request.user) or row
        return _page(request, row, verb, _form(Step(verb), typed, row), stale=True)
    except Refused as refusal:
        form.add_error(refusal.at or None, str(refusal))
        return _page(request, row, verb, form)
    said = {
        Step.ANSWER: _("The answer is public."),
        Step.REJECT: _("The question is turned down and hidden."),
        Step.LET_THROUGH: _("The question is shown with the figure."),
    }
    messages.success(request, said[Step(verb)])
    return redirect(row.get_absolute_url())


def _form(verb: Step, sent: Any, row: Question) -> forms.Form:
    initial: dict[str, Any] = {"version": row.version}
    if verb is Step.ANSWER:
        initial |= {"outcome": row.outcome, **(row.answer or {})}
        return AnswerForm(sent, initial=initial, language=row.language)
    if verb is Step.REJECT:
        return RejectForm(sent, initial=initial, auto_id="reject_%s")
    return _Version(sent, initial=initial)


class _Version(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)


def _page(
    request: HttpRequest,
    row: Question,
    verb: str = "",
    form: forms.Form | None = None,
    *,
    stale: bool = False,
) -> HttpResponse:
    page = figure_page(row.framework.code, row.year, row.key)
    offered = [each for each in Step if may(each, row.state)] if _may(request) else []
    context = {
        "question": row,
        "badge": badge(row),
        "page": page,
        "facts": _facts(row, page),
        "stale": stale,
        "forms": {
            each.value: form if form is not None and each == verb else _form(each, None, row)
            for each in offered
        },
        "may_see_history": _may(request) and request.user.has_perm("audit.view_history"),
        "breadcrumbs": [
            (_("Reports"), reverse("reporting:reports")),
            (_("Questions about figures"), reverse("reporting:questions")),
            (words.as_text(row.name)[0], ""),
        ],
    }
    status = 409 if stale else 422 if form is not None and form.errors else 200
    return render(request, "reporting/question.html", context, status=status)


def _may(request: HttpRequest) -> bool:
    return selectors.may_answer(request.user)


def _facts(row: Question, page: str) -> list[Fact]:
    told = [
        Fact(_("Value on the page"), row.seen),
        Fact(_("Asked"), words.day(row.asked.date())),
    ]
    if row.answered is not None:
        told.append(Fact(_("Answered on"), words.day(row.answered.date())))
        told.append(Fact(_("Answered by"), by_whom(row)))
    return told


def trays(user: Any) -> Iterator[Tray]:
    """Questions to answer, for those who may. Two queries."""
    if not selectors.may_answer(user):
        return
    waiting = selectors.unanswered()
    rows = list(waiting[:MOST])
    items = [
        Waiting(words.as_text(row.name)[0], row.get_absolute_url(), note=_short(row))
        for row in rows
    ]
    count = waiting.count() if len(rows) == MOST else len(rows)
    address = f"{reverse('reporting:questions')}?state=waiting&state=open"
    yield Tray(_("Questions about figures to answer"), items, count=count, url=address)


def _missing(request: HttpRequest) -> HttpResponse:
    return not_found(
        request,
        title=_("No such question"),
        message=_("There is no such question, or nobody has answered it yet."),
        back=[(_("Questions about figures"), reverse("reporting:questions"))],
    )
