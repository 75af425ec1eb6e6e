# SPDX-License-Identifier: EUPL-1.2
"""Terms and stories for software."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from corridor.foundation.pages.public import Cursors, shapes

from . import public
from .models import Story, StoryFact, Term

router = Router(tags=["knowledge"])


class TermOut(Schema):
    """A word of the field."""

    code: str
    names: shapes.TextOut
    also: shapes.TextOut | None = Field(description="Other names, separated by commas.")
    definition: shapes.TextOut
    usage: shapes.TextOut | None = Field(description="How the sources use it.")
    contested: bool
    contest: shapes.TextOut | None = Field(description="Who contests it, and why.")
    contest_sources: shapes.Sources
    related: list[str] = Field(description="Codes of related terms.")
    sources: shapes.Sources


class FactOut(Schema):
    """A fact of a story."""

    value: shapes.TextOut
    text: shapes.TextOut
    figure: str | None = Field(description="The figure that it is: framework, year and key.")
    sources: shapes.Sources


class StoryOut(Schema):
    """A short portrait of an activity."""

    code: str
    activity: str = Field(description="Identifier of the activity.")
    published: date
    title: shapes.TextOut
    lead: shapes.TextOut
    sources: shapes.Sources


class StoryDetailOut(StoryOut):
    body: shapes.TextOut = Field(description="Paragraphs apart by an empty line.")
    facts: list[FactOut]


def _term(row: Term, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "names": shapes.TextOut.of(row.names, lang),
        "also": shapes.TextOut.perhaps(row.also, lang),
        "definition": shapes.TextOut.of(row.definition, lang),
        "usage": shapes.TextOut.perhaps(row.usage, lang),
        "contested": row.contested,
        "contest": shapes.TextOut.perhaps(row.contest, lang),
        "contest_sources": row.contest_sources,
        "related": row.related,
        "sources": row.sources,
    }


def _story(row: Story, lang: str) -> dict[str, Any]:
    return {
        "code": row.code,
        "activity": row.activity.public_id,
        "published": row.published,
        "title": shapes.TextOut.of(row.title, lang),
        "lead": shapes.TextOut.of(row.lead, lang),
        "sources": row.sources,
    }


def _fact(row: StoryFact, lang: str) -> dict[str, Any]:
    return {
        "value": shapes.TextOut.of(row.value, lang),
        "text": shapes.TextOut.of(row.text, lang),
        "figure": row.figure or None,
        "sources": row.sources,
    }


@router.get("/terms", response=list[TermOut], summary="Terms of the field")
@paginate(Cursors, shape=_term)
def terms(request: HttpRequest, lang: shapes.Lang = "en") -> QuerySet[Term]:
    return public.terms()


@router.get("/terms/{code}", response=TermOut, summary="A term of the field")
def term(request: HttpRequest, code: str, lang: shapes.Lang = "en") -> dict[str, Any]:
    try:
        return _term(public.term(code), lang)
    except Term.DoesNotExist:
        raise HttpError(404, "There is no such term.") from None


@router.get("/stories", response=list[StoryOut], summary="Stories of activities")
@paginate(Cursors, shape=_story)
def stories(request: HttpRequest, lang: shapes.Lang = "en") -> QuerySet[Story]:
    return public.stories()


@router.get("/stories/{code}", response=StoryDetailOut, summary="A story of an activity")
def story(request: HttpRequest, code: str, lang: shapes.Lang = "en") -> dict[str, Any]:
    try:
        row = public.story(code)
    except Story.DoesNotExist:
        raise HttpError(404, "There is no such story.") from None
    facts = [_fact(fact, lang) for fact in public.facts_of(row)]
    return {**_story(row, lang), "body": shapes.TextOut.of(row.body, lang), "facts": facts}
