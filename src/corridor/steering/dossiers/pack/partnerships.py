# SPDX-License-Identifier: EUPL-1.2
"""Partnerships with who takes part, and what either side owes."""

from __future__ import annotations

from typing import Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from corridor.foundation.jobs.public import (
    Citations,
    Kind,
    Outcome,
    PackCountry,
    PackRecord,
    PackSlug,
    PackText,
    PackValidity,
    Refused,
)
from corridor.values.periods import Moment, Validity

from .. import actions
from ..models import Obligation, Partnership
from .fields import When, days

NOT_KNOWN = Validity.between(Moment.parse("unknown"), Moment.parse("unknown"))


class PartyRecord(PackRecord):
    side: Literal["partner", "donor", "carries_out"] = Field(
        description="partner country, donor, or who carries it out"
    )
    standing: Literal["party", "interested", "not_party", "unknown"] = Field(
        "party", description="whether it takes part"
    )
    country: PackCountry | None = Field(None, description="the country")
    organisation: PackSlug | None = Field(None, description="the organisation")
    group: PackText | None = Field(None, description="several in words, where none is named")
    valid: PackValidity | None = Field(None, description="when it did; else not known")
    text: PackText | None = Field(None, description="with what, in own words")
    sources: Citations = Field(description="where it stands")


class PartnershipRecord(PackRecord):
    code: PackSlug = Field(description="the partnership’s name in packs")
    kind: Literal["mobility", "protection", "readmission", "dialogue", "cooperation"] = Field(
        description="what sort of agreement"
    )
    names: PackText = Field(description="its name")
    state: Literal["considered", "agreed", "running", "ended", "unknown"] = Field(
        description="how far it is, as the sources leave it"
    )
    text: PackText = Field(description="what it is about, in own words")
    valid: PackValidity = Field(description="when it held")
    parties: tuple[PartyRecord, ...] = Field(description="who takes part, and who does not")
    sources: Citations = Field(description="where it stands")
    note: PackText | None = Field(None, description="what a reader should know")


def _partnership(record: PartnershipRecord) -> Outcome:
    return actions.load_entry(
        Partnership,
        code=record.code,
        values={
            "kind": record.kind,
            "names": record.names,
            "state": record.state,
            "text": record.text,
            "validity": record.valid,
            "sources": record.sources,
            "note": record.note,
        },
        parts=[_party(party, place) for place, party in enumerate(record.parties)],
        said=record.model_dump(),
    )


def _party(record: PartyRecord, place: int) -> dict[str, Any]:
    at = f"parties.{place}"
    return {
        "side": record.side,
        "standing": record.standing,
        "country": None
        if record.country is None
        else actions.find_country(record.country, f"{at}.country"),
        "organisation": None
        if record.organisation is None
        else actions.find_organisation(record.organisation, f"{at}.organisation"),
        "group": record.group,
        "validity": record.valid or NOT_KNOWN,
        "text": record.text,
        "sources": record.sources,
    }


class StepRecord(PackRecord):
    state: Literal["open", "under_way", "kept", "kept_late", "not_kept", "lapsed", "unknown"] = (
        Field(description="how it stands after this")
    )
    moment: When | None = Field(None, description="when")
    text: PackText = Field(description="what was done, in own words")
    sources: Citations = Field(description="the evidence")


class ObligationRecord(PackRecord):
    code: PackSlug = Field(description="the obligation’s name in packs")
    side: Literal["partner", "donor", "both"] = Field(description="who owes it")
    country: PackCountry | None = Field(None, description="the country it belongs to")
    partnership: PackSlug | None = Field(None, description="the partnership it belongs to")
    text: PackText = Field(description="what is owed, in own words")
    agreed_in: PackText | None = Field(None, description="meeting or paper in which it was agreed")
    due: When | None = Field(None, description="by when; left out where no term is stated")
    steps: tuple[StepRecord, ...] = Field((), description="what was done, the first step first")
    sources: Citations = Field(description="where it stands")
    note: PackText | None = Field(None, description="what a reader should know")


def _obligation(record: ObligationRecord) -> Outcome:
    if record.country is None and record.partnership is None:
        raise Refused("an obligation belongs to a country or to a partnership", "country")
    outcome = actions.load_entry(
        Obligation,
        code=record.code,
        values={
            "side": record.side,
            "country": None if record.country is None else actions.find_country(record.country),
            "partnership": None
            if record.partnership is None
            else actions.find_partnership(record.partnership),
            "text": record.text,
            "agreed_in": record.agreed_in,
            **days(record.due, "due_earliest", "due_latest"),
            "sources": record.sources,
            "note": record.note,
        },
        said=record.model_dump(exclude={"steps"}),
    )
    held = actions.find_obligation(record.code)
    for step in record.steps:
        made = actions.load_step(
            obligation=held,
            state=step.state,
            text=step.text,
            sources=step.sources,
            moment=step.moment or Moment(None, None),
        )
        if made is Outcome.CREATED and outcome is Outcome.UNCHANGED:
            outcome = Outcome.CHANGED
    return outcome


KINDS = [
    Kind(
        "partnership",
        "dossiers",
        PartnershipRecord,
        _partnership,
        after=("country", "organisation"),
        about="agreements on migration with countries of origin, and who takes part",
        key=("code",),
        title=_("Partnerships"),
    ),
    Kind(
        "obligation",
        "dossiers",
        ObligationRecord,
        _obligation,
        after=("partnership",),
        about="what either side owes the other, and what came of it",
        key=("code",),
        title=_("Obligations"),
    ),
]
