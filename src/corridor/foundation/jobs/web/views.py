# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from corridor.foundation.pages.public import (
    BulkAction,
    Column,
    Facet,
    Fact,
    Head,
    ListPage,
    Progress,
    Table,
    words,
)

from ..public import Run, defer, runs
from ..registry import can_run, job_title
from ..registry import kinds as known_kinds


def title_of(run: Run) -> str:
    return job_title(run.job)


def _moment(value: datetime) -> str:
    return date_format(localtime(value), "DATETIME_FORMAT")


ENDED_BADLY = frozenset({Run.State.FAILED, Run.State.STOPPED})


def _not_again(row: Run, user: Any, chosen: Sequence[Run]) -> Any:
    if not user.has_perm("jobs.start_load", row):
        return gettext("You may not start this work.")
    if row.state not in ENDED_BADLY:
        return gettext("Only work that failed or was broken off is started again.")
    if not can_run(row.job):
        return gettext("This work is not known any more.")
    later = (other for other in chosen if other.job == row.job and other.pk > row.pk)
    if any(other.state in ENDED_BADLY for other in later):
        return gettext("A later run of the same work was chosen too; that one is started again.")
    return ""


def _again(row: Run, user: Any, given: Mapping[str, Any]) -> None:
    defer(row.job, by=user, **row.params)


AGAIN = BulkAction(
    "again",
    _("Run again"),
    _("Run this work again?"),
    may=lambda user: user.has_perm("jobs.start_load"),
    refusal=_not_again,
    do=_again,
    done=lambda count: (
        ngettext("%(count)s run is asked for.", "%(count)s runs are asked for.", count)
        % {"count": words.number(count)}
    ),
    explain=_("Each becomes a new run; what is there already is left as it is."),
    stamp=lambda row: row.state,
)


class Runs(PermissionRequiredMixin, ListPage):
    """What was done in the background, and what is under way."""

    permission_required = "jobs.view_runs"
    title = _("Background work")
    lead = _("What Corridor loads and does in the background, and what it set aside on the way.")
    empty = _("Nothing has been done in the background yet.")
    columns = (
        Column(
            "job",
            _("Work"),
            title_of,
            link=lambda run: reverse("jobs:run", args=[run.public_id]),
        ),
        Column("asked", _("Asked for"), order="asked", cell=lambda run: _moment(run.asked)),
        Column("state", _("State"), "get_state_display", order="state"),
        Column("done", _("Records"), order="done", numeric=True),
        Column("faults", _("Faults"), order="faults", numeric=True),
        Column("waiting", _("Waiting"), order="waiting", numeric=True),
    )
    facets = (Facet("state", _("State"), "state", label=dict(Run.State.choices)),)
    default_sort = "-asked"
    bulk = (AGAIN,)
    template_name = "jobs/runs.html"

    def bulk_title(self, row: Run) -> str:
        return f"{title_of(row)}, {_moment(row.asked)}"

    def rows(self) -> QuerySet[Run]:
        return runs()

    def context(self) -> dict[str, Any]:
        return {"may_load": self.request.user.has_perm("jobs.start_load")}


@login_required
@permission_required("jobs.view_runs", raise_exception=True)
def run(request: HttpRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(Run, public_id=public_id)
    context = {
        "run": found,
        "title": title_of(found),
        "progress": _progress(found),
        "set_aside": found.set_aside.all()[:500],
        "set_aside_count": found.set_aside.count(),
        "kinds": _kinds(found),
        "moments": [
            Fact(term, _moment(moment))
            for term, moment in (
                (_("Asked for"), found.asked),
                (_("Begun"), found.started),
                (_("Ended"), found.finished),
            )
            if moment is not None
        ],
        "breadcrumbs": [(_("Background work"), reverse("jobs:runs")), (title_of(found), "")],
    }
    return render(request, "jobs/run.html", context)


@login_required
@permission_required("jobs.view_runs", raise_exception=True)
def progress(request: HttpRequest, public_id: str) -> HttpResponse:
    """The part of a run's page that asks for itself again until the run has ended."""
    found = get_object_or_404(Run, public_id=public_id)
    return render(request, "jobs/progress.html", {"progress": _progress(found)})


@require_POST
@login_required
@permission_required("jobs.start_load", raise_exception=True)
def start_load(request: HttpRequest) -> HttpResponse:
    """Load the installation's data pack once more; what is there already is left as it is."""
    started = defer("load-pack", by=request.user, folder=str(settings.PACK))
    return redirect("jobs:run", public_id=started.public_id)


def _kinds(found: Run) -> Table | None:
    """What a load did, by kind of record; null for other work."""
    kinds = found.summary.get("kinds")
    if not kinds:
        return None
    outcomes = ("created", "changed", "unchanged")
    titles = {kind.name: str(kind.title) for kind in known_kinds()}
    return Table(
        caption=_("Records by kind"),
        heads=[
            Head(_("Kind")),
            Head(_("New"), numeric=True),
            Head(_("Changed"), numeric=True),
            Head(_("Unchanged"), numeric=True),
        ],
        rows=[
            [titles.get(kind) or kind, *(counts.get(outcome, 0) for outcome in outcomes)]
            for kind, counts in sorted(kinds.items())
        ],
    )


def _progress(found: Run) -> Progress:
    finished = found.state not in {Run.State.QUEUED, Run.State.RUNNING}
    return Progress(
        title=title_of(found),
        done=found.done,
        total=found.total,
        finished=finished,
        url="" if finished else reverse("jobs:progress", args=[found.public_id]),
        note=found.get_state_display(),
    )
