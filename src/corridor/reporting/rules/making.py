# SPDX-License-Identifier: EUPL-1.2
"""How figures of money are put together, whatever their question."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from corridor.values.money import CurrencyMismatch
from corridor.values.shares import Share
from corridor.values.texts import Text

from . import definitions as d
from .amounts import Amount, NoSuchFigure, YearMoney
from .figures import Definition, Evidence, Figure, State, Step
from .keys import FigureKey


def printed(
    definition: Definition,
    money: YearMoney,
    subject: str,
    about: Text,
    amount: Amount | None,
    beside: Sequence[Step] = (),
) -> Figure:
    """As it stands in the source. `beside` are steps that are told and change nothing."""
    if amount is None or amount.value is None:
        records = [] if amount is None else [acting_as(amount, "missing")]
        currency = "" if amount is None else amount.currency
        return made(
            definition,
            money,
            subject,
            about,
            currency,
            None,
            State.NOT_STATED,
            Decimal(1),
            beside,
            records,
        )
    step = Step(d.AS_PRINTED, f"{amount.value:f}", f"{amount.value:f}")
    return made(
        definition,
        money,
        subject,
        about,
        amount.currency,
        amount.value,
        State.STATED,
        amount.precision,
        [*beside, step],
        [acting_as(amount, "counted")],
    )


def difference(
    definition: Definition, money: YearMoney, subject: str, about: Text, a: Figure, b: Figure
) -> Figure:
    records = [*a.records, *b.records]
    unit = a.unit or b.unit
    unsure = State.AT_LEAST in (a.state, b.state)
    if a.value is None or b.value is None or unsure:
        return made(
            definition,
            money,
            subject,
            about,
            unit,
            None,
            State.NOT_STATED,
            Decimal(1),
            [],
            records,
        )
    same_currency(a, b)
    value = a.value - b.value
    step = Step(d.SUBTRACT, f"{a.value:f} - {b.value:f}", f"{value:f}")
    return made(
        definition,
        money,
        subject,
        about,
        unit,
        value,
        State.STATED,
        max(a.precision, b.precision),
        [step],
        records,
    )


def made(
    definition: Definition,
    money: YearMoney,
    subject: str,
    about: Text,
    unit: str,
    value: Decimal | None,
    state: State,
    precision: Decimal,
    steps: Sequence[Step],
    records: Sequence[Evidence],
    share: Share | None = None,
) -> Figure:
    return Figure(
        key=str(FigureKey(definition.question, subject)),
        framework=money.framework,
        year=money.year,
        definition=definition,
        about=about,
        parameters={"framework": money.framework, "year": str(money.year), "subject": subject},
        unit=unit,
        value=value,
        state=state,
        precision=precision,
        steps=tuple(steps),
        records=tuple(records),
        share=share,
    )


def acting_as(amount: Amount, role: str) -> Evidence:
    e = amount.evidence
    return Evidence(e.model, e.key, e.label, e.values, e.sources, role, e.note)


def slack(amounts: Sequence[Amount]) -> Decimal:
    """How far a total may stand from its parts when each was rounded to its precision."""
    return sum((a.precision / 2 for a in amounts), Decimal(0))


def verdict(difference: Decimal, slack: Decimal, missing: bool) -> Text:
    """What a printed total minus the sum of its stated parts tells."""
    if abs(difference) <= slack:
        return d.AGREES
    return d.LEAVES if missing and difference > 0 else d.DIFFERS


def one_currency(amounts: Sequence[Amount], also: Sequence[str] = ()) -> str:
    """The currency of all of them; `also` are currencies of amounts that stand beside them."""
    currencies = sorted({*also, *(a.currency for a in amounts)})
    if len(currencies) > 1:
        raise CurrencyMismatch(f"{' and '.join(currencies)} cannot be added without a rate")
    return currencies[0] if currencies else ""


def same_currency(a: Figure, b: Figure) -> None:
    if a.value is not None and b.value is not None and a.unit != b.unit:
        raise CurrencyMismatch(f"{a.unit} and {b.unit} cannot be compared without a rate")


def only_total(subject: str) -> None:
    if subject != d.TOTAL:
        raise unknown("subject", subject, [d.TOTAL])


def unknown(what: str, given: str, known: Sequence[str]) -> NoSuchFigure:
    return NoSuchFigure(f"there is no {what} {given!r}; there are {', '.join(known)}", known)
