# SPDX-License-Identifier: EUPL-1.2
"""Values as words in the reader's language: numbers, days, periods, places in a document.

Every function speaks the active language of Django, takes plain values and returns plain text;
the template tags put the elements round it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from django.utils.translation import get_language, gettext, ngettext

from corridor.engines.charts import Unit, format_value
from corridor.values.answers import Answer
from corridor.values.citations import Citation
from corridor.values.money import Money
from corridor.values.periods import Period, Validity
from corridor.values.shares import Share
from corridor.values.texts import Text

# Day before month and no time of twelve hours, as the readers of the English pages are European.
LOCALES = {"en": "en_GB"}
ONE_DAY = timedelta(days=1)


def language() -> str:
    """The reader's language (ISO 639), without a region."""
    return (get_language() or "en").split("-")[0]


def locale() -> Locale:
    """The CLDR locale of the reader's language."""
    return Locale.parse(LOCALES.get(language(), language()))


def as_text(value: Any) -> tuple[str, str | None]:
    """A string and the language it is in; `None` for a plain string, whose language nobody states.

    Takes a `Text`, a mapping of language to string, a string or None (the empty string).
    """
    if value is None:
        return "", None
    if isinstance(value, Text):
        return value.choose(language())
    if isinstance(value, Mapping):
        return as_text(Text(value)) if any(value.values()) else ("", None)
    return str(value), None


def language_name(code: str) -> str:
    """A language's name in the active language: "Dutch"."""
    try:
        return str(Locale.parse(code).get_display_name(locale()) or code)
    except ValueError:
        return code


def number(value: Decimal | int | float, decimals: int | None = None) -> str:
    """A number with the separators of the language; `decimals` fixes how many digits follow."""
    if decimals is None:
        return format_decimal(value, locale=locale(), decimal_quantization=False)
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    return format_decimal(value, format=pattern, locale=locale())


def money(value: Money, precision: Decimal | None = None) -> str:
    """An amount with its currency.

    precision: the unit the source rounded to (100000 for "0.2 million"). A thousand or coarser is
    written in millions with the decimals that it bears. Without it whole amounts have no decimals.
    """
    if precision is None:
        whole = value.amount == value.amount.to_integral_value()
        precision = Decimal(1) if whole else Decimal("0.01")
    return format_value(value.amount, Unit.money(value.currency), str(locale()), precision)


def share(value: Share, decimals: int = 0) -> str:
    """A share as percent."""
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    shape = locale().percent_formats[None].pattern.replace("#,##0", pattern)
    return format_percent(value.ratio, format=shape, locale=locale())


def day(value: date) -> str:
    """A day in full: "11 July 2011"."""
    said = format_date(value, format="long", locale=locale())
    # French reads the first of a month as an ordinal, which CLDR leaves out.
    return f"1er{said[1:]}" if value.day == 1 and locale().language == "fr" else said


def _month(value: date) -> str:
    return format_date(value, format="MMMM y", locale=locale())


def _span(first: date, last: date) -> str | None:
    """The name of a year or month that the days from `first` to `last` fill, if they fill one."""
    if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return str(first.year)
    following = last + ONE_DAY
    if (
        first.day == 1
        and following.day == 1
        and (first.year, first.month) == (last.year, last.month)
    ):
        return _month(first)
    return None


def period(value: Period) -> str:
    """Half-open days as a reader counts them, the last day included."""
    if value.start is None and value.end is None:
        return gettext("without limit")
    if value.start is None:
        assert value.end is not None
        return gettext("up to and including %(day)s") % {"day": day(value.end - ONE_DAY)}
    if value.end is None:
        return gettext("from %(day)s") % {"day": day(value.start)}
    last = value.end - ONE_DAY
    if value.start == last:
        return day(last)
    span = _span(value.start, last)
    if span is not None:
        return span
    if value.start == date(value.start.year, 1, 1) and last == date(last.year, 12, 31):
        return gettext("%(first)s to %(last)s") % {"first": value.start.year, "last": last.year}
    return gettext("%(first)s to %(last)s") % {"first": day(value.start), "last": day(last)}


def validity(value: Validity) -> str:
    """When something held, and what is not known of it.

    `Validity.exactly` reads as its period; a bound that is known to a year or month only reads as
    that year or month; a bound that is not known says so.
    """
    possible, certain = value.possible, value.certain
    if certain == possible:
        return period(possible)
    if certain is None:
        return ", ".join([_loose_start(possible.start), _loose_end(possible.end)])
    return ", ".join([_start(possible.start, certain.start), _end(possible.end, certain.end)])


# A bound that opens or closes a year or month nearly always stands for one known no better. The
# year or month is said: true of both, and no day is claimed that no source states.


def _opening(first: date) -> str | None:
    if first.day != 1:
        return None
    return str(first.year) if first.month == 1 else _month(first)


def _closing(last: date) -> str | None:
    if (last + ONE_DAY).day != 1:
        return None
    return str(last.year) if last.month == 12 else _month(last)


def _loose_start(earliest: date | None) -> str:
    if earliest is None:
        return gettext("start not known")
    span = _opening(earliest)
    if span is not None:
        return gettext("from %(span)s at the earliest") % {"span": span}
    return gettext("from %(day)s at the earliest") % {"day": day(earliest)}


def _loose_end(latest: date | None) -> str:
    if latest is None:
        return gettext("end not known")
    span = _closing(latest)
    if span is not None:
        return gettext("until %(span)s at the latest") % {"span": span}
    return gettext("until %(day)s at the latest") % {"day": day(latest - ONE_DAY)}


def _start(earliest: date | None, latest: date | None) -> str:
    if latest is None:
        return gettext("without a start")
    if earliest is None:
        return gettext("start not known, from %(day)s at the latest") % {"day": day(latest)}
    if earliest == latest:
        return gettext("from %(day)s") % {"day": day(latest)}
    span = _span(earliest, latest)
    if span is not None:
        return gettext("from some day in %(span)s") % {"span": span}
    return gettext("from a day between %(first)s and %(last)s") % {
        "first": day(earliest),
        "last": day(latest),
    }


def _end(latest: date | None, earliest: date | None) -> str:
    if earliest is None:
        return gettext("still in force")
    if latest is None:
        return gettext("end not known, until %(day)s at the least") % {
            "day": day(earliest - ONE_DAY)
        }
    if earliest == latest:
        return gettext("up to and including %(day)s") % {"day": day(latest - ONE_DAY)}
    span = _span(earliest, latest)
    if span is not None:
        return gettext("until some day in %(span)s") % {"span": span}
    return gettext("until a day between %(first)s and %(last)s") % {
        "first": day(earliest),
        "last": day(latest),
    }


def citation(value: Citation) -> str:
    """A place in a document: "NL11, lines 79–93"."""
    if value.first is None:
        return value.document
    if value.last is None or value.last == value.first:
        return gettext("%(document)s, line %(line)s") % {
            "document": value.document,
            "line": value.first,
        }
    return gettext("%(document)s, lines %(first)s–%(last)s") % {
        "document": value.document,
        "first": value.first,
        "last": value.last,
    }


def answer(value: Answer) -> str:
    return {
        Answer.YES: gettext("yes"),
        Answer.NO: gettext("no"),
        Answer.UNKNOWN: gettext("unknown"),
    }[value]


def not_stated() -> str:
    """The words for what a source leaves open."""
    return gettext("not stated")


def results(count: int) -> str:
    return ngettext("%(count)s result", "%(count)s results", count) % {"count": number(count)}


def plain(value: Any) -> str:
    """Any value of a list's cell as text for a reader; what is not stated says so."""
    match value:
        case None:
            return not_stated()
        case bool():
            return answer(Answer.of(value))
        case Answer():
            return answer(value)
        case Money():
            return money(value)
        case Share():
            return share(value)
        case Validity():
            return validity(value)
        case Period():
            return period(value)
        case Citation():
            return citation(value)
        case date():
            return day(value)
        case int() | Decimal() | float():
            return number(value)
        case Mapping():
            return as_text(value)[0]
        case list() | tuple():
            return ", ".join(plain(part) for part in value)
    return str(value)
