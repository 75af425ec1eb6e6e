# SPDX-License-Identifier: EUPL-1.2
"""Promises to parliament and what became of them."""

from datetime import date
from typing import Annotated, Any, Literal

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja import Query, Router
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.pages.public import Cursors, shapes
from corridor.values.answers import Answer

from .. import public
from ..models import Promise
from .promise_schemas import PromiseCountOut, PromiseDetailOut, PromiseOut
from .shaping import find_framework

router = Router(tags=["policy"])

State = Literal["kept", "kept_late", "under_way", "changed", "open", "silent"]
Kind = Literal["promise", "motion", "amendment", "undertaking", "notice"]


def promise_of(row: Promise, lang: str) -> dict[str, Any]:
    """A row of `promises()` as lists and details have it."""
    said, term = row.said, row.by_when
    return {
        "code": row.code,
        "framework": row.framework.code,
        "kind": row.kind,
        "title": shapes.TextOut.of(row.title, lang),
        "day": None if said is None else shapes.PeriodOut.of(said),
        "term": {
            "kind": term.kind.value,
            "days": None if term.days is None else shapes.PeriodOut.of(term.days),
            "text": shapes.TextOut.perhaps(row.term_text, lang),
        },
        "state": row.state,  # type: ignore[attr-defined]
        "overdue": public.overdue(row, _today()).value,
        "nodes": [node.code for node in row.nodes.all()],
        "responsible": [one.code for one in row.responsible.all()],
        "owner": None if row.owner is None else row.owner.code,
        "reading_of": None if row.reading_of is None else row.reading_of.code,
        "version": row.version,
        "sources": row.sources,
    }


def _today() -> date:
    return date.today()  # noqa: DTZ011 - a day of the calendar, in no time zone


@router.get("/promises", response=list[PromiseOut], summary="Promises to parliament, by day")
@paginate(Cursors, shape=promise_of)
def promises(
    request: HttpRequest,
    state: Annotated[State | None, Query(description="How it stands.")] = None,
    kind: Annotated[Kind | None, Query(description="What it is.")] = None,
    framework: Annotated[str, Query(description="Code of its framework.")] = "",
    node: Annotated[str, Query(description="A node that it touches, as NL08/6.")] = "",
    year: Annotated[
        int | None, Query(description="Year in which it was said.", ge=1900, le=2200)
    ] = None,
    overdue: Annotated[
        Literal["yes", "no", "unknown"] | None, Query(description="Whether it is overdue today.")
    ] = None,
    once: Annotated[
        bool, Query(description="Leave out other readings where sources contradict each other.")
    ] = False,
    lang: shapes.Lang = "en",
) -> QuerySet[Promise]:
    asked = Q()
    for name, value in (("state", state), ("kind", kind), ("year", year)):
        asked &= Q() if value is None else Q(**{name: value})
    if framework:
        asked &= Q(framework__code=framework)
    if overdue is not None:
        asked &= public.overdue_where(_today())[Answer(overdue)]
    if once:
        asked &= Q(reading_of__isnull=True)
    found = public.promises().filter(asked)
    if node:
        of, slash, code = node.partition("/")
        if not slash:
            raise HttpError(422, "node: write framework and node, as NL08/6")
        touching = Q(nodes__framework__code=of, nodes__code=code)
        found = found.filter(pk__in=Promise.objects.filter(touching).values("pk"))
    return found


@router.get(
    "/promises/counts",
    response=list[PromiseCountOut],
    summary="How many promises stand how, by node and year",
)
def counts(
    request: HttpRequest,
    framework: Annotated[str, Query(description="Code of a framework; all if left out.")] = "",
) -> list[dict[str, Any]]:
    of = find_framework(framework) if framework else None
    return [
        {
            "framework": row.framework,
            "node": row.node,
            "year": row.year,
            "state": row.state.value,
            "count": row.count,
        }
        for row in public.count_by_node_and_year(of)
    ]


@router.get("/promises/{code}", response=PromiseDetailOut, summary="A promise with its steps")
def promise(request: HttpRequest, code: str, lang: shapes.Lang = "en") -> dict[str, Any]:
    try:
        row = public.promise(code)
    except Promise.DoesNotExist:
        raise HttpError(404, f"there is no promise {code!r}") from None
    return {
        **promise_of(row, lang),
        "text": shapes.TextOut.of(row.text, lang),
        "origin": shapes.TextOut.of(row.origin, lang),
        "number": row.number or None,
        "who": shapes.TextOut.perhaps(row.who, lang),
        "role": row.role or None,
        "money": None if row.money is None else shapes.MoneyOut.of(row.money),
        "note": shapes.TextOut.perhaps(row.note, lang),
        "readings": [other.code for other in public.readings_of(row)],
        "steps": [
            {
                "number": step.position,
                "state": step.state,
                "day": None if step.happened is None else shapes.PeriodOut.of(step.happened),
                "text": shapes.TextOut.of(step.text, lang),
                "evidence": shapes.TextOut.perhaps(step.evidence, lang),
                "corrects": None if step.corrects is None else step.corrects.position,
                "entered": step.entered,
                "sources": step.sources,
            }
            for step in public.steps_of(row)
        ],
    }
