# SPDX-License-Identifier: EUPL-1.2
"""The workbook of a round: downloaded, uploaded, looked at and confirmed."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from ninja import Field, File, Query, Router, Schema, Status
from ninja.errors import HttpError
from ninja.files import UploadedFile

from corridor.engines.sheets import write_csv, write_xlsx
from corridor.foundation.jobs.public import Refused
from corridor.foundation.pages.public import shapes

from .. import public
from ..models import Workbook
from ..public import Look
from .rounds import Id, find

router = Router()
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class BesideOut(Schema):
    """A column with two values, as a reader sees them."""

    column: str
    before: str = Field(description="What stands.")
    after: str = Field(description="What the workbook says.")


class ChangedOut(Schema):
    """A row that would change."""

    sheet: str
    row: int
    what: str = Field(description="new, changed or gone.")
    title: str
    parts: list[BesideOut]


class MessageOut(Schema):
    """What is wrong at a place of the workbook, or to be known."""

    sheet: str = Field(description="Its name in the file; empty for the file as a whole.")
    address: str = Field(description="A cell (C12), a row or a column; empty for the sheet.")
    value: str = Field(description="What was typed.")
    message: str
    stale: bool = Field(description="Somebody else wrote there since it was downloaded.")
    beside: list[BesideOut]


class LookOut(Schema):
    """What a workbook would change. Nothing of it is written while there are messages."""

    id: str
    written: bool
    stamp: str = Field(description="To be named when it is confirmed; empty where it cannot be.")
    changes: list[ChangedOut] = Field(description="The first thousand rows that would change.")
    total: int = Field(description="How many rows would change.")
    messages: list[MessageOut] = Field(description="The first thousand.")
    notices: list[MessageOut]


class ConfirmIn(Schema):
    """What was looked at."""

    stamp: str = Field(description="As it was told with the changes.", max_length=64)


MOST = 1000


@router.get("/rounds/{public_id}/workbook", summary="The workbook of a round, with what stands")
def read(
    request: HttpRequest,
    public_id: Id,
    form: Annotated[
        Literal["xlsx", "csv"], Query(description="csv is a ZIP file, a file for each sheet.")
    ] = "xlsx",
    lang: shapes.Lang = "en",
) -> HttpResponse:
    book = public.book_of(find(request, public_id), request.user, lang)
    if form == "xlsx":
        return HttpResponse(write_xlsx(book), content_type=XLSX)
    return HttpResponse(write_csv(book), content_type="application/zip")


@router.post(
    "/rounds/{public_id}/workbooks",
    response={201: LookOut},
    summary="Upload a workbook; nothing of it is written yet",
)
def upload(
    request: HttpRequest,
    public_id: Id,
    file: Annotated[UploadedFile, File(description="XLSX, CSV, or CSV files in a ZIP file.")],
    lang: shapes.Lang = "en",
) -> Any:
    """422 for a file that cannot be read or is not of this round; 409 while the round is not open
    to write in."""
    round = find(request, public_id, "write_report")
    with override(lang):
        try:
            row = public.keep_workbook(
                round=round,
                file=file,
                name=file.name or "",
                size=file.size or 0,
                by=request.user,
            )
            return Status(201, _out(row, public.look_through(workbook=row, by=request.user)))
        except Refused as refusal:
            raise _error(refusal) from None


@router.get(
    "/rounds/{public_id}/workbooks/{key}", response=LookOut, summary="What a workbook would change"
)
def look(request: HttpRequest, public_id: Id, key: Id, lang: shapes.Lang = "en") -> Any:
    row = _kept(request, public_id, key)
    with override(lang):
        if row.written is not None:
            return _out(row, Look(written=True))
        try:
            return _out(row, public.look_through(workbook=row, by=request.user))
        except Refused as refusal:
            raise _error(refusal) from None


@router.get(
    "/rounds/{public_id}/workbooks/{key}/messages",
    summary="A workbook as it was uploaded, with each message at its cell",
)
def marked(request: HttpRequest, public_id: Id, key: Id, lang: shapes.Lang = "en") -> HttpResponse:
    row = _kept(request, public_id, key)
    with override(lang):
        try:
            found = public.look_through(workbook=row, by=request.user)
        except Refused as refusal:
            raise _error(refusal) from None
    if found.matched is None or found.matched.faults:
        raise HttpError(409, "its columns are not known: download the workbook anew")
    book = public.marked_book(
        row.round,
        request.user,
        row.language,
        matched=found.matched,
        marks=found.notes.marks,
        again=found.notes.again,
    )
    return HttpResponse(write_xlsx(book), content_type=XLSX)


@router.post(
    "/rounds/{public_id}/workbooks/{key}/confirm",
    response={200: LookOut, 409: LookOut, 422: LookOut},
    summary="Write all that a workbook says, or nothing",
)
def confirm(
    request: HttpRequest, public_id: Id, key: Id, given: ConfirmIn, lang: shapes.Lang = "en"
) -> Any:
    """409 when what stands is not what was looked at any more, 422 when something is in the way;
    both with what would change now."""
    row = _kept(request, public_id, key)
    with override(lang):
        try:
            found = public.confirm_workbook(workbook=row, by=request.user, stamp=given.stamp)
        except Refused as refusal:
            raise HttpError(409, f"{refusal.at}: {refusal}") from None
        status = 200 if found.written else 422 if found.messages else 409
        return Status(status, _out(row, found))


def _kept(request: HttpRequest, public_id: str, key: str) -> Workbook:
    round = find(request, public_id, "write_report")
    row = Workbook.objects.filter(round=round, public_id=key).first()
    if row is None:
        raise HttpError(404, f"the round has no workbook {key!r}")
    row.round = round
    return row


def _error(refusal: Refused) -> HttpError:
    return HttpError(409 if refusal.at == "state" else 422, f"{refusal.at}: {refusal}")


def _out(row: Workbook, found: Look) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "written": found.written,
        "stamp": found.stamp,
        "changes": [
            {
                "sheet": each.sheet,
                "row": each.row,
                "what": each.what,
                "title": each.title,
                "parts": [_beside(*part) for part in each.parts],
            }
            for each in found.changes[:MOST]
        ],
        "total": len(found.changes),
        "messages": [_message(each) for each in found.messages[:MOST]],
        "notices": [_message(each) for each in found.notices],
    }


def _message(each: public.Message) -> dict[str, Any]:
    return {
        "sheet": each.sheet,
        "address": each.address,
        "value": each.value,
        "message": each.text,
        "stale": each.stale,
        "beside": [_beside(column, stands, typed) for column, typed, stands in each.beside],
    }


def _beside(column: str, before: str, after: str) -> dict[str, str]:
    return {"column": column, "before": before, "after": after}
