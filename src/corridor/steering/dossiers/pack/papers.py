# SPDX-License-Identifier: EUPL-1.2
"""Planning papers, interests, and what countries can do themselves."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from corridor.foundation.jobs.public import (
    Citations,
    Kind,
    Outcome,
    PackAmount,
    PackCountry,
    PackRecord,
    PackSlug,
    PackText,
    PackValidity,
    Refused,
)

from .. import actions
from ..models import CapacityAssessment, CapacityStrategy, Interest, PlanningPaper
from .fields import AboutRecord, When, about, days


class PaperRecord(AboutRecord):
    code: PackSlug = Field(description="the paper’s name in packs")
    kind: Literal["prsp", "embassy", "eu_strategy", "cooperation", "national", "other"] = Field(
        description="what sort of paper"
    )
    title: PackText = Field(description="its title, or what it is")
    migration: Literal["yes", "no", "unknown"] = Field(description="whether migration stands in it")
    place: PackText | None = Field(None, description="where in the paper")
    how: PackText | None = Field(None, description="how it is put, in own words")
    valid: PackValidity = Field(description="for when it plans")
    sources: Citations = Field(description="where this stands")
    note: PackText | None = Field(None, description="what a reader should know")


def _paper(record: PaperRecord) -> Outcome:
    return actions.load_entry(
        PlanningPaper,
        code=record.code,
        values={
            **about(record),
            "kind": record.kind,
            "title": record.title,
            "migration": record.migration,
            "place": record.place,
            "how": record.how,
            "validity": record.valid,
            "sources": record.sources,
            "note": record.note,
        },
        said=record.model_dump(),
    )


class InterestRecord(AboutRecord):
    code: PackSlug = Field(description="the entry’s name in packs")
    side: Literal["partner", "donor", "both"] = Field(description="whose interest it is")
    theme: Literal[
        "legal",
        "irregular",
        "return",
        "minors",
        "protection",
        "capacity",
        "diaspora",
        "skills",
        "other",
    ] = Field(description="side of migration, or beyond it")
    organisation: PackSlug | None = Field(None, description="who has it, where one is named")
    text: PackText = Field(description="what is wanted or done, in own words")
    valid: PackValidity = Field(description="when it held")
    sources: Citations = Field(description="where it stands")
    note: PackText | None = Field(None, description="what a reader should know")


def _interest(record: InterestRecord) -> Outcome:
    return actions.load_entry(
        Interest,
        code=record.code,
        values={
            **about(record),
            "side": record.side,
            "theme": record.theme,
            "organisation": None
            if record.organisation is None
            else actions.find_organisation(record.organisation),
            "text": record.text,
            "validity": record.valid,
            "sources": record.sources,
            "note": record.note,
        },
        said=record.model_dump(),
    )


class AssessmentRecord(PackRecord):
    code: PackSlug = Field(description="the assessment’s name in packs")
    country: PackCountry = Field(description="the country")
    domain: Literal[
        "policy",
        "services",
        "borders",
        "documents",
        "asylum",
        "training",
        "data",
        "registry",
    ] = Field(description="a code of the code list capacity-domain")
    moment: When | None = Field(None, description="when it was made; left out: not known")
    level: int | None = Field(
        None, ge=0, le=4, description="step of the scale from 0 to 4; left out: in words alone"
    )
    text: PackText = Field(description="what was found, in own words")
    method: PackText | None = Field(None, description="how it was found")
    organisation: PackSlug | None = Field(None, description="who assessed")
    activity: PackSlug | None = Field(None, description="the activity that it is of")
    phase: Literal["before", "after", "other"] = Field(
        "other", description="how things stood before or after the activity, or neither"
    )
    sources: Citations = Field(description="where it stands")
    note: PackText | None = Field(None, description="what a reader should know")


def _assessment(record: AssessmentRecord) -> Outcome:
    if record.phase != "other" and record.activity is None:
        raise Refused("before or after which activity?", "activity")
    return actions.load_entry(
        CapacityAssessment,
        code=record.code,
        values={
            "country": actions.find_country(record.country),
            "domain": record.domain,
            **days(record.moment, "earliest", "latest"),
            "level": record.level,
            "text": record.text,
            "method": record.method,
            "organisation": None
            if record.organisation is None
            else actions.find_organisation(record.organisation),
            "activity": None if record.activity is None else actions.find_activity(record.activity),
            "phase": record.phase,
            "sources": record.sources,
            "note": record.note,
        },
        said=record.model_dump(),
    )


class TimetableRecord(PackRecord):
    text: PackText = Field(description="what is to be done")
    due: When | None = Field(None, description="by when; left out where not stated")
    state: Literal["planned", "done", "dropped", "unknown"] = Field(
        "unknown", description="how far it is"
    )


class StrategyRecord(AboutRecord):
    code: PackSlug = Field(description="the strategy’s name in packs")
    title: PackText = Field(description="its title, or what it is")
    text: PackText = Field(description="what it wants, in own words")
    amount: PackAmount | None = Field(None, description="its budget; left out where not stated")
    currency: str = Field("", pattern=r"^([A-Z]{3})?$", description="ISO 4217 code of the budget")
    steps: tuple[TimetableRecord, ...] = Field((), description="its timetable")
    valid: PackValidity = Field(description="for when it plans")
    sources: Citations = Field(description="where it stands")
    note: PackText | None = Field(None, description="what a reader should know")


def _strategy(record: StrategyRecord) -> Outcome:
    return actions.load_entry(
        CapacityStrategy,
        code=record.code,
        values={
            **about(record),
            "title": record.title,
            "text": record.text,
            "amount": record.amount,
            "currency": record.currency,
            "validity": record.valid,
            "sources": record.sources,
            "note": record.note,
        },
        parts=[
            {"text": step.text, "state": step.state, **days(step.due, "earliest", "latest")}
            for step in record.steps
        ],
        said=record.model_dump(),
    )


KINDS = [
    Kind(
        "planning-paper",
        "dossiers",
        PaperRecord,
        _paper,
        after=("country", "country-list"),
        about="papers by which aid is planned, and whether migration stands in them",
        key=("code",),
        title=_("Planning papers"),
    ),
    Kind(
        "interest",
        "dossiers",
        InterestRecord,
        _interest,
        after=("country", "country-list", "organisation"),
        about="what either side wants of the other",
        key=("code",),
        title=_("Interests"),
    ),
    Kind(
        "capacity-assessment",
        "dossiers",
        AssessmentRecord,
        _assessment,
        after=("country", "organisation", "activity"),
        about="how well a country can run a part of migration itself",
        key=("code",),
        title=_("Assessments of governance capacity"),
    ),
    Kind(
        "capacity-strategy",
        "dossiers",
        StrategyRecord,
        _strategy,
        after=("country", "country-list"),
        about="a country’s plan to run migration itself, with timetable and budget",
        key=("code",),
        title=_("Strategies"),
    ),
]
