# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, File, Router, Schema
from ninja.errors import HttpError
from ninja.files import UploadedFile

from corridor.foundation.pages.public import shapes

from . import selectors
from .rules.verifying import MOST_BYTES, Unreadable

router = Router(tags=["reporting"])


class ReportOut(Schema):
    framework: str = Field(description="code of the framework")
    year: int
    title: shapes.TextOut
    editions: int = Field(description="how many editions were published")


@router.get("/reports", response=list[ReportOut], summary="Progress reports")
def list_reports(request: HttpRequest, lang: shapes.Lang = "en") -> list[dict[str, Any]]:
    """Those that have been published, the newest year first."""
    found = selectors.published_reports().order_by("-year", "framework__code")
    return [
        {
            "framework": report.framework.code,
            "year": report.year,
            "title": shapes.TextOut.of(report.title, lang),
            "editions": vars(report)["edition_count"],
        }
        for report in found
    ]


@router.get("/reports/{framework}/{year}", summary="The latest edition of a report")
def get_report(
    request: HttpRequest, framework: str, year: int, lang: shapes.Lang = "en"
) -> HttpResponse:
    """Its text in one language, with every figure whole: definition, records, sources, hash."""
    report = selectors.find_report(framework, year)
    edition = None if report is None else report.editions.first()
    if edition is None:
        raise HttpError(404, "There is no published report on that framework and year.")
    body = selectors.as_json(selectors.read_edition(edition, lang))
    return HttpResponse(body, content_type="application/json")


@router.get("/reports/{framework}/{year}/{form}", summary="The latest edition as a file")
def get_report_file(
    request: HttpRequest,
    framework: str,
    year: int,
    form: Literal["pdf", "docx", "html", "json"],
    lang: shapes.Lang = "en",
) -> HttpResponse:
    """Tagged PDF, DOCX for word processors, one web page, or the data; each time the same bytes."""
    report = selectors.find_report(framework, year)
    edition = None if report is None else report.editions.first()
    if edition is None:
        raise HttpError(404, "There is no published report on that framework and year.")
    file = selectors.as_file(selectors.read_edition(edition, lang), form)
    disposition = f'attachment; filename="{file.name}"'
    return HttpResponse(file.content, file.media_type, headers={"Content-Disposition": disposition})


@router.get("/annexes/{framework}/{year}/{form}", summary="The table of a budget annex")
def get_annex(
    request: HttpRequest,
    framework: str,
    year: int,
    form: Literal["xlsx", "csv"],
    lang: shapes.Lang = "en",
) -> HttpResponse:
    """Theme, result area, indicator, target, realised, multi-year target and goal, as they are now;
    each row with the address of its figure. Where there is no number, words say why."""
    try:
        told = selectors.annex(selectors.framework_of(framework), year)
    except selectors.UNANSWERED as error:
        raise HttpError(404, str(error)) from error
    file = selectors.annex_file(told, form, lang)
    disposition = f'attachment; filename="{file.name}"'
    return HttpResponse(file.content, file.media_type, headers={"Content-Disposition": disposition})


@router.get("/figures/{framework}/{year}", response=list[str], summary="Keys of figures")
def list_figures(request: HttpRequest, framework: str, year: int) -> list[str]:
    """Every figure that can be asked of a framework and year."""
    try:
        return selectors.figure_keys(framework, year)
    except selectors.UNANSWERED as error:
        raise HttpError(404, str(error)) from error


@router.get("/figures/{framework}/{year}/{path:key}", summary="One figure, as it is now")
def get_figure(request: HttpRequest, framework: str, year: int, key: str) -> dict[str, Any]:
    """Value, unit, parameters, calculation, records and sources, with the hash of all that."""
    try:
        figure = selectors.live_figure(framework, year, key)
    except selectors.UNANSWERED as error:
        raise HttpError(404, str(error)) from error
    return {**figure.as_json(), "hash": figure.hash}


class DifferenceOut(Schema):
    figure: str = Field(description="key of the figure; empty for the report itself")
    field: str = Field(description="names with points between")
    expected: str
    found: str = Field(description="what the file says instead")


class VerifiedOut(Schema):
    same: bool = Field(description="whether the file is, to the last digit, what was published")
    framework: str
    year: int
    edition: int | None = Field(description="the number that the file says")
    published: bool = Field(description="whether there is such an edition here")
    newest: int | None = Field(description="the edition that stands now")
    hashes_hold: bool = Field(description="whether every hash is that of what it vouches for")
    wrong_hashes: list[str] = Field(description="keys of the figures whose hash does not hold")
    differences: list[DifferenceOut]


@router.post("/verify", response=VerifiedOut, summary="Is this file what was published?")
def verify_file(
    request: HttpRequest,
    file: Annotated[UploadedFile, File(description="A report or figure, as downloaded (JSON).")],
) -> dict[str, Any]:
    """The hashes are worked out again, and the file is compared with the edition. It is not kept.
    422 with the reason where it cannot be read."""
    if file.size is None or file.size > MOST_BYTES:
        raise HttpError(413, f"too_large: at most {MOST_BYTES} bytes")
    try:
        checked = selectors.verify(file.read(MOST_BYTES + 1))
    except Unreadable as error:
        raise HttpError(422, str(error)) from error
    return {
        "same": checked.same,
        "framework": checked.download.framework,
        "year": checked.download.year,
        "edition": checked.download.number,
        "published": checked.published is not None,
        "newest": checked.newest,
        "hashes_hold": checked.hashes_hold,
        "wrong_hashes": [each.key for each in checked.figures if not each.same],
        "differences": [
            {
                "figure": each.figure,
                "field": each.field,
                "expected": each.expected,
                "found": each.found,
            }
            for each in checked.differences
        ],
    }
