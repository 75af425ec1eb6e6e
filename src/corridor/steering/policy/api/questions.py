# SPDX-License-Identifier: EUPL-1.2
"""Money, links and eligibility."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.errors import HttpError

from corridor.foundation.pages.public import shapes

from .. import public
from .schemas import BudgetOut, CrosswalkOut, InvolvedOut, MoneyOfFrameworkOut, RulingOut
from .shaping import envelope_of, find_framework

router = Router(tags=["policy"])


@router.get(
    "/frameworks/{code}/money", response=MoneyOfFrameworkOut, summary="Money of a framework"
)
def money(
    request: HttpRequest,
    code: str,
    year: Annotated[
        int | None, Query(description="Calendar year; all if left out.", ge=1900, le=2200)
    ] = None,
    lang: shapes.Lang = "en",
) -> dict[str, Any]:
    row = find_framework(code)
    tree = public.tree(row, day=date(year, 12, 31) if year else None)
    known = {} if tree is None else {n.code: (n.order, n.title) for n in tree.walk()}
    rows = public.spending(row, year, known=known)
    funds = [each for each in public.envelopes(row) if year in (None, each.year)]
    caps = public.reservations(row, year, known=known)
    checks = public.checks_by_year(tree, rows, funds, caps)
    return {
        "spending": [
            {
                "record": each.record.key,
                "node": each.node,
                "year": each.year,
                "money": shapes.MoneyOut.of(each.amount, each.currency, precision=each.precision),
                "status": each.status,
                "origin": each.origin,
                "note": shapes.TextOut.perhaps(each.note, lang),
                "sources": each.citations,
            }
            for each in rows
        ],
        "envelopes": [envelope_of(each, lang) for each in funds],
        "reservations": [
            {
                "node": each.node,
                "money": shapes.MoneyOut.of(each.amount),
                "validity": shapes.ValidityOut.of(each.reservation.validity),
                "text": shapes.TextOut.of(each.text, lang),
                "note": shapes.TextOut.perhaps(each.note, lang),
                "sources": each.citations,
            }
            for each in caps
        ],
        "explanations": [
            {
                "node": each.node,
                "year": each.year,
                "kind": each.kind,
                "text": shapes.TextOut.of(each.text, lang),
                "sources": each.citations,
            }
            for each in public.explanations(row, year, known=known)
        ],
        "checks": [
            {
                "year": of_year,
                "kind": check.kind,
                "outcome": check.outcome.value,
                "text": shapes.TextOut.of(check.text, lang),
                "records": [record.key for record in check.records],
            }
            for of_year, found in checks.items()
            for check in found
        ],
    }


@router.get("/frameworks/{code}/who-does-what", response=list[InvolvedOut], summary="Who does what")
def who_does_what(
    request: HttpRequest, code: str, lang: shapes.Lang = "en"
) -> list[dict[str, Any]]:
    found = public.involvement(find_framework(code))
    if found is None:
        return []
    return [
        {
            "approach": approach,
            "objective": objective,
            "organisation": each.organisation.code,
            "state": each.answer.value,
            "note": shapes.TextOut.perhaps(each.note, lang),
            "sources": each.citations,
        }
        for (approach, objective), entries in found.cells.items()
        for each in entries
    ]


@router.get("/crosswalk", response=CrosswalkOut, summary="Links between two frameworks")
def crosswalk(
    request: HttpRequest,
    rows: Annotated[str, Query(description="Code of the framework to read from.")],
    columns: Annotated[str, Query(description="Code of the other framework.")],
    lang: shapes.Lang = "en",
) -> dict[str, Any]:
    if rows == columns:
        raise HttpError(422, "name two different frameworks: one has no links to itself")
    found = public.matrix(find_framework(rows), find_framework(columns))
    return {
        "rows": rows,
        "columns": columns,
        "links": [
            {
                "row": link.here,
                "column": link.there,
                "relation": link.relation,
                "basis": link.basis,
                "note": shapes.TextOut.perhaps(link.note, lang),
                "sources": link.citations,
            }
            for link in ([] if found is None else found.cells.values())
        ],
    }


@router.get("/eligibility", response=RulingOut, summary="Was a country eligible on a day?")
def eligibility(
    request: HttpRequest,
    framework: Annotated[str, Query(description="Code of the framework.")],
    country: Annotated[str, Query(description="ISO 3166-1 alpha-2.")],
    instrument: Annotated[str, Query(description="One of its instruments; else as a whole.")] = "",
    day: shapes.Day = None,
    lang: shapes.Lang = "en",
) -> dict[str, Any]:
    try:
        ruling = public.ask(
            framework,
            country,
            day or date.today(),  # noqa: DTZ011 - a day of the calendar, in no time zone
            instrument or None,
        )
    except LookupError as error:
        raise HttpError(404, str(error)) from None
    return {
        "framework": ruling.framework,
        "country": ruling.country,
        "instrument": ruling.instrument,
        "day": ruling.day,
        "eligible": ruling.eligible.value,
        "priority": ruling.priority.value,
        "grounds": [
            {
                "text": shapes.TextOut.of(ground.text, lang),
                "said": shapes.TextOut.perhaps(ground.said, lang),
                "effect": ground.effect,
                "instrument": ground.instrument,
                "country_list": ground.list_code,
                "listed": None if ground.listed is None else ground.listed.value,
                "in_force": None if ground.in_force is None else ground.in_force.value,
                "sources": ground.citations,
            }
            for ground in ruling.grounds
        ],
    }


@router.get("/other-budgets", response=list[BudgetOut], summary="Money beside the envelopes")
def other_budgets(request: HttpRequest, lang: shapes.Lang = "en") -> list[dict[str, Any]]:
    return [
        {
            "code": row.code,
            "names": shapes.TextOut.of(row.names, lang),
            "payer": None if row.payer is None else row.payer.code,
            "recipient": None if row.recipient is None else row.recipient.code,
            "from_year": row.from_year,
            "until_year": row.until_year,
            "money": shapes.MoneyOut.of(row.money, row.currency),
            "approximate": row.approximate,
            "text": shapes.TextOut.of(row.text, lang),
            "sources": row.sources,
        }
        for row in public.other_budgets()
    ]
