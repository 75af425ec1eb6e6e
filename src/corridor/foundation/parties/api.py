# SPDX-License-Identifier: EUPL-1.2
"""Organisations for software."""

from typing import Annotated, Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.urls import reverse
from ninja import Field, Path, Query, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.pages.public import Cursors, shapes

from . import public
from .models import Identifier, Organisation, OrganisationKind, OrganisationName, Parentage
from .rules import sort_key
from .selectors import MOST_WORDS

router = Router(tags=["parties"])


class NameOut(Schema):
    """A name in its languages, with when it held."""

    name: shapes.TextOut
    short: str = Field(description="Short name; empty where there is none.")
    alias: bool = Field(description="True for a name beside the organisation's own.")
    validity: shapes.ValidityOut


class IdentifierOut(Schema):
    """What a register calls the organisation."""

    scheme: str = Field(description="A code of the code list organisation-identifier.")
    value: str


class OrganisationOut(Schema):
    """An organisation in a list."""

    id: str = Field(description="Public identifier, as in its address.")
    code: str = Field(description="By which a data pack names it.")
    kind: str = Field(description="A code of the code list organisation-kind.")
    name: str = Field(description="Current name in the language asked for.")
    name_language: str = Field(description="Language the name is really in.")
    short: str
    country: str | None = Field(description="ISO 3166-1 alpha-2.")
    identifiers: list[IdentifierOut]


class TieOut(Schema):
    """Another organisation, with when the tie to it held."""

    id: str
    code: str
    kind: str = Field("", description="How: renamed, merged or split; empty where not stated.")
    validity: shapes.ValidityOut


class OrganisationDetailOut(OrganisationOut):
    """All that is known of an organisation."""

    names: list[NameOut]
    parents: list[TieOut]
    children: list[TieOut]
    predecessors: list[TieOut]
    successors: list[TieOut]
    note: shapes.TextOut | None
    sources: shapes.Sources


def _brief(row: Organisation, lang: str) -> dict[str, Any]:
    name, spoken = row.name.choose(lang)
    return {
        "id": row.public_id,
        "code": row.code,
        "kind": row.kind,
        "name": name,
        "name_language": spoken,
        "short": row.short,
        "country": None if row.country is None else row.country.iso2,
        "identifiers": [_identifier(one) for one in row.identifiers.all()],
    }


def _identifier(one: Identifier) -> dict[str, str]:
    return {"scheme": one.scheme, "value": one.value}


def _name(row: OrganisationName, lang: str) -> dict[str, Any]:
    return {
        "name": shapes.TextOut.of(row.name, lang),
        "short": row.short,
        "alias": row.alias,
        "validity": shapes.ValidityOut.of(row.validity),
    }


def _tie(other: Organisation, dated: Any) -> dict[str, Any]:
    kind = "" if isinstance(dated, Parentage) else dated.kind
    return {
        "id": other.public_id,
        "code": other.code,
        "kind": kind,
        "validity": shapes.ValidityOut.of(dated.validity),
    }


@router.get(
    "/organisations", response=list[OrganisationOut], summary="Organisations, in order of names"
)
@paginate(Cursors, shape=_brief)
def organisations(
    request: HttpRequest,
    q: Annotated[str, Query(description="Words in a name, now or ever.", max_length=200)] = "",
    kind: Annotated[str, Query(description="A code of organisation-kind.", max_length=20)] = "",
    country: Annotated[str, Query(description="ISO 3166-1 alpha-2.", max_length=2)] = "",
    scheme: Annotated[str, Query(description="A register, with `value`.", max_length=30)] = "",
    value: Annotated[str, Query(description="Identifier in a register.", max_length=100)] = "",
    lang: shapes.Lang = "en",
) -> QuerySet[Organisation]:
    found = public.listed(lang)
    wanted = set(sort_key(q).split())
    if len(wanted) > MOST_WORDS:
        raise HttpError(422, f"ask for at most {MOST_WORDS} different words")
    for word in wanted:
        named = Q()
        for each in ("nl", "fr", "en"):
            named |= Q(**{f"names__sort_{each}__contains": word})
        found = found.filter(pk__in=Organisation.objects.filter(named).values("pk"))
    if kind:
        found = found.filter(kind=kind if kind in OrganisationKind.values else None)
    if country:
        found = found.filter(country__iso2=country.replace("\0", ""))
    for field, text in (("scheme", scheme), ("value", value)):
        if text:
            matching = Identifier.objects.filter(**{field: text.replace("\0", "")})
            found = found.filter(pk__in=matching.values("organisation"))
    return found


@router.get(
    "/organisations/{public_id}",
    response={200: OrganisationDetailOut, 301: None},
    summary="One organisation",
    url_name="organisation",
)
def organisation(
    request: HttpRequest,
    public_id: Annotated[str, Path(pattern="^[0-9a-z]{1,12}$")],
    lang: shapes.Lang = "en",
) -> Any:
    """A record that was merged into another answers with the address of that one (301)."""
    try:
        row = public.organisation_by_public_id(public_id)
    except Organisation.DoesNotExist:
        raise HttpError(404, f"there is no organisation {public_id!r}") from None
    if row.merged_into is not None:
        stayed = row.merged_into.public_id
        return HttpResponsePermanentRedirect(reverse("api:organisation", args=[stayed]))
    children = row.child_parentages.select_related("child")
    return {
        **_brief(row, lang),
        "names": [_name(name, lang) for name in row.names.all()],
        "parents": [_tie(tie.parent, tie) for tie in row.parentages.select_related("parent")],
        "children": [_tie(tie.child, tie) for tie in children],
        "predecessors": [
            _tie(tie.predecessor, tie) for tie in row.predecessions.select_related("predecessor")
        ],
        "successors": [
            _tie(tie.successor, tie) for tie in row.successions.select_related("successor")
        ],
        "note": shapes.TextOut.perhaps(row.note, lang),
        "sources": row.sources,
    }
