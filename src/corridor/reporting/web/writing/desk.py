# SPDX-License-Identifier: EUPL-1.2
"""The writing desk of a report: its sections, what is open, how far it is, what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import words

from ...actions import Stale, move_section, remove_section, take_step
from ...models import Report, Section
from ...rules.faults import NotPublishable
from ...rules.states import TRANSITIONS, State, Verb, possible
from ...selectors import read_draft
from ...selectors.exporting import as_yaml
from ...selectors.findings import Looked, look_through
from ...selectors.writing import may_write, names_of, open_comments, sections_of, steps_of
from .. import shown as read
from . import shown
from .forms import CorrectForm, StepForm

TITLES = {
    Verb.HAND_IN: gettext_lazy("Hand in for review"),
    Verb.SEND_BACK: gettext_lazy("Send back with remarks"),
    Verb.APPROVE: gettext_lazy("Approve"),
    Verb.PUBLISH: gettext_lazy("Publish"),
    Verb.CORRECT: gettext_lazy("Open for correction"),
}
DONE = {
    Verb.HAND_IN: gettext_lazy("The report is handed in. Somebody else will judge it."),
    Verb.SEND_BACK: gettext_lazy("The report is sent back and can be written in again."),
    Verb.APPROVE: gettext_lazy("The report is approved and can be published."),
    Verb.CORRECT: gettext_lazy("The report is open for correction."),
}


@dataclass(frozen=True, slots=True)
class Check:
    """A line on the way to publication. `url` leads to what is still to do."""

    title: str
    done: bool
    note: str = ""
    url: str = ""


@login_required
def desk(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    return draw(request, shown.found(request, framework, year))


def draw(
    request: HttpRequest,
    report: Report,
    *,
    form: Any = None,
    verb: str = "",
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    sections = sections_of(report)
    for section in sections:
        section.report = report
    front, looked = look_through(report, sections, words.language())
    comments = list(open_comments(report))
    taken = list(steps_of(report))
    people = names_of(
        [
            *(row.by_key for row in taken),
            *(row.by_key for row in sections),
            *(each.asked_key for row in sections for each in row.requests.all()),
        ]
    )
    lines = [_line(request, row, looked[row.pk], people) for row in sections]
    whole = [each for each in comments if each.section_id is None]
    editions = list(report.editions.defer("content"))
    context = {
        "breadcrumbs": shown.crumbs(report),
        "report": report,
        "state": shown.state_badge(report),
        "front": {
            "faults": len(front.faults),
            "doubts": len(front.doubts),
            "url": shown.desk(report, "reporting:write-front"),
        },
        "sections": lines,
        "findings": list(_findings(report, sections, front, looked)),
        "comments": whole,
        "checks": list(_checks(report, sections, front, looked, len(comments), editions)),
        "steps": [{"step": each, "who": people.get(each.by_key or 0, "")} for each in taken],
        "doing": list(_doing(request, report, form, verb)),
        "problem": problem,
        "editions": editions,
        "may_write": request.user.has_perm("reporting.write_report"),
    }
    return render(request, "reporting/writing/desk.html", context, status=status)


def _line(
    request: HttpRequest, row: Section, looked: Looked, people: Mapping[int, str]
) -> dict[str, Any]:
    asked = shown.asked(row.requests.all(), people)
    return {
        "section": row,
        "url": shown.of_section(row),
        "writer": people.get(row.by_key or 0, ""),
        "faults": len(looked.faults),
        "doubts": len(looked.doubts),
        "comments": sum(1 for each in row.comments.all() if each.resolved is None),
        "asked": [each for each in asked if each["open"]],
        "answered": [each for each in asked if each["request"].answered is not None],
        "mine": may_write(request.user, row) if row.report.writable else False,
    }


def _findings(
    report: Report, sections: Sequence[Section], front: Looked, looked: Mapping[int, Looked]
) -> Iterator[dict[str, Any]]:
    """What is wrong and what is asked, section by section, each leading to its line."""
    url = shown.desk(report, "reporting:write-front")
    places = [(_("Title and summary"), url, front)]
    places += [(shown.chosen(row.title), shown.of_section(row), looked[row.pk]) for row in sections]
    for title, at, found in places:
        if found.faults or found.doubts:
            yield {
                "title": title,
                "url": at,
                "faults": shown.lines(found.faults, at),
                "doubts": shown.lines(found.doubts, at),
            }


def _checks(
    report: Report,
    sections: Sequence[Section],
    front: Looked,
    looked: Mapping[int, Looked],
    comments: int,
    editions: Sequence[Any],
) -> Iterator[Check]:
    state = State(report.state)
    faults = len(front.faults) + sum(len(each.faults) for each in looked.values())
    doubts = len(front.doubts) + sum(len(each.doubts) for each in looked.values())
    asked = sum(
        1
        for row in sections
        for each in row.requests.all()
        if each.answered is None and each.withdrawn is None
    )
    yield Check(
        _("Nothing is missing or wrong"),
        not faults,
        ngettext("%(count)d fault", "%(count)d faults", faults) % {"count": faults}
        if faults
        else "",
        "#findings" if faults else "",
    )
    yield Check(
        _("What Corridor asks about is looked at"),
        not doubts,
        ngettext("%(count)d question", "%(count)d questions", doubts) % {"count": doubts}
        if doubts
        else "",
        "#findings" if doubts else "",
    )
    yield Check(
        _("Colleagues have answered"),
        not asked,
        ngettext("%(count)d section is asked", "%(count)d sections are asked", asked)
        % {"count": asked}
        if asked
        else "",
        "#sections" if asked else "",
    )
    yield Check(
        _("Comments are resolved"),
        not comments,
        ngettext("%(count)d is open", "%(count)d are open", comments) % {"count": comments}
        if comments
        else "",
        shown.desk(report, "reporting:report-talk") if comments else "",
    )
    yield Check(_("Handed in for review"), state is not State.WRITING)
    yield Check(_("Approved by somebody else"), state in (State.APPROVED, State.PUBLISHED))
    yield Check(
        _("Published"),
        state is State.PUBLISHED,
        _("edition %(number)d") % {"number": editions[0].number} if editions else "",
    )


def _doing(request: HttpRequest, report: Report, form: Any, verb: str) -> Iterator[dict[str, Any]]:
    """The steps that the reader may take now, each with its form."""
    for each in possible(State(report.state)):
        rights = TRANSITIONS[each].permissions
        if not any(request.user.has_perm(f"reporting.{right}") for right in rights):
            continue
        drawn = form if form is not None and verb == each else None
        if drawn is None and each is not Verb.PUBLISH:
            of = CorrectForm if each is Verb.CORRECT else StepForm
            drawn = of(initial={"version": report.version}, auto_id=f"id_{each}_%s")
            if each is Verb.SEND_BACK:
                drawn.fields["remark"].label = _("What has to be mended?")
                drawn.fields["remark"].required = True
        yield {
            "verb": each,
            "title": TITLES[each],
            "form": drawn,
            "own": each is Verb.APPROVE and request.user.pk == report.handed_in_by_key,
            "main": each in (Verb.HAND_IN, Verb.APPROVE, Verb.PUBLISH),
        }


@login_required
@require_POST
def step(request: HttpRequest, framework: str, year: int, verb: str) -> HttpResponse:
    """Take a step; what cannot be comes back with the reason, and with what was typed."""
    report = shown.found(request, framework, year)
    if verb not in DONE:
        raise Http404(_("There is no such step."))
    asked = Verb(verb)
    rights = TRANSITIONS[asked].permissions
    if not any(request.user.has_perm(f"reporting.{right}") for right in rights):
        raise PermissionDenied
    form: Any = (CorrectForm if asked is Verb.CORRECT else StepForm)(
        request.POST, auto_id=f"id_{asked}_%s"
    )
    if not form.is_valid():
        return draw(request, report, form=form, verb=asked, status=422)
    try:
        take_step(
            report=report,
            verb=asked,
            version=form.cleaned_data["version"],
            by=request.user,
            remark=form.cleaned_data.get("remark", ""),
            reason=form.reason() if asked is Verb.CORRECT else None,
        )
    except Stale as stale:
        said = _("Somebody changed the report meanwhile: look at it again, then take this step.")
        form.data = {**form.data.dict(), "version": stale.current.version}
        return draw(request, report, form=form, verb=asked, problem=said, status=409)
    except Refused as refusal:
        if refusal.at in form.fields:
            form.add_error(refusal.at, str(refusal))
            return draw(request, report, form=form, verb=asked, status=422)
        return draw(request, report, problem=str(refusal), status=409)
    messages.success(request, DONE[asked])
    return redirect(shown.desk(report))


@login_required
@require_POST
def move(request: HttpRequest, framework: str, year: int, code: str) -> HttpResponse:
    report = shown.found(request, framework, year)
    if not request.user.has_perm("reporting.write_report"):
        raise PermissionDenied
    section = shown.found_section(report, code)
    try:
        move_section(section=section, by=request.user, up=request.POST.get("way") == "up")
    except Refused as refusal:
        return draw(request, report, problem=str(refusal), status=409)
    return redirect(f"{shown.desk(report)}#section-{code}")


@login_required
def remove(request: HttpRequest, framework: str, year: int, code: str) -> HttpResponse:
    """Ask first, then take a section out."""
    report = shown.found(request, framework, year)
    if not request.user.has_perm("reporting.write_report"):
        raise PermissionDenied
    section = shown.found_section(report, code)
    problem = ""
    if request.method == "POST":
        version = request.POST.get("version", "")[:9]
        try:
            remove_section(
                section=section,
                by=request.user,
                version=int(version) if version.isdecimal() else 0,
            )
        except Stale as stale:
            section = stale.current  # type: ignore[assignment]
            section.report = report
            problem = _("Somebody wrote in this section meanwhile. Look at it before it goes.")
        except Refused as refusal:
            problem = str(refusal)
        else:
            messages.success(request, _("The section is taken out."))
            return redirect(f"{shown.desk(report)}#sections")
    context = {
        "report": report,
        "section": section,
        "problem": problem,
        "breadcrumbs": shown.crumbs(
            report,
            (shown.chosen(section.title), shown.of_section(section)),
            (_("Take out"), ""),
        ),
    }
    return render(request, "reporting/writing/remove.html", context, status=409 if problem else 200)


@login_required
@require_safe
def export(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """The draft as a record of a data pack."""
    report = shown.found(request, framework, year)
    name = f"report.{framework.lower()}-{year}.yaml"
    return HttpResponse(
        as_yaml(report),
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@login_required
@require_safe
def whole(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """The draft as readers would see it, were it published now."""
    report = shown.found(request, framework, year)
    try:
        reading = read_draft(report, words.language())
    except NotPublishable:
        messages.warning(
            request, _("The report cannot be read as a whole before these places are mended.")
        )
        return redirect(f"{shown.desk(report)}#findings")
    context = {
        "report": report,
        "page": read.page(reading),
        "reading": reading,
        "editions": report.editions.defer("content"),
        "breadcrumbs": shown.crumbs(report, (_("As readers see it"), "")),
    }
    return render(request, "reporting/report.html", context)
