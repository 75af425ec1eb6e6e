# SPDX-License-Identifier: EUPL-1.2
"""An activity's report as whoever judges it reads it: beside target and last period."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from corridor.foundation.pages.public import Head, Table, words
from corridor.steering.portfolio.public import vocabulary_words

from .. import public
from ..models import Evidence, Round
from ..public import Slot
from ..rules.files import ENDINGS
from ..selectors.rounds import names_of
from . import shown
from .forms import RemarkForm
from .report import remark_lines


@login_required
def review(request: HttpRequest, public_id: str, activity: str) -> HttpResponse:
    """What is reported on one activity, with room for a remark at each place."""
    round = shown.found(request, public_id)
    every = public.sheets(round)
    place = next((n for n, each in enumerate(every) if each.activity.public_id == activity), None)
    if place is None:
        raise Http404(_("This round does not ask about that activity."))
    sheet = every[place]
    user = request.user
    may_write = user.has_perm("monitoring.write_report", round)
    may_remark = not round.frozen and (may_write or user.has_perm("monitoring.judge_report", round))
    of_money = [remark for row in sheet.transactions for remark in row.remarks.all()]
    of_figures = [remark for slot in sheet.slots for remark in slot.remarks]
    people = names_of(each.by_key for each in [*sheet.remarks, *of_money, *of_figures])
    vocabulary = vocabulary_words(words.language())
    context = {
        "breadcrumbs": shown.crumbs(round, (shown.chosen(sheet.activity.title), "")),
        "round": round,
        "state": shown.state_badge(round),
        "sheet": sheet,
        "figures": [_figure(slot, round, people, vocabulary) for slot in sheet.slots],
        "money": [
            {**shown.transaction(row), "remarks": remark_lines(row.remarks.all(), people)}
            for row in sheet.transactions
            if not row.dropped
        ],
        "remarks": remark_lines(sheet.remarks, people),
        "missing": shown.lacking(sheet.missing),
        "may_remark": may_remark,
        "may_write": may_write and round.writable,
        "remark_form": RemarkForm(),
        "number": place + 1,
        "total": len(every),
        "next": every[place + 1].activity if place + 1 < len(every) else None,
        "previous": every[place - 1].activity if place else None,
    }
    return render(request, "monitoring/review.html", context)


def _figure(slot: Slot, round: Round, people: Any, vocabulary: Any) -> dict[str, Any]:
    row = slot.indicator
    draft = slot.draft
    return {
        "slot": slot,
        "reported": None if draft is None else shown.figure(row.measure, draft.figure, row.unit),
        "target": shown.target(slot),
        "before": shown.before(slot),
        "change": shown.change(slot),
        "doubts": shown.doubts(slot),
        "comment": draft.comment if draft else None,
        "period": "" if slot.days == round.days else words.period(slot.days),
        "parts": _parts(slot, vocabulary),
        "remarks": remark_lines(slot.remarks, people),
    }


def _parts(slot: Slot, vocabulary: Any) -> Table | None:
    """The parts as they are reported, beside those of the last period."""
    now = {part.cell: part for part in (slot.draft.cells if slot.draft else ())}
    last = {part.cell: part for part in (slot.before.parts if slot.before else ())}
    if not now and not last:
        return None
    cells = sorted({*now, *last}, key=vocabulary.order)

    def number(part: Any) -> Any:
        if part is None or part.number is None:
            return None
        return shown.number(slot.indicator.measure, part.number, part.denominator)

    return Table(
        caption=_("%(figure)s, broken down") % {"figure": shown.chosen(slot.indicator.title)},
        heads=[Head(_("Part")), Head(_("Reported"), True), Head(_("Last time"), True)],
        rows=[
            [vocabulary.cell(cell), number(now.get(cell)), number(last.get(cell))] for cell in cells
        ],
    )


@login_required
def evidence(request: HttpRequest, public_id: str, key: str) -> FileResponse:
    """A file of the draft, for those who may see the round; never shown in the page."""
    round = shown.found(request, public_id)
    row = Evidence.objects.filter(round=round, public_id=key).first()
    if row is None:
        raise Http404
    name = f"{row.title[:80]}.{ENDINGS[row.media_type]}"
    response = FileResponse(
        row.file.open("rb"), as_attachment=True, filename=name, content_type=row.media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
