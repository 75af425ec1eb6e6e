# SPDX-License-Identifier: EUPL-1.2
"""Planning and opening rounds, for one partner or for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, acting
from corridor.foundation.jobs.public import Refused
from corridor.foundation.kernel.public import as_range
from corridor.foundation.pages.public import words
from corridor.foundation.parties.public import Organisation, standing
from corridor.values.periods import Period

from ..models import Round, RoundStep
from ..rules.days import EARLIEST, LATEST
from ..rules.states import State, Verb
from ..selectors.rounds import overlapping, partners_with_activities, running_activities
from .changing import move

LONGEST = 800


@dataclass(frozen=True, slots=True)
class Opened:
    """What a round for all came to: those made, and the rounds that were in the way."""

    made: tuple[Round, ...]
    in_the_way: tuple[Round, ...]


@transaction.atomic
def open_round(
    *, partner: Organisation, period: Period, due: date, by: Actor | None, open: bool = True
) -> Round:
    """A round of a partner: open to write in at once, or else planned.

    Raises `Refused` at `period` or `due` for days that cannot be, at `partner` for one without an
    activity in these days, and at `period` where a round of the partner has some of these days.
    """
    partner = standing(partner)
    _check(period, due)
    # So that two who open rounds of one partner at the same time wait for each other.
    Organisation.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    if not running_activities(period).filter(partner=partner).exists():
        raise Refused(
            _("%(partner)s reports on no activity that runs in these days.") % {"partner": partner},
            "partner",
        )
    other = overlapping(partner, period)
    if other is not None:
        raise Refused(
            _("A round of %(partner)s has some of these days already: %(period)s.")
            % {"partner": partner, "period": words.period(other.days)},
            "period",
        )
    return _make(partner, period, due, by, open)


@transaction.atomic
def open_rounds(
    *,
    period: Period,
    due: date,
    by: Actor | None,
    partners: Iterable[Organisation] | None = None,
    open: bool = True,
) -> Opened:
    """A round for each partner with an activity that runs in these days, or for those given.

    Who has a round with some of these days is left out and told. Raises `Refused` as `open_round`.
    """
    _check(period, due)
    made, in_the_way = [], []
    found = partners_with_activities(period) if partners is None else partners
    for partner in found:
        Organisation.objects.select_for_update(of=("self",)).get(pk=partner.pk)
        other = overlapping(partner, period)
        if other is None:
            made.append(_make(partner, period, due, by, open))
        else:
            in_the_way.append(other)
    return Opened(tuple(made), tuple(in_the_way))


def _check(period: Period, due: date) -> None:
    start, end = period.start, period.end
    if start is None or end is None or not EARLIEST <= start < end <= LATEST:
        raise Refused(_("A round has a first and a last day, the one not before the other."), "end")
    if (end - start).days > LONGEST:
        raise Refused(_("A round is of two years at the most."), "end")
    if due < start or due > LATEST:
        raise Refused(_("A report is due after its period has begun."), "due")


def _make(partner: Organisation, period: Period, due: date, by: Actor | None, open: bool) -> Round:
    with acting(by=by):
        made = Round.objects.create(
            partner=partner, period=as_range(period), due=due, since=timezone.now()
        )
        RoundStep.objects.create(
            round=made,
            verb=Verb.PLAN,
            before="",
            after=State.PLANNED,
            by_key=None if by is None else by.pk,
        )
        if open:
            move(made, Verb.OPEN, State.OPEN, by=by, remark="")
    return made
