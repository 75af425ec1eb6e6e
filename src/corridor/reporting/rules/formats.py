# SPDX-License-Identifier: EUPL-1.2
"""Figures as readers of a language see them, claiming no more than the records bear."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from corridor.engines.charts import Unit, format_value

from .figures import COUNT, PERCENT, YES_NO

NOT_STATED = {"nl": "niet vermeld", "fr": "non indiqué", "en": "not stated"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_SIGNS = str.maketrans({"*": "×", "/": "÷", "-": "−"})
# What a figure without a value says, by its state.
WITHOUT = {
    "not_stated": NOT_STATED,
    "not_reported": {"nl": "niet gerapporteerd", "fr": "non déclaré", "en": "not reported"},
    "not_applicable": {"nl": "niet van toepassing", "fr": "sans objet", "en": "not applicable"},
    "not_addable": {
        "nl": "niet op te tellen",
        "fr": "impossible à additionner",
        "en": "cannot be added up",
    },
}
QUALIFIED = {
    "at_least": {"nl": "ten minste {}", "fr": "au moins {}", "en": "at least {}"},
    "at_most": {"nl": "ten hoogste {}", "fr": "au plus {}", "en": "at most {}"},
    "about": {"nl": "ongeveer {}", "fr": "environ {}", "en": "about {}"},
}
YES, NO = {"nl": "ja", "fr": "oui", "en": "yes"}, {"nl": "nee", "fr": "non", "en": "no"}


def unit_of(unit: str) -> Unit:
    if unit == COUNT:
        return Unit.count()
    return Unit.percent() if unit == PERCENT else Unit.money(unit)


def shown(frozen: Mapping[str, Any], lang: str) -> str:
    """The value of a frozen figure as text: "€ 8.707.499", "€ 0,2 mln.", "1.511", "niet vermeld".

    A count stands alone: the text around it says of what.
    """
    if frozen["value"] is None:
        return WITHOUT.get(frozen["state"], NOT_STATED)[lang]
    value = Decimal(frozen["value"])
    if frozen["unit"] == YES_NO:
        return _yes_or_no(value, lang)
    text = format_value(value, unit_of(frozen["unit"]), lang, Decimal(frozen["precision"]))
    qualified = QUALIFIED.get(frozen["state"])
    return text if qualified is None else qualified[lang].format(text)


def _yes_or_no(value: Decimal, lang: str) -> str:
    return (YES if value else NO)[lang]


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


def percentage(number: str, lang: str) -> str:
    """A share as it was stated: "40%", "33,33%"."""
    short = f"{Decimal(number).normalize():f}"
    precision = Decimal(1).scaleb(-len(short.partition(".")[2]))
    return format_value(Decimal(short), Unit.percent(), lang, precision)


def in_full(number: str | None, unit: str, lang: str) -> str:
    """A plain decimal of a step or a record, in full, whatever its precision."""
    if number is None:
        return NOT_STATED[lang]
    value = Decimal(number)
    if unit == YES_NO:
        return _yes_or_no(value, lang)
    if unit in (COUNT, ""):  # without a unit where nothing is stated
        return _plain(number, lang)
    if unit == PERCENT:
        return format_value(value, Unit.percent(), lang, Decimal("0.0001"))
    exponent = value.normalize().as_tuple().exponent
    cents = isinstance(exponent, int) and exponent < 0
    return format_value(value, Unit.money(unit), lang, Decimal("0.01") if cents else Decimal(1))
