# SPDX-License-Identifier: EUPL-1.2
"""The shapes in which every room's API writes the same values: one for each, the same everywhere.

`of` makes them from a value; a field of a schema is declared by the class. `Sources` takes what a
model or a selector has, citations or strings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Field, Query, Schema
from pydantic import BeforeValidator

from corridor.values.money import Money
from corridor.values.periods import Period, Validity
from corridor.values.texts import Text

Lang = Annotated[Literal["nl", "fr", "en"], Query(description="Language of texts: nl, fr or en.")]
NameLang = Annotated[
    Literal["nl", "en", "fr", "ar", "tr", "pl", "es", "so", "ti", "pap"],
    Query(description="Language of texts: nl, fr, en, ar, tr, pl, es, so, ti or pap."),
]
Day = Annotated[date | None, Query(description="A day, as 2011-07-11; today if left out.")]


def _cited(citations: Iterable[Any]) -> list[str]:
    return [str(citation) for citation in citations]


Sources = Annotated[
    list[str],
    BeforeValidator(_cited),
    Field(description="What it rests on: document and lines, as NL11:79-93."),
]


class TextOut(Schema):
    """A text in the language asked for or the next best, and in every language there is."""

    text: str
    language: str = Field(description="Language that `text` is really in.")
    every: dict[str, str] = Field(description="The text by language.")

    @classmethod
    def of(cls, text: Text | Mapping[str, str], lang: str) -> TextOut:
        text = text if isinstance(text, Text) else Text(text)
        said, spoken = text.choose(lang)
        return cls(text=said, language=spoken, every=dict(text))

    @classmethod
    def perhaps(cls, text: Text | Mapping[str, str] | None, lang: str) -> TextOut | None:
        """As `of`, and null for no text."""
        return cls.of(text, lang) if text else None


class PeriodOut(Schema):
    """Days from `start` up to but not including `end`; null is open."""

    start: date | None
    end: date | None

    @classmethod
    def of(cls, period: Period) -> PeriodOut:
        return cls(start=period.start, end=period.end)


class ValidityOut(Schema):
    """It held at most within `possible`, and surely within `certain`."""

    possible: PeriodOut
    certain: PeriodOut | None = Field(description="Null: no day is sure.")

    @classmethod
    def of(cls, validity: Validity) -> ValidityOut:
        certain = validity.certain
        return cls(
            possible=PeriodOut.of(validity.possible),
            certain=None if certain is None else PeriodOut.of(certain),
        )


class MoneyOut(Schema):
    """An amount. A null amount is left open by the source; that is not zero."""

    amount: str | None = Field(description="Decimal digits, in units of the currency.")
    currency: str = Field(description="ISO 4217.")
    precision: str | None = Field(None, description="The unit to which the source rounds.")

    @classmethod
    def of(
        cls, money: Money | None, currency: str = "", *, precision: Decimal | None = None
    ) -> MoneyOut:
        """`currency` is needed where there is no money to tell it."""
        return cls(
            amount=None if money is None else f"{money.amount:f}",
            currency=currency if money is None else money.currency,
            precision=None if precision is None else f"{precision.normalize():f}",
        )
