# SPDX-License-Identifier: EUPL-1.2
"""Money of an activity, as its record has it."""

from __future__ import annotations

from datetime import date as day
from typing import Annotated, Literal

from pydantic import Field

from corridor.foundation.jobs.public import Citations, PackRecord, PackText

from ..rules.statements import (
    BudgetStatement,
    ForecastStatement,
    PlannedStatement,
    TransactionStatement,
)
from .fields import DAY, Amount, Currency, Iso2, Slug, Stretch
from .shares import WHERE_ELSE

VocabularyCode = Annotated[str, Field(pattern=r"^\d{1,2}:\S{1,40}$")]


class BudgetRecord(PackRecord):
    """What it may cost in a stretch of time."""

    period: Stretch = Field(
        description="the time it is for; several years: {from: 2009, until: 2012}, until exclusive"
    )
    amount: Amount = Field(description="in units of the currency")
    currency: Currency = Field("EUR", description="ISO 4217")
    ref: str = Field("", max_length=100, description="tells it from other budgets of the activity")
    status: Literal["1", "2"] = Field("1", description="1 indicative, 2 committed")
    value_date: day | None = Field(
        None, description="the day of the rate to euro; else the period's first day"
    )
    note: PackText | None = Field(None, description="what must be known of it")
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> BudgetStatement:
        return BudgetStatement(
            self.period,
            self.amount,
            self.currency,
            self.ref,
            self.status,
            self.value_date,
            self.note,
            self.sources or (),
        )


class TransactionRecord(PackRecord):
    """Money that moved or was committed."""

    type: Literal["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"] = Field(
        description="IATI TransactionType: 1 incoming funds, 2 commitment, 3 disbursement, "
        "4 expenditure, 11 incoming commitment"
    )
    date: Stretch = Field(description="the day, or the month or year in which the source puts it")
    amount: Amount = Field(description="in units of the currency; below zero for a refund")
    currency: Currency = Field("EUR", description="ISO 4217")
    ref: str = Field("", max_length=100, description="tells it from others of the activity")
    value_date: day | None = Field(
        None, description="the day of the rate to euro; else the last day of the date"
    )
    refund: bool = Field(False, description="whether money came back")
    provider: Slug | None = Field(None, description="code of the organisation that gives")
    provider_activity: str | None = Field(
        None, max_length=200, description="code or IATI identifier of the activity it comes from"
    )
    receiver: Slug | None = Field(None, description="code of the organisation that receives")
    receiver_activity: str | None = Field(
        None, max_length=200, description="code or IATI identifier of the activity it goes to"
    )
    country: Iso2 | None = Field(None, description="ISO 3166-1 alpha-2, where it is for one")
    region: str | None = Field(
        None, pattern=r"^\d{3}$", description="M49 code, where it is for a region"
    )
    sectors: tuple[VocabularyCode, ...] = Field(
        (), description="where the source tells the sector of this money, as 1:15190"
    )
    description: PackText | None = Field(None, description="what it was for")
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> TransactionStatement:
        start, end = self.date.start, self.date.end
        assert start is not None
        assert end is not None
        return TransactionStatement(
            type=self.type,
            day=end - DAY,
            days=(end - start).days,
            amount=self.amount,
            currency=self.currency,
            ref=self.ref,
            value_date=self.value_date,
            refund=self.refund,
            provider=self.provider,
            provider_activity=self.provider_activity,
            receiver=self.receiver,
            receiver_activity=self.receiver_activity,
            country=self.country,
            region=self.region,
            sectors=self.sectors,
            description=self.description,
            sources=self.sources or (),
        )


class PlannedDisbursementRecord(PackRecord):
    """What is expected to be paid in a stretch of time."""

    period: Stretch = Field(description="a year, a month, or {from, until}, until exclusive")
    amount: Amount = Field(description="in units of the currency")
    currency: Currency = Field("EUR", description="ISO 4217")
    value_date: day | None = Field(
        None, description="the day of the rate to euro; else the period's first day"
    )
    provider: Slug | None = Field(None, description="code of the organisation that gives")
    receiver: Slug | None = Field(None, description="code of the organisation that receives")

    def statement(self) -> PlannedStatement:
        return PlannedStatement(
            self.period, self.amount, self.currency, self.value_date, self.provider, self.receiver
        )


class ForecastRecord(PackRecord):
    """All that was expected to be paid, as seen on one day; versions stand beside each other."""

    made: day = Field(description="the day on which it was seen so")
    lines: tuple[PlannedDisbursementRecord, ...] = Field(
        min_length=1, description="what was expected, stretch by stretch"
    )
    note: PackText | None = Field(None, description="what must be known of it")
    sources: Citations | None = Field(None, description=WHERE_ELSE)

    def statement(self) -> ForecastStatement:
        return ForecastStatement(
            self.made, tuple(each.statement() for each in self.lines), self.note, self.sources or ()
        )
