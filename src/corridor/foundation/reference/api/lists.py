# SPDX-License-Identifier: EUPL-1.2
"""Country lists, and whether a country was on one."""

from datetime import date
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import translation
from ninja import Query, Router
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.pages.public import Cursors, shapes

from ..models import CountryList
from ..public import (
    UnknownCountry,
    UnknownList,
    country_list,
    country_lists,
    on_list,
    reason_words,
)
from .common import Key
from .schemas import CountryListDetailOut, CountryListOut, VerdictOut
from .shapes import country_list_of

router = Router(tags=["reference"])


@router.get("/country-lists", response=list[CountryListOut], summary="Country lists")
@paginate(Cursors, shape=country_list_of)
def list_country_lists(request: HttpRequest, lang: shapes.Lang = "en") -> QuerySet[CountryList]:
    return country_lists()


@router.get("/country-lists/{code}", response=CountryListDetailOut, summary="A country list")
def get_country_list(request: HttpRequest, code: Key, lang: shapes.Lang = "en") -> dict[str, Any]:
    """With its members over time."""
    try:
        row = country_list(code)
    except UnknownList as error:
        raise HttpError(404, str(error)) from error
    return {
        **country_list_of(row, lang),
        "members": [
            {
                "list": row.code,
                "country": member.country.iso2,
                "validity": shapes.ValidityOut.of(member.validity),
                "reason": shapes.TextOut.perhaps(member.reason, lang),
                "sources": member.sources,
            }
            for member in row.memberships.all()
        ],
        "areas": [
            {"name": shapes.TextOut.of(area.name, lang), "sources": area.sources}
            for area in row.regions.all()
        ],
    }


@router.get(
    "/country-lists/{code}/verdict", response=VerdictOut, summary="Was a country on a list?"
)
def get_verdict(
    request: HttpRequest,
    code: Key,
    country: Annotated[str, Query(description="alpha-2 code")],
    day: Annotated[date, Query(description="YYYY-MM-DD")],
    lang: shapes.Lang = "en",
) -> dict[str, Any]:
    """Yes, no or unknown on a day, and why."""
    try:
        verdict = on_list(code, country, day)
    except (UnknownList, UnknownCountry) as error:
        raise HttpError(404, str(error)) from error
    with translation.override(lang):
        grounds = [
            {
                "why": reason.why.value,
                "words": reason_words(reason),
                "reason": shapes.TextOut.perhaps(reason.text, lang),
                "validity": None
                if reason.validity is None
                else shapes.ValidityOut.of(reason.validity),
                "sources": reason.sources,
            }
            for reason in verdict.reasons
        ]
    return {
        "answer": verdict.answer.value,
        "list": verdict.list_code,
        "country": verdict.country,
        "day": verdict.day,
        "reasons": grounds,
    }
