# SPDX-License-Identifier: EUPL-1.2
"""What will be done about what a screening found, followed step by step."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from corridor.foundation.audit.public import Actor, changing
from corridor.foundation.jobs.public import Refused
from corridor.foundation.parties.public import Organisation, standing
from corridor.values.texts import Text

from ..models import Measure, MeasureStep, Screening
from ..models.measure import MeasureState
from .common import not_later


def add_measure(
    *,
    by: Actor | None,
    screening: Screening,
    text: Text,
    organisation: Organisation | None = None,
    due: date | None = None,
    key: str = "",
) -> Measure:
    """Agree a measure; a form sent twice with the same `key` adds one."""
    with changing(by=by):
        Screening.objects.select_for_update(of=("self",)).get(pk=screening.pk)
        if key:
            held = Measure.objects.filter(public_id=key, screening=screening).first()
            if held is not None:
                return held
        row = Measure(
            screening=screening,
            text=text,
            organisation=None if organisation is None else standing(organisation),
            due=due,
        )
        if key and not Measure.objects.filter(public_id=key).exists():
            row.public_id = key
        row.save()
    return row


def add_step(
    *,
    by: Actor | None,
    measure: Measure,
    state: str,
    seen: int,
    text: str = "",
    day: date | None = None,
) -> MeasureStep:
    """Record how far a measure is. `seen` is the number of steps that were shown.

    Raises `Refused` where somebody added one meanwhile, where nothing is new, for a day to come or
    before the last step, and without words for a measure that is dropped.
    """
    day = day or timezone.localdate()
    not_later(day)
    if state not in MeasureState:
        raise Refused(_("Choose a state."), "state")
    if state == MeasureState.DROPPED and not text.strip():
        raise Refused(_("Say why it will not be done."), "text")
    with changing(by=by):
        held = Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
        steps = list(held.steps.order_by("pk"))
        if len(steps) != seen:
            raise Refused(
                _("Somebody else added a step meanwhile; it stands above. Look at it first."), ""
            )
        if held.state == state and not text.strip():
            raise Refused(_("That is its state already: say what is new."), "text")
        if steps and day < steps[-1].day:
            raise Refused(_("The last step is of a later day."), "day")
        step = MeasureStep.objects.create(
            measure=held,
            day=day,
            state=state,
            text=text.strip(),
            by_key=None if by is None else by.pk,
        )
        held.state = state
        held.save()
    return step
