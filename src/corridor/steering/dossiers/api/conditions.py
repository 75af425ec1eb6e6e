# SPDX-License-Identifier: EUPL-1.2
"""What frameworks say of conditions, and what was decided. Decisions are taken on the pages."""

from datetime import date
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router
from ninja.pagination import paginate

from corridor.foundation.pages.public import Cursors, shapes

from .. import public
from . import shaping
from .files import Iso2, Word, asked
from .schemas import ClauseOut, DecisionOut, StandingOut

router = Router(tags=["dossiers"])


@router.get("/dossiers/clauses", response=list[ClauseOut], summary="What frameworks say")
@paginate(Cursors, shape=shaping.clause)
def clauses(
    request: HttpRequest, framework: Word = "", stance: Word = "", lang: shapes.Lang = "en"
) -> QuerySet[public.ConditionalityClause]:
    found = public.clauses()
    found = found.filter(framework__code=framework) if framework else found
    return (found.filter(stance=stance) if stance else found).order_by("framework__code", "code")


@router.get("/dossiers/decisions", response=list[DecisionOut], summary="What was decided")
@paginate(Cursors, shape=shaping.decision)
def decisions(
    request: HttpRequest,
    country: Iso2 = "",
    framework: Word = "",
    kind: Word = "",
    since: Annotated[date | None, Query(description="Taken on this day or later.")] = None,
    lang: shapes.Lang = "en",
) -> QuerySet[public.ConditionalityDecision]:
    """The last one recorded first, also those that another took the place of."""
    found = public.decisions()
    found = found.filter(country=asked(country)) if country else found
    found = found.filter(clause__framework__code=framework) if framework else found
    found = found.filter(taken__gte=since) if since else found
    return found.filter(kind=kind) if kind else found


@router.get(
    "/dossiers/{iso2}/conditionality",
    response=list[StandingOut],
    summary="Clauses with the decisions on a country in force on a day",
)
def standing(
    request: HttpRequest, iso2: str, day: shapes.Day = None, lang: shapes.Lang = "en"
) -> list[dict[str, Any]]:
    here = asked(iso2)
    found = public.standing_on(here, day or timezone.localdate())
    return [shaping.standing(each, lang) for each in found]
