# SPDX-License-Identifier: EUPL-1.2
"""How figures are put: nothing reported, zero and not applicable each in a way of their own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from corridor.foundation.pages.public import words
from corridor.values.answers import Answer
from corridor.values.texts import Text

from ..rules.figures import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    HUNDRED,
    IN_WORDS,
    NOT_APPLICABLE,
    PERCENTAGE,
    REPORTED,
    YES_NO,
    Progress,
)
from ..rules.rollup import Sum
from ..rules.statements import FigureStatement


def number_words(value: Decimal) -> str:
    """Without zeros that nobody wrote."""
    whole = value == value.to_integral_value()
    return words.number(value.quantize(Decimal(1)) if whole else value.normalize())


def percent_words(value: Decimal, decimals: int = 1) -> str:
    """A percentage, rounded; what is not nothing and not all is not rounded to these."""
    rounded = round(value, decimals)
    if rounded == HUNDRED != value or (rounded == 0 != value):
        rounded = round(value, decimals + 3)
    return pgettext("percentage", "%(number)s%%") % {"number": number_words(rounded)}


def qualified(said: str, qualifier: str) -> str:
    if qualifier == ABOUT:
        return _("about %(figure)s") % {"figure": said}
    if qualifier == AT_LEAST:
        return _("at least %(figure)s") % {"figure": said}
    if qualifier == AT_MOST:
        return _("at most %(figure)s") % {"figure": said}
    return said


def plain_figure(measure: str, figure: FigureStatement | None, unit: Text | None = None) -> str:
    """A figure in words; the empty string for a target that was not set."""
    if figure is None:
        return ""
    if figure.state == NOT_APPLICABLE:
        return _("not applicable")
    if figure.state != REPORTED:
        return _("not reported")
    if measure == IN_WORDS:
        return words.as_text(figure.text)[0]
    if figure.number is None:
        return _("not reported")
    if measure == YES_NO:
        return words.answer(Answer.of(bool(figure.number)))
    return qualified(
        values_words(measure, figure.number, figure.denominator, unit), figure.qualifier
    )


def values_words(
    measure: str, number: Decimal, denominator: Decimal | None, unit: Text | None = None
) -> str:
    """A number with its unit, or a percentage with what it is of."""
    if measure != PERCENTAGE:
        said = number_words(number)
        return f"{said} {words.as_text(unit)[0]}" if unit else said
    if denominator is None:
        return percent_words(number)
    return _("%(percentage)s (%(part)s of %(whole)s)") % {
        "percentage": percent_words(number / denominator * HUNDRED) if denominator else "–",
        "part": number_words(number),
        "whole": number_words(denominator),
    }


def state_badge(label: str, tone: str = "") -> SafeString:
    """A state in place of a figure; it looks like none."""
    more = f" corridor-badge--{tone}" if tone else ""
    return format_html('<span class="nl-data-badge corridor-badge{}">{}</span>', more, label)


def shown_figure(measure: str, figure: FigureStatement | None) -> SafeString:
    """A figure for a page: what is missing as a badge."""
    if figure is None:
        return format_html('<span class="corridor-unstated">{}</span>', _("no target set"))
    if figure.state == NOT_APPLICABLE:
        return state_badge(_("not applicable"))
    said = plain_figure(measure, figure)
    if figure.state != REPORTED or (figure.number is None and measure != IN_WORDS):
        return state_badge(_("not reported"), "open")
    if measure == IN_WORDS:
        return format_html("{}", said)
    return format_html('<span class="corridor-number">{}</span>', said)


def sum_words(measure: str, value: Sum | None) -> str:
    """A sum in words."""
    if value is None:
        return _("nothing to add up")
    if measure == YES_NO:
        return _("%(yes)s of %(all)s say yes") % {
            "yes": number_words(value.number),
            "all": number_words(value.denominator or Decimal(0)),
        }
    if measure == PERCENTAGE and not value.denominator:
        return _("nothing to add up")
    number = value.number if measure == PERCENTAGE else round(value.number, 2)
    if measure == PERCENTAGE:
        return qualified(
            values_words(measure, round(number, 2), round(value.denominator or Decimal(0), 2)),
            value.qualifier,
        )
    return qualified(number_words(number), value.qualifier)


def progress_words(found: Progress | None, *, ascending: bool) -> dict[str, Any] | None:
    """What is to be said of progress: a tone, a sign and sentences."""
    if found is None:
        return None
    said = {
        Answer.YES: (_("The target is reached."), "good", "yes"),
        Answer.NO: (_("The target is not reached."), "warn", "clock"),
        Answer.UNKNOWN: (
            _("Whether the target is reached cannot be told from these figures."),
            "open",
            "unknown",
        ),
    }[found.reached]
    more = []
    if found.share is not None and ascending:
        share = qualified(percent_words(found.share * HUNDRED, 0), found.qualifier)
        more.append(_("That is %(share)s of the target.") % {"share": share})
    if found.way is not None:
        way = percent_words(found.way * HUNDRED, 0)
        if found.way < 0:
            more.append(_("It moved away from the target since the baseline."))
        else:
            more.append(
                _("%(share)s of the way from baseline to target was covered.") % {"share": way}
            )
    return {"text": said[0], "tone": said[1], "sign": said[2], "more": more}
