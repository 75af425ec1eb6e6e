# SPDX-License-Identifier: EUPL-1.2
"""What is new, as Atom (RFC 4287), in the language of the address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from corridor.foundation.audit.public import last_changed
from corridor.foundation.pages.public import words
from corridor.insight.knowledge.public import stories
from corridor.reporting.models import Question
from corridor.reporting.public import Edition
from corridor.steering.policy.models import PromiseStep
from corridor.steering.policy.public import Promise, promises
from corridor.steering.portfolio.public import Activity, visible_to

from .data import answered

MOST = 50
# What XML 1.0 cannot hold, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something new. `id` never changes, whatever becomes of the address."""

    id: str
    title: str
    url: str
    updated: datetime
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    title: Any
    about: Any
    entries: Callable[[], Iterator[Entry]]


def _editions() -> Iterator[Entry]:
    rows = Edition.objects.select_related("report__framework").defer("content")
    for row in rows.order_by("-published", "-pk")[:MOST]:
        report = row.report
        title = words.as_text(report.title)[0]
        said = _("%(title)s, edition %(number)s") % {"title": title, "number": row.number}
        if row.number > 1:
            said = _("%(title)s, corrected (edition %(number)s)") % {
                "title": title,
                "number": row.number,
            }
        url = reverse("reporting:report", args=[report.framework.code, report.year])
        key = f"edition:{report.framework.code}:{report.year}:{row.number}"
        yield Entry(key, said, url, row.published, words.as_text(row.reason)[0])


def _promises() -> Iterator[Entry]:
    rows = list(promises().order_by("-pk")[:MOST])
    keys = [row.pk for row in rows]
    changed = last_changed(Promise, keys)
    steps = PromiseStep.objects.filter(promise__in=keys).order_by("written")
    for key, written in steps.values_list("promise", "written"):
        changed[key] = max(written, changed.get(key, written))
    for row in rows:
        updated = changed.get(row.pk)
        if updated is not None:
            title, summary = words.as_text(row.title)[0], words.as_text(row.text)[0]
            yield Entry(f"promise:{row.code}", title, row.get_absolute_url(), updated, summary)


def _activities() -> Iterator[Entry]:
    from django.contrib.auth.models import AnonymousUser

    rows = list(visible_to(AnonymousUser()).filter(public=True).order_by("-pk")[:MOST])
    changed = last_changed(Activity, [row.pk for row in rows])
    for row in rows:
        if row.pk in changed:
            title, summary = words.as_text(row.title)[0], words.as_text(row.description)[0]
            yield Entry(
                f"activity:{row.public_id}",
                title,
                row.get_absolute_url(),
                changed[row.pk],
                summary,
            )


def _stories() -> Iterator[Entry]:
    for row in stories()[:MOST]:
        day = datetime.combine(row.published, time(), UTC)
        title, lead = words.as_text(row.title)[0], words.as_text(row.lead)[0]
        yield Entry(f"story:{row.code}", title, row.get_absolute_url(), day, lead)


def _answers() -> Iterator[Entry]:
    rows = Question.objects.filter(state=Question.State.ANSWERED).order_by("-answered", "-pk")
    for row in rows[:MOST]:
        title = _("Answered: %(figure)s, %(year)s") % {
            "figure": words.as_text(row.name)[0],
            "year": row.year,
        }
        if row.answered is not None:
            yield Entry(
                f"question:{row.public_id}",
                title,
                row.get_absolute_url(),
                row.answered,
                words.as_text(row.answer)[0],
            )


FEEDS = {
    "reports": Feed(
        gettext_lazy("Reports and corrections"),
        gettext_lazy("Every edition of a progress report, and what a correction changed."),
        _editions,
    ),
    "promises": Feed(
        gettext_lazy("Promises to parliament"),
        gettext_lazy("New promises, and what became of them."),
        _promises,
    ),
    "activities": Feed(
        gettext_lazy("Activities"), gettext_lazy("Activities that were added."), _activities
    ),
    "stories": Feed(gettext_lazy("Stories"), gettext_lazy("Portraits of activities."), _stories),
    "answers": Feed(
        gettext_lazy("Answered questions"),
        gettext_lazy("What readers doubted about a figure, and the answer."),
        _answers,
    ),
}


@require_safe
def feeds_page(request: HttpRequest) -> HttpResponse:
    shown = [
        {"title": feed.title, "about": feed.about, "url": reverse("feed", args=[code])}
        for code, feed in FEEDS.items()
    ]
    crumbs = [(_("Start"), reverse("start")), (_("Feeds"), "")]
    return render(request, "site/feeds.html", {"feeds": shown, "breadcrumbs": crumbs})


@require_safe
def feed(request: HttpRequest, code: str) -> HttpResponseBase:
    if code not in FEEDS:
        raise Http404
    wanted = FEEDS[code]
    entries = sorted(wanted.entries(), key=lambda each: each.updated, reverse=True)
    url = _absolute(reverse("feed", args=[code]))
    made = Atom1Feed(
        title=f"Corridor: {_clean(str(wanted.title))}",
        link=_absolute(reverse("start")),
        description=_clean(str(wanted.about)),
        subtitle=_clean(str(wanted.about)),
        language=words.language(),
        author_name=settings.CORRIDOR_PUBLISHER,
        feed_url=url,
        feed_guid=f"urn:corridor:{code}:{words.language()}",
    )
    for entry in entries:
        made.add_item(
            title=_clean(entry.title),
            link=_absolute(entry.url),
            description=_clean(entry.summary),
            unique_id=f"{settings.SITE_URL}/#{entry.id}",
            updateddate=entry.updated,
        )
    # A feed without entries has always been as it is.
    newest = entries[0].updated if entries else datetime(2000, 1, 1, tzinfo=UTC)
    made.latest_post_date = lambda: newest  # type: ignore[method-assign]
    content = made.writeString("utf-8").encode()
    response = answered(request, content, "application/atom+xml; charset=utf-8", age=600)
    changed = int(newest.timestamp())
    response["Last-Modified"] = http_date(changed)
    if response.status_code == 200 and "If-None-Match" not in request.headers:
        known = get_conditional_response(request, last_modified=changed, response=response)
        return known or response
    return response


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("", text)


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
