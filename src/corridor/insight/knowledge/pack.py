# SPDX-License-Identifier: EUPL-1.2
"""Terms of the field, and stories of activities."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from corridor.foundation.jobs.public import (
    Citations,
    Kind,
    Outcome,
    PackRecord,
    PackSlug,
    PackText,
)

from . import actions


class TermRecord(PackRecord):
    code: PackSlug = Field(description="its code")
    names: PackText = Field(description="the term itself")
    also: PackText | None = Field(None, description="other names, separated by commas")
    definition: PackText = Field(description="what it means, in own words")
    usage: PackText | None = Field(None, description="how the sources use it")
    contest: PackText | None = Field(None, description="who contests it, and why")
    contest_sources: Citations | None = Field(None, description="where the contest stands")
    related: list[PackSlug] = Field(default_factory=list, description="codes of related terms")
    sources: Citations = Field(description="where it is used or defined")


class FactRecord(PackRecord):
    value: PackText = Field(description="what it comes to, short: a number with its unit")
    text: PackText = Field(description="of what")
    figure: str = Field("", description="the figure that it is, as NL08/2011/spending/6")
    sources: Citations = Field(description="where that stands")


class StoryRecord(PackRecord):
    code: PackSlug = Field(description="its code")
    activity: PackSlug = Field(description="the activity that it tells of, by code")
    title: PackText = Field(description="what it is about, in a few words")
    lead: PackText = Field(description="the whole story in one or two sentences")
    body: PackText = Field(description="the story, paragraphs apart by an empty line")
    published: date = Field(description="the day it was written on")
    sources: Citations = Field(description="where the whole rests on")
    facts: list[FactRecord] = Field(min_length=1, description="its facts, each with its source")


def _term(record: TermRecord) -> Outcome:
    own = dict(record)
    own["contest_sources"] = own["contest_sources"] or ()
    return actions.save_term(by=None, **own)


def _story(record: StoryRecord) -> Outcome:
    own = dict(record)
    facts = [actions.GivenFact(**dict(each)) for each in own.pop("facts")]
    return actions.save_story(by=None, facts=facts, **own)


KINDS = [
    Kind(
        "term",
        "knowledge",
        TermRecord,
        _term,
        after=("document",),
        about="words of the field, with how the sources use them and who contests them",
        key=("code",),
        title=_("Terms"),
    ),
    Kind(
        "story",
        "knowledge",
        StoryRecord,
        _story,
        after=("activity", "document"),
        about="short portraits of activities, each fact with its source",
        key=("code",),
        title=_("Stories"),
    ),
]
