# SPDX-License-Identifier: EUPL-1.2
"""Instruments, and the countries they are open to."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from corridor.foundation.jobs.public import (
    Citations,
    Kind,
    Outcome,
    PackCode,
    PackRecord,
    PackSlug,
    PackText,
    PackValidity,
)

from .. import actions


class InstrumentRecord(PackRecord):
    framework: PackCode = Field(description="the framework")
    code: PackSlug = Field(description="the instrument's code within the framework")
    names: PackText = Field(description="its name")
    description: PackText | None = Field(None, description="what it is for")
    valid: PackValidity = Field(description="when it was in force")
    sources: Citations = Field(description="where it stands")


def _instrument(record: InstrumentRecord) -> Outcome:
    return actions.save_instrument(
        by=None,
        framework=record.framework,
        code=record.code,
        names=record.names,
        description=record.description,
        validity=record.valid,
        sources=record.sources,
    )


class CountryRuleRecord(PackRecord):
    framework: PackCode = Field(description="the framework")
    instrument: PackSlug | None = Field(description="the instrument; null: all of the framework's")
    list: PackSlug | None = Field(description="the country list; null: every country")
    effect: Literal["eligible", "priority", "exempt", "only"] = Field(
        description="opens to the list, puts it first, is bound to no list, is limited to the list"
    )
    valid: PackValidity = Field(description="when the rule held")
    reason: PackText = Field(description="why, in own words")
    sources: Citations = Field(description="where it stands")


def _country_rule(record: CountryRuleRecord) -> Outcome:
    return actions.save_country_rule(
        by=None,
        framework=record.framework,
        instrument=record.instrument,
        list_code=record.list,
        effect=record.effect,
        validity=record.valid,
        reason=record.reason,
        sources=record.sources,
    )


KINDS = [
    Kind(
        "instrument",
        "policy",
        InstrumentRecord,
        _instrument,
        after=("framework",),
        about="ways in which a framework's money goes out",
        key=("framework", "code"),
        title=_("Instruments"),
    ),
    Kind(
        "country-rule",
        "policy",
        CountryRuleRecord,
        _country_rule,
        after=("instrument", "country-list"),
        about="which countries an instrument is open to, and when",
        title=_("Rules for countries"),
    ),
]
