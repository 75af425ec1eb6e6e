# SPDX-License-Identifier: EUPL-1.2
"""What a section said before, any two versions word by word, and putting one back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import words

from ...actions import Stale, put_back
from ...rules.differences import compare
from ...selectors.versions import Version, section_versions
from ...selectors.writing import may_write, names_of
from . import shown


@login_required
def versions(request: HttpRequest, framework: str, year: int, code: str) -> HttpResponse:
    """`?from=` and `?to=` choose two to compare; without them the last two."""
    report = shown.found(request, framework, year)
    section = shown.found_section(report, code)
    may = report.writable and may_write(request.user, section)
    problem, status = "", 200
    if request.method == "POST":
        if not may_write(request.user, section):
            return HttpResponse(status=403)
        try:
            put_back(
                section=section,
                by=request.user,
                version=_number(request.POST.get("version", "")),
                number=_number(request.POST.get("number", "")),
            )
        except Stale:
            problem = _("Somebody wrote in this section meanwhile: look at the versions again.")
            status = 409
            section.refresh_from_db()
        except Refused as refusal:
            problem, status = str(refusal), 409
        else:
            messages.success(request, _("The version stands again."))
            return redirect(request.path)
    every = section_versions(section)
    by_number = {each.number: each for each in every}
    after = by_number.get(_number(request.GET.get("to", "")), every[-1])
    before = by_number.get(
        _number(request.GET.get("from", "")), by_number.get(after.number - 1, after)
    )
    if before.number > after.number:
        before, after = after, before
    people = names_of(each.who for each in every)
    context = {
        "breadcrumbs": shown.crumbs(
            report,
            (shown.chosen(section.title), shown.of_section(section)),
            (_("Versions"), ""),
        ),
        "report": report,
        "section": section,
        "title": shown.chosen(section.title),
        "versions": [
            {"version": each, "who": people.get(each.who or 0, "Corridor")}
            for each in reversed(every)
        ],
        "before": before,
        "after": after,
        "last": every[-1].number,
        "changes": list(_changes(before, after)),
        "may": may,
        "problem": problem,
        "section_url": shown.of_section(section),
    }
    return render(request, "reporting/writing/versions.html", context, status=status)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _changes(before: Version, after: Version) -> Any:
    """Each text in each language that differs, in pieces."""
    labels = {"title": _("Title"), "body": _("Text")}
    for lang in shown.LANGUAGES:
        for name, label in labels.items():
            old, new = before.texts[name].get(lang, ""), after.texts[name].get(lang, "")
            if old != new:
                yield {
                    "label": f"{label}, {words.language_name(lang)}",
                    "lang": lang,
                    "pieces": compare(old, new),
                }
    if before.sources != after.sources:
        yield {
            "label": _("Sources"),
            "lang": "",
            "pieces": compare(", ".join(before.sources), ", ".join(after.sources)),
        }
