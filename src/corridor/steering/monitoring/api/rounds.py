# SPDX-License-Identifier: EUPL-1.2
"""Rounds and their steps."""

from datetime import date
from typing import Annotated, Any

from django.db.models import QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router, Status
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import Cursors, shapes
from corridor.foundation.parties.public import Organisation, organisation_by_code
from corridor.values.periods import Period

from .. import public
from ..models import ApprovedReport, Remark, ReportedTransaction, Round
from ..public import Missing, Verb
from ..rules.days import first
from ..rules.states import TRANSITIONS
from ..selectors.rounds import at_whom, late_on, names_of, steps
from ..selectors.sheets import Slot
from .schemas import (
    ApprovedOut,
    RemarkIn,
    RemarkOut,
    RoundDetailOut,
    RoundIn,
    RoundOut,
    StepIn,
)

router = Router()
Id = Annotated[str, Path(pattern="^[0-9a-z]{1,12}$")]


def find(request: HttpRequest, public_id: str, permission: str = "") -> Round:
    """The round, if the caller may see it (404) and has the permission for it (403)."""
    try:
        found = public.visible_rounds(request.user).get(public_id=public_id)
    except Round.DoesNotExist:
        raise HttpError(404, f"there is no round {public_id!r}") from None
    if permission and not request.user.has_perm(f"monitoring.{permission}", found):
        raise HttpError(403, "You may not do that.")
    return found


def refuse_nul(request: HttpRequest) -> None:
    """A text with a NUL, which the database cannot hold, is not understood (422)."""
    if b"\\u0000" in request.body:
        raise HttpError(422, "a text cannot hold a NUL")


def brief(row: Round, lang: str) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "partner": row.holder.code,
        "period": shapes.PeriodOut.of(row.days),
        "due": row.due,
        "state": row.state,
        "since": row.since,
        "at": str(at_whom(row)),
        "late": public.lateness(row),
        "version": row.version,
    }


@router.get("/rounds", response=list[RoundOut], summary="Reporting rounds that you may see")
@paginate(Cursors, shape=brief)
def rounds(
    request: HttpRequest,
    partner: Annotated[str, Query(description="Code of the partner.", max_length=60)] = "",
    state: Annotated[str, Query(description="State of the round.", max_length=9)] = "",
    year: Annotated[int | None, Query(description="When it begins.", ge=1, le=9999)] = None,
    late: Annotated[bool | None, Query(description="Late or in time.")] = None,
    lang: shapes.Lang = "en",
) -> QuerySet[Round]:
    found = public.visible_rounds(request.user).order_by("-due", "pk")
    if partner:
        found = found.filter(partner__code=partner.replace("\0", ""))
    if state:
        found = found.filter(state=state.replace("\0", ""))
    if year is not None:
        found = found.annotate(year=ExtractYear("period__startswith")).filter(year=year)
    if late is not None:
        condition = late_on(timezone.localdate())
        found = found.filter(condition if late else ~condition)
    return found


@router.post("/rounds", response={201: RoundOut}, summary="Make a round")
def make(request: HttpRequest, given: RoundIn) -> Any:
    refuse_nul(request)
    if not request.user.has_perm("monitoring.open_round"):
        raise HttpError(403, "You may not do that.")
    try:
        partner = organisation_by_code(given.partner)
        made = public.open_round(
            partner=partner,
            period=Period(given.start, given.end),
            due=given.due,
            by=request.user,
            open=given.open,
        )
    except Organisation.DoesNotExist:
        raise HttpError(422, f"partner: there is no organisation {given.partner!r}") from None
    except Refused as refusal:
        raise HttpError(422, f"{refusal.at}: {refusal}") from None
    except ValueError as error:
        raise HttpError(422, f"end: {error}") from None
    return Status(201, brief(public.round_by_public_id(made.public_id), "en"))


@router.get("/rounds/{public_id}", response=RoundDetailOut, summary="One round")
def one(request: HttpRequest, public_id: Id) -> Any:
    row = find(request, public_id)
    taken = list(steps(row))
    remarks = list(
        Remark.objects.filter(round=row).select_related(
            "activity", "indicator__result", "transaction"
        )
    )
    people = names_of([*(s.by_key for s in taken), *(r.by_key for r in remarks)])
    return {
        **brief(row, "en"),
        "steps": [
            {
                "verb": each.verb,
                "before": each.before,
                "after": each.after,
                "at": each.at,
                "by": people.get(each.by_key or 0),
                "remark": each.remark,
            }
            for each in taken
        ],
        "remarks": [_remark(each, people) for each in remarks],
        "missing": [_missing(each) for sheet in public.sheets(row) for each in sheet.missing],
        "approved": list(row.approved.values_list("number", flat=True)),
    }


def _remark(row: Remark, people: dict[int, str]) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "activity": None if row.activity is None else row.activity.public_id,
        "result": None if row.indicator is None else row.indicator.result.code,
        "indicator": None if row.indicator is None else row.indicator.code,
        "start": None if row.period is None else row.period.lower,
        "transaction": None if row.transaction is None else row.transaction.public_id,
        "text": row.text,
        "at": row.at,
        "by": people.get(row.by_key or 0),
        "resolved": row.resolved,
    }


def _missing(each: Missing) -> dict[str, Any]:
    slot = each.slot
    return {
        "activity": each.activity.public_id,
        "lack": str(each.lack),
        "result": None if slot is None else slot.indicator.result.code,
        "indicator": None if slot is None else slot.indicator.code,
        "start": None if slot is None else first(slot.days),
    }


@router.post("/rounds/{public_id}/steps", response=RoundOut, summary="Take a step")
def step(request: HttpRequest, public_id: Id, given: StepIn) -> Any:
    """409 when another step was taken meanwhile or this one cannot be taken now."""
    refuse_nul(request)
    try:
        verb = Verb(given.verb)
        wanted = TRANSITIONS[verb].permission
    except (ValueError, KeyError):
        raise HttpError(422, f"verb: there is no step {given.verb[:20]!r}") from None
    row = find(request, public_id, wanted)
    try:
        if verb is Verb.APPROVE:
            public.approve(round=row, version=given.version, by=request.user, remark=given.remark)
        else:
            public.take_step(
                round=row,
                verb=verb,
                version=given.version,
                by=request.user,
                remark=given.remark,
                due=given.due,
            )
    except public.Stale as stale:
        said = f"version: the round is at version {stale.current.version} by now"
        raise HttpError(409, said) from None
    except Refused as refusal:
        status = 422 if refusal.at in ("remark", "due") else 409
        raise HttpError(status, f"{refusal.at}: {refusal}") from None
    return brief(public.round_by_public_id(public_id), "en")


@router.post("/rounds/{public_id}/remarks", response={201: RemarkOut}, summary="Leave a remark")
def remark(request: HttpRequest, public_id: Id, given: RemarkIn) -> Any:
    refuse_nul(request)
    row = find(request, public_id)
    user = request.user
    if not any(
        user.has_perm(f"monitoring.{each}", row) for each in ("judge_report", "write_report")
    ):
        raise HttpError(403, "You may not do that.")
    try:
        made = public.remark_on(round=row, text=given.text, by=user, **_place(row, given))
    except Refused as refusal:
        status = 409 if refusal.at == "state" else 422
        raise HttpError(status, f"{refusal.at}: {refusal}") from None
    return Status(201, _remark(made, names_of([user.pk])))


def _place(row: Round, given: RemarkIn) -> dict[str, Any]:
    if given.transaction is not None:
        money = ReportedTransaction.objects.filter(round=row, public_id=given.transaction)
        found = money.select_related("activity").first()
        if found is None:
            raise HttpError(422, "transaction: there is no such transaction in this round")
        return {"transaction": found}
    if given.activity is None:
        return {}
    for sheet in public.sheets(row):
        if sheet.activity.public_id == given.activity:
            if given.indicator is None:
                return {"activity": sheet.activity}
            slot = slot_at(sheet.slots, given.result, given.indicator, given.start)
            if slot is not None:
                return {"indicator": slot.indicator, "period": slot.days}
            raise HttpError(422, "indicator: the round does not ask for that figure")
    raise HttpError(422, "activity: the round does not ask about that activity")


def slot_at(
    slots: tuple[Slot, ...], result: str | None, indicator: str, start: date | None
) -> Slot | None:
    for slot in slots:
        named = (slot.indicator.result.code, slot.indicator.code, first(slot.days))
        if named == (result, indicator, start):
            return slot
    return None


@router.get(
    "/rounds/{public_id}/approved/{number}",
    response=ApprovedOut,
    summary="An approved report, as it was frozen",
)
def approved(request: HttpRequest, public_id: Id, number: int) -> Any:
    row = find(request, public_id)
    report = ApprovedReport.objects.filter(round=row, number=number).first()
    if report is None:
        raise HttpError(404, f"the round has no approved report {number}")
    return report
