# SPDX-License-Identifier: EUPL-1.2
"""Files, what stands in them, and what countries can do themselves."""

from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.pages.public import Cursors, shapes
from corridor.foundation.reference.public import Country, UnknownCountry, countries, country

from .. import public
from . import shaping
from .schemas import (
    AssessmentOut,
    DossierOut,
    InterestOut,
    ObligationOut,
    PaperOut,
    PartnershipOut,
    StrategyOut,
)

router = Router(tags=["dossiers"])

Iso2 = Annotated[str, Query(description="ISO 3166-1 alpha-2.", max_length=2)]
Word = Annotated[str, Query(max_length=30)]


def asked(iso2: str) -> Country:
    try:
        return country(iso2)
    except UnknownCountry as error:
        raise HttpError(404, str(error)) from None


@router.get("/dossiers", response=list[DossierOut], summary="Countries that have a file")
def dossiers(
    request: HttpRequest,
    country_list: Annotated[str, Query(description="Code of a list.", max_length=60)] = "",
    framework: Word = "",
    migration: Annotated[str, Query(pattern="^(yes|no|unknown)?$")] = "",
) -> list[dict[str, Any]]:
    """In the order of codes. All at once: there are never more than there are countries."""
    files = public.summaries()
    codes = dict(countries().filter(pk__in=list(files)).values_list("pk", "iso2"))
    return [
        shaping.dossier(iso2, files[key])
        for key, iso2 in sorted(codes.items(), key=lambda pair: pair[1])
        if (not country_list or country_list in files[key].lists)
        and (not framework or framework in files[key].frameworks)
        and (not migration or migration in files[key].migration)
    ]


@router.get("/dossiers/interests", response=list[InterestOut], summary="What both sides want")
@paginate(Cursors, shape=shaping.interest)
def interests(
    request: HttpRequest,
    country: Iso2 = "",
    theme: Word = "",
    side: Word = "",
    lang: shapes.Lang = "en",
) -> QuerySet[public.Interest]:
    """Those of a country are its own and those of lists that name it."""
    found = public.interests(asked(country)) if country else public.every_interest()
    found = found.filter(theme=theme) if theme else found
    return (found.filter(side=side) if side else found).order_by("theme", "side")


@router.get("/dossiers/papers", response=list[PaperOut], summary="Planning papers")
@paginate(Cursors, shape=shaping.paper)
def papers(
    request: HttpRequest,
    country: Iso2 = "",
    kind: Word = "",
    migration: Annotated[str, Query(pattern="^(yes|no|unknown)?$")] = "",
    lang: shapes.Lang = "en",
) -> QuerySet[public.PlanningPaper]:
    """Those of a country are its own and those of lists that name it."""
    found = public.papers(asked(country)) if country else public.every_paper()
    found = found.filter(kind=kind) if kind else found
    return (found.filter(migration=migration) if migration else found).order_by("kind", "code")


@router.get("/dossiers/partnerships", response=list[PartnershipOut], summary="Partnerships")
@paginate(Cursors, shape=shaping.partnership)
def partnerships(
    request: HttpRequest,
    country: Iso2 = "",
    kind: Word = "",
    state: Word = "",
    lang: shapes.Lang = "en",
) -> QuerySet[public.Partnership]:
    """Those of a country are those in which it is the partner, or may become one."""
    found = public.partnerships_of(asked(country)) if country else public.partnerships()
    found = found.filter(kind=kind) if kind else found
    return (found.filter(state=state) if state else found).order_by("kind", "code")


@router.get("/dossiers/obligations", response=list[ObligationOut], summary="What both sides owe")
@paginate(Cursors, shape=shaping.obligation)
def obligations(
    request: HttpRequest, country: Iso2 = "", side: Word = "", lang: shapes.Lang = "en"
) -> QuerySet[public.Obligation]:
    found = public.obligations_of(asked(country)) if country else public.obligations()
    return (found.filter(side=side) if side else found).order_by("code")


@router.get("/dossiers/capacity", response=list[AssessmentOut], summary="Governance capacity")
@paginate(Cursors, shape=shaping.assessment)
def capacity(
    request: HttpRequest, country: Iso2 = "", domain: Word = "", lang: shapes.Lang = "en"
) -> QuerySet[public.CapacityAssessment]:
    found = public.assessments()
    found = found.filter(country=asked(country)) if country else found
    return (found.filter(domain=domain) if domain else found).order_by("country__iso2", "domain")


@router.get("/dossiers/strategies", response=list[StrategyOut], summary="Capacity strategies")
@paginate(Cursors, shape=shaping.strategy)
def strategies(
    request: HttpRequest, country: Iso2 = "", lang: shapes.Lang = "en"
) -> QuerySet[public.CapacityStrategy]:
    found = public.strategies_of(asked(country)) if country else public.strategies()
    return found.order_by("code")
