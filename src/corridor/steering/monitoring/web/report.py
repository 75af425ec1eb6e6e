# SPDX-License-Identifier: EUPL-1.2
"""The partner's report on an activity: one form, saved as a draft as often as one likes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import words
from corridor.foundation.parties.public import organisations
from corridor.foundation.reference.public import currencies
from corridor.steering.portfolio.public import vocabulary_words

from .. import public
from ..models import Round
from ..public import Problem, Sheet, Slot
from ..rules.states import State
from ..selectors.rounds import names_of
from ..selectors.words import not_now
from . import shown
from .figures import FigureForm
from .forms import EvidenceForm, NarrativeForm
from .money import TransactionForm

NEW_TRANSACTIONS = 2


@login_required
def report(request: HttpRequest, public_id: str, activity: str) -> HttpResponse:
    """Write on one activity of a round. Whatever cannot be saved comes back as it was typed."""
    round = shown.found(request, public_id)
    if not request.user.has_perm("monitoring.write_report", round):
        raise PermissionDenied
    every = public.sheets(round)
    place = next((n for n, each in enumerate(every) if each.activity.public_id == activity), None)
    if place is None:
        raise Http404(_("This round does not ask about that activity."))
    desk = Desk(request, round, every[place])
    if request.method == "POST":
        if not round.writable:
            return desk.drawn(every, place, refused=not_now(State(round.state)))
        if desk.saved():
            then = request.POST.get("then", "")
            if then == "next" and place + 1 < len(every):
                following = every[place + 1].activity.public_id
                return redirect("monitoring:report", round.public_id, following)
            if then in ("next", "round"):
                return redirect(round)
            return redirect("monitoring:report", round.public_id, activity)
    return desk.drawn(every, place)


class Desk:
    """All forms about one activity, filled from the draft or from what was sent."""

    def __init__(self, request: HttpRequest, round: Round, sheet: Sheet) -> None:
        self.request, self.round, self.sheet = request, round, sheet
        data = request.POST if request.method == "POST" else None
        files = request.FILES if request.method == "POST" else None
        self.data: Any = data
        self.words = vocabulary_words(words.language())
        cells = {
            place: f"{self.words.dimensions.get(place.partition(':')[0], place)}: {name}"
            for place, name in self.words.categories.items()
        }
        self.narrative = NarrativeForm(data, row=sheet.narrative, activity=sheet.activity.pk)
        self.figures = [FigureForm(data, slot=slot, cells=cells) for slot in sheet.slots]
        self.known = {row.code: row for row in organisations()}
        self.currencies = [
            (row.code, f"{row.code} {shown.chosen(row.names)}") for row in currencies()
        ]
        self.money = list(self._money())
        self.evidence = EvidenceForm(data, files, slots=sheet.slots)
        self.stale: dict[str, Any] = {}

    def _form(self, prefix: str, **more: Any) -> TransactionForm:
        return TransactionForm(
            self.data,
            prefix=prefix,
            activity=self.sheet.activity.pk,
            currencies=self.currencies,
            known=self.known,
            currency=self.sheet.activity.currency,
            **more,
        )

    def _money(self) -> Iterator[TransactionForm]:
        """Those there are, those that went while somebody typed, a correction, and blank ones."""
        held = {f"t{row.public_id}": row for row in self.sheet.transactions if not row.dropped}
        for prefix, row in held.items():
            yield self._form(prefix, row=row)
        self.gone: list[str] = []
        if self.data is not None:
            sent = {key.removesuffix("-seen") for key in self.data if key.endswith("-seen")}
            self.gone = sorted(p for p in sent if p.startswith("t") and p not in held)
            for prefix in self.gone:
                yield self._form(prefix)
        wrong = self._to_correct()
        if wrong is not None or (self.data is not None and "correct-seen" in self.data):
            yield self._form("correct", corrects=wrong)
        for number in range(NEW_TRANSACTIONS):
            yield self._form(f"new{number}")

    def _to_correct(self) -> Any:
        """The record of the portfolio that the address, or the form sent, wants to correct."""
        asked = self.request.GET.get("correct", "")
        if self.data is not None:
            asked = self.data.get("correct-corrects", "")
        taken = {row.corrects_id for row in self.sheet.transactions if not row.dropped}
        return next(
            (row for row in self.sheet.known if str(row.pk) == asked and row.pk not in taken), None
        )

    def forms(self) -> list[Any]:
        return [self.narrative, *self.figures, *self.money, self.evidence]

    def saved(self) -> bool:
        """Whether all that was sent is kept; what is wrong stands in the forms."""
        sound = [form.is_valid() for form in self.forms()]
        if not all(sound):
            return False
        for form in self.money:
            if form.prefix in self.gone and form.touched(None):
                form.add_error(
                    None,
                    _(
                        "Somebody took this transaction away meanwhile. What you typed stands in "
                        "these fields: copy it into a new one if it is to stay."
                    ),
                )
        if any(form.errors for form in self.money):
            return False
        figures = [(form, figure) for form in self.figures if (figure := form.given()) is not None]
        money = [
            (form, given)
            for form in self.money
            if form.prefix not in self.gone and (given := form.given()) is not None
        ]
        with transaction.atomic():
            kept = self._kept(figures, money)
            if not kept:
                transaction.set_rollback(True)
        return kept

    def _kept(self, figures: list[Any], money: list[Any]) -> bool:
        account = self.narrative.given()
        try:
            outcome = public.save_draft(
                round=self.round,
                by=self.request.user,
                figures=[given for _form, given in figures],
                transactions=[given for _form, given in money],
                narratives=[] if account is None else [account],
            )
        except Refused as refusal:
            self.narrative.add_error(None, str(refusal))
            return False
        if outcome.problems:
            self._place(outcome.problems, figures, money)
            return False
        return self._files(outcome.changed)

    def _files(self, changed: int) -> bool:
        gone = set(self.request.POST.getlist("drop-evidence"))
        sent = self.evidence.cleaned_data.get("file")
        try:
            for row in self.sheet.evidence:
                if row.public_id in gone:
                    public.drop_evidence(evidence=row, by=self.request.user)
            if sent is not None:
                slot = self.evidence.slots.get(self.evidence.cleaned_data["of"])
                public.add_evidence(
                    round=self.round,
                    activity=self.sheet.activity,
                    file=sent,
                    size=sent.size,
                    title=self.evidence.cleaned_data["title"],
                    by=self.request.user,
                    language=words.language(),
                    indicator=slot.indicator if slot else None,
                    period=slot.days if slot else None,
                )
        except Refused as refusal:
            at = refusal.at if refusal.at in self.evidence.fields else None
            self.evidence.add_error(at, str(refusal))
            return False
        whole = changed or gone or sent
        said = _("The draft is saved.") if whole else _("Nothing was changed.")
        messages.success(self.request, said)
        return True

    def _place(self, problems: list[Problem], figures: Any, money: Any) -> None:
        for each in problems:
            form: Any = self.narrative
            if each.kind == "figure":
                form = figures[each.index][0]
            elif each.kind == "transaction":
                form = money[each.index][0]
            if each.stale:
                self._stale(form, each)
                continue
            if each.cell and each.kind == "figure":
                form = form.part_form(each.cell) or form
            at = each.field if each.field in form.fields else None
            if at is None and each.field in ("parts", "cell") and "number" in form.fields:
                at = "number"
            form.add_error(at, each.message)

    def _stale(self, form: Any, problem: Problem) -> None:
        """Show what stands now beside what was typed; saving again takes its place."""
        version = 0 if problem.current is None else problem.current.version
        if not self.stale:
            self.data = self.data.copy()
            for each in self.forms():
                each.data = self.data
        self.data[f"{form.prefix}-seen"] = f"{version}:again"
        self.stale[form.prefix] = {"row": problem.current, "message": problem.message}

    def drawn(self, every: list[Sheet], place: int, refused: str = "") -> HttpResponse:
        sheet, round = self.sheet, self.round
        remarks = [*sheet.remarks, *(r for slot in sheet.slots for r in slot.remarks)]
        by = {each["row"].by_key for each in self.stale.values() if each["row"] is not None}
        people = names_of([*(remark.by_key for remark in remarks), *by])
        wrong = bool(self.data is not None)
        for each in self.stale.values():
            row = each["row"]
            each["who"] = "" if row is None else people.get(row.by_key, "")
        context = {
            "breadcrumbs": shown.crumbs(round, (shown.chosen(sheet.activity.title), "")),
            "round": round,
            "sheet": sheet,
            "desk": self,
            "refused": refused or ("" if round.writable else not_now(State(round.state))),
            "figures": [self._figure(form, people) for form in self.figures],
            "money": [self._transaction(form) for form in self.money],
            "stale_narrative": self.stale.get("narrative"),
            "remarks": remark_lines(sheet.remarks, people),
            "known": [
                shown.transaction(row)
                for row in sheet.known
                if row.pk not in {own.written_id for own in sheet.transactions}
            ],
            "organisations": [(code, str(row)) for code, row in self.known.items()],
            "missing": shown.lacking(sheet.missing),
            "number": place + 1,
            "total": len(every),
            "next": every[place + 1].activity if place + 1 < len(every) else None,
            "previous": every[place - 1].activity if place else None,
            "stale": bool(self.stale),
        }
        status = 409 if self.stale or refused else 422 if wrong else 200
        return render(self.request, "monitoring/report.html", context, status=status)

    def _figure(self, form: FigureForm, people: Mapping[int, str]) -> dict[str, Any]:
        slot = form.slot
        row = slot.indicator
        stale = self.stale.get(str(form.prefix))
        standing = None
        if stale is not None and stale["row"] is not None:
            standing = shown.figure(row.measure, stale["row"].figure, row.unit)
        return {
            "slot": slot,
            "form": form,
            "unit": shown.chosen(row.unit),
            "target": shown.target(slot),
            "before": shown.before(slot),
            "change": shown.change(slot),
            "doubts": shown.doubts(slot),
            "remarks": remark_lines(slot.remarks, people),
            "stale": stale,
            "standing": standing,
            "period": "" if slot.days == self.round.days else words.period(slot.days),
            "runs_on": slot.days.end > self.round.days.end,  # type: ignore[operator]
            "parts": [(part, self._part(part)) for part in form.parts],
            "open": bool(form.errors or any(part.errors for part in form.parts)),
        }

    def _part(self, part: Any) -> str:
        return self.words.cell(part.cell) if part.cell else ""

    def _transaction(self, form: TransactionForm) -> dict[str, Any]:
        row = form.row
        remarks = list(row.remarks.all()) if row is not None else []
        stale = self.stale.get(str(form.prefix))
        return {
            "form": form,
            "line": None if row is None else shown.transaction(row),
            "corrected": None if form.corrected is None else shown.transaction(form.corrected),
            "remarks": remark_lines(remarks, names_of(r.by_key for r in remarks)),
            "stale": stale,
            "standing": None
            if stale is None or stale["row"] is None
            else shown.transaction(stale["row"]),
            "open": bool(form.errors or stale or _typed(form)),
        }


def _typed(form: TransactionForm) -> bool:
    """Whether somebody typed in a form of a new transaction, which then stays open."""
    return form.row is None and form.is_bound and form.is_valid() and not form.blank


def remark_lines(remarks: Any, people: Mapping[int, str]) -> list[dict[str, Any]]:
    """Remarks with who made them."""
    return [
        {"remark": each, "who": people.get(each.by_key, ""), "open": each.resolved is None}
        for each in remarks
    ]


def address(round: Round, slot: Slot) -> str:
    """Where a figure is filled in."""
    of = slot.now.activity.public_id
    return f"{reverse('monitoring:report', args=[round.public_id, of])}#figure-{slot.key}"
