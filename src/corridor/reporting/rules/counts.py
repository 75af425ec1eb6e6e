# SPDX-License-Identifier: EUPL-1.2
"""How figures are made of how many there are, and of amounts that stand by themselves.

Where it is not certain whether a record belongs to the year, the count is a bound: the least where
such records are left out, the most where they are taken in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corridor.values.money import CurrencyMismatch

from . import count_definitions as d
from .figures import COUNT, Definition, Evidence, Figure, State, Step
from .results import Asked


@dataclass(frozen=True, slots=True)
class Counted:
    """`sure` records belong to the year, `perhaps` more may; `records` are those that are told of,
    which may be fewer."""

    sure: int
    perhaps: int
    records: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in whole units of `currency`; `about` where the source gives a round number."""

    value: Decimal
    currency: str
    record: Evidence
    about: bool = False


def of_least(definition: Definition, asked: Asked, counted: Counted) -> Figure:
    """How many there are for certain; not stated where there may be some and none is certain."""
    steps = [Step(d.SURE, "", str(counted.sure), COUNT)]
    if counted.perhaps:
        steps.append(Step(d.PERHAPS_LEFT, "", str(counted.perhaps), COUNT))
    if counted.perhaps and not counted.sure:
        return _made(definition, asked, None, State.NOT_STATED, steps, counted.records)
    state = State.AT_LEAST if counted.perhaps else State.STATED
    return _made(definition, asked, Decimal(counted.sure), state, steps, counted.records)


def of_most(definition: Definition, asked: Asked, counted: Counted) -> Figure:
    """How many there are at most: all that nothing rules out."""
    steps = [Step(d.SURE, "", str(counted.sure), COUNT)]
    if counted.perhaps:
        steps.append(Step(d.PERHAPS_COUNTED, "", str(counted.perhaps), COUNT))
    state = State.AT_MOST if counted.perhaps else State.STATED
    value = Decimal(counted.sure + counted.perhaps)
    return _made(definition, asked, value, state, steps, counted.records)


def of_amounts(definition: Definition, asked: Asked, amounts: Sequence[Sum]) -> Figure:
    """Amounts as stated, added up. Raises `CurrencyMismatch` for amounts in several currencies."""
    currencies = sorted({amount.currency for amount in amounts})
    if len(currencies) > 1:
        raise CurrencyMismatch(f"{' and '.join(currencies)} cannot be added without a rate")
    records = [amount.record for amount in amounts]
    if not amounts:
        return _made(definition, asked, None, State.NOT_STATED, [], records, unit="")
    total = sum((amount.value for amount in amounts), Decimal(0))
    terms = " + ".join(plain(amount.value) for amount in amounts)
    steps = [Step(d.COMMITTED, terms, plain(total))] if len(amounts) > 1 else []
    state = State.ABOUT if any(amount.about for amount in amounts) else State.STATED
    return _made(definition, asked, total, state, steps, records, unit=currencies[0])


def _made(
    definition: Definition,
    asked: Asked,
    value: Decimal | None,
    state: State,
    steps: Sequence[Step],
    records: Sequence[Evidence],
    unit: str = COUNT,
) -> Figure:
    return Figure(
        key=asked.key,
        framework=asked.framework,
        year=asked.year,
        definition=definition,
        about=asked.about,
        parameters={"framework": asked.framework, "year": str(asked.year), **asked.parameters},
        unit=unit,
        value=None if value is None else Decimal(plain(value)),
        state=state,
        precision=Decimal(1),
        steps=tuple(steps),
        records=tuple(records),
        counted=asked.counted,
    )


def plain(number: Decimal) -> str:
    """Without the zeros that a column adds."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
