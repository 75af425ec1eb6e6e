# SPDX-License-Identifier: EUPL-1.2
"""What the pages of writing share: finding a draft, its state in words, where things are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import words
from corridor.values.texts import INTERFACE_LANGUAGES

from ...models import Comment, Report, Request, Section
from ...rules.states import State
from ...selectors import find_report
from ...selectors.findings import Finding
from ...selectors.writing import find_section, may_see_draft, names_of

LANGUAGES = INTERFACE_LANGUAGES
_LOOKS: dict[State, tuple[Any, str]] = {
    State.WRITING: ("note", "document"),
    State.REVIEW: ("warn", "clock"),
    State.APPROVED: ("good", "yes"),
    State.PUBLISHED: ("good", "yes"),
}


def found(request: HttpRequest, framework: str, year: int) -> Report:
    """The report, for those who may see its draft."""
    report = find_report(framework, year)
    if report is None or not may_see_draft(request.user, report):
        raise Http404(_("There is no report on that framework and year that you work on."))
    return report


def found_section(report: Report, code: str) -> Section:
    section = find_section(report, code)
    if section is None:
        raise Http404(_("This report has no such section."))
    return section


def chosen(text: Mapping[str, str] | None) -> str:
    return words.as_text(text)[0]


def state_badge(report: Report) -> SafeString:
    tone, sign = _LOOKS[State(report.state)]
    context = {"label": report.get_state_display(), "tone": tone, "sign": sign}
    return render_to_string("reporting/writing/badge.html", context)


def crumbs(report: Report | None, *more: tuple[Any, str]) -> list[tuple[Any, str]]:
    way: list[tuple[Any, str]] = [
        (_("Start"), reverse("start")),
        (_("Reports being written"), reverse("reporting:drafts")),
    ]
    if report is not None:
        way.append((chosen(report.title), desk(report)))
    way += more
    return [*way[:-1], (way[-1][0], "")]


def desk(report: Report, name: str = "reporting:writing") -> str:
    return reverse(name, args=[report.framework.code, report.year])


def of_section(section: Section, name: str = "reporting:write-section") -> str:
    report = section.report
    return reverse(name, args=[report.framework.code, report.year, section.code])


def line_of(url: str, finding: Finding) -> str:
    """The address at which what was found is mended: its text, at its line."""
    query = f"?line={finding.lang}-{finding.line}" if finding.line and url else ""
    return f"{url}{query}#id_{finding.name}_{finding.lang}"


def place_of(finding: Finding) -> str:
    """Which text in which language, and which line of it."""
    names = {
        "title": _("title"),
        "body": _("text"),
        "summary": _("summary"),
        "publisher": _("publisher"),
    }
    said = f"{names[finding.name]}, {words.language_name(finding.lang)}"
    if finding.line:
        said += ", " + _("line %(line)d") % {"line": finding.line}
    return said


def lines(findings: Iterable[Finding], url: str) -> list[dict[str, Any]]:
    return [
        {"finding": each, "url": line_of(url, each), "place": place_of(each)} for each in findings
    ]


def threads(comments: Iterable[Comment]) -> list[dict[str, Any]]:
    """Comments with their replies, and who wrote each."""
    rows = list(comments)
    people = names_of(
        key for row in rows for key in (row.by_key, *(reply.by_key for reply in row.replies.all()))
    )
    return [
        {
            "comment": row,
            "who": people.get(row.by_key or 0, ""),
            "open": row.resolved is None,
            "replies": [
                {"comment": reply, "who": people.get(reply.by_key or 0, "")}
                for reply in row.replies.all()
            ],
        }
        for row in rows
    ]


def asked(requests: Iterable[Request], people: Mapping[int, str]) -> list[dict[str, Any]]:
    gone = _("an account that is gone")
    return [
        {
            "request": row,
            "who": people.get(row.asked_key, gone),
            "by": people.get(row.by_key or 0, ""),
            "open": row.answered is None and row.withdrawn is None,
        }
        for row in requests
    ]
