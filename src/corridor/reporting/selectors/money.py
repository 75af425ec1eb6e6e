# SPDX-License-Identifier: EUPL-1.2
"""What the steering rooms know of a framework's money, in the form that figures are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache

from corridor.foundation.kernel.public import asked_once
from corridor.steering.policy.public import (
    Framework,
    Funds,
    Part,
    Spending,
    Titles,
    envelopes,
    spending,
    titles,
)
from corridor.steering.portfolio.public import (
    Contribution,
    NodeSpending,
    Transaction,
    spending_by_year,
    spending_told,
)
from corridor.values.money import Money
from corridor.values.texts import Text

from ..rules import calculation
from ..rules.figures import Evidence

TOTAL_AS_PRINTED = Text(
    {"nl": "Totaal, zoals gedrukt", "fr": "Total, tel qu’imprimé", "en": "Total, as printed"}
)
ENVELOPE = Text({"nl": "Budget", "fr": "Enveloppe", "en": "Envelope"})
PAYMENT = Text({"nl": "Betaling", "fr": "Paiement", "en": "Payment"})
MORE_PAYMENTS = {
    "nl": "%d betalingen meer",
    "fr": "%d paiements de plus",
    "en": "%d payments more",
}
MORE_ACTIVITIES = {
    "nl": "%d activiteiten meer",
    "fr": "%d activités de plus",
    "en": "%d activities more",
}


def year_money(framework: Framework, year: int, *, brief: bool = False) -> calculation.YearMoney:
    """A fixed number of queries, however many records there are; `brief` for values alone."""
    spent = spending_told(framework, year, brief=brief)
    return _year(framework, year, titles(framework, year), spent)


def money_of_years(framework: Framework) -> Callable[[int], calculation.YearMoney]:
    """The money of any year, for values alone and without the names of nodes. Four queries, of
    which three are those of `year_money` too."""
    spent = _of_activities(framework)

    @cache
    def of(year: int) -> calculation.YearMoney:
        return _year(framework, year, {}, spent.get(year, {}))

    return of


def years_with_money(framework: Framework) -> set[int]:
    """The years with an envelope, something booked, or spending of activities; as many queries as
    `money_of_years`, and none beside it."""
    booked = {row.year for row in _booked(framework)}
    return booked | _funded(framework).keys() | _of_activities(framework).keys()


_of_activities = asked_once(spending_by_year)


@asked_once
def _booked(framework: Framework) -> tuple[Spending, ...]:
    return spending(framework, known={})


@asked_once
def _funded(framework: Framework) -> dict[int, Funds]:
    return {each.year: each for each in envelopes(framework)}


def _year(
    framework: Framework, year: int, named: Titles, spent: Mapping[str, NodeSpending]
) -> calculation.YearMoney:
    # In the framework's order; what the edition of that year does not have comes last, by code,
    # and counts all the same.
    def place(code: str) -> tuple[int, str]:
        return named[code][0] if code in named else len(named) + 1, code

    every, funds = _booked(framework), _funded(framework).get(year)
    booked = sorted({row.node for row in every if row.node is not None}, key=place)
    rows = sorted((row for row in every if row.year == year), key=lambda row: place(row.node or ""))
    printed = next((row for row in rows if row.node is None), None)
    active = sorted(filter(None, spent), key=place)
    return calculation.YearMoney(
        framework=framework.code,
        year=year,
        names={code: named[code][1] if code in named else _by_code(code) for code in booked},
        nodes={row.node: _spent(row, named) for row in rows if row.node is not None},
        printed=None if printed is None else _spent(printed, named),
        envelope=None if funds is None else _funds(funds),
        parts={} if funds is None else {part.code: _part(part, funds) for part in funds.parts},
        activities={code: _by_activities(each, year) for code, each in spent.items()},
        active={code: named[code][1] if code in named else _by_code(code) for code in active},
    )


def _by_activities(of: NodeSpending, year: int) -> calculation.ByActivities:
    records: list[Evidence] = []
    for each in of.contributions:
        records += _of_activity(each, year)
    if of.others:
        records.append(_others(of, year))
    return calculation.ByActivities(Decimal(_plain(of.spent)), of.count, tuple(records), of.no_rate)


def _of_activity(of: Contribution, year: int) -> Iterator[Evidence]:
    """The activity with its part, then the payments that it spent: in full, before the share."""
    activity = of.activity
    values = _in_euro(of.spent, year)
    values["whole"] = _plain(of.whole)
    values["percentage"] = None if of.percentage is None else _plain(of.percentage)
    values["public_id"] = activity.public_id
    citations = dict.fromkeys(str(c) for each in of.payments for c in each.sources)
    yield Evidence(
        "portfolio.Activity",
        activity.pk,
        activity.title,
        values,
        tuple(citations or activity.sources),
    )
    for payment in of.payments:
        yield _payment(payment, activity.public_id)
    if of.payment_count > len(of.payments):
        rest = _in_euro(
            of.whole - sum((p.euro or Decimal(0) for p in of.payments), Decimal(0)), year
        )
        left = of.payment_count - len(of.payments)
        label = Text({lang: said % left for lang, said in MORE_PAYMENTS.items()})
        yield Evidence("portfolio.Activity", activity.pk, label, rest, (), "part")


def _payment(payment: Transaction, activity: str) -> Evidence:
    values = _in_euro(payment.euro or Decimal(0), payment.day.year)
    values |= {
        "stated": _plain(payment.amount),
        "in": payment.currency,
        "rate": None if payment.rate is None else _plain(payment.rate),
        "day": payment.day.isoformat(),
        "public_id": activity,
    }
    label = payment.description or PAYMENT
    return Evidence(
        "portfolio.Transaction", payment.pk, label, values, tuple(payment.sources), "part"
    )


def _others(of: NodeSpending, year: int) -> Evidence:
    left = of.count - len(of.contributions)
    label = Text({lang: said % left for lang, said in MORE_ACTIVITIES.items()})
    return Evidence("portfolio.YearAmount", 0, label, _in_euro(of.others, year), ())


def _in_euro(amount: Decimal, year: int) -> dict[str, str | None]:
    return {"amount": _plain(amount), "currency": "EUR", "year": str(year)}


def _spent(row: Spending, named: Titles) -> calculation.Amount:
    values = _values(row.amount, row.currency, row.precision, row.year)
    values["node"] = row.node
    values["origin"] = row.origin
    label = TOTAL_AS_PRINTED
    if row.node is not None:
        label = named[row.node][1] if row.node in named else _by_code(row.node)
    citations = tuple(map(str, row.citations))
    evidence = Evidence(row.record.model, row.record.pk, label, values, citations, note=row.note)
    return _amount(row.amount, row.currency, row.precision, evidence)


def _funds(funds: Funds) -> calculation.Amount:
    currency = funds.amount.currency
    values = _values(funds.amount, currency, funds.precision, funds.year)
    citations = tuple(map(str, funds.citations))
    evidence = Evidence(
        funds.record.model, funds.record.pk, ENVELOPE, values, citations, note=funds.note
    )
    return _amount(funds.amount, currency, funds.precision, evidence)


def _part(part: Part, funds: Funds) -> calculation.Part:
    currency = funds.amount.currency
    values = _values(part.amount, currency, funds.precision, funds.year)
    values["node"] = part.node
    citations = tuple(map(str, part.citations))
    evidence = Evidence(
        part.record.model, part.record.pk, part.names, values, citations, note=part.origin
    )
    amount = _amount(part.amount, currency, funds.precision, evidence)
    return calculation.Part(part.code, part.names, amount)


def _values(
    amount: Money | None, currency: str, precision: Decimal, year: int
) -> dict[str, str | None]:
    return {
        "amount": None if amount is None else _plain(amount.amount),
        "currency": currency,
        "precision": _plain(precision),
        "year": str(year),
    }


def _amount(
    amount: Money | None, currency: str, precision: Decimal, evidence: Evidence
) -> calculation.Amount:
    value = None if amount is None else Decimal(_plain(amount.amount))
    return calculation.Amount(value, currency, Decimal(_plain(precision)), evidence)


def _by_code(code: str) -> Text:
    return Text({"nl": f"Onderdeel {code}", "fr": f"Élément {code}", "en": f"Node {code}"})


def _plain(number: Decimal) -> str:
    """Without the zeros that a column adds: 8707499.00 is 8707499."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
