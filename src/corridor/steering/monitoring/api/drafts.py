# SPDX-License-Identifier: EUPL-1.2
"""Drafts: what is written in a round, to read and to write."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import override
from ninja import Query, Router, Status
from ninja.errors import HttpError

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import shapes
from corridor.foundation.parties.public import Organisation
from corridor.steering.portfolio.public import FigureStatement, PartStatement
from corridor.values.texts import Text

from .. import public
from ..models import Round
from ..public import GivenFigure, GivenNarrative, GivenTransaction, Problem, Sheet, Slot
from ..rules.parts import plain
from ..selectors.frozen import figure_as_json
from ..selectors.words import odd
from .rounds import Id, find, refuse_nul
from .schemas import DraftIn, DraftOut, FigureIn, ProblemOut, SavedOut

router = Router()


@router.get("/rounds/{public_id}/draft", response=DraftOut, summary="What is written in a round")
def read(
    request: HttpRequest,
    public_id: Id,
    activity: Annotated[str, Query(description="One activity alone.", max_length=12)] = "",
    lang: shapes.Lang = "en",
) -> Any:
    row = find(request, public_id)
    found = [sheet for sheet in public.sheets(row) if activity in ("", sheet.activity.public_id)]
    with override(lang):
        return {
            "figures": [_figure(slot, sheet, lang) for sheet in found for slot in sheet.slots],
            "narratives": [_narrative(sheet) for sheet in found],
            "transactions": [
                _transaction(each, sheet)
                for sheet in found
                for each in sheet.transactions
                if not each.dropped
            ],
        }


def _figure(slot: Slot, sheet: Sheet, lang: str) -> dict[str, Any]:
    draft = slot.draft
    return {
        "activity": sheet.activity.public_id,
        "result": slot.indicator.result.code,
        "indicator": slot.indicator.code,
        "title": shapes.TextOut.of(slot.indicator.title, lang),
        "measure": slot.indicator.measure,
        "period": shapes.PeriodOut.of(slot.days),
        "version": 0 if draft is None else draft.version,
        "actual": None if draft is None else figure_as_json(draft.figure),
        "parts": [] if draft is None else draft.parts,
        "target": figure_as_json(slot.target),
        "before": None if slot.before is None else figure_as_json(slot.before.figure),
        "warnings": [odd(each, slot.indicator.measure) for each in slot.oddities],
    }


def _narrative(sheet: Sheet) -> dict[str, Any]:
    row = sheet.narrative
    return {
        "activity": sheet.activity.public_id,
        "done": None if row is None else row.done,
        "short": None if row is None else row.short,
        "version": 0 if row is None else row.version,
    }


def _transaction(row: Any, sheet: Sheet) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "activity": sheet.activity.public_id,
        "type": row.type,
        "refund": row.refund,
        "day": row.day,
        "amount": plain(row.amount),
        "currency": row.currency,
        "provider": None if row.provider is None else row.provider.code,
        "receiver": None if row.receiver is None else row.receiver.code,
        "ref": row.ref,
        "description": row.description,
        "corrects": row.corrects_id,
        "reason": row.reason,
        "version": row.version,
    }


@router.put(
    "/rounds/{public_id}/draft",
    response={200: SavedOut, 409: SavedOut, 422: SavedOut},
    summary="Write in a round: all that is given, or with one problem nothing",
)
def write(
    request: HttpRequest,
    public_id: Id,
    given: DraftIn,
    look: Annotated[bool, Query(description="Only tell what would be.")] = False,
    lang: shapes.Lang = "en",
) -> Any:
    """What is not given stays as it is. 409 when somebody else wrote there meanwhile, or when the
    round is not open to write in."""
    refuse_nul(request)
    row = find(request, public_id, "write_report")
    with override(lang):
        reader = _Reader(row, given)
        if reader.problems:
            return Status(422, {"changed": 0, "problems": reader.problems})
        try:
            saved = public.save_draft(
                round=row,
                by=request.user,
                figures=reader.figures,
                narratives=reader.narratives,
                transactions=reader.transactions,
                only_look=look,
            )
        except Refused as refusal:
            raise HttpError(409, f"{refusal.at}: {refusal}") from None
        told = {"changed": saved.changed, "problems": [_problem(p) for p in saved.problems]}
    if not saved.problems:
        return Status(200, told)
    return Status(409 if all(each.stale for each in saved.problems) else 422, told)


def _problem(each: Problem) -> ProblemOut:
    return ProblemOut(
        kind=each.kind,
        index=each.index,
        field=each.field,
        message=each.message,
        stale=each.stale,
        version=None if each.current is None else each.current.version,
    )


class _Reader:
    """What is given, as values of the room; what names nothing here is a problem at its place."""

    def __init__(self, round: Round, given: DraftIn) -> None:
        found = public.sheets(round)
        self.problems: list[ProblemOut] = []
        self.activities = {sheet.activity.public_id: sheet.activity.pk for sheet in found}
        self.indicators = {
            (
                sheet.activity.public_id,
                slot.indicator.result.code,
                slot.indicator.code,
            ): slot.indicator.pk
            for sheet in found
            for slot in sheet.slots
        }
        codes = {c for each in given.transactions for c in (each.provider, each.receiver) if c}
        self.organisations = dict(
            Organisation.objects.filter(code__in=codes, merged_into=None).values_list("code", "pk")
        )
        self.figures = [self._figure(n, each) for n, each in enumerate(given.figures)]
        self.narratives = [
            GivenNarrative(
                self._activity("narrative", n, each.activity),
                done=self._text("narrative", n, "done", each.done),
                short=self._text("narrative", n, "short", each.short),
                version=each.version,
            )
            for n, each in enumerate(given.narratives)
        ]
        self.transactions = [
            GivenTransaction(
                self._activity("transaction", n, each.activity),
                provider=self._organisation(n, "provider", each.provider),
                receiver=self._organisation(n, "receiver", each.receiver),
                description=self._text("transaction", n, "description", each.description),
                **each.dict(exclude={"activity", "provider", "receiver", "description"}),
            )
            for n, each in enumerate(given.transactions)
        ]

    def _figure(self, index: int, each: FigureIn) -> GivenFigure:
        key = self.indicators.get((each.activity, each.result, each.indicator))
        if key is None:
            self._tell("figure", index, "indicator", "the round does not ask for that figure")
        figure = None
        if each.state is not None:
            if each.state not in ("reported", "not_reported", "not_applicable"):
                self._tell("figure", index, "state", f"there is no state {each.state[:20]!r}")
            if each.qualifier not in ("exact", "about", "at_least", "at_most"):
                said = f"there is no qualifier {each.qualifier[:20]!r}"
                self._tell("figure", index, "qualifier", said)
            figure = FigureStatement(
                state=each.state,
                number=each.number,
                denominator=each.denominator,
                text=self._text("figure", index, "text", each.text),
                qualifier=each.qualifier,
                comment=self._text("figure", index, "comment", each.comment),
            )
        parts = tuple(
            PartStatement("actual", tuple(p.cell), p.number, p.denominator, p.state)
            for p in each.parts
        )
        return GivenFigure(key or 0, each.start, figure, parts, each.version)

    def _activity(self, kind: str, index: int, public_id: str) -> int:
        key = self.activities.get(public_id)
        if key is None:
            self._tell(kind, index, "activity", "the round does not ask about that activity")
        return key or 0

    def _organisation(self, index: int, field: str, code: str | None) -> int | None:
        if not code:
            return None
        key = self.organisations.get(code)
        if key is None:
            self._tell("transaction", index, field, f"there is no organisation {code[:60]!r}")
        return key

    def _text(self, kind: str, index: int, field: str, given: dict[str, str] | None) -> Text | None:
        if not given:
            return None
        try:
            return Text(given)
        except ValueError as error:
            self._tell(kind, index, field, str(error))
            return None

    def _tell(self, kind: str, index: int, field: str, message: str) -> None:
        self.problems.append(
            ProblemOut(
                kind=kind, index=index, field=field, message=message, stale=False, version=None
            )
        )
