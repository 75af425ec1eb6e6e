# SPDX-License-Identifier: EUPL-1.2
"""What is being written, by whom, and who may."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from corridor.foundation.accounts.public import User
from corridor.steering.policy.public import Framework
from corridor.values.texts import Text

from ..models import Comment, Image, Report, ReportStep, Request, Section
from ..rules.keys import FigureKey
from ..rules.placeholders import sound_keys
from ..rules.states import State
from .figures import UNANSWERED, Figures
from .reports import reports

RIGHTS = ("reporting.write_report", "reporting.review_report", "reporting.publish_report")
OPEN_REQUEST = Q(answered__isnull=True, withdrawn__isnull=True)
OPEN_COMMENT = Q(answers__isnull=True, resolved__isnull=True)


def has_part(user: Any) -> bool:
    """Whether somebody has a part in all reports: writes, judges or publishes them."""
    return any(user.has_perm(right) for right in RIGHTS)


def may_see_draft(user: Any, report: Report) -> bool:
    """Who has a part in reports, or was asked for a section of this one, at any time."""
    if not user.is_authenticated:
        return False
    return has_part(user) or requests().filter(section__report=report, asked_key=user.pk).exists()


def may_write(user: Any, section: Section) -> bool:
    """Whoever writes reports; and who is asked for this section, until they answered."""
    return bool(
        user.has_perm("reporting.write_report")
        or section.requests.filter(OPEN_REQUEST, asked_key=user.pk).exists()
    )


def drafts(user: Any) -> QuerySet[Report]:
    """The reports that somebody has a part in, with how many comments and requests are open."""
    found = reports().annotate(
        open_comments=Count(
            "comments",
            filter=Q(comments__answers__isnull=True, comments__resolved__isnull=True),
            distinct=True,
        ),
        open_requests=Count(
            "sections__requests",
            filter=Q(
                sections__requests__answered__isnull=True,
                sections__requests__withdrawn__isnull=True,
            ),
            distinct=True,
        ),
    )
    if has_part(user):
        return found
    return found.filter(sections__requests__asked_key=user.pk).distinct()


def sections_of(report: Report) -> list[Section]:
    """In their order, with what is asked and said of each. Three queries."""
    return list(
        report.sections.select_related("node").prefetch_related(
            Prefetch("requests", Request.objects.order_by("pk")),
            Prefetch("comments", Comment.objects.filter(answers__isnull=True).order_by("pk")),
        )
    )


def find_section(report: Report, code: str) -> Section | None:
    return report.sections.select_related("report__framework", "node").filter(code=code).first()


def comments_on(report: Report, section: Section | None) -> list[Comment]:
    """Those on a section, or on the report as a whole, with their replies. Two queries."""
    found = report.comments.filter(section=section, answers__isnull=True)
    return list(found.prefetch_related(Prefetch("replies", Comment.objects.order_by("pk"))))


def open_comments(report: Report) -> QuerySet[Comment]:
    return report.comments.filter(OPEN_COMMENT).select_related("section")


def requests() -> QuerySet[Request]:
    return Request.objects.select_related("section__report__framework")


def open_requests() -> QuerySet[Request]:
    return requests().filter(OPEN_REQUEST)


def images_of(report: Report) -> QuerySet[Image]:
    return report.images.defer("content")


def steps_of(report: Report) -> QuerySet[ReportStep]:
    return report.steps.all()


def names_of(keys: Iterable[int | None]) -> dict[int, str]:
    """What people are called, by the key of their account; those that are gone are left out."""
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    return {user.pk: str(user) for user in User.objects.filter(pk__in=wanted)}


def colleagues(of: Any) -> list[User]:
    """Who can be asked for a section: everybody with an account that can sign in, but oneself."""
    found = User.objects.filter(is_active=True).exclude(pk=of.pk)
    return sorted(found, key=lambda user: str(user).casefold())


def figures_read(
    framework: Framework, year: int, texts: Sequence[Text], *, known: Figures | None = None
) -> dict[str, dict[str, Any]]:
    """The figures that texts mention as they are now: key -> value, unit, state and precision.

    What cannot be answered is left out. A fixed number of queries.
    """
    keys = mentioned(texts, year)
    figures = known or Figures(framework, brief=True)
    figures.foresee(keys, year)
    read = {}
    for key in keys:
        try:
            told = figures.of(key, year).as_json()
        except UNANSWERED:
            continue
        read[str(key)] = {name: told[name] for name in ("value", "unit", "state", "precision")}
    return read


def mentioned(texts: Iterable[Text], year: int) -> list[FigureKey]:
    """The figures that texts mention, once each; what is no key is told elsewhere."""
    found: dict[FigureKey, None] = {}
    for text in texts:
        for string in text.values():
            found |= {key.of_year(year): None for key in sound_keys(string)}
    return list(found)


def moved(read: Mapping[str, Mapping[str, Any]], now: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The figures whose value is another than when it was last read."""
    return [
        key
        for key, before in read.items()
        if key in now
        and any(before.get(name) != now[key].get(name) for name in ("value", "unit", "state"))
    ]


def in_review_of_others(user: Any) -> QuerySet[Report]:
    return reports().filter(state=State.REVIEW).exclude(handed_in_by_key=user.pk)
