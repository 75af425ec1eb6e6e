# SPDX-License-Identifier: EUPL-1.2
"""How each figure is worked out from what the records say. No database, no rounding on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from corridor.values.money import CurrencyMismatch
from corridor.values.shares import Share
from corridor.values.texts import Text

from . import definitions as d
from .figures import PERCENT, Definition, Evidence, Figure, State, Step
from .keys import FigureKey


class NoSuchFigure(LookupError):
    """The question, or what it is asked about, does not exist here; `known` are those that do."""

    def __init__(self, message: str, known: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.known = tuple(known)


@dataclass(frozen=True, slots=True)
class Amount:
    """What one record says; `value` in whole units of `currency`, null where it is not stated."""

    value: Decimal | None
    currency: str
    precision: Decimal
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Part:
    code: str
    name: Text
    amount: Amount


@dataclass(frozen=True, slots=True)
class YearMoney:
    """The money of one framework and year. A node that nobody reported on has no amount at all.

    `nodes` are those that spending is booked on, in their order; `printed` the total as printed.
    """

    framework: str
    year: int
    names: Mapping[str, Text] = field(default_factory=dict)
    nodes: Mapping[str, Amount] = field(default_factory=dict)
    printed: Amount | None = None
    envelope: Amount | None = None
    parts: Mapping[str, Part] = field(default_factory=dict)


YearOf = Callable[[int], YearMoney]


class Calculation:
    """Answers every figure of a framework; `year_of` gives the money of any year."""

    def __init__(self, year_of: YearOf) -> None:
        self._year_of = year_of

    def figure(self, key: FigureKey, year: int) -> Figure:
        """The figure that a report on `year` calls `key`.

        Raises `NoSuchFigure` for an unknown question or subject, and `CurrencyMismatch` where
        amounts of several currencies would have to be added.
        """
        money = self._year_of(year if key.year is None else key.year)
        answer = {
            "spending": self._spending,
            "envelope": self._envelope,
            "remaining": self._remaining,
            "share": self._share,
            "change": self._change,
        }.get(key.question)
        if answer is None:
            raise _unknown("question", key.question, list(d.DEFINITIONS))
        return answer(money, key.subject)

    def keys(self, year: int) -> tuple[FigureKey, ...]:
        """Every figure that the money of the year can answer."""
        money = self._year_of(year)
        subjects = [*money.names, d.TOTAL]
        keys = [FigureKey("spending", s) for s in subjects]
        if money.envelope is not None:
            keys += [FigureKey("envelope", s) for s in (d.TOTAL, *money.parts)]
            keys += [FigureKey("remaining", d.TOTAL), FigureKey("share", d.TOTAL)]
        return (*keys, *(FigureKey("change", s) for s in subjects))

    # Each question

    def _spending(self, money: YearMoney, subject: str) -> Figure:
        if subject != d.TOTAL:
            amount = self._of_node(money, subject)
            about = money.names[subject]
            return _printed(d.SPENDING, money, subject, about, amount)
        booked = list(money.nodes.values())
        stated = [a for a in booked if a.value is not None]
        # Also a node that nobody booked anything on leaves the sum open.
        missing = len(stated) < len({*money.names, *money.nodes})
        total = sum((a.value for a in stated if a.value is not None), Decimal(0))
        printed = money.printed
        currency = _one_currency([*booked, *filter(None, [printed])])
        steps = []
        if stated:
            steps.append(Step(d.SUM, " + ".join(f"{a.value:f}" for a in stated), f"{total:f}"))
        by_sum = printed is None or printed.value is None
        records = [] if printed is None else [_as(printed, "missing" if by_sum else "counted")]
        records += [_as(a, "counted" if by_sum else "compared") for a in stated]
        records += [_as(a, "missing") for a in booked if a.value is None]
        if printed is not None and printed.value is not None:
            if stated:
                steps.append(
                    Step(
                        _verdict(printed.value - total, _slack([printed, *stated]), missing),
                        f"{printed.value:f} - {total:f}",
                        f"{printed.value - total:f}",
                    )
                )
            steps.append(Step(d.AS_PRINTED, f"{printed.value:f}", f"{printed.value:f}"))
            value: Decimal | None = printed.value
            state, precision = State.STATED, printed.precision
        elif stated:
            value, precision = total, max(a.precision for a in stated)
            state = State.AT_LEAST if missing else State.STATED
        else:
            value, state, precision = None, State.NOT_STATED, Decimal(1)
        return _figure(
            d.SPENDING,
            money,
            d.TOTAL,
            d.ALL_PRIORITIES,
            currency,
            value,
            state,
            precision,
            steps,
            records,
        )

    def _envelope(self, money: YearMoney, subject: str) -> Figure:
        if subject == d.TOTAL:
            return _printed(d.ENVELOPE, money, d.TOTAL, d.ALL_PRIORITIES, money.envelope)
        part = money.parts.get(subject)
        if part is None:
            raise _unknown("part of the envelope", subject, [d.TOTAL, *money.parts])
        return _printed(d.ENVELOPE, money, subject, part.name, part.amount)

    def _remaining(self, money: YearMoney, subject: str) -> Figure:
        _only_total(subject)
        envelope = self._envelope(money, d.TOTAL)
        spent = self._spending(money, d.TOTAL)
        return _difference(d.REMAINING, money, d.TOTAL, d.ALL_PRIORITIES, envelope, spent)

    def _share(self, money: YearMoney, subject: str) -> Figure:
        _only_total(subject)
        envelope = self._envelope(money, d.TOTAL)
        spent = self._spending(money, d.TOTAL)
        _same_currency(envelope, spent)
        records = [*spent.records, *envelope.records]
        if not envelope.value or spent.value is None or spent.state is State.AT_LEAST:
            return _figure(
                d.SHARE,
                money,
                d.TOTAL,
                d.ALL_PRIORITIES,
                PERCENT,
                None,
                State.NOT_STATED,
                Decimal(1),
                [],
                records,
            )
        share = Share(spent.value, envelope.value)
        bear = max(spent.precision, envelope.precision) / envelope.value * 100
        precision = max(Decimal("0.01"), Decimal(1).scaleb(bear.adjusted()))
        value = share.percent.quantize(Decimal("0.0001"))
        step = Step(d.DIVIDE, f"{spent.value:f} / {envelope.value:f} * 100", f"{value:f}")
        return _figure(
            d.SHARE,
            money,
            d.TOTAL,
            d.ALL_PRIORITIES,
            PERCENT,
            value,
            State.STATED,
            precision,
            [step],
            records,
            share,
        )

    def _change(self, money: YearMoney, subject: str) -> Figure:
        before = self._year_of(money.year - 1)
        now = self._spending(money, subject)
        then = self._spending(before, subject) if subject in (*before.names, d.TOTAL) else None
        if then is None:
            then = _printed(d.SPENDING, before, subject, now.about, None)
        return _difference(d.CHANGE, money, subject, now.about, now, then)

    def _of_node(self, money: YearMoney, code: str) -> Amount | None:
        if code not in money.names:
            raise _unknown("node", code, [*money.names, d.TOTAL])
        return money.nodes.get(code)


def _printed(
    definition: Definition, money: YearMoney, subject: str, about: Text, amount: Amount | None
) -> Figure:
    if amount is None or amount.value is None:
        records = [] if amount is None else [_as(amount, "missing")]
        currency = "" if amount is None else amount.currency
        return _figure(
            definition,
            money,
            subject,
            about,
            currency,
            None,
            State.NOT_STATED,
            Decimal(1),
            [],
            records,
        )
    step = Step(d.AS_PRINTED, f"{amount.value:f}", f"{amount.value:f}")
    return _figure(
        definition,
        money,
        subject,
        about,
        amount.currency,
        amount.value,
        State.STATED,
        amount.precision,
        [step],
        [_as(amount, "counted")],
    )


def _difference(
    definition: Definition, money: YearMoney, subject: str, about: Text, a: Figure, b: Figure
) -> Figure:
    records = [*a.records, *b.records]
    unit = a.unit or b.unit
    unsure = State.AT_LEAST in (a.state, b.state)
    if a.value is None or b.value is None or unsure:
        return _figure(
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
    _same_currency(a, b)
    value = a.value - b.value
    step = Step(d.SUBTRACT, f"{a.value:f} - {b.value:f}", f"{value:f}")
    return _figure(
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


def _figure(
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


def _as(amount: Amount, role: str) -> Evidence:
    e = amount.evidence
    return Evidence(e.model, e.key, e.label, e.values, e.sources, role, e.note)


def _slack(amounts: Sequence[Amount]) -> Decimal:
    """How far a total may stand from its parts when each was rounded to its precision."""
    return sum((a.precision / 2 for a in amounts), Decimal(0))


def _verdict(difference: Decimal, slack: Decimal, missing: bool) -> Text:
    """What a printed total minus the sum of its stated parts tells."""
    if abs(difference) <= slack:
        return d.AGREES
    return d.LEAVES if missing and difference > 0 else d.DIFFERS


def _one_currency(amounts: Sequence[Amount]) -> str:
    currencies = sorted({a.currency for a in amounts})
    if len(currencies) > 1:
        raise CurrencyMismatch(f"{' and '.join(currencies)} cannot be added without a rate")
    return currencies[0] if currencies else ""


def _same_currency(a: Figure, b: Figure) -> None:
    if a.value is not None and b.value is not None and a.unit != b.unit:
        raise CurrencyMismatch(f"{a.unit} and {b.unit} cannot be compared without a rate")


def _only_total(subject: str) -> None:
    if subject != d.TOTAL:
        raise _unknown("subject", subject, [d.TOTAL])


def _unknown(what: str, given: str, known: Sequence[str]) -> NoSuchFigure:
    return NoSuchFigure(f"there is no {what} {given!r}; there are {', '.join(known)}", known)
