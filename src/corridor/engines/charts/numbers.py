# SPDX-License-Identifier: EUPL-1.2
"""Numbers as text, by locale (CLDR through Babel), claiming no more precision than was stated."""

from __future__ import annotations

import copy
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_UP, Decimal, localcontext

from babel import Locale
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_decimal,
    format_percent,
)

from corridor.engines.charts.values import Unit
from corridor.engines.charts.words import locale_of

MILLION = Decimal(1_000_000)


def format_value(value: Decimal, unit: Unit, locale: str, precision: Decimal = Decimal(1)) -> str:
    """The number with its unit: "€ 2.089.331", or "€ 0,2 mln." where the precision is 100000.

    A precision of a thousand or coarser is written in millions with the decimals that it bears.
    """
    place = locale_of(locale)
    exponent = _exponent(precision)
    if exponent >= 3 and unit.kind != "percent":
        return _in_millions(value, unit, place, decimals=max(0, 6 - exponent))
    decimals = max(0, -exponent)
    if unit.kind == "money":
        pattern = copy.copy(place.currency_formats["standard"])
        pattern.frac_prec = (decimals, decimals)
        return str(
            pattern.apply(
                rounded(value, decimals), place, currency=unit.currency, currency_digits=False
            )
        )
    text = _plain(value, place, decimals)
    return text if unit.kind == "count" else _with_percent(value, place, decimals)


def format_tick(value: Decimal, largest: Decimal, unit: Unit, locale: str) -> str:
    """A tick of an axis whose largest tick is given, without its currency: "2,5 mln." or "400"."""
    place = locale_of(locale)
    value = value.normalize()
    decimals = max(0, -_exponent(value))
    if unit.kind == "percent":
        return _with_percent(value, place, decimals)
    if abs(largest) < MILLION or value == 0:
        return _plain(value, place, decimals)
    in_millions = (value / MILLION).normalize()
    decimals = max(0, -_exponent(in_millions))
    pattern = format_compact_decimal(2_000_000, locale=place)
    return pattern.replace("2", _plain(in_millions, place, decimals), 1)


def format_share(
    part: Decimal, whole: Decimal, locale: str, precision: Decimal = Decimal(1)
) -> str:
    """Part of whole as percent, with the decimals that numbers of this precision bear, at most two.

    What is not exactly 100 % never reads as 100 %.
    """
    with localcontext() as context:
        context.prec = 40
        share = part / whole * 100
        borne = (precision / abs(whole) * 100).adjusted()
    decimals = min(2, max(0, -borne))
    short = rounded(share, decimals)
    if short == 100 and share != 100 and decimals:
        towards = ROUND_DOWN if share < 100 else ROUND_UP
        short = share.quantize(Decimal(1).scaleb(-decimals), rounding=towards)
    return _with_percent(short, locale_of(locale), 0 if share == 100 else decimals)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half to even, at any magnitude."""
    with localcontext() as context:
        context.prec = max(28, value.adjusted() + decimals + 3)
        return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _plain(value: Decimal, place: Locale, decimals: int) -> str:
    pattern = copy.copy(place.decimal_formats[None])
    pattern.frac_prec = (decimals, decimals)
    return format_decimal(rounded(value, decimals), format=pattern, locale=place)


def _with_percent(value: Decimal, place: Locale, decimals: int) -> str:
    pattern = copy.copy(place.percent_formats[None])
    pattern.frac_prec = (decimals, decimals)
    return format_percent(rounded(value, decimals).scaleb(-2), format=pattern, locale=place)


def _in_millions(value: Decimal, unit: Unit, place: Locale, decimals: int) -> str:
    # CLDR gives the shape ("€ 2 mln.", "2 M €"); the number is put in its place, so that a value
    # below a million keeps the unit that it was printed in.
    if unit.kind == "money":
        shape = format_compact_currency(2_000_000, unit.currency, locale=place)
    else:
        shape = format_compact_decimal(2_000_000, locale=place)
    number = _plain(abs(value) / MILLION, place, decimals)
    sign = "-" if rounded(value / MILLION, decimals) < 0 else ""
    return sign + shape.replace("2", number, 1)
