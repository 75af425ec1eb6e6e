# SPDX-License-Identifier: EUPL-1.2
"""Figures as readers of a language see them, claiming no more than the records bear."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from corridor.engines.charts import Unit, format_value

from .figures import PERCENT

NOT_STATED = {"nl": "niet vermeld", "fr": "non indiqué", "en": "not stated"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_SIGNS = str.maketrans({"*": "×", "/": "÷", "-": "−"})
AT_LEAST = {"nl": "ten minste {}", "fr": "au moins {}", "en": "at least {}"}


def unit_of(frozen: Mapping[str, Any]) -> Unit:
    return Unit.percent() if frozen["unit"] == PERCENT else Unit.money(frozen["unit"])


def shown(frozen: Mapping[str, Any], lang: str) -> str:
    """The value of a frozen figure as text: "€ 8.707.499", "€ 0,2 mln.", "niet vermeld"."""
    if frozen["value"] is None:
        return NOT_STATED[lang]
    text = format_value(
        Decimal(frozen["value"]), unit_of(frozen), lang, Decimal(frozen["precision"])
    )
    return AT_LEAST[lang].format(text) if frozen["state"] == "at_least" else text


def as_sum(operation: str, lang: str) -> str:
    """The operation of a step with its numbers as readers write them: "5 800 000 ÷ 9 000 000";
    empty where there is nothing but a number."""
    if _NUMBER.fullmatch(operation):
        return ""
    said = operation.translate(_SIGNS)
    return _DIGITS.sub(lambda match: _plain(match[0], lang), said)


def _plain(number: str, lang: str) -> str:
    precision = Decimal(1).scaleb(-len(number.partition(".")[2]))
    return format_value(Decimal(number), Unit.count(), lang, precision)


def in_full(number: str | None, unit: str, lang: str) -> str:
    """A plain decimal of a step or a record, in full, whatever its precision."""
    if number is None:
        return NOT_STATED[lang]
    value = Decimal(number)
    if unit == PERCENT:
        return format_value(value, Unit.percent(), lang, Decimal("0.0001"))
    exponent = value.normalize().as_tuple().exponent
    cents = isinstance(exponent, int) and exponent < 0
    return format_value(value, Unit.money(unit), lang, Decimal("0.01") if cents else Decimal(1))
