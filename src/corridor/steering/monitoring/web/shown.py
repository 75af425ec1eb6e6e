# SPDX-License-Identifier: EUPL-1.2
"""How this room's pages put what they show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from corridor.foundation.pages.public import Cell, words
from corridor.steering.portfolio.public import FigureStatement, Qualifier, State, TransactionType
from corridor.values.answers import Answer
from corridor.values.money import Money
from corridor.values.shares import Share
from corridor.values.texts import Text

from ..models import Round, RoundState
from ..public import Missing, Slot, lateness, visible_rounds
from ..rules.figures import HUNDRED, PERCENTAGE
from ..rules.parts import decimal
from ..rules.states import Awaited
from ..selectors.rounds import at_whom
from ..selectors.words import lack, odd

# State -> tone and sign of its badge.
STATES: dict[str, tuple[Any, str]] = {
    "planned": ("", "clock"),
    "open": ("open", "document"),
    "submitted": ("note", "clock"),
    "sent_back": ("warn", "previous"),
    "approved": ("good", "yes"),
    "locked": ("good", "yes"),
    "reopened": ("warn", "document"),
}
WHOM = {
    Awaited.PARTNER: gettext_lazy("the partner"),
    Awaited.OFFICER: gettext_lazy("the officers"),
    Awaited.NOBODY: gettext_lazy("nobody"),
}
KINDS: dict[str, Any] = dict(TransactionType.choices)


def chosen(text: Text | Mapping[str, str] | None) -> str:
    """A text in the reader's language, or the next best; empty for none."""
    return words.as_text(text)[0]


def badge(label: Any, tone: str = "", sign: str = "") -> SafeString:
    """A short state in words, for where no template draws it."""
    context = {"label": label, "tone": tone, "sign": sign}
    return render_to_string("monitoring/badge.html", context)


def state_badge(round: Round) -> SafeString:
    tone, sign = STATES[round.state]
    return badge(RoundState(round.state).label, tone, sign)


def whom(round: Round) -> str:
    return str(WHOM[at_whom(round)])


def late_words(days: int) -> str:
    """How late, in words; empty when it is not."""
    if not days:
        return ""
    return ngettext("%(days)s day late", "%(days)s days late", days) % {"days": words.number(days)}


def late_badge(round: Round) -> SafeString:
    days = lateness(round)
    return badge(late_words(days), "bad", "clock") if days else SafeString("")


def found(request: HttpRequest, public_id: str) -> Round:
    """The round at an address; one that the reader may not see is not there."""
    try:
        return visible_rounds(request.user).get(public_id=public_id)
    except Round.DoesNotExist:
        raise Http404(_("There is no reporting round at this address.")) from None


def crumbs(round: Round | None = None, *last: tuple[str, str]) -> list[tuple[str, str]]:
    way = [(_("Start"), reverse("start")), (_("Reporting rounds"), reverse("monitoring:rounds"))]
    if round is not None:
        way.append((str(round), round.get_absolute_url() if last else ""))
    return [*way, *last]


QUALIFIERS = {
    Qualifier.ABOUT: gettext_lazy("about %(figure)s"),
    Qualifier.AT_LEAST: gettext_lazy("at least %(figure)s"),
    Qualifier.AT_MOST: gettext_lazy("at most %(figure)s"),
}


def figure(measure: str, figure: FigureStatement | None, unit: Any = None) -> Any:
    """A figure as a cell shows it; null, which reads "not stated", where there is none."""
    if figure is None:
        return None
    if figure.state != State.REPORTED:
        return State(figure.state).label
    if measure == "5":
        return figure.text
    if figure.number is None:
        return None
    if measure == "yes_no":
        return Answer.of(bool(figure.number))
    said = number(measure, figure.number, figure.denominator)
    if measure != PERCENTAGE and chosen(unit):
        said = pgettext("a number and its unit", "%(number)s %(unit)s") % {
            "number": said,
            "unit": chosen(unit),
        }
    form = QUALIFIERS.get(Qualifier(figure.qualifier))
    return str(form) % {"figure": said} if form is not None else said


def number(measure: str, number: Decimal, of: Decimal | None) -> str:
    number = number.normalize() if number else Decimal(0)
    if measure != PERCENTAGE:
        return words.number(number)
    if of is None or not of:
        return words.share(Share(number, HUNDRED), 0 if number == number.to_integral() else 1)
    return _("%(part)s of %(whole)s (%(percent)s)") % {
        "part": words.number(number),
        "whole": words.number(of.normalize()),
        "percent": words.share(Share(number, of), 1),
    }


def frozen_figure(kept: Mapping[str, Any] | None) -> FigureStatement | None:
    """A figure as an approved report keeps it."""
    if kept is None:
        return None
    return FigureStatement(
        state=kept["state"],
        number=decimal(kept["number"]),
        denominator=decimal(kept["denominator"]),
        text=Text(kept["text"]) if kept["text"] else None,
        qualifier=kept["qualifier"],
        comment=Text(kept["comment"]) if kept["comment"] else None,
    )


def change(slot: Slot) -> str:
    """The change from the last figure, with its sign; empty where there is none to tell."""
    if slot.change is None:
        return ""
    number = slot.change.quantize(Decimal("0.1")).normalize()
    said = words.number(abs(number) if number else Decimal(0))
    sign = "+" if number > 0 else "−" if number < 0 else "±"
    points = slot.indicator.measure == PERCENTAGE
    return sign + (_("%(number)s points") % {"number": said} if points else said)


def before(slot: Slot) -> Any:
    """The last figure, with its time below it."""
    if slot.before is None:
        return None
    said = figure(slot.indicator.measure, slot.before.figure, slot.indicator.unit)
    days = slot.before.days
    return Cell(said, note=_("baseline") if days is None else words.period(days))


def target(slot: Slot) -> Any:
    """What is aimed for: in the period, or else over the whole activity."""
    row = slot.indicator
    if slot.target is not None:
        return Cell(figure(row.measure, slot.target, row.unit))
    if slot.now.whole is not None:
        return Cell(
            figure(row.measure, slot.now.whole, row.unit), note=_("for the activity as a whole")
        )
    return None


def doubts(slot: Slot) -> list[str]:
    """What asks for a second look, in words."""
    return [odd(each, slot.indicator.measure) for each in slot.oddities]


def lacking(missing: Iterable[Missing]) -> list[str]:
    """What a report lacks, each with its place."""
    said = []
    for each in missing:
        place = chosen(each.slot.indicator.title) if each.slot else ""
        said.append(f"{place}: {lack(each)}" if place else lack(each))
    return said


def transaction(row: Any) -> dict[str, Any]:
    """Money as a line of a list."""
    return {
        "row": row,
        "kind": KINDS[row.type],
        "money": Money(row.amount, row.currency),
        "day": row.day,
    }
