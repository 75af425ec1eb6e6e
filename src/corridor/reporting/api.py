# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema
from ninja.errors import HttpError

from corridor.foundation.pages.public import shapes

from . import selectors

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
