# SPDX-License-Identifier: EUPL-1.2
"""Figures of an indicator: what one may hold, how it is typed, what stands, how far it got.

A percentage is `number` of `denominator`; without a denominator `number` is the percentage itself,
of a whole that nobody told. Nothing here claims more than is known: "over 30" is at least 30, and
what is said to be about something has no bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from corridor.values.answers import Answer
from corridor.values.periods import Period

from .statements import FigureStatement

NUMBER, PERCENTAGE, IN_WORDS, YES_NO = "1", "2", "5", "yes_no"
REPORTED, NOT_REPORTED, NOT_APPLICABLE = "reported", "not_reported", "not_applicable"
EXACT, ABOUT, AT_LEAST, AT_MOST = "exact", "about", "at_least", "at_most"
LARGEST = Decimal("9999999999999999")
FINEST = Decimal("0.0001")
HUNDRED = Decimal(100)

_DIGITS = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a figure: `code` names the fault, `at` the field, `values` fill its words.

    `cell` is the part that it is about, if it is one.
    """

    code: str
    at: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    cell: tuple[str, ...] = ()


def check_figure(measure: str, figure: FigureStatement) -> tuple[Fault, ...]:
    """All that cannot be in a baseline, target or actual of an indicator measured in this way."""
    if figure.state != REPORTED:
        stated = figure.number is not None or figure.denominator is not None or figure.text
        return (Fault("figure_without_report", "number"),) if stated else ()
    found = [
        *_number(figure.number, "number"),
        *_number(figure.denominator, "denominator"),
    ]
    if measure == IN_WORDS:
        if not figure.text:
            found.append(Fault("words_missing", "text"))
        if figure.number is not None or figure.denominator is not None:
            found.append(Fault("words_only", "number"))
        return tuple(found)
    if figure.text:
        found.append(Fault("words_in_comment", "text"))
    if figure.number is None:
        found.append(Fault("number_missing", "number"))
        return tuple(found)
    if measure == YES_NO and figure.number not in (0, 1):
        found.append(Fault("yes_or_no", "number"))
    if measure == PERCENTAGE:
        if figure.number < 0:
            found.append(Fault("below_zero", "number"))
        if figure.denominator is not None and figure.denominator <= 0:
            found.append(Fault("whole_of_nothing", "denominator"))
    elif figure.denominator is not None:
        found.append(Fault("no_denominator", "denominator"))
    return tuple(found)


def _number(value: Decimal | None, at: str) -> list[Fault]:
    if value is None:
        return []
    if not value.is_finite() or abs(value) > LARGEST:
        return [Fault("number_too_large", at)]
    if value != value.quantize(FINEST):
        return [Fault("number_too_fine", at)]
    return []


def parse_number(typed: str) -> Decimal | None:
    """A number as people type it: spaces between thousands, a point or comma before decimals.

    Null for nothing typed. Raises `ValueError` with a `Fault`'s code: `number_unread`, or
    `number_two_ways` for what may mean thousands or decimals, such as 1.234.
    """
    text = re.sub(r"[\s\u00a0\u202f']", "", typed)
    if not text:
        return None
    marks = [mark for mark in text if mark in ".,"]
    if len(marks) == 1:
        whole, rest = re.split(r"[.,]", text)
        if len(rest) == 3 and whole.lstrip("+-") not in ("", "0"):
            raise ValueError("number_two_ways")
        text = f"{whole or '0'}.{rest}"
    elif marks:
        raise ValueError("number_two_ways" if len(set(marks)) == 1 else "number_unread")
    if not _DIGITS.fullmatch(text):
        raise ValueError("number_unread")
    return Decimal(text)


def ratio(measure: str, figure: FigureStatement | None) -> Decimal | None:
    """The one number that a figure comes down to, a percentage as percent; null for none."""
    if figure is None or figure.state != REPORTED or figure.number is None:
        return None
    if measure != PERCENTAGE or figure.denominator is None:
        return figure.number
    return figure.number / figure.denominator * HUNDRED


def together(qualifiers: Iterable[str]) -> str:
    """How exact a sum is. What is at least one thing and at most another has no bound."""
    kinds = set(qualifiers) - {EXACT}
    if not kinds:
        return EXACT
    return kinds.pop() if len(kinds) == 1 else ABOUT


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an indicator stands: a figure, and in how many of its periods nothing was reported.

    `figure` is null where nothing was reported at all. `until` is the end of the last period that
    it covers.
    """

    figure: FigureStatement | None
    missing: int = 0
    until: Any = None


def standing(
    measure: str, cumulative: bool, periods: Sequence[tuple[Period, FigureStatement | None]]
) -> Standing:
    """What all periods up to now come to.

    The latest report where each includes those before it, and for yes and no and for words; else
    their sum. A sum that lacks a period is known to be at least that much, as long as no figure is
    below zero; "not applicable" lacks nothing.
    """
    ordered = sorted(periods, key=lambda each: (each[0].start is not None, each[0].start))
    told = [
        (period, figure)
        for period, figure in ordered
        if figure is not None and figure.state == REPORTED
    ]
    if not told:
        return Standing(None, sum(_missing(figure) for _period, figure in ordered))
    last, latest = told[-1]
    if cumulative or measure in (YES_NO, IN_WORDS):
        after = [figure for period, figure in ordered if period.start >= last.end]  # type: ignore[operator]
        return Standing(latest, sum(map(_missing, after)), last.end)
    missing = sum(
        _missing(figure)
        for period, figure in ordered
        if period.end <= last.end  # type: ignore[operator]
    )
    summed = add_up(measure, [figure for _period, figure in told])
    if summed is None:
        return Standing(latest, missing, last.end)
    below = any((figure.number or 0) < 0 for _period, figure in told)
    if missing and measure == NUMBER:
        low = not below and summed.qualifier in (EXACT, AT_LEAST)
        summed = replace(summed, qualifier=AT_LEAST if low else ABOUT)
    return Standing(summed, missing, last.end)


def _missing(figure: FigureStatement | None) -> bool:
    return figure is None or figure.state == NOT_REPORTED


def add_up(measure: str, figures: Sequence[FigureStatement]) -> FigureStatement | None:
    """The sum of reported figures, a percentage over all wholes; null where there is none."""
    if not figures or measure == IN_WORDS:
        return None
    if measure == PERCENTAGE and any(each.denominator is None for each in figures):
        return None
    return FigureStatement(
        number=sum((each.number or Decimal(0) for each in figures), Decimal(0)),
        denominator=sum((each.denominator or Decimal(0) for each in figures), Decimal(0))
        if measure == PERCENTAGE
        else None,
        qualifier=together(each.qualifier for each in figures),
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an actual got.

    reached: whether the target is reached; unknown where the figures do not tell. share: actual
    by target, 1 is all of it; null without a target above zero. way: the part of the way from
    baseline to target that was covered; null where one of the three is missing or the target is
    the baseline. qualifier: how exact `share` and `way` are.
    """

    reached: Answer
    share: Decimal | None = None
    way: Decimal | None = None
    qualifier: str = EXACT


def progress(
    measure: str,
    ascending: bool,
    actual: FigureStatement | None,
    target: FigureStatement | None,
    baseline: FigureStatement | None = None,
) -> Progress | None:
    """How far the actual got; null where there is no actual or no target in numbers."""
    done, aim = ratio(measure, actual), ratio(measure, target)
    if actual is None or target is None or done is None or aim is None:
        return None
    limit = _threshold(target, ascending)
    if measure == YES_NO:
        return Progress(Answer.of(done == aim))
    exactness = _quotient(actual.qualifier, limit)
    start = ratio(measure, baseline)
    way = None
    if start is not None and baseline is not None and start != aim:
        way = (done - start) / (aim - start)
    return Progress(
        _reached(done, actual.qualifier, aim, limit, ascending),
        share=done / aim if aim > 0 and done >= 0 else None,
        way=way if _certain_way(actual, target, baseline) else None,
        qualifier=exactness,
    )


def _threshold(target: FigureStatement, ascending: bool) -> str:
    """A target of at least 300 is reached at 300; one of at most 5 that should fall, at 5."""
    return EXACT if target.qualifier == (AT_LEAST if ascending else AT_MOST) else target.qualifier


def _quotient(above: str, below: str) -> str:
    """How exact `above` by `below` is; something by at least 30 is at most so much."""
    turned = {AT_LEAST: AT_MOST, AT_MOST: AT_LEAST}.get(below, below)
    return together((above, turned))


def _certain_way(*figures: FigureStatement | None) -> bool:
    """The part of the way can be told from exact figures alone, and roughly from rough ones."""
    return all(each is not None and each.qualifier in (EXACT, ABOUT) for each in figures)


def _reached(done: Decimal, sure: str, aim: Decimal, limit: str, ascending: bool) -> Answer:
    if ABOUT in (sure, limit):
        return Answer.UNKNOWN
    low, high = _bounds(done, sure)
    least, most = _bounds(aim, limit)
    if not ascending:
        low, high, least, most = _turned(high), _turned(low), _turned(most), _turned(least)
    if low is not None and most is not None and low >= most:
        return Answer.YES
    if high is not None and least is not None and high < least:
        return Answer.NO
    return Answer.UNKNOWN


def _bounds(value: Decimal, qualifier: str) -> tuple[Decimal | None, Decimal | None]:
    return (
        None if qualifier == AT_MOST else value,
        None if qualifier == AT_LEAST else value,
    )


def _turned(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value
