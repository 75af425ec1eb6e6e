# SPDX-License-Identifier: EUPL-1.2
"""How each figure of money is worked out from what the records say. No database, no rounding on
the way. What counts and what does not is said in docs/adr/0013."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial

from corridor.values.shares import Share
from corridor.values.texts import Text

from . import definitions as d
from .amounts import Amount, ByActivities, NoSuchFigure, Part, YearMoney
from .count_definitions import DEFINITIONS as OF_COUNTS
from .figures import COUNT, PERCENT, Definition, Evidence, Figure, State, Step
from .keys import FigureKey
from .making import (
    acting_as,
    difference,
    made,
    one_currency,
    only_total,
    printed,
    same_currency,
    slack,
    unknown,
    verdict,
)
from .result_definitions import DEFINITIONS as OF_RESULTS

__all__ = ["Amount", "ByActivities", "Calculation", "NoSuchFigure", "Part", "YearMoney"]

EURO = "EUR"
WHOLE = Decimal(1)
MOST_TERMS = 60
YearOf = Callable[[int], YearMoney]
Answer = Callable[[YearMoney, str], Figure]


class Calculation:
    """Answers every figure of money of a framework; `year_of` gives the money of any year."""

    def __init__(self, year_of: YearOf) -> None:
        self._year_of = year_of
        stated, together = self._spending, self._together
        self._answers: dict[str, Answer] = {
            "spending": stated,
            "envelope": self._envelope,
            "remaining": partial(self._remaining, d.REMAINING, stated),
            "share": partial(self._share, d.SHARE, stated),
            "change": partial(self._change, d.CHANGE, stated),
            "spending-activities": self._by_activities,
            "spending-together": together,
            "remaining-together": partial(self._remaining, d.REMAINING_TOGETHER, together),
            "share-together": partial(self._share, d.SHARE_TOGETHER, together),
            "change-together": partial(self._change, d.CHANGE_TOGETHER, together),
        }

    def figure(self, key: FigureKey, year: int) -> Figure:
        """The figure that a report on `year` calls `key`.

        Raises `NoSuchFigure` for an unknown question or subject, and `CurrencyMismatch` where
        amounts of several currencies would have to be added.
        """
        answer = self._answers.get(key.question)
        if answer is None:
            raise unknown("question", key.question, [*d.DEFINITIONS, *OF_RESULTS, *OF_COUNTS])
        return answer(self._year_of(year if key.year is None else key.year), key.subject)

    def keys(self, year: int) -> tuple[FigureKey, ...]:
        """Every figure that the money of the year can answer."""
        money = self._year_of(year)
        subjects = [*money.names, d.TOTAL]
        keys = [FigureKey("spending", s) for s in subjects]
        if money.envelope is not None:
            keys += [FigureKey("envelope", s) for s in (d.TOTAL, *money.parts)]
            keys += [FigureKey("remaining", d.TOTAL), FigureKey("share", d.TOTAL)]
        keys += (FigureKey("change", s) for s in subjects)
        if money.activities:
            subjects = [*money.every_name, d.TOTAL]
            keys += (FigureKey("spending-activities", s) for s in (*money.active, d.TOTAL))
            keys += (FigureKey("spending-together", s) for s in subjects)
            if money.envelope is not None:
                keys += (FigureKey(f"{q}-together", d.TOTAL) for q in ("remaining", "share"))
            keys += (FigureKey("change-together", s) for s in subjects)
        return tuple(keys)

    # Each question

    def _spending(self, money: YearMoney, subject: str) -> Figure:
        if subject != d.TOTAL:
            amount = self._of_node(money, subject)
            about = money.names[subject]
            beside = _beside(money.activities.get(subject))
            return printed(d.SPENDING, money, subject, about, amount, beside)
        booked = list(money.nodes.values())
        stated = [a for a in booked if a.value is not None]
        # Also a node that nobody booked anything on leaves the sum open.
        missing = len(stated) < len({*money.names, *money.nodes})
        total = sum((a.value for a in stated if a.value is not None), Decimal(0))
        of_all = money.printed
        currency = one_currency([*booked, *filter(None, [of_all])])
        steps = _beside(*money.activities.values())
        if stated:
            steps.append(Step(d.SUM, " + ".join(f"{a.value:f}" for a in stated), f"{total:f}"))
        by_sum = of_all is None or of_all.value is None
        records = [] if of_all is None else [acting_as(of_all, "missing" if by_sum else "counted")]
        records += [acting_as(a, "counted" if by_sum else "compared") for a in stated]
        records += [acting_as(a, "missing") for a in booked if a.value is None]
        if of_all is not None and of_all.value is not None:
            if stated:
                steps.append(
                    Step(
                        verdict(of_all.value - total, slack([of_all, *stated]), missing),
                        f"{of_all.value:f} - {total:f}",
                        f"{of_all.value - total:f}",
                    )
                )
            steps.append(Step(d.AS_PRINTED, f"{of_all.value:f}", f"{of_all.value:f}"))
            value: Decimal | None = of_all.value
            state, precision = State.STATED, of_all.precision
        elif stated:
            value, precision = total, max(a.precision for a in stated)
            state = State.AT_LEAST if missing else State.STATED
        else:
            value, state, precision = None, State.NOT_STATED, Decimal(1)
        return made(
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
            return printed(d.ENVELOPE, money, d.TOTAL, d.ALL_PRIORITIES, money.envelope)
        part = money.parts.get(subject)
        if part is None:
            raise unknown("part of the envelope", subject, [d.TOTAL, *money.parts])
        return printed(d.ENVELOPE, money, subject, part.name, part.amount)

    def _by_activities(self, money: YearMoney, subject: str) -> Figure:
        definition = d.SPENDING_ACTIVITIES
        if subject == d.TOTAL:
            about, parts = d.ALL_PRIORITIES, list(money.activities.values())
        else:
            about = self._name(money, subject)
            parts = [money.activities[subject]] if subject in money.activities else []
        if not parts:
            return printed(definition, money, subject, about, None)
        value = sum((part.value for part in parts), Decimal(0))
        steps = [Step(d.SUM_ACTIVITIES, _plus(part.value for part in parts), f"{value:f}")]
        return made(
            definition,
            money,
            subject,
            about,
            EURO,
            value,
            _state(parts),
            WHOLE,
            steps + _no_rate(parts),
            [record for part in parts for record in part.records],
        )

    def _together(self, money: YearMoney, subject: str) -> Figure:
        """Of the whole framework, the sum over its nodes and of what is not split: a printed total
        stands for itself and is compared."""
        if subject == d.TOTAL:
            about = d.ALL_PRIORITIES
            booked = list(money.nodes.values())
            parts = list(money.activities.values())
        else:
            about = self._name(money, subject)
            booked = [money.nodes[subject]] if subject in money.nodes else []
            parts = [money.activities[subject]] if subject in money.activities else []
        stated = [amount for amount in booked if amount.value is not None]
        open_ones = [amount for amount in booked if amount.value is None]
        records = [acting_as(a, "counted") for a in stated]
        records += [acting_as(a, "missing") for a in open_ones]
        records += [record for part in parts for record in part.records]
        if subject == d.TOTAL and money.printed is not None:
            records.append(acting_as(money.printed, "compared"))
        if not stated and not parts:
            nothing = printed(d.SPENDING_TOGETHER, money, subject, about, None)
            return made(
                d.SPENDING_TOGETHER,
                money,
                subject,
                about,
                nothing.unit,
                None,
                State.NOT_STATED,
                WHOLE,
                [],
                records,
            )
        currency = one_currency(stated, [EURO] if parts else [])
        of_booked = sum((a.value for a in stated if a.value is not None), Decimal(0))
        of_parts = sum((part.value for part in parts), Decimal(0))
        value = of_booked + of_parts
        steps = []
        if stated:
            operation = _plus(a.value for a in stated if a.value is not None)
            steps.append(Step(d.SUM_BOOKED, operation, f"{of_booked:f}"))
        if parts:
            operation = _plus(part.value for part in parts)
            steps.append(Step(d.SUM_ACTIVITIES, operation, f"{of_parts:f}"))
        steps += _no_rate(parts)
        if money.printed is not None and subject == d.TOTAL and money.printed.value is not None:
            steps.append(Step(d.NOT_ADDED, f"{money.printed.value:f}", f"{money.printed.value:f}"))
        steps.append(Step(d.ADD, f"{of_booked:f} + {of_parts:f}", f"{value:f}"))
        return made(
            d.SPENDING_TOGETHER,
            money,
            subject,
            about,
            currency,
            value,
            State.AT_LEAST if open_ones else _state(parts),
            max([WHOLE, *(a.precision for a in stated)]),
            steps,
            records,
        )

    def _remaining(
        self, definition: Definition, spent_of: Answer, money: YearMoney, subject: str
    ) -> Figure:
        only_total(subject)
        envelope = self._envelope(money, d.TOTAL)
        spent = spent_of(money, d.TOTAL)
        return difference(definition, money, d.TOTAL, d.ALL_PRIORITIES, envelope, spent)

    def _share(
        self, definition: Definition, spent_of: Answer, money: YearMoney, subject: str
    ) -> Figure:
        only_total(subject)
        envelope = self._envelope(money, d.TOTAL)
        spent = spent_of(money, d.TOTAL)
        same_currency(envelope, spent)
        records: Sequence[Evidence] = [*spent.records, *envelope.records]
        about = d.ALL_PRIORITIES
        if not envelope.value or spent.value is None or spent.state is State.AT_LEAST:
            return made(
                definition,
                money,
                d.TOTAL,
                about,
                PERCENT,
                None,
                State.NOT_STATED,
                WHOLE,
                [],
                records,
            )
        share = Share(spent.value, envelope.value)
        bear = max(spent.precision, envelope.precision) / envelope.value * 100
        precision = max(Decimal("0.01"), Decimal(1).scaleb(bear.adjusted()))
        value = share.percent.quantize(Decimal("0.0001"))
        step = Step(d.DIVIDE, f"{spent.value:f} / {envelope.value:f} * 100", f"{value:f}")
        return made(
            definition,
            money,
            d.TOTAL,
            about,
            PERCENT,
            value,
            State.STATED,
            precision,
            [step],
            records,
            share,
        )

    def _change(
        self, definition: Definition, spent_of: Answer, money: YearMoney, subject: str
    ) -> Figure:
        before = self._year_of(money.year - 1)
        now = spent_of(money, subject)
        known = before.names if definition is d.CHANGE else before.every_name
        then = spent_of(before, subject) if subject in (*known, d.TOTAL) else None
        if then is None:
            then = printed(d.SPENDING, before, subject, now.about, None)
        return difference(definition, money, subject, now.about, now, then)

    def _of_node(self, money: YearMoney, code: str) -> Amount | None:
        if code not in money.names:
            raise unknown("node", code, [*money.names, d.TOTAL])
        return money.nodes.get(code)

    def _name(self, money: YearMoney, code: str) -> Text:
        name = money.every_name.get(code)
        if name is None:
            raise unknown("node", code, [*money.every_name, d.TOTAL])
        return name


def _plus(values: Iterable[Decimal]) -> str:
    """A sum as it is shown; one of very many is not written out."""
    told = [f"{value:f}" for value in values]
    return " + ".join(told) if len(told) <= MOST_TERMS else ""


def _beside(*parts: ByActivities | None) -> list[Step]:
    """What activities state in the year, told beside an amount that it is not added to."""
    found = [part for part in parts if part is not None]
    value = sum((part.value for part in found), Decimal(0))
    return [Step(d.BESIDE, f"{value:f}", f"{value:f}")] if found else []


def _state(parts: Sequence[ByActivities]) -> State:
    return State.AT_LEAST if any(part.no_rate for part in parts) else State.STATED


def _no_rate(parts: Sequence[ByActivities]) -> list[Step]:
    left = sum(part.no_rate for part in parts)
    return [Step(d.NO_RATE, "", str(left), COUNT)] if left else []
