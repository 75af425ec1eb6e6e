# SPDX-License-Identifier: EUPL-1.2
"""Activities with money for tests, in a few words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from corridor.foundation.kernel.public import as_columns
from corridor.foundation.reference.models import Country, Region
from corridor.foundation.reference.public import save_currency, save_rate
from corridor.steering.portfolio.actions import save_activity
from corridor.steering.portfolio.models import Activity, Intake
from corridor.steering.portfolio.rules.statements import (
    ActivityStatement,
    BudgetStatement,
    CountryStatement,
    NodeStatement,
    SectorStatement,
    TransactionStatement,
)
from corridor.values.periods import Period, parse_validity
from corridor.values.texts import Text


def text(words: str) -> Text:
    return Text({"nl": words, "fr": words, "en": words})


def paid(amount: str = "100", day: str = "2011-03-01", type: str = "3", **more: Any) -> Any:
    more.setdefault("currency", "EUR")
    return TransactionStatement(
        type=type, day=date.fromisoformat(day), amount=Decimal(amount), **more
    )


def budget(amount: str, year: int = 2011, **more: Any) -> BudgetStatement:
    more.setdefault("currency", "EUR")
    return BudgetStatement(period=Period.year(year), amount=Decimal(amount), **more)


def said(code: str, *transactions: Any, **more: Any) -> ActivityStatement:
    """An activity of a pack, unless the sources say otherwise."""
    more.setdefault("sources", ("NL11:79",))
    for name in ("countries", "nodes", "sectors"):
        if name in more:
            more[name] = tuple(more[name])
    return ActivityStatement(
        title=text(f"Activity {code}"), code=code, transactions=tuple(transactions), **more
    )


def saved(code: str, *transactions: Any, intake: Intake | None = None, **more: Any) -> Activity:
    """The activity as it is after all of this was stated of it."""
    save_activity(by=None, statement=said(code, *transactions, **more), intake=intake)
    return Activity.objects.get(code=code)


def part(kind: type, code: str, percentage: str | None = None) -> Any:
    return kind(code, percentage=None if percentage is None else Decimal(percentage))


def country(code: str, percentage: str | None = None) -> CountryStatement:
    return part(CountryStatement, code, percentage)


def node(path: str, percentage: str | None = None) -> NodeStatement:
    return part(NodeStatement, path, percentage)


def sector(code: str, percentage: str | None = None) -> SectorStatement:
    return part(SectorStatement, code, percentage)


def ground() -> None:
    """Currencies, one rate and three countries."""
    save_currency(by=None, code="EUR")
    save_currency(by=None, code="USD")
    save_rate(by=None, currency="USD", day=date(2011, 3, 1), rate=Decimal("1.25"))
    always = as_columns(parse_validity({"from": "open", "until": "open"}))
    africa = Region.objects.create(code="002", kind="continent", names=text("Africa"))
    for iso2, iso3 in (("MA", "MAR"), ("GH", "GHA"), ("SO", "SOM")):
        Country.objects.create(iso2=iso2, iso3=iso3, region=africa, **always)


def intake(kind: str = "iati", name: str = "activities.xml") -> Intake:
    return Intake.objects.create(kind=kind, name=name)
