# SPDX-License-Identifier: EUPL-1.2
"""What people say to each other about a report: comments, and sections asked from colleagues."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from corridor.foundation.jobs.public import Refused

from ...actions import (
    answer_request,
    ask_for_section,
    comment_on,
    resolve_comment,
    withdraw_request,
)
from ...models import Comment, Report, Request, Section
from ...rules.states import State
from ...selectors.writing import colleagues, comments_on, has_part, may_write, names_of, requests
from . import shown
from .forms import AnswerForm, AskForm, CommentForm
from .keeping import keeping


@keeping
def whole(request: HttpRequest, framework: str, year: int) -> HttpResponse:
    """Comments on the report as a whole."""
    return _talk(request, shown.found(request, framework, year), None)


@keeping
def section(request: HttpRequest, framework: str, year: int, code: str) -> HttpResponse:
    """Comments on a section, and who is asked for it."""
    report = shown.found(request, framework, year)
    return _talk(request, report, shown.found_section(report, code))


def _talk(request: HttpRequest, report: Report, of: Section | None) -> HttpResponse:
    """`do` tells what is sent: "comment" (perhaps with `answers`), or "ask"."""
    do = request.POST.get("do", "")
    comment = CommentForm(request.POST if do == "comment" else None)
    ask = AskForm(request.POST if do == "ask" else None, colleagues=colleagues(request.user))
    problem, status = "", 200
    if request.method == "POST":
        form: Any = ask if do == "ask" else comment
        try:
            if form.is_valid() and _done(request, report, of, do, form):
                return redirect(request.path)
            status = 422
        except Refused as refusal:
            if refusal.at in form.fields:
                form.add_error(refusal.at, str(refusal))
                status = 422
            else:
                problem, status = str(refusal), 409
    return _drawn(request, report, of, comment, ask, problem, status)


def _done(request: HttpRequest, report: Report, of: Section | None, do: str, form: Any) -> bool:
    if do == "comment":
        if not may_comment(request.user, report, of):
            raise PermissionDenied
        answers = None
        if key := request.POST.get("answers", ""):
            answers = report.comments.filter(public_id=key[:20]).first()
            if answers is None:
                raise Refused(_("This comment is no longer there."), "answers")
        comment_on(
            report=report,
            section=of,
            text=form.cleaned_data["text"],
            by=request.user,
            answers=answers,
        )
        messages.success(request, _("Your comment is added."))
        return True
    if do == "ask" and of is not None:
        if not request.user.has_perm("reporting.write_report"):
            raise PermissionDenied
        person = form.people[form.cleaned_data["of"]]
        ask_for_section(
            section=of,
            of=person,
            by=request.user,
            note=form.cleaned_data["note"],
            due=form.cleaned_data["due"],
        )
        messages.success(request, _("%(who)s is asked for this section.") % {"who": person})
        return True
    raise Http404


def may_comment(user: Any, report: Report, of: Section | None) -> bool:
    """Whoever has a part in reports, and on a section whoever is or was asked for it."""
    if has_part(user):
        return True
    return of is not None and of.requests.filter(asked_key=user.pk).exists()


def _drawn(
    request: HttpRequest,
    report: Report,
    of: Section | None,
    comment: CommentForm,
    ask: AskForm,
    problem: str,
    status: int,
) -> HttpResponse:
    user = request.user
    rows = [] if of is None else list(of.requests.all())
    people = names_of(key for row in rows for key in (row.asked_key, row.by_key))
    title = _("Comments on the whole") if of is None else shown.chosen(of.title)
    writes = user.has_perm("reporting.write_report")
    published = State(report.state) is State.PUBLISHED
    context = {
        "breadcrumbs": shown.crumbs(report, (title, "")),
        "report": report,
        "section": of,
        "title": title,
        "threads": shown.threads(comments_on(report, of)),
        "asked": shown.asked(rows, people),
        "mine": [
            row
            for row in rows
            if row.asked_key == user.pk and row.answered is None and row.withdrawn is None
        ],
        "comment": comment,
        "ask": ask if writes and of is not None and report.writable else None,
        "answer": AnswerForm(),
        "may_comment": may_comment(user, report, of) and not published,
        "may_withdraw": writes,
        "may_write": of is not None and report.writable and may_write(user, of),
        "problem": problem,
        "section_url": "" if of is None else shown.of_section(of),
    }
    return render(request, "reporting/writing/talk.html", context, status=status)


@login_required
@require_POST
def comment_step(
    request: HttpRequest, framework: str, year: int, key: str, verb: str
) -> HttpResponse:
    """Say that a comment is dealt with (`resolve`), or that it is not (`reopen`)."""
    report = shown.found(request, framework, year)
    comment = report.comments.select_related("section", "report").filter(public_id=key).first()
    if comment is None or verb not in ("resolve", "reopen"):
        raise Http404
    if not may_comment(request.user, report, comment.section):
        raise PermissionDenied
    try:
        resolve_comment(comment=comment, by=request.user, again=verb == "reopen")
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("The comment is open again.") if verb == "reopen" else _("It is dealt with.")
        messages.success(request, said)
    return redirect(f"{_page(report, comment)}#comment-{comment.public_id}")


def _page(report: Report, comment: Comment) -> str:
    if comment.section is None:
        return shown.desk(report, "reporting:report-talk")
    comment.section.report = report
    return shown.of_section(comment.section, "reporting:section-talk")


@login_required
@require_POST
def request_step(request: HttpRequest, key: str, verb: str) -> HttpResponse:
    """Answer what was asked of oneself (`answer`), or ask no longer (`withdraw`)."""
    asked: Request | None = requests().filter(public_id=key).first()
    if asked is None or verb not in ("answer", "withdraw"):
        raise Http404
    if verb == "withdraw" and not request.user.has_perm("reporting.write_report"):
        raise PermissionDenied
    if verb == "answer" and asked.asked_key != request.user.pk:
        raise PermissionDenied
    try:
        if verb == "answer":
            answer_request(request=asked, by=request.user, answer=request.POST.get("answer", ""))
            messages.success(request, _("Thank you: whoever asked sees that it is done."))
        else:
            withdraw_request(request=asked, by=request.user)
            messages.success(request, _("It is no longer asked."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(shown.of_section(asked.section, "reporting:section-talk"))
