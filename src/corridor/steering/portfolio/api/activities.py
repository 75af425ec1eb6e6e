# SPDX-License-Identifier: EUPL-1.2
"""Activities: found as on the page of the list, and one with all its facts."""

from typing import Annotated, Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from ninja import Path, Query, Router
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.kernel.public import as_period
from corridor.foundation.pages.public import Cursors, shapes

from ..models import Activity, ActivityDocument, Participation
from ..selectors import finding
from ..selectors.activities import activity_for
from ..selectors.numbers import numbers_of
from ..selectors.stating import stated_rows
from ..selectors.visible import visible_to
from .schemas import ActivityDetailOut, ActivityFilters, ActivityOut

router = Router(tags=["portfolio"])


def _period(stored: Any) -> shapes.PeriodOut | None:
    return None if stored is None else shapes.PeriodOut.of(as_period(stored))


def _brief(row: Activity, lang: str) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "code": row.code,
        "iati_identifier": row.iati_identifier,
        "level": row.level,
        "title": shapes.TextOut.of(row.title, lang),
        "status": row.status,
        "public": row.public,
        **{
            name: _period(getattr(row, name))
            for name in ("planned_start", "actual_start", "planned_end", "actual_end")
        },
        "partner": None if row.partner is None else row.partner.code,
        "countries": [each.country.iso2 for each in row.countries.all()],
        "implementing": [
            each.organisation.code
            for each in row.participations.all()
            if each.role == Participation.Role.IMPLEMENTING
        ],
    }


@router.get(
    "/activities",
    response=list[ActivityOut],
    summary="Activities, by words and facets",
    url_name="activities",
)
@paginate(Cursors, shape=_brief)
def activities(
    request: HttpRequest,
    filters: Annotated[ActivityFilters, Query()],
    lang: shapes.Lang = "en",
) -> QuerySet[Activity]:
    """Of a filter that is given several times any value will do; filters narrow each other."""
    given = filters.dict()
    words = given.pop("q").replace("\0", "")
    chosen = {}
    for name, values in given.items():
        if not values:
            continue
        clean = [value.replace("\0", "") for value in values]
        numbers = numbers_of(name, clean)
        strange = [value for value in clean if value not in numbers]
        if strange:
            raise HttpError(422, f"{name}: there is no {strange[0][:60]!r}")
        chosen[name] = tuple(numbers.values())
    return (
        finding.Search(request.user)
        .activities(finding.Asked(words, chosen))
        .select_related("partner")
        .prefetch_related(
            "countries__country",
            Prefetch("participations", Participation.objects.select_related("organisation")),
        )
        .order_by("pk")
    )


@router.get(
    "/activities/{public_id}",
    response=ActivityDetailOut,
    summary="One activity",
    url_name="activity",
)
def activity(
    request: HttpRequest,
    public_id: Annotated[str, Path(pattern="^[0-9a-z]{1,12}$")],
    lang: shapes.Lang = "en",
) -> Any:
    """Drafts are answered to those who work on them, and do not exist for others."""
    try:
        row = activity_for(request.user, public_id)
    except Activity.DoesNotExist:
        raise HttpError(404, f"there is no activity {public_id!r}") from None
    seen = visible_to(request.user)
    held = {name: [each for _key, each in rows] for name, rows in stated_rows(row).items()}
    parent = seen.filter(pk=row.parent_id).first() if row.parent_id else None
    others = dict(
        seen.filter(related_from__activity=row).values_list("related_from__pk", "public_id")
    )
    return {
        **_brief(row, lang),
        **{
            name: shapes.TextOut.perhaps(getattr(row, name), lang)
            for name in ("description", "objectives", "target_groups", "note")
        },
        **{name: getattr(row, name) for name in PLAIN},
        "reporting_org": None if row.reporting_org is None else row.reporting_org.code,
        "parent": None if parent is None else parent.public_id,
        "children": list(
            seen.filter(parent=row).order_by("pk").values_list("public_id", flat=True)
        ),
        "evidence": {"intake": row.intake.kind if row.intake else None, "place": row.place},
        "participations": [
            {
                "organisation": each.organisation,
                "role": each.role,
                "percentage": _share(each.percentage),
                "note": shapes.TextOut.perhaps(each.note, lang),
                "sources": each.sources,
            }
            for each in held["participations"]
        ],
        **_where(held, lang),
        **_course(held, lang),
        "relations": [
            {"to": others[each.pk], "kind": each.kind}
            for each in row.relations.all()
            if each.pk in others
        ],
        "documents": [
            _document(each, lang)
            for each in row.documents.select_related("document").filter(period=None)
            if each.public or request.user.has_perm("portfolio.change_activity", row)
        ],
    }


PLAIN = (
    "language",
    "currency",
    "scope",
    "collaboration_type",
    "flow_type",
    "finance_type",
    "aid_type",
    "tied_status",
    "humanitarian",
    "includes_components",
    "version",
    "sources",
)


def _share(percentage: Any) -> str | None:
    return None if percentage is None else f"{percentage.normalize():f}"


def _where(held: dict[str, list[Any]], lang: str) -> dict[str, Any]:
    return {
        "recipient_countries": [
            {
                "country": each.country,
                "percentage": _share(each.percentage),
                "sources": each.sources,
            }
            for each in held["countries"]
        ],
        "recipient_regions": [
            {
                "region": each.region,
                "name": shapes.TextOut.perhaps(each.name, lang),
                "percentage": _share(each.percentage),
                "sources": each.sources,
            }
            for each in held["regions"]
        ],
        "locations": [
            {
                "name": shapes.TextOut.of(each.name, lang),
                "country": each.country,
                "latitude": None if each.latitude is None else f"{each.latitude:f}",
                "longitude": None if each.longitude is None else f"{each.longitude:f}",
                "exact": each.exact,
                "sources": each.sources,
            }
            for each in held["locations"]
        ],
        "sectors": [
            {
                "vocabulary": each.vocabulary,
                "code": each.code,
                "percentage": _share(each.percentage),
                "sources": each.sources,
            }
            for each in held["sectors"]
        ],
        "markers": [
            {
                "vocabulary": each.vocabulary,
                "code": each.code,
                "significance": each.significance,
                "rationale": shapes.TextOut.perhaps(each.rationale, lang),
                "sources": each.sources,
            }
            for each in held["markers"]
        ],
        "nodes": [
            {"node": each.node, "percentage": _share(each.percentage), "sources": each.sources}
            for each in held["nodes"]
        ],
    }


def _days(period: Any) -> shapes.PeriodOut | None:
    return None if period is None else shapes.PeriodOut.of(period)


def _course(held: dict[str, list[Any]], lang: str) -> dict[str, Any]:
    return {
        "phases": [
            {
                "code": each.code,
                "name": shapes.TextOut.of(each.name, lang),
                "text": shapes.TextOut.perhaps(each.text, lang),
                "validity": shapes.ValidityOut.of(each.validity),
                "sources": each.sources,
            }
            for each in held["phases"]
        ],
        "extensions": [
            {
                "decided": _days(each.decided),
                "new_end": _days(each.new_end),
                "budget_neutral": each.budget_neutral,
                "reason": shapes.TextOut.perhaps(each.reason, lang),
                "note": shapes.TextOut.perhaps(each.note, lang),
                "sources": each.sources,
            }
            for each in held["extensions"]
        ],
        "stops": [
            {
                "decided": _days(each.decided),
                "reason": shapes.TextOut.of(each.reason, lang),
                "follow_up": shapes.TextOut.perhaps(each.follow_up, lang),
                "sources": each.sources,
            }
            for each in held["stops"]
        ],
        "secondments": [
            {
                "lender": each.lender,
                "host": each.host,
                "people": each.people,
                "text": shapes.TextOut.of(each.text, lang),
                "validity": shapes.ValidityOut.of(each.validity),
                "sources": each.sources,
            }
            for each in held["secondments"]
        ],
    }


def _document(row: ActivityDocument, lang: str) -> dict[str, Any]:
    here = reverse("portfolio:file", args=[row.public_id]) if row.file else ""
    return {
        "id": row.public_id,
        "title": shapes.TextOut.of(row.title, lang),
        "category": row.category,
        "language": row.language,
        "dated": row.dated,
        "url": row.url or here,
        "document": None if row.document is None else row.document.code,
        "media_type": row.media_type,
        "size": row.size,
        "sha256": row.digest,
        "sources": row.sources,
    }
